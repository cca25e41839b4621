/* SPDX-License-Identifier: MIT */
/* gap, the main job: what the postings ask for that the person does not have. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <skillgap/plan.h>
#include <skillgap/tally.h>
#include <skillgap/team.h>

#include "cli/harmless.h"
#include "cli/lines.h"
#include "cli/pile.h"
#include "cli/remember.h"
#include "cli/show.h"
#include "cli/ui.h"
#include "cli/usage.h"

enum fail_on { FAIL_NEVER, FAIL_REQUIRED, FAIL_ANY };

struct gap {
	struct pile pile;
	struct show show;
	struct remember remember;
	double fail_under; /* -1: it does not matter */
	int fail_on;
	int by; /* of --by, -1 for none */
	sg_str *sources; /* as typed, for --by */
	bool tally; /* sums are written, no report */
	int help;
	const char *source; /* the first SOURCE */
	int n_sources;
};

/* In the order of enum sg_by, from the first that is one. */
static const char *const bys[] = { "source", "company", "role", "title", "location", NULL };

/* Whether a team holds all that is asked as strongly as --fail-on says. */
static bool team_lacks(const struct gap *gap, const struct sg_team *team)
{
	for (size_t i = 0; i < team->n_items; i++) {
		const struct sg_team_item *item = &team->items[i];

		if (item->together || item->class_ != SG_CLASS_TECHNOLOGY)
			continue;
		if (item->required > 0 || (gap->fail_on == FAIL_ANY && item->preferred > 0))
			return true;
	}
	return false;
}

static bool condition_holds(const struct gap *gap, const struct sg_report *report)
{
	if (report->team != NULL)
		return gap->fail_on != FAIL_NEVER && team_lacks(gap, report->team);
	if (gap->fail_on == FAIL_REQUIRED && report->lacking_required > 0)
		return true;
	if (gap->fail_on == FAIL_ANY && report->lacking_any > 0)
		return true;
	return (report->has_fit ? report->best_fit : -1) < gap->fail_under;
}

/* What to ask why of: the first skill that is missing, else the first that is not met. */
static sg_str unmet_skill(const struct sg_report *report)
{
	const struct sg_report_posting *posting =
		sg_report_open(report, &report->postings[0], NULL);

	if (posting == NULL)
		return (sg_str){ 0 };
	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];

		if (answer->status == SG_MISSING && answer->requirement->n_any_of > 0 &&
		    answer->class_ == SG_CLASS_TECHNOLOGY &&
		    answer->requirement->strength == SG_STRENGTH_REQUIRED)
			return answer->requirement->any_of[0];
	}
	return posting->n_unmet > 0 ? posting->unmet[0] : (sg_str){ 0 };
}

/* Ways to show postings, which sums have none of. */
static bool shows_postings(const struct gap *gap)
{
	const struct show *show = &gap->show;

	return gap->by >= 0 || gap->pile.person.paths.n > 1 ||
	       show->options.table != SG_TABLE_GAPS || show->verdict != NULL ||
	       show->view.min_fit > 0 || show->options.urls;
}

static bool check_tally(const struct gap *gap)
{
	const struct show *show = &gap->show;

	if (!gap->tally)
		return true;
	if (!shows_postings(gap) && show->format == SG_FORMAT_TEXT && show->table < 0)
		return true;
	ui_say("--tally", "writes sums and goes with no other way to show postings",
	       "skillgap help gap");
	return false;
}

/* What several people, or groups of postings, do not go with. */
static bool check_beside(const struct gap *gap)
{
	const struct person *person = &gap->pile.person;
	bool team = person->paths.n > 1;
	const char *what = NULL;

	if (team && person->have != NULL)
		what = "--have is one person's, and there are several --profile";
	else if (team && gap->fail_under >= 0)
		what = "--fail-under is about one person's fit, and there are several --profile";
	else if (team && gap->by >= 0)
		what = "--by goes with one --profile, and there are several";
	else if ((team || gap->by >= 0) && gap->show.options.table != SG_TABLE_GAPS)
		what = team ? "--table goes with one --profile, and there are several"
			    : "--by goes with --table gaps";
	if (what != NULL)
		ui_say(NULL, what, "skillgap help gap");
	return what == NULL;
}

