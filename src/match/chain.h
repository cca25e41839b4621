/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/tokens.h"

/*
 * Chains: runs of mentions in a sentence with nothing but separators and joining words
 * between them. Parentheses hold a chain of their own; the one around them waits.
 *
 * Limits: parentheses nest at most SG_MAX_NESTING deep; deeper ones are read as one level.
 */
#define SG_MAX_NESTING 4

enum sg_joint {
	SG_JOINT_NONE, /* nothing joins: another chain */
	SG_JOINT_COMMA,
	SG_JOINT_AND,
	SG_JOINT_OR,
	SG_JOINT_COMMA_OR, /* ", or": the whole list before it is the alternative */
	SG_JOINT_SLASH,
};

struct sg_chain {
	size_t *tokens; /* of its mentions */
	enum sg_joint *joints; /* before each; the first is none */
	size_t n, cap, cap_joints;
	size_t min_count; /* from "one of"; 0 without */
	bool examples;    /* "such as" stands before it */
	bool paren;       /* in parentheses */
	size_t opened;    /* token of the parenthesis */
	size_t owner;     /* token of the mention it belongs to, or SIZE_MAX */
};

/* Receives each chain when it ends; the chain lasts for the call only. */
typedef void (*sg_chain_fn)(void *user, const struct sg_chain *chain);

void sg_chains_walk(struct sg_reading *reading, const struct sg_sentence *sentence,
		    sg_chain_fn fn, void *user);

/* The skill that a mention token names. */
const struct sg_image_skill *sg_token_skill(const struct sg_reading *reading,
					    const struct sg_sentence *sentence, size_t token);
/* Whether the skills of two tokens are of a sort, so that one can stand for the other. */
bool sg_tokens_alike(const struct sg_reading *reading, const struct sg_sentence *sentence,
		     size_t a, size_t b);
bool sg_tokens_adjacent(const struct sg_reading *reading, const struct sg_sentence *sentence,
			size_t a, size_t b);
/* Whether who has one of them can do without the other: alike, and none is used with, on top of
 * or after the other ("MySQL/PostgreSQL", but not "React/Next.js"). */
bool sg_tokens_instead(const struct sg_reading *reading, const struct sg_sentence *sentence,
		       size_t a, size_t b);
/* Whether the first implies the second, as a service implies its cloud. */
bool sg_tokens_part_of(const struct sg_reading *reading, const struct sg_sentence *sentence,
		       size_t part, size_t whole);
bool sg_skill_implies(const struct sg_reading *reading, uint32_t skill, uint32_t other);
