/* SPDX-License-Identifier: MIT */
#include "report/html.h"

#include "base/date.h"
#include "report/report.h"

/* What a page is of. */
enum {
	PILE = 1,
	TEAM = 2,
	MODELS = 4, /* and nothing else */
	RUBRIC = 8,
	ALL = PILE | TEAM | MODELS | RUBRIC,
};

/* The sections in order; a section without anything to show is left out. */
static const struct section {
	unsigned pages; /* those it may stand on */
	const char *id;
	const char *nav;     /* what the list of sections calls it */
	const char *heading; /* NULL: it writes its own */
	const char *bare;    /* the same without a profile, where it is another */
	bool (*has)(const struct sg_html *page);
	void (*write)(struct sg_html *page);
} sections[] = {
	{ PILE, "answer", "Answer", NULL, NULL, NULL, sg_html_answer },
	{ TEAM, "answer", "Answer", NULL, NULL, NULL, sg_html_team_answer },
	{ MODELS, "answer", "Answer", NULL, NULL, NULL, sg_html_models_answer },
	{ RUBRIC, "answer", "Answer", NULL, NULL, NULL, sg_html_rubric_answer },
	{ PILE, "next", "Next", "Do this next", NULL, sg_html_has_next, sg_html_next },
	{ PILE, "groups", "Groups", "Groups beside each other", NULL, sg_html_has_groups,
	  sg_html_groups },
	{ MODELS, "models", "Roles", "Roles beside each other", NULL, NULL, sg_html_models },
	{ TEAM, "team", "Team", "Held together", NULL, NULL, sg_html_team },
	{ RUBRIC, "rubric", "Areas", "Area by area", NULL, sg_html_has_rubric, sg_html_rubric },
	{ PILE, "gaps", "Gaps", "What is missing", "What is asked", sg_html_has_gaps,
	  sg_html_gaps },
	{ PILE | TEAM, "postings", "Postings", "The postings", NULL, sg_html_has_postings,
	  sg_html_postings },
	{ PILE | TEAM, "postings", "Posting", "What it asks for", NULL, sg_html_is_one,
	  sg_html_only_posting },
	{ PILE, "say", "Practices", "Say it if it is true", "Practices", sg_html_has_sayings,
	  sg_html_sayings },
	{ PILE, "plan", "Plan", "Learning plan", NULL, sg_html_has_plan, sg_html_plan },
	{ PILE, "areas", "Areas", "Coverage by area", "Areas", sg_html_has_areas, sg_html_areas },
	{ PILE, "role", "Role", "Role", NULL, sg_html_has_roles, sg_html_roles },
	{ PILE, "roadmap", "Roadmap", "Roadmap", NULL, sg_html_has_roadmap, sg_html_roadmap },
	{ PILE | TEAM | RUBRIC, "unclear", "Not judged", "Not judged", NULL, sg_html_has_unclear,
	  sg_html_unclear },
	{ ALL, "method", "Method", "How this was made", NULL, NULL, sg_html_method },
};
enum { N_SECTIONS = sizeof sections / sizeof *sections };

bool sg_html_is_one(const struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);

	return report->n_seen == 1 && report->n_postings == 1;
}

static unsigned kind_of(const struct sg_report *report)
{
	if (report->rubric != NULL)
		return RUBRIC;
	if (report->team != NULL)
		return TEAM;
	return report->n_models > 0 ? MODELS : PILE;
}

static bool has(const struct sg_html *page, const struct section *section)
{
	return (section->pages & kind_of(sg_html_report(page))) != 0 &&
	       (section->has == NULL || section->has(page));
}

void sg_html_open(struct sg_html *page, sg_str title)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
			 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
			 "'none'; style-src 'unsafe-inline'; img-src data:\">\n"
			 "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
			 "<meta name=\"robots\" content=\"noindex\">\n"
			 "<meta name=\"referrer\" content=\"no-referrer\">\n"
			 "<meta name=\"color-scheme\" content=\"light dark\">\n"
			 "<title>");
	sg_markup_text(m, title);
	sg_markup_tag(m, "</title>\n");
	sg_html_style(page);
	sg_markup_tag(m, "</head>\n<body>\n");
}

void sg_html_close(struct sg_html *page)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<footer><p>Made by skillgap ");
	sg_markup_text(m, sg_str_of(sg_version()));
	sg_markup_tag(m, " on ");
	sg_markup_text(m, sg_label_day(&page->sheet, sg_html_report(page)->generated_at));
	sg_markup_tag(m, ". This page asks nothing of the network.</p></footer>\n"
			 "</body>\n</html>\n");
}

/* Past the list of sections to what most people come for. */
static void write_skip(struct sg_html *page)
{
	struct sg_markup *m = &page->markup;

	if (kind_of(sg_html_report(page)) == PILE && sg_html_has_gaps(page))
		sg_markup_tag(m, "<a class=\"skip\" href=\"#gaps\">Skip to gaps</a>\n");
	else
		sg_markup_tag(m, "<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n");
}

static void write_nav(struct sg_html *page)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<nav aria-label=\"Sections\">\n<ul>");
	for (size_t i = 0; i < N_SECTIONS; i++) {
		if (!has(page, &sections[i]))
			continue;
		sg_markup_tag(m, "<li><a href=\"#");
		sg_markup_text(m, sg_str_of(sections[i].id));
		sg_markup_tag(m, "\">");
		sg_markup_text(m, sg_str_of(sections[i].nav));
		sg_markup_tag(m, "</a></li>");
	}
	sg_markup_tag(m, "</ul>\n</nav>\n");
}

static void write_section(struct sg_html *page, const struct section *section)
{
	struct sg_markup *m = &page->markup;
	bool bare = sg_html_report(page)->profile == NULL && section->bare != NULL;
	sg_str id = sg_str_of(section->id);

	sg_markup_tag(m, "<section id=\"");
	sg_markup_text(m, id);
	sg_markup_tag(m, "\" aria-labelledby=\"");
	sg_markup_text(m, id);
	sg_markup_tag(m, "-h\">\n");
	if (section->heading != NULL) {
		sg_markup_tag(m, "<h2 id=\"");
		sg_markup_text(m, id);
		sg_markup_tag(m, "-h\">");
		sg_markup_text(m, sg_str_of(bare ? section->bare : section->heading));
		sg_markup_tag(m, "</h2>\n");
	}
	section->write(page);
	sg_markup_tag(m, "</section>\n");
}

enum sg_status sg_report_html(const struct sg_report *report,
			      const struct sg_report_options *options, struct sg_arena *arena,
			      struct sg_out *out, struct sg_error *err)
{
	struct sg_html page = { .markup = { .out = out } };
	enum sg_status status = sg_sheet_init(&page.sheet, report, options, arena, out, err);

	if (status != SG_OK)
		return status;
	sg_html_open(&page, sg_sheet_format(&page.sheet, "Skill gaps, " SG_FMT,
					    SG_ARG(sg_label_day(&page.sheet,
								report->generated_at))));
	sg_markup_tag(&page.markup, "<header>\n");
	write_skip(&page);
	write_nav(&page);
	sg_markup_tag(&page.markup, "</header>\n<main>\n");
	for (size_t i = 0; i < N_SECTIONS; i++)
		if (has(&page, &sections[i]))
			write_section(&page, &sections[i]);
	sg_markup_tag(&page.markup, "</main>\n");
	sg_html_close(&page);
	return sg_sheet_failed(&page.sheet) ? sg_no_memory(err) : SG_OK;
}
