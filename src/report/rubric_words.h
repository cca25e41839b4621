/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/rubric.h>

#include "report/label.h"

/*
 * What is said of a rubric, as sentences; for every layout.
 *
 * Ownership: strings live in the sheet's arena, or are borrowed. Out of memory they are empty,
 *            which the sheet remembers.
 */

/* "Areas these 18 postings ask for, what shows them, and what does not" */
sg_str sg_rubric_headline(struct sg_sheet *sheet);
/* "held: Go, PostgreSQL; not named: Kafka", "not named in your profile". */
sg_str sg_rubric_standing(struct sg_sheet *sheet, const struct sg_rubric_area *area);
/* "asked by 3, required by 2" */
sg_str sg_rubric_askers(struct sg_sheet *sheet, const struct sg_rubric_area *area);
