/* SPDX-License-Identifier: MIT */
#include "text/stand_in.h"

#include <string.h>

#include "base/utf8.h"

/* Whether text holds a reference to a character of the last planes. */
static bool refers_there(sg_str html)
{
	size_t at = 0;

	while ((at = sg_str_find(html, SG_STR("&#"), at)) != SIZE_MAX) {
		uint32_t code = 0;
		bool hex;

		at += 2;
		hex = at < html.len && sg_lower(html.ptr[at]) == 'x';
		for (at += hex; at < html.len && code < SG_STAND_IN_FIRST; at++) {
			char c = sg_lower(html.ptr[at]);

			if (sg_is_digit(c))
				code = code * (hex ? 16 : 10) + (uint32_t)(c - '0');
			else if (hex && c >= 'a' && c <= 'f')
				code = code * 16 + (uint32_t)(c - 'a' + 10);
			else
				break;
		}
		if (code >= SG_STAND_IN_FIRST)
			return true;
	}
	return false;
}

static bool can_be_shortened(sg_str html)
{
	return html.len > 0 && memchr(html.ptr, SG_STAND_IN_LEAD, html.len) == NULL &&
	       sg_utf8_valid(html) && !refers_there(html);
}

/*
 * A byte of what no parser changes. Lead bytes under which there are controls or code points
 * that are no characters are not among them, nor are those of stand-ins.
 */
static bool is_plain(char c)
{
	unsigned char byte = (unsigned char)c;

	return (byte >= ' ' && byte != '&' && byte != 0x7f && byte != 0xc2 && byte < 0xef) ||
	       byte == '\n';
}

/* The end of a run without the white space there. */
static size_t without_space(sg_str text, size_t from, size_t end)
{
	while (end > from && sg_is_space(text.ptr[end - 1]))
		end--;
	return end;
}

/* The first byte at or after `at` with which a run may start: not within a reference, which may
 * end in any way, nor within a character. */
static size_t start_of_run(sg_str text, size_t at)
{
	for (; at < text.len; at++) {
		char c = text.ptr[at];

		if (c == '&')
			while (at + 1 < text.len && !sg_is_space(text.ptr[at + 1]))
				at++;
		else if (is_plain(c) && !sg_is_space(c) && ((unsigned char)c & 0xc0) != 0x80)
			break;
	}
	return at;
}

static bool shorten_text(sg_str text, struct sg_arena *arena, struct sg_stand_ins *out,
			 struct sg_buf *buf)
{
	size_t at = 0;

	while (at < text.len) {
		size_t start = start_of_run(text, at), end = start;
		sg_str run;

		sg_buf_add(buf, sg_str_sub(text, at, start));
		while (end < text.len && is_plain(text.ptr[end]))
			end++;
		at = without_space(text, start, end);
		run = sg_str_sub(text, start, at);
		if (!sg_stand_ins_put(out, run, run, arena, buf))
			return false;
		if (at == start)
			break;
	}
	sg_buf_add(buf, sg_str_sub(text, at, text.len));
	return true;
}

/* Where the tag at `at` ends. Only one that tells something has quotes in it. */
static size_t end_of_tag(sg_str html, size_t at)
{
	static const sg_str told = SG_LIT("content=");
	size_t end = sg_str_find(html, SG_STR(">"), at), quote;

	if (sg_str_starts(sg_str_sub(html, at, html.len), SG_STR("<meta "))) {
		quote = sg_str_find(sg_str_sub(html, 0, end), told, at);
		if (quote != SIZE_MAX) {
			quote += told.len;
			end = sg_str_find(html, sg_str_sub(html, quote, quote + 1), quote + 1);
			end = sg_str_find(html, SG_STR(">"), end);
		}
	}
	return end == SIZE_MAX ? html.len : end + 1;
}

sg_str sg_stand_ins_make(sg_str html, struct sg_arena *arena, struct sg_stand_ins *out)
{
	struct sg_buf buf = { .arena = arena, .max = html.len + SG_STAND_IN_LEN };
	size_t at = 0;

	*out = (struct sg_stand_ins){ 0 };
	if (!can_be_shortened(html))
		return html;
	while (at < html.len) {
		size_t text = at;

		at = sg_str_find(html, SG_STR("<"), at);
		if (at == SIZE_MAX)
			at = html.len;
		if (!shorten_text(sg_str_sub(html, text, at), arena, out, &buf))
			return (sg_str){ NULL, 0 };
		text = at;
		if (at < html.len)
			at = end_of_tag(html, at);
		sg_buf_add(&buf, sg_str_sub(html, text, at));
	}
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}
