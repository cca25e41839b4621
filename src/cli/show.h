/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/opt.h"
#include "cli/ui.h"

/*
 * Show: how a report is shown and where it goes, as options.
 */
struct show {
	struct sg_report_options options;
	const char *output, *verdict; /* as typed, or NULL */
	int format, table, color;
	uint32_t top;
	bool quiet, plain;
};

extern const char *const show_formats[], *const show_tables[], *const show_colors[];

/* Those of every command that shows something for people. */
#define SHOW_OUTPUT_OPTIONS(show)                                                                  \
	{ OPT_CHOICE, 'f', "format", "WORD", "text, json, ndjson, csv, html (text)", &(show).format, 0, \
	  0, show_formats },                                                                       \
	{ OPT_TEXT, 'o', "output", "FILE", "write there, whole or not at all", &(show).output, 0,  \
	  0, NULL },                                                                               \
	{ OPT_FLAG, 'q', "quiet", NULL, "no report, only the exit code", &(show).quiet, 0, 0,      \
	  NULL },                                                                                  \
	{ OPT_FLAG, 'v', "verbose", NULL, "intervals, folded lists, requests",                     \
	  &(show).options.verbose, 0, 0, NULL },                                                   \
	{ OPT_FLAG, 0, "plain", NULL, "words and ASCII only, one fact a line", &(show).plain, 0,   \
	  0, NULL },                                                                               \
	{ OPT_CHOICE, 0, "color", "WHEN", "auto, always, never (auto)", &(show).color, 0, 0,       \
	  show_colors }

#define SHOW_OPTIONS(show)                                                                         \
	SHOW_OUTPUT_OPTIONS(show),                                                                 \
	{ OPT_CHOICE, 0, "table", "WORD", "rows: gaps, postings, requirements (gaps)",             \
	  &(show).table, 0, 0, show_tables },                                                      \
	{ OPT_COUNT, 0, "top", "N", "rows of the skills table (5; 10 without a profile)",          \
	  &(show).top, 1, 10000, NULL },                                                           \
	{ OPT_TEXT, 0, "verdict", "WORD", "show every posting of this verdict", &(show).verdict,   \
	  0, 0, NULL }

/* Works out `options` from what was typed. False and a message when that is wrong (exit 2). */
bool show_settle(struct show *show);
/* Whether people read it, not programs. */
bool show_is_text(const struct show *show);
/* Writes the report, unless all is to be quiet. False and a message when that fails. */
bool show_report(const struct show *show, const struct sg_report *report);
