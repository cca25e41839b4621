/* SPDX-License-Identifier: MIT */
/**
 * Views of a report: fewer rows, in another order, for every format alike.
 *
 * Threads: what <skillgap/skillgap.h> says. A report is only read.
 */
#ifndef SKILLGAP_VIEW_H
#define SKILLGAP_VIEW_H

#include <skillgap/skillgap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What rows are ordered by. Ties keep the order of the report. */
enum sg_sort {
	SG_SORT_NONE,	 /**< gaps by demand, postings as they were read */
	/* gaps */
	SG_SORT_DEMAND,	 /**< most asked first, technologies before practices */
	SG_SORT_OPENS,	 /**< most opened first */
	SG_SORT_CLOSER,	 /**< most postings in which it is one of the unmet first */
	SG_SORT_NAME,	 /**< A to Z, ASCII case aside */
	SG_SORT_AREA,	 /**< A to Z; without an area last */
	/* postings, and with them their requirements */
	SG_SORT_VERDICT, /**< ready first */
	SG_SORT_FIT,	 /**< best first; without one last */
	SG_SORT_POSTED,	 /**< newest first; without a day last */
	SG_SORT_COMPANY, /**< A to Z; without one last */
	SG_SORT_TITLE,	 /**< A to Z; without one last */
	SG_SORT_SALARY,	 /**< by currency, then the highest a year first; without one last */
	SG_SORT_SOURCE,	 /**< A to Z */
	SG_N_SORTS,
};

/** Zero bytes leave a report as it is. */
struct sg_view_options {
	/** Postings with one of these: 1u << verdict, added up; 0: any. Of the gaps those stay
	 *  that one of the postings left asks for. */
	unsigned verdicts;
	double min_fit; /**< 0..1: postings that fit at least so well, and their gaps; 0: any */
	sg_str area;	/**< gaps of this area of the dictionary; absent: any */
	/** Gaps and requirements asked at least so much; SG_STRENGTH_NONE: any. */
	enum sg_strength strength;
	enum sg_sort sort; /**< of gaps or of postings */
	uint32_t top_gaps, top_postings, top_requirements; /**< so many rows at most; 0: all */
};

/**
 * A view of a report. Counts stay those of the whole report, which out->whole is; rows are those
 * chosen. It borrows from the report, which must not itself be a view, and lives in the arena.
 */
SG_API SG_MUST_USE enum sg_status sg_report_view(const struct sg_report *report,
						 const struct sg_view_options *options,
						 struct sg_arena *arena, struct sg_report *out,
						 struct sg_error *err);

#ifdef __cplusplus
}
#endif

#endif
