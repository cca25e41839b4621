/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * UTF-8: decoding, cleaning, width on a terminal.
 */

/*
 * The code point at str.ptr[*at], moving *at past it. A byte that starts no well-formed
 * sequence (overlong, surrogate, above U+10FFFF) yields U+FFFD and moves by one.
 */
uint32_t sg_utf8_next(sg_str str, size_t *at);
void sg_utf8_add(struct sg_buf *buf, uint32_t code);
/* How many printable ASCII characters, spaces among them, stand from `at` on. */
size_t sg_ascii_run(sg_str str, size_t at);
bool sg_utf8_valid(sg_str str);

/*
 * Characters that act on a terminal or on the reading order instead of being seen: C0 and C1
 * controls but '\n' and '\t', DEL, and the bidirectional marks and overrides.
 */
bool sg_is_control(uint32_t code);

/* Columns a code point takes: 0 combining, 2 East Asian wide and emoji, else 1. */
unsigned sg_utf8_width(uint32_t code);
/* Columns of a string. */
size_t sg_utf8_columns(sg_str str);
