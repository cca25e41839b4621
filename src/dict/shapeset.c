/* SPDX-License-Identifier: MIT */
#include "dict/shapeset.h"

enum { MAX_ATOMS = 512, MANY = SG_SHAPE_FAR };

uint32_t sg_shape_add_lengths(uint32_t a, uint32_t b)
{
	return a + b < MANY ? a + b : MANY;
}

uint32_t sg_shape_times(uint32_t length, uint32_t n)
{
	return length == 0 || n == 0 ? 0 : length >= MANY || n > MANY / length ? MANY : length * n;
}

static const struct sg_shape *append(struct sg_shape_maker *maker, const struct sg_shape *before,
				     struct sg_atom atom)
{
	struct sg_shape *shape;

	if (atom.most == 0)
		return before;
	shape = sg_arena_make(maker->arena, struct sg_shape);
	if (shape == NULL) {
		maker->failed = maker->lost = true;
		return NULL;
	}
	*shape = (struct sg_shape){ before, atom, before == NULL ? 1 : before->n + 1 };
	return shape;
}

static const struct sg_shape *join(struct sg_shape_maker *maker, const struct sg_shape *a,
				   const struct sg_shape *b)
{
	const struct sg_atom *atoms[MAX_ATOMS];
	size_t n = 0;

	if (a == NULL || b == NULL)
		return a == NULL ? b : a;
	if (a->n + b->n > MAX_ATOMS) {
		maker->lost = true;
		return NULL;
	}
	for (; b != NULL; b = b->before)
		atoms[n++] = &b->atom;
	while (n > 0 && !maker->failed)
		a = append(maker, a, *atoms[--n]);
	return a;
}

static enum sg_atom_type sort_of(enum sg_atom_type type)
{
	return type == SG_ATOM_LETTER ? SG_ATOM_WORD : type;
}

static void take_in(struct sg_atom *all, const struct sg_atom *atom)
{
	if (all->sample_len == 0) {
		*all = *atom;
		all->type = sort_of(atom->type);
	} else if (all->type != sort_of(atom->type)) {
		all->type = SG_ATOM_ANY;
	}
}

/* All shapes of a set as one stretch. */
static struct sg_atom stretch(const struct sg_shape_set *set)
{
	struct sg_atom all = { 0 };
	uint32_t least = MANY, most = 0;

	for (unsigned i = 0; i < set->n; i++) {
		uint32_t shortest = 0, longest = 0;

		for (const struct sg_shape *at = set->at[i]; at != NULL; at = at->before) {
			take_in(&all, &at->atom);
			shortest = sg_shape_add_lengths(shortest, at->atom.least);
			longest = sg_shape_add_lengths(longest, at->atom.most);
		}
		least = shortest < least ? shortest : least;
		most = longest > most ? longest : most;
	}
	all.least = least;
	all.most = most;
	return all;
}

struct sg_shape_set sg_shape_set_single(struct sg_shape_maker *maker, struct sg_atom atom)
{
	return (struct sg_shape_set){ { append(maker, NULL, atom) }, 1 };
}

void sg_shape_set_concatenate(struct sg_shape_maker *maker, struct sg_shape_set *a,
			      struct sg_shape_set b)
{
	struct sg_shape_set out = { .n = 0 };

	if (a->n * b.n > SG_MAX_SHAPES)
		b = sg_shape_set_single(maker, stretch(&b));
	for (unsigned i = 0; i < a->n; i++)
		for (unsigned k = 0; k < b.n; k++)
			out.at[out.n++] = join(maker, a->at[i], b.at[k]);
	*a = out;
}

void sg_shape_set_unite(struct sg_shape_maker *maker, struct sg_shape_set *a, struct sg_shape_set b)
{
	if (a->n + b.n > SG_MAX_SHAPES) {
		struct sg_shape_set both = sg_shape_set_single(maker, stretch(a));

		both.at[both.n++] = sg_shape_set_single(maker, stretch(&b)).at[0];
		*a = sg_shape_set_single(maker, stretch(&both));
		return;
	}
	for (unsigned i = 0; i < b.n; i++)
		a->at[a->n++] = b.at[i];
}

/* Keeps in a stretch what it repeats, where that is one of several things. */
static void keep_alternatives(struct sg_shape_maker *maker, const struct sg_shape_set *item,
			      struct sg_atom *all)
{
	const struct sg_shape **of;

	if (item->n < 2)
		return;
	of = sg_arena_array(maker->arena, const struct sg_shape *, item->n);
	if (of == NULL) {
		maker->failed = maker->lost = true;
		return;
	}
	for (unsigned i = 0; i < item->n; i++)
		of[i] = item->at[i];
	all->of = of;
	all->n_of = (uint8_t)item->n;
}

struct sg_shape_set sg_shape_set_repeat(struct sg_shape_maker *maker,
					const struct sg_shape_set *item, uint32_t least,
					uint32_t most)
{
	struct sg_shape_set out = { .n = 0 };
	struct sg_atom all = stretch(item), between;

	if (least == 0)
		out.n = 1; /* the shape of nothing */
	if (most == 0)
		return out;
	if (least == most && least == 1)
		return *item;
	if (least == 0 && most == 1) {
		sg_shape_set_unite(maker, &out, *item);
		return out;
	}
	keep_alternatives(maker, item, &all);
	between = all;
	if (all.type == SG_ATOM_ANY) {
		struct sg_shape_set ends = *item;

		if (least <= 1)
			sg_shape_set_unite(maker, &out, *item);
		between.least = sg_shape_times(all.least, least < 2 ? 0 : least - 2);
		between.most = sg_shape_times(all.most, most < MANY ? most - 2 : MANY);
		sg_shape_set_concatenate(maker, &ends, sg_shape_set_single(maker, between));
		sg_shape_set_concatenate(maker, &ends, *item);
		sg_shape_set_unite(maker, &out, ends);
		return out;
	}
	all.least = sg_shape_times(all.least, least == 0 ? 1 : least);
	all.most = sg_shape_times(all.most, most);
	sg_shape_set_unite(maker, &out, sg_shape_set_single(maker, all));
	return out;
}

bool sg_shape_set_is_loose(const struct sg_shape_set *item)
{
	for (unsigned i = 0; i < item->n; i++) {
		struct sg_shape_set one = { { item->at[i] }, 1 };
		bool any = false;

		for (const struct sg_shape *at = item->at[i]; at != NULL; at = at->before)
			any = any || at->atom.type == SG_ATOM_ANY;
		if (item->at[i] != NULL && (any || stretch(&one).type != SG_ATOM_ANY))
			return true;
	}
	return false;
}
