/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include "base/str.h"

static const struct sg_entry_list *list_of(const struct sg_entry *entry, enum sg_relation relation)
{
	switch (relation) {
	case SG_RELATION_IMPLIES:
		return &entry->implies;
	case SG_RELATION_PART_OF:
		return &entry->part_of;
	case SG_RELATION_AFTER:
		return &entry->after;
	}
	return NULL;
}

static enum sg_status complain(const struct sg_lexicon *lexicon, enum sg_relation relation,
			       uint32_t who, uint32_t over, struct sg_error *err)
{
	static const char *const keys[] = { "implies", "part_of", "after" };
	const struct sg_entry *entry = &lexicon->skills.at[who];
	sg_str next = lexicon->skills.at[over].id;
	struct sg_mistake mistake = { "circle", entry, keys[relation], SG_NO_INDEX };
	const struct sg_entry_list *list = list_of(entry, relation);

	for (size_t i = 0; i < list->n; i++)
		if (sg_str_eq(list->at[i], next))
			mistake.at = i;
	return sg_lexicon_complain(lexicon, mistake, err,
				   "closes a circle of %s over \"" SG_FMT "\"", keys[relation],
				   SG_ARG(next));
}

/* The circle that the path from its first `to` on closes, told of the last entry of it that
 * can be spoken of. */
static enum sg_status complain_circle(const struct sg_lexicon *lexicon, enum sg_relation relation,
				      const uint32_t *path, size_t depth, uint32_t to,
				      struct sg_error *err)
{
	uint32_t next = to;

	while (depth-- > 0) {
		if (sg_lexicon_speaks_of(lexicon, &lexicon->skills.at[path[depth]]))
			return complain(lexicon, relation, path[depth], next, err);
		if (path[depth] == to)
			break;
		next = path[depth];
	}
	return SG_OK;
}

/* Depth first without recursion: state 0 new, 1 on the path, 2 done. */
enum sg_status sg_lexicon_check_circles(const struct sg_lexicon *lexicon, enum sg_relation relation,
					struct sg_error *err)
{
	size_t n = lexicon->skills.n;
	unsigned char *state = sg_arena_array(lexicon->arena, unsigned char, n);
	uint32_t *path = sg_arena_array(lexicon->arena, uint32_t, n);
	uint32_t *next = sg_arena_array(lexicon->arena, uint32_t, n);
	enum sg_status status = SG_OK;

	if (state == NULL || path == NULL || next == NULL)
		return sg_no_memory(err);
	for (uint32_t start = 0; status == SG_OK && start < n; start++) {
		size_t depth = 0;

		if (state[start] != 0)
			continue;
		path[depth++] = start;
		state[start] = 1;
		while (status == SG_OK && depth > 0) {
			uint32_t at = path[depth - 1], to;
			const struct sg_entry_list *list =
				list_of(&lexicon->skills.at[at], relation);

			if (next[at] == list->n) {
				state[at] = 2;
				depth--;
				continue;
			}
			to = sg_lexicon_find(lexicon, list->at[next[at]++]);
			if (to == SG_NO_SKILL || state[to] == 2 || to == at)
				continue; /* who refers to itself or to nobody was told so */
			if (state[to] == 1) {
				status = complain_circle(lexicon, relation, path, depth, to, err);
				continue;
			}
			state[to] = 1;
			path[depth++] = to;
		}
	}
	return status;
}
