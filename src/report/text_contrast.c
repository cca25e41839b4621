/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include <skillgap/contrast.h>

#include "base/utf8.h"

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
	static const char *const says[SG_N_DIFFERS] = { "", "yes", "no", "too few to say" };

	sg_sheet_text(sheet, row->name, grid->name - 1);
	for (size_t i = 0; i < grid->n; i++) {
		sg_sheet_pad(sheet, grid->name + i * grid->column);
		sg_sheet_printf(sheet, "%u", (unsigned)row->asked[i].n);
	}
	if (grid->differ) {
		sg_sheet_pad(sheet, grid->name + grid->n * grid->column);
		sg_sheet_style(sheet, row->differ == SG_DIFFER_YES ? SG_STYLE_HEAD : SG_STYLE_NONE);
		sg_sheet_printf(sheet, "%s", says[row->differ]);
		sg_sheet_style(sheet, SG_STYLE_NONE);
	}
	sg_sheet_end(sheet);
}

/* "2 postings are neither." */
static void write_in_none(struct sg_sheet *sheet, const struct sg_contrast *contrast)
{
	static const char *const what[SG_N_BYS] = { "group", "source", "company",
						    "role",  "title",  "place" };
	unsigned n = contrast->in_none;

	if (n == 0)
		return;
	if (contrast->by == SG_BY_ROLE)
		sg_sheet_printf(sheet, "%u posting%s %s %s.", n, sg_label_s(n),
				n == 1 ? "is" : "are",
				contrast->n_groups == 2 ? "neither" : "none of these");
	else
		sg_sheet_printf(sheet, "%u posting%s name%s no %s.", n, sg_label_s(n),
				n == 1 ? "s" : "", what[contrast->by]);
	sg_sheet_end(sheet);
}

void sg_text_uncounted(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	unsigned unclear = report->n_seen - report->counted - report->left_out;
	unsigned left_out = report->left_out;

	if (unclear > 0)
		sg_sheet_printf(sheet, "%u posting%s unclear and not counted.", unclear,
				unclear == 1 ? " is" : "s are");
	if (left_out > 0)
		sg_sheet_printf(sheet, "%s%u left out of the counts: --all to keep %s.",
				unclear > 0 ? " " : "", left_out, left_out == 1 ? "it" : "them");
	if (unclear + left_out > 0)
		sg_sheet_end(sheet);
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
	if (contrast->further_groups > 0)
		sg_sheet_paragraph(
			sheet, 0,
			sg_sheet_format(sheet,
					"%u more groups with %u posting%s are not compared: at "
					"most %d are.",
					(unsigned)contrast->further_groups,
					(unsigned)contrast->further,
					sg_label_s(contrast->further), SG_CONTRAST_MAX_GROUPS));
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
	sg_str all = SG_STR("");

	if (grid->n < contrast->n_groups)
		all = sg_sheet_format(sheet, " \"differ?\" is of all %zu groups.",
				      contrast->n_groups);
	sg_sheet_paragraph(sheet, 0,
			   sg_sheet_format(sheet,
					   "\"yes\": outside what chance gives, 95 %% for all rows "
					   "together; \"no\": within 25 points of each other." SG_FMT,
					   SG_ARG(all)));
}

void sg_text_contrast(struct sg_sheet *sheet)
{
	const struct sg_contrast *contrast = sheet->report->contrast;
	struct grid grid;

	if (contrast->n_groups == 0) {
		sg_sheet_line(sheet, "No posting is in any group, so there is nothing to compare.");
		write_in_none(sheet, contrast);
		sg_text_uncounted(sheet);
		sg_text_sources(sheet, true);
		return;
	}
	grid = grid_of(sheet, contrast);
	write_header(sheet, contrast, &grid);
	write_rows(sheet, contrast, &grid);
	sg_sheet_blank(sheet);
	write_left_out(sheet, contrast, &grid);
	write_in_none(sheet, contrast);
	sg_text_uncounted(sheet);
	if (grid.differ && contrast->n_rows > 0)
		write_meaning(sheet, contrast, &grid);
	sg_text_sources(sheet, true);
}
