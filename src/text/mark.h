/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Marks: what an element's attributes say about its part in a page.
 *
 * Pages name their parts for style sheets and screen readers: class="job-description",
 * id="cookie-banner", role="navigation". The words in the tables are such names, not text.
 *
 * Threads:   static tables only.
 */
enum sg_mark {
	SG_MARK_HIDDEN = 1, /* no reader sees it */
	SG_MARK_BESIDE = 2, /* navigation, banners, forms, other postings: most likely */
	SG_MARK_MAIN = 4,   /* may hold the main content */
	SG_MARK_STRONG = 8, /* bold by style, or a heading by role */
	SG_MARK_TAGS = 16,  /* a list of skills, though each may be a link */
	SG_MARK_TITLE = 32, /* the posting's title */
};

/* The marks of one attribute; 0 for most. */
unsigned sg_mark_of(sg_str name, sg_str value);

/* What a meta or link element tells. */
enum sg_meta {
	SG_META_NONE,
	SG_META_TITLE, /* og:title */
	SG_META_SITE,  /* og:site_name */
	SG_META_URL,   /* og:url */
	SG_META_CANONICAL,
};

/* By the value of property, name or rel. */
enum sg_meta sg_meta_of(sg_str word);
