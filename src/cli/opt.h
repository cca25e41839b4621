/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Options: one table drives the parser, the help and what completes a command line.
 */
enum opt_type {
	OPT_END,
	OPT_FLAG,   /* bool */
	OPT_COUNT,  /* uint32_t, min..max */
	OPT_PAUSE,  /* the same, but 0 is kept as UINT32_MAX: nothing given is 0, too */
	OPT_SHARE,  /* double, 0..1 */
	OPT_TEXT,   /* const char * */
	OPT_LIST,   /* struct opt_list, may be repeated */
	OPT_CHOICE, /* int: index of the word in `choices` */
	OPT_HELP,   /* int: an enum help; a word may stand behind '=' */
};

enum help { HELP_NONE, HELP_TEXT, HELP_NDJSON };

struct opt_list {
	const char *at[32];
	unsigned n;
};

struct opt {
	enum opt_type type;
	char brief; /* 0 for none */
	const char *name;
	const char *metavar; /* NULL for flags */
	const char *help;
	void *value;
	uint32_t min, max;
	const char *const *choices; /* ended by NULL; of OPT_TEXT: words that a list of it has */
};

#define HELP_OPTION(help)                                                                          \
	{ OPT_HELP, 'h', "help", NULL, "show this help", &(help), 0, 0, NULL }

/*
 * Parses argv[1..argc) by the table: operands are packed into argv[1..], their number is
 * returned. As getopt_long() has it: "--" ends options; "-" is an operand; "--name=value" and
 * "-nvalue" work; a long name may be cut short where only one begins so. On a mistake one line
 * goes to stderr and -1 comes back.
 */
int opt_parse(const struct opt *table, const char *command, int argc, char **argv);
/* The same for words that do not come from the command line: `where` goes before a message. */
int opt_parse_at(const char *where, const struct opt *table, const char *command, int argc,
		 char **argv);
