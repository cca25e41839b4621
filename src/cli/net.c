/* SPDX-License-Identifier: MIT */
#include "cli/net.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/io.h"
#include "cli/progress.h"

/* A request that was asked for and not read yet; in the order of asking. */
struct waiting {
	struct waiting *next;
	struct sg_reply reply;
	sg_str url; /* lives in the route */
	bool arrived;
	bool unwanted; /* its source ended before; it stays for the fetcher's sake */
};

struct item {
	const char *source;
	bool remote;  /* the network is asked for it */
	bool started; /* route or err is set */
	bool read;    /* an answer of it was taken */
	bool busy;    /* the route is being answered elsewhere */
	struct sg_route *route;
	struct sg_error *err; /* why there is no route; NULL where memory ran out */
	struct waiting *first, *last;
};

struct net {
	const struct sg_dict *dict;
	struct net_options options;
	const struct io *io;        /* loaded, */
	struct sg_fetcher *fetcher; /* and made when the first request is asked for */
	struct item *items;
	int n;
	int at;	       /* the item being read */
	size_t read;   /* answers, of all items */
	unsigned open; /* asked for and not read */
	size_t kept;   /* bytes of answers that came early */
	bool failed;   /* memory ran out */
	struct waiting *strays; /* unwanted ones */
};

bool net_is_source(const char *word)
{
	return sg_route_knows((sg_str){ word, strlen(word) });
}

/* ---- while it goes on --------------------------------------------------------------- */

/* A URL without its scheme and from its query on; or its host alone. */
static sg_str place_of(sg_str url, const char *ends)
{
	size_t at = 0, n = 0;

	while (at < url.len && url.ptr[at] != ':')
		at++;
	at = at + 3 < url.len ? at + 3 : url.len;
	while (at + n < url.len && strchr(ends, url.ptr[at + n]) == NULL)
		n++;
	return (sg_str){ url.ptr + at, n };
}

/* An sg_fetch_options.beat: how much of what is known of by now has been read. */
static void show_progress(void *user)
{
	const struct net *net = user;
	const struct item *item = &net->items[net->at];
	size_t of = net->read;

	for (int i = net->at; i < net->n; i++)
		if (net->items[i].busy)
			of++;
		else if (net->items[i].route != NULL)
			of += sg_route_left(net->items[i].route);
		else
			of += net->items[i].remote && !net->items[i].started;
	if (item->first != NULL)
		progress_at(net->read, of, place_of(item->first->url, "/?#"));
}

static void show_shared(void *user)
{
	const struct net_fetcher *shared = user;

	if (shared->at != NULL)
		show_progress((void *)(uintptr_t)shared->at);
}

/* An sg_route_options.render. */
static bool run_scripts(void *user, const struct sg_page *page, sg_str *html)
{
	const struct net *net = user;
	const struct sg_fetch_options *fetch = &net->options.fetch;
	sg_str place = place_of(page->url, "?#");
	char line[600];
	bool ok;

	ok = render_page(net->options.render, page->url, fetch->timeout_s, fetch->max_bytes, html);
	if (ok && fetch->log != NULL) {
		snprintf(line, sizeof line, "RUN %.*s: %zu bytes",
			 place.len > 400 ? 400 : (int)place.len, place.ptr, html->len);
		fetch->log(fetch->log_user, line);
	}
	return ok;
}

/* ---- life --------------------------------------------------------------------------- */

struct net *net_new(const struct sg_dict *dict, const struct net_options *options,
		    char *const *sources, int n)
{
	struct net *net = calloc(1, sizeof *net);

	if (net == NULL)
		return NULL;
	net->items = calloc((size_t)n + 1, sizeof *net->items);
	if (net->items == NULL) {
		free(net);
		return NULL;
	}
	net->dict = dict;
	net->options = *options;
	/* Who may ask one host for more at once may do so of all hosts together. */
	net->options.fetch.in_flight = NET_IN_FLIGHT;
	if (options->fetch.per_host > NET_IN_FLIGHT)
		net->options.fetch.in_flight = options->fetch.per_host;
	net->options.route.user = net;
	if (options->render->command != NULL && !options->fetch.offline)
		net->options.route.render = run_scripts;
	if (progress_is_on()) {
		net->options.fetch.beat = options->shared != NULL ? show_shared : show_progress;
		net->options.fetch.beat_user = options->shared != NULL ? (void *)options->shared
								       : (void *)net;
	}
	net->n = n;
	for (int i = 0; i < n; i++) {
		net->items[i].source = sources[i];
		net->items[i].remote = net_is_source(sources[i]);
	}
	return net;
}

