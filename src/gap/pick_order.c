/* SPDX-License-Identifier: MIT */
#include "gap/pick.h"

#include <string.h>

#include "base/str.h"
#include "dict/dict.h"
#include "dict/image.h"

/* The order in which the chosen ones are learnt. */

static bool yields(const struct sg_candidate *candidate, uint32_t skill)
{
	for (uint32_t i = 0; i < candidate->yield.n; i++)
		if (candidate->yield.at[i] == skill)
			return true;
	return false;
}

/* Of the chosen ones that are not placed, one that must come before; UINT32_MAX for none. */
static uint32_t needed_first(const struct sg_pick *pick, uint32_t at, const bool *placed)
{
	const struct sg_standing *standing = pick->learn->standing;
	const struct sg_dict *dict = standing->dict;
	uint32_t skill = pick->at[pick->chosen[at]].yield.skill, n;
	const uint32_t *after;

	for (uint32_t i = 0; i < pick->at[pick->chosen[at]].n_first; i++)
		for (uint32_t c = 0; c < pick->n_chosen; c++)
			if (!placed[c] && pick->chosen[c] == pick->at[pick->chosen[at]].first[i])
				return c;
	if (skill >= standing->n_dict)
		return UINT32_MAX;
	after = sg_dict_indexes(dict, sg_image_skill(sg_dict_image(dict), skill)->after, &n);
	for (uint32_t i = 0; i < n; i++) {
		const struct sg_stand *stand = sg_standing_at(standing, after[i]);

		if (stand->held_by != SG_NO_SKILL || pick->learn->covered[after[i]] > 0)
			continue;
		for (uint32_t c = 0; c < pick->n_chosen; c++)
			if (c != at && !placed[c] && yields(&pick->at[pick->chosen[c]], after[i]))
				return c;
	}
	return UINT32_MAX;
}

/* The one that gains most next; then wanted ones, then growth of fit, then id. */
static uint32_t most_gain(struct sg_pick *pick, const bool *placed)
{
	struct sg_worth best = { 0 };
	uint32_t found = UINT32_MAX;

	for (uint32_t c = 0; c < pick->n_chosen; c++) {
		const struct sg_candidate *candidate = &pick->at[pick->chosen[c]];
		struct sg_worth worth;

		if (placed[c])
			continue;
		sg_learn_add(pick->learn, &candidate->yield);
		worth = (struct sg_worth){ pick->learn->ready, candidate->wanted,
					   pick->learn->fit };
		sg_learn_remove(pick->learn, &candidate->yield);
		if (found == UINT32_MAX || sg_worth_better(worth, best) ||
		    (!sg_worth_better(best, worth) &&
		     sg_str_cmp(candidate->id, pick->at[pick->chosen[found]].id) < 0)) {
			best = worth;
			found = c;
		}
	}
	return found;
}

void sg_pick_order(struct sg_pick *pick, uint32_t *gained)
{
	uint32_t order[SG_PICK_MAX];
	bool placed[SG_PICK_MAX] = { false };

	for (uint32_t i = 0; i < pick->n_chosen; i++) {
		bool seen[SG_PICK_MAX] = { false };
		uint32_t at = most_gain(pick, placed), first;

		/* What is in a circle is taken where it was met first. */
		while ((first = needed_first(pick, at, placed)) != UINT32_MAX && !seen[first]) {
			seen[at] = true;
			at = first;
		}
		placed[at] = true;
		order[i] = pick->chosen[at];
		sg_learn_add(pick->learn, &pick->at[order[i]].yield);
		gained[i] = pick->learn->ready;
	}
	/* cppcheck-suppress uninitvar ; the loop above wrote as many */
	memcpy(pick->chosen, order, pick->n_chosen * sizeof *order);
}
