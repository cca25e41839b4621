/* SPDX-License-Identifier: MIT */
/* The fourth section of the HTML report: the postings by verdict, each with all it asks. */
#include "report/html.h"

bool sg_html_has_postings(const struct sg_html *page)
{
	return sg_html_report(page)->counted > 0 && !sg_html_is_one(page);
}

/* "Not met: Kafka, NATS or similar · Kubernetes (learning) · Go, 5+ years (short)". */
static void write_unmet(struct sg_html *page, const struct sg_report_posting *posting)
{
	struct sg_markup *m = &page->markup;
	size_t n = 0;

	for (size_t i = 0; i < posting->n_answers && n < posting->n_unmet; i++) {
		const struct sg_answer *answer = &posting->answers[i];

		if (!sg_digest_is_decisive(&page->sheet, posting, answer) ||
		    answer->status <= SG_LIKELY)
			continue;
		if (n++ == 0)
			sg_markup_tag(m, "<p class=\"unmet\">Not met: ");
		else
			sg_markup_tag(m, " · ");
		sg_markup_text(m, sg_label_wish(&page->sheet, answer->requirement));
		if (answer->status != SG_MISSING)
			sg_markup_printf(m, " (%s)", sg_met_name(answer->status));
	}
	if (n > 0)
		sg_markup_tag(m, "</p>\n");
}

static void write_posting(struct sg_html *page, const struct sg_report_posting *posting)
{
	struct sg_markup *m = &page->markup;
	const struct sg_posting *about = sg_posting_about(posting);

	posting = sg_posting_open(sg_html_report(page), posting, &page->sheet.failed);
	/* Without verdicts there is no heading between them and the section's. */
	if (sg_html_report(page)->profile != NULL)
		sg_markup_tag(m, "<li class=\"posting\"><h4>");
	else
		sg_markup_tag(m, "<li class=\"posting\"><h3>");
	sg_html_title(page, about);
	if (sg_html_report(page)->profile != NULL)
		sg_markup_tag(m, "</h4>\n<p class=\"quiet\">");
	else
		sg_markup_tag(m, "</h3>\n<p class=\"quiet\">");
	sg_html_about(page, about);
	sg_markup_tag(m, "</p>\n");
	if (sg_html_report(page)->profile != NULL)
		write_unmet(page, posting);
	sg_markup_tag(m, "<details><summary>");
	if (sg_html_report(page)->profile != NULL)
		sg_markup_text(m, sg_phrase_counts(&page->sheet, posting));
	else
		sg_markup_tag(m, "what it asks for");
	sg_markup_tag(m, "</summary>\n");
	sg_html_posting(page, posting);
	sg_markup_tag(m, "</details></li>\n");
}

static void write_line(struct sg_html *page, const struct sg_report_posting *posting)
{
	struct sg_markup *m = &page->markup;
	const struct sg_posting *about = sg_posting_about(posting);
	int64_t days;

	sg_markup_tag(m, "<tr><th scope=\"row\">");
	sg_html_title(page, about);
	sg_markup_tag(m, "</th><td>");
	sg_markup_text(m, about->company);
	sg_markup_tag(m, "</td><td>");
	sg_markup_text(m, sg_label_place(&page->sheet, about));
	sg_markup_tag(m, "</td><td class=\"n\">");
	if (sg_html_report(page)->profile != NULL)
		sg_markup_printf(m, "%u of %u", (unsigned)posting->required_met,
				 (unsigned)posting->required_total);
	else
		sg_markup_printf(m, "%u", (unsigned)posting->required_total);
	sg_markup_tag(m, "</td><td class=\"n\">");
	if (sg_label_age(&page->sheet, about->posted, &days))
		sg_markup_printf(m, "%lld d", (long long)days);
	sg_markup_tag(m, "</td></tr>\n");
}

