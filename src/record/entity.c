/* SPDX-License-Identifier: MIT */
#include "record/entity.h"

#include "base/utf8.h"

enum { LONGEST_NAME = 8 };

static const struct {
	sg_str name;
	uint32_t code;
} named[] = {
	{ SG_LIT("amp"), '&' },       { SG_LIT("lt"), '<' },        { SG_LIT("gt"), '>' },
	{ SG_LIT("quot"), '"' },      { SG_LIT("apos"), '\'' },     { SG_LIT("nbsp"), 0xa0 },
	{ SG_LIT("iexcl"), 0xa1 },    { SG_LIT("pound"), 0xa3 },    { SG_LIT("yen"), 0xa5 },
	{ SG_LIT("sect"), 0xa7 },     { SG_LIT("copy"), 0xa9 },     { SG_LIT("laquo"), 0xab },
	{ SG_LIT("shy"), 0xad },      { SG_LIT("reg"), 0xae },      { SG_LIT("deg"), 0xb0 },
	{ SG_LIT("plusmn"), 0xb1 },   { SG_LIT("middot"), 0xb7 },   { SG_LIT("raquo"), 0xbb },
	{ SG_LIT("frac12"), 0xbd },   { SG_LIT("iquest"), 0xbf },   { SG_LIT("Agrave"), 0xc0 },
	{ SG_LIT("Aacute"), 0xc1 },   { SG_LIT("Auml"), 0xc4 },     { SG_LIT("Aring"), 0xc5 },
	{ SG_LIT("AElig"), 0xc6 },    { SG_LIT("Ccedil"), 0xc7 },   { SG_LIT("Eacute"), 0xc9 },
	{ SG_LIT("Ouml"), 0xd6 },     { SG_LIT("times"), 0xd7 },    { SG_LIT("Oslash"), 0xd8 },
	{ SG_LIT("Uuml"), 0xdc },     { SG_LIT("szlig"), 0xdf },    { SG_LIT("agrave"), 0xe0 },
	{ SG_LIT("aacute"), 0xe1 },   { SG_LIT("acirc"), 0xe2 },    { SG_LIT("atilde"), 0xe3 },
	{ SG_LIT("auml"), 0xe4 },     { SG_LIT("aring"), 0xe5 },    { SG_LIT("aelig"), 0xe6 },
	{ SG_LIT("ccedil"), 0xe7 },   { SG_LIT("egrave"), 0xe8 },   { SG_LIT("eacute"), 0xe9 },
	{ SG_LIT("ecirc"), 0xea },    { SG_LIT("euml"), 0xeb },     { SG_LIT("igrave"), 0xec },
	{ SG_LIT("iacute"), 0xed },   { SG_LIT("icirc"), 0xee },    { SG_LIT("iuml"), 0xef },
	{ SG_LIT("ntilde"), 0xf1 },   { SG_LIT("ograve"), 0xf2 },   { SG_LIT("oacute"), 0xf3 },
	{ SG_LIT("ocirc"), 0xf4 },    { SG_LIT("otilde"), 0xf5 },   { SG_LIT("ouml"), 0xf6 },
	{ SG_LIT("oslash"), 0xf8 },   { SG_LIT("ugrave"), 0xf9 },   { SG_LIT("uacute"), 0xfa },
	{ SG_LIT("ucirc"), 0xfb },    { SG_LIT("uuml"), 0xfc },     { SG_LIT("ensp"), 0x2002 },
	{ SG_LIT("emsp"), 0x2003 },   { SG_LIT("thinsp"), 0x2009 }, { SG_LIT("zwnj"), 0x200c },
	{ SG_LIT("zwj"), 0x200d },    { SG_LIT("ndash"), 0x2013 },  { SG_LIT("mdash"), 0x2014 },
	{ SG_LIT("lsquo"), 0x2018 },  { SG_LIT("rsquo"), 0x2019 },  { SG_LIT("sbquo"), 0x201a },
	{ SG_LIT("ldquo"), 0x201c },  { SG_LIT("rdquo"), 0x201d },  { SG_LIT("bdquo"), 0x201e },
	{ SG_LIT("bull"), 0x2022 },   { SG_LIT("hellip"), 0x2026 }, { SG_LIT("euro"), 0x20ac },
	{ SG_LIT("trade"), 0x2122 },  { SG_LIT("rarr"), 0x2192 },   { SG_LIT("check"), 0x2713 },
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
		if (sg_str_eq(name, named[i].name))
			return named[i].code;
	return 0;
}

bool sg_entity_any(sg_str str)
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

	if (str.ptr == NULL || !sg_entity_any(str))
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

static bool is_blank(uint32_t code)
{
	return code <= ' ' || code == 0x7f || code == 0xa0 || code == 0x1680 ||
	       (code >= 0x2000 && code <= 0x200b) || code == 0x202f || code == 0x205f ||
	       code == 0x3000 || code == 0xfeff || sg_is_control(code);
}

sg_str sg_line_tidy(struct sg_arena *arena, sg_str str, size_t max)
{
	struct sg_buf buf = { .arena = arena };
	bool gap = false;

	for (size_t at = 0; at < str.len;) {
		size_t from = at;
		uint32_t code = sg_utf8_next(str, &at);

		if (is_blank(code)) {
			gap = buf.len > 0;
			continue;
		}
		if (code == 0xad) /* soft hyphen */
			continue;
		if (buf.len + (gap ? 1u : 0u) + 4 > max)
			break;
		if (gap)
			sg_buf_add_char(&buf, ' ');
		gap = false;
		if (code == 0xfffd)
			sg_utf8_add(&buf, code);
		else
			sg_buf_add(&buf, sg_str_sub(str, from, at));
	}
	return buf.failed || buf.len == 0 ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}
