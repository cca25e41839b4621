/* SPDX-License-Identifier: MIT */
#include "cli/line.h"

#include <stdlib.h>
#include <string.h>

#include <skillgap/duplicates.h>
#include <skillgap/role.h>
#include <skillgap/route.h>

#include "cli/line_net.h"
#include "cli/lines.h"
#include "cli/long_line.h"
#include "cli/net.h"
#include "cli/progress.h"
#include "cli/ui.h"

enum { MAX_REPORTED_LINES = 5 };

/* One source while it is read. */
struct feed {
	struct line *line;
	const char *source;
	unsigned postings; /* it gave */
	unsigned replies;  /* of the network */
	bool noted;	   /* how it is read was said */
	unsigned bad_lines;
};

static sg_str str_of(const char *text)
{
	return (sg_str){ text, text == NULL ? 0 : strlen(text) };
}

bool line_is_source(const char *word)
{
	return strcmp(word, "-") == 0 || net_is_source(word) || sg_role_is_source(str_of(word)) ||
	       file_exists(word);
}

static void emit(struct line *line, const struct sg_record *record)
{
	if (!line->stopped && !line->emit(line->user, record))
		line->stopped = true;
}

/* A failure of a source: told on stderr, and sent along the line. */
static void fail(struct line *line, const char *source, const struct sg_error *err)
{
	struct sg_record record = { .kind = SG_RECORD_SOURCE,
				    .source = { .source = str_of(source), .failed = true,
						.why = str_of(err->text) } };
	struct sg_error told = *err;
	size_t len = strlen(told.text);

	if (err->status == SG_EEMPTY && line->may_be_empty) {
		line->n_empty++;
		return;
	}
	line->n_failed++;
	if (line->kept > (line->n_gone > 0) && line->n_failed == 1)
		snprintf(told.text + len, sizeof told.text - len,
			 "; kept the %u posting%s of its last good answer", (unsigned)line->kept,
			 line->kept == 1 ? "" : "s");
	if (told.source[0] == '\0')
		snprintf(told.source, sizeof told.source, "%s", source);
	ui_error(&told);
	record.source.mend = err->mend[0] == '\0' ? (sg_str){ NULL, 0 } : str_of(err->mend);
	emit(line, &record);
}

static void fail_text(struct line *line, const char *source, const char *text, const char *mend)
{
	struct sg_error err = { .status = SG_EARG };

	snprintf(err.text, sizeof err.text, "%s", text);
	snprintf(err.mend, sizeof err.mend, "%s", mend);
	fail(line, source, &err);
}

static const char *const stops[] = { "postings", "postings or documents",
				     "postings, documents or findings" };

/* The stop that a record stands at already. */
static const enum stop stop_of[] = { [SG_RECORD_DOCUMENT] = STOP_EXTRACT,
				     [SG_RECORD_FINDINGS] = STOP_MATCH };

static bool extract(struct line *line, struct sg_record *record, struct sg_error *err)
{
	record->kind = SG_RECORD_DOCUMENT;
	return sg_extract(line->setup->dict, &record->posting, line->arena, &record->document,
			  err) == SG_OK;
}

static bool match(struct line *line, struct sg_record *record, struct sg_error *err)
{
	record->kind = SG_RECORD_FINDINGS;
	return sg_match(line->setup->matcher, &record->posting, &record->document, line->arena,
			&record->findings, err) == SG_OK;
}

static struct sg_posting *posting_of(struct sg_record *record)
{
	return record->kind == SG_RECORD_FINDINGS ? &record->findings.posting : &record->posting;
}

/* Nearly the same text is the same posting; what is marked already needs no sketch. */
static bool mark_same_text(struct line *line, struct sg_record *record, struct sg_error *err)
{
	struct sg_sketch sketch;

	if (record->findings.posting.duplicate_of.ptr != NULL)
		return true;
	sg_sketch_make(line->setup->dict, &record->document, &record->findings, &sketch);
	return sg_seen_text(line->seen, &sketch, line->arena, &record->findings.posting, err) ==
	       SG_OK;
}

static bool readable(const struct sg_record *record)
{
	return record->kind == SG_RECORD_FINDINGS ? record->findings.outcome == SG_OUTCOME_OK
						  : record->posting.outcome == SG_OUTCOME_OK;
}

