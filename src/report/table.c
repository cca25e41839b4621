/* SPDX-License-Identifier: MIT */
#include "report/table.h"

#include <skillgap/rubric.h>

#include "base/str.h"

static struct sg_cell text(sg_str str)
{
	enum sg_cell_kind kind = str.ptr == NULL ? SG_CELL_NONE : SG_CELL_TEXT;

	return (struct sg_cell){ .kind = kind, .text = str };
}

static struct sg_cell word(const char *name)
{
	return text(sg_str_of(name));
}

static struct sg_cell uint(uint64_t value)
{
	return (struct sg_cell){ .kind = SG_CELL_UINT, .uint = value };
}

/* A number that counts from 1: nothing when it is 0. */
static struct sg_cell count(uint64_t value)
{
	return (struct sg_cell){ .kind = value == 0 ? SG_CELL_NONE : SG_CELL_UINT, .uint = value };
}

static struct sg_cell number(double value)
{
	return (struct sg_cell){ .kind = SG_CELL_NUMBER, .number = value };
}

static struct sg_cell truth(bool value)
{
	return (struct sg_cell){ .kind = SG_CELL_BOOL, .truth = value };
}

static struct sg_cell list(const sg_str *at, size_t n)
{
	return (struct sg_cell){ .kind = SG_CELL_LIST, .list = at, .n_list = n,
				 .stride = sizeof *at };
}

#define CELL(name, value)                                                                          \
	static struct sg_cell name(const struct sg_row *row)                                       \
	{                                                                                          \
		return value;                                                                      \
	}

CELL(gap_id, text(row->gap->id))
CELL(gap_name, text(row->gap->name))
CELL(gap_class, word(sg_class_name(row->gap->class_)))
CELL(gap_area, text(row->gap->area))
CELL(gap_status, word(sg_met_name(row->gap->status)))
CELL(gap_required, uint(row->gap->required.n))
CELL(gap_preferred, uint(row->gap->preferred.n))
CELL(gap_unspecified, uint(row->gap->unspecified.n))
CELL(gap_mentioned, uint(row->gap->mentioned.n))
CELL(gap_one_of, uint(row->gap->one_of))
CELL(gap_companies, uint(row->gap->companies))
CELL(gap_opens, uint(row->gap->opens))
CELL(gap_closer, uint(row->gap->closer))
CELL(gap_step, count(row->gap->step))
CELL(gap_years_asked, count(row->gap->years_asked))
CELL(gap_months_held, count(row->gap->months_held))
CELL(gap_required_low, number(row->gap->required.low))
CELL(gap_required_high, number(row->gap->required.high))
CELL(gap_preferred_low, number(row->gap->preferred.low))
CELL(gap_preferred_high, number(row->gap->preferred.high))

static struct sg_cell gap_or(const struct sg_row *row)
{
	const struct sg_gap *gap = row->gap;

	return (struct sg_cell){ .kind = SG_CELL_LIST, .list = gap->n_or > 0 ? &gap->or_->id : NULL,
				 .n_list = gap->n_or, .stride = sizeof *gap->or_ };
}

static const struct sg_column gap_columns[] = {
	{ "id", gap_id },
	{ "name", gap_name },
	{ "class", gap_class },
	{ "area", gap_area },
	{ "status", gap_status },
	{ "required", gap_required },
	{ "preferred", gap_preferred },
	{ "unspecified", gap_unspecified },
	{ "mentioned", gap_mentioned },
	{ "one_of", gap_one_of },
	{ "companies", gap_companies },
	{ "opens", gap_opens },
	{ "closer", gap_closer },
	{ "roadmap_step", gap_step },
	{ "or", gap_or },
	{ "years_asked", gap_years_asked },
	{ "months_held", gap_months_held },
	{ "required_low", gap_required_low },
	{ "required_high", gap_required_high },
	{ "preferred_low", gap_preferred_low },
	{ "preferred_high", gap_preferred_high },
};

static const struct sg_posting *posting_of(const struct sg_row *row)
{
	return sg_posting_about(row->posting);
}

static struct sg_cell posting_verdict(const struct sg_row *row)
{
	bool compared = row->report->profile != NULL;

	return word(compared ? sg_verdict_name(row->posting->verdict) : NULL);
}

static struct sg_cell posting_fit(const struct sg_row *row)
{
	return row->posting->has_fit ? number(row->posting->fit) : text((sg_str){ 0 });
}

static struct sg_cell posting_remote(const struct sg_row *row)
{
	enum sg_tristate remote = posting_of(row)->remote;

	return remote == SG_UNKNOWN ? text((sg_str){ 0 }) : truth(remote == SG_YES);
}

