/* SPDX-License-Identifier: MIT */
/**
 * The nouns of a report: what postings ask for, held against what a profile states.
 *
 * What <skillgap/types.h> says of its structs holds for these too.
 *
 * Threads: structs are plain data; several threads may read one that none changes.
 */
#ifndef SKILLGAP_REPORT_H
#define SKILLGAP_REPORT_H

#include <skillgap/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sg_named;
struct sg_plan;
struct sg_rubric;

/** How a requirement stands against the profile. */
enum sg_met {
	SG_MET_UNKNOWN, /**< no profile: null in JSON */
	SG_MET,
	SG_LIKELY,
	SG_SHORT,
	SG_LEARNING,
	SG_NEAR,
	SG_MISSING,
	SG_NOT_ASKED,
	SG_N_MET,
};

enum sg_verdict {
	SG_VERDICT_NONE, /**< no profile: null in JSON */
	SG_READY,
	SG_ONE_AWAY,
	SG_STRETCH,
	SG_FAR,
	SG_UNCLEAR,
	SG_N_VERDICTS,
};

/** A requirement with its answer. */
struct sg_answer {
	const struct sg_requirement *requirement;
	enum sg_met status;
	enum sg_class class_; /**< of its most common member */
	sg_str by;      /**< id of the held skill that decides; absent if none does */
	sg_str by_name; /**< its name */
	sg_str by_why;	/**< "held", "implied", "part_of", "adjacent", "similar", "learning",
			   "avoided" */
	uint16_t months_held; /**< of `by`; 0 when not stated */
	sg_str too_new; /**< where too few members have been out for min_years: name of the
			     oldest that has not; absent otherwise */
	uint16_t too_new_since; /**< year of that one's first release */
	double credit;
};

/** A fact of the posting against what the profile states. */
struct sg_fact_answer {
	const struct sg_fact *fact;
	enum sg_tristate met; /**< unknown: the profile does not say */
	sg_str held;          /**< what the profile says, as stated: "C1", "2021", "73" (months) */
};

/**
 * A posting of a report. Packed ones (sg_gap_options.keep) have neither findings nor answers,
 * besides, unmet and what they ask of their role, only the numbers of them: sg_report_open() has.
 */
struct sg_report_posting {
	const struct sg_posting *about;	    /**< who asks; body absent */
	const struct sg_findings *findings; /**< NULL of a packed one */
	const void *inside; /**< what the library itself needs of it */
	enum sg_outcome outcome; /**< that of the findings */
	enum sg_verdict verdict;
	sg_str unclear_why; /**< when the verdict is unclear: one clause */
	bool has_fit;
	double fit; /**< 0..1 */
	uint32_t required_met, required_total;
	uint32_t required_short; /**< of those not met, how many are short on years */
	uint32_t preferred_met, preferred_total;
	const sg_str *unmet; /**< ids, one for each unmet required requirement, in text order */
	size_t n_unmet;
	const struct sg_answer *answers; /**< one for each requirement, in text order */
	size_t n_answers;
	const struct sg_fact_answer *besides;
	size_t n_besides;
	bool by_title_only;  /**< unspecified ones served beside the title's */
	bool asks_avoided;   /**< an avoided skill is required */
	bool left_out;       /**< from a board, names fewer than two technologies */
	sg_str role;         /**< id of the role model it is recognisably one of; or absent */
	sg_str role_name;
	const sg_str *role_asks; /**< titles of areas of that role it asks for, weightiest first */
	size_t n_role_asks;
	const sg_str *role_lacks; /**< titles of areas of the next likely role it does not name */
	size_t n_role_lacks;
	const sg_str *also_at; /**< addresses of its duplicates, or their sources */
	size_t n_also_at;
};

/** Postings that ask, with a 95 % Wilson interval of their share of the counted ones. */
struct sg_demand {
	uint32_t n;
	double low, high; /**< 0..1 */
};

/** An alternative that would do instead. */
struct sg_or {
	sg_str id;
	sg_str name;
	uint32_t n; /**< postings in which it would */
};

/** One row of what is missing (with a profile) or asked (without). */
struct sg_gap {
	sg_str id, name, area;
	enum sg_class class_;
	enum sg_met status; /**< learning, short, near, missing; unknown without a profile */
	struct sg_demand required, preferred, unspecified, mentioned;
	uint32_t one_of;    /**< of the asking postings, those where it is one of several */
	uint32_t companies; /**< distinct companies among the asking postings */
	uint32_t opens;     /**< postings this skill, with what it implies, makes ready */
	uint32_t closer;    /**< postings in which it is one of the unmet */
	uint8_t step;       /**< of the roadmap; 0 for none */
	uint8_t years_asked; /**< of short rows: the most asked; 0 otherwise */
	uint16_t months_held; /**< of short rows */
	const struct sg_or *or_; /**< other members, by n then id */
	size_t n_or;
};

/** Skills of one area: asked and, with a profile, held. */
struct sg_area_count {
	sg_str area;
	uint32_t asked;
	uint32_t held;
};

/** An area of a role model: how many counted postings ask for it, what the profile holds. */
struct sg_role_area_count {
	sg_str id, title;
	uint32_t asked;
	uint32_t signs, held; /**< 0 without a profile */
};

