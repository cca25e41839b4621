/* SPDX-License-Identifier: MIT */
#include "match/words.h"

#include <stdlib.h>
#include <string.h>

#include "match/candidates.h"

struct scan {
	const struct sg_image *image;
	const struct sg_image_name *names;
	const struct sg_image_border *borders;
	sg_str text;
	struct sg_arena *arena;
	struct sg_hits *skills, *phrases;
	bool spellings; /* ambiguous names written otherwise, and nothing else */
	size_t stem;	/* end of the word at hand without the version written on to it, or 0 */
	bool failed;
	bool over;		/* there are too many hits */
	size_t line, next_line; /* the line that was looked at last, and the one behind it */
	bool plain;		/* it has no capital, so that case tells nothing */
	struct sg_candidates candidates;
};

/* Length of the typographic apostrophe at `at`, or 0. */
static size_t apostrophe(sg_str text, size_t at)
{
	return sg_str_starts(sg_str_sub(text, at, text.len), SG_STR("\xe2\x80\x99")) ? 3 : 0;
}

/* The end of `name` written at `start`, or 0. Folded names take '-' for ' '. */
static size_t compare(sg_str text, size_t start, sg_str name, bool exact)
{
	size_t at = start;

	for (size_t i = 0; i < name.len; i++) {
		char want = name.ptr[i], got;
		size_t quote;

		if (at >= text.len)
			return 0;
		got = text.ptr[at];
		if (got == want) {
			at++;
			continue;
		}
		if (want == '\'' && (quote = apostrophe(text, at)) > 0) {
			at += quote;
			continue;
		}
		if (exact || (sg_lower(got) != want && !(want == ' ' && got == '-')))
			return 0;
		at++;
	}
	return at;
}

bool sg_words_alone(sg_str text, size_t start, size_t end)
{
	char last = text.ptr[end - 1];

	if (sg_word_before(text, start))
		return false;
	if (end == text.len)
		return true;
	if (!sg_is_word(last))
		return sg_word_at(text, end) == 0 ||
		       (sg_is_digit(text.ptr[end]) && (last == '+' || last == '#'));
	if (text.ptr[end] == '#' ||
	    (text.ptr[end] == '+' && end + 1 < text.len && text.ptr[end + 1] == '+'))
		return false;
	return sg_word_at(text, end) == 0;
}

/* As compare(), but the text may have small letters where the name has capitals. */
static size_t compare_plain(sg_str text, size_t start, sg_str name)
{
	if (name.len > text.len - start)
		return 0;
	for (size_t i = 0; i < name.len; i++)
		if (text.ptr[start + i] != sg_lower(name.ptr[i]))
			return 0;
	return start + name.len;
}

static bool has_capital(sg_str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (sg_is_upper(line.ptr[i]))
			return true;
	return false;
}

/* Whether the line of a word has no capital; words are asked about in their order. */
static bool is_plain(struct scan *scan, size_t word)
{
	bool known = word < scan->next_line;

	while (word >= scan->next_line) {
		size_t end = sg_str_find(scan->text, SG_STR("\n"), scan->next_line);

		scan->line = scan->next_line;
		scan->next_line = end == SIZE_MAX ? scan->text.len : end + 1;
	}
	if (!known)
		scan->plain = !has_capital(sg_str_sub(scan->text, scan->line, scan->next_line));
	return scan->plain;
}

static void add(struct scan *scan, const struct sg_image_name *name, size_t start, size_t end,
		uint16_t flags)
{
	struct sg_hits *hits = name->flags & SG_NAME_PHRASE ? scan->phrases : scan->skills;
	struct sg_hit *hit;

	/* "Scala" and "SCALA" are the same in small letters. */
	if (flags & SG_HIT_PLAIN && hits->n > 0 && hits->at[hits->n - 1].target == name->target &&
	    hits->at[hits->n - 1].start == start)
		return;
	if (hits->n == SG_MAX_HITS) {
		scan->over = true;
		return;
	}
	hit = sg_push(scan->arena, hits);
	if (hit == NULL) {
		scan->failed = true;
		return;
	}
	*hit = (struct sg_hit){ (uint32_t)start, (uint32_t)end, name->target, name->key,
				(uint16_t)(name->flags | flags) };
}

/* The word itself is all that is known of a pattern's match. */
static void try_pattern(struct scan *scan, const struct sg_image_name *name, size_t word)
{
	sg_str literal = sg_image_text(scan->image, name->text);
	size_t end = compare(scan->text, word, literal, false);

	if (end > word && sg_word_at(scan->text, end) == 0)
		add(scan, name, word, end, 0);
}

