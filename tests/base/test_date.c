/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <stdlib.h>

#include "test.h"

static void known_days_have_their_numbers(void)
{
	CHECK(sg_days_of(1970, 1, 1) == 0);
	CHECK(sg_days_of(1969, 12, 31) == -1);
	CHECK(sg_days_of(2000, 2, 29) == 11016);
	CHECK(sg_days_of(2026, 11, 22) == 20779);
	CHECK(sg_days_of(1, 1, 1) == -719162);
}

static void every_day_of_nine_centuries_survives_both_ways(void)
{
	int64_t last = sg_days_of(2401, 1, 1);
	unsigned wrong = 0;

	for (int64_t day = sg_days_of(1500, 1, 1); day < last; day++) {
		unsigned month, of_month;
		int year;

		sg_days_split(day, &year, &month, &of_month);
		wrong += month < 1 || month > 12 || of_month < 1 || of_month > 31 ||
			 sg_days_of(year, month, of_month) != day;
	}
	CHECK(wrong == 0);
}

static bool is_day(const char *text, int year, unsigned month, unsigned day)
{
	int64_t days = 0;

	return sg_date_parse(sg_str_of(text), &days) && days == sg_days_of(year, month, day);
}

static bool is_none(const char *text)
{
	int64_t days;

	return !sg_date_parse(sg_str_of(text), &days);
}

static void dates_may_lack_day_and_month(void)
{
	CHECK(is_day("2026-11-22", 2026, 11, 22));
	CHECK(is_day("2026-11", 2026, 11, 1));
	CHECK(is_day("2026", 2026, 1, 1));
	CHECK(is_day("2026-11-22T10:00:00Z", 2026, 11, 22));
	CHECK(is_day("2026-11-22 10:00", 2026, 11, 22));
	CHECK(is_day("2024 to now", 2024, 1, 1));
}

static void days_that_do_not_exist_are_none(void)
{
	CHECK(is_none("2026-02-29") && is_day("2024-02-29", 2024, 2, 29));
	CHECK(is_none("1900-02-29") && is_day("2000-02-29", 2000, 2, 29));
	CHECK(is_none("2026-04-31") && is_none("2026-00-10") && is_none("2026-13-01"));
	CHECK(is_none("2026-01-00") && is_none("2026-01-32") && is_none("0999-01-01"));
}

static void text_that_is_no_date_is_none(void)
{
	int64_t days;

	CHECK(is_none("") && is_none("abc") && is_none("202") && is_none("20x6"));
	CHECK(is_none("2026-") && is_none("2026-1") && is_none("2026-01-") && is_none("2026-01-1"));
	CHECK(is_none("-2026") && is_none(" 2026"));
	CHECK(!sg_date_parse((sg_str){ NULL, 0 }, &days));
}

static void more_digits_are_another_number_not_a_shorter_date(void)
{
	CHECK(is_none("20261231") && is_none("2026-123") && is_none("2026-01-012"));
	CHECK(is_none("12345"));
}

static void postings_write_dates_in_three_ways(void)
{
	static const struct {
		const char *in, *want;
	} cases[] = {
		{ "2026-11-22", "2026-11-22" },
		{ " 2026-11-22T08:30:00+02:00\n", "2026-11-22" },
		{ "2026-11", "2026-11-01" },
		{ "Sun, 22 Nov 2026 10:00:00 GMT", "2026-11-22" },
		{ "2 jan 2026", "2026-01-02" },
		{ "1795305600", "2026-11-22" },
		{ "1795305600000", "2026-11-22" },
		{ "946684800", "2000-01-01" },
		{ "1999-12-31", NULL },
		{ "946684799", NULL },
		{ "31 Feb 2026", NULL },
		{ "1 Foo 2026", NULL },
		{ "2 Jan 26", NULL },
		{ "yesterday", NULL },
		{ "20261231", NULL },
		{ "12345678901234567890", NULL },
		{ "", NULL },
	};
	struct sg_arena *arena = sg_arena_new(0);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_STR(sg_date_normalise(arena, sg_str_of(cases[i].in)), cases[i].want);
	CHECK_STR(sg_date_normalise(arena, (sg_str){ NULL, 0 }), NULL);
	sg_arena_free(arena);
}

static void cut_dates_are_never_read_past_their_end(void)
{
	static const char *const whole[] = { "2026-11-22T08:30", "Sun, 22 Nov 2026",
					     "1795305600000" };
	struct sg_arena *arena = sg_arena_new(0);

	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		for (size_t len = 0; len <= strlen(whole[i]); len++) {
			/* An allocation of its own, so that a sanitizer sees one byte too many. */
			char *cut = malloc(len == 0 ? 1 : len);

			if (cut == NULL)
				abort();
			memcpy(cut, whole[i], len);
			CHECK(sg_date_normalise(arena, (sg_str){ cut, len }).len <= 10);
			free(cut);
		}
	sg_arena_free(arena);
}

static void slashes_mean_month_first_unless_there_is_no_such_month(void)
{
	struct sg_arena *arena = sg_arena_new(0);

	CHECK_STR(sg_date_normalise(arena, SG_STR("10/4/2026")), "2026-10-04");
	CHECK_STR(sg_date_normalise(arena, SG_STR("28/10/2026 10:00")), "2026-10-28");
	CHECK_STR(sg_date_normalise(arena, SG_STR("31/31/2026")), NULL);
	CHECK_STR(sg_date_normalise(arena, SG_STR("2/30/2026")), NULL);
	CHECK_STR(sg_date_normalise(arena, SG_STR("1/2/20265")), NULL);
	CHECK_STR(sg_date_normalise(arena, SG_STR("1/2")), NULL);
	sg_arena_free(arena);
}

TEST_MAIN(TEST(known_days_have_their_numbers), TEST(every_day_of_nine_centuries_survives_both_ways),
	  TEST(dates_may_lack_day_and_month), TEST(days_that_do_not_exist_are_none),
	  TEST(text_that_is_no_date_is_none),
	  TEST(more_digits_are_another_number_not_a_shorter_date),
	  TEST(postings_write_dates_in_three_ways),
	  TEST(slashes_mean_month_first_unless_there_is_no_such_month), TEST(cut_dates_are_never_read_past_their_end))
