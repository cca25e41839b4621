/* SPDX-License-Identifier: MIT */
#include "profile/csv.h"

#include "base/csv.h"
#include "base/date.h"

/* The columns that are used; SIZE_MAX for one that is missing. */
struct columns {
	size_t name;
	size_t company, title, description, started, finished;
};

static bool read_header(struct sg_csv *reader, struct columns *columns)
{
	struct sg_csv_row header;

	if (!sg_csv_next(reader, &header))
		return false;
	columns->name = sg_csv_column(&header, SG_STR("Name"));
	columns->company = sg_csv_column(&header, SG_STR("Company Name"));
	columns->title = sg_csv_column(&header, SG_STR("Title"));
	columns->description = sg_csv_column(&header, SG_STR("Description"));
	columns->started = sg_csv_column(&header, SG_STR("Started On"));
	columns->finished = sg_csv_column(&header, SG_STR("Finished On"));
	return columns->name != SIZE_MAX ||
	       (columns->title != SIZE_MAX && columns->started != SIZE_MAX);
}

bool sg_csv_is(struct sg_arena *arena, sg_str text)
{
	size_t end = sg_str_find(text, SG_STR("\n"), 0);
	struct sg_csv reader = { .separator = ',', .arena = arena };
	struct columns columns;

	reader.text = end == SIZE_MAX ? text : sg_str_sub(text, 0, end);
	return reader.text.len < 4096 && read_header(&reader, &columns);
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
				    const struct sg_csv_row *row, struct sg_error *err)
{
	struct sg_arena *arena = jobs->claims->arena;
	struct sg_job job = {
		.place = { .line = row->line },
		.title = sg_csv_cell(row, columns->title),
		.employer = sg_csv_cell(row, columns->company),
		.text = sg_csv_cell(row, columns->description),
		.start = date_of(arena, sg_csv_cell(row, columns->started)),
		.end = date_of(arena, sg_csv_cell(row, columns->finished)),
	};

	return sg_jobs_add(jobs, &job, err);
}

enum sg_status sg_csv_read(struct sg_jobs *jobs, sg_str text, struct sg_error *err)
{
	struct sg_csv reader = { .text = text, .separator = ',', .line = 1,
				 .arena = jobs->claims->arena };
	const struct sg_stated have = { .status = SG_CLAIM_HAVE };
	enum sg_status status = SG_OK;
	struct columns columns;
	struct sg_csv_row row;
	size_t rows = 0;

	if (!read_header(&reader, &columns))
		return reader.failed ? sg_no_memory(err) : SG_OK;
	while (status == SG_OK && sg_csv_next(&reader, &row)) {
		if (++rows > SG_MAX_ROWS)
			return sg_fail(err, SG_ELIMIT, "more than %d rows", SG_MAX_ROWS);
		if (columns.name == SIZE_MAX)
			status = read_position(jobs, &columns, &row, err);
		else if (sg_csv_cell(&row, columns.name).len > 0)
			status = sg_jobs_state(jobs, sg_csv_cell(&row, columns.name), &have,
					       (struct sg_spot){ .line = row.line }, err);
	}
	return reader.failed ? sg_no_memory(err) : status;
}
