/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/explain.h>

#include "base/arena.h"
#include "base/out.h"

/*
 * The writers behind sg_explanation_write().
 */
SG_MUST_USE enum sg_status sg_explain_text(const struct sg_explanation *explanation,
					   const struct sg_explain_options *options,
					   struct sg_arena *arena, struct sg_out *out,
					   struct sg_error *err);

/* Whether the options ask for this candidate, this term. */
bool sg_explain_wants_skill(const struct sg_explain_options *options, sg_str id);
bool sg_explain_wants_term(const struct sg_explain_options *options, sg_str term);
