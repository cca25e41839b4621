/* SPDX-License-Identifier: MIT */
#include "cli/housekeeping.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/stream.h"
#include "cli/ui.h"

bool housekeeping_wanted(const struct housekeeping *house)
{
	return house->export || house->salvage || housekeeping_writes(house);
}

bool housekeeping_writes(const struct housekeeping *house)
{
	return house->forget.n > 0 || house->import != NULL;
}

static bool begin(struct history *history, const char *now, struct sg_past *past)
{
	return history->io->begin(history->store, (sg_str){ now, strlen(now) },
				  sg_dict_version(history->setup->dict), past,
				  &history->err) == SG_OK;
}

static bool commit(struct history *history)
{
	return history->io->commit(history->store, false, false, &history->err) == SG_OK;
}

enum exit_code housekeeping_salvage(void)
{
	struct history history = { .path = file_state("history.db") };
	enum exit_code ending = EXIT_OUTPUT;

	history.io = io_load_store(&history.err);
	if (history.io == NULL)
		ui_error(&history.err);
	else if (history.path == NULL || !file_exists(history.path))
		ui_say(history.path, "nothing is remembered yet", "skillgap watch");
	else if (history_salvage(&history))
		ending = EXIT_DONE;
	history_close(&history);
	return ending;
}

/* ---- forget --------------------------------------------------------------------- */

static enum exit_code forget_one(struct history *history, const char *url)
{
	char key[17];

	if (!history_key(history, url, key)) {
		ui_say(url, "is no address of a posting", NULL);
		return EXIT_USAGE;
	}
	switch (history->io->forget(history->store, (sg_str){ key, 16 }, &history->err)) {
	case SG_OK:
		return EXIT_DONE;
	case SG_ENOTFOUND:
		ui_say(url, history->err.text, NULL);
		history->err = (struct sg_error){ 0 };
		return EXIT_UNREADABLE;
	default:
		return history_tell(history);
	}
}

static enum exit_code forget(const struct opt_list *urls, struct history *history, const char *now)
{
	struct sg_past past;
	enum exit_code ending = EXIT_DONE;

	if (!begin(history, now, &past))
		return history_tell(history);
	for (unsigned i = 0; i < urls->n && ending != EXIT_OUTPUT && ending != EXIT_USAGE; i++)
		ending = worse(ending, forget_one(history, urls->at[i]));
	if (ending == EXIT_OUTPUT || ending == EXIT_USAGE)
		return ending;
	return commit(history) ? ending : history_tell(history);
}

/* ---- export and import ---------------------------------------------------------- */

static int write_line(void *output, sg_str line)
{
	return ui_output_sink(output, line);
}

static enum exit_code export_all(struct history *history, const char *path)
{
	struct ui_output output;
	bool ok;

	if (!ui_output_open(&output, path))
		return EXIT_OUTPUT;
	ok = history->io->export(history->store, write_line, &output, &history->err) == SG_OK;
	if (!ok && !output.failed) {
		output.failed = true;
		ui_output_close(&output);
		return history_tell(history);
	}
	return ui_output_close(&output) ? EXIT_DONE : EXIT_OUTPUT;
}

struct import {
	struct history *history;
	struct line *line;
	uint32_t number; /* of the line at hand */
};

static int import_line(void *user, const struct sg_part *part)
{
	struct import *import = user;

	import->number = (uint32_t)part->number;
	if (part->bytes.ptr == NULL) {
		import->history->err.status = SG_ELIMIT;
		snprintf(import->history->err.text, sizeof import->history->err.text,
			 "larger than %zu MiB", SG_PART_MAX >> 20);
		return 1;
	}
	return part->bytes.len > 0 && !history_import(import->history, import->line->crew, part->bytes);
}

/* False: the history's error says why. */
static bool import_lines(struct import *import, int stream)
{
	struct sg_error err = { 0 };

	if (!line_open_crew(import->line))
		return false;
	if (stream_read(stream, import_line, NULL, import, &err) == SG_OK)
		return history_settle(import->history, import->line->crew);
	/* What was stopped has said why already. */
	if (import->history->err.status == SG_OK)
		import->history->err = err;
	return false;
}

static enum exit_code import_all(struct history *history, const char *path, struct line *line)
{
	int stream = stream_open(path);
	enum exit_code ending = EXIT_DONE;
	struct import import = { .history = history, .line = line };
	struct sg_past past;

	if (stream < 0) {
		ui_say(path, "cannot be opened", NULL);
		return EXIT_BAD;
	}
	if (!begin(history, line->now, &past)) {
		ending = history_tell(history);
	} else if (!import_lines(&import, stream)) {
		bool bad = history->err.status != SG_EIO && history->err.status != SG_ENOMEM;

		snprintf(history->err.source, sizeof history->err.source, "%s", path);
		history->err.line = import.number;
		ui_error(&history->err);
		ending = bad ? EXIT_BAD : EXIT_OUTPUT;
	} else if (!commit(history)) {
		ending = history_tell(history);
	}
	line_close_crew(line);
	stream_close(stream);
	return ending;
}

enum exit_code housekeeping_run(const struct housekeeping *house, struct history *history,
				struct line *line, const char *output)
{
	enum exit_code ending = EXIT_DONE;

	if (house->import != NULL)
		ending = import_all(history, house->import, line);
	if (ending == EXIT_DONE && house->forget.n > 0)
		ending = forget(&house->forget, history, line->now);
	if (ending == EXIT_DONE && house->export)
		ending = export_all(history, output);
	return ending;
}
