/* SPDX-License-Identifier: MIT */
#include "report/rows.h"

#include <stdlib.h>

#include "report/label.h"

bool sg_rows_decides(const struct sg_sheet *sheet, enum sg_class class_)
{
	return class_ == SG_CLASS_TECHNOLOGY ||
	       (class_ == SG_CLASS_PRACTICE && sheet->report->count_practices);
}

bool sg_rows_avoided(const struct sg_sheet *sheet, sg_str id)
{
	const struct sg_profile *profile = sheet->report->profile;

	for (size_t i = 0; profile != NULL && i < profile->n_claims; i++)
		if (profile->claims[i].status == SG_CLAIM_AVOID &&
		    sg_str_eq(profile->claims[i].skill, id))
			return true;
	return false;
}

bool sg_rows_in_table(const struct sg_sheet *sheet, const struct sg_gap *gap)
{
	return sg_rows_decides(sheet, gap->class_) && gap->status != SG_SHORT &&
	       !sg_rows_avoided(sheet, gap->id);
}

size_t sg_rows_wanted(const struct sg_sheet *sheet)
{
	if (sheet->options->top > 0)
		return sheet->options->top;
	return sheet->report->profile != NULL ? 5 : 10;
}

uint32_t sg_rows_asking(const struct sg_gap *gap)
{
	return gap->required.n + gap->preferred.n + gap->unspecified.n;
}

bool sg_rows_is_of(const struct sg_report_posting *posting, enum sg_verdict verdict)
{
	return posting->verdict == verdict && !posting->left_out;
}

/* A posting in a list. */
struct entry {
	const struct sg_report_posting *posting;
	int64_t age;
};

static int by_age(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->age != b->age)
		return a->age < b->age ? -1 : 1;
	return a->posting < b->posting ? -1 : a->posting > b->posting;
}

static struct entry entry_of(const struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	struct entry entry = { .posting = posting };

	if (sheet->report->ordered)
		return entry;
	if (!sg_label_age(sheet, sg_posting_about(posting)->posted, &entry.age))
		entry.age = INT64_MAX;
	return entry;
}

const struct sg_report_posting *const *sg_rows_of_verdict(struct sg_sheet *sheet,
							  enum sg_verdict verdict, size_t *n)
{
	const struct sg_report *report = sheet->report;
	const struct sg_report_posting **list;
	struct entry *entries;
	size_t all = 0;

	*n = 0;
	for (size_t i = 0; i < report->n_postings; i++)
		all += sg_rows_is_of(&report->postings[i], verdict);
	if (all == 0)
		return NULL;
	entries = sg_arena_array(sheet->arena, struct entry, all);
	list = sg_arena_array(sheet->arena, const struct sg_report_posting *, all);
	if (entries == NULL || list == NULL) {
		sheet->failed = true;
		return NULL;
	}
	for (size_t i = 0; i < report->n_postings && *n < all; i++)
		if (sg_rows_is_of(&report->postings[i], verdict))
			entries[(*n)++] = entry_of(sheet, &report->postings[i]);
	qsort(entries, *n, sizeof *entries, by_age);
	for (size_t i = 0; i < *n; i++)
		list[i] = entries[i].posting;
	return list;
}

size_t sg_rows_listed(const struct sg_sheet *sheet, enum sg_verdict verdict, size_t n)
{
	bool many = sheet->report->n_seen > SG_ROWS_MANY;

	if (sheet->report->chosen)
		return n;
	if (verdict == SG_FAR || (verdict == SG_STRETCH && many))
		return 0;
	return many && n > SG_ROWS_CAP ? SG_ROWS_CAP : n;
}

static bool has_member(const struct sg_requirement *wish, sg_str id)
{
	for (size_t i = 0; i < wish->n_any_of; i++)
		if (sg_str_eq(wish->any_of[i], id))
			return true;
	return false;
}

const struct sg_answer *sg_rows_first_unmet(const struct sg_report_posting *posting)
{
	for (size_t i = 0; posting->n_unmet > 0 && i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];

		if (answer->status > SG_LIKELY && answer->status != SG_NOT_ASKED &&
		    has_member(answer->requirement, posting->unmet[0]))
			return answer;
	}
	return NULL;
}
