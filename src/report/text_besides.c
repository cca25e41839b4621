/* SPDX-License-Identifier: MIT */
#include "report/text.h"

static bool is_shown(const struct sg_fact_answer *answer)
{
	return sg_label_fact_asks(answer->fact->kind) &&
	       answer->fact->strength != SG_STRENGTH_MENTIONED;
}

/* "6 y 1 m in dated jobs", "Bachelor, 2021", "C1". */
static sg_str held_label(struct sg_sheet *sheet, const struct sg_fact_answer *answer)
{
	unsigned months = 0;

	if (answer->fact->kind == SG_FACT_DEGREE)
		return sg_label_capital(sheet, answer->held);
	if (answer->fact->kind != SG_FACT_TOTAL_YEARS)
		return answer->held;
	for (size_t i = 0; i < answer->held.len && months < 10000; i++)
		if (sg_is_digit(answer->held.ptr[i]))
			months = months * 10 + (unsigned)(answer->held.ptr[i] - '0');
	return sg_sheet_format(sheet, SG_FMT " in dated jobs",
			       SG_ARG(sg_label_months(sheet, months)));
}

/* Languages that a profile with languages does not name are not held against anybody. */
static bool is_unnamed(const struct sg_sheet *sheet, const struct sg_fact_answer *answer)
{
	return answer->met == SG_UNKNOWN && answer->fact->kind == SG_FACT_LANGUAGE &&
	       sheet->report->profile->n_languages > 0;
}

static void write_sign(struct sg_sheet *sheet, const struct sg_fact_answer *answer)
{
	if (answer->met == SG_YES) {
		sg_text_status(sheet, SG_MET);
		return;
	}
	if (is_unnamed(sheet, answer)) {
		sg_sheet_printf(sheet, "  unnamed");
	} else {
		sg_sheet_style(sheet, SG_STYLE_FAIR);
		sg_sheet_printf(sheet, answer->met == SG_NO ? "! check" : "? check");
		sg_sheet_style(sheet, SG_STYLE_NONE);
	}
	sg_sheet_pad(sheet, SG_TEXT_INDENT);
}

static void write_fact(struct sg_sheet *sheet, const struct sg_fact_answer *answer)
{
	bool quote = answer->met == SG_UNKNOWN && !is_unnamed(sheet, answer) &&
		     answer->fact->quote.ptr != NULL;

	write_sign(sheet, answer);
	if (quote)
		sg_sheet_quote(sheet, answer->fact->quote, sheet->width - SG_TEXT_INDENT);
	else
		sg_sheet_text(sheet, sg_label_fact(sheet, answer->fact),
			      sheet->width - SG_TEXT_INDENT);
	if (answer->held.ptr != NULL && sheet->columns + 10 < sheet->width) {
		sg_sheet_pad(sheet, 44);
		sg_sheet_printf(sheet, "you: ");
		sg_sheet_text(sheet, held_label(sheet, answer), sheet->width - sheet->columns);
	}
	sg_sheet_end(sheet);
}

void sg_text_besides(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	static const enum sg_tristate order[] = { SG_NO, SG_YES, SG_UNKNOWN };
	struct sg_flow flow = { .sheet = sheet, .indent = 2 };
	size_t n = 0;

	for (size_t i = 0; i < posting->n_besides; i++)
		n += is_shown(&posting->besides[i]);
	if (n == 0)
		return;
	if (sheet->report->profile != NULL)
		sg_sheet_blank(sheet);
	sg_sheet_heading(sheet, "BESIDES SKILLS", NULL);
	if (sheet->report->profile == NULL) {
		for (size_t i = 0; i < posting->n_besides; i++)
			if (is_shown(&posting->besides[i]))
				sg_flow_add(&flow, sg_label_fact(sheet, posting->besides[i].fact));
		sg_sheet_end(sheet);
		return;
	}
	for (size_t pass = 0; pass < sizeof order / sizeof *order; pass++)
		for (size_t i = 0; i < posting->n_besides; i++)
			if (is_shown(&posting->besides[i]) &&
			    posting->besides[i].met == order[pass])
				write_fact(sheet, &posting->besides[i]);
}
