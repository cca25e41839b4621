/* SPDX-License-Identifier: MIT */
#include "cli/remember.h"

#include <stdio.h>
#include <string.h>

#include "cli/ui.h"

/* ---- out of the history --------------------------------------------------------- */

struct reader {
	sg_record_fn fn;
	void *user;
};

/* A history_fn. */
static int give(void *user, const struct sg_record *record)
{
	struct reader *reader = user;

	return reader->fn(reader->user, record);
}

/* A line_source_fn. */
static bool read_remembered(void *user, sg_record_fn fn, void *fn_user, struct sg_error *err)
{
	struct remember *remember = user;
	struct reader reader = { fn, fn_user };
	bool ok = history_each(&remember->history, SG_REMEMBERED_OPEN, give, &reader);

	if (!ok) {
		*err = remember->history.err;
		if (err->status == SG_ESYNTAX && err->mend[0] == '\0')
			snprintf(err->mend, sizeof err->mend, "skillgap watch --salvage");
		remember->history.err = (struct sg_error){ 0 };
	}
	return ok;
}

/* ---- into it -------------------------------------------------------------------- */

static void fail(struct remember *remember)
{
	remember->failed = true;
	history_tell(&remember->history);
}

static void add_option(char *name, size_t size, const char *option, const char *value)
{
	size_t n = strlen(name);

	if (value != NULL)
		snprintf(name + n, size - n, " --%s '%s'", option, value);
}

/* What is left out by options must not count as gone: they are part of the name. */
static void name_source(const struct line *line, const char *source, char *name, size_t size)
{
	snprintf(name, size, "%s", source);
	add_option(name, size, "title", line->narrow.title);
	add_option(name, size, "company", line->narrow.company);
	add_option(name, size, "location", line->narrow.location);
	if (line->narrow.remote)
		snprintf(name + strlen(name), size - strlen(name), " --remote");
	add_option(name, size, "since", line->narrow.since);
}

static bool begin(struct remember *remember)
{
	struct history *history = &remember->history;
	struct sg_past past;

	return remember->begun ||
	       (remember->begun = history->io->begin(history->store,
						     (sg_str){ remember->line->now,
							       strlen(remember->line->now) },
						     sg_dict_version(history->setup->dict), &past,
						     &history->err) == SG_OK);
}

/* The three of a line_witness. */
static void source_begins(void *user, const struct line *line, const char *source)
{
	struct remember *remember = user;
	struct history *history = &remember->history;
	struct sg_known_source known;
	char name[2000];

	remember->running = line;
	if (remember->failed)
		return;
	name_source(line, source, name, sizeof name);
	if (!begin(remember) ||
	    history->io->source(history->store, (sg_str){ name, strlen(name) }, &known,
				&history->err) != SG_OK)
		fail(remember);
}

static void posting_comes(void *user, const struct sg_posting *posting)
{
	struct remember *remember = user;

	if (!remember->failed &&
	    !history_put(&remember->history, remember->running->crew, posting))
		fail(remember);
}

static void source_ends(void *user, bool well)
{
	struct remember *remember = user;
	struct history *history = &remember->history;

	if (!remember->failed &&
	    history->io->end_source(history->store, well ? SG_READING_OK : SG_READING_FAILED,
				    &history->err) != SG_OK)
		fail(remember);
}

/* ---- life ----------------------------------------------------------------------- */

void remember_hang(struct remember *remember, struct line *line)
{
	remember->line = line;
	if (remember->from)
		line->first = (struct line_source){ "history", read_remembered, remember };
	if (remember->to)
		line->witness = (struct line_witness){ source_begins, posting_comes, source_ends,
						       remember };
}

enum exit_code remember_open(struct remember *remember, struct sandbox *sandbox)
{
	enum exit_code ending;

	if (!remember->from && !remember->to)
		return EXIT_DONE;
	ending = history_open(&remember->history, remember->line->setup, remember->to);
	remember->open = ending == EXIT_DONE;
	sandbox_add(sandbox, remember->history.path);
	return ending;
}

/* Nothing is compared that was understood with different dictionaries. */
static bool refresh(struct remember *remember)
{
	bool ok = line_open_crew(remember->line) &&
		  history_refresh(&remember->history, remember->line->crew);

	line_close_crew(remember->line);
	return ok;
}

enum exit_code remember_close(struct remember *remember)
{
	struct history *history = &remember->history;
	bool keep = remember->begun && !remember->failed && !remember->line->stopped;
	enum exit_code ending = remember->failed ? EXIT_OUTPUT : EXIT_DONE;

	if (keep && (!refresh(remember) ||
		     history->io->commit(history->store, false, false, &history->err) != SG_OK))
		ending = history_tell(history);
	if (remember->open)
		history_close(history);
	*remember = (struct remember){ 0 };
	return ending;
}
