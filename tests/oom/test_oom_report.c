/* SPDX-License-Identifier: MIT */
#include <skillgap/history.h>
#include <skillgap/role.h>
#include <skillgap/rubric.h>
#include <skillgap/team.h>

#include "oom/page.h"

/* Two postings of the same text held against a profile, as a report of a format. */
static int report_as(struct work *work, const struct sg_findings *findings, enum sg_format format)
{
	static const struct sg_claim claims[] = { { SG_LIT("go"), 24, SG_CLAIM_HAVE },
						  { SG_LIT("kubernetes"), 0, SG_CLAIM_LEARNING },
						  { SG_LIT("react"), 0, SG_CLAIM_AVOID } };
	struct sg_profile profile = { .claims = claims, .n_claims = 3, .total_months = 24 };
	struct sg_gap_options options = { .now = SG_STR("2026-11-22T00:00:00Z") };
	struct sg_report_options shown = { .format = format };
	struct sg_comparison *comparison = NULL;
	struct sg_findings other = *findings;
	struct sg_report report;
	bool failed;

	other.posting.key = SG_STR("00000000000000aa");
	failed = sg_comparison_new(&comparison, work->dict, &profile, &options, &work->err) !=
			 SG_OK ||
		 sg_comparison_add(comparison, findings, &work->err) != SG_OK ||
		 sg_comparison_add(comparison, &other, &work->err) != SG_OK ||
		 sg_comparison_report(comparison, &report, &work->err) != SG_OK ||
		 sg_report_write(&report, &shown, keep, work, &work->err) != SG_OK;
	sg_comparison_free(comparison);
	return failed;
}

static int take_and_report(void *user, const struct sg_record *record)
{
	struct work *work = user;
	struct sg_findings findings;
	struct sg_document document;

	work->records++;
	return sg_extract(work->dict, &record->posting, work->arena, &document, &work->err) !=
		       SG_OK ||
	       sg_match(work->matcher, &record->posting, &document, work->arena, &findings,
			&work->err) != SG_OK ||
	       report_as(work, &findings, SG_FORMAT_TEXT) ||
	       report_as(work, &findings, SG_FORMAT_HTML);
}

static enum sg_status report_page(struct work *work)
{
	return read_page(work, take_and_report);
}

/* A role as a posting, read again. */
static enum sg_status read_role(struct work *work, uint32_t role, struct sg_findings *out)
{
	struct sg_posting posting;
	struct sg_document document;
	enum sg_status status =
		sg_role_posting(work->dict, role, work->arena, &posting, &work->err);

	if (status == SG_OK)
		status = sg_extract(work->dict, &posting, work->arena, &document, &work->err);
	if (status == SG_OK)
		status = sg_match(work->matcher, &posting, &document, work->arena, out, &work->err);
	return status;
}

/* Both built-in roles beside each other: by what, and before how many people. */
static enum sg_status report_roles(struct work *work, enum sg_by by, unsigned people)
{
	static const struct sg_claim claims[] = { { SG_LIT("go"), 12, SG_CLAIM_HAVE } };
	static const struct sg_profile person = { .label = SG_LIT("bo"), .claims = claims,
						  .n_claims = 1 };
	struct sg_gap_options options = { .now = SG_STR("2026-11-22T00:00:00Z"), .by = by };
	struct sg_report_options as_text = { 0 }, as_json = { .format = SG_FORMAT_JSON };
	struct sg_report_options as_markdown = { .format = SG_FORMAT_MARKDOWN };
	struct sg_report_options as_html = { .format = SG_FORMAT_HTML };
	struct sg_comparison *comparison = NULL;
	struct sg_report report;
	enum sg_status status =
		sg_comparison_new(&comparison, work->dict, NULL, &options, &work->err);

