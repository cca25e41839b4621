/* SPDX-License-Identifier: MIT */
/*
 * Every allocation fails once: the nth one, alone or with all that follow, for every n until
 * none fails. Nothing may crash or leak, the status must say what happened, and what succeeds
 * all the same must give the same result.
 *
 * The allocators are this file's own: with SG_TEST_WRAP by the linker's --wrap (then only those
 * of the library and of jansson), else in place of glibc's (then also those of other libraries).
 */
#include <skillgap/duplicates.h>
#include <skillgap/explain.h>
#include <skillgap/filter.h>
#include <skillgap/profile.h>
#include <skillgap/role.h>
#include <skillgap/rubric.h>
#include <skillgap/team.h>

#include <jansson.h>
#include <stdlib.h>

#include "test.h"

#ifdef SG_TEST_WRAP
#define OURS(name) __wrap_##name
#define THEIRS(name) __real_##name
#else
#define OURS(name) name
#define THEIRS(name) __libc_##name
#endif

void *THEIRS(malloc)(size_t size);
void *THEIRS(calloc)(size_t n, size_t size);
void *THEIRS(realloc)(void *old, size_t size);
void THEIRS(free)(void *old);
void *OURS(malloc)(size_t size);
void *OURS(calloc)(size_t n, size_t size);
void *OURS(realloc)(void *old, size_t size);
void OURS(free)(void *old);

static struct {
	bool armed;   /* allocations count and may fail */
	bool onwards; /* all from the nth on fail, not the nth alone */
	size_t n;     /* the first to fail */
	size_t seen;
	long live; /* allocations not freed yet */
} plan;

static bool fails(void)
{
	if (!plan.armed)
		return false;
	plan.seen++;
	return plan.seen == plan.n || (plan.onwards && plan.seen > plan.n);
}

static void *count(void *made)
{
	plan.live += made != NULL;
	return made;
}

void *OURS(malloc)(size_t size)
{
	return fails() ? NULL : count(THEIRS(malloc)(size));
}

void *OURS(calloc)(size_t n, size_t size)
{
	return fails() ? NULL : count(THEIRS(calloc)(n, size));
}

void *OURS(realloc)(void *old, size_t size)
{
	if (fails())
		return NULL;
	return old == NULL ? count(THEIRS(malloc)(size)) : THEIRS(realloc)(old, size);
}

void OURS(free)(void *old)
{
	plan.live -= old != NULL;
	THEIRS(free)(old);
}

static const char overlay_json[] = "{\"area\": \"mine\", \"skills\": [{\"id\": \"frobnitz\", "
				   "\"name\": \"Frobnitz\", \"kind\": "
				   "\"tool\", \"aliases\": [\"frob nitz\"], \"implies\": [\"go\"], "
				   "\"patterns\": [\"frob\\\\d+\"]}, "
				   "{\"id\": \"gadget\", \"name\": \"Gadget\", \"kind\": "
				   "\"concept\", \"adjacent\": [\"frobnitz\"], "
				   "\"ambiguous\": {\"names\": [\"Gadget\"], \"near\": "
				   "[\"area:mine\"], \"accept\": [\"Gadget x\"]}, "
				   "\"yes\": [\"a\", \"b\"], \"no\": [\"c\", \"d\"]}]}";

static const char page[] =
	"<!DOCTYPE html><html><head><title>Backend Engineer - Example</title>"
	"<script type=\"application/ld+json\">{\"@context\": \"https://schema.org\", \"@type\": "
	"\"JobPosting\", \"title\": \"Backend Engineer\", \"hiringOrganization\": {\"name\": "
	"\"Example\"}, \"datePosted\": \"2026-11-01\", \"description\": \"<h2>Requirements</h2><ul>"
	"<li>5+ years of Go or Rust</li><li>Helm charts, Kubernetes, Foobarix and PostgreSQL</li>"
	"<li>Degree in computer science or equivalent</li></ul><h2>Nice to have</h2><p>Kafka, Java "
	"17, React or similar. No PHP needed.</p>\"}</script></head><body><main><h1>Backend "
	"Engineer"
	"</h1><p>We are hiring.</p></main></body></html>";

