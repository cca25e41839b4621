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
/* "you: " in a column of its own, behind a row. */
void sg_text_you(struct sg_sheet *sheet);
/* A line of its own under a posting; nothing when it is absent. */
void sg_text_under(struct sg_sheet *sheet, sg_str text);
/* The address of a posting on a line of its own, where the options ask for it. It is not cut. */
void sg_text_address(struct sg_sheet *sheet, const struct sg_posting *posting);
/* A heading in the margin, "MENTIONED ONLY", and its text from column 18 on. */
void sg_text_margin(struct sg_sheet *sheet, const char *heading);

enum {
	SG_TEXT_INDENT = 12, /* of what follows a sign and its word */
	SG_TEXT_MARGIN = 18,
	/* Narrower text has no room: bars go first, then places, then ages. */
	SG_TEXT_WIDTH_OF_BARS = 75,
	SG_TEXT_WIDTH_OF_PLACES = 70,
	SG_TEXT_WIDTH_OF_AGE = 65,
	/* In text so wide quotes stand beside what they show. */
	SG_TEXT_WIDTH_OF_QUOTES = 120,
	SG_TEXT_QUOTE = 72,
};
