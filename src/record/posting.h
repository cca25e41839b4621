/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/json.h"
#include "base/str.h"
#include "record/body.h"

/*
 * Posting records: schema.org JobPosting objects, ours and everybody else's.
 *
 * Reading is tolerant: every property may be missing, of another type than the vocabulary
 * says, or a list of one; what cannot be used is left absent. Our own additions stand under
 * "skillgap", and a record that has them is taken as written.
 *
 * Ownership: everything is copied into the arena; the JSON may be freed afterwards.
 */

/* `why` of a record that calls itself inconclusive and says no more. */
#define SG_RECORD_WHY "its record does not say why"

/* Whether node is an object whose "@type" names a JobPosting, in any of the usual forms. */
bool sg_posting_is_type(const struct sg_json *node);

/*
 * Reads a JobPosting object. graph is the array in which "@id" references are looked up, or
 * NULL. What the record does not say stays absent, also source; sg_posting_identify() is the
 * caller's, once it has filled in the rest. SG_ENOMEM is the only failure.
 */
SG_MUST_USE enum sg_status sg_posting_read(const struct sg_json *node, const struct sg_json *graph,
					   struct sg_arena *arena, struct sg_posting *out,
					   struct sg_error *err);

/* The words of employmentType: "Full-time" and "FullTime" become "FULL_TIME"; lists joined. */
sg_str sg_posting_employment(struct sg_arena *arena, const struct sg_json *node);
/* The same from a text. */
sg_str sg_posting_employment_word(struct sg_arena *arena, sg_str words);
/* A string or whole number as text; lists give their first element. Absent for others. */
sg_str sg_posting_scalar(struct sg_arena *arena, const struct sg_json *node);
/* A date of any form, from a string or a number. */
sg_str sg_posting_date(struct sg_arena *arena, const struct sg_json *node);
/* Bytes of a short text in a record: a title, a name. */
enum { SG_LONGEST_LINE = 300 };

/* A short text as one line: tags removed, references decoded once. */
sg_str sg_posting_line(struct sg_arena *arena, sg_str text);
/* Text of a property: a string, the names of its terms, or both in a list, one a line. */
sg_str sg_posting_text(struct sg_arena *arena, const struct sg_json *node);
/*
 * Adds to a description what stands in properties beside it (responsibilities,
 * qualifications, skills, ...) and is not in it, each under its name as a heading.
 */
void sg_posting_add_properties(struct sg_body *body, struct sg_arena *arena,
			       const struct sg_json *node);
