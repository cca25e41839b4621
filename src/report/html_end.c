/* SPDX-License-Identifier: MIT */
/* The end of the HTML report: practices, and what could not be judged. */
#include "report/html.h"

#include <stdlib.h>

enum { MAX_LINES = 6 }; /* not understood, of a posting */

bool sg_html_has_sayings(const struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);

	/* A single posting says them among all it asks. */
	for (size_t i = 0; i < report->n_postings && !sg_html_is_one(page); i++)
		if (sg_rows_says(&page->sheet, &report->postings[i]))
			return true;
	return false;
}

static void write_counted(struct sg_html *page, const struct sg_name *counted, size_t n)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<ul class=\"cols\">\n");
	for (size_t i = 0; i < n && i < SG_HTML_LIST; i++) {
		sg_markup_tag(m, "<li><span class=\"n\">");
		sg_markup_printf(m, "%u", (unsigned)counted[i].n);
		sg_markup_tag(m, "</span>");
		sg_markup_cut(m, counted[i].name, SG_HTML_QUOTE);
		sg_markup_tag(m, "</li>\n");
	}
	sg_markup_tag(m, "</ul>\n");
}

void sg_html_sayings(struct sg_html *page)
{
	struct sg_markup *m = &page->markup;
	size_t n;
	const struct sg_name *said = sg_rows_said(&page->sheet, &n);

	if (sg_html_report(page)->profile != NULL)
		sg_markup_tag(m, "<p class=\"intro\">These postings ask for them, what you hold "
				 "makes some of them likely, and your profile names none. Say only "
				 "what you have done.</p>\n");
	else
		sg_markup_tag(m, "<p class=\"intro\">With how many postings ask for them.</p>\n");
	write_counted(page, said, n);
	if (n > SG_HTML_LIST)
		sg_html_more(page, n - SG_HTML_LIST, SG_STR("--format text --verbose"));
}

/* ---- not judged ------------------------------------------------------------------------- */

static const struct sg_findings *findings_of(struct sg_html *page, size_t i)
{
	const struct sg_report *report = sg_html_report(page);

	return sg_posting_open(report, &report->postings[i], &page->sheet.failed)->findings;
}

/* Lines of requirements that gave nothing. */
static size_t count_left(const struct sg_findings *findings)
{
	return findings->coverage.left_quotes == NULL ? 0 : findings->coverage.n_left;
}

bool sg_html_has_unclear(const struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	bool failed = false; /* it will fail again when it is written */

	if (report->verdicts[SG_UNCLEAR] > 0)
		return true;
	for (size_t i = 0; i < report->n_postings; i++) {
		const struct sg_findings *findings =
			sg_posting_open(report, &report->postings[i], &failed)->findings;

		if (findings->n_unknown > 0 || (!sg_html_is_one(page) && count_left(findings) > 0))
			return true;
	}
	return false;
}

static void write_unclear(struct sg_html *page)
{
	struct sg_markup *m = &page->markup;
	size_t n, shown;
	const struct sg_report_posting *const *list =
		sg_rows_of_verdict(&page->sheet, SG_UNCLEAR, &n);

	if (list == NULL)
		return;
	sg_markup_tag(m, "<h3>Unclear</h3>\n<ul>\n");
	for (shown = 0; shown < n && (sg_html_report(page)->chosen || shown < SG_HTML_LIST);
	     shown++) {
		const struct sg_report_posting *posting = list[shown];

		sg_markup_tag(m, "<li>");
		sg_html_title(page, sg_posting_about(posting));
		sg_markup_tag(m, " <span class=\"quiet\">");
		sg_markup_text(m, sg_posting_about(posting)->company);
		sg_markup_tag(m, "</span>: ");
		sg_markup_text(m, posting->unclear_why);
		sg_markup_tag(m, "</li>\n");
	}
	sg_markup_tag(m, "</ul>\n");
	sg_html_more(page, n - shown, SG_STR("--verdict unclear"));
	sg_markup_tag(m,
		      "<p class=\"quiet\">A login wall or an empty page: save the page from your "
		      "browser and give the program the file. Few lines understood: perhaps it "
		      "is another profession; <code>--dictionary FILE</code> adds its words.</p>"
		      "\n");
}

