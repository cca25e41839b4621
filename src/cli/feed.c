/* SPDX-License-Identifier: MIT */
#include "cli/feed.h"

#include <stdlib.h>
#include <string.h>

#include <skillgap/tally.h>

#include "cli/line_net.h"
#include "cli/progress.h"
#include "cli/ui.h"

enum { MAX_REPORTED_LINES = 5 };

static sg_str str_of(const char *text)
{
	return (sg_str){ text, text == NULL ? 0 : strlen(text) };
}

/* ---- out of the line ---------------------------------------------------------------- */

void feed_emit(struct line *line, const struct sg_record *record)
{
	if (!line->stopped && !line->emit(line->user, record))
		line->stopped = true;
}

void feed_fail(struct line *line, const char *source, const struct sg_error *err)
{
	struct sg_record record = { .kind = SG_RECORD_SOURCE };
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
	record.source.source = str_of(source);
	record.source.failed = true;
	record.source.why = str_of(err->text);
	record.source.mend = err->mend[0] == '\0' ? (sg_str){ NULL, 0 } : str_of(err->mend);
	feed_emit(line, &record);
}

static void fail_text(struct line *line, const char *source, const char *text, const char *mend)
{
	struct sg_error err = { .status = SG_EARG };

	snprintf(err.text, sizeof err.text, "%s", text);
	snprintf(err.mend, sizeof err.mend, "%s", mend);
	feed_fail(line, source, &err);
}

/* A source that asks for credit or was filtered is followed by one record that says so. */
static void tell_about(struct line *line, const char *source)
{
	struct sg_record record = { .kind = SG_RECORD_SOURCE, .source = line->about };
	char text[200];
	bool told = narrow_note(&line->narrow, source, text, &record.source);

	record.source.source = str_of(source); /* what was read of it is gone by now */
	record.source.credit = line->about.credit;
	line->about = (struct sg_source){ 0 };
	if (told || record.source.credit.ptr != NULL)
		feed_emit(line, &record);
}

/* ---- sources ------------------------------------------------------------------------ */

/* With no memory for a source there is none for what follows either. */
struct run *run_new(struct line *line, const char *shown)
{
	size_t len = strlen(shown) + 1;
	struct run *run = calloc(1, sizeof *run + len);

	if (run == NULL) {
		line->stopped = true;
		return NULL;
	}
	run->line = line;
	memcpy(run->shown, shown, len);
	return run;
}

struct feed *feed_new(struct run *run, const char *source, bool file)
{
	size_t len = strlen(source) + 1;
	struct feed *feed = calloc(1, sizeof *feed + len);

	if (feed == NULL) {
		run->line->stopped = true;
		return NULL;
	}
	feed->run = run;
	feed->line = run->line;
	feed->file = file;
	memcpy(feed->source, source, len);
	return feed;
}

static void begin_run(struct run *run)
{
	struct line *line = run->line;

	if (run->begun || line->stopped)
		return;
	run->begun = true;
	run->n_failed = line->n_failed;
	if (line->witness.begins != NULL && !run->remembered)
		line->witness.begins(line->witness.user, line, run->shown);
}

void feed_begin(struct feed *feed)
{
	begin_run(feed->run);
	if (feed->file && !feed->begun)
		feed->line->narrow.read++;
	feed->begun = true;
}

static void end_feed(struct crew_task *task)
{
	struct feed *feed = (struct feed *)task;
	char what[64];

	feed_begin(feed);
	if (feed->bad_lines > MAX_REPORTED_LINES && !feed->line->stopped) {
		snprintf(what, sizeof what, "%u more lines could not be read",
			 feed->bad_lines - MAX_REPORTED_LINES);
		fail_text(feed->line, feed->source, what, "");
	}
	if (feed->parts && feed->postings + feed->bad_lines == 0 && !feed->line->stopped)
		fail_text(feed->line, feed->source, "no posting in it", "");
	feed->run->given += feed->postings;
	free(feed);
}

/* What held no posting is told in one line: a failure only when nothing else was there. */
static void tell_other(struct run *run)
{
	struct sg_record record = { .kind = SG_RECORD_SOURCE };
	char text[sizeof((struct sg_error *)0)->text];
	struct other *other = &run->other;

	other_tell(other, run->n_files, text, sizeof text);
	if (run->given == 0 && other->n == run->n_files) {
		fail_text(run->line, run->shown, text, other->mend);
		return;
	}
	ui_say(run->shown, text, other->mend);
	record.source = (struct sg_source){ .source = str_of(run->shown),
					    .why = str_of(text),
					    .read = (uint32_t)run->n_files,
					    .postings = run->given };
	feed_emit(run->line, &record);
}

