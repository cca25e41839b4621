/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/dict.h"
#include "text/lines.h"

/*
 * HTML: a fragment to lines, a page to what of it is the posting.
 *
 * The HTML parser gets trimmed input and a budget of memory and allocations; a page that
 * exceeds it, or nests beyond reason, is read by a plain tag stripper and marked degraded.
 *
 * Limits:    any page of up to 16 MiB takes less than two seconds and 400 MB.
 * Ownership: everything lives in the arena or borrows from the input.
 * Errors:    SG_ENOMEM, and no other.
 * Threads:   any, on different arenas.
 */

/* Whether text has a tag of HTML in it, so that it is to be read as such. */
bool sg_html_is(sg_str text);

/* A description. Without an element that starts a line its own line breaks count. */
SG_MUST_USE enum sg_status sg_html_text(sg_str html, struct sg_arena *arena, struct sg_lines *out,
					struct sg_error *err);

/* The texts of a page's application/ld+json scripts as written, *n of them: found without
 * parsing the page, which need not be parsed when they tell all. */
SG_MUST_USE enum sg_status sg_html_json_ld(sg_str html, struct sg_arena *arena, const sg_str **out,
					   size_t *n, struct sg_error *err);

/* What a page says of itself, and its main content. */
struct sg_page_parts {
	sg_str title; /* as a reader sees it; or absent */
	sg_str site;  /* og:site_name; or absent */
	sg_str url;   /* canonical URL as written; or absent */
	sg_str text;	/* main content as Markdown, a tab between table cells; may be empty */
	uint32_t words; /* of text */
	bool degraded;	/* the page was too hard to parse: structure may be lost */
	bool login;	/* it asks for a password */
	bool shell;	/* scripts, and next to no text */
};

/* dict tells the headings below which other postings are listed. html is UTF-8. */
SG_MUST_USE enum sg_status sg_html_page(const struct sg_dict *dict, sg_str html,
					struct sg_arena *arena, struct sg_page_parts *out,
					struct sg_error *err);
