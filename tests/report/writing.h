/* SPDX-License-Identifier: MIT */
#pragma once

/*
 * Reports of the pile, or of any findings, as the bytes that they are written as. What the
 * functions give lives until the next call of one of them.
 */
#include <skillgap/plan.h>
#include <skillgap/rubric.h>
#include <skillgap/view.h>

#include "gap/pile.h"
#include "written.h"

static const struct sg_gap_options gap_options = { .now = SG_LIT("2026-11-22T00:00:00Z") };

static inline sg_str write_findings(const struct sg_findings *findings, size_t n,
			     const struct sg_dict *dict, const struct sg_profile *profile,
			     const struct sg_report_options *options)
{
	static struct written out;
	struct sg_comparison *comparison = NULL;
	struct sg_report report;

	out.n = 0;
	CHECK(sg_comparison_new(&comparison, dict, profile, &gap_options, NULL) == SG_OK);
	for (size_t i = 0; i < n; i++)
		CHECK(sg_comparison_add(comparison, &findings[i], NULL) == SG_OK);
	CHECK(sg_comparison_report(comparison, &report, NULL) == SG_OK);
	if (options->table == SG_TABLE_STEPS)
		CHECK(sg_comparison_plan(comparison, &(struct sg_plan_options){ 0 }, &report,
					 &report.plan, NULL) == SG_OK);
	if (options->table == SG_TABLE_RUBRIC)
		CHECK(sg_comparison_rubric(comparison, &report.rubric, NULL) == SG_OK);
	CHECK(sg_report_write(&report, options, keep, &out, NULL) == SG_OK);
	sg_comparison_free(comparison);
	return (sg_str){ out.text, out.n };
}

/* The pile seen as the view says, and written. */
static inline sg_str write_view(const struct sg_profile *profile,
				const struct sg_view_options *view,
				const struct sg_report_options *options)
{
	static struct written out;
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_report report, seen;
	struct sg_comparison *comparison = pile_compare(pile_dict(), arena, profile, &gap_options,
							pile, PILE_N, &report);

	out.n = 0;
	CHECK(sg_report_view(&report, view, arena, &seen, NULL) == SG_OK);
	CHECK(sg_report_write(&seen, options, keep, &out, NULL) == SG_OK);
	sg_comparison_free(comparison);
	sg_arena_free(arena);
	return (sg_str){ out.text, out.n };
}

static inline bool has(sg_str text, const char *part)
{
	bool found = sg_str_find(text, sg_str_of(part), 0) != SIZE_MAX;

	if (!found)
		printf("# not there: %s\n", part);
	return found;
}