/* The same posting in other forms. */
static const char feed[] =
	"<?xml version=\"1.0\"?><rss><channel><item><title>Backend Engineer &eacute;</title>"
	"<company>Example</company><office>Oslo</office><pubDate>Tue, 03 Nov 2026 10:00:00 +0000"
	"</pubDate><description>&lt;ul&gt;&lt;li&gt;Go, Kubernetes&lt;/li&gt;&lt;/ul&gt;"
	"</description></item></channel></rss>";

static const char marked[] =
	"<html><body><div itemscope itemtype=\"https://schema.org/JobPosting\"><h1 itemprop=title>"
	"Backend Engineer</h1><b itemprop=hiringOrganization itemscope><i itemprop=name>Example"
	"</i></b><div itemprop=description><h2>Requirements</h2><ul><li>Go and Kubernetes</li></ul>"
	"</div></div></body></html>";

static const char mail[] =
	"From: a@b.example\nSubject: =?utf-8?Q?Backend_Engineer?=\nDate: Tue, 03 Nov 2026 10:00:00 "
	"+0000\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n"
	"Content-Transfer-Encoding: quoted-printable\n\n<ul><li>Go, Kubernetes and =\nPostgreSQL "
	"for a long time to come and beyond</li></ul>\n--b--\n";

static const char table[] =
	"title,company,description\nBackend Engineer,Example,\"Go, Kubernetes\"\n";

static const char archive[] =
	"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.example/1\r\n"
	"Content-Length: 34\r\n\r\nBackend Engineer\n\n- Go, Kubernetes\r\n\r\n";

static const char *const forms[] = { feed, marked, mail, table, archive };
static const char *form; /* that a round reads */

/* What one round works with and gives. */
struct work {
	struct sg_dict *dict;
	struct sg_matcher *matcher;
	struct sg_arena *arena;
	struct sg_error err;
	unsigned records;
	size_t len;
	char text[262144]; /* what was found or reported, as written */
};

static int keep(void *user, sg_str chunk)
{
	struct work *work = user;

	if (chunk.len > sizeof work->text - work->len)
		return 1;
	memcpy(work->text + work->len, chunk.ptr, chunk.len);
	work->len += chunk.len;
	return 0;
}

static int take(void *user, const struct sg_record *record)
{
	struct work *work = user;
	struct sg_record found = { .kind = SG_RECORD_FINDINGS };
	struct sg_document document;

	work->records++;
	return sg_extract(work->dict, &record->posting, work->arena, &document, &work->err) !=
		       SG_OK ||
	       sg_match(work->matcher, &record->posting, &document, work->arena, &found.findings,
			&work->err) != SG_OK ||
	       sg_record_write(&found, keep, work, &work->err) != SG_OK;
}

/* The same posting with reasons, in both forms. */
static int take_and_explain(void *user, const struct sg_record *record)
{
	struct work *work = user;
	struct sg_explain_options as_text = { .format = SG_FORMAT_TEXT };
	struct sg_explain_options as_json = { .format = SG_FORMAT_NDJSON };
	struct sg_term_entry entry = { SG_STR("Foobarix"), SG_STR("Foobarix"), 1 };
	struct sg_explanation explanation;
	struct sg_document document;

	work->records++;
	return sg_extract(work->dict, &record->posting, work->arena, &document, &work->err) !=
		       SG_OK ||
	       sg_explain(work->matcher, &record->posting, &document, work->arena, &explanation,
			  &work->err) != SG_OK ||
	       sg_explanation_write(&explanation, &as_text, keep, work, &work->err) != SG_OK ||
	       sg_explanation_write(&explanation, &as_json, keep, work, &work->err) != SG_OK ||
	       sg_term_entries_write(work->dict, &entry, 1, SG_FORMAT_JSON, keep, work,
				     &work->err) != SG_OK;
}

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

static enum sg_status read_page(struct work *work, sg_record_fn fn)
{
	struct sg_input input = { .source = SG_STR("page.html"),
				  .bytes = { form, strlen(form) } };
	enum sg_status status;

