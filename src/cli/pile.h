/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/person.h"
#include "cli/stage.h"

/*
 * Pile: postings of all SOURCEs held against the person, for every command that needs all of
 * them before it can say anything.
 */
struct pile {
	struct setup setup;
	struct line line;
	struct person person;
	struct sandbox sandbox; /* with what is written in the end */
	struct sg_gap_options options;
	struct sg_comparison *comparison;
	int count; /* of --count */
	bool from_nothing; /* nobody named: compare with a person who holds nothing */
	bool refused; /* a tally did not go with the rest; err says why */
	const char *area; /* an area that the dictionary must have, or NULL */
	struct sg_error err;
};

extern const char *const pile_counts[];

#define PILE_OPTIONS(pile)                                                                         \
	{ OPT_LIST, 'p', "profile", "FILE", "JSON Resume, list, CV, PDF; several make a team",         \
	  &(pile).person.paths, 0, 0, NULL },                                                      \
	{ OPT_TEXT, 0, "have", "SKILLS", "skills held besides: \"go 3y, postgresql\"",             \
	  &(pile).person.have, 0, 0, NULL },                                                       \
	{ OPT_CHOICE, 0, "count", "WORD", "practices: let them decide too (technologies)",         \
	  &(pile).count, 0, 0, pile_counts },                                                      \
	{ OPT_FLAG, 0, "all", NULL, "count board postings that name few technologies",             \
	  &(pile).options.keep_all, 0, 0, NULL },                                                  \
	STAGE_OPTIONS((pile).line)

/* What a pile starts from; it stays where it is. */
#define PILE_INIT(pile)                                                                            \
	{                                                                                          \
		.line = { .setup = &(pile).setup, .stop = STOP_MATCH, .emit = pile_add,            \
			  .user = &(pile) },                                                       \
	}

bool pile_add(void *pile, const struct sg_record *record); /* a line_fn */
/* Opens dictionary and profile and runs all sources. On EXIT_USAGE, EXIT_BAD and EXIT_OUTPUT
 * nothing came of it, and it was told; close the pile in any case. EXIT_BAD, too: a tally that was
 * made with something else. */
enum exit_code pile_gather(struct pile *pile, char **sources, int n);
/* What was gathered; sources that failed and postings nobody can judge are told on stderr. The
 * report lives as long as the pile. EXIT_OUTPUT: there is none. */
enum exit_code pile_report(struct pile *pile, struct sg_report *report);
void pile_close(struct pile *pile);
