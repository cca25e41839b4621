/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/split.h>

#include "base/error.h"
#include "base/str.h"

/*
 * Cutting: which form a stream has, and where one part of it ends and the next begins.
 *
 * Limits:    holds SG_PART_MAX bytes and what was added last. A line, record or message that
 *            is longer is given without its bytes. Every byte is looked at once or twice.
 * Ownership: what it holds is its own; sg_cut_close() frees it.
 * Errors:    those of <skillgap/split.h>.
 */
enum sg_cut_form {
	SG_CUT_UNKNOWN, /* whole, as far as can be seen */
	SG_CUT_LINES,
	SG_CUT_ARCHIVE,
	SG_CUT_MAILBOX,
	SG_CUT_TABLE,
};

struct sg_cut {
	sg_part_fn fn;
	void *user;
	enum sg_cut_form form;
	char *at; /* what has not been given yet is at from .. n */
	size_t from, n, cap;
	size_t looked;	 /* no end of a part is before this place */
	uint64_t number; /* parts given */
	uint64_t skip;	 /* bytes of a record too long to be held that are still to come */
	bool skip_line;	 /* the same of a line, message or row */
	bool quoted;	 /* of a table: inside quotes at `looked` */
	bool no_lines;	 /* the first line is no record */
	char *header;	 /* of a table: its first line, with its end */
	size_t n_header;
};

/* Adds bytes and gives what is complete. */
SG_MUST_USE enum sg_status sg_cut_add(struct sg_cut *cut, sg_str bytes, struct sg_error *err);
/* Adds bytes and gives nothing yet. */
SG_MUST_USE enum sg_status sg_cut_keep(struct sg_cut *cut, sg_str bytes, struct sg_error *err);
/* What has not been given, and the end of it. */
sg_str sg_cut_rest(const struct sg_cut *cut);
void sg_cut_drop(struct sg_cut *cut);
/* Gives what is left. */
SG_MUST_USE enum sg_status sg_cut_end(struct sg_cut *cut, struct sg_error *err);
void sg_cut_close(struct sg_cut *cut);

/* For cut.c: how much of the bytes at hand is the next part, 0 where its end has not come yet;
 * `last` says that nothing follows (cut_forms.c). */
SG_MUST_USE enum sg_status sg_cut_next(struct sg_cut *cut, bool last, size_t *len,
				       struct sg_error *err);
/* The form of something that is too long to be one part. */
enum sg_cut_form sg_cut_form_of(sg_str start);
/* Whether a first line is a record, so that each line is one. */
bool sg_cut_is_record(sg_str line);
