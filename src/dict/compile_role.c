/* SPDX-License-Identifier: MIT */
#include "dict/compile_role.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

struct compiler {
	struct sg_lexicon *lexicon;
	struct sg_builder *builder;
	sg_vec(uint32_t) list; /* being collected */
	sg_vec(struct sg_image_role_area) areas;
	sg_vec(struct sg_image_part) parts;
	sg_vec(struct sg_image_sign) named; /* what files list, before implications */
	sg_vec(struct sg_image_sign) signs;
};

static void push(struct compiler *compiler, uint32_t value)
{
	uint32_t *slot = sg_push(compiler->lexicon->arena, &compiler->list);

	if (slot == NULL)
		compiler->builder->failed = true;
	else
		*slot = value;
}

/* The elements collected from `from` on; 0 when there are none. */
static uint32_t put_list(struct compiler *compiler, size_t from)
{
	size_t n = compiler->list.n - from;

	compiler->list.n = from;
	return n == 0 ? 0 : sg_builder_list(compiler->builder, compiler->list.at + from, n);
}

static uint32_t put_strings(struct compiler *compiler, const struct sg_entry_list *list)
{
	size_t from = compiler->list.n;

	for (size_t i = 0; i < list->n; i++)
		push(compiler, sg_builder_str(compiler->builder, list->at[i]));
	return put_list(compiler, from);
}

static uint32_t put_ids(struct compiler *compiler, const struct sg_entry_list *list)
{
	size_t from = compiler->list.n;

	for (size_t i = 0; i < list->n; i++)
		push(compiler, sg_lexicon_find(compiler->lexicon, list->at[i]));
	return put_list(compiler, from);
}

static uint32_t put_rows(struct compiler *compiler, const struct sg_entry_pairs *rows)
{
	size_t from = compiler->list.n;

	for (size_t i = 0; i < rows->n; i++)
		push(compiler, put_strings(compiler, &rows->at[i]));
	return put_list(compiler, from);
}

static uint32_t put_wishes(struct compiler *compiler, const struct sg_entry_wishes *wishes)
{
	size_t from = compiler->list.n;

	for (size_t i = 0; i < wishes->n; i++)
		push(compiler, put_ids(compiler, &wishes->at[i].any_of));
	return put_list(compiler, from);
}

static void name_sign(struct compiler *compiler, const struct sg_entry_list *ids, size_t role,
		      size_t area)
{
	for (size_t i = 0; i < ids->n; i++) {
		struct sg_image_sign *slot =
			sg_push(compiler->lexicon->arena, &compiler->named);

		if (slot == NULL) {
			compiler->builder->failed = true;
			return;
		}
		*slot = (struct sg_image_sign){ sg_lexicon_find(compiler->lexicon, ids->at[i]),
						(uint16_t)role, (uint16_t)area };
	}
}

static void name_area(struct compiler *compiler, const struct sg_entry_area *area, size_t role,
		      size_t at)
{
	for (size_t i = 0; i < area->required.n; i++)
		name_sign(compiler, &area->required.at[i].any_of, role, at);
	for (size_t i = 0; i < area->preferred.n; i++)
		name_sign(compiler, &area->preferred.at[i].any_of, role, at);
	name_sign(compiler, &area->also, role, at);
}

static void put_area(struct compiler *compiler, const struct sg_entry_area *area)
{
	struct sg_builder *builder = compiler->builder;
	struct sg_image_role_area *slot = sg_push(compiler->lexicon->arena, &compiler->areas);

	if (slot == NULL) {
		builder->failed = true;
		return;
	}
	slot->id = sg_builder_str(builder, area->id);
	slot->title = sg_builder_str(builder, area->title);
	slot->show = sg_builder_str(builder, area->show);
	slot->task = sg_builder_str(builder, area->task);
	slot->required = put_wishes(compiler, &area->required);
	slot->preferred = put_wishes(compiler, &area->preferred);
	slot->also = put_ids(compiler, &area->also);
	slot->strong = put_strings(compiler, &area->strong);
	slot->weak = put_strings(compiler, &area->weak);
	slot->covers = put_strings(compiler, &area->covers);
	slot->weight = area->weight;
	slot->core = area->core;
}