/* Whether a character of a name can stand for one of the text, however the name is compared. */
static bool may_be(char want, char got)
{
	return want == got || sg_lower(want) == sg_lower(got) || (want == ' ' && got == '-') ||
	       want == '\'';
}

static void try_name(struct scan *scan, const struct sg_image_name *name, size_t word)
{
	sg_str literal = sg_image_text(scan->image, name->text);
	bool exact = name->flags & SG_NAME_EXACT;
	size_t end;

	if (word < name->key_at)
		return;
	end = may_be(literal.ptr[0], scan->text.ptr[word - name->key_at])
		      ? compare(scan->text, word - name->key_at, literal, exact)
		      : 0;
	if (end > 0 && sg_words_alone(scan->text, word - name->key_at, end)) {
		add(scan, name, word - name->key_at, end, 0);
		return;
	}
	if (end == 0 && exact && name->flags & SG_NAME_RISKY && literal.len > 1 &&
	    is_plain(scan, word) &&
	    (end = compare_plain(scan->text, word - name->key_at, literal)) > 0) {
		if (sg_words_alone(scan->text, word - name->key_at, end))
			add(scan, name, word - name->key_at, end, SG_HIT_PLAIN);
		return;
	}
	/* A typographic apostrophe before the key word is two bytes longer than a plain one. */
	if (end == 0 && name->key_at > 0 && word >= (size_t)name->key_at + 2 &&
	    may_be(literal.ptr[0], scan->text.ptr[word - name->key_at - 2])) {
		end = compare(scan->text, word - name->key_at - 2, literal, exact);
		if (end > 0 &&
		    sg_str_find(sg_str_sub(literal, 0, name->key_at), SG_STR("'"), 0) != SIZE_MAX &&
		    sg_words_alone(scan->text, word - name->key_at - 2, end))
			add(scan, name, word - name->key_at - 2, end, 0);
	}
}

/* The same letters as an ambiguous name, but not its capitals. */
static void try_spelling(struct scan *scan, const struct sg_image_name *name, size_t word)
{
	sg_str literal = sg_image_text(scan->image, name->text), got;
	size_t start = word - name->key_at;

	if ((name->flags & SG_NAME_PATTERN) || !(name->flags & SG_NAME_RISKY) ||
	    word < name->key_at || scan->text.len - start < literal.len)
		return;
	got = sg_str_sub(scan->text, start, start + literal.len);
	if (sg_str_eq_fold(got, literal) && !sg_str_eq(got, literal) &&
	    sg_words_alone(scan->text, start, start + literal.len))
		add(scan, name, start, start + literal.len, 0);
}

static bool has_versions(enum sg_kind kind)
{
	return kind == SG_KIND_LANGUAGE || kind == SG_KIND_RUNTIME || kind == SG_KIND_LIBRARY ||
	       kind == SG_KIND_FRAMEWORK;
}

/* "Java17", "Laravel 9" without the space: the word ends in the name, and a version in it. */
static void try_versioned(struct scan *scan, const struct sg_image_name *name, size_t word)
{
	size_t start = word - name->key_at, end = scan->stem;

	if ((name->flags & (SG_NAME_PATTERN | SG_NAME_PHRASE)) || word < name->key_at ||
	    !has_versions((enum sg_kind)sg_image_skill(scan->image, name->target)->kind) ||
	    compare(scan->text, start, sg_image_text(scan->image, name->text),
		    name->flags & SG_NAME_EXACT) != end ||
	    sg_word_before(scan->text, start))
		return;
	while (sg_word_at(scan->text, end) > 0)
		end++;
	add(scan, name, start, end, SG_HIT_VERSION);
}

static void try_one(struct scan *scan, const struct sg_image_name *name, size_t word)
{
	if (scan->spellings)
		try_spelling(scan, name, word);
	else if (scan->stem > 0)
		try_versioned(scan, name, word);
	else if (name->flags & SG_NAME_PATTERN)
		try_pattern(scan, name, word);
	else
		try_name(scan, name, word);
}

/* Most of the names that share a word with a text are told from it by what stands around that. */
static bool fits(const struct sg_image_border *border, uint64_t around)
{
	uint64_t wanted, settled;

	memcpy(&wanted, &border->around, sizeof wanted);
	memcpy(&settled, &border->settled, sizeof settled);
	return ((around ^ wanted) & settled) == 0;
}

/* Which of n names, 64 at most, fit: nobody can foretell, so none is a branch. */
static uint64_t which_fit(const struct sg_image_border *borders, size_t n, struct sg_around around)
{
	uint64_t bytes, bits = 0;

	memcpy(&bytes, &around, sizeof bytes);
	for (size_t i = 0; i < n; i++)
		bits |= (uint64_t)fits(&borders[i], bytes) << i;
	return bits;
}