CELL(posting_required_met, uint(row->posting->required_met))
CELL(posting_required_total, uint(row->posting->required_total))
CELL(posting_preferred_met, uint(row->posting->preferred_met))
CELL(posting_preferred_total, uint(row->posting->preferred_total))
CELL(posting_unmet, list(row->posting->unmet, row->posting->n_unmet))
CELL(posting_title, text(posting_of(row)->title))
CELL(posting_company, text(posting_of(row)->company))
CELL(posting_location, text(posting_of(row)->location))
CELL(posting_posted, text(posting_of(row)->posted))
CELL(posting_valid_through, text(posting_of(row)->valid_through))
CELL(posting_salary, text(posting_of(row)->salary))
CELL(posting_employment_type, text(posting_of(row)->employment_type))
CELL(posting_seniority, text(posting_of(row)->seniority))
CELL(posting_url, text(posting_of(row)->url))
CELL(posting_source, text(posting_of(row)->source))
CELL(posting_id, text(posting_of(row)->id))
CELL(posting_key, text(posting_of(row)->key))
CELL(posting_also_at, list(row->posting->also_at, row->posting->n_also_at))
CELL(posting_unclear, text(row->posting->unclear_why))
CELL(posting_by_title_only, truth(row->posting->by_title_only))
CELL(posting_asks_avoided, truth(row->posting->asks_avoided))
CELL(posting_left_out, truth(row->posting->left_out))

static const struct sg_column posting_columns[] = {
	{ "verdict", posting_verdict },
	{ "required_met", posting_required_met },
	{ "required_total", posting_required_total },
	{ "preferred_met", posting_preferred_met },
	{ "preferred_total", posting_preferred_total },
	{ "fit", posting_fit },
	{ "unmet", posting_unmet },
	{ "title", posting_title },
	{ "company", posting_company },
	{ "location", posting_location },
	{ "remote", posting_remote },
	{ "posted", posting_posted },
	{ "valid_through", posting_valid_through },
	{ "salary", posting_salary },
	{ "employment_type", posting_employment_type },
	{ "seniority", posting_seniority },
	{ "url", posting_url },
	{ "source", posting_source },
	{ "also_at", posting_also_at },
	{ "id", posting_id },
	{ "key", posting_key },
	{ "unclear", posting_unclear },
	{ "by_title_only", posting_by_title_only },
	{ "asks_avoided", posting_asks_avoided },
	{ "left_out", posting_left_out },
};

static const struct sg_requirement *wish_of(const struct sg_row *row)
{
	return row->answer->requirement;
}

CELL(wish_any_of, list(wish_of(row)->any_of, wish_of(row)->n_any_of))
CELL(wish_min_count, uint(wish_of(row)->min_count))
CELL(wish_open, truth(wish_of(row)->open))
CELL(wish_strength, word(sg_strength_name(wish_of(row)->strength)))
CELL(wish_polarity, word(sg_polarity_name(wish_of(row)->polarity)))
CELL(wish_min_years, count(wish_of(row)->min_years))
CELL(wish_max_years, count(wish_of(row)->max_years))
CELL(wish_proficiency, word(sg_proficiency_name(wish_of(row)->proficiency)))
CELL(wish_section, word(sg_section_name(wish_of(row)->section)))
CELL(wish_class, word(sg_class_name(row->answer->class_)))
CELL(wish_status, word(sg_met_name(row->answer->status)))
CELL(wish_by, text(row->answer->by))
CELL(wish_why, text(row->answer->by_why))
CELL(wish_quote, text(wish_of(row)->quote))
CELL(wish_rule, text(wish_of(row)->rule))

static const struct sg_column wish_columns[] = {
	{ "any_of", wish_any_of },
	{ "min_count", wish_min_count },
	{ "open", wish_open },
	{ "strength", wish_strength },
	{ "polarity", wish_polarity },
	{ "min_years", wish_min_years },
	{ "max_years", wish_max_years },
	{ "proficiency", wish_proficiency },
	{ "section", wish_section },
	{ "class", wish_class },
	{ "status", wish_status },
	{ "by", wish_by },
	{ "why", wish_why },
	{ "quote", wish_quote },
	{ "rule", wish_rule },
	{ "title", posting_title },
	{ "company", posting_company },
	{ "url", posting_url },
	{ "source", posting_source },
	{ "key", posting_key },
};

