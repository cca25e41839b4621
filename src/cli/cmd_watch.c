/* SPDX-License-Identifier: MIT */
/* watch: reads the sources, remembers what they show, says only what changed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/history.h"
#include "cli/housekeeping.h"
#include "cli/lines.h"
#include "cli/net.h"
#include "cli/person.h"
#include "cli/show.h"
#include "cli/stage.h"
#include "cli/ui.h"
#include "cli/usage.h"
#include "cli/watch_gaps.h"

/* A source read well so short a time ago is not asked again. */
enum { REST_S = 3600 };

struct watch {
	struct setup setup;
	struct line line; /* what its options say goes for every line of the file */
	struct lines lines;
	const struct line *running; /* of them */
	struct person person;
	struct show show;
	struct history history;
	struct sg_past past;
	struct housekeeping house;
	uint32_t keep; /* days; 0: all */
	bool fail_on_change, dry_run;
	int help;

	uint32_t n_failed; /* lines */
	bool put_failed;
	bool filtered; /* the line at hand left postings out */
};

/* ---- the sources file ----------------------------------------------------------- */

static enum exit_code no_sources(const char *path)
{
	char what[240], mend[160];

	snprintf(what, sizeof what, "no sources yet: %.180s does not exist", path);
	snprintf(mend, sizeof mend, "echo \"hn:latest --title 'go|backend'\" >> %.100s", path);
	ui_say(NULL, what, mend);
	return EXIT_BAD;
}

/* The list named, else the usual one. */
static enum exit_code open_lines(struct watch *watch)
{
	char *usual = watch->line.list == NULL ? file_config("sources") : NULL;
	const char *path = watch->line.list != NULL ? watch->line.list : usual;
	enum exit_code ending;

	if (path == NULL || (usual != NULL && !file_exists(usual)))
		ending = no_sources(path == NULL ? "~/.config/skillgap/sources" : path);
	else
		ending = lines_open(&watch->lines, path, &watch->line);
	free(usual);
	return ending;
}

/* ---- reading and remembering ---------------------------------------------------- */

/* A line_fn. */
static bool remember(void *user, const struct sg_record *record)
{
	struct watch *watch = user;

	if (record->kind == SG_RECORD_SOURCE)
		watch->filtered |= record->source.left_out > 0;
	else if (record->kind == SG_RECORD_POSTING)
		watch->put_failed |=
			!history_put(&watch->history, watch->running->crew, &record->posting);
	return !watch->put_failed;
}

/* Whether the network alone is asked for what a line names. */
static bool is_remote(const struct source_line *line, int n_operands)
{
	for (int i = 1; i <= n_operands; i++)
		if (!net_is_source(line->words[i]))
			return false;
	return true;
}

/* How reading went, by what came of it. A posting whose page is gone is gone, not kept. */
static enum sg_reading reading_of(const struct watch *watch, const struct line *line,
				  const struct sg_known_source *known)
{
	if (line->n_failed > 0)
		return line->n_failed == line->n_gone && known->postings == 1 ? SG_READING_OK
									      : SG_READING_FAILED;
	if (line->n_postings == 0 && line->n_empty > 0)
		return known->postings > 0 ? SG_READING_NONE : SG_READING_OK;
	return line->n_postings == 0 && !watch->filtered && known->postings > 0 ? SG_READING_EMPTY
										: SG_READING_OK;
}

static bool watch_line(struct watch *watch, size_t i)
{
	const struct source_line *from = &watch->lines.sources.at[i];
	struct line *line = &watch->lines.at[i];
	struct history *history = &watch->history;
	struct sg_known_source known;
	enum sg_reading reading = SG_READING_RESTED;

	if (history->io->source(history->store, (sg_str){ from->name, strlen(from->name) }, &known,
				&history->err) != SG_OK)
		return false;
	if (known.age_s < 0 || known.age_s >= REST_S || !is_remote(from, watch->lines.n_operands[i])) {
		watch->filtered = false;
		line->kept = known.none ? 0 : known.postings;
		watch->running = line;
		line_run(line, from->words + 1, watch->lines.n_operands[i]);
		if (line->stopped || history->err.status != SG_OK)
			return false;
		reading = reading_of(watch, line, &known);
		watch->n_failed += line->n_failed > 0;
	}
	return history->io->end_source(history->store, reading, &history->err) == SG_OK;
}

