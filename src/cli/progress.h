/* SPDX-License-Identifier: MIT */
#pragma once

#include <stddef.h>

#include <skillgap/skillgap.h>

/*
 * Progress: one line on stderr, rewritten in place and gone at the end.
 *
 *     reading 14 of 142: boards-api.greenhouse.io
 *
 * Only where stderr is a terminal that can rewrite a line, and only once a run has taken a
 * second; ten times a second at most. Where there is none, each call costs a comparison.
 *
 * Whoever writes to the terminal calls progress_clear() first; ui.c does so for messages and
 * for output. One terminal, one line: its state is the process's. Threads: one.
 */
void progress_open(bool wanted);
void progress_close(void);
void progress_clear(void);

/* Whether there is anybody to show progress to; what costs is computed only then. */
bool progress_is_on(void);
/* What is being read: the done-th (from 0) of so many; of is 0 or 1 where there is only one.
 * An empty place shows nothing. */
void progress_at(size_t done, size_t of, sg_str where);
/* One more posting came out of it. */
void progress_posting(void);
