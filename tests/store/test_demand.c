/* SPDX-License-Identifier: MIT */
#include "store/demand.h"

#include <stdlib.h>

#include "test.h"

static uint64_t random_state = 88172645463325252U;

static double uniform(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (double)(random_state >> 11) / 9007199254740992.0;
}

static const struct sg_demand_skill *row_of(const struct sg_demand_skill *rows, size_t n,
					    uint32_t skill)
{
	for (size_t i = 0; i < n; i++)
		if (rows[i].skill == skill)
			return &rows[i];
	return NULL;
}

static void a_company_counts_once_however_many_postings_it_has(void)
{
	struct sg_demand_count count = { .arena = sg_arena_new(0) };
	struct sg_demand_skill *rows;
	const struct sg_demand_skill *row;
	size_t n;

	for (int i = 0; i < 25; i++) {
		const uint32_t skills[] = { 3, 3 };

		sg_demand_add(&count, 7, i == 0 ? SG_THEN | SG_NOW : SG_NOW, skills, 2);
	}
	for (int i = 0; i < 40; i++) {
		const uint32_t skill = 4;

		sg_demand_add(&count, 100 + i, SG_THEN | SG_NOW, &skill, 1);
	}
	CHECK(sg_demand_rows(&count, &rows, &n, NULL) == SG_OK);
	CHECK(n == 2);
	row = row_of(rows, n, 3);
	CHECK(row->before.n == 1 && row->now.n == 25);
	CHECK(row->before.of == 41 && row->now.of == 65);
	CHECK(row->before.companies == 1 && row->now.companies == 1);
	CHECK(row->before.companies_of == 41 && row->now.companies_of == 41);
	CHECK(row->call == SG_TREND_NONE && row->p == 1);
	sg_arena_free(count.arena);
}

static void nothing_gives_no_rows(void)
{
	struct sg_demand_count count = { .arena = sg_arena_new(0) };
	struct sg_demand_skill *rows;
	size_t n;

	CHECK(sg_demand_rows(&count, &rows, &n, NULL) == SG_OK);
	CHECK(n == 0);
	sg_arena_free(count.arena);
}

/* Of 50 companies `before` ask for it, and `came_ask` of those that come. */
static enum sg_trend_call call_of(int before, int came, int came_ask)
{
	struct sg_demand_count count = { .arena = sg_arena_new(0) };
	struct sg_demand_skill *rows;
	enum sg_trend_call call = SG_TREND_NONE;
	size_t n;

	for (int i = 0; i < 50 + came; i++) {
		uint32_t times = i < 50 ? SG_THEN | SG_NOW : SG_NOW;

		const uint32_t skill = 3;

		sg_demand_add(&count, i, times, &skill,
			      i < before || (i >= 50 && i < 50 + came_ask));
	}
	if (sg_demand_rows(&count, &rows, &n, NULL) == SG_OK && n == 1)
		call = rows[0].call;
	sg_arena_free(count.arena);
	return call;
}

static void calls_have_the_direction_of_the_share(void)
{
	CHECK(call_of(2, 14, 12) == SG_TREND_RISING);
	CHECK(call_of(45, 14, 1) == SG_TREND_FALLING);
	CHECK(call_of(10, 14, 3) == SG_TREND_NONE);
	CHECK(call_of(0, 0, 0) == SG_TREND_NONE);
}

static void a_company_with_more_postings_than_before_has_not_changed_its_mind(void)
{
	struct sg_demand_count count = { .arena = sg_arena_new(0) };
	struct sg_demand_skill *rows;
	size_t n;

	for (int company = 0; company < 40; company++) {
		const uint32_t skills[] = { 3, 4 };

		/* Each had one that asks for 3, and has two more: one asks for 4. */
		sg_demand_add(&count, company, SG_THEN | SG_NOW, skills, 1);
		sg_demand_add(&count, company, SG_NOW, skills + 1, 1);
		sg_demand_add(&count, company, SG_NOW, skills, 1);
	}
	CHECK(sg_demand_rows(&count, &rows, &n, NULL) == SG_OK);
	CHECK(n == 2);
	CHECK(row_of(rows, n, 4)->now.companies == 40 && row_of(rows, n, 4)->before.n == 0);
	CHECK(row_of(rows, n, 4)->call == SG_TREND_NONE);
	sg_arena_free(count.arena);
}

