/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/json.h"
#include "base/str.h"

/*
 * JobPosting objects inside JSON-LD: at the top, in arrays, in "@graph", "mainEntity",
 * "mainEntityOfPage" and the items of an "itemListElement".
 *
 * Limits: 16 levels deep, 10000 postings.
 */
struct sg_job {
	const struct sg_json *node;
	const struct sg_json *graph; /* where its "@id"s are looked up; or NULL */
};

struct sg_jobs {
	struct sg_job *at; /* in the order of the documents */
	size_t n, cap;
};

/*
 * Adds the JobPostings under root. around is the list that root stands in, or NULL; without
 * one, "@id" is looked up in the first list on the way. False when memory ran out.
 */
bool sg_find_jobs(const struct sg_json *root, const struct sg_json *around,
		  struct sg_arena *arena, struct sg_jobs *jobs);
