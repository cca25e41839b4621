/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Words of CVs: what dates are written with, and the titles of sections.
 *
 * They are keys and lists of dictionaries/wording/cv.json. They are looked up where they stand
 * and are no cues: postings are not searched for them.
 *
 * Units:   words are compared as headings are, without case and signs.
 * Threads: reads the image only.
 */
struct sg_image;

enum sg_vita {
	SG_VITA_NONE,
	SG_VITA_MONTH,   /* value: 1-12 */
	SG_VITA_SEASON,  /* value: the month it begins with */
	SG_VITA_NOW,     /* the end of what goes on: "present" */
	SG_VITA_SINCE,   /* the start of what goes on: "since" */
	SG_VITA_FROM,    /* before a start: "from" */
	SG_VITA_UNTIL,   /* between two dates: "to" */
	SG_VITA_SECTION, /* value: enum sg_vita_section */
	SG_N_VITA,
};

enum sg_vita_section {
	SG_VITA_OTHER, /* whatever says nothing of skills */
	SG_VITA_WORK,
	SG_VITA_PROJECTS,
	SG_VITA_SKILLS,
	SG_VITA_TOOLS, /* skills, but within a job those of that job */
	SG_VITA_EDUCATION,
	SG_N_VITA_SECTIONS,
};

struct sg_vita_word {
	enum sg_vita kind;
	unsigned value;
};

#define SG_VITA_CODE(kind, value) ((int)(kind)*16 + (int)(value))

/* The code of a list by its keys in the file; value is absent where a kind has none. -1 when
 * there is no such list. */
int sg_vita_code(sg_str kind, sg_str value);
/* What a word or line is in a CV. */
struct sg_vita_word sg_vita_of(const struct sg_image *image, sg_str text);
