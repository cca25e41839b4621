/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdbool.h>

/*
 * Sandbox: what the process gives up for good, once it knows what it needs and before it reads
 * what strangers wrote.
 *
 * Starting programs and looking into other processes in any case; the network, unless a source
 * is asked of it; and writing anywhere but in the folders of the files that it was told to write.
 * Reading stays, and so does what is open already.
 *
 * By seccomp and Landlock, on Linux. Where the kernel has them not, or only one, that much stays
 * as it was: giving up less is no error. Nothing is given up with SKILLGAP_SANDBOX=off.
 *
 * Limits:  SANDBOX_MAX_WRITES files; of more than these, writing is not restricted.
 * Threads: entered before the first one starts, since it holds for the calling one and those
 *          that it starts.
 */
enum { SANDBOX_MAX_WRITES = 4 };

struct sandbox {
	bool network;  /* stays */
	bool copies;   /* the folder of copies of pages is written */
	bool programs; /* are started: nothing is given up, since they would have to do without */
	const char *writes[SANDBOX_MAX_WRITES]; /* borrowed; they need not exist */
	unsigned n_writes; /* more than fit: no restriction */
};

/* A file that will be written, in place or by way of one beside it, or a folder of such files.
 * NULL and "-" are none. */
void sandbox_add(struct sandbox *sandbox, const char *path);
void sandbox_enter(const struct sandbox *sandbox);
