/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/profile.h>

#include "cli/setup.h"

/*
 * Keep: where a plain list of skills is written, by rules that hold for all who write one.
 *
 * The file is for its owner only (mode 0600), its folder made when missing (0700). It appears
 * whole or not at all. One that is there is never overwritten: what would be new is printed, and
 * with `merge` put behind what is there, of which no byte changes.
 */
struct keep {
	const char *output; /* --output: a file or "-"; NULL: the default profile */
	bool merge;
};

enum kept {
	KEPT_NEW,     /* a file was made */
	KEPT_MERGED,  /* something was added to one */
	KEPT_NOTHING, /* it is there and stays as it is; what would be new was printed */
	KEPT_PRINTED, /* on stdout, as --output - asks */
	KEPT_FAILED,  /* told on stderr */
};

struct keeping {
	char path[4096]; /* for people, with ~ for the home folder */
	size_t added;    /* lines that are new */
};

/* The file that keep_list() would make, malloc'ed, its folder made where it is missing; NULL where
 * it would write none. For a sandbox, which lets only folders be written that are there. */
char *keep_prepare(const struct keep *keep);
enum kept keep_list(const struct keep *keep, const struct setup *setup,
		    const struct sg_list_line *lines, size_t n, struct sg_arena *arena,
		    struct keeping *out);
/* A path as people write it: "~/.config/...". */
void keep_tilde(const char *path, char *out, size_t size);
