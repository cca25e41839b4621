/* SPDX-License-Identifier: MIT */
#include "cli/pile.h"

#include <stdio.h>
#include <string.h>

#include <skillgap/team.h>

#include "cli/ui.h"

const char *const pile_counts[] = { "technologies", "practices", NULL };

bool pile_add(void *user, const struct sg_record *record)
{
	struct pile *pile = user;

	if (record->kind == SG_RECORD_TALLY) {
		enum sg_status status = sg_comparison_add_tally(
			pile->comparison, record->tally, record->source.source, &pile->err);

		pile->refused = status == SG_EARG;
		if (pile->refused)
			snprintf(pile->err.source, sizeof pile->err.source, SG_FMT,
				 SG_ARG(record->source.source));
		return status == SG_OK;
	}
	if (record->kind == SG_RECORD_SOURCE)
		return sg_comparison_add_source(pile->comparison, &record->source, &pile->err) ==
		       SG_OK;
	return sg_comparison_add(pile->comparison, &record->findings, &pile->err) == SG_OK;
}

static bool add_team(struct pile *pile)
{
	for (size_t i = 0; i < pile->person.n_team; i++)
		if (sg_comparison_add_person(pile->comparison, &pile->person.team[i], &pile->err) !=
		    SG_OK)
			return false;
	return true;
}

static bool knows_area(const struct pile *pile)
{
	size_t len = pile->area == NULL ? 0 : strlen(pile->area);
	char what[120];

	if (pile->area == NULL)
		return true;
	for (uint32_t i = 0; i < sg_dict_count(pile->setup.dict); i++) {
		sg_str area = sg_dict_skill(pile->setup.dict, i).area;

		if (area.len == len && memcmp(area.ptr, pile->area, len) == 0)
			return true;
	}
	snprintf(what, sizeof what, "no skill is of an area '%.60s'", pile->area);
	ui_say("--area", what, "skillgap dict list");
	return false;
}

enum exit_code pile_gather(struct pile *pile, char **sources, int n)
{
	pile->options.now = (sg_str){ pile->line.now, strlen(pile->line.now) };
	pile->options.count_practices = pile->count == 1;
	pile->setup.no_cache = pile->line.no_cache;
	if (!setup_open(&pile->setup))
		return EXIT_BAD;
	if (!knows_area(pile))
		return EXIT_USAGE;
	if (!person_open(&pile->person, &pile->setup, pile->options.now))
		return EXIT_BAD;
	if (sg_comparison_new(&pile->comparison, pile->setup.dict,
			      pile->person.there || pile->from_nothing ? &pile->person.profile
								       : NULL,
			      &pile->options, &pile->err) != SG_OK ||
	    !add_team(pile)) {
		ui_error(&pile->err);
		return EXIT_OUTPUT;
	}
	line_needs(&pile->line, sources, n, &pile->sandbox);
	sandbox_enter(&pile->sandbox);
	line_run(&pile->line, sources, n);
	if (pile->refused) {
		snprintf(pile->err.mend, sizeof pile->err.mend,
			 "make it again with the same --profile, --dictionary, --count and --now");
		ui_error(&pile->err);
	}
	return pile->refused ? EXIT_BAD : EXIT_DONE;
}

static bool names_practices(const struct sg_report_posting *posting)
{
	for (size_t i = 0; i < posting->n_answers; i++)
		if (posting->answers[i].class_ == SG_CLASS_PRACTICE)
			return true;
	return false;
}

/* Why a posting could not be judged, with what to do about it. */
static void say_unclear(const struct line *line, const struct sg_report *report, size_t i)
{
	const struct sg_report_posting *posting =
		sg_report_open(report, &report->postings[i], NULL);
	const struct sg_findings *findings = posting == NULL ? NULL : posting->findings;
	const struct sg_coverage *coverage;
	char where[160], what[240];

	if (findings == NULL) {
		ui_no_memory();
		return;
	}
	coverage = &findings->coverage;
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

enum exit_code pile_report(struct pile *pile, struct sg_report *report)
{
	enum { MOST = 5 };
	enum exit_code ending = stage_ending(&pile->line);

	if (sg_comparison_report(pile->comparison, report, &pile->err) != SG_OK) {
		ui_error(&pile->err);
		return EXIT_OUTPUT;
	}
	if (report->counted > 0 && pile->person.added > 0 && !report->summed) {
		report->added = pile->person.added;
		if (sg_comparison_ready(pile->comparison, &pile->person.stated,
					&report->ready_before, &pile->err) != SG_OK) {
			ui_error(&pile->err);
			return EXIT_OUTPUT;
		}
	}
	/* Role models stand beside each other whatever they ask for. */
	if (report->counted > 0 || report->n_models > 0)
		return ending;
	for (size_t i = 0; i < report->n_postings && i < MOST; i++)
		say_unclear(&pile->line, report, i);
	return worse(ending, EXIT_UNREADABLE);
}

void pile_close(struct pile *pile)
{
	sg_comparison_free(pile->comparison);
	person_close(&pile->person);
	setup_close(&pile->setup);
}
