/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/history.h"
#include "cli/line.h"
#include "cli/opt.h"

/*
 * Housekeeping: what `watch` does with the history instead of watching.
 */
struct housekeeping {
	struct opt_list forget; /* addresses */
	bool export;
	const char *import; /* a file, or "-" */
	bool salvage;
};

#define HOUSEKEEPING_OPTIONS(house)                                                                \
	{ OPT_LIST, 0, "forget", "URL", "forget this posting for good; may be repeated",           \
	  &(house).forget, 0, 0, NULL },                                                           \
	{ OPT_FLAG, 0, "export", NULL, "all that is remembered, one JSON object a line",           \
	  &(house).export, 0, 0, NULL },                                                           \
	{ OPT_TEXT, 0, "import", "FILE", "take in an export, where nothing is remembered yet",     \
	  &(house).import, 0, 0, NULL },                                                           \
	{ OPT_FLAG, 0, "salvage", NULL, "save what can be read of a damaged history",              \
	  &(house).salvage, 0, 0, NULL }

/* Whether any of it is asked for. */
bool housekeeping_wanted(const struct housekeeping *house);
/* Whether the history has to be opened to be written. */
bool housekeeping_writes(const struct housekeeping *house);
/* Puts a damaged history aside, with nothing opened. */
enum exit_code housekeeping_salvage(void);
/* Does the rest, with an opened history; what it takes in is understood by the line's crew. */
enum exit_code housekeeping_run(const struct housekeeping *house, struct history *history,
				struct line *line, const char *output);
