/* SPDX-License-Identifier: MIT */
#include <skillgap/duplicates.h>

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "match/sketch.h"

/*
 * Postings are told apart by two tables of chains over one list of postings that only grows.
 * Tables of a few pages do for the first postings, so that a run of one touches no more; then
 * what was filed moves, once, into large ones that do until there are millions and whose pages
 * are touched as they fill. No chain of the small ones is longer than a walk.
 */
enum {
	FEW_LOG = 7,
	FEW = 64, /* postings while the tables are small */
	CHAINS_LOG = 18,
	CHUNK = 1024,	 /* postings allocated together */
	MAX_WALK = 256,	 /* of one chain, looking for a text */
	MAX_KEY_WALK = 2048, /* looking for a key; keys made to fall together end there */
	SAME_TEXT = 800, /* thousandths of the shorter text in the longer one */
};

/* Kept of a posting for the whole run. Links are 1 + its number; 0 is the end. */
struct entry {
	uint32_t key[2];
	uint32_t next_key, next_text;
	uint32_t bits[SG_SKETCH_BITS / 32];
	uint32_t about;
};

_Static_assert(sizeof(struct entry) == 32, "32 bytes a posting are promised");

/* By which anchor a posting was filed, of the first ones. */
struct filing {
	uint32_t anchor, link;
};

struct sg_seen {
	struct entry **chunks;
	uint32_t n, n_chunks, cap_chunks;
	uint32_t *by_key, *by_text; /* 1 << chains_log each */
	unsigned chains_log;
	struct filing *first; /* FEW of them, NULL once the tables are large */
	uint32_t n_first;
};

enum sg_status sg_seen_new(struct sg_seen **out, struct sg_error *err)
{
	struct sg_seen *seen = calloc(1, sizeof *seen);

	*out = seen;
	if (seen == NULL)
		return sg_no_memory(err);
	seen->chains_log = FEW_LOG;
	seen->by_key = calloc((size_t)1 << FEW_LOG, sizeof *seen->by_key);
	seen->by_text = calloc((size_t)1 << FEW_LOG, sizeof *seen->by_text);
	seen->first = malloc(FEW * sizeof *seen->first);
	if (seen->by_key != NULL && seen->by_text != NULL && seen->first != NULL)
		return SG_OK;
	sg_seen_free(seen);
	*out = NULL;
	return sg_no_memory(err);
}

void sg_seen_free(struct sg_seen *seen)
{
	if (seen == NULL)
		return;
	for (uint32_t i = 0; i < seen->n_chunks; i++)
		free(seen->chunks[i]);
	free(seen->chunks);
	free(seen->by_key);
	free(seen->by_text);
	free(seen->first);
	free(seen);
}

static struct entry *entry_of(const struct sg_seen *seen, uint32_t link)
{
	return &seen->chunks[(link - 1) / CHUNK][(link - 1) % CHUNK];
}

static uint32_t chain_of(const struct sg_seen *seen, uint32_t hash)
{
	return hash * 0x9e3779b1u >> (32 - seen->chains_log);
}

static uint32_t *chain_of_key(const struct sg_seen *seen, const uint32_t key[2])
{
	return &seen->by_key[chain_of(seen, key[0] * 0x85ebca6bu + key[1])];
}

static bool add_chunk(struct sg_seen *seen)
{
	if (seen->n_chunks == seen->cap_chunks) {
		uint32_t cap = seen->cap_chunks == 0 ? 16 : seen->cap_chunks * 2;
		struct entry **chunks = realloc(seen->chunks, cap * sizeof *chunks);

		if (chunks == NULL)
			return false;
		seen->chunks = chunks;
		seen->cap_chunks = cap;
	}
	/* Not cleared, which would touch all of it: entries are written whole. */
	seen->chunks[seen->n_chunks] = malloc(CHUNK * sizeof **seen->chunks);
	if (seen->chunks[seen->n_chunks] == NULL)
		return false;
	seen->n_chunks++;
	return true;
}

