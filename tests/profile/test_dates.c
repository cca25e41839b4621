/* SPDX-License-Identifier: MIT */
#include "profile/dates.h"

#include "profile.h"

#include "base/date.h"
#include "profile/period.h"

enum { NONE = 9999 };

/* Months of the dates in a line, on 2026-11-22; NONE without any. */
static unsigned months(const char *line, struct sg_dates *dates)
{
	struct sg_period period = { 0 };
	size_t used;

	set_up();
	if (!sg_dates_find(sg_dict_image(dict), sg_str_of(line), sg_days_of(2026, 11, 22), dates))
		return NONE;
	period.start = dates->start;
	period.end = dates->end;
	return sg_period_months(&period, 1, &used);
}

static void dates_are_read_in_the_forms_people_use(void)
{
	static const struct {
		const char *line;
		unsigned months;
		bool open;
	} cases[] = {
		{ "2019 - 2021", 24, false },
		{ "2019-2021", 24, false },
		{ "2019 \xe2\x80\x93 2021", 24, false },
		{ "2019\xe2\x80\x93""21", 24, false },
		{ "2019/20", 12, false },
		{ "(2019 to 2021)", 24, false },
		{ "2019 \xe2\x86\x92 2021", 24, false },
		{ "2019 bis 2021", 24, false },
		{ "de 2019 \xc3\xa0 2021", 24, false },
		{ "Jan 2019 \xe2\x80\x93 present", 94, true },
		{ "jan 2019 - PRESENT", 94, true },
		{ "Jan. 2019 - Dec. 2019", 11, false },
		{ "Jan - Mar 2019", 2, false },
		{ "Jan 2019-Mar 2021", 26, false },
		{ "Sept 2018 \xe2\x80\x94 June 2019", 9, false },
		{ "01/2019-03/2021", 26, false },
		{ "1/2019 \xe2\x80\x93 3/2021", 26, false },
		{ "01.2019 - 03.2021", 26, false },
		{ "01.02.2019 - 31.03.2021", 26, false },
		{ "2/1/2019 - 3/31/2021", 26, false },
		{ "01/19 - 03/21", 26, false },
		{ "2019-03 to 2021-02", 23, false },
		{ "2019-03-15 - 2021-02-15", 23, false },
		{ "2019/03 - 2021/02", 23, false },
		{ "2019.03 \xe2\x80\x93 2021.02", 23, false },
		{ "2019 March - 2021 February", 23, false },
		{ "March 2019 until today", 92, true },
		{ "March 5, 2019 - April 5, 2019", 1, false },
		{ "5 March 2019 \xe2\x80\x93 5 May 2019", 2, false },
		{ "5th March 2019 - 5th May 2019", 2, false },
		{ "Mar '19 - Mar '21", 24, false },
		{ "Mar \xe2\x80\x99""19 \xe2\x80\x93 now", 92, true },
		{ "M\xc3\xa4rz 2019 \xe2\x80\x93 heute", 92, true },
		{ "1. M\xc3\xa4rz 2019 bis 1. Dezember 2019", 9, false },
		{ "seit Oktober 2024", 25, true },
		{ "ab 2025", 22, true },
		{ "janvier 2020 - ao\xc3\xbbt 2021", 19, false },
		{ "depuis f\xc3\xa9vrier 2024", 33, true },
		{ "Juli 2019 bis heute", 88, true },
		{ "D\xc3\x89""CEMBRE 2019 \xc3\xa0 aujourd'hui", 83, true },
		{ "since 2020", 82, true },
		{ "Since March 2020", 80, true },
		{ "from 2019 to 2021", 24, false },
		{ "2020 - to date", 82, true },
		{ "2020 - ongoing", 82, true },
		{ "2020 -", 82, true },
		{ "(2020 \xe2\x80\x93)", 82, true },
		{ "Summer 2018", 3, false },
		{ "Sommer 2018 - Herbst 2019", 15, false },
		{ "May 2018", 1, false },
		{ "Mar 2019 - Mar 2019", 1, false },
		{ "Mar 2019 - 2019", 1, false },
		{ "2019 - 2019", 0, false },
		{ "Oct 2024 - 2025", 3, false },
	};
	struct sg_dates dates;

	CHECK(sizeof cases / sizeof *cases >= 40);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unsigned got = months(cases[i].line, &dates);

		if (got != cases[i].months || dates.open != cases[i].open)
			printf("# %s: %u months%s\n", cases[i].line, got,
			       dates.open ? ", open" : "");
		CHECK(got == cases[i].months && dates.open == cases[i].open);
	}
}

