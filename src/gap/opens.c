/* SPDX-License-Identifier: MIT */
#include "gap/opens.h"

#include "gap/pick.h"

/* What learning one skill by itself makes ready. */
static enum sg_status count_opened(struct sg_learn *learn, uint32_t skill, uint32_t *opened,
				   struct sg_error *err)
{
	struct sg_yield yield;
	enum sg_status status = sg_learn_yield(learn, skill, &yield, err);

	if (status != SG_OK)
		return status;
	sg_learn_add(learn, &yield);
	*opened = learn->ready;
	sg_learn_remove(learn, &yield);
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
		status = sg_pick_lead(&pick, SG_OPENS_MAX_FIRST, err);
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

static enum sg_status count_all(struct sg_kept *kept, struct sg_arena *arena, struct sg_row *rows,
				size_t n_rows, struct sg_report *report, struct sg_error *err)
{
	struct sg_learn learn;
	enum sg_status status = sg_learn_open(&learn, kept, true, arena, err);

	for (size_t i = 0; i < n_rows && status == SG_OK; i++)
		status = count_opened(&learn, rows[i].skill, &rows[i].gap.opens, err);
	return status == SG_OK ? lead(&learn, report->count_practices, report, err) : status;
}

enum sg_status sg_opens_of_rows(struct sg_kept *kept, struct sg_row *rows, size_t n_rows,
				struct sg_report *report, struct sg_error *err)
{
	struct sg_arena *arena = sg_arena_new(SIZE_MAX); /* as large as what the pile asks */
	enum sg_status status = arena == NULL ? sg_no_memory(err)
					      : count_all(kept, arena, rows, n_rows, report, err);

	sg_arena_free(arena);
	return status;
}

enum sg_status sg_sum_add_opens(struct sg_sum *sum, struct sg_kept *kept, struct sg_arena *scratch,
				struct sg_error *err)
{
	struct sg_standing *standing = sum->rows.standing;
	struct sg_learn learn;
	enum sg_status status = sg_learn_open(&learn, kept, false, scratch, err);

	while (status == SG_OK && sum->opens.n < learn.n_skills)
		if (sg_push(standing->arena, &sum->opens) == NULL)
			status = sg_no_memory(err);
	for (uint32_t skill = 0; skill < learn.n_skills && status == SG_OK; skill++) {
		uint32_t opened = 0;

		status = count_opened(&learn, skill, &opened, err);
		sum->opens.at[skill] += opened;
	}
	return status;
}

void sg_opens_of_sum(const struct sg_sum *sum, struct sg_row *rows, size_t n_rows,
		     struct sg_report *report)
{
	const struct sg_gap *best = NULL;

	for (size_t i = 0; i < n_rows; i++) {
		struct sg_gap *gap = &rows[i].gap;
		bool may_lead = gap->class_ == SG_CLASS_TECHNOLOGY || report->count_practices;

		gap->opens = rows[i].skill < sum->opens.n ? sum->opens.at[rows[i].skill] : 0;
		if (may_lead && gap->opens > (best == NULL ? 0 : best->opens))
			best = gap;
	}
	if (best == NULL)
		return;
	report->opens[0] = (struct sg_step_ready){ best->id, best->name,
						   report->verdicts[SG_READY] + best->opens };
	report->n_opens = 1;
}
