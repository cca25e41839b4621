/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Twenty to a page; the body of one names the cursor of the next. A search has one page here. */
static const char *const forms[] = {
	"himalayas.app",
	"himalayas.app/jobs",
	"himalayas.app/jobs/api",
	NULL,
};

static bool next(const struct sg_json *root, const struct sg_turn *turn)
{
	sg_str cursor = sg_json_get_str(root, "nextCursor");

	if (cursor.len > 0)
		turn->values->path = sg_arena_dup(turn->arena, cursor);
	return cursor.len > 0;
}

const struct sg_board sg_board_himalayas = {
	.name = "himalayas",
	.label = "Himalayas",
	.forms = forms,
	.credit = "Himalayas, https://himalayas.app",
	.list = "https://himalayas.app/jobs/api/search?q={tenant}&page={page}",
	.all = "https://himalayas.app/jobs/api?limit=20",
	.more = "https://himalayas.app/jobs/api?limit=20&cursor={path}",
	.next = next,
	.manners = SG_BOARD_REMOTE,
	.max_age_s = 6 * 3600,
	.pause_ms = 500,
};
