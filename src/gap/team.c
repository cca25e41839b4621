/* SPDX-License-Identifier: MIT */
#include "gap/team.h"

#include <stdlib.h>

#include "base/sort.h"
#include "base/str.h"

/* One thing asked by one posting; the rows of a thing stand together once sorted. */
struct ask {
	const uint32_t *members; /* numbers, sorted, each once */
	uint32_t n_members;
	uint32_t posting;
	uint32_t number; /* in order of the text */
	enum sg_strength strength;
	const uint32_t *in_text; /* the same in the order of the text, each as often as there */
	uint32_t n_in_text;
	uint16_t min_count;
	enum sg_class class_;
};

struct maker {
	struct sg_standing *standing;
	struct sg_person *people;
	size_t n_people;
	struct sg_arena *arena;
	sg_vec(struct ask) asks;
	sg_vec(struct sg_team_item) items;
	bool failed; /* out of memory */
};

/* ---- what is asked ------------------------------------------------------------------ */

static uint32_t *copy_members(struct maker *maker, const struct sg_asked *asked)
{
	uint32_t *members = sg_arena_array(maker->arena, uint32_t, asked->n_members);

	maker->failed |= members == NULL;
	for (uint32_t i = 0; members != NULL && i < asked->n_members; i++)
		members[i] = asked->members[i];
	return members;
}

static const uint32_t *sort_members(struct maker *maker, const struct sg_asked *asked, uint32_t *n)
{
	uint32_t *members = copy_members(maker, asked);

	*n = 0;
	if (members == NULL)
		return members;
	sg_sort_numbers(members, asked->n_members);
	for (uint32_t i = 0; i < asked->n_members; i++)
		if (*n == 0 || members[*n - 1] != members[i])
			members[(*n)++] = members[i];
	return members;
}

static void collect(struct maker *maker, const struct sg_judged *judged, uint32_t posting)
{
	for (size_t i = 0; i < judged->shown.n_answers && !maker->failed; i++) {
		const struct sg_answer *answer = &judged->shown.answers[i];
		struct ask *ask;

		if (answer->requirement->polarity != SG_POLARITY_ASKED ||
		    answer->requirement->strength < SG_STRENGTH_UNSPECIFIED ||
		    answer->class_ == SG_CLASS_ASIDE || judged->asked[i].n_members == 0)
			continue;
		ask = sg_push(maker->arena, &maker->asks);
		if (ask == NULL) {
			maker->failed = true;
			return;
		}
		ask->members = sort_members(maker, &judged->asked[i], &ask->n_members);
		ask->posting = posting;
		ask->number = (uint32_t)maker->asks.n;
		ask->strength = answer->requirement->strength;
		ask->in_text = judged->asked[i].n_members == 1
				       ? ask->members
				       : copy_members(maker, &judged->asked[i]);
		ask->n_in_text = judged->asked[i].n_members;
		ask->min_count = judged->asked[i].min_count;
		ask->class_ = answer->class_;
	}
}

/* Whether two rows are of one thing: 0; else their order. */
static int by_thing(const struct ask *a, const struct ask *b)
{
	if (a->n_members != b->n_members)
		return a->n_members < b->n_members ? -1 : 1;
	if (a->min_count != b->min_count)
		return a->min_count < b->min_count ? -1 : 1;
	for (uint32_t i = 0; i < a->n_members; i++)
		if (a->members[i] != b->members[i])
			return a->members[i] < b->members[i] ? -1 : 1;
	return 0;
}

/* Of one thing and posting, the strongest first. */
static int by_ask(const void *left, const void *right)
{
	const struct ask *a = left, *b = right;
	int order = by_thing(a, b);

	if (order != 0)
		return order;
	if (a->posting != b->posting)
		return a->posting < b->posting ? -1 : 1;
	if (a->strength != b->strength)
		return a->strength > b->strength ? -1 : 1;
	return a->number < b->number ? -1 : a->number > b->number;
}

/* ---- who holds it ------------------------------------------------------------------- */

static bool holds(const struct sg_person *person, uint32_t skill)
{
	const struct sg_stand *stand = sg_standing_at(&person->standing, skill);

	return !stand->avoided &&
	       (stand->held_by != SG_NO_SKILL || stand->part_by != SG_NO_SKILL);
}

/* How many of the skills somebody holds; one person, or anybody of them. */
static uint32_t count_held(const struct maker *maker, const struct ask *ask, size_t from, size_t to)
{
	uint32_t held = 0, n_dict = maker->standing->n_dict;

	for (uint32_t i = 0; i < ask->n_members; i++) {
		bool any = false;

		for (size_t k = from; k < to && ask->members[i] < n_dict; k++)
			any = any || holds(&maker->people[k], ask->members[i]);
		held += any;
	}
	return held;
}

