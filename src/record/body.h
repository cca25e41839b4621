/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * The description of a posting: which kind of text it is, and putting one together from the
 * several fields that some sources spread it over.
 */

/* Whether text holds a tag that HTML knows; "a < b" and "vector<int>" are no tags. */
bool sg_body_is_html(sg_str text);
/* Whether a line of text is marked up as only Markdown does. */
bool sg_body_is_markdown(sg_str text);
/* "text/html", "text/markdown" or "text/plain". Static. */
sg_str sg_body_type(sg_str text);
/*
 * A description as a source sends it, with the one layer of escapes removed that wraps it
 * when it holds references but no tag. Absent when memory ran out.
 */
sg_str sg_body_unwrap(struct sg_arena *arena, sg_str text);

/* A description under construction; all of its parts are of one kind. */
struct sg_body {
	struct sg_buf text;
	bool html;
};

/* Starts with the text itself, which may be absent. */
void sg_body_begin(struct sg_body *body, struct sg_arena *arena, sg_str text);
/* Adds a part under a heading, which may be absent; nothing when the part is blank. */
void sg_body_add(struct sg_body *body, sg_str heading, sg_str part);
/* Whether text says what part says, markup, punctuation and case aside. */
bool sg_body_contains(struct sg_arena *arena, sg_str text, sg_str part);
