/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/cmd.h"
#include "cli/line.h"
#include "cli/net.h"
#include "cli/sources.h"

/*
 * Lines: a sources file made ready to run, each line of it with options of its own on top of
 * those of the command.
 *
 * Ownership: lines_close(). What the base borrows must live as long, and lines stay where they
 *            were opened.
 */
struct lines {
	struct sources sources;
	struct line *at; /* one for each line of the file */
	int *n_operands; /* of each; they stand in its words from 1 on */
	struct net_fetcher fetcher; /* of all of them */
};

#define LINES_OPTIONS(line)                                                                        \
	{ OPT_TEXT, 0, "sources", "FILE", "SOURCEs of a file, one line each, with options",        \
	  &(line).list, 0, 0, NULL },                                                              \
	{ OPT_FLAG, '0', "null", NULL, "that file has names that end with NUL, no options",        \
	  &(line).names, 0, 0, NULL }

/* EXIT_BAD and a message when the file is missing or wrong; EXIT_UNREADABLE when it is no
 * file that a person keeps, and empty. base: after stage_check(). */
enum exit_code lines_open(struct lines *lines, const char *path, const struct line *base);
void lines_close(struct lines *lines);

/* Has a line run the sources of its list, if it has one, behind its own. */
enum exit_code lines_hang(struct line *line);
/* Runs them, and adds up what came of each. */
void lines_run(struct line *line);
/* As line_needs(), of each of them. */
void lines_need(const struct lines *lines, struct sandbox *sandbox);
/* Frees them, also where they never ran. */
void lines_drop(struct line *line);
