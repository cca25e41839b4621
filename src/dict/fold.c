/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include "base/names.h"
#include "base/str.h"
#include "base/utf8.h"
#include "dict/cue.h"
#include "dict/hint.h"
#include "dict/vita.h"

sg_str sg_name_matched(sg_str name)
{
	size_t at = name.len;

	if (name.len == 0 || name.ptr[name.len - 1] != ')')
		return name;
	while (at > 0 && name.ptr[at - 1] != '(')
		at--;
	return at > 1 ? sg_str_trim(sg_str_sub(name, 0, at - 1)) : name;
}

/* Equal but for case, a hyphen standing for a space. */
static bool same_folded(sg_str a, sg_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++) {
		char x = a.ptr[i] == '-' ? ' ' : sg_lower(a.ptr[i]);
		char y = b.ptr[i] == '-' ? ' ' : sg_lower(b.ptr[i]);

		if (x != y)
			return false;
	}
	return true;
}

bool sg_entry_is_risky(const struct sg_entry *entry, sg_str name)
{
	for (size_t i = 0; i < entry->risky.n; i++)
		if (same_folded(name, entry->risky.at[i]))
			return true;
	return false;
}

bool sg_entry_has_plural(const struct sg_entry *entry, sg_str name)
{
	char last = name.ptr[name.len - 1];

	return sg_class_of((enum sg_kind)entry->kind) == SG_CLASS_PRACTICE && name.len >= 3 &&
	       sg_is_alpha(last) && sg_lower(last) != 's' && !sg_entry_is_risky(entry, name);
}

size_t sg_fold_name(sg_str name, char *out, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < name.len && n < max; i++)
		if (!sg_is_space(name.ptr[i]) && name.ptr[i] != '-')
			out[n++] = sg_lower(name.ptr[i]);
	return n;
}

/* A place in the alphabets whose capitals stand `distance` before their small letters; with 1,
 * every second one is a capital, the first of the range being one. */
struct capitals {
	uint32_t first, last, distance;
};

/* Latin, Greek and Cyrillic; the capitals with no rule of their own stand one by one. */
static const struct capitals alphabets[] = {
	{ 0xc0, 0xd6, 32 },   { 0xd8, 0xde, 32 },   { 0x100, 0x12e, 1 },   { 0x132, 0x136, 1 },
	{ 0x139, 0x147, 1 },  { 0x14a, 0x176, 1 },  { 0x179, 0x17d, 1 },   { 0x1cd, 0x1db, 1 },
	{ 0x1de, 0x1ee, 1 },  { 0x1f8, 0x21e, 1 },  { 0x222, 0x232, 1 },   { 0x386, 0x386, 38 },
	{ 0x388, 0x38a, 37 }, { 0x38c, 0x38c, 64 }, { 0x38e, 0x38f, 63 },  { 0x391, 0x3ab, 32 },
	{ 0x400, 0x40f, 80 }, { 0x410, 0x42f, 32 }, { 0x460, 0x480, 1 },   { 0x48a, 0x4be, 1 },
	{ 0x4c1, 0x4cd, 1 },  { 0x4d0, 0x52e, 1 },  { 0x1e00, 0x1e94, 1 }, { 0x1ea0, 0x1efe, 1 },
};

/* The small letter of a capital; full-width forms of ASCII as ASCII. */
static uint32_t small_letter(uint32_t code)
{
	if (code >= 0xff01 && code <= 0xff5e)
		code -= 0xff01 - '!';
	if (code < 0x80)
		return (unsigned char)sg_lower((char)code);
	if (code == 0x130) /* the capital of a dotted i */
		return 'i';
	if (code == 0x178)
		return 0xff;
	for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++) {
		const struct capitals *at = &alphabets[i];

		if (code >= at->first && code <= at->last &&
		    (at->distance > 1 || (code - at->first) % 2 == 0))
			return code + at->distance;
	}
	return code;
}

/* Letters and digits of any script; not its signs, nor emoji, nor what fonts keep for private
 * use. */
