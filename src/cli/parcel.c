/* SPDX-License-Identifier: MIT */
#include "cli/parcel.h"

#include <stdlib.h>
#include <string.h>

/* What a parcel of more bytes took is given back at once. */
enum { KEPT_BYTES = 64 << 10 };

/* ---- life --------------------------------------------------------------------------- */

static void free_parcel(struct parcel *parcel)
{
	sg_arena_free(parcel->arena);
	free(parcel->bytes);
	free(parcel->records);
	free(parcel);
}

struct parcel *parcel_new(struct line *line, struct feed *feed)
{
	struct parcel *parcel = line->spare;

	if (parcel != NULL)
		line->spare = parcel->spare;
	else
		parcel = calloc(1, sizeof *parcel);
	if (parcel != NULL && parcel->arena == NULL)
		parcel->arena = sg_arena_new(0);
	if (parcel == NULL || parcel->arena == NULL) {
		free(parcel);
		line->stopped = true;
		return NULL;
	}
	parcel->feed = feed;
	parcel->piece.done = parcel->piece.sketched = false;
	return parcel;
}

bool parcel_fill(struct parcel *parcel, const char *bytes, size_t len)
{
	if (parcel->cap < len) {
		free(parcel->bytes);
		parcel->bytes = malloc(len);
		parcel->cap = parcel->bytes == NULL ? 0 : len;
	}
	if (len > 0 && parcel->bytes == NULL)
		return false;
	if (len > 0)
		memcpy(parcel->bytes, bytes, len);
	parcel->input.bytes = (sg_str){ len == 0 ? "" : parcel->bytes, len };
	parcel->task.weight = len;
	return true;
}

/* The buffers stay, with nothing in them. */
static void clear(struct parcel *parcel)
{
	const struct parcel kept = { .arena = parcel->arena,
				     .bytes = parcel->bytes,
				     .cap = parcel->cap,
				     .records = parcel->records,
				     .cap_records = parcel->cap_records };

	sg_arena_reset(parcel->arena);
	*parcel = kept;
}

void parcel_done(struct line *line, struct parcel *parcel)
{
	if (parcel->task.weight > KEPT_BYTES) {
		free_parcel(parcel);
		return;
	}
	clear(parcel);
	parcel->spare = line->spare;
	line->spare = parcel;
}

void parcel_free_spares(struct line *line)
{
	while (line->spare != NULL) {
		struct parcel *parcel = line->spare;

		line->spare = parcel->spare;
		free_parcel(parcel);
	}
}

/* ---- what each thread has ----------------------------------------------------------- */

void *hand_make(void *user)
{
	const struct line *line = user;
	struct hand *hand = calloc(1, sizeof *hand);

	if (hand == NULL)
		return NULL;
	hand->line = line;
	if ((line->setup->matcher == NULL ||
	     sg_matcher_new(&hand->matcher, line->setup->dict, NULL) == SG_OK) &&
	    narrow_again(&line->narrow, line->now, &hand->filter))
		return hand;
	hand_free(hand);
	return NULL;
}

void hand_free(void *user)
{
	struct hand *hand = user;

	sg_filter_free(hand->filter);
	setup_leave(hand->line->setup, hand->matcher);
	free(hand);
}

/* ---- one record --------------------------------------------------------------------- */

enum stop parcel_stop(enum sg_record_kind kind)
{
	return kind == SG_RECORD_FINDINGS ? STOP_MATCH
	       : kind == SG_RECORD_DOCUMENT ? STOP_EXTRACT
					    : STOP_FETCH;
}

static bool extract(const struct hand *hand, struct piece *piece, struct sg_arena *arena)
{
	struct sg_record *record = &piece->record;

	record->kind = SG_RECORD_DOCUMENT;
	return sg_extract(hand->line->setup->dict, &record->posting, arena, &record->document,
			  &piece->err) == SG_OK;
}

/* Nearly the same text is the same posting; what is marked already needs no sketch. */
static bool match(const struct hand *hand, struct piece *piece, struct sg_arena *arena)
{
	struct sg_record *record = &piece->record;

	record->kind = SG_RECORD_FINDINGS;
	if (sg_match(hand->matcher, &record->posting, &record->document, arena,
		     &record->findings, &piece->err) != SG_OK)
		return false;
	piece->sketched = !hand->line->shards && record->posting.duplicate_of.ptr == NULL;
	if (piece->sketched)
		sg_sketch_make(hand->line->setup->dict, &record->document, &record->findings,
			       &piece->sketch);
	return true;
}

static void understand(const struct hand *hand, struct piece *piece, struct sg_arena *arena)
{
	struct sg_record *record = &piece->record;
	enum stop stop = hand->line->stop;
	bool ok = true;

	piece->was = record->kind;
	piece->err = (struct sg_error){ 0 };
	piece->done = true;
	if (record->kind == SG_RECORD_SOURCE || record->kind == SG_RECORD_TALLY ||
	    parcel_stop(record->kind) > stop)
		return;
	if (!narrow_try(hand->filter, record->kind == SG_RECORD_FINDINGS ? &record->findings.posting
									 : &record->posting,
			&piece->answer))
		return;
	if (record->kind == SG_RECORD_POSTING && stop >= STOP_EXTRACT)
		ok = extract(hand, piece, arena);
	if (ok && record->kind == SG_RECORD_DOCUMENT && stop >= STOP_MATCH)
		match(hand, piece, arena);
}

void parcel_understand(struct crew_task *task, void *hand)
{
	struct parcel *parcel = (struct parcel *)task;

	understand(hand, &parcel->piece, parcel->arena);
}

/* ---- all that is in an input -------------------------------------------------------- */

/* An sg_record_fn. */
static int collect(void *user, const struct sg_record *record)
{
	struct parcel *parcel = user;

	if (parcel->n_records == parcel->cap_records) {
		size_t cap = parcel->cap_records == 0 ? 1 : parcel->cap_records * 4;
		struct sg_record *more = realloc(parcel->records, cap * sizeof *more);

		if (more == NULL) {
			parcel->failed = true;
			return 1;
		}
		parcel->records = more;
		parcel->cap_records = cap;
	}
	parcel->records[parcel->n_records++] = *record;
	return 0;
}

void parcel_read_only(struct parcel *parcel, const struct line *line)
{
	const struct sg_reply *reply = &parcel->reply;

	parcel->err = (struct sg_error){ 0 };
	if (parcel->route != NULL)
		parcel->status = sg_route_answer(parcel->route, &reply->page,
						 reply->status == SG_OK ? NULL : &reply->err,
						 parcel->arena, collect, parcel, &parcel->err);
	else
		parcel->status = sg_read(line->setup->dict, &parcel->input, parcel->arena, collect,
					 parcel, &parcel->err);
}

void parcel_read(struct crew_task *task, void *user)
{
	struct parcel *parcel = (struct parcel *)task;
	const struct hand *hand = user;

	parcel_read_only(parcel, hand->line);
	if (parcel->n_records != 1)
		return;
	parcel->piece.record = parcel->records[0];
	understand(hand, &parcel->piece, parcel->arena);
}
