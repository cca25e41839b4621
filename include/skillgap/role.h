/* SPDX-License-Identifier: MIT */
/**
 * Role models of the dictionary as a SOURCE: a role as the posting that it would be.
 *
 * What <skillgap/types.h> says of its structs holds for these too. Nothing here touches the
 * network, the disk or the clock: the same dictionary gives the same bytes.
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

#ifdef __cplusplus
}
#endif

#endif
