/* SPDX-License-Identifier: MIT */
#include "report/sheet.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/date.h"
#include "base/utf8.h"
#include "record/url.h"
#include "report/ascii.h"

enum sg_status sg_sheet_init(struct sg_sheet *sheet, const struct sg_report *report,
			     const struct sg_report_options *options, struct sg_arena *arena,
			     struct sg_out *out, struct sg_error *err)
{
	unsigned width = options->width == 0 ? 80 : options->width;

	*sheet = (struct sg_sheet){
		.out = out, .arena = arena, .report = report, .options = options
	};
	sheet->whole = report->whole != NULL ? report->whole : report;
	sheet->width = width < 60 ? 60 : width > 200 ? 200 : width;
	sheet->line.arena = arena;
	sheet->names.arena = arena;
	sheet->has_today = sg_date_parse(report->generated_at, &sheet->today);
	return sg_name_read(&sheet->names, report) ? SG_OK : sg_no_memory(err);
}

bool sg_sheet_failed(const struct sg_sheet *sheet)
{
	return sheet->failed || sheet->line.failed || sheet->names.failed;
}

sg_str sg_sheet_take(struct sg_sheet *sheet, const struct sg_buf *buf)
{
	sheet->failed |= buf->failed;
	return sg_buf_str(buf);
}

sg_str sg_sheet_format(struct sg_sheet *sheet, const char *fmt, ...)
{
	char few[256], *many;
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(few, sizeof few, fmt, ap);
	va_end(ap);
	many = len < 0 ? NULL : sg_arena_alloc(sheet->arena, (size_t)len + 1, 1);
	if (many == NULL) {
		sheet->failed = true;
		return SG_STR("");
	}
	va_start(ap, fmt);
	vsnprintf(many, (size_t)len + 1, fmt, ap);
	va_end(ap);
	return (sg_str){ many, (size_t)len };
}

/* One visible character; white space of any kind is a space. */
static void add_code(struct sg_sheet *sheet, uint32_t code)
{
	if (code < 0x20)
		code = ' ';
	if (code >= 0x80 && sheet->options->plain) {
		sg_str ascii = sg_str_of(sg_ascii_of(code));

		sg_buf_add(&sheet->line, ascii);
		sheet->columns += ascii.len;
		return;
	}
	sg_utf8_add(&sheet->line, code);
	sheet->columns += sg_utf8_width(code);
}

/* Columns that add_code() would take for a code point; 0 for one that is not shown. */
static size_t columns_of(const struct sg_sheet *sheet, uint32_t code)
{
	if (sg_is_control(code))
		return 0;
	if (code >= 0x80 && sheet->options->plain)
		return sg_str_of(sg_ascii_of(code)).len;
	return code < 0x20 ? 1 : sg_utf8_width(code);
}

/* How many bytes from `at` on are characters of ASCII that take one column each: most are. */
static size_t plain_run(sg_str text, size_t at)
{
	size_t end = at;

	while (end < text.len && text.ptr[end] >= 0x20 && text.ptr[end] < 0x7f)
		end++;
	return end - at;
}

static size_t columns_of_text(const struct sg_sheet *sheet, sg_str text)
{
	size_t columns = 0;

	for (size_t at = 0; at < text.len;) {
		size_t run = plain_run(text, at);

		columns += run;
		at += run;
		if (at < text.len)
			columns += columns_of(sheet, sg_utf8_next(text, &at));
	}
	return columns;
}

static void add_run(struct sg_sheet *sheet, sg_str run)
{
	if (run.len == 0)
		return;
	sg_buf_add(&sheet->line, run);
	sheet->columns += run.len;
}

static void add_whole(struct sg_sheet *sheet, sg_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t run = plain_run(text, at);
		uint32_t code;

		add_run(sheet, sg_str_sub(text, at, at + run));
		at += run;
		if (at == text.len)
			break;
		code = sg_utf8_next(text, &at);
		if (!sg_is_control(code))
			add_code(sheet, code);
	}
}

void sg_sheet_text(struct sg_sheet *sheet, sg_str text, size_t max)
{
	bool cut = max != SG_SHEET_ALL && columns_of_text(sheet, text) > max;
	size_t mark = sheet->options->plain ? 3 : 1; /* of the ellipsis */
	size_t used = 0;

	if (!cut) {
		add_whole(sheet, text);
		return;
	}
	if (max < mark)
		return;
	for (size_t at = 0; at < text.len;) {
		uint32_t code = sg_utf8_next(text, &at);
		size_t columns = columns_of(sheet, code);

		if (sg_is_control(code))
			continue;
		if (used + columns > max - mark)
			break;
		add_code(sheet, code);
		used += columns;
	}
	add_code(sheet, 0x2026);
}

void sg_sheet_printf(struct sg_sheet *sheet, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	sg_sheet_text(sheet, sg_str_of(text), SG_SHEET_ALL);
}

void sg_sheet_pad(struct sg_sheet *sheet, size_t column)
{
	do {
		sg_buf_add_char(&sheet->line, ' ');
		sheet->columns++;
	} while (sheet->columns < column);
}

