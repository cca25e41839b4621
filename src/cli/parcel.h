/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/duplicates.h>
#include <skillgap/io.h>
#include <skillgap/route.h>

#include "cli/crew.h"
#include "cli/line.h"

/*
 * Parcels: what is worked on on the way from bytes to findings, on any thread.
 *
 *     bytes -> records -> (extract, match) -> what feed.c delivers in order
 *
 * Ownership: a parcel owns all that was read and found in it. Parcels that were delivered are
 *            kept for the next ones, but for the memory of large ones.
 * Threads:   those of a crew; what a line is told by users and dictionaries is only read.
 */
struct feed;

/* One record, as far as it can be understood without knowing of others. */
struct piece {
	struct sg_record record;
	enum sg_record_kind was; /* when it was read */
	struct narrow_answer answer;
	struct sg_sketch sketch;
	bool sketched;
	bool done; /* it was worked on */
	struct sg_error err; /* why it was not understood */
};

struct parcel {
	struct crew_task task;
	struct parcel *spare; /* the next of those kept */
	struct feed *feed;
	struct sg_arena *arena;
	struct sg_input input;
	char *bytes; /* of the input */
	size_t cap;
	struct sg_route *route; /* that the reply is for; NULL: the input is read */
	struct sg_reply reply;
	unsigned number; /* of the line that the input is; 0: it is none */
	bool part;	 /* of something larger, that need hold no posting by itself */

	struct sg_record *records;
	size_t n_records, cap_records;
	struct piece piece; /* of the only record */
	enum sg_status status;
	struct sg_error err;
	bool failed; /* memory ran out */
};

/* NULL: memory ran out, and the line stops. */
struct parcel *parcel_new(struct line *line, struct feed *feed);
/* Room for the bytes of an input, copied there. False: memory ran out. */
bool parcel_fill(struct parcel *parcel, const char *bytes, size_t len);
/* Keeps it for the next, or frees it. */
void parcel_done(struct line *line, struct parcel *parcel);
void parcel_free_spares(struct line *line);

/* What each thread has for itself: struct hand. They read the line, which nobody writes to for so
 * long. */
void *hand_make(void *line);
void hand_free(void *hand);

/* Work of a crew: reads the input, or answers the route; an only record is understood. */
void parcel_read(struct crew_task *task, void *hand);
/* The piece is understood. */
void parcel_understand(struct crew_task *task, void *hand);
/* Reads without understanding anything, on the thread that calls. */
void parcel_read_only(struct parcel *parcel, const struct line *line);

/* The stop that a record stands at already. */
enum stop parcel_stop(enum sg_record_kind kind);
