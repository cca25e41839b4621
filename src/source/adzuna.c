/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Of "adzuna:gb/golang", gb is the country and golang what is searched. Descriptions are cut. */
static const char *const forms[] = {
	"api.adzuna.com/v1/api/jobs/{tenant}/search/{_}",
	NULL,
};

static bool next(const struct sg_json *root, const struct sg_turn *turn)
{
	return turn->page < 4 &&
	       turn->offset + turn->rows < sg_json_number(sg_json_get(root, "count"), 0);
}

const struct sg_board sg_board_adzuna = {
	.name = "adzuna",
	.label = "Adzuna",
	.forms = forms,
	.credit = "Adzuna, https://www.adzuna.com",
	.list = "https://api.adzuna.com/v1/api/jobs/{tenant}/search/{page}"
		"?app_id={app}&app_key={key}&results_per_page=50&what={site}",
	.keys = { "ADZUNA_APP_ID", "ADZUNA_APP_KEY" },
	.next = next,
	.manners = SG_BOARD_SNIPPETS,
	.max_age_s = 6 * 3600,
};
