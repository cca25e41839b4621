/* SPDX-License-Identifier: MIT */
#include "match/pattern.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dict/builtin.h"
#include "dict/sieve.h"
#include "match/compiled.h"
#include "match/regex.h"

/* Machine code costs as much to make as a hundred interpreted tries: it is made for a pattern that
 * turns out to be needed often. */
enum { TRIES_BEFORE_SPEED_UP = 128, FIRST_SLOTS = 64 };

/* A pattern that has been asked for. */
struct used {
	uint32_t index;
	uint32_t tries;         /* up to TRIES_BEFORE_SPEED_UP */
	bool gave_up;           /* a limit was hit */
	struct sg_regex *regex; /* NULL: it is wrong, and never matches */
};

struct sg_patterns {
	const struct sg_image *image;
	struct used *slots; /* a hash table by index: few of a dictionary's many are used */
	size_t n_slots;     /* a power of two */
	size_t n_used;
	uint32_t *room; /* to put the bytes of one together; NULL: the image has none compiled */
	bool starved;   /* memory ran out since the last time someone asked */
	bool gave_up;   /* one of them did */
	struct sg_regex_tries *tries;
};

/* index + 1 marks a slot as taken, so that zeroed memory is empty. */
static struct used *slot_of(struct used *slots, size_t n_slots, uint32_t index)
{
	size_t at = (index * 0x9e3779b1u) & (n_slots - 1);

	while (slots[at].index != 0 && slots[at].index != index + 1)
		at = (at + 1) & (n_slots - 1);
	return &slots[at];
}

struct sg_patterns *sg_patterns_new(const struct sg_image *image)
{
	struct sg_patterns *patterns = calloc(1, sizeof *patterns);

	if (patterns == NULL)
		return NULL;
	patterns->image = image;
	patterns->n_slots = FIRST_SLOTS;
	patterns->slots = calloc(FIRST_SLOTS, sizeof *patterns->slots);
	patterns->tries = sg_regex_tries_new();
	if ((const void *)image == (const void *)sg_builtin_image)
		patterns->room =
			malloc(sg_compiled_patterns.n_shared + sg_compiled_patterns.longest + 4u);
	if (patterns->slots == NULL || patterns->tries == NULL) {
		sg_patterns_free(patterns);
		return NULL;
	}
	return patterns;
}

void sg_patterns_free(struct sg_patterns *patterns)
{
	if (patterns == NULL)
		return;
	for (size_t i = 0; patterns->slots != NULL && i < patterns->n_slots; i++)
		sg_regex_free(patterns->slots[i].regex);
	sg_regex_tries_free(patterns->tries);
	free(patterns->room);
	free(patterns->slots);
	free(patterns);
}

/* From what was compiled when the program was built. NULL when that does not serve: another
 * PCRE2 than then, a user's dictionary. */
static struct sg_regex *load(struct sg_patterns *patterns, uint32_t index)
{
	const struct sg_compiled_patterns *all = &sg_compiled_patterns;
	const uint32_t *starts = all->starts + index;

	if (patterns->room == NULL)
		return NULL;
	memcpy(patterns->room, all->shared, all->n_shared);
	memcpy(patterns->room + all->n_shared / 4, all->rest + starts[0],
	       4 * (size_t)(starts[1] - starts[0]));
	return sg_regex_load(patterns->room);
}

static sg_str source_of(const struct sg_patterns *patterns, uint32_t index)
{
	const uint32_t *sources = sg_image_at(patterns->image, patterns->image->patterns.at);

	return sg_image_str(patterns->image, sources[index]);
}

/* Twice the slots. */
static bool grow(struct sg_patterns *patterns)
{
	size_t n = 2 * patterns->n_slots;
	struct used *slots = calloc(n, sizeof *slots);

	if (slots == NULL)
		return false;
	for (size_t i = 0; i < patterns->n_slots; i++)
		if (patterns->slots[i].index != 0)
			*slot_of(slots, n, patterns->slots[i].index - 1) = patterns->slots[i];
	free(patterns->slots);
	patterns->slots = slots;
	patterns->n_slots = n;
	return true;
}

/* The pattern, ready to be tried; NULL when memory ran out. */
static struct used *use(struct sg_patterns *patterns, uint32_t index)
{
	struct used *used = slot_of(patterns->slots, patterns->n_slots, index);

