/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Source: the vendor's page on its XML feed. Without a language it answers in the tenant's. */
static const char *const forms[] = {
	"{tenant}.jobs.personio.de/job/{id:digits}",
	"{tenant}.jobs.personio.com/job/{id:digits}",
	"{tenant}.jobs.personio.de/xml",
	"{tenant}.jobs.personio.com/xml",
	"{tenant}.jobs.personio.de",
	"{tenant}.jobs.personio.com",
	NULL,
};

const struct sg_board sg_board_personio = {
	.name = "personio",
	.label = "Personio",
	.forms = forms,
	.tenants = true,
	.list = "https://{tenant}.jobs.personio.de/xml?language=en",
	.page = "https://{tenant}.jobs.personio.de/job/{id}",
};
