/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/cmd.h"
#include "cli/line.h"

/*
 * The options that every command with SOURCEs has, and the ending they share.
 */
#define STAGE_OPTIONS(line)                                                                        \
	{ OPT_LIST, 'd', "dictionary", "FILE", "add or change skills; may be repeated",            \
	  &(line).setup->dictionaries, 0, 0, NULL },                                               \
	{ OPT_COUNT, 0, "jobs", "N", "postings read at once (1-64; one a processor)",              \
	  &(line).jobs, 1, 64, NULL },                                                             \
	{ OPT_FLAG, 0, "allow-private", NULL, "read private and loopback addresses too",           \
	  &(line).fetch.allow_private, 0, 0, NULL },                                               \
	{ OPT_COUNT, 0, "timeout", "SECONDS", "give up on one address after this (1-600; 30)",     \
	  &(line).fetch.timeout_s, 1, 600, NULL },                                                 \
	{ OPT_TEXT, 0, "connect-to", "H1:P1:H2:P2", "connect elsewhere, as curl has it",           \
	  &(line).fetch.connect_to, 0, 0, NULL },                                                  \
	{ OPT_TEXT, 0, "user-agent", "TEXT", "how to say who asks (skillgap/VERSION)",             \
	  &(line).fetch.user_agent, 0, 0, NULL },                                                  \
	RENDER_OPTIONS((line).render),                                                             \
	{ OPT_COUNT, 0, "max-size", "MIB", "refuse larger pages (1-16; 16)", &(line).max_size, 1,  \
	  16, NULL },                                                                              \
	{ OPT_COUNT, 0, "per-host", "N", "requests at once to one host (1-50; 2)",                 \
	  &(line).fetch.per_host, 1, 50, NULL },                                                   \
	{ OPT_PAUSE, 0, "pause", "MS", "milliseconds between two of them (0-60000; 500)",          \
	  &(line).fetch.pause_ms, 0, 60000, NULL },                                                \
	{ OPT_COUNT, 0, "tries", "N", "ask for one thing at most so often (1-10; 3)",              \
	  &(line).fetch.tries, 1, 10, NULL },                                                      \
	{ OPT_FLAG, 0, "offline", NULL, "ask nobody, use the stored copies of pages",              \
	  &(line).fetch.offline, 0, 0, NULL },                                                     \
	{ OPT_FLAG, 0, "no-cache", NULL, "keep no pages and dictionaries, use none kept",          \
	  &(line).no_cache, 0, 0, NULL },                                                          \
	{ OPT_COUNT, 0, "max-postings", "N", "read no more of one board (1-10000; 2000)",          \
	  &(line).max_postings, 1, 10000, NULL },                                                  \
	{ OPT_FLAG, 0, "opt-in", NULL, "ask boards that do not want programs, when you may",       \
	  &(line).opt_in, 0, 0, NULL },                                                            \
	{ OPT_TEXT, 0, "now", "TIME", "the clock: 2026-11-22T00:00:00Z", &(line).now, 0, 0,        \
	  NULL },                                                                                  \
	NARROW_OPTIONS((line).narrow)

/* False and a message when an operand is no SOURCE, or the clock, a filter, the command
 * of --render or the contact is wrong (exit 2). Sets the clock where --now did not. */
bool stage_check(const struct cmd *cmd, struct line *line, char **sources, int n);

/* The same without the operands. */
bool stage_check_options(struct line *line);

/* Sets the clock, into `clock` of at least 32 bytes, where *now is NULL. False and a message when
 * it is no time (exit 2). */
bool stage_clock(const char **now, char *clock);

/* A posting that could not be read: told on stderr, with what may help. */
void stage_unreadable(const struct line *line, const struct sg_posting *posting);

/* The ending of a finished line: told on stderr what is to be told. */
enum exit_code stage_ending(const struct line *line);
