/* SPDX-License-Identifier: MIT */
/* gap, the main job: what the postings ask for that the person does not have. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/person.h"
#include "cli/stage.h"
#include "cli/ui.h"

enum fail_on { FAIL_NEVER, FAIL_REQUIRED, FAIL_ANY };

struct gap {
	struct setup setup;
	struct line line;
	struct person person;
	struct sg_gap_options options;
	struct sg_report_options report;
	struct sg_comparison *comparison;
	struct sg_error err;
	const char *output, *verdict, *fail_under;
	double least_fit; /* of fail_under */
	int format, table, fail_on, count, color;
	uint32_t top;
	bool help, quiet, plain;
};

static bool add_record(void *user, const struct sg_record *record)
{
	struct gap *gap = user;

	if (record->kind == SG_RECORD_SOURCE)
		return sg_comparison_add_source(gap->comparison, &record->source, &gap->err) ==
		       SG_OK;
	return sg_comparison_add(gap->comparison, &record->findings, &gap->err) == SG_OK;
}

static int sink(void *output, sg_str chunk)
{
	return ui_output_sink(output, chunk);
}

static bool write_report(struct gap *gap, const struct sg_report *report)
{
	struct ui_output output;
	struct sg_error err = { 0 };

	if (gap->quiet)
		return true;
	if (!ui_output_open(&output, gap->output))
		return false;
	if (sg_report_write(report, &gap->report, sink, &output, &err) != SG_OK)
		output.failed = true;
	return ui_output_close(&output);
}

static bool names_practices(const struct sg_report_posting *posting)
{
	for (size_t i = 0; i < posting->n_answers; i++)
		if (posting->answers[i].class_ == SG_CLASS_PRACTICE)
			return true;
	return false;
}

/* Why a posting could not be judged, with what to do about it. */
static void say_unclear(const struct line *line, const struct sg_report_posting *posting)
{
	const struct sg_findings *findings = posting->findings;
	const struct sg_coverage *coverage = &findings->coverage;
	char where[160], what[240];

	snprintf(where, sizeof where, SG_FMT, SG_ARG(findings->posting.source));
	if (findings->outcome != SG_OUTCOME_OK) {
		struct sg_posting unread = findings->posting;

		unread.why = findings->why;
		stage_unreadable(line, &unread);
	} else if (coverage->lines > 0 && coverage->understood * 2 < coverage->lines) {
		snprintf(what, sizeof what,
			 "readable, but only %u of %u requirement lines name a skill in the "
			 "dictionary. This is not \"no gaps\": perhaps it is another profession.",
			 (unsigned)coverage->understood, (unsigned)coverage->lines);
		ui_say(where, what, "--dictionary FILE");
	} else if (names_practices(posting)) {
		ui_say(where, "readable, but it asks for practices alone, which do not decide",
		       "--count practices");
	} else {
		ui_say(where, "readable, but it asks for nothing that the dictionary knows",
		       "--dictionary FILE");
	}
}

static bool condition_holds(const struct gap *gap, const struct sg_report *report)
{
	double best = -1;

	for (size_t i = 0; i < report->n_postings; i++) {
		const struct sg_report_posting *posting = &report->postings[i];

		if (posting->verdict == SG_UNCLEAR || posting->left_out)
			continue;
		if (gap->fail_on != FAIL_NEVER && posting->required_met < posting->required_total)
			return true;
		if (gap->fail_on == FAIL_ANY && posting->preferred_met < posting->preferred_total)
			return true;
		if (posting->has_fit && posting->fit > best)
			best = posting->fit;
	}
	return gap->fail_under != NULL && best < gap->least_fit;
}

static enum exit_code finish(struct gap *gap)
{
	enum exit_code ending = stage_ending(&gap->line);
	struct sg_report report;

	if (sg_comparison_report(gap->comparison, &report, &gap->err) != SG_OK) {
		ui_error(&gap->err);
		return EXIT_OUTPUT;
	}
	if (report.counted == 0) {
		enum { MOST = 5 };

		for (size_t i = 0; i < report.n_postings && i < MOST; i++)
			say_unclear(&gap->line, &report.postings[i]);
		ending = worse(ending, EXIT_UNREADABLE);
	}
	/* With nothing to report but failures the messages say it all. */
	if ((report.n_postings > 0 || gap->report.format != SG_FORMAT_TEXT) &&
	    !write_report(gap, &report))
		ending = worse(ending, EXIT_OUTPUT);
	if (condition_holds(gap, &report))
		ending = worse(ending, EXIT_NO);
	if (!gap->person.there && report.counted > 0 && gap->report.format == SG_FORMAT_TEXT &&
	    !gap->quiet)
		ui_hint("next: compare with you:  skillgap --have \"go 3y, postgresql\" SOURCE");
	return ending;
}

/* A number from 0 to 1; strtod() would ask the locale. */
static bool read_share(const char *text, double *share)
{
	const double enough = 1e15; /* digits further behind the point are too many for a double */
	double value = 0, scale = 1;
	bool point = false, digit = false;

	for (; *text != '\0'; text++) {
		if (*text == '.' && !point) {
			point = true;
			continue;
		}
		if (*text < '0' || *text > '9' || value > scale)
			return false;
		digit = true;
		if (scale >= enough)
			continue;
		value = value * 10 + (*text - '0');
		scale *= point ? 10 : 1;
	}
	*share = value / scale;
	return digit && value <= scale;
}

