/* SPDX-License-Identifier: MIT */
/* The roadmap of the HTML report: each step, and what the profile already shows of it. */
#include "report/html.h"

#include <skillgap/plan.h>

bool sg_html_has_roadmap(const struct sg_html *page)
{
	const struct sg_plan *plan = sg_html_report(page)->plan;

	return plan != NULL && plan->n_stages > 0;
}

/* "there: HTTP, API; not yet: TLS". */
static void write_titles(struct sg_html *page, const char *lead, const sg_str *titles, size_t n)
{
	struct sg_markup *m = &page->markup;

	for (size_t i = 0; i < n && i < SG_HTML_LIST; i++) {
		sg_markup_text(m, i == 0 ? sg_str_of(lead) : SG_STR(", "));
		sg_markup_text(m, titles[i]);
	}
}

static void write_state(struct sg_html *page, const struct sg_plan_stage *stage)
{
	struct sg_markup *m = &page->markup;

	if (stage->parts > 0) {
		sg_markup_printf(m, "%u of %u", (unsigned)stage->shown, (unsigned)stage->parts);
		write_titles(page, ". There: ", stage->there, stage->n_there);
		write_titles(page, ". Not yet: ", stage->lacking, stage->n_lacking);
	} else if (sg_str_eq(stage->shown_by, SG_STR("interview"))) {
		sg_markup_tag(m, "<code>skillgap plan SOURCE --rubric</code>");
	} else if (sg_str_eq(stage->shown_by, SG_STR("postings"))) {
		sg_markup_printf(m, "%u read with this report", (unsigned)stage->n);
	} else if (sg_str_eq(stage->shown_by, SG_STR("certificates"))) {
		sg_markup_printf(m, "%u asked for here", (unsigned)stage->n);
	}
}

static void write_stage(struct sg_html *page, const struct sg_plan_stage *stage)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<tr><th scope=\"row\"><div class=\"nb\"><span>");
	sg_markup_text(m, stage->title);
	sg_markup_tag(m, "</span>");
	if (stage->parts > 0) {
		double share = (double)stage->shown / stage->parts;

		sg_chart_open(page, 12, stage->title,
			      sg_sheet_format(&page->sheet, "%u of %u", (unsigned)stage->shown,
					      (unsigned)stage->parts));
		sg_chart_bar(page, 0, share > 1 ? 1 : share, 1, 10, SG_FILL_FULL);
		sg_chart_bar(page, share, share > 1 ? 0 : 1 - share, 1, 10, SG_FILL_OPEN);
		sg_chart_close(page);
	}
	sg_markup_tag(m, "</div></th><td>");
	write_state(page, stage);
	sg_markup_tag(m, "</td></tr>\n");
}

void sg_html_roadmap(struct sg_html *page)
{
	const struct sg_plan *plan = sg_html_report(page)->plan;
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<p class=\"intro\">");
	sg_markup_text(m, plan->roadmap);
	sg_markup_tag(m, ": what your profile and these postings already show</p>\n");
	sg_html_table(page, "Steps of the roadmap");
	sg_markup_tag(m, "<thead><tr><th scope=\"col\">step</th><th scope=\"col\">so far</th></tr>"
			 "</thead>\n<tbody>\n");
	for (size_t i = 0; i < plan->n_stages; i++)
		write_stage(page, &plan->stages[i]);
	sg_html_table_end(page);
}
