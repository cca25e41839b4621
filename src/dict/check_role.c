/* SPDX-License-Identifier: MIT */
#include "dict/parse.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

/*
 * Roles and the roadmap against the whole lexicon. Those loaded from an image have no file and
 * were checked when it was made: their skills are still there, for no file takes one away.
 */

/* Where a list of ids stands: "areas[2].required". */
struct place {
	const struct sg_lexicon *lexicon;
	struct sg_error *err;
	sg_str file;
	uint32_t layer;
	size_t step;    /* counted from 1; 0 outside of steps */
	const char *in; /* the list of objects it is in: "areas"; NULL for none */
	size_t i;       /* which of them */
};

static enum sg_status complain(const struct place *place, const char *key, size_t k, sg_str id,
			       const char *what)
{
	struct sg_remark remark = { .rule = "reference", .file = place->file };
	char path[64] = "", where[120], text[160];

	if (place->in != NULL && place->step > 0)
		snprintf(path, sizeof path, "steps[%zu].%s[%zu].", place->step - 1, place->in,
			 place->i);
	else if (place->in != NULL)
		snprintf(path, sizeof path, "%s[%zu].", place->in, place->i);
	snprintf(where, sizeof where, "%s%s[%zu]", path, key, k);
	snprintf(text, sizeof text, "\"" SG_FMT "\" %s", SG_ARG(id), what);
	remark.path = sg_str_of(where);
	remark.text = sg_str_of(text);
	if (sg_lexicon_tell(place->lexicon, place->layer, &remark))
		return SG_OK;
	sg_fail(place->err, SG_ESYNTAX, "%s: %s", where, text);
	sg_fail_at(place->err, place->file, 0, 0);
	return SG_ESYNTAX;
}

static enum sg_status check_ids(const struct place *place, const char *key,
				const struct sg_entry_list *ids)
{
	enum sg_status status = SG_OK;

	for (size_t k = 0; status == SG_OK && k < ids->n; k++) {
		if (sg_lexicon_find(place->lexicon, ids->at[k]) == SG_NO_SKILL)
			status = complain(place, key, k, ids->at[k], "is the id of no skill");
		for (size_t j = 0; status == SG_OK && j < k; j++)
			if (sg_str_eq(ids->at[j], ids->at[k]))
				status = complain(place, key, k, ids->at[k], "is there twice");
	}
	return status;
}

/* The ids of one area so far, to find one that stands there twice. */
struct seen {
	const struct place *place;
	struct sg_entry_list ids;
};

static enum sg_status see(struct seen *seen, const char *key, size_t k, sg_str id)
{
	sg_str *slot;

	if (sg_lexicon_find(seen->place->lexicon, id) == SG_NO_SKILL)
		return complain(seen->place, key, k, id, "is the id of no skill");
	for (size_t i = 0; i < seen->ids.n; i++)
		if (sg_str_eq(seen->ids.at[i], id))
			return complain(seen->place, key, k, id, "is in this area twice");
	slot = sg_push(seen->place->lexicon->arena, &seen->ids);
	if (slot == NULL)
		return sg_no_memory(seen->place->err);
	*slot = id;
	return SG_OK;
}

static enum sg_status see_wishes(struct seen *seen, const char *key,
				 const struct sg_entry_wishes *wishes)
{
	enum sg_status status = SG_OK;

	for (size_t k = 0; k < wishes->n; k++)
		for (size_t m = 0; status == SG_OK && m < wishes->at[k].any_of.n; m++)
			status = see(seen, key, k, wishes->at[k].any_of.at[m]);
	return status;
}

static enum sg_status check_area(struct place *place, const struct sg_entry_area *area)
{
	struct seen seen = { .place = place };
	enum sg_status status = see_wishes(&seen, "required", &area->required);

	if (status == SG_OK)
		status = see_wishes(&seen, "preferred", &area->preferred);
	for (size_t k = 0; status == SG_OK && k < area->also.n; k++)
		status = see(&seen, "also", k, area->also.at[k]);
	return status;
}

static bool is_area(const struct sg_lexicon *lexicon, sg_str area)
{
	for (size_t i = 0; i < lexicon->skills.n; i++)
		if (sg_str_eq(lexicon->skills.at[i].area, area))
			return true;
	return false;
}

