/* SPDX-License-Identifier: MIT */
/* explain: every place that could name a skill, what was made of it, and by which rule. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/held.h"
#include "cli/lines.h"
#include "cli/near.h"
#include "cli/stage.h"
#include "cli/terms.h"
#include "cli/ui.h"
#include "cli/usage.h"

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_NDJSON };

struct explain {
	struct setup setup;
	struct line line;
	struct sg_explain_options options;
	struct ui_output output;
	struct held alone, titled; /* the first posting: as the only one, as one of several */
	struct terms terms;
	struct sg_arena *arena; /* of the explanation at hand */
	const char *path, *name;
	char nearest[64]; /* a skill of the text written like the name */
	unsigned likeness; /* its distance from the name */
	unsigned n_shown;
	int format, color;
	int help;
	bool unknown, plain;
};

static sg_str str_of(const char *text)
{
	return (sg_str){ text, strlen(text) };
}

static bool put(struct explain *explain, sg_str text)
{
	return ui_output_sink(&explain->output, text) == 0;
}

static bool put_held(struct explain *explain, struct held *held)
{
	bool ok = held->n == 0 || put(explain, (sg_str){ held->at, held->n });

	held->n = 0;
	return ok;
}

static bool write_to(struct explain *explain, const struct sg_explanation *explanation, bool title,
		     sg_sink_fn sink, void *user)
{
	struct sg_explain_options options = explain->options;
	struct sg_error err = { 0 };

	options.title = title;
	return sg_explanation_write(explanation, &options, sink, user, &err) == SG_OK;
}

/* The title of the only posting would say what its reader knows; of several, each has one. */
static bool write_text(struct explain *explain, const struct sg_explanation *explanation)
{
	if (explain->n_shown++ == 0)
		return write_to(explain, explanation, false, held_add, &explain->alone) &&
		       write_to(explain, explanation, true, held_add, &explain->titled);
	explain->alone.n = 0;
	return put_held(explain, &explain->titled) && put(explain, str_of("\n")) &&
	       write_to(explain, explanation, true, ui_output_sink, &explain->output);
}

/* Between the records of a JSON array. */
static bool put_comma(struct explain *explain)
{
	return explain->n_shown++ == 0 || explain->format != FORMAT_JSON ||
	       put(explain, str_of(","));
}

static bool holds(const struct explain *explain, const struct sg_explanation *explanation)
{
	for (size_t i = 0; i < explanation->n_candidates; i++) {
		sg_str id = explanation->candidates[i].id;

		if (explain->options.skill.len == id.len &&
		    memcmp(explain->options.skill.ptr, id.ptr, id.len) == 0)
			return true;
	}
	for (size_t i = 0; explain->options.term.ptr != NULL && i < explanation->n_unknown; i++) {
		sg_str text = explanation->unknown[i].place.text;

		if (explain->options.term.len == text.len &&
		    strncasecmp(explain->options.term.ptr, text.ptr, text.len) == 0)
			return true;
	}
	return false;
}

/* How far a name is from the one asked for; one that begins with it is near. */
static unsigned likeness(const char *asked, const char *name)
{
	size_t n = strlen(asked), m = strlen(name), least = n < m ? n : m;

	if (least >= 3 && strncasecmp(asked, name, least) == 0)
		return 2;
	return near_distance(asked, name);
}

static void remember_nearest(struct explain *explain, const struct sg_explanation *explanation)
{
	for (size_t i = 0; i < explanation->n_candidates; i++) {
		char name[sizeof explain->nearest];
		unsigned far;

		if (!explanation->candidates[i].found ||
		    explanation->candidates[i].name.len >= sizeof name)
			continue;
		snprintf(name, sizeof name, SG_FMT, SG_ARG(explanation->candidates[i].name));
		far = likeness(explain->name, name);
		if (far < explain->likeness) {
			explain->likeness = far;
			memcpy(explain->nearest, name, sizeof name);
		}
	}
}

static bool show(struct explain *explain, const struct sg_explanation *explanation)
{
	if (explain->unknown)
		return terms_add(&explain->terms, explanation);
	if (explain->name != NULL && !holds(explain, explanation)) {
		remember_nearest(explain, explanation);
		return true;
	}
	if (explain->format == FORMAT_TEXT)
		return write_text(explain, explanation);
	return put_comma(explain) &&
	       write_to(explain, explanation, false, ui_output_sink, &explain->output);
}

