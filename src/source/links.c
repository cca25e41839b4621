/* SPDX-License-Identifier: MIT */
#include "source/links.h"

#include "record/entity.h"
#include "record/url.h"

enum { LONGEST = 2048 };

static const sg_str marks[] = { SG_LIT("href="), SG_LIT("src="), SG_LIT("<loc>") };

/* The first mark at or after `at`; *value is where what it names starts. */
static bool find_mark(sg_str html, size_t at, size_t *value)
{
	for (; at < html.len; at++)
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (sg_str_starts_fold(sg_str_sub(html, at, at + 8), marks[i])) {
				*value = at + marks[i].len;
				return true;
			}
	return false;
}

/* What stands there: quoted, bare, or text of an element. */
static sg_str value_at(sg_str html, size_t at)
{
	char quote = at < html.len ? html.ptr[at] : '\0';
	bool quoted = quote == '"' || quote == '\'';
	size_t start = quoted ? at + 1 : at, end = start;

	while (end < html.len && end - start <= LONGEST &&
	       (quoted ? html.ptr[end] != quote
		       : !sg_is_space(html.ptr[end]) && html.ptr[end] != '>' &&
				 html.ptr[end] != '<'))
		end++;
	return end - start > LONGEST ? (sg_str){ NULL, 0 }
				     : sg_str_trim(sg_str_sub(html, start, end));
}

/* Relative to the page's host; links relative to its path name no board. */
static sg_str absolute(sg_str base, sg_str link, struct sg_arena *arena)
{
	size_t scheme = sg_str_find(base, SG_STR("://"), 0), host;

	if (scheme == SIZE_MAX || !sg_str_starts(link, SG_STR("/")))
		return link;
	if (sg_str_starts(link, SG_STR("//")))
		return sg_arena_printf(arena, SG_FMT ":" SG_FMT,
				       SG_ARG(sg_str_sub(base, 0, scheme)), SG_ARG(link));
	host = sg_str_find(base, SG_STR("/"), scheme + 3);
	return sg_arena_printf(arena, SG_FMT SG_FMT, SG_ARG(sg_str_sub(base, 0, host)),
			       SG_ARG(link));
}

bool sg_links_next(struct sg_links *links, struct sg_arena *arena, sg_str *url)
{
	size_t value;

	while (find_mark(links->html, links->at, &value)) {
		sg_str link = value_at(links->html, value);

		links->at = value;
		if (link.len == 0)
			continue;
		link = absolute(links->base, sg_entity_decode(arena, link), arena);
		*url = sg_url_canonical(arena, link);
		if (url->ptr != NULL)
			return true;
	}
	return false;
}
