/* SPDX-License-Identifier: MIT */
#pragma once

#include "profile/claims.h"

/*
 * Prose: the skills that running text names, found as they are in postings.
 *
 * What a text denies ("no longer PHP") is left out, and so are traits and titles: a person
 * holds them or not whatever a text calls them.
 *
 * Ownership: the skills live in the scratch arena.
 * Errors:    SG_ENOMEM, SG_ELIMIT.
 * Threads:   as the matcher.
 */
struct sg_prose_skill {
	uint32_t skill;
	enum sg_claim_status status; /* have, or learning */
	sg_str quote;                /* the line that names it first; or absent */
};

struct sg_prose {
	struct sg_prose_skill *at;
	size_t n, cap;
};

struct sg_prose_reader {
	struct sg_matcher *matcher;
	const struct sg_dict *dict;
	struct sg_arena *scratch;
};

/* The line of a document's text that holds a byte, without its list mark. */
sg_str sg_prose_line(sg_str text, size_t at);
/* What a text says of a skill it names; the quote is left out. False when it claims nothing. */
bool sg_prose_names(const struct sg_dict *dict, const struct sg_findings *findings,
		    const struct sg_found_skill *found, struct sg_prose_skill *out);
/* Finds the skills of one text. `title` and `employer` may be absent; the name of the employer
 * itself is no skill. */
SG_MUST_USE enum sg_status sg_prose_read(const struct sg_prose_reader *reader, sg_str title,
					 sg_str employer, sg_str text, struct sg_prose *out,
					 struct sg_error *err);
