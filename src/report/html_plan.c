/* SPDX-License-Identifier: MIT */
/* The learning plan of the HTML report, from what the plan holds. */
#include "report/html.h"
#include "report/plan_words.h"

enum {
	MAX_OTHERS = 4, /* named of what would do instead */
	CHART_HEIGHT = 150,
	CHART_TOP = 22, /* room for the numbers above the columns */
	CHART_FOOT = 22,
};

bool sg_html_has_plan(const struct sg_html *page)
{
	const struct sg_plan *plan = sg_html_report(page)->plan;

	return plan != NULL && (plan->n_steps > 0 || plan->n_left > 0 || plan->n_years > 0);
}

static void write_count(struct sg_html *page, const char *unit, uint32_t n)
{
	sg_markup_printf(&page->markup, "%s %u", unit, (unsigned)n);
}

/* ---- the chart: how many are ready after each step --------------------------------------- */

static void add_label(struct sg_html *page, double at, unsigned y, sg_str text, bool quiet)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<text text-anchor=\"middle\" x=\"");
	sg_markup_percent(m, at, 1);
	sg_markup_tag(m, "\" y=\"");
	sg_markup_printf(m, "%u", y);
	sg_markup_tag(m, "\" class=\"");
	sg_markup_text(m, quiet ? SG_STR("quiet") : SG_STR("label"));
	sg_markup_tag(m, "\">");
	sg_markup_text(m, text);
	sg_markup_tag(m, "</text>");
}

static void write_column(struct sg_html *page, size_t i, size_t n, uint32_t before, uint32_t ready,
			 uint32_t most)
{
	unsigned room = CHART_HEIGHT - CHART_TOP - CHART_FOOT, foot = CHART_HEIGHT - CHART_FOOT;
	unsigned old = most == 0 ? 0 : (unsigned)((uint64_t)before * room / most);
	unsigned all = most == 0 ? 0 : (unsigned)((uint64_t)ready * room / most);
	double wide = 1.0 / (double)n, from = wide * (double)i;

	sg_chart_bar(page, from + wide * 0.15, wide * 0.7, foot - old, old, SG_FILL_HALF);
	if (all > old)
		sg_chart_bar(page, from + wide * 0.15, wide * 0.7, foot - all, all - old,
			     SG_FILL_FULL);
	add_label(page, from + wide / 2, foot - all - 6,
		  sg_sheet_format(&page->sheet, "%u", (unsigned)ready), false);
	add_label(page, from + wide / 2, CHART_HEIGHT - 5,
		  i == 0 ? SG_STR("now") : sg_sheet_format(&page->sheet, "%zu", i), true);
}

static void write_chart(struct sg_html *page, const struct sg_plan *plan)
{
	struct sg_buf text = { .arena = page->sheet.arena };
	size_t n = plan->n_steps < SG_HTML_LIST / 3 ? plan->n_steps : SG_HTML_LIST / 3;
	uint32_t before = plan->ready, most = n > 0 ? plan->steps[n - 1].ready : plan->ready;

	sg_buf_printf(&text, "of %u: now %u", (unsigned)plan->counted, (unsigned)plan->ready);
	for (size_t i = 0; i < n; i++)
		sg_buf_printf(&text, ", with " SG_FMT " %u", SG_ARG(plan->steps[i].name),
			      (unsigned)plan->steps[i].ready);
	sg_markup_tag(&page->markup, "<div class=\"chart\">");
	sg_chart_open(page, CHART_HEIGHT, SG_STR("Postings ready after each step"),
		      sg_sheet_take(&page->sheet, &text));
	write_column(page, 0, n + 1, plan->ready, plan->ready, most);
	for (size_t i = 0; i < n; i++) {
		write_column(page, i + 1, n + 1, before, plan->steps[i].ready, most);
		before = plan->steps[i].ready;
	}
	sg_chart_close(page);
	sg_markup_tag(&page->markup, "</div>\n");
}

