/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/cmd.h"
#include "cli/setup.h"

/*
 * Tools for whoever writes a dictionary. The last n_files of setup->dictionaries are those to
 * speak of; without any, all is: the built-in dictionary and every file that is found.
 */

/* All that is wrong or risky in it; EXIT_NO when there is something. */
enum exit_code dict_check(const struct setup *setup, unsigned n_files, bool ndjson);
/* Its sentences and names; EXIT_NO when one goes wrong. */
enum exit_code dict_test(struct setup *setup, unsigned n_files, bool ndjson);
