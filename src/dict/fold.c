/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include "base/names.h"
#include "base/str.h"
#include "base/utf8.h"
#include "dict/cue.h"

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

size_t sg_fold_heading(sg_str line, char *out, size_t max)
{
	size_t n = 0;

	for (size_t at = 0; at < line.len;) {
		size_t from = at;
		uint32_t code = sg_utf8_next(line, &at);
		bool letter = code < 0x80 ? sg_is_word((char)code) && code != '_'
					  : (code >= 0xc0 && code < 0x2000);

		if (code == '\'' || code == 0x2019) {
			if (n < max && n > 0 && out[n - 1] != ' ')
				out[n++] = '\'';
		} else if (!letter && code != '#' && code != '+') {
			if (n > 0 && n < max && out[n - 1] != ' ')
				out[n++] = ' ';
		} else {
			for (; from < at && n < max; from++)
				out[n++] = sg_lower(line.ptr[from]);
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
	[SG_CUE_NEUTRAL] = "neutral",
	[SG_CUE_AND] = "and",
	[SG_CUE_OR] = "or",
	[SG_CUE_ONE_OF] = "one_of",
	[SG_CUE_SUCH_AS] = "such_as",
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
