/* SPDX-License-Identifier: MIT */
/* help: the manual in short. */
#include <stdio.h>

#include <skillgap/route.h>

#include "cli/put.h"
#include "cli/ui.h"
#include "cli/usage.h"

static void show_commands(void)
{
	puts("skillgap: what do these postings ask for that you do not have yet?\n\n"
	     "  skillgap SOURCE...      the gap report; the same as skillgap gap\n");
	for (size_t i = 0; commands[i] != NULL; i++)
		usage_line(commands[i]);
	puts("\nSOURCE is an http(s) address, a board (greenhouse:NAME, lever:NAME, hn:latest),\n"
	     "a role model (role:go-specialist), a file, a folder, or - for stdin.\n"
	     "skillgap help COMMAND shows its options. Exit codes: 0 done, 1 the condition\n"
	     "asked about holds, 2 usage, 3 profile or dictionary, 4 some sources failed,\n"
	     "5 nothing readable, 6 output. More: man skillgap, man skillgap-COMMAND.\n\n"
	     "On Linux skillgap gives up rights before it reads a SOURCE: to start programs, to\n"
	     "write anywhere but where it was asked to, and to use the network where no SOURCE\n"
	     "is on it. --render keeps them, and so does SKILLGAP_SANDBOX=off.");
}

static void put_short_forms(void)
{
	struct sg_short_form form;

	for (size_t i = 0; sg_route_short_form(i, &form); i++) {
		fputs("{\"type\":\"board\",\"name\":", stdout);
		put_json(form.board);
		put_member("label", form.label);
		printf(",\"company\":%s,\"all\":%s,\"opt_in\":%s}\n", form.company ? "true" : "false",
		       form.all ? "true" : "false", form.opt_in ? "true" : "false");
	}
}

/* A command's own help; of "profile init" the second word goes along. */
static enum exit_code show_command(const struct cmd *about, bool programs, char *word)
{
	char text[] = "--help", ndjson[] = "--help=ndjson", *asked = programs ? ndjson : text;
	char *alone[] = { asked, asked, NULL }, *both[] = { asked, word, asked, NULL };

	return word == NULL ? about->run(about, 2, alone) : about->run(about, 3, both);
}

static enum exit_code run(const struct cmd *cmd, int argc, char **argv)
{
	static const char *const formats[] = { "text", "ndjson", NULL };
	int help = HELP_NONE, format = 0, n;
	const struct opt table[] = {
		HELP_OPTION(help),
		{ OPT_CHOICE, 'f', "format", "WORD", "text or, for programs, ndjson (text)", &format,
		  0, 0, formats },
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};
	const struct cmd *about;
	char what[160];

	n = opt_parse(table, cmd->name, argc, argv);
	if (n < 0)
		return EXIT_USAGE;
	about = n > 0 ? find_command(argv[1]) : NULL;
	if (n > 0 && about == NULL) {
		snprintf(what, sizeof what, "'%.80s' is no command", argv[1]);
		ui_say(NULL, what, "skillgap help");
		return EXIT_USAGE;
	}
	if (help != HELP_NONE || about == cmd)
		return usage_show(cmd, table, help == HELP_NDJSON || format == 1 ? HELP_NDJSON : HELP_TEXT);
	if (about != NULL)
		return show_command(about, format == 1, n > 1 ? argv[2] : NULL);
	if (format == 0) {
		show_commands();
		return EXIT_DONE;
	}
	for (size_t i = 0; commands[i] != NULL; i++)
		if (commands[i] != cmd)
			show_command(commands[i], true, NULL);
	usage_show(cmd, table, HELP_NDJSON);
	put_short_forms();
	return EXIT_DONE;
}

const struct cmd cmd_help = { "help", "[COMMAND]", "the manual in short", run };
