/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Source: the API's README, which asks for four requests a day at most. */
static const char *const forms[] = {
	"remotive.com",
	"remotive.com/remote-jobs",
	"remotive.com/api/remote-jobs",
	NULL,
};

const struct sg_board sg_board_remotive = {
	.name = "remotive",
	.label = "Remotive",
	.forms = forms,
	.credit = "Remotive, https://remotive.com",
	.list = "https://remotive.com/api/remote-jobs?search={tenant}",
	.all = "https://remotive.com/api/remote-jobs",
	.manners = SG_BOARD_REMOTE,
	.max_age_s = 6 * 3600,
};
