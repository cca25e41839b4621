/* SPDX-License-Identifier: MIT */
/**
 * A plan: what to learn, in what order, and what it opens.
 *
 * What <skillgap/types.h> says of its structs holds for these too. A plan speaks of the
 * counted postings of a comparison and needs a profile.
 *
 * Threads: what <skillgap/skillgap.h> says; one comparison, one thread.
 */
#ifndef SKILLGAP_PLAN_H
#define SKILLGAP_PLAN_H

#include <skillgap/skillgap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A skill by id and name. */
struct sg_named {
	sg_str id, name;
};

/** What is better learnt before a step (`after` of the dictionary), or what yields it. */
struct sg_before {
	sg_str id, name;
	bool held;     /**< the profile holds it */
	uint32_t step; /**< 1-based number of the earlier step that is it; 0 for none */
};

/** A line of a posting that asks for it. */
struct sg_plan_quote {
	sg_str quote;
	const struct sg_posting *posting;
};

/** One thing to learn. */
struct sg_plan_step {
	sg_str id, name;
	enum sg_class class_;
	enum sg_met status;  /**< missing, near or learning */
	sg_str near_name;    /**< of a near one: the held skill that makes it short; or absent */
	bool wanted;         /**< the profile wants it */
	uint32_t newly;      /**< postings that this step, after those before it, makes ready */
	uint32_t ready;      /**< ready after this step */
	uint32_t required, preferred; /**< postings that ask for it, alternatives included */
	uint32_t unspecified; /**< further ones that do not say how much they ask for it */
	uint32_t n_years;     /**< of the requiring ones, those that ask for years of it */
	uint8_t years_asked;  /**< the most of these; 0 for none */
	sg_str effort;       /**< "days", "weeks", "months"; absent when not known */
	const struct sg_before *before;
	size_t n_before;
	const struct sg_or *or_; /**< what would do instead, and in how many postings */
	size_t n_or;
	const sg_str *companies; /**< that require it, each once, in input order */
	size_t n_companies;
	const struct sg_plan_quote *quotes; /**< one a company, at most SG_PLAN_QUOTES */
	size_t n_quotes;
	const sg_str *docs; /**< official documentation, https */
	size_t n_docs;
	sg_str show; /**< what to be able to show; absent when the dictionary does not say */
};
#define SG_PLAN_QUOTES 3

/** A kind of project that practises several steps at once. */
struct sg_plan_project {
	sg_str id, title, about;
	uint8_t roadmap_step;  /**< of the roadmap, where projects stand; 0 for none */
	const uint32_t *steps; /**< 1-based numbers, ascending; at least two */
	size_t n_steps;
};

/** Skills that are not worth learning for these postings: dear and open little. */
struct sg_plan_left {
	const struct sg_named *skills;
	size_t n_skills;
	uint32_t opens;          /**< postings ready when all of them are learnt, beyond the plan */
	const sg_str *companies; /**< of those postings, each once */
	size_t n_companies;
};

/** Years that a posting asks and that nobody can learn, or skills that the person avoids. */
struct sg_plan_barred {
	sg_str id, name;
	uint8_t years;           /**< the most asked; 0 for an avoided skill */
	uint16_t months_held;    /**< 0 for an avoided skill */
	uint32_t n;              /**< postings */
	const sg_str *companies; /**< each once */
	size_t n_companies;
};

/** A step of the roadmap, and what the profile already shows of it. */
struct sg_plan_stage {
	sg_str title;
	sg_str shown_by;      /**< "skills", "postings", "projects", "certificates", "interview" */
	uint32_t parts, shown; /**< of the skills; or 0 */
	const sg_str *there, *lacking; /**< titles of its parts */
	size_t n_there, n_lacking;
	uint32_t n;           /**< postings read, certificates asked; 0 otherwise */
};

/** What to learn for a pile of postings. Needs no dictionary to be shown. */
struct sg_plan {
	uint32_t counted; /**< as in the report */
	uint32_t ready;   /**< before the first step */
	uint32_t pick;    /**< how many steps were asked for (--pick); 0: until nothing is opened */
	bool exact;       /**< no set of so many skills makes more ready; what a skill implies and
			       postings ask for is in the set too, unless it takes days only */
	const struct sg_plan_step *steps;
	size_t n_steps;
	const struct sg_plan_project *project; /**< the best one; NULL when none fits two steps */
	const struct sg_plan_left *left;
	size_t n_left;
	const struct sg_plan_barred *years, *avoided;
	size_t n_years, n_avoided;
	const struct sg_or *certificates; /**< asked, most asked first; n counts postings */
	size_t n_certificates;
	sg_str roadmap; /**< its name; absent where postings and profile are not of its role */
	const struct sg_plan_stage *stages;
	size_t n_stages;
};

/** { 0 } is valid. */
struct sg_plan_options {
	uint32_t pick; /**< how many steps, at most SG_PLAN_MAX_PICK; 0: until neither one skill
			    nor two together open anything more, at most SG_PLAN_MAX_STEPS */
};
#define SG_PLAN_MAX_PICK 50
#define SG_PLAN_MAX_STEPS 10

/**
 * What to learn for the postings of a comparison, whose report was made; it lives as long as
 * the comparison. SG_EARG: that has no profile (an empty one will do).
 */
SG_API SG_MUST_USE enum sg_status sg_comparison_plan(struct sg_comparison *comparison,
						     const struct sg_plan_options *options,
						     const struct sg_report *report,
						     const struct sg_plan **out,
						     struct sg_error *err);

/** The plan of a report (report->plan) by itself; rows of csv and ndjson are its steps. */
SG_API SG_MUST_USE enum sg_status sg_plan_write(const struct sg_report *report,
						const struct sg_report_options *options,
						sg_sink_fn sink, void *user, struct sg_error *err);

#ifdef __cplusplus
}
#endif

#endif