	if (used->index != 0)
		return used;
	if (2 * patterns->n_used >= patterns->n_slots) {
		if (!grow(patterns))
			return NULL;
		used = slot_of(patterns->slots, patterns->n_slots, index);
	}
	used->regex = load(patterns, index);
	if (used->regex == NULL &&
	    sg_regex_compile(&used->regex, source_of(patterns, index), NULL) == SG_ENOMEM)
		return NULL;
	used->index = index + 1;
	patterns->n_used++;
	return used;
}

bool sg_patterns_match(struct sg_patterns *patterns, uint32_t index, sg_str text, size_t start,
		       size_t *end)
{
	const struct sg_sieve *sieves = sg_image_at(patterns->image, patterns->image->sieves.at);
	enum sg_regex_result result;
	struct used *used;

	if (!sg_sieve_passes(&sieves[index], text, start))
		return false;
	used = use(patterns, index);
	if (used == NULL)
		patterns->starved = true;
	if (used == NULL || used->regex == NULL)
		return false;
	if (used->tries < TRIES_BEFORE_SPEED_UP && ++used->tries == TRIES_BEFORE_SPEED_UP)
		sg_regex_speed_up(used->regex);
	result = sg_regex_match(used->regex, patterns->tries, text, start, end);
	if (result == SG_REGEX_NO_MEMORY)
		patterns->starved = true;
	if (result == SG_REGEX_LIMIT)
		used->gave_up = patterns->gave_up = true;
	return result == SG_REGEX_YES;
}

bool sg_patterns_starved(struct sg_patterns *patterns)
{
	bool starved = patterns->starved;

	patterns->starved = false;
	return starved;
}

/* ---- what gave up ------------------------------------------------------------------- */

static bool is_in_list(const struct sg_image *image, uint32_t list, uint32_t index)
{
	uint32_t n;
	const uint32_t *at = sg_image_list(image, list, &n);

	for (uint32_t i = 0; i < n; i++)
		if (at[i] == index)
			return true;
	return false;
}

/* The id of the skill whose pattern it is; absent when none has it. */
static sg_str owner_of(const struct sg_image *image, uint32_t index)
{
	const struct sg_image_name *names = sg_image_at(image, image->names.at);

	for (uint32_t i = 0; i < image->skills.n; i++) {
		const struct sg_image_skill *skill = sg_image_skill(image, i);
		const struct sg_image_rule *rule = sg_image_at(image, skill->rule);

		if (skill->rule != 0 && (is_in_list(image, rule->accept, index) ||
					 is_in_list(image, rule->reject, index)))
			return sg_image_str(image, skill->id);
	}
	for (uint32_t i = 0; i < image->names.n; i++) {
		const struct sg_image_key *key = sg_image_at(image, names[i].key);

		if ((names[i].flags & SG_NAME_PATTERN) != 0 && key->pattern == index)
			return sg_image_str(image, sg_image_skill(image, names[i].target)->id);
	}
	return (sg_str){ NULL, 0 };
}

void sg_patterns_gave_up(const struct sg_patterns *patterns, sg_remark_fn remark, void *user)
{
	char text[240];

	for (uint32_t i = 0; patterns->gave_up && i < patterns->image->patterns.n; i++) {
		const struct used *used = slot_of(patterns->slots, patterns->n_slots, i);
		sg_str source = source_of(patterns, i);
		struct sg_remark said = { .rule = "pattern.slow" };

		if (used->index == 0 || !used->gave_up)
			continue;
		snprintf(text, sizeof text,
			 "gave up on a text, which counts as no match: \"%.*s\"",
			 (int)(source.len < 160 ? source.len : 160), source.ptr);
		said.id = owner_of(patterns->image, i);
		said.text = sg_str_of(text);
		remark(user, &said);
	}
}

enum sg_status sg_patterns_check(struct sg_patterns *patterns, struct sg_error *err)
{
	for (uint32_t i = 0; i < patterns->image->patterns.n; i++) {
		struct sg_regex *regex;
		enum sg_status status = sg_regex_compile(&regex, source_of(patterns, i), err);

		if (status != SG_OK)
			return status;
		sg_regex_free(regex);
	}
	return SG_OK;
}