	work->arena = sg_arena_new(0);
	if (work->arena == NULL)
		return work->err.status = SG_ENOMEM;
	status = sg_matcher_new(&work->matcher, work->dict, &work->err);
	if (status == SG_OK)
		status = sg_read(work->dict, &input, work->arena, fn, work, &work->err);
	sg_matcher_free(work->matcher);
	sg_arena_free(work->arena);
	return work->err.status != SG_OK ? work->err.status : status;
}

static enum sg_status understand_page(struct work *work)
{
	return read_page(work, take);
}

static enum sg_status explain_page(struct work *work)
{
	return read_page(work, take_and_explain);
}

static enum sg_status report_page(struct work *work)
{
	return read_page(work, take_and_report);
}

static enum sg_status load_overlay(struct work *work)
{
	struct sg_overlay overlay = { SG_STR("mine.json"), SG_STR(overlay_json) };
	enum sg_status status = sg_dict_new(&work->dict, &overlay, 1, &work->err);

	if (status == SG_OK) {
		keep(work, sg_dict_version(work->dict));
		work->records++;
	}
	CHECK((status == SG_OK) == (work->dict != NULL));
	CHECK(status == work->err.status);
	sg_dict_free(work->dict);
	work->dict = NULL;
	return status;
}

static void note(void *user, const struct sg_remark *remark)
{
	keep(user, remark->text);
}

static enum sg_status check_overlay(struct work *work)
{
	struct sg_overlay overlay = { SG_STR("mine.json"), SG_STR(overlay_json) };
	struct sg_check_options options = { .first_layer = 1 };
	struct sg_checked checked;
	enum sg_status status =
		sg_dict_check(&overlay, 1, &options, note, work, &checked, &work->err);

	work->records++;
	CHECK(status == work->err.status);
	return status;
}

/* Three postings, filtered and told apart: the second has the key of the first, the third its
 * text. */
static enum sg_status tell_apart(struct work *work)
{
	static const char *const keys[] = { "00000000000000aa", "00000000000000aa",
					    "00000000000000bb" };
	struct sg_filter_options options = { .title = SG_STR("go|rust"), .since = SG_STR("30"),
					     .now = SG_STR("2026-11-22T00:00:00Z") };
	struct sg_sketch sketch = { .bits = { 1, 2, 3 }, .about = 100, .n_anchors = 1 };
	struct sg_filter *filter = NULL;
	struct sg_seen *seen = NULL;
	enum sg_status status = sg_filter_new(&filter, &options, &work->err);

	work->arena = sg_arena_new(0);
	if (work->arena == NULL)
		status = work->err.status = SG_ENOMEM;
	if (status == SG_OK)
		status = sg_seen_new(&seen, &work->err);
	for (int i = 0; i < 3 && status == SG_OK; i++) {
		struct sg_posting posting = { .key = { keys[i], 16 }, .title = SG_STR("A Go job") };
		enum sg_filter_answer answer;

		status = sg_filter_try(filter, &posting, &answer, &work->err);
		if (status == SG_OK)
			status = sg_seen_key(seen, &posting, &work->err);
		if (status == SG_OK)
			status = sg_seen_text(seen, &sketch, work->arena, &posting, &work->err);
		if (status == SG_OK && posting.duplicate_of.ptr != NULL)
			keep(work, posting.duplicate_of);
	}
	work->records = 1;
	sg_seen_free(seen);
	sg_filter_free(filter);
	sg_arena_free(work->arena);
	return status;
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
	work->arena = sg_arena_new(0);
	if (work->arena == NULL) {
		snprintf(work->err.text, sizeof work->err.text, "no arena");
		return SG_ENOMEM;
	}
	status = sg_matcher_new(&work->matcher, work->dict, &work->err);
	if (status == SG_OK)
		status = report_roles(work, SG_BY_SOURCE, 0);
	if (status == SG_OK)
		status = report_roles(work, SG_BY_ROLE, 2);
	sg_matcher_free(work->matcher);
	sg_arena_free(work->arena);
	return status;
}

/* A résumé becomes a draft, and that a list behind one that is there. */
static enum sg_status make_profile(struct work *work)
{
	const struct sg_list_line *lines;
	struct sg_draft draft;
	size_t n;
	enum sg_status status;

