/* SPDX-License-Identifier: MIT */
#include "gap/learn.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "dict/dict.h"
#include "dict/image.h"

/* What postings ask, as learning looks at it. */

static bool is_met(enum sg_met status)
{
	return status == SG_MET || status == SG_LIKELY;
}

/* How a member stands before anything is learnt. */
enum grade { GRADE_MET, GRADE_FEW, GRADE_NEVER, GRADE_QUARTER, GRADE_NONE };

static enum grade grade_of(const struct sg_stand *stand, const struct sg_requirement *wish)
{
	bool held = stand->held_by != SG_NO_SKILL;
	bool few = held && stand->months != 0 && stand->months < wish->min_years * 12u;

	if (stand->avoided)
		return GRADE_NEVER;
	if ((held && !few) || stand->part_by != SG_NO_SKILL)
		return GRADE_MET;
	if (few)
		return GRADE_FEW;
	if (stand->learning)
		return GRADE_QUARTER;
	if (stand->wanted)
		return GRADE_NONE;
	if (stand->near_by != SG_NO_SKILL || (wish->open && stand->similar_by != SG_NO_SKILL))
		return GRADE_QUARTER;
	return GRADE_NONE;
}

static bool add_cell(struct sg_learn *learn, uint32_t skill, enum grade grade)
{
	struct sg_learn_ask *ask = &learn->asks.at[learn->asks.n - 1];
	struct sg_learn_cell *cell = sg_push(learn->arena, &learn->cells);
	uint8_t least = grade == GRADE_QUARTER ? SG_LEARN_QUARTER : SG_LEARN_NONE;

	if (cell == NULL)
		return false;
	*cell = (struct sg_learn_cell){ .ask = (uint32_t)learn->asks.n - 1,
					.skill = skill,
					.state = least,
					.least = least };
	cell->nearable = !sg_standing_at(learn->standing, skill)->wanted;
	ask->quarter = (uint16_t)(ask->quarter + (grade == GRADE_QUARTER));
	ask->n++;
	return true;
}

/* Credits of members short on years, as sg_judge_requirement() gives them. */
static bool add_share(struct sg_learn *learn, const struct sg_stand *stand, unsigned years)
{
	struct sg_learn_ask *ask = &learn->asks.at[learn->asks.n - 1];
	double *share = sg_push(learn->arena, &learn->shares);
	double *first, credit = (double)stand->months / (years * 12u);

	if (share == NULL)
		return false;
	credit = credit < 0.5 ? 0.5 : credit;
	first = learn->shares.at + ask->first_share;
	for (; share > first && share[-1] < credit; share--)
		*share = share[-1];
	*share = credit;
	ask->n_shares++;
	return true;
}

static bool add_member(struct sg_learn *learn, uint32_t skill, const struct sg_requirement *wish)
{
	const struct sg_stand *stand = sg_standing_at(learn->standing, skill);
	enum grade grade = grade_of(stand, wish);

	if (grade == GRADE_MET)
		learn->asks.at[learn->asks.n - 1].met++;
	if (grade == GRADE_FEW && learn->fits)
		return add_share(learn, stand, wish->min_years);
	return grade < GRADE_QUARTER || add_cell(learn, skill, grade);
}

static bool add_ask(struct sg_learn *learn, const struct sg_judged *judged, size_t i)
{
	const struct sg_asked *asked = &judged->asked[i];
	const struct sg_requirement *wish = judged->shown.answers[i].requirement;
	struct sg_learn_posting *posting = &learn->postings.at[learn->postings.n - 1];
	struct sg_learn_ask *ask = sg_push(learn->arena, &learn->asks);
	double asks = 4.0 * judged->shown.required_total + judged->shown.preferred_total;
	bool met = is_met(judged->shown.answers[i].status);

	if (ask == NULL)
		return false;
	*ask = (struct sg_learn_ask){ .posting = (uint32_t)learn->postings.n - 1,
				      .first = (uint32_t)learn->cells.n,
				      .first_share = (uint32_t)learn->shares.n,
				      .min_count = asked->min_count,
				      .serves = asked->serves && !met,
				      .lacks_years = judged->shown.answers[i].status == SG_SHORT,
				      .open = wish->open };
	if (asked->min_count > 0)
		ask->scale = (asked->serves ? 4 : 1) / asks / asked->min_count * 4294967296.0;
	for (uint32_t m = 0; m < asked->n_members; m++)
		if (!add_member(learn, asked->members[m], wish))
			return false;
	ask = &learn->asks.at[learn->asks.n - 1];
	posting->n++;
	posting->unmet += ask->serves;
	posting->barred |= ask->serves && (asked->min_count == 0 ||
					   ask->met + ask->n < asked->min_count);
	return true;
}