CELL(contrast_by, word(sg_by_name(row->report->contrast->by)))
CELL(contrast_group, text(row->group->name))
CELL(contrast_role, text(row->group->id))
CELL(contrast_postings, uint(row->group->n))
CELL(contrast_id, text(row->contrast->id))
CELL(contrast_name, text(row->contrast->name))
CELL(contrast_class, word(sg_class_name(row->contrast->class_)))
CELL(contrast_asked, uint(row->demand->n))
CELL(contrast_low, number(row->demand->low))
CELL(contrast_high, number(row->demand->high))
CELL(contrast_p, row->contrast->compared ? number(row->contrast->p) : text((sg_str){ 0 }))
CELL(contrast_differ, word(sg_differ_name(row->contrast->differ)))

static const struct sg_column contrast_columns[] = {
	{ "id", contrast_id },
	{ "name", contrast_name },
	{ "class", contrast_class },
	{ "by", contrast_by },
	{ "group", contrast_group },
	{ "role", contrast_role },
	{ "postings", contrast_postings },
	{ "asked", contrast_asked },
	{ "asked_low", contrast_low },
	{ "asked_high", contrast_high },
	{ "p", contrast_p },
	{ "differ", contrast_differ },
};

CELL(item_any_of, list(row->item->any_of, row->item->n_any_of))
CELL(item_names, list(row->item->names, row->item->n_any_of))
CELL(item_min_count, uint(row->item->min_count))
CELL(item_class, word(sg_class_name(row->item->class_)))
CELL(item_required, uint(row->item->required))
CELL(item_preferred, uint(row->item->preferred))
CELL(item_unspecified, uint(row->item->unspecified))
CELL(item_held_by, list(row->item->held_by, row->item->n_held_by))
CELL(item_together, truth(row->item->together))

static const struct sg_column team_columns[] = {
	{ "any_of", item_any_of },
	{ "names", item_names },
	{ "min_count", item_min_count },
	{ "class", item_class },
	{ "required", item_required },
	{ "preferred", item_preferred },
	{ "unspecified", item_unspecified },
	{ "held_by", item_held_by },
	{ "together", item_together },
};

CELL(step_id, text(row->step->id))
CELL(step_name, text(row->step->name))
CELL(step_class, word(sg_class_name(row->step->class_)))
CELL(step_status, word(sg_met_name(row->step->status)))
CELL(step_wanted, truth(row->step->wanted))
CELL(step_newly, uint(row->step->newly))
CELL(step_ready, uint(row->step->ready))
CELL(step_required, uint(row->step->required))
CELL(step_preferred, uint(row->step->preferred))
CELL(step_unspecified, uint(row->step->unspecified))
CELL(step_effort, text(row->step->effort))
CELL(step_companies, list(row->step->companies, row->step->n_companies))
CELL(step_docs, list(row->step->docs, row->step->n_docs))
CELL(step_show, text(row->step->show))
CELL(step_n_years, uint(row->step->n_years))
CELL(step_years_asked, count(row->step->years_asked))

static struct sg_cell step_number(const struct sg_row *row)
{
	return uint((uint64_t)(row->step - row->report->plan->steps) + 1);
}

static struct sg_cell step_after(const struct sg_row *row)
{
	const struct sg_plan_step *step = row->step;

	return (struct sg_cell){ .kind = SG_CELL_LIST,
				 .list = step->n_before > 0 ? &step->before->id : NULL,
				 .n_list = step->n_before, .stride = sizeof *step->before };
}

static struct sg_cell step_or(const struct sg_row *row)
{
	const struct sg_plan_step *step = row->step;

	return (struct sg_cell){ .kind = SG_CELL_LIST,
				 .list = step->n_or > 0 ? &step->or_->id : NULL,
				 .n_list = step->n_or, .stride = sizeof *step->or_ };
}

static const struct sg_column step_columns[] = {
	{ "step", step_number },
	{ "id", step_id },
	{ "name", step_name },
	{ "class", step_class },
	{ "status", step_status },
	{ "wanted", step_wanted },
	{ "newly", step_newly },
	{ "ready", step_ready },
	{ "required", step_required },
	{ "preferred", step_preferred },
	{ "unspecified", step_unspecified },
	{ "effort", step_effort },
	{ "after", step_after },
	{ "or", step_or },
	{ "companies", step_companies },
	{ "docs", step_docs },
	{ "show", step_show },
	{ "n_years", step_n_years },
	{ "years_asked", step_years_asked },
};

CELL(area_id, text(row->area->id))
CELL(area_title, text(row->area->title))
CELL(area_role, text(row->area->role))
CELL(area_required, uint(row->area->required))
CELL(area_preferred, uint(row->area->preferred))
CELL(area_task, text(row->area->task))
CELL(area_strong, list(row->area->strong, row->area->n_strong))
CELL(area_weak, list(row->area->weak, row->area->n_weak))

