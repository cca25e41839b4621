/* SPDX-License-Identifier: MIT */
/* Dates, durations and periods of one line, as postings and as people write them. */
#include "fuzz/fuzz.h"

#include "base/date.h"
#include "dict/dict.h"
#include "profile/clause.h"
#include "profile/duration.h"
#include "profile/period.h"
#include "text/clean.h"

static const int64_t today = 20779; /* 2026-11-22 */

static void note_dates(struct fuzz *fuzz, const struct sg_dates *dates, size_t len)
{
	struct sg_period period = { 0, dates->start, dates->end };
	size_t used;

	MUST(dates->at <= dates->until && dates->until <= len);
	fuzz_note(fuzz, "%lld %lld %d %d %d %u", (long long)dates->start, (long long)dates->end,
		  dates->open, dates->lone, dates->since, sg_period_months(&period, 1, &used));
	MUST(used == 1);
}

static void try_posting_dates(struct fuzz *fuzz, sg_str line)
{
	sg_str day = sg_date_normalise(fuzz->arena, line);
	int64_t days;

	if (day.ptr != NULL) {
		MUST(day.len == 10 && sg_date_parse(day, &days));
		MUST(sg_str_eq(sg_date_normalise(fuzz->arena, day), day));
		sg_buf_add(&fuzz->out, day);
	}
	if (sg_date_parse(line, &days)) {
		int year;
		unsigned month, of_month;

		sg_days_split(days, &year, &month, &of_month);
		MUST(month >= 1 && month <= 12 && of_month >= 1 && of_month <= 31);
		MUST(sg_days_of(year, month, of_month) == days);
	}
	if (sg_period_date(line, &days))
		fuzz_note(fuzz, "%lld", (long long)days);
}

static void try_durations(struct fuzz *fuzz, sg_str line)
{
	struct sg_claims claims = { .dict = fuzz_dict(), .arena = fuzz->arena };
	const struct sg_profile nobody = { 0 };
	unsigned months = 0, again = 0;
	sg_str written;

	MUST(sg_claims_init(&claims, &nobody));
	fuzz_note(fuzz, "%d", (int)sg_duration_rest(&claims, line));
	if (!sg_duration_parse(&claims, line, &months))
		return;
	fuzz_note(fuzz, "%u months", months);
	written = sg_duration_write(fuzz->arena, months);
	if (months == 0 || months > SG_MAX_MONTHS)
		return;
	MUST(sg_duration_parse(&claims, written, &again) && again == months);
}

static void try_line(struct fuzz *fuzz, sg_str line)
{
	const struct sg_image *image = sg_dict_image(fuzz_dict());
	struct sg_clause clauses[SG_MAX_CLAUSES];
	struct sg_dates dates;
	int64_t day;
	size_t n;

	if (sg_dates_find(image, line, today, &dates))
		note_dates(fuzz, &dates, line.len);
	if (sg_dates_one(image, line, today, &day))
		fuzz_note(fuzz, "%lld", (long long)day);
	n = sg_clauses_find(image, line, today, clauses);
	MUST(n <= SG_MAX_CLAUSES);
	for (size_t i = 0; i < n; i++) {
		MUST(clauses[i].start <= clauses[i].end && clauses[i].end <= line.len);
		note_dates(fuzz, &clauses[i].dates, line.len);
	}
	try_posting_dates(fuzz, line);
	try_durations(fuzz, line);
}

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	enum { MOST_LINES = 20 };

	in = sg_clean_dup(fuzz->arena, in); /* as all text is that gets there */
	MUST(in.ptr != NULL);
	for (unsigned i = 0; i < MOST_LINES && in.len > 0; i++)
		try_line(fuzz, fuzz_line(&in));
}
