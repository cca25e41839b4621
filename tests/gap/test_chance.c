/* SPDX-License-Identifier: MIT */
#include "gap/chance.h"

#include <math.h>

#include "test.h"

enum { MAX_GROUPS = 6, WORK = 1 << 26 };

struct row {
	uint32_t asked[MAX_GROUPS], of[MAX_GROUPS];
	size_t k;
	double p;
};

static double p_of(const struct row *row, uint64_t work)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_chance chance;
	double p = -1;

	if (sg_chance_init(&chance, arena, row->of, row->k))
		p = sg_chance_p(&chance, row->asked, work);
	sg_arena_free(arena);
	return p;
}

/*
 * What exact fractions give. In Python, with x the asking and n the postings of each group:
 *
 *     from fractions import Fraction
 *     from itertools import product
 *     from math import comb, prod
 *     def p(x, n):
 *         total, ways = sum(x), lambda t: prod(comb(b, a) for a, b in zip(t, n))
 *         all_ = (t + (total - sum(t),) for t in product(*(range(b + 1) for b in n[:-1])))
 *         these = [ways(t) for t in all_ if 0 <= t[-1] <= n[-1]]
 *         return Fraction(sum(w for w in these if w <= ways(x)), comb(sum(n), total))
 */
static void few_ways_give_the_exact_p(void)
{
	static const struct row rows[] = {
		{ { 4, 0 }, { 7, 9 }, 2, 1.0 / 52 },
		{ { 5, 2 }, { 7, 9 }, 2, 361.0 / 2860 },
		{ { 2, 7 }, { 7, 9 }, 2, 361.0 / 2860 },
		{ { 2, 1 }, { 7, 9 }, 2, 11.0 / 20 },
		{ { 10, 2 }, { 40, 60 }, 2, 0.0028978978631548713 },
		{ { 30, 10 }, { 50, 50 }, 2, 8.308658706239152e-05 },
		{ { 3, 0, 0 }, { 5, 5, 5 }, 3, 6.0 / 91 },
		{ { 12, 20, 31 }, { 40, 50, 60 }, 3, 0.09637699590651451 },
		{ { 4, 1, 0, 2 }, { 6, 9, 5, 11 }, 4, 128764.0 / 2629575 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK(fabs(p_of(&rows[i], WORK) / rows[i].p - 1) < 1e-6);
}

static void what_everybody_or_nobody_asks_cannot_differ(void)
{
	static const struct row rows[] = {
		{ { 0, 0 }, { 3, 4 }, 2, 1 },
		{ { 3, 4 }, { 3, 4 }, 2, 1 },
		{ { 2 }, { 5 }, 1, 1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK(p_of(&rows[i], WORK) >= 1);
}

/*
 * Chi-square of four degrees of freedom has the upper tail exp(-x/2) (1 + x/2): here x is
 * 62.878894911655465 and 3.229100412849289.
 */
static void many_postings_are_judged_by_chi_square(void)
{
	static const struct row rows[] = {
		{ { 120, 150, 160, 90, 200 }, { 300, 310, 290, 280, 330 }, 5,
		  7.19606212552666e-13 },
		{ { 120, 140, 130, 115, 150 }, { 300, 310, 290, 280, 330 }, 5,
		  0.5202435930643017 },
	};

	for (size_t i = 0; i < 2; i++)
		CHECK(fabs(p_of(&rows[i], WORK) / rows[i].p - 1) < 1e-8);
}

/* Exact, by the same lines of Python; there are more ways than are counted. */
static void ways_that_are_drawn_come_close_to_the_exact_p(void)
{
	static const struct row rows[] = {
		{ { 1, 2, 3, 9, 0, 2 }, { 10, 12, 9, 14, 11, 13 }, 6, 0.003056118785564024 },
		{ { 3, 2, 3, 5, 1, 4 }, { 10, 12, 9, 14, 11, 13 }, 6, 0.639887463233207 },
	};
	double first = p_of(&rows[0], WORK);

	CHECK(first > rows[0].p * 0.7 && first < rows[0].p * 1.4);
	CHECK(p_of(&rows[0], WORK) <= first && p_of(&rows[0], WORK) >= first);
	CHECK(fabs(p_of(&rows[1], WORK) - rows[1].p) < 0.15);
}

static void those_who_ask_differ_as_those_who_do_not(void)
{
	static const struct row asking = { { 1, 2, 3, 9, 0, 2 }, { 10, 12, 9, 14, 11, 13 }, 6, 0 };
	static const struct row others = { { 9, 10, 6, 5, 11, 11 }, { 10, 12, 9, 14, 11, 13 }, 6,
					   0 };

	CHECK(p_of(&asking, WORK) < 0.01);
	CHECK(fabs(p_of(&asking, WORK) - p_of(&others, WORK)) < 1e-12);
}

static void little_work_gives_a_large_p(void)
{
	static const struct row row = { { 10, 0, 0, 0, 0, 0 }, { 10, 12, 9, 14, 11, 13 }, 6, 0 };

	CHECK(p_of(&row, WORK) < 0.001);
	CHECK(p_of(&row, 300) > 0.04);
	CHECK(p_of(&row, 0) >= 1);
}

static void the_least_p_is_that_of_crowded_ways(void)
{
	static const uint32_t of[] = { 7, 9 };
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_chance chance;

	CHECK(sg_chance_init(&chance, arena, of, 2));
	CHECK(fabs(sg_chance_least(&chance, 3) - 35.0 / 560) < 1e-9);
	CHECK(fabs(sg_chance_least(&chance, 4) - 35.0 / 1820) < 1e-9);
	CHECK(fabs(sg_chance_least(&chance, 7) - 1.0 / 11440) < 1e-9);
	CHECK(sg_chance_least(&chance, 0) >= 1 && sg_chance_least(&chance, 16) >= 1);
	sg_arena_free(arena);
}

TEST_MAIN(TEST(few_ways_give_the_exact_p), TEST(what_everybody_or_nobody_asks_cannot_differ),
	  TEST(many_postings_are_judged_by_chi_square),
	  TEST(ways_that_are_drawn_come_close_to_the_exact_p),
	  TEST(those_who_ask_differ_as_those_who_do_not),
	  TEST(little_work_gives_a_large_p), TEST(the_least_p_is_that_of_crowded_ways))
