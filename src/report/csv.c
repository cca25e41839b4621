/* SPDX-License-Identifier: MIT */
#include "report/report.h"

#include "base/str.h"
#include "base/utf8.h"
#include "report/table.h"

/*
 * Tables of cells, for spreadsheets: CSV (RFC 4180), and TSV as IANA has it, which quotes nothing
 * and so has no tab and no line break in a cell.
 */
struct sheet {
	struct sg_out *out;
	bool tabs;
};

/* A plain decimal number, which no spreadsheet takes for a formula. */
static bool is_number(sg_str str)
{
	size_t at = str.len > 0 && (str.ptr[0] == '-' || str.ptr[0] == '+');
	size_t digits = 0, points = 0;

	for (; at < str.len; at++) {
		digits += sg_is_digit(str.ptr[at]);
		points += str.ptr[at] == '.';
	}
	at = str.len > 0 && (str.ptr[0] == '-' || str.ptr[0] == '+');
	return digits > 0 && points <= 1 && digits + points == str.len - at;
}

/*
 * What a spreadsheet would run as a formula gets an apostrophe before it. Where scripts have wide
 * characters some take a wide sign for the narrow one.
 */
static bool needs_guard(sg_str str)
{
	size_t at = 0;

	if (str.len == 0 || is_number(str))
		return false;
	switch (sg_utf8_next(str, &at)) {
	case '=':
	case '+':
	case '-':
	case '@':
	case 0xff1d: /* wide = */
	case 0xff0b: /* wide + */
	case 0xff0d: /* wide - */
	case 0xff20: /* wide @ */
	case '\t':
	case '\n': /* what follows may end up at the start */
		return true;
	default:
		return false;
	}
}

static bool is_shown(uint32_t code)
{
	return !sg_is_control(code);
}

/* Where the first character stands that is written at all. */
static size_t first_shown(sg_str str)
{
	for (size_t at = 0; at < str.len;) {
		size_t from = at;

		if (is_shown(sg_utf8_next(str, &at)))
			return from;
	}
	return str.len;
}

/* What stands in the cell instead of a character; absent for the character itself. */
static sg_str instead_of(const struct sheet *sheet, uint32_t code)
{
	if (code == '"' && !sheet->tabs)
		return SG_STR("\"\"");
	if (sheet->tabs && (code == '\t' || code == '\n' || code == '\r'))
		return SG_STR(" ");
	if (code == 0xfffd) /* also what is no UTF-8 */
		return SG_STR("\xef\xbf\xbd");
	if (!is_shown(code))
		return SG_STR("");
	return (sg_str){ 0 };
}

/* Text inside a cell: control characters dropped, quotes doubled or breaks made spaces. */
static void add_escaped(const struct sheet *sheet, sg_str str)
{
	size_t plain = 0;

	for (size_t at = 0; at < str.len;) {
		size_t from = at;
		sg_str instead = instead_of(sheet, sg_utf8_next(str, &at));

		if (instead.ptr == NULL)
			continue;
		sg_out_add(sheet->out, sg_str_sub(str, plain, from));
		sg_out_add(sheet->out, instead);
		plain = at;
	}
	sg_out_add(sheet->out, sg_str_sub(str, plain, str.len));
}

static bool needs_quotes(const struct sheet *sheet, sg_str str)
{
	if (sheet->tabs)
		return false;
	for (size_t i = 0; i < str.len; i++)
		if (str.ptr[i] == ',' || str.ptr[i] == '"' || str.ptr[i] == '\n' ||
		    str.ptr[i] == '\t' || (str.ptr[i] == ' ' && (i == 0 || i + 1 == str.len)))
			return true;
	return false;
}

static void add_text(const struct sheet *sheet, sg_str str)
{
	bool quotes;

	str = sg_str_sub(str, first_shown(str), str.len);
	quotes = needs_quotes(sheet, str);
	if (quotes)
		sg_out_add(sheet->out, SG_STR("\""));
	if (needs_guard(str))
		sg_out_add(sheet->out, SG_STR("'"));
	add_escaped(sheet, str);
	if (quotes)
		sg_out_add(sheet->out, SG_STR("\""));
}

static bool list_needs_quotes(const struct sheet *sheet, const struct sg_cell *cell)
{
	for (size_t i = 0; i < cell->n_list; i++)
		if (needs_quotes(sheet, sg_cell_element(cell, i)))
			return true;
	return false;
}

/* A list is one cell: "kafka;aws". */
static void add_list(const struct sheet *sheet, const struct sg_cell *cell)
{
	bool quotes = list_needs_quotes(sheet, cell);

	if (quotes)
		sg_out_add(sheet->out, SG_STR("\""));
	for (size_t i = 0; i < cell->n_list; i++) {
		sg_str element = sg_cell_element(cell, i);

		element = sg_str_sub(element, first_shown(element), element.len);
		if (i > 0)
			sg_out_add(sheet->out, SG_STR(";"));
		else if (needs_guard(element))
			sg_out_add(sheet->out, SG_STR("'"));
		add_escaped(sheet, element);
	}
	if (quotes)
		sg_out_add(sheet->out, SG_STR("\""));
}

