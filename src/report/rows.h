/* SPDX-License-Identifier: MIT */
#pragma once

#include "report/sheet.h"

/*
 * Rows: what of a report stands in the tables of a report for people, and in which order.
 *
 * Ownership: lists live in the sheet's arena and borrow from the report.
 * Errors:    out of memory a list is NULL, which the sheet remembers.
 */

/* Whether the verdicts, and so the table of gaps, are about skills of this class. */
bool sg_rows_decides(const struct sg_sheet *sheet, enum sg_class class_);
bool sg_rows_avoided(const struct sg_sheet *sheet, sg_str id);
/* Rows of the table of gaps proper: what could be learnt, or is asked. */
bool sg_rows_in_table(const struct sg_sheet *sheet, const struct sg_gap *gap);
/* How many of them are shown. */
size_t sg_rows_wanted(const struct sg_sheet *sheet);
/* Postings that ask for it. */
uint32_t sg_rows_asking(const struct sg_gap *gap);

/* Neither unclear nor left out. */
bool sg_rows_is_counted(const struct sg_report_posting *posting);
/* Whether a posting stands under a verdict: those that a board's list leaves out stand nowhere. */
bool sg_rows_is_of(const struct sg_report_posting *posting, enum sg_verdict verdict);
/* The postings of a verdict, the newest first and those without a date last, unless the view
 * has an order of its own. n is how many; NULL also when there is none. */
const struct sg_report_posting *const *sg_rows_of_verdict(struct sg_sheet *sheet,
							  enum sg_verdict verdict, size_t *n);
/* Of more than these postings, lists are cut at SG_ROWS_CAP and wider verdicts only counted. */
enum { SG_ROWS_MANY = 40, SG_ROWS_CAP = 20 };
/* How many of the n postings of a verdict are listed; 0: they are only counted. */
size_t sg_rows_listed(const struct sg_sheet *sheet, enum sg_verdict verdict, size_t n);
/* Asked practices that the profile does not name, unless they count and are gaps; and what is
 * likely: each with the number of counted postings that ask for it, most first. */
const struct sg_name *sg_rows_said(struct sg_sheet *sheet, size_t *n);
/* Whether a posting has any of them. */
bool sg_rows_says(const struct sg_sheet *sheet, const struct sg_report_posting *posting);
/* The answer behind the first unmet id; NULL when there is none. */
const struct sg_answer *sg_rows_first_unmet(const struct sg_report_posting *posting);
