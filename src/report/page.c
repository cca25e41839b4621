/* SPDX-License-Identifier: MIT */
#include "report/page.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/date.h"
#include "base/utf8.h"
#include "report/ascii.h"

enum sg_status sg_page_init(struct sg_sheet *page, const struct sg_report *report,
			    const struct sg_report_options *options, struct sg_arena *arena,
			    struct sg_out *out, struct sg_error *err)
{
	unsigned width = options->width == 0 ? 80 : options->width;

	*page = (struct sg_sheet){
		.out = out, .arena = arena, .report = report, .options = options
	};
	page->width = width < 60 ? 60 : width > 200 ? 200 : width;
	page->line.arena = arena;
	page->names.arena = arena;
	page->has_today = sg_date_parse(report->generated_at, &page->today);
	return sg_name_read(&page->names, report) ? SG_OK : sg_no_memory(err);
}

bool sg_page_failed(const struct sg_sheet *page)
{
	return page->failed || page->line.failed || page->names.failed;
}

sg_str sg_page_take(struct sg_sheet *page, const struct sg_buf *buf)
{
	page->failed |= buf->failed;
	return sg_buf_str(buf);
}

sg_str sg_page_format(struct sg_sheet *page, const char *fmt, ...)
{
	char few[256], *many;
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(few, sizeof few, fmt, ap);
	va_end(ap);
	many = len < 0 ? NULL : sg_arena_alloc(page->arena, (size_t)len + 1, 1);
	if (many == NULL) {
		page->failed = true;
		return SG_STR("");
	}
	va_start(ap, fmt);
	vsnprintf(many, (size_t)len + 1, fmt, ap);
	va_end(ap);
	return (sg_str){ many, (size_t)len };
}

/* One visible character; white space of any kind is a space. */
static void add_code(struct sg_sheet *page, uint32_t code)
{
	if (code < 0x20)
		code = ' ';
	if (code >= 0x80 && page->options->plain) {
		sg_str ascii = sg_str_of(sg_ascii_of(code));

		sg_buf_add(&page->line, ascii);
		page->columns += ascii.len;
		return;
	}
	sg_utf8_add(&page->line, code);
	page->columns += sg_utf8_width(code);
}

/* Columns that add_code() would take for a code point; 0 for one that is not shown. */
static size_t columns_of(const struct sg_sheet *page, uint32_t code)
{
	if (sg_is_control(code))
		return 0;
	if (code >= 0x80 && page->options->plain)
		return sg_str_of(sg_ascii_of(code)).len;
	return code < 0x20 ? 1 : sg_utf8_width(code);
}

static size_t columns_of_text(const struct sg_sheet *page, sg_str text)
{
	size_t columns = 0;

	for (size_t at = 0; at < text.len;)
		columns += columns_of(page, sg_utf8_next(text, &at));
	return columns;
}

void sg_page_text(struct sg_sheet *page, sg_str text, size_t max)
{
	bool cut = max != SG_PAGE_ALL && columns_of_text(page, text) > max;
	size_t mark = page->options->plain ? 3 : 1; /* of the ellipsis */
	size_t used = 0;

	if (cut && max < mark)
		return;
	for (size_t at = 0; at < text.len;) {
		uint32_t code = sg_utf8_next(text, &at);
		size_t columns = columns_of(page, code);

		if (sg_is_control(code))
			continue;
		if (cut && used + columns > max - mark)
			break;
		add_code(page, code);
		used += columns;
	}
	if (cut)
		add_code(page, 0x2026);
}

void sg_page_printf(struct sg_sheet *page, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	sg_page_text(page, sg_str_of(text), SG_PAGE_ALL);
}

void sg_page_pad(struct sg_sheet *page, size_t column)
{
	do {
		sg_buf_add_char(&page->line, ' ');
		page->columns++;
	} while (page->columns < column);
}

void sg_page_right(struct sg_sheet *page, size_t column, const char *fmt, ...)
{
	char text[128];
	va_list ap;
	size_t columns;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	columns = columns_of_text(page, sg_str_of(text));
	sg_page_pad(page, column > columns ? column - columns : 0);
	sg_page_text(page, sg_str_of(text), SG_PAGE_ALL);
}

