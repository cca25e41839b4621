/* SPDX-License-Identifier: MIT */
#include "role/likeness.h"

#include <math.h>
#include <stdlib.h>

#include "base/names.h"
#include "base/str.h"
#include "dict/dict.h"
#include "dict/image.h"

/*
 * Evidence is counted in ten-thousandths, so that sums come out the same everywhere. What is
 * asked counts more than what is mentioned; a title says what the job is, so it counts double;
 * one of several counts its part of them.
 */
enum { FULL = 10000, TITLE = 2 * FULL };
/* A role whose core nobody asks for keeps at most this much of its likeness. */
static const double without_core = 0.3;

static uint32_t worth_of(enum sg_strength strength)
{
	switch (strength) {
	case SG_STRENGTH_REQUIRED:
		return FULL;
	case SG_STRENGTH_UNSPECIFIED:
		return 3 * FULL / 4;
	case SG_STRENGTH_PREFERRED:
		return FULL / 2;
	case SG_STRENGTH_MENTIONED:
		return FULL / 3;
	case SG_STRENGTH_NONE:
	case SG_N_STRENGTHS:
		break;
	}
	return 0;
}

/* A skill of a posting. */
struct evidence {
	uint32_t skill; /* index */
	uint32_t worth;
	bool asked, title;
};

struct weighing {
	const struct sg_dict *dict;
	const struct sg_image *image;
	const struct sg_findings *findings;
	struct evidence *evidence; /* by skill, each once */
	size_t n;
};

/* What a posting says of one role. */
struct sums {
	uint64_t inside, total;
	uint32_t title_inside, title_outside;
};

static int by_skill(const void *a, const void *b)
{
	const struct evidence *x = a, *y = b;

	return (x->skill > y->skill) - (x->skill < y->skill);
}

static bool is_in_title(const struct sg_found_skill *skill)
{
	for (size_t i = 0; i < skill->n_mentions; i++)
		if (skill->mentions[i].section == SG_SECTION_TITLE &&
		    skill->mentions[i].polarity == SG_POLARITY_ASKED)
			return true;
	return false;
}

/* One row for each member of each asked requirement and each skill of the title. */
static enum sg_status list_evidence(struct weighing *weighing, struct sg_arena *arena,
				    struct sg_error *err)
{
	const struct sg_findings *findings = weighing->findings;
	size_t most = findings->n_skills;

	for (size_t i = 0; i < findings->n_requirements; i++)
		most += findings->requirements[i].n_any_of;
	weighing->evidence = sg_arena_array(arena, struct evidence, most);
	if (weighing->evidence == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < findings->n_requirements; i++) {
		const struct sg_requirement *wish = &findings->requirements[i];
		uint32_t worth = worth_of(wish->strength);

		if (wish->polarity != SG_POLARITY_ASKED || worth == 0)
			continue;
		if (wish->min_count < wish->n_any_of)
			worth = (uint32_t)((uint64_t)worth * wish->min_count / wish->n_any_of);
		for (size_t k = 0; k < wish->n_any_of; k++)
			weighing->evidence[weighing->n++] = (struct evidence){
				.skill = sg_dict_by_id(weighing->dict, wish->any_of[k]),
				.worth = worth,
				.asked = wish->strength >= SG_STRENGTH_UNSPECIFIED,
			};
	}
	for (size_t i = 0; i < findings->n_skills; i++)
		if (is_in_title(&findings->skills[i]))
			weighing->evidence[weighing->n++] = (struct evidence){
				.skill = sg_dict_by_id(weighing->dict, findings->skills[i].id),
				.worth = TITLE,
				.asked = true,
				.title = true,
			};
	return SG_OK;
}

/* Each skill once, at its highest worth, those of the dictionary only. */
static void merge_evidence(struct weighing *weighing)
{
	struct evidence *at = weighing->evidence;
	size_t kept = 0;

	if (weighing->n > 0)
		qsort(at, weighing->n, sizeof *at, by_skill);
	for (size_t i = 0; i < weighing->n && at[i].skill != SG_NO_SKILL; i++) {
		if (kept == 0 || at[kept - 1].skill != at[i].skill) {
			at[kept++] = at[i];
			continue;
		}
		if (at[i].worth > at[kept - 1].worth)
			at[kept - 1].worth = at[i].worth;
		at[kept - 1].asked |= at[i].asked;
		at[kept - 1].title |= at[i].title;
	}
	weighing->n = kept;
}

