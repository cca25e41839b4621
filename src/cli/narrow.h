/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/filter.h>

/*
 * Narrow: the options that leave postings out before they are read closely, and the count of
 * what they did to the source at hand. A source may have options of its own: each has its set.
 */
struct narrow {
	const char *title, *company, *location, *since; /* as typed; NULL for none */
	bool remote;

	struct sg_filter *filter; /* NULL: everything is kept */
	unsigned read; /* files and pages of the source */
	unsigned kept, left_out, undated;
	bool gave_up; /* an expression took too many steps; told once a source */
};

#define NARROW_OPTIONS(narrow)                                                                     \
	{ OPT_TEXT, 0, "title", "REGEX", "only postings with such a title", &(narrow).title, 0, 0, \
	  NULL },                                                                                  \
	{ OPT_TEXT, 0, "company", "REGEX", "only of such a company", &(narrow).company, 0, 0,      \
	  NULL },                                                                                  \
	{ OPT_TEXT, 0, "location", "REGEX", "only at such a place", &(narrow).location, 0, 0,      \
	  NULL },                                                                                  \
	{ OPT_FLAG, 0, "remote", NULL, "only those their source calls remote", &(narrow).remote,   \
	  0, 0, NULL },                                                                            \
	{ OPT_TEXT, 0, "since", "DAY", "only posted since: 30 (days) or 2026-11-01",               \
	  &(narrow).since, 0, 0, NULL }

/* Makes the filter, where an option is set. False and a message when one is wrong (exit 2). */
bool narrow_open(struct narrow *narrow, const char *now);
void narrow_close(struct narrow *narrow);

/* What the filter says of one posting. */
struct narrow_answer {
	enum sg_filter_answer answer;
	struct sg_error err; /* an expression took too many steps */
};

/* One more filter, for another thread; *out stays NULL where everything is kept. False: it could
 * not be made. */
bool narrow_again(const struct narrow *narrow, const char *now, struct sg_filter **out);
/* Whether the posting is wanted; on an error it is. filter may be NULL. */
bool narrow_try(struct sg_filter *filter, const struct sg_posting *posting,
		struct narrow_answer *out);
/* Counts an answer. False and what went wrong in answer->err where that is to be told. */
bool narrow_count(struct narrow *narrow, struct narrow_answer *answer);

/* What was left out of a source whose postings have all come by; the count starts anew. False
 * when there is nothing to tell. What *out points to lives in text. */
bool narrow_note(struct narrow *narrow, const char *source, char text[200], struct sg_source *out);
