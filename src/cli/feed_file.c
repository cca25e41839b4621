/* SPDX-License-Identifier: MIT */
#include "cli/feed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/long_line.h"
#include "cli/other.h"
#include "cli/progress.h"
#include "cli/ui.h"

/* Files and streams of any form to records. */

enum { MAX_REPORTED_LINES = 5 };

static sg_str str_of(const char *text)
{
	return (sg_str){ text, text == NULL ? 0 : strlen(text) };
}

/* Bytes of one file, page or line to records; false when they gave none. */
static bool read_bytes(struct feed *feed, const struct sg_input *input, struct sg_error *err)
{
	struct sg_arena *arena = sg_arena_new(0);
	enum sg_status status;

	if (arena == NULL) {
		feed->line->stopped = true;
		return true;
	}
	status = sg_read(feed->line->setup->dict, input, arena, feed_advance, feed, err);
	sg_arena_free(arena);
	return status == SG_OK || feed->line->stopped;
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
	struct sg_input input = { .source = str_of(feed->source), .bytes = text };
	struct sg_error err = { 0 };

	if (is_blank(text) || read_bytes(feed, &input, &err))
		return;
	if (++feed->bad_lines > MAX_REPORTED_LINES)
		return;
	err.line = number;
	feed_fail(feed->line, feed->source, &err);
}

static void tell_bad_lines(const struct feed *feed)
{
	char what[64];

	if (feed->bad_lines <= MAX_REPORTED_LINES)
		return;
	snprintf(what, sizeof what, "%u more lines could not be read",
		 feed->bad_lines - MAX_REPORTED_LINES);
	feed_fail_text(feed->line, feed->source, what, "");
}

/* Lines as they come; memory holds the longest of them. */
static void read_ndjson(struct feed *feed, const char *head, size_t n_head, FILE *stream)
{
	struct long_line line;
	sg_str first = { head, n_head };
	unsigned number = 0;
	bool more = true;

	long_line_open(&line);
	while (line.text != NULL && more && !feed->line->stopped) {
		more = long_line_read(&line, &first, stream);
		if (line.text != NULL)
			read_line(feed, (sg_str){ line.text, line.len }, ++number);
	}
	if (line.text == NULL)
		feed->line->stopped = true;
	free(line.text);
	if (stream != NULL && ferror(stream))
		feed_fail_text(feed->line, feed->source, "cannot be read to its end", "");
	tell_bad_lines(feed);
}

/* Whether it is a file of a folder without a posting: those are told together. */
static bool set_aside(struct feed *feed, const struct sg_error *err)
{
	return feed->other != NULL && err->status == SG_ENOTFOUND && other_add(feed->other, err);
}

static void read_whole(struct feed *feed, const char *bytes, size_t len, const struct sg_page *page)
{
	struct sg_input input = { .source = str_of(feed->source), .bytes = { bytes, len } };
	struct sg_error err = { 0 };

	if (page != NULL) {
		input.media_type = page->media_type;
		input.url = page->url;
		input.fetched_at = page->fetched_at;
	}
	if (!read_bytes(feed, &input, &err) && !set_aside(feed, &err))
		feed_fail(feed->line, feed->source, &err);
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
		feed_fail_text(feed->line, feed->source, "cannot be read", "");
	} else if (file_is_ndjson(head, n)) {
		read_ndjson(feed, head, n, more ? stream : NULL);
	} else if (!more) {
		read_whole(feed, head, n, NULL);
	} else if (!file_read_stream(stream, &rest, &err)) {
		feed_fail(feed->line, feed->source, &err);
	} else if ((all = realloc(head, n + rest.len)) == NULL) {
		feed->line->stopped = true;
	} else {
		memcpy(all + n, rest.at, rest.len);
		read_whole(feed, all, n + rest.len, NULL);
		head = all;
	}
	free(rest.at);
	free(head);
}

void feed_file(struct feed *feed)
{
	FILE *file;

	feed->line->narrow.read++;
	errno = 0;
	file = fopen(feed->source, "rb");
	if (file == NULL) {
		struct sg_error err = { .status = errno == ENOMEM ? SG_ENOMEM : SG_EIO };

		snprintf(err.text, sizeof err.text, "%s",
			 err.status == SG_ENOMEM ? "out of memory" : "cannot be opened");
		feed_fail(feed->line, feed->source, &err);
		return;
	}
	feed_stream(feed, file);
	fclose(file);
}

/* What held no posting is told in one line: a failure only when nothing else was there. */
static void tell_other(struct line *line, const char *folder, const struct other *other, size_t n,
		       unsigned given)
{
	struct sg_record record = { .kind = SG_RECORD_SOURCE };
	char text[sizeof((struct sg_error *)0)->text];

	other_tell(other, n, text, sizeof text);
	if (given == 0 && other->n == n) {
		feed_fail_text(line, folder, text, other->mend);
		return;
	}
	ui_say(folder, text, other->mend);
	record.source = (struct sg_source){ .source = str_of(folder),
					    .why = str_of(text),
					    .read = (uint32_t)n,
					    .postings = given };
	feed_emit(line, &record);
}

void feed_folder(struct line *line, const char *folder)
{
	size_t n = 0;
	char **paths = file_list(folder, &n);
	struct other other = { 0 };
	unsigned given = 0;

	if (paths == NULL) {
		feed_fail_text(line, folder, "cannot be read", "");
		return;
	}
	for (size_t i = 0; i < n && !line->stopped; i++) {
		struct feed feed = { .line = line, .source = paths[i], .other = &other };

		progress_at(i, n, str_of(paths[i]));
		feed_file(&feed);
		given += feed.postings;
	}
	file_list_free(paths);
	if (n == 0)
		feed_fail_text(line, folder, "no files in it", "give a folder of saved postings");
	else if (other.n > 0)
		tell_other(line, folder, &other, n, given);
}
