/* SPDX-License-Identifier: MIT */
#include "cli/stage.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/ui.h"

enum exit_code worse(enum exit_code a, enum exit_code b)
{
	/* In order of weight; see enum exit_code. */
	static const unsigned char weight[] = { 0, 2, 6, 5, 1, 3, 4 };

	return weight[a] >= weight[b] ? a : b;
}

bool stage_check_sources(const struct cmd *cmd, char **sources, int n)
{
	char what[200];

	if (n == 0 && isatty(STDIN_FILENO)) {
		snprintf(what, sizeof what, "%s: no SOURCE given", cmd->name);
		ui_say(NULL, what, "skillgap help");
		return false;
	}
	for (int i = 0; i < n; i++) {
		if (line_is_source(sources[i]))
			continue;
		snprintf(what, sizeof what, "'%.100s' is no SOURCE: there is no such file",
			 sources[i]);
		ui_say(NULL, what, NULL);
		return false;
	}
	return true;
}

enum exit_code stage_ending(const struct line *line)
{
	char what[96];

	if (line->stopped) {
		ui_say(NULL, "stopped; what was written is incomplete", NULL);
		return EXIT_OUTPUT;
	}
	if (line->n_failed > 0 && line->n_sources > 1) {
		snprintf(what, sizeof what, "%u of %u sources failed", line->n_bad,
			 line->n_sources);
		ui_say(NULL, what, NULL);
	}
	if (line->n_readable == 0)
		return EXIT_UNREADABLE;
	return line->n_failed > 0 ? EXIT_PARTIAL : EXIT_DONE;
}