/* Runs one record from where it stands to the stop. An sg_record_fn. */
static int advance(void *user, const struct sg_record *from)
{
	struct feed *feed = user;
	struct line *line = feed->line;
	struct sg_record record = *from;
	struct sg_error err = { 0 };
	bool ok;

	if (record.kind == SG_RECORD_SOURCE) {
		emit(line, &record);
		line->n_failed += record.source.failed;
		return line->stopped;
	}
	if (stop_of[record.kind] > line->stop) {
		snprintf(err.text, sizeof err.text, "this command takes %s, and this is past that",
			 stops[line->stop]);
		fail(line, feed->source, &err);
		return line->stopped;
	}
	feed->postings++;
	progress_posting();
	if (!narrow_keeps(&line->narrow, posting_of(&record), &err))
		return 0;
	if (err.status != SG_OK) {
		fail(line, feed->source, &err);
		err = (struct sg_error){ 0 };
	}
	if (record.kind == SG_RECORD_POSTING && line->witness.posting != NULL &&
	    feed->source != line->first.name)
		line->witness.posting(line->witness.user, &record.posting);
	ok = sg_seen_key(line->seen, posting_of(&record), &err) == SG_OK;
	if (ok && record.kind == SG_RECORD_POSTING && line->stop >= STOP_EXTRACT)
		ok = extract(line, &record, &err);
	if (ok && record.kind == SG_RECORD_DOCUMENT && line->stop >= STOP_MATCH)
		ok = match(line, &record, &err) && mark_same_text(line, &record, &err);
	if (ok) {
		line->n_postings++;
		line->n_readable += readable(&record);
		emit(line, &record);
	} else {
		fail(line, feed->source, &err);
	}
	sg_arena_reset(line->arena);
	return line->stopped;
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
	status = sg_read(feed->line->setup->dict, input, arena, advance, feed, err);
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
	fail(feed->line, feed->source, &err);
}

static void tell_bad_lines(const struct feed *feed)
{
	char what[64];

	if (feed->bad_lines <= MAX_REPORTED_LINES)
		return;
	snprintf(what, sizeof what, "%u more lines could not be read",
		 feed->bad_lines - MAX_REPORTED_LINES);
	fail_text(feed->line, feed->source, what, "");
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
		fail_text(feed->line, feed->source, "cannot be read to its end", "");
	tell_bad_lines(feed);
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
	if (!read_bytes(feed, &input, &err))
		fail(feed->line, feed->source, &err);
}

