/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/names.h"
#include "dict/build.h"
#include "dict/compile_role.h"
#include "dict/filing.h"
#include "dict/sieve.h"
#include "dict/slots.h"
#include "dict/surface.h"

struct compiler {
	struct sg_lexicon *lexicon;
	struct sg_builder builder;
	sg_vec(uint32_t) patterns; /* offsets of strings */
	sg_vec(uint32_t) areas;
	sg_vec(uint32_t) scratch;
};

static void push(struct compiler *compiler, uint32_t value)
{
	uint32_t *slot = sg_push(compiler->lexicon->arena, &compiler->scratch);

	if (slot == NULL)
		compiler->builder.failed = true;
	else
		*slot = value;
}

/* The list collected in scratch; 0 when empty. */
static uint32_t put_scratch(struct compiler *compiler)
{
	size_t n = compiler->scratch.n;

	compiler->scratch.n = 0;
	return n == 0 ? 0 : sg_builder_list(&compiler->builder, compiler->scratch.at, n);
}

static uint32_t put_strings(struct compiler *compiler, const struct sg_entry_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		push(compiler, sg_builder_str(&compiler->builder, list->at[i]));
	return put_scratch(compiler);
}

static uint32_t put_ids(struct compiler *compiler, const struct sg_entry_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		push(compiler, sg_lexicon_find(compiler->lexicon, list->at[i]));
	return put_scratch(compiler);
}

/* Index of a string in a growing table of offsets. */
static uint32_t index_of(struct compiler *compiler, uint32_t **at, size_t *n, size_t *cap,
			 sg_str text)
{
	uint32_t offset = sg_builder_str(&compiler->builder, text);

	for (size_t i = 0; i < *n; i++)
		if ((*at)[i] == offset)
			return (uint32_t)i;
	if (!sg_vec_grow(compiler->lexicon->arena, (void **)at, *n, cap, sizeof **at)) {
		compiler->builder.failed = true;
		return 0;
	}
	(*at)[*n] = offset;
	return (uint32_t)(*n)++;
}

static uint32_t pattern_index(struct compiler *compiler, sg_str pattern)
{
	return index_of(compiler, &compiler->patterns.at, &compiler->patterns.n,
			&compiler->patterns.cap, pattern);
}

static uint32_t area_index(struct compiler *compiler, sg_str area)
{
	return index_of(compiler, &compiler->areas.at, &compiler->areas.n, &compiler->areas.cap,
			area);
}

static uint32_t put_patterns(struct compiler *compiler, const struct sg_entry_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		push(compiler, pattern_index(compiler, list->at[i]));
	return put_scratch(compiler);
}

static uint32_t put_neighbours(struct compiler *compiler, const struct sg_entry_list *list,
			       bool any)
{
	for (size_t i = 0; i < list->n; i++) {
		sg_str rest = list->at[i];
		sg_str type = sg_str_cut(&rest, ':');

		if (rest.ptr == NULL)
			push(compiler, SG_NEIGHBOUR(SG_NEIGHBOUR_SKILL,
						    sg_lexicon_find(compiler->lexicon, type)));
		else if (sg_str_eq(type, SG_STR("area")))
			push(compiler, SG_NEIGHBOUR(SG_NEIGHBOUR_AREA, area_index(compiler, rest)));
		else
			push(compiler, SG_NEIGHBOUR(SG_NEIGHBOUR_KIND, (uint32_t)sg_kind_of(rest)));
	}
	if (any && compiler->scratch.n == 0)
		return sg_builder_list(&compiler->builder, NULL, 0);
	return put_scratch(compiler);
}

static uint32_t put_rule(struct compiler *compiler, const struct sg_entry *entry)
{
	struct sg_image_rule rule = { 0 };
	uint32_t at;

	if (!entry->ambiguous)
		return 0;
	rule.list = put_neighbours(compiler, &entry->list, entry->any_list);
	rule.near = put_neighbours(compiler, &entry->near, false);
	rule.accept = put_patterns(compiler, &entry->accept);
	rule.reject = put_patterns(compiler, &entry->reject);
	rule.alone = entry->alone;
	rule.capital = entry->capital;
	at = sg_builder_room(&compiler->builder, sizeof rule);
	if (at != 0)
		memcpy(sg_builder_at(&compiler->builder, at), &rule, sizeof rule);
	return at;
}

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* All that a skill implies, however far; seen marks the skills by the current round. */
static uint32_t put_closure(struct compiler *compiler, uint32_t start, uint32_t *seen)
{
	const struct sg_lexicon *lexicon = compiler->lexicon;
	size_t done = 0;

	seen[start] = start + 1;
	for (uint32_t at = start;; at = compiler->scratch.at[done++]) {
		const struct sg_entry_list *implies = &lexicon->skills.at[at].implies;

		for (size_t i = 0; i < implies->n; i++) {
			uint32_t to = sg_lexicon_find(lexicon, implies->at[i]);

			if (seen[to] != start + 1) {
				seen[to] = start + 1;
				push(compiler, to);
			}
		}
		if (done == compiler->scratch.n || compiler->builder.failed)
			break;
	}
	if (compiler->scratch.n > 0)
		qsort(compiler->scratch.at, compiler->scratch.n, sizeof(uint32_t), by_value);
	return put_scratch(compiler);
}

