/* SPDX-License-Identifier: MIT */
#include "dict/need.h"

#include <string.h>

#include "base/str.h"
#include "dict/entry.h"
#include "dict/shape.h"

/* Words of one shape that are looked at; a word shorter than SHORT is found in too many texts
 * to be chosen where there is a longer one. */
enum { MAX_WORDS = 16, SHORT = 3 };

struct words {
	struct sg_needed at[MAX_WORDS];
	size_t n;
};

/* A row of letters of a shape while it is read. */
struct run {
	char letters[SG_MAX_NAME];
	size_t len;
	uint32_t least, most; /* where it starts */
	bool open;	      /* a letter has come */
	bool whole;	      /* and no other can stand before the first */
};

static bool end_run(struct sg_arena *arena, struct run *run, struct words *words)
{
	struct sg_needed *slot = &words->at[words->n];
	bool keep = run->open && run->whole && run->len <= sizeof run->letters &&
		    run->least <= SG_NEED_FARTHEST && words->n < MAX_WORDS;

	run->open = false;
	if (!keep)
		return true;
	slot->word = sg_arena_dup(arena, (sg_str){ run->letters, run->len });
	slot->least = (uint16_t)run->least;
	slot->most = (uint16_t)(run->most < SG_NEED_FARTHEST ? run->most : SG_NEED_FARTHEST);
	words->n++;
	return slot->word.ptr != NULL;
}

static void add_letter(struct run *run, const struct sg_atom *atom)
{
	if (!run->open)
		run->len = 0;
	run->open = true;
	for (size_t i = 0; i < atom->sample_len; i++, run->len++)
		if (run->len < sizeof run->letters)
			run->letters[run->len] = sg_lower(atom->sample[i]);
}

/* The words that every text of a shape holds. */
static bool words_of(struct sg_arena *arena, const struct sg_shape *shape, struct words *words)
{
	struct run run = { .whole = true };
	size_t n = shape == NULL ? 0 : shape->n;
	const struct sg_atom **atoms = sg_arena_array(arena, const struct sg_atom *, n + 1);
	uint32_t least = 0, most = 0;

	words->n = 0;
	if (atoms == NULL)
		return false;
	for (size_t i = n; i > 0; shape = shape->before)
		atoms[--i] = &shape->atom;
	for (size_t i = 0; i < n; i++) {
		if (atoms[i]->type == SG_ATOM_LETTER) {
			if (!run.open) {
				run.least = least;
				run.most = most;
			}
			add_letter(&run, atoms[i]);
		} else if (atoms[i]->type == SG_ATOM_SIGN && atoms[i]->least > 0) {
			if (!end_run(arena, &run, words))
				return false;
			run.whole = true;
		} else {
			run.open = run.whole = false;
		}
		least += atoms[i]->least;
		most += atoms[i]->most;
	}
	return end_run(arena, &run, words);
}

static const struct sg_needed *word_in(const struct words *words, sg_str word)
{
	for (size_t i = 0; i < words->n; i++)
		if (sg_str_eq(words->at[i].word, word))
			return &words->at[i];
	return NULL;
}

/* How well a text is told by a word: long enough, in many of the shapes left, longer. */
static unsigned worth(const struct words *all, const bool *done, size_t n, sg_str word)
{
	unsigned shapes = 0, letters = 0;

	for (size_t i = 0; i < n; i++)
		shapes += !done[i] && word_in(&all[i], word) != NULL;
	for (size_t i = 0; i < word.len; i++)
		letters += !sg_is_digit(word.ptr[i]);
	return (unsigned)(word.len >= SHORT && letters > 0) << 16 | shapes << 8 | letters;
}

/* Takes a word: widened to all places where the shapes left have it. */
static void take(struct sg_needs *out, const struct words *all, bool *done, size_t n, sg_str word)
{
	struct sg_needed *slot = &out->at[out->n++];

	*slot = (struct sg_needed){ word, UINT16_MAX, 0 };
	for (size_t i = 0; i < n; i++) {
		const struct sg_needed *there = done[i] ? NULL : word_in(&all[i], word);

		if (there == NULL)
			continue;
		done[i] = true;
		slot->least = there->least < slot->least ? there->least : slot->least;
		slot->most = there->most > slot->most ? there->most : slot->most;
	}
}

/* The fewest words, roughly, one of which is in each shape. */
static void choose(struct sg_needs *out, const struct words *all, size_t n)
{
	bool done[SG_MAX_SHAPES] = { false };

	for (size_t i = 0; i < n; i++) {
		const struct sg_needed *best = NULL;
		unsigned most = 0;

		if (done[i])
			continue;
		for (size_t k = 0; k < all[i].n; k++) {
			unsigned value = worth(all, done, n, all[i].at[k].word);

			if (best == NULL || value > most) {
				best = &all[i].at[k];
				most = value;
			}
		}
		if (best == NULL) {
			out->n = 0;
			return;
		}
		take(out, all, done, n, best->word);
	}
}

bool sg_pattern_needs(struct sg_arena *arena, struct sg_arena *scratch, sg_str pattern,
		      struct sg_needs *out)
{
	struct sg_shapes shapes;
	struct words *all;

	sg_arena_reset(scratch);
	*out = (struct sg_needs){ 0 };
	if (!sg_pattern_shapes(scratch, pattern, &shapes))
		return false;
	all = sg_arena_array(scratch, struct words, SG_MAX_SHAPES);
	if (all == NULL)
		return false;
	for (size_t i = 0; i < shapes.n; i++)
		if (!words_of(scratch, shapes.at[i], &all[i]))
			return false;
	choose(out, all, shapes.n);
	for (size_t i = 0; i < out->n; i++) {
		out->at[i].word = sg_arena_dup(arena, out->at[i].word);
		if (out->at[i].word.ptr == NULL)
			return false;
	}
	return true;
}
