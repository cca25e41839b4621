/* SPDX-License-Identifier: MIT */
#include "gap/judge.h"
#include "gap/pile.h"
#include "test.h"

/* One wish against one list of claims. */
static struct sg_answer answer_of(const struct sg_claim *claims, size_t n, const char *wish,
				  enum sg_met want)
{
	static struct sg_arena *arena;
	static const struct sg_dict *dict;
	struct sg_profile profile = { .claims = claims, .n_claims = n };
	struct sg_requirement requirement;
	struct sg_standing standing;
	struct sg_asked asked = { 0 };
	struct sg_answer answer = { 0 };

	if (dict == NULL) {
		dict = pile_dict();
		arena = sg_arena_new(0);
	}
	pile_wish(dict, arena, sg_str_of(wish), SG_STRENGTH_REQUIRED, &requirement);
	CHECK(sg_standing_build(&standing, dict, &profile, arena, NULL) == SG_OK);
	CHECK(sg_judge_number(&standing, &requirement, &asked, NULL) == SG_OK);
	CHECK(sg_judge_requirement(&standing, &requirement, true, &asked, &answer, NULL) == SG_OK);
	if (answer.status != want)
		printf("# %s: %d instead of %d\n", wish, answer.status, want);
	CHECK(answer.status == want);
	return answer;
}

#define ANSWER(claims, wish, want) answer_of(claims, sizeof(claims) / sizeof *(claims), wish, want)

static bool near_to(double a, double b)
{
	return a - b < 1e-9 && b - a < 1e-9;
}

static void held_is_met_and_so_is_what_it_implies(void)
{
	static const struct sg_claim claims[] = { { SG_LIT("grpc"), 12, SG_CLAIM_HAVE } };
	struct sg_answer answer = ANSWER(claims, "grpc", SG_MET);

	CHECK_STR(answer.by, "grpc");
	CHECK_STR(answer.by_why, "held");
	CHECK(answer.months_held == 12);
	answer = ANSWER(claims, "protobuf", SG_MET);
	CHECK_STR(answer.by, "grpc");
	CHECK_STR(answer.by_why, "implied");
	CHECK(answer.months_held == 12);
	ANSWER(claims, "rest", SG_MISSING);
}

static void years_are_inherited_and_the_most_counts(void)
{
	static const struct sg_claim claims[] = { { SG_LIT("mysql"), 12, SG_CLAIM_HAVE },
						  { SG_LIT("postgresql"), 60, SG_CLAIM_HAVE },
						  { SG_LIT("sql"), 24, SG_CLAIM_HAVE } };
	static const struct sg_claim unstated[] = { { SG_LIT("postgresql"), 12, SG_CLAIM_HAVE },
						    { SG_LIT("sql"), 0, SG_CLAIM_HAVE } };
	struct sg_answer answer = ANSWER(claims, "sql:5", SG_MET);

	CHECK(answer.months_held == 60);
	ANSWER(claims, "mysql:5", SG_SHORT);
	ANSWER(unstated, "sql:5", SG_MET);
}

static void too_few_years_are_short_and_worth_at_least_half(void)
{
	static const struct sg_claim claims[] = { { SG_LIT("go"), 38, SG_CLAIM_HAVE },
						  { SG_LIT("rust"), 6, SG_CLAIM_HAVE } };

	CHECK(near_to(ANSWER(claims, "go:5", SG_SHORT).credit, 38.0 / 60));
	CHECK(near_to(ANSWER(claims, "rust:5", SG_SHORT).credit, 0.5));
	CHECK(near_to(ANSWER(claims, "go:3", SG_MET).credit, 1));
	CHECK(near_to(ANSWER(claims, "go|rust:5", SG_SHORT).credit, 38.0 / 60));
}

static void a_part_of_what_is_held_is_likely(void)
{
	static const struct sg_claim claims[] = { { SG_LIT("go"), 0, SG_CLAIM_HAVE } };
	struct sg_answer answer = ANSWER(claims, "goroutines", SG_LIKELY);

	CHECK_STR(answer.by, "go");
	CHECK_STR(answer.by_why, "part_of");
	CHECK(near_to(answer.credit, 1));
}

