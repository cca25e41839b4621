/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Feeds by category hold what the one over all does not. */
static const char *const forms[] = {
	"weworkremotely.com",
	"weworkremotely.com/remote-jobs.rss",
	"weworkremotely.com/categories/{tenant}",
	NULL,
};

const struct sg_board sg_board_wwr = {
	.name = "wwr",
	.label = "We Work Remotely",
	.forms = forms,
	.credit = "We Work Remotely, https://weworkremotely.com",
	.list = "https://weworkremotely.com/categories/{tenant}.rss",
	.all = "https://weworkremotely.com/remote-jobs.rss",
	.manners = SG_BOARD_REMOTE,
	.max_age_s = 6 * 3600,
};
