/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/json.h"
#include "base/str.h"

/*
 * Where a job is, as one line: "Oslo, Norway; Bergen, Norway".
 *
 * Limits: 8 places, 160 bytes; the same words are not repeated.
 */

/*
 * From a schema.org jobLocation or a job board's location: a string, a Place, an address, an
 * object with a name or a city, or a list of these. Absent when it names nothing.
 */
sg_str sg_place_read(struct sg_arena *arena, const struct sg_json *node);
/* Two such lines as one; what the first says already is not said again. Either may be absent. */
sg_str sg_place_join(struct sg_arena *arena, sg_str line, sg_str more);
