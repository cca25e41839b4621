/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* A row for every place of a posting, all with one uuid. */
static const char *const forms[] = {
	"ats.rippling.com/{lang}/{tenant}/jobs/{id:uuid}",
	"ats.rippling.com/{lang}/{tenant}/jobs",
	"ats.rippling.com/{lang}/{tenant}",
	"api.rippling.com/platform/api/ats/v1/board/{tenant}/jobs",
	NULL,
};

const struct sg_board sg_board_rippling = {
	.name = "rippling",
	.label = "Rippling",
	.forms = forms,
	.tenants = true,
	.list = "https://api.rippling.com/platform/api/ats/v1/board/{tenant}/jobs",
	.one = "https://api.rippling.com/platform/api/ats/v1/board/{tenant}/jobs/{id}",
	.detail = "https://api.rippling.com/platform/api/ats/v1/board/{tenant}/jobs/{id}",
	.detail_of = "uuid",
	.page = "https://ats.rippling.com/{tenant}/jobs/{id}",
};
