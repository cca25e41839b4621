/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/json.h"
#include "base/str.h"

/*
 * Members of records as struct fields: what document.c and findings.c share.
 *
 * Ownership: everything is copied into the arena.
 * Errors:    running out of memory is remembered in `full`, and lists come back empty, so
 *            that readers test once, at the end.
 */
struct sg_reading {
	struct sg_arena *arena;
	struct sg_error *err;
	bool full; /* memory ran out */
};

/* A copy of a string member; absent when it is none. */
sg_str sg_reading_str(struct sg_reading *reading, const struct sg_json *node, const char *key);
/* A whole number member between 0 and max; what is outside is moved inside. */
uint32_t sg_reading_uint(const struct sg_json *node, const char *key, uint32_t max);
/* "start" and "end", never the wrong way round. */
sg_span sg_reading_span(const struct sg_json *node);
/* "section"; other when unknown. */
enum sg_section_kind sg_reading_section(const struct sg_json *node, const char *key);
/* "outcome" and "why". */
enum sg_outcome sg_reading_outcome(struct sg_reading *reading, const struct sg_json *node,
				   sg_str *why);
/* The "posting" object of documents and findings. */
SG_MUST_USE enum sg_status sg_reading_posting(struct sg_reading *reading,
					      const struct sg_json *record,
					      struct sg_posting *out);
/*
 * A list member, NULL when it is missing, null or empty; *n is its length. SG_ESYNTAX when
 * it is something else, or when objects are wanted and an element is none.
 */
SG_MUST_USE enum sg_status sg_reading_list(struct sg_reading *reading, const struct sg_json *node,
					   const char *key, bool objects,
					   const struct sg_json **list, size_t *n);
/* A list, with room in the arena for what its elements are read into. */
struct sg_reading_rows {
	const struct sg_json *list;
	void *at; /* n elements, zeroed */
	size_t n; /* 0 when the status is not SG_OK */
};
/* As sg_reading_list(), with room for elements of `size` bytes. */
SG_MUST_USE enum sg_status sg_reading_rows(struct sg_reading *reading, const struct sg_json *node,
					   const char *key, bool objects, size_t size,
					   struct sg_reading_rows *out);
/* A list of strings; elements that are none, or empty, are left out. */
SG_MUST_USE enum sg_status sg_reading_strings(struct sg_reading *reading,
					      const struct sg_json *node, const char *key,
					      const sg_str **at, size_t *n);