static void add_cell(const struct sheet *sheet, const struct sg_cell *cell)
{
	struct sg_out *out = sheet->out;

	switch (cell->kind) {
	case SG_CELL_NONE:
		break;
	case SG_CELL_TEXT:
		add_text(sheet, cell->text);
		break;
	case SG_CELL_UINT:
	case SG_CELL_NUMBER:
	case SG_CELL_BOOL:
		sg_cell_plain(cell, out);
		break;
	case SG_CELL_LIST:
		add_list(sheet, cell);
		break;
	}
}

static void write_rows(const struct sheet *sheet, const struct sg_report *report,
		       enum sg_table table)
{
	sg_str separator = sheet->tabs ? SG_STR("\t") : SG_STR(",");
	sg_str end = sheet->tabs ? SG_STR("\n") : SG_STR("\r\n");
	size_t n;
	const struct sg_column *columns = sg_table_columns(table, &n);
	struct sg_table_iter iter = { .row = { .report = report } };

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			sg_out_add(sheet->out, separator);
		sg_out_printf(sheet->out, "%s", columns[i].name);
	}
	sg_out_add(sheet->out, end);
	while (sg_table_next(table, &iter)) {
		for (size_t i = 0; i < n; i++) {
			struct sg_cell cell = columns[i].cell(&iter.row);

			if (i > 0)
				sg_out_add(sheet->out, separator);
			add_cell(sheet, &cell);
		}
		sg_out_add(sheet->out, end);
	}
	if (iter.failed)
		sg_out_starve(sheet->out);
}

void sg_report_csv(const struct sg_report *report, enum sg_table table, struct sg_out *out)
{
	write_rows(&(struct sheet){ .out = out }, report, table);
}

void sg_report_tsv(const struct sg_report *report, enum sg_table table, struct sg_out *out)
{
	write_rows(&(struct sheet){ .out = out, .tabs = true }, report, table);
}

static void write_value(struct sg_out *out, const struct sg_cell *cell)
{
	switch (cell->kind) {
	case SG_CELL_NONE:
		sg_out_null(out);
		break;
	case SG_CELL_TEXT:
		sg_out_string(out, cell->text);
		break;
	case SG_CELL_UINT:
		sg_out_uint(out, cell->uint);
		break;
	case SG_CELL_NUMBER:
		sg_out_number(out, cell->number);
		break;
	case SG_CELL_BOOL:
		sg_out_bool(out, cell->truth);
		break;
	case SG_CELL_LIST:
		sg_out_open(out, '[');
		for (size_t i = 0; i < cell->n_list; i++)
			sg_out_string(out, sg_cell_element(cell, i));
		sg_out_close(out, ']');
		break;
	}
}

void sg_report_ndjson(const struct sg_report *report, enum sg_table table, struct sg_out *out)
{
	size_t n;
	const struct sg_column *columns = sg_table_columns(table, &n);
	struct sg_table_iter iter = { .row = { .report = report } };

	while (sg_table_next(table, &iter)) {
		out->comma = false; /* lines are documents of their own */
		sg_out_open(out, '{');
		for (size_t i = 0; i < n; i++) {
			struct sg_cell cell = columns[i].cell(&iter.row);

			sg_out_key(out, columns[i].name);
			write_value(out, &cell);
		}
		sg_out_close(out, '}');
		sg_out_add(out, SG_STR("\n"));
	}
	if (iter.failed)
		sg_out_starve(out);
}

void sg_csv_row(struct sg_out *out, const struct sg_cell *cells, size_t n, bool tabs)
{
	const struct sheet sheet = { .out = out, .tabs = tabs };

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			sg_out_add(out, tabs ? SG_STR("\t") : SG_STR(","));
		add_cell(&sheet, &cells[i]);
	}
	sg_out_add(out, tabs ? SG_STR("\n") : SG_STR("\r\n"));
}

void sg_csv_head(struct sg_out *out, const char *const *names, size_t n, bool tabs)
{
	for (size_t i = 0; i < n; i++)
		sg_out_printf(out, "%s%s", i == 0 ? "" : tabs ? "\t" : ",", names[i]);
	sg_out_add(out, tabs ? SG_STR("\n") : SG_STR("\r\n"));
}

void sg_json_row(struct sg_out *out, const char *const *names, const struct sg_cell *cells,
		 size_t n)
{
	sg_out_open(out, '{');
	for (size_t i = 0; i < n; i++) {
		sg_out_key(out, names[i]);
		write_value(out, &cells[i]);
	}
	sg_out_close(out, '}');
}