/* Whether learning can change anything about a requirement that is looked at. */
static bool is_of_use(const struct sg_learn *learn, const struct sg_judged *judged, size_t i)
{
	bool met = is_met(judged->shown.answers[i].status);

	return !met && (judged->asked[i].serves || (learn->fits && judged->asked[i].prefers));
}

static bool add_posting(struct sg_learn *learn, const struct sg_judged *judged, size_t index)
{
	struct sg_learn_posting *posting = sg_push(learn->arena, &learn->postings);

	if (posting == NULL)
		return false;
	*posting = (struct sg_learn_posting){ .kept = (uint32_t)index,
					      .first = (uint32_t)learn->asks.n };
	for (size_t i = 0; i < judged->shown.n_answers; i++)
		posting->barred |= judged->asked[i].serves &&
				   judged->shown.answers[i].status == SG_SHORT;
	if (posting->barred && !learn->fits) {
		learn->postings.n--;
		return true;
	}
	for (size_t i = 0; i < judged->shown.n_answers; i++)
		if (is_of_use(learn, judged, i) && !add_ask(learn, judged, i))
			return false;
	return true;
}

/* Makes starts of the counts that stand one place to the right, and room for the lists. */
static bool open_lists(struct sg_lists *lists, size_t n, struct sg_arena *arena)
{
	for (size_t i = 0; i < n; i++)
		lists->start[i + 1] += lists->start[i];
	lists->at = sg_arena_array(arena, uint32_t, lists->start[n]);
	return lists->at != NULL;
}

/* Appending moved every start to the start of its right neighbour: move them back. */
static void close_lists(struct sg_lists *lists, size_t n)
{
	memmove(lists->start + 1, lists->start, n * sizeof *lists->start);
	lists->start[0] = 0;
}

/* The dictionary lists of few skills what they are part of. From the last one back, so that the
 * chains of wholes lead from their first part to their last. */
static bool list_parts(struct sg_learn *learn)
{
	const struct sg_image *image = sg_dict_image(learn->standing->dict);

	for (uint32_t i = learn->standing->n_dict; i-- > 0;) {
		uint32_t list = sg_image_skill(image, i)->part_of, n = 0;
		const uint32_t *wholes = list == 0 ? NULL : sg_image_list(image, list, &n);

		for (uint32_t k = 0; k < n; k++) {
			struct sg_learn_part *part = sg_push(learn->arena, &learn->parts);

			if (part == NULL)
				return false;
			*part = (struct sg_learn_part){ i, learn->part_at[wholes[k]] };
			learn->part_at[wholes[k]] = (uint32_t)learn->parts.n;
		}
	}
	return true;
}

static bool list_cells(struct sg_learn *learn)
{
	for (uint32_t i = 0; i < learn->cells.n; i++)
		learn->of.start[learn->cells.at[i].skill + 1]++;
	if (!open_lists(&learn->of, learn->n_skills, learn->arena))
		return false;
	for (uint32_t i = 0; i < learn->cells.n; i++)
		learn->of.at[learn->of.start[learn->cells.at[i].skill]++] = i;
	close_lists(&learn->of, learn->n_skills);
	return true;
}

static int by_key(const void *left, const void *right)
{
	const struct sg_learn_alike *a = left, *b = right;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->cell < b->cell ? -1 : a->cell > b->cell;
}

