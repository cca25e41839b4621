/* SPDX-License-Identifier: MIT */
/* Demand month by month, of sources that were read well in every month. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "store/demand.h"
#include "store/store.h"

enum { MAX_MONTHS = 120, USUAL_MONTHS = 6, DAY = 86400 };

/* A month in which sources were read. */
struct month {
	int64_t number; /* years * 12 + months */
	int64_t first_run, last_run;
};

/* A posting that was open in one of the months. */
struct open_posting {
	int64_t company;
	const uint32_t *skills; /* it asks for */
	size_t n_skills;
	bool now;
	bool months[MAX_MONTHS];
};

struct course {
	struct sg_store *store;
	struct sg_arena *arena; /* that of answers */
	struct month months[MAX_MONTHS];
	size_t n_months;
	uint32_t *of; /* postings in each month */
	uint32_t *counts; /* [skill][month], n_months each */
	size_t n_counts;
	sg_vec(struct open_posting) postings; /* in the arena for work */
	struct sg_demand_count count;
	bool failed;
};

static int64_t month_of(int64_t seconds)
{
	unsigned month, day;
	int year;

	sg_days_split(seconds / DAY, &year, &month, &day);
	return (int64_t)year * 12 + month - 1;
}

/* ---- months and sources --------------------------------------------------------- */

static const char get_runs[] = "SELECT id, at FROM run WHERE EXISTS"
			       " (SELECT 1 FROM reading WHERE run = run.id AND outcome IN (0, 3))"
			       " ORDER BY id";

static bool list_months(struct course *course, int64_t since, int64_t *last_at)
{
	struct sg_query *query = sg_db_query(course->store->db, get_runs);

	while (sg_query_step(query)) {
		int64_t run = sg_query_get_int(query, 0);
		int64_t number = month_of(sg_query_get_int(query, 1));
		struct month *last = &course->months[course->n_months];

		*last_at = sg_query_get_int(query, 1);
		if (number < since)
			continue;
		if (course->n_months > 0 && last[-1].number == number) {
			last[-1].last_run = run;
		} else if (course->n_months < MAX_MONTHS) {
			*last = (struct month){ number, run, run };
			course->n_months++;
		}
	}
	return course->n_months > 0;
}

static const char clear_fair[] = "DELETE FROM fair";
static const char all_fair[] = "INSERT INTO fair SELECT DISTINCT source FROM reading"
			       " WHERE run >= ?";
static const char only_fair[] = "DELETE FROM fair WHERE source NOT IN (SELECT source FROM reading"
				" WHERE outcome IN (0, 3) AND run BETWEEN ? AND ?)";
static const char count_fair[] = "SELECT count(*) FROM fair";

static void choose_sources(struct course *course, struct sg_trend *out)
{
	struct sg_db *db = course->store->db;
	struct sg_query *query;
	int64_t all;

	sg_db_run(db, "CREATE TEMP TABLE IF NOT EXISTS fair(source INTEGER PRIMARY KEY)");
	sg_query_run(sg_db_query(db, clear_fair));
	query = sg_db_query(db, all_fair);
	sg_query_int(query, 0, course->months[0].first_run);
	sg_query_run(query);
	all = sg_db_number(db, count_fair, 0);
	for (size_t i = 0; i < course->n_months; i++) {
		query = sg_db_query(db, only_fair);
		sg_query_int(query, 0, course->months[i].first_run);
		sg_query_int(query, 1, course->months[i].last_run);
		sg_query_run(query);
	}
	out->sources = (uint32_t)sg_db_number(db, count_fair, 0);
	out->left_out = (uint32_t)all - out->sources;
}

/* ---- counting ------------------------------------------------------------------- */

/* Months are bits, the first one lowest; postings are counted in the months they were open. */
static uint32_t *months_of_skill(struct course *course, uint32_t skill)
{
	size_t n = course->n_months;

	assert(n > 0); /* without a month nothing is counted */
	if (skill >= course->n_counts) {
		size_t wanted = (size_t)skill + skill / 2 + 64;
		uint32_t *more = wanted > SIZE_MAX / n / sizeof *more
					 ? NULL
					 : realloc(course->counts, wanted * n * sizeof *more);

		if (more == NULL) {
			course->failed = true;
			return NULL;
		}
		memset(more + course->n_counts * n, 0, (wanted - course->n_counts) * n * sizeof *more);
		course->counts = more;
		course->n_counts = wanted;
	}
	return course->counts + skill * n;
}

/* Which months an interval of runs touches, added to `open`; last 0: it goes on. */
static void mark_months(const struct course *course, int64_t first, int64_t last, bool *open)
{
	for (size_t i = 0; i < course->n_months; i++)
		if (first <= course->months[i].last_run &&
		    (last == 0 || last >= course->months[i].first_run))
			open[i] = true;
}

static const char get_sightings[] =
	"SELECT posting.id, company, skills, first_run, last_run, gone_run"
	" FROM posting JOIN sighting ON sighting.posting = posting.id"
	" WHERE readable AND duplicate_of IS NULL AND source IN (SELECT source FROM fair)"
	" ORDER BY posting.id";

static struct open_posting *add_posting(struct course *course, struct sg_query *query)
{
	struct sg_arena *arena = course->store->work;
	struct open_posting *posting = sg_push(arena, &course->postings);
	uint32_t skills[SG_MAX_PACKED_SKILLS], *copy;
	size_t n = sg_unpack_skills(sg_query_get_text(query, 2), SG_STRENGTH_UNSPECIFIED, skills);

	copy = sg_arena_array(arena, uint32_t, n);
	if (posting == NULL || copy == NULL) {
		course->failed = true;
		return NULL;
	}
	if (n > 0)
		memcpy(copy, skills, n * sizeof *copy);
	posting->company = sg_query_get_int(query, 1);
	posting->skills = copy;
	posting->n_skills = n;
	return posting;
}