	work->arena = sg_arena_new(0);
	if (work->arena == NULL)
		return work->err.status = SG_ENOMEM;
	status = sg_matcher_new(&work->matcher, work->dict, &work->err);
	if (status == SG_OK)
		status = sg_draft_read(work->matcher, work->dict, SG_STR("cv.txt"),
				       (sg_str){ form, strlen(form) }, SG_STR("2026-11-22"),
				       work->arena, NULL, NULL, &draft, &work->err);
	if (status == SG_OK)
		status = sg_draft_lines(work->dict, &draft, work->arena, &lines, &n, &work->err);
	if (status == SG_OK)
		status = sg_list_write(work->dict, lines, n, SG_STR("Go 3y\n#Rust\n"), false,
				       work->arena, keep, work, NULL, &work->err);
	work->records = 1;
	sg_matcher_free(work->matcher);
	sg_arena_free(work->arena);
	return status;
}

/* One round; the caller has set plan.n and plan.onwards. */
static enum sg_status play(enum sg_status (*act)(struct work *), struct work *work)
{
	long live = plan.live;
	enum sg_status status;

	work->matcher = NULL;
	work->err = (struct sg_error){ 0 };
	work->records = 0;
	work->len = 0;
	plan.seen = 0;
	plan.armed = true;
	status = act(work);
	plan.armed = false;
	CHECK(plan.live == live);
	return status;
}

/* Rounds with n from 1 on, until no allocation failed. */
static void starve(enum sg_status (*act)(struct work *), struct sg_dict *dict, bool onwards)
{
	static struct work fed, work;
	size_t survived = 0;

	fed.dict = work.dict = dict;
	plan.n = 0;
	plan.onwards = false;
	CHECK(play(act, &fed) == SG_OK && fed.records == 1 && fed.len > 0);
	plan.onwards = onwards;
	/* jansson does not look whether its buffer grew: once fed again, it has lost a byte. */
	if (onwards)
		json_set_alloc_funcs(OURS(malloc), OURS(free));
	else
		json_set_alloc_funcs(THEIRS(malloc), THEIRS(free));
	for (plan.n = 1; plan.n < 100000; plan.n++) {
		enum sg_status status = play(act, &work);
		int failures = test_failures;

		CHECK(status == SG_OK || status == SG_ENOMEM);
		if (status == SG_OK) {
			CHECK(work.len == fed.len && memcmp(work.text, fed.text, fed.len) == 0);
			survived++;
		} else {
			CHECK(work.err.text[0] != '\0' || act != load_overlay);
		}
		if (test_failures > failures)
			printf("# allocation %zu: %d: %s\n", plan.n, (int)status, work.err.text);
		if (plan.seen < plan.n)
			break;
	}
	printf("# %zu allocations, %zu of them not needed\n", plan.n - 1, survived - 1);
	CHECK(plan.n > 5 && plan.n < 100000);
}

static void a_users_dictionary_survives_the_loss_of_any_allocation(void)
{
	starve(load_overlay, NULL, false);
}

static void a_users_dictionary_survives_the_end_of_memory(void)
{
	starve(load_overlay, NULL, true);
}

static void a_check_of_a_dictionary_survives_the_loss_of_any_allocation(void)
{
	starve(check_overlay, NULL, false);
}

static void a_check_of_a_dictionary_survives_the_end_of_memory(void)
{
	starve(check_overlay, NULL, true);
}

static void a_posting_survives(enum sg_status (*act)(struct work *), bool onwards)
{
	struct sg_dict *dict = NULL;

	form = page;
	CHECK(sg_dict_new(&dict, NULL, 0, NULL) == SG_OK);
	if (dict != NULL)
		starve(act, dict, onwards);
	sg_dict_free(dict);
}

static void a_posting_survives_the_loss_of_any_allocation(void)
{
	a_posting_survives(understand_page, false);
}

static void a_posting_survives_the_end_of_memory(void)
{
	a_posting_survives(understand_page, true);
}

static void an_explanation_survives_the_loss_of_any_allocation(void)
{
	a_posting_survives(explain_page, false);
}

static void an_explanation_survives_the_end_of_memory(void)
{
	a_posting_survives(explain_page, true);
}

