/* SPDX-License-Identifier: MIT */
#include "profile/period.h"

#include <stdlib.h>

#include "base/date.h"

bool sg_period_date(sg_str text, int64_t *days)
{
	text = sg_str_trim(text);
	if (text.len != 4 && (text.len < 7 || text.ptr[4] != '-'))
		return false;
	if (text.len > 7 && (text.len < 10 || text.ptr[7] != '-'))
		return false;
	if (text.len > 10 && text.ptr[10] != 'T' && text.ptr[10] != ' ')
		return false;
	return sg_date_parse(text, days);
}

static int by_skill(const void *a, const void *b)
{
	const struct sg_period *x = a, *y = b;

	if (x->skill != y->skill)
		return x->skill < y->skill ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end > y->end) - (x->end < y->end);
}

void sg_period_sort(struct sg_period *at, size_t n)
{
	if (n > 1)
		qsort(at, n, sizeof *at, by_skill);
}

/* Whole months from start to end, and the days that are left over. */
static unsigned months_between(int64_t start, int64_t end, unsigned *days)
{
	int from_year, to_year;
	unsigned from_month, from_day, to_month, to_day;
	int months;

	sg_days_split(start, &from_year, &from_month, &from_day);
	sg_days_split(end, &to_year, &to_month, &to_day);
	months = (to_year - from_year) * 12 + (int)to_month - (int)from_month;
	if (to_day >= from_day) {
		*days += to_day - from_day;
	} else {
		*days += to_day + 30 - (from_day > 30 ? 30 : from_day);
		months--;
	}
	return months < 0 ? 0 : (unsigned)months;
}

unsigned sg_period_months(const struct sg_period *at, size_t n, size_t *used)
{
	unsigned months = 0, days = 0;
	size_t i = 0;

	while (i < n && at[i].skill == at[0].skill) {
		int64_t start = at[i].start, end = at[i].end;

		for (i++; i < n && at[i].skill == at[0].skill && at[i].start <= end; i++)
			if (at[i].end > end)
				end = at[i].end;
		if (end > start)
			months += months_between(start, end, &days);
	}
	*used = i;
	return months + days / 30;
}
