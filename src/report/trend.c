/* SPDX-License-Identifier: MIT */
#include "report/news.h"

#include "report/label.h"
#include "report/table.h"

enum { WIDE = 80, USUAL_ROWS = 10, NAME_COLUMNS = 13 };

const char *sg_trend_call_name(enum sg_trend_call call)
{
	static const char *const names[] = { "none", "rising", "falling" };

	return names[call];
}

/* ---- text ----------------------------------------------------------------------- */

static bool is_gap(const struct sg_trend *trend, size_t month)
{
	return trend->of[month] < SG_TREND_LEAST;
}

/* One sign a month, the highest share of the row being the top of the scale: 1 is 100 %. */
static void write_line(struct sg_sheet *sheet, const struct sg_trend *trend,
		       const struct sg_trend_row *row)
{
	static const char *const signs[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	static const char *const digits[] = { "1", "2", "3", "4", "5", "6", "7", "8" };
	const char *const *scale = sheet->options->plain ? digits : signs;

	for (size_t i = 0; i < trend->n_months; i++) {
		size_t step = is_gap(trend, i) ? 0 : (size_t)row->months[i] * 8 / trend->of[i];

		sg_sheet_text(sheet, is_gap(trend, i) ? SG_STR(" ")
						      : sg_str_of(scale[step > 7 ? 7 : step]),
			      SG_SHEET_ALL);
	}
}

static unsigned percent(uint32_t n, uint32_t of)
{
	return of == 0 ? 0 : (unsigned)(((uint64_t)n * 200 + of) / of / 2);
}

static void write_row(struct sg_sheet *sheet, const struct sg_trend *trend,
		      const struct sg_trend_row *row)
{
	static const char *const calls[] = { "no clear change", "rising", "falling" };
	size_t at = NAME_COLUMNS + trend->n_months + 2;

	sg_sheet_text(sheet, row->name, NAME_COLUMNS - 1);
	sg_sheet_pad(sheet, NAME_COLUMNS);
	write_line(sheet, trend, row);
	sg_sheet_pad(sheet, at);
	if (trend->first < trend->n_months)
		sg_sheet_right(sheet, at + 5, "%3u %%", percent(row->first.n, row->first.of));
	sg_sheet_right(sheet, at + 15, "-> %3u %%", percent(row->now.n, row->now.of));
	sg_sheet_right(sheet, at + 29, "%u of %u", (unsigned)row->now.n, (unsigned)row->now.of);
	if (sheet->width >= WIDE)
		sg_sheet_right(sheet, at + 40, "%u", (unsigned)row->now.companies);
	if (sheet->width >= WIDE || row->call != SG_TREND_NONE)
		sg_sheet_printf(sheet, "  %s%s", sheet->width >= WIDE ? " " : "", calls[row->call]);
	sg_sheet_end(sheet);
}

static void write_heading(struct sg_sheet *sheet, const struct sg_trend *trend)
{
	size_t at = NAME_COLUMNS + trend->n_months + 2;
	const char *first = trend->first < trend->n_months ? trend->months[trend->first] : "";

	sg_sheet_paragraph(
		sheet, 0, SG_STR("Share of postings that ask for it (required or nice), by month"));
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_pad(sheet, NAME_COLUMNS);
	if (*first != '\0')
		sg_sheet_right(sheet, at + 5, "%s", first);
	sg_sheet_right(sheet, at + 13, "now");
	sg_sheet_right(sheet, at + 29, "n");
	if (sheet->width >= WIDE)
		sg_sheet_right(sheet, at + 40, "companies");
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_end(sheet);
}

static void write_notes(struct sg_sheet *sheet, const struct sg_trend *trend, size_t shown)
{
	sg_str left_out = SG_STR("");

	if (shown < trend->n_rows) {
		sg_sheet_printf(sheet, "and %zu more: --top %zu", trend->n_rows - shown,
				trend->n_rows);
		sg_sheet_end(sheet);
	}
	if (trend->left_out > 0)
		left_out = sg_sheet_format(sheet, " (%u left out)", (unsigned)trend->left_out);
	sg_sheet_paragraph(
		sheet, 0,
		sg_sheet_format(sheet,
				"Only the %u source%s read in every month" SG_FMT
				". \"rising\" and \"falling\" are outside what chance gives (95 %% "
				"for all rows together, by company). Months with fewer than %d "
				"postings are gaps.",
				(unsigned)trend->sources, sg_label_s(trend->sources),
				SG_ARG(left_out), SG_TREND_LEAST));
}

void sg_trend_text(struct sg_sheet *sheet, const struct sg_trend *trend)
{
	size_t top = sheet->options->top == 0 ? USUAL_ROWS : sheet->options->top;
	size_t shown = trend->n_rows < top ? trend->n_rows : top;

	write_heading(sheet, trend);
	for (size_t i = 0; i < shown; i++)
		write_row(sheet, trend, &trend->rows[i]);
	write_notes(sheet, trend, shown);
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
	sg_csv_row(out, cells, N_COLUMNS);
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

static void write_csv(const struct sg_trend *trend, struct sg_out *out)
{
	for (size_t i = 0; i < N_COLUMNS; i++)
		sg_out_printf(out, "%s%s", i == 0 ? "" : ",", columns[i]);
	sg_out_add(out, SG_STR("\r\n"));
	each_row(trend, out, csv_row);
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

static enum sg_status write_text(const struct sg_trend *trend,
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
	if (status == SG_OK)
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
		status = write_text(trend, options, &out, err);
		break;
	case SG_FORMAT_JSON:
		write_json(trend, &out);
		break;
	case SG_FORMAT_NDJSON:
		each_row(trend, &out, ndjson_row);
		break;
	case SG_FORMAT_CSV:
		write_csv(trend, &out);
		break;
	default:
		return sg_fail(err, SG_EARG, "there is no such format of a trend");
	}
	return status == SG_OK ? sg_out_finish(&out, err) : status;
}
