/* SPDX-License-Identifier: MIT */
#include "cli/feed.h"

#include <stdio.h>
#include <string.h>

#include <skillgap/duplicates.h>
#include <skillgap/tally.h>

#include "cli/progress.h"
#include "cli/ui.h"

static sg_str str_of(const char *text)
{
	return (sg_str){ text, text == NULL ? 0 : strlen(text) };
}

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

void feed_fail_text(struct line *line, const char *source, const char *text, const char *mend)
{
	struct sg_error err = { .status = SG_EARG };

	snprintf(err.text, sizeof err.text, "%s", text);
	snprintf(err.mend, sizeof err.mend, "%s", mend);
	feed_fail(line, source, &err);
}

static const char *const stops[] = { "postings", "postings or documents",
				     "postings, documents or findings" };

/* The stop that a record stands at already. */
static enum stop stop_of(enum sg_record_kind kind)
{
	return kind == SG_RECORD_FINDINGS ? STOP_MATCH
	       : kind == SG_RECORD_DOCUMENT ? STOP_EXTRACT
					    : STOP_FETCH;
}

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

	if (line->shards || record->findings.posting.duplicate_of.ptr != NULL)
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

/* Sums of postings that were read elsewhere; so were the sources that failed there. */
static int add_tally(struct feed *feed, const struct sg_record *record)
{
	struct line *line = feed->line;

	if (!line->takes_tallies) {
		line->n_tallies++;
		feed_fail_text(line, feed->source, "this is a tally, sums without postings",
			       "skillgap gap TALLY");
		return line->stopped;
	}
	line->n_postings += record->tally->seen;
	line->n_readable += record->tally->counted;
	line->n_failed += record->tally->failed;
	feed_emit(line, record);
	return line->stopped;
}

int feed_advance(void *user, const struct sg_record *from)
{
	struct feed *feed = user;
	struct line *line = feed->line;
	struct sg_record record = *from;
	struct sg_error err = { 0 };
	bool ok;

	if (record.kind == SG_RECORD_SOURCE) {
		feed_emit(line, &record);
		line->n_failed += record.source.failed;
		return line->stopped;
	}
	if (record.kind == SG_RECORD_TALLY)
		return add_tally(feed, &record);
	if (stop_of(record.kind) > line->stop) {
		snprintf(err.text, sizeof err.text, "this command takes %s, and this is past that",
			 stops[line->stop]);
		feed_fail(line, feed->source, &err);
		return line->stopped;
	}
	feed->postings++;
	progress_posting();
	if (!narrow_keeps(&line->narrow, posting_of(&record), &err))
		return 0;
	if (err.status != SG_OK) {
		feed_fail(line, feed->source, &err);
		err = (struct sg_error){ 0 };
	}
	if (record.kind == SG_RECORD_POSTING && line->witness.posting != NULL &&
	    feed->source != line->first.name)
		line->witness.posting(line->witness.user, &record.posting);
	ok = line->shards || sg_seen_key(line->seen, posting_of(&record), &err) == SG_OK;
	if (ok && record.kind == SG_RECORD_POSTING && line->stop >= STOP_EXTRACT)
		ok = extract(line, &record, &err);
	if (ok && record.kind == SG_RECORD_DOCUMENT && line->stop >= STOP_MATCH)
		ok = match(line, &record, &err) && mark_same_text(line, &record, &err);
	if (ok) {
		line->n_postings++;
		line->n_readable += readable(&record);
		feed_emit(line, &record);
	} else {
		feed_fail(line, feed->source, &err);
	}
	sg_arena_reset(line->arena);
	return line->stopped;
}
