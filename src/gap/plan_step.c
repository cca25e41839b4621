/* SPDX-License-Identifier: MIT */
#include "gap/planner.h"

#include <stdlib.h>

#include "base/str.h"
#include "dict/dict.h"
#include "dict/image.h"

/* A posting that asks for a step, by the answer that says so. */
struct wish {
	uint32_t step; /* 0-based */
	uint32_t posting, answer;
	uint8_t strength; /* enum sg_strength */
	uint8_t min_years;
	uint8_t tells; /* enum tells */
};

/* What there is to quote. What is hardly more than the name of the step tells nothing. */
enum tells { TELLS_MORE, TELLS_NAME, NO_QUOTE };

struct describer {
	struct sg_planner *planner;
	sg_vec(struct wish) wishes; /* in input order */
	struct sg_companies companies;
	uint32_t *others;  /* by skill: postings in which it would do instead */
	uint32_t *last;	   /* by skill: the last posting counted, 1-based */
	uint32_t *seen;	   /* skills counted for the step at hand */
	uint32_t *quoted;  /* by company: the step it was last quoted for, 1-based */
};

static bool is_unmet(const struct sg_answer *answer)
{
	return answer->status > SG_SHORT && answer->status != SG_NOT_ASKED &&
	       answer->requirement->strength >= SG_STRENGTH_UNSPECIFIED;
}

static enum tells what_it_tells(const struct sg_requirement *requirement, sg_str name)
{
	size_t len = sg_str_trim(requirement->quote).len;

	return len == 0 ? NO_QUOTE : len <= name.len + 2 ? TELLS_NAME : TELLS_MORE;
}

static bool add_wish(struct describer *describer, uint32_t step, uint32_t skill, uint32_t posting,
		     const struct sg_judged *judged, uint32_t answer)
{
	const struct sg_planner *planner = describer->planner;
	const struct sg_requirement *requirement = judged->shown.answers[answer].requirement;
	struct wish *wish = sg_push(planner->arena, &describer->wishes);

	if (wish == NULL)
		return false;
	*wish = (struct wish){
		.step = step,
		.posting = posting,
		.answer = answer,
		.strength = (uint8_t)requirement->strength,
		.min_years = requirement->min_years,
		.tells = (uint8_t)what_it_tells(requirement,
						sg_standing_skill(planner->standing, skill).name),
	};
	return true;
}

static bool collect_posting(struct describer *describer, uint32_t posting)
{
	const struct sg_planner *planner = describer->planner;
	const struct sg_judged *judged = sg_kept_open(planner->kept, posting, NULL);

	for (uint32_t i = 0; judged != NULL && i < judged->shown.n_answers; i++) {
		const struct sg_asked *asked = &judged->asked[i];

		if (!is_unmet(&judged->shown.answers[i]))
			continue;
		for (uint32_t m = 0; m < asked->n_members; m++) {
			uint32_t step = planner->step_of[asked->members[m]];

			if (step > 0 &&
			    !add_wish(describer, step - 1, asked->members[m], posting, judged, i))
				return false;
		}
	}
	return judged != NULL;
}

/* How much one posting asks for the step: its strongest wish, the wishes i..to being its. */
static void count_posting(const struct describer *describer, struct sg_plan_step *step, size_t i,
			  size_t to)
{
	enum sg_strength strength = SG_STRENGTH_NONE;
	uint8_t years = 0;

	for (; i < to; i++) {
		const struct wish *wish = &describer->wishes.at[i];

		if (wish->strength > strength)
			strength = (enum sg_strength)wish->strength;
		if (wish->strength == SG_STRENGTH_REQUIRED && wish->min_years > years)
			years = wish->min_years;
	}
	step->required += strength == SG_STRENGTH_REQUIRED;
	step->preferred += strength == SG_STRENGTH_PREFERRED;
	step->unspecified += strength == SG_STRENGTH_UNSPECIFIED;
	step->n_years += years > 0;
	if (years > step->years_asked)
		step->years_asked = years;
}

/* Wishes of one step, from..to: counts, and the companies that require it. */
static bool count_step(struct describer *describer, struct sg_plan_step *step, size_t from,
		       size_t to)
{
	struct sg_companies *companies = &describer->companies;

	sg_companies_start(companies);
	for (size_t i = from; i < to;) {
		uint32_t posting = describer->wishes.at[i].posting, was = step->required;
		size_t first = i;

		while (i < to && describer->wishes.at[i].posting == posting)
			i++;
		count_posting(describer, step, first, i);
		if (step->required > was && !sg_companies_add(companies, posting))
			return false;
	}
	step->companies = companies->at.at;
	step->n_companies = companies->at.n;
	return true;
}