static void fill_holders(struct maker *maker, const struct ask *ask, struct sg_team_item *item)
{
	sg_str *held_by = sg_arena_array(maker->arena, sg_str, maker->n_people);
	uint32_t wanted = ask->min_count;

	if (held_by == NULL) {
		maker->failed = true;
		return;
	}
	for (size_t i = 0; i < maker->n_people; i++)
		if (count_held(maker, ask, i, i + 1) >= wanted)
			held_by[item->n_held_by++] = maker->people[i].profile->label;
	item->held_by = held_by;
	item->together = count_held(maker, ask, 0, maker->n_people) >= wanted;
}

/* ---- a row of each thing ------------------------------------------------------------ */

static void add_item(struct maker *maker, const struct ask *ask, size_t n)
{
	struct sg_team_item *item = sg_push(maker->arena, &maker->items);
	uint32_t n_any_of = ask->n_in_text;
	sg_str *any_of = sg_arena_array(maker->arena, sg_str, n_any_of);
	sg_str *names = sg_arena_array(maker->arena, sg_str, n_any_of);

	if (item == NULL || any_of == NULL || names == NULL) {
		maker->failed = true;
		return;
	}
	for (uint32_t i = 0; i < n_any_of; i++) {
		struct sg_skill skill = sg_standing_skill(maker->standing, ask->in_text[i]);

		any_of[i] = skill.id;
		names[i] = skill.name;
	}
	*item = (struct sg_team_item){ .any_of = any_of,
				       .names = names,
				       .n_any_of = n_any_of,
				       .min_count = ask->min_count,
				       .class_ = ask->class_ };
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && ask[i].posting == ask[i - 1].posting)
			continue;
		item->required += ask[i].strength == SG_STRENGTH_REQUIRED;
		item->preferred += ask[i].strength == SG_STRENGTH_PREFERRED;
		item->unspecified += ask[i].strength == SG_STRENGTH_UNSPECIFIED;
	}
	fill_holders(maker, ask, item);
}

static int by_demand(const void *left, const void *right)
{
	const struct sg_team_item *a = left, *b = right;
	const uint32_t one[] = { a->required, a->preferred, a->unspecified };
	const uint32_t two[] = { b->required, b->preferred, b->unspecified };

	if (a->class_ != b->class_)
		return a->class_ < b->class_ ? -1 : 1;
	for (size_t i = 0; i < 3; i++)
		if (one[i] != two[i])
			return one[i] > two[i] ? -1 : 1;
	for (size_t i = 0; i < a->n_any_of && i < b->n_any_of; i++) {
		int order = sg_str_cmp(a->any_of[i], b->any_of[i]);

		if (order != 0)
			return order;
	}
	if (a->n_any_of != b->n_any_of)
		return a->n_any_of < b->n_any_of ? -1 : 1;
	return a->min_count < b->min_count ? -1 : a->min_count > b->min_count;
}

static void add_items(struct maker *maker)
{
	const struct ask *asks = maker->asks.at;
	size_t from = 0;

	if (maker->asks.n == 0 || maker->failed)
		return;
	qsort(maker->asks.at, maker->asks.n, sizeof *maker->asks.at, by_ask);
	for (size_t i = 1; i <= maker->asks.n && !maker->failed; i++) {
		if (i < maker->asks.n && by_thing(&asks[from], &asks[i]) == 0)
			continue;
		add_item(maker, &asks[from], i - from);
		from = i;
	}
	if (maker->items.n > 0)
		qsort(maker->items.at, maker->items.n, sizeof *maker->items.at, by_demand);
}

enum sg_status sg_team_make(struct sg_kept *kept, struct sg_person *people, size_t n_people,
			    struct sg_arena *arena, const struct sg_team **out,
			    struct sg_error *err)
{
	struct maker maker = {
		.standing = kept->standing, .people = people, .n_people = n_people, .arena = arena
	};
	struct sg_team *team = sg_arena_make(arena, struct sg_team);
	sg_str *labels = sg_arena_array(arena, sg_str, n_people);

	for (size_t i = 0; i < kept->n && !maker.failed; i++) {
		const struct sg_judged *judged;

		if (!sg_kept_counted(&kept->at[i]))
			continue;
		judged = sg_kept_open(kept, i, err);
		if (judged == NULL)
			return SG_ENOMEM;
		collect(&maker, judged, (uint32_t)i);
	}
	add_items(&maker);
	if (maker.failed || team == NULL || labels == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < n_people; i++)
		labels[i] = people[i].profile->label;
	*team = (struct sg_team){ .people = labels, .n_people = n_people,
				  .items = maker.items.at, .n_items = maker.items.n };
	*out = team;
	return SG_OK;
}
