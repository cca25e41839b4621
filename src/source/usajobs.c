/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Wants the key, and the e-mail address it was given to as --user-agent. */
static const char *const forms[] = {
	"data.usajobs.gov/api/Search?Keyword={tenant}",
	"data.usajobs.gov/api/search?Keyword={tenant}",
	NULL,
};

static bool next(const struct sg_json *root, const struct sg_turn *turn)
{
	(void)root;
	return turn->rows >= 100 && turn->page < 10;
}

const struct sg_board sg_board_usajobs = {
	.name = "usajobs",
	.label = "USAJOBS",
	.forms = forms,
	.credit = "USAJOBS, https://www.usajobs.gov",
	.list = "https://data.usajobs.gov/api/Search"
		"?Keyword={tenant}&Page={page}&ResultsPerPage=100",
	.header = "Authorization-Key: USAJOBS_KEY",
	.next = next,
	.max_age_s = 6 * 3600,
};
