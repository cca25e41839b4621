/* SPDX-License-Identifier: MIT */
#pragma once

#include "cli/narrow.h"
#include "cli/render.h"
#include "cli/sandbox.h"
#include "cli/setup.h"

#include <skillgap/io.h>

/*
 * The line: runs SOURCEs along fetch, extract and match up to a command's stop.
 *
 *     SOURCE -> bytes -> posting -> document -> findings
 *
 * Every source runs whatever part of the line is still ahead of it. Records come out in the
 * order of the sources. A source that fails comes out as a record of its own and is told on
 * stderr; it stops nothing.
 *
 * Memory:  what is made for one posting dies with it; NDJSON is read line by line.
 * Threads: one runs it and calls emit and the witness. Others read and understand postings
 *          meanwhile (crew.h); what comes out, and when it is told, does not depend on them.
 */
enum stop {
	STOP_FETCH,
	STOP_EXTRACT,
	STOP_MATCH,
};

/* Receives records at the stop, and source records. False stops the line. */
typedef bool (*line_fn)(void *user, const struct sg_record *record);

/* A source that is none of the SOURCEs; it is read before them. False, and err, when it failed. */
typedef bool (*line_source_fn)(void *user, sg_record_fn fn, void *fn_user, struct sg_error *err);

struct line_source {
	const char *name;
	line_source_fn read; /* NULL: there is none */
	void *user;
};

struct line;
struct crew;
struct parcel;

/* Told of SOURCEs and of their postings, as they were read and before they are understood. */
struct line_witness {
	/* With the options it is read with. NULL: there is no witness. */
	void (*begins)(void *user, const struct line *line, const char *source);
	void (*posting)(void *user, const struct sg_posting *posting);
	void (*ends)(void *user, bool well);
	void *user;
};

/* What a thread has for itself. */
struct hand {
	const struct line *line;
	struct sg_matcher *matcher;
	struct sg_filter *filter;
};

struct line {
	struct setup *setup;
	enum stop stop;
	line_fn emit;
	void *user;
	uint32_t kept; /* postings that stay remembered when the source fails; told with that,
			  unless it is the page of one that is there no more */
	struct line_source first;
	struct line_witness witness;
	const char *list;    /* a sources file to be read besides, "-" stdin; NULL for none */
	bool names;	     /* it is names that end with NUL */
	struct lines *lines; /* its lines; lines_hang() */
	struct net_fetcher *fetcher; /* shared with the lines before; NULL: one of its own */
	struct sg_fetch_options fetch;
	uint32_t jobs; /* postings read at once; 0: as many as there are processors */
	uint32_t max_size; /* of a page, MiB; 0 for the usual */
	bool no_cache;	   /* keep no copies of pages, use none */
	bool verbose;	   /* one line on stderr for each request */
	bool still;	   /* no progress on a terminal */
	bool takes_tallies; /* sums of postings are as good as postings */
	bool shards; /* SOURCEs are parts of a pile: what is twice in it is marked already, and
			a part may be empty */
	bool may_be_empty; /* a list without postings is an answer like any other, no failure */
	bool opt_in;	   /* boards that are off by default, too */
	uint32_t max_postings; /* of one board; 0 for the usual */
	struct sg_source about; /* what is to be said after the source at hand */
	struct narrow narrow; /* which postings of a source are wanted; open while the line runs */
	struct render render; /* what runs the scripts of pages; open while the line runs */
	char agent[200];      /* who asks, when a contact is given */
	const char *now;      /* the clock, RFC 3339; set by stage_check() */
	char clock[32];       /* it, when the user gave none */

	unsigned n_sources, n_bad;    /* named by the user; of them, those with a failure */
	unsigned n_failed;            /* failures: of a source, a file or a line of it */
	unsigned n_requests, n_bad_requests; /* answered, of all sources; of them, failures */
	unsigned n_tallies; /* that were not wanted; of the failures */
	unsigned n_gone; /* of these, pages that are there no more */
	unsigned n_empty; /* lists without postings that were answers */
	unsigned n_postings;          /* came out at the stop */
	unsigned n_readable;          /* of them, not inconclusive */
	bool stopped;                 /* emit said so, or memory ran out */
	struct sg_seen *seen; /* what came by, to know duplicates; the line's own if not given */
	struct net *net;
	char *cache; /* folder of stored pages; NULL: none */
	struct crew *crew; /* while it runs */
	struct hand own;   /* of the thread that runs it */
	struct parcel *spare; /* parcels for the next postings */
};

/* Whether a word names a SOURCE: a URL, "-", a board, a role, or something that exists. */
bool line_is_source(const char *word);

/* Adds what running these and those of the list will need to a sandbox that is entered before. */
void line_needs(const struct line *line, char *const *sources, int n, struct sandbox *sandbox);

/* Runs all sources and those of the list; without any of these, stdin. */
void line_run(struct line *line, char **sources, int n);

/* Its crew alone, for a command with more to do than is in SOURCEs. False: memory ran out. */
bool line_open_crew(struct line *line);
/* Everything that was put is delivered, or freed where the line stopped. */
void line_close_crew(struct line *line);