static enum sg_status check_rubric(const struct sg_lexicon *lexicon, struct sg_error *err)
{
	const struct sg_entry_role *rubric = &lexicon->rubric;
	struct place place = { lexicon, err, rubric->file, rubric->layer, 0, "areas", 0 };
	enum sg_status status = SG_OK;

	for (; status == SG_OK && place.i < rubric->areas.n; place.i++) {
		const struct sg_entry_area *area = &rubric->areas.at[place.i];

		status = check_area(&place, area);
		for (size_t k = 0; status == SG_OK && k < area->covers.n; k++)
			if (!is_area(lexicon, area->covers.at[k]))
				status = complain(&place, "covers", k, area->covers.at[k],
						  "is no area of skills");
	}
	return status;
}

static bool is_role(const struct sg_lexicon *lexicon, sg_str id)
{
	for (size_t i = 0; i < lexicon->roles.n; i++)
		if (sg_str_eq(lexicon->roles.at[i].id, id))
			return true;
	return false;
}

static bool is_effort(sg_str word)
{
	return sg_str_eq(word, SG_STR("days")) || sg_str_eq(word, SG_STR("weeks")) ||
	       sg_str_eq(word, SG_STR("months"));
}

static enum sg_status check_role(const struct sg_lexicon *lexicon,
				 const struct sg_entry_role *role, struct sg_error *err)
{
	struct place place = { lexicon, err, role->file, role->layer, 0, NULL, 0 };
	enum sg_status status = check_ids(&place, "other_trades", &role->other_trades);

	for (size_t k = 0; status == SG_OK && k < role->reached_from.n; k++) {
		const sg_str *row = role->reached_from.at[k].at; /* role, effort, given */

		if (!is_role(lexicon, row[0]))
			status = complain(&place, "reached_from", k, row[0], "is no role");
		else if (!is_effort(row[1]))
			status = complain(&place, "reached_from", k, row[1],
					  "is none of days, weeks, months");
	}
	place.in = "areas";
	for (place.i = 0; status == SG_OK && place.i < role->areas.n; place.i++)
		status = check_area(&place, &role->areas.at[place.i]);
	return status;
}

static enum sg_status check_roadmap(const struct sg_lexicon *lexicon, struct sg_error *err)
{
	const struct sg_entry_roadmap *roadmap = &lexicon->roadmap;
	struct place place = { lexicon, err, roadmap->file, roadmap->layer, 0, NULL, 0 };
	enum sg_status status = SG_OK;

	for (size_t k = 0; status == SG_OK && k < roadmap->roles.n; k++)
		if (!is_role(lexicon, roadmap->roles.at[k]))
			status = complain(&place, "roles", k, roadmap->roles.at[k], "is no role");
	for (size_t s = 0; status == SG_OK && s < roadmap->steps.n; s++) {
		const struct sg_entry_parts *parts = &roadmap->steps.at[s].parts;

		place.in = "parts";
		place.step = s + 1;
		for (place.i = 0; status == SG_OK && place.i < parts->n; place.i++)
			status = check_ids(&place, "skills", &parts->at[place.i].skills);
	}
	place.in = "projects";
	place.step = 0;
	for (place.i = 0; status == SG_OK && place.i < roadmap->projects.n; place.i++)
		status = check_ids(&place, "skills", &roadmap->projects.at[place.i].skills);
	return status;
}

static int by_id(const void *a, const void *b)
{
	const struct sg_entry_role *x = a, *y = b;

	return sg_str_cmp(x->id, y->id);
}

enum sg_status sg_roles_check(struct sg_lexicon *lexicon, struct sg_error *err)
{
	enum sg_status status = SG_OK;

	for (size_t i = 0; status == SG_OK && i < lexicon->roles.n; i++)
		if (lexicon->listener != NULL || lexicon->roles.at[i].file.ptr != NULL)
			status = check_role(lexicon, &lexicon->roles.at[i], err);
	if (status == SG_OK && (lexicon->listener != NULL || lexicon->roadmap.file.ptr != NULL))
		status = check_roadmap(lexicon, err);
	if (status == SG_OK && (lexicon->listener != NULL || lexicon->rubric.file.ptr != NULL))
		status = check_rubric(lexicon, err);
	if (lexicon->roles.n > 0)
		qsort(lexicon->roles.at, lexicon->roles.n, sizeof *lexicon->roles.at, by_id);
	return status;
}