static bool lists(const struct sg_entry_list *list, sg_str id)
{
	for (size_t i = 0; i < list->n; i++)
		if (sg_str_eq(list->at[i], id))
			return true;
	return false;
}

/* Adjacency holds both ways though it is written once. */
static void mirror_adjacent(struct compiler *compiler)
{
	struct sg_lexicon *lexicon = compiler->lexicon;

	for (size_t i = 0; i < lexicon->skills.n; i++) {
		struct sg_entry *entry = &lexicon->skills.at[i];

		for (size_t k = 0; k < entry->adjacent.n; k++) {
			uint32_t to = sg_lexicon_find(lexicon, entry->adjacent.at[k]);
			struct sg_entry_list *back = &lexicon->skills.at[to].adjacent;
			sg_str *slot;

			if (lists(back, entry->id))
				continue;
			slot = sg_push(lexicon->arena, back);
			if (slot == NULL)
				compiler->builder.failed = true;
			else
				*slot = entry->id;
		}
	}
}

static void put_skill(struct compiler *compiler, uint32_t table, uint32_t index, uint32_t *seen)
{
	const struct sg_entry *entry = &compiler->lexicon->skills.at[index];
	struct sg_builder *builder = &compiler->builder;
	struct sg_image_skill skill = { 0 };

	skill.id = sg_builder_str(builder, entry->id);
	skill.name = sg_builder_str(builder, entry->name);
	skill.area = sg_builder_str(builder, entry->area);
	skill.role = sg_builder_str(builder, entry->role);
	skill.effort = sg_builder_str(builder, entry->effort);
	skill.show = sg_builder_str(builder, entry->show);
	skill.aliases = put_strings(compiler, &entry->aliases);
	skill.docs = put_strings(compiler, &entry->docs);
	skill.yes = put_strings(compiler, &entry->yes);
	skill.no = put_strings(compiler, &entry->no);
	skill.implies = put_ids(compiler, &entry->implies);
	skill.part_of = put_ids(compiler, &entry->part_of);
	skill.adjacent = put_ids(compiler, &entry->adjacent);
	skill.after = put_ids(compiler, &entry->after);
	skill.closure = put_closure(compiler, index, seen);
	skill.rule = put_rule(compiler, entry);
	skill.since = entry->since;
	skill.kind = (uint8_t)entry->kind;
	skill.tier = entry->tier;
	skill.step = entry->step;
	skill.layer = (uint8_t)(entry->layer < 255 ? entry->layer : 255);
	if (!builder->failed)
		memcpy((struct sg_image_skill *)sg_builder_at(builder, table) + index, &skill,
		       sizeof skill);
}

static struct sg_image_table put_table(struct compiler *compiler, const void *rows, size_t n,
				       size_t size)
{
	struct sg_image_table table = { sg_builder_room(&compiler->builder, (uint64_t)n * size),
					(uint32_t)n };

	if (!compiler->builder.failed && n > 0)
		memcpy(sg_builder_at(&compiler->builder, table.at), rows, n * size);
	return table;
}

static uint32_t put_key(struct compiler *compiler, const struct sg_surface *surface)
{
	struct sg_image_key key = { pattern_index(compiler, surface->pattern), surface->least,
				    surface->most };
	uint32_t at = sg_builder_room(&compiler->builder, sizeof key);

	if (at != 0)
		memcpy(sg_builder_at(&compiler->builder, at), &key, sizeof key);
	return at;
}

static struct sg_image_table put_names(struct compiler *compiler, const struct sg_surfaces *all)
{
	struct sg_image_name *rows =
		sg_arena_array(compiler->lexicon->arena, struct sg_image_name, all->n);

	if (rows == NULL) {
		compiler->builder.failed = true;
		return (struct sg_image_table){ 0 };
	}
	for (size_t i = 0; i < all->n; i++) {
		const struct sg_surface *surface = &all->at[i];

		rows[i].text = sg_builder_str(&compiler->builder, surface->text);
		rows[i].target = surface->target;
		rows[i].hash = surface->hash;
		rows[i].key_at = surface->key_at;
		rows[i].flags = surface->flags;
		if (surface->flags & SG_NAME_PATTERN)
			rows[i].key = put_key(compiler, surface);
	}
	return put_table(compiler, rows, all->n, sizeof *rows);
}

