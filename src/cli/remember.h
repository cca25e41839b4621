/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/history.h"
#include "cli/line.h"

/*
 * Remember: the history as a source of the line, and as what listens to it.
 *
 *     --remembered   what watch and --remember stored, where it is still shown, as a SOURCE
 *     --remember     every SOURCE with its postings is stored
 */
struct remember {
	bool from, to; /* --remembered, --remember */
	struct history history;
	struct line *line;
	const struct line *running; /* it, or one of its list */
	bool open, begun, failed;
};

#define REMEMBER_OPTIONS(remember)                                                                 \
	{ OPT_FLAG, 0, "remembered", NULL, "read what was remembered and is still open",           \
	  &(remember).from, 0, 0, NULL },                                                          \
	{ OPT_FLAG, 0, "remember", NULL, "remember these postings, as watch does",                 \
	  &(remember).to, 0, 0, NULL }

/* Hangs it on the line; nothing is opened yet. */
void remember_hang(struct remember *remember, struct line *line);
/* EXIT_DONE, or what the program ends with. What it will write goes to the sandbox. */
enum exit_code remember_open(struct remember *remember, struct sandbox *sandbox);
/* Keeps what came by, if the line came to its end, and closes. */
enum exit_code remember_close(struct remember *remember);