static bool check(struct gap *gap)
{
	static const char *const verdicts[] = { "ready", "one_away", "stretch", "far", "unclear" };
	bool known = gap->verdict == NULL;

	if (gap->fail_under != NULL && !read_share(gap->fail_under, &gap->least_fit)) {
		ui_say("--fail-under", "must be a number from 0 to 1", NULL);
		return false;
	}
	for (size_t i = 0; gap->verdict != NULL && i < sizeof verdicts / sizeof *verdicts; i++)
		known = known || strcmp(verdicts[i], gap->verdict) == 0;
	if (!known)
		ui_say("--verdict", "must be ready, one_away, stretch, far or unclear", NULL);
	return known;
}

static const char *const colors[] = { "auto", "always", "never", NULL };

static void settle(struct gap *gap)
{
	gap->options.now = (sg_str){ gap->line.now, strlen(gap->line.now) };
	gap->options.count_practices = gap->count == 1;
	gap->report.format = (enum sg_format)gap->format;
	gap->report.table = (enum sg_table)gap->table;
	gap->report.width = ui_width();
	gap->report.plain = gap->plain;
	gap->report.colour = !gap->plain && ui_colour(colors[gap->color], gap->output != NULL);
	gap->report.links = gap->report.colour;
	gap->report.top = (uint16_t)gap->top;
	if (gap->verdict != NULL)
		gap->report.verdict = (sg_str){ gap->verdict, strlen(gap->verdict) };
}

static enum exit_code compare(struct gap *gap, char **sources, int n)
{
	enum exit_code ending;

	settle(gap);
	if (!setup_open(&gap->setup))
		return EXIT_BAD;
	if (!person_open(&gap->person, &gap->setup, gap->options.now)) {
		ending = EXIT_BAD;
	} else if (sg_comparison_new(&gap->comparison, gap->setup.dict,
				     gap->person.there ? &gap->person.profile : NULL, &gap->options,
				     &gap->err) != SG_OK) {
		ui_error(&gap->err);
		ending = EXIT_OUTPUT;
	} else {
		line_run(&gap->line, sources, n);
		ending = finish(gap);
	}
	sg_comparison_free(gap->comparison);
	person_close(&gap->person);
	setup_close(&gap->setup);
	return ending;
}

static enum exit_code run(const struct cmd *cmd, int argc, char **argv)
{
	static const char *const formats[] = { "text", "json", "ndjson", "csv", NULL };
	static const char *const tables[] = { "gaps", "postings", "requirements", NULL };
	static const char *const fail_ons[] = { "never", "required", "any", NULL };
	static const char *const counts[] = { "technologies", "practices", NULL };
	struct gap gap = { .line = { .setup = &gap.setup, .stop = STOP_MATCH,
				     .emit = add_record, .user = &gap } };
	const struct opt table[] = {
		{ OPT_FLAG, 'h', "help", NULL, "show this help", &gap.help, 0, 0, NULL },
		{ OPT_TEXT, 'p', "profile", "FILE", "whose gaps: JSON Resume, list, CV, PDF",
		  &gap.person.path, 0, 0, NULL },
		{ OPT_TEXT, 0, "have", "LIST", "skills held besides: \"go 3y, postgresql\"",
		  &gap.person.have, 0, 0, NULL },
		{ OPT_CHOICE, 'f', "format", "WORD", "text, json, ndjson, csv (text)", &gap.format,
		  0, 0, formats },
		{ OPT_CHOICE, 0, "table", "WORD", "rows: gaps, postings, requirements (gaps)",
		  &gap.table, 0, 0, tables },
		{ OPT_TEXT, 'o', "output", "FILE", "write there, whole or not at all", &gap.output,
		  0, 0, NULL },
		{ OPT_COUNT, 0, "top", "N", "rows of the skills table (5; 10 without a profile)",
		  &gap.top, 1, 10000, NULL },
		{ OPT_TEXT, 0, "verdict", "WORD", "show every posting of this verdict",
		  &gap.verdict, 0, 0, NULL },
		{ OPT_CHOICE, 0, "count", "WORD", "practices: let them decide too (technologies)",
		  &gap.count, 0, 0, counts },
		{ OPT_FLAG, 0, "all", NULL, "count board postings that name few technologies",
		  &gap.options.keep_all, 0, 0, NULL },
		{ OPT_CHOICE, 0, "fail-on", "WORD", "exit 1 if unmet: required, any (never)",
		  &gap.fail_on, 0, 0, fail_ons },
		{ OPT_TEXT, 0, "fail-under", "FIT", "exit 1 if the best fit is lower (0-1)",
		  &gap.fail_under, 0, 0, NULL },
		{ OPT_FLAG, 'q', "quiet", NULL, "no report, only the exit code", &gap.quiet, 0, 0,
		  NULL },
		{ OPT_FLAG, 'v', "verbose", NULL, "intervals, folded lists, requests",
		  &gap.report.verbose, 0, 0, NULL },
		{ OPT_FLAG, 0, "plain", NULL, "words and ASCII only, one fact a line", &gap.plain,
		  0, 0, NULL },
		{ OPT_CHOICE, 0, "color", "WHEN", "auto, always, never (auto)", &gap.color, 0, 0,
		  colors },
		STAGE_OPTIONS(gap.line),
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};
	int n;

	n = opt_parse(table, cmd->name, argc, argv);
	if (n < 0)
		return EXIT_USAGE;
	if (gap.help) {
		printf("skillgap %s %s\n%s\n\n", cmd->name, cmd->operands, cmd->summary);
		opt_help(table);
		return EXIT_DONE;
	}
	if (!check(&gap) || !stage_check(cmd, &gap.line, argv + 1, n))
		return EXIT_USAGE;
	gap.line.verbose = gap.report.verbose;
	gap.line.still = gap.plain || gap.quiet;
	return compare(&gap, argv + 1, n);
}

const struct cmd cmd_gap = { "gap", "SOURCE...",
			     "what the postings ask for that you do not have", run };
