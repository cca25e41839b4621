/* SPDX-License-Identifier: MIT */
#include <skillgap/plan.h>

#include "base/utf8.h"
#include "report/plan_words.h"
#include "report/report.h"

enum {
	NAME = 3,	/* column of a step's name, and of what is said of it */
	WORD = 8,	/* width of "learn", "show" */
	MARGIN = 20,	/* of the lists below the steps */
	LONGEST = 26,	/* columns of a step's name */
	BAR_CELLS = 10,
};

static void write_paragraph(struct sg_sheet *sheet, sg_str text, size_t indent)
{
	sg_sheet_pad(sheet, indent);
	sg_sheet_paragraph(sheet, indent, text);
}

/* A word of ours at the left and its text beside it. */
static void write_beside(struct sg_sheet *sheet, const char *word, sg_str text)
{
	sg_sheet_pad(sheet, NAME);
	sg_sheet_printf(sheet, "%s", word);
	sg_sheet_pad(sheet, NAME + WORD);
	sg_sheet_paragraph(sheet, NAME + WORD, text);
}

static size_t name_columns(const struct sg_plan *plan)
{
	size_t most = 10;

	for (size_t i = 0; i < plan->n_steps; i++) {
		size_t columns = sg_utf8_columns(plan->steps[i].name);

		most = columns > most ? columns : most;
	}
	return most < LONGEST ? most : LONGEST;
}

/* "1  Kubernetes     +3 = 7     weeks    after Docker, which you hold" */
static void write_head(struct sg_sheet *sheet, const struct sg_plan_step *step, size_t number,
		       size_t columns)
{
	size_t effort = NAME + columns + 13, after = effort + 9;

	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_right(sheet, 2, "%zu", number);
	sg_sheet_pad(sheet, NAME);
	sg_sheet_text(sheet, step->name, columns);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_pad(sheet, NAME + columns + 2);
	sg_sheet_printf(sheet, "+%u = %u", (unsigned)step->newly, (unsigned)step->ready);
	sg_sheet_pad(sheet, effort);
	sg_sheet_text(sheet, step->effort, 8);
	sg_sheet_pad(sheet, after);
	sg_sheet_paragraph(sheet, after, sg_plan_after(sheet, step));
}

static void write_quotes(struct sg_sheet *sheet, const struct sg_plan_step *step)
{
	size_t n = sheet->options->verbose || step->n_quotes == 0 ? step->n_quotes : 1;

	for (size_t i = 0; i < n; i++) {
		sg_str company = step->quotes[i].posting->company;
		size_t columns = sg_utf8_columns(company), room = sheet->width - NAME;

		columns = columns < room / 3 ? columns : room / 3;
		sg_sheet_pad(sheet, NAME);
		sg_sheet_quote(sheet, step->quotes[i].quote,
			       columns > 0 ? room - columns - 2 : room);
		if (columns > 0) {
			sg_sheet_printf(sheet, "  ");
			sg_sheet_text(sheet, company, columns);
		}
		sg_sheet_end(sheet);
	}
}

static void write_step(struct sg_sheet *sheet, const struct sg_plan_step *step, size_t number,
		       size_t columns)
{
	sg_str standing = sg_plan_standing(sheet, step), others = sg_plan_others(sheet, step);

	write_head(sheet, step, number, columns);
	write_paragraph(sheet, sg_plan_asked(sheet, step), NAME);
	write_quotes(sheet, step);
	if (standing.len > 0)
		write_beside(sheet, "you", standing);
	if (others.len > 0)
		write_beside(sheet, "or", others);
	/* An address is never cut: a part of one leads nowhere. */
	for (size_t i = 0; i < step->n_docs && (i == 0 || sheet->options->verbose); i++) {
		sg_sheet_pad(sheet, NAME);
		sg_sheet_printf(sheet, i == 0 ? "learn" : " ");
		sg_sheet_pad(sheet, NAME + WORD);
		sg_sheet_link(sheet, step->docs[i], step->docs[i], SG_SHEET_ALL);
		sg_sheet_end(sheet);
	}
	if (step->show.len > 0)
		write_beside(sheet, "show", step->show);
}

static void write_project(struct sg_sheet *sheet, const struct sg_plan_project *project)
{
	sg_str steps = sg_plan_numbers(sheet, project->steps, project->n_steps, " AND "), road = { 0 };

	sg_sheet_blank(sheet);
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_printf(sheet, "ONE PROJECT FOR ");
	sg_sheet_text(sheet, steps, SG_SHEET_ALL);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_end(sheet);
	if (project->roadmap_step > 0)
		road = sg_sheet_format(sheet, "; step %u of the roadmap",
				       (unsigned)project->roadmap_step);
	write_paragraph(sheet,
			sg_sheet_format(sheet, SG_FMT "%s(Kind: " SG_FMT "" SG_FMT ".)",
					SG_ARG(project->about), project->about.len > 0 ? " " : "",
					SG_ARG(project->title), SG_ARG(road)),
			NAME);
}

