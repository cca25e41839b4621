/* SPDX-License-Identifier: MIT */
#include "cli/line.h"

#include <stdlib.h>
#include <string.h>

#include <skillgap/duplicates.h>
#include <skillgap/role.h>
#include <skillgap/route.h>

#include "cli/feed.h"
#include "cli/line_net.h"
#include "cli/lines.h"
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
		line->n_gone += reply->page.http_status == 404 || reply->page.http_status == 410;
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

/* The source that is none of the SOURCEs. */
static void read_first(struct line *line)
{
	struct feed feed = { .line = line, .source = line->first.name };
	struct sg_error err = { 0 };
	unsigned failed = line->n_failed;

	if (line->first.read == NULL || line->stopped)
		return;
	line->n_sources++;
	if (!line->first.read(line->first.user, feed_advance, &feed, &err) && !line->stopped)
		feed_fail(line, feed.source, &err);
	line->n_bad += line->n_failed > failed;
}

static void run_source(struct line *line, const char *source, int i)
{
	unsigned failed = line->n_failed;
	char *shown = strdup(source);

	line->stopped |= shown == NULL;
	if (shown == NULL)
		return;
	sg_source_hide(shown);
	if (line->witness.begins != NULL)
		line->witness.begins(line->witness.user, line, shown);
	read_source(line, source, shown, i);
	tell_about(line, shown);
	if (line->witness.ends != NULL)
		line->witness.ends(line->witness.user, line->n_failed == failed);
	line->n_bad += line->n_failed > failed;
	free(shown);
}

void line_run(struct line *line, char **sources, int n)
{
	char *stdin_only[] = { (char[]){ "-" } };
	bool own_seen = line->seen == NULL;

	progress_open(!line->verbose && !line->still);
	line->arena = sg_arena_new(0);
	if (n == 0 && line->first.read == NULL && line->lines == NULL) {
		sources = stdin_only;
		n = 1;
	}
	if ((own_seen && sg_seen_new(&line->seen, NULL) != SG_OK) || line->arena == NULL ||
	    !narrow_open(&line->narrow, line->now) || !render_open(&line->render) ||
	    !line_open_net(line, sources, n))
		line->stopped = true;
	read_first(line);
	for (int i = 0; i < n && !line->stopped; i++)
		run_source(line, sources[i], i);
	progress_close();
	net_free(line->net);
	render_close(&line->render);
	free(line->cache);
	narrow_close(&line->narrow);
	lines_run(line);
	if (own_seen)
		sg_seen_free(line->seen);
	sg_arena_free(line->arena);
	line->seen = NULL;
	line->arena = NULL;
	line->net = NULL;
	line->cache = NULL;
}