/* Without quotes: what is far away, and what would make the page too large. */
static void write_table(struct sg_html *page, const struct sg_report_posting *const *list,
			size_t n, const char *name)
{
	struct sg_markup *m = &page->markup;

	sg_html_table(page, name);
	sg_markup_tag(m, "<thead><tr><th scope=\"col\">posting</th><th scope=\"col\">company</th>"
			 "<th scope=\"col\">place</th><th scope=\"col\" class=\"n\">");
	if (sg_html_report(page)->profile != NULL)
		sg_markup_tag(m, "required met");
	else
		sg_markup_tag(m, "required");
	sg_markup_tag(m, "</th><th scope=\"col\" class=\"n\">posted</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < n; i++)
		write_line(page, list[i]);
	sg_html_table_end(page);
}

/* What is cut, with the option that shows it. */
static void write_cut(struct sg_html *page, enum sg_verdict verdict, size_t rows, size_t cut)
{
	struct sg_markup *m = &page->markup;

	if (rows > 0) {
		sg_markup_tag(m, "<p class=\"more\">");
		sg_markup_printf(m, "%zu of these without their requirements: ", rows);
		if (verdict == SG_VERDICT_NONE)
			sg_markup_tag(m, "<code>--table requirements --format csv</code> has them."
					 "</p>\n");
		else
			sg_markup_tag(m, "the program shows one of them when it is given its "
					 "address or file alone; <code>--table requirements "
					 "--format csv</code> has all.</p>\n");
	}
	sg_html_more(page, cut,
		     verdict == SG_VERDICT_NONE
			     ? SG_STR("--table postings --format csv")
			     : sg_sheet_format(&page->sheet, "--verdict %s",
					       sg_verdict_name(verdict)));
}

static void write_bare(struct sg_html *page)
{
	sg_markup_tag(&page->markup,
		      "<p class=\"more\">Without their requirements: <code>--verdict "
		      "far</code> shows them.</p>\n");
}

static void write_heading(struct sg_html *page, enum sg_verdict verdict, size_t n)
{
	struct sg_markup *m = &page->markup;

	if (verdict == SG_VERDICT_NONE)
		return;
	sg_markup_tag(m, "<h3>");
	sg_markup_text(m,
		       sg_label_capital(&page->sheet, sg_str_of(sg_label_verdict(verdict, false))));
	sg_markup_tag(m, " <span class=\"quiet\">");
	sg_markup_printf(m, "%zu", n);
	sg_markup_tag(m, "</span></h3>\n");
}

void sg_html_verdict(struct sg_html *page, enum sg_verdict verdict)
{
	const struct sg_report *report = sg_html_report(page);
	size_t n;
	const struct sg_report_posting *const *list =
		sg_rows_of_verdict(&page->sheet, verdict, &n);
	bool all = report->chosen;
	bool bare = verdict == SG_FAR && report->n_seen > SG_HTML_MANY && !all;
	size_t most = all || n < SG_HTML_ROWS ? n : SG_HTML_ROWS, full = 0;

	if (list == NULL)
		return;
	sg_markup_tag(&page->markup, "<div class=\"group\">");
	write_heading(page, verdict, n);
	if (!bare)
		sg_markup_tag(&page->markup, "<ul>\n");
	while (!bare && full < most && (all || page->markup.bytes < SG_HTML_DETAILS))
		write_posting(page, list[full++]);
	if (!bare)
		sg_markup_tag(&page->markup, "</ul>\n");
	if (full < most)
		write_table(page, list + full, most - full,
			    verdict == SG_VERDICT_NONE ? "Postings"
						       : sg_label_verdict(verdict, false));
	write_cut(page, verdict, bare ? 0 : most - full, n - most);
	if (bare)
		write_bare(page);
	sg_markup_tag(&page->markup, "</div>\n");
}

void sg_html_postings(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);

	if (report->profile == NULL) {
		sg_html_verdict(page, SG_VERDICT_NONE);
		return;
	}
	for (int verdict = SG_READY; verdict <= SG_FAR; verdict++)
		sg_html_verdict(page, (enum sg_verdict)verdict);
}

void sg_html_only_posting(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);

	sg_html_posting(page, sg_posting_open(report, &report->postings[0], &page->sheet.failed));
}