static bool watch_lines(struct watch *watch)
{
	for (size_t i = 0; i < watch->lines.sources.n; i++)
		if (!watch_line(watch, i))
			return false;
	return watch->history.io->end_watch(watch->history.store, &watch->history.err) == SG_OK &&
	       line_open_crew(&watch->line) &&
	       history_refresh(&watch->history, watch->line.crew);
}

/* ---- what changed --------------------------------------------------------------- */

/* New or gone postings, held against the profile. */
struct side {
	struct watch *watch;
	struct sg_comparison *comparison;
	struct sg_report report;
};

/* A history_findings_fn. */
static int add_posting(void *user, const struct sg_findings *findings)
{
	struct side *side = user;

	return sg_comparison_add(side->comparison, findings, &side->watch->history.err) != SG_OK;
}

static bool gather(struct side *side, struct watch *watch, const struct sg_gap_options *options,
		   enum sg_remembered which)
{
	struct sg_error *err = &watch->history.err;

	side->watch = watch;
	return sg_comparison_new(&side->comparison, watch->setup.dict,
				 watch->person.there ? &watch->person.profile : NULL, options,
				 err) == SG_OK &&
	       history_match(&watch->history, watch->line.crew, which, add_posting, side) &&
	       sg_comparison_report(side->comparison, &side->report, err) == SG_OK;
}

static struct sg_news news_of(const struct watch *watch, const struct sg_store_counts *counts,
			      const struct side *fresh, const struct side *gone,
			      const struct watch_gaps *gaps)
{
	return (struct sg_news){
		.first = watch->past.since.ptr == NULL,
		.since = watch->past.since,
		.fresh = &fresh->report,
		.gone = &gone->report,
		.gaps = gaps->at,
		.n_gaps = gaps->n,
		.n_new = counts->fresh,
		.n_gone = counts->gone,
		.known = counts->known,
		.sources = (uint32_t)watch->lines.sources.n,
		.failed = watch->n_failed,
		.profile = watch->person.there ? watch->person.profile.label
					       : (sg_str){ NULL, 0 },
	};
}

static bool write_news(struct watch *watch, const struct sg_news *news)
{
	struct ui_output output;
	struct sg_error err = { 0 };

	if (watch->show.quiet)
		return true;
	if (!ui_output_open(&output, watch->show.output))
		return false;
	if (sg_news_write(news, &watch->show.options, ui_output_sink, &output, &err) != SG_OK)
		output.failed = true;
	return ui_output_close(&output);
}

static void tell_nothing(const struct watch *watch)
{
	if (watch->show.options.verbose && !watch->show.quiet)
		printf("nothing changed; %zu source%s read, 0 new\n", watch->lines.sources.n,
		       watch->lines.sources.n == 1 ? "" : "s");
}

/* Whether it says that demand rose or fell. */
static bool calls(const struct sg_news *news)
{
	for (size_t i = 0; i < news->n_gaps; i++)
		if (news->gaps[i].news == SG_GAP_RISEN || news->gaps[i].news == SG_GAP_FALLEN)
			return true;
	return false;
}

/* Writes what changed, then keeps what was read: a report may come twice, but is never lost. */
static enum exit_code report(struct watch *watch, const struct sg_news *news)
{
	struct history *history = &watch->history;
	const struct sg_profile *profile = &watch->person.profile;
	bool any = sg_news_any(news);

	if (any && !write_news(watch, news))
		return EXIT_OUTPUT;
	if (!any)
		tell_nothing(watch);
	if (watch->dry_run)
		return watch->fail_on_change && any ? EXIT_NO : EXIT_DONE;
	if ((any && history->io->put_claims(history->store, profile->claims,
					    watch->person.there ? profile->n_claims : 0,
					    &history->err) != SG_OK) ||
	    history->io->commit(history->store, any, any && calls(news), &history->err) != SG_OK)
		return history_tell(history);
	return watch->fail_on_change && any ? EXIT_NO : EXIT_DONE;
}

