/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Source: the API's README: fair use, at most once an hour. */
static const char *const forms[] = {
	"jobicy.com",
	"jobicy.com/jobs",
	"jobicy.com/api/v2/remote-jobs",
	NULL,
};

const struct sg_board sg_board_jobicy = {
	.name = "jobicy",
	.label = "Jobicy",
	.forms = forms,
	.credit = "Jobicy, https://jobicy.com",
	.list = "https://jobicy.com/api/v2/remote-jobs?count=100&tag={tenant}",
	.all = "https://jobicy.com/api/v2/remote-jobs?count=100",
	.manners = SG_BOARD_REMOTE,
	.max_age_s = 3600,
};
