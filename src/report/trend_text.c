/* SPDX-License-Identifier: MIT */
/* Demand over time for people: what all its formats say, and its text. */
#include "report/label.h"
#include "report/news.h"

enum { WIDE = 80, USUAL_ROWS = 10, NAME_COLUMNS = 13 };

size_t sg_trend_shown(const struct sg_sheet *sheet, const struct sg_trend *trend)
{
	size_t top = sheet->options->top == 0 ? USUAL_ROWS : sheet->options->top;

	return trend->n_rows < top ? trend->n_rows : top;
}

const char *sg_trend_call_words(enum sg_trend_call call)
{
	return call == SG_TREND_NONE ? "no clear change" : sg_trend_call_name(call);
}

bool sg_trend_is_gap(const struct sg_trend *trend, size_t month)
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
		bool gap = sg_trend_is_gap(trend, i);
		size_t step = gap ? 0 : (size_t)row->months[i] * 8 / trend->of[i];

		sg_sheet_text(sheet, gap ? SG_STR(" ") : sg_str_of(scale[step > 7 ? 7 : step]),
			      SG_SHEET_ALL);
	}
}

unsigned sg_trend_percent(uint32_t n, uint32_t of)
{
	return of == 0 ? 0 : (unsigned)(((uint64_t)n * 200 + of) / of / 2);
}

static void write_row(struct sg_sheet *sheet, const struct sg_trend *trend,
		      const struct sg_trend_row *row)
{
	size_t at = NAME_COLUMNS + trend->n_months + 2;

	sg_sheet_text(sheet, row->name, NAME_COLUMNS - 1);
	sg_sheet_pad(sheet, NAME_COLUMNS);
	write_line(sheet, trend, row);
	sg_sheet_pad(sheet, at);
	if (trend->first < trend->n_months)
		sg_sheet_right(sheet, at + 5, "%3u %%",
			       sg_trend_percent(row->first.n, row->first.of));
	sg_sheet_right(sheet, at + 15, "-> %3u %%", sg_trend_percent(row->now.n, row->now.of));
	sg_sheet_right(sheet, at + 29, "%u of %u", (unsigned)row->now.n, (unsigned)row->now.of);
	if (sheet->width >= WIDE)
		sg_sheet_right(sheet, at + 40, "%u", (unsigned)row->now.companies);
	if (sheet->width >= WIDE || row->call != SG_TREND_NONE)
		sg_sheet_printf(sheet, "  %s%s", sheet->width >= WIDE ? " " : "",
				sg_trend_call_words(row->call));
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

sg_str sg_trend_note(struct sg_sheet *sheet, const struct sg_trend *trend)
{
	sg_str left_out = SG_STR("");

	if (trend->left_out > 0)
		left_out = sg_sheet_format(sheet, " (%u left out)", (unsigned)trend->left_out);
	return sg_sheet_format(sheet,
			       "Only the %u source%s read in every month" SG_FMT
			       ". \"rising\" and \"falling\" are outside what chance gives (95 %% "
			       "for all rows together, by company). Months with fewer than %d "
			       "postings are gaps.",
			       (unsigned)trend->sources, sg_label_s(trend->sources),
			       SG_ARG(left_out), SG_TREND_LEAST);
}

void sg_trend_text(struct sg_sheet *sheet, const struct sg_trend *trend)
{
	size_t shown = sg_trend_shown(sheet, trend);

	write_heading(sheet, trend);
	for (size_t i = 0; i < shown; i++)
		write_row(sheet, trend, &trend->rows[i]);
	if (shown < trend->n_rows) {
		sg_sheet_printf(sheet, "and %zu more: --top %zu", trend->n_rows - shown,
				trend->n_rows);
		sg_sheet_end(sheet);
	}
	sg_sheet_paragraph(sheet, 0, sg_trend_note(sheet, trend));
}