/* The same numbers as a table. */
static void write_numbers(struct sg_html *page, const struct sg_plan *plan)
{
	struct sg_markup *m = &page->markup;

	sg_html_table(page, "Steps");
	sg_markup_tag(m, "<thead><tr><th scope=\"col\">step</th><th scope=\"col\">skill</th>"
			 "<th scope=\"col\">effort</th><th scope=\"col\" class=\"n\">opens</th>"
			 "<th scope=\"col\" class=\"n\">ready then</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < plan->n_steps; i++) {
		const struct sg_plan_step *step = &plan->steps[i];

		sg_markup_tag(m, "<tr><td>");
		sg_markup_printf(m, "%zu", i + 1);
		sg_markup_tag(m, "</td><th scope=\"row\">");
		sg_markup_text(m, step->name);
		sg_markup_tag(m, "</th><td>");
		sg_markup_text(m, step->effort);
		sg_markup_tag(m, "</td>");
		sg_html_cell(page, step->newly);
		sg_html_cell(page, step->ready);
		sg_markup_tag(m, "</tr>\n");
	}
	sg_html_table_end(page);
}

/* ---- the steps --------------------------------------------------------------------------- */

/* "weeks · after Docker, which you hold · Google Cloud does in 2". */
static void write_circumstances(struct sg_html *page, const struct sg_plan_step *step)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<p class=\"quiet\">");
	sg_html_status(page, step->status);
	if (step->near_name.len > 0) {
		sg_markup_tag(m, ": you hold ");
		sg_markup_text(m, step->near_name);
	}
	if (step->effort.len > 0) {
		sg_markup_tag(m, " · ");
		sg_markup_text(m, step->effort);
	}
	for (size_t i = 0; i < step->n_before; i++) {
		sg_markup_tag(m, " · after ");
		sg_markup_text(m, step->before[i].name);
		if (step->before[i].held)
			sg_markup_tag(m, ", which you hold");
		else if (step->before[i].step > 0)
			write_count(page, ", step", step->before[i].step);
	}
	for (size_t i = 0; i < step->n_or && i < MAX_OTHERS; i++) {
		sg_markup_tag(m, " · ");
		sg_markup_text(m, step->or_[i].name);
		write_count(page, " does in", step->or_[i].n);
	}
	if (step->wanted)
		sg_markup_tag(m, " · you want it");
	sg_markup_tag(m, "</p>\n");
}

static void write_demand(struct sg_html *page, const struct sg_plan_step *step)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<p>");
	sg_markup_text(m, sg_label_capital(&page->sheet, sg_plan_asked(&page->sheet, step)));
	sg_markup_tag(m, "</p>\n");
	if (step->n_quotes == 0)
		return;
	sg_markup_tag(m, "<ul class=\"quotes\">");
	for (size_t i = 0; i < step->n_quotes; i++) {
		const struct sg_posting *about = step->quotes[i].posting;

		sg_markup_tag(m, "<li>");
		sg_html_quote(page, step->quotes[i].quote);
		if (about != NULL) {
			sg_markup_tag(m, " ");
			sg_markup_link(m, about->url,
				       about->company.len > 0 ? about->company : about->title);
		}
		sg_markup_tag(m, "</li>\n");
	}
	sg_markup_tag(m, "</ul>\n");
}

static void write_learning(struct sg_html *page, const struct sg_plan_step *step)
{
	struct sg_markup *m = &page->markup;

	for (size_t i = 0; i < step->n_docs; i++) {
		if (i == 0)
			sg_markup_tag(m, "<p>Learn: ");
		else
			sg_markup_tag(m, ", ");
		sg_markup_address(m, step->docs[i]);
	}
	if (step->n_docs > 0)
		sg_markup_tag(m, "</p>\n");
	if (step->show.len == 0)
		return;
	sg_markup_tag(m, "<p>Show: ");
	sg_markup_text(m, step->show);
	sg_markup_tag(m, "</p>\n");
}

