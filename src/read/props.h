/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/json.h"
#include "base/str.h"

/*
 * Properties that pages give their elements: microdata and RDFa of JobPosting, and the marks
 * by which saved pages of a few sites are known. They become the JSON-LD they stand for.
 *
 * Limits:    elements 256 deep inside a posting; 64 postings of a page; a text of 4 KiB, but
 *            for descriptions; nothing is copied more than twice.
 * Ownership: the JSON is the caller's to free.
 * Errors:    SG_ENOMEM.
 */
enum { SG_MAX_PROPS = 64 };

struct sg_props {
	struct sg_json *at[SG_MAX_PROPS]; /* JobPosting objects */
	size_t n;
};

/* Whether a page can have any: one search for a word. */
bool sg_props_any(sg_str html);
/* The JobPostings of a page by microdata or RDFa, in the order of the page. */
SG_MUST_USE enum sg_status sg_props_read(sg_str html, struct sg_arena *arena,
					 struct sg_props *out, struct sg_error *err);

/* One that a site of its own kind shows: elements with this token in this attribute. */
struct sg_prop_mark {
	const char *attribute, *token, *property;
};

/* The one JobPosting that marks of a table make; the table ends with a row of NULL. */
SG_MUST_USE enum sg_status sg_props_marked(sg_str html, const struct sg_prop_mark *marks,
					   struct sg_arena *arena, struct sg_props *out,
					   struct sg_error *err);
