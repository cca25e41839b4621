/* SPDX-License-Identifier: MIT */
#include "base/turnover.h"

#include <math.h>
#include <stdlib.h>

#include "test.h"

static bool near(double got, double want)
{
	bool ok = fabs(got - want) <= 1e-9 + 1e-6 * fabs(want);

	if (!ok)
		printf("# got %.12g, want %.12g\n", got, want);
	return ok;
}

static double turnover(uint32_t began, uint32_t ceased, uint32_t came, uint32_t came_ask,
		       uint32_t before, uint32_t before_ask)
{
	struct sg_turnover t = { .began = began, .ceased = ceased, .came = came,
				 .came_ask = came_ask, .before = before,
				 .before_ask = before_ask };
	double least;

	return sg_turnover_p(&t, &least);
}

static void companies_that_stay_are_a_sign_test(void)
{
	CHECK(near(turnover(5, 0, 0, 0, 40, 10), 2.0 / 32));
	CHECK(near(turnover(0, 6, 0, 0, 40, 10), 2.0 / 64));
	CHECK(near(turnover(8, 1, 0, 0, 40, 10), 2.0 * 10 / 512));
	CHECK(near(turnover(3, 3, 0, 0, 40, 10), 1));
}

static void companies_that_come_are_held_against_those_before(void)
{
	/* 4 of 4 against 0 of 4: one of the 70 ways to draw, at either end */
	CHECK(near(turnover(0, 0, 4, 4, 4, 0), 2.0 / 70));
	CHECK(near(turnover(0, 0, 4, 0, 4, 4), 2.0 / 70));
	CHECK(near(turnover(0, 0, 10, 1, 100, 10), 1));
}

/* Of a calculation with fractions: both tails of 8 of 120 against 19 of 125, doubled. */
static void large_counts_neither_overflow_nor_vanish(void)
{
	CHECK(near(turnover(0, 0, 125, 19, 120, 8), 0.0518304121000797));
	CHECK(near(turnover(0, 0, 100000, 50000, 100000, 50000), 1));
	CHECK(turnover(0, 0, 100000, 100000, 100000, 0) < 1e-300);
}

static void both_kinds_of_evidence_add_up(void)
{
	double stay = turnover(4, 0, 0, 0, 50, 5), come = turnover(0, 0, 5, 3, 50, 5);

	CHECK(turnover(4, 0, 5, 3, 50, 5) < stay);
	CHECK(turnover(4, 0, 5, 3, 50, 5) < come);
}

static void what_cannot_be_called_costs_the_others_nothing(void)
{
	const double p[] = { 0.02, 0.5, 0.5, 0.5 };
	const double small[] = { 0.001, 0.5, 0.5, 0.5 }, equal[] = { 0.001, 0.001, 0.001, 0.001 };
	bool called[4];

	CHECK(sg_turnover_family(p, small, 4, 0.05, called));
	CHECK(called[0] && !called[1]);
	CHECK(sg_turnover_family(p, equal, 4, 0.05, called));
	CHECK(!called[0]);
	CHECK(sg_turnover_family(p, equal, 0, 0.05, called));
}

static uint64_t random_state = 88172645463325252U;

static double uniform(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (double)(random_state >> 11) / 9007199254740992.0;
}

enum { SKILLS = 60, COMPANIES = 150 };

/* One world of two weeks; `lift` is added to how often skill 0 is asked by all that is new.
 * Returns the calls, the one of skill 0 apart. */
static unsigned simulate(double lift, bool *planted)
{
	double p[SKILLS], least[SKILLS];
	struct sg_turnover t[SKILLS] = { { 0 } };
	bool called[SKILLS];
	unsigned calls = 0;

	for (unsigned company = 0; company < COMPANIES; company++) {
		bool stays = uniform() < 0.7, came = !stays && uniform() < 0.5;

		for (unsigned s = 0; s < SKILLS; s++) {
			double rate = 0.6 / (1 + s), now = rate + (s == 0 ? lift : 0);
			bool before_ask = uniform() < rate;
			/* three in four of those that stay change no advert */
			bool ask = stays && uniform() < 0.75 ? before_ask : uniform() < now;

			t[s].came += came;
			t[s].came_ask += came && ask;
			t[s].before += !came;
			t[s].before_ask += !came && before_ask;
			t[s].began += stays && ask && !before_ask;
			t[s].ceased += stays && !ask && before_ask;
		}
	}
	for (unsigned s = 0; s < SKILLS; s++)
		p[s] = sg_turnover_p(&t[s], &least[s]);
	if (!sg_turnover_family(p, least, SKILLS, 0.05, called))
		return SKILLS;
	*planted = called[0];
	for (unsigned s = 1; s < SKILLS; s++)
		calls += called[s];
	return calls;
}

static void of_2000_reports_without_a_rise_at_most_5_percent_call_one(void)
{
	unsigned wrong = 0;

	for (unsigned i = 0; i < 2000; i++) {
		bool first = false;

		wrong += simulate(0, &first) > 0 || first;
	}
	printf("# %u of 2000 reports carry a false call\n", wrong);
	CHECK(wrong <= 100);
}

static void a_planted_rise_is_called(void)
{
	unsigned found = 0;

	for (unsigned i = 0; i < 200; i++) {
		bool first = false;

		simulate(0.4, &first);
		found += first;
	}
	printf("# %u of 200 planted rises are called\n", found);
	CHECK(found >= 180);
}

TEST_MAIN(TEST(companies_that_stay_are_a_sign_test),
	  TEST(companies_that_come_are_held_against_those_before),
	  TEST(large_counts_neither_overflow_nor_vanish),
	  TEST(both_kinds_of_evidence_add_up), TEST(what_cannot_be_called_costs_the_others_nothing),
	  TEST(of_2000_reports_without_a_rise_at_most_5_percent_call_one),
	  TEST(a_planted_rise_is_called))
