/* SPDX-License-Identifier: MIT */
#include "gap/pick.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/*
 * All sets of at most k, depth first, without those that cannot be better than the best known.
 *
 * With r skills to go a posting can become ready only when what it lacks is within reach of r
 * candidates, and all that become ready lack no more together than the r candidates that help
 * most can meet; the fits grow by no more than the sum of what the r best ones let them grow
 * alone, for learning one thing never makes another worth more.
 */
/* What lacks more counts as lacking so much, which hopes too much. */
enum { MAX_UNMET = SG_LEARN_LACKING - 1 };

struct frame {
	uint32_t next;		     /* place in order to go on from */
	uint32_t within[MAX_UNMET + 1]; /* postings within reach, by how much they lack */
};

struct search {
	struct sg_pick *pick;
	uint32_t k, n;
	uint32_t *order;    /* candidates, what must be learnt first before what needs it */
	uint32_t *hits;	    /* by place and r: sum of the r largest from it on */
	uint32_t *wanted;   /* by place: wanted ones from it on */
	int64_t *growths;   /* by place and r: sum of the r largest from it on */
	uint32_t *power;    /* by posting: the most requirements that one candidate meets */
	uint32_t most_power; /* of postings of which learning k skills can make something */
	uint32_t *stamp;    /* by requirement */
	struct frame *frames; /* by depth */
	struct sg_worth best;
	uint32_t found[SG_PICK_MAX], n_found;
	bool better;	/* than what was chosen before */
};

/* The posting of every deciding requirement that a candidate helps to meet; returns how many. */
static uint32_t touch(struct search *search, uint32_t candidate, uint32_t round, uint32_t *postings)
{
	const struct sg_learn *learn = search->pick->learn;
	const struct sg_yield *yield = &search->pick->at[candidate].yield;
	uint32_t n = 0;

	for (uint32_t i = 0; i < yield->n; i++) {
		const uint32_t *start = learn->of.start + yield->at[i];

		for (uint32_t c = start[0]; c < start[1]; c++) {
			uint32_t at = learn->cells.at[learn->of.at[c]].ask;
			const struct sg_learn_ask *ask = &learn->asks.at[at];

			if (!ask->serves || learn->postings.at[ask->posting].barred ||
			    search->stamp[at] == round)
				continue;
			search->stamp[at] = round;
			postings[n++] = ask->posting;
		}
	}
	return n;
}

static bool is_near(const struct search *search, uint32_t posting, uint32_t r)
{
	uint32_t unmet = search->pick->learn->postings.at[posting].unmet;

	return unmet > 0 && unmet <= (uint64_t)search->power[posting] * r;
}

/* How much of each posting one candidate can meet, and how much of all near ones each does. */
static void weigh(struct search *search, uint32_t *postings, uint32_t *count)
{
	struct sg_pick *pick = search->pick;
	uint32_t round = 0;

	for (uint32_t i = 0; i < pick->n; i++) {
		uint32_t n = touch(search, i, ++round, postings);

		for (uint32_t k = 0; k < n; k++)
			if (++count[postings[k]] > search->power[postings[k]])
				search->power[postings[k]] = count[postings[k]];
		for (uint32_t k = 0; k < n; k++)
			count[postings[k]] = 0;
	}
	for (uint32_t i = 0; i < pick->n; i++) {
		uint32_t n = touch(search, i, ++round, postings);

		pick->at[i].hits = 0;
		for (uint32_t k = 0; k < n; k++)
			pick->at[i].hits += is_near(search, postings[k], search->k);
	}
}

/* A candidate's place in the order. */
struct key {
	uint32_t hits, level, at;
};

