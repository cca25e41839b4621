/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/io.h>
#include <skillgap/route.h>

#include "cli/render.h"

/*
 * Network sources: asked for ahead, read in order.
 *
 * While one source is read, those behind it are asked for already, so that postings come out
 * in the order of the sources however answers arrive. What arrived early is kept.
 *
 * Limits: NET_IN_FLIGHT requests are under way at once, or as many as one host may be asked
 *         where that is more; NET_AHEAD more than these are asked for and not yet read, and
 *         NET_BYTES of answers kept.
 * Threads: one; a route may be answered on another.
 */
enum { NET_IN_FLIGHT = 16, NET_AHEAD = 48, NET_BYTES = 64 << 20 };

struct net;

/* A fetcher for one list of sources after the other, so that hosts are asked as by one: with one
 * look at robots.txt, and their pauses. Zero bytes: none yet. */
struct net_fetcher {
	const struct io *io;
	struct sg_fetcher *fetcher;
	struct sg_fetch_options options; /* it was made with */
	const struct net *at; /* whose requests are under way */
};

void net_fetcher_close(struct net_fetcher *shared);

struct net_options {
	struct net_fetcher *shared; /* NULL: none; it is used by those of equal fetch options */
	struct sg_fetch_options fetch; /* its texts are borrowed */
	struct sg_route_options route;
	struct render *render; /* borrowed; it may have no command */
	void (*idle)(void *user); /* called before it waits */
	void *idle_user;
};

enum net_next {
	NET_GO_ON,
	NET_STOP,
	NET_LATER, /* the route is being answered elsewhere: net_read_on() once it is */
};

/* Told what comes of a source: a page for the route, or a failure. */
struct net_reader {
	/* A reply to the oldest open request of `route`; it is the reader's from then on.
	 * may_wait: NET_LATER is allowed; until net_read_on() nothing touches the route. */
	enum net_next (*reply)(void *user, struct sg_route *route, struct sg_reply *reply,
			       bool may_wait);
	/* The source cannot be asked for at all. */
	void (*failure)(void *user, const struct sg_error *err);
	/* The route came to its end. */
	void (*end)(void *user, struct sg_route *route);
	void *user;
};

/* Whether a word is a source that the network is asked for. */
bool net_is_source(const char *word);

/* Nothing is loaded or asked before the first source is read. NULL: out of memory. */
struct net *net_new(const struct sg_dict *dict, const struct net_options *options,
		    char *const *sources, int n);
void net_free(struct net *net); /* NULL is allowed */

/* Reads source i, which was given to net_new(). Sources must be read in order. */
void net_read(struct net *net, int i, const struct net_reader *reader);
/* Reads the rest of a source that others may have been read after. */
void net_read_on(struct net *net, int i, const struct net_reader *reader);
void net_free_reply(struct net *net, struct sg_reply *reply);
