/* SPDX-License-Identifier: MIT */
#include "read/roles.h"

#include <skillgap/skillgap.h>

static bool is_known(const struct sg_roles *roles, sg_str word)
{
	for (size_t i = 0; i < roles->words.n; i++)
		if (sg_str_eq_fold(roles->words.at[i], word))
			return true;
	return false;
}

/* A single word is left out: it names a role as a whole, and "SRE" is no last word. */
static void add_last_word(struct sg_roles *roles, sg_str name)
{
	enum { SHORTEST = 5 };
	size_t start = name.len;
	sg_str *added;

	while (start > 0 && sg_is_alpha(name.ptr[start - 1]))
		start--;
	name = sg_str_sub(name, start, name.len);
	if (start == 0 || name.len < SHORTEST || is_known(roles, name))
		return;
	added = sg_push(roles->arena, &roles->words);
	if (added != NULL)
		*added = name;
}

static void gather(struct sg_roles *roles)
{
	uint32_t n = roles->dict == NULL ? 0 : sg_dict_count(roles->dict);

	roles->gathered = true;
	for (uint32_t i = 0; i < n; i++) {
		struct sg_skill skill = sg_dict_skill(roles->dict, i);

		if (skill.kind == SG_KIND_ROLE)
			add_last_word(roles, skill.name);
	}
}

bool sg_roles_in(struct sg_roles *roles, sg_str text)
{
	size_t at = 0;

	if (!roles->gathered)
		gather(roles);
	while (at < text.len) {
		size_t start = at;
		sg_str word;

		while (at < text.len && sg_is_alpha(text.ptr[at]))
			at++;
		word = sg_str_sub(text, start, at);
		if (word.len > 0 && is_known(roles, word))
			return true;
		if (word.len > 1 && sg_lower(word.ptr[word.len - 1]) == 's' &&
		    is_known(roles, sg_str_sub(word, 0, word.len - 1)))
			return true;
		at += at == start;
	}
	return false;
}
