/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/json.h"
#include "base/str.h"

/*
 * State: the data that a page made by scripts carries for them, as JSON: in a script of its
 * own, in what Next.js pushes piece by piece, behind an assignment, in an attribute.
 *
 * Which of its objects is the posting is told by shape: a title, a long description, and
 * something else that only jobs have.
 *
 * Limits:    32 documents, 64 levels, 100 postings; descriptions from 400 bytes on.
 * Ownership: documents are the caller's to free, also when the call failed.
 * Errors:    SG_ENOMEM. What is no JSON is passed over.
 */
enum { SG_MAX_STATES = 32, SG_MAX_STATE_JOBS = 100 };

struct sg_state_job {
	const struct sg_json *node;
	sg_str text; /* its description, wherever it stands */
	int score;
};

struct sg_state {
	struct sg_json *roots[SG_MAX_STATES];
	size_t n_roots;
	struct sg_state_job jobs[SG_MAX_STATE_JOBS];
	size_t n_jobs;
};

SG_MUST_USE enum sg_status sg_state_read(sg_str html, struct sg_arena *arena,
					 struct sg_state *out, struct sg_error *err);
void sg_state_free(struct sg_state *state);
