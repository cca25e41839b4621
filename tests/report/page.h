/* SPDX-License-Identifier: MIT */
#pragma once

/*
 * A plan and role models made by hand, so that a page with every section does not depend on how
 * plans are worked out nor on what the dictionary says of roles.
 */
#include <skillgap/plan.h>

#include "gap/pile.h"

static const struct sg_before page_before[] = {
	{ SG_LIT("docker"), SG_LIT("Docker"), true, 0 },
	{ SG_LIT("aws"), SG_LIT("AWS"), false, 3 },
};
static const struct sg_or page_or[] = {
	{ SG_LIT("gcp"), SG_LIT("Google Cloud"), 2 },
	{ SG_LIT("cka"), SG_LIT("Certified Kubernetes Administrator"), 1 },
};
static const sg_str page_companies[] = {
	SG_LIT("Vantaa Rail"), SG_LIT("Brackwater"),   SG_LIT("Nimbus Post"),
	SG_LIT("Fjordpay"),    SG_LIT("Kestrel Grid"), SG_LIT("Marrow & Finch"),
};
static const struct sg_posting page_posting = {
	.title = SG_LIT("Streaming Engineer"),
	.company = SG_LIT("Ondine"),
	.url = SG_LIT("https://ondine.example/jobs/7"),
};
static const struct sg_plan_quote page_quotes[] = {
	{ SG_LIT("Kubernetes in production"), &page_posting },
	{ SG_LIT("Streams are our bread: <Kafka> every day"), &page_posting },
};
static const sg_str page_docs[] = {
	SG_LIT("https://kubernetes.io/docs/tutorials/"),
	SG_LIT("javascript:alert(1)"),
};
static const struct sg_plan_step page_steps[] = {
	{ .id = SG_LIT("kubernetes"),
	  .name = SG_LIT("Kubernetes"),
	  .status = SG_LEARNING,
	  .wanted = true,
	  .newly = 3,
	  .ready = 7,
	  .required = 8,
	  .preferred = 1,
	  .effort = SG_LIT("weeks"),
	  .before = page_before,
	  .n_before = 1,
	  .companies = page_companies,
	  .n_companies = 6,
	  .quotes = page_quotes,
	  .n_quotes = 1,
	  .docs = page_docs,
	  .n_docs = 2,
	  .show = SG_LIT("a service with probes, limits and a rolling update, and what happens to "
			 "its requests when a node goes away") },
	{ .id = SG_LIT("kafka"),
	  .name = SG_LIT("Kafka"),
	  .status = SG_NEAR,
	  .near_name = SG_LIT("NATS"),
	  .newly = 2,
	  .ready = 9,
	  .required = 3,
	  .companies = page_companies,
	  .n_companies = 3,
	  .quotes = page_quotes + 1,
	  .n_quotes = 1 },
	{ .id = SG_LIT("aws"),
	  .name = SG_LIT("AWS"),
	  .status = SG_MISSING,
	  .newly = 1,
	  .ready = 10,
	  .required = 3,
	  .effort = SG_LIT("weeks"),
	  .or_ = page_or,
	  .n_or = 1 },
	{ .id = SG_LIT("terraform"),
	  .name = SG_LIT("Terraform"),
	  .status = SG_MISSING,
	  .newly = 1,
	  .ready = 11,
	  .required = 2,
	  .preferred = 2,
	  .effort = SG_LIT("days"),
	  .before = page_before + 1,
	  .n_before = 1 },
};
static const uint32_t page_step_numbers[] = { 1, 2, 4 };
static const struct sg_plan_project page_project = {
	.id = SG_LIT("microservice"),
	.title = SG_LIT("microservice"),
	.about = SG_LIT("A small service that reads a stream and answers over gRPC, run on a "
			"cluster you describe in code."),
	.roadmap_step = 5,
	.steps = page_step_numbers,
	.n_steps = 3,
};
static const struct sg_named page_left_skills[] = {
	{ SG_LIT("react"), SG_LIT("React") },
	{ SG_LIT("typescript"), SG_LIT("TypeScript") },
};
static const struct sg_plan_left page_left = {
	.skills = page_left_skills,
	.n_skills = 2,
	.opens = 1,
	.companies = page_companies,
	.n_companies = 1,
};
static const struct sg_plan_barred page_years = {
	.id = SG_LIT("go"),
	.name = SG_LIT("Go"),
	.years = 5,
	.months_held = 38,
	.n = 2,
	.companies = page_companies + 3,
	.n_companies = 1,
};
static const struct sg_plan_barred page_avoided = { .id = SG_LIT("php"),
						    .name = SG_LIT("PHP"),
						    .n = 1 };
static const sg_str page_titles[] = { SG_LIT("HTTP"), SG_LIT("Linux"), SG_LIT("TLS") };
static const struct sg_plan_stage page_stages[] = {
	{ .title = SG_LIT("Go basics"),
	  .shown_by = SG_LIT("skills"),
	  .parts = 6,
	  .shown = 5,
	  .there = page_titles,
	  .n_there = 2,
	  .lacking = page_titles + 2,
	  .n_lacking = 1 },
	{ .title = SG_LIT("Read postings"), .shown_by = SG_LIT("postings"), .n = 18 },
	{ .title = SG_LIT("Certificates"), .shown_by = SG_LIT("certificates"), .n = 1 },
	{ .title = SG_LIT("Interview"), .shown_by = SG_LIT("interview") },
};
static const struct sg_plan page_plan = {
	.counted = 18,
	.ready = 4,
	.pick = 4,
	.exact = true,
	.steps = page_steps,
	.n_steps = sizeof page_steps / sizeof *page_steps,
	.project = &page_project,
	.left = &page_left,
	.n_left = 1,
	.years = &page_years,
	.n_years = 1,
	.avoided = &page_avoided,
	.n_avoided = 1,
	.certificates = page_or + 1,
	.n_certificates = 1,
	.roadmap = SG_LIT("Go back end, seven steps"),
	.stages = page_stages,
	.n_stages = sizeof page_stages / sizeof *page_stages,
};

static const struct sg_role_area_count page_areas[] = {
	{ SG_LIT("concurrency"), SG_LIT("concurrency"), 6, 5, 1 },
	{ SG_LIT("databases"), SG_LIT("databases"), 12, 3, 2 },
};
static const struct sg_role_count page_roles[] = {
	{ SG_LIT("go-specialist"), SG_LIT("Go specialist"), 7, 0.43, 0.15, page_areas, 2 },
	{ SG_LIT("backend-generalist"), SG_LIT("Back-end generalist"), 4, 0.35, 0.9, page_areas,
	  2 },
};