static bool is_letter(uint32_t code)
{
	static const struct {
		uint32_t first, last;
	} signs[] = {
		{ 0x80, 0xbf },	      { 0xd7, 0xd7 },	  { 0xf7, 0xf7 },
		{ 0x2000, 0x2bff },   { 0x2e00, 0x2e7f }, { 0x3000, 0x3004 },
		{ 0x3008, 0x3020 },   { 0x3030, 0x3030 }, { 0x30fb, 0x30fb },
		{ 0xd800, 0xf8ff },   { 0xfe00, 0xfe6f }, { 0xff00, 0xff20 },
		{ 0xff5b, 0xff65 },   { 0xffe0, 0xffff }, { 0x1f000, 0x1faff },
		{ 0xe0000, 0x10ffff },
	};

	if (code < 0x80)
		return sg_is_word((char)code) && code != '_';
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (code >= signs[i].first && code <= signs[i].last)
			return false;
	return true;
}

/* One code point as UTF-8 behind the n bytes of out; what does not fit is cut. */
static size_t put_code(char *out, size_t n, size_t max, uint32_t code)
{
	char bytes[4];
	size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	static const unsigned char leads[] = { 0, 0, 0xc0, 0xe0, 0xf0 };

	for (size_t i = len; i-- > 0; code >>= 6)
		bytes[i] = i > 0 ? (char)(0x80 | (code & 0x3f)) : (char)(leads[len] | code);
	for (size_t i = 0; i < len && n < max; i++)
		out[n++] = bytes[i]; /* cppcheck-suppress uninitvar ; the loop above wrote it */
	return n;
}

/* How long the number is that a heading is counted by: "1. ", "2) ", a keycap. */
static size_t counter_of(sg_str line)
{
	size_t at = 0;

	while (at < line.len && at < 2 && sg_is_digit(line.ptr[at]))
		at++;
	if (at == 0 || at >= line.len)
		return 0;
	if ((line.ptr[at] == '.' || line.ptr[at] == ')') && at + 1 < line.len &&
	    sg_is_space(line.ptr[at + 1]))
		return at + 1;
	return sg_str_starts(sg_str_sub(line, at, line.len), SG_STR("\xef\xb8\x8f\xe2\x83\xa3"))
		       ? at + 6
		       : 0;
}

size_t sg_fold_heading(sg_str line, char *out, size_t max)
{
	size_t n = 0;

	for (size_t at = counter_of(line); at < line.len && n < max;) {
		uint32_t code;

		/* Where the next word starts nobody can foretell: it is no branch. */
		if (sg_is_alpha(line.ptr[at]) | (line.ptr[at] == ' ')) {
			out[n] = (char)(line.ptr[at++] | 0x20);
			n += (out[n] != ' ') | (n > 0 && out[n - 1] != ' ');
			continue;
		}
		code = small_letter(sg_utf8_next(line, &at));
		if (code == '\'' || code == 0x2019) {
			if (n < max && n > 0 && out[n - 1] != ' ')
				out[n++] = '\'';
		} else if (is_letter(code) || code == '#' || code == '+') {
			n = put_code(out, n, max, code);
		} else if (n > 0 && n < max && out[n - 1] != ' ') {
			out[n++] = ' ';
		}
	}
	while (n > 0 && (out[n - 1] == ' ' || out[n - 1] == '\''))
		n--;
	return n;
}

