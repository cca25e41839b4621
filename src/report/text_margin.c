/* SPDX-License-Identifier: MIT */
#include "report/text.h"

/* What stands at the left of a line: the sign of a status, or a heading beside its text. */

void sg_text_status(struct sg_sheet *page, enum sg_met status)
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

	sg_page_style(page, signs[status].style);
	sg_page_printf(page, "%s", signs[status].text);
	sg_page_style(page, SG_STYLE_NONE);
	sg_page_pad(page, SG_TEXT_INDENT);
}

void sg_text_margin(struct sg_sheet *page, const char *heading)
{
	sg_page_style(page, SG_STYLE_HEAD);
	sg_page_printf(page, "%s", heading);
	sg_page_style(page, SG_STYLE_NONE);
	sg_page_pad(page, SG_TEXT_MARGIN);
}
