/* SPDX-License-Identifier: MIT */
#include "report/markup.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"
#include "record/url.h"

enum {
	C1_END = 0xa0, /* first code point behind the controls proper */
	REPLACEMENT = 0xfffd,
	ELLIPSIS = 0x2026,
};

static void add(struct sg_markup *markup, sg_str bytes)
{
	sg_out_add(markup->out, bytes);
	markup->bytes += bytes.len;
}

void sg_markup_literal(struct sg_markup *markup, sg_str literal)
{
	add(markup, literal);
}

/* A code point as UTF-8; those that stand for nothing have been replaced before. */
static void add_code(struct sg_markup *markup, uint32_t code)
{
	char bytes[4];
	size_t n = 0;

	if (code < 0x80) {
		bytes[n++] = (char)code;
	} else if (code < 0x800) {
		bytes[n++] = (char)(0xc0 | code >> 6);
		bytes[n++] = (char)(0x80 | (code & 0x3f));
	} else if (code < 0x10000) {
		bytes[n++] = (char)(0xe0 | code >> 12);
		bytes[n++] = (char)(0x80 | (code >> 6 & 0x3f));
		bytes[n++] = (char)(0x80 | (code & 0x3f));
	} else {
		bytes[n++] = (char)(0xf0 | code >> 18);
		bytes[n++] = (char)(0x80 | (code >> 12 & 0x3f));
		bytes[n++] = (char)(0x80 | (code >> 6 & 0x3f));
		bytes[n++] = (char)(0x80 | (code & 0x3f));
	}
	add(markup, (sg_str){ bytes, n });
}

static bool is_noncharacter(uint32_t code)
{
	return (code & 0xfffe) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
}

/* The one place where a character from outside becomes part of a page. */
static void escape(struct sg_markup *markup, uint32_t code)
{
	switch (code) {
	case '&':
		add(markup, SG_STR("&amp;"));
		return;
	case '<':
		add(markup, SG_STR("&lt;"));
		return;
	case '>':
		add(markup, SG_STR("&gt;"));
		return;
	case '"':
		add(markup, SG_STR("&quot;"));
		return;
	case '\'':
		add(markup, SG_STR("&#39;"));
		return;
	case '\t':
	case '\n':
	case '\r':
		add(markup, SG_STR(" "));
		return;
	default:
		break;
	}
	if (is_noncharacter(code) || (sg_is_control(code) && code < C1_END))
		code = REPLACEMENT;
	if (!sg_is_control(code))
		add_code(markup, code);
}

static bool is_markup(char c)
{
	return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
}

void sg_markup_text(struct sg_markup *markup, sg_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t run = at + sg_ascii_run(text, at), start = at;

		for (; at < run; at++) {
			if (!is_markup(text.ptr[at]))
				continue;
			add(markup, sg_str_sub(text, start, at));
			escape(markup, (unsigned char)text.ptr[at]);
			start = at + 1;
		}
		add(markup, sg_str_sub(text, start, at));
		if (at < text.len)
			escape(markup, sg_utf8_next(text, &at));
	}
}

void sg_markup_cut(struct sg_markup *markup, sg_str text, size_t max)
{
	size_t at = 0, n = 0;

	text = sg_str_trim(text);
	while (at < text.len && n < max) {
		sg_utf8_next(text, &at);
		n++;
	}
	sg_markup_text(markup, sg_str_trim(sg_str_sub(text, 0, at)));
	if (at < text.len)
		add_code(markup, ELLIPSIS);
}

void sg_markup_printf(struct sg_markup *markup, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	sg_markup_text(markup, sg_str_of(text));
}

void sg_markup_percent(struct sg_markup *markup, double part, double whole)
{
	double share = whole > 0 && part > 0 ? part / whole : 0;
	unsigned hundredths = share >= 1 ? 10000 : (unsigned)(share * 10000 + 0.5);

	sg_markup_printf(markup, "%u.%02u%%", hundredths / 100, hundredths % 100);
}

void sg_markup_link(struct sg_markup *markup, sg_str url, sg_str text)
{
	bool link = sg_url_is_link(url);

	if (link) {
		sg_markup_tag(markup, "<a href=\"");
		sg_markup_text(markup, url);
		sg_markup_tag(markup, "\">");
	}
	sg_markup_text(markup, text);
	if (link)
		sg_markup_tag(markup, "</a>");
}

void sg_markup_address(struct sg_markup *markup, sg_str url)
{
	bool link = sg_url_is_link(url);

	if (link) {
		sg_markup_tag(markup, "<a href=\"");
		sg_markup_text(markup, url);
		sg_markup_tag(markup, "\" class=\"bare\">");
	}
	sg_markup_text(markup, url);
	if (link)
		sg_markup_tag(markup, "</a>");
}
