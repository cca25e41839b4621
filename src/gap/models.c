/* SPDX-License-Identifier: MIT */
#include "gap/models.h"

#include <stdlib.h>

#include <skillgap/contrast.h>

#include "base/str.h"

/* An area with what it is sorted by. */
struct weighed {
	struct sg_role_area area;
	const struct sg_area_share *share; /* NULL without a profile */
	uint32_t number;
};

struct lister {
	const struct sg_dict *dict;
	struct sg_arena *arena;
	const struct sg_likeness *held; /* of every role; NULL without a profile */
	bool failed;			/* out of memory */
};

static int by_weight(const void *left, const void *right)
{
	const struct weighed *a = left, *b = right;

	if (a->area.weight != b->area.weight)
		return a->area.weight > b->area.weight ? -1 : 1;
	return a->number < b->number ? -1 : a->number > b->number;
}

static struct weighed *weigh_areas(struct lister *lister, uint32_t role, uint32_t n)
{
	struct weighed *areas = sg_arena_array(lister->arena, struct weighed, n);

	for (uint32_t i = 0; areas != NULL && i < n; i++) {
		areas[i].area = sg_dict_role_area(lister->dict, role, i);
		areas[i].number = i;
		if (lister->held != NULL)
			areas[i].share = &lister->held[role].areas[i];
	}
	if (areas != NULL && n > 0)
		qsort(areas, n, sizeof *areas, by_weight);
	return areas;
}

static enum sg_shown shown_of(const struct sg_area_share *share)
{
	if (share == NULL || share->signs == 0)
		return SG_SHOWN_UNKNOWN;
	if (share->held == 0)
		return SG_SHOWN_NOT;
	return share->held * 2 >= share->signs ? SG_SHOWN : SG_SHOWN_THIN;
}

static uint32_t count_signs(const struct lister *lister, const struct sg_role_area *area)
{
	return sg_dict_length(lister->dict, area->required) +
	       sg_dict_length(lister->dict, area->preferred);
}

/* Areas, signs and what is asked to be shown of them. */
static void fill_areas(struct lister *lister, uint32_t role, struct sg_role_model *model)
{
	uint32_t n = sg_dict_role(lister->dict, role).n_areas;
	struct weighed *from = weigh_areas(lister, role, n);
	struct sg_model_area *areas = sg_arena_array(lister->arena, struct sg_model_area, n);
	sg_str *to_show = sg_arena_array(lister->arena, sg_str, n);

	if (from == NULL || areas == NULL || to_show == NULL) {
		lister->failed = true;
		return;
	}
	for (uint32_t i = 0; i < n; i++) {
		areas[i] = (struct sg_model_area){ from[i].area.title, shown_of(from[i].share) };
		model->signs += count_signs(lister, &from[i].area);
		model->held += from[i].share == NULL ? 0 : from[i].share->held;
		if (from[i].area.show.len > 0)
			to_show[model->n_to_show++] = from[i].area.show;
	}
	model->areas = areas;
	model->n_areas = n;
	model->to_show = to_show;
}

/* The texts of a list from number `from` on; of a list of lists, the first of each. */
static const sg_str *list_texts(struct lister *lister, uint32_t list, bool nested, uint32_t from,
				size_t *n)
{
	uint32_t length = sg_dict_length(lister->dict, list);
	sg_str *texts = sg_arena_array(lister->arena, sg_str, length);

	lister->failed |= texts == NULL;
	for (uint32_t i = from; texts != NULL && i < length; i++)
		texts[(*n)++] =
			nested ? sg_dict_string(lister->dict,
						sg_dict_sublist(lister->dict, list, i), 0)
			       : sg_dict_string(lister->dict, list, i);
	return texts;
}

static void fill_ways(struct lister *lister, uint32_t list, struct sg_role_model *model)
{
	uint32_t n = sg_dict_length(lister->dict, list);
	struct sg_model_way *ways = sg_arena_array(lister->arena, struct sg_model_way, n);

	lister->failed |= ways == NULL;
	for (uint32_t i = 0; ways != NULL && i < n; i++) {
		uint32_t way = sg_dict_sublist(lister->dict, list, i), from;

		ways[i].from = sg_dict_string(lister->dict, way, 0);
		ways[i].effort = sg_dict_string(lister->dict, way, 1);
		ways[i].given = sg_dict_string(lister->dict, way, 2);
		from = sg_dict_role_by_id(lister->dict, ways[i].from);
		ways[i].name = from == SG_NO_ROLE ? ways[i].from
						  : sg_dict_role(lister->dict, from).name;
	}
	model->ways = ways;
	model->n_ways = n;
}

static struct sg_role_model make_model(struct lister *lister, uint32_t index)
{
	struct sg_role role = sg_dict_role(lister->dict, index);
	struct sg_role_model model = { .id = role.id, .name = role.name, .about = role.about,
				       .person = lister->held != NULL };
	/* The first step of a career is where one starts, not what it leads to. */
	uint32_t from = sg_dict_length(lister->dict, role.career) > 1 ? 1 : 0;

	fill_areas(lister, index, &model);
	model.owns = list_texts(lister, role.owns, false, 0, &model.n_owns);
	model.responsibilities = list_texts(lister, role.responsibilities, false, 0,
					    &model.n_responsibilities);
	model.leads_to = list_texts(lister, role.career, true, from, &model.n_leads_to);
	fill_ways(lister, role.reached_from, &model);
	return model;
}

/* The role that a posting is the model of, or SG_NO_ROLE. */
static uint32_t role_of(const struct sg_dict *dict, const struct sg_report_posting *row)
{
	const struct sg_posting *posting = row->about;
	size_t len = sizeof SG_ROLE_SOURCE - 1;

	if (!sg_role_is_source(posting->source))
		return SG_NO_ROLE;
	return sg_dict_role_by_id(dict, sg_str_sub(posting->source, len, posting->source.len));
}

enum sg_status sg_models_list(const struct sg_dict *dict, const struct sg_kept *kept,
			      struct sg_arena *arena, struct sg_report *report,
			      struct sg_error *err)
{
	struct lister lister = { .dict = dict, .arena = arena };
	struct sg_role_model *models;
	size_t n = kept->n;
	enum sg_status status = SG_OK;

	for (size_t i = 0; i < n; i++)
		if (n > SG_CONTRAST_MAX_GROUPS || role_of(dict, &kept->at[i]) == SG_NO_ROLE)
			return SG_OK;
	if (kept->profile != NULL)
		status = sg_role_of_profile(dict, kept->profile, arena, &lister.held, err);
	if (status != SG_OK)
		return status;
	models = sg_arena_array(arena, struct sg_role_model, n);
	for (size_t i = 0; models != NULL && i < n; i++)
		models[i] = make_model(&lister, role_of(dict, &kept->at[i]));
	if (models == NULL || lister.failed)
		return sg_no_memory(err);
	report->models = models;
	report->n_models = n;
	return SG_OK;
}
