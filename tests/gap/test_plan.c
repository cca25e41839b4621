/* SPDX-License-Identifier: MIT */
#include <skillgap/rubric.h>

#include "gap/pile.h"
#include "test.h"

static const struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z") };

/* What every test of this file looks at. */
struct planned {
	struct sg_arena *arena;
	struct sg_comparison *comparison;
	struct sg_report report;
	const struct sg_plan *plan;
};

static struct planned plan(const struct sg_profile *profile, const struct pile_posting *postings,
			   size_t n, uint32_t pick)
{
	const struct sg_plan_options wanted = { .pick = pick };
	struct planned all = { .arena = sg_arena_new(0) };

	all.comparison = pile_compare(pile_dict(), all.arena, profile, &options, postings, n,
				      &all.report);
	if (sg_comparison_plan(all.comparison, &wanted, &all.report, &all.plan, NULL) != SG_OK) {
		printf("Bail out! the plan failed\n");
		exit(1);
	}
	return all;
}

static void drop(struct planned *all)
{
	sg_comparison_free(all->comparison);
	sg_arena_free(all->arena);
}

/* "kubernetes+3 kafka+2" */
static sg_str steps_of(const struct planned *all)
{
	struct sg_buf text = { .arena = all->arena };

	for (size_t i = 0; i < all->plan->n_steps; i++)
		sg_buf_printf(&text, "%s" SG_FMT "+%u", i > 0 ? " " : "",
			      SG_ARG(all->plan->steps[i].id), (unsigned)all->plan->steps[i].newly);
	return sg_buf_str(&text);
}

static void check_steps(const struct sg_claim *claims, size_t n_claims,
			const struct pile_posting *postings, size_t n, uint32_t pick,
			const char *want)
{
	const struct sg_profile profile = { .label = SG_LIT("p"), .claims = claims,
					    .n_claims = n_claims };
	struct planned all = plan(&profile, postings, n, pick);

	CHECK_STR(steps_of(&all), want);
	drop(&all);
}

#define CHECK_STEPS(claims, postings, pick, want)                                                  \
	check_steps(claims, sizeof(claims) / sizeof *(claims), postings,                           \
		    sizeof(postings) / sizeof *(postings), pick, want)

#define ASK(company, required) { "Engineer", company, "", 1, required, "", "", NULL }

static void the_best_four_of_twenty_postings_go_by_what_they_gain(void)
{
	struct planned all = plan(&pile_profile, pile, PILE_N, 4);

	CHECK_STR(steps_of(&all), "kubernetes+3 kafka+2 aws+1 terraform+1");
	CHECK(all.plan->exact && all.plan->counted == 18 && all.plan->ready == 4);
	CHECK(all.plan->n_steps == 4 && all.plan->steps[3].ready == 11);
	drop(&all);
}

static void the_report_leads_with_the_first_steps_of_the_plan(void)
{
	struct planned all = plan(&pile_profile, pile, PILE_N, 0);

	CHECK(all.report.n_opens == 2);
	for (size_t i = 0; i < all.report.n_opens; i++) {
		CHECK_STR(all.report.opens[i].id, all.plan->steps[i].id.ptr);
		CHECK(all.report.opens[i].ready == all.plan->steps[i].ready);
	}
	drop(&all);
}

static void a_step_tells_who_asks_and_what_else_would_do(void)
{
	struct planned all = plan(&pile_profile, pile, PILE_N, 4);
	const struct sg_plan_step *first = &all.plan->steps[0], *third = &all.plan->steps[2];

	CHECK(first->required == 8 && first->preferred == 1 && first->n_companies == 8);
	CHECK(first->status == SG_LEARNING && first->n_quotes == SG_PLAN_QUOTES);
	CHECK_STR(first->companies[0], "Vantaa Rail");
	CHECK(third->n_or == 1 && third->or_[0].n == 2);
	CHECK_STR(third->or_[0].id, "gcp");
	/* One quote a company, though two of its postings ask. */
	CHECK(third->required == 3 && third->n_companies == 3);
	drop(&all);
}

