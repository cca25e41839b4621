/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/stand_in.h"

/*
 * Short JSON: the strings of a document are taken out before it is parsed (stand_in.h), their
 * escapes read.
 *
 * Names of members and short strings stay as they are. A document with a string that is not well
 * formed, or that holds a stand-in already, as itself or escaped, is not shortened, so that what
 * is an error remains one.
 *
 * Ownership: the text lives in the arena, runs there or in the one it was made of.
 */

/* Whether it was shortened, to *out; not what cannot or need not be, nor when memory ran out. */
bool sg_json_shorten(sg_str json, struct sg_arena *arena, struct sg_stand_ins *stand_ins,
		     sg_str *out);
