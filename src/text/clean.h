/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Cleaning: characters that look alike become alike, and those nobody sees go.
 *
 * Spaces of any width become ' ', both hyphens '-', line and paragraph separators '\n'; zero
 * width characters, soft hyphens, carriage returns and controls are dropped.
 *
 * Threads:   any.
 */

/* Writes clean text to `to`, which has room for text.len bytes; returns how many it has. */
size_t sg_clean(char *to, sg_str text);
/* The same into the arena; absent when memory ran out. */
sg_str sg_clean_dup(struct sg_arena *arena, sg_str text);
