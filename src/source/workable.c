/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* One host for all tenants, which bans those who hurry: one request a second. */
static const char *const forms[] = {
	"apply.workable.com/{tenant}/j/{id:hex}",
	"apply.workable.com/{tenant}/j/{id:hex}/apply",
	"apply.workable.com/{tenant}",
	"apply.workable.com/api/v1/widget/accounts/{tenant}",
	NULL,
};

const struct sg_board sg_board_workable = {
	.name = "workable",
	.label = "Workable",
	.forms = forms,
	.tenants = true,
	.list = "https://apply.workable.com/api/v1/widget/accounts/{tenant}?details=true",
	.page = "https://apply.workable.com/{tenant}/j/{id}",
	.manners = SG_BOARD_SLOW,
	.pause_ms = 1000,
};
