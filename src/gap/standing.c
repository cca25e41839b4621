/* SPDX-License-Identifier: MIT */
#include "gap/standing.h"

#include "base/names.h"
#include "base/sort.h"
#include "dict/dict.h"
#include "dict/image.h"

static const struct sg_stand nothing = {
	.held_by = SG_NO_SKILL,
	.part_by = SG_NO_SKILL,
	.near_by = SG_NO_SKILL,
	.similar_by = SG_NO_SKILL,
};

/* The row itself: what is asked of every skill of the dictionary must cost next to nothing. */
static const struct sg_image_skill *row_of(const struct sg_standing *standing, uint32_t number)
{
	return sg_image_skill(sg_dict_image(standing->dict), number);
}

/* What is known of a skill so far. Postings and profiles ask for few of those that the dictionary
 * has, so they get rows in the order in which they are first looked at: no memory is touched for
 * the others. */
static struct sg_stand *stand_of(const struct sg_standing *standing, uint32_t number)
{
	struct sg_stands *stands = standing->stands;
	uint32_t *row = &stands->row_of[number];

	if (*row == 0) {
		const struct sg_image_skill *skill = row_of(standing, number);
		struct sg_stand *stand = &stands->at[stands->n++];

		*stand = nothing;
		stand->number = number;
		stand->tier = skill->tier;
		stand->class_ = (uint8_t)sg_class_of((enum sg_kind)skill->kind);
		*row = stands->n;
	}
	return &stands->at[*row - 1];
}

static bool held(const struct sg_standing *standing, uint32_t number)
{
	uint32_t row = standing->stands->row_of[number];

	return row != 0 && standing->stands->at[row - 1].held_by != SG_NO_SKILL;
}

/* What one claim itself says. */
static void claim_own(struct sg_standing *standing, const struct sg_claim *claim)
{
	uint32_t number = sg_dict_by_id(standing->dict, claim->skill);
	struct sg_stand *stand;

	if (number == SG_NO_SKILL)
		return;
	stand = stand_of(standing, number);
	switch (claim->status) {
	case SG_CLAIM_HAVE:
		stand->held_by = number;
		stand->months = claim->months;
		break;
	case SG_CLAIM_LEARNING:
		stand->learning = true;
		break;
	case SG_CLAIM_WANT:
		stand->wanted = true;
		break;
	case SG_CLAIM_AVOID:
		stand->avoided = true;
		break;
	}
}

/*
 * A skill that the claim of `from` implies. A claim of its own wins, and where that states no
 * years none are inherited: what a person wrote is not second-guessed.
 */
static void inherit(struct sg_stand *stand, uint32_t number, uint32_t from, uint16_t months)
{
	if (stand->held_by == number) {
		if (stand->months != 0 && months > stand->months)
			stand->months = months;
	} else if (stand->held_by == SG_NO_SKILL || months > stand->months) {
		stand->held_by = from;
		stand->months = months;
	}
}

/* Spread a held claim over all it implies. */
static void claim_implied(struct sg_standing *standing, uint32_t from, uint16_t months,
			  uint32_t round, uint32_t *queue)
{
	uint32_t n = 0;

	stand_of(standing, from)->round = round;
	queue[n++] = from;
	for (uint32_t at = 0; at < n; at++) {
		uint32_t n_next;
		const uint32_t *next = sg_dict_indexes(
			standing->dict, row_of(standing, queue[at])->implies, &n_next);

		for (uint32_t i = 0; i < n_next; i++) {
			struct sg_stand *stand;

			if (next[i] >= standing->n_dict)
				continue;
			stand = stand_of(standing, next[i]);
			if (stand->round == round)
				continue;
			stand->round = round;
			queue[n++] = next[i];
			inherit(stand, next[i], from, months);
		}
	}
}

/* Room for each skill of the dictionary once; most of it is never touched. */
static uint32_t *dirty_numbers(const struct sg_standing *standing)
{
	return sg_arena_alloc_dirty(standing->arena, standing->n_dict * sizeof(uint32_t),
				    alignof(uint32_t));
}

static enum sg_status read_claims(struct sg_standing *standing, const struct sg_profile *profile,
				  struct sg_error *err)
{
	uint32_t *queue = dirty_numbers(standing);
	uint32_t round = 0;

