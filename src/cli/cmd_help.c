/* SPDX-License-Identifier: MIT */
/* help: the manual in short. */
#include <stdio.h>
#include <string.h>

#include "cli/ui.h"

enum { WIDTH = 14 }; /* of the column of operands */

/* What takes no column of its own has a line of its own. */
static void print_command(const struct cmd *cmd)
{
	if (strlen(cmd->operands) <= WIDTH)
		printf("  %-10s %-*s %s\n", cmd->name, WIDTH, cmd->operands, cmd->summary);
	else
		printf("  %-10s %s\n  %-10s %-*s %s\n", cmd->name, cmd->operands, "", WIDTH, "",
		       cmd->summary);
}

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
		print_command(commands[i]);
	puts("\nSOURCE is an http(s) address, a board (greenhouse:NAME, lever:NAME, hn:latest),\n"
	     "a role model (role:go-specialist), a file, a folder, or - for stdin.\n"
	     "skillgap help COMMAND shows its options. Exit codes: 0 done, 1 the condition\n"
	     "asked about holds, 2 usage, 3 profile or dictionary, 4 some sources failed,\n"
	     "5 nothing readable, 6 output.\n\n"
	     "On Linux skillgap gives up rights before it reads a SOURCE: to start programs, to\n"
	     "write anywhere but where it was asked to, and to use the network where no SOURCE\n"
	     "is on it. --render keeps them, and so does SKILLGAP_SANDBOX=off.");
	return EXIT_DONE;
}

const struct cmd cmd_help = { "help", "[COMMAND]", "the manual in short", run };
