/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include "report/digest.h"

enum {
	BAR_CELLS = 20,	    /* bars have one cell a posting up to so many, then scale */
	WIDTH_OF_BARS = 75, /* of the narrowest sheet that has room for them */
};

/* Where the columns of the gap table end; a column that does not fit is 0. */
struct grid {
	size_t required, preferred, bar, last;
};

static struct grid grid_of(const struct sg_sheet *sheet)
{
	size_t name = 28 + (sheet->width > 80 ? (sheet->width - 80) / 2 : 0);
	struct grid grid = { .required = name + 8, .preferred = name + 14 };

	if (sheet->width < WIDTH_OF_BARS) {
		grid.last = grid.preferred + 8;
		return grid;
	}
	grid.bar = grid.preferred + 3;
	grid.last = grid.bar + BAR_CELLS + 6;
	return grid;
}

static void write_headline(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	sg_str rest = sg_digest_opening(sheet);

	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_paragraph(sheet, 0,
			   sg_sheet_format(sheet, "Ready for %u of %u now. " SG_FMT,
					   (unsigned)report->verdicts[SG_READY],
					   (unsigned)report->counted, SG_ARG(rest)));
	sg_sheet_style(sheet, SG_STYLE_NONE);
}

/* The right-hand column of the verdict table. */
static sg_str total_line(struct sg_sheet *sheet, int line)
{
	const struct sg_report *report = sheet->report;

	switch (line) {
	case 0:
		return sg_sheet_format(sheet, "%u posting%s, %u compan%s", (unsigned)report->n_seen,
				       sg_label_s(report->n_seen), (unsigned)report->companies,
				       report->companies == 1 ? "y" : "ies");
	case 1:
		if (report->verdicts[SG_UNCLEAR] == 0)
			return (sg_str){ 0 };
		return sg_sheet_format(sheet, "%u unclear, see the end",
				       (unsigned)report->verdicts[SG_UNCLEAR]);
	case 2:
		/* Without a file there is only what --have says. */
		return sg_sheet_format(sheet, SG_FMT "%s%u held", SG_ARG(report->profile->label),
				       report->profile->label.len > 0 ? ": " : "",
				       (unsigned)report->held);
	default:
		return sg_sheet_format(sheet, "%u learning, %u avoided", (unsigned)report->learning,
				       (unsigned)report->avoided);
	}
}

/* On a narrow sheet the totals go below the verdicts. */
static void write_narrow_totals(struct sg_sheet *sheet)
{
	struct sg_flow flow = { .sheet = sheet };

	for (int i = 0; i < 4; i++) {
		sg_str total = total_line(sheet, i);

		if (total.ptr != NULL)
			sg_flow_add(&flow, total);
	}
	sg_sheet_end(sheet);
}

static void write_left_out(struct sg_sheet *sheet)
{
	uint32_t n = sheet->report->left_out;

	sg_sheet_paragraph(
		sheet, 0,
		sg_sheet_format(sheet,
				"%u postings. %u name%s fewer than two technologies and "
				"%s left out of the counts: --all to keep %s, --title to "
				"choose.",
				(unsigned)sheet->report->n_seen, (unsigned)n, n == 1 ? "s" : "",
				n == 1 ? "is" : "are", n == 1 ? "it" : "them"));
}

