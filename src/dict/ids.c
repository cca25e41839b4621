/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include "base/str.h"

/* A hash table of places in lexicon->skills plus one; 0: the slot is empty. */

static void put(struct sg_lexicon *lexicon, size_t place)
{
	struct sg_entry_ids *ids = &lexicon->ids;
	size_t at = (size_t)sg_hash_quick(lexicon->skills.at[place].id);

	while (ids->slots[at & (ids->cap - 1)] != 0)
		at++;
	ids->slots[at & (ids->cap - 1)] = (uint32_t)place + 1;
}

/* Takes in the skills that were added since; false: no memory. */
static bool catch_up(struct sg_lexicon *lexicon)
{
	enum { FIRST = 256 };
	struct sg_entry_ids *ids = &lexicon->ids;
	size_t cap = ids->cap == 0 ? FIRST : ids->cap;

	while (cap < lexicon->skills.n * 2)
		cap *= 2;
	if (cap != ids->cap) {
		uint32_t *slots = sg_arena_array(lexicon->arena, uint32_t, cap);

		if (slots == NULL)
			return false;
		*ids = (struct sg_entry_ids){ slots, cap, 0 };
	}
	while (ids->n < lexicon->skills.n)
		put(lexicon, ids->n++);
	return true;
}

bool sg_lexicon_entry(struct sg_lexicon *lexicon, sg_str id, struct sg_entry **out)
{
	const struct sg_entry_ids *ids = &lexicon->ids;
	size_t at = (size_t)sg_hash_quick(id);

	*out = NULL;
	if (!catch_up(lexicon))
		return false;
	for (uint32_t place; (place = ids->slots[at & (ids->cap - 1)]) != 0; at++)
		if (sg_str_eq(lexicon->skills.at[place - 1].id, id)) {
			*out = &lexicon->skills.at[place - 1];
			break;
		}
	return true;
}