static void try_all(struct scan *scan, const struct sg_image_bucket *bucket, size_t start,
		    size_t end)
{
	enum { MOST_AT_ONCE = 64 };
	struct sg_around around;

	if (bucket->n == 0)
		return;
	around = sg_word_around(scan->text, start, end);
	for (uint32_t at = 0; at < bucket->n; at += MOST_AT_ONCE) {
		uint32_t first = bucket->first + at, n = bucket->n - at;
		uint64_t bits = which_fit(scan->borders + first,
					  n < MOST_AT_ONCE ? n : MOST_AT_ONCE, around);

		for (; bits != 0; bits &= bits - 1)
			try_one(scan, &scan->names[first + (uint32_t)__builtin_ctzll(bits)], start);
	}
}

/* A word that is no name, but may be one with a version written on to it. */
static void try_stem(struct scan *scan, size_t start, size_t end)
{
	enum { SHORTEST = 3, MOST_DIGITS = 2 };
	size_t stem = end;

	while (stem > start && sg_is_digit(scan->text.ptr[stem - 1]))
		stem--;
	if (stem == end || end - stem > MOST_DIGITS || stem - start < SHORTEST)
		return;
	scan->stem = stem;
	try_all(scan,
		sg_filing_find(&scan->candidates.filing, sg_word_hash(scan->text, start, stem)),
		start, stem);
	scan->stem = 0;
}

static int by_place(const void *a, const void *b)
{
	const struct sg_hit *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	if (x->target != y->target)
		return x->target < y->target ? -1 : 1;
	return x->pattern != y->pattern ? (x->pattern < y->pattern ? -1 : 1)
					: (x->flags > y->flags) - (x->flags < y->flags);
}

/* Hits come in the order of the words they are filed under, so each stands but a few names from
 * its place: no more than start within the length of one. */
static void insert_in_order(struct sg_hits *hits)
{
	for (size_t i = 1; i < hits->n; i++) {
		struct sg_hit hit = hits->at[i];
		size_t to = i;

		for (; to > 0 && by_place(&hit, &hits->at[to - 1]) < 0; to--)
			hits->at[to] = hits->at[to - 1];
		hits->at[to] = hit;
	}
}

/* Leaves one of those that are the same, of hits in order. */
static void drop_copies(struct sg_hits *hits)
{
	size_t kept = 1;

	if (hits->n < 2)
		return;
	for (size_t i = 1; i < hits->n; i++)
		if (by_place(&hits->at[i], &hits->at[kept - 1]) != 0)
			hits->at[kept++] = hits->at[i];
	hits->n = kept;
}

void sg_hits_sort(struct sg_hits *hits)
{
	if (hits->n > 1)
		qsort(hits->at, hits->n, sizeof *hits->at, by_place);
	drop_copies(hits);
}

void sg_hits_settle(struct sg_hits *hits)
{
	insert_in_order(hits);
	drop_copies(hits);
}

static enum sg_status run(const struct sg_image *image, sg_str text, struct sg_arena *arena,
			  struct sg_hits *skills, struct sg_hits *phrases, bool spellings,
			  struct sg_error *err)
{
	struct scan scan = {
		.image = image,
		.names = sg_image_at(image, image->names.at),
		.borders = sg_image_at(image, image->borders.at),
		.text = text,
		.arena = arena,
		.skills = skills,
		.phrases = phrases,
		.spellings = spellings,
	};
	size_t n;

	sg_candidates_start(&scan.candidates, image, text);
	while (!scan.failed && !scan.over && sg_candidates_next(&scan.candidates, &n))
		for (size_t i = 0; i < n && !scan.failed && !scan.over; i++) {
			const struct sg_candidate *word = &scan.candidates.at[i];
			size_t known = skills->n;

			try_all(&scan, word->bucket, word->start, word->end);
			if (skills->n == known && !spellings)
				try_stem(&scan, word->start, word->end);
		}
	if (scan.failed)
		return sg_no_memory(err);
	sg_hits_settle(skills);
	sg_hits_settle(phrases);
	return SG_OK;
}

enum sg_status sg_words_scan(const struct sg_image *image, sg_str text, struct sg_arena *arena,
			     struct sg_hits *skills, struct sg_hits *phrases, struct sg_error *err)
{
	return run(image, text, arena, skills, phrases, false, err);
}

enum sg_status sg_words_spellings(const struct sg_image *image, sg_str text, struct sg_arena *arena,
				  struct sg_hits *skills, struct sg_error *err)
{
	struct sg_hits none = { 0 };

	return run(image, text, arena, skills, &none, true, err);
}

size_t sg_hits_first(const struct sg_hits *hits, uint32_t start)
{
	size_t low = 0, high = hits->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (hits->at[mid].start < start)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
