/* SPDX-License-Identifier: MIT */
#include <skillgap/duplicates.h>

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "match/sketch.h"

/*
 * Postings are told apart by two tables of chains over one list of postings that only grows:
 * nothing is ever moved, so no time and no memory goes into growing, and tables of a fixed
 * size do until there are millions. Their pages are touched as they fill.
 */
enum {
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

struct sg_seen {
	struct entry **chunks;
	uint32_t n, n_chunks, cap_chunks;
	uint32_t *by_key, *by_text; /* 1 << CHAINS_LOG each */
};

enum sg_status sg_seen_new(struct sg_seen **out, struct sg_error *err)
{
	struct sg_seen *seen = calloc(1, sizeof *seen);

	*out = seen;
	if (seen == NULL)
		return sg_no_memory(err);
	seen->by_key = calloc((size_t)1 << CHAINS_LOG, sizeof *seen->by_key);
	seen->by_text = calloc((size_t)1 << CHAINS_LOG, sizeof *seen->by_text);
	if (seen->by_key != NULL && seen->by_text != NULL)
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
	free(seen);
}

static struct entry *entry_of(const struct sg_seen *seen, uint32_t link)
{
	return &seen->chunks[(link - 1) / CHUNK][(link - 1) % CHUNK];
}

static uint32_t chain_of(uint32_t hash)
{
	return hash * 0x9e3779b1u >> (32 - CHAINS_LOG);
}

static uint32_t *chain_of_key(const struct sg_seen *seen, const uint32_t key[2])
{
	return &seen->by_key[chain_of(key[0] * 0x85ebca6bu + key[1])];
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

/* The link of a new posting of this key, 0 when memory ran out. */
static uint32_t add_key(struct sg_seen *seen, const uint32_t key[2])
{
	uint32_t *chain = chain_of_key(seen, key);
	struct entry *entry;

	if (seen->n == UINT32_MAX - 1 || (seen->n % CHUNK == 0 && !add_chunk(seen)))
		return 0;
	seen->n++;
	entry = entry_of(seen, seen->n);
	*entry = (struct entry){ .key = { key[0], key[1] }, .next_key = *chain };
	*chain = seen->n;
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
		uint32_t link = seen->by_text[chain_of(sketch->anchors[i])];

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
	uint32_t *chain = &seen->by_text[chain_of(sketch->anchors[0])];
	struct entry *entry = entry_of(seen, link);

	/* One that was filed already stays as it is. */
	if (entry->about != 0)
		return;
	for (int i = 0; i < SG_SKETCH_BITS / 32; i++)
		entry->bits[i] = sketch->bits[i];
	entry->about = sketch->about;
	entry->next_text = *chain;
	*chain = link;
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
