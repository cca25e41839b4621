/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/skillgap.h>

/*
 * Seen: which postings came by already, told by their keys. 8 bytes a posting.
 */
struct seen;

struct seen *seen_new(void);
void seen_free(struct seen *seen); /* NULL is allowed */
/* True when the key was there before; it is there afterwards. A key that is no 16 hex digits,
 * or memory running out, counts as new. */
bool seen_before(struct seen *seen, sg_str key);