	for (uint32_t i = 0; status == SG_OK && i < 2; i++) {
		struct sg_findings findings;

		status = read_role(work, i, &findings);
		if (status == SG_OK)
			status = sg_comparison_add(comparison, &findings, &work->err);
	}
	for (unsigned i = 0; status == SG_OK && i < people; i++)
		status = sg_comparison_add_person(comparison, &person, &work->err);
	if (status == SG_OK)
		status = sg_comparison_report(comparison, &report, &work->err);
	if (status == SG_OK)
		status = sg_report_write(&report, &as_text, keep, work, &work->err);
	if (status == SG_OK)
		status = sg_report_write(&report, &as_json, keep, work, &work->err);
	if (status == SG_OK)
		status = sg_report_write(&report, &as_markdown, keep, work, &work->err);
	if (status == SG_OK)
		status = sg_report_write(&report, &as_html, keep, work, &work->err);
	sg_comparison_free(comparison);
	return status;
}

/* A report, a plan and a rubric of many postings, so that pages of memory run out in all. */
static enum sg_status plan_pile(struct work *work)
{
	enum { POSTINGS = 400 };
	static const sg_str ids[] = { SG_LIT("kafka"), SG_LIT("kubernetes"), SG_LIT("react"),
				      SG_LIT("typescript"), SG_LIT("aws"), SG_LIT("terraform"),
				      SG_LIT("go"), SG_LIT("django") };
	static const struct sg_claim claims[] = { { SG_LIT("go"), 12, SG_CLAIM_HAVE } };
	static const struct sg_gap_options gap = { .now = SG_LIT("2026-11-22T00:00:00Z") };
	static const struct sg_plan_options wanted = { .pick = 2 };
	const struct sg_profile profile = { .claims = claims, .n_claims = 1 };
	const struct sg_report_options options = { .format = SG_FORMAT_JSON };
	const struct sg_report_options as_markdown = { .format = SG_FORMAT_MARKDOWN };
	struct sg_comparison *comparison = NULL;
	struct sg_report report;
	enum sg_status status =
		sg_comparison_new(&comparison, work->dict, &profile, &gap, &work->err);

	for (size_t i = 0; i < POSTINGS && status == SG_OK; i++) {
		struct sg_requirement wishes[2] = {
			{ .any_of = &ids[i % 8], .n_any_of = 1, .min_count = 1,
			  .strength = SG_STRENGTH_REQUIRED, .quote = SG_LIT("this and that") },
			{ .any_of = &ids[i / 8 % 8], .n_any_of = 1, .min_count = 1,
			  .strength = SG_STRENGTH_REQUIRED, .quote = SG_LIT("that and this") },
		};
		const struct sg_findings findings = { .posting = { .company = ids[i % 7] },
						      .requirements = wishes,
						      .n_requirements = 2 };

		status = sg_comparison_add(comparison, &findings, &work->err);
	}
	if (status == SG_OK)
		status = sg_comparison_report(comparison, &report, &work->err);
	if (status == SG_OK)
		status = sg_comparison_plan(comparison, &wanted, &report, &report.plan, &work->err);
	if (status == SG_OK)
		status = sg_comparison_rubric(comparison, &report.rubric, &work->err);
	if (status == SG_OK)
		status = sg_plan_write(&report, &options, keep, work, &work->err);
	if (status == SG_OK)
		status = sg_rubric_write(&report, &options, keep, work, &work->err);
	if (status == SG_OK)
		status = sg_plan_write(&report, &as_markdown, keep, work, &work->err);
	if (status == SG_OK)
		status = sg_rubric_write(&report, &as_markdown, keep, work, &work->err);
	work->records = 1;
	sg_comparison_free(comparison);
	return status;
}

static enum sg_status set_beside(struct work *work)
{
	enum sg_status status;

	work->records = 1;
	if (!open_arena(work))
		return SG_ENOMEM;
	status = sg_matcher_new(&work->matcher, work->dict, &work->err);
	if (status == SG_OK)
		status = report_roles(work, SG_BY_SOURCE, 0);
	if (status == SG_OK)
		status = report_roles(work, SG_BY_ROLE, 2);
	sg_matcher_free(work->matcher);
	sg_arena_free(work->arena);
	return status;
}

