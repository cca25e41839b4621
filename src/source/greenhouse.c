/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Source: the vendor's Job Board API documentation. EU boards answer on the same host. */
static const char *const forms[] = {
	"boards.greenhouse.io/embed/job_app?for={tenant}&token={id:digits}",
	"boards.greenhouse.io/embed/job_board?for={tenant}",
	"boards.greenhouse.io/embed/job_board/js?for={tenant}",
	"boards.greenhouse.io/{tenant}/jobs/{id:digits}",
	"job-boards.greenhouse.io/{tenant}/jobs/{id:digits}",
	"boards.eu.greenhouse.io/{tenant}/jobs/{id:digits}",
	"job-boards.eu.greenhouse.io/{tenant}/jobs/{id:digits}",
	"boards.greenhouse.io/{tenant}",
	"job-boards.greenhouse.io/{tenant}",
	"boards.eu.greenhouse.io/{tenant}",
	"job-boards.eu.greenhouse.io/{tenant}",
	"boards-api.greenhouse.io/v1/boards/{tenant}/jobs/{id:digits}",
	"boards-api.greenhouse.io/v1/boards/{tenant}/jobs",
	NULL,
};

const struct sg_board sg_board_greenhouse = {
	.name = "greenhouse",
	.label = "Greenhouse",
	.forms = forms,
	.page_query = "gh_jid={id:digits}",
	.tenants = true,
	.list = "https://boards-api.greenhouse.io/v1/boards/{tenant}/jobs?content=true",
	.one = "https://boards-api.greenhouse.io/v1/boards/{tenant}/jobs/{id}",
};
