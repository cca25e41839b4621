/* SPDX-License-Identifier: MIT */
/* The rubric as a page: what to be able to show, area by area. */
#include "report/html.h"
#include "report/rubric_words.h"

void sg_html_rubric_answer(struct sg_html *page)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<h1 id=\"answer-h\">What to be able to show</h1>\n<p class=\"lead\">");
	sg_markup_text(m, sg_rubric_headline(&page->sheet));
	if (sg_html_report(page)->rubric->n_areas > 0)
		sg_markup_tag(m, ".");
	sg_markup_tag(m, "</p>\n");
	sg_html_sizes(page);
}

bool sg_html_has_rubric(const struct sg_html *page)
{
	return sg_html_report(page)->rubric->n_areas > 0;
}

static void write_quotes(struct sg_html *page, const struct sg_rubric_area *area)
{
	bool many = sg_html_report(page)->rubric->postings > 1;
	struct sg_markup *m = &page->markup;

	if (area->n_quotes == 0)
		return;
	sg_markup_tag(m, "<ul class=\"quotes\">");
	for (size_t i = 0; i < area->n_quotes; i++) {
		const struct sg_posting *about = area->quotes[i].posting;

		sg_markup_tag(m, "<li>");
		sg_html_quote(page, area->quotes[i].quote);
		if (area->quotes[i].strength != SG_STRENGTH_REQUIRED)
			sg_markup_tag(m, " (nice)");
		if (many) {
			sg_markup_tag(m, " ");
			sg_markup_link(m, about->url,
				       about->company.len > 0 ? about->company : about->title);
		}
		sg_markup_tag(m, "</li>\n");
	}
	sg_markup_tag(m, "</ul>\n");
}

static void write_answers(struct sg_html *page, sg_str what, const sg_str *at, size_t n)
{
	struct sg_markup *m = &page->markup;

	if (n == 0)
		return;
	sg_markup_tag(m, "<dt>");
	sg_markup_text(m, what);
	sg_markup_tag(m, "</dt><dd><ul class=\"dots\">");
	for (size_t i = 0; i < n; i++) {
		sg_markup_tag(m, "<li>");
		sg_markup_text(m, at[i]);
		sg_markup_tag(m, "</li>");
	}
	sg_markup_tag(m, "</ul></dd>\n");
}

static void write_area(struct sg_html *page, const struct sg_rubric_area *area)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<li><h3>");
	sg_markup_text(m, sg_label_capital(&page->sheet, area->title));
	sg_markup_tag(m, "</h3>\n");
	if (sg_html_report(page)->rubric->postings > 1) {
		sg_markup_tag(m, "<p class=\"quiet\">");
		sg_markup_text(m, sg_rubric_askers(&page->sheet, area));
		sg_markup_tag(m, "</p>\n");
	}
	write_quotes(page, area);
	sg_markup_tag(m, "<dl class=\"notes\">\n<dt>Task</dt><dd>");
	sg_markup_text(m, area->task);
	sg_markup_tag(m, "</dd>\n");
	write_answers(page, SG_STR("Strong answers"), area->strong, area->n_strong);
	write_answers(page, SG_STR("Weak answers"), area->weak, area->n_weak);
	if (sg_html_report(page)->profile != NULL) {
		sg_markup_tag(m, "<dt>You</dt><dd>");
		sg_markup_text(m, sg_rubric_standing(&page->sheet, area));
		sg_markup_tag(m, "</dd>\n");
	}
	sg_markup_tag(m, "</dl></li>\n");
}

void sg_html_rubric(struct sg_html *page)
{
	const struct sg_rubric *rubric = sg_html_report(page)->rubric;

	sg_markup_tag(&page->markup, "<ul class=\"steps\">\n");
	for (size_t i = 0; i < rubric->n_areas; i++)
		write_area(page, &rubric->areas[i]);
	sg_markup_tag(&page->markup, "</ul>\n");
}
