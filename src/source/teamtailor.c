/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* A JSON Feed of JobPosting objects, a hundred to a page. */
static const char *const forms[] = {
	"{tenant}.teamtailor.com/{lang}/jobs/{id:digits}",
	"{tenant}.{_}.teamtailor.com/{lang}/jobs/{id:digits}",
	"{tenant}.teamtailor.com/{lang}/jobs",
	"{tenant}.{_}.teamtailor.com/{lang}/jobs",
	"{tenant}.teamtailor.com/jobs.json",
	"{tenant}.teamtailor.com/jobs.rss",
	"{tenant}.teamtailor.com/{lang}",
	"{tenant}.{_}.teamtailor.com/{lang}",
	NULL,
};

static bool next(const struct sg_json *root, const struct sg_turn *turn)
{
	(void)turn;
	return sg_json_get_str(root, "next_url").len > 0;
}

const struct sg_board sg_board_teamtailor = {
	.name = "teamtailor",
	.label = "Teamtailor",
	.forms = forms,
	.tenants = true,
	.host = "{tenant}.teamtailor.com",
	.list = "https://{host}/jobs.json",
	.more = "https://{host}/jobs.json?page={page}",
	.reads_page = true,
	.next = next,
};
