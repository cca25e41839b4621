/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/json.h"
#include "base/str.h"

/*
 * Members of an object by what they mean: boards differ in names, not in ideas, so that a
 * table of names, best first, says where to look. "a.b" is member b of member a.
 */
enum { SG_MAX_NAMES = 32 };
typedef const char *const sg_names[SG_MAX_NAMES]; /* what is left over is NULL */

/* The member at a path; NULL when there is none. */
const struct sg_json *sg_pick_at(const struct sg_json *node, const char *path);
/* Whether a member holds anything: a text that is not blank, a number, a filled container. */
bool sg_pick_holds(const struct sg_json *node);
/* The first member of these names that holds something; NULL when none does. */
const struct sg_json *sg_pick(const struct sg_json *node, sg_names names);
/* The first that is a text; an absent string when none is. */
sg_str sg_pick_str(const struct sg_json *node, sg_names names);
