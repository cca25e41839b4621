/* SPDX-License-Identifier: MIT */
#include "report/beside_words.h"
#include "report/markdown.h"

enum { ROWS = 10 };

static void add(struct sg_sheet *sheet, const char *text)
{
	sg_out_add(sheet->out, sg_str_of(text));
}

/* The line below the head of a table: the first column to the left, `numbers` to the right. */
static void write_rule(struct sg_sheet *sheet, size_t numbers, size_t texts)
{
	add(sheet, " |\n| ---");
	for (size_t i = 0; i < numbers; i++)
		add(sheet, " | ---:");
	for (size_t i = 0; i < texts; i++)
		add(sheet, " | ---");
	add(sheet, " |\n");
}

/* ---- groups ------------------------------------------------------------------------- */

static void write_groups(struct sg_sheet *sheet, const struct sg_contrast *contrast)
{
	size_t wanted = sheet->options->top > 0 ? sheet->options->top : ROWS, shown = 0;
	bool differ = contrast->n_groups > 1;

	add(sheet, "\n| skill");
	for (size_t i = 0; i < contrast->n_groups; i++) {
		sg_markdown_cell(sheet, false, contrast->groups[i].name);
		sg_out_printf(sheet->out, " (%u)", (unsigned)contrast->groups[i].n);
	}
	add(sheet, differ ? " | differ?" : "");
	write_rule(sheet, contrast->n_groups, differ);
	for (; shown < contrast->n_rows && shown < wanted; shown++) {
		const struct sg_contrast_row *row = &contrast->rows[shown];

		sg_markdown_cell(sheet, true, row->name);
		for (size_t i = 0; i < contrast->n_groups; i++)
			sg_markdown_number(sheet, row->asked[i].n);
		if (differ)
			sg_markdown_cell(sheet, false, sg_str_of(sg_beside_differ(row->differ)));
		sg_markdown_end_row(sheet);
	}
	if (shown < contrast->n_rows)
		sg_out_printf(sheet->out, "\nand %zu more: `--top %zu`\n",
			      contrast->n_rows - shown, (contrast->n_rows + 9) / 10 * 10);
}

void sg_markdown_contrast(struct sg_sheet *sheet)
{
	const struct sg_contrast *contrast = sheet->report->contrast;

	add(sheet, "# What groups of postings ask for\n");
	if (contrast->n_groups == 0)
		sg_markdown_sentence(sheet, SG_STR("No posting is in any group, so there is "
						   "nothing to compare."));
	else if (contrast->n_rows == 0)
		sg_markdown_sentence(sheet, SG_STR("They ask for no technology."));
	else
		write_groups(sheet, contrast);
	sg_markdown_sentence(sheet, sg_beside_further(sheet));
	sg_markdown_sentence(sheet, sg_beside_in_none(sheet));
	sg_markdown_sentence(sheet, sg_beside_uncounted(sheet));
	if (contrast->n_groups > 1 && contrast->n_rows > 0)
		sg_markdown_sentence(sheet, sg_beside_meaning(sheet));
}

/* ---- role models -------------------------------------------------------------------- */

static void write_model_row(struct sg_sheet *sheet, enum sg_model_row row)
{
	const struct sg_report *report = sheet->report;
	bool any = false;

	for (size_t i = 0; i < report->n_models && !any; i++)
		any = sg_model_cell(sheet, &report->models[i], row, true).len > 0;
	if (!any)
		return;
	sg_out_printf(sheet->out, "| %s", sg_model_row_label(row));
	for (size_t i = 0; i < report->n_models; i++)
		sg_markdown_cell(sheet, false,
				 sg_model_cell(sheet, &report->models[i], row, true));
	sg_markdown_end_row(sheet);
}

void sg_markdown_models(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	sg_str common = sg_models_common(sheet);

	add(sheet, "# Roles beside each other\n\n| role");
	for (size_t i = 0; i < report->n_models; i++)
		sg_markdown_cell(sheet, false, report->models[i].name);
	write_rule(sheet, 0, report->n_models);
	for (int row = 0; row < SG_N_MODEL_ROWS; row++)
		write_model_row(sheet, (enum sg_model_row)row);
	if (common.ptr == NULL)
		return;
	sg_markdown_sentence(sheet,
			     sg_sheet_format(sheet, "%s: " SG_FMT,
					     report->n_models == 2 ? "Both lead to" : "All lead to",
					     SG_ARG(common)));
}

/* ---- a team ------------------------------------------------------------------------- */

static void write_item(struct sg_sheet *sheet, const struct sg_team_item *item)
{
	sg_markdown_cell(sheet, true, sg_team_label(sheet, item));
	sg_markdown_number(sheet, item->required);
	sg_markdown_number(sheet, item->preferred);
	sg_markdown_number(sheet, item->unspecified);
	add(sheet, " | ");
	for (size_t i = 0; i < item->n_held_by; i++) {
		add(sheet, i == 0 ? "" : ", ");
		sg_mark_text(sheet->out, item->held_by[i]);
	}
	if (item->n_held_by == 0)
		add(sheet, item->together ? "together" : "nobody");
	sg_markdown_end_row(sheet);
}

static void write_class(struct sg_sheet *sheet, enum sg_class class_, const char *heading)
{
	static const char *const names[] = { "asked", ":required", ":nice", ":not said how much",
					     "held by" };
	const struct sg_team *team = sheet->report->team;
	sg_str cover = sg_team_cover(sheet, class_);
	sg_str lacking = sg_team_lacking(sheet, class_), by_one = sg_team_by_one(sheet, class_);

	if (cover.ptr == NULL)
		return;
	sg_out_printf(sheet->out, "\n## %s\n", heading);
	sg_markdown_sentence(sheet, cover);
	if (lacking.len > 0)
		sg_markdown_sentence(sheet, lacking);
	if (by_one.len > 0)
		sg_markdown_sentence(sheet, by_one);
	add(sheet, "\n");
	sg_markdown_table(sheet, names, sizeof names / sizeof *names);
	for (size_t i = 0; i < team->n_items; i++)
		if (team->items[i].class_ == class_)
			write_item(sheet, &team->items[i]);
}

void sg_markdown_team(struct sg_sheet *sheet)
{
	add(sheet, "# What a team holds together\n");
	sg_markdown_sentence(sheet, sg_team_people(sheet));
	write_class(sheet, SG_CLASS_TECHNOLOGY, "Technologies");
	write_class(sheet, SG_CLASS_PRACTICE, "Practices");
	sg_markdown_sentence(sheet, sg_beside_uncounted(sheet));
}