/* A stream: NDJSON line by line, anything else whole. */
static void read_stream(struct feed *feed, FILE *stream)
{
	struct bytes rest = { NULL, 0 };
	struct sg_error err = { 0 };
	bool more = false;
	size_t n = 0;
	char *head = file_read_head(stream, &n, &more), *all;

	if (head == NULL) {
		feed->line->stopped = true;
	} else if (ferror(stream)) {
		fail_text(feed->line, feed->source, "cannot be read", "");
	} else if (file_is_ndjson(head, n)) {
		read_ndjson(feed, head, n, more ? stream : NULL);
	} else if (!more) {
		read_whole(feed, head, n, NULL);
	} else if (!file_read_stream(stream, &rest, &err)) {
		fail(feed->line, feed->source, &err);
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

static unsigned read_file(struct line *line, const char *path)
{
	struct feed feed = { .line = line, .source = path };
	FILE *file = fopen(path, "rb");

	line->narrow.read++;
	if (file == NULL) {
		fail_text(line, path, "cannot be opened", "");
		return 0;
	}
	read_stream(&feed, file);
	fclose(file);
	return feed.postings;
}

static void read_folder(struct line *line, const char *folder)
{
	size_t n = 0;
	char **paths = file_list(folder, &n);
	unsigned given = 0, failed = line->n_failed;

	if (paths == NULL) {
		fail_text(line, folder, "cannot be read", "");
		return;
	}
	for (size_t i = 0; i < n && !line->stopped; i++) {
		progress_at(i, n, str_of(paths[i]));
		given += read_file(line, paths[i]);
	}
	file_list_free(paths);
	if (given == 0 && line->n_failed == failed)
		fail_text(line, folder, "no files in it", "give a folder of saved postings");
}

/* A role model of the dictionary is a posting like any other. */
static void read_role(struct line *line, const char *source)
{
	struct feed feed = { .line = line, .source = source };
	struct sg_record record = { .kind = SG_RECORD_POSTING };
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_error err = { 0 };
	uint32_t role;

	line->narrow.read++;
	if (arena == NULL)
		line->stopped = true;
	else if (sg_role_of_source(line->setup->dict, str_of(source), &role, &err) == SG_OK &&
		 sg_role_posting(line->setup->dict, role, arena, &record.posting, &err) == SG_OK)
		advance(&feed, &record);
	else
		fail(line, source, &err);
	sg_arena_free(arena);
}

/* ---- the network -------------------------------------------------------------------- */

/* Said once, and before what it announces: many postings may take a minute. */
static void tell_note(struct feed *feed, const struct sg_route *route)
{
	if (!feed->noted && sg_route_note(route).ptr != NULL)
		ui_note(sg_route_note(route));
	feed->noted = sg_route_note(route).ptr != NULL;
}

static bool take_reply(void *user, struct sg_route *route, const struct sg_reply *reply)
{
	struct feed *feed = user;
	struct line *line = feed->line;
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_error err = { 0 };

	line->narrow.read++;
	if (arena == NULL)
		line->stopped = true;
	else if (sg_route_answer(route, &reply->page, reply->status == SG_OK ? NULL : &reply->err,
				 arena, advance, feed, &err) != SG_OK &&
		 !line->stopped) {
		line->n_bad_requests++;
		line->n_gone += reply->page.http_status == 404 || reply->page.http_status == 410;
		fail(line, feed->source, &err);
	}
	tell_note(feed, route);
	feed->replies++;
	line->n_requests++;
	sg_arena_free(arena);
	return !line->stopped;
}

static bool take_failure(void *user, const struct sg_error *err)
{
	struct feed *feed = user;

	fail(feed->line, feed->source, err);
	return !feed->line->stopped;
}

/* What its terms ask to be said of a source travels with its postings. */
static void take_end(void *user, struct sg_route *route)
{
	struct feed *feed = user;

	if (sg_route_credit(route).ptr != NULL && feed->postings > 0)
		feed->line->about = (struct sg_source){ .source = str_of(feed->source),
							.credit = sg_route_credit(route),
							.read = feed->replies,
							.postings = feed->postings };
}

static void read_net(struct line *line, const char *source, int i)
{
	struct feed feed = { .line = line, .source = source };
	struct net_reader reader = { take_reply, take_failure, take_end, &feed };

	net_read(line->net, i, &reader);
}

/* `shown` is the source without what nobody should see. */
static void read_source(struct line *line, const char *source, const char *shown, int i)
{
	struct feed feed = { .line = line, .source = "-" };

	line->n_sources++;
	progress_at(0, 1, str_of(strcmp(source, "-") == 0 ? "" : shown));
	if (strcmp(source, "-") == 0) {
		line->narrow.read++;
		read_stream(&feed, stdin);
	} else if (net_is_source(source)) {
		read_net(line, shown, i);
	} else if (sg_role_is_source(str_of(source))) {
		read_role(line, source);
	} else if (file_is_folder(source)) {
		read_folder(line, source);
	} else {
		read_file(line, source);
	}
}

/* A source that asks for credit or was filtered is followed by one record that says so. */
static void tell_about(struct line *line, const char *source)
{
	struct sg_record record = { .kind = SG_RECORD_SOURCE, .source = line->about };
	char text[200];
	bool told = narrow_note(&line->narrow, source, text, &record.source);

	record.source.credit = line->about.credit;
	line->about = (struct sg_source){ 0 };
	if (told || record.source.credit.ptr != NULL)
		emit(line, &record);
}

/* The source that is none of the SOURCEs. */
static void read_first(struct line *line)
{
	struct feed feed = { .line = line, .source = line->first.name };
	struct sg_error err = { 0 };
	unsigned failed = line->n_failed;

	if (line->first.read == NULL || line->stopped)
		return;
	line->n_sources++;
	if (!line->first.read(line->first.user, advance, &feed, &err) && !line->stopped)
		fail(line, feed.source, &err);
	line->n_bad += line->n_failed > failed;
}

static void run_source(struct line *line, const char *source, int i)
{
	unsigned failed = line->n_failed;
	char *shown = strdup(source);

	line->stopped |= shown == NULL;
	if (shown == NULL)
		return;
	sg_source_hide(shown);
	if (line->witness.begins != NULL)
		line->witness.begins(line->witness.user, line, shown);
	read_source(line, source, shown, i);
	tell_about(line, shown);
	if (line->witness.ends != NULL)
		line->witness.ends(line->witness.user, line->n_failed == failed);
	line->n_bad += line->n_failed > failed;
	free(shown);
}

void line_run(struct line *line, char **sources, int n)
{
	char *stdin_only[] = { (char[]){ "-" } };
	bool own_seen = line->seen == NULL;

	progress_open(!line->verbose && !line->still);
	line->arena = sg_arena_new(0);
	if (n == 0 && line->first.read == NULL && line->lines == NULL) {
		sources = stdin_only;
		n = 1;
	}
	if ((own_seen && sg_seen_new(&line->seen, NULL) != SG_OK) || line->arena == NULL ||
	    !narrow_open(&line->narrow, line->now) || !render_open(&line->render) ||
	    !line_open_net(line, sources, n))
		line->stopped = true;
	read_first(line);
	for (int i = 0; i < n && !line->stopped; i++)
		run_source(line, sources[i], i);
	progress_close();
	net_free(line->net);
	render_close(&line->render);
	free(line->cache);
	narrow_close(&line->narrow);
	lines_run(line);
	if (own_seen)
		sg_seen_free(line->seen);
	sg_arena_free(line->arena);
	line->seen = NULL;
	line->arena = NULL;
	line->net = NULL;
	line->cache = NULL;
}
