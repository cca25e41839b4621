/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/dict.h"
#include "text/tree.h"

/*
 * Content: which part of a page is the posting.
 *
 * What a page sets apart as navigation, banners, forms and the like is dropped unless it
 * holds the page's heading, a heading that postings have, or a good part of the text; then
 * lists that consist of links; then everything outside of the one element that holds
 * nearly all of what is left.
 *
 * Errors:    SG_ENOMEM.
 * Threads:   any.
 */

/* Marks nodes of tree as dropped; *root is the node that holds the content and *letters how
 * many visible bytes the whole page has. */
SG_MUST_USE enum sg_status sg_content_find(const struct sg_dict *dict, struct sg_tree *tree,
					   struct sg_arena *arena, uint32_t *root,
					   uint32_t *letters, struct sg_error *err);

/* Drops only what no reader sees. */
void sg_content_hide(struct sg_tree *tree);
