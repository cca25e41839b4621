/* SPDX-License-Identifier: MIT */
#include "cli/feed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/progress.h"
#include "cli/stream.h"

/* Files and streams of any form to records. */

static sg_str str_of(const char *text)
{
	return (sg_str){ text, text == NULL ? 0 : strlen(text) };
}

static bool is_blank(sg_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != ' ' && text.ptr[i] != '\t' && text.ptr[i] != '\r')
			return false;
	return true;
}

/* Puts the bytes of one parcel. */
static void put(struct feed *feed, sg_str bytes, unsigned number, bool part)
{
	struct parcel *parcel = parcel_new(feed->line, feed);

	if (parcel == NULL)
		return;
	parcel->input.source = str_of(feed->source);
	parcel->number = number;
	parcel->part = part;
	if (parcel_fill(parcel, bytes.ptr, bytes.len)) {
		feed_read(parcel);
	} else {
		feed->line->stopped = true;
		parcel_done(feed->line, parcel);
	}
}

static int take_part(void *user, const struct sg_part *part)
{
	struct feed *feed = user;
	struct sg_error err = { .status = SG_ELIMIT };

	feed->parts |= part->kind == SG_PART_RECORD;
	if (part->bytes.ptr == NULL) {
		snprintf(err.text, sizeof err.text, "%s %llu is larger than %zu MiB",
			 part->kind == SG_PART_LINE ? "line" : "record",
			 (unsigned long long)part->number, SG_PART_MAX >> 20);
		feed_fail_later(feed, &err);
	} else if (part->kind == SG_PART_LINE) {
		if (!is_blank(part->bytes))
			put(feed, part->bytes, (unsigned)part->number, false);
	} else if (part->bytes.len > 0 || !feed->line->shards) {
		/* A shard may be empty. */
		put(feed, part->bytes, 0, part->kind == SG_PART_RECORD);
	}
	return feed->line->stopped;
}

/* Nothing is held back while nothing comes: whoever writes line by line is answered so. */
static void settle(void *user)
{
	struct feed *feed = user;

	crew_settle(feed->line->crew);
	fflush(stdout);
}

void feed_stream(struct feed *feed, int stream)
{
	struct sg_error err = { 0 };
	enum sg_status status = stream_read(stream, take_part, settle, feed, &err);

	if (status == SG_ENOMEM)
		feed->line->stopped = true;
	else if (status != SG_OK && !feed->line->stopped)
		feed_fail_later(feed, &err);
}

void feed_file(struct feed *feed)
{
	int file = open(feed->source, O_RDONLY | O_CLOEXEC);

	if (file < 0) {
		struct sg_error err = { .status = errno == ENOMEM ? SG_ENOMEM : SG_EIO };

		snprintf(err.text, sizeof err.text, "%s",
			 err.status == SG_ENOMEM ? "out of memory" : "cannot be opened");
		feed_fail_later(feed, &err);
		return;
	}
	feed_stream(feed, file);
	close(file);
}

/* A failure of the folder itself. */
static void fail_folder(struct run *run, const char *text, const char *mend)
{
	struct feed *feed = feed_new(run, run->shown, false);

	if (feed == NULL)
		return;
	feed_fail_text_later(feed, text, mend);
	feed_end(feed);
}

void feed_folder(struct run *run, const char *folder)
{
	char **paths = file_list(folder, &run->n_files);
	size_t n = run->n_files;

	run->folder = true;
	if (paths == NULL) {
		fail_folder(run, "cannot be read", "");
		return;
	}
	for (size_t i = 0; i < n && !run->line->stopped; i++) {
		struct feed *feed = feed_new(run, paths[i], true);

		progress_at(i, n, str_of(paths[i]));
		if (feed == NULL)
			break;
		feed_file(feed);
		feed_end(feed);
	}
	file_list_free(paths);
	if (n == 0)
		fail_folder(run, "no files in it", "give a folder of saved postings");
}
