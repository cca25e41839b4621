/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/str.h"

/*
 * Lines: the one form in which HTML, Markdown and plain text meet.
 *
 * Limits:    a line that goes on for more than SG_LINE_MAX bytes is cut in two.
 * Ownership: lines and their text live in the arena.
 * Errors:    running out of memory sets `failed`; what follows is dropped.
 * Threads:   one struct, one thread.
 */
enum {
	SG_LINE_MAX = 1 << 20,
	SG_LINE_MAX_LEVEL = 9,
};

struct sg_line {
	sg_str text;	 /* one line, clean, single spaces; a tab between table cells */
	uint32_t lead;	 /* so many bytes at its start are strong: "**Must:** Go" */
	uint8_t level;	 /* depth as a list item, 0 for none */
	uint8_t heading; /* 1-6, 0 for none */
	bool bold;	 /* all of it is strong, a colon at its end aside */
	bool blank_before;
};

struct sg_lines {
	struct sg_line *at;
	size_t n, cap;
	struct sg_arena *arena;
	bool blank; /* a blank line comes before the next */
	bool failed;
};

/*
 * Appends a line. Its text is trimmed and copied; spaces are collapsed and a list mark
 * in front becomes a level. An empty text appends nothing but lets the next line be
 * preceded by a blank one.
 */
void sg_lines_add(struct sg_lines *lines, struct sg_line line);

/*
 * How long the list mark is that text starts with ("- ", "• ", "2) "), spaces behind it
 * included; 0 without one. A letter or number counts only where `numbers` is set.
 */
size_t sg_list_mark(sg_str text, bool numbers);

/* Drops what stands there a second time: pages hold a copy for small screens. */
void sg_lines_dedupe(struct sg_lines *lines);

/* Plain text or Markdown to lines; of more than 200,000 lines the rest is not read. */
SG_MUST_USE enum sg_status sg_lines_read(sg_str text, struct sg_arena *arena, struct sg_lines *out,
					 struct sg_error *err);

/* Lines as Markdown that sg_lines_read() reads back as the same lines. */
SG_MUST_USE enum sg_status sg_lines_write(const struct sg_lines *lines, struct sg_arena *arena,
					  sg_str *out, struct sg_error *err);