static const char *const cues[SG_N_CUES] = {
	[SG_CUE_REQUIRED] = "required",
	[SG_CUE_PREFERRED] = "preferred",
	[SG_CUE_PREFERRED_AFTER] = "preferred_after",
	[SG_CUE_REQUIRED_AFTER] = "required_after",
	[SG_CUE_COMPANY] = "company",
	[SG_CUE_CANDIDATE] = "candidate",
	[SG_CUE_NOT] = "not",
	[SG_CUE_NOT_AFTER] = "not_after",
	[SG_CUE_INSTEAD] = "instead",
	[SG_CUE_CHOICE] = "choice",
	[SG_CUE_REFUSED] = "refused",
	[SG_CUE_IT] = "it",
	[SG_CUE_NEUTRAL] = "neutral",
	[SG_CUE_AND] = "and",
	[SG_CUE_OR] = "or",
	[SG_CUE_ONE_OF] = "one_of",
	[SG_CUE_SUCH_AS] = "such_as",
	[SG_CUE_CLASS] = "class",
	[SG_CUE_INCLUDING] = "including",
	[SG_CUE_OPEN] = "open",
	[SG_CUE_CONTRAST] = "contrast",
	[SG_CUE_NUMBER] = "number",
	[SG_CUE_YEARS] = "years",
	[SG_CUE_MONTHS] = "months",
	[SG_CUE_AGE] = "age",
	[SG_CUE_AT_LEAST] = "at_least",
	[SG_CUE_UP_TO] = "up_to",
	[SG_CUE_OVERALL] = "overall",
	[SG_CUE_PROFICIENCY] = "proficiency",
	[SG_CUE_LEARNING] = "learning",
	[SG_CUE_PAIR] = "pair",
	[SG_CUE_DEGREE] = "degree",
	[SG_CUE_EQUIVALENT] = "equivalent",
	[SG_CUE_LANGUAGE] = "language",
	[SG_CUE_WORK_AUTH] = "work_auth",
	[SG_CUE_CLEARANCE] = "clearance",
	[SG_CUE_REMOTE] = "remote",
	[SG_CUE_ON_CALL] = "on_call",
	[SG_CUE_TRAVEL] = "travel",
	[SG_CUE_SENIORITY] = "seniority",
	[SG_CUE_EMPLOYMENT_TYPE] = "employment_type",
	[SG_CUE_CERTIFICATION] = "certification",
	[SG_CUE_REGION] = "region",
	[SG_CUE_REGION_NAME] = "region_name",
	[SG_CUE_TIME_ZONE] = "time_zone",
	[SG_CUE_PLACE] = "place",
	[SG_CUE_PAY] = "pay",
	[SG_CUE_NOT_PAY] = "not_pay",
	[SG_CUE_PER] = "per",
	[SG_CUE_PASSAGE] = "passage",
	[SG_CUE_CUSTOMERS] = "customers",
	[SG_CUE_ORGANISATION] = "organisation",
};

const char *sg_cue_name(enum sg_cue cue)
{
	return cues[cue];
}

int sg_cue_of(sg_str word)
{
	for (int i = 0; i < SG_N_CUES; i++)
		if (sg_str_eq(sg_str_of(cues[i]), word))
			return i;
	return -1;
}

static const char *const hints[SG_N_HINTS] = {
	[SG_HINT_ORDINARY] = "ordinary",
	[SG_HINT_PLACE] = "place",
	[SG_HINT_ORGANISATION] = "organisation",
	[SG_HINT_PRODUCT] = "product",
	[SG_HINT_USES] = "uses",
};

int sg_hint_by_name(sg_str word)
{
	for (int i = 0; i < SG_N_HINTS; i++)
		if (sg_str_eq(sg_str_of(hints[i]), word))
			return i;
	return -1;
}

static int position(const char *const *words, int n, sg_str word)
{
	for (int i = 0; i < n; i++)
		if (words[i] != NULL && sg_str_eq(sg_str_of(words[i]), word))
			return i;
	return -1;
}

int sg_vita_code(sg_str kind, sg_str value)
{
	static const char *const kinds[SG_N_VITA] = {
		[SG_VITA_MONTH] = "month", [SG_VITA_SEASON] = "season", [SG_VITA_NOW] = "now",
		[SG_VITA_SINCE] = "since", [SG_VITA_FROM] = "from",	[SG_VITA_UNTIL] = "until",
		[SG_VITA_SECTION] = "section",
	};
	static const char *const sections[SG_N_VITA_SECTIONS] = {
		[SG_VITA_OTHER] = "other",     [SG_VITA_WORK] = "work",
		[SG_VITA_PROJECTS] = "projects", [SG_VITA_SKILLS] = "skills",
		[SG_VITA_TOOLS] = "tools",
		[SG_VITA_EDUCATION] = "education",
	};
	static const char *const months[] = { NULL, "1", "2", "3",  "4",  "5", "6",
					      "7",  "8", "9", "10", "11", "12" };
	int code = position(kinds, SG_N_VITA, kind), number = 0;

	if (code == SG_VITA_SECTION)
		number = position(sections, SG_N_VITA_SECTIONS, value);
	else if (code == SG_VITA_MONTH || code == SG_VITA_SEASON)
		number = position(months, 13, value);
	else if (value.ptr != NULL)
		return -1;
	return code < 0 || number < 0 ? -1 : SG_VITA_CODE(code, number);
}
