/* SPDX-License-Identifier: MIT */
#include "report/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "report/posting.h"

/* What a row is ordered by: text from A, then number from the highest. */
struct key {
	sg_str text;
	double number;
	bool last; /* there is nothing to order it by */
	size_t index;
};

static int compare_fold(sg_str a, sg_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;

	for (size_t i = 0; i < n; i++) {
		unsigned char left = (unsigned char)sg_lower(a.ptr[i]);
		unsigned char right = (unsigned char)sg_lower(b.ptr[i]);

		if (left != right)
			return left < right ? -1 : 1;
	}
	return a.len < b.len ? -1 : a.len > b.len;
}

static int by_key(const void *left, const void *right)
{
	const struct key *a = left, *b = right;
	int order = a->last == b->last ? compare_fold(a->text, b->text) : a->last ? 1 : -1;

	if (order != 0)
		return order;
	if (a->number < b->number || a->number > b->number)
		return a->number > b->number ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

static struct key of_text(sg_str text)
{
	return (struct key){ .text = text, .last = text.len == 0 };
}

static struct key of_number(double number)
{
	return (struct key){ .number = number };
}

static struct key gap_key(const struct sg_gap *gap, enum sg_sort sort)
{
	switch (sort) {
	case SG_SORT_OPENS:
		return of_number(gap->opens);
	case SG_SORT_CLOSER:
		return of_number(gap->closer);
	case SG_SORT_NAME:
		return of_text(gap->name);
	case SG_SORT_AREA:
		return of_text(gap->area);
	default:
		return of_number(0); /* the order they come in is by demand */
	}
}

/* Whole digits at the start of a text, which moves past them. */
static double take_number(sg_str *text)
{
	double value = 0;

	while (text->len > 0 && sg_is_digit(text->ptr[0])) {
		value = value * 10 + (text->ptr[0] - '0');
		*text = sg_str_sub(*text, 1, text->len);
	}
	return value;
}

/* How many of a period of pay make a year of full-time work. */
static double in_a_year(sg_str period)
{
	static const struct {
		const char *word;
		double times;
	} periods[] = { { "hour", 2080 }, { "day", 260 }, { "week", 52 }, { "month", 12 } };

	for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
		if (sg_str_eq(period, sg_str_of(periods[i].word)))
			return periods[i].times;
	return 1;
}

/* "850000-980000 NOK/year": the currency, and the most of it a year. */
static struct key salary_key(sg_str salary)
{
	struct key key = { .last = true };
	sg_str rest = salary;
	double high = take_number(&rest);

	if (rest.len == salary.len)
		return key;
	if (sg_str_starts(rest, SG_STR("-"))) {
		rest = sg_str_sub(rest, 1, rest.len);
		high = take_number(&rest);
	}
	key.last = false;
	key.text = sg_str_trim(rest);
	if (sg_str_find(key.text, SG_STR("/"), 0) != SIZE_MAX) {
		rest = key.text;
		key.text = sg_str_cut(&rest, '/');
		high *= in_a_year(rest);
	}
	key.number = high;
	return key;
}

static struct key posting_key(const struct sg_report_posting *posting, enum sg_sort sort)
{
	const struct sg_posting *about = sg_posting_about(posting);
	struct key key = { 0 };
	int64_t day;

	switch (sort) {
	case SG_SORT_VERDICT:
		return of_number(-(double)posting->verdict);
	case SG_SORT_FIT:
		return of_number(posting->has_fit ? posting->fit : -1);
	case SG_SORT_POSTED:
		key.last = !sg_date_parse(about->posted, &day);
		key.number = key.last ? 0 : (double)day;
		return key;
	case SG_SORT_COMPANY:
		return of_text(about->company);
	case SG_SORT_TITLE:
		return of_text(about->title);
	case SG_SORT_SALARY:
		return salary_key(about->salary);
	case SG_SORT_SOURCE:
		return of_text(about->source);
	default:
		return of_number(0);
	}
}

/* Brings n rows of a size into the order of their keys. */
static enum sg_status arrange(void *rows, size_t n, size_t size, struct key *keys,
			      struct sg_arena *arena, struct sg_error *err)
{
	char *copy = sg_arena_alloc_array(arena, n, size, alignof(max_align_t));

	if (copy == NULL)
		return sg_no_memory(err);
	if (n == 0)
		return SG_OK;
	memcpy(copy, rows, n * size);
	for (size_t i = 0; i < n; i++)
		keys[i].index = i;
	qsort(keys, n, sizeof *keys, by_key);
	for (size_t i = 0; i < n; i++)
		memcpy((char *)rows + i * size, copy + keys[i].index * size, size);
	return SG_OK;
}

enum sg_status sg_view_sort_gaps(struct sg_gap *gaps, size_t n, enum sg_sort sort,
				 struct sg_arena *arena, struct sg_error *err)
{
	struct key *keys = sg_arena_array(arena, struct key, n);

	if (keys == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < n; i++)
		keys[i] = gap_key(&gaps[i], sort);
	return arrange(gaps, n, sizeof *gaps, keys, arena, err);
}

enum sg_status sg_view_sort_postings(struct sg_report_posting *postings, size_t n,
				     enum sg_sort sort, struct sg_arena *arena,
				     struct sg_error *err)
{
	struct key *keys = sg_arena_array(arena, struct key, n);

	if (keys == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < n; i++)
		keys[i] = posting_key(&postings[i], sort);
	return arrange(postings, n, sizeof *postings, keys, arena, err);
}