/* Cells of open lists, by what counts as similar to them. */
static bool list_alike(struct sg_learn *learn)
{
	for (uint32_t i = 0; i < learn->cells.n; i++) {
		const struct sg_learn_cell *cell = &learn->cells.at[i];
		struct sg_learn_alike *alike;

		if (!learn->asks.at[cell->ask].open || !cell->nearable ||
		    cell->least == SG_LEARN_QUARTER || cell->skill >= learn->standing->n_dict)
			continue;
		alike = sg_push(learn->arena, &learn->alike);
		if (alike == NULL)
			return false;
		*alike = (struct sg_learn_alike){
			.key = sg_learn_key(learn, cell->skill), .cell = i
		};
	}
	if (learn->alike.n > 0)
		qsort(learn->alike.at, learn->alike.n, sizeof *learn->alike.at, by_key);
	return true;
}

static bool allocate(struct sg_learn *learn)
{
	struct sg_arena *arena = learn->arena;
	size_t n = learn->n_skills;

	learn->covered = sg_arena_array(arena, uint16_t, n);
	learn->near = sg_arena_array(arena, uint16_t, n);
	learn->mark = sg_arena_array(arena, uint32_t, n);
	learn->queue = sg_arena_alloc_dirty(arena, n * sizeof *learn->queue, alignof(uint32_t));
	learn->of.start = sg_arena_array(arena, uint32_t, n + 1);
	learn->part_at = sg_arena_array(arena, uint32_t, n);
	return learn->covered != NULL && learn->near != NULL && learn->mark != NULL &&
	       learn->queue != NULL && learn->of.start != NULL && learn->part_at != NULL;
}

/* Room for as many requirements as there may be: what nobody writes to costs nothing, what is
 * outgrown would stay in the arena. */
static bool make_room(struct sg_learn *learn, const struct sg_kept *kept)
{
	size_t n_asks = 0;

	for (size_t i = 0; i < kept->n; i++)
		n_asks += kept->at[i].n_answers;
	learn->postings.at = sg_arena_array(learn->arena, struct sg_learn_posting, kept->n);
	learn->asks.at = sg_arena_array(learn->arena, struct sg_learn_ask, n_asks);
	learn->cells.at = sg_arena_array(learn->arena, struct sg_learn_cell, n_asks);
	learn->postings.cap = kept->n;
	learn->asks.cap = learn->cells.cap = n_asks;
	return learn->postings.at != NULL && learn->asks.at != NULL && learn->cells.at != NULL;
}

static enum sg_status add_all(struct sg_learn *learn, struct sg_kept *kept, struct sg_error *err)
{
	for (size_t i = 0; i < kept->n; i++) {
		const struct sg_report_posting *row = &kept->at[i];
		const struct sg_judged *judged;

		if (!sg_kept_counted(row) || (!learn->fits && row->verdict == SG_READY))
			continue;
		judged = sg_kept_open(kept, i, err);
		if (judged == NULL)
			return SG_ENOMEM;
		if (!add_posting(learn, judged, i))
			return sg_no_memory(err);
	}
	return SG_OK;
}

enum sg_status sg_learn_open(struct sg_learn *learn, struct sg_kept *kept, bool fits,
			     struct sg_arena *arena, struct sg_error *err)
{
	enum sg_status status;

	*learn = (struct sg_learn){ .standing = kept->standing, .arena = arena, .fits = fits };
	learn->n_skills = sg_standing_count(learn->standing);
	if (!allocate(learn) || !make_room(learn, kept))
		return sg_no_memory(err);
	status = add_all(learn, kept, err);
	if (status != SG_OK)
		return status;
	for (uint32_t i = 0; i < learn->asks.n; i++)
		learn->asks.at[i].value = sg_learn_value(learn, &learn->asks.at[i]);
	if (!list_parts(learn) || !list_cells(learn) || (fits && !list_alike(learn)))
		return sg_no_memory(err);
	return SG_OK;
}