/** A role model and what postings and profile have of it. */
struct sg_role_count {
	sg_str id, name;
	uint32_t recognised; /**< counted postings that are recognisably of this role */
	double likeness;     /**< mean over the counted postings, 0..1 */
	double held;         /**< share of the role the profile holds, 0..1 */
	const struct sg_role_area_count *areas;
	size_t n_areas;
};

/** How many counted postings state a fact kind, and what the profile says to how many. */
struct sg_fact_count {
	enum sg_fact_kind kind;
	sg_str value; /**< for languages: the language; absent otherwise */
	uint32_t n;
	uint32_t met;
	uint32_t unmet; /**< of the others the profile says too little */
};

/** What a plan begins with: a skill and how many postings are ready with it. What it implies and
 *  postings ask for is learnt first, unless it takes days only. */
struct sg_step_ready {
	sg_str id, name;
	uint32_t ready; /**< with this and all before it */
};

/** What a pile is taken apart by. */
enum sg_by {
	SG_BY_NONE,
	SG_BY_SOURCE, /**< as typed */
	SG_BY_COMPANY,
	SG_BY_ROLE, /**< the role model it is recognisably one of */
	SG_BY_TITLE,
	SG_BY_LOCATION,
	SG_N_BYS,
};

struct sg_contrast;
struct sg_role_model;
struct sg_team;

/** What sg_report_open() needs. */
struct sg_kept;

/** Everything a report of any format is written from; needs no dictionary and no clock. */
struct sg_report {
	const struct sg_profile *profile; /**< NULL without one */
	uint32_t held, learning, avoided; /**< claims by status */
	bool count_practices; /**< practices decided the verdicts too */
	uint32_t counted;    /**< neither unclear, duplicate nor left out */
	uint32_t n_seen;     /**< postings without duplicates */
	uint32_t companies;  /**< distinct, of the seen */
	uint32_t duplicates;
	uint32_t left_out;
	uint32_t verdicts[SG_N_VERDICTS];
	uint32_t lacking_required; /**< counted postings with a required requirement not met */
	uint32_t lacking_any;	   /**< those with any, preferred ones too */
	bool has_fit;
	double best_fit; /**< of a counted posting, 0..1 */
	bool summed;	 /**< of tallies (<skillgap/tally.h>), or postings were let go of: there are
			      none, and gaps have no quotes; opens names one skill at most */
	const struct sg_report_posting *postings; /**< in input order, duplicates excluded */
	size_t n_postings;
	const struct sg_gap *gaps; /**< technologies, then practices; where these count, mixed;
				   by demand, ties by id */
	size_t n_gaps;
	const struct sg_area_count *areas;
	size_t n_areas;
	const struct sg_role_count *roles; /**< those of the dictionary, by id */
	size_t n_roles;
	const struct sg_fact_count *facts;
	size_t n_facts;
	struct sg_step_ready opens[2]; /**< in the order to learn them; n_opens of them */
	size_t n_opens;
	const struct sg_source *sources;
	size_t n_sources;
	const struct sg_plan *plan; /**< what to learn (<skillgap/plan.h>); NULL unless asked for */
	const struct sg_rubric *rubric; /**< what to show (<skillgap/rubric.h>); or NULL */
	sg_str generated_at; /**< RFC 3339, given by the caller */
	sg_str dictionary;   /**< version */
	const struct sg_contrast *contrast; /**< <skillgap/contrast.h>; NULL unless asked for */
	const struct sg_role_model *models; /**< <skillgap/role.h>: of the pile, where a contrast is
						 asked for and it is role models and nothing else */
	size_t n_models;
	const struct sg_team *team; /**< <skillgap/team.h>; NULL without several profiles */
	uint32_t added;	     /**< skills added to the profile for this run, told by the caller; 0
				  when that does not matter */
	uint32_t ready_before; /**< postings ready without them, told by the caller */
	/* Where postings are packed: */
	struct sg_kept *kept; /**< NULL where they are not */
	const struct sg_named *names; /**< <skillgap/plan.h>: of the skills that they name */
	size_t n_names;
	/* Of a view (<skillgap/view.h>): */
	const struct sg_report *whole; /**< what it is a view of; NULL of a report as it is */
	bool chosen;  /**< postings were chosen: those that are left are not to be folded */
	bool ordered; /**< postings stand in an order that was asked for */
	enum sg_strength least; /**< answers of packed postings are asked so much at least */
};

enum sg_format {
	SG_FORMAT_TEXT,
	SG_FORMAT_JSON,
	SG_FORMAT_NDJSON,
	SG_FORMAT_CSV,
	SG_FORMAT_TSV,
	SG_FORMAT_MARKDOWN,
	SG_FORMAT_HTML,
	SG_N_FORMATS, /**< of reports */
	SG_FORMAT_ATOM = SG_N_FORMATS, /**< RFC 4287; of news only (<skillgap/history.h>) */
};

enum sg_table {
	SG_TABLE_GAPS,
	SG_TABLE_POSTINGS,
	SG_TABLE_REQUIREMENTS,
	SG_TABLE_STEPS,    /**< of a plan; no row without one */
	SG_TABLE_RUBRIC,   /**< areas of a rubric; no row without one */
	SG_TABLE_CONTRAST, /**< a row for each skill and group */
	SG_TABLE_TEAM,     /**< a row for each thing asked of a team */
	SG_N_TABLES,
};

#ifdef __cplusplus
}
#endif

#endif
