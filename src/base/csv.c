/* SPDX-License-Identifier: MIT */
#include "base/csv.h"

static sg_str read_quoted(struct sg_csv *csv)
{
	struct sg_buf cell = { .arena = csv->arena };

	for (csv->at++; csv->at < csv->text.len; csv->at++) {
		char c = csv->text.ptr[csv->at];

		if (c == '"') {
			csv->at++;
			if (csv->at == csv->text.len || csv->text.ptr[csv->at] != '"')
				break;
		}
		csv->line += c == '\n';
		sg_buf_add_char(&cell, c);
	}
	csv->failed |= cell.failed;
	return sg_buf_str(&cell);
}

static sg_str read_cell(struct sg_csv *csv)
{
	sg_str text = csv->text, cell = { NULL, 0 };
	size_t start;

	if (csv->at < text.len && text.ptr[csv->at] == '"')
		cell = read_quoted(csv);
	start = csv->at;
	while (csv->at < text.len && text.ptr[csv->at] != csv->separator &&
	       text.ptr[csv->at] != '\n')
		csv->at++;
	return cell.ptr != NULL ? cell : sg_str_sub(text, start, csv->at);
}

/* Blank lines; a tab that separates cells is not blank. */
static void skip_blank(struct sg_csv *csv)
{
	for (; csv->at < csv->text.len; csv->at++) {
		char c = csv->text.ptr[csv->at];

		if (!sg_is_space(c) || c == csv->separator)
			break;
		csv->line += c == '\n';
	}
}

bool sg_csv_next(struct sg_csv *csv, struct sg_csv_row *row)
{
	skip_blank(csv);
	row->n = 0;
	row->line = csv->line;
	while (csv->at < csv->text.len && !csv->failed) {
		sg_str cell = sg_str_trim(read_cell(csv));

		if (row->n < SG_CSV_MAX_CELLS)
			row->cells[row->n++] = cell;
		if (csv->at == csv->text.len)
			break;
		if (csv->text.ptr[csv->at++] == '\n') {
			csv->line++;
			break;
		}
	}
	return row->n > 0 && !csv->failed;
}

size_t sg_csv_column(const struct sg_csv_row *header, sg_str name)
{
	for (size_t i = 0; i < header->n; i++)
		if (sg_str_eq_fold(header->cells[i], name))
			return i;
	return SIZE_MAX;
}

sg_str sg_csv_cell(const struct sg_csv_row *row, size_t at)
{
	return at < row->n ? row->cells[at] : (sg_str){ NULL, 0 };
}

char sg_csv_separator(sg_str text)
{
	static const char separators[] = { ',', ';', '\t' };
	size_t counts[sizeof separators] = { 0 }, best = 0;
	bool quoted = false;

	for (size_t i = 0; i < text.len && (quoted || text.ptr[i] != '\n'); i++) {
		quoted ^= text.ptr[i] == '"';
		for (size_t k = 0; k < sizeof separators && !quoted; k++)
			counts[k] += text.ptr[i] == separators[k];
	}
	for (size_t k = 1; k < sizeof separators; k++)
		if (counts[k] > counts[best])
			best = k;
	return separators[best];
}
