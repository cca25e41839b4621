/* SPDX-License-Identifier: MIT */
#include "gap/demand.h"

#include <stdlib.h>

#include "base/str.h"

/* Which skills are asked, by number; NULL when out of memory. */
static bool *asked_skills(struct sg_standing *standing, const struct sg_judged *judged, size_t n)
{
	bool *asked = sg_arena_array(standing->arena, bool, sg_standing_count(standing));

	for (size_t i = 0; asked != NULL && i < n; i++) {
		for (size_t k = 0; judged[i].counted && k < judged[i].shown.n_answers; k++) {
			const struct sg_asked *wish = &judged[i].asked[k];
			const struct sg_requirement *requirement =
				judged[i].shown.answers[k].requirement;

			if (requirement->polarity != SG_POLARITY_ASKED ||
			    requirement->strength < SG_STRENGTH_UNSPECIFIED)
				continue;
			for (uint32_t m = 0; m < wish->n_members; m++)
				asked[wish->members[m]] = true;
		}
	}
	return asked;
}

static int by_area(const void *left, const void *right)
{
	const struct sg_area_count *a = left, *b = right;

	return sg_str_cmp(a->area, b->area);
}

enum sg_status sg_demand_areas(struct sg_standing *standing, const struct sg_judged *judged,
			       size_t n, struct sg_report *report, struct sg_error *err)
{
	const bool *asked = asked_skills(standing, judged, n);
	struct sg_area_count *areas =
		sg_arena_array(standing->arena, struct sg_area_count, standing->n_dict);
	size_t n_areas = 0, merged = 0;

	if (asked == NULL || areas == NULL)
		return sg_no_memory(err);
	for (uint32_t i = 0; i < standing->n_dict; i++) {
		const struct sg_stand *stand;

		if (!asked[i])
			continue;
		stand = sg_standing_at(standing, i);
		if (stand->class_ == SG_CLASS_ASIDE)
			continue;
		areas[n_areas++] = (struct sg_area_count){
			.area = sg_dict_skill(standing->dict, i).area,
			.asked = 1,
			.held = stand->held_by != SG_NO_SKILL && !stand->avoided,
		};
	}
	if (n_areas > 0)
		qsort(areas, n_areas, sizeof *areas, by_area);
	for (size_t i = 0; i < n_areas; i++) {
		if (merged > 0 && sg_str_eq(areas[merged - 1].area, areas[i].area)) {
			areas[merged - 1].asked++;
			areas[merged - 1].held += areas[i].held;
		} else {
			areas[merged++] = areas[i];
		}
	}
	report->areas = areas;
	report->n_areas = merged;
	return SG_OK;
}

/* A fact of one posting, as a sort key and its outcome. */
struct stated {
	enum sg_fact_kind kind;
	sg_str value;
	uint32_t posting;
	enum sg_tristate met;
};

static int by_value(const struct stated *a, const struct stated *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return sg_str_cmp(a->value, b->value);
}

static int by_stated(const void *left, const void *right)
{
	const struct stated *a = left, *b = right;
	int order = by_value(a, b);

	if (order != 0)
		return order;
	return a->posting < b->posting ? -1 : a->posting > b->posting;
}

/* All facts of counted postings, sorted; NULL when out of memory. */
static struct stated *collect_facts(struct sg_arena *arena, const struct sg_judged *judged,
				    size_t n, size_t *n_stated)
{
	struct stated *stated;
	size_t total = 0, at = 0;

	for (size_t i = 0; i < n; i++)
		total += judged[i].counted ? judged[i].shown.n_besides : 0;
	stated = sg_arena_array(arena, struct stated, total);
	for (size_t i = 0; stated != NULL && i < n; i++) {
		for (size_t k = 0; judged[i].counted && k < judged[i].shown.n_besides; k++) {
			const struct sg_fact_answer *answer = &judged[i].shown.besides[k];

			stated[at] = (struct stated){
				.kind = answer->fact->kind,
				.posting = (uint32_t)i,
				.met = answer->met,
			};
			if (answer->fact->kind == SG_FACT_LANGUAGE)
				stated[at].value = answer->fact->value;
			at++;
		}
	}
	if (at > 0)
		qsort(stated, at, sizeof *stated, by_stated);
	*n_stated = at;
	return stated;
}

/* A posting that states a kind twice meets it when it meets one and misses none. */
enum sg_status sg_demand_facts(struct sg_standing *standing, const struct sg_judged *judged,
			       size_t n, struct sg_report *report, struct sg_error *err)
{
	size_t n_stated = 0, n_facts = 0;
	struct stated *stated = collect_facts(standing->arena, judged, n, &n_stated);
	struct sg_fact_count *facts =
		sg_arena_array(standing->arena, struct sg_fact_count, n_stated);

	if (stated == NULL || facts == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < n_stated;) {
		bool met = false, missed = false;
		size_t from = i;

		for (; i < n_stated && by_stated(&stated[from], &stated[i]) == 0; i++) {
			met |= stated[i].met == SG_YES;
			missed |= stated[i].met == SG_NO;
		}
		if (from == 0 || by_value(&stated[from - 1], &stated[from]) != 0)
			facts[n_facts++] = (struct sg_fact_count){ .kind = stated[from].kind,
								   .value = stated[from].value };
		facts[n_facts - 1].n++;
		facts[n_facts - 1].met += met && !missed;
		facts[n_facts - 1].unmet += missed;
	}
	report->facts = facts;
	report->n_facts = n_facts;
	return SG_OK;
}
