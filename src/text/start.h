/* SPDX-License-Identifier: MIT */
#pragma once

#include "text/tag.h"

/*
 * Start tags: one is read at a time, with what of its attributes matters to us.
 *
 * Ownership: everything borrows from the input.
 * Errors:    none; any bytes are some tag. A quote that never ends is taken as a letter.
 * Threads:   any.
 */
struct sg_start {
	const struct sg_tag_info *info;
	unsigned marks; /* of an element that is kept: enum sg_mark */
	sg_str type;	/* of one that is not */
	sg_str content; /* content or href */
	sg_str key;	/* property, rel or name */
	bool empty;	/* ends in "/>" */
};

/* Whether a tag's name ends before c. */
static inline bool sg_ends_name(char c)
{
	return sg_is_space(c) || c == '/' || c == '>';
}

/* The name that starts at *at, moving *at past it. */
sg_str sg_start_name(sg_str in, size_t *at);
/* The next attribute of the tag that is being read; false behind its end, when *empty says
 * whether that was "/>". */
bool sg_start_attribute(sg_str in, size_t *at, sg_str *name, sg_str *value, bool *empty);
/* The start tag whose name starts at *at, moving *at past its '>'. */
struct sg_start sg_start_read(sg_str in, size_t *at);
