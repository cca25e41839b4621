/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Tables as text: RFC 4180, also with ';' or a tab between the cells. Cells may be quoted and
 * then hold anything, line ends too.
 *
 * Limits:    SG_CSV_MAX_CELLS cells of a row; further ones are passed over.
 * Ownership: cells borrow from the text, or live in the arena when they are quoted.
 * Errors:    only memory. Any text is some table: a quote that never ends takes all.
 */
enum { SG_CSV_MAX_CELLS = 64 };

struct sg_csv {
	sg_str text;
	char separator;
	struct sg_arena *arena;
	size_t at;
	uint32_t line; /* of what comes next; start with 1 */
	bool failed;   /* memory ran out */
};

struct sg_csv_row {
	sg_str cells[SG_CSV_MAX_CELLS]; /* trimmed */
	size_t n;
	uint32_t line; /* where it starts */
};

/* The next row that is not blank; false at the end and when memory ran out. */
bool sg_csv_next(struct sg_csv *csv, struct sg_csv_row *row);
/* The place of a column in a header, case folded; SIZE_MAX when there is none. */
size_t sg_csv_column(const struct sg_csv_row *header, sg_str name);
/* A cell; absent when the row ends before it. */
sg_str sg_csv_cell(const struct sg_csv_row *row, size_t at);
/* What stands between the cells of the first line: ',', ';' or a tab. */
char sg_csv_separator(sg_str text);
