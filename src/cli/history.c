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
	studies_free(&history->studies);
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

/* What fails without saying why had no memory. */
static bool went_on(struct history *history, bool ok)
{
	if (!ok && history->err.status == SG_OK)
		ui_memory_error(&history->err);
	return history->err.status == SG_OK;
}

/* A study_fn: remembers what was found. */
static void take_found(void *user, struct study *study)
{
	struct history *history = user;
	struct sg_findings *findings = &study->findings;
	struct sg_error *err = &history->err;

	if (err->status == SG_OK && study->err.status != SG_OK)
		*err = study->err;
	if (err->status != SG_OK ||
	    sg_seen_text(history->seen, &study->sketch, study->arena, &findings->posting, err) !=
		    SG_OK)
		return;
	if (is_of_other_trade(history, findings))
		findings->outcome = SG_OUTCOME_INCONCLUSIVE;
	went_on(history, history->io->found(history->store, findings, &study->sketch, err) == SG_OK);
}

/* What is known already is read before the first one that is not yet is taken. */
static bool prepare(struct history *history)
{
	struct sg_error *err = &history->err;

	history->studies.take = take_found;
	history->studies.user = history;
	history->studies.sketched = true;
	return history->seen != NULL ||
	       (sg_seen_new(&history->seen, err) == SG_OK &&
		history->io->sketches(history->store, see, history, err) == SG_OK);
}

static bool understand(struct history *history, struct crew *crew,
		       const struct sg_posting *posting)
{
	return prepare(history) &&
	       went_on(history, studies_put(&history->studies, crew, posting));
}

bool history_put(struct history *history, struct crew *crew, const struct sg_posting *posting)
{
	bool wanted = false, ok;

	/* The store says what is wanted by what was found. */
	studies_await(&history->studies, crew, posting->key);
	ok = history->err.status == SG_OK && write_record(history, posting) &&
	     history->io->put(history->store, posting,
			      (sg_str){ history->record.at, history->record.len }, &wanted,
			      &history->err) == SG_OK;
	if (ok && wanted)
		ok = understand(history, crew, posting);
	sg_arena_reset(history->arena);
	return ok;
}

bool history_refresh(struct history *history, struct crew *crew)
{
	int64_t after = 0;
	sg_str text;
	bool ok = history_settle(history, crew);

	while (ok) {
		ok = history->io->stale(history->store, &after, &text, &history->err) == SG_OK;
		if (ok && text.ptr == NULL)
			break;
		ok = ok && prepare(history) &&
		     went_on(history, studies_put_record(&history->studies, crew, text));
		sg_arena_reset(history->arena);
	}
	return history_settle(history, crew) && ok;
}

bool history_settle(struct history *history, struct crew *crew)
{
	crew_settle_aside(crew);
	return history->err.status == SG_OK;
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
	struct history *history = reader->history;
	struct sg_record record = { .kind = SG_RECORD_POSTING };
	int stop = !study_read(history->setup->dict, text, history->arena, &record.posting,
			       &history->err) ||
		   reader->fn(reader->user, &record);

	sg_arena_reset(history->arena);
	return stop;
}

bool history_each(struct history *history, enum sg_remembered which, history_fn fn, void *user)
{
	struct reader reader = { history, fn, user };

	return history->io->each(history->store, which, read_one, &reader, &history->err) == SG_OK;
}

struct matching {
	struct history *history;
	struct crew *crew;
	history_findings_fn fn;
	void *user;
};

/* An sg_remembered_fn. */
static int match_one(void *user, sg_str text)
{
	struct matching *matching = user;
	struct history *history = matching->history;

	return !went_on(history, studies_put_record(&history->studies, matching->crew, text));
}

/* A study_fn. */
static void take_match(void *user, struct study *study)
{
	struct matching *matching = user;
	struct history *history = matching->history;

	if (history->err.status == SG_OK && study->err.status != SG_OK)
		history->err = study->err;
	if (history->err.status == SG_OK)
		went_on(history, matching->fn(matching->user, &study->findings) == 0);
}

bool history_match(struct history *history, struct crew *crew, enum sg_remembered which,
		   history_findings_fn fn, void *user)
{
	struct matching matching = { history, crew, fn, user };
	struct sg_error err = { 0 };
	bool ok = history_settle(history, crew);

	history->studies.take = take_match;
	history->studies.user = &matching;
	history->studies.sketched = false;
	ok = ok && history->io->each(history->store, which, match_one, &matching, &err) == SG_OK;
	/* What made it stop says more than that it did. */
	if (history_settle(history, crew) && !ok)
		history->err = err;
	return history->err.status == SG_OK;
}

/* ---- lines from elsewhere ------------------------------------------------------- */

struct importer {
	struct history *history;
	struct crew *crew;
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
	if (posting != NULL) {
		studies_await(&history->studies, importer->crew, posting->key);
		if (!write_record(history, posting))
			return 1;
	}
	return history->io->import(history->store, posting,
				   (sg_str){ history->record.at, history->record.len },
				   importer->line, &history->err) != SG_OK ||
	       (posting != NULL && !understand(history, importer->crew, posting));
}

bool history_import(struct history *history, struct crew *crew, sg_str line)
{
	const struct sg_input input = { .source = { "import", 6 }, .bytes = line };
	struct importer importer = { history, crew, line };
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
	struct sg_posting posting;
	bool ok = strpbrk(url, "\"\\\n\r\t") == NULL && strlen(url) < sizeof text - 100;

	if (ok) {
		snprintf(text, sizeof text,
			 "{\"@type\":\"JobPosting\",\"url\":\"%s\",\"title\":\"-\","
			 "\"description\":\"-\"}",
			 url);
		ok = study_read(history->setup->dict, (sg_str){ text, strlen(text) },
				history->arena, &posting, &history->err) &&
		     posting.url.ptr != NULL && posting.key.len == 16;
	}
	if (ok)
		snprintf(key, 17, SG_FMT, SG_ARG(posting.key));
	sg_arena_reset(history->arena);
	history->err = (struct sg_error){ 0 };
	return ok;
}
