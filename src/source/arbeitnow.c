/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

static const char *const forms[] = {
	"arbeitnow.com",
	"arbeitnow.com/api/job-board-api",
	NULL,
};

static bool next(const struct sg_json *root, const struct sg_turn *turn)
{
	(void)root;
	return turn->rows >= 100;
}

const struct sg_board sg_board_arbeitnow = {
	.name = "arbeitnow",
	.label = "Arbeitnow",
	.forms = forms,
	.credit = "Arbeitnow, https://www.arbeitnow.com",
	.all = "https://www.arbeitnow.com/api/job-board-api?page={page}",
	.next = next,
	.max_age_s = 6 * 3600,
};
