/* SPDX-License-Identifier: MIT */
#include "cli/line.h"

#include <stdlib.h>
#include <string.h>

#include <skillgap/duplicates.h>
#include <skillgap/role.h>
#include <skillgap/route.h>

#include "cli/feed.h"
#include "cli/net.h"
#include "cli/progress.h"
#include "cli/ui.h"

static sg_str str_of(const char *text)
{
	return (sg_str){ text, text == NULL ? 0 : strlen(text) };
}

bool line_is_source(const char *word)
{
	return strcmp(word, "-") == 0 || net_is_source(word) || sg_role_is_source(str_of(word)) ||
	       file_exists(word);
}

/* A role model of the dictionary is a posting like any other. */
static void read_role(struct line *line, const char *source)
{
	struct feed feed = { .line = line, .source = source };
	struct sg_record record = { .kind = SG_RECORD_POSTING };
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_error err = { 0 };
	uint32_t role;

	line->narrow.read++;
	if (arena == NULL)
		line->stopped = true;
	else if (sg_role_of_source(line->setup->dict, str_of(source), &role, &err) == SG_OK &&
		 sg_role_posting(line->setup->dict, role, arena, &record.posting, &err) == SG_OK)
		feed_advance(&feed, &record);
	else
		feed_fail(line, source, &err);
	sg_arena_free(arena);
}

/* ---- the network -------------------------------------------------------------------- */

static void log_request(void *unused, const char *text)
{
	(void)unused;
	ui_say(NULL, text, NULL);
}

/* Said once, and before what it announces: many postings may take a minute. */
static void tell_note(struct feed *feed, const struct sg_route *route)
{
	if (!feed->noted && sg_route_note(route).ptr != NULL)
		ui_note(sg_route_note(route));
	feed->noted = sg_route_note(route).ptr != NULL;
}

static bool take_reply(void *user, struct sg_route *route, const struct sg_reply *reply)
{
	struct feed *feed = user;
	struct line *line = feed->line;
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_error err = { 0 };

	line->narrow.read++;
	if (arena == NULL)
		line->stopped = true;
	else if (sg_route_answer(route, &reply->page, reply->status == SG_OK ? NULL : &reply->err,
				 arena, feed_advance, feed, &err) != SG_OK &&
		 !line->stopped) {
		line->n_bad_requests++;
		feed_fail(line, feed->source, &err);
	}
	tell_note(feed, route);
	feed->replies++;
	line->n_requests++;
	sg_arena_free(arena);
	return !line->stopped;
}

static bool take_failure(void *user, const struct sg_error *err)
{
	struct feed *feed = user;

	feed_fail(feed->line, feed->source, err);
	return !feed->line->stopped;
}

/* What its terms ask to be said of a source travels with its postings. */
static void take_end(void *user, struct sg_route *route)
{
	struct feed *feed = user;

	if (sg_route_credit(route).ptr != NULL && feed->postings > 0)
		feed->line->about = (struct sg_source){ .source = str_of(feed->source),
							.credit = sg_route_credit(route),
							.read = feed->replies,
							.postings = feed->postings };
}

static void read_net(struct line *line, const char *source, int i)
{
	struct feed feed = { .line = line, .source = source };
	struct net_reader reader = { take_reply, take_failure, take_end, &feed };

	net_read(line->net, i, &reader);
}

static const char *variable(void *unused, const char *name)
{
	(void)unused;
	return getenv(name);
}

static bool open_net(struct line *line, char **sources, int n)
{
	struct net_options options = {
		.fetch = line->fetch,
		.route = { .opt_in = line->opt_in, .max_postings = line->max_postings,
			   .variable = variable },
		.render = &line->render,
	};
	bool any = false;

	for (int i = 0; i < n; i++)
		any |= net_is_source(sources[i]);
	if (!any)
		return true;
	line->cache = line->no_cache ? NULL : file_cache("pages");
	options.fetch.max_bytes = (size_t)line->max_size << 20;
	options.fetch.cache = line->cache;
	options.fetch.log = line->verbose ? log_request : NULL;
	line->net = net_new(line->setup->dict, &options, sources, n);
	return line->net != NULL;
}

/* `shown` is the source without what nobody should see. */
static void read_source(struct line *line, const char *source, const char *shown, int i)
{
	struct feed feed = { .line = line, .source = "-" };

	line->n_sources++;
	progress_at(0, 1, str_of(strcmp(source, "-") == 0 ? "" : shown));
	if (strcmp(source, "-") == 0) {
		line->narrow.read++;
		feed_stream(&feed, stdin);
	} else if (net_is_source(source)) {
		read_net(line, shown, i);
	} else if (sg_role_is_source(str_of(source))) {
		read_role(line, source);
	} else if (file_is_folder(source)) {
		feed_folder(line, source);
	} else {
		feed.source = source;
		feed_file(&feed);
	}
}

/* A source that asks for credit or was filtered is followed by one record that says so. */
static void tell_about(struct line *line, const char *source)
{
	struct sg_record record = { .kind = SG_RECORD_SOURCE, .source = line->about };
	char text[200];
	bool told = narrow_note(&line->narrow, source, text, &record.source);

	record.source.credit = line->about.credit;
	line->about = (struct sg_source){ 0 };
	if (told || record.source.credit.ptr != NULL)
		feed_emit(line, &record);
}

void line_run(struct line *line, char **sources, int n)
{
	char *stdin_only[] = { (char[]){ "-" } };

	progress_open(!line->verbose && !line->still);
	line->arena = sg_arena_new(0);
	if (n == 0) {
		sources = stdin_only;
		n = 1;
	}
	if (sg_seen_new(&line->seen, NULL) != SG_OK || line->arena == NULL ||
	    !narrow_open(&line->narrow, line->now) || !render_open(&line->render) ||
	    !open_net(line, sources, n))
		line->stopped = true;
	for (int i = 0; i < n && !line->stopped; i++) {
		unsigned failed = line->n_failed;
		char *shown = strdup(sources[i]);

		line->stopped = shown == NULL;
		if (shown == NULL)
			break;
		sg_source_hide(shown);
		read_source(line, sources[i], shown, i);
		tell_about(line, shown);
		line->n_bad += line->n_failed > failed;
		free(shown);
	}
	progress_close();
	net_free(line->net);
	render_close(&line->render);
	free(line->cache);
	narrow_close(&line->narrow);
	sg_seen_free(line->seen);
	sg_arena_free(line->arena);
	line->seen = NULL;
	line->arena = NULL;
	line->net = NULL;
	line->cache = NULL;
}
