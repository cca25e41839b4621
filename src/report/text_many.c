/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include "report/digest.h"
#include "report/phrase.h"

enum { BAR_CELLS = 20 }; /* bars have one cell a posting up to so many, then scale */

/* Where the columns of the gap table end; a column that does not fit is 0. */
struct grid {
	size_t required, preferred, bar, last;
};

static struct grid grid_of(const struct sg_sheet *sheet)
{
	size_t name = 28 + (sheet->width > 80 ? (sheet->width - 80) / 2 : 0);
	struct grid grid = { .required = name + 8, .preferred = name + 14 };

	if (sheet->width < SG_TEXT_WIDTH_OF_BARS) {
		grid.last = grid.preferred + 8;
		return grid;
	}
	grid.bar = grid.preferred + 3;
	grid.last = grid.bar + BAR_CELLS + 6;
	return grid;
}

/* On a narrow sheet the totals go below the verdicts. */
static void write_narrow_totals(struct sg_sheet *sheet)
{
	struct sg_flow flow = { .sheet = sheet };

	for (int i = 0; i < 4; i++) {
		sg_str total = sg_phrase_total(sheet, i);

		if (total.ptr != NULL)
			sg_flow_add(&flow, total);
	}
	sg_sheet_end(sheet);
}

static void write_verdicts(struct sg_sheet *sheet)
{
	static const char *const meaning[] = { "every required skill met",
					       "one requirement not met", "at least half met",
					       "less than half met" };

	for (int i = 0; i < 4; i++) {
		enum sg_verdict verdict = (enum sg_verdict)(SG_READY + i);
		sg_str total = sg_phrase_total(sheet, i);

		sg_sheet_right(sheet, 4, "%u", (unsigned)sheet->report->verdicts[verdict]);
		sg_sheet_pad(sheet, 6);
		sg_sheet_style(sheet, SG_STYLE_HEAD);
		sg_sheet_printf(sheet, "%s", sg_label_verdict(verdict, false));
		sg_sheet_style(sheet, SG_STYLE_NONE);
		sg_sheet_pad(sheet, 17);
		sg_sheet_printf(sheet, "%s", meaning[i]);
		if (total.ptr != NULL && sheet->width >= 74) {
			sg_sheet_pad(sheet, 48);
			sg_sheet_text(sheet, total, sheet->width - 48);
		}
		sg_sheet_end(sheet);
	}
	if (sheet->width < 74)
		write_narrow_totals(sheet);
}

static size_t cells_of(const struct sg_sheet *sheet, uint32_t n)
{
	uint32_t counted = sheet->report->counted;

	if (counted <= BAR_CELLS || n == 0)
		return n;
	return ((size_t)n * BAR_CELLS + counted - 1) / counted;
}

static void write_bar(struct sg_sheet *sheet, const struct sg_gap *gap, size_t column)
{
	size_t full = cells_of(sheet, gap->required.n);
	size_t half = cells_of(sheet, gap->preferred.n);

	sg_sheet_pad(sheet, column);
	for (size_t i = 0; i < full && i < BAR_CELLS; i++)
		sg_sheet_text(sheet, SG_STR("█"), 1);
	for (size_t i = 0; i < half && full + i < BAR_CELLS; i++)
		sg_sheet_text(sheet, SG_STR("▒"), 1);
}

static void write_gap(struct sg_sheet *sheet, const struct sg_gap *gap, const struct grid *grid)
{
	bool said = gap->status == SG_LEARNING || gap->status == SG_NEAR;
	size_t status = grid->required - 8 - 11; /* column of the status word */
	size_t max = said ? status - 1 : grid->required - 9;

	sg_sheet_text(sheet, sg_digest_gap_label(sheet, gap, max), max);
	if (said) {
		sg_sheet_pad(sheet, status);
		sg_sheet_style(sheet, SG_STYLE_FAIR);
		sg_sheet_printf(sheet, "%s", sg_met_name(gap->status));
		sg_sheet_style(sheet, SG_STYLE_NONE);
	}
	sg_sheet_right(sheet, grid->required, "%u", (unsigned)gap->required.n);
	sg_sheet_right(sheet, grid->preferred, "%u", (unsigned)gap->preferred.n);
	if (grid->bar > 0)
		write_bar(sheet, gap, grid->bar);
	if (sheet->report->profile != NULL)
		sg_sheet_right(sheet, grid->last, "%u", (unsigned)gap->opens);
	else if (gap->one_of > 0)
		sg_sheet_right(sheet, grid->last, "%u", (unsigned)gap->one_of);
	if (sheet->options->verbose && sheet->width >= grid->last + 10)
		sg_sheet_right(sheet, grid->last + 10, "%.0f-%.0f %%", gap->required.low * 100,
			       gap->required.high * 100);
	sg_sheet_end(sheet);
}

