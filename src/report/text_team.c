/* SPDX-License-Identifier: MIT */
#include "report/beside_words.h"
#include "report/text.h"

static void write_class(struct sg_sheet *sheet, enum sg_class class_)
{
	sg_str cover = sg_team_cover(sheet, class_);
	sg_str lacking, by_one;

	if (cover.ptr == NULL)
		return;
	lacking = sg_team_lacking(sheet, class_);
	by_one = sg_team_by_one(sheet, class_);
	sg_sheet_paragraph(sheet, 0,
			   sg_sheet_format(sheet, SG_FMT "%s" SG_FMT "%s" SG_FMT, SG_ARG(cover),
					   lacking.len > 0 ? " " : "", SG_ARG(lacking),
					   by_one.len > 0 ? " " : "", SG_ARG(by_one)));
}

void sg_text_team(struct sg_sheet *sheet)
{
	sg_sheet_paragraph(sheet, 0, sg_team_people(sheet));
	sg_sheet_blank(sheet);
	write_class(sheet, SG_CLASS_TECHNOLOGY);
	sg_sheet_blank(sheet);
	write_class(sheet, SG_CLASS_PRACTICE);
	sg_text_uncounted(sheet);
	if (sheet->report->n_sources > 0)
		sg_text_sources(sheet, true);
}
