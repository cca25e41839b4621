/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/duplicates.h>

#include "cli/crew.h"
#include "cli/line.h"

/*
 * Studies: postings of the history, or for it, that are understood on any thread and taken back
 * in the order they were put, whatever else a line does meanwhile.
 *
 *     posting, or its record -> (read), extract, match, sketch -> study_fn
 *
 * Limits:    those of what a crew puts aside.
 * Ownership: a study owns what it is of and what was found, until it was taken.
 * Errors:    a study that failed says why and is taken like any other.
 * Threads:   those of the crew; all calls come from the one that it delivers to.
 */
struct study {
	struct crew_task task;
	struct study *next; /* that was put behind it; or of those kept */
	struct studies *studies;
	struct sg_arena *arena;
	char *bytes; /* of the posting, or its record */
	size_t cap;
	sg_str record; /* absent: there is a posting */
	struct sg_posting posting;
	struct sg_document document;
	struct sg_findings findings;
	struct sg_sketch sketch;
	bool sketched; /* it is to be made */
	struct sg_error err;
	bool done; /* it was worked on */
};

/* Takes one that was worked on. */
typedef void (*study_fn)(void *user, struct study *study);

/* Zero bytes: none yet. Who takes them, and whether with a sketch, changes when none is under
 * way. */
struct studies {
	study_fn take;
	void *user;
	bool sketched;
	struct study *first, *last; /* put and not taken */
	struct study *spare;
};

void studies_free(struct studies *studies);

/* False: memory ran out. What is given need not outlive the call. */
bool studies_put(struct studies *studies, struct crew *crew, const struct sg_posting *posting);
bool studies_put_record(struct studies *studies, struct crew *crew, sg_str record);
/* Until no posting with this key is under way, of those that were put as postings. */
void studies_await(struct studies *studies, struct crew *crew, sg_str key);

/* The posting of a remembered record, in the arena. */
bool study_read(const struct sg_dict *dict, sg_str record, struct sg_arena *arena,
		struct sg_posting *out, struct sg_error *err);
