/* SPDX-License-Identifier: MIT */
#pragma once

#include "report/digest.h"
#include "report/phrase.h"
#include "report/markup.h"

/*
 * The sections of the HTML report, each with a test whether there is anything to show.
 *
 * Limits: what a page shows in full is bounded by the enumerators below; all that is cut is
 *         said, with the option that shows it.
 * Privacy: nothing of the profile but skills, years, degree and languages; no name of a file of
 *         the profile, unless several are told apart by it; of paths only what was typed relative to the folder one is in.
 */
enum {
	SG_HTML_GAPS = 50,	   /* rows of the table of gaps, without --top */
	SG_HTML_MANY = 40,	   /* a pile of more shows `far` as a table */
	SG_HTML_DETAILS = 3500000, /* bytes of a page after which postings are rows only */
	SG_HTML_ROWS = 1000,	   /* postings of one verdict, without --verdict */
	SG_HTML_LIST = 60,	   /* entries of any other list */
	SG_HTML_QUOTE = 220,	   /* characters of a quote */
	SG_HTML_NAME = 40,	   /* characters of the name of a group */
};

struct sg_html {
	struct sg_sheet sheet; /* for labels and names; nothing is laid out on it */
	struct sg_markup markup;
};

/* A page from its doctype to the start of its body, and its end. */
void sg_html_open(struct sg_html *page, sg_str title);
void sg_html_close(struct sg_html *page);
void sg_html_style(struct sg_html *page);

bool sg_html_has_next(const struct sg_html *page);
bool sg_html_has_gaps(const struct sg_html *page);
bool sg_html_has_postings(const struct sg_html *page);
bool sg_html_has_sayings(const struct sg_html *page);
bool sg_html_has_plan(const struct sg_html *page);
bool sg_html_has_groups(const struct sg_html *page);
bool sg_html_has_rubric(const struct sg_html *page);
bool sg_html_has_areas(const struct sg_html *page);
bool sg_html_has_roles(const struct sg_html *page);
bool sg_html_has_roadmap(const struct sg_html *page);
bool sg_html_has_unclear(const struct sg_html *page);
void sg_html_answer(struct sg_html *page);
void sg_html_team_answer(struct sg_html *page);
void sg_html_models_answer(struct sg_html *page);
void sg_html_rubric_answer(struct sg_html *page);
void sg_html_next(struct sg_html *page);
void sg_html_gaps(struct sg_html *page);
void sg_html_postings(struct sg_html *page);
/* Those of one verdict. */
void sg_html_verdict(struct sg_html *page, enum sg_verdict verdict);
void sg_html_only_posting(struct sg_html *page);
void sg_html_sayings(struct sg_html *page);
void sg_html_plan(struct sg_html *page);
void sg_html_groups(struct sg_html *page);
void sg_html_models(struct sg_html *page);
void sg_html_team(struct sg_html *page);
void sg_html_rubric(struct sg_html *page);
void sg_html_areas(struct sg_html *page);
void sg_html_roles(struct sg_html *page);
void sg_html_roadmap(struct sg_html *page);
void sg_html_unclear(struct sg_html *page);
void sg_html_method(struct sg_html *page);

/* All of one posting: what it asks, in blocks, as a list of terms. */
void sg_html_posting(struct sg_html *page, const struct sg_report_posting *posting);
/* Company, place, pay, age, and when it closed, as one line. */
void sg_html_about(struct sg_html *page, const struct sg_posting *posting);

/* ---- parts ---------------------------------------------------------------------------- */

static inline const struct sg_report *sg_html_report(const struct sg_html *page)
{
	return page->sheet.report;
}
/* Whether it is the report of one posting. */
bool sg_html_is_one(const struct sg_html *page);
/* Date, size of pile and profile, as a line. */
void sg_html_sizes(struct sg_html *page);
/* A status as sign and word. */
void sg_html_status(struct sg_html *page, enum sg_met status);
void sg_html_quote(struct sg_html *page, sg_str quote);
/* The title of a posting, linked where it has an address. */
void sg_html_title(struct sg_html *page, const struct sg_posting *posting);
/* A source: an address, a board; of a path nothing that could name a person. */
sg_str sg_html_source(struct sg_html *page, sg_str source);
/* The start and end of a table that scrolls inside itself; the name is for those who hear it. */
void sg_html_table(struct sg_html *page, const char *name);
void sg_html_table_end(struct sg_html *page);
/* A cell with a number. */
void sg_html_cell(struct sg_html *page, size_t n);
/* A paragraph beside what matters; nothing where the sentence is empty. */
void sg_html_aside(struct sg_html *page, sg_str sentence);
/* How many entries are left out, and the options that show them; nothing where none are. */
void sg_html_more(struct sg_html *page, size_t n, sg_str options);

/* ---- charts --------------------------------------------------------------------------- */

/* Starts a drawing of a height in pixels, as wide as there is room. */
void sg_chart_open(struct sg_html *page, unsigned height, sg_str title, sg_str text);
void sg_chart_close(struct sg_html *page);
/* How an area is filled, by shape as well as by strength. */
enum sg_fill {
	SG_FILL_FULL,
	SG_FILL_HALF,
	SG_FILL_HATCH,
	SG_FILL_DOTS,
	SG_FILL_OPEN,
	SG_FILL_LINES,
};
/* A rectangle from and over shares of the width. */
void sg_chart_bar(struct sg_html *page, double from, double share, unsigned top, unsigned height,
		  enum sg_fill fill);
/* One bar in parts, and a table of the parts. */
struct sg_part {
	const char *label, *meaning; /* meaning may be NULL */
	uint32_t n;
	enum sg_fill fill;
};
void sg_chart_parts(struct sg_html *page, sg_str title, const struct sg_part *parts, size_t n);
