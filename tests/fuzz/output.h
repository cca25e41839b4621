/* SPDX-License-Identifier: MIT */
#pragma once

#include "fuzz/fuzz.h"

/*
 * What must hold of what is written for people and programs, whatever went into it.
 */

/* Text for a terminal: valid UTF-8, and of escape sequences only colours and links that end. */
void output_must_be_terminal(sg_str text, bool sequences);
/* RFC 4180, or TSV: rows of the same width, and no cell that a spreadsheet runs. */
void output_must_be_table(sg_str text, bool tabs);
/* Our own elements and attributes, closed in order, references that are known; no script, and
 * links to the web or into the page only. */
void output_must_be_page(sg_str text);
/* No HTML, no image, and links that lead to the web. */
void output_must_be_markdown(sg_str text);
/* Well-formed. */
void output_must_be_xml(sg_str text);
