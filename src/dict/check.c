/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include <stdlib.h>

#include "base/names.h"
#include "base/str.h"
#include "dict/parse.h"

/*
 * The checks that need the whole lexicon: references, cycles, clashes of names. Entries that
 * were loaded from an image have no file and were checked when it was made: what goes wrong
 * with them, a user's entry did.
 */

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

/* A list of ids under its key. */
struct ids {
	const char *key;
	const struct sg_entry_list *list;
};

static enum sg_status check_ids(const struct sg_lexicon *lexicon, const struct sg_entry *entry,
				struct ids ids, struct sg_error *err)
{
	enum sg_status status = SG_OK;

	for (size_t i = 0; status == SG_OK && i < ids.list->n; i++) {
		struct sg_mistake mistake = { "reference", entry, ids.key, i };
		sg_str id = ids.list->at[i];

		if (sg_str_eq(id, entry->id))
			status = sg_lexicon_complain(lexicon, mistake, err,
						     "refers to itself: \"" SG_FMT "\"",
						     SG_ARG(id));
		else if (sg_lexicon_find(lexicon, id) == SG_NO_SKILL)
			status = sg_lexicon_complain(
				lexicon, mistake, err,
				"refers to an id that no skill has: \"" SG_FMT "\"", SG_ARG(id));
	}
	return status;
}

static bool is_area(const struct sg_lexicon *lexicon, sg_str area)
{
	for (size_t i = 0; i < lexicon->skills.n; i++)
		if (sg_str_eq(lexicon->skills.at[i].area, area))
			return true;
	return false;
}

static enum sg_status check_neighbours(const struct sg_lexicon *lexicon,
				       const struct sg_entry *entry, struct ids neighbours,
				       struct sg_error *err)
{
	enum sg_status status = SG_OK;

	for (size_t i = 0; status == SG_OK && i < neighbours.list->n; i++) {
		sg_str rest = neighbours.list->at[i];
		sg_str type = sg_str_cut(&rest, ':');
		bool known = rest.ptr == NULL ? sg_lexicon_find(lexicon, type) != SG_NO_SKILL
			     : sg_str_eq(type, SG_STR("area")) ? is_area(lexicon, rest)
			     : sg_str_eq(type, SG_STR("kind")) ? sg_kind_of(rest) >= 0
							       : false;

		if (!known)
			status = sg_lexicon_complain(
				lexicon,
				(struct sg_mistake){ "reference", entry, neighbours.key, i }, err,
				"has a neighbour that is no id, area or kind: \"" SG_FMT "\"",
				SG_ARG(neighbours.list->at[i]));
	}
	return status;
}

static enum sg_status check_entry(const struct sg_lexicon *lexicon, const struct sg_entry *entry,
				  struct sg_error *err)
{
	const struct ids ids[] = { { "implies", &entry->implies },
				   { "part_of", &entry->part_of },
				   { "adjacent", &entry->adjacent },
				   { "after", &entry->after } };
	enum sg_status status = SG_OK;

	for (size_t i = 0; status == SG_OK && i < sizeof ids / sizeof *ids; i++)
		status = check_ids(lexicon, entry, ids[i], err);
	if (status == SG_OK)
		status = check_neighbours(lexicon, entry,
					  (struct ids){ "ambiguous.list", &entry->list }, err);
	if (status == SG_OK)
		status = check_neighbours(lexicon, entry,
					  (struct ids){ "ambiguous.near", &entry->near }, err);
	if (status == SG_OK && entry->ambiguous && (entry->yes.n < 2 || entry->no.n < 2))
		status = sg_lexicon_complain(
			lexicon, (struct sg_mistake){ "sentences", entry, NULL, SG_NO_INDEX }, err,
			"is ambiguous and needs two yes and two no sentences for \"" SG_FMT "\"",
			SG_ARG(entry->name));
	return status;
}

struct surface {
	sg_str folded, text;
	uint32_t skill;
	size_t alias; /* 0 for the name, else its index + 1 */
};

static int by_fold(const void *a, const void *b)
{
	const struct surface *x = a, *y = b;
	int order = sg_str_cmp(x->folded, y->folded);

	return order != 0 ? order : (x->skill > y->skill) - (x->skill < y->skill);
}