static void end_run(struct crew_task *task)
{
	struct run *run = (struct run *)task;
	struct line *line = run->line;

	begin_run(run);
	if (!line->stopped && run->folder && run->other.n > 0)
		tell_other(run);
	if (!run->remembered)
		tell_about(line, run->shown);
	if (line->witness.ends != NULL && !run->remembered)
		line->witness.ends(line->witness.user, line->n_failed == run->n_failed);
	line->n_bad += line->n_failed > run->n_failed;
	free(run);
}

void run_end(struct run *run)
{
	run->end = (struct crew_task){ .deliver = end_run };
	crew_put(run->line->crew, &run->end);
}

void feed_end(struct feed *feed)
{
	feed->end = (struct crew_task){ .deliver = end_feed };
	crew_put(feed->line->crew, &feed->end);
}

/* ---- one record --------------------------------------------------------------------- */

static struct sg_posting *posting_of(struct sg_record *record)
{
	return record->kind == SG_RECORD_FINDINGS ? &record->findings.posting : &record->posting;
}

static bool readable(const struct sg_record *record)
{
	return record->kind == SG_RECORD_FINDINGS ? record->findings.outcome == SG_OUTCOME_OK
						  : record->posting.outcome == SG_OUTCOME_OK;
}

/* What is known only beside those that came before. */
static bool compare(struct line *line, struct parcel *parcel, struct sg_error *err)
{
	struct piece *piece = &parcel->piece;
	struct sg_posting *posting = posting_of(&piece->record);

	if (!line->shards && sg_seen_key(line->seen, posting, err) != SG_OK)
		return false;
	if (piece->err.status != SG_OK) {
		*err = piece->err;
		return false;
	}
	return !piece->sketched || posting->duplicate_of.ptr != NULL ||
	       sg_seen_text(line->seen, &piece->sketch, parcel->arena, posting, err) == SG_OK;
}

static void take_posting(struct feed *feed, struct parcel *parcel)
{
	struct line *line = feed->line;
	struct piece *piece = &parcel->piece;
	struct sg_error err = { 0 };

	feed->postings++;
	progress_posting();
	if (!narrow_count(&line->narrow, &piece->answer))
		feed_fail(line, feed->source, &piece->answer.err);
	if (line->narrow.filter != NULL && piece->answer.answer == SG_FILTER_LEFT_OUT)
		return;
	if (piece->was == SG_RECORD_POSTING && line->witness.posting != NULL &&
	    !feed->run->remembered)
		line->witness.posting(line->witness.user, &piece->record.posting);
	if (!compare(line, parcel, &err)) {
		feed_fail(line, feed->source, &err);
	} else {
		line->n_postings++;
		line->n_readable += readable(&piece->record);
		feed_emit(line, &piece->record);
	}
}

/* Sums of postings that were read elsewhere; so were the sources that failed there. */
static void take_tally(struct feed *feed, const struct sg_record *record)
{
	struct line *line = feed->line;

	if (!line->takes_tallies) {
		line->n_tallies++;
		fail_text(line, feed->source, "this is a tally, sums without postings",
			  "skillgap gap TALLY");
		return;
	}
	line->n_postings += record->tally->seen;
	line->n_readable += record->tally->counted;
	line->n_failed += record->tally->failed;
	feed_emit(line, record);
}

static void take_piece(struct parcel *parcel)
{
	static const char *const stops[] = { "postings", "postings or documents",
					     "postings, documents or findings" };
	struct feed *feed = parcel->feed;
	struct line *line = feed->line;
	const struct piece *piece = &parcel->piece;
	char what[120];

	feed_begin(feed);
	if (line->stopped || !piece->done)
		return;
	if (piece->was == SG_RECORD_SOURCE) {
		feed_emit(line, &piece->record);
		line->n_failed += piece->record.source.failed;
	} else if (piece->was == SG_RECORD_TALLY) {
		take_tally(feed, &piece->record);
	} else if (parcel_stop(piece->was) > line->stop) {
		snprintf(what, sizeof what, "this command takes %s, and this is past that",
			 stops[line->stop]);
		fail_text(line, feed->source, what, "");
	} else {
		take_posting(feed, parcel);
	}
}

static void deliver_piece(struct crew_task *task)
{
	struct parcel *parcel = (struct parcel *)task;

	take_piece(parcel);
	parcel_done(parcel->feed->line, parcel);
}

void feed_understand(struct parcel *parcel)
{
	parcel->task.work = parcel_understand;
	parcel->task.deliver = deliver_piece;
	crew_put(parcel->feed->line->crew, &parcel->task);
}