static int by_key(const void *left, const void *right)
{
	const struct key *a = left, *b = right;

	if (a->hits != b->hits)
		return a->hits > b->hits ? -1 : 1;
	if (a->level != b->level)
		return a->level < b->level ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* What must be learnt first counts as hitting no less than what needs it, and is a level below
 * it; true when that changed something. */
static bool lift(const struct sg_pick *pick, struct key *keys)
{
	bool changed = false;

	for (uint32_t i = 0; i < pick->n; i++) {
		for (uint32_t k = 0; k < pick->at[i].n_first; k++) {
			struct key *first = &keys[pick->at[i].first[k]];

			if (first->hits < keys[i].hits) {
				first->hits = keys[i].hits;
				changed = true;
			}
			if (keys[i].level <= first->level) {
				keys[i].level = first->level + 1;
				changed = true;
			}
		}
	}
	return changed;
}

/* Most hits first, but what must be learnt first before what needs it. What implies goes in no
 * circle, so there are no more rounds than candidates, and hardly more than three. The
 * candidates' own order stands for wanted, growth and id. */
static void sort(struct search *search, struct key *keys)
{
	for (uint32_t i = 0; i < search->n; i++)
		keys[i] = (struct key){ search->pick->at[i].hits, 0, i };
	for (uint32_t round = 0; round < search->n && lift(search->pick, keys); round++)
		;
	if (search->n > 0)
		qsort(keys, search->n, sizeof *keys, by_key);
	for (uint32_t i = 0; i < search->n; i++)
		search->order[i] = keys[i].at;
}

/* The r largest of what comes, for r up to k; to be told of them from the last one on. */
struct largest {
	int64_t at[SG_PICK_MAX + 1];
};

static void insert(struct largest *largest, uint32_t k, int64_t value)
{
	for (uint32_t r = k; r-- > 0 && largest->at[r] < value;) {
		largest->at[r + 1] = largest->at[r];
		largest->at[r] = value;
	}
}

/* Sums of what is still to come, for every place. */
static void sum_up(struct search *search)
{
	const struct sg_candidate *at = search->pick->at;
	struct largest growths = { { 0 } }, hits = { { 0 } };
	uint32_t k = search->k;

	for (uint32_t i = search->n; i-- > 0;) {
		const struct sg_candidate *candidate = &at[search->order[i]];
		int64_t *growth_row = search->growths + (size_t)i * (k + 1);
		uint32_t *hit_row = search->hits + (size_t)i * (k + 1);

		search->wanted[i] = search->wanted[i + 1] + candidate->wanted;
		insert(&growths, k, candidate->growth);
		insert(&hits, k, candidate->hits);
		for (uint32_t r = 0; r < k; r++) {
			growth_row[r + 1] = growth_row[r] + growths.at[r];
			hit_row[r + 1] = hit_row[r] + (uint32_t)hits.at[r];
		}
	}
}

/* Groups postings by power: 0 for those of which learning k skills makes nothing. */
static void group(struct search *search, uint8_t *groups)
{
	const struct sg_learn *learn = search->pick->learn;

	for (uint32_t p = 0; p < learn->postings.n; p++) {
		const struct sg_learn_posting *posting = &learn->postings.at[p];
		uint32_t power = search->power[p] < MAX_UNMET ? search->power[p] : MAX_UNMET;

		if (posting->barred || !is_near(search, p, search->k))
			continue;
		groups[p] = (uint8_t)power;
		if (power > search->most_power)
			search->most_power = power;
	}
}

static enum sg_status open_groups(struct search *search, struct sg_error *err)
{
	struct sg_learn *learn = search->pick->learn;
	struct sg_arena *arena = learn->standing->arena;
	uint8_t *groups = sg_arena_array(arena, uint8_t, learn->postings.n);

	if (groups == NULL)
		return sg_no_memory(err);
	group(search, groups);
	learn->lacking = sg_arena_alloc(arena, (search->most_power + 1u) * sizeof *learn->lacking,
					alignof(uint32_t));
	if (learn->lacking == NULL)
		return sg_no_memory(err);
	for (uint32_t p = 0; p < learn->postings.n; p++)
		learn->lacking[groups[p]][sg_learn_lack(learn->postings.at[p].unmet)]++;
	learn->group = groups;
	return SG_OK;
}

/* Enters a depth: how many postings are within reach of what is left to choose. */
static void enter(struct search *search, uint32_t depth, uint32_t next)
{
	struct frame *frame = &search->frames[depth];

	memset(frame, 0, sizeof *frame);
	frame->next = next;
	for (uint32_t power = 1; power <= search->most_power; power++) {
		const uint32_t *row = search->pick->learn->lacking[power];
		uint32_t reach = power * (search->k - depth);

		for (uint32_t unmet = 1; unmet <= MAX_UNMET && unmet <= reach; unmet++)
			frame->within[unmet] += row[unmet];
	}
}

/* The most that can come of the frame's set and candidates from its next one on. */
static struct sg_worth hope(const struct search *search, uint32_t depth)
{
	const struct frame *frame = &search->frames[depth];
	struct sg_worth worth = sg_pick_worth(search->pick);
	uint32_t r = search->k - depth, i = frame->next;
	size_t row = (size_t)i * (search->k + 1) + r;
	uint32_t power = search->hits[row];
	uint32_t wanted = search->wanted[i] < r ? search->wanted[i] : r;

	for (uint32_t unmet = 1; unmet <= MAX_UNMET && power >= unmet; unmet++) {
		uint32_t n = power / unmet < frame->within[unmet] ? power / unmet
								  : frame->within[unmet];

		worth.ready += n;
		power -= n * unmet;
	}
	worth.wanted += wanted;
	worth.fit += search->growths[row];
	return worth;
}

static void note(struct search *search)
{
	struct sg_worth worth = sg_pick_worth(search->pick);

	if (!sg_worth_better(worth, search->best))
		return;
	search->best = worth;
	search->n_found = search->pick->n_chosen;
	memcpy(search->found, search->pick->chosen, sizeof search->found);
	search->better = true;
}

/* Goes through all sets; false when there were too many. */
static bool go_through(struct search *search)
{
	uint64_t enough = search->pick->learn->changes + SG_PICK_MAX_CHANGES;
	uint32_t depth = 0, nodes = 0;

	enter(search, 0, 0);
	while (true) {
		struct frame *frame = &search->frames[depth];
		bool deeper = depth < search->k && frame->next < search->n &&
			      sg_worth_better(hope(search, depth), search->best);

		if (deeper && (++nodes > SG_PICK_MAX_NODES ||
			       search->pick->learn->changes > enough))
			break;
		if (deeper && !sg_pick_allows(search->pick, search->order[frame->next])) {
			frame->next++;
		} else if (deeper) {
			sg_pick_try(search->pick, search->order[frame->next++]);
			note(search);
			depth++;
			enter(search, depth, frame->next);
		} else if (depth == 0) {
			return true;
		} else {
			sg_pick_drop(search->pick);
			depth--;
		}
	}
	while (search->pick->n_chosen > 0)
		sg_pick_drop(search->pick);
	return false;
}

static enum sg_status open_search(struct search *search, struct sg_error *err)
{
	struct sg_arena *arena = search->pick->learn->standing->arena;
	const struct sg_learn *learn = search->pick->learn;
	size_t n = search->n;
	uint32_t *postings = sg_arena_array(arena, uint32_t, learn->asks.n);
	uint32_t *count = sg_arena_array(arena, uint32_t, learn->postings.n);
	struct key *keys = sg_arena_array(arena, struct key, n);

	search->order = sg_arena_array(arena, uint32_t, n);
	search->hits = sg_arena_array(arena, uint32_t, (n + 1) * (search->k + 1));
	search->wanted = sg_arena_array(arena, uint32_t, n + 1);
	search->growths = sg_arena_array(arena, int64_t, (n + 1) * (search->k + 1));
	search->power = sg_arena_array(arena, uint32_t, learn->postings.n);
	search->stamp = sg_arena_array(arena, uint32_t, learn->asks.n);
	search->frames = sg_arena_array(arena, struct frame, search->k + 1u);
	if (postings == NULL || count == NULL || keys == NULL || search->order == NULL ||
	    search->hits == NULL || search->wanted == NULL || search->growths == NULL ||
	    search->power == NULL || search->stamp == NULL || search->frames == NULL)
		return sg_no_memory(err);
	weigh(search, postings, count);
	sort(search, keys);
	sum_up(search);
	return open_groups(search, err);
}

enum sg_status sg_pick_search(struct sg_pick *pick, uint32_t k, struct sg_error *err)
{
	struct search search = { .pick = pick, .k = k, .n = pick->n };
	enum sg_status status = open_search(&search, err);
	uint32_t chosen = pick->n_chosen;

	if (status != SG_OK)
		return status;
	pick->n_chosen = 0;
	for (uint32_t i = 0; i < chosen; i++)
		sg_pick_try(pick, pick->chosen[i]);
	search.best = sg_pick_worth(pick);
	memcpy(search.found, pick->chosen, sizeof search.found);
	search.n_found = chosen;
	while (pick->n_chosen > 0)
		sg_pick_drop(pick);
	pick->exact = go_through(&search);
	pick->learn->group = NULL;
	memcpy(pick->chosen, search.found, sizeof search.found);
	pick->n_chosen = search.n_found;
	return SG_OK;
}
