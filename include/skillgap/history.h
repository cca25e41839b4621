/* SPDX-License-Identifier: MIT */
/**
 * The nouns of what changes over time: postings that came and went, shares of companies that
 * ask for a skill, and the reports on both.
 *
 * What <skillgap/types.h> says of its structs holds for these too.
 *
 * Threads: what <skillgap/skillgap.h> says.
 */
#ifndef SKILLGAP_HISTORY_H
#define SKILLGAP_HISTORY_H

#include <skillgap/skillgap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** So many companies more or fewer than at the share of before must ask for a call. */
#define SG_TREND_MOVED 3

/** How a share moved. Calls are made only where chance alone would hardly do it: all calls of
 *  one comparison together are wrong at most 5 % of the time when nothing changed. */
enum sg_trend_call {
	SG_TREND_NONE, /**< no clear change */
	SG_TREND_RISING,
	SG_TREND_FALLING,
	SG_N_TREND_CALLS,
};

/** The word of a call: "rising"; "none". Static. */
SG_API const char *sg_trend_call_name(enum sg_trend_call call);

/** Postings that ask for a skill, of those looked at; and companies, each counted once. */
struct sg_share {
	uint32_t n, of;
	uint32_t companies, companies_of;
};

/** A skill at two times. */
struct sg_change {
	sg_str skill; /**< id */
	sg_str since; /**< when `before` was, RFC 3339 */
	struct sg_share before, now; /**< postings that require it */
	enum sg_trend_call call;
	double p; /**< how likely so large a change is by chance */
};

/** A skill over the months. */
struct sg_trend_row {
	sg_str skill, name; /**< id; the name is the caller's to fill in */
	struct sg_share first, now; /**< postings that ask for it; of the first month shown */
	const uint32_t *months;	    /**< postings in each month */
	enum sg_trend_call call;
	double p;
};

/** Months with fewer postings say nothing. */
#define SG_TREND_LEAST 30

/** Demand month by month: of sources only that were read in every month. */
struct sg_trend {
	const char (*months)[8]; /**< "2026-05" */
	const uint32_t *of;	 /**< postings in each month; fewer than SG_TREND_LEAST: a gap */
	size_t n_months;
	size_t first;	   /**< the first month that is no gap; n_months when none is, or
				the last alone */
	uint32_t now_of;   /**< postings open when the sources were last read */
	uint32_t companies_of;
	uint32_t sources;  /**< that were read in every month */
	uint32_t left_out; /**< sources that were not */
	const struct sg_trend_row *rows; /**< most asked now first */
	size_t n_rows;
	sg_str last_run; /**< RFC 3339 */
};

/** What became of a gap since the last report. */
enum sg_gap_news {
	SG_GAP_RISEN,
	SG_GAP_FALLEN,
	SG_GAP_CLOSED, /**< the profile holds it now */
	SG_GAP_OPENED, /**< the profile held it then */
	SG_GAP_SAME,
	SG_N_GAP_NEWS,
};

struct sg_gap_change {
	enum sg_gap_news news;
	sg_str skill, name;
	sg_str since; /**< when `before` was, RFC 3339 */
	struct sg_share before, now;
	double p; /**< of risen and fallen; 1 otherwise */
};

/** A source that gives nothing any more. */
struct sg_silence {
	sg_str source;
	uint32_t days;	   /**< since it last gave something */
	uint32_t per_week; /**< new postings it gave before that */
	bool none; /**< it says that it has none, so what it gave is gone; else that is kept */
};

/** What changed since the last report. */
struct sg_news {
	bool first; /**< there was none before */
	sg_str since; /**< of the last report, RFC 3339; absent for the first */
	const struct sg_report *fresh; /**< new postings, held against the profile if any */
	const struct sg_report *gone;  /**< those that went; likewise */
	const struct sg_gap_change *gaps; /**< risen, fallen, closed, opened, same */
	size_t n_gaps;
	const struct sg_silence *silent;
	size_t n_silent;
	uint32_t n_new, n_gone; /**< duplicates aside */
	uint32_t known;	     /**< postings open now */
	uint32_t sources, failed; /**< read; of them, those that failed */
	sg_str profile;	     /**< its label; absent without one */
};

/** Whether there is anything to say. */
SG_API bool sg_news_any(const struct sg_news *news);

/** Writes what changed; the first line of the text can be the subject of a mail, as can the title
 *  of the HTML. As json one object; as ndjson, csv and tsv a row for each change, with equal
 *  members; as atom a feed. */
SG_API SG_MUST_USE enum sg_status sg_news_write(const struct sg_news *news,
						const struct sg_report_options *options,
						sg_sink_fn sink, void *user, struct sg_error *err);

/** Writes demand over time; for people (text, markdown, html) at most options->top rows (10 when
 *  0), for programs all. */
SG_API SG_MUST_USE enum sg_status sg_trend_write(const struct sg_trend *trend,
						 const struct sg_report_options *options,
						 sg_sink_fn sink, void *user,
						 struct sg_error *err);

#ifdef __cplusplus
}
#endif

#endif
