/* SPDX-License-Identifier: MIT */
#include "report/markdown.h"
#include "report/report.h"
#include "report/rubric_words.h"

static void add(struct sg_sheet *sheet, const char *text)
{
	sg_out_add(sheet->out, sg_str_of(text));
}

static void write_list(struct sg_sheet *sheet, const char *what, const sg_str *at, size_t n)
{
	if (n == 0)
		return;
	sg_out_printf(sheet->out, "\n%s:\n\n", what);
	for (size_t i = 0; i < n; i++)
		sg_markdown_item(sheet, NULL, at[i]);
}

static void write_area(struct sg_sheet *sheet, const struct sg_rubric_area *area)
{
	add(sheet, "\n## ");
	sg_mark_text(sheet->out, sg_label_capital(sheet, area->title));
	add(sheet, "\n\n");
	if (sheet->report->rubric->postings > 1) {
		sg_mark_text(sheet->out,
			     sg_label_capital(sheet, sg_rubric_askers(sheet, area)));
		add(sheet, area->n_quotes > 0 ? ":\n\n" : ".\n");
	}
	for (size_t i = 0; i < area->n_quotes; i++)
		sg_markdown_quote(sheet, area->quotes[i].quote,
				  sheet->report->rubric->postings > 1 ? area->quotes[i].posting
								      : NULL,
				  area->quotes[i].strength == SG_STRENGTH_REQUIRED ? NULL : "nice");
	add(sheet, "\n**Task**: ");
	sg_mark_text(sheet->out, area->task);
	add(sheet, "\n");
	write_list(sheet, "Strong answers", area->strong, area->n_strong);
	write_list(sheet, "Weak answers", area->weak, area->n_weak);
	if (sheet->report->profile == NULL)
		return;
	add(sheet, "\nYou: ");
	sg_mark_text(sheet->out, sg_rubric_standing(sheet, area));
	add(sheet, "\n");
}

enum sg_status sg_rubric_markdown(const struct sg_report *report,
				  const struct sg_report_options *options, struct sg_arena *arena,
				  struct sg_out *out, struct sg_error *err)
{
	struct sg_sheet sheet;
	enum sg_status status = sg_sheet_init(&sheet, report, options, arena, out, err);

	if (status != SG_OK)
		return status;
	add(&sheet, "# What to be able to show\n");
	sg_markdown_sentence(&sheet, sg_rubric_headline(&sheet));
	for (size_t i = 0; i < report->rubric->n_areas; i++)
		write_area(&sheet, &report->rubric->areas[i]);
	sg_markdown_end(&sheet);
	return sg_sheet_failed(&sheet) ? sg_no_memory(err) : SG_OK;
}
