/* SPDX-License-Identifier: MIT */
#include "match/tokens.h"

#include "base/names.h"
#include "dict/walk.h"

/* Cues that compete for the same words. */
enum channel {
	CHANNEL_ASK,    /* strength, polarity, alternatives */
	CHANNEL_NUMBER, /* numbers and units */
	CHANNEL_TIME,   /* what a number of years is of */
	CHANNEL_PERSON, /* whom the words speak of */
	CHANNEL_LEVEL,  /* how well it is known */
	CHANNEL_CHOICE,
	CHANNEL_FACT,
	N_CHANNELS,
};

static enum channel channel_of(enum sg_cue cue)
{
	switch (cue) {
	case SG_CUE_NUMBER:
	case SG_CUE_YEARS:
	case SG_CUE_MONTHS:
	case SG_CUE_AT_LEAST:
	case SG_CUE_UP_TO:
		return CHANNEL_NUMBER;
	case SG_CUE_AGE:
	case SG_CUE_OVERALL:
		return CHANNEL_TIME;
	case SG_CUE_COMPANY:
	case SG_CUE_CANDIDATE:
		return CHANNEL_PERSON;
	case SG_CUE_PROFICIENCY:
	case SG_CUE_LEARNING:
		return CHANNEL_LEVEL;
	case SG_CUE_CHOICE:
		return CHANNEL_CHOICE;
	case SG_CUE_DEGREE:
	case SG_CUE_EQUIVALENT:
	case SG_CUE_LANGUAGE:
	case SG_CUE_WORK_AUTH:
	case SG_CUE_CLEARANCE:
	case SG_CUE_REMOTE:
	case SG_CUE_ON_CALL:
	case SG_CUE_TRAVEL:
	case SG_CUE_SENIORITY:
	case SG_CUE_EMPLOYMENT_TYPE:
	case SG_CUE_CERTIFICATION:
	case SG_CUE_REGION:
		return CHANNEL_FACT;
	default:
		return CHANNEL_ASK;
	}
}

static struct sg_token *add(struct sg_reading *reading, struct sg_sentence *sentence, size_t *cap,
			    enum sg_token_type type, uint32_t start, uint32_t end)
{
	struct sg_token *slot;

	if (sentence->n == *cap &&
	    !sg_vec_grow(reading->scratch, (void **)&sentence->tokens, sentence->n, cap,
			 sizeof *sentence->tokens)) {
		reading->failed = true;
		return NULL;
	}
	slot = &sentence->tokens[sentence->n++];
	*slot = (struct sg_token){ .type = type, .start = start, .end = end };
	return slot;
}

bool sg_class_ends_at(const struct sg_reading *reading, uint32_t end)
{
	enum { LONGEST = 24 };

	for (size_t i = sg_hits_first(&reading->phrases, end < LONGEST ? 0 : end - LONGEST);
	     i < reading->phrases.n && reading->phrases.at[i].start < end; i++)
		if (reading->phrases.at[i].end == end &&
		    sg_cue_at(reading, reading->phrases.at[i].target) == SG_CUE_CLASS)
			return true;
	return false;
}

static bool names_technology(const struct sg_reading *reading, const struct sg_named *named)
{
	return sg_class_of((enum sg_kind)sg_image_skill(reading->image, named->skill)->kind) ==
	       SG_CLASS_TECHNOLOGY;
}

/* A name within a longer one asks for nothing by itself, unless it is a technology in the name
 * of none: "AWS cloud architecture". */
static bool is_inside(const struct sg_reading *reading, size_t at)
{
	const struct sg_named *named = &reading->mentions.at[at];
	enum { FAR = 4 };

	for (size_t i = at; i > 0 && at - i < FAR; i--) {
		const struct sg_named *outer = &reading->mentions.at[i - 1];

		if (outer->end >= named->end &&
		    outer->end - outer->start > named->end - named->start)
			return names_technology(reading, outer) ||
			       !names_technology(reading, named);
	}
	return false;
}

static void add_mentions(struct sg_reading *reading, struct sg_sentence *sentence, size_t *cap)
{
	for (size_t i = reading->next_mention;
	     i < reading->mentions.n && reading->mentions.at[i].start < sentence->end; i++) {
		struct sg_token *token;

		if (is_inside(reading, i))
			continue;
		token = add(reading, sentence, cap, SG_TOKEN_MENTION,
			    reading->mentions.at[i].start, reading->mentions.at[i].end);
		if (token == NULL)
			return;
		token->index = (uint32_t)i;
	}
}

