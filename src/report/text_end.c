/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include "report/digest.h"
#include "report/phrase.h"
#include "report/sources.h"

enum {
	MAX_SAID = 8,
	MAX_UNCLEAR = 20,
	UNCLEAR_COLUMN = 35,
	SOURCE_COLUMNS = 24,
	SOURCE_COLUMN = 28,
};

static void write_sayings(struct sg_sheet *sheet)
{
	struct sg_flow flow = { .sheet = sheet, .indent = 2 };
	size_t most = sheet->options->verbose ? SIZE_MAX : MAX_SAID, n;
	const struct sg_name *said = sg_rows_said(sheet, &n);

	if (n == 0)
		return;
	if (sheet->report->profile != NULL)
		sg_sheet_heading(sheet, "SAY IT IF IT IS TRUE",
				 "   asked practices that your profile does not name");
	else
		sg_sheet_heading(sheet, "PRACTICES", NULL);
	for (size_t i = 0; i < n && i < most; i++)
		sg_flow_add(&flow, sg_sheet_format(sheet, SG_FMT " %u", SG_ARG(said[i].name),
						   (unsigned)said[i].n));
	if (n > most)
		sg_flow_add(&flow, sg_sheet_format(sheet, "%zu more: --verbose", n - most));
	sg_sheet_end(sheet);
}

/* Facts that ask something, commonest first; single ones only where there is nothing else. */
static void write_facts(struct sg_sheet *sheet)
{
	struct sg_flow flow = { .sheet = sheet, .indent = 2 };
	size_t n;
	const struct sg_fact_count *facts = sg_digest_facts(sheet, &n);

	if (n == 0)
		return;
	sg_sheet_heading(sheet, "BESIDES SKILLS",
			 sheet->report->profile != NULL ? "         check these yourself" : NULL);
	for (size_t i = 0; i < n; i++)
		if (facts[i].n > 1 || facts[0].n == 1 || sheet->options->verbose)
			sg_flow_add(&flow, sg_digest_fact_label(sheet, &facts[i]));
	sg_sheet_end(sheet);
}

static void write_unclear(struct sg_sheet *sheet)
{
	size_t n, most;
	const struct sg_report_posting *const *list = sg_rows_of_verdict(sheet, SG_UNCLEAR, &n);

	if (list == NULL)
		return;
	most = sheet->options->verbose || sheet->report->chosen || n < MAX_UNCLEAR ? n
										   : MAX_UNCLEAR;
	sg_sheet_heading(sheet, "UNCLEAR", NULL);
	for (size_t i = 0; i < most; i++) {
		const struct sg_posting *about = sg_posting_about(list[i]);

		sg_sheet_printf(sheet, "  ");
		sg_sheet_link(sheet, about->url, sg_label_posting(sheet, about, UNCLEAR_COLUMN - 3),
			      UNCLEAR_COLUMN - 3);
		sg_sheet_pad(sheet, UNCLEAR_COLUMN);
		sg_sheet_paragraph(sheet, UNCLEAR_COLUMN, sg_phrase_unclear(sheet, list[i]));
		sg_text_address(sheet, about);
	}
	if (most < n) {
		sg_sheet_printf(sheet, "  and %zu more: --verdict unclear", n - most);
		sg_sheet_end(sheet);
	}
}

static void write_source(struct sg_sheet *sheet, sg_str name, sg_str text)
{
	sg_sheet_printf(sheet, "  ");
	sg_sheet_text(sheet, name, SOURCE_COLUMNS);
	sg_sheet_pad(sheet, SOURCE_COLUMN);
	sg_sheet_paragraph(sheet, SOURCE_COLUMN, text);
}

void sg_text_sources(struct sg_sheet *sheet, bool pile)
{
	size_t more;

	if (sheet->whole->n_sources == 0 && (!pile || sheet->whole->n_postings == 0))
		return;
	sg_sheet_heading(sheet, "SOURCES", NULL);
	more = sg_sources_tell(sheet, pile, sheet->options->verbose, write_source);
	if (more > 0) {
		sg_sheet_printf(sheet, "  and %zu more: --verbose", more);
		sg_sheet_end(sheet);
	}
}

void sg_text_end(struct sg_sheet *sheet)
{
	sg_sheet_blank(sheet);
	write_sayings(sheet);
	write_facts(sheet);
	write_unclear(sheet);
	sg_text_sources(sheet, true);
}
