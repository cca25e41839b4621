/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/tally.h>

#include "base/json.h"
#include "base/out.h"

/*
 * Tallies as JSON, both ways. One with all of its numbers is one line, so that half of one is
 * no tally.
 *
 * Companies stand as hashes of 12 hexadecimal digits, in order; those of a skill as indexes
 * into that list, each as its distance from the one before it, the first from -1 (so that 1 is
 * the next one). Likeness is in hundredths, fit in millionths: whole numbers add up.
 *
 * Ownership: what is read is copied into the arena; the JSON may be freed afterwards.
 * Errors:    SG_ESYNTAX names the JSON path; SG_ELIMIT; SG_ENOMEM. Numbers are clamped.
 */
SG_MUST_USE enum sg_status sg_tally_read(const struct sg_json *node, struct sg_arena *arena,
					 const struct sg_tally **out, struct sg_error *err);
void sg_tally_write(struct sg_out *out, const struct sg_tally *tally);
