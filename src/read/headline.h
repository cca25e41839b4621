/* SPDX-License-Identifier: MIT */
#pragma once

#include "read/roles.h"

/*
 * What the first lines of a text posting say, told by their shape and not by their words:
 *
 *     Senior Engineer                        Company | Senior Engineer | Place | REMOTE
 *     Company. Place. NOK 850,000-980,000.
 *     Something: 2026-11-19
 *
 * Ownership: strings are made in the arena of `roles`.
 */

/*
 * Fills in title, company, location, salary, remote and posted where they are absent. text is
 * plain or Markdown. body is set to the text without the line that became the title. roles
 * also lends its dictionary, whose headings of sections are no titles.
 */
void sg_headline_read(struct sg_roles *roles, sg_str text, struct sg_posting *posting,
		      sg_str *body);
/*
 * The same for the first line of a thread's comment: "Company | Title | Place | ...", in
 * nearly any order. False when it has not that form.
 */
bool sg_headline_split(struct sg_roles *roles, sg_str line, struct sg_posting *posting);
/* The first line of such a comment, which is HTML: up to the first tag that ends a line. */
sg_str sg_headline_of_html(struct sg_arena *arena, sg_str html);
