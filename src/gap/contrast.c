/* SPDX-License-Identifier: MIT */
#include "gap/contrast.h"

#include <math.h>
#include <stdlib.h>

#include "base/str.h"
#include "gap/chance.h"
#include "gap/share.h"
#include "gap/groups.h"

/* What is said is said at 95 %; shares within so much of each other are alike. */
static const double wrong = 0.05, alike = 0.25;

/* ---- what differs ------------------------------------------------------------------- */

/* Newcombe's interval of the difference of two shares, from Wilson's of each. */
static bool are_alike(const struct sg_demand *a, uint32_t of_a, const struct sg_demand *b,
		      uint32_t of_b)
{
	double p = (double)a->n / of_a, q = (double)b->n / of_b;
	double below = sqrt((p - a->low) * (p - a->low) + (b->high - q) * (b->high - q));
	double above = sqrt((a->high - p) * (a->high - p) + (q - b->low) * (q - b->low));

	return p - q - below >= -alike && p - q + above <= alike;
}

static bool all_alike(const struct sg_group *groups, size_t n_groups,
		      const struct sg_contrast_row *row)
{
	for (size_t i = 0; i < n_groups; i++)
		for (size_t k = i + 1; k < n_groups; k++)
			if (!are_alike(&row->asked[i], groups[i].n, &row->asked[k], groups[k].n))
				return false;
	return true;
}

static int by_number(const void *left, const void *right)
{
	const double *a = left, *b = right;

	return *a < *b ? -1 : *a > *b;
}

/*
 * How small a row's least p must be for the row to be compared: wrong / K for the least K of which
 * no more than K rows come below it, so that every one of them could still be a yes (Tarone 1990).
 */
static double tarone(double *least, size_t n)
{
	size_t below = n;

	if (n == 0)
		return wrong;
	qsort(least, n, sizeof *least, by_number);
	for (size_t k = 1; k <= n; k++) {
		while (below > 0 && least[below - 1] > wrong / (double)k)
			below--;
		if (below <= k)
			return wrong / (double)k;
	}
	return wrong / (double)n;
}

static int by_p(const void *left, const void *right)
{
	const struct sg_contrast_row *a = left, *b = right;

	if (a->compared != b->compared)
		return a->compared ? -1 : 1;
	if (a->p < b->p || a->p > b->p)
		return a->p < b->p ? -1 : 1;
	if (a->total != b->total)
		return a->total > b->total ? -1 : 1;
	return sg_str_cmp(a->id, b->id);
}

/* Holm: of m rows in order of p, yes while the i-th is at most wrong / (m - i), i from 0. */
static void step_down(struct sg_contrast_row *rows, size_t m)
{
	for (size_t i = 0; i < m && rows[i].p <= wrong / (double)(m - i); i++)
		rows[i].differ = SG_DIFFER_YES;
}

/* Chooses the rows that are compared and gives them their p; their number. */
static size_t compare(struct sg_chance *chance, struct sg_contrast_row *rows, size_t n_rows,
		      double *least, uint32_t *asked)
{
	double *sorted = least + n_rows, bound;
	size_t m = 0;

	for (size_t i = 0; i < n_rows; i++)
		sorted[i] = least[i] = sg_chance_least(chance, rows[i].total);
	bound = tarone(sorted, n_rows);
	for (size_t i = 0; i < n_rows; i++)
		m += rows[i].compared = least[i] <= bound;
	for (size_t i = 0; i < n_rows; i++) {
		if (!rows[i].compared)
			continue;
		for (size_t g = 0; g < chance->k; g++)
			asked[g] = rows[i].asked[g].n;
		rows[i].p = sg_chance_p(chance, asked, SG_CONTRAST_WORK / m);
	}
	return m;
}

enum sg_status sg_contrast_decide(const struct sg_group *groups, size_t n_groups,
				  struct sg_contrast_row *rows, size_t n_rows,
				  struct sg_arena *arena, struct sg_error *err)
{
	uint32_t *of = sg_arena_array(arena, uint32_t, n_groups);
	uint32_t *asked = sg_arena_array(arena, uint32_t, n_groups);
	double *least = sg_arena_array(arena, double, n_rows * 2);
	struct sg_chance chance;
	size_t m = 0;

	if (of == NULL || asked == NULL || least == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < n_groups; i++)
		of[i] = groups[i].n;
	if (n_groups > 1) {
		if (!sg_chance_init(&chance, arena, of, n_groups))
			return sg_no_memory(err);
		m = compare(&chance, rows, n_rows, least, asked);
	}
	if (n_rows > 0)
		qsort(rows, n_rows, sizeof *rows, by_p);
	step_down(rows, m);
	for (size_t i = 0; n_groups > 1 && i < n_rows; i++)
		if (rows[i].differ != SG_DIFFER_YES)
			rows[i].differ = all_alike(groups, n_groups, &rows[i]) ? SG_DIFFER_NO
									       : SG_DIFFER_TOO_FEW;
	return SG_OK;
}

/* ---- what is asked ------------------------------------------------------------------ */

/* A row while it is counted. */
struct count {
	uint32_t skill; /* number */
	uint32_t total;
	struct sg_demand *asked; /* of each group */
};