/* Adds one skill to the areas and sums of one role of which it has n signs. */
static void add_evidence(const struct evidence *evidence, bool aside,
			 const struct sg_image_sign *signs, uint32_t n,
			 struct sg_area_share *areas, struct sums *sums)
{
	bool inside = false, other = false;

	for (uint32_t i = 0; i < n; i++) {
		if (signs[i].area == SG_SIGN_OTHER_TRADE) {
			other = true;
			continue;
		}
		inside = true;
		areas[signs[i].area].share += evidence->worth;
		areas[signs[i].area].asked |= evidence->asked;
		areas[signs[i].area].named = true;
	}
	if (evidence->title && other)
		sums->title_outside++;
	else if (evidence->title && inside)
		sums->title_inside++;
	/* Traits and hiring words tell one role from another only where a role lists them. */
	if (aside && (inside || (evidence->title && other)))
		sums->total += evidence->worth;
	if (inside)
		sums->inside += evidence->worth;
}

static double two_decimals(double value)
{
	return floor(value * 100 + 0.5) / 100;
}

/* Turns worth into shares of 1, and all of it into the likeness. */
static double finish(const struct sg_image *image, const struct sg_image_role *role,
		     struct sg_area_share *shares, const struct sums *sums)
{
	const struct sg_image_role_area *areas =
		(const struct sg_image_role_area *)sg_image_at(image, image->role_areas.at) +
		role->first_area;
	double cover = 0, weights = 0, core = 1;

	for (uint32_t i = 0; i < role->n_areas; i++) {
		shares[i].share = shares[i].share < FULL ? shares[i].share / FULL : 1;
		cover += areas[i].weight * shares[i].share;
		weights += areas[i].weight;
		if (areas[i].core && shares[i].share < core)
			core = shares[i].share;
	}
	if (sums->total == 0 || weights == 0)
		return 0;
	core = without_core + (1 - without_core) * core;
	/* Another trade's name in the title counts double; names of this one make up for it. */
	core *= (1.0 + sums->title_inside) /
		(1.0 + sums->title_inside + 2.0 * sums->title_outside);
	cover /= weights;
	return two_decimals(core * sqrt(cover * (double)sums->inside / (double)sums->total));
}

/* Rows for every role, with zeroed areas; NULL when memory ran out. */
static struct sg_likeness *make_rows(const struct sg_image *image, struct sg_arena *arena,
				     struct sg_area_share **areas)
{
	const struct sg_image_role *roles = sg_image_at(image, image->roles.at);
	struct sg_likeness *rows = sg_arena_array(arena, struct sg_likeness, image->roles.n);

	*areas = sg_arena_array(arena, struct sg_area_share, image->role_areas.n);
	if (*areas == NULL || rows == NULL)
		return NULL;
	for (uint32_t i = 0; i < image->roles.n; i++)
		rows[i].areas = *areas + roles[i].first_area;
	return rows;
}

/* Adds a skill to the roles that it is a sign of; returns what it adds to the total of all. */
static uint32_t add_to_roles(const struct weighing *weighing, const struct evidence *evidence,
			     struct sg_area_share *areas, struct sums *sums)
{
	const struct sg_image *image = weighing->image;
	const struct sg_image_role *roles = sg_image_at(image, image->roles.at);
	const struct sg_image_skill *skill = sg_image_skill(image, evidence->skill);
	const struct sg_image_sign *signs =
		(const struct sg_image_sign *)sg_image_at(image, image->signs.at) +
		skill->first_sign;
	bool aside = sg_class_of((enum sg_kind)skill->kind) == SG_CLASS_ASIDE;

	for (uint32_t from = 0, to; from < skill->n_signs; from = to) {
		uint32_t role = signs[from].role;

		for (to = from; to < skill->n_signs && signs[to].role == role;)
			to++;
		add_evidence(evidence, aside, signs + from, to - from,
			     areas + roles[role].first_area, &sums[role]);
	}
	return aside ? 0 : evidence->worth;
}

enum sg_status sg_role_of_findings(const struct sg_dict *dict, const struct sg_findings *findings,
				   struct sg_arena *arena, const struct sg_likeness **out,
				   struct sg_error *err)
{
	const struct sg_image *image = sg_dict_image(dict);
	struct weighing weighing = { dict, image, findings, NULL, 0 };
	const struct sg_image_role *roles = sg_image_at(image, image->roles.at);
	struct sg_area_share *areas;
	struct sg_likeness *rows = make_rows(image, arena, &areas);
	struct sums *sums = sg_arena_array(arena, struct sums, image->roles.n);
	enum sg_status status = list_evidence(&weighing, arena, err);
	uint64_t total = 0;

