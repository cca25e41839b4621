/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/io.h>
#include <skillgap/skillgap.h>

/*
 * The second object, libskillgap-io, loaded when the first URL comes by: with libcurl it costs
 * eight times the rest of the start-up, which most runs need not pay.
 */
enum sg_status io_fetch(const char *url, const struct sg_fetch_options *options,
			struct sg_arena *arena, struct sg_page *out, struct sg_error *err);
