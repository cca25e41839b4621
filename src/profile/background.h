/* SPDX-License-Identifier: MIT */
#pragma once

#include "profile/claims.h"
#include "profile/member.h"

/*
 * Background: the degree and the human languages of a JSON Resume.
 *
 * Degrees and languages are recognised by the dictionary's cues for them.
 *
 * Errors:  as member.h.
 * Threads: as claims.h.
 */
SG_MUST_USE enum sg_status sg_background_read(struct sg_claims *claims, struct sg_member *member,
					      int64_t today, struct sg_profile *out);
