/* SPDX-License-Identifier: MIT */
/*
 * A pattern of a user, in the first line, tried everywhere in a text: a match that stands alone
 * holds a word that the pattern was said to need, where it was said to stand.
 */
#include "fuzz/fuzz.h"

#include "base/utf8.h"
#include "dict/need.h"
#include "dict/shape.h"
#include "dict/word.h"
#include "match/regex.h"

/* As a scan of a text sees words: of alphabets, not of scripts that put no space between them. */
static bool stands_alone(sg_str text, size_t start, size_t end)
{
	return !sg_word_before(text, start) && sg_word_at(text, end) == 0;
}

static bool has_needed(sg_str text, size_t start, size_t end, const struct sg_needed *needed)
{
	size_t last = needed->most > end - start ? end : start + needed->most;

	for (size_t at = start + needed->least; at <= last; at++)
		if (sg_str_starts_fold(sg_str_sub(text, at, end), needed->word) &&
		    stands_alone(text, at, at + needed->word.len))
			return true;
	return false;
}

static bool has_any(sg_str text, size_t start, size_t end, const struct sg_needs *needs)
{
	for (size_t i = 0; i < needs->n; i++)
		if (has_needed(text, start, end, &needs->at[i]))
			return true;
	return needs->n == 0;
}

static void try_text(struct fuzz *fuzz, const struct sg_regex *regex,
		     const struct sg_needs *needs, sg_str text)
{
	struct sg_regex_tries *tries = sg_regex_tries_new();
	size_t end;

	MUST(tries != NULL);
	for (size_t at = 0; at < text.len; at++) {
		enum sg_regex_result result;

		if (((unsigned char)text.ptr[at] & 0xc0) == 0x80)
			continue;
		result = sg_regex_match(regex, tries, text, at, &end);
		fuzz_note(fuzz, "%d", (int)result);
		if (result != SG_REGEX_YES)
			continue;
		MUST(end >= at || end <= text.len);
		if (end > at && stands_alone(text, at, end))
			MUST(has_any(text, at, end, needs));
	}
	sg_regex_tries_free(tries);
}

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	enum { MOST_TEXT = 400 };
	sg_str pattern = fuzz_line(&in);
	struct sg_regex *regex = NULL;
	struct sg_arena *scratch = sg_arena_new(0);
	struct sg_shapes shapes;
	struct sg_needs needs;
	struct sg_error err = { 0 };
	enum sg_status status = sg_regex_compile(&regex, pattern, &err);

	MUST(scratch != NULL);
	fuzz_note_error(fuzz, status, &err);
	if (status == SG_OK && sg_utf8_valid(in)) {
		MUST(sg_pattern_needs(fuzz->arena, scratch, pattern, &needs));
		MUST(sg_pattern_shapes(fuzz->arena, pattern, &shapes));
		MUST(needs.n <= SG_MAX_NEEDED && shapes.n <= SG_MAX_SHAPES);
		fuzz_note(fuzz, "%zu %zu %d", needs.n, shapes.n, shapes.nested);
		if (in.len <= MOST_TEXT)
			try_text(fuzz, regex, &needs, in);
	}
	sg_regex_free(regex);
	sg_arena_free(scratch);
}
