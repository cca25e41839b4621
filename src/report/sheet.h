/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/out.h"
#include "report/names.h"
#include "report/posting.h"

/*
 * Sheet: lines of text for people, laid out by display columns.
 *
 * A line is collected and written when it ends. Whatever comes from postings or files goes
 * through sg_sheet_text(), which drops control characters, folds white space and, on a plain
 * sheet, spells everything in ASCII.
 *
 * Ownership: everything lives in the arena; the sheet borrows report and options.
 * Errors:    running out of memory is remembered: sg_sheet_failed().
 */
enum sg_style {
	SG_STYLE_NONE,
	SG_STYLE_HEAD, /* headings and verdicts */
	SG_STYLE_GOOD,
	SG_STYLE_FAIR,
	SG_STYLE_BAD,
	SG_STYLE_QUIET, /* quotes, remarks */
};

struct sg_sheet {
	struct sg_out *out;
	struct sg_arena *arena;
	const struct sg_report *report;
	const struct sg_report *whole; /* what the report is a view of, or itself */
	const struct sg_report_options *options;
	struct sg_name_table names;
	bool has_today;
	int64_t today;	/* day number of generated_at */
	unsigned width; /* columns */
	struct sg_buf line;
	size_t columns; /* of the line so far */
	bool blank;	/* a blank line goes before the next one */
	bool failed;	/* out of memory: something was left out */
};

#define SG_SHEET_ALL SIZE_MAX

SG_MUST_USE enum sg_status sg_sheet_init(struct sg_sheet *sheet, const struct sg_report *report,
					 const struct sg_report_options *options,
					 struct sg_arena *arena, struct sg_out *out,
					 struct sg_error *err);
bool sg_sheet_failed(const struct sg_sheet *sheet);
/* Formatted text in the arena, not on the sheet. */
sg_str sg_sheet_format(struct sg_sheet *sheet, const char *fmt, ...) SG_PRINTF(2, 3);
/* What a buffer in the arena holds. */
sg_str sg_sheet_take(struct sg_sheet *sheet, const struct sg_buf *buf);
/* Appends text of at most max columns; longer text ends in an ellipsis. */
void sg_sheet_text(struct sg_sheet *sheet, sg_str text, size_t max);
/* Text of our own, formatted, uncut. */
void sg_sheet_printf(struct sg_sheet *sheet, const char *fmt, ...) SG_PRINTF(2, 3);
/* Spaces up to a column, at least one when the line has reached it already. */
void sg_sheet_pad(struct sg_sheet *sheet, size_t column);
/* Formatted text whose last character stands before `column`. */
void sg_sheet_right(struct sg_sheet *sheet, size_t column, const char *fmt, ...) SG_PRINTF(3, 4);
void sg_sheet_style(struct sg_sheet *sheet, enum sg_style style);
/* The text as a link to url where the options ask for links and url is a web address. */
void sg_sheet_link(struct sg_sheet *sheet, sg_str url, sg_str text, size_t max);
void sg_sheet_quote(struct sg_sheet *sheet, sg_str quote, size_t max); /* in quotation marks */
void sg_sheet_end(struct sg_sheet *sheet);
void sg_sheet_line(struct sg_sheet *sheet, const char *text); /* a whole line of our own */
/* A blank line, unless nothing follows or one stands there already. */
void sg_sheet_blank(struct sg_sheet *sheet);
/* A heading and a remark behind it where it fits; `rest` may be NULL. */
void sg_sheet_heading(struct sg_sheet *sheet, const char *heading, const char *rest);

/*
 * One of several items that share lines: a separator goes before all but the first, and lines
 * that would grow too wide are broken, with `indent` spaces before what follows.
 */
struct sg_flow {
	struct sg_sheet *sheet;
	size_t indent;
	size_t n; /* items so far */
};
void sg_flow_add(struct sg_flow *flow, sg_str item);
/* A paragraph: text flowed word by word from the current column on; ends the line. A word
 * that is wider than a line is cut. */
void sg_sheet_paragraph(struct sg_sheet *sheet, size_t indent, sg_str text);
