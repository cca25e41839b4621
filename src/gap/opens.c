/* SPDX-License-Identifier: MIT */
#include "gap/demand.h"

#include "gap/pick.h"

/* What learning the skill of every row would make ready, by itself. */
static enum sg_status count_opened(struct sg_learn *learn, struct sg_demand_table *table,
				   struct sg_error *err)
{
	for (size_t i = 0; i < table->n_rows; i++) {
		struct sg_demand_row *row = &table->rows[i];
		struct sg_yield yield;
		enum sg_status status = sg_learn_yield(learn, row->skill, &yield, err);

		if (status != SG_OK)
			return status;
		sg_learn_add(learn, &yield);
		row->gap.opens = learn->ready;
		sg_learn_remove(learn, &yield);
	}
	return SG_OK;
}

/* What a plan begins with. */
static enum sg_status lead(struct sg_learn *learn, bool practices, struct sg_report *report,
			   struct sg_error *err)
{
	struct sg_pick pick;
	uint32_t gained[SG_PICK_MAX];
	enum sg_status status = sg_pick_open(&pick, learn, practices, err);

	if (status == SG_OK)
		status = sg_pick_lead(&pick, SG_DEMAND_MAX_FIRST, err);
	if (status != SG_OK)
		return status;
	sg_pick_order(&pick, gained);
	for (uint32_t i = 0; i < pick.n_chosen; i++) {
		struct sg_skill skill = sg_standing_skill(learn->standing,
							  pick.at[pick.chosen[i]].yield.skill);

		report->opens[report->n_opens++] = (struct sg_step_ready){
			skill.id, skill.name, report->verdicts[SG_READY] + gained[i]
		};
	}
	return SG_OK;
}

enum sg_status sg_demand_open(struct sg_standing *standing, const struct sg_judged *judged,
			      size_t n, struct sg_demand_table *table, struct sg_report *report,
			      struct sg_error *err)
{
	struct sg_learn learn;
	enum sg_status status = sg_learn_open(&learn, standing, judged, n, true, err);

	if (status == SG_OK)
		status = count_opened(&learn, table, err);
	return status == SG_OK ? lead(&learn, report->count_practices, report, err) : status;
}
