/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Text from outside as one line: titles, names, messages.
 *
 * White space of any kind and control characters are collapsed to one space, ends trimmed; at
 * most max bytes (SIZE_MAX: all), cut between characters. Absent when nothing is left or memory ran
 * out.
 */
sg_str sg_line_tidy(struct sg_arena *arena, sg_str str, size_t max);
