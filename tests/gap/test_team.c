/* SPDX-License-Identifier: MIT */
#include <skillgap/team.h>

#include "test.h"

#include "pile.h"

static const struct sg_claim ana_claims[] = { { SG_LIT("docker"), 0, SG_CLAIM_HAVE },
					      { SG_LIT("go"), 12, SG_CLAIM_HAVE },
					      { SG_LIT("php"), 0, SG_CLAIM_HAVE } };
static const struct sg_claim bo_claims[] = { { SG_LIT("aws"), 0, SG_CLAIM_HAVE },
					     { SG_LIT("django"), 0, SG_CLAIM_HAVE },
					     { SG_LIT("kubernetes"), 0, SG_CLAIM_LEARNING } };
static const struct sg_claim cy_claims[] = { { SG_LIT("gcp"), 0, SG_CLAIM_HAVE },
					     { SG_LIT("go"), 0, SG_CLAIM_HAVE },
					     { SG_LIT("helm"), 0, SG_CLAIM_AVOID } };
static const struct sg_profile people[] = {
	{ .label = SG_LIT("zoe"), .claims = ana_claims, .n_claims = 3 },
	{ .label = SG_LIT("bo"), .claims = bo_claims, .n_claims = 3 },
	{ .label = SG_LIT("cy"), .claims = cy_claims, .n_claims = 3 },
};

static const struct pile_posting asked[] = {
	{ "Engineer", "A", "", 1, "go:5; python; docker|nomad; 2 of aws|gcp|nomad", "helm", "?redis",
	  NULL },
	{ "Engineer", "B", "", 1, "nomad|docker; kubernetes; goroutines; go; go", "python",
	  "-php; .rust; leadership", NULL },
	{ "Nothing", "C", "", 1, "rust", "", "", "login wall" },
};

struct told {
	struct sg_arena *arena;
	struct sg_comparison *comparison;
	struct sg_report report;
};

static struct told tell(void)
{
	static const struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z") };
	struct told told = { .arena = sg_arena_new(0) };
	bool ok = sg_comparison_new(&told.comparison, pile_dict(), NULL, &options, NULL) == SG_OK;

	for (size_t i = 0; ok && i < 3; i++) {
		struct sg_findings findings = pile_findings(pile_dict(), told.arena, &asked[i]);

		ok = sg_comparison_add(told.comparison, &findings, NULL) == SG_OK &&
		     sg_comparison_add_person(told.comparison, &people[i], NULL) == SG_OK;
	}
	if (!ok || sg_comparison_report(told.comparison, &told.report, NULL) != SG_OK)
		abort();
	return told;
}

static void drop(struct told *told)
{
	sg_comparison_free(told->comparison);
	sg_arena_free(told->arena);
}

/* The thing asked that starts with this skill; an empty one if there is none. */
static struct sg_team_item item_of(const struct sg_team *team, const char *id)
{
	for (size_t i = 0; i < team->n_items; i++)
		if (sg_str_eq(team->items[i].any_of[0], sg_str_of(id)))
			return team->items[i];
	return (struct sg_team_item){ 0 };
}

static void people_stand_in_the_order_they_were_given(void)
{
	struct told told = tell();
	const struct sg_team *team = told.report.team;
	struct sg_team_item go = item_of(team, "go");

	CHECK(team->n_people == 3);
	CHECK_STR(team->people[0], "zoe");
	CHECK_STR(team->people[2], "cy");
	CHECK(go.n_held_by == 2);
	CHECK_STR(go.held_by[0], "zoe");
	CHECK_STR(go.held_by[1], "cy");
	drop(&told);
}

static void each_thing_stands_once_with_the_postings_that_ask_for_it(void)
{
	struct told told = tell();
	const struct sg_team *team = told.report.team;
	struct sg_team_item docker = item_of(team, "docker"), python = item_of(team, "python");

	CHECK(team->n_items == 8);
	CHECK(docker.n_any_of == 2 && docker.required == 2 && docker.preferred == 0);
	CHECK(python.required == 1 && python.preferred == 1);
	CHECK(item_of(team, "go").required == 2);
	CHECK(item_of(team, "rust").n_any_of == 0 && item_of(team, "php").n_any_of == 0);
	CHECK(item_of(team, "leadership").n_any_of == 0);
	CHECK(item_of(team, "redis").unspecified == 1);
	/* Required first, practices last. */
	CHECK(team->items[0].required == 2 && team->items[6].required == 0);
	CHECK(team->items[7].class_ == SG_CLASS_PRACTICE);
	drop(&told);
}

