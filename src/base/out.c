/* SPDX-License-Identifier: MIT */
#include "base/out.h"

#include <float.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/scan.h"
#include "base/utf8.h"

void sg_out_init(struct sg_out *out, sg_sink_fn sink, void *user)
{
	out->sink = sink;
	out->user = user;
	out->used = 0;
	out->failed = false;
	out->starved = false;
	out->comma = false;
}

void sg_out_flush(struct sg_out *out)
{
	if (!out->failed && out->used > 0 &&
	    out->sink(out->user, (sg_str){ out->buffer, out->used }) != 0)
		out->failed = true;
	out->used = 0;
}

void sg_out_add(struct sg_out *out, sg_str str)
{
	if (out->failed || str.len == 0)
		return;
	if (str.len > sizeof out->buffer - out->used)
		sg_out_flush(out);
	if (str.len > sizeof out->buffer) {
		if (!out->failed && out->sink(out->user, str) != 0)
			out->failed = true;
		return;
	}
	memcpy(out->buffer + out->used, str.ptr, str.len);
	out->used += str.len;
}

void sg_out_printf(struct sg_out *out, const char *fmt, ...)
{
	char text[512];
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	if (len > 0)
		sg_out_add(out, (sg_str){ text, (size_t)len < sizeof text ? (size_t)len
									  : sizeof text - 1 });
}

void sg_out_starve(struct sg_out *out)
{
	out->failed = true;
	out->starved = true;
}

enum sg_status sg_out_finish(struct sg_out *out, struct sg_error *err)
{
	sg_out_flush(out);
	if (out->starved)
		return sg_no_memory(err);
	return out->failed ? sg_fail(err, SG_EIO, "the output could not be written") : SG_OK;
}

static void add_char(struct sg_out *out, char c)
{
	*sg_out_reserve(out, 1) = c;
	out->used++;
}

static void separate(struct sg_out *out)
{
	if (out->comma)
		add_char(out, ',');
	out->comma = true;
}

void sg_out_open(struct sg_out *out, char bracket)
{
	separate(out);
	add_char(out, bracket);
	out->comma = false;
}

void sg_out_close(struct sg_out *out, char bracket)
{
	add_char(out, bracket);
	out->comma = true;
}

/* One code point that cannot stand in a string as it is. */
static void escape(struct sg_out *out, uint32_t code)
{
	switch (code) {
	case '"':
		sg_out_add(out, SG_STR("\\\""));
		return;
	case '\\':
		sg_out_add(out, SG_STR("\\\\"));
		return;
	case '\n':
		sg_out_add(out, SG_STR("\\n"));
		return;
	case '\t':
		sg_out_add(out, SG_STR("\\t"));
		return;
	default:
		sg_out_printf(out, "\\u%04x", (unsigned)code);
		return;
	}
}

/* Where the characters from `at` on end that need no escape and are ASCII. */
static size_t behind_plain(sg_str str, size_t at)
{
	static const struct sg_scan_set special = { "\"\\", 2, true };

	return sg_scan(special, str, at);
}

/* What stands between the quotes, from the first character on that is not plain. */
static void add_escaped(struct sg_out *out, sg_str str, size_t at)
{
	size_t plain = 0; /* start of the run that needs no escape */

	for (; at < str.len; at = behind_plain(str, at)) {
		size_t from = at;
		uint32_t code = sg_utf8_next(str, &at);
		bool broken = code == 0xfffd && at - from == 1;

		if (!broken && code != '"' && code != '\\' && code >= 0x20 && !sg_is_control(code))
			continue;
		sg_out_add(out, sg_str_sub(str, plain, from));
		escape(out, code);
		plain = at;
	}
	sg_out_add(out, sg_str_sub(str, plain, str.len));
}

/* A string that needs no escape. */
static void add_plain(struct sg_out *out, sg_str str)
{
	char *to = sg_out_reserve(out, str.len + 3), *at = to;

	if (out->comma)
		*at++ = ',';
	*at++ = '"';
	memcpy(at, str.ptr, str.len);
	at += str.len;
	*at++ = '"';
	out->used += (size_t)(at - to);
	out->comma = true;
}

void sg_out_string(struct sg_out *out, sg_str str)
{
	enum { SHORT = sizeof out->buffer / 4 };
	size_t at;

	if (str.ptr == NULL) {
		sg_out_null(out);
		return;
	}
	at = behind_plain(str, 0);
	if (at == str.len && str.len <= SHORT) {
		add_plain(out, str);
		return;
	}
	separate(out);
	add_char(out, '"');
	add_escaped(out, str, at);
	add_char(out, '"');
}

void sg_out_word(struct sg_out *out, const char *word)
{
	if (word == NULL)
		sg_out_null(out);
	else
		add_plain(out, sg_str_of(word));
}

static unsigned digits_of(uint64_t value)
{
	unsigned n = 1;

	for (; value >= 10000; value /= 10000)
		n += 4;
	return n + (value >= 10) + (value >= 100) + (value >= 1000);
}

void sg_out_uint(struct sg_out *out, uint64_t value)
{
	enum { MOST_DIGITS = 20 }; /* of 2^64 - 1 */
	char *to = sg_out_reserve(out, MOST_DIGITS + 1);
	size_t end = out->comma + digits_of(value), at = end;

	to[0] = ',';
	do {
		to[--at] = (char)('0' + value % 10);
		value /= 10;
	} while (value > 0);
	out->used += end;
	out->comma = true;
}

void sg_out_number(struct sg_out *out, double value)
{
	char text[DBL_MAX_10_EXP + 16];
	size_t len, whole;

	if (!isfinite(value)) {
		sg_out_null(out);
		return;
	}
	separate(out);
	len = (size_t)snprintf(text, sizeof text, "%.4f", value);
	/* What stands between the digits is the locale's; JSON wants a dot. */
	whole = strspn(text, "-0123456789");
	text[whole] = '.';
	memmove(text + whole + 1, text + len - 4, 4);
	len = whole + 5;
	while (text[len - 1] == '0')
		len--;
	if (text[len - 1] == '.')
		len--;
	if (len == 2 && text[0] == '-' && text[1] == '0')
		sg_out_add(out, SG_STR("0"));
	else
		sg_out_add(out, (sg_str){ text, len });
}

/* A word of JSON's own. */
static inline void add_constant(struct sg_out *out, sg_str word)
{
	char *to = sg_out_reserve(out, 1 + word.len);

	to[0] = ',';
	memcpy(to + out->comma, word.ptr, word.len);
	out->used += out->comma + word.len;
	out->comma = true;
}

void sg_out_bool(struct sg_out *out, bool value)
{
	if (value)
		add_constant(out, SG_STR("true"));
	else
		add_constant(out, SG_STR("false"));
}

void sg_out_null(struct sg_out *out)
{
	add_constant(out, SG_STR("null"));
}

void sg_out_count(struct sg_out *out, uint64_t value)
{
	if (value == 0)
		sg_out_null(out);
	else
		sg_out_uint(out, value);
}

void sg_out_strings(struct sg_out *out, const sg_str *at, size_t n)
{
	sg_out_open(out, '[');
	for (size_t i = 0; i < n; i++)
		sg_out_string(out, at[i]);
	sg_out_close(out, ']');
}
