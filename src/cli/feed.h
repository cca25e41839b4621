/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/other.h"
#include "cli/parcel.h"

/*
 * Feeding the line: one source's bytes become parcels, and what comes of them reaches the line's
 * stop in the order of the bytes.
 *
 * A run is one SOURCE, a feed what is read of it under one name: the source itself, or a file of
 * a folder. Both end when all that was put before them has been delivered; what is counted and
 * told of them is touched by deliveries only.
 */
struct run {
	struct crew_task end;
	struct line *line;
	bool begun;
	bool remembered;   /* it is none of the SOURCEs */
	unsigned n_failed; /* of the line when it began */
	bool folder;
	size_t n_files;     /* of a folder */
	struct other other; /* of them, those without a posting */
	unsigned given;     /* postings of the others */
	char shown[];       /* the SOURCE, without what nobody should see */
};

struct feed {
	struct crew_task end;
	struct run *run;
	struct line *line;
	bool file;	   /* counts as something read */
	bool begun;
	unsigned postings; /* it gave */
	unsigned replies;  /* of the network */
	bool noted;	   /* how it is read was said */
	unsigned bad_lines;
	bool parts; /* it came in parts, where not all must hold postings */
	int item;	   /* of the network */
	char source[];
};

/* NULL: memory ran out, and the line stops. */
struct run *run_new(struct line *line, const char *shown);
struct feed *feed_new(struct run *run, const char *source, bool file);
/* Behind all that was put; then they are gone. */
void run_end(struct run *run);
void feed_end(struct feed *feed);

/* Puts a parcel that is to be read. */
void feed_read(struct parcel *parcel);
/* Puts one whose record needs no reading. */
void feed_understand(struct parcel *parcel);
/* Puts all records of one that was read, and then what is to be told of it. */
void feed_expand(struct parcel *parcel);
/* A failure, behind all that was put. */
void feed_fail_later(struct feed *feed, const struct sg_error *err);
void feed_fail_text_later(struct feed *feed, const char *text, const char *mend);

/* Of what is being delivered: out of the line, and a failure, which is told on stderr too. */
void feed_emit(struct line *line, const struct sg_record *record);
void feed_fail(struct line *line, const char *source, const struct sg_error *err);
void feed_begin(struct feed *feed);

/* A stream, in parts as far as it can be cut. */
void feed_stream(struct feed *feed, int stream);
/* The file that the feed's source names. */
void feed_file(struct feed *feed);
void feed_folder(struct run *run, const char *folder);