static void one_of_a_choice_stands_before_more_of_the_same(void)
{
	static const struct pile_posting both = { "Engineer", "D", "", 1,
						  "2 of aws|gcp|nomad; aws|gcp|nomad; aws|gcp", "",
						  "", NULL };
	static const struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z") };
	struct told told = { .arena = sg_arena_new(0) };
	struct sg_findings findings = pile_findings(pile_dict(), told.arena, &both);
	bool ok = sg_comparison_new(&told.comparison, pile_dict(), NULL, &options, NULL) == SG_OK &&
		  sg_comparison_add(told.comparison, &findings, NULL) == SG_OK &&
		  sg_comparison_add_person(told.comparison, &people[0], NULL) == SG_OK &&
		  sg_comparison_report(told.comparison, &told.report, NULL) == SG_OK;

	CHECK(ok && told.report.team->n_items == 3);
	if (ok && told.report.team->n_items == 3) {
		const struct sg_team_item *items = told.report.team->items;

		CHECK(items[0].n_any_of == 2);
		CHECK(items[1].n_any_of == 3 && items[1].min_count == 1);
		CHECK(items[2].n_any_of == 3 && items[2].min_count == 2);
	}
	drop(&told);
}

static void who_implies_it_or_holds_the_whole_of_it_holds_it(void)
{
	struct told told = tell();
	const struct sg_team *team = told.report.team;
	struct sg_team_item python = item_of(team, "python"), goroutines = item_of(team, "goroutines");

	CHECK(python.n_held_by == 1);
	CHECK_STR(python.held_by[0], "bo"); /* by Django */
	CHECK(goroutines.n_held_by == 2);
	drop(&told);
}

static void learning_and_avoiding_is_not_holding(void)
{
	struct told told = tell();
	const struct sg_team *team = told.report.team;

	CHECK(item_of(team, "kubernetes").n_held_by == 0 && !item_of(team, "kubernetes").together);
	CHECK(item_of(team, "helm").n_held_by == 0 && !item_of(team, "helm").together);
	drop(&told);
}

static void several_can_hold_together_what_none_holds_alone(void)
{
	struct told told = tell();
	struct sg_team_item two = item_of(told.report.team, "aws");

	CHECK(two.min_count == 2 && two.n_any_of == 3);
	CHECK(two.n_held_by == 0 && two.together);
	drop(&told);
}

static void a_team_is_no_profile(void)
{
	static const struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z") };
	struct told told = tell();
	struct sg_comparison *comparison = NULL;
	struct sg_error err = { 0 };

	CHECK(told.report.profile == NULL && told.report.postings[0].verdict == SG_VERDICT_NONE);
	CHECK(sg_comparison_new(&comparison, pile_dict(), &people[0], &options, NULL) == SG_OK);
	CHECK(sg_comparison_add_person(comparison, &people[1], &err) == SG_EARG);
	sg_comparison_free(comparison);
	drop(&told);
}

static void there_is_a_limit_to_a_team(void)
{
	static const struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z") };
	struct sg_comparison *comparison = NULL;

	CHECK(sg_comparison_new(&comparison, pile_dict(), NULL, &options, NULL) == SG_OK);
	for (int i = 0; i < SG_TEAM_MAX_PEOPLE; i++)
		CHECK(sg_comparison_add_person(comparison, &people[0], NULL) == SG_OK);
	CHECK(sg_comparison_add_person(comparison, &people[0], NULL) == SG_ELIMIT);
	sg_comparison_free(comparison);
}

TEST_MAIN(TEST(people_stand_in_the_order_they_were_given),
	  TEST(each_thing_stands_once_with_the_postings_that_ask_for_it),
	  TEST(one_of_a_choice_stands_before_more_of_the_same),
	  TEST(who_implies_it_or_holds_the_whole_of_it_holds_it),
	  TEST(learning_and_avoiding_is_not_holding),
	  TEST(several_can_hold_together_what_none_holds_alone), TEST(a_team_is_no_profile),
	  TEST(there_is_a_limit_to_a_team))