	if (status != SG_OK)
		return status;
	if (rows == NULL || sums == NULL)
		return sg_no_memory(err);
	merge_evidence(&weighing);
	for (size_t i = 0; i < weighing.n; i++)
		total += add_to_roles(&weighing, &weighing.evidence[i], areas, sums);
	for (uint32_t role = 0; role < image->roles.n; role++) {
		sums[role].total += total;
		rows[role].score = finish(image, &roles[role], areas + roles[role].first_area,
					  &sums[role]);
	}
	*out = rows;
	return SG_OK;
}

static int by_score(const void *a, const void *b)
{
	const struct sg_role_score *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return sg_str_cmp(x->id, y->id);
}

enum sg_status sg_role_scores(const struct sg_dict *dict, struct sg_arena *arena,
			      struct sg_findings *findings, struct sg_error *err)
{
	uint32_t n = sg_dict_role_count(dict);
	struct sg_role_score *scores = sg_arena_array(arena, struct sg_role_score, n);
	const struct sg_likeness *rows;
	enum sg_status status = sg_role_of_findings(dict, findings, arena, &rows, err);

	if (status != SG_OK)
		return status;
	if (scores == NULL)
		return sg_no_memory(err);
	for (uint32_t i = 0; i < n; i++)
		scores[i] = (struct sg_role_score){ sg_dict_role(dict, i).id, rows[i].score };
	if (n > 0)
		qsort(scores, n, sizeof *scores, by_score);
	findings->roles = scores;
	findings->n_roles = n;
	return SG_OK;
}

/* Which skills are held, with what they imply. */
static bool *list_held(const struct sg_dict *dict, const struct sg_profile *profile,
		       struct sg_arena *arena)
{
	const struct sg_image *image = sg_dict_image(dict);
	bool *held = sg_arena_array(arena, bool, image->skills.n);

	for (size_t i = 0; held != NULL && i < profile->n_claims; i++) {
		uint32_t skill = sg_dict_by_id(dict, profile->claims[i].skill), n;
		const uint32_t *closure;

		if (profile->claims[i].status != SG_CLAIM_HAVE || skill == SG_NO_SKILL)
			continue;
		held[skill] = true;
		closure = sg_image_list(image, sg_image_skill(image, skill)->closure, &n);
		for (uint32_t k = 0; k < n; k++)
			held[closure[k]] = true;
	}
	return held;
}

/* Of each thing wished for any skill will do. */
static void count_signs(const struct sg_image *image, uint32_t wishes, const bool *held,
			struct sg_area_share *share)
{
	uint32_t n, n_any;
	const uint32_t *list = sg_image_list(image, wishes, &n);

	for (uint32_t i = 0; i < n; i++) {
		const uint32_t *any_of = sg_image_list(image, list[i], &n_any);
		bool met = false;

		for (uint32_t k = 0; k < n_any; k++)
			met = met || held[any_of[k]];
		share->signs++;
		share->held += met;
	}
}

enum sg_status sg_role_of_profile(const struct sg_dict *dict, const struct sg_profile *profile,
				  struct sg_arena *arena, const struct sg_likeness **out,
				  struct sg_error *err)
{
	const struct sg_image *image = sg_dict_image(dict);
	const struct sg_image_role *roles = sg_image_at(image, image->roles.at);
	const struct sg_image_role_area *areas = sg_image_at(image, image->role_areas.at);
	const bool *held = list_held(dict, profile, arena);
	struct sg_area_share *all;
	struct sg_likeness *rows = make_rows(image, arena, &all);

	if (held == NULL || rows == NULL)
		return sg_no_memory(err);
	for (uint32_t role = 0; role < image->roles.n; role++) {
		struct sg_area_share *shares = all + roles[role].first_area;
		double cover = 0, weights = 0;

		for (uint32_t i = 0; i < roles[role].n_areas; i++) {
			const struct sg_image_role_area *area = &areas[roles[role].first_area + i];

			count_signs(image, area->required, held, &shares[i]);
			count_signs(image, area->preferred, held, &shares[i]);
			if (shares[i].signs == 0)
				continue;
			shares[i].share = (double)shares[i].held / shares[i].signs;
			cover += area->weight * shares[i].share;
			weights += area->weight;
		}
		rows[role].score = weights > 0 ? two_decimals(cover / weights) : 0;
	}
	*out = rows;
	return SG_OK;
}