/* A posting that came and went, in what changed; and a skill over two months. */
static bool write_changes(struct work *work, const struct sg_report *report)
{
	static const enum sg_format formats[] = { SG_FORMAT_TEXT, SG_FORMAT_MARKDOWN,
						  SG_FORMAT_HTML, SG_FORMAT_ATOM };
	static const uint32_t counts[] = { 40, 50 };
	static const struct sg_gap_change gaps[] = {
		{ SG_GAP_RISEN, SG_LIT("kafka"), SG_LIT("Kafka"), SG_LIT("2026-10-05T00:00:00Z"),
		  { 1, 90, 1, 80 }, { 20, 95, 18, 85 }, 0.001 } };
	static const struct sg_silence silent = { SG_LIT("hn:latest --title go"), 15, 4, false };
	static const struct sg_trend_row row = { .skill = SG_LIT("go"),
						 .name = SG_LIT("Go"),
						 .first = { 10, 40, 9, 30 },
						 .now = { 20, 50, 18, 40 },
						 .months = counts };
	const struct sg_trend trend = { .months = (const char[][8]){ "2026-09", "2026-10" },
					.of = counts,
					.n_months = 2,
					.rows = &row,
					.n_rows = 1,
					.last_run = SG_STR("2026-10-12T00:00:00Z") };
	const struct sg_news news = { .since = SG_STR("2026-10-12T00:00:00Z"),
				      .fresh = report,
				      .gone = report,
				      .gaps = gaps,
				      .n_gaps = 1,
				      .silent = &silent,
				      .n_silent = 1,
				      .n_new = 3,
				      .n_gone = 1,
				      .profile = SG_STR("profile.txt") };

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct sg_report_options shown = { .format = formats[i] };

		if (sg_news_write(&news, &shown, keep, work, &work->err) != SG_OK ||
		    (formats[i] != SG_FORMAT_ATOM &&
		     sg_trend_write(&trend, &shown, keep, work, &work->err) != SG_OK))
			return false;
	}
	return true;
}

static int take_changes(void *user, const struct sg_record *record)
{
	static const struct sg_claim claims[] = { { SG_LIT("go"), 24, SG_CLAIM_HAVE } };
	struct sg_profile profile = { .claims = claims, .n_claims = 1 };
	struct sg_gap_options options = { .now = SG_STR("2026-11-22T00:00:00Z") };
	struct work *work = user;
	struct sg_findings findings;
	struct sg_document document;
	struct sg_comparison *comparison = NULL;
	struct sg_report report;
	bool failed;

	work->records++;
	failed = sg_extract(work->dict, &record->posting, work->arena, &document, &work->err) !=
			 SG_OK ||
		 sg_match(work->matcher, &record->posting, &document, work->arena, &findings,
			  &work->err) != SG_OK ||
		 sg_comparison_new(&comparison, work->dict, &profile, &options, &work->err) !=
			 SG_OK ||
		 sg_comparison_add(comparison, &findings, &work->err) != SG_OK ||
		 sg_comparison_report(comparison, &report, &work->err) != SG_OK ||
		 !write_changes(work, &report);
	sg_comparison_free(comparison);
	return failed;
}

static enum sg_status tell_changes(struct work *work)
{
	return read_page(work, take_changes);
}

static void a_report_survives_the_loss_of_any_allocation(void)
{
	starve_on(page, report_page, false);
}

static void a_report_survives_the_end_of_memory(void)
{
	starve_on(page, report_page, true);
}

static void a_plan_survives_the_loss_of_any_allocation(void)
{
	starve_on(page, plan_pile, false);
}

static void a_plan_survives_the_end_of_memory(void)
{
	starve_on(page, plan_pile, true);
}

static void what_stands_side_by_side_survives_the_loss_of_any_allocation(void)
{
	starve_on(page, set_beside, false);
}

static void what_stands_side_by_side_survives_the_end_of_memory(void)
{
	starve_on(page, set_beside, true);
}

static void changes_survive_the_loss_of_any_allocation(void)
{
	starve_on(page, tell_changes, false);
}

TEST_MAIN(TEST(a_report_survives_the_loss_of_any_allocation),
	  TEST(a_report_survives_the_end_of_memory),
	  TEST(a_plan_survives_the_loss_of_any_allocation),
	  TEST(a_plan_survives_the_end_of_memory),
	  TEST(what_stands_side_by_side_survives_the_loss_of_any_allocation),
	  TEST(what_stands_side_by_side_survives_the_end_of_memory),
	  TEST(changes_survive_the_loss_of_any_allocation))
