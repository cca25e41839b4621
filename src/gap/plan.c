/* SPDX-License-Identifier: MIT */
#include "gap/planner.h"

#include <stdlib.h>

#include "base/str.h"

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
	struct employer *employers =
		sg_arena_array(planner->arena, struct employer, planner->kept->n);
	uint32_t *company = sg_arena_array(planner->arena, uint32_t, planner->kept->n);
	size_t n = 0;

	if (employers == NULL || company == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < planner->kept->n; i++) {
		sg_str name = planner->kept->at[i].about->company;

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
	companies->stamp = sg_arena_array(planner->arena, uint32_t, planner->kept->n + 1);
	return companies->stamp != NULL;
}

void sg_companies_start(struct sg_companies *companies)
{
	companies->round++;
	companies->at.at = NULL;
	companies->at.n = companies->at.cap = 0;
}

bool sg_companies_add(struct sg_companies *companies, size_t row)
{
	uint32_t number = companies->planner->company[row];
	sg_str *slot;

	if (number == 0 || companies->stamp[number] == companies->round)
		return true;
	companies->stamp[number] = companies->round;
	slot = sg_push(companies->planner->arena, &companies->at);
	if (slot == NULL)
		return false;
	*slot = companies->planner->kept->at[row].about->company;
	return true;
}

/* Puts the chosen candidates in order and fills in what each makes ready. They stay learnt. */
static void order_steps(struct sg_planner *planner, uint32_t ready)
{
	struct sg_pick *pick = &planner->pick;
	uint32_t gained[SG_PICK_MAX];

	sg_pick_order(pick, gained);
	for (uint32_t i = 0; i < pick->n_chosen; i++) {
		uint32_t before = i == 0 ? 0 : gained[i - 1];

		planner->order[i] = pick->chosen[i];
		planner->steps[i].newly = gained[i] - before;
		planner->steps[i].ready = ready + gained[i];
		planner->step_of[pick->at[pick->chosen[i]].yield.skill] = i + 1;
	}
	planner->n_steps = pick->n_chosen;
}

static enum sg_status choose(struct sg_planner *planner, uint32_t wanted, struct sg_error *err)
{
	enum sg_status status =
		sg_learn_open(&planner->learn, planner->kept, true, planner->arena, err);

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
	order_steps(planner, plan->ready);
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
		.kept = &comparison->kept,
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
