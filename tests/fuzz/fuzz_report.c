/* SPDX-License-Identifier: MIT */
/*
 * Findings, a profile and sources made of the input, in every format: whatever they hold, each
 * output is what its readers may trust.
 */
#include "fuzz/fuzz.h"

#include <skillgap/contrast.h>
#include <skillgap/history.h>
#include <skillgap/rubric.h>
#include <skillgap/team.h>
#include <skillgap/view.h>

#include "base/json.h"
#include "base/utf8.h"
#include "fuzz/output.h"
#include "fuzz/pick.h"

enum { MOST_FINDINGS = 6 };

typedef enum sg_status (*write_fn)(const struct sg_report *report,
				   const struct sg_report_options *options, sg_sink_fn sink,
				   void *user, struct sg_error *err);

static void must_be_one_json(sg_str text)
{
	struct sg_json *root = NULL;

	MUST(sg_utf8_valid(text) && sg_json_parse(text, &root, NULL) == SG_OK);
	sg_json_free(root);
}

static void must_be_as(sg_str text, const struct sg_report_options *options)
{
	switch (options->format) {
	case SG_FORMAT_TEXT:
		output_must_be_terminal(text, options->colour || options->links);
		break;
	case SG_FORMAT_JSON:
		must_be_one_json(text);
		break;
	case SG_FORMAT_NDJSON:
		fuzz_must_be_json(text);
		break;
	case SG_FORMAT_CSV:
	case SG_FORMAT_TSV:
		output_must_be_table(text, options->format == SG_FORMAT_TSV);
		break;
	case SG_FORMAT_MARKDOWN:
		output_must_be_markdown(text);
		break;
	case SG_FORMAT_HTML:
		output_must_be_page(text);
		break;
	case SG_FORMAT_ATOM:
		output_must_be_xml(text);
		break;
	}
}

static void write_as(struct fuzz *fuzz, write_fn write, const struct sg_report *report,
		     const struct sg_report_options *options)
{
	struct sg_error err = { 0 };
	size_t start = fuzz->out.len;

	if (write(report, options, fuzz_keep, fuzz, &err) == SG_EARG)
		return; /* not every format is one of plans and rubrics */
	MUST(err.status == SG_OK);
	must_be_as(sg_str_sub(sg_buf_str(&fuzz->out), start, fuzz->out.len), options);
}

/* Text in every manner, every format once, and tables of the format that `which` says. */
static void write_all(struct fuzz *fuzz, write_fn write, const struct sg_report *report,
		      unsigned which)
{
	const struct sg_report_options texts[] = {
		{ .width = (uint16_t)(60 + which % 141), .verbose = true, .urls = true },
		{ .plain = true },
		{ .colour = true, .links = true, .top = 3 },
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		write_as(fuzz, write, report, &texts[i]);
	for (int format = SG_FORMAT_JSON; format < SG_N_FORMATS; format++) {
		struct sg_report_options options = { .format = (enum sg_format)format,
						     .table = (enum sg_table)(which % SG_N_TABLES),
						     .table_only = which & 64 };

		write_as(fuzz, write, report, &options);
	}
}

static void write_view(struct fuzz *fuzz, const struct sg_report *report, unsigned which)
{
	const struct sg_view_options options = {
		.verdicts = which & 62,
		.sort = (enum sg_sort)(which % SG_N_SORTS),
		.top_postings = which & 1,
	};
	struct sg_report seen;

	MUST(sg_report_view(report, &options, fuzz->arena, &seen, NULL) == SG_OK);
	write_all(fuzz, sg_report_write, &seen, which);
}

static void write_news(struct fuzz *fuzz, struct pick *pick, const struct sg_report *report)
{
	const struct sg_gap_change gap = { .news = (enum sg_gap_news)pick_below(pick, SG_N_GAP_NEWS),
					   .skill = pick_skill(pick),
					   .name = pick_text(pick),
					   .since = SG_STR("2026-11-15T00:00:00Z"),
					   .before = { 3, 10, 3, 9 },
					   .now = { 5, 10, 5, 9 } };
	const struct sg_silence silent = { pick_text(pick), 9, 2, false };
	const struct sg_news news = { .since = SG_STR("2026-11-15T00:00:00Z"),
				      .fresh = report, .gone = report, .gaps = &gap, .n_gaps = 1,
				      .silent = &silent, .n_silent = 1,
				      .n_new = report->n_seen, .n_gone = report->n_seen,
				      .known = report->n_seen, .sources = 2, .failed = 1,
				      .profile = pick_text(pick) };
	static const enum sg_format formats[] = { SG_FORMAT_TEXT, SG_FORMAT_JSON, SG_FORMAT_NDJSON,
						  SG_FORMAT_CSV, SG_FORMAT_ATOM };

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		const struct sg_report_options options = { .format = formats[i] };
		size_t start = fuzz->out.len;

		MUST(sg_news_write(&news, &options, fuzz_keep, fuzz, NULL) == SG_OK);
		must_be_as(sg_str_sub(sg_buf_str(&fuzz->out), start, fuzz->out.len), &options);
	}
}

static void write_reports(struct fuzz *fuzz, struct pick *pick, struct sg_comparison *comparison,
			  bool compared)
{
	const struct sg_plan_options wanted = { .pick = pick_below(pick, 4) };
	unsigned which = pick_below(pick, 256);
	struct sg_report report;

	MUST(sg_comparison_report(comparison, &report, NULL) == SG_OK);
	if (compared)
		MUST(sg_comparison_plan(comparison, &wanted, &report, &report.plan, NULL) == SG_OK);
	MUST(sg_comparison_rubric(comparison, &report.rubric, NULL) == SG_OK);
	write_all(fuzz, sg_report_write, &report, which);
	if (compared)
		write_all(fuzz, sg_plan_write, &report, which);
	write_all(fuzz, sg_rubric_write, &report, which);
	write_view(fuzz, &report, which);
	write_news(fuzz, pick, &report);
}

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	struct pick pick = { fuzz->arena, in, 0 };
	const struct sg_gap_options options = { .now = SG_STR("2026-11-22T00:00:00Z"),
						.count_practices = pick_below(&pick, 2),
						.by = (enum sg_by)pick_below(&pick, SG_N_BYS) };
	struct sg_profile people[] = { pick_profile(&pick), pick_profile(&pick) };
	unsigned n_people = pick_below(&pick, 3);
	struct sg_comparison *comparison = NULL;

	MUST(sg_comparison_new(&comparison, fuzz_dict(), n_people == 1 ? &people[0] : NULL,
			       &options, NULL) == SG_OK);
	for (unsigned i = 0; n_people == 2 && i < 2; i++)
		MUST(sg_comparison_add_person(comparison, &people[i], NULL) == SG_OK);
	for (unsigned i = 0; i < MOST_FINDINGS && pick.at < pick.in.len; i++) {
		struct sg_findings findings = pick_findings(&pick);
		struct sg_source source = pick_source(&pick);

		MUST(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
		MUST(sg_comparison_add_source(comparison, &source, NULL) == SG_OK);
	}
	write_reports(fuzz, &pick, comparison, n_people == 1);
	sg_comparison_free(comparison);
}
