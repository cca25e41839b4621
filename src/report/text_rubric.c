/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "report/report.h"
#include "report/rubric_words.h"
#include "report/text.h"

enum {
	WORD = 10,  /* column of what stands beside "task", "strong" */
	QUOTE = 24, /* column of the quotes of a single posting */
};

/* Headings of ours are in capitals; letters that are not ASCII stay. */
static sg_str capitals(struct sg_sheet *sheet, sg_str text)
{
	struct sg_buf out = { .arena = sheet->arena };

	for (size_t i = 0; i < text.len; i++)
		sg_buf_add_char(&out, sg_is_lower(text.ptr[i]) ? (char)(text.ptr[i] - 'a' + 'A')
							       : text.ptr[i]);
	return sg_sheet_take(sheet, &out);
}

static void write_beside(struct sg_sheet *sheet, const char *word, sg_str text)
{
	sg_sheet_pad(sheet, 2);
	sg_sheet_printf(sheet, "%s", word);
	sg_sheet_pad(sheet, WORD);
	sg_sheet_paragraph(sheet, WORD, text);
}

static sg_str joined(struct sg_sheet *sheet, const sg_str *at, size_t n)
{
	struct sg_buf text = { .arena = sheet->arena };

	for (size_t i = 0; i < n; i++) {
		sg_buf_add(&text, sg_str_of(i == 0 ? "" : "; "));
		sg_buf_add(&text, at[i]);
	}
	return sg_sheet_take(sheet, &text);
}

static void write_quote(struct sg_sheet *sheet, const struct sg_rubric_quote *quote, sg_str company)
{
	bool nice = quote->strength != SG_STRENGTH_REQUIRED;
	size_t room = sheet->width - sheet->columns - (nice ? 7 : 0);
	size_t columns = sg_utf8_columns(company);

	columns = columns < room / 3 ? columns : room / 3;
	sg_sheet_quote(sheet, quote->quote, columns > 0 ? room - columns - 2 : room);
	if (nice)
		sg_sheet_printf(sheet, " (nice)");
	if (columns > 0) {
		sg_sheet_printf(sheet, "  ");
		sg_sheet_text(sheet, company, columns);
	}
	sg_sheet_end(sheet);
}

/* One posting: its lines beside the area. */
static void write_lines(struct sg_sheet *sheet, const struct sg_rubric_area *area)
{
	for (size_t i = 0; i < area->n_quotes; i++) {
		if (i == 0 && sheet->columns + 2 > QUOTE)
			sg_sheet_end(sheet);
		sg_sheet_pad(sheet, QUOTE);
		write_quote(sheet, &area->quotes[i], (sg_str){ 0 });
	}
	if (area->n_quotes == 0)
		sg_sheet_end(sheet);
}

/* Many: how many ask, and a line of some of them. */
static void write_askers(struct sg_sheet *sheet, const struct sg_rubric_area *area)
{
	size_t n = sheet->options->verbose || area->n_quotes < 2 ? area->n_quotes : 2;

	sg_sheet_pad(sheet, QUOTE);
	sg_sheet_text(sheet, sg_rubric_askers(sheet, area), SG_SHEET_ALL);
	sg_sheet_end(sheet);
	for (size_t i = 0; i < n; i++) {
		sg_sheet_pad(sheet, 2);
		write_quote(sheet, &area->quotes[i], area->quotes[i].posting->company);
	}
}

static void write_area(struct sg_sheet *sheet, const struct sg_rubric_area *area)
{
	const struct sg_rubric *rubric = sheet->report->rubric;

	sg_sheet_blank(sheet);
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_text(sheet, capitals(sheet, area->title), sheet->width - 20);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	if (rubric->postings == 1)
		write_lines(sheet, area);
	else
		write_askers(sheet, area);
	write_beside(sheet, "task", area->task);
	write_beside(sheet, "strong", joined(sheet, area->strong, area->n_strong));
	write_beside(sheet, "weak", joined(sheet, area->weak, area->n_weak));
	if (sheet->report->profile != NULL)
		write_beside(sheet, "you", sg_rubric_standing(sheet, area));
}

static void write_plain(struct sg_sheet *sheet, const struct sg_rubric_area *area)
{
	sg_str title = area->title;

	sg_sheet_text(sheet,
		      sg_sheet_format(sheet, "area; " SG_FMT "; required by %u; nice for %u",
				      SG_ARG(title), (unsigned)area->required,
				      (unsigned)area->preferred),
		      SG_SHEET_ALL);
	sg_sheet_end(sheet);
	for (size_t i = 0; i < area->n_quotes; i++) {
		sg_sheet_printf(sheet, "quote; ");
		sg_sheet_text(sheet, area->quotes[i].quote, SG_SHEET_ALL);
		sg_sheet_printf(sheet, "; ");
		sg_sheet_text(sheet, area->quotes[i].posting->company, SG_SHEET_ALL);
		sg_sheet_end(sheet);
	}
	sg_sheet_printf(sheet, "task; ");
	sg_sheet_text(sheet, area->task, SG_SHEET_ALL);
	sg_sheet_end(sheet);
	for (size_t i = 0; i < area->n_strong + area->n_weak; i++) {
		sg_sheet_printf(sheet, i < area->n_strong ? "strong; " : "weak; ");
		sg_sheet_text(sheet,
			      i < area->n_strong ? area->strong[i] : area->weak[i - area->n_strong],
			      SG_SHEET_ALL);
		sg_sheet_end(sheet);
	}
	if (sheet->report->profile == NULL)
		return;
	sg_sheet_printf(sheet, "you; ");
	sg_sheet_text(sheet, sg_rubric_standing(sheet, area), SG_SHEET_ALL);
	sg_sheet_end(sheet);
}

enum sg_status sg_rubric_text(const struct sg_report *report,
			      const struct sg_report_options *options, struct sg_arena *arena,
			      struct sg_out *out, struct sg_error *err)
{
	const struct sg_rubric *rubric = report->rubric;
	struct sg_sheet sheet;
	enum sg_status status = sg_sheet_init(&sheet, report, options, arena, out, err);

	if (status != SG_OK)
		return status;
	if (!options->plain)
		sg_sheet_paragraph(&sheet, 0, sg_rubric_headline(&sheet));
	for (size_t i = 0; i < rubric->n_areas; i++) {
		if (options->plain)
			write_plain(&sheet, &rubric->areas[i]);
		else
			write_area(&sheet, &rubric->areas[i]);
	}
	return sg_sheet_failed(&sheet) ? sg_no_memory(err) : SG_OK;
}
