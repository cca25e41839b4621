/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Phrases of the wording files that stand for several: "{is|are} a {|big |huge }plus".
 *
 * Braces hold alternatives, parted by bars, one of them may be empty; they do not nest.
 *
 * Limits: SG_PHRASE_MAX_FORMS forms of one phrase.
 */
enum { SG_PHRASE_MAX_FORMS = 2000 };

/* How many forms a phrase has; 0 when its braces are wrong or they are too many. */
size_t sg_phrase_forms(sg_str phrase);
/* The form of this number, without NUL; its length, at most cap. The phrase has such a form. */
size_t sg_phrase_form(sg_str phrase, size_t number, char *out, size_t cap);
