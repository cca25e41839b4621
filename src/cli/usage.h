/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/cmd.h"
#include "cli/opt.h"

/*
 * Usage: a command and its options on stdout, for people and for programs.
 */

/* What `--help` and `--help=ndjson` show; always EXIT_DONE. */
enum exit_code usage_show(const struct cmd *cmd, const struct opt *table, int asked);

/* A command in the list of all: its name, operands in short, summary. */
void usage_line(const struct cmd *cmd);
/* The parts of the first: name, operands and summary; the table. */
void usage_head(const struct cmd *cmd);
void usage_options(const struct opt *table);