static void write_verdicts(struct sg_sheet *sheet)
{
	static const char *const meaning[] = { "every required skill met",
					       "one requirement not met", "at least half met",
					       "less than half met" };

	for (int i = 0; i < 4; i++) {
		enum sg_verdict verdict = (enum sg_verdict)(SG_READY + i);
		sg_str total = total_line(sheet, i);

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

static size_t rows_wanted(const struct sg_sheet *sheet)
{
	if (sheet->options->top > 0)
		return sheet->options->top;
	return sheet->report->profile != NULL ? 5 : 10;
}

/* "12 more: 9 required by one posting each, 3 only nice: --top 20" */
static void write_folded(struct sg_sheet *sheet, size_t shown)
{
	const struct sg_report *report = sheet->report;
	size_t seen = 0, required = 0, several = 0, nice = 0;
	sg_str text;

	for (size_t i = 0; i < report->n_gaps; i++) {
		const struct sg_gap *gap = &report->gaps[i];

		if (!sg_digest_in_table(sheet, gap) || seen++ < shown)
			continue;
		required += gap->required.n > 0;
		several += gap->required.n > 1;
		nice += gap->required.n == 0;
	}
	if (seen <= shown)
		return;
	if (report->profile == NULL) {
		sg_sheet_printf(sheet, "and %zu more: --top %zu, or --format csv for all",
				seen - shown, (seen + 9) / 10 * 10);
		sg_sheet_end(sheet);
		return;
	}
	text = sg_sheet_format(sheet, "%zu more:", seen - shown);
	if (required > 0)
		text = sg_sheet_format(sheet, SG_FMT " %zu required%s%s", SG_ARG(text), required,
				       several == 0 ? " by one posting each" : "",
				       nice > 0 ? "," : "");
	if (nice > 0)
		text = sg_sheet_format(sheet, SG_FMT " %zu only nice", SG_ARG(text), nice);
	sg_sheet_paragraph(
		sheet, 2,
		sg_sheet_format(sheet, SG_FMT ": --top %zu", SG_ARG(text), (seen + 9) / 10 * 10));
}

/* What learning does not change: years, and what the person avoids. */
static void write_unlearnable(struct sg_sheet *sheet)
{
	for (size_t i = 0; i < sheet->report->n_gaps; i++) {
		const struct sg_gap *gap = &sheet->report->gaps[i];

		if (gap->status != SG_SHORT || !sg_digest_decides(sheet, gap->class_))
			continue;
		sg_sheet_printf(sheet, "short on years");
		sg_sheet_pad(sheet, 17);
		sg_sheet_paragraph(
			sheet, 17,
			sg_sheet_format(sheet, SG_FMT ": %u posting%s ask%s %u+, you have " SG_FMT,
					SG_ARG(gap->name), (unsigned)sg_digest_asking(gap),
					sg_label_s(sg_digest_asking(gap)),
					sg_digest_asking(gap) == 1 ? "s" : "",
					(unsigned)gap->years_asked,
					SG_ARG(sg_label_months(sheet, gap->months_held))));
	}
	for (size_t i = 0; i < sheet->report->n_gaps; i++) {
		const struct sg_gap *gap = &sheet->report->gaps[i];

		if (!sg_digest_avoids(sheet->report->profile, gap->id))
			continue;
		sg_sheet_printf(sheet, "you avoid");
		sg_sheet_pad(sheet, 17);
		sg_sheet_text(sheet, gap->name, 30);
		sg_sheet_printf(
			sheet, gap->required.n > 0 ? ": required by %u" : ": asked by %u",
			(unsigned)(gap->required.n > 0 ? gap->required.n : sg_digest_asking(gap)));
		sg_sheet_end(sheet);
	}
}

static void write_gaps(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	struct grid grid = grid_of(sheet);
	size_t wanted = rows_wanted(sheet), shown = 0;

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
		sg_sheet_right(sheet, grid.last + 4,
			       grid.bar > 0 ? "of these, one of several" : "one of several");
	sg_sheet_end(sheet);
	for (size_t i = 0; i < report->n_gaps && shown < wanted; i++) {
		if (!sg_digest_in_table(sheet, &report->gaps[i]))
			continue;
		write_gap(sheet, &report->gaps[i], &grid);
		shown++;
	}
	if (shown == 0)
		sg_sheet_line(sheet, report->profile != NULL ? "nothing that could be learnt"
				     : sheet->report->count_practices
					     ? "no technology and no practice"
					     : "no technology");
	write_folded(sheet, shown);
	if (report->profile != NULL)
		write_unlearnable(sheet);
}

static void write_seen(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	uint32_t unclear = report->verdicts[SG_UNCLEAR];

	sg_sheet_paragraph(
		sheet, 0,
		sg_sheet_format(sheet, "%u postings, %u compan%s. %u readable, %u unclear%s.",
				(unsigned)report->n_seen, (unsigned)report->companies,
				report->companies == 1 ? "y" : "ies", (unsigned)report->counted,
				(unsigned)unclear, unclear > 0 ? " (see the end)" : ""));
}

void sg_text_many(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;

	if (report->left_out > 0) {
		write_left_out(sheet);
		sg_sheet_blank(sheet);
	}
	if (report->profile != NULL) {
		write_headline(sheet);
		sg_sheet_blank(sheet);
		write_verdicts(sheet);
	} else {
		write_seen(sheet);
		sg_sheet_line(sheet, "No profile yet, so this is what they ask for.");
	}
	write_gaps(sheet);
	if (report->profile != NULL)
		sg_text_postings(sheet);
	sg_text_end(sheet);
}
