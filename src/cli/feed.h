/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdio.h>

#include "cli/line.h"

/*
 * Feeding the line: one source's bytes to records, and each record to the line's stop.
 */
/* One source while it is read. */
struct feed {
	struct line *line;
	const char *source;
	unsigned postings; /* it gave */
	unsigned replies;  /* of the network */
	bool noted;	   /* how it is read was said */
	unsigned bad_lines;
	struct other *other; /* where a file without a posting is counted; NULL: it fails */
};

void feed_emit(struct line *line, const struct sg_record *record);
/* A failure of a source: told on stderr, and sent along the line. */
void feed_fail(struct line *line, const char *source, const struct sg_error *err);
void feed_fail_text(struct line *line, const char *source, const char *text, const char *mend);
/* Runs one record from where it stands to the stop. An sg_record_fn of a feed. */
int feed_advance(void *feed, const struct sg_record *record);

/* A stream: NDJSON line by line, anything else whole. */
void feed_stream(struct feed *feed, FILE *stream);
/* The file that the feed's source names. */
void feed_file(struct feed *feed);
void feed_folder(struct line *line, const char *folder);
