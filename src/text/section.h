/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/dict.h"
#include "text/lines.h"

/*
 * Sections: which lines are headings, and what stands below them.
 *
 * A heading is a line that is marked as one (a heading element, a strong line, capitals), or
 * a short line that the dictionary knows, or one that ends in a colon with a list below it.
 * What a heading opens goes on until the next one of the same or a higher rank; a lower one
 * that the dictionary does not know belongs to what it stands under. A line may also begin
 * with its heading ("Must have: Go"); such a section can be as short as that line.
 *
 * Ownership: the array lives in the arena.
 * Errors:    SG_ENOMEM.
 * Threads:   any.
 */
struct sg_opening {
	size_t line; /* the section starts there */
	enum sg_section_kind kind;
	uint32_t body; /* bytes of the line that are its heading; 0 for a section without */
};

SG_MUST_USE enum sg_status sg_section_find(const struct sg_dict *dict, const struct sg_lines *lines,
					   struct sg_arena *arena, const struct sg_opening **out,
					   size_t *n_out, struct sg_error *err);

/* Whether the first line of a posting reads like its title: short, no sentence, no heading. */
bool sg_line_is_title(const struct sg_dict *dict, const struct sg_line *line);