static void free_waiting(struct net *net, struct waiting *waiting)
{
	if (waiting->arrived) {
		net->kept -= waiting->reply.page.body.len;
		net->io->reply_free(&waiting->reply);
	}
	net->open--;
	free(waiting);
}

/* Takes the oldest request of an item off its list. */
static void drop(struct net *net, struct item *item)
{
	struct waiting *waiting = item->first;

	item->first = waiting->next;
	if (item->first == NULL)
		item->last = NULL;
	if (waiting->arrived || net->fetcher == NULL) {
		free_waiting(net, waiting);
		return;
	}
	waiting->unwanted = true;
	waiting->next = net->strays;
	net->strays = waiting;
}

static void end(struct net *net, struct item *item)
{
	while (item->first != NULL)
		drop(net, item);
	sg_route_free(item->route);
	item->route = NULL;
}

/* Few sources fail, so that none has room for an error before it does. */
static void keep_error(struct net *net, struct item *item, const struct sg_error *err)
{
	end(net, item);
	if (item->err == NULL)
		item->err = malloc(sizeof *item->err);
	if (item->err == NULL)
		net->failed = true;
	else
		*item->err = *err;
}

/* A shared one goes on, unless something is under way that nobody waits for any more. */
static void leave_fetcher(struct net *net)
{
	struct net_fetcher *shared = net->options.shared;
	bool is_shared = shared != NULL && shared->fetcher == net->fetcher;

	if (is_shared)
		shared->at = NULL;
	if (net->fetcher != NULL && (!is_shared || net->open > 0)) {
		net->io->fetcher_free(net->fetcher); /* after this nothing arrives any more */
		if (is_shared)
			shared->fetcher = NULL;
	}
	net->fetcher = NULL;
}

void net_fetcher_close(struct net_fetcher *shared)
{
	if (shared->fetcher != NULL)
		shared->io->fetcher_free(shared->fetcher);
	*shared = (struct net_fetcher){ .io = NULL };
}

void net_free(struct net *net)
{
	if (net == NULL)
		return;
	leave_fetcher(net);
	while (net->strays != NULL) {
		struct waiting *stray = net->strays;

		net->strays = stray->next;
		free(stray);
	}
	for (int i = 0; i < net->n; i++) {
		end(net, &net->items[i]);
		free(net->items[i].err);
	}
	free(net->items);
	free(net);
}

/* ---- asking ahead ------------------------------------------------------------------- */

