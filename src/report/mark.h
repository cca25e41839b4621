/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/out.h"

/*
 * Mark: text from outside inside Markdown (CommonMark and GitHub's additions to it), so that it
 * is read as text and nothing else: no markup, HTML, entity, link, cell or block of its own.
 *
 * Errors: write errors are remembered by `out`.
 */

/* One line: white space of any kind becomes one space, control characters are dropped. */
void sg_mark_text(struct sg_out *out, sg_str text);
/* The text as a link to url where that is a plain web address. */
void sg_mark_link(struct sg_out *out, sg_str url, sg_str text);
