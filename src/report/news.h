/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/history.h>

#include "report/sheet.h"

/*
 * What the writers of news and of trends share.
 */

/* Whether postings are held against a profile. */
static inline bool sg_news_judged(const struct sg_news *news)
{
	return news->fresh->profile != NULL;
}

/* Whether a posting is one that a person should look at: ready, or one away. */
bool sg_news_is_near(const struct sg_report_posting *posting);
/* How many of a report are. */
uint32_t sg_news_near(const struct sg_report *report);

/* ---- what they say; strings live in the sheet's arena, absent where there is nothing ---- */

/* All in a line, which can be the subject of a mail: "3 new worth a look; Kafka risen". */
sg_str sg_news_subject(struct sg_sheet *sheet, const struct sg_news *news);
/* Of a first report, with a profile: how many fit. */
sg_str sg_news_best(struct sg_sheet *sheet, const struct sg_news *news);
/* "since Monday 16 November 2026" */
sg_str sg_news_since(struct sg_sheet *sheet, sg_str time);
/* "6 sources, 1 failed"; "11 new, 9 gone, 216 known" */
sg_str sg_news_sources(struct sg_sheet *sheet, const struct sg_news *news);
sg_str sg_news_counts(struct sg_sheet *sheet, const struct sg_news *news);
/* The postings of one side that are told, ready ones first, then the newest; all of them without
 * a profile. NULL, which the sheet remembers, when memory ran out. */
const struct sg_report_posting **sg_news_list(struct sg_sheet *sheet, const struct sg_news *news,
					      const struct sg_report *report, size_t *n);
/* "8 more new, none nearer than two skills away", beside n that are told. */
sg_str sg_news_others(struct sg_sheet *sheet, const struct sg_news *news, size_t n);
/* How near one was that is gone; empty when nothing says. */
sg_str sg_news_was(const struct sg_report_posting *posting);
bool sg_news_moved(const struct sg_gap_change *gap);
const char *sg_news_gap_word(const struct sg_gap_change *gap);
/* What is to be said of it behind its word and name. */
sg_str sg_news_gap(struct sg_sheet *sheet, const struct sg_gap_change *gap);
/* A source without its options; and what is said of one that fell silent. */
sg_str sg_news_source(sg_str source);
sg_str sg_news_silence(struct sg_sheet *sheet, const struct sg_silence *silence);

/* ---- the formats ---- */

void sg_news_text(struct sg_sheet *sheet, const struct sg_news *news);
/* The sheet is for labels and names alone. */
void sg_news_atom(struct sg_sheet *sheet, const struct sg_news *news, struct sg_out *out);
void sg_news_html(struct sg_sheet *sheet, const struct sg_news *news);
void sg_news_markdown(struct sg_sheet *sheet, const struct sg_news *news);

void sg_trend_text(struct sg_sheet *sheet, const struct sg_trend *trend);
void sg_trend_html(struct sg_sheet *sheet, const struct sg_trend *trend);
void sg_trend_markdown(struct sg_sheet *sheet, const struct sg_trend *trend);
/* How many rows people are shown: those of --top, else 10. */
size_t sg_trend_shown(const struct sg_sheet *sheet, const struct sg_trend *trend);
/* Whether a month has too few postings to say anything. */
bool sg_trend_is_gap(const struct sg_trend *trend, size_t month);
/* A share in percent, rounded. */
unsigned sg_trend_percent(uint32_t n, uint32_t of);
/* "rising", "no clear change" */
const char *sg_trend_call_words(enum sg_trend_call call);
/* How to read it: which sources, what is a change, which months are gaps. */
sg_str sg_trend_note(struct sg_sheet *sheet, const struct sg_trend *trend);
