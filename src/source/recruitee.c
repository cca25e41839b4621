/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

static const char *const forms[] = {
	"{tenant}.recruitee.com/{lang}/o/{id}",
	"{tenant}.recruitee.com/{lang}/o/{id}/c/new",
	"{tenant}.recruitee.com/api/offers",
	"{tenant}.recruitee.com/{lang}",
	NULL,
};

const struct sg_board sg_board_recruitee = {
	.name = "recruitee",
	.label = "Recruitee",
	.forms = forms,
	.tenants = true,
	.list = "https://{tenant}.recruitee.com/api/offers/",
};
