/* SPDX-License-Identifier: MIT */
#include "cli/line_net.h"

#include <stdlib.h>
#include <string.h>

#include "cli/lines.h"
#include "cli/net.h"
#include "cli/ui.h"

static void log_request(void *unused, const char *text)
{
	(void)unused;
	ui_say(NULL, text, NULL);
}

static const char *variable(void *unused, const char *name)
{
	(void)unused;
	return getenv(name);
}

/* Before anything is waited for. */
static void deliver_some(void *user)
{
	struct line *line = user;

	crew_idle(line->crew);
}

static bool any_remote(char *const *sources, int n)
{
	for (int i = 0; i < n; i++)
		if (net_is_source(sources[i]))
			return true;
	return false;
}

void line_needs(const struct line *line, char *const *sources, int n, struct sandbox *sandbox)
{
	if (line->lines != NULL)
		lines_need(line->lines, sandbox);
	if (!any_remote(sources, n))
		return;
	sandbox->copies |= !line->no_cache;
	sandbox->network |= !line->fetch.offline;
	sandbox->programs |= !line->fetch.offline && line->render.command != NULL;
}

bool line_open_net(struct line *line, char **sources, int n)
{
	struct net_options options = {
		.shared = line->fetcher,
		.fetch = line->fetch,
		.route = { .opt_in = line->opt_in, .max_postings = line->max_postings,
			   .variable = variable },
		.render = &line->render,
		.idle = deliver_some,
		.idle_user = line,
	};

	if (!any_remote(sources, n))
		return true;
	line->cache = line->no_cache ? NULL : file_cache("pages");
	options.fetch.max_bytes = (size_t)line->max_size << 20;
	options.fetch.cache = line->cache;
	options.fetch.log = line->verbose ? log_request : NULL;
	line->net = net_new(line->setup->dict, &options, sources, n);
	return line->net != NULL;
}

/* ---- reading ------------------------------------------------------------------------ */

static enum net_next take_reply(void *user, struct sg_route *route, struct sg_reply *reply,
				bool may_wait)
{
	struct feed *feed = user;
	struct line *line = feed->line;
	struct parcel *parcel = parcel_new(line, feed);

	if (parcel == NULL) {
		line_free_reply(line, reply);
		return NET_STOP;
	}
	parcel->route = route;
	parcel->reply = *reply;
	parcel->task.weight = reply->page.body.len;
	if (may_wait) {
		feed_read(parcel);
		return NET_LATER;
	}
	parcel_read_only(parcel, line);
	feed_expand(parcel);
	return line->stopped ? NET_STOP : NET_GO_ON;
}

static void take_failure(void *user, const struct sg_error *err)
{
	struct feed *feed = user;

	crew_settle(feed->line->crew);
	feed_begin(feed);
	if (!feed->line->stopped)
		feed_fail(feed->line, feed->source, err);
}

/* What its terms ask to be said of a source travels with its postings. */
static void take_end(void *user, struct sg_route *route)
{
	struct feed *feed = user;
	sg_str credit = sg_route_credit(route);

	crew_settle(feed->line->crew);
	if (credit.ptr != NULL && feed->postings > 0)
		feed->line->about =
			(struct sg_source){ .source = { feed->source, strlen(feed->source) },
					    .credit = credit,
					    .read = feed->replies,
					    .postings = feed->postings };
}

void line_read_net(struct feed *feed, int i)
{
	const struct net_reader reader = { take_reply, take_failure, take_end, feed };

	feed->item = i;
	net_read(feed->line->net, i, &reader);
}

void line_read_on(struct feed *feed)
{
	const struct net_reader reader = { take_reply, take_failure, take_end, feed };

	if (!feed->line->stopped)
		net_read_on(feed->line->net, feed->item, &reader);
}

void line_free_reply(struct line *line, struct sg_reply *reply)
{
	net_free_reply(line->net, reply);
}
