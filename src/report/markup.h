/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/out.h"

/*
 * Markup: HTML and SVG in which nothing from outside is ever markup.
 *
 * Tags are literals of our own, which the compiler checks; everything else goes through
 * sg_markup_text(), which escapes for text and for quoted attributes alike. Control characters
 * become U+FFFD, marks that turn the reading order vanish, broken UTF-8 becomes U+FFFD, so that
 * the page is well-formed whatever a posting holds.
 *
 * Errors: those of writing are remembered by `out`.
 */
struct sg_markup {
	struct sg_out *out;
	size_t bytes; /* so far, for whoever keeps a page small */
};

/* A literal: tags, and text that needs no escape. */
#define sg_markup_tag(markup, literal) sg_markup_literal(markup, SG_STR("" literal ""))
void sg_markup_literal(struct sg_markup *markup, sg_str literal);

/* What comes from outside. */
void sg_markup_text(struct sg_markup *markup, sg_str text);
/* At most so many characters of it, then an ellipsis; in one line, without space at the ends. */
void sg_markup_cut(struct sg_markup *markup, sg_str text, size_t max);
/* Text of our own with numbers and names in it; escaped as a whole. */
void sg_markup_printf(struct sg_markup *markup, const char *fmt, ...) SG_PRINTF(2, 3);
/* part of whole as "44.44%", at most 100%; without a locale. */
void sg_markup_percent(struct sg_markup *markup, double part, double whole);
/* The text as a link where url is one that may be linked, else the text alone. */
void sg_markup_link(struct sg_markup *markup, sg_str url, sg_str text);
/* The address as its own text, which print need not spell out once more. */
void sg_markup_address(struct sg_markup *markup, sg_str url);
