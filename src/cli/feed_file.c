/* SPDX-License-Identifier: MIT */
#include "cli/feed.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "cli/long_line.h"
#include "cli/progress.h"

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

static void read_line(struct feed *feed, sg_str text, unsigned number)
{
	struct parcel *parcel;

	if (is_blank(text))
		return;
	parcel = parcel_new(feed->line, feed);
	if (parcel == NULL)
		return;
	parcel->input.source = str_of(feed->source);
	parcel->number = number;
	if (parcel_fill(parcel, text.ptr, text.len)) {
		feed_read(parcel);
	} else {
		feed->line->stopped = true;
		parcel_done(feed->line, parcel);
	}
}

/* Nothing is held back while nothing comes: whoever writes line by line is answered so. */
static void settle_before_waiting(struct feed *feed, FILE *stream)
{
	struct pollfd look = { .fd = fileno(stream), .events = POLLIN };

	if (poll(&look, 1, 0) == 0)
		crew_settle(feed->line->crew);
}

/* Lines as they come; memory holds those that are being read. */
static void read_ndjson(struct feed *feed, const char *head, size_t n_head, FILE *stream)
{
	struct long_line line;
	sg_str first = { head, n_head };
	unsigned number = 0;
	bool more = true;

	long_line_open(&line);
	while (line.text != NULL && more && !feed->line->stopped) {
		if (first.len == 0 && stream != NULL)
			settle_before_waiting(feed, stream);
		more = long_line_read(&line, &first, stream);
		if (line.text != NULL)
			read_line(feed, (sg_str){ line.text, line.len }, ++number);
	}
	if (line.text == NULL)
		feed->line->stopped = true;
	free(line.text);
	if (stream != NULL && ferror(stream))
		feed_fail_text_later(feed, "cannot be read to its end", "");
}

static void read_whole(struct feed *feed, const char *bytes, size_t len)
{
	struct parcel *parcel = parcel_new(feed->line, feed);

	if (parcel == NULL)
		return;
	parcel->input.source = str_of(feed->source);
	if (parcel_fill(parcel, bytes, len)) {
		feed_read(parcel);
	} else {
		feed->line->stopped = true;
		parcel_done(feed->line, parcel);
	}
}

/* A stream: NDJSON line by line, anything else whole. */
void feed_stream(struct feed *feed, FILE *stream)
{
	struct bytes rest = { NULL, 0 };
	struct sg_error err = { 0 };
	bool more = false;
	size_t n = 0;
	char *head = file_read_head(stream, &n, &more), *all;

	if (head == NULL) {
		feed->line->stopped = true;
	} else if (ferror(stream)) {
		feed_fail_text_later(feed, "cannot be read", "");
	} else if (n == 0 && !more && feed->line->shards) {
		/* no postings fell into this one */
	} else if (file_is_ndjson(head, n)) {
		read_ndjson(feed, head, n, more ? stream : NULL);
	} else if (!more) {
		read_whole(feed, head, n);
	} else if (!file_read_stream(stream, &rest, &err)) {
		feed_fail_later(feed, &err);
	} else if ((all = realloc(head, n + rest.len)) == NULL) {
		feed->line->stopped = true;
	} else {
		memcpy(all + n, rest.at, rest.len);
		read_whole(feed, all, n + rest.len);
		head = all;
	}
	free(rest.at);
	free(head);
}

void feed_file(struct feed *feed)
{
	FILE *file = fopen(feed->source, "rb");

	if (file == NULL) {
		feed_fail_text_later(feed, "cannot be opened", "");
		return;
	}
	feed_stream(feed, file);
	fclose(file);
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