static struct sg_cell area_held(const struct sg_row *row)
{
	const struct sg_rubric_area *area = row->area;

	if (row->report->profile == NULL)
		return text((sg_str){ 0 });
	return (struct sg_cell){ .kind = SG_CELL_LIST,
				 .list = area->n_held > 0 ? &area->held->id : NULL,
				 .n_list = area->n_held, .stride = sizeof *area->held };
}

static struct sg_cell area_others(const struct sg_row *row)
{
	const struct sg_rubric_area *area = row->area;

	return (struct sg_cell){ .kind = SG_CELL_LIST,
				 .list = area->n_others > 0 ? &area->others->id : NULL,
				 .n_list = area->n_others, .stride = sizeof *area->others };
}

static const struct sg_column area_columns[] = {
	{ "id", area_id },
	{ "title", area_title },
	{ "role", area_role },
	{ "required", area_required },
	{ "preferred", area_preferred },
	{ "task", area_task },
	{ "strong", area_strong },
	{ "weak", area_weak },
	{ "held", area_held },
	{ "others", area_others },
};

#define COLUMNS(columns) (*n = sizeof(columns) / sizeof *(columns), (columns))

const struct sg_column *sg_table_columns(enum sg_table table, size_t *n)
{
	switch (table) {
	case SG_TABLE_POSTINGS:
		return COLUMNS(posting_columns);
	case SG_TABLE_REQUIREMENTS:
		return COLUMNS(wish_columns);
	case SG_TABLE_CONTRAST:
		return COLUMNS(contrast_columns);
	case SG_TABLE_TEAM:
		return COLUMNS(team_columns);
	case SG_TABLE_STEPS:
		return COLUMNS(step_columns);
	case SG_TABLE_RUBRIC:
		return COLUMNS(area_columns);
	case SG_TABLE_GAPS:
	case SG_N_TABLES:
		break;
	}
	return COLUMNS(gap_columns);
}

static bool next_answer(struct sg_table_iter *iter)
{
	const struct sg_report *report = iter->row.report;

	while (iter->i < report->n_postings && iter->k >= report->postings[iter->i].n_answers) {
		iter->i++;
		iter->k = 0;
	}
	if (iter->i >= report->n_postings)
		return false;
	iter->row.posting = sg_posting_open(report, &report->postings[iter->i], &iter->failed);
	if (iter->failed)
		return false;
	iter->row.answer = &iter->row.posting->answers[iter->k++];
	return true;
}

/* The next group of a skill, then the next skill. */
static bool next_contrast(struct sg_table_iter *iter)
{
	const struct sg_contrast *contrast = iter->row.report->contrast;

	if (contrast == NULL || contrast->n_groups == 0)
		return false;
	if (iter->k == contrast->n_groups) {
		iter->k = 0;
		iter->i++;
	}
	if (iter->i >= contrast->n_rows)
		return false;
	iter->row.contrast = &contrast->rows[iter->i];
	iter->row.group = &contrast->groups[iter->k];
	iter->row.demand = &contrast->rows[iter->i].asked[iter->k++];
	return true;
}

static bool next_item(struct sg_table_iter *iter)
{
	const struct sg_team *team = iter->row.report->team;

	if (team == NULL || iter->i >= team->n_items)
		return false;
	iter->row.item = &team->items[iter->i++];
	return true;
}

bool sg_table_next(enum sg_table table, struct sg_table_iter *iter)
{
	const struct sg_report *report = iter->row.report;

	switch (table) {
	case SG_TABLE_POSTINGS:
		if (iter->i >= report->n_postings)
			return false;
		iter->row.posting =
			sg_posting_open(report, &report->postings[iter->i++], &iter->failed);
		return !iter->failed;
	case SG_TABLE_REQUIREMENTS:
		return next_answer(iter);
	case SG_TABLE_CONTRAST:
		return next_contrast(iter);
	case SG_TABLE_TEAM:
		return next_item(iter);
	case SG_TABLE_STEPS:
		if (report->plan == NULL || iter->i >= report->plan->n_steps)
			return false;
		iter->row.step = &report->plan->steps[iter->i++];
		return true;
	case SG_TABLE_RUBRIC:
		if (report->rubric == NULL || iter->i >= report->rubric->n_areas)
			return false;
		iter->row.area = &report->rubric->areas[iter->i++];
		return true;
	case SG_TABLE_GAPS:
	case SG_N_TABLES:
		break;
	}
	if (iter->i >= report->n_gaps)
		return false;
	iter->row.gap = &report->gaps[iter->i++];
	return true;
}
