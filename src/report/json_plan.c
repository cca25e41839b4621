/* SPDX-License-Identifier: MIT */
#include <skillgap/plan.h>

#include "base/str.h"
#include "report/report.h"

static void write_before(struct sg_out *out, const struct sg_plan_step *step)
{
	sg_out_key(out, "after");
	sg_out_open(out, '[');
	for (size_t i = 0; i < step->n_before; i++) {
		sg_out_open(out, '{');
		sg_out_member_str(out, "id", step->before[i].id);
		sg_out_member_str(out, "name", step->before[i].name);
		sg_out_member_bool(out, "held", step->before[i].held);
		sg_out_member_count(out, "step", step->before[i].step);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_quotes(struct sg_out *out, const struct sg_plan_step *step)
{
	sg_out_key(out, "quotes");
	sg_out_open(out, '[');
	for (size_t i = 0; i < step->n_quotes; i++) {
		const struct sg_plan_quote *quote = &step->quotes[i];

		sg_out_open(out, '{');
		sg_out_member_str(out, "quote", quote->quote);
		sg_json_quoted(out, quote->posting);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_step(struct sg_out *out, const struct sg_plan_step *step, size_t number)
{
	sg_out_open(out, '{');
	sg_out_member_uint(out, "step", number);
	sg_out_member_str(out, "id", step->id);
	sg_out_member_str(out, "name", step->name);
	sg_out_member_word(out, "class", sg_class_name(step->class_));
	sg_out_member_word(out, "status", sg_met_name(step->status));
	sg_out_member_str(out, "near", step->near_name);
	sg_out_member_bool(out, "wanted", step->wanted);
	sg_out_member_uint(out, "newly", step->newly);
	sg_out_member_uint(out, "ready", step->ready);
	sg_out_member_uint(out, "required", step->required);
	sg_out_member_uint(out, "preferred", step->preferred);
	sg_out_member_uint(out, "unspecified", step->unspecified);
	sg_out_member_str(out, "effort", step->effort);
	write_before(out, step);
	sg_json_alternatives(out, "or", step->or_, step->n_or);
	sg_out_member_strings(out, "companies", step->companies, step->n_companies);
	write_quotes(out, step);
	sg_out_member_strings(out, "docs", step->docs, step->n_docs);
	sg_out_member_str(out, "show", step->show);
	sg_out_member_uint(out, "n_years", step->n_years);
	sg_out_member_count(out, "years_asked", step->years_asked);
	sg_out_close(out, '}');
}

static void write_project(struct sg_out *out, const struct sg_plan_project *project)
{
	sg_out_key(out, "project");
	if (project == NULL) {
		sg_out_null(out);
		return;
	}
	sg_out_open(out, '{');
	sg_out_member_str(out, "id", project->id);
	sg_out_member_str(out, "title", project->title);
	sg_out_member_str(out, "about", project->about);
	sg_out_member_count(out, "roadmap_step", project->roadmap_step);
	sg_out_key(out, "steps");
	sg_out_open(out, '[');
	for (size_t i = 0; i < project->n_steps; i++)
		sg_out_uint(out, project->steps[i]);
	sg_out_close(out, ']');
	sg_out_close(out, '}');
}

static void write_left(struct sg_out *out, const struct sg_plan *plan)
{
	sg_out_key(out, "left");
	sg_out_open(out, '[');
	for (size_t i = 0; i < plan->n_left; i++) {
		const struct sg_plan_left *left = &plan->left[i];

		sg_out_open(out, '{');
		sg_out_key(out, "skills");
		sg_out_open(out, '[');
		for (size_t k = 0; k < left->n_skills; k++) {
			sg_out_open(out, '{');
			sg_out_member_str(out, "id", left->skills[k].id);
			sg_out_member_str(out, "name", left->skills[k].name);
			sg_out_close(out, '}');
		}
		sg_out_close(out, ']');
		sg_out_member_uint(out, "opens", left->opens);
		sg_out_member_strings(out, "companies", left->companies, left->n_companies);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_barred(struct sg_out *out, const char *key, const struct sg_plan_barred *at,
			 size_t n)
{
	sg_out_key(out, key);
	sg_out_open(out, '[');
	for (size_t i = 0; i < n; i++) {
		sg_out_open(out, '{');
		sg_out_member_str(out, "id", at[i].id);
		sg_out_member_str(out, "name", at[i].name);
		sg_out_member_count(out, "years_asked", at[i].years);
		sg_out_member_count(out, "months_held", at[i].months_held);
		sg_out_member_uint(out, "n", at[i].n);
		sg_out_member_strings(out, "companies", at[i].companies, at[i].n_companies);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_roadmap(struct sg_out *out, const struct sg_plan *plan)
{
	sg_out_key(out, "roadmap");
	if (plan->roadmap.ptr == NULL) {
		sg_out_null(out);
		return;
	}
	sg_out_open(out, '{');
	sg_out_member_str(out, "name", plan->roadmap);
	sg_out_key(out, "stages");
	sg_out_open(out, '[');
	for (size_t i = 0; i < plan->n_stages; i++) {
		const struct sg_plan_stage *stage = &plan->stages[i];

		sg_out_open(out, '{');
		sg_out_member_str(out, "title", stage->title);
		sg_out_member_str(out, "shown_by", stage->shown_by);
		sg_out_member_uint(out, "parts", stage->parts);
		sg_out_member_uint(out, "shown", stage->shown);
		sg_out_member_strings(out, "there", stage->there, stage->n_there);
		sg_out_member_strings(out, "lacking", stage->lacking, stage->n_lacking);
		sg_out_member_uint(out, "n", stage->n);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
	sg_out_close(out, '}');
}

void sg_json_plan(const struct sg_plan *plan, struct sg_out *out)
{
	sg_out_member_uint(out, "counted", plan->counted);
	sg_out_member_uint(out, "ready", plan->ready);
	sg_out_member_count(out, "pick", plan->pick);
	sg_out_member_bool(out, "exact", plan->exact);
	sg_out_key(out, "steps");
	sg_out_open(out, '[');
	for (size_t i = 0; i < plan->n_steps; i++)
		write_step(out, &plan->steps[i], i + 1);
	sg_out_close(out, ']');
	write_project(out, plan->project);
	write_left(out, plan);
	write_barred(out, "years", plan->years, plan->n_years);
	write_barred(out, "avoided", plan->avoided, plan->n_avoided);
	sg_json_alternatives(out, "certificates", plan->certificates, plan->n_certificates);
	write_roadmap(out, plan);
}

void sg_plan_json(const struct sg_report *report, struct sg_out *out)
{
	sg_out_open(out, '{');
	sg_out_member_word(out, "type", "plan");
	sg_out_member_uint(out, "v", 1);
	sg_json_profile(report, out);
	sg_json_plan(report->plan, out);
	sg_json_end(report, out);
}
