/* SPDX-License-Identifier: MIT */
/* Demand over time as a page: a chart for each skill, its numbers beside it and by month. */
#include "report/html.h"
#include "report/news.h"

/* Pixels; and the part of a month's width that its column has. */
enum { CHART_HEIGHT = 44, COLUMN_PERCENT = 72 };

static double share_of(const struct sg_trend *trend, const struct sg_trend_row *row, size_t month)
{
	return (double)row->months[month] / (double)trend->of[month];
}

/* What the top of every chart is, so that they can be held against each other. */
static double top_share(const struct sg_trend *trend, size_t shown)
{
	double top = 0;

	for (size_t i = 0; i < shown; i++)
		for (size_t month = 0; month < trend->n_months; month++)
			if (!sg_trend_is_gap(trend, month) &&
			    share_of(trend, &trend->rows[i], month) > top)
				top = share_of(trend, &trend->rows[i], month);
	return top;
}

/* "2026-05: 58 %, 2026-06: too few postings" */
static sg_str in_words(struct sg_html *page, const struct sg_trend *trend,
		       const struct sg_trend_row *row)
{
	struct sg_buf text = { .arena = page->sheet.arena };

	for (size_t i = 0; i < trend->n_months; i++) {
		sg_buf_printf(&text, "%s%s: ", i == 0 ? "" : ", ", trend->months[i]);
		if (sg_trend_is_gap(trend, i))
			sg_buf_add(&text, SG_STR("too few postings"));
		else
			sg_buf_printf(&text, "%u %%",
				      sg_trend_percent(row->months[i], trend->of[i]));
	}
	return sg_sheet_take(&page->sheet, &text);
}

static void write_chart(struct sg_html *page, const struct sg_trend *trend,
			const struct sg_trend_row *row, double top)
{
	double width = 1.0 / (double)trend->n_months;

	sg_chart_open(page, CHART_HEIGHT,
		      sg_sheet_format(&page->sheet, SG_FMT ", by month", SG_ARG(row->name)),
		      in_words(page, trend, row));
	for (size_t i = 0; i < trend->n_months && top > 0; i++) {
		unsigned height;

		if (sg_trend_is_gap(trend, i))
			continue;
		/* What is 0 is seen to be no gap. */
		height = 1 + (unsigned)(share_of(trend, row, i) / top * (CHART_HEIGHT - 2) + 0.5);
		sg_chart_bar(page, width * (double)i, width * COLUMN_PERCENT / 100,
			     CHART_HEIGHT - height, height,
			     row->call == SG_TREND_NONE ? SG_FILL_HALF : SG_FILL_FULL);
	}
	sg_chart_close(page);
}

/* ---- the table of all skills ---------------------------------------------------- */

static void write_percent(struct sg_html *page, uint32_t n, uint32_t of)
{
	sg_markup_tag(&page->markup, "<td class=\"n\">");
	sg_markup_printf(&page->markup, "%u %%", sg_trend_percent(n, of));
	sg_markup_tag(&page->markup, "</td>");
}

static void write_row(struct sg_html *page, const struct sg_trend *trend,
		      const struct sg_trend_row *row, double top)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<tr><th scope=\"row\">");
	sg_markup_text(m, row->name);
	sg_markup_tag(m, "</th><td class=\"months\">");
	write_chart(page, trend, row, top);
	sg_markup_tag(m, "</td>");
	if (trend->first < trend->n_months)
		write_percent(page, row->first.n, row->first.of);
	write_percent(page, row->now.n, row->now.of);
	sg_markup_tag(m, "<td class=\"n\">");
	sg_markup_printf(m, "%u of %u", (unsigned)row->now.n, (unsigned)row->now.of);
	sg_markup_tag(m, "</td>");
	sg_html_cell(page, row->now.companies);
	sg_markup_tag(m, "<td>");
	sg_markup_text(m, sg_str_of(sg_trend_call_words(row->call)));
	sg_markup_tag(m, "</td></tr>\n");
}

