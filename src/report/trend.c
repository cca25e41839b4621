/* SPDX-License-Identifier: MIT */
#include "report/news.h"

#include "report/table.h"

const char *sg_trend_call_name(enum sg_trend_call call)
{
	static const char *const names[] = { "none", "rising", "falling" };

	return names[call];
}

/* ---- rows ----------------------------------------------------------------------- */

/* A row for each skill and month, and one for now: columns are only ever added at the end. */
static const char *const columns[] = { "skill",	    "name", "month", "n",
				       "of",	    "share", "companies", "companies_of",
				       "call",	    "p" };

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static struct sg_cell number(uint64_t value)
{
	return (struct sg_cell){ .kind = SG_CELL_UINT, .uint = value };
}

static struct sg_cell word(const char *text)
{
	return (struct sg_cell){ .kind = SG_CELL_TEXT, .text = sg_str_of(text) };
}

static void fill(struct sg_cell *cells, const struct sg_trend_row *row, const char *month,
		 uint32_t n, uint32_t of)
{
	for (size_t i = 0; i < N_COLUMNS; i++)
		cells[i] = (struct sg_cell){ 0 };
	cells[0] = (struct sg_cell){ .kind = SG_CELL_TEXT, .text = row->skill };
	cells[1] = (struct sg_cell){ .kind = SG_CELL_TEXT, .text = row->name };
	cells[2] = word(month);
	cells[3] = number(n);
	cells[4] = number(of);
	if (of > 0)
		cells[5] = (struct sg_cell){ .kind = SG_CELL_NUMBER,
					     .number = (double)n / (double)of };
}

typedef void (*row_fn)(struct sg_out *out, const struct sg_cell *cells);

static void each_row(const struct sg_trend *trend, struct sg_out *out, row_fn fn)
{
	struct sg_cell cells[N_COLUMNS];

	for (size_t i = 0; i < trend->n_rows; i++) {
		const struct sg_trend_row *row = &trend->rows[i];

		for (size_t m = 0; m < trend->n_months; m++) {
			fill(cells, row, trend->months[m], row->months[m], trend->of[m]);
			fn(out, cells);
		}
		fill(cells, row, "now", row->now.n, row->now.of);
		cells[6] = number(row->now.companies);
		cells[7] = number(row->now.companies_of);
		cells[8] = word(sg_trend_call_name(row->call));
		cells[9] = (struct sg_cell){ .kind = SG_CELL_NUMBER, .number = row->p };
		fn(out, cells);
	}
}

static void csv_row(struct sg_out *out, const struct sg_cell *cells)
{
	sg_csv_row(out, cells, N_COLUMNS, false);
}

static void tsv_row(struct sg_out *out, const struct sg_cell *cells)
{
	sg_csv_row(out, cells, N_COLUMNS, true);
}

static void json_row(struct sg_out *out, const struct sg_cell *cells)
{
	sg_json_row(out, columns, cells, N_COLUMNS);
}

static void ndjson_row(struct sg_out *out, const struct sg_cell *cells)
{
	out->comma = false; /* lines are documents of their own */
	json_row(out, cells);
	sg_out_add(out, SG_STR("\n"));
}

static void write_csv(const struct sg_trend *trend, struct sg_out *out, bool tabs)
{
	sg_csv_head(out, columns, N_COLUMNS, tabs);
	each_row(trend, out, tabs ? tsv_row : csv_row);
}

static void write_json(const struct sg_trend *trend, struct sg_out *out)
{
	sg_out_open(out, '{');
	sg_out_member_word(out, "type", "trend");
	sg_out_member_uint(out, "v", 1);
	sg_out_member_str(out, "last_run", trend->last_run);
	sg_out_member_uint(out, "sources", trend->sources);
	sg_out_member_uint(out, "left_out", trend->left_out);
	sg_out_key(out, "rows");
	sg_out_open(out, '[');
	each_row(trend, out, json_row);
	sg_out_close(out, ']');
	sg_out_close(out, '}');
	sg_out_add(out, SG_STR("\n"));
}

/* For people. */
static enum sg_status write_sheet(const struct sg_trend *trend,
				 const struct sg_report_options *options, struct sg_out *out,
				 struct sg_error *err)
{
	const struct sg_report none = { .generated_at = trend->last_run };
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_sheet sheet;
	enum sg_status status;

	if (arena == NULL)
		return sg_no_memory(err);
	status = sg_sheet_init(&sheet, &none, options, arena, out, err);
	if (status == SG_OK && options->format == SG_FORMAT_HTML)
		sg_trend_html(&sheet, trend);
	else if (status == SG_OK && options->format == SG_FORMAT_MARKDOWN)
		sg_trend_markdown(&sheet, trend);
	else if (status == SG_OK)
		sg_trend_text(&sheet, trend);
	if (status == SG_OK && sg_sheet_failed(&sheet))
		status = sg_no_memory(err);
	sg_arena_free(arena);
	return status;
}

enum sg_status sg_trend_write(const struct sg_trend *trend,
			      const struct sg_report_options *options, sg_sink_fn sink, void *user,
			      struct sg_error *err)
{
	struct sg_out out;
	enum sg_status status = SG_OK;

	sg_out_init(&out, sink, user);
	switch (options->format) {
	case SG_FORMAT_TEXT:
	case SG_FORMAT_HTML:
	case SG_FORMAT_MARKDOWN:
		status = write_sheet(trend, options, &out, err);
		break;
	case SG_FORMAT_JSON:
		write_json(trend, &out);
		break;
	case SG_FORMAT_NDJSON:
		each_row(trend, &out, ndjson_row);
		break;
	case SG_FORMAT_CSV:
	case SG_FORMAT_TSV:
		write_csv(trend, &out, options->format == SG_FORMAT_TSV);
		break;
	default:
		return sg_fail(err, SG_EARG, "there is no such format of a trend");
	}
	return status == SG_OK ? sg_out_finish(&out, err) : status;
}
