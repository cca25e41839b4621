/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include <skillgap/contrast.h>
#include <skillgap/role.h>

#include "base/utf8.h"

enum {
	LABEL = 20,   /* columns of what a row is called */
	COLUMN = 28,  /* the least of a role */
	BETWEEN = 2,  /* between two of them */
	TO_SHOW = 4,  /* of what is asked to be shown, unless all is wanted */
};

/* Some roles side by side; those that do not fit follow below. */
struct block {
	struct sg_sheet *sheet;
	const struct sg_role_model *models;
	size_t n, column;
	const char *label;
	sg_str left[SG_CONTRAST_MAX_GROUPS]; /* what is to be written of each cell */
	bool any;
};

/* ---- cells -------------------------------------------------------------------------- */

/* As many words of a cell as fit, at least one. */
static void write_words(struct sg_sheet *sheet, sg_str *left, size_t columns)
{
	size_t used = 0;

	while (left->ptr != NULL) {
		sg_str rest = *left, word = sg_str_cut(&rest, ' ');
		size_t wide = sg_utf8_columns(word);

		if (used > 0 && used + 1 + wide > columns)
			return;
		if (used > 0)
			sg_sheet_printf(sheet, " ");
		sg_sheet_text(sheet, word, columns);
		used += wide + (used > 0);
		*left = rest;
	}
}

static bool is_done(const struct block *block)
{
	for (size_t i = 0; i < block->n; i++)
		if (block->left[i].ptr != NULL)
			return false;
	return true;
}

static void write_cells(struct block *block)
{
	struct sg_sheet *sheet = block->sheet;

	if (!block->any)
		return;
	for (bool first = true; first || !is_done(block); first = false) {
		if (first)
			sg_sheet_printf(sheet, "%s", block->label);
		for (size_t i = 0; i < block->n; i++) {
			if (block->left[i].ptr == NULL)
				continue;
			sg_sheet_pad(sheet, LABEL + i * (block->column + BETWEEN));
			write_words(sheet, &block->left[i], block->column);
		}
		sg_sheet_end(sheet);
	}
}

static void start_row(struct block *block, const char *label)
{
	block->label = label;
	block->any = false;
	for (size_t i = 0; i < block->n; i++)
		block->left[i] = (sg_str){ 0 };
}

/* Adds to a cell, with a comma before all but the first. */
static void add(struct block *block, size_t i, sg_str text)
{
	if (text.len == 0)
		return;
	block->any = true;
	block->left[i] = block->left[i].ptr == NULL
				 ? text
				 : sg_sheet_format(block->sheet, SG_FMT ", " SG_FMT,
						   SG_ARG(block->left[i]), SG_ARG(text));
}

/* ---- rows --------------------------------------------------------------------------- */

static void write_names(struct block *block)
{
	start_row(block, "");
	for (size_t i = 0; i < block->n; i++)
		add(block, i, block->models[i].name);
	sg_sheet_style(block->sheet, SG_STYLE_HEAD);
	write_cells(block);
	sg_sheet_style(block->sheet, SG_STYLE_NONE);
}

static void write_cover(struct block *block)
{
	start_row(block, "your cover");
	for (size_t i = 0; i < block->n; i++)
		if (block->models[i].person)
			add(block, i,
			    sg_sheet_format(block->sheet, "%u of %u sign%s",
					    (unsigned)block->models[i].held,
					    (unsigned)block->models[i].signs,
					    sg_label_s(block->models[i].signs)));
	write_cells(block);
}

static void write_areas(struct block *block, const char *label, enum sg_shown shown)
{
	start_row(block, label);
	for (size_t i = 0; i < block->n; i++)
		for (size_t k = 0; k < block->models[i].n_areas; k++)
			if (block->models[i].areas[k].shown == shown)
				add(block, i, block->models[i].areas[k].title);
	write_cells(block);
}

static void write_owns(struct block *block)
{
	start_row(block, "owns");
	for (size_t i = 0; i < block->n; i++)
		for (size_t k = 0; k < block->models[i].n_owns; k++)
			add(block, i, block->models[i].owns[k]);
	write_cells(block);
}

static void write_to_show(struct block *block)
{
	size_t most = block->sheet->options->verbose ? SIZE_MAX : TO_SHOW;

	start_row(block, "asked to show");
	for (size_t i = 0; i < block->n; i++) {
		const struct sg_role_model *model = &block->models[i];

		for (size_t k = 0; k < model->n_to_show && k < most; k++)
			add(block, i, model->to_show[k]);
		if (model->n_to_show > most)
			add(block, i,
			    sg_sheet_format(block->sheet, "%zu more: --verbose",
					    model->n_to_show - most));
	}
	write_cells(block);
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

static void write_leads_to(struct block *block)
{
	start_row(block, "leads to");
	for (size_t i = 0; i < block->n; i++)
		for (size_t k = 0; k < block->models[i].n_leads_to; k++)
			if (!all_lead_to(block->sheet->report, block->models[i].leads_to[k]))
				add(block, i, block->models[i].leads_to[k]);
	write_cells(block);
}

static void write_ways(struct block *block)
{
	start_row(block, "reached from");
	for (size_t i = 0; i < block->n; i++)
		for (size_t k = 0; k < block->models[i].n_ways; k++) {
			const struct sg_model_way *way = &block->models[i].ways[k];

			add(block, i,
			    sg_sheet_format(block->sheet, SG_FMT ": " SG_FMT ", with " SG_FMT,
					    SG_ARG(way->name), SG_ARG(way->effort),
					    SG_ARG(way->given)));
		}
	write_cells(block);
}

static void write_block(struct block *block)
{
	write_names(block);
	write_cover(block);
	write_areas(block, "you show", SG_SHOWN);
	write_areas(block, "thin", SG_SHOWN_THIN);
	write_areas(block, "not shown", SG_SHOWN_NOT);
	write_owns(block);
	write_to_show(block);
	write_leads_to(block);
	write_ways(block);
}

/* What they have in common, below all of them. */
static void write_common(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	sg_str text = { 0 };

	for (size_t i = 0; i < report->models[0].n_leads_to; i++) {
		sg_str title = report->models[0].leads_to[i];

		if (all_lead_to(report, title))
			text = text.ptr == NULL ? title
						: sg_sheet_format(sheet, SG_FMT ", " SG_FMT,
								  SG_ARG(text), SG_ARG(title));
	}
	if (text.ptr == NULL)
		return;
	sg_sheet_printf(sheet, report->n_models == 2 ? "both lead to" : "all lead to");
	sg_sheet_pad(sheet, LABEL);
	sg_sheet_paragraph(sheet, LABEL, text);
}

void sg_text_models(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	size_t room = sheet->width - LABEL + BETWEEN;
	size_t fit = room / (COLUMN + BETWEEN), n = report->n_models;
	size_t side = fit < n ? fit : n;

	for (size_t from = 0; from < n; from += side) {
		struct block block = { .sheet = sheet, .models = &report->models[from],
				       .n = n - from < side ? n - from : side,
				       .column = room / side - BETWEEN };

		write_block(&block);
		if (from + side < n)
			sg_sheet_blank(sheet);
	}
	write_common(sheet);
	if (report->n_sources > 0)
		sg_text_sources(sheet, false);
}
