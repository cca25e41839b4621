/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/hint.h"
#include "match/tokens.h"

/*
 * Term: a row of words of a sentence that is written like a name and that nothing in it or
 * glued to it keeps from being one of a technology. What stands around it is not asked here.
 *
 * Limits: a term has at most MOST_WORDS words of together LONGEST_TERM bytes.
 */

/* How much a word looks like a name, from its letters alone. */
enum sg_shape {
	SG_SHAPE_NONE,
	SG_SHAPE_CAPITAL, /* "Foobarix" */
	SG_SHAPE_ACRONYM, /* "FBX" */
	SG_SHAPE_STRONG,  /* "OpenFoo", "foo2go", "foo.js" */
};

struct sg_term {
	size_t first, last; /* tokens */
	uint32_t start, end;
	enum sg_shape shape; /* of its strongest word */
	unsigned words;
	bool version; /* a small number follows, which is not part of it: "OpenFoo 3" */
};

struct sg_term_source {
	struct sg_reading *reading;
	const struct sg_sentence *sentence;
	uint32_t **lower; /* bits by hash: words the text writes small; made when first asked */
};

/* The row of names that starts at token *at, a word; moves *at past what was read. */
bool sg_term_read(const struct sg_term_source *source, size_t *at, struct sg_term *out);
/* Whether spelling, hints, addresses, employer or dictionary speak against a term. */
bool sg_term_is_refused(const struct sg_term_source *source, const struct sg_term *term);
/* Whether the text writes the first or last word of a term in lower case elsewhere. Reads the
 * whole text when it is asked for the first time. */
bool sg_term_is_written_small(const struct sg_term_source *source, uint32_t start, uint32_t end);
/* Whether a word token has the hint. */
bool sg_term_has_hint(const struct sg_term_source *source, const struct sg_token *token,
		      enum sg_hint hint);
/* A word in lower case that stands by itself, as most do. */
bool sg_term_is_plain(const struct sg_term_source *source, size_t at);
