/* SPDX-License-Identifier: MIT */
#include "report/text.h"

/* What stands at the left of a line: the sign of a status, or a heading beside its text. */

void sg_text_status(struct sg_sheet *sheet, enum sg_met status)
{
	static const struct {
		const char *text;
		enum sg_style style;
	} signs[SG_N_MET] = {
		[SG_MET_UNKNOWN] = { " ", SG_STYLE_NONE },
		[SG_MET] = { "✓ met", SG_STYLE_GOOD },
		[SG_LIKELY] = { "≈ likely", SG_STYLE_GOOD },
		[SG_SHORT] = { "! short", SG_STYLE_FAIR },
		[SG_LEARNING] = { "◦ learning", SG_STYLE_FAIR },
		[SG_NEAR] = { "~ near", SG_STYLE_FAIR },
		[SG_MISSING] = { "✗ missing", SG_STYLE_BAD },
		[SG_NOT_ASKED] = { " ", SG_STYLE_NONE },
	};

	sg_sheet_style(sheet, signs[status].style);
	sg_sheet_printf(sheet, "%s", signs[status].text);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_pad(sheet, SG_TEXT_INDENT);
}

void sg_text_you(struct sg_sheet *sheet)
{
	sg_sheet_pad(sheet, sheet->width < SG_TEXT_WIDTH_OF_BARS ? 34 : 44);
	sg_sheet_printf(sheet, "you: ");
}

void sg_text_under(struct sg_sheet *sheet, sg_str text)
{
	if (text.ptr == NULL)
		return;
	sg_sheet_printf(sheet, "  ");
	sg_sheet_text(sheet, text, SG_SHEET_ALL);
	sg_sheet_end(sheet);
}

void sg_text_address(struct sg_sheet *sheet, const struct sg_posting *posting)
{
	if (sheet->options->urls)
		sg_text_under(sheet, posting->url);
}

void sg_text_margin(struct sg_sheet *sheet, const char *heading)
{
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_printf(sheet, "%s", heading);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_pad(sheet, SG_TEXT_MARGIN);
}
