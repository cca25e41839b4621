/* SPDX-License-Identifier: MIT */
#include "read/mime.h"

#include "base/line.h"
#include "read/header.h"
#include "text/charset.h"

enum { MAX_PARTS = 64, MAX_DEPTH = 8, LONGEST_VALUE = 1000 };

/* ---- encodings ---------------------------------------------------------------------- */

static int hex_of(char c)
{
	c = sg_lower(c);
	return sg_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte behind a '=' at `at`; -1 when there is none. */
static int quoted_byte(sg_str text, size_t at)
{
	int high, low;

	if (at + 2 >= text.len)
		return -1;
	high = hex_of(text.ptr[at + 1]);
	low = hex_of(text.ptr[at + 2]);
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* words: a '_' is a space, as in header fields. */
static sg_str decode_quoted(sg_str text, bool words, struct sg_arena *arena)
{
	struct sg_buf buf = { .arena = arena };

	for (size_t at = 0; at < text.len; at++) {
		char c = text.ptr[at];
		sg_str next = sg_str_sub(text, at + 1, at + 3);
		int byte = c == '=' ? quoted_byte(text, at) : -1;

		if (byte >= 0) {
			sg_buf_add_char(&buf, (char)byte);
			at += 2;
		} else if (c == '=' && sg_str_starts(next, SG_STR("\n"))) {
			at++;
		} else if (c == '=' && sg_str_eq(next, SG_STR("\r\n"))) {
			at += 2;
		} else {
			sg_buf_add_char(&buf, words && c == '_' ? ' ' : c);
		}
	}
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}

static int digit_of(char c)
{
	if (sg_is_upper(c))
		return c - 'A';
	if (sg_is_lower(c))
		return c - 'a' + 26;
	if (sg_is_digit(c))
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* What is no digit is passed over, as the standard wants it; '=' is the end. */
static sg_str decode_base64(sg_str text, struct sg_arena *arena)
{
	struct sg_buf buf = { .arena = arena };
	unsigned bits = 0, held = 0;

	for (size_t at = 0; at < text.len && text.ptr[at] != '='; at++) {
		int digit = digit_of(text.ptr[at]);

		if (digit < 0)
			continue;
		bits = bits << 6 | (unsigned)digit;
		held += 6;
		if (held < 8)
			continue;
		held -= 8;
		sg_buf_add_char(&buf, (char)(unsigned char)(bits >> held & 0xff));
	}
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}

/* ---- words of header fields --------------------------------------------------------- */

/* "=?charset?Q?text?=" at the start of value: its length, or 0. */
static size_t read_word(sg_str value, sg_str *charset, char *code, sg_str *text)
{
	size_t end, mark = sg_str_find(value, SG_STR("?"), 2);

	if (!sg_str_starts(value, SG_STR("=?")) || mark == SIZE_MAX || mark + 3 >= value.len ||
	    value.ptr[mark + 2] != '?')
		return 0;
	end = sg_str_find(value, SG_STR("?="), mark + 3);
	if (end == SIZE_MAX)
		return 0;
	*charset = sg_str_sub(value, 2, mark);
	*code = sg_lower(value.ptr[mark + 1]);
	*text = sg_str_sub(value, mark + 3, end);
	return *code == 'q' || *code == 'b' ? end + 2 : 0;
}

static sg_str decode_word(sg_str charset, char code, sg_str text, struct sg_arena *arena)
{
	sg_str type = sg_arena_printf(arena, "text/plain; charset=" SG_FMT, SG_ARG(charset));
	sg_str bytes = code == 'q' ? decode_quoted(text, true, arena)
				   : decode_base64(text, arena);
	sg_str out = { NULL, 0 };

	if (type.ptr == NULL || bytes.ptr == NULL ||
	    sg_charset_decode(bytes, type, arena, &out, NULL) != SG_OK)
		return (sg_str){ NULL, 0 };
	return out;
}

sg_str sg_mime_words(sg_str value, struct sg_arena *arena)
{
	struct sg_buf buf = { .arena = arena };
	sg_str charset, text, word;
	bool after_word = false;
	size_t start;
	char code;

	value = sg_str_sub(value, 0, LONGEST_VALUE);
	while (value.len > 0 && !buf.failed) {
		size_t len = read_word(value, &charset, &code, &text);

		if (len > 0) {
			word = decode_word(charset, code, text, arena);
			buf.failed |= word.ptr == NULL;
			sg_buf_add(&buf, word);
			value = sg_str_sub(value, len, value.len);
			after_word = true;
			continue;
		}
		for (start = 0; start < value.len && sg_is_space(value.ptr[start]);)
			start++;
		/* White space between two words is part of neither. */
		if (after_word && start > 0 &&
		    read_word(sg_str_sub(value, start, value.len), &charset, &code, &text) > 0) {
			value = sg_str_sub(value, start, value.len);
			continue;
		}
		sg_buf_add_char(&buf, value.ptr[0]);
		value = sg_str_sub(value, 1, value.len);
		after_word = false;
	}
	return buf.failed ? (sg_str){ NULL, 0 }
			  : sg_line_tidy(arena, sg_buf_str(&buf), LONGEST_VALUE);
}

/* ---- parts -------------------------------------------------------------------------- */

struct part {
	sg_str text; /* header and body */
	unsigned depth;
};

struct parts {
	struct part at[MAX_PARTS];
	size_t n;
	struct sg_arena *arena;
	struct sg_mime_text *html, *plain;
	bool failed;
};

static void add_part(struct parts *parts, sg_str text, unsigned depth)
{
	if (parts->n < MAX_PARTS && depth < MAX_DEPTH && text.len > 0)
		parts->at[parts->n++] = (struct part){ text, depth };
}

/* The boundary line at or after `at`: where it starts, and where what follows it does. */
static size_t find_boundary(sg_str body, sg_str boundary, size_t at, size_t *after)
{
	while ((at = sg_str_find(body, boundary, at)) != SIZE_MAX) {
		bool marked = at >= 2 && body.ptr[at - 1] == '-' && body.ptr[at - 2] == '-' &&
			      (at == 2 || body.ptr[at - 3] == '\n');

		if (marked) {
			*after = sg_str_find(body, SG_STR("\n"), at);
			*after = *after == SIZE_MAX ? body.len : *after + 1;
			return at - 2;
		}
		at += boundary.len;
	}
	return SIZE_MAX;
}

static void split(struct parts *parts, sg_str body, sg_str boundary, unsigned depth)
{
	size_t start = 0, next, after = 0;

	if (boundary.len == 0 ||
	    find_boundary(body, boundary, 0, &start) == SIZE_MAX)
		return;
	while (start < body.len && parts->n < MAX_PARTS) {
		next = find_boundary(body, boundary, start, &after);
		add_part(parts, sg_str_sub(body, start, next), depth);
		start = next == SIZE_MAX ? body.len : after;
	}
}

/* The content of a part without its encoding. */
static sg_str decode_body(struct parts *parts, sg_str header, sg_str body)
{
	sg_str encoding = sg_header_get(header, "Content-Transfer-Encoding");

	if (sg_str_starts_fold(encoding, SG_STR("quoted-printable")))
		body = decode_quoted(body, false, parts->arena);
	else if (sg_str_starts_fold(encoding, SG_STR("base64")))
		body = decode_base64(body, parts->arena);
	parts->failed |= body.ptr == NULL;
	return body;
}

static void take_text(struct sg_mime_text *slot, sg_str type, sg_str bytes)
{
	if (slot->bytes.ptr != NULL && bytes.len <= slot->bytes.len)
		return;
	slot->bytes = bytes;
	slot->media_type = type;
}

static void take_part(struct parts *parts, struct part part)
{
	size_t end = sg_header_end(part.text);
	sg_str header = sg_str_sub(part.text, 0, end), body, type;

	/* A part may start with the blank line; one without any has no body. */
	if (end == SIZE_MAX)
		return;
	body = sg_str_sub(part.text, end, part.text.len);
	type = sg_header_get(header, "Content-Type");
	if (sg_str_starts_fold(type, SG_STR("multipart/")))
		split(parts, body, sg_header_param(type, "boundary"), part.depth + 1);
	else if (sg_str_starts_fold(type, SG_STR("message/rfc822")))
		add_part(parts, body, part.depth + 1);
	else if (sg_str_starts_fold(type, SG_STR("text/html")))
		take_text(parts->html, type, decode_body(parts, header, body));
	else if (type.len == 0 || sg_str_starts_fold(type, SG_STR("text/plain")))
		take_text(parts->plain, type, decode_body(parts, header, body));
}

enum sg_status sg_mime_texts(sg_str message, struct sg_arena *arena, struct sg_mime_text *html,
			     struct sg_mime_text *plain, struct sg_error *err)
{
	struct parts parts = { .arena = arena, .html = html, .plain = plain };

	*html = *plain = (struct sg_mime_text){ 0 };
	add_part(&parts, message, 0);
	for (size_t i = 0; i < parts.n && !parts.failed; i++)
		take_part(&parts, parts.at[i]);
	return parts.failed ? sg_no_memory(err) : SG_OK;
}
