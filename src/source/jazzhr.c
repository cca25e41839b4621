/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* No interface but the page for people, whose links lead to the postings. */
static const char *const forms[] = {
	"{tenant}.applytojob.com/apply/jobs/details/{id}",
	"{tenant}.applytojob.com/apply/jobs",
	"{tenant}.applytojob.com/apply",
	"{tenant}.applytojob.com",
	"{tenant}.applytojob.com/apply/{id}/...",
	NULL,
};

const struct sg_board sg_board_jazzhr = {
	.name = "jazzhr",
	.label = "JazzHR",
	.forms = forms,
	.tenants = true,
	.list = "https://{tenant}.applytojob.com/apply",
	.reads_page = true,
	.detail = "https://{tenant}.applytojob.com/apply/{id}",
	.detail_of = "id",
};
