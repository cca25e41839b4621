/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Hints: words of dictionaries/wording/terms.json that say what a capitalised word of a posting,
 * which names no skill of the dictionary, is likely to be. The names are keys of that file.
 *
 * Units:   words are compared without ASCII case, spaces and hyphens.
 * Threads: reads the image only.
 */
struct sg_image;

enum sg_hint {
	SG_HINT_ORDINARY,     /* a word of postings, whatever its capital: "Team", "Monday" */
	SG_HINT_PLACE,        /* "London" */
	SG_HINT_ORGANISATION, /* makes a name that of an organisation: "Inc", "University" */
	SG_HINT_PRODUCT,      /* behind a name, says that it is of a technology: "framework" */
	SG_HINT_USES,         /* before a name, says that it is a tool: "using" */
	SG_N_HINTS,
};

int sg_hint_by_name(sg_str word); /* enum sg_hint or -1 */
/* What the dictionary says of a word or phrase of a text: enum sg_hint or -1. */
int sg_hint_of(const struct sg_image *image, sg_str text);