	if (queue == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < profile->n_claims; i++)
		claim_own(standing, &profile->claims[i]);
	for (size_t i = 0; i < profile->n_claims; i++) {
		const struct sg_claim *claim = &profile->claims[i];
		uint32_t number = sg_dict_by_id(standing->dict, claim->skill);

		if (claim->status == SG_CLAIM_HAVE && number != SG_NO_SKILL)
			claim_implied(standing, number, claim->months, ++round, queue);
	}
	return SG_OK;
}

/* Wholes and neighbours; the dictionary lists a neighbour on both sides. */
static void relate(const struct sg_standing *standing, uint32_t number)
{
	struct sg_stand *stand = stand_of(standing, number);
	const struct sg_image_skill *skill = row_of(standing, number);
	const uint32_t *list;
	uint32_t n;

	list = sg_dict_indexes(standing->dict, skill->part_of, &n);
	for (uint32_t i = 0; i < n && stand->part_by == SG_NO_SKILL; i++)
		if (held(standing, list[i]))
			stand->part_by = list[i];
	list = sg_dict_indexes(standing->dict, skill->adjacent, &n);
	for (uint32_t i = 0; i < n && stand->near_by == SG_NO_SKILL; i++)
		if (held(standing, list[i]))
			stand->near_by = list[i];
}

/* For lists that allow others: the first held skill of the same kind and area. */
static void liken(const struct sg_standing *standing, uint32_t number)
{
	const struct sg_image_skill *skill = row_of(standing, number);

	for (uint32_t i = 0; i < standing->n_holds; i++) {
		const struct sg_image_skill *other = row_of(standing, standing->holds[i]);

		if (standing->holds[i] == number || other->kind != skill->kind)
			continue;
		if (skill->kind == SG_KIND_LANGUAGE || other->area == skill->area) {
			stand_of(standing, number)->similar_by = standing->holds[i];
			return;
		}
	}
}

static enum sg_status list_holds(struct sg_standing *standing, struct sg_error *err)
{
	standing->holds = dirty_numbers(standing);
	if (standing->holds == NULL)
		return sg_no_memory(err);
	for (uint32_t i = 0; i < standing->stands->n; i++)
		if (standing->stands->at[i].held_by != SG_NO_SKILL)
			standing->holds[standing->n_holds++] = standing->stands->at[i].number;
	sg_sort_numbers(standing->holds, standing->n_holds);
	return SG_OK;
}

static bool make_room(struct sg_standing *standing)
{
	struct sg_stands *stands = sg_arena_make(standing->arena, struct sg_stands);

	standing->stands = stands;
	if (stands == NULL)
		return false;
	stands->row_of = sg_arena_array(standing->arena, uint32_t, standing->n_dict);
	stands->at = sg_arena_alloc_dirty(standing->arena, standing->n_dict * sizeof *stands->at,
					  alignof(struct sg_stand));
	return stands->row_of != NULL && stands->at != NULL;
}

enum sg_status sg_standing_build(struct sg_standing *standing, const struct sg_dict *dict,
				 const struct sg_profile *profile, struct sg_arena *arena,
				 struct sg_error *err)
{
	enum sg_status status;

	*standing = (struct sg_standing){ .dict = dict, .arena = arena, .results = arena };
	standing->n_dict = sg_dict_count(dict);
	standing->unknown = nothing;
	standing->unknown.class_ = SG_CLASS_TECHNOLOGY;
	standing->unknown.tier = UINT8_MAX;
	if (!make_room(standing))
		return sg_no_memory(err);
	if (profile == NULL)
		return SG_OK;
	status = read_claims(standing, profile, err);
	return status == SG_OK ? list_holds(standing, err) : status;
}

/* Doubles the hash table of foreign ids; false when out of memory. */
static bool grow_slots(struct sg_standing *standing)
{
	size_t n = standing->n_slots == 0 ? 64 : standing->n_slots * 2;
	uint32_t *slots = sg_arena_array(standing->arena, uint32_t, n);

	if (slots == NULL)
		return false;
	for (size_t i = 0; i < standing->foreign.n; i++) {
		size_t at = sg_hash(0, standing->foreign.at[i].id) & (n - 1);

		while (slots[at] != 0)
			at = (at + 1) & (n - 1);
		slots[at] = (uint32_t)i + 1;
	}
	standing->slots = slots;
	standing->n_slots = n;
	return true;
}

