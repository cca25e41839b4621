/* SPDX-License-Identifier: MIT */
/**
 * Tallies: what postings ask, added up and without the postings, so that sums of parts are the
 * sum of the whole.
 *
 * A tally holds counts, ids and hashes of company names; no text of any posting, no clock. Adding
 * tallies is associative and commutative, and a sum is the tally of all the postings in one run,
 * byte for byte, as long as no posting is in two of them.
 *
 * What <skillgap/types.h> says of its structs holds for these too.
 *
 * Threads: nothing here has state; a tally may be read from any.
 */
#ifndef SKILLGAP_TALLY_H
#define SKILLGAP_TALLY_H

#include <skillgap/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A skill that counted postings name. */
struct sg_tally_skill {
	sg_str id;
	sg_str name; /**< for people; absent where it is the dictionary's */
	bool asked;  /**< asked for, alone or beside others */
	uint32_t required, preferred, unspecified, mentioned; /**< as in sg_gap: postings */
	uint32_t one_of, closer, opens;
	uint8_t years_asked;
	uint16_t months_held;
	bool short_only; /**< of all that ask, years are the only thing missing */
	const uint32_t *companies; /**< indexes into the tally's, ascending, no two the same */
	size_t n_companies;
	const struct sg_or *or_; /**< by id; names are absent */
	size_t n_or;
};

/** A role model. */
struct sg_tally_role {
	sg_str id;
	uint32_t recognised; /**< counted postings that are recognisably of it */
	uint64_t likeness;   /**< sum over the counted postings, in hundredths */
	const uint32_t *areas; /**< counted postings that ask for each of its areas */
	size_t n_areas;
};

struct sg_tally {
	sg_str dictionary; /**< version; tallies of different ones do not add up */
	sg_str profile;	   /**< hash of what the profile states; absent without one; as dictionary */
	bool count_practices, keep_all; /**< options it was made with; as dictionary */
	uint32_t seen, counted, left_out, duplicates;
	uint32_t failed; /**< sources and requests that failed */
	uint32_t verdicts[SG_N_VERDICTS];
	uint32_t lacking_required, lacking_any; /**< as in sg_report */
	bool has_fit;
	uint32_t best_fit; /**< in millionths */
	const uint64_t *companies; /**< hashes of 48 bits of their names, ascending */
	size_t n_companies;
	const struct sg_tally_skill *skills; /**< by id */
	size_t n_skills;
	const struct sg_tally_role *roles; /**< by id */
	size_t n_roles;
	const struct sg_fact_count *facts; /**< by kind, then value */
	size_t n_facts;
};

/** The most facts of different kind or value in one tally. */
#define SG_TALLY_MAX_FACTS 4096

#ifdef __cplusplus
}
#endif

#endif
