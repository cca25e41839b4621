/* SPDX-License-Identifier: MIT */
#include "gap/judge.h"

#include <stdlib.h>

#include "base/str.h"

/* One member of a requirement against the profile. */
struct member {
	enum sg_met status;
	double credit;
	uint32_t by;
	const char *why;
	uint16_t months;
};

static struct member of(enum sg_met status, double credit, uint32_t by, const char *why,
			uint16_t months)
{
	return (struct member){ status, credit, by, why, months };
}

static struct member judge_member(const struct sg_standing *standing, uint32_t number,
				  const struct sg_requirement *requirement)
{
	const struct sg_stand *stand = sg_standing_at(standing, number);
	bool held = stand->held_by != SG_NO_SKILL;
	unsigned asked = requirement->min_years * 12u;
	bool few = held && stand->months != 0 && stand->months < asked;

	if (stand->avoided)
		return of(SG_MISSING, 0, number, "avoided", 0);
	if (held && !few)
		return of(SG_MET, 1, stand->held_by, stand->held_by == number ? "held" : "implied",
			  stand->months);
	if (stand->part_by != SG_NO_SKILL)
		return of(SG_LIKELY, 1, stand->part_by, "part_of", 0);
	if (few) {
		double share = (double)stand->months / asked;

		return of(SG_SHORT, share < 0.5 ? 0.5 : share, stand->held_by,
			  stand->held_by == number ? "held" : "implied", stand->months);
	}
	if (stand->learning)
		return of(SG_LEARNING, 0.25, number, "learning", 0);
	if (stand->wanted)
		return of(SG_MISSING, 0, SG_NO_SKILL, NULL, 0);
	if (stand->near_by != SG_NO_SKILL)
		return of(SG_NEAR, 0.25, stand->near_by, "adjacent", 0);
	if (requirement->open && stand->similar_by != SG_NO_SKILL)
		return of(SG_NEAR, 0.25, stand->similar_by, "similar", 0);
	return of(SG_MISSING, 0, SG_NO_SKILL, NULL, 0);
}

static int by_rank(const void *left, const void *right)
{
	const struct member *a = left, *b = right;

	if (a->status != b->status)
		return a->status < b->status ? -1 : 1;
	if (a->credit > b->credit || a->credit < b->credit)
		return a->credit > b->credit ? -1 : 1;
	return a->by < b->by ? -1 : a->by > b->by;
}

enum sg_status sg_judge_number(struct sg_standing *standing,
			       const struct sg_requirement *requirement, struct sg_asked *asked,
			       struct sg_error *err)
{
	uint32_t n = requirement->n_any_of < SG_NO_SKILL ? (uint32_t)requirement->n_any_of : 0;
	uint32_t *members = sg_arena_array(standing->results, uint32_t, n);

	if (members == NULL)
		return sg_no_memory(err);
	for (uint32_t i = 0; i < n; i++) {
		members[i] = sg_standing_number(standing, requirement->any_of[i], (sg_str){ 0 });
		if (members[i] == SG_NO_SKILL)
			return sg_no_memory(err);
	}
	asked->members = members;
	asked->n_members = n;
	asked->min_count = sg_asked_count(requirement->min_count, n);
	return SG_OK;
}

/* What names a requirement: nothing the profile avoids, no aside, then by tier, then by id. */
static bool commoner(const struct sg_standing *standing, uint32_t a, uint32_t b)
{
	const struct sg_stand *left = sg_standing_at(standing, a);
	const struct sg_stand *right = sg_standing_at(standing, b);
	bool aside = left->class_ == SG_CLASS_ASIDE;

	if (left->avoided != right->avoided)
		return !left->avoided;
	if (aside != (right->class_ == SG_CLASS_ASIDE))
		return !aside;
	if (left->tier != right->tier)
		return left->tier < right->tier;
	return sg_str_cmp(sg_standing_skill(standing, a).id, sg_standing_skill(standing, b).id) < 0;
}

/*
 * The member that names the requirement. Of "two of A, B, C" it is one that is not held yet:
 * a row of what is missing must not name what is there.
 */
static uint32_t naming_member(const struct sg_standing *standing, const struct sg_asked *asked,
			      const struct member *judged)
{
	uint32_t best = SG_NO_SKILL;
	bool best_open = false;

	for (uint32_t i = 0; i < asked->n_members; i++) {
		bool open = judged[i].status > SG_LIKELY;

		if (best == SG_NO_SKILL || (open && !best_open) ||
		    (open == best_open && commoner(standing, asked->members[i], best))) {
			best = asked->members[i];
			best_open = open;
		}
	}
	return best;
}

static void answer_from(const struct sg_standing *standing, struct member *judged,
			const struct sg_asked *asked, struct sg_answer *answer)
{
	const struct member *decides;
	double sum = 0;

	if (asked->n_members > 1)
		qsort(judged, asked->n_members, sizeof *judged, by_rank);
	decides = &judged[asked->min_count - 1];
	for (uint16_t i = 0; i < asked->min_count; i++)
		sum += judged[i].credit;
	answer->status = decides->status;
	answer->credit = sum / asked->min_count;
	if (decides->by != SG_NO_SKILL) {
		struct sg_skill by = sg_standing_skill(standing, decides->by);

		answer->by = by.id;
		answer->by_name = by.name;
		answer->by_why = sg_str_of(decides->why);
		answer->months_held = decides->months;
	}
}

enum sg_status sg_judge_requirement(struct sg_standing *standing,
				    const struct sg_requirement *requirement, bool compared,
				    struct sg_asked *asked, struct sg_answer *answer,
				    struct sg_error *err)
{
	struct member few[16], *judged = few;

	if (asked->n_members > sizeof few / sizeof *few)
		judged = sg_arena_array(standing->results, struct member, asked->n_members);
	if (judged == NULL)
		return sg_no_memory(err);
	for (uint32_t i = 0; i < asked->n_members; i++)
		judged[i] = judge_member(standing, asked->members[i], requirement);
	answer->requirement = requirement;
	asked->member = naming_member(standing, asked, judged);
	answer->class_ = asked->member == SG_NO_SKILL
				 ? SG_CLASS_ASIDE
				 : (enum sg_class)sg_standing_at(standing, asked->member)->class_;
	if (requirement->polarity != SG_POLARITY_ASKED)
		answer->status = SG_NOT_ASKED;
	else if (compared && asked->n_members > 0)
		answer_from(standing, judged, asked, answer);
	else if (compared)
		answer->status = SG_MISSING;
	return SG_OK;
}
