/* SPDX-License-Identifier: MIT */
#include "source/boards.h"

/* Boards of companies first; the first whose form fits a URL has it. */
static const struct sg_board *const boards[] = {
	&sg_board_greenhouse,
	&sg_board_lever,
	&sg_board_lever_eu,
	&sg_board_ashby,
	&sg_board_gem,
	&sg_board_workable,
	&sg_board_smartrecruiters,
	&sg_board_recruitee,
	&sg_board_personio,
	&sg_board_teamtailor,
	&sg_board_bamboohr,
	&sg_board_workday,
	&sg_board_breezy,
	&sg_board_rippling,
	&sg_board_pinpoint,
	&sg_board_jazzhr,
	&sg_board_hn,
	&sg_board_remoteok,
	&sg_board_wwr,
	&sg_board_remotive,
	&sg_board_arbeitnow,
	&sg_board_himalayas,
	&sg_board_jobicy,
	&sg_board_adzuna,
	&sg_board_usajobs,
};

const struct sg_board *sg_board_at(size_t i)
{
	return i < sizeof boards / sizeof *boards ? boards[i] : NULL;
}

const struct sg_board *sg_board_by_name(sg_str name)
{
	for (size_t i = 0; i < sizeof boards / sizeof *boards; i++)
		if (sg_str_eq(sg_str_of(boards[i]->name), name))
			return boards[i];
	return NULL;
}

const struct sg_board *sg_board_of_url(sg_str url, struct sg_values *out)
{
	for (size_t i = 0; i < sizeof boards / sizeof *boards; i++)
		for (const char *const *form = boards[i]->forms; *form != NULL; form++)
			if (sg_form_match(*form, url, out))
				return boards[i];
	return NULL;
}