/* Rows of tables are what was asked to be set beside each other. */
static bool settle_beside(struct gap *gap, char **sources, int n)
{
	if (!check_beside(gap))
		return false;
	if (gap->pile.person.paths.n > 1)
		gap->show.options.table = SG_TABLE_TEAM;
	if (gap->by < 0)
		return true;
	gap->show.options.table = SG_TABLE_CONTRAST;
	gap->pile.options.by = (enum sg_by)(SG_BY_SOURCE + gap->by);
	gap->sources = calloc((size_t)n + 1, sizeof *gap->sources);
	if (gap->sources == NULL) {
		ui_no_memory();
		return false;
	}
	for (int i = 0; i < n; i++)
		gap->sources[i] = (sg_str){ sources[i], strlen(sources[i]) };
	gap->pile.options.sources = gap->sources;
	gap->pile.options.n_sources = (size_t)n;
	return true;
}

/* Of many postings text shows counts, and so do rows that are not requirements. */
static enum sg_keep kept_of(const struct show *show)
{
	enum sg_format format = show->options.format;
	bool rows = format == SG_FORMAT_CSV || format == SG_FORMAT_TSV ||
		    format == SG_FORMAT_NDJSON || format == SG_FORMAT_MARKDOWN;

	if (format == SG_FORMAT_TEXT || (rows && show->options.table != SG_TABLE_REQUIREMENTS))
		return SG_KEEP_COUNTS;
	return SG_KEEP_PACKED;
}

/* What to do next: three lines at most, to be pasted as they are. */
static void hint(const struct gap *gap, const struct sg_report *report)
{
	char source[200] = "SOURCE", name[80];
	sg_str skill;

	if (gap->n_sources == 1)
		harmless_quote((sg_str){ gap->source, strlen(gap->source) }, "SOURCE", source,
			       sizeof source);
	if (!gap->pile.person.there) {
		ui_hint("next: compare with you:  skillgap --have \"go 3y, postgresql\" %s",
			source);
		ui_hint("next: or once for all:   skillgap profile import cv.pdf");
		return;
	}
	if (report->verdicts[SG_READY] < report->counted)
		ui_hint("next: skillgap plan %s   # what to learn, and what it opens", source);
	skill = report->n_seen == 1 ? unmet_skill(report) : (sg_str){ 0 };
	harmless_quote(skill, "SKILL", name, sizeof name);
	if (skill.len > 0)
		ui_hint("next: skillgap explain %s %s   # why this was said", source, name);
}

/* A page has the plan too; other formats leave it to `plan`. False and a message when memory gave
 * out. */
static bool add_plan(struct gap *gap, struct sg_report *report)
{
	static const struct sg_plan_options options;
	struct pile *pile = &gap->pile;

	if (gap->show.options.format != SG_FORMAT_HTML || gap->show.quiet ||
	    report->profile == NULL || report->counted == 0 || report->n_models > 0 ||
	    report->summed)
		return true;
	if (sg_comparison_plan(pile->comparison, &options, report, &report->plan, &pile->err) ==
	    SG_OK)
		return true;
	ui_error(&pile->err);
	return false;
}

/* Sums instead of a report. */
static enum exit_code write_tally(struct gap *gap)
{
	struct pile *pile = &gap->pile;
	struct sg_tally tally;
	struct sg_record record = { .kind = SG_RECORD_TALLY, .tally = &tally };
	struct ui_output output;
	enum exit_code ending = stage_ending(&pile->line);

	if (ending == EXIT_OUTPUT)
		return ending;
	if (sg_comparison_tally(pile->comparison, &tally, &pile->err) != SG_OK) {
		ui_error(&pile->err);
		return EXIT_OUTPUT;
	}
	if (!ui_output_open(&output, gap->show.output))
		return EXIT_OUTPUT;
	if (sg_record_write(&record, ui_output_sink, &output, &pile->err) != SG_OK)
		output.failed = true;
	return ui_output_close(&output) ? ending : EXIT_OUTPUT;
}

