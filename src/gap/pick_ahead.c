/* SPDX-License-Identifier: MIT */
#include "gap/pick_ahead.h"

#include <string.h>

enum sg_status sg_ahead_open(struct sg_ahead *ahead, struct sg_pick *pick, struct sg_error *err)
{
	struct sg_arena *arena = pick->learn->standing->arena;
	size_t n = pick->n, n_postings = pick->learn->postings.n;

	*ahead = (struct sg_ahead){
		.pick = pick,
		.most_first = UINT32_MAX,
		.live = sg_arena_array(arena, bool, n),
		.best = sg_arena_array(arena, bool, n),
		.tried = sg_arena_array(arena, bool, n),
		.opens = sg_arena_array(arena, uint32_t, n),
		.opens_then = sg_arena_array(arena, uint32_t, n),
		.given = sg_arena_array(arena, uint32_t, n),
		.given_round = sg_arena_array(arena, uint64_t, n),
		.touched = sg_arena_array(arena, uint32_t, n_postings),
		.touched_round = sg_arena_array(arena, uint64_t, n_postings),
	};
	return ahead->live == NULL || ahead->best == NULL || ahead->tried == NULL ||
			       ahead->opens == NULL || ahead->opens_then == NULL ||
			       ahead->given == NULL || ahead->given_round == NULL ||
			       ahead->touched == NULL || ahead->touched_round == NULL
		       ? sg_no_memory(err)
		       : SG_OK;
}

static bool is_open(const struct sg_learn_ask *ask)
{
	return ask->serves && ask->met < ask->min_count;
}

/* Adds `by` to each candidate that meets all that is missing of a requirement. */
static void count_givers(struct sg_ahead *ahead, const struct sg_learn_ask *ask, uint32_t *opens,
			 uint32_t by)
{
	const struct sg_lists *givers = &ahead->pick->givers;
	uint32_t missing = ask->min_count - ask->met;

	ahead->round++;
	for (uint32_t c = ask->first; c < ask->first + ask->n; c++) {
		const struct sg_learn_cell *cell = &ahead->pick->learn->cells.at[c];
		const uint32_t *start = givers->start + cell->skill;

		for (uint32_t g = start[0]; g < start[1] && cell->state != SG_LEARN_MET; g++) {
			uint32_t giver = givers->at[g];

			if (ahead->given_round[giver] != ahead->round)
				ahead->given[giver] = 0;
			ahead->given_round[giver] = ahead->round;
			opens[giver] += ++ahead->given[giver] == missing ? by : 0;
		}
	}
}

/* Of a posting that lacks one requirement, adds `by` to each candidate that makes it ready. */
static void count_posting(struct sg_ahead *ahead, uint32_t index, uint32_t *opens, uint32_t by)
{
	const struct sg_learn *learn = ahead->pick->learn;
	const struct sg_learn_posting *posting = &learn->postings.at[index];

	if (posting->barred || posting->unmet != 1)
		return;
	for (uint32_t a = posting->first; a < posting->first + posting->n; a++)
		if (is_open(&learn->asks.at[a])) {
			count_givers(ahead, &learn->asks.at[a], opens, by);
			return;
		}
}

/* Marks candidates that help a posting which lacks two, and counts what each makes ready. */
static void look(struct sg_ahead *ahead)
{
	const struct sg_learn *learn = ahead->pick->learn;
	const struct sg_lists *givers = &ahead->pick->givers;

	memset(ahead->live, 0, ahead->pick->n * sizeof *ahead->live);
	memset(ahead->tried, 0, ahead->pick->n * sizeof *ahead->tried);
	memset(ahead->opens, 0, ahead->pick->n * sizeof *ahead->opens);
	for (uint32_t p = 0; p < learn->postings.n; p++) {
		const struct sg_learn_posting *posting = &learn->postings.at[p];

		count_posting(ahead, p, ahead->opens, 1);
		if (posting->barred || posting->unmet != 2)
			continue;
		for (uint32_t a = posting->first; a < posting->first + posting->n; a++) {
			const struct sg_learn_ask *ask = &learn->asks.at[a];

			for (uint32_t c = ask->first; is_open(ask) && c < ask->first + ask->n; c++) {
				const uint32_t *start = givers->start + learn->cells.at[c].skill;

				for (uint32_t g = start[0]; g < start[1]; g++)
					ahead->live[givers->at[g]] = true;
			}
		}
	}
}