static enum exit_code find_news(struct watch *watch)
{
	const struct sg_gap_options options = { .now = { watch->line.now,
							  strlen(watch->line.now) } };
	struct history *history = &watch->history;
	struct side fresh = { 0 }, gone = { 0 };
	struct watch_gaps gaps = { 0 };
	struct sg_store_counts counts;
	struct sg_news news;
	enum exit_code ending;

	if (history->io->count(history->store, &counts, &history->err) != SG_OK ||
	    !gather(&fresh, watch, &options, SG_REMEMBERED_NEW) ||
	    !gather(&gone, watch, &options, SG_REMEMBERED_GONE) ||
	    (watch->past.since.ptr != NULL &&
	     !watch_gaps_find(&gaps, history, &watch->person, options.now))) {
		ending = history_tell(history);
	} else {
		news = news_of(watch, &counts, &fresh, &gone, &gaps);
		if (history->io->silent(history->store, &news.silent, &news.n_silent,
					&history->err) != SG_OK)
			ending = history_tell(history);
		else if (news.first && counts.known == 0 && watch->n_failed > 0)
			ending = EXIT_UNREADABLE;
		else
			ending = report(watch, &news);
	}
	watch_gaps_free(&gaps);
	sg_comparison_free(fresh.comparison);
	sg_comparison_free(gone.comparison);
	return ending;
}

/* ---- the command ---------------------------------------------------------------- */

/* The dates that the store told live until it is asked again. */
static bool own_past(struct watch *watch)
{
	static char since[32];

	if (watch->past.since.ptr != NULL) {
		snprintf(since, sizeof since, SG_FMT, SG_ARG(watch->past.since));
		watch->past.since.ptr = since;
	}
	if (!watch->past.clock_back)
		return true;
	ui_say(watch->history.path,
	       "warning: the clock is behind the last run; this one is dated as that", NULL);
	return true;
}

static bool forget_old(struct watch *watch)
{
	struct history *history = &watch->history;
	uint32_t n;

	return watch->keep == 0 || history->io->keep(history->store, watch->keep, &n,
						     &history->err) == SG_OK;
}

/* With an opened history. */
static void confine(const struct watch *watch, struct sandbox *sandbox)
{
	sandbox_add(sandbox, watch->history.path);
	sandbox_add(sandbox, watch->show.output);
	sandbox_enter(sandbox);
}

static enum exit_code run_history(struct watch *watch)
{
	struct history *history = &watch->history;
	sg_str now = { watch->line.now, strlen(watch->line.now) };
	struct sandbox sandbox = { .network = false };
	enum exit_code ending = history_open(history, &watch->setup, true);

	if (ending != EXIT_DONE)
		return ending;
	lines_need(&watch->lines, &sandbox);
	confine(watch, &sandbox);
	if (history->io->begin(history->store, now, sg_dict_version(watch->setup.dict),
			       &watch->past, &history->err) != SG_OK ||
	    !own_past(watch) || !watch_lines(watch) || !forget_old(watch))
		ending = history_tell(history);
	else
		ending = worse(find_news(watch), watch->n_failed > 0 ? EXIT_PARTIAL : EXIT_DONE);
	line_close_crew(&watch->line);
	return ending;
}

static enum exit_code keep_house(struct watch *watch)
{
	struct sandbox sandbox = { .network = false };
	enum exit_code ending;

	watch->setup.no_cache = watch->line.no_cache;
	if (watch->house.salvage)
		return housekeeping_salvage();
	if (!setup_open(&watch->setup))
		return EXIT_BAD;
	ending = history_open(&watch->history, &watch->setup, housekeeping_writes(&watch->house));
	if (ending != EXIT_DONE)
		return ending;
	confine(watch, &sandbox);
	return housekeeping_run(&watch->house, &watch->history, &watch->line, watch->show.output);
}

static enum exit_code run_watch(struct watch *watch)
{
	enum exit_code ending;

