/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/cmd.h"

/*
 * Talking to people: messages on stderr, data on stdout or into a file.
 *
 * A message is "skillgap: WHERE: WHAT" and, where something helps, a line "try:  MEND". Text
 * that comes from outside is made harmless for a terminal first.
 */
void ui_error(const struct sg_error *err);
/* The same of memory that gave out. */
void ui_no_memory(void);
/* Makes it the error of memory that gave out; false. */
bool ui_memory_error(struct sg_error *err);
/* Whether any message told that: then the program ends with EXIT_OUTPUT, whatever else failed. */
bool ui_starved(void);
void ui_warn(void *unused, const struct sg_error *warning); /* an sg_warn_fn */
/* where may be NULL; mend may be NULL. */
void ui_say(const char *where, const char *what, const char *mend);
/* One more line "try:  MEND" after a message. */
void ui_try(const char *mend);
/* A line about what is being done, for people. */
void ui_note(sg_str text);
/* Text from outside onto stdout, made harmless in the same way. */
void ui_put(sg_str text);
/* A line of advice, "next: ..."; only where stderr is a terminal. */
void ui_hint(const char *fmt, ...) SG_PRINTF(1, 2);

/* Where output goes: stdout, or a file that appears whole or not at all. */
struct ui_output {
	const char *path; /* NULL: stdout */
	char *target;     /* the file it names, links followed; NULL: a device, written in place */
	char *temporary;  /* beside the target until it is whole */
	void *file; /* FILE */
	bool failed;
};

/* False and a message when the file cannot be made. */
bool ui_output_open(struct ui_output *output, const char *path);
int ui_output_sink(void *output, sg_str chunk); /* an sg_sink_fn */
/* Flushes and, for a file, puts it in place. False and a message when that fails. */
bool ui_output_close(struct ui_output *output);

/* Columns of the report: COLUMNS, else the terminal's, else 80; within 60-200. */
uint16_t ui_width(void);
/* Whether to colour: --color's word, NO_COLOR, whether stdout is a terminal. */
bool ui_colour(const char *when, bool to_file);
/* Whether the terminal knows links (OSC 8), or at least drops what it does not know. */
bool ui_links(void);
/* The time now as RFC 3339, into text of at least 32 bytes. */
void ui_now(char *text);