/* ---- all of one input --------------------------------------------------------------- */

/* Whether it is a file of a folder without a posting: those are told together. */
static bool set_aside(struct feed *feed, const struct sg_error *err)
{
	return feed->run->folder && err->status == SG_ENOTFOUND &&
	       other_add(&feed->run->other, err);
}

static void finish_input(struct parcel *parcel)
{
	struct feed *feed = parcel->feed;

	if (parcel->status == SG_OK)
		return;
	if (parcel->part && (parcel->status == SG_ENOTFOUND || parcel->status == SG_EEMPTY))
		return;
	if (parcel->number == 0 && !parcel->part) {
		if (!set_aside(feed, &parcel->err))
			feed_fail(feed->line, feed->source, &parcel->err);
	} else if (++feed->bad_lines <= MAX_REPORTED_LINES) {
		parcel->err.line = parcel->number;
		feed_fail(feed->line, feed->source, &parcel->err);
	}
}

/* Said once, and before what it announces: many postings may take a minute. */
static void tell_note(struct feed *feed, const struct sg_route *route)
{
	if (!feed->noted && sg_route_note(route).ptr != NULL)
		ui_note(sg_route_note(route));
	feed->noted = sg_route_note(route).ptr != NULL;
}

static void finish_reply(struct parcel *parcel)
{
	struct feed *feed = parcel->feed;
	struct line *line = feed->line;
	long answer = parcel->reply.page.http_status;

	line->narrow.read++;
	if (parcel->status != SG_OK) {
		line->n_bad_requests++;
		line->n_gone += answer == 404 || answer == 410;
		feed_fail(line, feed->source, &parcel->err);
	}
	tell_note(feed, parcel->route);
	feed->replies++;
	line->n_requests++;
}

static void finish(struct parcel *parcel)
{
	struct line *line = parcel->feed->line;

	feed_begin(parcel->feed);
	line->stopped |= parcel->failed;
	if (!line->stopped && parcel->route != NULL)
		finish_reply(parcel);
	else if (!line->stopped)
		finish_input(parcel);
	if (parcel->route != NULL)
		line_free_reply(line, &parcel->reply);
	parcel_done(line, parcel);
}

static void deliver_end(struct crew_task *task)
{
	finish((struct parcel *)task);
}

void feed_expand(struct parcel *parcel)
{
	struct feed *feed = parcel->feed;
	struct line *line = feed->line;

	for (size_t i = 0; i < parcel->n_records && !line->stopped; i++) {
		struct parcel *one = parcel_new(line, feed);

		if (one == NULL)
			break;
		one->piece.record = parcel->records[i];
		one->task.weight = one->piece.record.posting.body.len;
		feed_understand(one);
	}
	parcel->task.work = NULL;
	parcel->task.deliver = deliver_end;
	crew_put(line->crew, &parcel->task);
}

static void deliver_read(struct crew_task *task)
{
	struct parcel *parcel = (struct parcel *)task;
	struct feed *feed = parcel->feed;
	bool of_net = parcel->route != NULL;

	feed_begin(feed);
	if (parcel->piece.done) {
		take_piece(parcel);
		finish(parcel);
	} else {
		feed_expand(parcel);
	}
	if (of_net)
		line_read_on(feed);
}

void feed_read(struct parcel *parcel)
{
	parcel->task.work = parcel_read;
	parcel->task.deliver = deliver_read;
	crew_put(parcel->feed->line->crew, &parcel->task);
}

/* ---- failures ----------------------------------------------------------------------- */

static void deliver_failure(struct crew_task *task)
{
	struct parcel *parcel = (struct parcel *)task;
	struct feed *feed = parcel->feed;

	feed_begin(feed);
	if (!feed->line->stopped)
		feed_fail(feed->line, feed->source, &parcel->err);
	parcel_done(feed->line, parcel);
}

void feed_fail_later(struct feed *feed, const struct sg_error *err)
{
	struct parcel *parcel = parcel_new(feed->line, feed);

	if (parcel == NULL)
		return;
	parcel->err = *err;
	parcel->task.work = NULL;
	parcel->task.deliver = deliver_failure;
	crew_put(feed->line->crew, &parcel->task);
}

void feed_fail_text_later(struct feed *feed, const char *text, const char *mend)
{
	struct sg_error err = { .status = SG_EARG };

	snprintf(err.text, sizeof err.text, "%s", text);
	snprintf(err.mend, sizeof err.mend, "%s", mend);
	feed_fail_later(feed, &err);
}
