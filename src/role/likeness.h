/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"
#include "base/error.h"

/*
 * Likeness: what a posting asks, or a profile holds, against the roles of the dictionary.
 *
 * A posting's likeness has three parts, each 0..1:
 *   core    whether the areas without which there is no such role are asked at all
 *   cover   how many of the role's areas are asked, by weight
 *   share   how much of what is asked belongs to the role
 * and is core * sqrt(cover * share): asking for one area only is as unlike as asking for
 * everything under the sun. A title that names another trade lowers it.
 *
 * Limits:    linear in requirements and their members, times the areas that a skill shows.
 * Ownership: results live in the arena.
 * Errors:    SG_ENOMEM; findings of any content are accepted.
 * Threads:   any.
 */

/* The two public functions are declared in <skillgap/skillgap.h>. This one is for findings
 * that are being made: their roles, best first. */
SG_MUST_USE enum sg_status sg_role_scores(const struct sg_dict *dict, struct sg_arena *arena,
					  struct sg_findings *findings, struct sg_error *err);
