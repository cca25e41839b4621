/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/tokens.h"

/*
 * Unknown: terms that look like technologies and are in no dictionary.
 *
 * A term is a row of words written like names: with a capital, a capital inside, a digit or a
 * dot. It counts where a posting asks for things or lists what it works with, and where the
 * words around it speak for it: it stands in a list with known technologies, is all of a list
 * item between such items, follows "experience with", or a word like "framework" follows it.
 * Words that are none whatever their spelling are hints of the dictionary; so is a word that
 * the same posting writes without capital elsewhere.
 *
 * Limits: SG_MAX_TERMS different terms a posting; further ones are not kept. Work is linear in the
 *         tokens of a sentence.
 */
#define SG_MAX_TERMS 50

/* What spoke for a term. */
enum sg_term_rule {
	SG_TERM_NONE,
	SG_TERM_LIST,    /* stands in a list with known technologies */
	SG_TERM_ITEMS,   /* a list item between items that are known technologies */
	SG_TERM_CUE,     /* follows a phrase that asks for knowledge */
	SG_TERM_PRODUCT, /* a word for a sort of technology follows */
	SG_N_TERM_RULES,
};

struct sg_term_found {
	uint32_t start, end;
	uint32_t line;
	enum sg_term_rule rule;
	uint32_t beside; /* mention that spoke for it, or UINT32_MAX */
};

struct sg_terms {
	struct sg_term_found *at;
	size_t n, cap;
	uint32_t *lower; /* bits by hash: words the text writes without capital; made when asked */
};

/* Adds the terms of one sentence that are not there yet. */
void sg_terms_add(struct sg_reading *reading, const struct sg_sentence *sentence,
		  struct sg_terms *terms);
/* The id of a rule: "term.list". */
const char *sg_term_rule_name(enum sg_term_rule rule);
