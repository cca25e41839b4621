/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Source: the vendor's Job Board API reference, by which anyone may read it and all postings come
 * in one answer. There is no request for one posting: it is chosen from the board. The slash at the
 * end of the list is asked for. */
static const char *const forms[] = {
	"jobs.gem.com/{tenant}/{id}",
	"jobs.gem.com/{tenant}",
	"api.gem.com/job_board/v0/{tenant}/job_posts",
	NULL,
};

const struct sg_board sg_board_gem = {
	.name = "gem",
	.label = "Gem",
	.forms = forms,
	.tenants = true,
	.list = "https://api.gem.com/job_board/v0/{tenant}/job_posts/",
};
