/* SPDX-License-Identifier: MIT */
#include "report/beside_words.h"

#include "base/str.h"

enum {
	TO_SHOW = 4, /* of what is asked to be shown, unless all is wanted */
	NAMED = 20,  /* things that are named of a list, unless all are wanted */
};

/* ---- groups ------------------------------------------------------------------------- */

const char *sg_beside_differ(enum sg_differ differ)
{
	static const char *const says[SG_N_DIFFERS] = { "", "yes", "no", "too few to say" };

	return says[differ];
}

sg_str sg_beside_in_none(struct sg_sheet *sheet)
{
	static const char *const what[SG_N_BYS] = { "group", "source", "company",
						    "role",  "title",  "place" };
	const struct sg_contrast *contrast = sheet->report->contrast;
	unsigned n = contrast->in_none;

	if (n == 0)
		return (sg_str){ 0 };
	if (contrast->by == SG_BY_ROLE)
		return sg_sheet_format(sheet, "%u posting%s %s %s.", n, sg_label_s(n),
				       n == 1 ? "is" : "are",
				       contrast->n_groups == 2 ? "neither" : "none of these");
	return sg_sheet_format(sheet, "%u posting%s name%s no %s.", n, sg_label_s(n),
			       n == 1 ? "s" : "", what[contrast->by]);
}

sg_str sg_beside_further(struct sg_sheet *sheet)
{
	const struct sg_contrast *contrast = sheet->report->contrast;

	if (contrast->further_groups == 0)
		return (sg_str){ 0 };
	return sg_sheet_format(sheet,
			       "%u more groups with %u posting%s are not compared: at most %d are.",
			       (unsigned)contrast->further_groups, (unsigned)contrast->further,
			       sg_label_s(contrast->further), SG_CONTRAST_MAX_GROUPS);
}

sg_str sg_beside_meaning(struct sg_sheet *sheet)
{
	(void)sheet;
	return SG_STR("\"yes\": outside what chance gives, 95 % for all rows together; \"no\": "
		      "within 25 points of each other.");
}

sg_str sg_beside_uncounted(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	unsigned unclear = report->n_seen - report->counted - report->left_out;
	unsigned left_out = report->left_out;
	struct sg_buf text = { .arena = sheet->arena };

	if (unclear + left_out == 0)
		return (sg_str){ 0 };
	if (unclear > 0)
		sg_buf_printf(&text, "%u posting%s unclear and not counted.", unclear,
			      unclear == 1 ? " is" : "s are");
	if (left_out > 0)
		sg_buf_printf(&text, "%s%u left out of the counts: --all to keep %s.",
			      unclear > 0 ? " " : "", left_out, left_out == 1 ? "it" : "them");
	return sg_sheet_take(sheet, &text);
}

/* ---- role models -------------------------------------------------------------------- */

const char *sg_model_row_label(enum sg_model_row row)
{
	static const char *const labels[SG_N_MODEL_ROWS] = {
		"your cover", "you show",      "thin",	   "not shown",
		"owns",	      "asked to show", "leads to", "reached from",
	};

	return labels[row];
}

/* Adds to a cell, with a comma before all but the first. */
static void add(struct sg_buf *cell, sg_str text)
{
	if (cell->len > 0)
		sg_buf_add(cell, SG_STR(", "));
	sg_buf_add(cell, text);
}

/* Whether all roles of the report, two or more, lead there. */
static bool all_lead_to(const struct sg_report *report, sg_str title)
{
	for (size_t i = 0; i < report->n_models; i++) {
		const struct sg_role_model *model = &report->models[i];
		bool there = false;

		for (size_t k = 0; k < model->n_leads_to && !there; k++)
			there = sg_str_eq(model->leads_to[k], title);
		if (!there)
			return false;
	}
	return report->n_models > 1;
}

static void add_areas(struct sg_buf *cell, const struct sg_role_model *model, enum sg_shown shown)
{
	for (size_t i = 0; i < model->n_areas; i++)
		if (model->areas[i].shown == shown)
			add(cell, model->areas[i].title);
}

static void add_to_show(struct sg_buf *cell, const struct sg_role_model *model, bool all)
{
	for (size_t i = 0; i < model->n_to_show && (all || i < TO_SHOW); i++)
		add(cell, model->to_show[i]);
	if (!all && model->n_to_show > TO_SHOW)
		sg_buf_printf(cell, ", %zu more: --verbose", model->n_to_show - TO_SHOW);
}

static void add_ways(struct sg_buf *cell, const struct sg_role_model *model)
{
	for (size_t i = 0; i < model->n_ways; i++) {
		add(cell, model->ways[i].name);
		sg_buf_add(cell, SG_STR(": "));
		sg_buf_add(cell, model->ways[i].effort);
		sg_buf_add(cell, SG_STR(", with "));
		sg_buf_add(cell, model->ways[i].given);
	}
}

