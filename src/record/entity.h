/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Character references of HTML in short texts: titles, names, escaped descriptions.
 *
 * Bodies in HTML are decoded by the HTML parser; here exactly one layer comes off, so that
 * "&amp;lt;" is "&lt;" afterwards and not a tag.
 *
 * Limits: numeric references and the named ones that postings use; others stay as written.
 */

/* One layer of references decoded. Absent when str is, or when memory ran out. */
sg_str sg_entity_decode(struct sg_arena *arena, sg_str str);