static void what_stands_side_by_side_survives_the_loss_of_any_allocation(void)
{
	a_posting_survives(set_beside, false);
}

static void what_stands_side_by_side_survives_the_end_of_memory(void)
{
	a_posting_survives(set_beside, true);
}

static void a_report_survives_the_loss_of_any_allocation(void)
{
	a_posting_survives(report_page, false);
}

static void a_report_survives_the_end_of_memory(void)
{
	a_posting_survives(report_page, true);
}

static void a_plan_survives_the_loss_of_any_allocation(void)
{
	a_posting_survives(plan_pile, false);
}

static void a_plan_survives_the_end_of_memory(void)
{
	a_posting_survives(plan_pile, true);
}

static void telling_postings_apart_survives_the_loss_of_any_allocation(void)
{
	starve(tell_apart, NULL, false);
}

static void telling_postings_apart_survives_the_end_of_memory(void)
{
	starve(tell_apart, NULL, true);
}

static void a_posting_in_any_form_survives_the_loss_of_any_allocation(void)
{
	struct sg_dict *dict = NULL;

	CHECK(sg_dict_new(&dict, NULL, 0, NULL) == SG_OK);
	for (size_t i = 0; dict != NULL && i < sizeof forms / sizeof *forms; i++) {
		form = forms[i];
		starve(understand_page, dict, false);
	}
	sg_dict_free(dict);
}

static const char cv[] =
	"Experience\n\nDeveloper, Northwind, Jan 2022 - present\n- PostgreSQL, Go and Kafka\n\n"
	"2019 - 2021\nSouthwind\n- Redis since 2020; Docker\n\nSkills\nSpring, Sapling, Terraform\n";

static const char resume[] =
	"{\"basics\":{\"name\":\"Mika\"},\"skills\":[{\"name\":\"Go\",\"years\":3},\"Kubernets\"],"
	"\"work\":[{\"name\":\"Northwind\",\"startDate\":\"2020\",\"summary\":\"Kafka\"}],"
	"\"education\":[{\"studyType\":\"Bachelor\"}],\"languages\":[{\"language\":\"English\"}]}";

static void a_profile_survives(bool onwards)
{
	static const char *const texts[] = { cv, resume };
	struct sg_dict *dict = NULL;

	CHECK(sg_dict_new(&dict, NULL, 0, NULL) == SG_OK);
	for (size_t i = 0; dict != NULL && i < sizeof texts / sizeof *texts; i++) {
		form = texts[i];
		starve(make_profile, dict, onwards);
	}
	sg_dict_free(dict);
}

static void a_profile_survives_the_loss_of_any_allocation(void)
{
	a_profile_survives(false);
}

static void a_profile_survives_the_end_of_memory(void)
{
	a_profile_survives(true);
}

static const struct test tests[] = {
	TEST(a_profile_survives_the_loss_of_any_allocation),
	TEST(a_profile_survives_the_end_of_memory),
	TEST(a_posting_in_any_form_survives_the_loss_of_any_allocation),
	TEST(a_users_dictionary_survives_the_loss_of_any_allocation),
	TEST(a_users_dictionary_survives_the_end_of_memory),
	TEST(a_check_of_a_dictionary_survives_the_loss_of_any_allocation),
	TEST(a_check_of_a_dictionary_survives_the_end_of_memory),
	TEST(a_posting_survives_the_loss_of_any_allocation),
	TEST(a_posting_survives_the_end_of_memory),
	TEST(an_explanation_survives_the_loss_of_any_allocation),
	TEST(an_explanation_survives_the_end_of_memory),
	TEST(what_stands_side_by_side_survives_the_loss_of_any_allocation),
	TEST(what_stands_side_by_side_survives_the_end_of_memory),
	TEST(a_report_survives_the_loss_of_any_allocation),
	TEST(a_report_survives_the_end_of_memory),
	TEST(a_plan_survives_the_loss_of_any_allocation),
	TEST(a_plan_survives_the_end_of_memory),
	TEST(telling_postings_apart_survives_the_loss_of_any_allocation),
	TEST(telling_postings_apart_survives_the_end_of_memory),
};

int main(void)
{
	return run_tests(tests, sizeof tests / sizeof *tests);
}
