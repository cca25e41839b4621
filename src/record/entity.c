/* SPDX-License-Identifier: MIT */
#include "record/entity.h"

#include <string.h>

#include "base/utf8.h"

enum { LONGEST_NAME = 8 };

/* Not by pointers: the loader would have to write to each row at every start. */
static const struct {
	char name[LONGEST_NAME];
	uint32_t code;
} named[] = {
	{ "amp", '&' },         { "lt", '<' },          { "gt", '>' },
	{ "quot", '"' },        { "apos", '\'' },       { "nbsp", 0xa0 },
	{ "iexcl", 0xa1 },      { "pound", 0xa3 },      { "yen", 0xa5 },
	{ "sect", 0xa7 },       { "copy", 0xa9 },       { "laquo", 0xab },
	{ "shy", 0xad },        { "reg", 0xae },        { "deg", 0xb0 },
	{ "plusmn", 0xb1 },     { "middot", 0xb7 },     { "raquo", 0xbb },
	{ "frac12", 0xbd },     { "iquest", 0xbf },     { "Agrave", 0xc0 },
	{ "Aacute", 0xc1 },     { "Auml", 0xc4 },       { "Aring", 0xc5 },
	{ "AElig", 0xc6 },      { "Ccedil", 0xc7 },     { "Eacute", 0xc9 },
	{ "Ouml", 0xd6 },       { "times", 0xd7 },      { "Oslash", 0xd8 },
	{ "Uuml", 0xdc },       { "szlig", 0xdf },      { "agrave", 0xe0 },
	{ "aacute", 0xe1 },     { "acirc", 0xe2 },      { "atilde", 0xe3 },
	{ "auml", 0xe4 },       { "aring", 0xe5 },      { "aelig", 0xe6 },
	{ "ccedil", 0xe7 },     { "egrave", 0xe8 },     { "eacute", 0xe9 },
	{ "ecirc", 0xea },      { "euml", 0xeb },       { "igrave", 0xec },
	{ "iacute", 0xed },     { "icirc", 0xee },      { "iuml", 0xef },
	{ "ntilde", 0xf1 },     { "ograve", 0xf2 },     { "oacute", 0xf3 },
	{ "ocirc", 0xf4 },      { "otilde", 0xf5 },     { "ouml", 0xf6 },
	{ "oslash", 0xf8 },     { "ugrave", 0xf9 },     { "uacute", 0xfa },
	{ "ucirc", 0xfb },      { "uuml", 0xfc },       { "ensp", 0x2002 },
	{ "emsp", 0x2003 },     { "thinsp", 0x2009 },   { "zwnj", 0x200c },
	{ "zwj", 0x200d },      { "ndash", 0x2013 },    { "mdash", 0x2014 },
	{ "lsquo", 0x2018 },    { "rsquo", 0x2019 },    { "sbquo", 0x201a },
	{ "ldquo", 0x201c },    { "rdquo", 0x201d },    { "bdquo", 0x201e },
	{ "bull", 0x2022 },     { "hellip", 0x2026 },   { "euro", 0x20ac },
	{ "trade", 0x2122 },    { "rarr", 0x2192 },     { "check", 0x2713 },
};

static uint32_t numeric(sg_str digits)
{
	bool hex = digits.len > 1 && (digits.ptr[0] == 'x' || digits.ptr[0] == 'X');
	uint32_t code = 0;

	if (digits.len == (hex ? 1u : 0u))
		return 0;
	for (size_t i = hex ? 1 : 0; i < digits.len; i++) {
		char c = sg_lower(digits.ptr[i]);

		if (sg_is_digit(c))
			code = code * (hex ? 16 : 10) + (uint32_t)(c - '0');
		else if (hex && c >= 'a' && c <= 'f')
			code = code * 16 + (uint32_t)(c - 'a') + 10;
		else
			return 0;
	}
	return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? 0xfffd : code;
}

/* The reference that str starts with: its code and its length; 0 when it starts with none. */
static uint32_t reference(sg_str str, size_t *len)
{
	size_t end = 1;
	sg_str name;

	while (end < str.len && end <= LONGEST_NAME && str.ptr[end] != ';')
		end++;
	if (end >= str.len || str.ptr[end] != ';')
		return 0;
	*len = end + 1;
	name = sg_str_sub(str, 1, end);
	if (name.len > 1 && name.ptr[0] == '#')
		return numeric(sg_str_sub(name, 1, name.len));
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (sg_str_eq(name, (sg_str){ named[i].name, strlen(named[i].name) }))
			return named[i].code;
	return 0;
}

/* Whether it holds a reference that decoding would change. */
static bool has_reference(sg_str str)
{
	size_t len;

	for (size_t at = sg_str_find(str, SG_STR("&"), 0); at != SIZE_MAX;
	     at = sg_str_find(str, SG_STR("&"), at + 1))
		if (reference(sg_str_sub(str, at, str.len), &len) != 0)
			return true;
	return false;
}

sg_str sg_entity_decode(struct sg_arena *arena, sg_str str)
{
	struct sg_buf buf = { .arena = arena, .max = str.len + 1 };
	size_t plain = 0; /* start of the run that is copied as it is */

	if (str.ptr == NULL || !has_reference(str))
		return str;
	for (size_t at = sg_str_find(str, SG_STR("&"), 0); at != SIZE_MAX;) {
		size_t len = 1;
		uint32_t code = reference(sg_str_sub(str, at, str.len), &len);

		if (code != 0) {
			sg_buf_add(&buf, sg_str_sub(str, plain, at));
			sg_utf8_add(&buf, code);
			plain = at + len;
		}
		at = sg_str_find(str, SG_STR("&"), code != 0 ? plain : at + 1);
	}
	sg_buf_add(&buf, sg_str_sub(str, plain, str.len));
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}
