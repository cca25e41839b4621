/* SPDX-License-Identifier: MIT */
#include "match/term.h"

#include <string.h>

#include "dict/dict.h"
#include "dict/walk.h"
#include "match/reading.h"

enum { MOST_WORDS = 4, LONGEST_TERM = 48, LOWER_BITS = 1 << 18 };

static bool is_digits(sg_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!sg_is_digit(word.ptr[i]))
			return false;
	return word.len > 0;
}

/* One run of letters and digits. */
static enum sg_shape shape_of_word(sg_str word)
{
	size_t upper = 0, lower = 0, digits = 0, humps = 0;

	for (size_t i = 0; i < word.len; i++) {
		upper += sg_is_upper(word.ptr[i]);
		lower += sg_is_lower(word.ptr[i]);
		digits += sg_is_digit(word.ptr[i]);
		humps += i > 0 && sg_is_upper(word.ptr[i]) && sg_is_lower(word.ptr[i - 1]);
	}
	if (upper + lower + digits < word.len || !sg_is_alpha(word.ptr[0]))
		return SG_SHAPE_NONE; /* other alphabets write words of their language */
	if (humps > 0)
		return SG_SHAPE_STRONG;
	if (digits > 0)
		return upper + lower >= 2 ? SG_SHAPE_STRONG : SG_SHAPE_NONE;
	if (upper >= 2 && lower <= 1)
		return upper <= 6 ? SG_SHAPE_ACRONYM : SG_SHAPE_NONE;
	return sg_is_upper(word.ptr[0]) && word.len >= 3 ? SG_SHAPE_CAPITAL : SG_SHAPE_NONE;
}

/* Joins the words on both sides of it into one. */
static bool is_joint(const struct sg_token *token, uint32_t end)
{
	return token->type == SG_TOKEN_SIGN && token->start == end &&
	       token->end == end + 1 && memchr(".-_&'", token->sign, 5) != NULL;
}

/* Words and signs written together: "qwik.js", "Foo-Bar", "Foo++". Moves *at past them. */
static enum sg_shape read_chunk(const struct sg_term_source *source, size_t *at, uint32_t *end)
{
	const struct sg_sentence *sentence = source->sentence;
	sg_str text = source->reading->text;
	enum sg_shape best = SG_SHAPE_NONE;
	bool dotted = false, letters = false;

	while (*at < sentence->n) {
		const struct sg_token *token = &sentence->tokens[*at];
		sg_str word = sg_reading_text(source->reading, token->start, token->end);
		enum sg_shape shape;

		if (token->type != SG_TOKEN_WORD)
			return SG_SHAPE_NONE; /* grown together with something known */
		shape = shape_of_word(word);
		best = shape > best ? shape : best;
		letters = letters || word.len > 1;
		*end = token->end;
		(*at)++;
		while (*at < sentence->n && sentence->tokens[*at].start == *end &&
		       (sg_is_sign(&sentence->tokens[*at], '+') ||
			sg_is_sign(&sentence->tokens[*at], '#')))
			*end = sentence->tokens[(*at)++].end;
		if (*at + 1 >= sentence->n || !is_joint(&sentence->tokens[*at], *end) ||
		    sentence->tokens[*at + 1].start != *end + 1)
			break;
		dotted = dotted || (sg_is_sign(&sentence->tokens[*at], '.') &&
				    sg_is_lower(text.ptr[sentence->tokens[*at + 1].start]));
		(*at)++;
	}
	if (!letters)
		return SG_SHAPE_NONE; /* "U.S." */
	return dotted ? SG_SHAPE_STRONG : best;
}

bool sg_term_has_hint(const struct sg_term_source *source, const struct sg_token *token,
		      enum sg_hint hint)
{
	return token->type == SG_TOKEN_WORD &&
	       sg_hint_of(source->reading->image,
			  sg_reading_text(source->reading, token->start, token->end)) == (int)hint;
}

/* A word of the language, a place or an organisation, whatever its capital. */
static bool is_ordinary(const struct sg_term_source *source, uint32_t start, uint32_t end)
{
	sg_str word = sg_reading_text(source->reading, start, end);

	return sg_hint_of(source->reading->image, word) >= 0;
}

