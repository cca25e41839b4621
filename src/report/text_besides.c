/* SPDX-License-Identifier: MIT */
#include "report/text.h"

static bool is_shown(const struct sg_fact_answer *answer)
{
	return sg_label_fact_asks(answer->fact->kind) &&
	       answer->fact->strength != SG_STRENGTH_MENTIONED;
}

/* "6 y 1 m in dated jobs", "Bachelor, 2021", "C1". */
static sg_str held_label(struct sg_sheet *page, const struct sg_fact_answer *answer)
{
	unsigned months = 0;

	if (answer->fact->kind == SG_FACT_DEGREE)
		return sg_label_capital(page, answer->held);
	if (answer->fact->kind != SG_FACT_TOTAL_YEARS)
		return answer->held;
	for (size_t i = 0; i < answer->held.len && months < 10000; i++)
		if (sg_is_digit(answer->held.ptr[i]))
			months = months * 10 + (unsigned)(answer->held.ptr[i] - '0');
	return sg_page_format(page, SG_FMT " in dated jobs", SG_ARG(sg_label_months(page, months)));
}

/* Languages that a profile with languages does not name are not held against anybody. */
static bool is_unnamed(const struct sg_sheet *page, const struct sg_fact_answer *answer)
{
	return answer->met == SG_UNKNOWN && answer->fact->kind == SG_FACT_LANGUAGE &&
	       page->report->profile->n_languages > 0;
}

static void write_sign(struct sg_sheet *page, const struct sg_fact_answer *answer)
{
	if (answer->met == SG_YES) {
		sg_text_status(page, SG_MET);
		return;
	}
	if (is_unnamed(page, answer)) {
		sg_page_printf(page, "  unnamed");
	} else {
		sg_page_style(page, SG_STYLE_FAIR);
		sg_page_printf(page, answer->met == SG_NO ? "! check" : "? check");
		sg_page_style(page, SG_STYLE_NONE);
	}
	sg_page_pad(page, SG_TEXT_INDENT);
}

static void write_fact(struct sg_sheet *page, const struct sg_fact_answer *answer)
{
	bool quote = answer->met == SG_UNKNOWN && !is_unnamed(page, answer) &&
		     answer->fact->quote.ptr != NULL;

	write_sign(page, answer);
	if (quote)
		sg_page_quote(page, answer->fact->quote, page->width - SG_TEXT_INDENT);
	else
		sg_page_text(page, sg_label_fact(page, answer->fact), page->width - SG_TEXT_INDENT);
	if (answer->held.ptr != NULL && page->columns + 10 < page->width) {
		sg_page_pad(page, 44);
		sg_page_printf(page, "you: ");
		sg_page_text(page, held_label(page, answer), page->width - page->columns);
	}
	sg_page_end(page);
}

void sg_text_besides(struct sg_sheet *page, const struct sg_report_posting *posting)
{
	static const enum sg_tristate order[] = { SG_NO, SG_YES, SG_UNKNOWN };
	struct sg_flow flow = { .page = page, .indent = 2 };
	size_t n = 0;

	for (size_t i = 0; i < posting->n_besides; i++)
		n += is_shown(&posting->besides[i]);
	if (n == 0)
		return;
	if (page->report->profile != NULL)
		sg_page_blank(page);
	sg_page_heading(page, "BESIDES SKILLS", NULL);
	if (page->report->profile == NULL) {
		for (size_t i = 0; i < posting->n_besides; i++)
			if (is_shown(&posting->besides[i]))
				sg_flow_add(&flow, sg_label_fact(page, posting->besides[i].fact));
		sg_page_end(page);
		return;
	}
	for (size_t pass = 0; pass < sizeof order / sizeof *order; pass++)
		for (size_t i = 0; i < posting->n_besides; i++)
			if (is_shown(&posting->besides[i]) &&
			    posting->besides[i].met == order[pass])
				write_fact(page, &posting->besides[i]);
}
