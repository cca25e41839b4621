/* SPDX-License-Identifier: MIT */
/* Parts that several sections of the HTML report are made of. */
#include "report/html.h"

void sg_html_status(struct sg_html *page, enum sg_met status)
{
	struct sg_markup *m = &page->markup;
	sg_str word = sg_str_of(sg_met_name(status));

	sg_markup_tag(m, "<b class=\"s ");
	sg_markup_text(m, word);
	sg_markup_tag(m, "\">");
	sg_markup_text(m, word);
	sg_markup_tag(m, "</b>");
}

void sg_html_quote(struct sg_html *page, sg_str quote)
{
	sg_markup_tag(&page->markup, "<q>");
	sg_markup_cut(&page->markup, quote, SG_HTML_QUOTE);
	sg_markup_tag(&page->markup, "</q>");
}

void sg_html_title(struct sg_html *page, const struct sg_posting *posting)
{
	sg_markup_link(&page->markup, posting->url,
		       posting->title.len > 0 ? posting->title
					      : sg_html_source(page, posting->source));
}

/* Folders above the one that was typed may be called like their owner. */
static bool is_far_path(sg_str source)
{
	return sg_str_starts(source, SG_STR("/")) || sg_str_starts(source, SG_STR("~")) ||
	       sg_str_find(source, SG_STR(".."), 0) != SIZE_MAX ||
	       sg_str_find(source, SG_STR("\\"), 0) != SIZE_MAX;
}

sg_str sg_html_source(struct sg_html *page, sg_str source)
{
	size_t end = source.len, at;

	(void)page;
	if (sg_str_find(source, SG_STR("://"), 0) != SIZE_MAX || !is_far_path(source))
		return source;
	while (end > 0 && (source.ptr[end - 1] == '/' || source.ptr[end - 1] == '\\'))
		end--;
	for (at = end; at > 0 && source.ptr[at - 1] != '/' && source.ptr[at - 1] != '\\'; at--)
		;
	return end == source.len ? sg_str_sub(source, at, end) : SG_STR("a folder");
}

void sg_html_about(struct sg_html *page, const struct sg_posting *posting)
{
	struct sg_sheet *sheet = &page->sheet;
	sg_str parts[] = {
		posting->company,
		sg_label_place(sheet, posting),
		sg_label_salary(sheet, posting->salary),
		sg_label_posted(sheet, posting),
		sg_label_closed(sheet, posting),
	};
	bool first = true;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i].len == 0)
			continue;
		if (!first)
			sg_markup_tag(&page->markup, " · ");
		sg_markup_cut(&page->markup, parts[i], SG_HTML_QUOTE);
		first = false;
	}
}

void sg_html_table(struct sg_html *page, const char *name)
{
	sg_markup_tag(&page->markup, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" "
				     "aria-label=\"");
	sg_markup_text(&page->markup, sg_str_of(name));
	sg_markup_tag(&page->markup, "\">\n<table>\n");
}

void sg_html_table_end(struct sg_html *page)
{
	sg_markup_tag(&page->markup, "</tbody>\n</table>\n</div>\n");
}

void sg_html_cell(struct sg_html *page, size_t n)
{
	sg_markup_tag(&page->markup, "<td class=\"n\">");
	sg_markup_printf(&page->markup, "%zu", n);
	sg_markup_tag(&page->markup, "</td>");
}

void sg_html_aside(struct sg_html *page, sg_str sentence)
{
	if (sentence.len == 0)
		return;
	sg_markup_tag(&page->markup, "<p class=\"more\">");
	sg_markup_text(&page->markup, sentence);
	sg_markup_tag(&page->markup, "</p>\n");
}

void sg_html_more(struct sg_html *page, size_t n, sg_str options)
{
	if (n == 0)
		return;
	sg_markup_tag(&page->markup, "<p class=\"more\">");
	sg_markup_printf(&page->markup, "%zu more: ", n);
	sg_markup_tag(&page->markup, "<code>");
	sg_markup_text(&page->markup, options);
	sg_markup_tag(&page->markup, "</code></p>\n");
}
