/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/plan.h>

#include "report/text.h"

/*
 * What is said of a plan, as sentences and clauses; for text in every layout.
 *
 * Ownership: strings live in the sheet's arena, or are borrowed. Out of memory they are empty,
 *            which the sheet remembers.
 */

/* "Ready for 4 of 18 now. These four, in this order, make it 11." */
sg_str sg_plan_headline(struct sg_sheet *sheet, const struct sg_plan *plan);
/* "after Docker, which you hold" */
sg_str sg_plan_after(struct sg_sheet *sheet, const struct sg_plan_step *step);
/* "required by 8: Vantaa Rail, Brackwater, Nimbus Post and 5 more; nice at 1" */
sg_str sg_plan_asked(struct sg_sheet *sheet, const struct sg_plan_step *step);
/* "learning it"; empty when there is nothing to say. */
sg_str sg_plan_standing(struct sg_sheet *sheet, const struct sg_plan_step *step);
/* "Google Cloud in 2 of 3"; empty for none. */
sg_str sg_plan_others(struct sg_sheet *sheet, const struct sg_plan_step *step);
/* "1, 2 and 4", with this word between the last two. */
sg_str sg_plan_numbers(struct sg_sheet *sheet, const uint32_t *at, size_t n, const char *and);
/* "React and TypeScript: together they open 1 (Pebble & Thread)" */
sg_str sg_plan_left(struct sg_sheet *sheet, const struct sg_plan_left *left);
/* "Go 5+ years: asked by 2 (Fjordpay); you have 3 y 2 m" */
sg_str sg_plan_years(struct sg_sheet *sheet, const struct sg_plan_barred *barred);
/* "PHP: you avoid it (Oldmill)" */
sg_str sg_plan_avoided(struct sg_sheet *sheet, const struct sg_plan_barred *barred);
/* "none of these postings asks for one" */
sg_str sg_plan_certificates(struct sg_sheet *sheet, const struct sg_plan *plan);
/* "5 of 6: error handling not named" */
sg_str sg_plan_stage(struct sg_sheet *sheet, const struct sg_plan *plan,
		     const struct sg_plan_stage *stage);
/* Whether a step of the roadmap that has no parts is behind the reader: postings were read. */
bool sg_plan_is_done(const struct sg_plan_stage *stage);
/* "Not counted: 2 unclear ..."; empty when all was. */
sg_str sg_plan_uncounted(struct sg_sheet *sheet);

/* Words only, ASCII only, one fact a line. */
void sg_plan_plain(struct sg_sheet *sheet, const struct sg_plan *plan);
