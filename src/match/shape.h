/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/reading.h"

/*
 * Shape: what the text around a candidate says of it, whatever the other candidates are.
 *
 * Units: offsets are bytes of the text. Nothing is kept; each looks at one line at most.
 */

/* Nothing but separators and joining words between two places of a line. */
bool sg_is_listed(const struct sg_reading *reading, uint32_t from, uint32_t to);
/* The whole of its line but for punctuation. */
bool sg_is_alone(const struct sg_reading *reading, const struct sg_hit *hit, uint32_t line);
/* The exact spelling at this place says that a name is meant. */
bool sg_capital_tells(const struct sg_reading *reading, const struct sg_hit *hit, uint32_t line);
/* A version follows: "Swift 5", "Swift5". */
bool sg_has_version(const struct sg_reading *reading, const struct sg_hit *hit);
/* Words follow that only speak of what is asked for: "Rust is a plus". */
bool sg_is_asked_for(const struct sg_reading *reading, const struct sg_hit *hit);
