/* SPDX-License-Identifier: MIT */
#include "cli/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <skillgap/duplicates.h>

#include "cli/ui.h"

/* ---- open and close ------------------------------------------------------------- */

static void tell_salvage(const char *path, const struct sg_salvage *salvage)
{
	char what[240];

	snprintf(what, sizeof what,
		 "was damaged: %u posting%s saved, %u lost. The damaged file is kept beside it",
		 (unsigned)salvage->postings, salvage->postings == 1 ? "" : "s",
		 (unsigned)salvage->lost);
	ui_say(path, what, NULL);
}

bool history_salvage(struct history *history)
{
	struct sg_salvage salvage;
	struct sg_error err = { 0 };

	if (history->io->salvage(history->path, &salvage, &err) != SG_OK) {
		ui_error(&err);
		return false;
	}
	tell_salvage(history->path, &salvage);
	return true;
}

static enum sg_status open_store(struct history *history, bool write)
{
	enum sg_status status =
		history->io->open(&history->store, history->path, write, &history->err);

	if (status != SG_ESYNTAX || !write || !history_salvage(history))
		return status;
	history->err = (struct sg_error){ 0 };
	return history->io->open(&history->store, history->path, write, &history->err);
}

enum exit_code history_open(struct history *history, struct setup *setup, bool write)
{
	bool nothing;

	*history = (struct history){ .setup = setup };
	history->path = file_state("history.db");
	history->arena = sg_arena_new(0);
	history->io = io_load_store(&history->err);
	if (history->path == NULL || history->arena == NULL) {
		ui_say(NULL, "there is no home folder to remember postings in", "XDG_STATE_HOME=FOLDER");
	} else if (history->io == NULL) {
		ui_error(&history->err);
	} else if (open_store(history, write) == SG_OK) {
		return EXIT_DONE;
	} else {
		if (history->err.mend[0] == '\0' && !write)
			snprintf(history->err.mend, sizeof history->err.mend, "skillgap watch%s",
				 history->err.status == SG_ESYNTAX ? " --salvage" : "");
		ui_error(&history->err);
	}
	nothing = history->err.status == SG_ENOTFOUND;
	history_close(history);
	return nothing ? EXIT_UNREADABLE : EXIT_OUTPUT;
}

void history_close(struct history *history)
{
	if (history->store != NULL) /* io opened it: NOLINTNEXTLINE(clang-analyzer-core.*) */
		history->io->close(history->store);
	sg_seen_free(history->seen);
	sg_arena_free(history->arena);
	free(history->record.at);
	free(history->path);
	*history = (struct history){ 0 };
}

enum exit_code history_tell(struct history *history)
{
	if (history->err.status == SG_OK)
		ui_say(NULL, "stopped; nothing was remembered", NULL);
	else
		ui_error(&history->err);
	if (history->err.status != SG_ESYNTAX)
		return EXIT_OUTPUT;
	history->io->close(history->store);
	history->store = NULL;
	if (history_salvage(history))
		ui_try("the same again");
	return EXIT_OUTPUT;
}

/* ---- records -------------------------------------------------------------------- */

static int collect(void *user, sg_str chunk)
{
	struct text_buffer *buffer = user;

	if (buffer->cap - buffer->len < chunk.len) {
		size_t cap = (buffer->len + chunk.len) * 2;
		char *more = realloc(buffer->at, cap);

		if (more == NULL)
			return 1;
		buffer->at = more;
		buffer->cap = cap;
	}
	memcpy(buffer->at + buffer->len, chunk.ptr, chunk.len);
	buffer->len += chunk.len;
	return 0;
}

static bool write_record(struct history *history, const struct sg_posting *posting)
{
	const struct sg_record record = { .kind = SG_RECORD_POSTING, .posting = *posting };

	history->record.len = 0;
	return sg_record_write(&record, collect, &history->record, &history->err) == SG_OK;
}

struct keeper {
	struct sg_record record;
	bool there;
};

static int keep(void *user, const struct sg_record *record)
{
	struct keeper *keeper = user;

	keeper->record = *record;
	keeper->there = record->kind == SG_RECORD_POSTING;
	return 0;
}

/* A remembered record as a posting in the arena. */
static bool read_record(struct history *history, sg_str text, struct sg_record *out)
{
	const struct sg_input input = { .source = { "history", 7 }, .bytes = text };
	struct keeper keeper = { .there = false };
	enum sg_status status = sg_read(history->setup->dict, &input, history->arena, keep,
					&keeper, &history->err);

	*out = keeper.record;
	if (status != SG_OK || keeper.there)
		return status == SG_OK;
	history->err.status = SG_ESYNTAX;
	snprintf(history->err.text, sizeof history->err.text, "what is remembered is no posting");
	return false;
}

/* ---- what is in a posting ------------------------------------------------------- */

static int see(void *user, sg_str key, const struct sg_sketch *sketch)
{
	struct history *history = user;
	struct sg_posting posting = { .key = key };

	return sg_seen_text(history->seen, sketch, history->arena, &posting, &history->err) !=
	       SG_OK;
}

