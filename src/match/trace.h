/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/groups.h"
#include "match/unknown.h"

/*
 * Trace: what was decided while a posting was read, and why; for sg_explain().
 *
 * A reading has none in plain matching, which then costs one comparison a decision.
 *
 * Ownership: everything lives in the reading's arena.
 */

/* What decided on a candidate. Those up to SG_WHY_ELSEWHERE make a mention of it. */
enum sg_why {
	SG_WHY_PLAIN,	  /* the name needs no evidence */
	SG_WHY_ALONE,	  /* stands alone in its line, or in the title */
	SG_WHY_CAPITAL,	  /* its spelling tells */
	SG_WHY_VERSION,	  /* a version follows */
	SG_WHY_ASKED,	  /* words follow that only speak of what is asked for */
	SG_WHY_LIST,	  /* the list it stands in tells */
	SG_WHY_NEAR,	  /* a name in the same line tells */
	SG_WHY_ACCEPT,	  /* a pattern of its entry accepts it */
	SG_WHY_ELSEWHERE, /* the same posting named it on evidence elsewhere */
	SG_WHY_NOTHING,	  /* ambiguous, and no evidence */
	SG_WHY_REJECT,	  /* a pattern of its entry rejects it */
	SG_WHY_ADDRESS,
	SG_WHY_EMPLOYER,
	SG_WHY_PLACE,	  /* where the work is */
	SG_WHY_COMPANY,	  /* an organisation, by the words around it */
	SG_WHY_LONGER,	  /* part of a longer name */
	SG_WHY_SPELLING,  /* an ambiguous name but for its capitals */
	SG_WHY_OUTSIDE,	  /* stands in no line that is read */
	SG_N_WHYS,
};

struct sg_trace_name {
	struct sg_hit hit;
	uint32_t line;
	enum sg_why why;
	uint32_t by; /* skill of the candidate that decided, or SG_NO_SKILL */
};

/* A group of a sentence, shared by its members. */
struct sg_trace_group {
	struct sg_group group; /* members copied to the reading's arena */
	uint32_t line;
	sg_span sentence;
	sg_str rule; /* of its requirement */
};

struct sg_trace {
	sg_vec(struct sg_trace_name) names;
	sg_vec(struct sg_trace_group) groups;
	uint32_t *group_of; /* by mention: index + 1 into groups, 0 for none */
	struct sg_terms terms;
};

/* What the names step decided on one candidate. */
void sg_trace_add_name(struct sg_reading *reading, const struct sg_trace_name *name);
/* A group with its requirement's rule, once its strength and years are known. */
void sg_trace_add_group(struct sg_reading *reading, const struct sg_sentence *sentence,
			const struct sg_group *group, sg_str rule);
