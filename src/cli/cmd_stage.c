/* SPDX-License-Identifier: MIT */
/* fetch, extract, match: a stretch of the line as a command of its own. */
#include <stdio.h>

#include "cli/lines.h"
#include "cli/stage.h"
#include "cli/ui.h"
#include "cli/usage.h"

struct writer {
	struct ui_output output;
	const struct line *line;
	bool text; /* for people, not NDJSON */
};

static bool write_record(void *user, const struct sg_record *record)
{
	struct writer *writer = user;
	struct sg_error err = { 0 };
	enum sg_status status;

	if (!writer->text)
		status = sg_record_write(record, ui_output_sink, &writer->output, &err);
	else if (record->kind == SG_RECORD_DOCUMENT)
		status =
			sg_document_write(&record->document, ui_output_sink, &writer->output, &err);
	else
		status = SG_OK; /* sources that failed were told on stderr */
	return status == SG_OK;
}

/* An inconclusive posting is a record like any other; a person is told why. */
static bool tell_and_write(void *user, const struct sg_record *record)
{
	const struct writer *writer = user;
	const struct sg_posting *posting = &record->posting;

	if (record->kind != SG_RECORD_SOURCE && record->kind != SG_RECORD_FINDINGS &&
	    posting->outcome != SG_OUTCOME_OK)
		stage_unreadable(writer->line, posting);
	return write_record(user, record);
}

static enum exit_code run_stage(const struct cmd *cmd, int argc, char **argv, enum stop stop)
{
	static const char *const formats[] = { "text", "ndjson", NULL };
	struct writer writer = { .line = NULL };
	struct setup setup = { 0 };
	struct sandbox sandbox = { .network = false };
	struct line line = { .setup = &setup, .stop = stop, .emit = tell_and_write,
			     .user = &writer };
	const char *path = NULL;
	int help = HELP_NONE;
	int format = stop == STOP_EXTRACT ? 0 : 1, n;
	const struct opt table[] = {
		HELP_OPTION(help),
		{ OPT_CHOICE, 'f', "format", "WORD",
		  stop == STOP_EXTRACT ? "text or ndjson (text)" : "ndjson", &format, 0, 0,
		  stop == STOP_EXTRACT ? formats : formats + 1 },
		{ OPT_TEXT, 'o', "output", "FILE", "write there, whole or not at all", &path, 0, 0,
		  NULL },
		{ OPT_FLAG, 'v', "verbose", NULL, "one line on stderr for each request",
		  &line.verbose, 0, 0, NULL },
		LINES_OPTIONS(line),
		STAGE_OPTIONS(line),
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};
	enum exit_code ending;

	n = opt_parse(table, cmd->name, argc, argv);
	if (n < 0)
		return EXIT_USAGE;
	if (help != HELP_NONE)
		return usage_show(cmd, table, help);
	if (!stage_check(cmd, &line, argv + 1, n))
		return EXIT_USAGE;
	ending = lines_hang(&line);
	if (ending != EXIT_DONE)
		return ending;
	writer.line = &line;
	writer.text = stop == STOP_EXTRACT && format == 0;
	setup.no_cache = line.no_cache;
	if (!setup_open(&setup)) {
		lines_drop(&line);
		return EXIT_BAD;
	}
	if (!ui_output_open(&writer.output, path)) {
		lines_drop(&line);
		setup_close(&setup);
		return EXIT_OUTPUT;
	}
	sandbox_add(&sandbox, path);
	line_needs(&line, argv + 1, n, &sandbox);
	sandbox_enter(&sandbox);
	line_run(&line, argv + 1, n);
	ending = stage_ending(&line);
	if (!ui_output_close(&writer.output))
		ending = worse(ending, EXIT_OUTPUT);
	setup_close(&setup);
	return ending;
}

static enum exit_code run_fetch(const struct cmd *cmd, int argc, char **argv)
{
	return run_stage(cmd, argc, argv, STOP_FETCH);
}

static enum exit_code run_extract(const struct cmd *cmd, int argc, char **argv)
{
	return run_stage(cmd, argc, argv, STOP_EXTRACT);
}

static enum exit_code run_match(const struct cmd *cmd, int argc, char **argv)
{
	return run_stage(cmd, argc, argv, STOP_MATCH);
}

const struct cmd cmd_fetch = { "fetch", "SOURCE...", "postings, one JSON object a line",
			       run_fetch };
const struct cmd cmd_extract = { "extract", "SOURCE...", "readable text with its sections",
				 run_extract };
const struct cmd cmd_match = { "match", "SOURCE...",
			       "findings: skills, requirements, facts, with quotes", run_match };
