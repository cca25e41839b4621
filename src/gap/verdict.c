/* SPDX-License-Identifier: MIT */
#include "gap/judge.h"

#include "base/str.h"

/* Whether the profile avoids so many members that the rest cannot meet the requirement. */
static bool demands_avoided(const struct sg_standing *standing, const struct sg_asked *asked)
{
	uint32_t left = 0;

	for (uint32_t i = 0; i < asked->n_members; i++)
		left += !sg_standing_at(standing, asked->members[i])->avoided;
	return left < asked->min_count;
}

static bool counts(enum sg_class class_, bool practices)
{
	return class_ == SG_CLASS_TECHNOLOGY || (practices && class_ == SG_CLASS_PRACTICE);
}

/*
 * Required ones serve; what is avoided does so whatever its class, so that a posting that
 * requires it is never ready. Returns whether one of them stands outside the title.
 */
static bool serve_required(const struct sg_standing *standing, bool practices,
			   struct sg_judged *out, struct sg_asked *asked)
{
	bool outside = false;

	for (size_t i = 0; i < out->shown.n_answers; i++) {
		const struct sg_answer *answer = &out->shown.answers[i];
		const struct sg_requirement *wish = answer->requirement;
		bool avoided;

		asked[i].prefers = wish->polarity == SG_POLARITY_ASKED &&
				   wish->strength == SG_STRENGTH_PREFERRED &&
				   counts(answer->class_, practices);
		if (wish->polarity != SG_POLARITY_ASKED || wish->strength != SG_STRENGTH_REQUIRED)
			continue;
		avoided = demands_avoided(standing, &asked[i]);
		out->shown.asks_avoided |= avoided;
		asked[i].serves = avoided || counts(answer->class_, practices);
		outside |= counts(answer->class_, practices) && wish->section != SG_SECTION_TITLE;
	}
	return outside;
}

/* Where nothing but the title is required, what is asked without saying how much serves too. */
static void serve_unspecified(bool practices, struct sg_judged *out, struct sg_asked *asked)
{
	for (size_t i = 0; i < out->shown.n_answers; i++) {
		const struct sg_answer *answer = &out->shown.answers[i];
		const struct sg_requirement *wish = answer->requirement;

		if (wish->polarity != SG_POLARITY_ASKED ||
		    wish->strength != SG_STRENGTH_UNSPECIFIED || !counts(answer->class_, practices))
			continue;
		asked[i].serves = true;
		out->shown.by_title_only = true;
	}
}

static bool is_met(enum sg_met status)
{
	return status == SG_MET || status == SG_LIKELY;
}

/* Totals, fit, and the ids of what is unmet. */
static enum sg_status sum_up(struct sg_standing *standing, bool compared, struct sg_judged *out,
			     struct sg_error *err)
{
	struct sg_report_posting *shown = &out->shown;
	sg_str *unmet = sg_arena_array(standing->results, sg_str, shown->n_answers);
	double required = 0, preferred = 0;

	if (unmet == NULL)
		return sg_no_memory(err);
	shown->unmet = unmet;
	for (size_t i = 0; i < shown->n_answers; i++) {
		const struct sg_answer *answer = &shown->answers[i];

		if (out->asked[i].serves) {
			shown->required_total++;
			shown->required_met += is_met(answer->status);
			shown->required_short += answer->status == SG_SHORT;
			required += answer->credit;
			if (compared && !is_met(answer->status) &&
			    out->asked[i].member != SG_NO_SKILL)
				unmet[shown->n_unmet++] =
					sg_standing_skill(standing, out->asked[i].member).id;
		} else if (out->asked[i].prefers) {
			shown->preferred_total++;
			shown->preferred_met += is_met(answer->status);
			preferred += answer->credit;
		}
	}
	if (compared && shown->required_total > 0) {
		shown->has_fit = true;
		shown->fit = (4 * required + preferred) /
			     (4.0 * shown->required_total + shown->preferred_total);
	}
	return SG_OK;
}