static bool is_full(const struct net *net)
{
	return net->open >= net->options.fetch.in_flight + NET_AHEAD || net->kept > NET_BYTES;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Where copies are is the same for all of a run; the text may be gone by now. */
static bool same_options(const struct sg_fetch_options *a, const struct sg_fetch_options *b)
{
	return a->allow_private == b->allow_private && a->offline == b->offline &&
	       a->timeout_s == b->timeout_s && a->max_redirects == b->max_redirects &&
	       a->in_flight == b->in_flight && a->per_host == b->per_host &&
	       a->pause_ms == b->pause_ms && a->tries == b->tries && a->retry_ms == b->retry_ms &&
	       a->max_bytes == b->max_bytes && a->cache_bytes == b->cache_bytes &&
	       (a->cache == NULL) == (b->cache == NULL) && a->log == b->log &&
	       a->beat == b->beat && same_text(a->user_agent, b->user_agent) &&
	       same_text(a->connect_to, b->connect_to);
}

static bool make_fetcher(struct net *net, struct sg_error *err)
{
	struct net_fetcher *shared = net->options.shared;
	bool share = shared != NULL && (shared->fetcher == NULL ||
					same_options(&shared->options, &net->options.fetch));

	if (share && shared->fetcher != NULL)
		net->fetcher = shared->fetcher;
	else if (net->io->fetcher_new(&net->fetcher, &net->options.fetch, err) != SG_OK)
		return false;
	if (share)
		*shared = (struct net_fetcher){ net->io, net->fetcher, net->options.fetch, net };
	return true;
}

static bool open_fetcher(struct net *net, struct sg_error *err)
{
	if (net->io == NULL)
		net->io = io_load(err);
	return net->io != NULL && (net->fetcher != NULL || make_fetcher(net, err));
}

static bool ask(struct net *net, struct item *item, const struct sg_request *request,
		struct sg_error *err)
{
	struct waiting *waiting = calloc(1, sizeof *waiting);

	if (waiting == NULL) {
		net->failed = true;
		return false;
	}
	if (!open_fetcher(net, err) ||
	    net->io->fetcher_add(net->fetcher, request, waiting, err) != SG_OK) {
		free(waiting);
		return false;
	}
	if (item->last == NULL)
		item->first = waiting;
	else
		item->last->next = waiting;
	waiting->url = request->url;
	item->last = waiting;
	net->open++;
	return true;
}

static void start(struct net *net, struct item *item)
{
	sg_str source = { item->source, strlen(item->source) };
	struct sg_error err = { 0 };

	item->started = true;
	if (sg_route_new(&item->route, net->dict, source, &net->options.route, &err) != SG_OK)
		keep_error(net, item, &err);
}

/* Asks for what one source wants; one request at least, if `must`, however full it is. */
static void ask_for(struct net *net, struct item *item, bool must)
{
	struct sg_request request;
	struct sg_error err = { 0 };

	while (item->route != NULL && !item->busy &&
	       (!is_full(net) || (must && item->first == NULL)) &&
	       sg_route_next(item->route, &request))
		if (!ask(net, item, &request, &err))
			keep_error(net, item, &err);
}

/* Asks for what source i and those behind it want, as far as there is room. */
static void ask_ahead(struct net *net, int i)
{
	ask_for(net, &net->items[i], true);
	for (i++; i < net->n && !net->failed && !is_full(net); i++) {
		struct item *item = &net->items[i];

		if (!item->remote)
			continue;
		if (!item->started)
			start(net, item);
		ask_for(net, item, false);
	}
}

/* ---- reading ------------------------------------------------------------------------ */

/* Waits for any answer and puts it where it belongs. */
static bool receive(struct net *net)
{
	struct sg_reply reply;
	struct waiting *waiting;

	fflush(stdout); /* what there is so far, for whom it is piped to */
	if (!net->io->fetcher_wait(net->fetcher, &reply))
		return false;
	waiting = reply.user;
	if (waiting->unwanted) {
		net->io->reply_free(&reply);
		net->open--;
		return true;
	}
	waiting->reply = reply;
	waiting->arrived = true;
	net->kept += reply.page.body.len;
	return true;
}

/* Takes the answer to the oldest request of an item. */
static struct sg_reply take(struct net *net, struct item *item)
{
	struct sg_reply reply = item->first->reply;

	net->read++;
	net->kept -= reply.page.body.len;
	item->first->reply = (struct sg_reply){ .user = NULL };
	drop(net, item);
	return reply;
}

/*
 * A source as far as it goes. NET_STOP: asking failed. What is idle meanwhile may read on with
 * the sources before it, so that all may have changed after it.
 */
static enum net_next read_route(struct net *net, int i, const struct net_reader *reader)
{
	struct item *item = &net->items[i];

	while (item->route != NULL && !net->failed) {
		enum net_next next;
		struct sg_reply reply;

		net->at = i;
		ask_ahead(net, i);
		if (item->first == NULL)
			break;
		if (!item->first->arrived) {
			net->options.idle(net->options.idle_user);
			if (item->first != NULL && !item->first->arrived && !receive(net))
				return NET_STOP;
			continue;
		}
		reply = take(net, item);
		item->busy = !item->read && net->options.route.render == NULL;
		item->read = true;
		next = reader->reply(reader->user, item->route, &reply, item->busy);
		if (next == NET_LATER)
			return next;
		item->busy = false;
		if (next == NET_STOP)
			return NET_GO_ON;
	}
	return item->route != NULL ? NET_GO_ON : NET_STOP;
}

static void read_rest(struct net *net, int i, const struct net_reader *reader)
{
	static const struct sg_error no_memory = { .status = SG_ENOMEM, .text = "out of memory" };
	struct item *item = &net->items[i];
	enum net_next next = item->route == NULL ? NET_STOP : read_route(net, i, reader);

	if (next == NET_LATER)
		return;
	if (next == NET_GO_ON)
		reader->end(reader->user, item->route);
	else
		reader->failure(reader->user, item->err == NULL ? &no_memory : item->err);
	end(net, item);
}

void net_read(struct net *net, int i, const struct net_reader *reader)
{
	if (!net->items[i].started)
		start(net, &net->items[i]);
	read_rest(net, i, reader);
}

void net_read_on(struct net *net, int i, const struct net_reader *reader)
{
	int at = net->at;

	net->items[i].busy = false;
	read_rest(net, i, reader);
	net->at = at;
}

void net_free_reply(struct net *net, struct sg_reply *reply)
{
	net->io->reply_free(reply);
}
