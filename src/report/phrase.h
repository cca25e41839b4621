/* SPDX-License-Identifier: MIT */
#pragma once

#include "report/rows.h"

/*
 * Phrases: sentences that reports for people share, whatever their format.
 *
 * Ownership: strings live in the sheet's arena; absent where there is nothing to say.
 */

/* "Ready for 4 of 18 now. Kubernetes opens 3 more; with Kafka, 5 more." With a profile. */
sg_str sg_phrase_headline(struct sg_sheet *sheet);
/* The second sentence of it, or of its kin; empty when there is nothing to say. */
sg_str sg_phrase_opening(struct sg_sheet *sheet);
/* "20 postings, 19 companies. 18 readable, 2 unclear (see the end)." */
sg_str sg_phrase_seen(struct sg_sheet *sheet);
/* What was left out because a board lists all trades. */
sg_str sg_phrase_left_out(struct sg_sheet *sheet);
/* How much a view shows of the whole. */
sg_str sg_phrase_shown(struct sg_sheet *sheet);
/* Line 0 to 3 of what was read and held: "20 postings, 19 companies", "10 held". */
sg_str sg_phrase_total(struct sg_sheet *sheet, int line);
/* "12 more: 9 required by one posting each, 3 only nice: --top 20" */
sg_str sg_phrase_folded(struct sg_sheet *sheet, size_t shown);
/* "Go: 2 postings ask 5+, you have 3 y 2 m" */
sg_str sg_phrase_short(struct sg_sheet *sheet, const struct sg_gap *gap);
/* "4 of 7 required met, 1 short on years, 2 not held. Nice: 0 of 4." */
sg_str sg_phrase_counts(struct sg_sheet *sheet, const struct sg_report_posting *posting);
/* Why a posting is unclear and, of a page, what helps. */
sg_str sg_phrase_unclear(struct sg_sheet *sheet, const struct sg_report_posting *posting);
/* "part of Go, which you hold; your profile does not name them", of likely practices. */
sg_str sg_phrase_likely(struct sg_sheet *sheet, const struct sg_report_posting *posting);
/* What else decides the verdict of a posting, sentence by sentence from 0 on. */
sg_str sg_phrase_caution(const struct sg_report_posting *posting, int sentence);
/* "Go specialist: concurrency, profiling asked; nothing on product or integrations" */
sg_str sg_phrase_role(struct sg_sheet *sheet, const struct sg_report_posting *posting);
/* "\"10+ years of Foo\": Foo was first released 6 years ago" */
sg_str sg_phrase_too_new(struct sg_sheet *sheet, const struct sg_answer *answer);
