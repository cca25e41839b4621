/* SPDX-License-Identifier: MIT */
#include "profile/clause.h"

static bool ends_clause(sg_str line, size_t at)
{
	return (line.ptr[at] == '.' || line.ptr[at] == ';') &&
	       (at + 1 == line.len || sg_is_space(line.ptr[at + 1]));
}

/* Where the sentence begins that holds a byte, not before `from`. */
static size_t start_of(sg_str line, size_t at, size_t from)
{
	while (at > from && !(at > 1 && sg_is_space(line.ptr[at - 1]) && ends_clause(line, at - 2)))
		at--;
	return at;
}

static size_t end_of(sg_str line, size_t at)
{
	while (at < line.len && !ends_clause(line, at))
		at++;
	return at;
}

static size_t find_dates(const struct sg_image *image, sg_str line, int64_t today,
			 struct sg_clause *out)
{
	size_t n = 0, from = 0;

	while (n < SG_MAX_CLAUSES && sg_dates_find(image, sg_str_sub(line, from, line.len), today,
						   &out[n].dates)) {
		out[n].dates.at += (uint32_t)from;
		out[n].dates.until += (uint32_t)from;
		from = out[n].dates.until;
		n++;
	}
	return n;
}

size_t sg_clauses_find(const struct sg_image *image, sg_str line, int64_t today,
		       struct sg_clause *out)
{
	size_t n = find_dates(image, line, today, out), before = 0;
	bool leads = false;

	for (size_t i = 0; i < n; i++) {
		struct sg_clause *clause = &out[i];
		size_t start = start_of(line, clause->dates.at, before);
		size_t end = end_of(line, clause->dates.until);
		bool first = i == 0 || start > before;
		bool last = i + 1 == n || out[i + 1].dates.at >= end;

		leads = first ? start == clause->dates.at : leads;
		if (!last)
			end = leads ? out[i + 1].dates.at : clause->dates.until;
		clause->start = (uint32_t)(leads && !first ? clause->dates.at : start);
		clause->end = (uint32_t)end;
		before = end;
	}
	return n;
}
