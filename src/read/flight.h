/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Flight: the rows that Next.js pushes to a page, `id:payload`, where a payload is JSON that
 * names long texts of other rows by "$id", or such a text with its length.
 *
 * Limits:    1000 texts; what is put in place of names is at most four times the rows.
 * Ownership: payloads live in the arena.
 */
struct sg_flight_text {
	sg_str id, text;
};

struct sg_flight {
	sg_str rows; /* all that was pushed */
	size_t at;
	struct sg_arena *arena;
	sg_vec(struct sg_flight_text) texts;
	size_t budget;
	bool failed; /* memory ran out */
};

/* Gathers the texts of the rows. */
void sg_flight_begin(struct sg_flight *flight, sg_str rows, struct sg_arena *arena);
/* The next payload that is JSON, with its texts in place; false at the end. */
bool sg_flight_next(struct sg_flight *flight, sg_str *json);