/* Whether a mention holds the cue within it, and is longer. */
static bool in_mention(const struct sg_sentence *sentence, size_t n_mentions,
		       const struct sg_hit *hit)
{
	for (size_t i = 0; i < n_mentions; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (token->start <= hit->start && hit->end <= token->end &&
		    token->end - token->start > hit->end - hit->start)
			return true;
	}
	return false;
}

/* Words for a class are asked for by place only; "REST-like" has no "like" in it. */
static bool is_no_token(const struct sg_reading *reading, const struct sg_hit *hit, enum sg_cue cue)
{
	return cue == SG_CUE_CLASS || (cue == SG_CUE_SUCH_AS && hit->start > 0 &&
				       reading->text.ptr[hit->start - 1] == '-');
}

static void add_cues(struct sg_reading *reading, struct sg_sentence *sentence, size_t *cap)
{
	struct {
		uint32_t start, end;
	} last[N_CHANNELS] = { { 0, 0 } };
	size_t n_mentions = sentence->n;

	for (size_t i = sentence->first_phrase;
	     i < reading->phrases.n && reading->phrases.at[i].start < sentence->end; i++) {
		const struct sg_hit *hit = &reading->phrases.at[i];
		enum sg_cue cue = sg_cue_at(reading, hit->target);
		enum channel channel = channel_of(cue);
		struct sg_token *token;

		if (!sg_cue_is_token(cue))
			continue;
		if (hit->start < last[channel].end &&
		    !(hit->start == last[channel].start && hit->end == last[channel].end))
			continue;
		if (channel != CHANNEL_FACT && in_mention(sentence, n_mentions, hit))
			continue;
		if (is_no_token(reading, hit, cue))
			continue;
		last[channel].start = hit->start;
		last[channel].end = hit->end;
		token = add(reading, sentence, cap, SG_TOKEN_CUE, hit->start, hit->end);
		if (token == NULL)
			return;
		token->cue = cue;
		token->index = hit->target;
		token->value = sg_cue_value(reading, hit->target);
	}
}

static bool is_before(const struct sg_token *x, const struct sg_token *y)
{
	if (x->start != y->start)
		return x->start < y->start;
	if (x->end != y->end)
		return x->end > y->end;
	return x->type == SG_TOKEN_CUE && y->type == SG_TOKEN_MENTION;
}

/* The mentions and the cues of a sentence, each in order of place, read as one row. */
struct known {
	const struct sg_token *mention, *mentions_end;
	const struct sg_token *cue, *cues_end;
	uint32_t next; /* byte at which none of them starts before */
};

static inline const struct sg_token *first_of(const struct known *known)
{
	if (known->mention == known->mentions_end)
		return known->cue == known->cues_end ? NULL : known->cue;
	if (known->cue == known->cues_end || !is_before(known->cue, known->mention))
		return known->mention;
	return known->cue;
}

/* Copies those that start at or before `at` into the sentence; returns the furthest end of any
 * so far, or `until`. */
static uint32_t add_known(struct sg_reading *reading, struct sg_sentence *sentence, size_t *cap,
			  struct known *known, uint32_t at, uint32_t until)
{
	const struct sg_token *next;

	/* Mentions and cues end where their pointers say. NOLINTNEXTLINE(clang-analyzer-core.*) */
	while ((next = first_of(known)) != NULL && next->start <= at) {
		struct sg_token *token = add(reading, sentence, cap, next->type, 0, 0);

		if (token == NULL)
			break;
		*token = *next;
		if (next->end > until)
			until = next->end;
		if (next->type == SG_TOKEN_MENTION)
			known->mention++;
		else
			known->cue++;
	}
	known->next = next == NULL ? UINT32_MAX : next->start;
	return until;
}

/* The mark of an item that a sentence goes on to. */
static bool is_list_mark(sg_str text, uint32_t at)
{
	if (text.ptr[at] != '-')
		return false;
	while (at > 0 && text.ptr[at - 1] == ' ')
		at--;
	return at > 0 && text.ptr[at - 1] == '\n';
}

