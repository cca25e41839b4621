/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

static const char *const forms[] = {
	"{tenant}.bamboohr.com/careers/{id:digits}/...",
	"{tenant}.bamboohr.com/jobs/view.php?id={id:digits}",
	"{tenant}.bamboohr.com/careers",
	"{tenant}.bamboohr.com/careers/list",
	"{tenant}.bamboohr.com/jobs",
	"{tenant}.bamboohr.com/jobs/embed2.php",
	NULL,
};

const struct sg_board sg_board_bamboohr = {
	.name = "bamboohr",
	.label = "BambooHR",
	.forms = forms,
	.tenants = true,
	.list = "https://{tenant}.bamboohr.com/careers/list",
	.one = "https://{tenant}.bamboohr.com/careers/{id}/detail",
	.detail = "https://{tenant}.bamboohr.com/careers/{id}/detail",
	.detail_of = "id",
	.page = "https://{tenant}.bamboohr.com/careers/{id}",
};
