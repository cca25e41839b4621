/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Its terms want the source named with a link. A window of about a week. */
static const char *const forms[] = {
	"remoteok.com",
	"remoteok.com/api",
	"remoteok.io",
	"remoteok.io/api",
	NULL,
};

const struct sg_board sg_board_remoteok = {
	.name = "remoteok",
	.label = "Remote OK",
	.forms = forms,
	.credit = "Remote OK, https://remoteok.com",
	.all = "https://remoteok.com/api",
	.manners = SG_BOARD_REMOTE,
	.max_age_s = 6 * 3600,
};
