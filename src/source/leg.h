/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/route.h>

#include "base/error.h"
#include "source/board.h"

/*
 * Legs of a route: what was or will be asked for, first come, first answered.
 *
 * Limits:    SG_ROUTE_MAX_PAGES pages of a list; max_postings of the options; sitemap.c's.
 * Ownership: everything lives in the route's arena until the route is freed.
 */
enum {
	SG_ROUTE_MAX_PAGES = 100,
	SG_ROUTE_MAX_POSTINGS = 2000,
	SG_ROUTE_MAX_SITEMAPS = 50,
	SG_ROUTE_MAX_SITE_PAGES = 500, /* that sitemaps name */
};

enum sg_leg_kind {
	SG_LEG_PAGE,   /* a page of any site */
	SG_LEG_FIND,   /* who the tenant is */
	SG_LEG_LIST,   /* all postings of a board, or a page of them */
	SG_LEG_ONE,    /* one posting of a board */
	SG_LEG_DETAIL, /* one posting out of a list */
	SG_LEG_ROBOTS,	/* where the sitemaps of a site are */
	SG_LEG_SITEMAP,
};

struct sg_leg {
	enum sg_leg_kind kind;
	const struct sg_board *board; /* NULL for pages and sitemaps */
	struct sg_values values; /* of what a sitemap leads to: its host, and the path asked for */
	bool whole; /* of a list, all of which was asked for */
	unsigned page, offset; /* of a list; of a sitemap page is how deep it is */
	struct sg_request request;
};

struct sg_route {
	const struct sg_dict *dict;
	struct sg_route_options options;
	struct sg_arena *arena;
	sg_str source; /* as the user named it */
	sg_vec(struct sg_leg) legs;
	size_t asked, answered;
	sg_str note;
	const struct sg_board *board; /* the one being read; or NULL */
	uint32_t postings; /* given or asked for */
	uint32_t sitemaps; /* asked for */
	bool followed;     /* from a page to the board it embeds; once is enough */
	bool failed;       /* memory ran out */
};

/* Add a leg; they set route->failed when memory runs out. */
void sg_leg_page(struct sg_route *route, sg_str url);
/* A page or sitemap of the site that values name. */
void sg_leg_site(struct sg_route *route, enum sg_leg_kind kind, sg_str url,
		  const struct sg_values *values, unsigned level);
/* All postings of a board, or the one that values->id names. */
void sg_leg_board(struct sg_route *route, const struct sg_board *board,
		   const struct sg_values *values);
void sg_leg_list(struct sg_route *route, const struct sg_board *board,
		  const struct sg_values *values, unsigned page, unsigned offset);
void sg_leg_detail(struct sg_route *route, const struct sg_leg *list, sg_str id);

/* What one answer holds and leads to. */
struct sg_answer_in {
	struct sg_route *route;
	struct sg_leg leg; /* a copy: adding legs moves them */
	const struct sg_page *page;
	struct sg_arena *arena;
	sg_record_fn fn;
	void *user;
	struct sg_error *err;
	uint32_t given; /* records handed out */
};

/* The page of any site: its posting, or the board that it embeds (page.c). */
SG_MUST_USE enum sg_status sg_answer_page(struct sg_answer_in *in);
/* A list or a posting of a board (list.c). */
SG_MUST_USE enum sg_status sg_answer_find(struct sg_answer_in *in);
SG_MUST_USE enum sg_status sg_answer_list(struct sg_answer_in *in);
/* Reads the page's bytes; what is not the posting asked for is left out, and what its board
 * knows of a posting that does not say so itself is filled in. */
SG_MUST_USE enum sg_status sg_answer_read(struct sg_answer_in *in);
