/* SPDX-License-Identifier: MIT */
#include "dict/compile_role.h"

#include "base/str.h"

struct loader {
	struct sg_lexicon *lexicon;
	const struct sg_image *image;
	bool failed;
};

/* A list of strings, or of skills, whose ids it gives. */
static void load_list(struct loader *loader, uint32_t at, bool skills, struct sg_entry_list *out)
{
	uint32_t n;
	const uint32_t *list = sg_image_list(loader->image, at, &n);

	for (uint32_t i = 0; i < n; i++) {
		sg_str *slot = sg_push(loader->lexicon->arena, out);

		if (slot == NULL) {
			loader->failed = true;
			return;
		}
		*slot = sg_image_str(loader->image,
				     skills ? sg_image_skill(loader->image, list[i])->id
					    : list[i]);
	}
}

static void load_wishes(struct loader *loader, uint32_t at, struct sg_entry_wishes *out)
{
	uint32_t n;
	const uint32_t *list = sg_image_list(loader->image, at, &n);

	for (uint32_t i = 0; i < n; i++) {
		struct sg_entry_wish *slot = sg_push(loader->lexicon->arena, out);

		if (slot == NULL) {
			loader->failed = true;
			return;
		}
		load_list(loader, list[i], true, &slot->any_of);
	}
}

static void load_rows(struct loader *loader, uint32_t at, struct sg_entry_pairs *out)
{
	uint32_t n;
	const uint32_t *list = sg_image_list(loader->image, at, &n);

	for (uint32_t i = 0; i < n; i++) {
		struct sg_entry_list *slot = sg_push(loader->lexicon->arena, out);

		if (slot == NULL) {
			loader->failed = true;
			return;
		}
		load_list(loader, list[i], false, slot);
	}
}

static void load_area(struct loader *loader, const struct sg_image_role_area *from,
		      struct sg_entry_area *out)
{
	out->id = sg_image_str(loader->image, from->id);
	out->title = sg_image_str(loader->image, from->title);
	out->show = sg_image_str(loader->image, from->show);
	out->task = sg_image_str(loader->image, from->task);
	out->weight = (uint8_t)from->weight;
	out->core = from->core != 0;
	load_wishes(loader, from->required, &out->required);
	load_wishes(loader, from->preferred, &out->preferred);
	load_list(loader, from->also, true, &out->also);
	load_list(loader, from->strong, false, &out->strong);
	load_list(loader, from->weak, false, &out->weak);
	load_list(loader, from->covers, false, &out->covers);
}

static void load_role(struct loader *loader, const struct sg_image_role *from,
		      struct sg_entry_role *out)
{
	const struct sg_image *image = loader->image;
	const struct sg_image_role_area *areas = sg_image_at(image, image->role_areas.at);

	out->id = sg_image_str(image, from->id);
	out->name = sg_image_str(image, from->name);
	out->about = sg_image_str(image, from->about);
	out->recognised = (uint8_t)from->recognised;
	load_list(loader, from->owns, false, &out->owns);
	load_list(loader, from->responsibilities, false, &out->responsibilities);
	load_list(loader, from->other_trades, true, &out->other_trades);
	load_rows(loader, from->career, &out->career);
	load_rows(loader, from->reached_from, &out->reached_from);
	for (uint32_t i = 0; i < from->n_areas && !loader->failed; i++) {
		struct sg_entry_area *slot = sg_push(loader->lexicon->arena, &out->areas);

		if (slot == NULL)
			loader->failed = true;
		else
			load_area(loader, &areas[from->first_area + i], slot);
	}
}

static void load_parts(struct loader *loader, uint32_t first, uint32_t n,
		       struct sg_entry_parts *out)
{
	const struct sg_image *image = loader->image;
	const struct sg_image_part *parts = sg_image_at(image, image->parts.at);

	for (uint32_t i = first; i < first + n; i++) {
		struct sg_entry_part *slot = sg_push(loader->lexicon->arena, out);

		if (slot == NULL) {
			loader->failed = true;
			return;
		}
		slot->id = sg_image_str(image, parts[i].id);
		slot->title = sg_image_str(image, parts[i].title);
		slot->about = sg_image_str(image, parts[i].about);
		load_list(loader, parts[i].skills, true, &slot->skills);
	}
}

static void load_roadmap(struct loader *loader)
{
	const struct sg_image *image = loader->image;
	const struct sg_image_roadmap *from = sg_image_at(image, image->roadmap.at);
	const struct sg_image_step *steps = sg_image_at(image, image->steps.at);
	struct sg_entry_roadmap *out = &loader->lexicon->roadmap;

	if (image->roadmap.n == 0)
		return;
	out->name = sg_image_str(image, from->name);
	load_list(loader, from->roles, false, &out->roles);
	for (uint32_t i = 0; i < image->steps.n; i++) {
		struct sg_entry_step *slot = sg_push(loader->lexicon->arena, &out->steps);

		if (slot == NULL) {
			loader->failed = true;
			return;
		}
		slot->title = sg_image_str(image, steps[i].title);
		slot->shown_by = sg_image_str(image, steps[i].shown_by);
		load_parts(loader, steps[i].first_part, steps[i].n_parts, &slot->parts);
	}
	load_parts(loader, from->first_project, from->n_projects, &out->projects);
}

static void load_rubric(struct loader *loader)
{
	const struct sg_image *image = loader->image;
	const struct sg_image_role_area *areas = sg_image_at(image, image->rubric.at);
	struct sg_entry_role *out = &loader->lexicon->rubric;

	out->name = sg_image_str(image, image->rubric_name);
	for (uint32_t i = 0; i < image->rubric.n && !loader->failed; i++) {
		struct sg_entry_area *slot = sg_push(loader->lexicon->arena, &out->areas);

		if (slot == NULL)
			loader->failed = true;
		else
			load_area(loader, &areas[i], slot);
	}
}

bool sg_roles_load(struct sg_lexicon *lexicon, const struct sg_image *image)
{
	struct loader loader = { .lexicon = lexicon, .image = image };
	const struct sg_image_role *roles = sg_image_at(image, image->roles.at);

	for (uint32_t i = 0; i < image->roles.n && !loader.failed; i++) {
		struct sg_entry_role *slot = sg_push(lexicon->arena, &lexicon->roles);

		if (slot == NULL)
			loader.failed = true;
		else
			load_role(&loader, &roles[i], slot);
	}
	if (!loader.failed)
		load_roadmap(&loader);
	if (!loader.failed)
		load_rubric(&loader);
	return !loader.failed;
}
