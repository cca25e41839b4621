/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

static const char *const forms[] = {
	"{tenant}.pinpointhq.com/{lang}/postings/{id}",
	"{tenant}.pinpointhq.com/postings.json",
	"{tenant}.pinpointhq.com/{lang}",
	NULL,
};

const struct sg_board sg_board_pinpoint = {
	.name = "pinpoint",
	.label = "Pinpoint",
	.forms = forms,
	.tenants = true,
	.list = "https://{tenant}.pinpointhq.com/postings.json",
};
