/* SPDX-License-Identifier: MIT */
#include "store/demand.h"

#include <stdlib.h>

#include "base/turnover.h"
#include "base/error.h"

/* All calls of a comparison are wrong at most so often when nothing changed. */
static const double level = 0.05;

void sg_demand_add(struct sg_demand_count *count, int64_t company, uint32_t times,
		   const uint32_t *skills, size_t n_skills)
{
	struct sg_demand_posting *added = sg_push(count->arena, count);
	uint32_t *copy = sg_arena_array(count->arena, uint32_t, n_skills);
	uint32_t n = 0;

	if (added == NULL || copy == NULL) {
		count->failed = true;
		return;
	}
	for (size_t i = 0; i < n_skills; i++) {
		if (skills[i] == 0 || skills[i] > SG_DEMAND_MAX_SKILL)
			continue;
		copy[n++] = skills[i];
		if (skills[i] > count->most)
			count->most = skills[i];
	}
	*added = (struct sg_demand_posting){ company, copy, n, times, count->n };
}

/* Those of a company in the order they came in. */
static int by_company(const void *left, const void *right)
{
	const struct sg_demand_posting *a = left, *b = right;

	if (a->company != b->company)
		return a->company < b->company ? -1 : 1;
	return a->number < b->number ? -1 : a->number > b->number;
}

/*
 * What a posting of a company is held against, besides when it was there. A company with more
 * postings than before asks for more whatever it wants, so that as many that came are held
 * against as many that went; and of a company that came its first one against the first one of
 * each company that was there.
 */
enum {
	STAYED = 4,
	WENT = 8,
	CAME = 16,
	FIRST_THEN = 32,
	FIRST_NOW = 64,
};

struct company {
	uint32_t there;	     /* its times */
	uint32_t held;	     /* so many that came are held against so many that went */
	uint32_t came, went; /* of these, so far */
	bool first_then, first_now; /* were there already */
};

static struct company company_of(const struct sg_demand_posting *postings, size_t n)
{
	struct company company = { .held = 0 };
	uint32_t came = 0, went = 0;

	for (size_t i = 0; i < n; i++) {
		company.there |= postings[i].times;
		came += postings[i].times == SG_NOW;
		went += postings[i].times == SG_THEN;
	}
	company.held = came < went ? came : went;
	return company;
}

static uint32_t marks_of(struct company *company, uint32_t times)
{
	uint32_t marks = times;

	if (times == (SG_THEN | SG_NOW))
		marks |= STAYED;
	else if (times == SG_NOW && company->came++ < company->held)
		marks |= CAME;
	else if (times == SG_THEN && company->went++ < company->held)
		marks |= WENT;
	if ((times & SG_THEN) != 0 && !company->first_then)
		marks |= FIRST_THEN;
	if ((times & SG_NOW) != 0 && !company->first_now)
		marks |= FIRST_NOW;
	company->first_then |= (times & SG_THEN) != 0;
	company->first_now |= (times & SG_NOW) != 0;
	return marks;
}

/* A skill while postings go by, sorted by company. */
struct tally {
	struct sg_share before, now;
	struct sg_turnover turnover;
	uint32_t company; /* the last that asks for it, from 1 */
	uint32_t posting; /* the last, from 1 */
	uint32_t marks;	  /* of the postings of that company that ask for it */
};

struct tallies {
	struct tally *at; /* by skill */
	uint32_t *asked;  /* skills that the company at hand asks for */
	uint32_t n_asked;
	struct tally all; /* of postings and companies themselves */
};

static void count_posting(struct sg_share *before, struct sg_share *now, uint32_t times)
{
	before->n += (times & SG_THEN) != 0;
	now->n += (times & SG_NOW) != 0;
}

static void count_company(struct sg_share *before, struct sg_share *now, uint32_t times)
{
	before->companies += (times & SG_THEN) != 0;
	now->companies += (times & SG_NOW) != 0;
}

static void add_posting(struct tallies *tallies, const struct sg_demand_posting *posting,
			uint32_t marks, uint32_t company, uint32_t number)
{
	count_posting(&tallies->all.before, &tallies->all.now, posting->times);
	for (uint32_t i = 0; i < posting->n_skills; i++) {
		struct tally *tally = &tallies->at[posting->skills[i]];

		if (tally->posting == number)
			continue;
		tally->posting = number;
		count_posting(&tally->before, &tally->now, posting->times);
		if (tally->company != company) {
			tally->company = company;
			tally->marks = 0;
			tallies->asked[tallies->n_asked++] = posting->skills[i];
		}
		tally->marks |= marks;
	}
}

