/* SPDX-License-Identifier: MIT */
#include "base/csv.h"
#include "read/board.h"
#include "read/object.h"
#include "read/reader.h"

/*
 * Tables of postings, one a row: told by a header with a column for titles and one for
 * descriptions. Columns are known by the names that boards give the members of an item.
 *
 * Limits: 20000 rows; a header line of 4 KiB with names of 40 bytes.
 */
enum { LONGEST_HEADER = 4096, LONGEST_NAME = 40, MAX_ROWS = 20000 };

/* "Job Title" and "job-title" as job_title; "jobTitle" stays. */
static sg_str name_of(struct sg_arena *arena, sg_str column)
{
	struct sg_buf buf = { .arena = arena };
	bool camel = column.len > 0 && sg_is_lower(column.ptr[0]);

	for (size_t i = 0; i < column.len; i++) {
		char c = column.ptr[i];

		if (c == ' ' || c == '-')
			sg_buf_add_char(&buf, '_');
		else
			sg_buf_add_char(&buf, camel ? c : sg_lower(c));
	}
	return sg_buf_str(&buf);
}

static bool is_header(const struct sg_csv_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].len > LONGEST_NAME)
			return false;
	return row->n > 1;
}

/* A row as the item it stands for. */
static enum sg_status parse_row(struct sg_arena *arena, const sg_str *names,
				const struct sg_csv_row *row, struct sg_json **out,
				struct sg_error *err)
{
	struct sg_object *object = sg_object_new(arena);

	for (size_t i = 0; i < row->n; i++)
		if (sg_object_get(object, names[i]).ptr == NULL)
			sg_object_text(object, names[i], row->cells[i]);
	return sg_object_parse(object, out, err);
}

/* The header that text starts with; *names gets what its columns mean. */
static bool read_header(struct sg_csv *csv, struct sg_csv_row *header, sg_str *names)
{
	size_t end = sg_str_find(csv->text, SG_STR("\n"), 0);
	struct sg_json *node;
	bool is;

	if (end == SIZE_MAX || end > LONGEST_HEADER || !sg_csv_next(csv, header) ||
	    !is_header(header))
		return false;
	for (size_t i = 0; i < header->n; i++)
		names[i] = name_of(csv->arena, header->cells[i]);
	/* Its own names are as good as any value for seeing what a row will have. */
	if (parse_row(csv->arena, names, header, &node, NULL) != SG_OK) {
		csv->failed = true;
		return false;
	}
	is = sg_board_is_item(node) && sg_board_has_text(node);
	sg_json_free(node);
	return is;
}

/* What a network exports of a person: tables of positions and skills. */
static bool is_export(const struct sg_csv_row *header)
{
	return sg_csv_column(header, SG_STR("Started On")) < header->n ||
	       (header->n == 1 && sg_str_eq(header->cells[0], SG_STR("Name")));
}

static enum sg_status give_row(struct sg_reader *reader, const sg_str *names,
			       const struct sg_csv_row *row)
{
	struct sg_posting posting;
	struct sg_json *node;
	enum sg_status status = parse_row(reader->arena, names, row, &node, reader->err);

	if (status != SG_OK)
		return status;
	if (sg_board_has_title(node)) {
		status = sg_board_read(node, reader->arena, &posting, reader->err);
		if (status == SG_OK)
			status = sg_reader_give_posting(reader, &posting, false);
	}
	sg_json_free(node);
	return status;
}

bool sg_table_is(sg_str text)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_csv csv = { .text = text, .separator = sg_csv_separator(text), .line = 1,
			      .arena = arena };
	struct sg_csv_row row = { .n = 0 };
	sg_str names[SG_CSV_MAX_CELLS];
	bool is = arena != NULL && read_header(&csv, &row, names);

	sg_arena_free(arena);
	return is;
}

enum sg_status sg_read_table(struct sg_reader *reader, sg_str text, bool *is)
{
	struct sg_csv csv = { .text = text, .separator = sg_csv_separator(text), .line = 1,
			      .arena = reader->arena };
	struct sg_csv_row row = { .n = 0 };
	sg_str names[SG_CSV_MAX_CELLS];
	enum sg_status status = SG_OK;
	size_t columns;

	*is = read_header(&csv, &row, names);
	if (csv.failed)
		return sg_no_memory(reader->err);
	if (is_export(&row)) {
		*is = true;
		sg_mend(reader->err, "--profile FILE");
		return sg_fail(reader->err, SG_ENOTFOUND, "no posting in it (a person's profile)");
	}
	columns = row.n;
	for (size_t n = 0; *is && status == SG_OK && sg_csv_next(&csv, &row); n++) {
		if (n == MAX_ROWS)
			return sg_fail(reader->err, SG_ELIMIT, "more than %d rows", MAX_ROWS);
		row.n = row.n < columns ? row.n : columns;
		status = give_row(reader, names, &row);
	}
	return csv.failed ? sg_no_memory(reader->err) : status;
}