static void what_is_left_is_told_with_its_reason(void)
{
	struct planned all = plan(&pile_profile, pile, PILE_N, 4);
	const struct sg_plan *made = all.plan;

	CHECK(made->n_left == 2);
	CHECK(made->left[0].n_skills == 2 && made->left[0].opens == 1);
	CHECK_STR(made->left[0].companies[0], "Pebble & Thread");
	CHECK(made->left[1].n_skills == 3 && made->left[1].opens == 1);
	CHECK(made->n_years == 1 && made->years[0].n == 2 && made->years[0].years == 5);
	CHECK(made->years[0].months_held == 38 && made->years[0].n_companies == 1);
	CHECK(made->n_avoided == 1 && made->n_certificates == 0);
	CHECK_STR(made->avoided[0].id, "php");
	drop(&all);
}

static void without_a_number_steps_go_on_until_two_more_open_nothing(void)
{
	struct planned all = plan(&pile_profile, pile, PILE_N, 0);

	CHECK_STR(steps_of(&all),
		  "kubernetes+3 kafka+2 aws+1 terraform+1 django+1 helm+1 react+0 typescript+1");
	drop(&all);
}

static const struct sg_claim go[] = { { SG_LIT("go"), 12, SG_CLAIM_HAVE } };

static void two_skills_that_open_only_together_are_found(void)
{
	static const struct pile_posting postings[] = {
		ASK("A", "react; typescript"), ASK("B", "react; typescript"),
		ASK("C", "react; typescript"), ASK("D", "kafka"),
	};

	CHECK_STEPS(go, postings, 2, "react+0 typescript+3");
	CHECK_STEPS(go, postings, 1, "kafka+1");
}

static void one_alternative_is_enough_and_two_of_three_are_two(void)
{
	static const struct pile_posting one[] = { ASK("A", "aws|gcp"), ASK("B", "gcp|nomad") };
	static const struct pile_posting two[] = { ASK("A", "2 of aws|gcp|nomad") };

	CHECK_STEPS(go, one, 3, "gcp+2");
	CHECK_STEPS(go, two, 3, "aws+0 gcp+1");
}

static void short_years_are_never_opened(void)
{
	static const struct pile_posting postings[] = { ASK("A", "go:5; kafka"),
							ASK("B", "go|rust:5") };
	const struct sg_profile profile = { .label = SG_LIT("p"), .claims = go, .n_claims = 1 };
	struct planned all = plan(&profile, postings, 2, 0);

	/* Kafka brings the first one nearer; nothing stands for the second. */
	CHECK_STR(steps_of(&all), "kafka+0");
	CHECK(all.plan->n_years == 1 && all.plan->years[0].n == 2);
	drop(&all);
}

static void what_is_avoided_is_never_a_step(void)
{
	static const struct sg_claim claims[] = { { SG_LIT("kafka"), 0, SG_CLAIM_AVOID } };
	static const struct pile_posting postings[] = { ASK("A", "kafka"), ASK("B", "kafka|nats"),
							ASK("C", "kafka") };

	CHECK_STEPS(claims, postings, 3, "nats+1");
}

static void what_is_wanted_comes_first_among_equals_only(void)
{
	static const struct sg_claim claims[] = { { SG_LIT("redis"), 0, SG_CLAIM_WANT } };
	static const struct pile_posting equal[] = { ASK("A", "kafka"), ASK("B", "redis") };
	static const struct pile_posting more[] = { ASK("A", "kafka"), ASK("B", "redis"),
						    ASK("C", "kafka") };

	CHECK_STEPS(claims, equal, 2, "redis+1 kafka+1");
	CHECK_STEPS(claims, more, 2, "kafka+2 redis+1");
	CHECK_STEPS(claims, equal, 1, "redis+1");
}

static void what_a_skill_implies_is_a_step_before_it_where_it_is_asked_for(void)
{
	static const struct pile_posting postings[] = { ASK("A", "django"), ASK("B", "django"),
							ASK("C", "python"), ASK("D", "kafka") };
	static const struct pile_posting alone[] = { ASK("A", "django"), ASK("D", "kafka") };

	CHECK_STEPS(go, postings, 2, "python+1 django+2");
	CHECK_STEPS(go, postings, 1, "kafka+1");
	CHECK_STEPS(go, alone, 1, "django+1");
}

static void a_person_who_is_ready_has_nothing_to_learn(void)
{
	static const struct pile_posting postings[] = { ASK("A", "go") };

	CHECK_STEPS(go, postings, 3, "");
	CHECK_STEPS(go, postings, 0, "");
}

