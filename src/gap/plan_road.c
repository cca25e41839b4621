/* SPDX-License-Identifier: MIT */
#include "gap/planner.h"

#include "base/str.h"
#include "dict/dict.h"

/* The project that practises several steps, and the roadmap of a role. */

static bool lists(const struct sg_dict *dict, uint32_t list, uint32_t skill)
{
	uint32_t n;
	const uint32_t *at = sg_dict_indexes(dict, list, &n);

	for (uint32_t i = 0; i < n; i++)
		if (at[i] == skill)
			return true;
	return false;
}

/* A project practises a step when it lists its skill or one that this implies. */
static uint32_t practised(const struct sg_planner *planner, uint32_t skills, uint32_t *steps)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < planner->n_steps; i++) {
		const struct sg_yield *yield = &planner->pick.at[planner->order[i]].yield;
		bool there = false;

		for (uint32_t k = 0; k < yield->n_held && !there; k++)
			there = lists(planner->standing->dict, skills, yield->at[k]);
		if (there)
			steps[n++] = i + 1;
	}
	return n;
}

/* The best one into *out; NULL when none practises two steps. */
static enum sg_status choose_project(struct sg_planner *planner, struct sg_plan_project **out,
				     struct sg_error *err)
{
	const struct sg_dict *dict = planner->standing->dict;
	uint32_t n_projects = sg_dict_roadmap(dict).n_projects, most = 1;
	uint32_t *steps = sg_arena_array(planner->arena, uint32_t, planner->n_steps);
	struct sg_plan_project *project = sg_arena_make(planner->arena, struct sg_plan_project);

	if (steps == NULL || project == NULL)
		return sg_no_memory(err);
	for (uint32_t i = 0; i < n_projects; i++) {
		struct sg_step_part kind = sg_dict_project(dict, i);
		uint32_t n = practised(planner, kind.skills, steps);

		if (n <= most)
			continue;
		most = n;
		project->id = kind.id;
		project->title = kind.title;
		project->about = kind.about;
		*out = project;
	}
	if (*out == NULL)
		return SG_OK;
	for (uint32_t i = 0; i < n_projects; i++)
		if (sg_str_eq(sg_dict_project(dict, i).id, project->id))
			project->n_steps = practised(planner, sg_dict_project(dict, i).skills,
						     steps);
	project->steps = steps;
	return SG_OK;
}

/* Whether the profile shows something of every area without which it is none of this role. */
static bool is_of_role(const struct sg_dict *dict, uint32_t role, const struct sg_role_count *count)
{
	for (uint32_t i = 0; i < count->n_areas; i++)
		if (sg_dict_role_area(dict, role, i).core && count->areas[i].held == 0)
			return false;
	return true;
}

/* Whether roadmap, postings and profile are of one role. */
static bool is_wanted(const struct sg_planner *planner, const struct sg_report *report)
{
	const struct sg_dict *dict = planner->standing->dict;
	struct sg_roadmap roadmap = sg_dict_roadmap(dict);
	uint32_t n = roadmap.name.ptr == NULL ? 0 : sg_dict_length(dict, roadmap.roles);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t role = sg_dict_role_by_id(dict, sg_dict_string(dict, roadmap.roles, i));

		if (role < report->n_roles && report->roles[role].recognised > 0 &&
		    is_of_role(dict, role, &report->roles[role]))
			return true;
	}
	return false;
}

static bool holds_any(const struct sg_planner *planner, uint32_t skills)
{
	uint32_t n;
	const uint32_t *at = sg_dict_indexes(planner->standing->dict, skills, &n);

	for (uint32_t i = 0; i < n; i++) {
		const struct sg_stand *stand = sg_standing_at(planner->standing, at[i]);

		if (stand->held_by != SG_NO_SKILL && !stand->avoided)
			return true;
	}
	return false;
}

static bool fill_parts(const struct sg_planner *planner, uint32_t step, uint32_t n,
		       struct sg_plan_stage *stage)
{
	sg_str *there = sg_arena_array(planner->arena, sg_str, n);
	sg_str *lacking = sg_arena_array(planner->arena, sg_str, n);

	if (there == NULL || lacking == NULL)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		struct sg_step_part part = sg_dict_step_part(planner->standing->dict, step, i);

		if (holds_any(planner, part.skills))
			there[stage->n_there++] = part.title;
		else
			lacking[stage->n_lacking++] = part.title;
	}
	stage->there = there;
	stage->lacking = lacking;
	stage->parts = n;
	stage->shown = (uint32_t)stage->n_there;
	return true;
}

static enum sg_status fill_stages(struct sg_planner *planner, struct sg_plan *plan,
				  struct sg_plan_project *project, struct sg_error *err)
{
	const struct sg_dict *dict = planner->standing->dict;
	uint32_t n = sg_dict_roadmap(dict).n_steps;
	struct sg_plan_stage *stages = sg_arena_array(planner->arena, struct sg_plan_stage, n);

	if (stages == NULL)
		return sg_no_memory(err);
	for (uint32_t i = 0; i < n; i++) {
		struct sg_step step = sg_dict_step(dict, i);

		stages[i].title = step.title;
		stages[i].shown_by = step.shown_by;
		if (sg_str_eq(step.shown_by, SG_STR("skills")) &&
		    !fill_parts(planner, i, step.n_parts, &stages[i]))
			return sg_no_memory(err);
		if (sg_str_eq(step.shown_by, SG_STR("postings")))
			stages[i].n = plan->counted;
		if (sg_str_eq(step.shown_by, SG_STR("certificates")))
			stages[i].n = (uint32_t)plan->n_certificates;
		if (sg_str_eq(step.shown_by, SG_STR("projects")) && project != NULL)
			project->roadmap_step = (uint8_t)(i + 1);
	}
	plan->stages = stages;
	plan->n_stages = n;
	return SG_OK;
}

enum sg_status sg_planner_road(struct sg_planner *planner, const struct sg_report *report,
			       struct sg_plan *plan, struct sg_error *err)
{
	struct sg_plan_project *project = NULL;
	enum sg_status status = choose_project(planner, &project, err);

	plan->project = project;
	if (status != SG_OK || !is_wanted(planner, report))
		return status;
	plan->roadmap = sg_dict_roadmap(planner->standing->dict).name;
	return fill_stages(planner, plan, project, err);
}
