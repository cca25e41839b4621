/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/str.h"

/*
 * Trimmer: a page or fragment reduced to what its readable text depends on, in one pass.
 *
 * Scripts, styles, comments, drawings and form fields go; tags that only change the look of
 * letters go; of all attributes one is left, x=HH, the marks of mark.h in hexadecimal; meta
 * and link keep what they tell as content. Runs of white space become one character. The
 * result is smaller HTML with nesting and attributes bounded, so that an HTML parser has
 * less to do, and no input can make it work in the square of its size.
 *
 * Limits:    elements deeper than SG_TRIM_DEPTH lose their tags (flattened). The result is at
 *            most twice as long as the input.
 * Ownership: html and scripts live in the arena, or borrow from the input.
 * Errors:    SG_ENOMEM.
 * Threads:   any.
 */
enum { SG_TRIM_DEPTH = 400 };

struct sg_trimmed {
	sg_str html;
	const sg_str *scripts; /* texts of application/ld+json scripts, as written */
	size_t n_scripts;
	uint32_t n_code; /* other scripts */
	uint32_t n_tags; /* start tags left */
	uint64_t work;	 /* sum of the depths of all tags left */
	uint32_t strays; /* things in a table outside of its cells, which a parser must move */
	bool blocks;	 /* there is an element that starts a line */
	bool password;	 /* a password field was there */
	bool flattened;
};

/* keep_space leaves white space as it is. */
SG_MUST_USE enum sg_status sg_trim(sg_str html, bool keep_space, struct sg_arena *arena,
				   struct sg_trimmed *out, struct sg_error *err);
