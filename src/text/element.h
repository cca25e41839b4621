/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Elements of a page as they come, with their attributes: for what a page says by attributes,
 * which the trimmer drops. No tree is made.
 *
 * Limits:    32 attributes of a tag; further ones are passed over.
 * Ownership: everything borrows from the page.
 * Errors:    none; any bytes are some tags.
 * Threads:   any.
 */
enum { SG_MAX_ATTRIBUTES = 32 };

struct sg_attribute {
	sg_str name, value; /* as written */
};

struct sg_element {
	sg_str name; /* as written */
	bool end;    /* it is an end tag */
	bool empty;  /* it has no content: void, or it ends in "/>" */
	sg_str raw;  /* content of a script or style, which ends with this call */
	size_t from, to; /* the tag itself */
	struct sg_attribute attributes[SG_MAX_ATTRIBUTES];
	size_t n_attributes;
};

/* The tag at or after *at, moving *at past it; false when there is none. */
bool sg_element_next(sg_str html, size_t *at, struct sg_element *out);
/* The value of an attribute, case folded; absent when it has none. */
sg_str sg_element_get(const struct sg_element *element, const char *name);
