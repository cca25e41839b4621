/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdio.h>

#include <skillgap/types.h>

/*
 * Text from outside on a terminal: it can say anything and do nothing.
 *
 * Controls, marks of direction and each byte that is no UTF-8 become '?': the text may be any
 * bytes, also one that was cut in the middle of a character.
 */
void harmless_put(FILE *stream, sg_str text);

/*
 * The same as a message of its own: a line, or where it is wider than `width` columns several,
 * broken at spaces and indented. 0 columns: never broken. A character outside ASCII counts as one
 * column.
 */
void harmless_wrap(FILE *stream, sg_str text, unsigned width);

/* A word as a shell takes it, in quotes where it needs some; `instead` where it is too long or
 * cannot be shown as it is. */
void harmless_quote(sg_str word, const char *instead, char *out, size_t size);
