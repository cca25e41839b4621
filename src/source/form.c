/* SPDX-License-Identifier: MIT */
#include "source/form.h"

#include <string.h>

enum { LONGEST_NAME = 200, UUID_LENGTH = 36 };

/* ---- what a value may be ------------------------------------------------------------ */

static bool is_hex(char c)
{
	return sg_is_digit(c) || (sg_lower(c) >= 'a' && sg_lower(c) <= 'f');
}

static bool is_name_char(char c)
{
	return sg_is_alpha(c) || sg_is_digit(c) || c == '.' || c == '_' || c == '-';
}

static unsigned value_of(char c)
{
	return sg_is_digit(c) ? (unsigned)(c - '0') : (unsigned)(sg_lower(c) - 'a' + 10);
}

/* Two digits of an escape that stands for neither a control character nor '.', '/', '\\'. */
static bool is_harmless(sg_str digits)
{
	unsigned byte;

	if (digits.len != 2 || !is_hex(digits.ptr[0]) || !is_hex(digits.ptr[1]))
		return false;
	byte = value_of(digits.ptr[0]) << 4 | value_of(digits.ptr[1]);
	return byte >= ' ' && byte != 0x7f && byte != '.' && byte != '/' && byte != '\\';
}

bool sg_form_is_name(sg_str text)
{
	if (text.len == 0 || text.len > LONGEST_NAME ||
	    sg_str_find(text, SG_STR(".."), 0) != SIZE_MAX)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '%' && is_harmless(sg_str_sub(text, i + 1, i + 3)))
			i += 2;
		else if (!is_name_char(text.ptr[i]))
			return false;
	}
	return true;
}

static size_t count_while(sg_str text, bool (*is)(char))
{
	size_t n = 0;

	while (n < text.len && is(text.ptr[n]))
		n++;
	return n;
}

/* How much of a segment is a value of this shape; 0 when it is none. */
static size_t length_of(sg_str segment, sg_str shape)
{
	bool hex = sg_str_eq(shape, SG_STR("hex"));
	size_t n;

	if (shape.len == 0)
		return sg_form_is_name(segment) ? segment.len : 0;
	if (sg_str_eq(shape, SG_STR("uuid"))) {
		if (segment.len != UUID_LENGTH)
			return 0;
		for (size_t i = 0; i < segment.len; i++)
			if (i == 8 || i == 13 || i == 18 || i == 23 ? segment.ptr[i] != '-'
								    : !is_hex(segment.ptr[i]))
				return 0;
		return segment.len;
	}
	n = count_while(segment, hex ? is_hex : sg_is_digit);
	return n < segment.len && segment.ptr[n] != '-' ? 0 : n;
}

/* ---- matching ----------------------------------------------------------------------- */

static sg_str *slot_of(struct sg_values *values, sg_str name)
{
	if (sg_str_eq(name, SG_STR("tenant")))
		return &values->tenant;
	if (sg_str_eq(name, SG_STR("site")))
		return &values->site;
	if (sg_str_eq(name, SG_STR("id")))
		return &values->id;
	if (sg_str_eq(name, SG_STR("path")))
		return &values->path;
	if (sg_str_eq(name, SG_STR("host")))
		return &values->host;
	if (sg_str_eq(name, SG_STR("app")))
		return &values->app;
	if (sg_str_eq(name, SG_STR("key")))
		return &values->key;
	return NULL;
}

/* One label, segment or query value against its part of a form. */
static bool match_part(sg_str want, sg_str got, struct sg_values *out)
{
	sg_str name, shape;
	sg_str *slot;
	size_t n;

	if (!sg_str_starts(want, SG_STR("{")))
		return sg_str_eq(want, got);
	shape = sg_str_sub(want, 1, want.len - 1);
	name = sg_str_cut(&shape, ':');
	n = length_of(got, shape);
	slot = slot_of(out, name);
	if (slot != NULL)
		*slot = sg_str_sub(got, 0, n);
	return n > 0;
}

static bool match_host(sg_str want, sg_str got, struct sg_values *out)
{
	while (want.ptr != NULL && got.ptr != NULL)
		if (!match_part(sg_str_cut(&want, '.'), sg_str_cut(&got, '.'), out))
			return false;
	return want.ptr == NULL && got.ptr == NULL;
}

/* "en", "de-CH", "pt-BR". */
static bool is_language(sg_str text)
{
	size_t n = count_while(text, sg_is_alpha);

	if (n != 2)
		return false;
	return text.len == 2 ||
	       (text.ptr[2] == '-' && text.len >= 5 && text.len <= 7 &&
		count_while(sg_str_sub(text, 3, text.len), sg_is_alpha) == text.len - 3);
}

/* The next segment of a path that starts with '/'; *path moves past it, and is "" at the end. */
static sg_str next_segment(sg_str *path)
{
	sg_str rest = sg_str_sub(*path, 1, path->len), segment;
	size_t end = sg_str_find(rest, SG_STR("/"), 0);

	segment = sg_str_sub(rest, 0, end == SIZE_MAX ? rest.len : end);
	*path = sg_str_sub(rest, segment.len, rest.len);
	return segment;
}

