/* SPDX-License-Identifier: MIT */
#pragma once

#include "report/label.h"
#include "report/rows.h"

/*
 * Digest: what a pile or a posting amounts to, for every report that people read: labels of rows,
 * blocks of requirements, facts against a profile.
 *
 * Ownership: arrays and strings live in the sheet's arena, or are borrowed.
 * Errors:    running out of memory is remembered by the sheet; what is returned is then empty.
 */

/* "AWS (or Google Cloud in 2)" where another would often do; "(2 companies)" where few ask. */
sg_str sg_digest_gap_label(struct sg_sheet *sheet, const struct sg_gap *gap, size_t max);
/* Facts that ask something, commonest first. */
const struct sg_fact_count *sg_digest_facts(struct sg_sheet *sheet, size_t *n);
/* "degree 5", "years in total 6 (you have 5 of them)". */
sg_str sg_digest_fact_label(struct sg_sheet *sheet, const struct sg_fact_count *fact);

/* What is missing first. */
enum { SG_N_BY_WEIGHT = 6 };
extern const enum sg_met sg_met_by_weight[SG_N_BY_WEIGHT];
/* Which requirements a block of a posting shows. */
struct sg_block {
	enum sg_strength strength;
	enum sg_class class_;
};
bool sg_block_has(const struct sg_answer *answer, struct sg_block block);
/* How many of a status; SG_N_MET for all. */
size_t sg_block_count(const struct sg_report_posting *posting, struct sg_block block,
		      enum sg_met status);
/* Whether an answer is among those that decide the verdict. */
bool sg_digest_is_decisive(const struct sg_sheet *sheet, const struct sg_report_posting *posting,
			   const struct sg_answer *answer);
bool sg_digest_is_practice(const struct sg_answer *answer);
/* "Goroutines", "flame graphs (nice)". */
sg_str sg_digest_practice_label(struct sg_sheet *sheet, const struct sg_answer *answer);

/* Whether a fact asks something of the person that is worth a line. */
bool sg_digest_shows_fact(const struct sg_fact_answer *answer);
/* "6 y 1 m in dated jobs", "Bachelor, 2021", "C1". */
sg_str sg_digest_fact_held(struct sg_sheet *sheet, const struct sg_fact_answer *answer);
enum sg_check {
	SG_CHECK_NOTHING, /* no profile */
	SG_CHECK_MET,
	SG_CHECK_UNMET,
	SG_CHECK_ASK,	  /* the profile does not say */
	SG_CHECK_UNNAMED, /* a language that a profile with languages does not name is not held
			     against anybody */
};
enum sg_check sg_digest_check(const struct sg_sheet *sheet, const struct sg_fact_answer *answer);
/* Where a posting came from: folder of a path, host of a URL, all of a board. */
sg_str sg_digest_origin(sg_str source);
