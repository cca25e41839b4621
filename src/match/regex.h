/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/str.h"

/*
 * Regex: one PCRE2 expression, compiled, kept as bytes, and tried at one place of a text.
 *
 * Anchored at compile time: an anchor given at match time leaves the machine code. Compiling
 * costs some fifty times what loading a compiled one does, so those of the built-in
 * dictionary are compiled when the program is built (mkpatterns.c) and loaded here.
 *
 * Limits:    a try looks at SG_REGEX_WINDOW bytes before and after its place, and takes a
 *            bounded number of steps, depth and heap; at a limit it does not match.
 * Ownership: what is compiled or loaded is freed with sg_regex_free().
 * Threads:   a struct sg_regex_tries belongs to one thread, and so does a regex that
 *            sg_regex_speed_up() is called on.
 */
enum {
	SG_REGEX_WINDOW = 256,
	SG_REGEX_SEARCHED = 4096, /* bytes of a text that a search looks at */
};

struct sg_regex;       /* compiled */
struct sg_regex_tries; /* what trying needs: limits and room for what matched */

/* SG_ENOMEM, or SG_ESYNTAX that names the expression and the byte; *out is then NULL. */
SG_MUST_USE enum sg_status sg_regex_compile(struct sg_regex **out, sg_str source,
					    struct sg_error *err);
/* From the bytes sg_regex_save() gave, aligned to 4. NULL: not of this PCRE2, or no memory. */
struct sg_regex *sg_regex_load(const void *bytes);
/* The bytes to load it from again; *out is freed with sg_regex_free_saved(). */
SG_MUST_USE enum sg_status sg_regex_save(const struct sg_regex *regex, sg_str *out,
					 struct sg_error *err);
void sg_regex_free_saved(sg_str saved);
void sg_regex_free(struct sg_regex *regex); /* NULL is allowed */

/* Translates to machine code, which pays from some tens of tries on. */
void sg_regex_speed_up(struct sg_regex *regex);

struct sg_regex_tries *sg_regex_tries_new(void); /* NULL: out of memory */
void sg_regex_tries_free(struct sg_regex_tries *tries); /* NULL is allowed */

enum sg_regex_result {
	SG_REGEX_NO,
	SG_REGEX_YES,
	SG_REGEX_LIMIT, /* it gave up: too many ways to match */
	SG_REGEX_NO_MEMORY,
};

/* Whether it matches at text[start], which is valid UTF-8, and where that match ends. */
enum sg_regex_result sg_regex_match(const struct sg_regex *regex, struct sg_regex_tries *tries,
				    sg_str text, size_t start, size_t *end);

/*
 * A person's expression, to be found anywhere in a short text and in either case. Errors are
 * those of sg_regex_compile(), with the place as column.
 */
SG_MUST_USE enum sg_status sg_regex_compile_search(struct sg_regex **out, sg_str source,
						   struct sg_error *err);
/* Whether it is found; SG_REGEX_LIMIT when that took too many steps to say. */
enum sg_regex_result sg_regex_search(const struct sg_regex *regex, struct sg_regex_tries *tries,
				     sg_str text);
