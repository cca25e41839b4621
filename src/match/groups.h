/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/chain.h"

/*
 * Groups: which mentions of a sentence are one requirement.
 *
 * "Go or Rust" is one group of two; "Go, Kafka and PostgreSQL" is three of one. A chain is a
 * run of mentions with nothing but separators and joining words between them; parentheses
 * hold a chain of their own. What joins a chain, what stands before it ("one of", "such as")
 * and after it ("or similar") decides how it falls into groups.
 */
struct sg_group {
	uint32_t *members; /* indexes of mentions, in text order */
	size_t n;
	uint16_t min_count;
	bool open;
	bool joined; /* "and" joins it to the group before it in its chain */
	bool of_class; /* what others of may do: "or other JVM languages" */
	size_t owner; /* token of the mention whose parentheses hold it, or SIZE_MAX */
	uint32_t chain;
	size_t first, last; /* tokens of the first and last member */
	const char *rule;

	/* Filled in by strength.c and years.c. */
	enum sg_strength strength;
	const char *strength_rule;
	bool cue;           /* a cue of its own says so */
	bool cue_after;     /* and stands after it */
	bool denied_before; /* a negation stands before it */
	bool instead;       /* which says what is taken instead */
	enum sg_polarity polarity;
	enum sg_proficiency proficiency;
	sg_span words; /* that decided strength or polarity; empty when none did */
	uint8_t min_years, max_years;
	sg_span years; /* words that state them */
};

struct sg_groups {
	struct sg_group *at;
	size_t n, cap;
};

/* Whether its first member is a technology; the class of a group is that of its members. */
bool sg_group_is_technology(const struct sg_reading *reading, const struct sg_group *group);

void sg_groups_make(struct sg_reading *reading, const struct sg_sentence *sentence,
		    struct sg_groups *out);
