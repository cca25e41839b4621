/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/stand_in.h"

/*
 * Short JSON: plain text is taken out of the strings of a document before it is parsed
 * (stand_in.h).
 *
 * Names of members, escapes and whatever is no printable ASCII stay as they are, so that what
 * is an error remains one. A document that holds a stand-in already, as itself or escaped, is
 * not shortened.
 *
 * Ownership: the text lives in the arena, runs borrow from the one it was made of.
 */

/* Whether it was shortened, to *out; not what cannot or need not be, nor when memory ran out. */
bool sg_json_shorten(sg_str json, struct sg_arena *arena, struct sg_stand_ins *stand_ins,
		     sg_str *out);
