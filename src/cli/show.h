/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/view.h>

#include "cli/opt.h"
#include "cli/ui.h"

/*
 * Show: how a report is shown and where it goes, as options.
 */
struct show {
	struct sg_report_options options;
	struct sg_view_options view;
	const char *output, *verdict, *area; /* as typed, or NULL */
	int format, table, color, strength, sort;
	uint32_t top;
	bool quiet, plain;
};

extern const char *const show_formats[], *const show_tables[], *const show_colors[];
extern const char *const show_strengths[], *const show_sorts[], *const show_verdicts[];

/* What showing starts from: no table was asked for. */
#define SHOW_INIT { .table = -1 }

/* Those of every command that shows something for people. */
#define SHOW_OUTPUT_OPTIONS(show)                                                                  \
	{ OPT_CHOICE, 'f', "format", "WORD", "text, json, ndjson, csv, tsv, markdown, html",            \
	  &(show).format, 0, 0, show_formats },                                                    \
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
	{ OPT_COUNT, 0, "top", "N", "rows of a table (in text 5; 10 without a profile)",           \
	  &(show).top, 1, 10000, NULL },                                                           \
	{ OPT_TEXT, 0, "verdict", "LIST", "only ready,one_away,stretch,far or unclear ones",       \
	  &(show).verdict, 0, 0, show_verdicts },                                                  \
	{ OPT_SHARE, 0, "min-fit", "FIT", "only postings that fit so well (0-1)",                  \
	  &(show).view.min_fit, 0, 0, NULL },                                                      \
	{ OPT_TEXT, 0, "area", "AREA", "only skills of this area of the dictionary",               \
	  &(show).area, 0, 0, NULL },                                                              \
	{ OPT_CHOICE, 0, "strength", "WORD", "only what is asked at least so much",                \
	  &(show).strength, 0, 0, show_strengths },                                                \
	{ OPT_CHOICE, 0, "sort", "KEY", "order of rows",                                           \
	  &(show).sort, 0, 0, show_sorts },                                                        \
	{ OPT_FLAG, 0, "urls", NULL, "the address of each posting on a line of its own",           \
	  &(show).options.urls, 0, 0, NULL }

/* Works out `options` from what was typed. False and a message when that is wrong (exit 2). */
bool show_settle(struct show *show);
/* Whether people read it, not programs. */
bool show_is_text(const struct show *show);
/* Writes the report, unless all is to be quiet. False and a message when that fails. */
bool show_report(const struct show *show, const struct sg_report *report);
