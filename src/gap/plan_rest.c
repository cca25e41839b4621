/* SPDX-License-Identifier: MIT */
#include "gap/planner.h"

#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "base/str.h"

/* What is not worth learning for these postings: several skills that together open few. */

enum {
	MAX_SKILLS = 4,	 /* of a group: what lacks more is simply far away */
	MAX_GROUPS = 400, /* looked at */
	MAX_LEFT = 3,	 /* told */
};

/* Skills that one posting lacks. */
struct group {
	uint32_t candidates[MAX_SKILLS]; /* ascending */
	uint32_t n;
	uint32_t opens;
};

struct leaver {
	struct sg_planner *planner;
	uint32_t *candidate_of; /* by skill: 1-based; 0 for none */
	sg_vec(struct group) groups;
};

static int by_candidates(const void *left, const void *right)
{
	const struct group *a = left, *b = right;

	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	for (uint32_t i = 0; i < a->n; i++)
		if (a->candidates[i] != b->candidates[i])
			return a->candidates[i] < b->candidates[i] ? -1 : 1;
	return 0;
}

/* The commonest member of a requirement that could be learnt and is not; 0 for none, else 1 + its
 * candidate. */
static uint32_t commonest(const struct leaver *leaver, const struct sg_learn_ask *ask)
{
	const struct sg_planner *planner = leaver->planner;
	uint32_t best = 0, best_skill = 0;

	for (uint32_t c = ask->first; c < ask->first + ask->n; c++) {
		const struct sg_learn_cell *cell = &planner->learn.cells.at[c];
		uint32_t at = leaver->candidate_of[cell->skill];
		uint8_t tier, best_tier;

		if (cell->state == SG_LEARN_MET || at == 0)
			continue;
		tier = sg_standing_at(planner->standing, cell->skill)->tier;
		best_tier = best == 0 ? UINT8_MAX
				      : sg_standing_at(planner->standing, best_skill)->tier;
		if (best != 0 && (tier > best_tier ||
				  (tier == best_tier && sg_str_cmp(planner->pick.at[at - 1].id,
								   planner->pick.at[best - 1].id) >
								0)))
			continue;
		best = at;
		best_skill = cell->skill;
	}
	return best;
}

/* Learns what a posting lacks, into group; false when that is too much. */
static bool fill(struct leaver *leaver, const struct sg_learn_posting *posting,
		 struct group *group)
{
	struct sg_learn *learn = &leaver->planner->learn;

	for (uint32_t a = posting->first; a < posting->first + posting->n; a++) {
		const struct sg_learn_ask *ask = &learn->asks.at[a];

		while (ask->serves && ask->met < ask->min_count) {
			uint32_t at = commonest(leaver, ask);

			if (at == 0 || group->n == MAX_SKILLS)
				return false;
			group->candidates[group->n++] = at - 1;
			sg_learn_add(learn, &leaver->planner->pick.at[at - 1].yield);
		}
	}
	return true;
}

static void forget(struct leaver *leaver, const struct group *group)
{
	for (uint32_t i = 0; i < group->n; i++)
		sg_learn_remove(&leaver->planner->learn,
				&leaver->planner->pick.at[group->candidates[i]].yield);
}

static bool collect_groups(struct leaver *leaver)
{
	const struct sg_learn *learn = &leaver->planner->learn;

	for (size_t p = 0; p < learn->postings.n && leaver->groups.n < MAX_GROUPS; p++) {
		const struct sg_learn_posting *posting = &learn->postings.at[p];
		struct group group = { .n = 0 }, *slot;
		bool whole;

		if (posting->barred || posting->unmet < 2)
			continue;
		whole = fill(leaver, posting, &group);
		forget(leaver, &group);
		if (!whole || group.n < 2)
			continue;
		slot = sg_push(leaver->planner->arena, &leaver->groups);
		if (slot == NULL)
			return false;
		sg_sort_numbers(group.candidates, group.n);
		*slot = group;
	}
	return true;
}