static struct sg_image_role put_role(struct compiler *compiler, size_t index)
{
	const struct sg_entry_role *role = &compiler->lexicon->roles.at[index];
	struct sg_builder *builder = compiler->builder;
	struct sg_image_role out = { .first_area = (uint32_t)compiler->areas.n };

	out.id = sg_builder_str(builder, role->id);
	out.name = sg_builder_str(builder, role->name);
	out.about = sg_builder_str(builder, role->about);
	out.owns = put_strings(compiler, &role->owns);
	out.responsibilities = put_strings(compiler, &role->responsibilities);
	out.career = put_rows(compiler, &role->career);
	out.reached_from = put_rows(compiler, &role->reached_from);
	out.other_trades = put_ids(compiler, &role->other_trades);
	out.recognised = role->recognised;
	out.n_areas = (uint32_t)role->areas.n;
	for (size_t i = 0; i < role->areas.n; i++) {
		put_area(compiler, &role->areas.at[i]);
		name_area(compiler, &role->areas.at[i], index, i);
	}
	name_sign(compiler, &role->other_trades, index, SG_SIGN_OTHER_TRADE);
	return out;
}

static struct sg_image_table put_table(struct compiler *compiler, const void *rows, size_t n,
				       size_t size)
{
	struct sg_image_table table = { sg_builder_room(compiler->builder, (uint64_t)n * size),
					(uint32_t)n };

	if (!compiler->builder->failed && n > 0)
		memcpy(sg_builder_at(compiler->builder, table.at), rows, n * size);
	return table;
}

static void put_roles(struct compiler *compiler, struct sg_image *header)
{
	size_t n = compiler->lexicon->roles.n;
	struct sg_image_role *rows =
		sg_arena_array(compiler->lexicon->arena, struct sg_image_role, n);

	if (rows == NULL) {
		compiler->builder->failed = true;
		return;
	}
	for (size_t i = 0; i < n; i++)
		rows[i] = put_role(compiler, i);
	header->roles = put_table(compiler, rows, n, sizeof *rows);
	header->role_areas = put_table(compiler, compiler->areas.at, compiler->areas.n,
				       sizeof *compiler->areas.at);
}

static int by_skill(const void *a, const void *b)
{
	const struct sg_image_sign *x = a, *y = b;
	int order = (x->skill > y->skill) - (x->skill < y->skill);

	if (order == 0)
		order = (x->role > y->role) - (x->role < y->role);
	return order != 0 ? order : (x->area > y->area) - (x->area < y->area);
}

/* Whatever the files say of `of`, `skill` shows too. */
static void add_signs(struct compiler *compiler, uint32_t skill, uint32_t of)
{
	const struct sg_image_sign *named = compiler->named.at;
	size_t low = 0, high = compiler->named.n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (named[mid].skill < of)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < compiler->named.n && named[low].skill == of; low++) {
		struct sg_image_sign *slot =
			sg_push(compiler->lexicon->arena, &compiler->signs);

		if (slot == NULL) {
			compiler->builder->failed = true;
			return;
		}
		*slot = (struct sg_image_sign){ skill, named[low].role, named[low].area };
	}
}