/* A line_fn at the stop of documents. */
static bool take(void *user, const struct sg_record *record)
{
	struct explain *explain = user;
	const struct sg_posting *posting = &record->posting;
	struct sg_explanation explanation;
	struct sg_error err = { 0 };
	bool go_on;

	if (record->kind == SG_RECORD_SOURCE)
		return explain->format == FORMAT_TEXT || explain->unknown ||
		       (put_comma(explain) &&
			sg_record_write(record, ui_output_sink, &explain->output, &err) == SG_OK);
	if (posting->outcome != SG_OUTCOME_OK) {
		stage_unreadable(&explain->line, posting);
		if (explain->format == FORMAT_TEXT)
			return true;
	}
	if (sg_explain(explain->setup.matcher, posting, &record->document, explain->arena,
		       &explanation, &err) != SG_OK) {
		ui_error(&err);
		return false;
	}
	go_on = show(explain, &explanation);
	sg_arena_reset(explain->arena);
	return go_on;
}

/* The name is in no posting: told, with what is there and written like it. */
static void say_absent(struct explain *explain)
{
	const struct sg_dict *dict = explain->setup.dict;
	bool known = explain->options.skill.ptr != NULL;
	uint32_t near = known ? SG_NO_SKILL : sg_dict_nearest(dict, str_of(explain->name));
	char what[240];

	if (explain->nearest[0] == '\0' && near != SG_NO_SKILL)
		snprintf(explain->nearest, sizeof explain->nearest, SG_FMT,
			 SG_ARG(sg_dict_skill(dict, near).name));
	snprintf(what, sizeof what, "'%.80s' is %snot in the text%s%s%s", explain->name,
		 known ? "" : "in no dictionary and ",
		 explain->nearest[0] == '\0' ? "" : "; nearest: ", explain->nearest,
		 explain->nearest[0] == '\0' ? "" : "?");
	ui_say(NULL, what, NULL);
}

static bool write_terms(struct explain *explain)
{
	struct sg_error err = { 0 };
	char what[80];

	if (explain->terms.full) {
		snprintf(what, sizeof what, "more than %d different terms; the rest is left out",
			 TERMS_MAX);
		ui_say(NULL, what, NULL);
	}
	return sg_term_entries_write(explain->setup.dict, explain->terms.at, explain->terms.n,
				     explain->format == FORMAT_NDJSON ? SG_FORMAT_NDJSON
								      : SG_FORMAT_JSON,
				     ui_output_sink, &explain->output, &err) == SG_OK;
}

static enum exit_code finish(struct explain *explain)
{
	enum exit_code ending = stage_ending(&explain->line);
	bool ok = put_held(explain, &explain->alone);

	if (explain->unknown && !explain->line.stopped)
		ok = write_terms(explain) && ok;
	else if (explain->format == FORMAT_JSON)
		ok = put(explain, str_of("]\n")) && ok;
	if (explain->name != NULL && explain->n_shown == 0 && explain->line.n_readable > 0) {
		say_absent(explain);
		ending = worse(ending, EXIT_NO);
	}
	explain->output.failed = explain->output.failed || !ok;
	if (!ui_output_close(&explain->output))
		ending = worse(ending, EXIT_OUTPUT);
	return ending;
}

static const char *const colors[] = { "auto", "always", "never", NULL };

static void settle(struct explain *explain)
{
	struct sg_explain_options *options = &explain->options;
	uint32_t index;

	options->format = explain->format == FORMAT_TEXT ? SG_FORMAT_TEXT : SG_FORMAT_NDJSON;
	options->width = ui_width();
	options->plain = explain->plain;
	options->colour = !explain->plain &&
			  ui_colour(colors[explain->color], explain->path != NULL);
	explain->likeness = 3;
	if (explain->name == NULL)
		return;
	index = sg_dict_resolve(explain->setup.dict, str_of(explain->name));
	if (index == SG_NO_SKILL)
		options->term = str_of(explain->name);
	else
		options->skill = sg_dict_skill(explain->setup.dict, index).id;
}

static enum exit_code read_all(struct explain *explain, char **sources, int n)
{
	struct sandbox sandbox = { .network = false };
	enum exit_code ending;

	explain->arena = sg_arena_new(0);
	if (explain->arena == NULL) {
		ui_say(NULL, "out of memory", NULL);
		return EXIT_OUTPUT;
	}
	if (!ui_output_open(&explain->output, explain->path))
		return EXIT_OUTPUT;
	sandbox_add(&sandbox, explain->path);
	line_needs(&explain->line, sources, n, &sandbox);
	sandbox_enter(&sandbox);
	settle(explain);
	if (explain->format == FORMAT_JSON && !explain->unknown)
		put(explain, str_of("["));
	line_run(&explain->line, sources, n);
	ending = finish(explain);
	free(explain->alone.at);
	free(explain->titled.at);
	terms_free(&explain->terms);
	return ending;
}