static bool asks_practices(const struct sg_report_posting *shown)
{
	for (size_t i = 0; i < shown->n_answers; i++)
		if (shown->answers[i].class_ == SG_CLASS_PRACTICE &&
		    shown->answers[i].requirement->polarity == SG_POLARITY_ASKED &&
		    shown->answers[i].requirement->strength >= SG_STRENGTH_UNSPECIFIED)
			return true;
	return false;
}

/* Why nothing can be said of a posting, or absent when something can. */
static sg_str why_unclear(const struct sg_judged *judged, bool practices, struct sg_arena *arena)
{
	const struct sg_findings *findings = judged->shown.findings;
	const struct sg_coverage *coverage = &findings->coverage;

	if (findings->outcome != SG_OUTCOME_OK)
		return findings->why.ptr != NULL ? findings->why : SG_STR("it could not be read");
	if (coverage->lines > 0 && (uint64_t)coverage->understood * 2 < coverage->lines)
		return sg_arena_printf(arena, "%u of %u requirement lines understood",
				       (unsigned)coverage->understood, (unsigned)coverage->lines);
	if (judged->shown.required_total == 0 && !practices && asks_practices(&judged->shown))
		return SG_STR("only practices are asked for");
	if (judged->shown.required_total == 0)
		return SG_STR("no technology is asked for");
	return (sg_str){ 0 };
}

static enum sg_verdict verdict_of(const struct sg_report_posting *shown)
{
	uint32_t unmet = shown->required_total - shown->required_met;

	if (unmet == 0)
		return SG_READY;
	if (unmet == 1)
		return SG_ONE_AWAY;
	return shown->required_met >= unmet ? SG_STRETCH : SG_FAR;
}

/* A hiring thread is no list of all openings: each of its postings looks for people who make
 * software, and many name one technology only. */
static bool lists_all_trades(sg_str board)
{
	return board.ptr != NULL && !sg_str_eq(board, SG_STR("hn"));
}

/* Boards list every opening of a company; those of other trades are no answer to anything. */
static enum sg_status choose_left_out(struct sg_standing *standing,
				      const struct sg_findings *findings, struct sg_judged *out,
				      struct sg_error *err)
{
	uint32_t technologies = 0;

	if (findings->outcome != SG_OUTCOME_OK ||
	    !lists_all_trades(findings->posting.board))
		return SG_OK;
	for (size_t i = 0; i < findings->n_skills && technologies < 2; i++) {
		const struct sg_found_skill *skill = &findings->skills[i];
		uint32_t number = sg_standing_number(standing, skill->id, skill->name);

		if (number == SG_NO_SKILL)
			return sg_no_memory(err);
		technologies += sg_standing_at(standing, number)->class_ == SG_CLASS_TECHNOLOGY;
	}
	out->shown.left_out = technologies < 2;
	return SG_OK;
}

/* Makes the names known that a posting's findings have for ids of another dictionary. */
static enum sg_status read_names(struct sg_standing *standing, const struct sg_findings *findings,
				 struct sg_error *err)
{
	for (size_t i = 0; i < findings->n_skills; i++)
		if (sg_standing_name(standing, findings->skills[i].id, findings->skills[i].name) ==
		    SG_NO_SKILL)
			return sg_no_memory(err);
	return SG_OK;
}

static bool has_year(sg_str date)
{
	for (size_t i = 0; i < 4; i++)
		if (i >= date.len || !sg_is_digit(date.ptr[i]))
			return false;
	return true;
}

/* The year of an RFC 3339 time; 0 when it has none. */
static unsigned year_of(sg_str date)
{
	unsigned year = 0;

	for (size_t i = 0; has_year(date) && i < 4; i++)
		year = year * 10 + (unsigned)(date.ptr[i] - '0');
	return year;
}

/* Years of what has not been out for so long are nothing that a person can have. */
static void note_too_new(struct sg_standing *standing, unsigned year, const struct sg_asked *asked,
			 struct sg_answer *answer)
{
	const struct sg_requirement *wish = answer->requirement;
	struct sg_skill oldest = { 0 };
	uint32_t possible = 0;

