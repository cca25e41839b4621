/* SPDX-License-Identifier: MIT */
#pragma once

/*
 * How alike two words are, for "did you mean".
 */

/* Letters that differ, one shifted, left out or added counting once; 16 for long words. */
unsigned near_distance(const char *a, const char *b);
