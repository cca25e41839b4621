/* SPDX-License-Identifier: MIT */
/*
 * Charts of the HTML report: SVG whose widths are percentages, so that they fit any page and
 * letters keep their size. The numbers always stand beside them as text.
 */
#include "report/html.h"

void sg_chart_open(struct sg_html *page, unsigned height, sg_str title, sg_str text)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<svg role=\"img\" height=\"");
	sg_markup_printf(m, "%u", height);
	sg_markup_tag(m, "\"><title>");
	sg_markup_text(m, title);
	sg_markup_tag(m, "</title><desc>");
	sg_markup_text(m, text);
	sg_markup_tag(m, "</desc>");
}

void sg_chart_close(struct sg_html *page)
{
	sg_markup_tag(&page->markup, "</svg>");
}

static const char *const fills[] = { "full", "half", "hatch", "dots", "open", "lines" };

static void add_rect(struct sg_html *page, double from, double share, unsigned top, unsigned height,
		     const char *kind, const char *more)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<rect x=\"");
	sg_markup_percent(m, from, 1);
	sg_markup_tag(m, "\" width=\"");
	sg_markup_percent(m, share, 1);
	sg_markup_tag(m, "\" y=\"");
	sg_markup_printf(m, "%u", top);
	sg_markup_tag(m, "\" height=\"");
	sg_markup_printf(m, "%u", height);
	sg_markup_tag(m, "\" class=\"");
	sg_markup_printf(m, "%s%s", kind, more);
	sg_markup_tag(m, "\"/>");
}

void sg_chart_bar(struct sg_html *page, double from, double share, unsigned top, unsigned height,
		  enum sg_fill fill)
{
	if (share > 0)
		add_rect(page, from, share, top, height, fills[fill], "");
}

/* The fills that are more than a colour; they are told once a page. */
static void define_fills(struct sg_html *page)
{
	sg_markup_tag(&page->markup,
		      "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" "
		      "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
		      "<path d=\"M0 0V6\" stroke-width=\"4\"/></pattern>"
		      "<pattern id=\"dots\" width=\"6\" height=\"6\" "
		      "patternUnits=\"userSpaceOnUse\"><circle cx=\"3\" cy=\"3\" r=\"1.2\"/>"
		      "</pattern><pattern id=\"lines\" width=\"6\" height=\"6\" "
		      "patternUnits=\"userSpaceOnUse\"><path d=\"M0 3H6\" stroke-width=\"1.5\"/>"
		      "</pattern></defs>");
}

static uint32_t sum_of(const struct sg_part *parts, size_t n)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += parts[i].n;
	return sum;
}

/* "4 ready, 5 one away". */
static sg_str in_words(struct sg_html *page, const struct sg_part *parts, size_t n)
{
	struct sg_buf text = { .arena = page->sheet.arena };

	for (size_t i = 0; i < n; i++)
		if (parts[i].n > 0)
			sg_buf_printf(&text, "%s%u %s", text.len > 0 ? ", " : "",
				      (unsigned)parts[i].n, parts[i].label);
	return sg_sheet_take(&page->sheet, &text);
}

/* A row of the table: what the fill looks like, or on a narrow page a bar of its own. */
static void write_part(struct sg_html *page, const struct sg_part *part, uint32_t sum, bool first)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<tr><td class=\"sw\">");
	sg_chart_open(page, 14, sg_str_of(part->label),
		      sg_sheet_format(&page->sheet, "%u of %u", (unsigned)part->n, (unsigned)sum));
	if (first)
		define_fills(page);
	add_rect(page, 0, 1, 1, 12, fills[part->fill], " swatch");
	if (part->n > 0)
		add_rect(page, 0, (double)part->n / sum, 1, 12, fills[part->fill], " line");
	sg_chart_close(page);
	sg_markup_tag(m, "</td>");
	sg_html_cell(page, part->n);
	sg_markup_tag(m, "<th scope=\"row\">");
	sg_markup_text(m, sg_str_of(part->label));
	sg_markup_tag(m, "</th>");
	if (part->meaning != NULL) {
		sg_markup_tag(m, "<td class=\"meaning quiet\">");
		sg_markup_text(m, sg_str_of(part->meaning));
		sg_markup_tag(m, "</td>");
	}
	sg_markup_tag(m, "</tr>\n");
}

void sg_chart_parts(struct sg_html *page, sg_str title, const struct sg_part *parts, size_t n)
{
	struct sg_markup *m = &page->markup;
	uint32_t sum = sum_of(parts, n);
	double at = 0;
	bool first = true;

	if (sum == 0)
		return;
	sg_markup_tag(m, "<div class=\"chart\">\n<div class=\"stack\">");
	sg_chart_open(page, 30, title, in_words(page, parts, n));
	for (size_t i = 0; i < n; i++) {
		sg_chart_bar(page, at, (double)parts[i].n / sum, 1, 28, parts[i].fill);
		at += (double)parts[i].n / sum;
	}
	sg_chart_close(page);
	sg_markup_tag(m, "</div>\n<table class=\"parts\">\n<tbody>\n");
	for (size_t i = 0; i < n; i++) {
		if (parts[i].n == 0 && parts[i].fill == SG_FILL_OPEN)
			continue;
		write_part(page, &parts[i], sum, first);
		first = false;
	}
	sg_markup_tag(m, "</tbody>\n</table>\n</div>\n");
}
