/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/role.h>

#include "gap/kept.h"

/*
 * Models: the roles of a pile that is role models and nothing else, beside each other.
 *
 * Limits:    SG_CONTRAST_MAX_GROUPS of them.
 * Ownership: in the arena given; texts borrow from the dictionary.
 * Errors:    SG_ENOMEM.
 */

/* Those of the pile, each once, in the order of the postings; none if another posting is among
 * them. profile may be NULL. */
SG_MUST_USE enum sg_status sg_models_list(const struct sg_dict *dict, const struct sg_kept *kept,
					  struct sg_arena *arena, struct sg_report *report,
					  struct sg_error *err);