static int by_loss(const void *left, const void *right)
{
	const struct group *a = left, *b = right;

	if (a->opens != b->opens)
		return a->opens > b->opens ? -1 : 1;
	return by_candidates(a, b);
}

/* Each group once, with what it opens; those that open as many as they cost go. */
static void weigh_groups(struct leaver *leaver)
{
	struct sg_learn *learn = &leaver->planner->learn;
	struct group *at = leaver->groups.at;
	size_t kept = 0;

	if (leaver->groups.n > 0)
		qsort(at, leaver->groups.n, sizeof *at, by_candidates);
	for (size_t i = 0; i < leaver->groups.n; i++) {
		uint32_t ready = learn->ready;

		if (i > 0 && by_candidates(&at[i], &at[i - 1]) == 0)
			continue;
		for (uint32_t k = 0; k < at[i].n; k++)
			sg_learn_add(learn, &leaver->planner->pick.at[at[i].candidates[k]].yield);
		at[i].opens = learn->ready - ready;
		forget(leaver, &at[i]);
		if (at[i].opens < at[i].n)
			at[kept++] = at[i];
	}
	leaver->groups.n = kept;
	if (kept > 0)
		qsort(at, kept, sizeof *at, by_loss);
}

/* Companies of what a group opens. */
static bool list_companies(struct leaver *leaver, const struct group *group,
			   struct sg_companies *companies, struct sg_plan_left *left)
{
	struct sg_learn *learn = &leaver->planner->learn;
	bool *was = sg_arena_array(leaver->planner->arena, bool, learn->postings.n);
	bool listed = was != NULL;

	sg_companies_start(companies);
	for (size_t p = 0; listed && p < learn->postings.n; p++)
		was[p] = learn->postings.at[p].unmet == 0;
	for (uint32_t k = 0; k < group->n; k++)
		sg_learn_add(learn, &leaver->planner->pick.at[group->candidates[k]].yield);
	for (size_t p = 0; listed && p < learn->postings.n; p++)
		if (!was[p] && learn->postings.at[p].unmet == 0 && !learn->postings.at[p].barred)
			listed = sg_companies_add(companies, learn->postings.at[p].kept);
	forget(leaver, group);
	left->companies = companies->at.at;
	left->n_companies = companies->at.n;
	return listed;
}

static bool name_group(struct leaver *leaver, const struct group *group, struct sg_plan_left *left)
{
	struct sg_planner *planner = leaver->planner;
	struct sg_named *skills = sg_arena_array(planner->arena, struct sg_named, group->n);

	if (skills == NULL)
		return false;
	for (uint32_t i = 0; i < group->n; i++) {
		struct sg_skill skill = sg_standing_skill(
			planner->standing, planner->pick.at[group->candidates[i]].yield.skill);

		skills[i] = (struct sg_named){ skill.id, skill.name };
	}
	left->skills = skills;
	left->n_skills = group->n;
	left->opens = group->opens;
	return true;
}

enum sg_status sg_planner_leave(struct sg_planner *planner, struct sg_plan *plan,
				struct sg_error *err)
{
	struct leaver leaver = { .planner = planner };
	struct sg_plan_left *left = sg_arena_array(planner->arena, struct sg_plan_left, MAX_LEFT);
	struct sg_companies companies;

	leaver.candidate_of = sg_arena_array(planner->arena, uint32_t, planner->learn.n_skills);
	if (left == NULL || leaver.candidate_of == NULL || !sg_companies_open(&companies, planner))
		return sg_no_memory(err);
	for (uint32_t i = 0; i < planner->pick.n; i++)
		leaver.candidate_of[planner->pick.at[i].yield.skill] = i + 1;
	if (!collect_groups(&leaver))
		return sg_no_memory(err);
	weigh_groups(&leaver);
	for (size_t i = 0; i < leaver.groups.n && i < MAX_LEFT; i++)
		if (!name_group(&leaver, &leaver.groups.at[i], &left[plan->n_left]) ||
		    !list_companies(&leaver, &leaver.groups.at[i], &companies,
				    &left[plan->n_left++]))
			return sg_no_memory(err);
	plan->left = left;
	return SG_OK;
}
