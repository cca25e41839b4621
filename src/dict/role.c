/* SPDX-License-Identifier: MIT */
#include "dict/dict.h"

#include "base/str.h"
#include "dict/image.h"

/* The public view of roles and the roadmap: strings and lists found by offset. */

uint32_t sg_dict_sublist(const struct sg_dict *dict, uint32_t list, uint32_t i)
{
	uint32_t n;
	const uint32_t *elements = sg_image_list(sg_dict_image(dict), list, &n);

	return i < n ? elements[i] : 0;
}

uint32_t sg_dict_role_count(const struct sg_dict *dict)
{
	return sg_dict_image(dict)->roles.n;
}

struct sg_role sg_dict_role(const struct sg_dict *dict, uint32_t role)
{
	const struct sg_image *image = sg_dict_image(dict);
	const struct sg_image_role *at =
		(const struct sg_image_role *)sg_image_at(image, image->roles.at) + role;

	return (struct sg_role){
		.id = sg_image_str(image, at->id),
		.name = sg_image_str(image, at->name),
		.about = sg_image_str(image, at->about),
		.n_areas = at->n_areas,
		.owns = at->owns,
		.responsibilities = at->responsibilities,
		.career = at->career,
		.reached_from = at->reached_from,
		.other_trades = at->other_trades,
		.recognised = at->recognised / 100.0,
	};
}

uint32_t sg_dict_role_by_id(const struct sg_dict *dict, sg_str id)
{
	const struct sg_image *image = sg_dict_image(dict);
	const struct sg_image_role *roles = sg_image_at(image, image->roles.at);

	for (uint32_t i = 0; i < image->roles.n; i++)
		if (sg_str_eq(sg_image_str(image, roles[i].id), id))
			return i;
	return SG_NO_ROLE;
}

static struct sg_role_area area_at(const struct sg_image *image,
				   const struct sg_image_role_area *at)
{
	return (struct sg_role_area){
		.id = sg_image_str(image, at->id),
		.title = sg_image_str(image, at->title),
		.weight = (uint8_t)at->weight,
		.core = at->core != 0,
		.required = at->required,
		.preferred = at->preferred,
		.also = at->also,
		.covers = at->covers,
		.show = sg_image_str(image, at->show),
		.task = sg_image_str(image, at->task),
		.strong = at->strong,
		.weak = at->weak,
	};
}

struct sg_role_area sg_dict_role_area(const struct sg_dict *dict, uint32_t role, uint32_t area)
{
	const struct sg_image *image = sg_dict_image(dict);
	const struct sg_image_role *roles = sg_image_at(image, image->roles.at);
	const struct sg_image_role_area *areas = sg_image_at(image, image->role_areas.at);

	return area_at(image, &areas[roles[role].first_area + area]);
}

uint32_t sg_dict_rubric_count(const struct sg_dict *dict)
{
	return sg_dict_image(dict)->rubric.n;
}

struct sg_role_area sg_dict_rubric_area(const struct sg_dict *dict, uint32_t area)
{
	const struct sg_image *image = sg_dict_image(dict);
	const struct sg_image_role_area *areas = sg_image_at(image, image->rubric.at);

	return area_at(image, &areas[area]);
}

struct sg_roadmap sg_dict_roadmap(const struct sg_dict *dict)
{
	const struct sg_image *image = sg_dict_image(dict);
	const struct sg_image_roadmap *at = sg_image_at(image, image->roadmap.at);

	if (image->roadmap.n == 0)
		return (struct sg_roadmap){ 0 };
	return (struct sg_roadmap){
		.name = sg_image_str(image, at->name),
		.roles = at->roles,
		.n_steps = image->steps.n,
		.n_projects = at->n_projects,
	};
}

static const struct sg_image_step *step_at(const struct sg_image *image, uint32_t step)
{
	return (const struct sg_image_step *)sg_image_at(image, image->steps.at) + step;
}

static struct sg_step_part part_at(const struct sg_image *image, uint32_t part)
{
	const struct sg_image_part *at =
		(const struct sg_image_part *)sg_image_at(image, image->parts.at) + part;

	return (struct sg_step_part){
		.id = sg_image_str(image, at->id),
		.title = sg_image_str(image, at->title),
		.about = sg_image_str(image, at->about),
		.skills = at->skills,
	};
}

struct sg_step sg_dict_step(const struct sg_dict *dict, uint32_t step)
{
	const struct sg_image *image = sg_dict_image(dict);
	const struct sg_image_step *at = step_at(image, step);

	return (struct sg_step){
		.title = sg_image_str(image, at->title),
		.shown_by = sg_image_str(image, at->shown_by),
		.n_parts = at->n_parts,
	};
}

struct sg_step_part sg_dict_step_part(const struct sg_dict *dict, uint32_t step, uint32_t part)
{
	const struct sg_image *image = sg_dict_image(dict);

	return part_at(image, step_at(image, step)->first_part + part);
}

struct sg_step_part sg_dict_project(const struct sg_dict *dict, uint32_t project)
{
	const struct sg_image *image = sg_dict_image(dict);
	const struct sg_image_roadmap *at = sg_image_at(image, image->roadmap.at);

	return part_at(image, at->first_project + project);
}