/* A skill shows an area when it is listed there or implies one that is. */
static void put_signs(struct compiler *compiler, struct sg_image *header)
{
	size_t kept = 0;

	if (compiler->named.n > 0)
		qsort(compiler->named.at, compiler->named.n, sizeof *compiler->named.at, by_skill);
	for (uint32_t i = 0; i < header->skills.n && !compiler->builder->failed; i++) {
		const struct sg_image *image =
			(const struct sg_image *)(const void *)compiler->builder->words;
		const struct sg_image_skill *skills =
			sg_builder_at(compiler->builder, header->skills.at);
		const uint32_t *closure;
		uint32_t n;

		add_signs(compiler, i, i);
		closure = sg_image_list(image, skills[i].closure, &n);
		for (uint32_t k = 0; k < n; k++)
			add_signs(compiler, i, closure[k]);
	}
	if (compiler->signs.n > 0)
		qsort(compiler->signs.at, compiler->signs.n, sizeof *compiler->signs.at, by_skill);
	for (size_t i = 0; i < compiler->signs.n; i++)
		if (kept == 0 || by_skill(&compiler->signs.at[kept - 1], &compiler->signs.at[i]))
			compiler->signs.at[kept++] = compiler->signs.at[i];
	header->signs =
		put_table(compiler, compiler->signs.at, kept, sizeof *compiler->signs.at);
	for (size_t i = 0; i < kept && !compiler->builder->failed; i++) {
		struct sg_image_skill *skill =
			(struct sg_image_skill *)sg_builder_at(compiler->builder,
							       header->skills.at) +
			compiler->signs.at[i].skill;

		if (skill->n_signs++ == 0)
			skill->first_sign = (uint32_t)i;
	}
}

static void put_parts(struct compiler *compiler, const struct sg_entry_parts *parts)
{
	for (size_t i = 0; i < parts->n; i++) {
		const struct sg_entry_part *part = &parts->at[i];
		struct sg_image_part *slot = sg_push(compiler->lexicon->arena, &compiler->parts);

		if (slot == NULL) {
			compiler->builder->failed = true;
			return;
		}
		slot->id = sg_builder_str(compiler->builder, part->id);
		slot->title = sg_builder_str(compiler->builder, part->title);
		slot->about = sg_builder_str(compiler->builder, part->about);
		slot->skills = put_ids(compiler, &part->skills);
	}
}

static void put_roadmap(struct compiler *compiler, struct sg_image *header)
{
	const struct sg_entry_roadmap *from = &compiler->lexicon->roadmap;
	struct sg_image_step steps[SG_MAX_STEPS];
	struct sg_image_roadmap roadmap = { 0 };

	if (from->name.ptr == NULL)
		return;
	for (size_t i = 0; i < from->steps.n; i++) {
		const struct sg_entry_step *step = &from->steps.at[i];

		steps[i].title = sg_builder_str(compiler->builder, step->title);
		steps[i].shown_by = sg_builder_str(compiler->builder, step->shown_by);
		steps[i].first_part = (uint32_t)compiler->parts.n;
		steps[i].n_parts = (uint32_t)step->parts.n;
		put_parts(compiler, &step->parts);
	}
	roadmap.name = sg_builder_str(compiler->builder, from->name);
	roadmap.roles = put_strings(compiler, &from->roles);
	roadmap.first_project = (uint32_t)compiler->parts.n;
	roadmap.n_projects = (uint32_t)from->projects.n;
	put_parts(compiler, &from->projects);
	header->roadmap = put_table(compiler, &roadmap, 1, sizeof roadmap);
	header->steps = put_table(compiler, steps, from->steps.n, sizeof *steps);
	header->parts = put_table(compiler, compiler->parts.at, compiler->parts.n,
				  sizeof *compiler->parts.at);
}

static void put_rubric(struct compiler *compiler, struct sg_image *header)
{
	const struct sg_entry_role *rubric = &compiler->lexicon->rubric;

	if (rubric->name.ptr == NULL)
		return;
	compiler->areas.n = 0;
	for (size_t i = 0; i < rubric->areas.n; i++)
		put_area(compiler, &rubric->areas.at[i]);
	header->rubric_name = sg_builder_str(compiler->builder, rubric->name);
	header->rubric = put_table(compiler, compiler->areas.at, compiler->areas.n,
				   sizeof *compiler->areas.at);
}

void sg_roles_compile(struct sg_lexicon *lexicon, struct sg_builder *builder,
		      struct sg_image *header)
{
	struct compiler compiler = { .lexicon = lexicon, .builder = builder };

	put_roles(&compiler, header);
	put_signs(&compiler, header);
	put_roadmap(&compiler, header);
	put_rubric(&compiler, header);
}
