/* SPDX-License-Identifier: MIT */
#include "profile/csv.h"

#include "base/date.h"

struct row {
	sg_str cells[SG_MAX_CELLS];
	size_t n;
	uint32_t line; /* where it starts */
};

struct reader {
	sg_str text;
	size_t at;
	uint32_t line;
	struct sg_arena *arena;
	bool failed;
};

/* The columns that are used; SIZE_MAX for one that is missing. */
struct columns {
	size_t name;
	size_t company, title, description, started, finished;
};

/* ---- RFC 4180 ----------------------------------------------------------------------- */

static sg_str read_quoted(struct reader *reader)
{
	struct sg_buf cell = { .arena = reader->arena };

	for (reader->at++; reader->at < reader->text.len; reader->at++) {
		char c = reader->text.ptr[reader->at];

		if (c == '"') {
			reader->at++;
			if (reader->at == reader->text.len || reader->text.ptr[reader->at] != '"')
				break;
		}
		reader->line += c == '\n';
		sg_buf_add_char(&cell, c);
	}
	reader->failed |= cell.failed;
	return sg_buf_str(&cell);
}

static sg_str read_cell(struct reader *reader)
{
	sg_str text = reader->text, cell = { NULL, 0 };
	size_t start;

	if (reader->at < text.len && text.ptr[reader->at] == '"')
		cell = read_quoted(reader);
	start = reader->at;
	while (reader->at < text.len && text.ptr[reader->at] != ',' && text.ptr[reader->at] != '\n')
		reader->at++;
	return cell.ptr != NULL ? cell : sg_str_sub(text, start, reader->at);
}

/* The next row that is not blank. */
static bool next_row(struct reader *reader, struct row *row)
{
	while (reader->at < reader->text.len && sg_is_space(reader->text.ptr[reader->at]))
		reader->line += reader->text.ptr[reader->at++] == '\n';
	row->n = 0;
	row->line = reader->line;
	while (reader->at < reader->text.len && !reader->failed) {
		sg_str cell = sg_str_trim(read_cell(reader));

		if (row->n < SG_MAX_CELLS)
			row->cells[row->n++] = cell;
		if (reader->at == reader->text.len)
			break;
		if (reader->text.ptr[reader->at++] == '\n') {
			reader->line++;
			break;
		}
	}
	return row->n > 0 && !reader->failed;
}

/* ---- tables ------------------------------------------------------------------------- */

static size_t column(const struct row *header, sg_str name)
{
	for (size_t i = 0; i < header->n; i++)
		if (sg_str_eq_fold(header->cells[i], name))
			return i;
	return SIZE_MAX;
}

static bool read_header(struct reader *reader, struct columns *columns)
{
	struct row header;

	if (!next_row(reader, &header))
		return false;
	columns->name = column(&header, SG_STR("Name"));
	columns->company = column(&header, SG_STR("Company Name"));
	columns->title = column(&header, SG_STR("Title"));
	columns->description = column(&header, SG_STR("Description"));
	columns->started = column(&header, SG_STR("Started On"));
	columns->finished = column(&header, SG_STR("Finished On"));
	return columns->name != SIZE_MAX ||
	       (columns->title != SIZE_MAX && columns->started != SIZE_MAX);
}

bool sg_csv_is(struct sg_arena *arena, sg_str text)
{
	size_t end = sg_str_find(text, SG_STR("\n"), 0);
	struct reader reader = { .arena = arena };
	struct columns columns;

	reader.text = end == SIZE_MAX ? text : sg_str_sub(text, 0, end);
	return reader.text.len < 4096 && read_header(&reader, &columns);
}

static sg_str cell_of(const struct row *row, size_t at)
{
	return at < row->n ? row->cells[at] : (sg_str){ NULL, 0 };
}

/* "Mar 2022" as the other formats have it; what is neither is told of later. */
static sg_str date_of(struct sg_arena *arena, sg_str text)
{
	sg_str day;

	if (text.len == 0)
		return text;
	day = sg_date_normalise(arena, sg_arena_printf(arena, "1 " SG_FMT, SG_ARG(text)));
	return day.ptr == NULL ? text : day;
}

static enum sg_status read_position(struct sg_jobs *jobs, const struct columns *columns,
				    const struct row *row, struct sg_error *err)
{
	struct sg_arena *arena = jobs->claims->arena;
	struct sg_job job = {
		.place = { .line = row->line },
		.title = cell_of(row, columns->title),
		.employer = cell_of(row, columns->company),
		.text = cell_of(row, columns->description),
		.start = date_of(arena, cell_of(row, columns->started)),
		.end = date_of(arena, cell_of(row, columns->finished)),
	};

	return sg_jobs_add(jobs, &job, err);
}

enum sg_status sg_csv_read(struct sg_jobs *jobs, sg_str text, struct sg_error *err)
{
	struct reader reader = { .text = text, .line = 1, .arena = jobs->claims->arena };
	const struct sg_stated have = { .status = SG_CLAIM_HAVE };
	enum sg_status status = SG_OK;
	struct columns columns;
	struct row row;
	size_t rows = 0;

	if (!read_header(&reader, &columns))
		return reader.failed ? sg_no_memory(err) : SG_OK;
	while (status == SG_OK && next_row(&reader, &row)) {
		if (++rows > SG_MAX_ROWS)
			return sg_fail(err, SG_ELIMIT, "more than %d rows", SG_MAX_ROWS);
		if (columns.name == SIZE_MAX)
			status = read_position(jobs, &columns, &row, err);
		else if (cell_of(&row, columns.name).len > 0)
			status = sg_jobs_state(jobs, cell_of(&row, columns.name), &have,
					       (struct sg_place){ .line = row.line }, err);
	}
	return reader.failed ? sg_no_memory(err) : status;
}
