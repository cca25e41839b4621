/* SPDX-License-Identifier: MIT */
/* Links as pages and records have them, one a line. The first is the page they stand on. */
#include "fuzz/fuzz.h"

#include <string.h>

#include <skillgap/route.h>

#include "record/url.h"

static void try_hide(struct fuzz *fuzz, sg_str link)
{
	char *copy = sg_arena_alloc(fuzz->arena, link.len + 1, 1);

	memcpy(copy, link.ptr, link.len);
	sg_source_hide(copy);
	MUST(strlen(copy) <= link.len + 1);
	sg_buf_add(&fuzz->out, sg_str_of(copy));
}

static void try_link(struct fuzz *fuzz, sg_str base, sg_str link)
{
	sg_str canonical = sg_url_canonical(fuzz->arena, link);
	sg_str resolved = sg_url_resolve(fuzz->arena, base, link);

	if (canonical.ptr != NULL) {
		MUST(sg_str_starts(canonical, SG_STR("http")));
		fuzz_must_be_line(canonical);
		MUST(sg_str_eq(sg_url_canonical(fuzz->arena, canonical), canonical));
		MUST(sg_str_starts(sg_url_path(canonical), SG_STR("/")));
		MUST(sg_url_host(canonical).len > 0);
		sg_buf_add(&fuzz->out, canonical);
	}
	if (sg_url_is_link(link)) {
		MUST(sg_str_find(link, SG_STR("\""), 0) == SIZE_MAX);
		MUST(sg_str_find(link, SG_STR("<"), 0) == SIZE_MAX);
		MUST(sg_str_find(link, SG_STR("\x1b"), 0) == SIZE_MAX);
	}
	sg_buf_add(&fuzz->out, resolved);
	try_hide(fuzz, link);
	fuzz_note(fuzz, "%d", sg_route_knows(link));
}

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	enum { MOST_LINES = 20 };
	sg_str base = fuzz_line(&in);

	for (unsigned i = 0; i < MOST_LINES && in.len > 0; i++)
		try_link(fuzz, base, fuzz_line(&in));
}
