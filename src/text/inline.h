/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Inline: marks of Markdown within a line, read and written.
 *
 * Known are emphasis with stars, code, links, images, escapes with a backslash and the few
 * entities that pasted text holds. Whatever does not close is text. Underscores count only
 * around a whole line, as names hold them.
 *
 * Threads:   any.
 */

/* Adds the text of a line to buf; *lead is how many bytes of it at its start are strong. */
void sg_inline_read(struct sg_buf *buf, sg_str line, uint32_t *lead);
/* Adds text so that sg_inline_read() gives it back. */
void sg_inline_write(struct sg_buf *buf, sg_str text);