static bool add_quote(const struct describer *describer, const struct wish *wish,
		      struct sg_plan_quote *quote)
{
	struct sg_kept *kept = describer->planner->kept;
	const struct sg_judged *judged = sg_kept_open(kept, wish->posting, NULL);

	if (judged == NULL)
		return false;
	*quote = (struct sg_plan_quote){ judged->shown.answers[wish->answer].requirement->quote,
					 kept->at[wish->posting].about };
	return true;
}

/* One quote a company: what is required before what is not, what tells something first. */
static bool quote_step(struct describer *describer, struct sg_plan_step *step, uint32_t number,
		       size_t from, size_t to)
{
	const struct sg_planner *planner = describer->planner;
	struct sg_plan_quote *quotes =
		sg_arena_array(planner->arena, struct sg_plan_quote, SG_PLAN_QUOTES);

	if (quotes == NULL)
		return false;
	for (unsigned pass = 0; pass < 4; pass++) {
		for (size_t i = from; i < to && step->n_quotes < SG_PLAN_QUOTES; i++) {
			const struct wish *wish = &describer->wishes.at[i];
			uint32_t company = planner->company[wish->posting];
			unsigned rank = wish->strength != SG_STRENGTH_REQUIRED ? 2 : 0;

			if (wish->tells == NO_QUOTE || rank + wish->tells != pass ||
			    (company != 0 && describer->quoted[company] == number))
				continue;
			describer->quoted[company] = number;
			if (!add_quote(describer, wish, &quotes[step->n_quotes++]))
				return false;
		}
	}
	step->quotes = quotes;
	return true;
}

static int by_or(const void *left, const void *right)
{
	const struct sg_or *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return sg_str_cmp(a->id, b->id);
}

/* Counts what would do instead, each posting once, and how many skills were seen. */
static bool count_others(struct describer *describer, uint32_t skill, size_t from, size_t to,
			 uint32_t *n)
{
	*n = 0;
	for (size_t i = from; i < to; i++) {
		const struct wish *wish = &describer->wishes.at[i];
		const struct sg_judged *judged =
			sg_kept_open(describer->planner->kept, wish->posting, NULL);
		const struct sg_asked *asked;

		if (judged == NULL)
			return false;
		asked = &judged->asked[wish->answer];
		for (uint32_t m = 0; m < asked->n_members; m++) {
			uint32_t other = asked->members[m];
			const struct sg_stand *stand =
				sg_standing_at(describer->planner->standing, other);

			if (other == skill || stand->avoided || stand->held_by != SG_NO_SKILL ||
			    stand->class_ == SG_CLASS_ASIDE ||
			    describer->last[other] == wish->posting + 1)
				continue;
			describer->last[other] = wish->posting + 1;
			if (describer->others[other]++ == 0)
				describer->seen[(*n)++] = other;
		}
	}
	return true;
}

static bool list_others(struct describer *describer, struct sg_plan_step *step, uint32_t skill,
			size_t from, size_t to)
{
	struct sg_arena *arena = describer->planner->arena;
	const uint32_t *seen = describer->seen;
	struct sg_or *others;
	uint32_t n;

	if (!count_others(describer, skill, from, to, &n))
		return false;
	others = sg_arena_array(arena, struct sg_or, n);
	if (others == NULL)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		struct sg_skill other = sg_standing_skill(describer->planner->standing, seen[i]);

		others[i] = (struct sg_or){ other.id, other.name, describer->others[seen[i]] };
		describer->others[seen[i]] = 0;
		describer->last[seen[i]] = 0;
	}
	if (n > 0)
		qsort(others, n, sizeof *others, by_or);
	step->or_ = others;
	step->n_or = n;
	return true;
}

/* The step that yields a skill, 1-based, before step `to`; 0 for none. */
static uint32_t step_that_yields(const struct sg_planner *planner, uint32_t skill, uint32_t to)
{
	for (uint32_t i = 0; i < to; i++) {
		const struct sg_yield *yield = &planner->pick.at[planner->order[i]].yield;

		for (uint32_t k = 0; k < yield->n; k++)
			if (yield->at[k] == skill)
				return i + 1;
	}
	return 0;
}

static struct sg_before before_of(const struct sg_planner *planner, uint32_t skill, uint32_t at)
{
	const struct sg_stand *stand = sg_standing_at(planner->standing, skill);
	struct sg_skill first = sg_standing_skill(planner->standing, skill);

	return (struct sg_before){
		.id = first.id,
		.name = first.name,
		.held = stand->held_by != SG_NO_SKILL && !stand->avoided,
		.step = step_that_yields(planner, skill, at),
	};
}

