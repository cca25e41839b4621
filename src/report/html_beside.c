/* SPDX-License-Identifier: MIT */
/* Groups of postings, role models and people beside each other, in the HTML report. */
#include "report/beside_words.h"
#include "report/html.h"

static void write_paragraph(struct sg_html *page, sg_str sentence)
{
	struct sg_markup *m = &page->markup;

	if (sentence.len == 0)
		return;
	sg_markup_tag(m, "<p>");
	sg_markup_text(m, sentence);
	sg_markup_tag(m, "</p>\n");
}

/* ---- groups ------------------------------------------------------------------------- */

bool sg_html_has_groups(const struct sg_html *page)
{
	return sg_html_report(page)->contrast != NULL;
}

static void write_group_row(struct sg_html *page, const struct sg_contrast *contrast,
			    const struct sg_contrast_row *row)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<tr><th scope=\"row\">");
	sg_markup_text(m, row->name);
	sg_markup_tag(m, "</th>");
	for (size_t i = 0; i < contrast->n_groups; i++) {
		sg_markup_tag(m, "<td class=\"n\">");
		sg_markup_printf(m, "%u ", (unsigned)row->asked[i].n);
		sg_markup_tag(m, "<span class=\"quiet\">");
		sg_markup_printf(m, "%.0f %%",
				 100.0 * row->asked[i].n / (double)contrast->groups[i].n);
		sg_markup_tag(m, "</span></td>");
	}
	if (contrast->n_groups > 1) {
		sg_markup_tag(m, "<td>");
		sg_markup_text(m, sg_str_of(sg_beside_differ(row->differ)));
		sg_markup_tag(m, "</td>");
	}
	sg_markup_tag(m, "</tr>\n");
}

static void write_groups(struct sg_html *page, const struct sg_contrast *contrast)
{
	size_t top = page->sheet.options->top, shown = 0;
	struct sg_markup *m = &page->markup;

	sg_html_table(page, "What groups of postings ask for");
	sg_markup_tag(m, "<thead><tr><th scope=\"col\">skill</th>");
	for (size_t i = 0; i < contrast->n_groups; i++) {
		sg_markup_tag(m, "<th scope=\"col\" class=\"n\">");
		sg_markup_cut(m, contrast->groups[i].name, SG_HTML_NAME);
		sg_markup_printf(m, " (%u)", (unsigned)contrast->groups[i].n);
		sg_markup_tag(m, "</th>");
	}
	if (contrast->n_groups > 1)
		sg_markup_tag(m, "<th scope=\"col\">differ?</th>");
	sg_markup_tag(m, "</tr></thead>\n<tbody>\n");
	for (; shown < contrast->n_rows && shown < (top > 0 ? top : SG_HTML_GAPS); shown++)
		write_group_row(page, contrast, &contrast->rows[shown]);
	sg_html_table_end(page);
	sg_html_more(page, contrast->n_rows - shown,
		     sg_sheet_format(&page->sheet, "--top %zu", (contrast->n_rows + 9) / 10 * 10));
}

void sg_html_groups(struct sg_html *page)
{
	const struct sg_contrast *contrast = sg_html_report(page)->contrast;

	if (contrast->n_groups == 0)
		write_paragraph(page, SG_STR("No posting is in any group, so there is nothing to "
					     "compare."));
	else if (contrast->n_rows == 0)
		write_paragraph(page, SG_STR("They ask for no technology."));
	else
		write_groups(page, contrast);
	sg_html_aside(page, sg_beside_further(&page->sheet));
	sg_html_aside(page, sg_beside_in_none(&page->sheet));
	if (contrast->n_groups > 1 && contrast->n_rows > 0)
		sg_html_aside(page, sg_beside_meaning(&page->sheet));
}

/* ---- role models -------------------------------------------------------------------- */

void sg_html_models_answer(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<h1 id=\"answer-h\">");
	for (size_t i = 0; i < report->n_models && report->n_models < 3; i++) {
		if (i > 0)
			sg_markup_tag(m, " and ");
		sg_markup_text(m, report->models[i].name);
	}
	if (report->n_models >= 3)
		sg_markup_printf(m, "%zu roles beside each other", report->n_models);
	sg_markup_tag(m, "</h1>\n");
	sg_html_sizes(page);
}

static void write_model_row(struct sg_html *page, enum sg_model_row row)
{
	const struct sg_report *report = sg_html_report(page);
	struct sg_markup *m = &page->markup;
	bool any = false;

	for (size_t i = 0; i < report->n_models && !any; i++)
		any = sg_model_cell(&page->sheet, &report->models[i], row, true).len > 0;
	if (!any)
		return;
	sg_markup_tag(m, "<tr><th scope=\"row\">");
	sg_markup_text(m, sg_str_of(sg_model_row_label(row)));
	sg_markup_tag(m, "</th>");
	for (size_t i = 0; i < report->n_models; i++) {
		sg_markup_tag(m, "<td>");
		sg_markup_text(m, sg_model_cell(&page->sheet, &report->models[i], row, true));
		sg_markup_tag(m, "</td>");
	}
	sg_markup_tag(m, "</tr>\n");
}