void sg_page_style(struct sg_sheet *page, enum sg_style style)
{
	static const char *const codes[] = { "\033[0m",	 "\033[1m",  "\033[32m",
					     "\033[33m", "\033[31m", "\033[2m" };

	if (page->options->colour && !page->options->plain)
		sg_buf_add(&page->line, sg_str_of(codes[style]));
}

/* Web addresses of visible ASCII only: nothing in them can end the escape sequence. */
static bool is_linkable(sg_str url)
{
	if (!sg_str_starts(url, SG_STR("https://")) && !sg_str_starts(url, SG_STR("http://")))
		return false;
	for (size_t i = 0; i < url.len; i++)
		if (url.ptr[i] <= ' ' || url.ptr[i] > '~')
			return false;
	return true;
}

void sg_page_link(struct sg_sheet *page, sg_str url, sg_str text, size_t max)
{
	bool link = page->options->links && !page->options->plain && is_linkable(url);

	if (link) {
		sg_buf_add(&page->line, SG_STR("\033]8;;"));
		sg_buf_add(&page->line, url);
		sg_buf_add(&page->line, SG_STR("\033\\"));
	}
	sg_page_text(page, text, max);
	if (link)
		sg_buf_add(&page->line, SG_STR("\033]8;;\033\\"));
}

void sg_page_quote(struct sg_sheet *page, sg_str quote, size_t max)
{
	sg_page_style(page, SG_STYLE_QUIET);
	sg_page_printf(page, "\"");
	sg_page_text(page, sg_str_trim(quote), max == SG_PAGE_ALL || max < 2 ? max : max - 2);
	sg_page_printf(page, "\"");
	sg_page_style(page, SG_STYLE_NONE);
}

void sg_page_end(struct sg_sheet *page)
{
	while (page->line.len > 0 && page->line.ptr[page->line.len - 1] == ' ')
		page->line.len--;
	if (page->blank)
		sg_out_add(page->out, SG_STR("\n"));
	page->blank = false;
	sg_buf_add_char(&page->line, '\n');
	sg_out_add(page->out, sg_buf_str(&page->line));
	page->line.len = 0;
	page->columns = 0;
}

void sg_page_line(struct sg_sheet *page, const char *text)
{
	sg_page_text(page, sg_str_of(text), SG_PAGE_ALL);
	sg_page_end(page);
}

void sg_page_blank(struct sg_sheet *page)
{
	page->blank = true;
}

void sg_page_heading(struct sg_sheet *page, const char *heading, const char *rest)
{
	sg_page_style(page, SG_STYLE_HEAD);
	sg_page_text(page, sg_str_of(heading), SG_PAGE_ALL);
	sg_page_style(page, SG_STYLE_NONE);
	if (rest != NULL && page->columns + columns_of_text(page, sg_str_of(rest)) <= page->width)
		sg_page_printf(page, "%s", rest);
	sg_page_end(page);
}

void sg_flow_add(struct sg_flow *flow, sg_str item)
{
	struct sg_sheet *page = flow->page;
	size_t columns = columns_of_text(page, item);

	if (page->columns == 0 && flow->indent > 0)
		sg_page_pad(page, flow->indent);
	if (flow->n > 0 && page->columns + 3 + columns + 2 > page->width) {
		sg_page_text(page, SG_STR(" ·"), SG_PAGE_ALL);
		sg_page_end(page);
		if (flow->indent > 0)
			sg_page_pad(page, flow->indent);
	} else if (flow->n > 0) {
		sg_page_text(page, SG_STR(" · "), SG_PAGE_ALL);
	}
	sg_page_text(page, item,
		     page->width > page->columns ? page->width - page->columns : SG_PAGE_ALL);
	flow->n++;
}

void sg_page_paragraph(struct sg_sheet *page, size_t indent, sg_str text)
{
	bool first = true;

	while (text.ptr != NULL) {
		sg_str word = sg_str_cut(&text, ' ');
		size_t columns = columns_of_text(page, word);

		if (word.len == 0)
			continue;
		if (!first && page->columns + 1 + columns > page->width) {
			sg_page_end(page);
			if (indent > 0)
				sg_page_pad(page, indent);
		} else if (!first) {
			sg_page_text(page, SG_STR(" "), SG_PAGE_ALL);
		}
		sg_page_text(page, word,
			     page->width > page->columns ? page->width - page->columns
							 : SG_PAGE_ALL);
		first = false;
	}
	sg_page_end(page);
}
