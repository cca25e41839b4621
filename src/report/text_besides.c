/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include "report/digest.h"

static void write_sign(struct sg_sheet *sheet, enum sg_check check)
{
	switch (check) {
	case SG_CHECK_MET:
		sg_text_status(sheet, SG_MET);
		return;
	case SG_CHECK_UNNAMED:
		sg_sheet_printf(sheet, "  unnamed");
		break;
	default:
		sg_sheet_style(sheet, SG_STYLE_FAIR);
		sg_sheet_printf(sheet, check == SG_CHECK_UNMET ? "! check" : "? check");
		sg_sheet_style(sheet, SG_STYLE_NONE);
		break;
	}
	sg_sheet_pad(sheet, SG_TEXT_INDENT);
}

static void write_fact(struct sg_sheet *sheet, const struct sg_fact_answer *answer)
{
	enum sg_check check = sg_digest_check(sheet, answer);
	bool quote = check == SG_CHECK_ASK && answer->fact->quote.ptr != NULL;

	write_sign(sheet, check);
	if (quote)
		sg_sheet_quote(sheet, answer->fact->quote, sheet->width - SG_TEXT_INDENT);
	else
		sg_sheet_text(sheet, sg_label_fact(sheet, answer->fact),
			      sheet->width - SG_TEXT_INDENT);
	if (answer->held.ptr != NULL && sheet->columns + 10 < sheet->width) {
		sg_text_you(sheet);
		sg_sheet_text(sheet, sg_digest_fact_held(sheet, answer),
			      sheet->width - sheet->columns);
	}
	sg_sheet_end(sheet);
}

void sg_text_besides(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	static const enum sg_tristate order[] = { SG_NO, SG_YES, SG_UNKNOWN };
	struct sg_flow flow = { .sheet = sheet, .indent = 2 };
	size_t n = 0;

	for (size_t i = 0; i < posting->n_besides; i++)
		n += sg_digest_shows_fact(&posting->besides[i]);
	if (n == 0)
		return;
	if (sheet->report->profile != NULL)
		sg_sheet_blank(sheet);
	sg_sheet_heading(sheet, "BESIDES SKILLS", NULL);
	if (sheet->report->profile == NULL) {
		for (size_t i = 0; i < posting->n_besides; i++)
			if (sg_digest_shows_fact(&posting->besides[i]))
				sg_flow_add(&flow, sg_label_fact(sheet, posting->besides[i].fact));
		sg_sheet_end(sheet);
		return;
	}
	for (size_t pass = 0; pass < sizeof order / sizeof *order; pass++)
		for (size_t i = 0; i < posting->n_besides; i++)
			if (sg_digest_shows_fact(&posting->besides[i]) &&
			    posting->besides[i].met == order[pass])
				write_fact(sheet, &posting->besides[i]);
}