void sg_html_models(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	struct sg_markup *m = &page->markup;
	sg_str common = sg_models_common(&page->sheet);

	sg_html_table(page, "Roles beside each other");
	sg_markup_tag(m, "<thead><tr><th scope=\"col\">what</th>");
	for (size_t i = 0; i < report->n_models; i++) {
		sg_markup_tag(m, "<th scope=\"col\">");
		sg_markup_text(m, report->models[i].name);
		sg_markup_tag(m, "</th>");
	}
	sg_markup_tag(m, "</tr></thead>\n<tbody>\n");
	for (int row = 0; row < SG_N_MODEL_ROWS; row++)
		write_model_row(page, (enum sg_model_row)row);
	sg_html_table_end(page);
	if (common.ptr != NULL)
		sg_html_aside(page,
			      sg_sheet_format(&page->sheet, "%s " SG_FMT,
					      sg_models_common_label(report), SG_ARG(common)));
}

/* ---- a team ------------------------------------------------------------------------- */

void sg_html_team_answer(struct sg_html *page)
{
	sg_str cover = sg_team_cover(&page->sheet, SG_CLASS_TECHNOLOGY);
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<h1 id=\"answer-h\">");
	sg_markup_text(m, cover.ptr != NULL ? cover : SG_STR("No technology is asked for"));
	sg_markup_tag(m, "</h1>\n<p class=\"lead\">");
	sg_markup_text(m, sg_team_people(&page->sheet));
	sg_markup_tag(m, "</p>\n");
	sg_html_aside(page, sg_beside_uncounted(&page->sheet));
	sg_html_sizes(page);
}

static void write_item(struct sg_html *page, const struct sg_team_item *item)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<tr><th scope=\"row\">");
	sg_markup_text(m, sg_team_label(&page->sheet, item));
	sg_markup_tag(m, "</th>");
	sg_markup_tag(m, "<td>");
	for (size_t i = 0; i < item->n_held_by; i++) {
		if (i > 0)
			sg_markup_tag(m, ", ");
		sg_markup_text(m, item->held_by[i]);
	}
	if (item->n_held_by == 0 && item->together)
		sg_markup_tag(m, "together");
	else if (item->n_held_by == 0)
		sg_markup_tag(m, "<b class=\"s missing\">nobody</b>");
	sg_markup_tag(m, "</td>");
	sg_html_cell(page, item->required);
	sg_html_cell(page, item->preferred);
	sg_html_cell(page, item->unspecified);
	sg_markup_tag(m, "</tr>\n");
}

static void write_class(struct sg_html *page, enum sg_class class_)
{
	const struct sg_team *team = sg_html_report(page)->team;
	struct sg_markup *m = &page->markup;
	bool practices = class_ == SG_CLASS_PRACTICE;
	sg_str cover = sg_team_cover(&page->sheet, class_);
	size_t shown = 0, n = 0;

	if (cover.ptr == NULL)
		return;
	sg_markup_tag(m, "<div class=\"group\"><h3>");
	sg_markup_text(m, practices ? SG_STR("Practices") : SG_STR("Technologies"));
	sg_markup_tag(m, "</h3>\n");
	if (practices) /* the others are the headline */
		write_paragraph(page, cover);
	write_paragraph(page, sg_team_lacking(&page->sheet, class_));
	write_paragraph(page, sg_team_by_one(&page->sheet, class_));
	sg_html_table(page, practices ? "Practices and who holds them"
				      : "Technologies and who holds them");
	sg_markup_tag(m, "<thead><tr><th scope=\"col\">asked</th>"
			 "<th scope=\"col\">held by</th>"
			 "<th scope=\"col\" class=\"n\">required</th>"
			 "<th scope=\"col\" class=\"n\">nice</th>"
			 "<th scope=\"col\" class=\"n\">not said how much</th></tr></thead>\n"
			 "<tbody>\n");
	for (size_t i = 0; i < team->n_items; i++) {
		if (team->items[i].class_ != class_ || n++ >= SG_HTML_ROWS)
			continue;
		write_item(page, &team->items[i]);
		shown++;
	}
	sg_html_table_end(page);
	sg_html_more(page, n - shown, SG_STR("--format csv"));
	sg_markup_tag(m, "</div>\n");
}

void sg_html_team(struct sg_html *page)
{
	write_class(page, SG_CLASS_TECHNOLOGY);
	write_class(page, SG_CLASS_PRACTICE);
}