void sg_sheet_right(struct sg_sheet *sheet, size_t column, const char *fmt, ...)
{
	char text[128];
	va_list ap;
	size_t columns;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	columns = columns_of_text(sheet, sg_str_of(text));
	sg_sheet_pad(sheet, column > columns ? column - columns : 0);
	sg_sheet_text(sheet, sg_str_of(text), SG_SHEET_ALL);
}

void sg_sheet_style(struct sg_sheet *sheet, enum sg_style style)
{
	static const char *const codes[] = { "\033[0m",	 "\033[1m",  "\033[32m",
					     "\033[33m", "\033[31m", "\033[2m" };

	if (sheet->options->colour && !sheet->options->plain)
		sg_buf_add(&sheet->line, sg_str_of(codes[style]));
}

void sg_sheet_link(struct sg_sheet *sheet, sg_str url, sg_str text, size_t max)
{
	bool link = sheet->options->links && !sheet->options->plain && sg_url_is_link(url);

	if (link) {
		sg_buf_add(&sheet->line, SG_STR("\033]8;;"));
		sg_buf_add(&sheet->line, url);
		sg_buf_add(&sheet->line, SG_STR("\033\\"));
	}
	sg_sheet_text(sheet, text, max);
	if (link)
		sg_buf_add(&sheet->line, SG_STR("\033]8;;\033\\"));
}

void sg_sheet_quote(struct sg_sheet *sheet, sg_str quote, size_t max)
{
	sg_sheet_style(sheet, SG_STYLE_QUIET);
	sg_sheet_printf(sheet, "\"");
	sg_sheet_text(sheet, sg_str_trim(quote), max == SG_SHEET_ALL || max < 2 ? max : max - 2);
	sg_sheet_printf(sheet, "\"");
	sg_sheet_style(sheet, SG_STYLE_NONE);
}

void sg_sheet_end(struct sg_sheet *sheet)
{
	while (sheet->line.len > 0 && sheet->line.ptr[sheet->line.len - 1] == ' ')
		sheet->line.len--;
	if (sheet->blank)
		sg_out_add(sheet->out, SG_STR("\n"));
	sheet->blank = false;
	sg_buf_add_char(&sheet->line, '\n');
	sg_out_add(sheet->out, sg_buf_str(&sheet->line));
	sheet->line.len = 0;
	sheet->columns = 0;
}

void sg_sheet_line(struct sg_sheet *sheet, const char *text)
{
	sg_sheet_text(sheet, sg_str_of(text), SG_SHEET_ALL);
	sg_sheet_end(sheet);
}

void sg_sheet_blank(struct sg_sheet *sheet)
{
	sheet->blank = true;
}

void sg_sheet_heading(struct sg_sheet *sheet, const char *heading, const char *rest)
{
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_text(sheet, sg_str_of(heading), SG_SHEET_ALL);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	if (rest != NULL &&
	    sheet->columns + columns_of_text(sheet, sg_str_of(rest)) <= sheet->width)
		sg_sheet_printf(sheet, "%s", rest);
	sg_sheet_end(sheet);
}

void sg_flow_add(struct sg_flow *flow, sg_str item)
{
	struct sg_sheet *sheet = flow->sheet;
	size_t columns = columns_of_text(sheet, item);

	if (sheet->columns == 0 && flow->indent > 0)
		sg_sheet_pad(sheet, flow->indent);
	if (flow->n > 0 && sheet->columns + 3 + columns + 2 > sheet->width) {
		sg_sheet_text(sheet, SG_STR(" ·"), SG_SHEET_ALL);
		sg_sheet_end(sheet);
		if (flow->indent > 0)
			sg_sheet_pad(sheet, flow->indent);
	} else if (flow->n > 0) {
		sg_sheet_text(sheet, SG_STR(" · "), SG_SHEET_ALL);
	}
	/* Another item may follow, and then a separator does. */
	sg_sheet_text(sheet, item,
		      sheet->width > sheet->columns + 2 ? sheet->width - sheet->columns - 2
							: SG_SHEET_ALL);
	flow->n++;
}

void sg_sheet_paragraph(struct sg_sheet *sheet, size_t indent, sg_str text)
{
	bool first = true;

	while (text.ptr != NULL) {
		sg_str word = sg_str_cut(&text, ' ');
		size_t columns = columns_of_text(sheet, word);

		if (word.len == 0)
			continue;
		if (!first && sheet->columns + 1 + columns > sheet->width) {
			sg_sheet_end(sheet);
			if (indent > 0)
				sg_sheet_pad(sheet, indent);
		} else if (!first) {
			sg_sheet_text(sheet, SG_STR(" "), SG_SHEET_ALL);
		}
		sg_sheet_text(sheet, word,
			      sheet->width > sheet->columns ? sheet->width - sheet->columns
							    : SG_SHEET_ALL);
		first = false;
	}
	sg_sheet_end(sheet);
}
