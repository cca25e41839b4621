/* SPDX-License-Identifier: MIT */
#pragma once

#include "source/board.h"

/* Every board there is; table.c puts them in order. */
extern const struct sg_board sg_board_adzuna;
extern const struct sg_board sg_board_arbeitnow;
extern const struct sg_board sg_board_ashby;
extern const struct sg_board sg_board_bamboohr;
extern const struct sg_board sg_board_breezy;
extern const struct sg_board sg_board_gem;
extern const struct sg_board sg_board_greenhouse;
extern const struct sg_board sg_board_himalayas;
extern const struct sg_board sg_board_hn;
extern const struct sg_board sg_board_jazzhr;
extern const struct sg_board sg_board_jobicy;
extern const struct sg_board sg_board_lever;
extern const struct sg_board sg_board_lever_eu;
extern const struct sg_board sg_board_personio;
extern const struct sg_board sg_board_pinpoint;
extern const struct sg_board sg_board_recruitee;
extern const struct sg_board sg_board_remoteok;
extern const struct sg_board sg_board_remotive;
extern const struct sg_board sg_board_rippling;
extern const struct sg_board sg_board_smartrecruiters;
extern const struct sg_board sg_board_teamtailor;
extern const struct sg_board sg_board_usajobs;
extern const struct sg_board sg_board_workable;
extern const struct sg_board sg_board_workday;
extern const struct sg_board sg_board_wwr;