/* Postings one by one, their sightings at all sources together. */
static void read_postings(struct course *course)
{
	struct sg_query *query = sg_db_query(course->store->db, get_sightings);
	struct open_posting *posting = NULL;
	int64_t id = 0;

	sg_arena_reset(course->store->work);
	while (!course->failed && sg_query_step(query)) {
		if (posting == NULL || id != sg_query_get_int(query, 0))
			posting = add_posting(course, query);
		id = sg_query_get_int(query, 0);
		if (posting == NULL)
			break;
		mark_months(course, sg_query_get_int(query, 3), sg_query_get_int(query, 4),
			    posting->months);
		posting->now |= sg_query_is_null(query, 5);
	}
}

static void count_months(const struct course *course, const bool *open, uint32_t *counts)
{
	for (size_t i = 0; counts != NULL && i < course->n_months; i++)
		counts[i] += open[i];
}

/* The first month that says enough; a month is not held against itself. */
static size_t first_month(struct course *course)
{
	size_t first = 0;

	for (size_t i = 0; i < course->postings.n; i++)
		count_months(course, course->postings.at[i].months, course->of);
	while (first < course->n_months && course->of[first] < SG_TREND_LEAST)
		first++;
	return first + 1 < course->n_months ? first : course->n_months;
}

static void count_postings(struct course *course, size_t first)
{
	for (size_t i = 0; i < course->postings.n; i++) {
		const struct open_posting *posting = &course->postings.at[i];
		uint32_t times = (posting->now ? SG_NOW : 0) |
				 (first < course->n_months && posting->months[first] ? SG_THEN : 0);

		for (size_t k = 0; k < posting->n_skills; k++)
			if (posting->skills[k] <= SG_DEMAND_MAX_SKILL)
				count_months(course, posting->months,
					     months_of_skill(course, posting->skills[k]));
		if (times != 0)
			sg_demand_add(&course->count, posting->company, times, posting->skills,
				      posting->n_skills);
	}
}

/* ---- the answer ----------------------------------------------------------------- */

static bool name_months(const struct course *course, struct sg_trend *out)
{
	char(*names)[8] = sg_arena_alloc_array(course->arena, course->n_months, 8, 1);

	for (size_t i = 0; names != NULL && i < course->n_months; i++)
		snprintf(names[i], 8, "%04u-%02u",
			 (unsigned)(course->months[i].number / 12) % 10000U,
			 (unsigned)(course->months[i].number % 12) + 1);
	out->months = (const char(*)[8])names;
	return names != NULL;
}

static bool make_rows(struct course *course, const struct sg_demand_skill *skills, size_t n,
		      struct sg_trend *out)
{
	struct sg_trend_row *rows = sg_arena_array(course->arena, struct sg_trend_row, n);

	for (size_t i = 0; rows != NULL && i < n; i++) {
		uint32_t *months =
			sg_arena_array(course->arena, uint32_t, course->n_months);

		if (months == NULL)
			return false;
		memcpy(months, course->counts + skills[i].skill * course->n_months,
		       course->n_months * sizeof *months);
		rows[i] = (struct sg_trend_row){
			.skill = sg_store_skill(course->store, skills[i].skill, course->arena),
			.first = skills[i].before,
			.now = skills[i].now,
			.months = months,
			.call = skills[i].call,
			.p = skills[i].p,
		};
	}
	out->rows = rows;
	out->n_rows = n;
	return rows != NULL;
}

static enum sg_status answer(struct course *course, struct sg_trend *out, struct sg_error *err)
{
	struct sg_demand_skill *rows;
	enum sg_status status;
	size_t n;

	course->of = sg_arena_array(course->arena, uint32_t, course->n_months);
	if (course->of == NULL || !name_months(course, out))
		return sg_no_memory(err);
	choose_sources(course, out);
	read_postings(course);
	out->first = first_month(course);
	count_postings(course, out->first);
	sg_arena_reset(course->store->work);
	status = sg_db_failed(course->store->db, err);
	if (status == SG_OK)
		status = course->failed ? sg_no_memory(err)
					: sg_demand_rows(&course->count, &rows, &n, err);
	if (status != SG_OK)
		return status;
	out->of = course->of;
	out->n_months = course->n_months;
	out->now_of = n == 0 ? 0 : rows[0].now.of;
	out->companies_of = n == 0 ? 0 : rows[0].now.companies_of;
	return make_rows(course, rows, n, out) ? sg_db_failed(course->store->db, err)
					       : sg_no_memory(err);
}

static const char last_read[] = "SELECT max(at) FROM run";

enum sg_status sg_store_trend(struct sg_store *store, sg_str since, struct sg_trend *out,
			      struct sg_error *err)
{
	struct course course = { .store = store, .arena = store->answers,
				 .count = { .arena = store->answers } };
	int64_t last = sg_db_number(store->db, last_read, 0), days, from;
	enum sg_status status;

	*out = (struct sg_trend){ 0 };
	sg_arena_reset(store->answers);
	if (since.ptr == NULL)
		from = month_of(last) - USUAL_MONTHS;
	else if (sg_date_parse(since, &days))
		from = month_of(days * DAY);
	else
		return sg_fail(err, SG_EARG, "the day must look like 2026-05-01");
	status = sg_db_failed(store->db, err);
	if (status != SG_OK)
		return status;
	if (!list_months(&course, from, &last))
		return sg_fail(err, SG_ENOTFOUND, "no source was read since then");
	out->last_run = sg_time_write(store->answers, last);
	status = answer(&course, out, err);
	free(course.counts);
	return status;
}
