/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include <stdlib.h>

#include "base/names.h"
#include "base/str.h"
#include "dict/parse.h"
#include "dict/word.h"

/*
 * The checks that need the whole lexicon: references, cycles, clashes of names. Entries that
 * were loaded from an image have no file and were checked when it was made: what goes wrong
 * with them, a user's entry did.
 */

static enum sg_status complain(const struct sg_entry *entry, struct sg_error *err, const char *what,
			       sg_str about)
{
	sg_fail(err, SG_ESYNTAX, "skills[%u] (" SG_FMT "): %s \"" SG_FMT "\"", entry->place,
		SG_ARG(entry->id), what, SG_ARG(about));
	sg_fail_at(err, entry->file, 0, 0);
	return SG_ESYNTAX;
}

static int by_id(const void *a, const void *b)
{
	return sg_str_cmp(((const struct sg_entry *)a)->id, ((const struct sg_entry *)b)->id);
}

uint32_t sg_lexicon_find(const struct sg_lexicon *lexicon, sg_str id)
{
	size_t low = 0, high = lexicon->skills.n;

	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = sg_str_cmp(lexicon->skills.at[mid].id, id);

		if (order == 0)
			return (uint32_t)mid;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return SG_NO_SKILL;
}

static enum sg_status check_ids(const struct sg_lexicon *lexicon, const struct sg_entry *entry,
				const struct sg_entry_list *ids, struct sg_error *err)
{
	for (size_t i = 0; i < ids->n; i++) {
		if (sg_str_eq(ids->at[i], entry->id))
			return complain(entry, err, "refers to itself:", entry->id);
		if (sg_lexicon_find(lexicon, ids->at[i]) == SG_NO_SKILL)
			return complain(entry, err, "refers to an id that no skill has:",
					ids->at[i]);
	}
	return SG_OK;
}

static bool is_area(const struct sg_lexicon *lexicon, sg_str area)
{
	for (size_t i = 0; i < lexicon->skills.n; i++)
		if (sg_str_eq(lexicon->skills.at[i].area, area))
			return true;
	return false;
}

static enum sg_status check_neighbours(const struct sg_lexicon *lexicon,
				       const struct sg_entry *entry,
				       const struct sg_entry_list *list, struct sg_error *err)
{
	for (size_t i = 0; i < list->n; i++) {
		sg_str rest = list->at[i];
		sg_str type = sg_str_cut(&rest, ':');
		bool known = rest.ptr == NULL ? sg_lexicon_find(lexicon, type) != SG_NO_SKILL
			     : sg_str_eq(type, SG_STR("area")) ? is_area(lexicon, rest)
			     : sg_str_eq(type, SG_STR("kind")) ? sg_kind_of(rest) >= 0
							       : false;

		if (!known)
			return complain(entry, err, "has a neighbour that is no id, area or kind:",
					list->at[i]);
	}
	return SG_OK;
}

static enum sg_status check_entry(const struct sg_lexicon *lexicon, const struct sg_entry *entry,
				  struct sg_error *err)
{
	const struct sg_entry_list *ids[] = { &entry->implies, &entry->part_of, &entry->adjacent,
					      &entry->after };
	enum sg_status status = SG_OK;

	if (entry->file.ptr == NULL)
		return SG_OK;
	for (size_t i = 0; status == SG_OK && i < sizeof ids / sizeof *ids; i++)
		status = check_ids(lexicon, entry, ids[i], err);
	if (status == SG_OK)
		status = check_neighbours(lexicon, entry, &entry->list, err);
	if (status == SG_OK)
		status = check_neighbours(lexicon, entry, &entry->near, err);
	if (status == SG_OK && entry->ambiguous && (entry->yes.n < 2 || entry->no.n < 2))
		status = complain(entry, err,
				  "is ambiguous and needs two yes and two no sentences for",
				  entry->name);
	return status;
}

/* One entry of the circle that the path from its first `to` on closes. */
static enum sg_status complain_cycle(const struct sg_lexicon *lexicon, const uint32_t *path,
				     size_t depth, uint32_t to, struct sg_error *err)
{
	const struct sg_entry *entry = &lexicon->skills.at[path[--depth]];
	uint32_t next = to;

	while (entry->file.ptr == NULL && path[depth] != to) {
		next = path[depth--];
		entry = &lexicon->skills.at[path[depth]];
	}
	return complain(entry, err, "closes a circle of implies over", lexicon->skills.at[next].id);
}

/* Depth first without recursion: 0 new, 1 on the path, 2 done. */
static enum sg_status check_cycles(const struct sg_lexicon *lexicon, struct sg_error *err)
{
	size_t n = lexicon->skills.n;
	unsigned char *state = sg_arena_array(lexicon->arena, unsigned char, n);
	uint32_t *path = sg_arena_array(lexicon->arena, uint32_t, n);
	uint32_t *next = sg_arena_array(lexicon->arena, uint32_t, n);

	if (state == NULL || path == NULL || next == NULL)
		return sg_no_memory(err);
	for (uint32_t start = 0; start < n; start++) {
		size_t depth = 0;

		if (state[start] != 0)
			continue;
		path[depth++] = start;
		state[start] = 1;
		while (depth > 0) {
			uint32_t at = path[depth - 1];
			const struct sg_entry *entry = &lexicon->skills.at[at];
			uint32_t to;

			if (next[at] == entry->implies.n) {
				state[at] = 2;
				depth--;
				continue;
			}
			to = sg_lexicon_find(lexicon, entry->implies.at[next[at]++]);
			if (state[to] == 1)
				return complain_cycle(lexicon, path, depth, to, err);
			if (state[to] == 0) {
				state[to] = 1;
				path[depth++] = to;
			}
		}
	}
	return SG_OK;
}

