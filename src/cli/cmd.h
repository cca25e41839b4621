/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/skillgap.h>

/*
 * Commands: what a first word can be, and what a script can rely on when one ends.
 */
enum exit_code {
	EXIT_DONE = 0,	  /* did what was asked */
	EXIT_NO = 1,	  /* a condition asked about holds, or a look-up found nothing */
	EXIT_USAGE = 2,	  /* the command line is wrong; nothing was done */
	EXIT_BAD = 3,	  /* profile, dictionary or configuration is bad or missing */
	EXIT_PARTIAL = 4, /* output is valid, but some sources failed */
	EXIT_UNREADABLE = 5, /* no source gave a posting one can judge */
	EXIT_OUTPUT = 6,     /* output could not be written, or memory gave out */
};

/* Of two endings the one that counts: 2 and 3 stop at once, then 6 over 5 over 1 over 4. */
enum exit_code worse(enum exit_code a, enum exit_code b);

struct cmd {
	const char *name;
	const char *operands; /* as shown in usage */
	const char *summary;  /* one line */
	enum exit_code (*run)(const struct cmd *cmd, int argc, char **argv);
};

extern const struct cmd cmd_gap, cmd_plan, cmd_profile, cmd_fetch, cmd_extract, cmd_match, cmd_explain,
	cmd_dict, cmd_help,
	cmd_watch, cmd_trend;

/* The command of this name, or NULL; all of them in order, ended by NULL. */
const struct cmd *find_command(const char *name);
extern const struct cmd *const commands[];
