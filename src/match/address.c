/* SPDX-License-Identifier: MIT */
#include "match/reading.h"

#include "dict/word.h"

enum { LONGEST_ADDRESS = 256 }; /* bytes looked at on either side */

static bool is_break(char c)
{
	return sg_is_space(c) || c == '(' || c == ')' || c == '<' || c == '>' || c == '"' ||
	       c == ',' || c == ';' || c == '|';
}

/*
 * Part of a URL, an e-mail address, a domain or a file name: such a run of signs between
 * spaces has "://", '@' or "www." in it, or a dot with letters on both sides of it at the
 * name's border ("kubernetes.io", "main.go"). So is a tag of job boards.
 */
bool sg_in_address(sg_str text, uint32_t start, uint32_t end)
{
	size_t from = start, to = end;
	sg_str token;

	while (from > 0 && start - from < LONGEST_ADDRESS && !is_break(text.ptr[from - 1]))
		from--;
	while (to < text.len && to - end < LONGEST_ADDRESS && !is_break(text.ptr[to]))
		to++;
	token = sg_str_sub(text, from, to);
	if (sg_str_find(token, SG_STR("://"), 0) != SIZE_MAX ||
	    sg_str_find(token, SG_STR("@"), 0) != SIZE_MAX ||
	    sg_str_starts_fold(token, SG_STR("www.")))
		return true;
	if (end + 1 < text.len && text.ptr[end] == '.' && sg_is_lower(text.ptr[end + 1]))
		return true;
	if (start >= 2 && text.ptr[start - 1] == '.' && sg_word_before(text, start - 1) &&
	    !(sg_is_upper(text.ptr[start]) && sg_is_lower(text.ptr[start - 2])))
		return true;
	/* "#BI-Remote": a tag of job boards, not one of a skill ("#golang"). */
	if (start >= 1 && text.ptr[start - 1] == '#' && end < text.len && text.ptr[end] == '-')
		return true;
	return start >= 1 && text.ptr[start - 1] == '@';
}
