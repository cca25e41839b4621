/* SPDX-License-Identifier: MIT */
#include "report/rows.h"

#include <stdlib.h>

bool sg_rows_is_counted(const struct sg_report_posting *posting)
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

/* Counts what is worth saying, once a posting; they are told apart by number, from 1. */
static void count_sayings(const struct sg_report_posting *posting, uint32_t number,
			  struct sg_sheet *sheet, struct sg_name_table *counts)
{
	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];
		struct sg_name *entry;
		sg_str id;

		if (!is_worth_saying(sheet, answer))
			continue;
		id = answer->requirement->any_of[0];
		entry = sg_name_enter(counts, id, sg_name_of(&sheet->names, id));
		if (entry == NULL || entry->last == number)
			continue;
		entry->last = number;
		entry->n++;
	}
}

const struct sg_name *sg_rows_said(struct sg_sheet *sheet, size_t *n)
{
	struct sg_name_table counts = { .arena = sheet->arena };
	const struct sg_report *whole = sheet->whole;

	for (size_t i = 0; i < whole->n_postings; i++)
		if (sg_rows_is_counted(&whole->postings[i]))
			count_sayings(sg_posting_open(whole, &whole->postings[i], &sheet->failed),
				      (uint32_t)i + 1, sheet, &counts);
	sheet->failed |= counts.failed;
	*n = counts.entries.n;
	if (*n > 0)
		qsort(counts.entries.at, *n, sizeof *counts.entries.at, by_count);
	return counts.entries.at;
}

bool sg_rows_says(const struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	bool failed = false; /* it will fail again when it is written */

	if (!sg_rows_is_counted(posting))
		return false;
	posting = sg_posting_open(sheet->report, posting, &failed);
	for (size_t i = 0; i < posting->n_answers; i++)
		if (is_worth_saying(sheet, &posting->answers[i]))
			return true;
	return false;
}
