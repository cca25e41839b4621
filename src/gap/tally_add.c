/* SPDX-License-Identifier: MIT */
#include "gap/sum.h"

#include "base/str.h"

/* A tally into a sum. Tallies come from files, so that nothing in one can be relied on. */

static uint32_t plus(uint32_t a, uint32_t b)
{
	return a > UINT32_MAX - b ? UINT32_MAX : a + b;
}

static void add_counts(struct sg_sum *sum, const struct sg_tally *tally)
{
	sum->seen = plus(sum->seen, tally->seen);
	sum->counted = plus(sum->counted, tally->counted);
	sum->left_out = plus(sum->left_out, tally->left_out);
	sum->duplicates = plus(sum->duplicates, tally->duplicates);
	sum->failed = plus(sum->failed, tally->failed);
	sum->lacking_required = plus(sum->lacking_required, tally->lacking_required);
	sum->lacking_any = plus(sum->lacking_any, tally->lacking_any);
	for (int i = 0; i < SG_N_VERDICTS; i++)
		sum->verdicts[i] = plus(sum->verdicts[i], tally->verdicts[i]);
	if (tally->has_fit && (!sum->has_fit || tally->best_fit / 1e6 > sum->best_fit)) {
		sum->has_fit = true;
		sum->best_fit = tally->best_fit / 1e6;
	}
}

static void add_demand(struct sg_demand *demand, uint32_t n)
{
	demand->n = plus(demand->n, n);
}

/* What several companies ask for, once each; company[i] is the number of the i-th of the tally. */
static bool add_companies(struct sg_rows *rows, const struct sg_tally_skill *skill,
			  uint32_t index, const uint32_t *company)
{
	for (size_t i = 0; i < skill->n_companies; i++) {
		bool there;

		if (!sg_pairs_add(&rows->askers, index, company[skill->companies[i]], &there))
			return false;
		rows->at.at[index].gap.companies += !there;
	}
	return true;
}

static bool add_others(struct sg_rows *rows, const struct sg_tally_skill *skill, uint32_t index)
{
	for (size_t i = 0; i < skill->n_or; i++) {
		uint32_t before, other = sg_standing_number(rows->standing, skill->or_[i].id,
							    (sg_str){ 0 });

		if (other == SG_NO_SKILL ||
		    !sg_counts_add(&rows->choices, rows->standing->arena, sg_rows_key(index, other),
				   skill->or_[i].n, &before))
			return false;
	}
	return true;
}

static bool add_row(struct sg_rows *rows, const struct sg_tally_skill *skill, uint32_t number,
		    const uint32_t *company)
{
	uint32_t index;
	struct sg_row *row = sg_rows_of(rows, number, &index);
	struct sg_gap *gap;

	if (row == NULL)
		return false;
	gap = &row->gap;
	add_demand(&gap->required, skill->required);
	add_demand(&gap->preferred, skill->preferred);
	add_demand(&gap->unspecified, skill->unspecified);
	add_demand(&gap->mentioned, skill->mentioned);
	gap->one_of = plus(gap->one_of, skill->one_of);
	gap->closer = plus(gap->closer, skill->closer);
	if (skill->years_asked > gap->years_asked)
		gap->years_asked = skill->years_asked;
	if (skill->months_held > gap->months_held)
		gap->months_held = skill->months_held;
	/* One that was only mentioned says nothing of years. */
	row->all_short &= skill->short_only ||
			  skill->required + skill->preferred + skill->unspecified == 0;
	return add_companies(rows, skill, index, company) && add_others(rows, skill, index);
}

static enum sg_status add_skill(struct sg_sum *sum, const struct sg_tally_skill *skill,
				const uint32_t *company, struct sg_error *err)
{
	struct sg_arena *arena = sum->rows.standing->arena;
	uint32_t number = sg_standing_number(sum->rows.standing, skill->id, skill->name);
	bool named = skill->required + skill->preferred + skill->unspecified + skill->mentioned > 0;

	if (number == SG_NO_SKILL)
		return sg_no_memory(err);
	while (skill->opens > 0 && sum->opens.n <= number)
		if (sg_push(arena, &sum->opens) == NULL)
			return sg_no_memory(err);
	if (skill->opens > 0)
		sum->opens.at[number] = plus(sum->opens.at[number], skill->opens);
	if (named && !add_row(&sum->rows, skill, number, company))
		return sg_no_memory(err);
	return skill->asked ? sg_sum_ask(sum, number, err) : SG_OK;
}

static void add_role(struct sg_role_sum *roles, const struct sg_tally_role *role)
{
	uint32_t number = sg_dict_role_by_id(roles->dict, role->id);

	if (number == SG_NO_ROLE)
		return;
	roles->roles[number].recognised = plus(roles->roles[number].recognised, role->recognised);
	roles->hundredths[number] += role->likeness;
	for (size_t i = 0; i < role->n_areas && i < roles->roles[number].n_areas; i++)
		roles->areas[number][i].asked =
			plus(roles->areas[number][i].asked, role->areas[i]);
}

enum sg_status sg_sum_add_tally(struct sg_sum *sum, const struct sg_tally *tally,
				struct sg_error *err)
{
	uint32_t *company =
		sg_arena_array(sum->rows.standing->results, uint32_t, tally->n_companies);
	enum sg_status status = SG_OK;

	if (company == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < tally->n_companies; i++) {
		company[i] = sg_rows_company(&sum->rows, tally->companies[i]);
		if (company[i] == SG_NO_SKILL)
			return sg_no_memory(err);
	}
	add_counts(sum, tally);
	for (size_t i = 0; i < tally->n_skills && status == SG_OK; i++)
		status = add_skill(sum, &tally->skills[i], company, err);
	for (size_t i = 0; i < tally->n_roles; i++)
		add_role(&sum->roles, &tally->roles[i]);
	sum->roles.counted = plus(sum->roles.counted, tally->counted);
	for (size_t i = 0; i < tally->n_facts && status == SG_OK; i++)
		status = sg_sum_add_fact(sum, &tally->facts[i], err);
	return status;
}
