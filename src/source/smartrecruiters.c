/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* robots.txt of the interface forbids programs, so that it is off unless asked for. A tenant
 * that does not exist is answered like an empty board. */
static const char *const forms[] = {
	"jobs.smartrecruiters.com/{tenant}/{id:digits}",
	"careers.smartrecruiters.com/{tenant}/{id:digits}",
	"jobs.smartrecruiters.com/{tenant}",
	"careers.smartrecruiters.com/{tenant}",
	"api.smartrecruiters.com/v1/companies/{tenant}/postings",
	NULL,
};

static bool next(const struct sg_json *root, const struct sg_turn *turn)
{
	return turn->offset + turn->rows < sg_json_number(sg_json_get(root, "totalFound"), 0);
}

const struct sg_board sg_board_smartrecruiters = {
	.name = "smartrecruiters",
	.label = "SmartRecruiters",
	.forms = forms,
	.tenants = true,
	.list = "https://api.smartrecruiters.com/v1/companies/{tenant}/postings"
		"?limit=100&offset={offset}",
	.reads_page = true,
	.detail = "https://api.smartrecruiters.com/v1/companies/{tenant}/postings/{id}",
	.detail_of = "id",
	.page = "https://jobs.smartrecruiters.com/{tenant}/{id}",
	.next = next,
	.manners = SG_BOARD_OPT_IN | SG_BOARD_VAGUE,
};
