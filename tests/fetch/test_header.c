/* SPDX-License-Identifier: MIT */
/* When to ask again: headers that say so, and the pauses of our own. */
#include "fetch/header.h"

#include "base/str.h"
#include "fetch/retry.h"

#include "../test.h"

static const int64_t now = 1795341600; /* 2026-11-22T10:00:00Z */

static void all_three_forms_of_a_date_are_read(void)
{
	static const char *const same[] = { "Sun, 06 Nov 1994 08:49:37 GMT",
					    "Sunday, 06-Nov-94 08:49:37 GMT",
					    "Sun Nov  6 08:49:37 1994" };
	static const char *const none[] = { "",
					    "soon",
					    "1994-11-06",
					    "Sun, 06 Foo 1994 08:49:37 GMT",
					    "Sun, 06 Nov 1994 25:49:37 GMT",
					    "Sun, 00 Nov 1994 08:49:37 GMT",
					    "Sun, 06 Nov 1994",
					    "Sun Nov 6",
					    "," };
	int64_t seconds;

	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		CHECK(sg_header_date(sg_str_of(same[i]), &seconds) && seconds == 784111777);
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		CHECK(!sg_header_date(sg_str_of(none[i]), &seconds));
}

static void retry_after_is_seconds_or_a_date_within_a_day(void)
{
	static const struct {
		const char *value;
		int64_t want; /* -1: says nothing */
	} cases[] = {
		{ "120", 120 },
		{ " 0 ", 0 },
		{ "86400", 86400 },
		{ "99999999999", 86400 },
		{ "184467440737095516160", 86400 },
		{ "-1", -1 },
		{ "1.5", -1 },
		{ "", -1 },
		{ "later", -1 },
		{ "0x10", -1 },
		{ "Sun, 22 Nov 2026 10:00:30 GMT", 30 },
		{ "Sun, 22 Nov 2026 09:00:00 GMT", 0 },
		{ "Sun, 06 Nov 1994 08:49:37 GMT", 0 },
		{ "Fri, 31 Dec 9999 23:59:59 GMT", 86400 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint32_t seconds = 0;
		bool said = sg_header_retry_after(sg_str_of(cases[i].value), now, &seconds);

		CHECK(said == (cases[i].want >= 0));
		CHECK(!said || (int64_t)seconds == cases[i].want);
	}
}

static struct sg_freshness control(const char *value)
{
	struct sg_freshness freshness = { 0 };

	sg_header_cache_control(sg_str_of(value), &freshness);
	return freshness;
}

static void cache_control_says_what_may_be_kept_and_how_long(void)
{
	struct sg_freshness several = { 0 };

	CHECK(control("no-store").no_store);
	CHECK(control("private, No-Store , max-age=5").no_store);
	CHECK(!control("no-storage").no_store);
	CHECK(control("max-age=600").max_age_s == 600);
	CHECK(control("public,MAX-AGE = 600").max_age_s == 600);
	CHECK(control("max-age=99999999999").max_age_s == SG_LONGEST_AGE_S);
	CHECK(control("max-age=-1").max_age_s == 0);
	CHECK(control("max-age").max_age_s == 0);
	CHECK(control("no-cache, max-age=600").must_ask);
	sg_header_cache_control(SG_STR("no-cache"), &several);
	sg_header_cache_control(SG_STR("max-age=60, ,=,"), &several);
	CHECK(several.must_ask && several.max_age_s == 60);
}

static void only_what_may_be_better_next_time_is_asked_again(void)
{
	static const long again[] = { 429, 500, 502, 503, 504, 520 };
	static const long never[] = { 200, 204, 301, 304, 400, 401, 403,
				      404, 410, 451, 501, 505, 600, 999 };

	for (size_t i = 0; i < sizeof again / sizeof *again; i++)
		CHECK(sg_retry_status(again[i]));
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		CHECK(!sg_retry_status(never[i]));
	CHECK(sg_retry_is_pause(429) && sg_retry_is_pause(503) && !sg_retry_is_pause(500));
}

static void pauses_double_within_half_and_never_pass_a_minute(void)
{
	uint32_t least = UINT32_MAX, most = 0;

	for (uint32_t chance = 0; chance < 5000; chance++) {
		uint32_t pause = sg_retry_pause_ms(1000, 3, chance * 2654435761u);

		least = pause < least ? pause : least;
		most = pause > most ? pause : most;
		CHECK(sg_retry_pause_ms(1000, 1, chance) >= 500);
		CHECK(sg_retry_pause_ms(1000, 1, chance) <= 1500);
	}
	CHECK(least >= 2000 && least < 2100);
	CHECK(most <= 6000 && most > 5900);
	CHECK(sg_retry_pause_ms(1000, 10, 1023) == SG_RETRY_LONGEST_MS);
	CHECK(sg_retry_pause_ms(UINT32_MAX, UINT32_MAX, UINT32_MAX) == SG_RETRY_LONGEST_MS);
	CHECK(sg_retry_pause_ms(1000, 10, 0) >= SG_RETRY_LONGEST_MS / 2);
}

TEST_MAIN(TEST(all_three_forms_of_a_date_are_read),
	  TEST(retry_after_is_seconds_or_a_date_within_a_day),
	  TEST(cache_control_says_what_may_be_kept_and_how_long),
	  TEST(only_what_may_be_better_next_time_is_asked_again),
	  TEST(pauses_double_within_half_and_never_pass_a_minute))
