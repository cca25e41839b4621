/* SPDX-License-Identifier: MIT */
#include "report/plan_words.h"

/* One more field of the line. */
static void field(struct sg_sheet *sheet, sg_str text)
{
	if (text.len == 0)
		return;
	if (sheet->columns > 0)
		sg_sheet_printf(sheet, "; ");
	sg_sheet_text(sheet, text, SG_SHEET_ALL);
}

static void write_line(struct sg_sheet *sheet, const char *word, sg_str first, sg_str second)
{
	field(sheet, sg_str_of(word));
	field(sheet, first);
	field(sheet, second);
	sg_sheet_end(sheet);
}

static void write_step(struct sg_sheet *sheet, const struct sg_plan_step *step, size_t number)
{
	sg_sheet_printf(sheet, "step %zu", number);
	field(sheet, step->name);
	sg_sheet_printf(sheet, "; opens %u; ready for %u", (unsigned)step->newly,
			(unsigned)step->ready);
	field(sheet, step->effort);
	field(sheet, sg_plan_after(sheet, step));
	sg_sheet_end(sheet);
	write_line(sheet, "asked", step->name, sg_plan_asked(sheet, step));
	for (size_t i = 0; i < step->n_quotes; i++)
		write_line(sheet, "quote", step->quotes[i].quote, step->quotes[i].posting->company);
	if (sg_plan_standing(sheet, step).len > 0)
		write_line(sheet, "you", sg_plan_standing(sheet, step), step->name);
	if (step->n_or > 0)
		write_line(sheet, "or", sg_plan_others(sheet, step), (sg_str){ 0 });
	for (size_t i = 0; i < step->n_docs; i++)
		write_line(sheet, "learn", step->name, step->docs[i]);
	if (step->show.len > 0)
		write_line(sheet, "show", step->name, step->show);
}

static void write_stage(struct sg_sheet *sheet, const struct sg_plan *plan, size_t i)
{
	sg_sheet_printf(sheet, "roadmap step %zu", i + 1);
	field(sheet, plan->stages[i].title);
	field(sheet, sg_plan_stage(sheet, plan, &plan->stages[i]));
	sg_sheet_end(sheet);
}

void sg_plan_plain(struct sg_sheet *sheet, const struct sg_plan *plan)
{
	const struct sg_plan_project *project = plan->project;
	const struct sg_report *report = sheet->report;

	if (report->profile->n_claims == 0)
		sg_sheet_line(sheet, "profile; none; this plan starts with nothing held");
	write_line(sheet, "plan", sg_plan_headline(sheet, plan), (sg_str){ 0 });
	for (size_t i = 0; i < plan->n_steps; i++)
		write_step(sheet, &plan->steps[i], i + 1);
	if (project != NULL)
		write_line(sheet, "project",
			   sg_sheet_format(sheet, "for steps " SG_FMT,
					   SG_ARG(sg_plan_numbers(sheet, project->steps,
								  project->n_steps, " and "))),
			   project->about.len > 0 ? project->about : project->title);
	for (size_t i = 0; i < plan->n_left; i++)
		write_line(sheet, "not worth it here", sg_plan_left(sheet, &plan->left[i]),
			   (sg_str){ 0 });
	for (size_t i = 0; i < plan->n_years; i++)
		write_line(sheet, "not a matter of learning",
			   sg_plan_years(sheet, &plan->years[i]), (sg_str){ 0 });
	for (size_t i = 0; i < plan->n_avoided; i++)
		write_line(sheet, "not suggested", sg_plan_avoided(sheet, &plan->avoided[i]),
			   (sg_str){ 0 });
	if (plan->counted > 0)
		write_line(sheet, "certificates", sg_plan_certificates(sheet, plan),
			   (sg_str){ 0 });
	for (size_t i = 0; plan->roadmap.ptr != NULL && i < plan->n_stages; i++)
		write_stage(sheet, plan, i);
	if (sg_plan_uncounted(sheet).len > 0)
		write_line(sheet, "note", sg_plan_uncounted(sheet), (sg_str){ 0 });
	for (size_t i = 0; i < report->n_sources; i++)
		write_line(sheet, report->sources[i].failed ? "source failed" : "source",
			   report->sources[i].source,
			   report->sources[i].failed ? report->sources[i].why
						     : report->sources[i].credit);
}
