/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/history.h>

#include "report/sheet.h"

/*
 * What the writers of news and of trends share.
 */

/* Whether a posting is one that a person should look at: ready, or one away. */
bool sg_news_is_near(const struct sg_report_posting *posting);
/* How many of a report are. */
uint32_t sg_news_near(const struct sg_report *report);

void sg_news_text(struct sg_sheet *sheet, const struct sg_news *news);
/* The sheet is for labels and names alone. */
void sg_news_atom(struct sg_sheet *sheet, const struct sg_news *news, struct sg_out *out);
void sg_trend_text(struct sg_sheet *sheet, const struct sg_trend *trend);
