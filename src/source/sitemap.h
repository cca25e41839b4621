/* SPDX-License-Identifier: MIT */
#pragma once

#include "source/leg.h"

/* Sitemaps: the pages that a site names itself (sitemap.c). */

/* Whether a source is "sitemap:HOST" or "sitemap:HOST/FOLDER", and its first leg. */
bool sg_sitemap_is_source(sg_str source);
SG_MUST_USE enum sg_status sg_sitemap_start(struct sg_route *route, sg_str source,
					    struct sg_error *err);
/* Whether an answer is a sitemap, and the legs that one leads to. */
bool sg_sitemap_is(struct sg_answer_in *in);
SG_MUST_USE enum sg_status sg_answer_sitemap(struct sg_answer_in *in);
/* robots.txt, which may name sitemaps; and none, so that the usual place is tried. */
SG_MUST_USE enum sg_status sg_answer_robots(struct sg_answer_in *in);
void sg_answer_no_robots(struct sg_answer_in *in);
