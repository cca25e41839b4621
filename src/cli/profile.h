/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/cmd.h"
#include "cli/keep.h"
#include "cli/person.h"

/*
 * The profile command: what its parts share.
 */
struct profile_task {
	struct setup setup;
	struct keep keep;
	const char *now; /* --now, or NULL */
	char clock[32];
	bool json; /* of show */
};

enum exit_code profile_import(struct profile_task *task, const char *path);
enum exit_code profile_check(struct profile_task *task, const char *path);
enum exit_code profile_show(struct profile_task *task, const char *path);
/* argv[0] is the word "init"; it has the options of all who read SOURCEs. */
enum exit_code profile_init(const struct cmd *cmd, int argc, char **argv);
/* One line on stdout: which profile there is, and what is in it. */
void profile_summary(void);

/* The profile to look at: the one named, else the default one, malloc'ed; NULL and a message when
 * there is none (exit 3). */
char *profile_path(const char *named);
/* "10 held, 1 learning, 1 avoided", and what is to be learnt where it is. */
void profile_counts(const struct sg_profile *profile, char *out, size_t size);
/* "3 y 2 m" */
void profile_months(unsigned months, char *out, size_t size);
