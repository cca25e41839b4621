/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "report/beside_words.h"
#include "report/text.h"

enum {
	LABEL = 20,   /* columns of what a row is called */
	COLUMN = 28,  /* the least of a role */
	BETWEEN = 2,  /* between two of them */
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
}

static void set_cell(struct block *block, size_t i, sg_str text)
{
	block->left[i] = text.len > 0 ? text : (sg_str){ 0 };
	block->any |= text.len > 0;
}

/* ---- rows --------------------------------------------------------------------------- */

static void write_names(struct block *block)
{
	start_row(block, "");
	for (size_t i = 0; i < block->n; i++)
		set_cell(block, i, block->models[i].name);
	sg_sheet_style(block->sheet, SG_STYLE_HEAD);
	write_cells(block);
	sg_sheet_style(block->sheet, SG_STYLE_NONE);
}

static void write_block(struct block *block)
{
	struct sg_sheet *sheet = block->sheet;

	write_names(block);
	for (int k = 0; k < SG_N_MODEL_ROWS; k++) {
		enum sg_model_row row = (enum sg_model_row)k;

		start_row(block, sg_model_row_label(row));
		for (size_t i = 0; i < block->n; i++)
			set_cell(block, i,
				 sg_model_cell(sheet, &block->models[i], row,
					       sheet->options->verbose));
		write_cells(block);
	}
}

/* What they have in common, below all of them. */
static void write_common(struct sg_sheet *sheet)
{
	sg_str text = sg_models_common(sheet);

	if (text.ptr == NULL)
		return;
	sg_sheet_printf(sheet, "%s", sg_models_common_label(sheet->report));
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