sg_str sg_model_cell(struct sg_sheet *sheet, const struct sg_role_model *model,
		     enum sg_model_row row, bool all)
{
	struct sg_buf cell = { .arena = sheet->arena };

	switch (row) {
	case SG_MODEL_COVER:
		if (model->person)
			sg_buf_printf(&cell, "%u of %u sign%s", (unsigned)model->held,
				      (unsigned)model->signs, sg_label_s(model->signs));
		break;
	case SG_MODEL_SHOWN:
		add_areas(&cell, model, SG_SHOWN);
		break;
	case SG_MODEL_THIN:
		add_areas(&cell, model, SG_SHOWN_THIN);
		break;
	case SG_MODEL_NOT_SHOWN:
		add_areas(&cell, model, SG_SHOWN_NOT);
		break;
	case SG_MODEL_OWNS:
		for (size_t i = 0; i < model->n_owns; i++)
			add(&cell, model->owns[i]);
		break;
	case SG_MODEL_TO_SHOW:
		add_to_show(&cell, model, all);
		break;
	case SG_MODEL_LEADS_TO:
		for (size_t i = 0; i < model->n_leads_to; i++)
			if (!all_lead_to(sheet->report, model->leads_to[i]))
				add(&cell, model->leads_to[i]);
		break;
	case SG_MODEL_WAYS:
		add_ways(&cell, model);
		break;
	case SG_N_MODEL_ROWS:
		break;
	}
	return cell.len > 0 ? sg_sheet_take(sheet, &cell) : (sg_str){ 0 };
}

sg_str sg_models_common(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	struct sg_buf text = { .arena = sheet->arena };

	for (size_t i = 0; i < report->models[0].n_leads_to; i++)
		if (all_lead_to(report, report->models[0].leads_to[i]))
			add(&text, report->models[0].leads_to[i]);
	return text.len > 0 ? sg_sheet_take(sheet, &text) : (sg_str){ 0 };
}

const char *sg_models_common_label(const struct sg_report *report)
{
	return report->n_models == 2 ? "both lead to" : "all lead to";
}

/* ---- a team ------------------------------------------------------------------------- */

sg_str sg_team_label(struct sg_sheet *sheet, const struct sg_team_item *item)
{
	struct sg_requirement wish = { .any_of = item->any_of, .n_any_of = item->n_any_of,
				       .min_count = item->min_count };

	return sg_label_members(sheet, &wish);
}

sg_str sg_team_people(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	struct sg_buf people = { .arena = sheet->arena };

	for (size_t i = 0; i < report->team->n_people; i++)
		add(&people, report->team->people[i]);
	sg_buf_printf(&people, " beside %u posting%s.", (unsigned)report->counted,
		      sg_label_s(report->counted));
	return sg_sheet_take(sheet, &people);
}

sg_str sg_team_cover(struct sg_sheet *sheet, enum sg_class class_)
{
	const struct sg_team *team = sheet->report->team;
	unsigned asked = 0, covered = 0;

	for (size_t i = 0; i < team->n_items; i++) {
		asked += team->items[i].class_ == class_;
		covered += team->items[i].class_ == class_ && team->items[i].together;
	}
	if (asked == 0)
		return (sg_str){ 0 };
	return sg_sheet_format(sheet, "Together you cover %u of %u %s asked.", covered, asked,
			       class_ == SG_CLASS_PRACTICE ? "practices" : "technologies");
}

static sg_str list_held(struct sg_sheet *sheet, enum sg_class class_, bool by_one)
{
	const struct sg_team *team = sheet->report->team;
	size_t most = sheet->options->verbose ? SIZE_MAX : NAMED, n = 0;
	struct sg_buf list = { .arena = sheet->arena };

	for (size_t i = 0; i < team->n_items; i++) {
		const struct sg_team_item *item = &team->items[i];

		if (item->class_ != class_ ||
		    (by_one ? item->n_held_by != 1 : item->together) || n++ >= most)
			continue;
		sg_buf_add(&list, n > 1 ? SG_STR(", ") : by_one ? SG_STR("Held by one only: ")
								: SG_STR("Held by nobody: "));
		sg_buf_add(&list, sg_team_label(sheet, item));
		if (by_one)
			sg_buf_printf(&list, " (" SG_FMT ")", SG_ARG(item->held_by[0]));
	}
	if (n > most)
		sg_buf_printf(&list, ", %zu more: --verbose", n - most);
	if (n > 0)
		sg_buf_add_char(&list, '.');
	return sg_sheet_take(sheet, &list);
}

sg_str sg_team_lacking(struct sg_sheet *sheet, enum sg_class class_)
{
	return list_held(sheet, class_, false);
}

sg_str sg_team_by_one(struct sg_sheet *sheet, enum sg_class class_)
{
	return list_held(sheet, class_, true);
}
