/* SPDX-License-Identifier: MIT */
#include "gap/role_sum.h"

#include <stdlib.h>

#include "test.h"

#include "base/str.h"

/* Two roles that share an area, and one skill for each area. */
static const char skills[] = "{\"area\": \"mine\", \"skills\": ["
			     "{\"id\": \"t-a\", \"name\": \"Ta\", \"kind\": \"tool\"},"
			     "{\"id\": \"t-b\", \"name\": \"Tb\", \"kind\": \"tool\"},"
			     "{\"id\": \"t-c\", \"name\": \"Tc\", \"kind\": \"tool\"}]}";
static const char one[] = "{\"role\": \"t-one\", \"name\": \"One\", \"recognised\": 0.6, "
			  "\"areas\": ["
			  "{\"id\": \"a\", \"title\": \"the a\", \"also\": [\"t-a\"]},"
			  "{\"id\": \"b\", \"title\": \"the b\", \"also\": [\"t-b\"]}]}";
static const char two[] = "{\"role\": \"t-two\", \"name\": \"Two\", \"recognised\": 0.6, "
			  "\"areas\": ["
			  "{\"id\": \"b\", \"title\": \"the b\", \"also\": [\"t-b\"]},"
			  "{\"id\": \"c\", \"title\": \"the c\", \"also\": [\"t-c\"]}]}";

/* The report of one posting that asks for two skills and has these scores. */
struct told {
	struct sg_dict *dict;
	struct sg_comparison *comparison;
	struct sg_report report;
	const struct sg_report_posting *posting;
};

static struct told tell(double score_one, double score_two, enum sg_outcome outcome)
{
	static const struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z") };
	const struct sg_overlay overlays[] = { { SG_STR("s.json"), sg_str_of(skills) },
					       { SG_STR("1.json"), sg_str_of(one) },
					       { SG_STR("2.json"), sg_str_of(two) } };
	const sg_str ids[] = { SG_STR("t-a"), SG_STR("t-b") };
	const struct sg_requirement wishes[] = {
		{ .any_of = &ids[0], .n_any_of = 1, .min_count = 1,
		  .strength = SG_STRENGTH_REQUIRED },
		{ .any_of = &ids[1], .n_any_of = 1, .min_count = 1,
		  .strength = SG_STRENGTH_REQUIRED },
	};
	const struct sg_role_score scores[] = { { SG_STR("nobody"), 1 },
						{ SG_STR("t-two"), score_two },
						{ SG_STR("t-one"), score_one } };
	const struct sg_findings findings = { .posting = { .source = SG_STR("test") },
					      .outcome = outcome,
					      .requirements = wishes,
					      .n_requirements = 2,
					      .roles = scores,
					      .n_roles = 3 };
	struct told told = { 0 };

	if (sg_dict_new(&told.dict, overlays, 3, NULL) != SG_OK ||
	    sg_comparison_new(&told.comparison, told.dict, NULL, &options, NULL) != SG_OK ||
	    sg_comparison_add(told.comparison, &findings, NULL) != SG_OK ||
	    sg_comparison_report(told.comparison, &told.report, NULL) != SG_OK)
		abort();
	told.posting = &told.report.postings[0];
	return told;
}

static void drop(struct told *told)
{
	sg_comparison_free(told->comparison);
	sg_dict_free(told->dict);
}

static void a_posting_is_of_the_role_it_is_most_like(void)
{
	struct told told = tell(0.71, 0.44, SG_OUTCOME_OK);

	CHECK_STR(told.posting->role, "t-one");
	CHECK_STR(told.posting->role_name, "One");
	CHECK(told.posting->n_role_asks == 2 && told.posting->n_role_lacks == 1);
	CHECK_STR(told.posting->role_asks[0], "the a");
	CHECK_STR(told.posting->role_lacks[0], "the c");
	drop(&told);
}

static void it_is_of_none_below_what_the_role_says(void)
{
	struct told told = tell(0.59, 0, SG_OUTCOME_OK);

	CHECK(told.posting->role.ptr == NULL && told.posting->n_role_asks == 0);
	drop(&told);
	told = tell(0.6, 0, SG_OUTCOME_OK);
	CHECK_STR(told.posting->role, "t-one");
	drop(&told);
}

static void it_is_of_none_where_two_are_as_likely(void)
{
	struct told told = tell(0.8, 0.71, SG_OUTCOME_OK);

	CHECK(told.posting->role.ptr == NULL);
	drop(&told);
	told = tell(0.8, 0.7, SG_OUTCOME_OK);
	CHECK_STR(told.posting->role, "t-one");
	drop(&told);
}

static void a_page_that_could_not_be_read_is_of_none(void)
{
	struct told told = tell(0.9, 0, SG_OUTCOME_INCONCLUSIVE);

	CHECK(told.posting->role.ptr == NULL);
	drop(&told);
}

static void roles_add_up_over_the_counted_postings(void)
{
	struct told told = tell(0.71, 0.44, SG_OUTCOME_OK);

	/* The two built-in ones are there too. */
	CHECK(told.report.n_roles == 4);
	for (size_t i = 0; i < told.report.n_roles; i++) {
		const struct sg_role_count *role = &told.report.roles[i];

		if (!sg_str_eq(role->id, SG_STR("t-one")))
			continue;
		CHECK(role->recognised == 1 && role->likeness == 0.71);
		CHECK(role->n_areas == 2 && role->areas[0].asked == 1);
	}
	drop(&told);
}

TEST_MAIN(TEST(a_posting_is_of_the_role_it_is_most_like),
	  TEST(it_is_of_none_below_what_the_role_says),
	  TEST(it_is_of_none_where_two_are_as_likely),
	  TEST(a_page_that_could_not_be_read_is_of_none),
	  TEST(roles_add_up_over_the_counted_postings))
