/* SPDX-License-Identifier: MIT */
#include "dict/surface.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "dict/image.h"
#include "dict/need.h"
#include "dict/word.h"

struct maker {
	const struct sg_lexicon *lexicon;
	struct sg_surfaces *out;
	struct sg_arena *scratch;
	const struct sg_entry *wordless; /* the first with one pattern too many that needs none */
	size_t n_wordless;
	bool failed;
};

/* A word of a text. */
struct word {
	size_t start, end;
	uint32_t hash;
};

/* Lower case, a hyphen or a run of spaces as a space, typographic apostrophes as plain. */
static sg_str fold(struct sg_arena *arena, sg_str text)
{
	struct sg_buf buf = { .arena = arena };

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i] == '-' ? ' ' : sg_lower(text.ptr[i]);

		if (i > 0 && text.ptr[i] == ' ' && text.ptr[i - 1] == ' ')
			continue;
		if (sg_str_starts(sg_str_sub(text, i, text.len), SG_STR("\xe2\x80\x99"))) {
			c = '\'';
			i += 2;
		}
		sg_buf_add_char(&buf, c);
	}
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}

/* At most three letters, all capitals, and nothing but letters and digits. */
static bool is_acronym(sg_str text)
{
	size_t letters = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (sg_is_upper(text.ptr[i]))
			letters++;
		else if (!sg_is_digit(text.ptr[i]))
			return false;
	}
	return letters >= 1 && letters <= 3 && text.len <= 5;
}

static void add(struct maker *maker, sg_str text, uint32_t target, unsigned flags, sg_str pattern)
{
	struct sg_surface *slot = sg_push(maker->lexicon->arena, maker->out);

	if (slot == NULL || text.ptr == NULL) {
		maker->failed = true;
		return;
	}
	slot->text = flags & SG_NAME_EXACT ? text : fold(maker->lexicon->arena, text);
	slot->pattern = pattern;
	slot->target = target;
	slot->flags = (uint16_t)flags;
	if (slot->text.ptr == NULL)
		maker->failed = true;
}

static void add_name(struct maker *maker, const struct sg_entry *entry, uint32_t index, sg_str text)
{
	unsigned flags = is_acronym(text) ? SG_NAME_EXACT : 0;
	sg_str none = { NULL, 0 };

	if (sg_entry_is_risky(entry, text))
		return;
	add(maker, text, index, flags, none);
	if (sg_entry_has_plural(entry, text))
		add(maker,
		    sg_arena_printf(maker->lexicon->arena, SG_FMT "s", SG_ARG(text)), index, flags,
		    none);
}

/* Under each of the words of which a match holds one; under none where it needs none. */
static void add_pattern(struct maker *maker, uint32_t index, sg_str pattern)
{
	struct sg_needs needs;

	if (!sg_pattern_needs(maker->lexicon->arena, maker->scratch, pattern, &needs)) {
		maker->failed = true;
		return;
	}
	if (needs.n == 0 && ++maker->n_wordless == SG_MAX_WORDLESS + 1)
		maker->wordless = &maker->lexicon->skills.at[index];
	if (needs.n == 0)
		add(maker, SG_STR(""), index, SG_NAME_PATTERN, pattern);
	for (size_t i = 0; i < needs.n && !maker->failed; i++) {
		add(maker, needs.at[i].word, index, SG_NAME_PATTERN, pattern);
		if (maker->failed)
			return;
		maker->out->at[maker->out->n - 1].least = needs.at[i].least;
		maker->out->at[maker->out->n - 1].most = needs.at[i].most;
	}
}

static void add_skill(struct maker *maker, uint32_t index)
{
	const struct sg_entry *entry = &maker->lexicon->skills.at[index];

	add_name(maker, entry, index, sg_name_matched(entry->name));
	for (size_t i = 0; i < entry->aliases.n; i++)
		add_name(maker, entry, index, entry->aliases.at[i]);
	for (size_t i = 0; i < entry->risky.n; i++)
		add(maker, entry->risky.at[i], index, SG_NAME_EXACT | SG_NAME_RISKY,
		    (sg_str){ NULL, 0 });
	for (size_t i = 0; i < entry->patterns.n && !maker->failed; i++)
		add_pattern(maker, index, entry->patterns.at[i]);
}

/* How often each word stands in a text: a multiset as a hash table of counts. */
struct counts {
	struct {
		uint32_t hash, n;
	} *at;
	uint32_t mask;
};

static uint32_t *count_of(const struct counts *counts, uint32_t hash)
{
	uint32_t i = hash & counts->mask;

	while (counts->at[i].n != 0 && counts->at[i].hash != hash)
		i = (i + 1) & counts->mask;
	counts->at[i].hash = hash;
	return &counts->at[i].n;
}

/* Visits the words of a text: *at moves past each; false at the end. */
static bool next_word(sg_str text, size_t *at, struct word *word)
{
	while (*at < text.len && sg_word_at(text, *at) == 0)
		(*at)++;
	word->start = *at;
	*at = word->end = sg_word_end(text, *at);
	word->hash = sg_word_hash(text, word->start, word->end);
	return word->end > word->start;
}

/* Counts the words of a text, or with NULL only how many there are. */
static size_t count_words(const struct counts *counts, sg_str text)
{
	struct word word;
	size_t n = 0;

	for (size_t at = 0; next_word(text, &at, &word); n++)
		if (counts != NULL)
			++*count_of(counts, word.hash);
	return n;
}

static size_t count_list(const struct counts *counts, const struct sg_entry_list *texts)
{
	size_t n = 0;

	for (size_t i = 0; i < texts->n; i++)
		n += count_words(counts, texts->at[i]);
	return n;
}