/* Lists the postings in which learning a candidate changes something that decides. */
static void touch(struct sg_ahead *ahead, uint32_t candidate)
{
	const struct sg_learn *learn = ahead->pick->learn;
	const struct sg_yield *yield = &ahead->pick->at[candidate].yield;

	ahead->round++;
	ahead->n_touched = 0;
	for (uint32_t i = 0; i < yield->n; i++) {
		const uint32_t *start = learn->of.start + yield->at[i];

		for (uint32_t c = start[0]; c < start[1]; c++) {
			const struct sg_learn_ask *ask =
				&learn->asks.at[learn->cells.at[learn->of.at[c]].ask];

			if (!ask->serves || ahead->touched_round[ask->posting] == ahead->round)
				continue;
			ahead->touched_round[ask->posting] = ahead->round;
			ahead->touched[ahead->n_touched++] = ask->posting;
		}
	}
}

/* Marks those that make most ready now; how many that is. */
static uint32_t mark_best(struct sg_ahead *ahead)
{
	uint32_t most = 0;

	for (uint32_t i = 0; i < ahead->pick->n; i++)
		if (ahead->opens_then[i] > most && !sg_pick_is_chosen(ahead->pick, i) &&
		    sg_pick_allows(ahead->pick, i))
			most = ahead->opens_then[i];
	for (uint32_t i = 0; i < ahead->pick->n; i++)
		ahead->best[i] = most > 0 && ahead->opens_then[i] == most;
	return most;
}

/* The best second skill where the two make more ready than `least`; UINT32_MAX for none. */
static uint32_t second_of(struct sg_ahead *ahead, uint32_t first, uint32_t least,
			  struct sg_worth *worth)
{
	struct sg_pick *pick = ahead->pick;
	uint32_t second = UINT32_MAX;

	touch(ahead, first);
	memcpy(ahead->opens_then, ahead->opens, pick->n * sizeof *ahead->opens_then);
	for (uint32_t i = 0; i < ahead->n_touched; i++)
		count_posting(ahead, ahead->touched[i], ahead->opens_then, UINT32_MAX);
	sg_pick_try(pick, first);
	for (uint32_t i = 0; i < ahead->n_touched; i++)
		count_posting(ahead, ahead->touched[i], ahead->opens_then, 1);
	if (pick->learn->ready + mark_best(ahead) > least)
		second = sg_pick_single(pick, ahead->best, worth);
	sg_pick_drop(pick);
	return second;
}

bool sg_ahead_pair(struct sg_ahead *ahead, struct sg_worth least, uint32_t pair[2])
{
	struct sg_pick *pick = ahead->pick;
	bool found = false;
	uint32_t tried = 0;

	look(ahead);
	for (uint32_t i = 0; i < pick->n && tried < ahead->most_first; i++) {
		struct sg_worth worth;
		uint32_t second;

		if (!ahead->live[i] || sg_pick_is_chosen(pick, i) || !sg_pick_allows(pick, i))
			continue;
		tried++;
		/* What is alike makes no more ready; the two together were a pair before. */
		if (ahead->tried[pick->at[i].alike])
			continue;
		ahead->tried[pick->at[i].alike] = true;
		second = second_of(ahead, i, least.ready, &worth);
		if (second == UINT32_MAX || worth.ready <= least.ready)
			continue;
		least = worth;
		pair[0] = i;
		pair[1] = second;
		found = true;
	}
	return found;
}
