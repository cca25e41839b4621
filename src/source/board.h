/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/json.h"
#include "source/form.h"

/*
 * Boards: sites that offer their postings to programs, one file and one row of table.c each.
 *
 * A board says which URLs are its own, what to ask for to get all postings or one, and what
 * it wants in return. What answers hold is read by content (read/board.c, read/feed.c), so
 * that the same bytes from a file give the same postings.
 *
 * Sources of the facts: the vendors' documentation where there is one, else what public code
 * agrees on. A field may always be missing.
 */
enum sg_board_manner {
	SG_BOARD_OPT_IN = 1,   /* terms or robots.txt speak against programs: only when asked for */
	SG_BOARD_SLOW = 2,     /* one request after the other */
	SG_BOARD_SNIPPETS = 4, /* descriptions are cut short */
	SG_BOARD_REMOTE = 8,   /* nothing but remote jobs */
	SG_BOARD_VAGUE = 16,   /* a board that is not there is answered like an empty one */
};

/* Where the reading of a list stands. */
struct sg_turn {
	unsigned page;   /* 1 is the first */
	unsigned offset; /* rows read before this page */
	unsigned rows;   /* of this page */
	struct sg_values *values; /* of the requests; `path` is free for a cursor */
	struct sg_arena *arena;   /* for what is put there */
};

struct sg_board {
	const char *name;   /* of the short form "name:tenant", in lower case */
	const char *label;  /* for people */
	const char *credit; /* what its terms want said; or NULL */
	const char *const *forms; /* of URLs that people paste (form.h); NULL-terminated */
	const char *host; /* filled in where the short form gave no {host}; or NULL */
	const char *page_query; /* of a company's page that shows one posting; or NULL */
	/* Requests, filled in from what a form or the short form gave; NULL where there is none. */
	const char *list;      /* all postings of a tenant, or what its name is a search for */
	const char *all;       /* all there are, when the tenant is "all" or absent */
	const char *more;      /* pages after the first; NULL: the same again */
	const char *list_body; /* POST it; NULL: GET */
	const char *one;       /* one posting; NULL: it is chosen from the list */
	bool reads_page;       /* one posting is read from the page people see */
	const char *detail;    /* for each posting of the list, whose rows have no description */
	const char *detail_of; /* member of a row that fills {id}, or {path}, of detail */
	const char *page;      /* where people read one posting whose record has no URL */
	const char *header;    /* "Name: VARIABLE", a key from the environment; or NULL */
	const char *keys[2];   /* variables that fill {app} and {key}; or NULL */
	/* Who the tenant is, where the name given stands for something else: what to ask, and
	 * the tenant in the answer (absent: not found). */
	const char *find;
	bool (*must_find)(sg_str tenant);
	sg_str (*found)(const struct sg_json *root, struct sg_arena *arena);
	/* Whether a page follows the one whose answer is root; NULL: never. */
	bool (*next)(const struct sg_json *root, const struct sg_turn *turn);
	bool tenants;          /* each tenant is a company, so its name serves for the company's */
	unsigned manners;      /* of enum sg_board_manner */
	uint32_t pause_ms;     /* between requests */
	uint32_t max_age_s;    /* a copy this young is fetched no second time */
};

/* The i-th of them, from 0; NULL behind the last. */
const struct sg_board *sg_board_at(size_t i);
/* By the name of the short form; NULL when there is none. */
const struct sg_board *sg_board_by_name(sg_str name);
/* The board a canonical URL belongs to, and what it names there; NULL when none knows it. */
const struct sg_board *sg_board_of_url(sg_str url, struct sg_values *out);
