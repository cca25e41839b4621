/* SPDX-License-Identifier: MIT */
#include "gap/rows.h"

#include <stdlib.h>

#include "base/str.h"
#include "gap/share.h"

static int by_or(const void *left, const void *right)
{
	const struct sg_or *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return sg_str_cmp(a->id, b->id);
}

/* Turns the choices of one row, n of them, into its list of others. */
static bool list_others(struct sg_rows *rows, const struct sg_count *choices, size_t n)
{
	struct sg_gap *gap = &rows->at.at[choices[0].key >> 32].gap;
	struct sg_or *others = sg_arena_array(rows->standing->arena, struct sg_or, n);

	if (others == NULL)
		return false;
	for (size_t i = 0; i < n; i++) {
		struct sg_skill skill =
			sg_standing_skill(rows->standing, (uint32_t)choices[i].key);

		others[i] = (struct sg_or){ skill.id, skill.name, choices[i].n };
	}
	qsort(others, n, sizeof *others, by_or);
	gap->or_ = others;
	gap->n_or = n;
	return true;
}

static bool list_all_others(struct sg_rows *rows)
{
	const struct sg_count *choices = sg_counts_sorted(&rows->choices, rows->standing->arena);
	size_t n = rows->choices.n;

	if (choices == NULL)
		return false;
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from; to < n && choices[to].key >> 32 == choices[from].key >> 32;)
			to++;
		if (!list_others(rows, &choices[from], to - from))
			return false;
	}
	return true;
}

/* What the profile says of the row's own skill; short when years are all that is missing. */
static enum sg_met row_status(const struct sg_rows *rows, const struct sg_row *row)
{
	const struct sg_stand *stand = sg_standing_at(rows->standing, row->skill);

	if (!rows->compared)
		return SG_MET_UNKNOWN;
	if (row->all_short)
		return SG_SHORT;
	if (stand->avoided)
		return SG_MISSING;
	if (stand->learning)
		return SG_LEARNING;
	return stand->near_by != SG_NO_SKILL && !stand->wanted ? SG_NEAR : SG_MISSING;
}

static void finish_row(const struct sg_rows *rows, uint32_t counted, struct sg_row *row)
{
	struct sg_skill skill = sg_standing_skill(rows->standing, row->skill);
	struct sg_gap *gap = &row->gap;

	gap->id = skill.id;
	gap->name = skill.name;
	gap->area = skill.area;
	gap->class_ = skill.class_;
	gap->step = skill.step;
	gap->status = row_status(rows, row);
	if (gap->status != SG_SHORT) {
		gap->years_asked = 0;
		gap->months_held = 0;
	}
	sg_demand_interval(&gap->required, counted);
	sg_demand_interval(&gap->preferred, counted);
	sg_demand_interval(&gap->unspecified, counted);
	sg_demand_interval(&gap->mentioned, counted);
}

static int by_demand(const void *left, const void *right)
{
	const struct sg_gap *a = &((const struct sg_row *)left)->gap;
	const struct sg_gap *b = &((const struct sg_row *)right)->gap;

	if (a->required.n != b->required.n)
		return a->required.n > b->required.n ? -1 : 1;
	if (a->preferred.n != b->preferred.n)
		return a->preferred.n > b->preferred.n ? -1 : 1;
	return sg_str_cmp(a->id, b->id);
}

static int by_class(const void *left, const void *right)
{
	enum sg_class a = ((const struct sg_row *)left)->gap.class_;
	enum sg_class b = ((const struct sg_row *)right)->gap.class_;

	return a != b ? (a < b ? -1 : 1) : by_demand(left, right);
}

enum sg_status sg_rows_list(struct sg_rows *rows, uint32_t counted, bool mixed,
			    struct sg_row **out, size_t *n, struct sg_error *err)
{
	struct sg_row *listed =
		sg_arena_array(rows->standing->arena, struct sg_row, rows->at.n);

	*n = 0;
	if (listed == NULL || !list_all_others(rows))
		return sg_no_memory(err);
	for (size_t i = 0; i < rows->at.n; i++) {
		const struct sg_gap *gap = &rows->at.at[i].gap;

		if (gap->required.n + gap->preferred.n + gap->unspecified.n == 0)
			continue;
		listed[*n] = rows->at.at[i];
		finish_row(rows, counted, &listed[(*n)++]);
	}
	if (*n > 0)
		qsort(listed, *n, sizeof *listed, mixed ? by_demand : by_class);
	*out = listed;
	return SG_OK;
}