struct table {
	struct sg_standing *standing;
	const struct sg_grouping *grouping;
	uint32_t *row_of;  /* by number of a skill: 1 + row, 0 for none */
	uint32_t *seen_in; /* by number: 1 + the last posting that asked */
	sg_vec(struct count) counts;
};

static struct count *count_of(struct table *table, uint32_t skill)
{
	struct sg_arena *arena = table->standing->arena;
	struct count *count;

	if (table->row_of[skill] != 0)
		return &table->counts.at[table->row_of[skill] - 1];
	count = sg_push(arena, &table->counts);
	if (count == NULL)
		return NULL;
	count->skill = skill;
	count->asked = sg_arena_array(arena, struct sg_demand, table->grouping->n);
	table->row_of[skill] = (uint32_t)table->counts.n;
	return count->asked == NULL ? NULL : count;
}

static bool add(struct table *table, uint32_t skill, uint32_t posting, uint32_t group)
{
	struct count *count;

	if (table->seen_in[skill] == posting + 1)
		return true;
	table->seen_in[skill] = posting + 1;
	count = count_of(table, skill);
	if (count == NULL)
		return false;
	count->asked[group].n++;
	count->total++;
	return true;
}

static bool add_posting(struct table *table, const struct sg_judged *judged, uint32_t posting,
			bool practices)
{
	for (size_t i = 0; i < judged->shown.n_answers; i++) {
		const struct sg_requirement *wish = judged->shown.answers[i].requirement;
		const struct sg_asked *asked = &judged->asked[i];

		if (wish->polarity != SG_POLARITY_ASKED ||
		    wish->strength < SG_STRENGTH_UNSPECIFIED)
			continue;
		for (uint32_t k = 0; k < asked->n_members; k++) {
			uint8_t class_ =
				sg_standing_at(table->standing, asked->members[k])->class_;

			if (class_ != SG_CLASS_TECHNOLOGY &&
			    (class_ != SG_CLASS_PRACTICE || !practices))
				continue;
			if (!add(table, asked->members[k], posting, table->grouping->of[posting]))
				return false;
		}
	}
	return true;
}

/* What was counted as rows, NULL when out of memory. */
static struct sg_contrast_row *list_rows(const struct table *table)
{
	struct sg_contrast_row *rows = sg_arena_array(
		table->standing->arena, struct sg_contrast_row, table->counts.n);

	for (size_t i = 0; rows != NULL && i < table->counts.n; i++) {
		const struct count *count = &table->counts.at[i];
		struct sg_skill skill = sg_standing_skill(table->standing, count->skill);

		for (size_t g = 0; g < table->grouping->n; g++)
			sg_demand_interval(&count->asked[g], table->grouping->groups[g].n);
		rows[i] = (struct sg_contrast_row){
			.id = skill.id,
			.name = skill.name,
			.class_ = skill.class_,
			.asked = count->asked,
			.total = count->total,
		};
	}
	return rows;
}

static enum sg_status fill(struct table *table, struct sg_kept *kept, bool practices,
			   struct sg_error *err)
{
	struct sg_arena *arena = table->standing->arena;
	uint32_t n_skills = sg_standing_count(table->standing);

	table->row_of = sg_arena_array(arena, uint32_t, n_skills);
	table->seen_in = sg_arena_array(arena, uint32_t, n_skills);
	if (table->row_of == NULL || table->seen_in == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < kept->n; i++) {
		const struct sg_judged *judged;

		if (table->grouping->of[i] == SG_NO_GROUP)
			continue;
		judged = sg_kept_open(kept, i, err);
		if (judged == NULL)
			return SG_ENOMEM;
		if (!add_posting(table, judged, (uint32_t)i, practices))
			return sg_no_memory(err);
	}
	return SG_OK;
}

enum sg_status sg_contrast_make(struct sg_kept *kept, const struct sg_gap_options *options,
				const struct sg_contrast **out, struct sg_error *err)
{
	struct sg_standing *standing = kept->standing;
	struct sg_grouping grouping;
	struct table table = { .standing = standing, .grouping = &grouping };
	struct sg_contrast_row *rows;
	struct sg_contrast *contrast = sg_arena_make(standing->arena, struct sg_contrast);
	enum sg_status status =
		sg_group_postings(kept->at, kept->n, options, standing->arena, &grouping, err);

	if (status == SG_OK && contrast == NULL)
		status = sg_no_memory(err);
	if (status == SG_OK)
		status = fill(&table, kept, options->count_practices, err);
	if (status != SG_OK)
		return status;
	rows = list_rows(&table);
	if (rows == NULL)
		return sg_no_memory(err);
	status = sg_contrast_decide(grouping.groups, grouping.n, rows, table.counts.n,
				    standing->arena, err);
	if (status != SG_OK)
		return status;
	*contrast = (struct sg_contrast){
		.by = options->by,
		.groups = grouping.groups,
		.n_groups = grouping.n,
		.in_none = grouping.in_none,
		.further = grouping.further,
		.further_groups = grouping.further_groups,
		.rows = rows,
		.n_rows = table.counts.n,
	};
	*out = contrast;
	return SG_OK;
}
