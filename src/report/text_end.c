/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include <stdlib.h>

enum { MAX_SAID = 8, MAX_UNCLEAR = 20, UNCLEAR_COLUMN = 35 };

static bool is_counted(const struct sg_report_posting *posting)
{
	return posting->verdict != SG_UNCLEAR && !posting->left_out;
}

static int by_count(const void *left, const void *right)
{
	const struct sg_name *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return sg_str_cmp(a->id, b->id);
}

/* Asked practices that the profile does not name, unless they count and are gaps; and what is
 * likely. */
static bool is_worth_saying(const struct sg_sheet *sheet, const struct sg_answer *answer)
{
	if (answer->requirement->polarity != SG_POLARITY_ASKED ||
	    answer->requirement->strength < SG_STRENGTH_UNSPECIFIED ||
	    answer->requirement->n_any_of == 0)
		return false;
	return answer->status == SG_LIKELY ||
	       (answer->class_ == SG_CLASS_PRACTICE && answer->status != SG_MET &&
		answer->status != SG_SHORT && answer->status != SG_LEARNING &&
		!sheet->report->count_practices);
}

/* Counts what is worth saying, once a posting. */
static void count_sayings(const struct sg_report_posting *posting, struct sg_sheet *sheet,
			  struct sg_name_table *counts)
{
	struct sg_name_table once = { .arena = sheet->arena };

	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];
		struct sg_name *mine, *entry;
		sg_str id;

		if (!is_worth_saying(sheet, answer))
			continue;
		id = answer->requirement->any_of[0];
		mine = sg_name_enter(&once, id, id);
		sheet->failed |= mine == NULL;
		if (mine == NULL || mine->n++ > 0)
			continue;
		entry = sg_name_enter(counts, id, sg_name_of(&sheet->names, id));
		if (entry != NULL)
			entry->n++;
	}
}

static void write_sayings(struct sg_sheet *sheet)
{
	struct sg_name_table counts = { .arena = sheet->arena };
	struct sg_flow flow = { .sheet = sheet, .indent = 2 };
	size_t most = sheet->options->verbose ? SIZE_MAX : MAX_SAID;

	for (size_t i = 0; i < sheet->report->n_postings; i++)
		if (is_counted(&sheet->report->postings[i]))
			count_sayings(&sheet->report->postings[i], sheet, &counts);
	sheet->failed |= counts.failed;
	if (counts.entries.n == 0)
		return;
	qsort(counts.entries.at, counts.entries.n, sizeof *counts.entries.at, by_count);
	if (sheet->report->profile != NULL)
		sg_sheet_heading(sheet, "SAY IT IF IT IS TRUE",
				 "   asked practices that your profile does not name");
	else
		sg_sheet_heading(sheet, "PRACTICES", NULL);
	for (size_t i = 0; i < counts.entries.n && i < most; i++)
		sg_flow_add(&flow,
			    sg_sheet_format(sheet, SG_FMT " %u", SG_ARG(counts.entries.at[i].name),
					    (unsigned)counts.entries.at[i].n));
	if (counts.entries.n > most)
		sg_flow_add(&flow,
			    sg_sheet_format(sheet, "%zu more: --verbose", counts.entries.n - most));
	sg_sheet_end(sheet);
}

static int by_fact(const void *left, const void *right)
{
	const struct sg_fact_count *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return sg_str_cmp(a->value, b->value);
}

static sg_str fact_label(struct sg_sheet *sheet, const struct sg_fact_count *fact)
{
	sg_str name = fact->value.ptr != NULL ? sg_label_capital(sheet, fact->value)
					      : sg_str_of(sg_label_fact_kind(fact->kind));

	if (fact->kind == SG_FACT_TOTAL_YEARS && sheet->report->profile != NULL &&
	    sheet->report->profile->total_months > 0)
		return sg_sheet_format(sheet, SG_FMT " %u (you have %u of them)", SG_ARG(name),
				       (unsigned)fact->n, (unsigned)fact->met);
	return sg_sheet_format(sheet, SG_FMT " %u", SG_ARG(name), (unsigned)fact->n);
}

/* Facts that ask something, commonest first; single ones only where there is nothing else. */
static void write_facts(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	struct sg_fact_count *facts =
		sg_arena_array(sheet->arena, struct sg_fact_count, report->n_facts);
	struct sg_flow flow = { .sheet = sheet, .indent = 2 };
	size_t n = 0;

	sheet->failed |= facts == NULL;
	for (size_t i = 0; facts != NULL && i < report->n_facts; i++)
		if (sg_label_fact_asks(report->facts[i].kind))
			facts[n++] = report->facts[i];
	if (n == 0)
		return;
	qsort(facts, n, sizeof *facts, by_fact);
	sg_sheet_heading(sheet, "BESIDES SKILLS",
			 report->profile != NULL ? "         check these yourself" : NULL);
	for (size_t i = 0; i < n; i++)
		if (facts[i].n > 1 || facts[0].n == 1 || sheet->options->verbose)
			sg_flow_add(&flow, fact_label(sheet, &facts[i]));
	sg_sheet_end(sheet);
}

static void write_unclear(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	uint32_t n = report->verdicts[SG_UNCLEAR], shown = 0;
	bool all = sheet->options->verbose || sg_str_eq(sheet->options->verdict, SG_STR("unclear"));

	if (n == 0)
		return;
	sg_sheet_heading(sheet, "UNCLEAR", NULL);
	for (size_t i = 0; i < report->n_postings && (all || shown < MAX_UNCLEAR); i++) {
		const struct sg_report_posting *posting = &report->postings[i];
		const struct sg_posting *about = &posting->findings->posting;

		if (posting->verdict != SG_UNCLEAR || posting->left_out)
			continue;
		sg_sheet_printf(sheet, "  ");
		sg_sheet_link(sheet, about->url, sg_label_posting(sheet, about, UNCLEAR_COLUMN - 3),
			      UNCLEAR_COLUMN - 3);
		sg_sheet_pad(sheet, UNCLEAR_COLUMN);
		sg_sheet_text(sheet, posting->unclear_why, sheet->width - UNCLEAR_COLUMN);
		sg_sheet_end(sheet);
		shown++;
	}
	if (shown < n) {
		sg_sheet_printf(sheet, "  and %u more: --verdict unclear", (unsigned)(n - shown));
		sg_sheet_end(sheet);
	}
}

void sg_text_end(struct sg_sheet *sheet)
{
	sg_sheet_blank(sheet);
	write_sayings(sheet);
	write_facts(sheet);
	write_unclear(sheet);
	sg_text_sources(sheet, true);
}
