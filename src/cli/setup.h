/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/file.h"
#include "cli/opt.h"

/*
 * What every command needs before it can start: the dictionary with the user's own files.
 */
struct setup {
	struct opt_list dictionaries; /* --dictionary */
	struct sg_dict *dict;
	struct sg_matcher *matcher;
};

/* Loads both. False and a message when a dictionary is missing or wrong (exit 3). */
bool setup_open(struct setup *setup);
void setup_close(struct setup *setup);
