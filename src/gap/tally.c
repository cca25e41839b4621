/* SPDX-License-Identifier: MIT */
#include "gap/sum.h"

#include <stdlib.h>

#include "base/sort.h"
#include "base/str.h"

/* A sum as a tally: everything by id, so that the order of what was added leaves no trace. */

static const double millionths = 1e6;

static int by_hash(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;

	return *a < *b ? -1 : *a > *b;
}

static int by_id(const void *left, const void *right)
{
	return sg_str_cmp(((const struct sg_tally_skill *)left)->id,
			  ((const struct sg_tally_skill *)right)->id);
}

static int by_other(const void *left, const void *right)
{
	return sg_str_cmp(((const struct sg_or *)left)->id, ((const struct sg_or *)right)->id);
}

/* What is being written down, by number of row and of skill. */
struct written {
	struct sg_sum *sum;
	struct sg_arena *arena;
	struct sg_tally_skill *skills;
	size_t n_skills;
	uint32_t *place_of; /* by row: index of its skill */
	uint32_t *rank_of;  /* by company: its place among the sorted hashes */
	uint64_t *companies;
};

static bool list_companies(struct written *w)
{
	const struct sg_rows *rows = &w->sum->rows;
	size_t n = rows->companies.n;

	w->companies = sg_arena_array(w->arena, uint64_t, n);
	w->rank_of = sg_arena_array(w->arena, uint32_t, n);
	if (w->companies == NULL || w->rank_of == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		w->companies[i] = rows->companies.at[i];
	if (n > 0)
		qsort(w->companies, n, sizeof *w->companies, by_hash);
	for (size_t i = 0; i < n; i++)
		w->rank_of[sg_counts_of(&rows->company_of, w->companies[i]) - 1] = (uint32_t)i;
	return true;
}

static void fill_skill(const struct written *w, uint32_t number, struct sg_tally_skill *out)
{
	const struct sg_sum *sum = w->sum;
	struct sg_skill skill = sg_standing_skill(sum->rows.standing, number);
	uint32_t row = number < sum->rows.of.n ? sum->rows.of.at[number] : 0;

	*out = (struct sg_tally_skill){ .id = skill.id };
	if (number >= sum->rows.standing->n_dict && !sg_str_eq(skill.name, skill.id))
		out->name = skill.name;
	out->asked = number < sum->asked.n && sum->asked.at[number];
	out->opens = number < sum->opens.n ? sum->opens.at[number] : 0;
	if (row > 0) {
		const struct sg_gap *gap = &sum->rows.at.at[row - 1].gap;

		out->required = gap->required.n;
		out->preferred = gap->preferred.n;
		out->unspecified = gap->unspecified.n;
		out->mentioned = gap->mentioned.n;
		out->one_of = gap->one_of;
		out->closer = gap->closer;
		out->years_asked = gap->years_asked;
		out->months_held = gap->months_held;
		out->short_only = sum->rows.at.at[row - 1].all_short && gap->years_asked > 0;
	}
}

static bool list_skills(struct written *w)
{
	const struct sg_rows *rows = &w->sum->rows;
	uint32_t n = sg_standing_count(rows->standing);

	w->skills = sg_arena_array(w->arena, struct sg_tally_skill, n);
	w->place_of = sg_arena_array(w->arena, uint32_t, rows->at.n);
	if (w->skills == NULL || w->place_of == NULL)
		return false;
	for (uint32_t number = 0; number < n; number++) {
		struct sg_tally_skill *skill = &w->skills[w->n_skills];

		fill_skill(w, number, skill);
		w->n_skills += skill->asked || skill->opens > 0 ||
			       (number < rows->of.n && rows->of.at[number] > 0);
	}
	if (w->n_skills > 0)
		qsort(w->skills, w->n_skills, sizeof *w->skills, by_id);
	for (size_t i = 0; i < w->n_skills; i++) {
		uint32_t number = sg_standing_number(rows->standing, w->skills[i].id, (sg_str){ 0 });

		if (number < rows->of.n && rows->of.at[number] > 0)
			w->place_of[rows->of.at[number] - 1] = (uint32_t)i;
	}
	return true;
}

/* The companies that ask for each skill. */
static bool attach_companies(struct written *w)
{
	const struct sg_pairs *askers = &w->sum->rows.askers;
	const uint64_t *sorted = sg_pairs_sorted(askers, w->arena);
	uint32_t *ranks = sg_arena_array(w->arena, uint32_t, askers->n);

	if (sorted == NULL || ranks == NULL)
		return false;
	for (size_t from = 0, to; from < askers->n; from = to) {
		uint64_t row = sorted[from] >> 32;
		struct sg_tally_skill *skill = &w->skills[w->place_of[row]];

		for (to = from; to < askers->n && sorted[to] >> 32 == row; to++)
			ranks[to] = w->rank_of[(uint32_t)sorted[to]];
		sg_sort_numbers(ranks + from, to - from);
		skill->companies = ranks + from;
		skill->n_companies = to - from;
	}
	return true;
}

/* What would do instead of each. */
static bool attach_others(struct written *w)
{
	const struct sg_counts *choices = &w->sum->rows.choices;
	const struct sg_count *sorted = sg_counts_sorted(choices, w->arena);
	struct sg_or *others = sg_arena_array(w->arena, struct sg_or, choices->n);

	if (sorted == NULL || others == NULL)
		return false;
	for (size_t from = 0, to; from < choices->n; from = to) {
		uint64_t row = sorted[from].key >> 32;
		struct sg_tally_skill *skill = &w->skills[w->place_of[row]];

		for (to = from; to < choices->n && sorted[to].key >> 32 == row; to++) {
			struct sg_skill other = sg_standing_skill(w->sum->rows.standing,
								  (uint32_t)sorted[to].key);

			others[to] = (struct sg_or){ .id = other.id, .n = sorted[to].n };
		}
		qsort(others + from, to - from, sizeof *others, by_other);
		skill->or_ = others + from;
		skill->n_or = to - from;
	}
	return true;
}

static struct sg_tally_role *list_roles(const struct written *w)
{
	const struct sg_role_sum *roles = &w->sum->roles;
	struct sg_tally_role *out = sg_arena_array(w->arena, struct sg_tally_role, roles->n);

	for (uint32_t i = 0; out != NULL && i < roles->n; i++) {
		uint32_t *areas = sg_arena_array(w->arena, uint32_t, roles->roles[i].n_areas);

		if (areas == NULL)
			return NULL;
		for (size_t k = 0; k < roles->roles[i].n_areas; k++)
			areas[k] = roles->areas[i][k].asked;
		out[i] = (struct sg_tally_role){ roles->roles[i].id, roles->roles[i].recognised,
						 roles->hundredths[i], areas,
						 roles->roles[i].n_areas };
	}
	return out;
}

enum sg_status sg_sum_tally(struct sg_sum *sum, struct sg_tally *out, struct sg_error *err)
{
	struct written w = { .sum = sum, .arena = sum->rows.standing->arena };

	*out = (struct sg_tally){ .seen = sum->seen,
				  .counted = sum->counted,
				  .left_out = sum->left_out,
				  .duplicates = sum->duplicates,
				  .failed = sum->failed,
				  .lacking_required = sum->lacking_required,
				  .lacking_any = sum->lacking_any,
				  .has_fit = sum->has_fit };
	for (int i = 0; i < SG_N_VERDICTS; i++)
		out->verdicts[i] = sum->verdicts[i];
	out->best_fit = (uint32_t)(sum->best_fit * millionths + 0.5);
	if (!list_companies(&w) || !list_skills(&w) || !attach_companies(&w) || !attach_others(&w))
		return sg_no_memory(err);
	out->roles = list_roles(&w);
	if (out->roles == NULL)
		return sg_no_memory(err);
	out->n_roles = sum->roles.n;
	out->companies = w.companies;
	out->n_companies = sum->rows.companies.n;
	out->skills = w.skills;
	out->n_skills = w.n_skills;
	out->facts = sum->facts.at;
	out->n_facts = sum->facts.n;
	return SG_OK;
}
