/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/cmd.h"
#include "cli/io.h"
#include "cli/setup.h"

/*
 * The history from the program's side: postings go in with what is found in them, and come out
 * as postings.
 *
 * Errors: what fails is told on stderr; the exit code of it is EXIT_OUTPUT. A damaged database
 *         that was to be written is put aside, and what could be read of it goes on.
 */
struct text_buffer {
	char *at;
	size_t len, cap;
};

struct history {
	const struct io_store *io;
	struct sg_store *store;
	struct setup *setup; /* with a dictionary, for all that is put in */
	struct sg_seen *seen; /* made when the first text is to be compared */
	struct sg_arena *arena; /* of the posting at hand */
	struct text_buffer record;
	char *path;
	struct sg_error err;
};

/* EXIT_DONE, or what the program ends with; then nothing is open. To read, a history that is
 * not there is told with what makes one, and the end is EXIT_UNREADABLE. */
enum exit_code history_open(struct history *history, struct setup *setup, bool write);
void history_close(struct history *history);

/* Tells what went wrong. A damaged database is put aside and saved as far as it can be. */
enum exit_code history_tell(struct history *history);

/* Puts the database aside, which must be closed, and saves what can be read of it in a new one.
 * What came of it is told; false when nothing did. Needs path and io only. */
bool history_salvage(struct history *history);

/* Remembers a posting at the source at hand. False: history_tell(). */
bool history_put(struct history *history, const struct sg_posting *posting);
/* Understands anew what was understood with another dictionary. */
bool history_refresh(struct history *history);

/* Receives a posting; it lives in the history's arena until it returns. 0 to go on. */
typedef int (*history_fn)(void *user, const struct sg_record *record);
bool history_each(struct history *history, enum sg_remembered which, history_fn fn, void *user);

/* Takes in a line of an export. */
bool history_import(struct history *history, sg_str line);
/* The key under which the posting at an address is remembered, in 17 bytes; false when there can
 * be none. */
bool history_key(struct history *history, const char *url, char key[17]);
