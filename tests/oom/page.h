/* SPDX-License-Identifier: MIT */
#pragma once

#include "oom/starve.h"

/* A page with a posting, and how it is read. */
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

static inline enum sg_status read_page(struct work *work, sg_record_fn fn)
{
	struct sg_input input = { .source = SG_STR("page.html"),
				  .bytes = { form, strlen(form) } };
	enum sg_status status;

	if (!open_arena(work))
		return SG_ENOMEM;
	status = sg_matcher_new(&work->matcher, work->dict, &work->err);
	if (status == SG_OK)
		status = sg_read(work->dict, &input, work->arena, fn, work, &work->err);
	sg_matcher_free(work->matcher);
	sg_arena_free(work->arena);
	return work->err.status != SG_OK ? work->err.status : status;
}
