/* SPDX-License-Identifier: MIT */
/* plan: what to learn, in what order, and what it opens. */
#include <stdio.h>

#include <skillgap/rubric.h>

#include "cli/lines.h"
#include "cli/pile.h"
#include "cli/show.h"
#include "cli/ui.h"
#include "cli/usage.h"

struct planning {
	struct pile pile;
	struct show show;
	uint32_t pick;
	bool rubric; /* what to be able to show, instead of what to learn */
	int help;
};

static bool write_plan(const struct planning *planning, const struct sg_report *report)
{
	struct ui_output output;
	struct sg_error err = { 0 };

	if (planning->show.quiet)
		return true;
	if (!ui_output_open(&output, planning->show.output))
		return false;
	if ((planning->rubric ? sg_rubric_write : sg_plan_write)(
		    report, &planning->show.options, ui_output_sink, &output, &err) != SG_OK)
		output.failed = true;
	return ui_output_close(&output);
}

/* Makes what was asked for; false and a message when memory gave out. */
static bool make(struct planning *planning, struct sg_report *report)
{
	const struct sg_plan_options options = { .pick = planning->pick };
	struct pile *pile = &planning->pile;
	enum sg_status status =
		planning->rubric
			? sg_comparison_rubric(pile->comparison, &report->rubric, &pile->err)
			: sg_comparison_plan(pile->comparison, &options, report, &report->plan,
					     &pile->err);

	if (status != SG_OK)
		ui_error(&pile->err);
	return status == SG_OK;
}

static enum exit_code finish(struct planning *planning)
{
	struct pile *pile = &planning->pile;
	struct sg_report report;
	enum exit_code ending = pile_report(pile, &report);

	if (ending == EXIT_OUTPUT)
		return ending;
	if (pile->line.n_tallies > 0)
		return EXIT_USAGE;
	if (!make(planning, &report))
		return EXIT_OUTPUT;
	/* With nothing to plan for the messages say it all. */
	if ((report.n_postings > 0 || !show_is_text(&planning->show)) &&
	    !write_plan(planning, &report))
		ending = worse(ending, EXIT_OUTPUT);
	if (!pile->person.there && !planning->rubric && report.counted > 0 &&
	    show_is_text(&planning->show) && !planning->show.quiet)
		ui_hint("next: start from what you hold:  skillgap plan --have \"go 3y\" SOURCE");
	return ending;
}

static bool check_usage(const struct planning *planning)
{
	if (planning->rubric && planning->pick > 0)
		ui_say("--rubric", "goes without --pick", NULL);
	else if (planning->pile.person.paths.n > 1)
		ui_say("--profile", "a plan is one person's, and there are several",
		       "skillgap SOURCE --profile ana.txt --profile bo.txt");
	else
		return true;
	return false;
}

static enum exit_code run(const struct cmd *cmd, int argc, char **argv)
{
	struct planning planning = { .pile = PILE_INIT(planning.pile) };
	const struct opt table[] = {
		HELP_OPTION(planning.help),
		{ OPT_COUNT, 'k', "pick", "K", "the best set of so many skills (1-50)",
		  &planning.pick, 1, SG_PLAN_MAX_PICK, NULL },
		{ OPT_FLAG, 0, "rubric", NULL, "what to be able to show, by area; needs no profile",
		  &planning.rubric, 0, 0, NULL },
		SHOW_OUTPUT_OPTIONS(planning.show),
		LINES_OPTIONS(planning.pile.line),
		PILE_OPTIONS(planning.pile),
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};
	enum exit_code ending;
	int n = opt_parse(table, cmd->name, argc, argv);

	if (n < 0)
		return EXIT_USAGE;
	if (planning.help != HELP_NONE)
		return usage_show(cmd, table, planning.help);
	if (!check_usage(&planning) || !show_settle(&planning.show) ||
	    !stage_check(cmd, &planning.pile.line, argv + 1, n))
		return EXIT_USAGE;
	planning.pile.line.verbose = planning.show.options.verbose;
	planning.pile.line.still = planning.show.plain || planning.show.quiet;
	planning.pile.options.keep = SG_KEEP_PACKED;
	planning.pile.from_nothing = !planning.rubric;
	sandbox_add(&planning.pile.sandbox, planning.show.output);
	ending = lines_hang(&planning.pile.line);
	if (ending == EXIT_DONE)
		ending = pile_gather(&planning.pile, argv + 1, n);
	if (ending == EXIT_DONE)
		ending = finish(&planning);
	lines_drop(&planning.pile.line);
	pile_close(&planning.pile);
	return ending;
}

const struct cmd cmd_plan = { "plan", "SOURCE...",
			      "what to learn, in what order, and what it opens", run };
