/* SPDX-License-Identifier: MIT */
#include "report/markdown.h"
#include "report/plan_words.h"
#include "report/report.h"

static void add(struct sg_sheet *sheet, const char *text)
{
	sg_out_add(sheet->out, sg_str_of(text));
}

/* "weeks, after Docker, which you hold", and how the profile stands to it. */
static void write_circumstances(struct sg_sheet *sheet, const struct sg_plan_step *step)
{
	sg_str standing = sg_plan_standing(sheet, step);

	add(sheet, "\n");
	if (step->effort.len > 0) {
		sg_mark_text(sheet->out, step->effort);
		add(sheet, ", ");
	}
	sg_mark_text(sheet->out, sg_plan_after(sheet, step));
	if (standing.len > 0) {
		add(sheet, "; you ");
		sg_mark_text(sheet->out, standing);
	}
	add(sheet, "\n\n");
}

static void write_links(struct sg_sheet *sheet, const struct sg_plan_step *step)
{
	for (size_t i = 0; i < step->n_docs; i++) {
		add(sheet, i == 0 ? "- learn: " : ", ");
		sg_mark_link(sheet->out, step->docs[i], step->docs[i]);
	}
	add(sheet, step->n_docs > 0 ? "\n" : "");
}

static void write_step(struct sg_sheet *sheet, const struct sg_plan_step *step, size_t number)
{
	sg_out_printf(sheet->out, "\n### %zu. ", number);
	sg_mark_text(sheet->out, step->name);
	sg_out_printf(sheet->out, ": +%u = %u\n", (unsigned)step->newly, (unsigned)step->ready);
	write_circumstances(sheet, step);
	sg_markdown_item(sheet, NULL, sg_plan_asked(sheet, step));
	for (size_t i = 0; i < step->n_quotes; i++)
		sg_markdown_quote(sheet, step->quotes[i].quote, step->quotes[i].posting, NULL);
	sg_markdown_item(sheet, "or", sg_plan_others(sheet, step));
	write_links(sheet, step);
	sg_markdown_item(sheet, "show", step->show);
}

static void write_project(struct sg_sheet *sheet, const struct sg_plan_project *project)
{
	add(sheet, "\n## One project for ");
	sg_mark_text(sheet->out,
		     sg_plan_numbers(sheet, project->steps, project->n_steps, " and "));
	add(sheet, "\n");
	if (project->about.len > 0)
		sg_markdown_sentence(sheet, project->about);
	add(sheet, "\nKind: ");
	sg_mark_text(sheet->out, project->title);
	if (project->roadmap_step > 0)
		sg_out_printf(sheet->out, "; step %u of the roadmap",
			      (unsigned)project->roadmap_step);
	add(sheet, ".\n");
}

/* What the plan leaves aside, and why. */
static void write_rest(struct sg_sheet *sheet, const struct sg_plan *plan)
{
	if (plan->n_left > 0)
		sg_markdown_heading(sheet, "Not worth it here");
	for (size_t i = 0; i < plan->n_left; i++)
		sg_markdown_item(sheet, NULL, sg_plan_left(sheet, &plan->left[i]));
	if (plan->n_years > 0)
		sg_markdown_heading(sheet, "Not a matter of learning");
	for (size_t i = 0; i < plan->n_years; i++)
		sg_markdown_item(sheet, NULL, sg_plan_years(sheet, &plan->years[i]));
	if (plan->n_avoided > 0)
		sg_markdown_heading(sheet, "Not suggested");
	for (size_t i = 0; i < plan->n_avoided; i++)
		sg_markdown_item(sheet, NULL, sg_plan_avoided(sheet, &plan->avoided[i]));
	if (plan->counted == 0)
		return;
	sg_markdown_heading(sheet, "Certificates");
	sg_mark_text(sheet->out,
		     sg_label_capital(sheet, sg_plan_certificates(sheet, plan)));
	add(sheet, ".\n");
}

static void write_roadmap(struct sg_sheet *sheet, const struct sg_plan *plan)
{
	static const char *const names[] = { ":step", "what it is", "so far" };

	sg_markdown_heading(sheet, "Roadmap");
	sg_mark_text(sheet->out, plan->roadmap);
	add(sheet, "; what your profile already shows:\n\n");
	sg_markdown_table(sheet, names, 3);
	for (size_t i = 0; i < plan->n_stages; i++) {
		const struct sg_plan_stage *stage = &plan->stages[i];

		sg_out_printf(sheet->out, "| %zu", i + 1);
		sg_markdown_cell(sheet, false, stage->title);
		sg_markdown_cell(sheet, false, sg_plan_stage(sheet, plan, stage));
		sg_markdown_end_row(sheet);
	}
}

static void write_plan(struct sg_sheet *sheet, const struct sg_plan *plan)
{
	sg_str uncounted = sg_plan_uncounted(sheet);

	add(sheet, "# Learning plan\n");
	if (sheet->report->profile->n_claims == 0)
		sg_markdown_sentence(sheet,
				     SG_STR("No profile: this plan starts with nothing held."));
	sg_markdown_sentence(sheet, sg_plan_headline(sheet, plan));
	if (plan->n_steps > 0)
		add(sheet, "\n## Steps\n");
	for (size_t i = 0; i < plan->n_steps; i++)
		write_step(sheet, &plan->steps[i], i + 1);
	if (plan->project != NULL)
		write_project(sheet, plan->project);
	write_rest(sheet, plan);
	if (plan->roadmap.ptr != NULL)
		write_roadmap(sheet, plan);
	if (uncounted.len > 0)
		sg_markdown_sentence(sheet, uncounted);
}

enum sg_status sg_plan_markdown(const struct sg_report *report,
				const struct sg_report_options *options, struct sg_arena *arena,
				struct sg_out *out, struct sg_error *err)
{
	struct sg_sheet sheet;
	enum sg_status status = sg_sheet_init(&sheet, report, options, arena, out, err);

	if (status != SG_OK)
		return status;
	write_plan(&sheet, report->plan);
	sg_markdown_end(&sheet);
	return sg_sheet_failed(&sheet) ? sg_no_memory(err) : SG_OK;
}
