/* SPDX-License-Identifier: MIT */
/**
 * A team: what several people hold together of what postings ask for.
 *
 * Nothing here says how much one of them holds: nobody is counted, ranked or sorted by it.
 * What <skillgap/types.h> says of its structs holds for these too.
 *
 * Threads: what <skillgap/skillgap.h> says; one comparison, one thread.
 */
#ifndef SKILLGAP_TEAM_H
#define SKILLGAP_TEAM_H

#include <skillgap/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Profiles taken at once. */
#define SG_TEAM_MAX_PEOPLE 32

/** Something asked: a skill, or several of which some will do. Each is listed once. */
struct sg_team_item {
	const sg_str *any_of; /**< ids, in the order of the first posting that asks */
	const sg_str *names;  /**< of them */
	size_t n_any_of;
	uint16_t min_count;
	enum sg_class class_; /**< technology or practice */
	uint32_t required, preferred, unspecified; /**< postings, each at its highest strength */
	const sg_str *held_by; /**< labels of the people who hold it, or likely do, in their order */
	size_t n_held_by;
	bool together; /**< held by somebody, or by several each a part of it */
};

struct sg_team {
	const sg_str *people; /**< labels, in the order given */
	size_t n_people;
	const struct sg_team_item *items; /**< technologies before practices; by how many require,
					       then prefer, then ask, then by id */
	size_t n_items;
};

/** Adds one of several people; the profile must outlive the comparison, which has to have been
 *  made without one. Call before the report is made. SG_ELIMIT: too many people. */
struct sg_comparison;
SG_API SG_MUST_USE enum sg_status sg_comparison_add_person(struct sg_comparison *comparison,
							   const struct sg_profile *profile,
							   struct sg_error *err);

#ifdef __cplusplus
}
#endif

#endif
