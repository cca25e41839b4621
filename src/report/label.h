/* SPDX-License-Identifier: MIT */
#pragma once

#include "report/sheet.h"

/*
 * Labels: what requirements, facts, times and places are called in text.
 *
 * Ownership: strings live in the sheet's arena, or are borrowed. Out of memory they are empty,
 *            which the sheet remembers.
 */

/* "Go or Rust, 5+ years", "Kafka, NATS or similar", "2 of Go, Rust, Java". */
sg_str sg_label_wish(struct sg_sheet *sheet, const struct sg_requirement *wish);
/* The same without years. */
sg_str sg_label_members(struct sg_sheet *sheet, const struct sg_requirement *wish);
/* A met requirement and why: "Go 3 y 2 m", "Protocol Buffers (by gRPC)". */
sg_str sg_label_met(struct sg_sheet *sheet, const struct sg_answer *answer);
/* "3 y 2 m"; absent for 0. */
sg_str sg_label_months(struct sg_sheet *sheet, unsigned months);
/* Days since a date at the time of the report; false when either is unknown or later. */
bool sg_label_age(const struct sg_sheet *sheet, sg_str date, int64_t *days);
/* "posted 11 days ago", and that it may be closed when that is long ago; absent if unknown. */
sg_str sg_label_posted(struct sg_sheet *sheet, const struct sg_posting *posting);
/* "3 November 2026"; as written when it is no date. */
sg_str sg_label_day(struct sg_sheet *sheet, sg_str date);
/* "closed on 3 November"; absent when the posting does not say that it is. */
sg_str sg_label_closed(struct sg_sheet *sheet, const struct sg_posting *posting);
/* "NOK 850,000-980,000"; as written when it has another shape. */
sg_str sg_label_salary(struct sg_sheet *sheet, sg_str salary);
/* "full-time, senior": what is stated of the employment, and the level that the title does not
 * name already; absent when there is neither. */
sg_str sg_label_terms(struct sg_sheet *sheet, const struct sg_posting *posting);
/* Where the work is: "Oslo", "remote", "remote EU"; absent when unknown. */
sg_str sg_label_place(struct sg_sheet *sheet, const struct sg_posting *posting);
/* "7+ years in total", "English (a plus)". */
sg_str sg_label_fact(struct sg_sheet *sheet, const struct sg_fact *fact);
/* What a kind of fact is called in counts: "years in total", "on call". */
const char *sg_label_fact_kind(enum sg_fact_kind kind);
/* Whether a fact asks something of the person, instead of describing the place. */
bool sg_label_fact_asks(enum sg_fact_kind kind);
/* The first letter large: "bachelor" gives "Bachelor". */
sg_str sg_label_capital(struct sg_sheet *sheet, sg_str text);
/* Title, company and place; without place where that is too wide. */
sg_str sg_label_posting(struct sg_sheet *sheet, const struct sg_posting *posting, size_t max);
/* "READY", "ready". */
const char *sg_label_verdict(enum sg_verdict verdict, bool capitals);
/* "4 of 18" needs a plural, "1 of 1" does not. */
static inline const char *sg_label_s(size_t n)
{
	return n == 1 ? "" : "s";
}