/* `after` of the dictionary, and what else had to be a step before this one. */
static bool list_before(const struct sg_planner *planner, struct sg_plan_step *step, uint32_t at)
{
	const struct sg_dict *dict = planner->standing->dict;
	const struct sg_candidate *candidate = &planner->pick.at[planner->order[at]];
	uint32_t skill = candidate->yield.skill, n = 0;
	const uint32_t *after = NULL;
	struct sg_before *before;

	if (skill < planner->standing->n_dict)
		after = sg_dict_indexes(
			dict, sg_image_skill(sg_dict_image(dict), skill)->after, &n);
	before = sg_arena_array(planner->arena, struct sg_before, n + candidate->n_first);
	if (before == NULL)
		return false;
	for (uint32_t i = 0; i < n; i++)
		before[step->n_before++] = before_of(planner, after[i], at);
	for (uint32_t i = 0; i < candidate->n_first; i++) {
		uint32_t first = planner->pick.at[candidate->first[i]].yield.skill;
		bool there = false;

		for (uint32_t k = 0; k < n; k++)
			there |= after[k] == first;
		if (!there)
			before[step->n_before++] = before_of(planner, first, at);
	}
	step->before = before;
	return true;
}

static bool list_docs(const struct sg_planner *planner, struct sg_plan_step *step, uint32_t list)
{
	const struct sg_dict *dict = planner->standing->dict;
	uint32_t n = sg_dict_length(dict, list);
	sg_str *docs = sg_arena_array(planner->arena, sg_str, n);

	if (docs == NULL)
		return false;
	for (uint32_t i = 0; i < n; i++)
		docs[i] = sg_dict_string(dict, list, i);
	step->docs = docs;
	step->n_docs = n;
	return true;
}

/* What the dictionary and the profile say of a step. */
static bool name_step(const struct sg_planner *planner, struct sg_plan_step *step, uint32_t at)
{
	uint32_t skill = planner->pick.at[planner->order[at]].yield.skill;
	const struct sg_stand *stand = sg_standing_at(planner->standing, skill);
	struct sg_skill is = sg_standing_skill(planner->standing, skill);

	step->id = is.id;
	step->name = is.name;
	step->class_ = is.class_;
	step->effort = is.effort;
	step->show = is.show;
	step->wanted = stand->wanted;
	step->status = SG_MISSING;
	if (stand->learning) {
		step->status = SG_LEARNING;
	} else if (stand->near_by != SG_NO_SKILL && !stand->wanted) {
		step->status = SG_NEAR;
		step->near_name = sg_standing_skill(planner->standing, stand->near_by).name;
	}
	return list_docs(planner, step, is.docs) && list_before(planner, step, at);
}

static int by_step(const void *left, const void *right)
{
	const struct wish *a = left, *b = right;

	if (a->step != b->step)
		return a->step < b->step ? -1 : 1;
	if (a->posting != b->posting)
		return a->posting < b->posting ? -1 : 1;
	return a->answer < b->answer ? -1 : a->answer > b->answer;
}

static bool describe(struct describer *describer)
{
	struct sg_planner *planner = describer->planner;
	size_t to = 0;

	for (uint32_t i = 0; i < planner->kept->n; i++)
		if (sg_kept_counted(&planner->kept->at[i]) && !collect_posting(describer, i))
			return false;
	if (describer->wishes.n > 0)
		qsort(describer->wishes.at, describer->wishes.n, sizeof *describer->wishes.at,
		      by_step);
	for (uint32_t i = 0; i < planner->n_steps; i++) {
		struct sg_plan_step *step = &planner->steps[i];
		uint32_t skill = planner->pick.at[planner->order[i]].yield.skill;
		size_t from = to;

		while (to < describer->wishes.n && describer->wishes.at[to].step == i)
			to++;
		if (!name_step(planner, step, i) || !count_step(describer, step, from, to) ||
		    !quote_step(describer, step, i + 1, from, to) ||
		    !list_others(describer, step, skill, from, to))
			return false;
	}
	return true;
}

enum sg_status sg_planner_describe(struct sg_planner *planner, struct sg_error *err)
{
	struct describer describer = { .planner = planner };
	uint32_t n = planner->learn.n_skills;

	describer.others = sg_arena_array(planner->arena, uint32_t, n);
	describer.last = sg_arena_array(planner->arena, uint32_t, n);
	describer.seen = sg_arena_array(planner->arena, uint32_t, n);
	describer.quoted = sg_arena_array(planner->arena, uint32_t, planner->kept->n + 1);
	if (describer.others == NULL || describer.last == NULL || describer.seen == NULL ||
	    describer.quoted == NULL ||
	    !sg_companies_open(&describer.companies, planner) || !describe(&describer))
		return sg_no_memory(err);
	return SG_OK;
}
