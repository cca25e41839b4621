/* SPDX-License-Identifier: MIT */
#pragma once

#include "report/mark.h"
#include "report/phrase.h"

/*
 * The parts of the Markdown report. Tables are GitHub's; everything from outside goes through
 * report/mark.h.
 *
 * Errors: write errors are remembered by the sheet's `out`, running out of memory by the sheet.
 */
void sg_markdown_one(struct sg_sheet *sheet, const struct sg_report_posting *posting);
/* Groups of postings, role models and people beside each other. */
void sg_markdown_contrast(struct sg_sheet *sheet);
void sg_markdown_models(struct sg_sheet *sheet);
void sg_markdown_team(struct sg_sheet *sheet);
/* The end of every one: sources, versions, time. */
void sg_markdown_end(struct sg_sheet *sheet);
/* Sources that failed, were filtered or want to be named; with a pile, all of them. */
void sg_markdown_sources(struct sg_sheet *sheet, bool pile);
/* A heading of the second level, with blank lines around it. */
void sg_markdown_heading(struct sg_sheet *sheet, const char *heading);
/* A paragraph of one sentence; nothing when it is absent. */
void sg_markdown_sentence(struct sg_sheet *sheet, sg_str sentence);
/* An entry of a list, behind a word of ours unless that is NULL; nothing when text is empty. */
void sg_markdown_item(struct sg_sheet *sheet, const char *word, sg_str text);
/* A quote as such an entry: who says it, where it is told, and a remark or NULL. */
void sg_markdown_quote(struct sg_sheet *sheet, sg_str quote, const struct sg_posting *by,
		       const char *remark);
/* The head of a table: names, and ':' before those of which the cells stand to the right. */
void sg_markdown_table(struct sg_sheet *sheet, const char *const *names, size_t n);
/* One cell; the first of a row begins it. */
void sg_markdown_cell(struct sg_sheet *sheet, bool first, sg_str text);
void sg_markdown_number(struct sg_sheet *sheet, unsigned long long number);
void sg_markdown_end_row(struct sg_sheet *sheet);
