/* SPDX-License-Identifier: MIT */
#include "gap/planner.h"

#include <stdlib.h>

#include "base/str.h"

/* What learning does not change: years, what is avoided; and which certificates are asked. */

/* Something that one posting asks; keys are texts, so that facts can be counted too. */
struct bar {
	sg_str id, name;
	uint32_t posting;
	uint16_t months;
	uint8_t years;
};

struct barrer {
	struct sg_planner *planner;
	sg_vec(struct bar) years, avoided, certificates;
	struct sg_companies companies;
};

static int by_key(const struct bar *a, const struct bar *b)
{
	int order = sg_str_cmp(a->id, b->id);

	return order != 0 ? order : sg_str_cmp(a->name, b->name);
}

static int by_posting(const void *left, const void *right)
{
	const struct bar *a = left, *b = right;
	int order = by_key(a, b);

	if (order != 0)
		return order;
	return a->posting < b->posting ? -1 : a->posting > b->posting;
}

static bool lists(const struct sg_requirement *wish, sg_str id)
{
	for (size_t i = 0; i < wish->n_any_of; i++)
		if (sg_str_eq(wish->any_of[i], id))
			return true;
	return false;
}

static bool add_years(struct barrer *barrer, const struct sg_judged *judged, uint32_t posting,
		      size_t i)
{
	const struct sg_answer *answer = &judged->shown.answers[i];
	struct sg_skill member = { .id = answer->by, .name = answer->by_name };
	struct bar *bar;

	if (!judged->asked[i].serves || answer->status != SG_SHORT)
		return true;
	/* What is asked may be held through something that implies it. */
	if (!lists(answer->requirement, answer->by))
		member = sg_standing_skill(barrer->planner->standing, judged->asked[i].member);
	bar = sg_push(barrer->planner->arena, &barrer->years);
	if (bar == NULL)
		return false;
	*bar = (struct bar){ member.id, member.name, posting, answer->months_held,
			     answer->requirement->min_years };
	return true;
}

static bool add_avoided(struct barrer *barrer, const struct sg_judged *judged, uint32_t posting,
			size_t i)
{
	const struct sg_asked *asked = &judged->asked[i];

	if (!asked->serves || !judged->shown.asks_avoided ||
	    judged->shown.answers[i].status != SG_MISSING)
		return true;
	for (uint32_t m = 0; m < asked->n_members; m++) {
		struct sg_skill skill;
		struct bar *bar;

		if (!sg_standing_at(barrer->planner->standing, asked->members[m])->avoided)
			continue;
		skill = sg_standing_skill(barrer->planner->standing, asked->members[m]);
		bar = sg_push(barrer->planner->arena, &barrer->avoided);
		if (bar == NULL)
			return false;
		*bar = (struct bar){ .id = skill.id, .name = skill.name, .posting = posting };
	}
	return true;
}

static bool add_certificate(struct barrer *barrer, uint32_t posting, sg_str id, sg_str name)
{
	struct bar *bar = sg_push(barrer->planner->arena, &barrer->certificates);

	if (bar != NULL)
		*bar = (struct bar){ .id = id, .name = name, .posting = posting };
	return bar != NULL;
}

static bool add_certificates(struct barrer *barrer, const struct sg_judged *judged,
			     uint32_t posting, size_t i)
{
	const struct sg_requirement *wish = judged->shown.answers[i].requirement;

	if (wish->polarity != SG_POLARITY_ASKED || wish->strength < SG_STRENGTH_UNSPECIFIED)
		return true;
	for (uint32_t m = 0; m < judged->asked[i].n_members; m++) {
		struct sg_skill skill = sg_standing_skill(barrer->planner->standing,
							  judged->asked[i].members[m]);

		if (skill.kind == SG_KIND_CERTIFICATION &&
		    !add_certificate(barrer, posting, skill.id, skill.name))
			return false;
	}
	return true;
}

