/* SPDX-License-Identifier: MIT */
#pragma once

#include "read/props.h"

/* The posting of a saved page of LinkedIn or Indeed as a JobPosting; none of any other page. */
SG_MUST_USE enum sg_status sg_saved_read(sg_str html, struct sg_arena *arena,
					 struct sg_props *out, struct sg_error *err);
