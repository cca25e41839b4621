/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/contrast.h>
#include <skillgap/team.h>

#include "base/out.h"
#include "report/posting.h"

/*
 * The tables of a report: their columns are defined here and nowhere else, for every
 * format whose unit is a row. Columns are named as in the JSON report and only ever added at
 * the end.
 *
 * Ownership: rows and cells borrow from the report.
 */
enum sg_cell_kind {
	SG_CELL_NONE,
	SG_CELL_TEXT,
	SG_CELL_UINT,
	SG_CELL_NUMBER,
	SG_CELL_BOOL,
	SG_CELL_LIST,
};

struct sg_cell {
	enum sg_cell_kind kind;
	sg_str text;
	uint64_t uint;
	double number;
	bool truth;
	const sg_str *list; /* n_list elements, `stride` bytes apart */
	size_t n_list, stride;
};

struct sg_row {
	const struct sg_report *report;
	const struct sg_gap *gap;
	const struct sg_report_posting *posting;
	const struct sg_answer *answer;
	const struct sg_contrast_row *contrast;
	const struct sg_group *group;
	const struct sg_demand *demand; /* of the contrast's row in the group */
	const struct sg_team_item *item;
	const struct sg_plan_step *step;
	const struct sg_rubric_area *area;
};

struct sg_column {
	const char *name;
	struct sg_cell (*cell)(const struct sg_row *row);
};

const struct sg_column *sg_table_columns(enum sg_table table, size_t *n);
/* Steps to the next row; start with a zeroed struct but for the report. False at the end. */
struct sg_table_iter {
	struct sg_row row;
	size_t i, k;
	bool failed; /* a posting could not be opened */
};
bool sg_table_next(enum sg_table table, struct sg_table_iter *iter);
/* Element of a list cell. */
sg_str sg_cell_element(const struct sg_cell *cell, size_t i);

/* A row of another table: as a line of CSV or TSV, and as a JSON object without a line break. */
void sg_csv_head(struct sg_out *out, const char *const *names, size_t n, bool tabs);
void sg_csv_row(struct sg_out *out, const struct sg_cell *cells, size_t n, bool tabs);
void sg_json_row(struct sg_out *out, const char *const *names, const struct sg_cell *cells,
		 size_t n);
/* A count, number or truth as every text format has it; nothing for cells of other kinds. */
void sg_cell_plain(const struct sg_cell *cell, struct sg_out *out);
