/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/str.h"
#include "dict/cue.h"

/*
 * Dictionary: what the library's own floors ask of it beyond the public calls.
 *
 * Ownership: everything returned borrows from the dictionary.
 * Threads:   immutable; any number of threads may read at once.
 */
struct sg_image;

/* The tables themselves, for the matcher. */
const struct sg_image *sg_dict_image(const struct sg_dict *dict);

/*
 * What kind of section a line of text opens, or -1 when it is no heading the dictionary
 * knows: enum sg_section_kind or SG_HEADING_SIMILAR. Case, surrounding punctuation, emoji and
 * list marks do not count. Forms that fix only the start or end of a line ("about *") count
 * only for `marked` lines: those that the page marks as headings or that end in a colon.
 */
int sg_dict_heading(const struct sg_dict *dict, sg_str line, bool marked);

/*
 * The words by which the wording itself would say something, for texts made of the dictionary:
 * the first heading of a kind, folded; the shortest phrase of a cue. Absent when there is none.
 */
sg_str sg_dict_written_heading(const struct sg_dict *dict, enum sg_section_kind kind);
sg_str sg_dict_written_cue(const struct sg_dict *dict, enum sg_cue cue);

/*
 * A name under which a skill is found where the name stands alone, as an item of a list: its own,
 * without the label for people; where that needs other evidence, the first alias that does not;
 * its own all the same when every one does.
 */
sg_str sg_dict_written_name(const struct sg_dict *dict, uint32_t skill);

/*
 * The role whose id or name this is, case, spaces and hyphens aside; else the one that is
 * written most like it, and *near; SG_NO_ROLE if none is.
 */
uint32_t sg_dict_find_role(const struct sg_dict *dict, sg_str name, bool *near);

/* Relations by index; n elements at the address returned. */
const uint32_t *sg_dict_indexes(const struct sg_dict *dict, uint32_t list, uint32_t *n);

/*
 * Whether holding `held` satisfies an asked `asked`: the same skill, or one that `held`
 * implies, however far.
 */
bool sg_dict_implies(const struct sg_dict *dict, uint32_t held, uint32_t asked);

/* A heading over postings that are not this one; beside enum sg_section_kind. */
#define SG_HEADING_SIMILAR 100