/* Certificates that no dictionary has stand among the facts. */
static bool add_facts(struct barrer *barrer, const struct sg_findings *findings, uint32_t posting)
{
	for (size_t i = 0; i < findings->n_facts; i++) {
		const struct sg_fact *fact = &findings->facts[i];

		if (fact->kind == SG_FACT_CERTIFICATION && fact->value.len > 0 &&
		    fact->strength >= SG_STRENGTH_UNSPECIFIED &&
		    !add_certificate(barrer, posting, (sg_str){ 0 }, fact->value))
			return false;
	}
	return true;
}

static bool collect_posting(struct barrer *barrer, const struct sg_judged *judged, uint32_t posting)
{
	for (size_t i = 0; i < judged->shown.n_answers; i++)
		if (!add_years(barrer, judged, posting, i) ||
		    !add_avoided(barrer, judged, posting, i) ||
		    !add_certificates(barrer, judged, posting, i))
			return false;
	return add_facts(barrer, judged->shown.findings, posting);
}

static bool collect(struct barrer *barrer)
{
	struct sg_kept *kept = barrer->planner->kept;

	for (uint32_t p = 0; p < kept->n; p++) {
		const struct sg_judged *judged;

		if (!sg_kept_counted(&kept->at[p]))
			continue;
		judged = sg_kept_open(kept, p, NULL);
		if (judged == NULL || !collect_posting(barrer, judged, p))
			return false;
	}
	return true;
}

static int by_n(const void *left, const void *right)
{
	const struct sg_plan_barred *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return sg_str_cmp(a->id, b->id);
}

/* Adds up what has the same key; NULL when out of memory. */
static const struct sg_plan_barred *add_up(struct barrer *barrer, struct bar *bars, size_t n,
					   size_t *n_out)
{
	struct sg_plan_barred *out =
		sg_arena_array(barrer->planner->arena, struct sg_plan_barred, n);
	size_t kept = 0;

	if (n > 0 && out != NULL)
		qsort(bars, n, sizeof *bars, by_posting);
	for (size_t i = 0; out != NULL && i < n;) {
		struct sg_plan_barred *row = &out[kept++];
		size_t first = i;

		*row = (struct sg_plan_barred){ .id = bars[i].id, .name = bars[i].name };
		sg_companies_start(&barrer->companies);
		for (; i < n && by_key(&bars[first], &bars[i]) == 0; i++) {
			row->n += i == first || bars[i].posting != bars[i - 1].posting;
			row->years = bars[i].years > row->years ? bars[i].years : row->years;
			row->months_held = bars[i].months;
			if (!sg_companies_add(&barrer->companies, bars[i].posting))
				return NULL;
		}
		row->companies = barrer->companies.at.at;
		row->n_companies = barrer->companies.at.n;
	}
	if (kept > 0)
		qsort(out, kept, sizeof *out, by_n);
	*n_out = kept;
	return out;
}

static bool list_certificates(struct barrer *barrer, struct sg_plan *plan)
{
	size_t n;
	const struct sg_plan_barred *rows =
		add_up(barrer, barrer->certificates.at, barrer->certificates.n, &n);
	struct sg_or *out = rows == NULL ? NULL
					 : sg_arena_array(barrer->planner->arena, struct sg_or, n);

	if (out == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		out[i] = (struct sg_or){ rows[i].id, rows[i].name, rows[i].n };
	plan->certificates = out;
	plan->n_certificates = n;
	return true;
}

enum sg_status sg_planner_bar(struct sg_planner *planner, struct sg_plan *plan,
			      struct sg_error *err)
{
	struct barrer barrer = { .planner = planner };

	if (!sg_companies_open(&barrer.companies, planner) || !collect(&barrer))
		return sg_no_memory(err);
	plan->years = add_up(&barrer, barrer.years.at, barrer.years.n, &plan->n_years);
	plan->avoided = add_up(&barrer, barrer.avoided.at, barrer.avoided.n, &plan->n_avoided);
	if (plan->years == NULL || plan->avoided == NULL || !list_certificates(&barrer, plan))
		return sg_no_memory(err);
	return SG_OK;
}
