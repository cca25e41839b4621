/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/dict.h"

/*
 * Words that name a job: the last words of the dictionary's roles ("developer" of "backend
 * developer"), for telling a title from a place.
 *
 * Ownership: embedded in the caller; the words live in the arena. Gathered on first use,
 *            since most inputs need none.
 */
struct sg_roles {
	const struct sg_dict *dict; /* NULL: no word is known */
	struct sg_arena *arena;
	sg_vec(sg_str) words;
	bool gathered;
};

/* Whether a word of text names a job; case and a plural s do not count. */
bool sg_roles_in(struct sg_roles *roles, sg_str text);
