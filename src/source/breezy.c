/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* The list has no descriptions; pages do. Its edge refuses bursts. */
static const char *const forms[] = {
	"{tenant}.breezy.hr/p/{id}",
	"{tenant}.breezy.hr/p/{id}/apply",
	"{tenant}.breezy.hr/json",
	"{tenant}.breezy.hr",
	NULL,
};

const struct sg_board sg_board_breezy = {
	.name = "breezy",
	.label = "Breezy",
	.forms = forms,
	.tenants = true,
	.list = "https://{tenant}.breezy.hr/json",
	.reads_page = true,
	.detail = "https://{tenant}.breezy.hr/p/{id}",
	.detail_of = "url",
	.pause_ms = 200,
};