/* A board lists every opening: those that name next to no technology are of other trades. */
static bool is_of_other_trade(const struct history *history, const struct sg_findings *findings)
{
	unsigned n = 0;

	if (findings->posting.board.ptr == NULL)
		return false;
	for (size_t i = 0; i < findings->n_skills; i++) {
		uint32_t skill = sg_dict_by_id(history->setup->dict, findings->skills[i].id);

		n += skill == SG_NO_SKILL || sg_dict_skill(history->setup->dict, skill).class_ ==
						     SG_CLASS_TECHNOLOGY;
	}
	return n < 2;
}

/* Matches the posting and remembers what was found. */
static bool understand(struct history *history, const struct sg_posting *posting)
{
	struct sg_error *err = &history->err;
	struct sg_document document;
	struct sg_findings findings;
	struct sg_sketch sketch;

	if (history->seen == NULL &&
	    (sg_seen_new(&history->seen, err) != SG_OK ||
	     history->io->sketches(history->store, see, history, err) != SG_OK))
		return false;
	if (sg_extract(history->setup->dict, posting, history->arena, &document, err) != SG_OK ||
	    sg_match(history->setup->matcher, posting, &document, history->arena, &findings,
		     err) != SG_OK)
		return false;
	sg_sketch_make(history->setup->dict, &document, &findings, &sketch);
	if (sg_seen_text(history->seen, &sketch, history->arena, &findings.posting, err) != SG_OK)
		return false;
	if (is_of_other_trade(history, &findings))
		findings.outcome = SG_OUTCOME_INCONCLUSIVE;
	return history->io->found(history->store, &findings, &sketch, err) == SG_OK;
}

bool history_put(struct history *history, const struct sg_posting *posting)
{
	bool wanted = false;
	bool ok = write_record(history, posting) &&
		  history->io->put(history->store, posting,
				   (sg_str){ history->record.at, history->record.len }, &wanted,
				   &history->err) == SG_OK;

	if (ok && wanted)
		ok = understand(history, posting);
	sg_arena_reset(history->arena);
	return ok;
}

bool history_refresh(struct history *history)
{
	struct sg_record record;
	int64_t after = 0;
	sg_str text;
	bool ok = true;

	while (ok) {
		ok = history->io->stale(history->store, &after, &text, &history->err) == SG_OK;
		if (ok && text.ptr == NULL)
			return true;
		ok = ok && read_record(history, text, &record) &&
		     understand(history, &record.posting);
		sg_arena_reset(history->arena);
	}
	return false;
}

/* ---- out again ------------------------------------------------------------------ */

struct reader {
	struct history *history;
	history_fn fn;
	void *user;
};

static int read_one(void *user, sg_str text)
{
	struct reader *reader = user;
	struct sg_record record;
	int stop = !read_record(reader->history, text, &record) ||
		   reader->fn(reader->user, &record);

	sg_arena_reset(reader->history->arena);
	return stop;
}

bool history_each(struct history *history, enum sg_remembered which, history_fn fn, void *user)
{
	struct reader reader = { history, fn, user };

	return history->io->each(history->store, which, read_one, &reader, &history->err) == SG_OK;
}

/* ---- lines from elsewhere ------------------------------------------------------- */

struct importer {
	struct history *history;
	sg_str line;
};

/* An sg_record_fn. */
static int import_record(void *user, const struct sg_record *record)
{
	struct importer *importer = user;
	struct history *history = importer->history;
	const struct sg_posting *posting =
		record->kind == SG_RECORD_POSTING ? &record->posting : NULL;

	if (record->kind != SG_RECORD_POSTING && record->kind != SG_RECORD_SOURCE)
		return 0;
	if (posting != NULL && !write_record(history, posting))
		return 1;
	return history->io->import(history->store, posting,
				   (sg_str){ history->record.at, history->record.len },
				   importer->line, &history->err) != SG_OK ||
	       (posting != NULL && !understand(history, posting));
}

bool history_import(struct history *history, sg_str line)
{
	const struct sg_input input = { .source = { "import", 6 }, .bytes = line };
	struct importer importer = { history, line };
	enum sg_status status;

	/* Any text would be read as some posting. */
	if (line.ptr[0] != '{') {
		history->err.status = SG_ESYNTAX;
		snprintf(history->err.text, sizeof history->err.text, "this line is no record");
		return false;
	}
	status = sg_read(history->setup->dict, &input, history->arena,
			 import_record, &importer, &history->err);

	sg_arena_reset(history->arena);
	return status == SG_OK;
}

/* The record of a posting of which nothing but its address is known. */
bool history_key(struct history *history, const char *url, char key[17])
{
	char text[4096];
	struct sg_record record;
	bool ok = strpbrk(url, "\"\\\n\r\t") == NULL && strlen(url) < sizeof text - 100;

	if (ok) {
		snprintf(text, sizeof text,
			 "{\"@type\":\"JobPosting\",\"url\":\"%s\",\"title\":\"-\","
			 "\"description\":\"-\"}",
			 url);
		ok = read_record(history, (sg_str){ text, strlen(text) }, &record) &&
		     record.posting.url.ptr != NULL && record.posting.key.len == 16;
	}
	if (ok)
		snprintf(key, 17, SG_FMT, SG_ARG(record.posting.key));
	sg_arena_reset(history->arena);
	history->err = (struct sg_error){ 0 };
	return ok;
}
