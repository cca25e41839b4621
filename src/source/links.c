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
			/* Nearly always the first letter tells. */
			if (sg_lower(html.ptr[at]) == marks[i].ptr[0] &&
			    sg_str_starts_fold(sg_str_sub(html, at, at + 8), marks[i])) {
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

bool sg_links_next(struct sg_links *links, struct sg_arena *arena, sg_str *url)
{
	size_t value;

	while (find_mark(links->html, links->at, &value)) {
		sg_str link = value_at(links->html, value);

		links->at = value;
		if (link.len == 0)
			continue;
		link = sg_url_resolve(arena, links->base, sg_entity_decode(arena, link));
		*url = sg_url_canonical(arena, link);
		if (url->ptr != NULL)
			return true;
	}
	return false;
}
