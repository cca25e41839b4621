/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/reading.h"

/*
 * Tokens: a sentence as a row of mentions, cues, signs and other words, in order of place.
 *
 * Cues of one kind of meaning hide shorter ones inside them ("not only" hides "not"), and a
 * mention hides cues inside it ("Infrastructure as Code" has no "as"). Words that belong to
 * a cue or a mention are no word tokens.
 *
 * A sentence goes on over a line break in its middle, and from "one or more of:" over the items
 * under it.
 *
 * Limits: a sentence is cut at the first space after SG_MAX_SENTENCE bytes, after twice that
 *         behind any ASCII character, so that what looks at a whole sentence for each of its
 *         words costs no more than that squared.
 */
#define SG_MAX_SENTENCE 1024

enum sg_token_type {
	SG_TOKEN_WORD,
	SG_TOKEN_SIGN,    /* one byte of punctuation; an en or em dash comes as '-', the mark of
			     a list item as a line break */
	SG_TOKEN_CUE,
	SG_TOKEN_MENTION,
};

struct sg_token {
	enum sg_token_type type;
	enum sg_cue cue;
	char sign;
	uint32_t start, end;
	uint32_t index; /* of the mention, or of the phrase */
	uint32_t words, mentions; /* up to here and with it: tokens that are one */
	sg_str value;   /* of the cue */
};

struct sg_sentence {
	const struct sg_text_line *line;
	uint32_t line_index;
	uint32_t start, end;
	struct sg_token *tokens;
	size_t n;
	const uint32_t *cues; /* which of the tokens are cues, */
	size_t n_cues;
	size_t n_mentions;   /* and how many mentions */
	size_t first_phrase; /* of the reading's phrases, at or behind its start */
};

/*
 * The sentence that starts at *at in a line; moves *at past it. Its tokens are in the reading's
 * scratch memory, which whoever is done with the sentence resets. False at the end of the line.
 */
bool sg_sentence_next(struct sg_reading *reading, uint32_t line, uint32_t *at,
		      struct sg_sentence *out);
/* Fills in the tokens of a sentence whose place and first phrase are known, with the reading's
 * next mention at it. False when memory ran out. */
bool sg_tokens_make(struct sg_reading *reading, struct sg_sentence *sentence);

/* Spaces before the list mark of an item, and one; 0 for a line that is none. */
uint32_t sg_line_indent(const struct sg_reading *reading, const struct sg_text_line *line);

/* Whether a line is "one or more of:" or the like, and the items under it are the choice. */
bool sg_line_opens_choice(const struct sg_reading *reading, uint32_t line);

/* Whether a word for a class of things ("tools") ends at byte `end`. */
bool sg_class_ends_at(const struct sg_reading *reading, uint32_t end);

static inline sg_span sg_token_span(const struct sg_token *token)
{
	return (sg_span){ token->start, token->end };
}

/* Rows of tokens are looked through for cues and signs all the time, and nobody can foretell
 * which come: one branch for both halves. */
static inline bool sg_is_cue(const struct sg_token *token, enum sg_cue cue)
{
	return (token->type == SG_TOKEN_CUE) & (token->cue == cue);
}

static inline bool sg_is_sign(const struct sg_token *token, char sign)
{
	return (token->type == SG_TOKEN_SIGN) & (token->sign == sign);
}

/* The first token behind token `at`, other readings of its words left out; sentence->n at the
 * end. */
static inline size_t sg_token_behind(const struct sg_sentence *sentence, size_t at)
{
	size_t next = at + 1;

	while (next < sentence->n && sentence->tokens[next].start < sentence->tokens[at].end)
		next++;
	return next;
}

/* Whether there is a cue of this kind in the sentence. */
static inline bool sg_has_cue(const struct sg_sentence *sentence, enum sg_cue cue)
{
	for (size_t i = 0; i < sentence->n_cues; i++)
		if (sentence->tokens[sentence->cues[i]].cue == cue)
			return true;
	return false;
}

/* Whether a cue of this kind stands directly behind token `at`. */
static inline bool sg_cue_behind(const struct sg_sentence *sentence, size_t at, enum sg_cue cue)
{
	size_t next = sg_token_behind(sentence, at);

	return next < sentence->n && sg_is_cue(&sentence->tokens[next], cue);
}