enum { SKILLS = 80, COMPANIES = 120, MOST_POSTINGS = 6, PLANTED = 5 };

/*
 * A report on two weeks of one world: companies with up to six postings stay, come and go, one
 * of them posts twenty-five; what is asked does not change but for PLANTED, by `lift`. Of the
 * postings of a company that stays, the share `stays` stays and the share `came` came.
 */
static size_t simulate(double lift, double stays, double came, bool *planted)
{
	struct sg_demand_count count = { .arena = sg_arena_new(0) };
	struct sg_demand_skill *rows;
	size_t n, calls = 0;

	for (int company = 0; company < COMPANIES; company++) {
		int postings = company == 0 ? 25 : 1 + (int)(uniform() * MOST_POSTINGS);
		double taste = 0.5 + uniform();
		double fate = uniform();

		for (int i = 0; i < postings; i++) {
			/* A posting stays, went, or came; of a company that came, all came. */
			double own = uniform();
			uint32_t times = fate < 0.2   ? SG_NOW
					 : fate < 0.4 ? SG_THEN
					 : own < stays	      ? SG_THEN | SG_NOW
					 : own < stays + came ? SG_NOW
							      : SG_THEN;

			uint32_t skills[SKILLS];
			size_t n_skills = 0;

			for (uint32_t skill = 1; skill <= SKILLS; skill++) {
				double rate = taste * 0.3 / skill;

				if (skill == PLANTED && times == SG_NOW)
					rate += lift;
				if (uniform() < rate)
					skills[n_skills++] = skill;
			}
			sg_demand_add(&count, company, times, skills, n_skills);
		}
	}
	if (sg_demand_rows(&count, &rows, &n, NULL) != SG_OK)
		n = 0;
	for (size_t i = 0; i < n; i++) {
		if (rows[i].skill == PLANTED)
			*planted = rows[i].call == SG_TREND_RISING;
		calls += rows[i].call != SG_TREND_NONE &&
			 (lift == 0 || rows[i].skill != PLANTED);
	}
	sg_arena_free(count.arena);
	return calls;
}

static void of_1000_reports_without_a_rise_at_most_5_percent_carry_a_false_call(void)
{
	/* As many postings come as go; all companies post twice as many; half as many. */
	static const double worlds[][2] = { { 0.7, 0.15 }, { 0.4, 0.55 }, { 0.4, 0.05 } };
	bool planted = false;

	for (size_t world = 0; world < 3; world++) {
		unsigned wrong = 0;

		for (int i = 0; i < 1000; i++)
			wrong += simulate(0, worlds[world][0], worlds[world][1], &planted) > 0;
		printf("# %u of 1000 reports carry a false call\n", wrong);
		CHECK(wrong <= 50);
	}
}

static void a_planted_rise_is_called(void)
{
	unsigned found = 0;

	for (int i = 0; i < 100; i++) {
		bool planted = false;

		simulate(0.5, 0.7, 0.15, &planted);
		found += planted;
	}
	printf("# %u of 100 planted rises are called\n", found);
	CHECK(found >= 90);
}

TEST_MAIN(TEST(a_company_counts_once_however_many_postings_it_has), TEST(nothing_gives_no_rows),
	  TEST(a_company_with_more_postings_than_before_has_not_changed_its_mind),
	  TEST(calls_have_the_direction_of_the_share),
	  TEST(of_1000_reports_without_a_rise_at_most_5_percent_carry_a_false_call),
	  TEST(a_planted_rise_is_called))
