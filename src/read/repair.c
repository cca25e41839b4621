/* SPDX-License-Identifier: MIT */
#include "read/repair.h"

#include "record/entity.h"

enum { LONGEST_NUMBER = 18 };

/* From the first bracket on: drops a BOM, comment openers and `//<![CDATA[` before it. */
static sg_str unwrap(sg_str text)
{
	sg_str opener = SG_STR("<![CDATA[");
	size_t at = sg_str_find(sg_str_sub(text, 0, 100), opener, 0);

	if (at != SIZE_MAX)
		text = sg_str_sub(text, at + opener.len, text.len);
	for (at = 0; at < text.len && text.ptr[at] != '{' && text.ptr[at] != '[';)
		at++;
	return sg_str_sub(text, at, text.len);
}

static bool is_hex4(sg_str text, size_t at)
{
	for (size_t i = at; i < at + 4; i++) {
		char c = i < text.len ? sg_lower(text.ptr[i]) : 'x';

		if (!sg_is_digit(c) && (c < 'a' || c > 'f'))
			return false;
	}
	return true;
}

/* Whether a \uXXXX escape at at is half of a surrogate pair: 'd' for the first, 'c' the second. */
static char surrogate(sg_str text, size_t at)
{
	char second;

	if (at + 6 > text.len || text.ptr[at] != '\\' || text.ptr[at + 1] != 'u' ||
	    !is_hex4(text, at + 2) || sg_lower(text.ptr[at + 2]) != 'd')
		return 0;
	second = sg_lower(text.ptr[at + 3]);
	if (second < '8' || (second > '9' && second < 'a'))
		return 0;
	return second == '8' || second == '9' || second == 'a' || second == 'b' ? 'd' : 'c';
}

/* One escape of a string at at; returns the place behind it. */
static size_t repair_escape(struct sg_buf *out, sg_str text, size_t at)
{
	char half = surrogate(text, at);
	char c = at + 1 < text.len ? text.ptr[at + 1] : '\\';

	if (half == 'd' && surrogate(text, at + 6) == 'c') {
		sg_buf_add(out, sg_str_sub(text, at, at + 12));
		return at + 12;
	}
	if (half != 0) {
		sg_buf_add(out, SG_STR("\\ufffd"));
		return at + 6;
	}
	if (c == 'u' && !is_hex4(text, at + 2)) {
		sg_buf_add(out, SG_STR("\\\\"));
		return at + 1;
	}
	if (sg_str_find(SG_STR("\"\\/bfnrtu"), (sg_str){ &c, 1 }, 0) == SIZE_MAX) {
		/* An escape that JSON does not have, such as \': the character itself. */
		return at + 1;
	}
	sg_buf_add(out, sg_str_sub(text, at, at + 2));
	return at + 2;
}

/* The string that opens at at; returns the place behind its closing quote. */
static size_t repair_string(struct sg_buf *out, sg_str text, size_t at)
{
	sg_buf_add_char(out, text.ptr[at++]);
	while (at < text.len && text.ptr[at] != '"') {
		if (text.ptr[at] == '\\') {
			at = repair_escape(out, text, at);
			continue;
		}
		if (text.ptr[at] == '\n')
			sg_buf_add(out, SG_STR("\\n"));
		else if ((unsigned char)text.ptr[at] < ' ')
			sg_buf_add_char(out, ' ');
		else
			sg_buf_add_char(out, text.ptr[at]);
		at++;
	}
	sg_buf_add_char(out, '"');
	return at + 1;
}

static size_t skip_space(sg_str text, size_t at)
{
	while (at < text.len && sg_is_space(text.ptr[at]))
		at++;
	return at;
}

/* A number; an integer too long for any becomes null. */
static size_t repair_number(struct sg_buf *out, sg_str text, size_t at)
{
	size_t end = at;
	bool whole = true;

	for (; end < text.len; end++) {
		char c = text.ptr[end];

		if (c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-')
			whole = false;
		else if (!sg_is_digit(c))
			break;
	}
	sg_buf_add(out, whole && end - at > LONGEST_NUMBER ? SG_STR("null")
							   : sg_str_sub(text, at, end));
	return end;
}

static sg_str repair(struct sg_arena *arena, sg_str text)
{
	struct sg_buf out = { .arena = arena };
	size_t at = 0;

	while (at < text.len && !out.failed) {
		char c = text.ptr[at];

		if (c == '"') {
			at = repair_string(&out, text, at);
		} else if (sg_is_digit(c)) {
			at = repair_number(&out, text, at);
		} else if (c == ',') {
			size_t next = skip_space(text, at + 1);

			if (next >= text.len || (text.ptr[next] != '}' && text.ptr[next] != ']'))
				sg_buf_add_char(&out, c);
			at = next;
		} else {
			sg_buf_add_char(&out, (unsigned char)c < ' ' ? ' ' : c);
			at++;
		}
	}
	return out.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&out);
}

static enum sg_status parse_repaired(sg_str text, struct sg_arena *arena, struct sg_json **out)
{
	text = repair(arena, text);
	return text.ptr == NULL ? SG_ENOMEM : sg_json_parse_prefix(text, out, NULL);
}

enum sg_status sg_json_parse_lenient(sg_str text, struct sg_arena *arena, struct sg_json **out,
				     struct sg_error *err)
{
	struct sg_error first = { 0 };
	sg_str inner = unwrap(text);
	enum sg_status status = sg_json_parse_prefix(sg_str_trim(text), out, &first);

	if (status == SG_OK && sg_json_type(*out) >= SG_JSON_ARRAY)
		return SG_OK;
	sg_json_free(*out);
	if (status != SG_ENOMEM)
		status = parse_repaired(inner, arena, out);
	if (status == SG_OK)
		return SG_OK;
	if (status != SG_ENOMEM &&
	    sg_str_find(sg_str_sub(inner, 0, 400), SG_STR("&quot;"), 0) != SIZE_MAX) {
		status = parse_repaired(sg_entity_decode(arena, inner), arena, out);
		if (status == SG_OK)
			return SG_OK;
	}
	*out = NULL;
	if (status == SG_ENOMEM)
		return sg_no_memory(err);
	sg_fail(err, SG_ESYNTAX, "%s", first.status == SG_OK ? "no JSON object" : first.text);
	sg_fail_at(err, (sg_str){ NULL, 0 }, first.line, first.column);
	return SG_ESYNTAX;
}
