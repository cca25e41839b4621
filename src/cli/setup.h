/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/dict_cache.h"
#include "cli/file.h"
#include "cli/opt.h"

/*
 * What every command needs before it can start: the dictionary with the user's own files.
 */
struct setup {
	struct opt_list dictionaries; /* --dictionary */
	struct sg_dict *dict;
	struct sg_matcher *matcher;
	uint32_t n_overlays; /* files of the user in it */
	bool no_cache;	     /* do not look for a dictionary that was made before, keep none */
	struct dict_map map; /* of one that was */
	char **slow; /* what is to be told of patterns that gave up, n_slow of them */
	size_t n_slow;
};

/* The user's own dictionary files, the found ones before the named. */
enum { SETUP_MAX_OVERLAYS = 64 };

struct overlays {
	struct sg_overlay at[SETUP_MAX_OVERLAYS];
	struct bytes bytes[SETUP_MAX_OVERLAYS];
	char *names[SETUP_MAX_OVERLAYS];
	size_t n;
};

/* NULL and a message when one cannot be read. */
struct overlays *overlays_open(const struct opt_list *named);
void overlays_close(struct overlays *overlays); /* NULL is allowed */

/* Loads both. False and a message when a dictionary is missing or wrong (exit 3). */
bool setup_open(struct setup *setup);
/* Frees a matcher of its dictionary, one of several; NULL is allowed. On the thread of the setup. */
void setup_leave(struct setup *setup, struct sg_matcher *matcher);
void setup_close(struct setup *setup);