/* What learning does not change: years, and what the person avoids. */
static void write_unlearnable(struct sg_sheet *sheet)
{
	for (size_t i = 0; i < sheet->report->n_gaps; i++) {
		const struct sg_gap *gap = &sheet->report->gaps[i];

		if (gap->status != SG_SHORT || !sg_rows_decides(sheet, gap->class_))
			continue;
		sg_sheet_printf(sheet, "short on years");
		sg_sheet_pad(sheet, 17);
		sg_sheet_paragraph(sheet, 17, sg_phrase_short(sheet, gap));
	}
	for (size_t i = 0; i < sheet->report->n_gaps; i++) {
		const struct sg_gap *gap = &sheet->report->gaps[i];
		uint32_t n = gap->required.n > 0 ? gap->required.n : sg_rows_asking(gap);

		if (!sg_rows_avoided(sheet, gap->id))
			continue;
		sg_sheet_printf(sheet, "you avoid");
		sg_sheet_pad(sheet, 17);
		sg_sheet_text(sheet, gap->name, 30);
		sg_sheet_printf(sheet, gap->required.n > 0 ? ": required by %u" : ": asked by %u",
				(unsigned)n);
		sg_sheet_end(sheet);
	}
}

static void write_gaps(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	struct grid grid = grid_of(sheet);
	size_t wanted = sg_rows_wanted(sheet), shown = 0;
	sg_str folded;

	sg_sheet_blank(sheet);
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	if (report->profile != NULL)
		sg_sheet_printf(sheet, "WHAT IS MISSING");
	else
		sg_sheet_printf(sheet, "ASKED BY %u", (unsigned)report->counted);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_right(sheet, grid.required, "required");
	sg_sheet_right(sheet, grid.preferred, "nice");
	if (report->profile != NULL)
		sg_sheet_right(sheet, grid.last, "opens");
	else
		sg_sheet_right(sheet, grid.last,
			       grid.bar > 0 ? "of these, one of several" : "one of several");
	sg_sheet_end(sheet);
	for (size_t i = 0; i < report->n_gaps && shown < wanted; i++) {
		if (!sg_rows_in_table(sheet, &report->gaps[i]))
			continue;
		write_gap(sheet, &report->gaps[i], &grid);
		shown++;
	}
	if (shown == 0)
		sg_sheet_line(sheet, report->profile != NULL ? "nothing that could be learnt"
				     : sheet->report->count_practices
					     ? "no technology and no practice"
					     : "no technology");
	folded = sg_phrase_folded(sheet, shown);
	if (folded.ptr != NULL)
		sg_sheet_paragraph(sheet, 2, folded);
	if (report->profile != NULL)
		write_unlearnable(sheet);
}

static void write_sentence(struct sg_sheet *sheet, sg_str sentence, enum sg_style style)
{
	if (sentence.ptr == NULL)
		return;
	if (style != SG_STYLE_NONE)
		sg_sheet_style(sheet, style);
	sg_sheet_paragraph(sheet, 0, sentence);
	if (style != SG_STYLE_NONE)
		sg_sheet_style(sheet, SG_STYLE_NONE);
}

void sg_text_many(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	bool compared = report->profile != NULL;
	sg_str left_out = sg_phrase_left_out(sheet);

	write_sentence(sheet, left_out, SG_STYLE_NONE);
	if (left_out.ptr != NULL)
		sg_sheet_blank(sheet);
	if (compared) {
		write_sentence(sheet, sg_phrase_headline(sheet), SG_STYLE_HEAD);
		sg_sheet_blank(sheet);
		write_verdicts(sheet);
	} else {
		write_sentence(sheet, sg_phrase_seen(sheet), SG_STYLE_NONE);
		sg_sheet_line(sheet, "No profile yet, so this is what they ask for.");
	}
	write_sentence(sheet, sg_phrase_shown(sheet), SG_STYLE_NONE);
	write_gaps(sheet);
	if (compared)
		sg_text_postings(sheet);
	sg_text_end(sheet);
}
