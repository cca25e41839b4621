/* SPDX-License-Identifier: MIT */
/**
 * Role models of the dictionary as a SOURCE: a role as the posting that it would be.
 *
 * What <skillgap/types.h> says of its structs holds for these too. Nothing here touches the
 * network, the disk or the clock: the same dictionary gives the same bytes.
 *
 * Threads: what <skillgap/skillgap.h> says.
 */
#ifndef SKILLGAP_ROLE_H
#define SKILLGAP_ROLE_H

#include <skillgap/skillgap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What the name of such a SOURCE starts with. */
#define SG_ROLE_SOURCE "role:"

/** Whether text is "role:" and anything behind it. */
SG_API bool sg_role_is_source(sg_str source);

/**
 * The role that a SOURCE names, "role:go-specialist", by its id or its name; case, spaces and
 * hyphens do not count. SG_ENOTFOUND: there is no such role; err->mend has the nearest one, or
 * all of them when none is near.
 */
SG_API SG_MUST_USE enum sg_status sg_role_of_source(const struct sg_dict *dict, sg_str source,
						    uint32_t *role, struct sg_error *err);

/**
 * A role as a posting: its name is the title, what it does, requires and prefers the
 * description, one item a sign. Read again, it asks for those signs. Its source is "role:ID";
 * strings live in the arena. Names that the dictionary finds on evidence only may be missed.
 */
SG_API SG_MUST_USE enum sg_status sg_role_posting(const struct sg_dict *dict, uint32_t role,
						  struct sg_arena *arena, struct sg_posting *out,
						  struct sg_error *err);

/** An area of a role that a person shows, shows little of, or does not show. */
enum sg_shown {
	SG_SHOWN_UNKNOWN, /**< without a profile, or the area has no signs: null in JSON */
	SG_SHOWN,	  /**< half of its signs or more are held */
	SG_SHOWN_THIN,
	SG_SHOWN_NOT,
	SG_N_SHOWNS,
};
/** The JSON word; NULL for unknown. */
SG_API const char *sg_shown_name(enum sg_shown shown);

struct sg_model_area {
	sg_str title;
	enum sg_shown shown;
};

/** A step from another role. */
struct sg_model_way {
	sg_str from;   /**< id */
	sg_str name;   /**< of that role; its id where the dictionary lacks it */
	sg_str effort; /**< "weeks" */
	sg_str given;  /**< "a back-end language behind you" */
};

/** A role model as people hold it against themselves and against another. */
struct sg_role_model {
	sg_str id, name;
	sg_str about;         /**< or absent */
	uint32_t signs, held; /**< what it requires and prefers; of these, by the profile */
	bool person;          /**< there is a profile */
	const struct sg_model_area *areas; /**< weightiest first */
	size_t n_areas;
	const sg_str *owns, *to_show, *leads_to, *responsibilities; /**< texts of the dictionary */
	size_t n_owns, n_to_show, n_leads_to, n_responsibilities;
	const struct sg_model_way *ways;
	size_t n_ways;
};

#ifdef __cplusplus
}
#endif

#endif
