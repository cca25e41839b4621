/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/stand_in.h"

/*
 * Plain text is taken out of trimmed HTML before it is parsed (base/stand_in.h).
 *
 * HTML that holds a stand-in already, as itself or as a reference, or that is not valid UTF-8,
 * stays as it is; so does what a parser may change: references, controls, white space at the
 * edges of text. Tags are left alone.
 *
 * Ownership: results live in the arena, runs borrow from the HTML.
 * Errors:    absent when memory ran out.
 * Threads:   any.
 */

/* `html` must be trimmed (trim.h). */
sg_str sg_stand_ins_make(sg_str html, struct sg_arena *arena, struct sg_stand_ins *out);
