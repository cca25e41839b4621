/* SPDX-License-Identifier: MIT */
#include "profile/period.h"

#include "../test.h"

static unsigned months(const char *const *dates, size_t n, size_t *used)
{
	struct sg_period at[8] = { { 0 } };

	for (size_t i = 0; i < n; i++)
		if (!sg_period_date(sg_str_of(dates[2 * i]), &at[i].start) ||
		    !sg_period_date(sg_str_of(dates[2 * i + 1]), &at[i].end))
			return 9999;
	sg_period_sort(at, n);
	return sg_period_months(at, n, used);
}

static void months_are_those_of_the_calendar(void)
{
	static const struct {
		const char *dates[2];
		unsigned months;
	} cases[] = {
		{ { "2020-10-01", "2022-10-01" }, 24 },
		{ { "2020-10-01", "2026-11-22" }, 73 },
		{ { "2024-02-01", "2024-03-01" }, 1 },
		{ { "2024-01-31", "2024-03-01" }, 1 },
		{ { "2020", "2021" }, 12 },
		{ { "2020-03", "2020-04" }, 1 },
		{ { "2020-03-05", "2020-04-04" }, 0 },
		{ { "2020-03-05", "2020-03-05" }, 0 },
	};
	size_t used;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK(months(cases[i].dates, 1, &used) == cases[i].months);
}

static void what_overlaps_counts_once(void)
{
	static const char *const dates[] = { "2022", "2023", "2018",    "2020",
					     "2019", "2021", "2019-02", "2019-03" };
	static const char *const beside[] = { "2020", "2021", "2021", "2022" };
	size_t used;

	CHECK(months(dates, 4, &used) == 48 && used == 4);
	CHECK(months(beside, 2, &used) == 24);
	CHECK(sg_period_months(NULL, 0, &used) == 0 && used == 0);
}

static void the_days_that_are_left_over_add_up(void)
{
	static const char *const dates[] = { "2020-01-01", "2020-01-21", "2020-03-01",
					     "2020-03-21" };
	size_t used;

	CHECK(months(dates, 2, &used) == 1);
}

static void periods_of_different_skills_do_not_mix(void)
{
	struct sg_period at[] = { { 7, 400, 800 }, { 3, 0, 366 }, { 7, 0, 500 } };
	size_t used;

	sg_period_sort(at, 3);
	CHECK(sg_period_months(at, 3, &used) == 12 && used == 1);
	CHECK(sg_period_months(at + 1, 2, &used) == 26 && used == 2);
}

static void dates_are_those_of_the_format_and_no_others(void)
{
	static const char *const good[] = { "2020", "2020-02", "2020-02-29", " 2020-02-29 ",
					    "2020-02-29T10:00:00Z" };
	static const char *const bad[] = { "",           "202",         "2020-2",     "2020-13",
					   "2021-02-29", "2020/02",     "02/2020",    "20200229",
					   "2020-02-2",  "2020-02-29x", "March 2020", "0000" };
	int64_t day;

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		CHECK(sg_period_date(sg_str_of(good[i]), &day));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(!sg_period_date(sg_str_of(bad[i]), &day));
}

TEST_MAIN(TEST(months_are_those_of_the_calendar), TEST(what_overlaps_counts_once),
	  TEST(the_days_that_are_left_over_add_up), TEST(periods_of_different_skills_do_not_mix),
	  TEST(dates_are_those_of_the_format_and_no_others))
