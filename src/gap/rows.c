/* SPDX-License-Identifier: MIT */
#include "gap/rows.h"

#include <stdlib.h>

#include "base/str.h"

void sg_rows_start(struct sg_rows *rows, struct sg_standing *standing, bool compared)
{
	*rows = (struct sg_rows){ .standing = standing, .compared = compared };
}

void sg_rows_free(struct sg_rows *rows)
{
	sg_pairs_free(&rows->askers);
}

uint64_t sg_rows_company_hash(sg_str company)
{
	return sg_hash(0, company) >> 16;
}

uint32_t sg_rows_company(struct sg_rows *rows, uint64_t hash)
{
	uint32_t index = sg_counts_of(&rows->company_of, hash), before;
	uint64_t *company;

	if (index > 0)
		return index - 1;
	company = sg_push(rows->standing->arena, &rows->companies);
	if (company == NULL)
		return SG_NO_SKILL;
	*company = hash;
	index = (uint32_t)rows->companies.n - 1;
	return sg_counts_add(&rows->company_of, rows->standing->arena, hash, index + 1, &before)
		       ? index
		       : SG_NO_SKILL;
}

struct sg_row *sg_rows_of(struct sg_rows *rows, uint32_t skill, uint32_t *index)
{
	struct sg_arena *arena = rows->standing->arena;
	uint32_t n_dict = rows->standing->n_dict;
	struct sg_row *row;

	if (!sg_reach(arena, &rows->of, skill < n_dict ? n_dict : skill + 1))
		return NULL;
	if (rows->of.at[skill] == 0) {
		row = sg_push(arena, &rows->at);
		if (row == NULL)
			return NULL;
		row->skill = skill;
		row->all_short = true;
		rows->of.at[skill] = (uint32_t)rows->at.n;
	}
	*index = rows->of.at[skill] - 1;
	return &rows->at.at[*index];
}

static bool asks(enum sg_strength strength)
{
	return strength >= SG_STRENGTH_UNSPECIFIED;
}

/* One requirement of the posting at hand for one row. */
static bool add_to_row(struct sg_rows *rows, uint32_t skill, const struct sg_asked *asked,
		       const struct sg_answer *answer)
{
	const struct sg_requirement *wish = answer->requirement;
	uint32_t index;
	struct sg_row *row = sg_rows_of(rows, skill, &index);
	struct sg_row_pending *pending;

	if (row == NULL)
		return false;
	pending = &row->pending;
	if (pending->posting != rows->posting) {
		uint32_t *touched = sg_push(rows->standing->arena, &rows->touched);

		if (touched == NULL)
			return false;
		*touched = index;
		*pending = (struct sg_row_pending){ .posting = rows->posting };
	}
	if (wish->strength > pending->strength)
		pending->strength = wish->strength;
	pending->closer |= asked->serves;
	if (!asks(wish->strength))
		return true;
	pending->alone |= asked->n_members <= asked->min_count;
	if (answer->status != SG_SHORT) {
		row->all_short = false;
		return true;
	}
	if (wish->min_years > row->gap.years_asked)
		row->gap.years_asked = wish->min_years;
	if (answer->months_held > row->gap.months_held)
		row->gap.months_held = answer->months_held;
	return true;
}

static bool add_choices(struct sg_rows *rows, uint32_t skill, const struct sg_asked *asked)
{
	for (uint32_t i = 0; i < asked->n_members; i++) {
		uint64_t *choice;

		if (asked->members[i] == skill)
			continue;
		choice = sg_push(rows->standing->arena, &rows->here);
		if (choice == NULL)
			return false;
		*choice = sg_rows_key(rows->of.at[skill] - 1, asked->members[i]);
	}
	return true;
}

/* With a profile: what is unmet, in the one row that names it. */
static bool add_unmet(struct sg_rows *rows, const struct sg_asked *asked,
		      const struct sg_answer *answer)
{
	if (answer->status <= SG_LIKELY || answer->status == SG_NOT_ASKED ||
	    answer->class_ == SG_CLASS_ASIDE)
		return true;
	if (!add_to_row(rows, asked->member, asked, answer))
		return false;
	return !asks(answer->requirement->strength) || add_choices(rows, asked->member, asked);
}

/* Without: every member has its own. */
static bool add_members(struct sg_rows *rows, const struct sg_asked *asked,
			const struct sg_answer *answer)
{
	if (answer->status == SG_NOT_ASKED)
		return true;
	for (uint32_t i = 0; i < asked->n_members; i++) {
		uint32_t skill = asked->members[i];

		if (sg_standing_at(rows->standing, skill)->class_ != SG_CLASS_ASIDE &&
		    !add_to_row(rows, skill, asked, answer))
			return false;
	}
	return true;
}

/* The posting at hand is complete: what it adds to its rows is known. */
static bool settle_rows(struct sg_rows *rows, uint32_t company)
{
	for (size_t i = 0; i < rows->touched.n; i++) {
		uint32_t index = rows->touched.at[i];
		bool there;
		struct sg_row *row = &rows->at.at[index];
		struct sg_gap *gap = &row->gap;
		struct sg_demand *const by_strength[SG_N_STRENGTHS] = {
			[SG_STRENGTH_MENTIONED] = &gap->mentioned,
			[SG_STRENGTH_UNSPECIFIED] = &gap->unspecified,
			[SG_STRENGTH_PREFERRED] = &gap->preferred,
			[SG_STRENGTH_REQUIRED] = &gap->required,
		};

		if (by_strength[row->pending.strength] != NULL)
			by_strength[row->pending.strength]->n++;
		gap->closer += rows->compared && row->pending.closer;
		if (!asks(row->pending.strength))
			continue;
		gap->one_of += !row->pending.alone;
		if (company == SG_NO_SKILL)
			continue;
		if (!sg_pairs_add(&rows->askers, index, company, &there))
			return false;
		gap->companies += !there;
	}
	rows->touched.n = 0;
	return true;
}

static int by_number(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;

	return *a < *b ? -1 : *a > *b;
}

/* What would do instead counts once a posting. */
static bool settle_choices(struct sg_rows *rows)
{
	if (rows->here.n > 1)
		qsort(rows->here.at, rows->here.n, sizeof *rows->here.at, by_number);
	for (size_t i = 0; i < rows->here.n; i++) {
		uint32_t before;

		if (i > 0 && rows->here.at[i] == rows->here.at[i - 1])
			continue;
		if (!sg_counts_add(&rows->choices, rows->standing->arena, rows->here.at[i], 1,
				   &before))
			return false;
	}
	rows->here.n = 0;
	return true;
}

enum sg_status sg_rows_add(struct sg_rows *rows, const struct sg_judged *judged, uint32_t company,
			   struct sg_error *err)
{
	bool added = true;

	rows->posting++;
	for (size_t i = 0; i < judged->shown.n_answers && added; i++) {
		const struct sg_answer *answer = &judged->shown.answers[i];
		const struct sg_asked *asked = &judged->asked[i];

		added = rows->compared ? add_unmet(rows, asked, answer)
				       : add_members(rows, asked, answer);
	}
	return added && settle_rows(rows, company) && settle_choices(rows) ? SG_OK
									   : sg_no_memory(err);
}
