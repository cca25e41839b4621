/* SPDX-License-Identifier: MIT */
#include "gap/planner.h"

#include <stdlib.h>

#include "base/str.h"
#include "dict/dict.h"
#include "dict/image.h"

/* Steps of a plan for postings of which none can be made ready. */
enum { NEAREST = 3 };

/* A company of a posting, as a sort key. */
struct employer {
	sg_str name;
	uint32_t posting;
};

static int by_name(const void *left, const void *right)
{
	const struct employer *a = left, *b = right;
	int order = sg_str_cmp(a->name, b->name);

	if (order != 0)
		return order;
	return a->posting < b->posting ? -1 : a->posting > b->posting;
}

static enum sg_status number_companies(struct sg_planner *planner, struct sg_error *err)
{
	struct employer *employers = sg_arena_array(planner->arena, struct employer, planner->n);
	uint32_t *company = sg_arena_array(planner->arena, uint32_t, planner->n);
	size_t n = 0;

	if (employers == NULL || company == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < planner->n; i++) {
		sg_str name = planner->judged[i].shown.findings->posting.company;

		if (name.len > 0)
			employers[n++] = (struct employer){ name, (uint32_t)i };
	}
	if (n > 0)
		qsort(employers, n, sizeof *employers, by_name);
	for (size_t i = 0; i < n; i++) {
		bool same = i > 0 && sg_str_eq(employers[i].name, employers[i - 1].name);

		company[employers[i].posting] = same ? company[employers[i - 1].posting]
						     : employers[i].posting + 1;
	}
	planner->company = company;
	return SG_OK;
}

bool sg_companies_open(struct sg_companies *companies, struct sg_planner *planner)
{
	*companies = (struct sg_companies){ .planner = planner };
	companies->stamp = sg_arena_array(planner->arena, uint32_t, planner->n + 1);
	return companies->stamp != NULL;
}

void sg_companies_start(struct sg_companies *companies)
{
	companies->round++;
	companies->at.at = NULL;
	companies->at.n = companies->at.cap = 0;
}

bool sg_companies_add(struct sg_companies *companies, size_t judged)
{
	uint32_t number = companies->planner->company[judged];
	sg_str *slot;

	if (number == 0 || companies->stamp[number] == companies->round)
		return true;
	companies->stamp[number] = companies->round;
	slot = sg_push(companies->planner->arena, &companies->at);
	if (slot == NULL)
		return false;
	*slot = companies->planner->judged[judged].shown.findings->posting.company;
	return true;
}

static bool yields(const struct sg_candidate *candidate, uint32_t skill)
{
	for (uint32_t i = 0; i < candidate->yield.n; i++)
		if (candidate->yield.at[i] == skill)
			return true;
	return false;
}

/* Of the chosen ones that are not placed, one that must come before; UINT32_MAX for none. */
static uint32_t needed_first(const struct sg_planner *planner, uint32_t at, const bool *placed)
{
	const struct sg_pick *pick = &planner->pick;
	const struct sg_dict *dict = planner->standing->dict;
	uint32_t skill = pick->at[pick->chosen[at]].yield.skill, n;
	const uint32_t *after;

	for (uint32_t i = 0; i < pick->at[pick->chosen[at]].n_first; i++)
		for (uint32_t c = 0; c < pick->n_chosen; c++)
			if (!placed[c] && pick->chosen[c] == pick->at[pick->chosen[at]].first[i])
				return c;
	if (skill >= planner->standing->n_dict)
		return UINT32_MAX;
	after = sg_dict_indexes(dict, sg_image_skill(sg_dict_image(dict), skill)->after, &n);
	for (uint32_t i = 0; i < n; i++) {
		const struct sg_stand *stand = sg_standing_at(planner->standing, after[i]);

		if (stand->held_by != SG_NO_SKILL || planner->learn.covered[after[i]] > 0)
			continue;
		for (uint32_t c = 0; c < pick->n_chosen; c++)
			if (c != at && !placed[c] && yields(&pick->at[pick->chosen[c]], after[i]))
				return c;
	}
	return UINT32_MAX;
}