/* Only spaces between two places, at least one. */
static bool is_spaced(const struct sg_term_source *source, uint32_t from, uint32_t to)
{
	return to == from + 1 && source->reading->text.ptr[from] == ' ';
}

/* A number behind a name that is no year and no count of anything: "OpenFoo 3". */
static bool is_version(const struct sg_term_source *source, const struct sg_term *term, size_t at)
{
	const struct sg_sentence *sentence = source->sentence;
	const struct sg_token *token = at < sentence->n ? &sentence->tokens[at] : NULL;

	return token != NULL && token->type == SG_TOKEN_WORD &&
	       is_spaced(source, term->end, token->start) && token->end - token->start <= 2 &&
	       is_digits(sg_reading_text(source->reading, token->start, token->end)) &&
	       (at + 1 == sentence->n || sentence->tokens[at + 1].type == SG_TOKEN_SIGN ||
		sentence->tokens[at + 1].type == SG_TOKEN_CUE);
}

bool sg_term_read(const struct sg_term_source *source, size_t *at, struct sg_term *out)
{
	const struct sg_sentence *sentence = source->sentence;
	bool ordinary = true;

	*out = (struct sg_term){ .first = *at, .start = sentence->tokens[*at].start };
	while (*at < sentence->n && out->words < MOST_WORDS) {
		uint32_t start = sentence->tokens[*at].start, end = start;
		size_t next = *at;
		enum sg_shape shape;

		if (sentence->tokens[*at].type != SG_TOKEN_WORD ||
		    (out->words > 0 && !is_spaced(source, out->end, start)))
			break;
		shape = read_chunk(source, &next, &end);
		if (shape == SG_SHAPE_NONE) {
			if (out->words == 0)
				*at = next > *at ? next : *at + 1;
			break;
		}
		ordinary = ordinary && is_ordinary(source, start, end);
		out->shape = shape > out->shape ? shape : out->shape;
		out->words++;
		out->end = end;
		out->last = next - 1;
		*at = next;
	}
	if (out->words == 0)
		return false;
	out->version = is_version(source, out, *at);
	*at += out->version;
	return !ordinary && out->end - out->start <= LONGEST_TERM;
}

/* Grown together with what stands before or after it: "@foo", "#foo", "foo's". */
static bool is_glued(const struct sg_term_source *source, const struct sg_term *term)
{
	sg_str text = source->reading->text;
	uint32_t start = term->start, end = term->end;

	if (start > 0 && memchr(".@_\\#$~", text.ptr[start - 1], 7) != NULL)
		return true;
	if (end >= text.len || sg_is_space(text.ptr[end]))
		return false;
	if (memchr("@:_\\", text.ptr[end], 4) != NULL && end + 1 < text.len &&
	    !sg_is_space(text.ptr[end + 1]))
		return true;
	return sg_str_starts(sg_str_sub(text, end, end + 3), SG_STR("\xe2\x80\x99")) ||
	       text.ptr[end] == '\'';
}

/* Bits of all words that the text writes in lower case. */
static uint32_t *make_lower(const struct sg_reading *reading)
{
	uint32_t *lower = sg_arena_array(reading->arena, uint32_t, LOWER_BITS / 32);
	sg_str text = reading->text;
	struct sg_walk walk = sg_walk_of(text);

	if (lower == NULL)
		return NULL;
	for (size_t at = sg_walk_start(&walk, 0); at < text.len; at = sg_walk_start(&walk, at)) {
		size_t start = at;
		uint32_t hash;

		at = sg_walk_end(&walk, at);
		if (!sg_is_lower(text.ptr[start]))
			continue;
		hash = sg_word_hash(text, start, at);
		lower[hash % LOWER_BITS / 32] |= 1u << hash % 32;
	}
	return lower;
}

/* The posting writes this word without capital somewhere, so that the capital tells nothing. */
static bool is_written_lower(const struct sg_term_source *source, uint32_t start, uint32_t end)
{
	uint32_t hash = sg_word_hash(source->reading->text, start, end);

	if (*source->lower == NULL)
		*source->lower = make_lower(source->reading);
	if (*source->lower == NULL) {
		source->reading->failed = true;
		return true;
	}
	return ((*source->lower)[hash % LOWER_BITS / 32] >> hash % 32 & 1) != 0;
}