static enum exit_code work(struct explain *explain, char **sources, int n)
{
	enum exit_code ending = lines_hang(&explain->line);

	explain->setup.no_cache = explain->line.no_cache;
	if (ending == EXIT_DONE)
		ending = setup_open(&explain->setup) ? read_all(explain, sources, n) : EXIT_BAD;
	lines_drop(&explain->line);
	sg_arena_free(explain->arena);
	setup_close(&explain->setup);
	return ending;
}

static void say_rules(void)
{
	puts("\nRules. name.ID: the name of skill ID stands there; what is behind it says why.\n"
	     "  found      (nothing)   the name needs no evidence\n"
	     "             .list       the list it stands in tells\n"
	     "             .near       a name in the same line tells\n"
	     "             .accept     the words around it tell\n"
	     "             .alone      it stands by itself, or in the title\n"
	     "             .capital    its spelling tells\n"
	     "             .elsewhere  found on evidence elsewhere in the posting\n"
	     "  rejected   .reject     the words around it make it another word\n"
	     "             .nothing    a common word, and nothing speaks for the name\n"
	     "             .longer     part of a longer name\n"
	     "             .address    part of an address or a file name\n"
	     "             .employer   the employer's own name\n"
	     "             .company    an organisation, by the words around it\n"
	     "             .place      where the work is\n"
	     "             .spelling   a common word but for its capitals\n"
	     "             .outside    in no line that is read\n"
	     "  section.KIND    the heading says how much it is asked\n"
	     "  clause.before, clause.after    words of the sentence do\n"
	     "  clause.candidate, clause.company    the sentence says whom it is about\n"
	     "  polarity.no, polarity.not_required    words that refuse it\n"
	     "  group.or, group.slash, group.open, ...    which names are one alternative\n"
	     "  years.plus, years.range, years.up_to    years that stand beside it\n"
	     "  title           the title names it too\n"
	     "  term.list, term.items, term.cue, term.product    why a term in no dictionary\n"
	     "                  looks like a technology");
}

/* SOURCE [NAME]; a file of them serves as SOURCE, too. With --unknown any number of SOURCEs. */
static bool check(const struct cmd *cmd, struct explain *explain, char **words, int *n)
{
	if (!explain->unknown && *n > 2) {
		ui_say(NULL, "explain: give one SOURCE and at most one NAME",
		       "skillgap help explain");
		return false;
	}
	if (!explain->unknown &&
	    (*n == 2 || (*n == 1 && explain->line.list != NULL && !line_is_source(words[0])))) {
		explain->name = words[*n - 1];
		--*n;
	}
	return stage_check(cmd, &explain->line, words, *n);
}

static enum exit_code run(const struct cmd *cmd, int argc, char **argv)
{
	static const char *const formats[] = { "text", "json", "ndjson", NULL };
	struct explain explain = { .line = { .setup = &explain.setup, .stop = STOP_EXTRACT,
					     .emit = take, .user = &explain } };
	const struct opt table[] = {
		HELP_OPTION(explain.help),
		{ OPT_FLAG, 'u', "unknown", NULL, "terms in no dictionary, as a dictionary file",
		  &explain.unknown, 0, 0, NULL },
		{ OPT_CHOICE, 'f', "format", "WORD", "text, json, ndjson (text)", &explain.format,
		  0, 0, formats },
		{ OPT_TEXT, 'o', "output", "FILE", "write there, whole or not at all",
		  &explain.path, 0, 0, NULL },
		{ OPT_FLAG, 'v', "verbose", NULL, "one line on stderr for each request",
		  &explain.line.verbose, 0, 0, NULL },
		{ OPT_FLAG, 0, "plain", NULL, "ASCII only, no colour", &explain.plain, 0, 0, NULL },
		{ OPT_CHOICE, 0, "color", "WHEN", "auto, always, never (auto)", &explain.color, 0,
		  0, colors },
		LINES_OPTIONS(explain.line),
		STAGE_OPTIONS(explain.line),
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};
	int n = opt_parse(table, cmd->name, argc, argv);

	if (n < 0)
		return EXIT_USAGE;
	if (explain.help != HELP_NONE) {
		usage_show(cmd, table, explain.help);
		if (explain.help == HELP_TEXT)
			say_rules();
		return EXIT_DONE;
	}
	if (!check(cmd, &explain, argv + 1, &n))
		return EXIT_USAGE;
	explain.line.still = explain.plain;
	return work(&explain, argv + 1, n);
}

const struct cmd cmd_explain = { "explain", "SOURCE [NAME]",
				 "why: every name found or rejected, and the rule", run };