/* What all postings of a company asked for. */
static void end_company(struct tallies *tallies, uint32_t there)
{
	count_company(&tallies->all.before, &tallies->all.now, there);
	tallies->all.turnover.came += there == SG_NOW;
	for (uint32_t i = 0; i < tallies->n_asked; i++) {
		struct tally *tally = &tallies->at[tallies->asked[i]];
		struct sg_turnover *turnover = &tally->turnover;

		count_company(&tally->before, &tally->now, tally->marks);
		turnover->came_ask += there == SG_NOW && (tally->marks & FIRST_NOW) != 0;
		turnover->before_ask += (tally->marks & FIRST_THEN) != 0;
		turnover->began += (tally->marks & (STAYED | WENT | CAME)) == CAME;
		turnover->ceased += (tally->marks & (STAYED | WENT | CAME)) == WENT;
	}
	tallies->n_asked = 0;
}

static void count_all(const struct sg_demand_count *count, struct tallies *tallies)
{
	uint32_t number = 0;

	for (size_t first = 0, end = 0; first < count->n; first = end) {
		struct company company;

		while (end < count->n && count->at[end].company == count->at[first].company)
			end++;
		company = company_of(&count->at[first], end - first);
		number++;
		for (size_t i = first; i < end; i++)
			add_posting(tallies, &count->at[i], marks_of(&company, count->at[i].times),
				    number, (uint32_t)i + 1);
		end_company(tallies, company.there);
	}
}

/* The row of a skill; *least as of sg_turnover_p(). */
static struct sg_demand_skill make_row(const struct tallies *tallies, uint32_t skill, double *least)
{
	const struct tally *tally = &tallies->at[skill], *all = &tallies->all;
	struct sg_demand_skill row = { .skill = skill, .before = tally->before,
				       .now = tally->now };
	struct sg_turnover turnover = tally->turnover;

	turnover.came = all->turnover.came;
	turnover.before = all->before.companies;
	row.before.of = all->before.n;
	row.now.of = all->now.n;
	row.before.companies_of = all->before.companies;
	row.now.companies_of = all->now.companies;
	row.p = sg_turnover_p(&turnover, least);
	return row;
}

/* Where companies are as often asking as before, it is not called however they changed; nor
 * where so few more or fewer ask than would at the share of before that they may know of each
 * other. */
static enum sg_trend_call direction(const struct sg_demand_skill *row)
{
	double share = row->before.companies_of == 0
			       ? 0
			       : (double)row->before.companies / row->before.companies_of;
	double moved = row->now.companies - share * row->now.companies_of;

	return moved >= SG_TREND_MOVED	  ? SG_TREND_RISING
	       : moved <= -SG_TREND_MOVED ? SG_TREND_FALLING
					  : SG_TREND_NONE;
}

static bool call(struct sg_arena *arena, struct sg_demand_skill *rows, const double *least,
		 size_t n)
{
	double *p = sg_arena_array(arena, double, n);
	bool *called = sg_arena_array(arena, bool, n);
	bool ok = p != NULL && called != NULL;

	for (size_t i = 0; ok && i < n; i++) {
		p[i] = rows[i].p;
		ok = p[i] >= 0;
	}
	if (!ok || !sg_turnover_family(p, least, n, level, called))
		return false;
	for (size_t i = 0; i < n; i++)
		if (called[i])
			rows[i].call = direction(&rows[i]);
	return true;
}

static int by_demand(const void *left, const void *right)
{
	const struct sg_demand_skill *a = left, *b = right;

	if (a->now.n != b->now.n)
		return a->now.n > b->now.n ? -1 : 1;
	if (a->before.n != b->before.n)
		return a->before.n > b->before.n ? -1 : 1;
	return a->skill < b->skill ? -1 : a->skill > b->skill;
}

static bool is_asked(const struct tally *tally)
{
	return tally->before.n > 0 || tally->now.n > 0;
}

enum sg_status sg_demand_rows(struct sg_demand_count *count, struct sg_demand_skill **out,
			      size_t *n, struct sg_error *err)
{
	struct tallies tallies = { .n_asked = 0 };
	struct sg_demand_skill *rows;
	double *least;

	*out = NULL;
	*n = 0;
	tallies.at = sg_arena_array(count->arena, struct tally, (size_t)count->most + 1);
	tallies.asked = sg_arena_array(count->arena, uint32_t, (size_t)count->most + 1);
	rows = sg_arena_array(count->arena, struct sg_demand_skill, (size_t)count->most + 1);
	least = sg_arena_array(count->arena, double, (size_t)count->most + 1);
	if (count->failed || tallies.at == NULL || tallies.asked == NULL || rows == NULL ||
	    least == NULL)
		return sg_no_memory(err);
	if (count->n > 0)
		qsort(count->at, count->n, sizeof *count->at, by_company);
	count_all(count, &tallies);
	for (uint32_t skill = 1; skill <= count->most; skill++)
		if (is_asked(&tallies.at[skill])) {
			rows[*n] = make_row(&tallies, skill, &least[*n]);
			++*n;
		}
	if (!call(count->arena, rows, least, *n))
		return sg_no_memory(err);
	if (*n > 0)
		qsort(rows, *n, sizeof *rows, by_demand);
	*out = rows;
	return SG_OK;
}
