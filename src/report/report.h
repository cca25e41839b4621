/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"
#include "base/out.h"

/*
 * The writers behind sg_report_write(), one a format. Write errors are remembered by `out`;
 * the status is only of what a writer itself needs (SG_ENOMEM).
 */
SG_MUST_USE enum sg_status sg_report_text(const struct sg_report *report,
					  const struct sg_report_options *options,
					  struct sg_arena *arena, struct sg_out *out,
					  struct sg_error *err);
SG_MUST_USE enum sg_status sg_report_markdown(const struct sg_report *report,
					      const struct sg_report_options *options,
					      struct sg_arena *arena, struct sg_out *out,
					      struct sg_error *err);
void sg_report_json(const struct sg_report *report, struct sg_out *out);
/* The members "contrast", "models" and "team", those that the report has. */
void sg_report_json_beside(const struct sg_report *report, struct sg_out *out);
/* Skills and totals of the profile, as a member. */
void sg_json_profile(const struct sg_report *report, struct sg_out *out);
/* Skills and how many postings each is in, as a member. */
void sg_json_alternatives(struct sg_out *out, const char *key, const struct sg_or *at, size_t n);
/* Which posting a quote is of, as members. */
void sg_json_quoted(struct sg_out *out, const struct sg_posting *posting);
/* Where it all came from; closes the object that is open. */
void sg_json_end(const struct sg_report *report, struct sg_out *out);
/* A plan by itself: report->plan. */
SG_MUST_USE enum sg_status sg_plan_text(const struct sg_report *report,
					const struct sg_report_options *options,
					struct sg_arena *arena, struct sg_out *out,
					struct sg_error *err);
SG_MUST_USE enum sg_status sg_plan_markdown(const struct sg_report *report,
					    const struct sg_report_options *options,
					    struct sg_arena *arena, struct sg_out *out,
					    struct sg_error *err);
void sg_plan_json(const struct sg_report *report, struct sg_out *out);
/* A rubric by itself: report->rubric. */
SG_MUST_USE enum sg_status sg_rubric_text(const struct sg_report *report,
					  const struct sg_report_options *options,
					  struct sg_arena *arena, struct sg_out *out,
					  struct sg_error *err);
SG_MUST_USE enum sg_status sg_rubric_markdown(const struct sg_report *report,
					      const struct sg_report_options *options,
					      struct sg_arena *arena, struct sg_out *out,
					      struct sg_error *err);
void sg_rubric_json(const struct sg_report *report, struct sg_out *out);
/* The members of a plan into an object that is open. */
void sg_json_plan(const struct sg_plan *plan, struct sg_out *out);
/* A row of the table a line: RFC 4180 or IANA's TSV with a header, or one JSON object each. */
void sg_report_csv(const struct sg_report *report, enum sg_table table, struct sg_out *out);
void sg_report_tsv(const struct sg_report *report, enum sg_table table, struct sg_out *out);
void sg_report_ndjson(const struct sg_report *report, enum sg_table table, struct sg_out *out);
/* One page, self-contained. */
SG_MUST_USE enum sg_status sg_report_html(const struct sg_report *report,
					  const struct sg_report_options *options,
					  struct sg_arena *arena, struct sg_out *out,
					  struct sg_error *err);
