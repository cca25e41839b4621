/* SPDX-License-Identifier: MIT */
#include "cli/line.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <skillgap/role.h>
#include <skillgap/route.h>

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
static void read_role(struct feed *feed)
{
	struct line *line = feed->line;
	struct parcel *parcel = parcel_new(line, feed);
	struct sg_record *record;
	struct sg_error err = { 0 };
	uint32_t role;

	if (parcel == NULL)
		return;
	record = &parcel->piece.record;
	record->kind = SG_RECORD_POSTING;
	if (sg_role_of_source(line->setup->dict, str_of(feed->source), &role, &err) == SG_OK &&
	    sg_role_posting(line->setup->dict, role, parcel->arena, &record->posting, &err) ==
		    SG_OK) {
		feed_understand(parcel);
		return;
	}
	parcel_done(line, parcel);
	feed_fail_later(feed, &err);
}

/* `shown` is the source without what nobody should see. */
static void read_source(struct run *run, const char *source, int i)
{
	bool is_stdin = strcmp(source, "-") == 0, is_net = net_is_source(source);
	struct feed *feed;

	run->line->n_sources++;
	if (!is_net) /* of the network, what is waited for is shown while it is */
		progress_at(0, 1, str_of(is_stdin ? "" : run->shown));
	if (!is_stdin && !is_net && !sg_role_is_source(str_of(source)) && file_is_folder(source)) {
		feed_folder(run, source);
		return;
	}
	feed = feed_new(run, is_net ? run->shown : source, !is_net);
	if (feed == NULL)
		return;
	if (is_stdin)
		feed_stream(feed, STDIN_FILENO);
	else if (is_net)
		line_read_net(feed, i);
	else if (sg_role_is_source(str_of(source)))
		read_role(feed);
	else
		feed_file(feed);
	feed_end(feed);
}

/* An sg_record_fn. What it is given lives until it returns. */
static int advance(void *user, const struct sg_record *record)
{
	struct feed *feed = user;
	struct parcel *parcel = parcel_new(feed->line, feed);

	if (parcel == NULL)
		return 1;
	parcel->piece.record = *record;
	feed_understand(parcel);
	crew_settle(feed->line->crew);
	return feed->line->stopped;
}

/* The source that is none of the SOURCEs. */
static void read_first(struct line *line)
{
	struct sg_error err = { 0 };
	struct run *run;
	struct feed *feed;

	if (line->first.read == NULL || line->stopped)
		return;
	run = run_new(line, line->first.name);
	feed = run == NULL ? NULL : feed_new(run, line->first.name, false);
	if (feed != NULL) {
		run->remembered = true;
		line->n_sources++;
		if (!line->first.read(line->first.user, advance, feed, &err) && !line->stopped)
			feed_fail_later(feed, &err);
		feed_end(feed);
	}
	if (run != NULL)
		run_end(run);
}

static void run_source(struct line *line, const char *source, int i)
{
	struct run *run = run_new(line, source);

	if (run == NULL)
		return;
	sg_source_hide(run->shown);
	read_source(run, source, i);
	run_end(run);
}

bool line_open_crew(struct line *line)
{
	const struct crew_hands hands = { hand_make, hand_free, line, &line->own };

	line->own = (struct hand){ line, line->setup->matcher, line->narrow.filter };
	line->crew = crew_new(line->jobs, &hands);
	return line->crew != NULL;
}

void line_close_crew(struct line *line)
{
	if (line->crew != NULL && line->stopped)
		crew_cancel(line->crew);
	if (line->crew != NULL) {
		crew_settle(line->crew);
		crew_settle_aside(line->crew);
	}
	crew_free(line->crew);
	parcel_free_spares(line);
	line->crew = NULL;
}

void line_run(struct line *line, char **sources, int n)
{
	char *stdin_only[] = { (char[]){ "-" } };
	bool own_seen = line->seen == NULL;

	progress_open(!line->verbose && !line->still);
	if (n == 0 && line->first.read == NULL && line->lines == NULL) {
		sources = stdin_only;
		n = 1;
	}
	if ((own_seen && sg_seen_new(&line->seen, NULL) != SG_OK) ||
	    !narrow_open(&line->narrow, line->now) || !render_open(&line->render) ||
	    !line_open_crew(line) || !line_open_net(line, sources, n))
		line->stopped = true;
	read_first(line);
	for (int i = 0; i < n && !line->stopped; i++)
		run_source(line, sources[i], i);
	line_close_crew(line);
	progress_close();
	net_free(line->net);
	render_close(&line->render);
	free(line->cache);
	narrow_close(&line->narrow);
	lines_run(line);
	if (own_seen)
		sg_seen_free(line->seen);
	line->seen = NULL;
	line->net = NULL;
	line->cache = NULL;
}
