/* SPDX-License-Identifier: MIT */
#include "base/out.h"

#include <float.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void sg_out_init(struct sg_out *out, sg_sink_fn sink, void *user)
{
	out->sink = sink;
	out->user = user;
	out->used = 0;
	out->failed = false;
	out->comma = false;
}

static void flush(struct sg_out *out)
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
		flush(out);
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

enum sg_status sg_out_finish(struct sg_out *out, struct sg_error *err)
{
	flush(out);
	return out->failed ? sg_fail(err, SG_EIO, "the output could not be written") : SG_OK;
}

/* Signs and digits are most of the calls and a byte or two each. */
static void add_char(struct sg_out *out, char c)
{
	if (out->used == sizeof out->buffer)
		flush(out);
	if (!out->failed)
		out->buffer[out->used++] = c;
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

void sg_out_key(struct sg_out *out, const char *key)
{
	separate(out);
	add_char(out, '"');
	sg_out_add(out, sg_str_of(key));
	add_char(out, '"');
	add_char(out, ':');
	out->comma = false;
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

/* Where the ASCII characters from `at` on end that need no escape. */
static size_t behind_plain(sg_str str, size_t at)
{
	size_t len = sg_ascii_run(str, at);
	const char *quote = len == 0 ? NULL : memchr(str.ptr + at, '"', len);
	const char *slash;

	if (quote != NULL)
		len = (size_t)(quote - str.ptr) - at;
	slash = len == 0 ? NULL : memchr(str.ptr + at, '\\', len);
	return slash != NULL ? (size_t)(slash - str.ptr) : at + len;
}

void sg_out_string(struct sg_out *out, sg_str str)
{
	size_t plain = 0; /* start of the run that needs no escape */

	if (str.ptr == NULL) {
		sg_out_null(out);
		return;
	}
	separate(out);
	add_char(out, '"');
	for (size_t at = 0;;) {
		size_t from;
		uint32_t code;
		bool broken;

		at = behind_plain(str, at);
		if (at == str.len)
			break;
		from = at;
		code = sg_utf8_next(str, &at);
		broken = code == 0xfffd && at - from == 1;
		if (!broken && code != '"' && code != '\\' && code >= 0x20 && !sg_is_control(code))
			continue;
		sg_out_add(out, sg_str_sub(str, plain, from));
		escape(out, code);
		plain = at;
	}
	sg_out_add(out, sg_str_sub(str, plain, str.len));
	add_char(out, '"');
}

void sg_out_uint(struct sg_out *out, uint64_t value)
{
	char text[20]; /* of 2^64 - 1 */
	size_t at = sizeof text;

	do {
		text[--at] = (char)('0' + value % 10);
		value /= 10;
	} while (value > 0);
	separate(out);
	sg_out_add(out, (sg_str){ text + at, sizeof text - at });
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

void sg_out_bool(struct sg_out *out, bool value)
{
	separate(out);
	sg_out_add(out, value ? SG_STR("true") : SG_STR("false"));
}

void sg_out_null(struct sg_out *out)
{
	separate(out);
	sg_out_add(out, SG_STR("null"));
}

void sg_out_member_str(struct sg_out *out, const char *key, sg_str value)
{
	sg_out_key(out, key);
	sg_out_string(out, value);
}

void sg_out_member_word(struct sg_out *out, const char *key, const char *word)
{
	sg_out_member_str(out, key, sg_str_of(word));
}

void sg_out_member_uint(struct sg_out *out, const char *key, uint64_t value)
{
	sg_out_key(out, key);
	sg_out_uint(out, value);
}

void sg_out_member_count(struct sg_out *out, const char *key, uint64_t value)
{
	sg_out_key(out, key);
	if (value == 0)
		sg_out_null(out);
	else
		sg_out_uint(out, value);
}
