/* SPDX-License-Identifier: MIT */
/* help: the manual in short. */
#include <stdio.h>

#include "cli/ui.h"

static enum exit_code run(const struct cmd *cmd, int argc, char **argv)
{
	const struct cmd *about = argc > 1 ? find_command(argv[1]) : NULL;
	char help[] = "--help", *words[] = { argv[0], help, NULL };
	char what[160];

	if (argc > 1 && about == NULL) {
		snprintf(what, sizeof what, "'%.80s' is no command", argv[1]);
		ui_say(NULL, what, "skillgap help");
		return EXIT_USAGE;
	}
	if (about != NULL && about != cmd)
		return about->run(about, 2, words);
	puts("skillgap: what do these postings ask for that you do not have yet?\n\n"
	     "  skillgap SOURCE...      the gap report; the same as skillgap gap\n");
	for (size_t i = 0; commands[i] != NULL; i++)
		printf("  %-10s %-14s %s\n", commands[i]->name, commands[i]->operands,
		       commands[i]->summary);
	puts("\nSOURCE is an http(s) address, a file, a folder, or - for stdin.\n"
	     "skillgap help COMMAND shows its options. Exit codes: 0 done, 1 the condition asked\n"
	     "about holds, 2 usage, 3 profile or dictionary, 4 some sources failed, 5 nothing\n"
	     "readable, 6 output.");
	return EXIT_DONE;
}

const struct cmd cmd_help = { "help", "[COMMAND]", "the manual in short", run };