/* The lines of requirements that gave nothing, by posting. */
static void write_left(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	struct sg_markup *m = &page->markup;
	size_t postings = 0, lines = 0, shown = 0;

	for (size_t i = 0; i < report->n_postings; i++) {
		size_t left = count_left(findings_of(page, i));

		postings += left > 0;
		lines += left;
	}
	if (postings == 0 || sg_html_is_one(page))
		return;
	sg_markup_tag(m, "<h3 class=\"group\">Requirement lines that were not understood</h3>\n"
			 "<details><summary>");
	sg_markup_printf(m, "%zu line%s of %zu posting%s", lines, sg_label_s(lines), postings,
			 sg_label_s(postings));
	sg_markup_tag(m, "</summary>\n<ul class=\"quotes\">\n");
	for (size_t i = 0; i < report->n_postings && shown < SG_HTML_LIST; i++) {
		const struct sg_findings *findings = findings_of(page, i);
		const struct sg_coverage *coverage = &findings->coverage;

		if (count_left(findings) == 0)
			continue;
		shown++;
		sg_markup_tag(m, "<li>");
		sg_html_title(page, sg_posting_about(&report->postings[i]));
		sg_markup_tag(m, "<ul>");
		for (size_t k = 0; k < coverage->n_left && k < MAX_LINES; k++) {
			sg_markup_tag(m, "<li>");
			sg_html_quote(page, coverage->left_quotes[k]);
			sg_markup_tag(m, "</li>");
		}
		if (coverage->n_left > MAX_LINES) {
			sg_markup_tag(m, "<li class=\"quiet\">");
			sg_markup_printf(m, "and %zu more", coverage->n_left - MAX_LINES);
			sg_markup_tag(m, "</li>");
		}
		sg_markup_tag(m, "</ul></li>\n");
	}
	sg_markup_tag(m, "</ul>");
	if (shown < postings) {
		sg_markup_tag(m, "<p class=\"more\">");
		sg_markup_printf(m, "and %zu more postings; all lines: ", postings - shown);
		sg_markup_tag(m, "<code>--format json</code></p>");
	}
	sg_markup_tag(m, "</details>\n");
}

static int by_count(const void *left, const void *right)
{
	const struct sg_name *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return sg_str_cmp(a->id, b->id);
}

static void write_unknown(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	struct sg_name_table terms = { .arena = page->sheet.arena };
	struct sg_markup *m = &page->markup;

	for (size_t i = 0; i < report->n_postings; i++) {
		const struct sg_findings *findings = findings_of(page, i);

		for (size_t k = 0; k < findings->n_unknown; k++) {
			struct sg_name *term =
				sg_name_enter(&terms, findings->unknown[k], findings->unknown[k]);

			if (term != NULL)
				term->n++;
		}
	}
	page->sheet.failed |= terms.failed;
	if (terms.entries.n == 0)
		return;
	qsort(terms.entries.at, terms.entries.n, sizeof *terms.entries.at, by_count);
	sg_markup_tag(m, "<h3 class=\"group\">Terms in no dictionary</h3>\n<p class=\"intro\">They "
			 "stand where technologies stand, but count for nothing here.</p>\n");
	write_counted(page, terms.entries.at, terms.entries.n);
	sg_markup_tag(m, "<p class=\"more\">");
	if (terms.entries.n > SG_HTML_LIST)
		sg_markup_printf(m, "%zu more. ", terms.entries.n - SG_HTML_LIST);
	sg_markup_tag(m, "<code>skillgap explain SOURCE --unknown</code> gives all, as entries of "
			 "a dictionary to be filled in.</p>\n");
}

void sg_html_unclear(struct sg_html *page)
{
	write_unclear(page);
	write_left(page);
	write_unknown(page);
}