/* A heading and its lines beside it; a heading that is too long stands alone. */
static void write_margin(struct sg_sheet *sheet, const char *heading, size_t i, sg_str text)
{
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	if (i == 0)
		sg_sheet_printf(sheet, "%s", heading);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	if (sheet->columns >= MARGIN)
		sg_sheet_end(sheet);
	sg_sheet_pad(sheet, MARGIN);
	sg_sheet_paragraph(sheet, MARGIN, text);
}

static void write_rest(struct sg_sheet *sheet, const struct sg_plan *plan)
{
	sg_sheet_blank(sheet);
	for (size_t i = 0; i < plan->n_left; i++)
		write_margin(sheet, "NOT WORTH IT HERE", i, sg_plan_left(sheet, &plan->left[i]));
	for (size_t i = 0; i < plan->n_years; i++)
		write_margin(sheet, "NOT A MATTER OF LEARNING", i,
			     sg_plan_years(sheet, &plan->years[i]));
	for (size_t i = 0; i < plan->n_avoided; i++)
		write_margin(sheet, "NOT SUGGESTED", i,
			     sg_plan_avoided(sheet, &plan->avoided[i]));
	if (plan->counted > 0)
		write_margin(sheet, "CERTIFICATES", 0, sg_plan_certificates(sheet, plan));
}

static void write_bar(struct sg_sheet *sheet, const struct sg_plan_stage *stage)
{
	size_t full = 0;

	if (stage->parts > 0)
		full = (size_t)stage->shown * BAR_CELLS / stage->parts;
	else if (stage->n > 0 && sg_plan_is_done(stage))
		full = BAR_CELLS;
	for (size_t i = 0; i < BAR_CELLS; i++)
		sg_sheet_text(sheet, i < full ? SG_STR("█") : SG_STR("░"), 1);
}

static void write_roadmap(struct sg_sheet *sheet, const struct sg_plan *plan)
{
	size_t text = sheet->width < 75 ? 22 : 34;

	sg_sheet_blank(sheet);
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_printf(sheet, "ROADMAP   ");
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_paragraph(sheet, 10,
			   sg_sheet_format(sheet, SG_FMT "; what your profile already shows",
					   SG_ARG(plan->roadmap)));
	for (size_t i = 0; i < plan->n_stages; i++) {
		const struct sg_plan_stage *stage = &plan->stages[i];

		sg_sheet_printf(sheet, "%zu ", i + 1);
		sg_sheet_text(sheet, stage->title, 19);
		if (text > 22) {
			sg_sheet_pad(sheet, 22);
			write_bar(sheet, stage);
		}
		sg_sheet_pad(sheet, text);
		sg_sheet_paragraph(sheet, text, sg_plan_stage(sheet, plan, stage));
	}
}

static void write_uncounted(struct sg_sheet *sheet)
{
	sg_str text = sg_plan_uncounted(sheet);

	if (text.len == 0)
		return;
	sg_sheet_blank(sheet);
	sg_sheet_paragraph(sheet, 0, text);
}

static void write_plan(struct sg_sheet *sheet, const struct sg_plan *plan)
{
	size_t columns = name_columns(plan);

	if (sheet->report->profile->n_claims == 0)
		sg_sheet_paragraph(sheet, 0,
				   SG_STR("No profile: this plan starts with nothing held."));
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_paragraph(sheet, 0, sg_plan_headline(sheet, plan));
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_blank(sheet);
	for (size_t i = 0; i < plan->n_steps; i++)
		write_step(sheet, &plan->steps[i], i + 1, columns);
	if (plan->project != NULL)
		write_project(sheet, plan->project);
	write_rest(sheet, plan);
	if (plan->roadmap.ptr != NULL)
		write_roadmap(sheet, plan);
	write_uncounted(sheet);
}

enum sg_status sg_plan_text(const struct sg_report *report,
			    const struct sg_report_options *options, struct sg_arena *arena,
			    struct sg_out *out, struct sg_error *err)
{
	struct sg_sheet sheet;
	enum sg_status status = sg_sheet_init(&sheet, report, options, arena, out, err);

	if (status != SG_OK)
		return status;
	if (options->plain)
		sg_plan_plain(&sheet, report->plan);
	else
		write_plan(&sheet, report->plan);
	if (report->n_sources > 0 && !options->plain) {
		sg_sheet_blank(&sheet);
		sg_text_sources(&sheet, false);
	}
	return sg_sheet_failed(&sheet) ? sg_no_memory(err) : SG_OK;
}