static struct sg_image_table put_borders(struct compiler *compiler, const struct sg_surfaces *all)
{
	struct sg_image_border *rows =
		sg_arena_array(compiler->lexicon->arena, struct sg_image_border, all->n);

	if (rows == NULL) {
		compiler->builder.failed = true;
		return (struct sg_image_table){ 0 };
	}
	for (size_t i = 0; i < all->n; i++)
		rows[i] = all->at[i].border;
	return put_table(compiler, rows, all->n, sizeof *rows);
}

static void put_filing(struct compiler *compiler, const struct sg_surfaces *all,
		       struct sg_image *header)
{
	struct sg_arena *arena = compiler->lexicon->arena;
	uint32_t *hashes = sg_arena_array(arena, uint32_t, all->n);
	struct sg_filing_rows rows;

	for (size_t i = 0; hashes != NULL && i < all->n; i++)
		hashes[i] = all->at[i].hash;
	if (hashes == NULL || !sg_filing_make(arena, hashes, (uint32_t)all->n, &rows)) {
		compiler->builder.failed = true;
		return;
	}
	header->filed = put_table(compiler, rows.bits, rows.n_bits, sizeof *rows.bits);
	header->buckets = put_table(compiler, rows.buckets, rows.n_buckets, sizeof *rows.buckets);
}

static int by_fold_hash(const void *a, const void *b)
{
	const struct sg_image_fold *x = a, *y = b;
	int order = (x->hash > y->hash) - (x->hash < y->hash);

	if (order == 0)
		order = (x->rank > y->rank) - (x->rank < y->rank);
	if (order == 0)
		order = (x->skill > y->skill) - (x->skill < y->skill);
	return order != 0 ? order : (x->text > y->text) - (x->text < y->text);
}

static struct sg_image_table put_folds(struct compiler *compiler)
{
	const struct sg_lexicon *lexicon = compiler->lexicon;
	sg_vec(struct sg_image_fold) rows = { 0 };

	for (uint32_t i = 0; i < lexicon->skills.n; i++) {
		const struct sg_entry *entry = &lexicon->skills.at[i];
		sg_str first[] = { entry->id, entry->name, sg_name_matched(entry->name) };

		for (size_t k = 0; k < 3 + entry->aliases.n; k++) {
			sg_str text = k < 3 ? first[k] : entry->aliases.at[k - 3];
			struct sg_image_fold *row = sg_push(lexicon->arena, &rows);
			char folded[SG_MAX_NAME];

			if (row == NULL) {
				compiler->builder.failed = true;
				return (struct sg_image_table){ 0 };
			}
			row->text = sg_builder_str(&compiler->builder, text);
			row->skill = i;
			row->rank = k == 0 ? 0 : k < 3 ? 1 : 2;
			row->hash = (uint32_t)sg_hash(
				0, (sg_str){ folded, sg_fold_name(text, folded, sizeof folded) });
		}
	}
	if (rows.n > 0)
		qsort(rows.at, rows.n, sizeof *rows.at, by_fold_hash);
	return put_table(compiler, rows.at, rows.n, sizeof *rows.at);
}

static struct sg_image_table put_phrases(struct compiler *compiler)
{
	const struct sg_lexicon *lexicon = compiler->lexicon;
	struct sg_image_phrase *rows =
		sg_arena_array(lexicon->arena, struct sg_image_phrase, lexicon->phrases.n);

	if (rows == NULL) {
		compiler->builder.failed = true;
		return (struct sg_image_table){ 0 };
	}
	for (size_t i = 0; i < lexicon->phrases.n; i++) {
		rows[i].cue = (uint32_t)lexicon->phrases.at[i].cue;
		rows[i].value = sg_builder_str(&compiler->builder, lexicon->phrases.at[i].value);
	}
	return put_table(compiler, rows, lexicon->phrases.n, sizeof *rows);
}

static int by_heading(const void *a, const void *b)
{
	const struct sg_entry_heading *x = a, *y = b;
	int order = sg_str_cmp(x->text, y->text);

	return order != 0 ? order : (x->open > y->open) - (x->open < y->open);
}

static struct sg_image_table put_headings(struct compiler *compiler)
{
	struct sg_lexicon *lexicon = compiler->lexicon;
	struct sg_image_heading *rows =
		sg_arena_array(lexicon->arena, struct sg_image_heading, lexicon->headings.n);

	if (rows == NULL) {
		compiler->builder.failed = true;
		return (struct sg_image_table){ 0 };
	}
	if (lexicon->headings.n > 0)
		qsort(lexicon->headings.at, lexicon->headings.n, sizeof *lexicon->headings.at,
		      by_heading);
	for (size_t i = 0; i < lexicon->headings.n; i++) {
		rows[i].text = sg_builder_str(&compiler->builder, lexicon->headings.at[i].text);
		rows[i].kind = lexicon->headings.at[i].kind;
		rows[i].open = lexicon->headings.at[i].open;
		rows[i].first = lexicon->headings.at[i].first;
	}
	return put_table(compiler, rows, lexicon->headings.n, sizeof *rows);
}

