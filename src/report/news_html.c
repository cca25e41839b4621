/* SPDX-License-Identifier: MIT */
/* What changed as a page, which is also the body of a mail: it reads well without its style. */
#include "report/html.h"
#include "report/news.h"

static void open_section(struct sg_html *page, const char *id, const char *heading)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<section id=\"");
	sg_markup_text(m, sg_str_of(id));
	sg_markup_tag(m, "\" aria-labelledby=\"");
	sg_markup_text(m, sg_str_of(id));
	sg_markup_tag(m, "-h\">\n<h2 id=\"");
	sg_markup_text(m, sg_str_of(id));
	sg_markup_tag(m, "-h\">");
	sg_markup_text(m, sg_str_of(heading));
	sg_markup_tag(m, "</h2>\n");
}

static void close_section(struct sg_html *page)
{
	sg_markup_tag(&page->markup, "</section>\n");
}

static void write_paragraph(struct sg_html *page, sg_str text)
{
	if (text.len == 0)
		return;
	sg_markup_tag(&page->markup, "<p class=\"lead\">");
	sg_markup_text(&page->markup, text);
	sg_markup_tag(&page->markup, "</p>\n");
}

static void write_answer(struct sg_html *page, const struct sg_news *news, sg_str subject)
{
	struct sg_markup *m = &page->markup;
	struct sg_sheet *sheet = &page->sheet;

	sg_markup_tag(m, "<section id=\"answer\" aria-labelledby=\"answer-h\">\n"
			 "<h1 id=\"answer-h\">");
	sg_markup_text(m, subject);
	sg_markup_tag(m, "</h1>\n");
	if (news->first) {
		write_paragraph(page, SG_STR("From now on only what changed is said."));
		write_paragraph(page, sg_news_best(sheet, news));
		sg_markup_tag(m, "<p class=\"quiet\"><code>skillgap gap --remembered</code></p>"
				 "\n");
	} else {
		write_paragraph(page,
				sg_sheet_format(sheet, SG_FMT " · " SG_FMT " · " SG_FMT,
						SG_ARG(sg_news_since(sheet, news->since)),
						SG_ARG(sg_news_sources(sheet, news)),
						SG_ARG(sg_news_counts(sheet, news))));
	}
	close_section(page);
}

/* ---- postings ------------------------------------------------------------------- */

/* Each with all that it asks, as on the page of a pile. */
static void write_fresh(struct sg_html *page, const struct sg_news *news)
{
	bool judged = sg_news_judged(news);
	size_t n = judged ? sg_news_near(news->fresh) : news->n_new;
	sg_str others = sg_news_others(&page->sheet, news, n);

	if (n > 0 || others.ptr != NULL)
		open_section(page, "fresh", judged && n > 0 ? "Worth a look" : "New");
	if (n > 0 && judged) {
		if (news->fresh->verdicts[SG_READY] > 0)
			sg_html_verdict(page, SG_READY);
		if (news->fresh->verdicts[SG_ONE_AWAY] > 0)
			sg_html_verdict(page, SG_ONE_AWAY);
	} else if (n > 0) {
		sg_html_verdict(page, SG_VERDICT_NONE);
	}
	sg_html_aside(page, others);
	if (n > 0 || others.ptr != NULL)
		close_section(page);
}

static void write_gone(struct sg_html *page, const struct sg_news *news)
{
	struct sg_markup *m = &page->markup;
	size_t n;
	const struct sg_report_posting **list =
		sg_news_list(&page->sheet, news, news->gone, &n);
	size_t shown = n < SG_HTML_LIST ? n : SG_HTML_LIST;

	if (list == NULL || n == 0)
		return;
	open_section(page, "gone", "Gone");
	sg_markup_tag(m, "<ul class=\"dots\">\n");
	for (size_t i = 0; i < shown; i++) {
		const struct sg_posting *about = sg_posting_about(list[i]);
		sg_str was = sg_news_was(list[i]);

		sg_markup_tag(m, "<li>");
		sg_html_title(page, about);
		sg_markup_tag(m, " · ");
		sg_html_about(page, about);
		if (was.len > 0) {
			sg_markup_tag(m, " (");
			sg_markup_text(m, was);
			sg_markup_tag(m, ")");
		}
		sg_markup_tag(m, "</li>\n");
	}
	sg_markup_tag(m, "</ul>\n");
	sg_html_more(page, n - shown, SG_STR("--format csv"));
	close_section(page);
}

/* ---- gaps and sources ----------------------------------------------------------- */

static void write_gap(struct sg_html *page, const struct sg_news *news,
		      const struct sg_gap_change *gap)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<tr><th scope=\"row\">");
	sg_markup_text(m, gap->name);
	sg_markup_tag(m, "</th><td>");
	sg_markup_text(m, sg_str_of(sg_news_gap_word(gap)));
	sg_markup_tag(m, "</td><td>");
	sg_markup_text(m, sg_news_gap(&page->sheet, gap));
	if (sg_news_moved(gap) && !sg_str_eq(gap->since, news->since)) {
		sg_markup_tag(m, ", ");
		sg_markup_text(m, sg_news_since(&page->sheet, gap->since));
	}
	sg_markup_tag(m, "</td></tr>\n");
}

static void write_gaps(struct sg_html *page, const struct sg_news *news)
{
	struct sg_markup *m = &page->markup;
	const char *heading = !sg_news_judged(news) ? "Demand" : "Your gaps";

	if (news->n_gaps == 0)
		return;
	open_section(page, "gaps", heading);
	sg_html_table(page, heading);
	sg_markup_tag(m, "<thead><tr><th scope=\"col\">skill</th><th scope=\"col\">change</th>"
			 "<th scope=\"col\">postings</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < news->n_gaps; i++)
		write_gap(page, news, &news->gaps[i]);
	sg_html_table_end(page);
	close_section(page);
}

static void write_silent(struct sg_html *page, const struct sg_news *news)
{
	struct sg_markup *m = &page->markup;

	if (news->n_silent == 0)
		return;
	open_section(page, "silent", "Silent sources");
	sg_markup_tag(m, "<ul class=\"dots\">\n");
	for (size_t i = 0; i < news->n_silent; i++) {
		sg_markup_tag(m, "<li>");
		sg_markup_text(m, sg_html_source(page, sg_news_source(news->silent[i].source)));
		sg_markup_tag(m, ": ");
		sg_markup_text(m, sg_news_silence(&page->sheet, &news->silent[i]));
		sg_markup_tag(m, "</li>\n");
	}
	sg_markup_tag(m, "</ul>\n");
	close_section(page);
}

void sg_news_html(struct sg_sheet *sheet, const struct sg_news *news)
{
	struct sg_html page = { .sheet = *sheet, .markup = { .out = sheet->out } };
	sg_str subject = sg_news_subject(&page.sheet, news);

	sg_html_open(&page, subject);
	sg_markup_tag(&page.markup, "<main>\n");
	write_answer(&page, news, subject);
	if (!news->first) {
		write_fresh(&page, news);
		write_gaps(&page, news);
		write_gone(&page, news);
		write_silent(&page, news);
	}
	sg_markup_tag(&page.markup, "</main>\n");
	sg_html_close(&page);
	sheet->failed |= page.sheet.failed;
}