static void write_step(struct sg_html *page, const struct sg_plan_step *step, size_t number)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<li><h3>");
	sg_markup_printf(m, "%zu  ", number);
	sg_markup_text(m, step->name);
	sg_markup_tag(m, " <span class=\"n\">");
	sg_markup_printf(m, "+%u = %u", (unsigned)step->newly, (unsigned)step->ready);
	sg_markup_tag(m, "</span></h3>\n");
	write_circumstances(page, step);
	write_demand(page, step);
	write_learning(page, step);
	sg_markup_tag(m, "</li>\n");
}

static void write_project(struct sg_html *page, const struct sg_plan_project *project)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<div class=\"box\"><h3>One project for ");
	for (size_t i = 0; i < project->n_steps; i++) {
		if (i > 0)
			sg_markup_text(m,
				       i + 1 == project->n_steps ? SG_STR(" and ") : SG_STR(", "));
		sg_markup_printf(m, "%u", (unsigned)project->steps[i]);
	}
	sg_markup_tag(m, "</h3>\n<p>");
	sg_markup_text(m, project->about.len > 0 ? project->about : project->title);
	sg_markup_tag(m, "</p><p class=\"quiet\">Kind: ");
	sg_markup_text(m, project->title);
	if (project->roadmap_step > 0)
		write_count(page, "; step", project->roadmap_step);
	if (project->roadmap_step > 0)
		sg_markup_tag(m, " of the roadmap");
	sg_markup_tag(m, "</p></div>\n");
}

/* A note, under its heading when it is the first of its kind. */
static void write_note(struct sg_html *page, const char *heading, size_t i, sg_str text)
{
	struct sg_markup *m = &page->markup;

	if (i == 0) {
		sg_markup_tag(m, "<dt>");
		sg_markup_text(m, sg_str_of(heading));
		sg_markup_tag(m, "</dt>");
	}
	sg_markup_tag(m, "<dd>");
	sg_markup_text(m, text);
	sg_markup_tag(m, "</dd>\n");
}

/* What the plan leaves aside, and why. */
static void write_notes(struct sg_html *page, const struct sg_plan *plan)
{
	struct sg_sheet *sheet = &page->sheet;
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<dl class=\"notes\">\n");
	for (size_t i = 0; i < plan->n_left; i++)
		write_note(page, "Not worth it here", i, sg_plan_left(sheet, &plan->left[i]));
	for (size_t i = 0; i < plan->n_years; i++)
		write_note(page, "Not a matter of learning", i,
			   sg_plan_years(sheet, &plan->years[i]));
	for (size_t i = 0; i < plan->n_avoided; i++)
		write_note(page, "Not suggested", i, sg_plan_avoided(sheet, &plan->avoided[i]));
	sg_markup_tag(m, "<dt>Certificates</dt><dd>");
	if (plan->n_certificates == 0) {
		sg_markup_text(m, sg_label_capital(sheet, sg_plan_certificates(sheet, plan)));
		sg_markup_tag(m, ".");
	}
	for (size_t i = 0; i < plan->n_certificates; i++) {
		if (i > 0)
			sg_markup_tag(m, " · ");
		sg_markup_text(m, plan->certificates[i].name);
		sg_markup_printf(m, " %u", (unsigned)plan->certificates[i].n);
	}
	sg_markup_tag(m, "</dd>\n</dl>\n");
}

void sg_html_plan(struct sg_html *page)
{
	const struct sg_plan *plan = sg_html_report(page)->plan;
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<p>");
	sg_markup_text(m, sg_plan_headline(&page->sheet, plan));
	if (plan->exact && plan->n_steps > 0 &&
	    plan->steps[plan->n_steps - 1].ready > plan->ready)
		sg_markup_tag(m, " No other set of as many makes more.");
	sg_markup_tag(m, "</p>\n");
	if (plan->n_steps > 0) {
		write_chart(page, plan);
		write_numbers(page, plan);
		sg_markup_tag(m, "<ol class=\"steps group\">\n");
		for (size_t i = 0; i < plan->n_steps; i++)
			write_step(page, &plan->steps[i], i + 1);
		sg_markup_tag(m, "</ol>\n");
	}
	if (plan->project != NULL)
		write_project(page, plan->project);
	write_notes(page, plan);
}
