/* SPDX-License-Identifier: MIT */
/**
 * The contrast of a pile: what groups of its postings ask for, side by side, and which
 * differences chance alone does not give.
 *
 * What <skillgap/types.h> says of its structs holds for these too.
 *
 * Threads: what <skillgap/skillgap.h> says; names are static.
 */
#ifndef SKILLGAP_CONTRAST_H
#define SKILLGAP_CONTRAST_H

#include <skillgap/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Postings of further groups are counted and left out of the comparison. */
#define SG_CONTRAST_MAX_GROUPS 32

/** Some of the counted postings. */
struct sg_group {
	sg_str id;   /**< of a role; absent for others */
	sg_str name; /**< as the first of them has it */
	uint32_t n;  /**< counted postings, 1 or more */
};

/**
 * Whether groups differ in how many of their postings ask for a skill.
 *
 * Yes: outside what chance gives, at 95 % for all rows together. Each row has a p (Fisher's
 * exact test for two groups; for more, its generalisation, or chi-square where that is as good),
 * and Holm's step-down correction is taken over the rows that are compared: with it, a pile whose
 * groups do not differ shows any yes in at most 5 of 100 cases, however skills hang together;
 * Benjamini and Hochberg's would promise no more than that few of many are wrong. Skills that so
 * few ask for that no way to deal them out could be a yes are not compared and do not count (Tarone).
 *
 * No: the 95 % interval of the difference (Newcombe's, of Wilson's) lies within 25 points either
 * way, for every two groups.
 */
enum sg_differ {
	SG_DIFFER_UNKNOWN, /**< there is one group: null in JSON */
	SG_DIFFER_YES,
	SG_DIFFER_NO,
	SG_DIFFER_TOO_FEW, /**< neither can be said */
	SG_N_DIFFERS,
};

/** One skill. */
struct sg_contrast_row {
	sg_str id, name;
	enum sg_class class_;
	const struct sg_demand *asked; /**< of each group; intervals are of shares of the group */
	uint32_t total;                /**< that ask, of all groups */
	bool compared;                 /**< p is set */
	double p;                      /**< before correction */
	enum sg_differ differ;
};

struct sg_contrast {
	enum sg_by by;
	const struct sg_group *groups; /**< sources: in input order; others: the largest first */
	size_t n_groups;
	uint32_t in_none;         /**< counted postings of which nobody says their group */
	uint32_t further;         /**< counted postings of groups beyond the limit */
	uint32_t further_groups;
	const struct sg_contrast_row *rows; /**< by p, then by how many ask, then by id */
	size_t n_rows;
};

/** The JSON word of a value; NULL for none and unknown. */
SG_API const char *sg_by_name(enum sg_by by);
SG_API const char *sg_differ_name(enum sg_differ differ);

#ifdef __cplusplus
}
#endif

#endif