static void a_plan_needs_a_profile_and_an_empty_one_will_do(void)
{
	static const struct pile_posting postings[] = { ASK("A", "kafka") };
	const struct sg_profile nobody = { 0 };
	const struct sg_plan_options wanted = { .pick = 1 };
	struct planned all = plan(&nobody, postings, 1, 1);
	const struct sg_plan *none = all.plan;
	struct sg_comparison *comparison;
	struct sg_report report;

	CHECK_STR(steps_of(&all), "kafka+1");
	comparison = pile_compare(pile_dict(), all.arena, NULL, &options, postings, 1, &report);
	CHECK(sg_comparison_plan(comparison, &wanted, &report, &none, NULL) == SG_EARG);
	CHECK(none == NULL);
	sg_comparison_free(comparison);
	drop(&all);
}

static void an_empty_pile_has_an_empty_plan(void)
{
	struct planned all = plan(&pile_profile, NULL, 0, 4);

	CHECK(all.plan->n_steps == 0 && all.plan->counted == 0 && all.plan->exact);
	drop(&all);
}

static const struct sg_rubric_area *area_of(const struct sg_rubric *rubric, const char *id)
{
	static const struct sg_rubric_area none;

	for (size_t i = 0; i < rubric->n_areas; i++)
		if (sg_str_eq(rubric->areas[i].id, sg_str_of(id)))
			return &rubric->areas[i];
	return &none;
}

static void a_rubric_has_the_areas_that_postings_ask_for(void)
{
	struct planned all = plan(&pile_profile, pile, PILE_N, 4);
	const struct sg_rubric *rubric = NULL;
	const struct sg_rubric_area *area;

	CHECK(sg_comparison_rubric(all.comparison, &rubric, NULL) == SG_OK);
	CHECK(rubric->postings == 19);
	area = area_of(rubric, "messaging");
	CHECK(area->required == 3 && area->preferred == 1);
	/* Three of the lines are the same. */
	CHECK(area->n_quotes == 2);
	CHECK(area->task.len > 0 && area->n_strong > 0 && area->n_weak > 0);
	CHECK(area->n_held == 0 && area->n_others == 2);
	area = area_of(rubric, "databases");
	CHECK(area->n_held > 0);
	CHECK_STR(area->held[0].id, "postgresql");
	CHECK(area_of(rubric, "embedded")->task.len == 0);
	drop(&all);
}

static void a_rubric_needs_no_profile(void)
{
	static const struct pile_posting postings[] = { ASK("A", "kafka; unit-testing") };
	struct sg_arena *arena = sg_arena_new(0);
	const struct sg_rubric *rubric = NULL;
	struct sg_report report;
	struct sg_comparison *comparison =
		pile_compare(pile_dict(), arena, NULL, &options, postings, 1, &report);

	CHECK(sg_comparison_rubric(comparison, &rubric, NULL) == SG_OK);
	CHECK(rubric->n_areas == 2);
	CHECK(area_of(rubric, "messaging")->n_others == 1);
	sg_comparison_free(comparison);
	sg_arena_free(arena);
}

TEST_MAIN(TEST(the_best_four_of_twenty_postings_go_by_what_they_gain),
	  TEST(the_report_leads_with_the_first_steps_of_the_plan),
	  TEST(a_step_tells_who_asks_and_what_else_would_do),
	  TEST(what_is_left_is_told_with_its_reason),
	  TEST(without_a_number_steps_go_on_until_two_more_open_nothing),
	  TEST(two_skills_that_open_only_together_are_found),
	  TEST(one_alternative_is_enough_and_two_of_three_are_two),
	  TEST(short_years_are_never_opened),
	  TEST(what_is_avoided_is_never_a_step),
	  TEST(what_is_wanted_comes_first_among_equals_only),
	  TEST(what_a_skill_implies_is_a_step_before_it_where_it_is_asked_for),
	  TEST(a_person_who_is_ready_has_nothing_to_learn),
	  TEST(a_plan_needs_a_profile_and_an_empty_one_will_do),
	  TEST(an_empty_pile_has_an_empty_plan),
	  TEST(a_rubric_has_the_areas_that_postings_ask_for),
	  TEST(a_rubric_needs_no_profile))