static char sign_at(sg_str text, uint32_t at, bool dash)
{
	if (dash)
		return '-';
	return is_list_mark(text, at) ? '\n' : text.ptr[at];
}

static bool is_dash(sg_str text, uint32_t at)
{
	if (text.ptr[at] != '\xe2')
		return false;
	return sg_str_starts(sg_str_sub(text, at, text.len), SG_STR("\xe2\x80\x93")) ||
	       sg_str_starts(sg_str_sub(text, at, text.len), SG_STR("\xe2\x80\x94"));
}

/* The sign at `at`, if that is one; returns where it ends. */
static uint32_t add_sign(struct sg_reading *reading, struct sg_sentence *sentence, size_t *cap,
			 uint32_t at)
{
	char c = reading->text.ptr[at];
	bool dash = is_dash(reading->text, at);
	uint32_t end = at + (dash ? 3 : 1);
	struct sg_token *token = NULL;

	if (!sg_is_space(c) && (dash || (unsigned char)c < 0x80))
		token = add(reading, sentence, cap, SG_TOKEN_SIGN, at, end);
	if (token != NULL)
		token->sign = sign_at(reading->text, at, dash);
	return end;
}

/* Says of each token what stands before it, and which of them are cues. */
static void count(struct sg_reading *reading, struct sg_sentence *sentence, size_t n_cues)
{
	uint32_t *cues = sg_arena_alloc_dirty(reading->scratch, (n_cues + 1) * sizeof *cues,
					      alignof(uint32_t));
	uint32_t words = 0, mentions = 0;

	if (cues == NULL) {
		reading->failed = true;
		return;
	}
	for (size_t i = 0; i < sentence->n; i++) {
		struct sg_token *token = &sentence->tokens[i];

		token->words = words += token->type == SG_TOKEN_WORD;
		token->mentions = mentions += token->type == SG_TOKEN_MENTION;
		cues[sentence->n_cues] = (uint32_t)i;
		sentence->n_cues += token->type == SG_TOKEN_CUE;
	}
	sentence->cues = cues;
	sentence->n_mentions = mentions;
}

/* The row of all tokens: those known, and the words and signs that none of them covers. */
static void add_all(struct sg_reading *reading, struct sg_sentence *sentence, size_t n_mentions)
{
	/* cppcheck-suppress uninitvar ; of none only the place is taken */
	struct sg_token none, *all = sentence->tokens == NULL ? &none : sentence->tokens;
	struct known known = { all, all + n_mentions, all + n_mentions, all + sentence->n, 0 };
	uint32_t end = sentence->end, until = sentence->start;
	struct sg_walk walk = sg_walk_of((sg_str){ reading->text.ptr, end });
	/* Words and signs with their spaces take four bytes or more on the whole. */
	size_t cap = sentence->n + (end - sentence->start) / 4 + 8;

	sentence->tokens = sg_arena_alloc_dirty(reading->scratch, cap * sizeof *sentence->tokens,
						alignof(struct sg_token));
	sentence->n = 0;
	if (sentence->tokens == NULL) {
		reading->failed = true;
		return;
	}
	for (uint32_t at = sentence->start; at < end && !reading->failed;) {
		uint32_t start = at;

		if (known.next <= at)
			until = add_known(reading, sentence, &cap, &known, at, until);
		if (until > at) {
			at = until + (until < end && reading->text.ptr[until] == ' ');
			continue;
		}
		at = (uint32_t)sg_walk_end(&walk, at);
		if (at > start)
			add(reading, sentence, &cap, SG_TOKEN_WORD, start, at);
		else
			at = add_sign(reading, sentence, &cap, at);
		at += at < end && reading->text.ptr[at] == ' ';
	}
	add_known(reading, sentence, &cap, &known, end, until);
}

bool sg_tokens_make(struct sg_reading *reading, struct sg_sentence *sentence)
{
	size_t cap = 0, n_mentions, n_cues;

	add_mentions(reading, sentence, &cap);
	n_mentions = sentence->n;
	add_cues(reading, sentence, &cap);
	n_cues = sentence->n - n_mentions;
	add_all(reading, sentence, n_mentions);
	if (!reading->failed)
		count(reading, sentence, n_cues);
	return !reading->failed;
}
