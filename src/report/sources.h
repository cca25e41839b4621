/* SPDX-License-Identifier: MIT */
#pragma once

#include "report/sheet.h"

/*
 * Sources: where the postings of a report came from, a line each: what was read there, left out,
 * found twice or failed, and whom to thank. Postings of one folder, site or board share a line.
 *
 * Ownership: strings live in the sheet's arena, or are borrowed.
 * Errors:    running out of memory is remembered by the sheet.
 */
typedef void (*sg_sources_fn)(struct sg_sheet *sheet, sg_str name, sg_str text);

/* Tells every line, those of postings only with a pile; at most SG_SOURCES_MAX of these unless
 * all are wanted. Returns how many of them were not told. */
size_t sg_sources_tell(struct sg_sheet *sheet, bool pile, bool all, sg_sources_fn tell);
enum { SG_SOURCES_MAX = 12 };
