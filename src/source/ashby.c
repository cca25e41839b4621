/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* There is no request for one posting: it is chosen from the board. Slow to answer. */
static const char *const forms[] = {
	"jobs.ashbyhq.com/{tenant}/{id:uuid}",
	"jobs.ashbyhq.com/{tenant}/{id:uuid}/application",
	"jobs.ashbyhq.com/{tenant}/embed",
	"jobs.ashbyhq.com/{tenant}",
	"api.ashbyhq.com/posting-api/job-board/{tenant}",
	NULL,
};

const struct sg_board sg_board_ashby = {
	.name = "ashby",
	.label = "Ashby",
	.forms = forms,
	.page_query = "ashby_jid={id:uuid}",
	.tenants = true,
	.list = "https://api.ashbyhq.com/posting-api/job-board/{tenant}?includeCompensation=true",
	.manners = SG_BOARD_SLOW,
};