	if (wish->min_years == 0 || wish->open || wish->polarity != SG_POLARITY_ASKED)
		return;
	for (uint32_t i = 0; i < asked->n_members; i++) {
		struct sg_skill skill = sg_standing_skill(standing, asked->members[i]);

		if (skill.since == 0 || skill.since + wish->min_years <= year)
			possible++;
		else if (oldest.since == 0 || skill.since < oldest.since)
			oldest = skill;
	}
	if (year == 0 || asked->n_members == 0 || possible >= asked->min_count)
		return;
	answer->too_new = oldest.name;
	answer->too_new_since = oldest.since;
}

static enum sg_status judge_all(struct sg_standing *standing, const struct sg_profile *profile,
				unsigned year, const struct sg_findings *findings,
				struct sg_judged *out, struct sg_asked *asked, struct sg_error *err)
{
	struct sg_arena *arena = standing->results;
	struct sg_answer *answers =
		sg_arena_array(arena, struct sg_answer, findings->n_requirements);
	struct sg_fact_answer *besides =
		sg_arena_array(arena, struct sg_fact_answer, findings->n_facts);
	enum sg_status status = SG_OK;

	if (answers == NULL || besides == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < findings->n_requirements && status == SG_OK; i++) {
		status = sg_judge_requirement(standing, &findings->requirements[i], profile != NULL,
					      &asked[i], &answers[i], err);
		if (status == SG_OK)
			note_too_new(standing, year, &asked[i], &answers[i]);
	}
	if (status != SG_OK)
		return status;
	for (size_t i = 0; i < findings->n_facts; i++)
		besides[i] = sg_judge_fact(&findings->facts[i], profile, arena);
	out->shown.answers = answers;
	out->shown.n_answers = findings->n_requirements;
	out->shown.besides = besides;
	out->shown.n_besides = findings->n_facts;
	return SG_OK;
}

static enum sg_status number_all(struct sg_standing *standing, const struct sg_findings *findings,
				 struct sg_asked *asked, struct sg_error *err)
{
	enum sg_status status = read_names(standing, findings, err);

	for (size_t i = 0; i < findings->n_requirements && status == SG_OK; i++)
		status = sg_judge_number(standing, &findings->requirements[i], &asked[i], err);
	return status;
}

enum sg_status sg_judge_again(struct sg_standing *standing, const struct sg_profile *profile,
			      const struct sg_gap_options *options,
			      const struct sg_findings *findings, struct sg_asked *asked,
			      struct sg_judged *out, struct sg_error *err)
{
	enum sg_status status;

	*out = (struct sg_judged){
		.shown = { .about = &findings->posting,
			   .findings = findings,
			   .outcome = findings->outcome },
		.asked = asked,
	};
	status = judge_all(standing, profile, year_of(options->now), findings, out, asked, err);
	if (status != SG_OK)
		return status;
	if (!serve_required(standing, options->count_practices, out, asked))
		serve_unspecified(options->count_practices, out, asked);
	status = sum_up(standing, profile != NULL, out, err);
	if (status != SG_OK)
		return status;
	out->shown.unclear_why = why_unclear(out, options->count_practices, standing->results);
	if (out->shown.unclear_why.ptr != NULL) {
		out->shown.verdict = SG_UNCLEAR;
		out->shown.has_fit = false;
		out->shown.fit = 0;
	} else if (profile != NULL) {
		out->shown.verdict = verdict_of(&out->shown);
	}
	out->counted = out->shown.verdict != SG_UNCLEAR;
	return SG_OK;
}

enum sg_status sg_judge_posting(struct sg_standing *standing, const struct sg_profile *profile,
				const struct sg_gap_options *options,
				const struct sg_findings *findings, struct sg_judged *out,
				struct sg_error *err)
{
	struct sg_asked *asked =
		sg_arena_array(standing->results, struct sg_asked, findings->n_requirements);
	enum sg_status status =
		asked == NULL ? sg_no_memory(err) : number_all(standing, findings, asked, err);

	if (status == SG_OK)
		status = sg_judge_again(standing, profile, options, findings, asked, out, err);
	if (status == SG_OK && !options->keep_all)
		status = choose_left_out(standing, findings, out, err);
	out->counted = out->counted && !out->shown.left_out;
	return status;
}
