/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include <skillgap/skillgap.h>

/*
 * Lines of any length, one at a time, as soon as each is there.
 *
 * Limits:    what is past FILE_MAX_BYTES of a line is dropped.
 * Ownership: whoever opened it frees `text`.
 * Errors:    text becomes NULL when memory runs out.
 */
struct long_line {
	char *text;
	size_t len, cap;
};

void long_line_open(struct long_line *line);
/* The next line, without its end: from *head, which it cuts off there, then from the stream,
 * which may be NULL. Whether the line had an end; behind one that has none is nothing. */
bool long_line_read(struct long_line *line, sg_str *head, FILE *stream);