/* The later layer has to give way. */
static enum sg_status complain_clash(const struct sg_lexicon *lexicon, const struct surface *x,
				     const struct surface *y, struct sg_error *err)
{
	const struct sg_entry *a = &lexicon->skills.at[x->skill];
	const struct sg_entry *b = &lexicon->skills.at[y->skill];
	bool first = a->layer > b->layer;
	const struct sg_entry *entry = first ? a : b, *other = first ? b : a;
	const struct surface *own = first ? x : y;
	struct sg_mistake mistake = { "clash", entry, own->alias == 0 ? "name" : "aliases",
				      own->alias == 0 ? SG_NO_INDEX : own->alias - 1 };

	if (!sg_lexicon_speaks_of(lexicon, entry))
		return SG_OK;
	return sg_lexicon_complain(
		lexicon, mistake, err, "has a name that " SG_FMT " has too: \"" SG_FMT "\"",
		SG_ARG(other->id), SG_ARG(own->text));
}

struct surfaces {
	struct sg_arena *arena;
	sg_vec(struct surface) all;
};

static bool add_surface(struct surfaces *surfaces, sg_str text, uint32_t skill, size_t alias)
{
	struct surface *slot = sg_push(surfaces->arena, &surfaces->all);
	char folded[SG_MAX_NAME + 1];
	sg_str fold = { folded, sg_fold_name(text, folded, sizeof folded) };

	if (slot == NULL)
		return false;
	*slot = (struct surface){ sg_arena_dup(surfaces->arena, fold), text, skill,
				  alias };
	return slot->folded.ptr != NULL;
}

static bool add_surfaces(struct surfaces *surfaces, const struct sg_entry *entry, uint32_t skill)
{
	for (size_t i = 0; i <= entry->aliases.n; i++) {
		sg_str text = i == 0 ? sg_name_matched(entry->name) : entry->aliases.at[i - 1];

		if (!add_surface(surfaces, text, skill, i))
			return false;
		if (!sg_entry_has_plural(entry, text))
			continue;
		text = sg_arena_printf(surfaces->arena, SG_FMT "s", SG_ARG(text));
		if (text.ptr == NULL || !add_surface(surfaces, text, skill, i))
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
	enum sg_status status = SG_OK;

	for (uint32_t i = 0; i < lexicon->skills.n; i++)
		if (!add_surfaces(&surfaces, &lexicon->skills.at[i], i))
			return sg_no_memory(err);
	if (surfaces.all.n > 0)
		qsort(surfaces.all.at, surfaces.all.n, sizeof *surfaces.all.at, by_fold);
	for (size_t i = 1; status == SG_OK && i < surfaces.all.n; i++) {
		const struct surface *a = &surfaces.all.at[i - 1], *b = &surfaces.all.at[i];

		if (a->skill != b->skill && sg_str_eq(a->folded, b->folded))
			status = complain_clash(lexicon, a, b, err);
	}
	return status;
}

static int by_hint(const void *a, const void *b)
{
	return sg_str_cmp(((const struct sg_entry_hint *)a)->text,
			  ((const struct sg_entry_hint *)b)->text);
}

/* Each word of a table says one thing. */
static enum sg_status check_hints(const struct sg_entry_hints *hints, const char *file,
				  struct sg_error *err)
{
	if (hints->n > 0)
		qsort(hints->at, hints->n, sizeof *hints->at, by_hint);
	for (size_t i = 1; i < hints->n; i++)
		if (sg_str_eq(hints->at[i - 1].text, hints->at[i].text))
			return sg_fail(err, SG_ESYNTAX, "%s: \"" SG_FMT "\" is there twice", file,
				       SG_ARG(hints->at[i].text));
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
		if (n_patterns > SG_MAX_PATTERNS)
			return sg_lexicon_complain(
				lexicon,
				(struct sg_mistake){ "patterns", entry, NULL, SG_NO_INDEX }, err,
				"has one pattern too many: \"" SG_FMT "\"", SG_ARG(entry->name));
		if (sg_lexicon_speaks_of(lexicon, entry))
			status = check_entry(lexicon, entry, err);
	}
	if (status == SG_OK)
		status = sg_lexicon_check_circles(lexicon, SG_RELATION_IMPLIES, err);
	if (status == SG_OK)
		status = check_clashes(lexicon, err);
	if (status == SG_OK)
		status = sg_roles_check(lexicon, err);
	if (status == SG_OK)
		status = check_hints(&lexicon->hints, "terms", err);
	if (status == SG_OK)
		status = check_hints(&lexicon->vitae, "cv", err);
	return status;
}
