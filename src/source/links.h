/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Links of a page: what its href, src and data-src attributes name, and the <loc> elements of
 * a sitemap. A plain scan for marks, no parse: what is found is only compared with forms.
 *
 * Limits: links longer than 2048 bytes are passed over.
 */
struct sg_links {
	sg_str html;
	sg_str base; /* canonical URL of the page */
	size_t at;
};

/* The next http(s) link as a canonical URL in the arena; false when there is none. */
bool sg_links_next(struct sg_links *links, struct sg_arena *arena, sg_str *url);