/* How rare a word is in postings, the sentences of the dictionary tell, which are in their
 * style; what stands in none of them is rarer the fewer names have it. */
static size_t count_all(const struct counts *counts, const struct maker *maker)
{
	const struct sg_lexicon *lexicon = maker->lexicon;
	size_t n = 0;

	for (size_t i = 0; i < maker->out->n; i++)
		n += count_words(counts, maker->out->at[i].text);
	for (size_t i = 0; i < lexicon->skills.n; i++) {
		n += count_list(counts, &lexicon->skills.at[i].yes);
		n += count_list(counts, &lexicon->skills.at[i].no);
	}
	return n;
}

/* The bits of a byte that are the same in all that a character of a name can stand for. */
static unsigned char settled_by(char c)
{
	if (sg_is_upper(c) || sg_is_lower(c))
		return (unsigned char)~('a' ^ 'A');
	return c == ' ' || c == '-' ? (unsigned char)~(' ' ^ '-') : 0xff;
}

/*
 * What stands around the key word of a name, as far as the name settles it. A typographic
 * apostrophe is longer than a plain one, so that nothing beyond one is settled.
 */
static void set_around(struct sg_surface *surface, size_t key_end)
{
	unsigned char before[4] = { 0 }, behind[4] = { 0 };
	sg_str text = surface->text;

	if (surface->flags & SG_NAME_PATTERN)
		return;
	for (size_t i = 0; i < 4 && i < surface->key_at; i++) {
		char c = text.ptr[surface->key_at - 1 - i];

		if (c == '\'')
			break;
		before[3 - i] = settled_by(c);
	}
	for (size_t i = 0; i < 4 && key_end + i < text.len && text.ptr[key_end + i] != '\''; i++)
		behind[i] = settled_by(text.ptr[key_end + i]);
	memcpy(&surface->border.settled.before, before, 4);
	memcpy(&surface->border.settled.behind, behind, 4);
	surface->border.around = sg_word_around(text, surface->key_at, key_end);
	surface->border.around.before &= surface->border.settled.before;
	surface->border.around.behind &= surface->border.settled.behind;
}

static void file_surface(const struct counts *counts, struct sg_surface *surface)
{
	uint32_t least = UINT32_MAX;
	struct word word, key = { 0 };

	for (size_t at = 0; next_word(surface->text, &at, &word);) {
		uint32_t n = *count_of(counts, word.hash);

		if (n > least || (n == least && word.end - word.start <= key.end - key.start))
			continue;
		least = n;
		key = word;
	}
	surface->hash = key.hash;
	surface->key_at = (uint16_t)key.start;
	set_around(surface, key.end);
}

static bool file_under_rarest(struct maker *maker)
{
	struct counts counts = { .mask = 1023 };
	size_t n_words = count_all(NULL, maker);

	while (counts.mask < n_words * 2)
		counts.mask = counts.mask * 2 + 1;
	counts.at = sg_arena_alloc_array(maker->lexicon->arena, (size_t)counts.mask + 1,
					 sizeof *counts.at, alignof(uint32_t));
	if (counts.at == NULL)
		return false;
	count_all(&counts, maker);
	for (size_t i = 0; i < maker->out->n; i++)
		file_surface(&counts, &maker->out->at[i]);
	return true;
}

static int by_hash(const void *a, const void *b)
{
	const struct sg_surface *x = a, *y = b;
	int order = (x->hash > y->hash) - (x->hash < y->hash);

	if (order == 0)
		order = sg_str_cmp(x->text, y->text);
	if (order == 0)
		order = (x->flags > y->flags) - (x->flags < y->flags);
	if (order == 0)
		order = (x->target > y->target) - (x->target < y->target);
	return order != 0 ? order : sg_str_cmp(x->pattern, y->pattern);
}

enum sg_status sg_surfaces_make(const struct sg_lexicon *lexicon, struct sg_surfaces *out,
				struct sg_error *err)
{
	struct maker maker = { .lexicon = lexicon, .out = out, .scratch = sg_arena_new(0) };
	size_t kept = 0;

	*out = (struct sg_surfaces){ 0 };
	maker.failed = maker.scratch == NULL;
	for (uint32_t i = 0; i < lexicon->skills.n && !maker.failed; i++)
		add_skill(&maker, i);
	sg_arena_free(maker.scratch);
	for (uint32_t i = 0; i < lexicon->phrases.n; i++)
		add(&maker, lexicon->phrases.at[i].text, i,
		    SG_NAME_PHRASE | (is_acronym(lexicon->phrases.at[i].text) ? SG_NAME_EXACT : 0u),
		    (sg_str){ NULL, 0 });
	if (maker.wordless != NULL)
		return sg_lexicon_complain(
			lexicon,
			(struct sg_mistake){ "patterns", maker.wordless, "patterns", SG_NO_INDEX },
			err, "has one pattern too many that needs no word");
	if (maker.failed || !file_under_rarest(&maker))
		return sg_no_memory(err);
	for (size_t i = 0; i < out->n; i++) /* a phrase of signs alone has no key: left out */
		if (out->at[i].hash != 0 || (out->at[i].flags & SG_NAME_PATTERN))
			out->at[kept++] = out->at[i];
	out->n = kept;
	if (kept == 0)
		return SG_OK;
	qsort(out->at, out->n, sizeof *out->at, by_hash);
	kept = 1;
	for (size_t i = 1; i < out->n; i++)
		if (by_hash(&out->at[i], &out->at[kept - 1]) != 0)
			out->at[kept++] = out->at[i];
	out->n = kept;
	return SG_OK;
}
