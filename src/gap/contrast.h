/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/contrast.h>

#include "gap/kept.h"

/*
 * Contrast: how many of each group ask for what, and which of it differs.
 *
 * A posting asks for a skill that is a member of a requirement that is asked, however many would
 * do; it counts once a skill.
 *
 * Limits:    linear in requirements; rows times groups otherwise. SG_CONTRAST_WORK bounds the
 *            steps by which p is found for all rows together.
 * Ownership: in the standing's arena.
 * Errors:    SG_ENOMEM.
 */
#define SG_CONTRAST_WORK ((uint64_t)1 << 26)

SG_MUST_USE enum sg_status sg_contrast_make(struct sg_kept *kept,
					    const struct sg_gap_options *options,
					    const struct sg_contrast **out, struct sg_error *err);

/* Works out p and `differ` of rows whose counts are there, and sorts them. */
SG_MUST_USE enum sg_status sg_contrast_decide(const struct sg_group *groups, size_t n_groups,
					      struct sg_contrast_row *rows, size_t n_rows,
					      struct sg_arena *arena, struct sg_error *err);