static void a_neighbour_is_near_in_both_directions(void)
{
	static const struct sg_claim kafka[] = { { SG_LIT("kafka"), 0, SG_CLAIM_HAVE } };
	static const struct sg_claim nats[] = { { SG_LIT("nats"), 0, SG_CLAIM_HAVE } };

	CHECK_STR(ANSWER(kafka, "nats", SG_NEAR).by, "kafka");
	CHECK_STR(ANSWER(nats, "kafka", SG_NEAR).by_why, "adjacent");
	CHECK(near_to(ANSWER(nats, "kafka", SG_NEAR).credit, 0.25));
}

static void an_open_list_takes_what_is_similar(void)
{
	static const struct sg_claim redis[] = { { SG_LIT("redis"), 0, SG_CLAIM_HAVE } };
	static const struct sg_claim go[] = { { SG_LIT("go"), 0, SG_CLAIM_HAVE } };
	struct sg_answer answer = ANSWER(redis, "mysql~", SG_NEAR);

	CHECK_STR(answer.by, "redis");
	CHECK_STR(answer.by_why, "similar");
	ANSWER(redis, "mysql", SG_MISSING);
	ANSWER(redis, "kafka~", SG_MISSING);
	ANSWER(go, "sql~", SG_NEAR);
}

static void learning_comes_before_near(void)
{
	static const struct sg_claim claims[] = { { SG_LIT("kafka"), 0, SG_CLAIM_LEARNING },
						  { SG_LIT("nats"), 0, SG_CLAIM_HAVE } };

	CHECK_STR(ANSWER(claims, "kafka", SG_LEARNING).by_why, "learning");
}

static void avoided_and_wanted_are_missing(void)
{
	static const struct sg_claim claims[] = { { SG_LIT("kafka"), 0, SG_CLAIM_WANT },
						  { SG_LIT("laravel"), 60, SG_CLAIM_HAVE },
						  { SG_LIT("nats"), 0, SG_CLAIM_HAVE },
						  { SG_LIT("php"), 0, SG_CLAIM_AVOID } };

	CHECK_STR(ANSWER(claims, "php", SG_MISSING).by_why, "avoided");
	CHECK_STR(ANSWER(claims, "kafka", SG_MISSING).by_why, NULL);
	ANSWER(claims, "laravel", SG_MET);
}

static void a_list_has_the_status_of_its_last_needed_member(void)
{
	static const struct sg_claim claims[] = { { SG_LIT("go"), 0, SG_CLAIM_HAVE },
						  { SG_LIT("kubernetes"), 0, SG_CLAIM_LEARNING } };

	ANSWER(claims, "rust|go", SG_MET);
	CHECK(near_to(ANSWER(claims, "2 of go|kubernetes|rust", SG_LEARNING).credit, 0.625));
	CHECK(near_to(ANSWER(claims, "2 of go|rust|java", SG_MISSING).credit, 0.5));
	CHECK(near_to(ANSWER(claims, "9 of go|rust", SG_MISSING).credit, 0.5));
}

static void what_is_not_asked_is_not_judged(void)
{
	static const struct sg_claim claims[] = { { SG_LIT("java"), 0, SG_CLAIM_HAVE } };

	ANSWER(claims, "-java", SG_NOT_ASKED);
}

TEST_MAIN(TEST(held_is_met_and_so_is_what_it_implies),
	  TEST(years_are_inherited_and_the_most_counts),
	  TEST(too_few_years_are_short_and_worth_at_least_half),
	  TEST(a_part_of_what_is_held_is_likely), TEST(a_neighbour_is_near_in_both_directions),
	  TEST(an_open_list_takes_what_is_similar), TEST(learning_comes_before_near),
	  TEST(avoided_and_wanted_are_missing),
	  TEST(a_list_has_the_status_of_its_last_needed_member),
	  TEST(what_is_not_asked_is_not_judged))