/* Part of a web or mail address, or a site called by its domain. */
static bool is_address(const struct sg_term_source *source, const struct sg_term *term)
{
	sg_str text = source->reading->text;
	uint32_t dot = term->end;

	if (sg_in_address(text, term->start, term->end))
		return true;
	while (dot > term->start && text.ptr[dot - 1] != '.')
		dot--;
	return dot > term->start && is_ordinary(source, dot - 1, term->end);
}

static bool holds_words(sg_str text, sg_str words)
{
	size_t at = 0;

	while ((at = sg_str_find_fold(text, words, at)) != SIZE_MAX) {
		if (!sg_word_before(text, at) && sg_word_at(text, at + words.len) == 0)
			return true;
		at++;
	}
	return false;
}

/* Of the employer: its whole name, or a word of it. */
static bool is_employer(const struct sg_reading *reading, sg_str text)
{
	enum { LONGEST = 256 }; /* longer ones are no name, and cost too much to compare */
	sg_str company = reading->posting->company;

	return company.len > 0 && company.len <= LONGEST &&
	       (holds_words(company, text) || holds_words(text, company));
}

/* The dictionary has the name, even where its rule found too little evidence here. */
static bool is_known(const struct sg_reading *reading, const struct sg_term *term)
{
	sg_str text = sg_reading_text(reading, term->start, term->end);

	for (size_t i = sg_hits_first(&reading->hits, term->start);
	     i < reading->hits.n && reading->hits.at[i].start < term->end; i++)
		if (reading->hits.at[i].start == term->start &&
		    reading->hits.at[i].end >= term->end)
			return true;
	return sg_dict_resolve(reading->dict, text) != SG_NO_SKILL ||
	       (text.len > 2 && text.ptr[text.len - 1] == 's' &&
		sg_dict_resolve(reading->dict, sg_str_sub(text, 0, text.len - 1)) != SG_NO_SKILL);
}

/* What speaks against a term whatever stands around it. */
bool sg_term_is_refused(const struct sg_term_source *source, const struct sg_term *term)
{
	struct sg_reading *reading = source->reading;
	sg_str text = sg_reading_text(reading, term->start, term->end);
	uint32_t word = term->start;

	if (is_glued(source, term) || is_ordinary(source, term->start, term->end) ||
	    is_employer(reading, text) || is_address(source, term) ||
	    sg_reading_in_company(reading, term->start, term->end) || is_known(reading, term))
		return true;
	/* The ends of a row of names tell what it is: "Foo University", "Senior Foo". */
	for (uint32_t at = term->start; at <= term->end; at++) {
		bool first = word == term->start, last = at == term->end;
		int hint;

		if (!last && reading->text.ptr[at] != ' ')
			continue;
		hint = sg_hint_of(reading->image, sg_reading_text(reading, word, at));
		if ((last && hint >= 0) || (first && hint >= 0 && hint != SG_HINT_ORGANISATION))
			return true;
		word = at + 1;
	}
	return false;
}

bool sg_term_is_written_small(const struct sg_term_source *source, uint32_t start, uint32_t end)
{
	sg_str text = source->reading->text;
	uint32_t first = start, last = end;

	while (first < end && text.ptr[first] != ' ')
		first++;
	while (last > start && text.ptr[last - 1] != ' ')
		last--;
	return is_written_lower(source, start, first) || is_written_lower(source, last, end);
}

bool sg_term_is_plain(const struct sg_term_source *source, size_t at)
{
	const struct sg_sentence *sentence = source->sentence;
	const struct sg_token *token = &sentence->tokens[at];

	for (uint32_t i = token->start; i < token->end; i++)
		if (!sg_is_lower(source->reading->text.ptr[i]))
			return false;
	return at + 1 == sentence->n || sentence->tokens[at + 1].start > token->end ||
	       sg_is_sign(&sentence->tokens[at + 1], ',');
}
