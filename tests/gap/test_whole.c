/* SPDX-License-Identifier: MIT */
/* Everything that is made of a pile, as JSON, against files that a person has looked through. */
#include <skillgap/contrast.h>
#include <skillgap/rubric.h>
#include <skillgap/team.h>

#include "gap/whole.h"

static const struct sg_report_options as_json = { .format = SG_FORMAT_JSON };

/* Leaves out what any edit of the built-in dictionary changes. */
static void make_own(struct whole *all)
{
	all->report.dictionary = SG_STR("test");
	all->report.n_roles = 0;
}

static void check_report(const struct sg_profile *profile, const struct sg_gap_options *options,
			 size_t from, const char *name)
{
	struct whole all = open_whole(profile, options, from, WHOLE_N);
	struct written *out = written();

	make_report(&all);
	make_own(&all);
	CHECK(sg_report_write(&all.report, &as_json, keep_lines, out, NULL) == SG_OK);
	check_file(name, out);
	drop(&all);
}

static const struct sg_gap_options plain = { .now = NOW };

static void a_pile_against_a_profile_is_as_it_was_looked_through(void)
{
	check_report(&pile_profile, &plain, 0, "gap/compared.json");
}

static void a_pile_without_a_profile_is_as_it_was_looked_through(void)
{
	check_report(NULL, &plain, 0, "gap/asked.json");
}

static void a_pile_with_practices_and_boards_is_as_it_was_looked_through(void)
{
	const struct sg_gap_options options = { .now = NOW, .count_practices = true,
						.keep_all = true };

	check_report(&pile_profile, &options, PILE_N - 4, "gap/practices.json");
}

static void companies_beside_each_other_are_as_they_were_looked_through(void)
{
	const struct sg_gap_options options = { .now = NOW, .by = SG_BY_COMPANY };

	check_report(NULL, &options, PILE_N - 4, "gap/by-company.json");
}

static void postings_that_lack_something_are_counted(void)
{
	struct whole all = open_whole(&pile_profile, &plain, 0, WHOLE_N);
	uint32_t counted = 0, required = 0, any = 0;

	make_report(&all);
	for (size_t i = 0; i < all.report.n_postings; i++) {
		const struct sg_report_posting *posting = &all.report.postings[i];
		bool lacks = posting->required_met < posting->required_total;

		if (posting->left_out || posting->verdict == SG_UNCLEAR)
			continue;
		counted++;
		required += lacks;
		any += lacks || posting->preferred_met < posting->preferred_total;
	}
	CHECK(counted == all.report.counted && required > 0 && any >= required);
	CHECK(required == all.report.lacking_required && any == all.report.lacking_any);
	drop(&all);
}

static void check_plan(uint32_t pick, const char *name)
{
	const struct sg_plan_options options = { .pick = pick };
	struct whole all = open_whole(&pile_profile, &plain, 0, WHOLE_N);
	struct written *out = written();

	make_report(&all);
	CHECK(sg_comparison_plan(all.comparison, &options, &all.report, &all.report.plan, NULL) ==
	      SG_OK);
	make_own(&all);
	CHECK(sg_plan_write(&all.report, &as_json, keep_lines, out, NULL) == SG_OK);
	check_file(name, out);
	drop(&all);
}

static void a_plan_of_five_steps_is_as_it_was_looked_through(void)
{
	check_plan(5, "gap/plan-five.json");
}

static void a_plan_of_as_many_as_open_something_is_as_it_was_looked_through(void)
{
	check_plan(0, "gap/plan.json");
}

static void check_rubric(const struct sg_profile *profile, size_t from, size_t to,
			 const char *name)
{
	struct whole all = open_whole(profile, &plain, from, to);
	struct written *out = written();

	make_report(&all);
	make_own(&all);
	CHECK(sg_comparison_rubric(all.comparison, &all.report.rubric, NULL) == SG_OK);
	CHECK(sg_rubric_write(&all.report, &as_json, keep_lines, out, NULL) == SG_OK);
	check_file(name, out);
	drop(&all);
}

static void a_rubric_with_a_profile_is_as_it_was_looked_through(void)
{
	check_rubric(&pile_profile, 0, WHOLE_N, "gap/rubric-compared.json");
}

static void a_rubric_without_a_profile_is_as_it_was_looked_through(void)
{
	check_rubric(NULL, 0, WHOLE_N, "gap/rubric.json");
}

static void a_rubric_of_one_role_is_as_it_was_looked_through(void)
{
	check_rubric(&pile_profile, 0, 8, "gap/rubric-of-a-role.json");
}

static void a_team_against_a_pile_is_as_it_was_looked_through(void)
{
	static const struct sg_claim claims[] = { { SG_LIT("aws"), 0, SG_CLAIM_HAVE },
						  { SG_LIT("java"), 70, SG_CLAIM_HAVE },
						  { SG_LIT("kafka"), 0, SG_CLAIM_WANT },
						  { SG_LIT("mysql"), 36, SG_CLAIM_HAVE } };
	const struct sg_profile other = { .label = SG_LIT("other.txt"), .claims = claims,
					  .n_claims = 4 };
	struct whole all = open_whole(NULL, &plain, PILE_N - 4, WHOLE_N);
	struct written *out = written();

	CHECK(sg_comparison_add_person(all.comparison, &pile_profile, NULL) == SG_OK);
	CHECK(sg_comparison_add_person(all.comparison, &other, NULL) == SG_OK);
	make_report(&all);
	make_own(&all);
	CHECK(sg_report_write(&all.report, &as_json, keep_lines, out, NULL) == SG_OK);
	check_file("gap/team.json", out);
	drop(&all);
}

TEST_MAIN(TEST(a_pile_against_a_profile_is_as_it_was_looked_through),
	  TEST(a_pile_without_a_profile_is_as_it_was_looked_through),
	  TEST(a_pile_with_practices_and_boards_is_as_it_was_looked_through),
	  TEST(companies_beside_each_other_are_as_they_were_looked_through),
	  TEST(postings_that_lack_something_are_counted),
	  TEST(a_plan_of_five_steps_is_as_it_was_looked_through),
	  TEST(a_plan_of_as_many_as_open_something_is_as_it_was_looked_through),
	  TEST(a_rubric_with_a_profile_is_as_it_was_looked_through),
	  TEST(a_rubric_without_a_profile_is_as_it_was_looked_through),
	  TEST(a_rubric_of_one_role_is_as_it_was_looked_through),
	  TEST(a_team_against_a_pile_is_as_it_was_looked_through))
