/* SPDX-License-Identifier: MIT */
/* trend: demand over time, from what was remembered. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/history.h"
#include "cli/sandbox.h"
#include "cli/show.h"
#include "cli/usage.h"

struct trend_command {
	struct setup setup;
	struct history history;
	struct show show;
	const char *since;
	int help;
};

/* The technologies among the rows, named. */
static struct sg_trend_row *name_rows(const struct sg_dict *dict, struct sg_trend *trend)
{
	struct sg_trend_row *rows = calloc(trend->n_rows + 1, sizeof *rows);
	size_t n = 0;

	for (size_t i = 0; rows != NULL && i < trend->n_rows; i++) {
		uint32_t skill = sg_dict_by_id(dict, trend->rows[i].skill);

		if (skill != SG_NO_SKILL &&
		    sg_dict_skill(dict, skill).class_ != SG_CLASS_TECHNOLOGY)
			continue;
		rows[n] = trend->rows[i];
		rows[n].name = skill == SG_NO_SKILL ? rows[n].skill
						    : sg_dict_skill(dict, skill).name;
		n++;
	}
	trend->rows = rows;
	trend->n_rows = n;
	return rows;
}

static enum exit_code write_trend(struct trend_command *command, struct sg_trend *trend)
{
	struct sg_trend_row *rows = name_rows(command->setup.dict, trend);
	struct ui_output output;
	struct sg_error err = { 0 };
	bool ok = rows != NULL && ui_output_open(&output, command->show.output);

	if (ok && sg_trend_write(trend, &command->show.options, ui_output_sink, &output, &err) !=
			  SG_OK)
		output.failed = true;
	ok = ok && ui_output_close(&output);
	free(rows);
	return ok ? EXIT_DONE : EXIT_OUTPUT;
}

static enum exit_code run_trend(struct trend_command *command)
{
	struct history *history = &command->history;
	const char *since = command->since;
	struct sandbox sandbox = { .network = false };
	struct sg_trend trend;
	enum exit_code ending;

	if (!setup_open(&command->setup))
		return EXIT_BAD;
	ending = history_open(history, &command->setup, false);
	if (ending != EXIT_DONE)
		return ending;
	sandbox_add(&sandbox, history->path);
	sandbox_add(&sandbox, command->show.output);
	sandbox_enter(&sandbox);
	if (history->io->trend(history->store,
			       (sg_str){ since, since == NULL ? 0 : strlen(since) }, &trend,
			       &history->err) == SG_OK)
		return write_trend(command, &trend);
	if (history->err.status != SG_EARG && history->err.status != SG_ENOTFOUND)
		return history_tell(history);
	ending = history->err.status == SG_EARG ? EXIT_USAGE : EXIT_UNREADABLE;
	snprintf(history->err.source, sizeof history->err.source, "--since");
	ui_error(&history->err);
	return ending;
}

static enum exit_code run(const struct cmd *cmd, int argc, char **argv)
{
	struct trend_command command = { .show = SHOW_INIT };
	const struct opt table[] = {
		HELP_OPTION(command.help),
		{ OPT_TEXT, 0, "since", "DAY", "from the month of this day (six months back)",
		  &command.since, 0, 0, NULL },
		{ OPT_COUNT, 0, "top", "N", "rows (10)", &command.show.top, 1, 10000, NULL },
		{ OPT_CHOICE, 'f', "format", "WORD", "text, json, ndjson, csv, tsv, markdown, html",
		  &command.show.format, 0, 0, show_formats },
		{ OPT_TEXT, 'o', "output", "FILE", "write there, whole or not at all",
		  &command.show.output, 0, 0, NULL },
		{ OPT_FLAG, 0, "plain", NULL, "words and ASCII only", &command.show.plain, 0, 0,
		  NULL },
		{ OPT_CHOICE, 0, "color", "WHEN", "auto, always, never (auto)",
		  &command.show.color, 0, 0, show_colors },
		{ OPT_LIST, 'd', "dictionary", "FILE", "add or change skills; may be repeated",
		  &command.setup.dictionaries, 0, 0, NULL },
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};
	enum exit_code ending;
	int n = opt_parse(table, cmd->name, argc, argv);

	if (n < 0)
		return EXIT_USAGE;
	if (command.help != HELP_NONE)
		return usage_show(cmd, table, command.help);
	if (n > 0) {
		ui_say(argv[1], "trend takes no SOURCE: it shows what watch remembered",
		       "skillgap trend");
		return EXIT_USAGE;
	}
	if (!show_settle(&command.show))
		return EXIT_USAGE;
	ending = run_trend(&command);
	history_close(&command.history);
	setup_close(&command.setup);
	return ending;
}

const struct cmd cmd_trend = { "trend", "[OPTION...]", "demand over time", run };
