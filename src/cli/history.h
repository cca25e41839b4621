/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/cmd.h"
#include "cli/io.h"
#include "cli/setup.h"
#include "cli/study.h"

/*
 * The history from the program's side: postings go in with what is found in them, and come out
 * as postings.
 *
 * Errors:  what fails is told on stderr; the exit code of it is EXIT_OUTPUT. A damaged database
 *          that was to be written is put aside, and what could be read of it goes on. What fails
 *          of a posting that is understood meanwhile makes the next call fail.
 * Threads: postings are understood on those of a crew; the database is asked by one, the caller's,
 *          as the store has it, and all calls with their crew come from that.
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
	struct studies studies;
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

/* Remembers a posting at the source at hand; what is new in it is understood by the crew. False:
 * history_tell(). */
bool history_put(struct history *history, struct crew *crew, const struct sg_posting *posting);
/* Understands anew what was understood with another dictionary. */
bool history_refresh(struct history *history, struct crew *crew);
/* Waits for all that the crew understands of it. */
bool history_settle(struct history *history, struct crew *crew);

/* Receives a posting; it lives in the history's arena until it returns. 0 to go on. */
typedef int (*history_fn)(void *user, const struct sg_record *record);
bool history_each(struct history *history, enum sg_remembered which, history_fn fn, void *user);

/* Receives what is in a posting, in the order of history_each(); 0 to go on. */
typedef int (*history_findings_fn)(void *user, const struct sg_findings *findings);
bool history_match(struct history *history, struct crew *crew, enum sg_remembered which,
		   history_findings_fn fn, void *user);

/* Takes in a line of an export. */
bool history_import(struct history *history, struct crew *crew, sg_str line);
/* The key under which the posting at an address is remembered, in 17 bytes; false when there can
 * be none. */
bool history_key(struct history *history, const char *url, char key[17]);
