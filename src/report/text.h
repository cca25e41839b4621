/* SPDX-License-Identifier: MIT */
#pragma once

#include "report/label.h"

/*
 * The parts of the text report. Each writes whole lines to the sheet.
 */
void sg_text_one(struct sg_sheet *sheet, const struct sg_report_posting *posting);
void sg_text_many(struct sg_sheet *sheet);
/* What groups of the pile ask, role models beside each other, what several people hold. */
void sg_text_contrast(struct sg_sheet *sheet);
void sg_text_models(struct sg_sheet *sheet);
void sg_text_team(struct sg_sheet *sheet);
/* Postings that are unclear or left out, where no list of them follows. */
void sg_text_uncounted(struct sg_sheet *sheet);
/* Words only, ASCII only, one fact a line. */
void sg_text_plain(struct sg_sheet *sheet);
/* "SAY IT IF IT IS TRUE", facts, what was unclear, where it came from: the end of a pile. */
void sg_text_end(struct sg_sheet *sheet);
/* Postings by verdict, each a line. */
void sg_text_postings(struct sg_sheet *sheet);
/* Sources that failed or want to be named; with a pile, where the postings came from. */
void sg_text_sources(struct sg_sheet *sheet, bool pile);

/* Facts of a posting and what the profile says of them. */
void sg_text_besides(struct sg_sheet *sheet, const struct sg_report_posting *posting);
/* Sign and word of a status, padded to 12 columns. */
void sg_text_status(struct sg_sheet *sheet, enum sg_met status);
/* A heading in the margin, "MENTIONED ONLY", and its text from column 18 on. */
void sg_text_margin(struct sg_sheet *sheet, const char *heading);

enum {
	SG_TEXT_INDENT = 12, /* of what follows a sign and its word */
	SG_TEXT_MARGIN = 18,
};