	watch->line.verbose = watch->show.options.verbose;
	watch->line.still = watch->show.plain || watch->show.quiet;
	ending = open_lines(watch);
	if (ending != EXIT_DONE)
		return ending;
	watch->setup.no_cache = watch->line.no_cache;
	if (!setup_open(&watch->setup) ||
	    !person_open(&watch->person, &watch->setup,
			 (sg_str){ watch->line.now, strlen(watch->line.now) }))
		return EXIT_BAD;
	return run_history(watch);
}

static void close_watch(struct watch *watch)
{
	history_close(&watch->history);
	person_close(&watch->person);
	setup_close(&watch->setup);
	lines_close(&watch->lines);
}

static enum exit_code run(const struct cmd *cmd, int argc, char **argv)
{
	/* In the order of enum sg_format, in which a feed is the last. */
	static const char *const formats[] = { "text",	   "json", "ndjson", "csv", "tsv",
					       "markdown", "html", "atom",   NULL };
	struct watch watch = { .line = { .setup = &watch.setup, .stop = STOP_FETCH,
					 .may_be_empty = true, .emit = remember,
					 .user = &watch },
			       .show = SHOW_INIT };
	const struct opt table[] = {
		HELP_OPTION(watch.help),
		LINES_OPTIONS(watch.line),
		{ OPT_FLAG, 0, "fail-on-change", NULL, "exit 1 when something changed",
		  &watch.fail_on_change, 0, 0, NULL },
		{ OPT_FLAG, 0, "dry-run", NULL, "remember nothing, say what would be said",
		  &watch.dry_run, 0, 0, NULL },
		{ OPT_COUNT, 0, "keep", "DAYS", "forget what has been gone for longer", &watch.keep,
		  1, 36500, NULL },
		HOUSEKEEPING_OPTIONS(watch.house),
		{ OPT_CHOICE, 'f', "format", "WORD",
		  "text, json, ndjson, csv, tsv, markdown, html, atom", &watch.show.format, 0, 0,
		  formats },
		{ OPT_TEXT, 'o', "output", "FILE", "write there, whole or not at all",
		  &watch.show.output, 0, 0, NULL },
		{ OPT_FLAG, 'q', "quiet", NULL, "no report, only the exit code", &watch.show.quiet,
		  0, 0, NULL },
		{ OPT_FLAG, 'v', "verbose", NULL, "say it when nothing changed; requests",
		  &watch.show.options.verbose, 0, 0, NULL },
		{ OPT_FLAG, 0, "plain", NULL, "words and ASCII only", &watch.show.plain, 0, 0,
		  NULL },
		{ OPT_CHOICE, 0, "color", "WHEN", "auto, always, never (auto)", &watch.show.color,
		  0, 0, show_colors },
		{ OPT_LIST, 'p', "profile", "FILE", "whose gaps: JSON Resume, list, CV, PDF",
		  &watch.person.paths, 0, 0, NULL },
		{ OPT_TEXT, 0, "have", "SKILLS", "skills held besides: \"go 3y, postgresql\"",
		  &watch.person.have, 0, 0, NULL },
		STAGE_OPTIONS(watch.line),
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};
	enum exit_code ending;
	int n = opt_parse(table, cmd->name, argc, argv);

	if (n < 0)
		return EXIT_USAGE;
	if (watch.help != HELP_NONE)
		return usage_show(cmd, table, watch.help);
	if (n > 0) {
		ui_say(argv[1], "watch takes no SOURCE: they stand in a file", "--sources FILE");
		return EXIT_USAGE;
	}
	if (watch.person.paths.n > 1) {
		ui_say("--profile", "watch looks for one person", NULL);
		return EXIT_USAGE;
	}
	if (!show_settle(&watch.show) || !stage_check_options(&watch.line))
		return EXIT_USAGE;
	ending = housekeeping_wanted(&watch.house) ? keep_house(&watch) : run_watch(&watch);
	close_watch(&watch);
	return ending;
}

const struct cmd cmd_watch = { "watch", "[OPTION...]",
			       "for cron: says only what changed since last time", run };