struct surface {
	sg_str folded, text;
	uint32_t skill;
};

static int by_fold(const void *a, const void *b)
{
	const struct surface *x = a, *y = b;
	int order = sg_str_cmp(x->folded, y->folded);

	return order != 0 ? order : (x->skill > y->skill) - (x->skill < y->skill);
}

static enum sg_status complain_clash(const struct sg_entry *a, const struct sg_entry *b,
				     sg_str text, struct sg_error *err)
{
	const struct sg_entry *entry = b->file.ptr != NULL ? b : a;
	sg_str other = entry == b ? a->id : b->id;

	sg_fail(err, SG_ESYNTAX,
		"skills[%u] (" SG_FMT "): has a name that " SG_FMT " has too: \"" SG_FMT "\"",
		entry->place, SG_ARG(entry->id), SG_ARG(other), SG_ARG(text));
	sg_fail_at(err, entry->file, 0, 0);
	return SG_ESYNTAX;
}

struct surfaces {
	struct sg_arena *arena;
	sg_vec(struct surface) all;
};

static bool add_surface(struct surfaces *surfaces, sg_str text, uint32_t skill)
{
	struct surface *slot = sg_push(surfaces->arena, &surfaces->all);
	char folded[SG_MAX_NAME + 1];
	sg_str fold = { folded, sg_fold_name(text, folded, sizeof folded) };

	if (slot == NULL)
		return false;
	*slot = (struct surface){ sg_arena_dup(surfaces->arena, fold), text, skill };
	return slot->folded.ptr != NULL;
}

static bool add_surfaces(struct surfaces *surfaces, const struct sg_entry *entry, uint32_t skill)
{
	for (size_t i = 0; i <= entry->aliases.n; i++) {
		sg_str text = i == 0 ? sg_name_matched(entry->name) : entry->aliases.at[i - 1];

		if (!add_surface(surfaces, text, skill))
			return false;
		if (!sg_entry_has_plural(entry, text))
			continue;
		text = sg_arena_printf(surfaces->arena, SG_FMT "s", SG_ARG(text));
		if (text.ptr == NULL || !add_surface(surfaces, text, skill))
			return false;
	}
	return true;
}

/*
 * No two skills may be written alike once case, spaces and hyphens are folded: the matcher
 * and `dict resolve` could not tell them apart. An id is not text and may be a common word.
 */
static enum sg_status check_clashes(const struct sg_lexicon *lexicon, struct sg_error *err)
{
	struct surfaces surfaces = { .arena = lexicon->arena };

	for (uint32_t i = 0; i < lexicon->skills.n; i++)
		if (!add_surfaces(&surfaces, &lexicon->skills.at[i], i))
			return sg_no_memory(err);
	if (surfaces.all.n > 0)
		qsort(surfaces.all.at, surfaces.all.n, sizeof *surfaces.all.at, by_fold);
	for (size_t i = 1; i < surfaces.all.n; i++) {
		const struct surface *a = &surfaces.all.at[i - 1], *b = &surfaces.all.at[i];

		if (a->skill != b->skill && sg_str_eq(a->folded, b->folded))
			return complain_clash(&lexicon->skills.at[a->skill],
					      &lexicon->skills.at[b->skill], b->text, err);
	}
	return SG_OK;
}

static int by_hint(const void *a, const void *b)
{
	return sg_str_cmp(((const struct sg_entry_hint *)a)->text,
			  ((const struct sg_entry_hint *)b)->text);
}

/* Each word hints at one thing. */
static enum sg_status check_hints(struct sg_lexicon *lexicon, struct sg_error *err)
{
	if (lexicon->hints.n > 0)
		qsort(lexicon->hints.at, lexicon->hints.n, sizeof *lexicon->hints.at, by_hint);
	for (size_t i = 1; i < lexicon->hints.n; i++)
		if (sg_str_eq(lexicon->hints.at[i - 1].text, lexicon->hints.at[i].text))
			return sg_fail(err, SG_ESYNTAX, "terms: \"" SG_FMT "\" is there twice",
				       SG_ARG(lexicon->hints.at[i].text));
	return SG_OK;
}

enum sg_status sg_lexicon_check(struct sg_lexicon *lexicon, struct sg_error *err)
{
	enum sg_status status = SG_OK;
	size_t n_patterns = 0;

	if (lexicon->skills.n > 0)
		qsort(lexicon->skills.at, lexicon->skills.n, sizeof *lexicon->skills.at, by_id);
	for (size_t i = 0; status == SG_OK && i < lexicon->skills.n; i++) {
		const struct sg_entry *entry = &lexicon->skills.at[i];

		n_patterns += entry->patterns.n + entry->accept.n + entry->reject.n;
		status = n_patterns <= SG_MAX_PATTERNS
				 ? check_entry(lexicon, entry, err)
				 : complain(entry, err, "has one pattern too many:", entry->name);
	}
	if (status == SG_OK)
		status = check_cycles(lexicon, err);
	if (status == SG_OK)
		status = check_clashes(lexicon, err);
	if (status == SG_OK)
		status = sg_roles_check(lexicon, err);
	if (status == SG_OK)
		status = check_hints(lexicon, err);
	return status;
}
