/* SPDX-License-Identifier: MIT */
#include <skillgap/duplicates.h>
#include <skillgap/explain.h>
#include <skillgap/filter.h>

#include "oom/page.h"

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

static enum sg_status understand_page(struct work *work)
{
	return read_page(work, take);
}

static enum sg_status explain_page(struct work *work)
{
	return read_page(work, take_and_explain);
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

	work->arena = NULL;
	if (status == SG_OK && !open_arena(work))
		status = SG_ENOMEM;
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

static void a_posting_survives_the_loss_of_any_allocation(void)
{
	starve_on(page, understand_page, false);
}

static void a_posting_survives_the_end_of_memory(void)
{
	starve_on(page, understand_page, true);
}

static void an_explanation_survives_the_loss_of_any_allocation(void)
{
	starve_on(page, explain_page, false);
}

static void an_explanation_survives_the_end_of_memory(void)
{
	starve_on(page, explain_page, true);
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
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		starve_on(forms[i], understand_page, false);
}

TEST_MAIN(TEST(a_posting_survives_the_loss_of_any_allocation),
	  TEST(a_posting_survives_the_end_of_memory),
	  TEST(an_explanation_survives_the_loss_of_any_allocation),
	  TEST(an_explanation_survives_the_end_of_memory),
	  TEST(telling_postings_apart_survives_the_loss_of_any_allocation),
	  TEST(telling_postings_apart_survives_the_end_of_memory),
	  TEST(a_posting_in_any_form_survives_the_loss_of_any_allocation))
