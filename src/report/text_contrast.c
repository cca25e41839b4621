/* SPDX-License-Identifier: MIT */
#include <assert.h>

#include "base/utf8.h"
#include "report/beside_words.h"
#include "report/text.h"

enum {
	NAME = 24,   /* columns of the name; on a narrow sheet less */
	NARROW = 18,
	DIFFER = 16, /* of the last column */
	LEAST = 13,  /* of a group */
	MOST = 24,
	ROWS = 10,
	NAMED = 3, /* groups named of those without a column */
};

/* How the groups stand on the sheet. */
struct grid {
	size_t name, column; /* their widths */
	size_t n;	     /* groups that have a column */
	bool differ;
};

static struct grid grid_of(const struct sg_sheet *sheet, const struct sg_contrast *contrast)
{
	struct grid grid = { .name = sheet->width < 80 ? NARROW : NAME,
			     .differ = contrast->n_groups > 1 };
	size_t room = sheet->width - grid.name - (grid.differ ? DIFFER : 0);

	grid.n = room / LEAST < contrast->n_groups ? room / LEAST : contrast->n_groups;
	assert(grid.n > 0); /* no sheet is too narrow for one, and there are groups */
	grid.column = room / grid.n < MOST ? room / grid.n : MOST;
	return grid;
}

static size_t digits_of(uint32_t n)
{
	size_t digits = 1;

	for (; n > 9; n /= 10)
		digits++;
	return digits;
}

/* "Go specialist 7", the name cut where the column is too narrow. */
static void write_header(struct sg_sheet *sheet, const struct sg_contrast *contrast,
			 const struct grid *grid)
{
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	for (size_t i = 0; i < grid->n; i++) {
		const struct sg_group *group = &contrast->groups[i];

		sg_sheet_pad(sheet, grid->name + i * grid->column);
		sg_sheet_text(sheet, group->name, grid->column - 2 - digits_of(group->n));
		sg_sheet_printf(sheet, " %u", (unsigned)group->n);
	}
	if (grid->differ) {
		sg_sheet_pad(sheet, grid->name + grid->n * grid->column);
		sg_sheet_printf(sheet, "differ?");
	}
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_end(sheet);
}

static void write_row(struct sg_sheet *sheet, const struct sg_contrast_row *row,
		      const struct grid *grid)
{
	sg_sheet_text(sheet, row->name, grid->name - 1);
	for (size_t i = 0; i < grid->n; i++) {
		sg_sheet_pad(sheet, grid->name + i * grid->column);
		sg_sheet_printf(sheet, "%u", (unsigned)row->asked[i].n);
	}
	if (grid->differ) {
		sg_sheet_pad(sheet, grid->name + grid->n * grid->column);
		sg_sheet_style(sheet, row->differ == SG_DIFFER_YES ? SG_STYLE_HEAD : SG_STYLE_NONE);
		sg_sheet_printf(sheet, "%s", sg_beside_differ(row->differ));
		sg_sheet_style(sheet, SG_STYLE_NONE);
	}
	sg_sheet_end(sheet);
}

static void write_sentence(struct sg_sheet *sheet, sg_str sentence)
{
	if (sentence.len > 0)
		sg_sheet_paragraph(sheet, 0, sentence);
}

void sg_text_uncounted(struct sg_sheet *sheet)
{
	write_sentence(sheet, sg_beside_uncounted(sheet));
}

/* Groups that have no column here, and those that none was made for. */
static void write_left_out(struct sg_sheet *sheet, const struct sg_contrast *contrast,
			   const struct grid *grid)
{
	size_t more = contrast->n_groups - grid->n;
	sg_str text = SG_STR("Not shown:");

	for (size_t i = 0; i < more && i < NAMED; i++) {
		const struct sg_group *group = &contrast->groups[grid->n + i];

		text = sg_sheet_format(sheet, SG_FMT "%s " SG_FMT " %u", SG_ARG(text),
				       i == 0 ? "" : ",", SG_ARG(group->name), (unsigned)group->n);
	}
	if (more > NAMED)
		text = sg_sheet_format(sheet, SG_FMT " and %zu more", SG_ARG(text), more - NAMED);
	if (more > 0)
		sg_sheet_paragraph(
			sheet, 0,
			sg_sheet_format(sheet, SG_FMT ": --format csv has all.", SG_ARG(text)));
	write_sentence(sheet, sg_beside_further(sheet));
}

static void write_rows(struct sg_sheet *sheet, const struct sg_contrast *contrast,
		       const struct grid *grid)
{
	size_t wanted = sheet->options->top > 0 ? sheet->options->top : ROWS, shown = 0;

	for (; shown < contrast->n_rows && shown < wanted; shown++)
		write_row(sheet, &contrast->rows[shown], grid);
	if (shown == 0)
		sg_sheet_line(sheet, sheet->report->count_practices
					     ? "no technology and no practice is asked"
					     : "no technology is asked");
	if (shown < contrast->n_rows) {
		sg_sheet_printf(sheet, "and %zu more: --top %zu, or --format csv for all",
				contrast->n_rows - shown, (contrast->n_rows + 9) / 10 * 10);
		sg_sheet_end(sheet);
	}
}

static void write_meaning(struct sg_sheet *sheet, const struct sg_contrast *contrast,
			  const struct grid *grid)
{
	sg_str meaning = sg_beside_meaning(sheet);

	if (grid->n < contrast->n_groups)
		meaning = sg_sheet_format(sheet, SG_FMT " \"differ?\" is of all %zu groups.",
					  SG_ARG(meaning), contrast->n_groups);
	write_sentence(sheet, meaning);
}

void sg_text_contrast(struct sg_sheet *sheet)
{
	const struct sg_contrast *contrast = sheet->report->contrast;
	struct grid grid;

	if (contrast->n_groups == 0) {
		sg_sheet_line(sheet, "No posting is in any group, so there is nothing to compare.");
		write_sentence(sheet, sg_beside_in_none(sheet));
		sg_text_uncounted(sheet);
		sg_text_sources(sheet, true);
		return;
	}
	grid = grid_of(sheet, contrast);
	write_header(sheet, contrast, &grid);
	write_rows(sheet, contrast, &grid);
	sg_sheet_blank(sheet);
	write_left_out(sheet, contrast, &grid);
	write_sentence(sheet, sg_beside_in_none(sheet));
	sg_text_uncounted(sheet);
	if (grid.differ && contrast->n_rows > 0)
		write_meaning(sheet, contrast, &grid);
	sg_text_sources(sheet, true);
}