static void what_only_looks_like_dates_is_none(void)
{
	static const char *const lines[] = {
		"", "2019", "in 2019", "Go 1.22", "+358 40 123 4567", "Harbour Street 19-21",
		"SQL Server v2019", "10-12 people", "3-5 years", "20100 Turku", "9:00 - 17:00",
		"up to 2000 users", "1,900 - 2,100 requests", "ISO 27001-2013", "RFC 2019",
		"maybe 2 people", "March on", "since then", "from home to office", "now",
		"present", "2 May", "100/20", "24/7", "may 20 people", "C++11/14/17",
		"born 3 May 1988", "1880 - 1890",
	};
	struct sg_dates dates;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		unsigned got = months(lines[i], &dates);

		if (got != NONE)
			printf("# %s: %u months\n", lines[i], got);
		CHECK(got == NONE);
	}
}

static void where_dates_stand_is_told(void)
{
	static const char line[] = "Developer, Northwind (Jan 2019 \xe2\x80\x93 Mar 2021), Turku";
	struct sg_dates dates;

	CHECK(months(line, &dates) == 26 && !dates.lone && !dates.years_only);
	CHECK_STR(((sg_str){ line + dates.at, dates.until - dates.at }),
		  "Jan 2019 \xe2\x80\x93 Mar 2021");
	CHECK(months("x Summer 2018", &dates) == 3 && dates.lone && dates.at == 2);
	CHECK(months("2019 - 2021", &dates) == 24 && dates.years_only);
	CHECK(months("2021 - 2019", &dates) == 0 && dates.start > dates.end);
	CHECK(months("2030 - 2040", &dates) == 120);
}

static void a_date_by_itself_is_read(void)
{
	static const char *const good[] = { "March 2019", "Mar 2019", "3/2019", "2019/03", "03.2019",
					    "M\xc3\xa4rz 2019", "2019-03", " 1 March 2019 ",
					    "March 1, 2019" };
	static const char *const bad[] = { "", "March", "2019 or so", "long ago", "03/19", "19",
					   "2019 - 2021", "13/2019" };
	const struct sg_image *image;
	int64_t day;

	set_up();
	image = sg_dict_image(dict);
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		CHECK(sg_dates_one(image, sg_str_of(good[i]), 20000, &day) &&
		      day == sg_days_of(2019, 3, 1));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(!sg_dates_one(image, sg_str_of(bad[i]), 20000, &day));
	CHECK(sg_dates_one(image, SG_STR("Present"), 20000, &day) && day == 20000);
	CHECK(sg_dates_one(image, SG_STR("heute"), 20000, &day) && day == 20000);
}

static void a_line_of_any_length_and_bytes_is_read(void)
{
	enum { LONG = 100000 };
	char *line = malloc(LONG + 1);
	struct sg_dates dates;

	for (size_t i = 0; i < LONG; i++)
		line[i] = "2-9/ '.\xff\xe2\x80"[i % 10];
	line[LONG] = '\0';
	months(line, &dates);
	memset(line, '-', LONG);
	CHECK(months(line, &dates) == NONE);
	for (size_t i = 0; i + 5 <= LONG; i += 5)
		memcpy(line + i, "2019 ", 5);
	CHECK(months(line, &dates) == NONE);
	free(line);
	tear_down();
}

TEST_MAIN(TEST(dates_are_read_in_the_forms_people_use), TEST(what_only_looks_like_dates_is_none),
	  TEST(where_dates_stand_is_told), TEST(a_date_by_itself_is_read),
	  TEST(a_line_of_any_length_and_bytes_is_read))
