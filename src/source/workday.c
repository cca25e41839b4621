/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Undocumented. One posting is read like any page; whole boards only when asked for. More than
 * twenty rows are refused, and the total is right on the first page only. A site that does not
 * exist may be answered like an empty one. */
static const char *const forms[] = {
	"{tenant}.{_}.myworkdayjobs.com/{lang}/{site}/job/{path}",
	"{tenant}.{_}.myworkdayjobs.com/{lang}/{site}",
	NULL,
};

static bool next(const struct sg_json *root, const struct sg_turn *turn)
{
	(void)root;
	return turn->rows >= 20;
}

const struct sg_board sg_board_workday = {
	.name = "workday",
	.label = "Workday",
	.forms = forms,
	.tenants = true,
	.list = "https://{host}/wday/cxs/{tenant}/{site}/jobs",
	.list_body = "{\"appliedFacets\":{},\"limit\":20,\"offset\":{offset},\"searchText\":\"\"}",
	.one = "https://{host}/wday/cxs/{tenant}/{site}/job{path}",
	.detail = "https://{host}/wday/cxs/{tenant}/{site}{path}",
	.detail_of = "externalPath",
	.next = next,
	.manners = SG_BOARD_OPT_IN | SG_BOARD_VAGUE,
	.pause_ms = 250,
};
