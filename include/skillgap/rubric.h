/* SPDX-License-Identifier: MIT */
/**
 * A rubric: what to be able to show, by area; also a sheet for those who interview.
 *
 * What <skillgap/types.h> says of its structs holds for these too. A rubric speaks of the
 * postings of a comparison that could be read, with or without a profile; it ranks nobody.
 *
 * Threads: what <skillgap/skillgap.h> says; one comparison, one thread.
 */
#ifndef SKILLGAP_RUBRIC_H
#define SKILLGAP_RUBRIC_H

#include <skillgap/plan.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A line of a posting that asks for an area. */
struct sg_rubric_quote {
	sg_str quote;
	enum sg_strength strength;
	const struct sg_posting *posting;
};
#define SG_RUBRIC_QUOTES 3
#define SG_RUBRIC_SKILLS 6

/** An area that postings ask for. */
struct sg_rubric_area {
	sg_str id, title;
	sg_str role;		      /**< id of the role it is an area of; absent: of any */
	uint32_t required, preferred; /**< postings; those that do not say how much: preferred */
	const struct sg_rubric_quote *quotes; /**< at most SG_RUBRIC_QUOTES */
	size_t n_quotes;
	sg_str task; /**< to be given */
	const sg_str *strong, *weak; /**< what good and poor answers have in them */
	size_t n_strong, n_weak;
	/** Asked skills of it that the profile holds, and the others; without a profile all are
	 *  in `others`. Most asked first, at most SG_RUBRIC_SKILLS each. */
	const struct sg_or *held, *others;
	size_t n_held, n_others;
};

struct sg_rubric {
	uint32_t postings; /**< that could be read */
	const struct sg_rubric_area *areas; /**< most required first */
	size_t n_areas;
};

/** What the postings of a comparison ask to be shown; it lives as long as the comparison. */
SG_API SG_MUST_USE enum sg_status sg_comparison_rubric(struct sg_comparison *comparison,
						       const struct sg_rubric **out,
						       struct sg_error *err);

/** The rubric of a report (report->rubric) by itself; rows of csv and ndjson are its areas. */
SG_API SG_MUST_USE enum sg_status sg_rubric_write(const struct sg_report *report,
						  const struct sg_report_options *options,
						  sg_sink_fn sink, void *user,
						  struct sg_error *err);

#ifdef __cplusplus
}
#endif

#endif