/* What finds skills by id, headings and hints by text, once they are in order. */
static void put_slots(struct compiler *compiler, struct sg_image *header)
{
	const struct sg_lexicon *lexicon = compiler->lexicon;
	struct sg_builder *builder = &compiler->builder;

	header->id_slots = sg_slots_room(builder, lexicon->skills.n);
	for (uint32_t i = 0; i < lexicon->skills.n; i++)
		sg_slots_put(builder, header->id_slots, lexicon->skills.at[i].id, 0, i);
	header->heading_slots = sg_slots_room(builder, lexicon->headings.n);
	for (uint32_t i = 0; i < lexicon->headings.n; i++)
		sg_slots_put(builder, header->heading_slots, lexicon->headings.at[i].text,
			     lexicon->headings.at[i].open, i);
	header->hint_slots = sg_slots_of_hints(builder, &lexicon->hints);
	header->vita_slots = sg_slots_of_hints(builder, &lexicon->vitae);
}

static struct sg_image_table put_hints(struct compiler *compiler,
				       const struct sg_entry_hints *hints)
{
	struct sg_image_hint *rows =
		sg_arena_array(compiler->lexicon->arena, struct sg_image_hint, hints->n);

	if (rows == NULL) {
		compiler->builder.failed = true;
		return (struct sg_image_table){ 0 };
	}
	for (size_t i = 0; i < hints->n; i++) {
		const struct sg_entry_hint *hint = &hints->at[i];

		rows[i].text = sg_builder_str(&compiler->builder, hint->text);
		rows[i].hint = (uint32_t)hint->hint;
	}
	return put_table(compiler, rows, hints->n, sizeof *rows);
}

/* Fills in the header, whose version is the hash of all the rest. */
static void seal(struct compiler *compiler, struct sg_image header)
{
	static const char hex[] = "0123456789abcdef";
	struct sg_builder *builder = &compiler->builder;
	uint64_t hash;

	header.magic = SG_IMAGE_MAGIC;
	header.size = builder->used * 4;
	memset(header.version, 0, sizeof header.version);
	memcpy(builder->words, &header, sizeof header);
	hash = sg_hash(0, (sg_str){ (const char *)builder->words, header.size });
	for (size_t i = 0; i < sizeof header.version; i++)
		header.version[i] = hex[hash >> (60 - 4 * i) & 15];
	memcpy(builder->words, &header, sizeof header);
}

enum sg_status sg_lexicon_compile(struct sg_lexicon *lexicon, const struct sg_image **out,
				  struct sg_error *err)
{
	struct compiler compiler = { .lexicon = lexicon, .builder = { .arena = lexicon->arena } };
	struct sg_image header = { 0 };
	struct sg_surfaces surfaces;
	uint32_t *seen = sg_arena_array(lexicon->arena, uint32_t, lexicon->skills.n);
	enum sg_status status = sg_surfaces_make(lexicon, &surfaces, err);

	if (status != SG_OK)
		return status;
	if (seen == NULL)
		return sg_no_memory(err);
	sg_builder_room(&compiler.builder, sizeof header);
	header.skills.n = (uint32_t)lexicon->skills.n;
	header.skills.at = sg_builder_room(
		&compiler.builder, (uint64_t)header.skills.n * sizeof(struct sg_image_skill));
	put_filing(&compiler, &surfaces, &header);
	header.borders = put_borders(&compiler, &surfaces);
	header.names = put_names(&compiler, &surfaces);
	header.phrases = put_phrases(&compiler);
	mirror_adjacent(&compiler);
	for (uint32_t i = 0; i < header.skills.n && !compiler.builder.failed; i++)
		put_skill(&compiler, header.skills.at, i, seen);
	sg_roles_compile(lexicon, &compiler.builder, &header);
	header.folds = put_folds(&compiler);
	header.headings = put_headings(&compiler);
	header.hints = put_hints(&compiler, &lexicon->hints);
	header.vitae = put_hints(&compiler, &lexicon->vitae);
	put_slots(&compiler, &header);
	header.patterns = put_table(&compiler, compiler.patterns.at, compiler.patterns.n, 4);
	header.sieves = sg_sieves_put(&compiler.builder, compiler.patterns.at, compiler.patterns.n);
	header.areas = put_table(&compiler, compiler.areas.at, compiler.areas.n, 4);
	if (compiler.builder.failed)
		return sg_no_memory(err);
	seal(&compiler, header);
	*out = (const struct sg_image *)(const void *)compiler.builder.words;
	return SG_OK;
}
