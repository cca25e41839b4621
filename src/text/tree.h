/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/str.h"
#include "text/tag.h"

/*
 * Tree: the elements of a page in one array, in the order of their start tags.
 *
 * The subtree of node i is at[i] to at[at[i].end - 1]; whoever skips it goes on at end. Node
 * 0 is the root. There is nothing to recurse into.
 *
 * Text is clean (clean.h) but its white space is as it was written.
 *
 * Limits:    nesting is bounded by the trimmer (trim.h) and the parser's budget.
 * Ownership: all of it lives in the arena.
 * Errors:    SG_ENOMEM, and no other: a page too hard to parse is read by a simpler reader
 *            and marked as degraded.
 * Threads:   any.
 */
struct sg_node {
	sg_str text;	 /* of text and meta nodes */
	uint32_t parent; /* of node 0: itself */
	uint32_t end;
	uint8_t tag;   /* enum sg_tag */
	uint8_t marks; /* enum sg_mark; of a meta node: enum sg_meta */
	bool dropped;  /* with its subtree, by whoever looks for the main content */
};

struct sg_tree {
	struct sg_node *at;
	size_t n, cap;
	uint32_t n_code; /* scripts but for JSON-LD */
	bool blocks;	 /* there is an element that starts a line */
	bool password;
	bool degraded; /* structure was given up somewhere */
};

/* A whole page, or the inside of an element. Always gives at least a root. */
SG_MUST_USE enum sg_status sg_tree_parse(sg_str html, bool fragment, struct sg_arena *arena,
					 struct sg_tree *out, struct sg_error *err);

/*
 * The simpler reader, for what the parser gives up on: trimmed HTML to a flat tree that knows
 * lines, list items, headings and links, but no more of entities than the most common.
 */
SG_MUST_USE enum sg_status sg_tree_strip(sg_str trimmed, struct sg_arena *arena,
					 struct sg_tree *out, struct sg_error *err);