/* Every segment of a tail is a name, so that it cannot lead elsewhere. */
static bool is_safe_path(sg_str path)
{
	while (path.len > 0) {
		sg_str segment = next_segment(&path);

		if (!sg_form_is_name(segment) && !(segment.len == 0 && path.len == 0))
			return false;
	}
	return true;
}

bool sg_form_is_path(sg_str text)
{
	return sg_str_starts(text, SG_STR("/")) ? is_safe_path(text) : sg_form_is_name(text);
}

static bool match_path(sg_str want, sg_str got, struct sg_values *out)
{
	if (got.len > 1 && got.ptr[got.len - 1] == '/')
		got.len--;
	if (got.len == 1)
		got.len = 0;
	while (want.len > 0) {
		sg_str part = next_segment(&want), rest = got;

		if (sg_str_eq(part, SG_STR("...")))
			return true;
		if (sg_str_eq(part, SG_STR("{path}"))) {
			out->path = got;
			return got.len > 1 && is_safe_path(got);
		}
		if (sg_str_eq(part, SG_STR("{lang}"))) {
			if (is_language(next_segment(&rest)))
				got = rest;
			continue;
		}
		if (got.len == 0 || !match_part(part, next_segment(&got), out))
			return false;
	}
	return got.len == 0;
}

/* The value of a query field; absent when there is none of this name. */
static sg_str query_value(sg_str query, sg_str name)
{
	while (query.ptr != NULL) {
		sg_str value = sg_str_cut(&query, '&');
		sg_str field = sg_str_cut(&value, '=');

		if (sg_str_eq(field, name))
			return value;
	}
	return (sg_str){ NULL, 0 };
}

static bool match_query(sg_str want, sg_str got, struct sg_values *out)
{
	while (want.ptr != NULL) {
		sg_str part = sg_str_cut(&want, '&');
		sg_str name = sg_str_cut(&part, '=');

		if (!match_part(part, query_value(got, name), out))
			return false;
	}
	return true;
}

/* A URL without its scheme as host, path with its leading '/' (or "") and query. */
static sg_str split(sg_str url, sg_str *path, sg_str *query)
{
	size_t end = 0;
	sg_str rest;

	while (end < url.len && url.ptr[end] != '/' && url.ptr[end] != '?')
		end++;
	rest = sg_str_sub(url, end, url.len);
	*path = sg_str_cut(&rest, '?');
	*query = rest;
	return sg_str_sub(url, 0, end);
}

bool sg_form_match_query(const char *form, sg_str url, struct sg_values *out)
{
	sg_str path, query;

	*out = (struct sg_values){ 0 };
	split(url, &path, &query);
	return match_query(sg_str_of(form), query, out);
}

bool sg_form_match(const char *form, sg_str url, struct sg_values *out)
{
	sg_str want_path, want_query, path, query, want, host;
	size_t scheme = sg_str_find(url, SG_STR("://"), 0);

	*out = (struct sg_values){ 0 };
	if (scheme == SIZE_MAX)
		return false;
	host = split(sg_str_sub(url, scheme + 3, url.len), &path, &query);
	if (sg_str_starts(host, SG_STR("www.")))
		host = sg_str_sub(host, 4, host.len);
	want = split(sg_str_of(form), &want_path, &want_query);
	if (!match_host(want, host, out) || !match_path(want_path, path, out) ||
	    !match_query(want_query, query, out))
		return false;
	out->host = host;
	return true;
}

/* ---- filling in --------------------------------------------------------------------- */

static void add_escaped(struct sg_buf *buf, sg_str value)
{
	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.ptr[i];

		if (is_name_char((char)c) || c == '%' || c == '/' || c == '~')
			sg_buf_add_char(buf, (char)c);
		else
			sg_buf_printf(buf, "%%%02X", c);
	}
}

static void add_value(struct sg_buf *buf, sg_str name, const struct sg_values *values,
		      unsigned page, unsigned offset)
{
	struct sg_values copy = *values;
	sg_str *slot = slot_of(&copy, name);

	if (sg_str_eq(name, SG_STR("page")))
		sg_buf_printf(buf, "%u", page);
	else if (sg_str_eq(name, SG_STR("offset")))
		sg_buf_printf(buf, "%u", offset);
	else if (slot != NULL)
		add_escaped(buf, *slot);
}

sg_str sg_form_fill(const char *form, const struct sg_values *values, unsigned page,
		    unsigned offset, struct sg_arena *arena)
{
	struct sg_buf buf = { .arena = arena };
	const char *at = form, *open;

	while ((open = strchr(at, '{')) != NULL) {
		const char *close = open + 1 + strspn(open + 1, "abcdefghijklmnopqrstuvwxyz");

		sg_buf_add(&buf, (sg_str){ at, (size_t)(open - at) });
		if (*close == '}' && close > open + 1) {
			add_value(&buf, (sg_str){ open + 1, (size_t)(close - open - 1) }, values,
				  page, offset);
			at = close + 1;
		} else {
			sg_buf_add_char(&buf, '{'); /* of a JSON body */
			at = open + 1;
		}
	}
	sg_buf_add(&buf, sg_str_of(at));
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}
