/* SPDX-License-Identifier: MIT */
#pragma once

#include "text/lines.h"
#include "text/tree.h"

/*
 * Flow: the elements of a page as the lines a reader sees.
 *
 * Ownership: lines live in the arena of out.
 * Errors:    as of lines.h: out->failed.
 * Threads:   any.
 */

/*
 * Appends the lines of root's subtree, what is dropped aside. With keep_breaks a line break
 * in the source is one in the text.
 */
void sg_flow(const struct sg_tree *tree, uint32_t root, bool keep_breaks, struct sg_lines *out);
/* Appends the text of a subtree to buf, as one line with single spaces. What has more than
 * `most` bytes is cut somewhere behind them. */
void sg_flow_text(const struct sg_tree *tree, uint32_t root, size_t most, struct sg_buf *buf);