/* One that came as a member of a choice had no name yet. False when out of memory. */
static bool name_foreign(struct sg_standing *standing, struct sg_foreign *entry, sg_str name)
{
	if (name.ptr == NULL || entry->name.ptr != entry->id.ptr)
		return true;
	name = sg_arena_dup(standing->arena, name);
	if (name.ptr != NULL)
		entry->name = name;
	return name.ptr != NULL;
}

static uint32_t foreign_number(struct sg_standing *standing, sg_str id, sg_str name)
{
	struct sg_foreign *entry, fresh;
	size_t at;

	if (standing->foreign.n * 2 >= standing->n_slots && !grow_slots(standing))
		return SG_NO_SKILL;
	at = sg_hash(0, id) & (standing->n_slots - 1);
	while (standing->slots[at] != 0) {
		uint32_t i = standing->slots[at] - 1;

		if (sg_str_eq(standing->foreign.at[i].id, id))
			return name_foreign(standing, &standing->foreign.at[i], name)
				       ? standing->n_dict + i
				       : SG_NO_SKILL;
		at = (at + 1) & (standing->n_slots - 1);
	}
	if (standing->foreign.n >= SG_NO_SKILL - standing->n_dict - 1)
		return SG_NO_SKILL;
	fresh.named = false;
	fresh.id = sg_arena_dup(standing->arena, id);
	fresh.name = name.ptr == NULL ? fresh.id : sg_arena_dup(standing->arena, name);
	if ((fresh.id.ptr == NULL && id.ptr != NULL) ||
	    (fresh.name.ptr == NULL && name.ptr != NULL))
		return SG_NO_SKILL;
	entry = sg_push(standing->arena, &standing->foreign);
	if (entry == NULL)
		return SG_NO_SKILL;
	*entry = fresh;
	standing->slots[at] = (uint32_t)standing->foreign.n;
	return standing->n_dict + (uint32_t)standing->foreign.n - 1;
}

uint32_t sg_standing_number(struct sg_standing *standing, sg_str id, sg_str name)
{
	uint32_t number = sg_dict_by_id(standing->dict, id);

	return number != SG_NO_SKILL ? number : foreign_number(standing, id, name);
}

/* What a posting calls a skill; the dictionary's own name needs no copy. */
static bool list_name(struct sg_standing *standing, uint32_t number, sg_str name)
{
	struct sg_skill skill = sg_standing_skill(standing, number);
	struct sg_named *named = sg_push(standing->arena, &standing->named);

	if (named == NULL)
		return false;
	*named = (struct sg_named){ skill.id, skill.name };
	if (name.ptr == NULL)
		named->name = skill.id;
	else if (!sg_str_eq(name, skill.name))
		named->name = sg_arena_dup(standing->arena, name);
	return named->name.ptr != NULL;
}

uint32_t sg_standing_name(struct sg_standing *standing, sg_str id, sg_str name)
{
	uint32_t number = sg_standing_number(standing, id, name);
	bool *named;

	if (number == SG_NO_SKILL)
		return number;
	named = number < standing->n_dict ? &stand_of(standing, number)->named
					  : &standing->foreign.at[number - standing->n_dict].named;
	if (!*named && !list_name(standing, number, name))
		return SG_NO_SKILL;
	*named = true;
	return number;
}

const struct sg_stand *sg_standing_at(const struct sg_standing *standing, uint32_t number)
{
	struct sg_stand *stand;

	if (number >= standing->n_dict)
		return &standing->unknown;
	stand = stand_of(standing, number);
	if (!stand->related) {
		stand->related = true;
		relate(standing, number);
		liken(standing, number);
	}
	return stand;
}

uint32_t sg_standing_count(const struct sg_standing *standing)
{
	return standing->n_dict + (uint32_t)standing->foreign.n;
}

sg_str sg_standing_id(const struct sg_standing *standing, uint32_t number)
{
	if (number >= standing->n_dict)
		return standing->foreign.at[number - standing->n_dict].id;
	return sg_image_str(sg_dict_image(standing->dict), row_of(standing, number)->id);
}

struct sg_skill sg_standing_skill(const struct sg_standing *standing, uint32_t number)
{
	const struct sg_foreign *foreign;

	if (number < standing->n_dict)
		return sg_dict_skill(standing->dict, number);
	foreign = &standing->foreign.at[number - standing->n_dict];
	return (struct sg_skill){
		.id = foreign->id,
		.name = foreign->name,
		.kind = SG_KIND_TOOL,
		.class_ = SG_CLASS_TECHNOLOGY,
		.tier = UINT8_MAX,
	};
}
