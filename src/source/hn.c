/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Source: the API pages of Hacker News and of its search. The account that posts the monthly
 * thread posts two others beside it. */
static const char *const forms[] = {
	"news.ycombinator.com/item?id={tenant:digits}",
	NULL,
};

static bool is_latest(sg_str tenant)
{
	return sg_str_eq(tenant, SG_STR("latest"));
}

static sg_str find_thread(const struct sg_json *root, struct sg_arena *arena)
{
	const struct sg_json *hits = sg_json_get(root, "hits");

	for (size_t i = 0; i < sg_json_size(hits); i++) {
		const struct sg_json *hit = sg_json_at(hits, i);
		sg_str id = sg_json_get_str(hit, "objectID");
		sg_str title = sg_json_get_str(hit, "title");

		if (sg_str_find_fold(title, SG_STR("who is hiring"), 0) != SIZE_MAX &&
		    sg_form_is_name(id))
			return sg_arena_dup(arena, id);
	}
	return (sg_str){ NULL, 0 };
}

const struct sg_board sg_board_hn = {
	.name = "hn",
	.label = "Hacker News",
	.forms = forms,
	.list = "https://hn.algolia.com/api/v1/items/{tenant}",
	.find = "https://hn.algolia.com/api/v1/search_by_date"
		"?tags=story,author_whoishiring&hitsPerPage=5",
	.must_find = is_latest,
	.found = find_thread,
};