static enum exit_code finish(struct gap *gap)
{
	struct sg_report report;
	enum exit_code ending;

	if (gap->tally)
		return write_tally(gap);
	ending = pile_report(&gap->pile, &report);
	if (ending == EXIT_OUTPUT)
		return ending;
	if (report.summed && shows_postings(gap)) {
		ui_say(NULL, "a tally is sums and has no postings to show", "skillgap help gap");
		return EXIT_USAGE;
	}
	if (!add_plan(gap, &report))
		return EXIT_OUTPUT;
	/* With nothing to report but failures the messages say it all. */
	if ((report.n_postings > 0 || report.summed || !show_is_text(&gap->show)) &&
	    !show_report(&gap->show, &report))
		ending = worse(ending, EXIT_OUTPUT);
	if (condition_holds(gap, &report))
		ending = worse(ending, EXIT_NO);
	if (report.team == NULL && report.counted > 0 && show_is_text(&gap->show) && !gap->show.quiet)
		hint(gap, &report);
	return ending;
}

static enum exit_code run(const struct cmd *cmd, int argc, char **argv)
{
	static const char *const fail_ons[] = { "never", "required", "any", NULL };
	struct gap gap = { .pile = PILE_INIT(gap.pile), .show = SHOW_INIT, .fail_under = -1,
			   .by = -1 };
	const struct opt table[] = {
		HELP_OPTION(gap.help),
		SHOW_OPTIONS(gap.show),
		{ OPT_FLAG, 0, "tally", NULL, "sums that can be added up, for many postings",
		  &gap.tally, 0, 0, NULL },
		{ OPT_CHOICE, 0, "by", "WORD", "columns: source, company, role, title, location",
		  &gap.by, 0, 0, bys },
		{ OPT_CHOICE, 0, "fail-on", "WORD", "exit 1 if unmet: required, any (never)",
		  &gap.fail_on, 0, 0, fail_ons },
		{ OPT_SHARE, 0, "fail-under", "FIT", "exit 1 if the best fit is lower (0-1)",
		  &gap.fail_under, 0, 0, NULL },
		REMEMBER_OPTIONS(gap.remember),
		LINES_OPTIONS(gap.pile.line),
		PILE_OPTIONS(gap.pile),
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};
	enum exit_code ending;
	int n;

	n = opt_parse(table, cmd->name, argc, argv);
	if (n < 0)
		return EXIT_USAGE;
	if (gap.help != HELP_NONE)
		return usage_show(cmd, table, gap.help);
	remember_hang(&gap.remember, &gap.pile.line);
	if (!show_settle(&gap.show) || !settle_beside(&gap, argv + 1, n) || !check_tally(&gap) ||
	    !stage_check(cmd, &gap.pile.line, argv + 1, n)) {
		free(gap.sources);
		return EXIT_USAGE;
	}
	gap.pile.line.takes_tallies = true;
	gap.pile.options.sum_up = gap.tally;
	gap.pile.options.keep = kept_of(&gap.show);
	gap.pile.line.shards = gap.tally;
	gap.pile.area = gap.show.area;
	gap.n_sources = n;
	gap.source = n > 0 ? argv[1] : NULL;
	gap.pile.line.verbose = gap.show.options.verbose;
	gap.pile.line.still = gap.show.plain || gap.show.quiet;
	sandbox_add(&gap.pile.sandbox, gap.show.output);
	ending = lines_hang(&gap.pile.line);
	if (ending == EXIT_DONE)
		ending = remember_open(&gap.remember, &gap.pile.sandbox);
	if (ending == EXIT_DONE)
		ending = pile_gather(&gap.pile, argv + 1, n);
	if (ending == EXIT_DONE)
		ending = finish(&gap);
	ending = worse(ending, remember_close(&gap.remember));
	lines_drop(&gap.pile.line);
	pile_close(&gap.pile);
	free(gap.sources);
	return ending;
}

const struct cmd cmd_gap = { "gap", "SOURCE...",
			     "what the postings ask for that you do not have", run };
