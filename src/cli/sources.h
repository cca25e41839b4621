/* SPDX-License-Identifier: MIT */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include <skillgap/types.h>

/*
 * The sources file: what one would type after `skillgap`, one line each.
 *
 *     # boards
 *     greenhouse:fjordpay
 *     hn:latest --title 'go|backend'     # options, too
 *     ~/postings
 *
 * Words are split at spaces. '...' holds all as it is; "..." likewise, but \" and \\; outside of
 * quotes \ takes the next character as it is. "#" begins a comment at the start of a line and
 * after a space; "~/" at the start of a word is the home folder.
 *
 * Or a list of names, as `find -print0` prints them: each ends with NUL, or with the list, and is
 * one SOURCE as it stands, without options, comments or quotes.
 *
 * Limits:    SOURCES_MAX_LINES lines, SOURCES_MAX_WORDS words in one; any number of names that are
 *            not lines of their own. FILE_MAX_BYTES altogether.
 * Ownership: all is malloc'ed; sources_free().
 */
enum { SOURCES_MAX_LINES = 10000, SOURCES_MAX_WORDS = 200 };

struct source_line {
	char *name;   /* the line without comment and spaces around it: it is remembered by it */
	char **words; /* ended by NULL; the first is left for a program's name */
	int n_words;  /* that one included */
	uint32_t number;
};

struct sources {
	struct source_line *at;
	size_t n;
};

/* What the names of a list are. */
enum sources_names {
	NAMES_NONE,	/* it is one of lines */
	NAMES_APART,	/* a line each */
	NAMES_TOGETHER, /* all words of one line, which has no name */
};

/* "-": stdin. SG_ENOTFOUND: there is no such file; SG_ESYNTAX: err has line and column, of names
 * their number as the line; SG_ELIMIT: too many lines. */
enum sg_status sources_read(struct sources *sources, const char *path, enum sources_names names,
			    struct sg_error *err);
/* What a message calls it. */
const char *sources_label(const char *path);
void sources_free(struct sources *sources);
