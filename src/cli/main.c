/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/line.h"
#include "cli/near.h"
#include "cli/profile.h"
#include "cli/sources.h"
#include "cli/ui.h"

/* In the order a posting travels; `skillgap help` prints them like this. */
const struct cmd *const commands[] = {
	&cmd_fetch,   /* SOURCE   -> posting  */
	&cmd_extract, /* posting  -> document */
	&cmd_match,   /* document -> findings */
	&cmd_gap,     /* findings -> report   */
	&cmd_plan,
	&cmd_profile,
	&cmd_watch,
	&cmd_trend,
	&cmd_explain,
	&cmd_dict,
	&cmd_help,
	NULL,
};

const struct cmd *find_command(const char *name)
{
	for (size_t i = 0; commands[i] != NULL; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

static enum exit_code no_such_command(const char *word)
{
	const char *nearest = NULL;
	unsigned best = 3;
	char what[240];

	for (size_t i = 0; commands[i] != NULL; i++) {
		unsigned d = near_distance(word, commands[i]->name);

		if (d < best) {
			best = d;
			nearest = commands[i]->name;
		}
	}
	snprintf(what, sizeof what, "'%.80s' is neither a command nor a SOURCE.%s%s%s", word,
		 nearest == NULL ? "" : " Did you mean '", nearest == NULL ? "" : nearest,
		 nearest == NULL ? "" : "'?");
	ui_say(NULL, what, nearest == NULL ? "skillgap help" : NULL);
	return EXIT_USAGE;
}

static void say_sources(void)
{
	char *path = file_config("sources");
	struct sources sources = { 0 };
	struct sg_error err = { 0 };

	if (path == NULL || sources_read(&sources, path, NAMES_NONE, &err) != SG_OK)
		printf("sources   %s: none\n", path == NULL ? "~/.config/skillgap/sources" : path);
	else
		printf("sources   %s: %zu\n", path, sources.n);
	sources_free(&sources);
	free(path);
}

/* `skillgap` alone on a terminal: where am I, what can I type. */
static enum exit_code welcome(void)
{
	puts("skillgap: what do these postings ask for that you do not have yet?\n\n"
	     "  skillgap SOURCE...          the gap report; SOURCE is a URL, file, folder, - ,\n"
	     "                              a board (greenhouse:NAME), hn:latest, role:NAME\n"
	     "  skillgap plan SOURCE...     what to learn, in what order, and what it opens\n"
	     "  skillgap watch              for cron: says only what changed since last time\n"
	     "  skillgap trend              demand over time\n"
	     "  skillgap profile import CV  make your profile from a r\xc3\xa9sum\xc3\xa9 (pdf, txt, json)\n\n"
	     "  stages    fetch  extract  match        look inside    explain  dict\n");
	profile_summary();
	say_sources();
	puts("more      skillgap help COMMAND, man skillgap");
	return EXIT_DONE;
}

static enum exit_code run(int argc, char **argv)
{
	const struct cmd *cmd;

	if (argc == 1 && isatty(STDIN_FILENO))
		return welcome();
	if (argc > 1 && strcmp(argv[1], "--version") == 0) {
		printf("skillgap %s\n", sg_version());
		return EXIT_DONE;
	}
	if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0))
		return cmd_help.run(&cmd_help, 1, argv);
	cmd = argc > 1 ? find_command(argv[1]) : NULL;
	if (cmd != NULL)
		return cmd->run(cmd, argc - 1, argv + 1);
	if (argc > 1 && argv[1][0] != '-' && !line_is_source(argv[1]))
		return no_such_command(argv[1]);
	return cmd_gap.run(&cmd_gap, argc, argv);
}

int main(int argc, char **argv)
{
	enum exit_code ending;

	/* A program started without the standard streams must not get a file or socket as one.
	 * The hole cannot be written to, so that output that nobody gets is an error. */
	while (true) {
		FILE *hole = fopen("/dev/null", "r");
		int fd = hole == NULL ? 3 : fileno(hole);

		if (fd > STDERR_FILENO) {
			if (hole != NULL)
				fclose(hole);
			break;
		}
	}
	/* Some who start us ignore it, and a closed pipe would be a complaint. */
	signal(SIGPIPE, SIG_DFL);
	ending = run(argc, argv);
	/* What could not be read for want of memory was not wrong. */
	if (ui_starved())
		ending = EXIT_OUTPUT;
	if ((fflush(stdout) != 0 || ferror(stdout)) && ending != EXIT_OUTPUT) {
		ui_say("stdout", "cannot be written", NULL);
		ending = worse(ending, EXIT_OUTPUT);
	}
	return (int)ending;
}
