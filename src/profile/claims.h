/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/profile.h>

#include "base/arena.h"
#include "dict/dict.h"

/*
 * Claims: what a profile says of each skill, while it is read.
 *
 * A statement ("Go 6y", an entry of a list of skills) wins over what a text merely names, and
 * a later statement over an earlier one, which is told of when the two say different things.
 * Years that are stated win over years worked out from dates; years before the first release of
 * a thing are told of.
 *
 * Units:     experience is in months, at most SG_MAX_MONTHS; 0 is "not stated".
 * Limits:    SG_MAX_UNKNOWN unknown names are kept; the first SG_MAX_NEAREST of them are
 *            told with what they may have meant.
 * Ownership: everything lives in the arena; skill ids borrow from the dictionary.
 * Errors:    running out of memory sets `failed`, which sg_claims_finish() reports.
 * Threads:   one struct, one thread.
 */
enum {
	SG_MAX_MONTHS = 80 * 12,
	SG_MAX_UNKNOWN = 500,
	SG_MAX_NEAREST = 50,
};

/* A place in a profile. All of it may be unknown. */
struct sg_spot {
	uint32_t line, column; /* 1-based; 0 when unknown */
	sg_str path;           /* "skills[2].name", or absent */
};

struct sg_claim_slot;

struct sg_claims {
	const struct sg_dict *dict;
	struct sg_arena *arena;
	sg_str label;
	sg_warn_fn warn; /* may be NULL */
	void *user;
	int64_t today; /* 0: years are not held against first releases */
	bool quotes;   /* keep what texts say of skills */
	struct sg_claim_slot *slots; /* of what was spoken of, room for every skill */
	uint32_t *slot_at; /* by skill: 1 + the index of its slot, 0 when it has none */
	uint32_t n_slots;
	sg_vec(sg_str) unknown;
	uint32_t more_unknown; /* those that were not kept */
	sg_vec(struct sg_unsure) unsure;
	sg_vec(sg_str) persons; /* names of the person, employers, schools */
	bool failed;
};

/* What dates say of a skill. */
struct sg_dated {
	unsigned months;
	unsigned jobs;       /* that name it */
	int64_t first, last; /* days */
};

/* Starts from what the profile claims already. False when memory ran out. */
bool sg_claims_init(struct sg_claims *claims, const struct sg_profile *profile);
/* The skill meant by a name; what stands in parentheses at its end may explain it. */
uint32_t sg_claims_resolve(const struct sg_claims *claims, sg_str name);
/* A skill is stated, with its months or 0. */
void sg_claims_state(struct sg_claims *claims, uint32_t skill, enum sg_claim_status status,
		     unsigned months, struct sg_spot place);
/* A text names a skill; the quote may be absent. Of one with dates it is preferred. */
void sg_claims_find(struct sg_claims *claims, uint32_t skill, enum sg_claim_status status,
		    sg_str quote, bool dated);
/* A text says how many months ("6 years of Go"). */
void sg_claims_say(struct sg_claims *claims, uint32_t skill, unsigned months);
/* A list of skills in a text names it. */
void sg_claims_list(struct sg_claims *claims, uint32_t skill);
/* Dates say how long a skill was used. */
void sg_claims_date(struct sg_claims *claims, uint32_t skill, const struct sg_dated *dated);
/* A name that is in no dictionary; `meant` is what it may stand for, or SG_NO_SKILL. */
void sg_claims_unknown(struct sg_claims *claims, sg_str name, uint32_t meant,
		       struct sg_spot place);
/* Keeps a name that is in no dictionary without a word. */
void sg_claims_keep(struct sg_claims *claims, sg_str name);
/* The name of a person, employer or school: what holds it is no name of a skill that nobody
 * knows. The first 100 count. */
void sg_claims_person(struct sg_claims *claims, sg_str text);
/* Tells of something that is left out; the path of the place is put before the text. */
void sg_claims_warn(struct sg_claims *claims, struct sg_spot place, const char *fmt, ...)
	SG_PRINTF(3, 4);
/* As much of a text of the user as a message shows; no longer than it. */
sg_str sg_claims_quote(sg_str text);
/* What was kept of a claim: out->skill says of which. */
void sg_claims_evidence(const struct sg_claims *claims, uint32_t skill, struct sg_evidence *out);
/* Puts claims and unknown names into the profile. */
SG_MUST_USE enum sg_status sg_claims_finish(struct sg_claims *claims, struct sg_profile *out,
					    struct sg_error *err);