/* The one that gains most next; then wanted ones, then growth of fit, then id. */
static uint32_t most_gain(struct sg_planner *planner, const bool *placed)
{
	struct sg_pick *pick = &planner->pick;
	struct sg_worth best = { 0 };
	uint32_t found = UINT32_MAX;

	for (uint32_t c = 0; c < pick->n_chosen; c++) {
		const struct sg_candidate *candidate = &pick->at[pick->chosen[c]];
		struct sg_worth worth;

		if (placed[c])
			continue;
		sg_learn_add(&planner->learn, &candidate->yield);
		worth = (struct sg_worth){ planner->learn.ready, candidate->wanted,
					   planner->learn.fit };
		sg_learn_remove(&planner->learn, &candidate->yield);
		if (found == UINT32_MAX || sg_worth_better(worth, best) ||
		    (!sg_worth_better(best, worth) &&
		     sg_str_cmp(candidate->id, pick->at[pick->chosen[found]].id) < 0)) {
			best = worth;
			found = c;
		}
	}
	return found;
}

void sg_planner_order(struct sg_planner *planner, uint32_t ready)
{
	struct sg_pick *pick = &planner->pick;
	bool placed[SG_PICK_MAX] = { false };

	for (uint32_t i = 0; i < pick->n_chosen; i++) {
		struct sg_plan_step *step = &planner->steps[i];
		bool seen[SG_PICK_MAX] = { false };
		uint32_t at = most_gain(planner, placed), first;

		/* What is in a circle is taken where it was met first. */
		while ((first = needed_first(planner, at, placed)) != UINT32_MAX && !seen[first]) {
			seen[at] = true;
			at = first;
		}
		placed[at] = true;
		planner->order[i] = pick->chosen[at];
		step->newly = planner->learn.ready;
		sg_learn_add(&planner->learn, &pick->at[pick->chosen[at]].yield);
		step->newly = planner->learn.ready - step->newly;
		step->ready = ready + planner->learn.ready;
		planner->step_of[pick->at[pick->chosen[at]].yield.skill] = i + 1;
	}
	planner->n_steps = pick->n_chosen;
}

static enum sg_status choose(struct sg_planner *planner, uint32_t wanted, struct sg_error *err)
{
	enum sg_status status =
		sg_learn_open(&planner->learn, planner->standing, planner->judged, planner->n, true,
			      err);

	if (status == SG_OK)
		status = sg_pick_open(&planner->pick, &planner->learn,
				      planner->comparison->options.count_practices, err);
	if (status != SG_OK)
		return status;
	return wanted > 0 ? sg_pick_best(&planner->pick, wanted, err)
			  : sg_pick_all(&planner->pick, SG_PLAN_MAX_STEPS, NEAREST, err);
}

static enum sg_status make(struct sg_planner *planner, const struct sg_report *report,
			   struct sg_plan *plan, struct sg_error *err)
{
	enum sg_status status = choose(planner, plan->pick, err);

	if (status != SG_OK)
		return status;
	planner->steps = sg_arena_array(planner->arena, struct sg_plan_step, SG_PICK_MAX);
	planner->step_of = sg_arena_array(planner->arena, uint32_t, planner->learn.n_skills);
	if (planner->steps == NULL || planner->step_of == NULL)
		return sg_no_memory(err);
	sg_planner_order(planner, plan->ready);
	plan->steps = planner->steps;
	plan->n_steps = planner->n_steps;
	plan->exact = planner->pick.exact;
	status = sg_planner_describe(planner, err);
	if (status == SG_OK)
		status = sg_planner_leave(planner, plan, err);
	if (status == SG_OK)
		status = sg_planner_bar(planner, plan, err);
	return status == SG_OK ? sg_planner_road(planner, report, plan, err) : status;
}

enum sg_status sg_comparison_plan(struct sg_comparison *comparison,
				  const struct sg_plan_options *options,
				  const struct sg_report *report, const struct sg_plan **out,
				  struct sg_error *err)
{
	struct sg_planner planner = {
		.comparison = comparison,
		.standing = &comparison->standing,
		.arena = comparison->arena,
		.judged = comparison->judged.at,
		.n = comparison->judged.n,
	};
	struct sg_plan *plan;
	enum sg_status status;

	*out = NULL;
	if (comparison->profile == NULL)
		return sg_fail(err, SG_EARG, "a plan needs a profile");
	plan = sg_arena_make(comparison->arena, struct sg_plan);
	if (plan == NULL)
		return sg_no_memory(err);
	plan->counted = report->counted;
	plan->ready = report->verdicts[SG_READY];
	plan->pick = options->pick < SG_PLAN_MAX_PICK ? options->pick : SG_PLAN_MAX_PICK;
	status = number_companies(&planner, err);
	if (status == SG_OK)
		status = make(&planner, report, plan, err);
	if (status == SG_OK)
		*out = plan;
	return status;
}
