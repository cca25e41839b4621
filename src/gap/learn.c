/* SPDX-License-Identifier: MIT */
#include "gap/learn.h"

#include <string.h>

#include "dict/dict.h"
#include "dict/image.h"

uint64_t sg_learn_key(const struct sg_learn *learn, uint32_t skill)
{
	const struct sg_image_skill *row =
		sg_image_skill(sg_dict_image(learn->standing->dict), skill);

	return row->kind == SG_KIND_LANGUAGE ? row->kind : (uint64_t)row->area << 8 | row->kind;
}

int64_t sg_learn_value(const struct sg_learn *learn, const struct sg_learn_ask *ask)
{
	uint32_t left = ask->min_count, n = ask->met < left ? ask->met : left;
	double sum = n;

	left -= n;
	for (uint32_t i = 0; i < ask->n_shares && left > 0; i++, left--)
		sum += learn->shares.at[ask->first_share + i];
	sum += 0.25 * (ask->quarter < left ? ask->quarter : left);
	return (int64_t)(sum * ask->scale + 0.5);
}

static uint32_t enqueue(struct sg_learn *learn, uint32_t number, uint32_t n)
{
	if (learn->mark[number] == learn->round)
		return n;
	learn->mark[number] = learn->round;
	learn->queue[n] = number;
	return n + 1;
}

enum sg_status sg_learn_yield(struct sg_learn *learn, uint32_t skill, struct sg_yield *out,
			      struct sg_error *err)
{
	const struct sg_dict *dict = learn->standing->dict;
	uint32_t n = 0, *copy;

	*out = (struct sg_yield){ .skill = skill };
	learn->round++;
	if (!sg_standing_at(learn->standing, skill)->avoided)
		n = enqueue(learn, skill, 0);
	for (uint32_t at = 0; at < n && learn->queue[at] < learn->standing->n_dict; at++) {
		uint32_t n_next;
		const uint32_t *next = sg_dict_indexes(
			dict, sg_image_skill(sg_dict_image(dict), learn->queue[at])->implies,
			&n_next);

		for (uint32_t i = 0; i < n_next; i++)
			n = enqueue(learn, next[i], n);
	}
	out->n_held = n;
	for (uint32_t at = 0; at < out->n_held; at++)
		for (uint32_t i = learn->part_at[learn->queue[at]]; i > 0;
		     i = learn->parts.at[i - 1].next)
			n = enqueue(learn, learn->parts.at[i - 1].skill, n);
	copy = sg_arena_array(learn->arena, uint32_t, n);
	if (copy == NULL)
		return sg_no_memory(err);
	if (n > 0)
		memcpy(copy, learn->queue, n * sizeof *copy);
	out->at = copy;
	out->n = n;
	return SG_OK;
}

/* The first cell of an open list to which what has this key is similar, or NULL. */
static struct sg_learn_alike *find_alike(const struct sg_learn *learn, uint64_t key)
{
	size_t low = 0, high = learn->alike.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (learn->alike.at[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < learn->alike.n && learn->alike.at[low].key == key ? &learn->alike.at[low]
									: NULL;
}

static enum sg_learn_state state_of(const struct sg_learn *learn, const struct sg_learn_cell *cell)
{
	const struct sg_learn_alike *alike;

	if (learn->covered[cell->skill] > 0)
		return SG_LEARN_MET;
	if (cell->least == SG_LEARN_QUARTER || !cell->nearable || !learn->fits)
		return (enum sg_learn_state)cell->least;
	if (learn->near[cell->skill] > 0)
		return SG_LEARN_QUARTER;
	if (!learn->asks.at[cell->ask].open || cell->skill >= learn->standing->n_dict)
		return SG_LEARN_NONE;
	alike = find_alike(learn, sg_learn_key(learn, cell->skill));
	return alike != NULL && alike->learnt > 0 ? SG_LEARN_QUARTER : SG_LEARN_NONE;
}

/* A posting lacks one requirement less, or one more. */
static void lack(struct sg_learn *learn, uint32_t index, bool less)
{
	struct sg_learn_posting *posting = &learn->postings.at[index];
	uint32_t was = posting->unmet;

	posting->unmet = less ? was - 1 : was + 1;
	if (!posting->barred && posting->unmet == 0)
		learn->ready++;
	if (!posting->barred && was == 0)
		learn->ready--;
	if (learn->group != NULL) {
		uint32_t *row = learn->lacking[learn->group[index]];

		row[sg_learn_lack(was)]--;
		row[sg_learn_lack(posting->unmet)]++;
	}
}

/* Brings one cell, its requirement and its posting up to date. */
static void settle(struct sg_learn *learn, uint32_t index)
{
	struct sg_learn_cell *cell = &learn->cells.at[index];
	struct sg_learn_ask *ask = &learn->asks.at[cell->ask];
	enum sg_learn_state state = state_of(learn, cell);
	bool was, is;
	int64_t value;

	if (state == (enum sg_learn_state)cell->state)
		return;
	learn->changes++;
	was = ask->met >= ask->min_count;
	ask->met = (uint16_t)(ask->met + (state == SG_LEARN_MET) - (cell->state == SG_LEARN_MET));
	ask->quarter = (uint16_t)(ask->quarter + (state == SG_LEARN_QUARTER) -
				  (cell->state == SG_LEARN_QUARTER));
	cell->state = (uint8_t)state;
	is = ask->met >= ask->min_count;
	if (learn->fits) {
		value = sg_learn_value(learn, ask);
		learn->fit += value - ask->value;
		ask->value = value;
	}
	if (ask->serves && was != is)
		lack(learn, ask->posting, is);
}

static void settle_all(struct sg_learn *learn, uint32_t skill)
{
	const uint32_t *start = learn->of.start + skill;

	for (uint32_t i = start[0]; i < start[1]; i++)
		settle(learn, learn->of.at[i]);
}

/* Something is held now, or no longer: what is near or similar to it gains or loses. */
static void change_neighbours(struct sg_learn *learn, uint32_t skill, bool more)
{
	const struct sg_dict *dict = learn->standing->dict;
	struct sg_learn_alike *alike;
	const uint32_t *list;
	uint64_t key;
	uint32_t n;

	if (skill >= learn->standing->n_dict)
		return;
	list = sg_dict_indexes(dict, sg_image_skill(sg_dict_image(dict), skill)->adjacent, &n);
	for (uint32_t i = 0; i < n; i++) {
		learn->near[list[i]] = (uint16_t)(learn->near[list[i]] + (more ? 1 : -1));
		if (learn->near[list[i]] == more)
			settle_all(learn, list[i]);
	}
	key = sg_learn_key(learn, skill);
	alike = find_alike(learn, key);
	if (alike == NULL)
		return;
	alike->learnt += more ? 1 : UINT32_MAX;
	if (alike->learnt != more)
		return;
	for (; alike < learn->alike.at + learn->alike.n && alike->key == key; alike++)
		settle(learn, alike->cell);
}

static void change(struct sg_learn *learn, const struct sg_yield *yield, bool more)
{
	for (uint32_t i = 0; i < yield->n; i++) {
		uint32_t skill = yield->at[i];

		learn->covered[skill] = (uint16_t)(learn->covered[skill] + (more ? 1 : -1));
		if (learn->covered[skill] == more)
			settle_all(learn, skill);
		if (learn->fits && i < yield->n_held)
			change_neighbours(learn, skill, more);
	}
}

void sg_learn_add(struct sg_learn *learn, const struct sg_yield *yield)
{
	change(learn, yield, true);
}

void sg_learn_remove(struct sg_learn *learn, const struct sg_yield *yield)
{
	change(learn, yield, false);
}