static void write_skills(struct sg_html *page, const struct sg_trend *trend, size_t shown,
			 double top)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<div class=\"chart\">\n");
	sg_html_table(page, "Demand by skill");
	sg_markup_tag(m, "<thead><tr><th scope=\"col\">skill</th><th scope=\"col\">");
	sg_markup_printf(m, "%s to %s", trend->months[0], trend->months[trend->n_months - 1]);
	sg_markup_tag(m, "</th>");
	if (trend->first < trend->n_months) {
		sg_markup_tag(m, "<th scope=\"col\" class=\"n\">");
		sg_markup_printf(m, "%s", trend->months[trend->first]);
		sg_markup_tag(m, "</th>");
	}
	sg_markup_tag(m, "<th scope=\"col\" class=\"n\">now</th><th scope=\"col\" class=\"n\">"
			 "postings</th><th scope=\"col\" class=\"n\">companies</th>"
			 "<th scope=\"col\">change</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < shown; i++)
		write_row(page, trend, &trend->rows[i], top);
	sg_html_table_end(page);
	sg_markup_tag(m, "</div>\n");
}

/* ---- month by month ------------------------------------------------------------- */

static void write_month(struct sg_html *page, const struct sg_trend *trend, size_t month,
			size_t shown)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<tr><th scope=\"row\">");
	sg_markup_printf(m, "%s", trend->months[month]);
	sg_markup_tag(m, "</th>");
	sg_html_cell(page, trend->of[month]);
	for (size_t i = 0; i < shown; i++) {
		sg_markup_tag(m, "<td class=\"n\">");
		if (!sg_trend_is_gap(trend, month))
			sg_markup_printf(m, "%u %%",
					 sg_trend_percent(trend->rows[i].months[month],
							  trend->of[month]));
		sg_markup_tag(m, "</td>");
	}
	sg_markup_tag(m, "</tr>\n");
}

static void write_months(struct sg_html *page, const struct sg_trend *trend, size_t shown)
{
	struct sg_markup *m = &page->markup;

	sg_html_table(page, "Month by month");
	sg_markup_tag(m, "<thead><tr><th scope=\"col\">month</th><th scope=\"col\" class=\"n\">"
			 "postings</th>");
	for (size_t i = 0; i < shown; i++) {
		sg_markup_tag(m, "<th scope=\"col\" class=\"n\">");
		sg_markup_text(m, trend->rows[i].name);
		sg_markup_tag(m, "</th>");
	}
	sg_markup_tag(m, "</tr></thead>\n<tbody>\n");
	for (size_t month = 0; month < trend->n_months; month++)
		write_month(page, trend, month, shown);
	sg_html_table_end(page);
}

/* ---- the page ------------------------------------------------------------------- */

static void write_answer(struct sg_html *page, const struct sg_trend *trend, size_t shown)
{
	struct sg_markup *m = &page->markup;
	double top = top_share(trend, shown);

	sg_markup_tag(m, "<section id=\"answer\" aria-labelledby=\"answer-h\">\n"
			 "<h1 id=\"answer-h\">Demand over time</h1>\n<p class=\"lead\">"
			 "Share of postings that ask for it (required or nice), by month.</p>\n");
	if (trend->n_months > 0)
		write_skills(page, trend, shown, top);
	sg_markup_tag(m, "<p class=\"more\">");
	if (top > 0)
		sg_markup_printf(m, "A column of full height is %u %%. ",
				 sg_trend_percent((uint32_t)(top * 10000 + 0.5), 10000));
	else
		sg_markup_tag(m, "There is nothing to draw yet. ");
	sg_markup_text(m, sg_trend_note(&page->sheet, trend));
	sg_markup_tag(m, "</p>\n");
	sg_html_more(page, trend->n_rows - shown,
		     sg_sheet_format(&page->sheet, "--top %zu", trend->n_rows));
	sg_markup_tag(m, "</section>\n");
}

void sg_trend_html(struct sg_sheet *sheet, const struct sg_trend *trend)
{
	struct sg_html page = { .sheet = *sheet, .markup = { .out = sheet->out } };
	size_t shown = sg_trend_shown(sheet, trend);

	sg_html_open(&page, SG_STR("Demand over time"));
	sg_markup_tag(&page.markup, "<main>\n");
	write_answer(&page, trend, shown);
	if (trend->n_months > 0 && shown > 0) {
		sg_markup_tag(&page.markup, "<section id=\"months\" aria-labelledby=\"months-h\">\n"
					    "<h2 id=\"months-h\">Month by month</h2>\n");
		write_months(&page, trend, shown);
		sg_markup_tag(&page.markup, "</section>\n");
	}
	sg_markup_tag(&page.markup, "</main>\n");
	sg_html_close(&page);
	sheet->failed |= page.sheet.failed;
}
