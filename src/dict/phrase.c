/* SPDX-License-Identifier: MIT */
#include "dict/phrase.h"

#include <string.h>

/* The group of alternatives that opens at text[at]: what is inside it; absent if it never
 * closes. */
static sg_str inside(sg_str text, size_t at)
{
	size_t end = at + 1;

	while (end < text.len && text.ptr[end] != '}' && text.ptr[end] != '{')
		end++;
	if (end >= text.len || text.ptr[end] != '}')
		return (sg_str){ 0 };
	return sg_str_sub(text, at + 1, end);
}

static size_t count_bars(sg_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == '|';
	return n;
}

static sg_str alternative(sg_str group, size_t number)
{
	sg_str one = sg_str_cut(&group, '|');

	while (number-- > 0)
		one = sg_str_cut(&group, '|');
	return one;
}

size_t sg_phrase_forms(sg_str phrase)
{
	size_t forms = 1;

	for (size_t i = 0; i < phrase.len; i++) {
		sg_str group;

		if (phrase.ptr[i] == '}' || phrase.ptr[i] == '|')
			return 0;
		if (phrase.ptr[i] != '{')
			continue;
		group = inside(phrase, i);
		if (group.ptr == NULL)
			return 0;
		forms *= count_bars(group) + 1;
		if (forms > SG_PHRASE_MAX_FORMS)
			return 0;
		i += group.len + 1;
	}
	return forms;
}

size_t sg_phrase_form(sg_str phrase, size_t number, char *out, size_t cap)
{
	size_t len = 0;

	for (size_t i = 0; i < phrase.len; i++) {
		sg_str piece = sg_str_sub(phrase, i, i + 1);

		if (phrase.ptr[i] == '{') {
			sg_str group = inside(phrase, i);
			size_t choices = count_bars(group) + 1;

			piece = alternative(group, number % choices);
			number /= choices;
			i += group.len + 1;
		}
		if (piece.len > cap - len)
			piece.len = cap - len;
		if (piece.len > 0)
			memcpy(out + len, piece.ptr, piece.len);
		len += piece.len;
	}
	return len;
}
