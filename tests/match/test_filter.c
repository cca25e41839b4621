/* SPDX-License-Identifier: MIT */
#include <skillgap/filter.h>

#include <string.h>

#include "base/str.h"

#include "test.h"

static const struct sg_posting posting = {
	.title = SG_LIT("Senior Go Engineer"),
	.company = SG_LIT("Bäckerei Öl"),
	.location = SG_LIT("Zürich or remote in the EU"),
	.remote = SG_YES,
	.posted = SG_LIT("2026-11-01T08:00:00Z"),
};

static enum sg_filter_answer answer(const struct sg_filter_options *options,
				    const struct sg_posting *about)
{
	struct sg_filter *filter = NULL;
	enum sg_filter_answer got = SG_FILTER_LEFT_OUT;

	CHECK(sg_filter_new(&filter, options, NULL) == SG_OK);
	CHECK(sg_filter_try(filter, about, &got, NULL) == SG_OK);
	sg_filter_free(filter);
	return got;
}

static bool keeps(struct sg_filter_options options)
{
	options.now = SG_STR("2026-11-22T00:00:00Z");
	return answer(&options, &posting) == SG_FILTER_KEPT;
}

static void nothing_set_keeps_everything(void)
{
	CHECK(keeps((struct sg_filter_options){ .remote = false }));
}

static void an_expression_is_found_anywhere_in_either_case(void)
{
	CHECK(keeps((struct sg_filter_options){ .title = SG_STR("go|rust") }));
	CHECK(keeps((struct sg_filter_options){ .title = SG_STR("^SENIOR") }));
	CHECK(keeps((struct sg_filter_options){ .company = SG_STR("öl$") }));
	CHECK(keeps((struct sg_filter_options){ .company = SG_STR("BÄCKEREI \\w+$") }));
	CHECK(keeps((struct sg_filter_options){ .location = SG_STR("\\bZÜRICH\\b") }));
	CHECK(!keeps((struct sg_filter_options){ .title = SG_STR("^Go") }));
	CHECK(!keeps((struct sg_filter_options){ .title = SG_STR("rust") }));
}

static void all_that_is_set_must_hold(void)
{
	CHECK(keeps((struct sg_filter_options){ .title = SG_STR("go"), .remote = true }));
	CHECK(!keeps((struct sg_filter_options){ .title = SG_STR("go"),
						 .location = SG_STR("berlin") }));
}

static void since_counts_days_back_or_names_one(void)
{
	CHECK(keeps((struct sg_filter_options){ .since = SG_STR("21") }));
	CHECK(!keeps((struct sg_filter_options){ .since = SG_STR("20") }));
	CHECK(keeps((struct sg_filter_options){ .since = SG_STR("2026-11-01") }));
	CHECK(!keeps((struct sg_filter_options){ .since = SG_STR("2026-11-02") }));
}

static void what_the_source_does_not_say_matches_no_expression(void)
{
	static const struct sg_posting bare = { .source = SG_LIT("x") };
	struct sg_filter_options options = { .company = SG_STR(".*") };

	CHECK(answer(&options, &bare) == SG_FILTER_LEFT_OUT);
	options = (struct sg_filter_options){ .remote = true };
	CHECK(answer(&options, &bare) == SG_FILTER_LEFT_OUT);
}

static void the_place_of_a_remote_posting_is_also_remote(void)
{
	struct sg_posting about = { .remote = SG_YES, .location = SG_STR("Oslo") };
	struct sg_filter_options options = { .location = SG_STR("berlin|remote") };

	CHECK(answer(&options, &about) == SG_FILTER_KEPT);
	about.location = (sg_str){ 0 };
	CHECK(answer(&options, &about) == SG_FILTER_KEPT);
	about.remote = SG_UNKNOWN;
	CHECK(answer(&options, &about) == SG_FILTER_LEFT_OUT);
}

static void without_a_day_it_is_kept_and_said(void)
{
	static const struct sg_posting bare = { .title = SG_LIT("Go") };
	static const struct sg_posting odd = { .title = SG_LIT("Go"),
					       .posted = SG_LIT("last week") };
	struct sg_filter_options options = { .since = SG_STR("2026-11-01") };

	CHECK(answer(&options, &bare) == SG_FILTER_KEPT_UNDATED);
	CHECK(answer(&options, &odd) == SG_FILTER_KEPT_UNDATED);
	options.title = SG_STR("rust");
	CHECK(answer(&options, &bare) == SG_FILTER_LEFT_OUT);
}

static void mistakes_name_the_option(void)
{
	static const struct {
		struct sg_filter_options options;
		const char *source, *text;
	} cases[] = {
		{ { .title = SG_LIT("go|(") }, "title", "wrong at byte 4" },
		{ { .location = SG_LIT("[z-a]") }, "location", "wrong at byte 3" },
		{ { .company = SG_LIT("\xff") }, "company", "wrong at byte 0" },
		{ { .since = SG_LIT("soon") }, "since", "neither a number of days" },
		{ { .since = SG_LIT("2026-02-30") }, "since", "nor a day that exists" },
		{ { .since = SG_LIT("") }, "since", "neither" },
		{ { .since = SG_LIT("123456") }, "since", "neither" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sg_filter *filter = NULL;
		struct sg_error err = { 0 };

		CHECK(sg_filter_new(&filter, &cases[i].options, &err) == SG_ESYNTAX);
		CHECK(filter == NULL);
		CHECK(strcmp(err.source, cases[i].source) == 0);
		CHECK(strstr(err.text, cases[i].text) != NULL);
	}
}

static void an_expression_that_explodes_is_an_error(void)
{
	struct sg_filter_options options = { .title = SG_STR("(?:a+)+b") };
	struct sg_posting about = { .title = SG_STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac") };
	struct sg_filter *filter = NULL;
	enum sg_filter_answer got;
	struct sg_error err = { 0 };

	CHECK(sg_filter_new(&filter, &options, NULL) == SG_OK);
	about.title = SG_STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
	CHECK(sg_filter_try(filter, &about, &got, &err) == SG_OK && got == SG_FILTER_KEPT);
	about.title = SG_STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac b");
	CHECK(sg_filter_try(filter, &about, &got, &err) == SG_ELIMIT);
	CHECK(strcmp(err.source, "title") == 0);
	sg_filter_free(filter);
}

TEST_MAIN(TEST(nothing_set_keeps_everything),
	  TEST(an_expression_is_found_anywhere_in_either_case), TEST(all_that_is_set_must_hold),
	  TEST(since_counts_days_back_or_names_one),
	  TEST(what_the_source_does_not_say_matches_no_expression),
	  TEST(the_place_of_a_remote_posting_is_also_remote),
	  TEST(without_a_day_it_is_kept_and_said), TEST(mistakes_name_the_option),
	  TEST(an_expression_that_explodes_is_an_error))