static bool read_key(sg_str text, uint32_t key[2])
{
	if (text.len != 16)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (!sg_is_digit(c) && !(c >= 'a' && c <= 'f'))
			return false;
		key[i / 8] = key[i / 8] << 4 | (uint32_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	return true;
}

/* The link of the first posting of this key, 0 if there is none. */
static uint32_t find_key(const struct sg_seen *seen, const uint32_t key[2])
{
	uint32_t link = *chain_of_key(seen, key);

	for (unsigned walk = 0; link != 0 && walk < MAX_KEY_WALK; walk++) {
		const struct entry *entry = entry_of(seen, link);

		if (entry->key[0] == key[0] && entry->key[1] == key[1])
			return link;
		link = entry->next_key;
	}
	return 0;
}

static void file_key(struct sg_seen *seen, uint32_t link)
{
	struct entry *entry = entry_of(seen, link);
	uint32_t *chain = chain_of_key(seen, entry->key);

	entry->next_key = *chain;
	*chain = link;
}

static void file_text(struct sg_seen *seen, uint32_t link, uint32_t anchor)
{
	uint32_t *chain = &seen->by_text[chain_of(seen, anchor)];

	entry_of(seen, link)->next_text = *chain;
	*chain = link;
}

/* Files everything anew in large tables, in the order in which it came. */
static bool enlarge(struct sg_seen *seen)
{
	uint32_t *by_key = calloc((size_t)1 << CHAINS_LOG, sizeof *by_key);
	uint32_t *by_text = calloc((size_t)1 << CHAINS_LOG, sizeof *by_text);

	if (by_key == NULL || by_text == NULL) {
		free(by_key);
		free(by_text);
		return false;
	}
	free(seen->by_key);
	free(seen->by_text);
	seen->by_key = by_key;
	seen->by_text = by_text;
	seen->chains_log = CHAINS_LOG;
	for (uint32_t link = 1; link <= seen->n; link++)
		file_key(seen, link);
	for (uint32_t i = 0; i < seen->n_first; i++)
		file_text(seen, seen->first[i].link, seen->first[i].anchor);
	free(seen->first);
	seen->first = NULL;
	return true;
}

/* The link of a new posting of this key, 0 when memory ran out. */
static uint32_t add_key(struct sg_seen *seen, const uint32_t key[2])
{
	if (seen->n == UINT32_MAX - 1 || (seen->n % CHUNK == 0 && !add_chunk(seen)) ||
	    (seen->n == FEW && seen->first != NULL && !enlarge(seen)))
		return 0;
	seen->n++;
	*entry_of(seen, seen->n) = (struct entry){ .key = { key[0], key[1] } };
	file_key(seen, seen->n);
	return seen->n;
}

enum sg_status sg_seen_key(struct sg_seen *seen, struct sg_posting *posting, struct sg_error *err)
{
	uint32_t key[2] = { 0, 0 };

	if (!read_key(posting->key, key))
		return SG_OK;
	if (find_key(seen, key) == 0)
		return add_key(seen, key) == 0 ? sg_no_memory(err) : SG_OK;
	if (posting->duplicate_of.ptr == NULL)
		posting->duplicate_of = posting->key;
	return SG_OK;
}

/* The link of the earlier posting that has most of the text; of equals, the first. */
static uint32_t find_text(const struct sg_seen *seen, const struct sg_sketch *sketch)
{
	uint32_t best = 0;
	unsigned most = SAME_TEXT;

	for (uint32_t i = 0; i < sketch->n_anchors; i++) {
		uint32_t link = seen->by_text[chain_of(seen, sketch->anchors[i])];

		for (unsigned walk = 0; link != 0 && walk < MAX_WALK; walk++) {
			const struct entry *entry = entry_of(seen, link);
			unsigned shared = sg_sketch_shared(entry->bits, entry->about, sketch);

			if (shared > most || (shared == most && (best == 0 || link < best))) {
				most = shared;
				best = link;
			}
			link = entry->next_text;
		}
	}
	return best;
}

static void add_text(struct sg_seen *seen, uint32_t link, const struct sg_sketch *sketch)
{
	struct entry *entry = entry_of(seen, link);

	/* One that was filed already stays as it is. */
	if (entry->about != 0)
		return;
	for (int i = 0; i < SG_SKETCH_BITS / 32; i++)
		entry->bits[i] = sketch->bits[i];
	entry->about = sketch->about;
	if (seen->first != NULL)
		seen->first[seen->n_first++] = (struct filing){ sketch->anchors[0], link };
	file_text(seen, link, sketch->anchors[0]);
}

enum sg_status sg_seen_text(struct sg_seen *seen, const struct sg_sketch *sketch,
			    struct sg_arena *arena, struct sg_posting *posting,
			    struct sg_error *err)
{
	uint32_t key[2] = { 0, 0 }, link;

	if (sketch->n_anchors == 0 || posting->duplicate_of.ptr != NULL ||
	    !read_key(posting->key, key))
		return SG_OK;
	link = find_text(seen, sketch);
	if (link != 0) {
		const struct entry *entry = entry_of(seen, link);

		posting->duplicate_of = sg_arena_printf(arena, "%08x%08x", (unsigned)entry->key[0],
							(unsigned)entry->key[1]);
		return posting->duplicate_of.ptr == NULL ? sg_no_memory(err) : SG_OK;
	}
	link = find_key(seen, key);
	if (link == 0)
		link = add_key(seen, key);
	if (link == 0)
		return sg_no_memory(err);
	add_text(seen, link, sketch);
	return SG_OK;
}
