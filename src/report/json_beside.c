/* SPDX-License-Identifier: MIT */
#include "report/report.h"

#include <skillgap/contrast.h>
#include <skillgap/role.h>
#include <skillgap/team.h>

#include "base/str.h"

/* ---- groups ------------------------------------------------------------------------- */

static void write_group(struct sg_out *out, const struct sg_group *group)
{
	sg_out_open(out, '{');
	sg_out_member_str(out, "role", group->id);
	sg_out_member_str(out, "group", group->name);
	sg_out_member_uint(out, "postings", group->n);
	sg_out_close(out, '}');
}

static void write_row(struct sg_out *out, const struct sg_contrast_row *row, size_t n_groups)
{
	sg_out_open(out, '{');
	sg_out_member_str(out, "id", row->id);
	sg_out_member_str(out, "name", row->name);
	sg_out_member_word(out, "class", sg_class_name(row->class_));
	sg_out_key(out, "asked");
	sg_out_open(out, '[');
	for (size_t i = 0; i < n_groups; i++) {
		sg_out_open(out, '{');
		sg_out_member_uint(out, "n", row->asked[i].n);
		sg_out_key(out, "low");
		sg_out_number(out, row->asked[i].low);
		sg_out_key(out, "high");
		sg_out_number(out, row->asked[i].high);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
	sg_out_key(out, "p");
	if (row->compared)
		sg_out_number(out, row->p);
	else
		sg_out_null(out);
	sg_out_member_word(out, "differ", sg_differ_name(row->differ));
	sg_out_close(out, '}');
}

static void write_contrast(struct sg_out *out, const struct sg_contrast *contrast)
{
	sg_out_key(out, "contrast");
	sg_out_open(out, '{');
	sg_out_member_word(out, "by", sg_by_name(contrast->by));
	sg_out_key(out, "groups");
	sg_out_open(out, '[');
	for (size_t i = 0; i < contrast->n_groups; i++)
		write_group(out, &contrast->groups[i]);
	sg_out_close(out, ']');
	sg_out_member_uint(out, "in_none", contrast->in_none);
	sg_out_member_uint(out, "further_groups", contrast->further_groups);
	sg_out_member_uint(out, "further_postings", contrast->further);
	sg_out_key(out, "skills");
	sg_out_open(out, '[');
	for (size_t i = 0; i < contrast->n_rows; i++)
		write_row(out, &contrast->rows[i], contrast->n_groups);
	sg_out_close(out, ']');
	sg_out_close(out, '}');
}

/* ---- role models -------------------------------------------------------------------- */

static void write_areas(struct sg_out *out, const struct sg_role_model *model)
{
	sg_out_key(out, "areas");
	sg_out_open(out, '[');
	for (size_t i = 0; i < model->n_areas; i++) {
		sg_out_open(out, '{');
		sg_out_member_str(out, "title", model->areas[i].title);
		sg_out_member_word(out, "shown", sg_shown_name(model->areas[i].shown));
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_ways(struct sg_out *out, const struct sg_role_model *model)
{
	sg_out_key(out, "reached_from");
	sg_out_open(out, '[');
	for (size_t i = 0; i < model->n_ways; i++) {
		sg_out_open(out, '{');
		sg_out_member_str(out, "role", model->ways[i].from);
		sg_out_member_str(out, "effort", model->ways[i].effort);
		sg_out_member_str(out, "given", model->ways[i].given);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_model(struct sg_out *out, const struct sg_role_model *model)
{
	sg_out_open(out, '{');
	sg_out_member_str(out, "id", model->id);
	sg_out_member_str(out, "name", model->name);
	sg_out_member_str(out, "about", model->about);
	sg_out_member_uint(out, "signs", model->signs);
	sg_out_key(out, "held");
	if (model->person)
		sg_out_uint(out, model->held);
	else
		sg_out_null(out);
	write_areas(out, model);
	sg_out_member_strings(out, "owns", model->owns, model->n_owns);
	sg_out_member_strings(out, "responsibilities", model->responsibilities, model->n_responsibilities);
	sg_out_member_strings(out, "to_show", model->to_show, model->n_to_show);
	sg_out_member_strings(out, "leads_to", model->leads_to, model->n_leads_to);
	write_ways(out, model);
	sg_out_close(out, '}');
}

/* ---- a team ------------------------------------------------------------------------- */

static void write_cover(struct sg_out *out, const char *key, const struct sg_team *team,
			enum sg_class class_)
{
	uint32_t asked = 0, covered = 0;

	for (size_t i = 0; i < team->n_items; i++) {
		asked += team->items[i].class_ == class_;
		covered += team->items[i].class_ == class_ && team->items[i].together;
	}
	sg_out_key(out, key);
	sg_out_open(out, '{');
	sg_out_member_uint(out, "asked", asked);
	sg_out_member_uint(out, "covered", covered);
	sg_out_close(out, '}');
}

static void write_item(struct sg_out *out, const struct sg_team_item *item)
{
	sg_out_open(out, '{');
	sg_out_member_strings(out, "any_of", item->any_of, item->n_any_of);
	sg_out_member_strings(out, "names", item->names, item->n_any_of);
	sg_out_member_uint(out, "min_count", item->min_count);
	sg_out_member_word(out, "class", sg_class_name(item->class_));
	sg_out_member_uint(out, "required", item->required);
	sg_out_member_uint(out, "preferred", item->preferred);
	sg_out_member_uint(out, "unspecified", item->unspecified);
	sg_out_member_strings(out, "held_by", item->held_by, item->n_held_by);
	sg_out_key(out, "together");
	sg_out_bool(out, item->together);
	sg_out_close(out, '}');
}

static void write_team(struct sg_out *out, const struct sg_team *team)
{
	sg_out_key(out, "team");
	sg_out_open(out, '{');
	sg_out_member_strings(out, "people", team->people, team->n_people);
	write_cover(out, "technologies", team, SG_CLASS_TECHNOLOGY);
	write_cover(out, "practices", team, SG_CLASS_PRACTICE);
	sg_out_key(out, "items");
	sg_out_open(out, '[');
	for (size_t i = 0; i < team->n_items; i++)
		write_item(out, &team->items[i]);
	sg_out_close(out, ']');
	sg_out_close(out, '}');
}

void sg_report_json_beside(const struct sg_report *report, struct sg_out *out)
{
	if (report->contrast != NULL)
		write_contrast(out, report->contrast);
	if (report->n_models > 0) {
		sg_out_key(out, "models");
		sg_out_open(out, '[');
		for (size_t i = 0; i < report->n_models; i++)
			write_model(out, &report->models[i]);
		sg_out_close(out, ']');
	}
	if (report->team != NULL)
		write_team(out, report->team);
}
