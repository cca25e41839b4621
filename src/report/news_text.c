/* SPDX-License-Identifier: MIT */
/* What changed since the last report, for people; the first line can be the subject of a mail. */
#include "report/news.h"

#include "report/label.h"

enum { WIDE = 80, MOST_SHOWN = 20, TITLE_COLUMN = 11, NAME_COLUMN = 9, COUNT_COLUMN = 23 };

static void write_subject(struct sg_sheet *sheet, const struct sg_news *news)
{
	sg_sheet_text(sheet, sg_news_subject(sheet, news), SG_SHEET_ALL);
	sg_sheet_end(sheet);
}

static void write_counts(struct sg_sheet *sheet, const struct sg_news *news)
{
	sg_sheet_text(sheet, sg_news_since(sheet, news->since), SG_SHEET_ALL);
	if (sheet->width < WIDE)
		sg_sheet_end(sheet);
	else
		sg_sheet_text(sheet, SG_STR(" · "), SG_SHEET_ALL);
	sg_sheet_text(sheet, sg_news_sources(sheet, news), SG_SHEET_ALL);
	sg_sheet_text(sheet, SG_STR(" · "), SG_SHEET_ALL);
	sg_sheet_text(sheet, sg_news_counts(sheet, news), SG_SHEET_ALL);
	sg_sheet_end(sheet);
}

/* ---- postings ------------------------------------------------------------------- */

/* The name of the first that is not met, and how many more there are. */
static void write_unmet(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	sg_str more = posting->n_unmet > 1 ? sg_sheet_format(sheet, " +%zu", posting->n_unmet - 1)
					   : (sg_str){ 0 };

	if (posting->n_unmet == 0)
		return;
	sg_sheet_text(sheet, sg_name_of(&sheet->names, posting->unmet[0]), 13 - more.len);
	sg_sheet_text(sheet, more, SG_SHEET_ALL);
}

static void write_posting(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	const struct sg_posting *about = sg_posting_about(posting);
	bool judged = posting->verdict != SG_VERDICT_NONE;
	size_t at = judged ? TITLE_COLUMN : 0, met = sheet->width - 27;
	size_t room = (judged ? met : sheet->width - 8) - at - 1;
	int64_t days;

	if (judged) {
		sg_sheet_printf(sheet, "%s", sg_label_verdict(posting->verdict, false));
		sg_sheet_pad(sheet, at);
	}
	sg_sheet_link(sheet, about->url, sg_label_posting(sheet, about, room), room);
	if (judged) {
		sg_sheet_pad(sheet, met);
		sg_sheet_printf(sheet, "%u/%u", (unsigned)posting->required_met,
				(unsigned)posting->required_total);
		sg_sheet_pad(sheet, met + 5);
		if (posting->verdict != SG_READY)
			write_unmet(sheet, posting);
		else if (posting->preferred_total > 0)
			sg_sheet_printf(sheet, "%u/%u", (unsigned)posting->preferred_met,
					(unsigned)posting->preferred_total);
	}
	if (sg_label_age(sheet, about->posted, &days))
		sg_sheet_right(sheet, sheet->width - 2, "%lld d", (long long)days);
	sg_sheet_end(sheet);
	if (about->url.ptr != NULL) {
		sg_sheet_pad(sheet, at == 0 ? 2 : at);
		sg_sheet_text(sheet, about->url, SG_SHEET_ALL);
		sg_sheet_end(sheet);
	}
}

static void write_heading(struct sg_sheet *sheet, const char *text, bool posted)
{
	sg_sheet_blank(sheet);
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_printf(sheet, "%s", text);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	if (posted)
		sg_sheet_right(sheet, sheet->width - 2, "posted");
	sg_sheet_end(sheet);
}

static void write_fresh(struct sg_sheet *sheet, const struct sg_news *news)
{
	size_t n, shown;
	const struct sg_report_posting **list = sg_news_list(sheet, news, news->fresh, &n);
	sg_str others = sg_news_others(sheet, news, n);

	if (list == NULL || news->n_new == 0)
		return;
	shown = n < MOST_SHOWN ? n : MOST_SHOWN;
	if (n > 0)
		write_heading(sheet, sg_news_judged(news) ? "WORTH A LOOK" : "NEW", true);
	else
		sg_sheet_blank(sheet);
	for (size_t i = 0; i < shown; i++)
		write_posting(sheet, list[i]);
	if (shown < n) {
		sg_sheet_printf(sheet, "and %zu more: --format csv", n - shown);
		sg_sheet_end(sheet);
	}
	if (others.ptr != NULL) {
		sg_sheet_text(sheet, others, SG_SHEET_ALL);
		sg_sheet_end(sheet);
	}
}

static void write_gone(struct sg_sheet *sheet, const struct sg_news *news)
{
	size_t n;
	const struct sg_report_posting **list = sg_news_list(sheet, news, news->gone, &n);

	if (list == NULL || n == 0)
		return;
	sg_sheet_blank(sheet);
	for (size_t i = 0; i < n && i < MOST_SHOWN; i++) {
		const struct sg_report_posting *posting = list[i];
		sg_str was = sg_news_was(posting);

		sg_sheet_style(sheet, SG_STYLE_HEAD);
		sg_sheet_printf(sheet, i == 0 ? "GONE" : "");
		sg_sheet_style(sheet, SG_STYLE_NONE);
		sg_sheet_pad(sheet, NAME_COLUMN);
		sg_sheet_text(sheet,
			      sg_label_posting(sheet, sg_posting_about(posting),
					       sheet->width - NAME_COLUMN - 24),
			      sheet->width - NAME_COLUMN - 24);
		if (was.len > 0)
			sg_sheet_printf(sheet, " (" SG_FMT ")", SG_ARG(was));
		sg_sheet_end(sheet);
	}
	if (n > MOST_SHOWN) {
		sg_sheet_pad(sheet, NAME_COLUMN);
		sg_sheet_printf(sheet, "and %zu more: --format csv", n - MOST_SHOWN);
		sg_sheet_end(sheet);
	}
}

/* ---- gaps and sources ----------------------------------------------------------- */

/* Where there is no room for words. */
static void write_short(struct sg_sheet *sheet, const struct sg_gap_change *gap)
{
	if (sg_news_moved(gap))
		sg_sheet_printf(sheet, "%u/%u -> ", (unsigned)gap->before.n,
				(unsigned)gap->before.of);
	sg_sheet_printf(sheet, "%u/%u", (unsigned)gap->now.n, (unsigned)gap->now.of);
}

static void write_gap(struct sg_sheet *sheet, const struct sg_gap_change *gap)
{
	sg_sheet_printf(sheet, "%s", gap->news == SG_GAP_OPENED ? "open" : sg_news_gap_word(gap));
	sg_sheet_pad(sheet, NAME_COLUMN);
	sg_sheet_text(sheet, gap->name, COUNT_COLUMN - NAME_COLUMN - 1);
	sg_sheet_pad(sheet, COUNT_COLUMN);
	if (sheet->width < WIDE)
		write_short(sheet, gap);
	else
		sg_sheet_text(sheet, sg_news_gap(sheet, gap), SG_SHEET_ALL);
	sg_sheet_end(sheet);
}

/* Of changes that added up since before the last report. */
static void write_since(struct sg_sheet *sheet, sg_str since)
{
	sg_sheet_pad(sheet, NAME_COLUMN);
	sg_sheet_text(sheet, sg_news_since(sheet, since), SG_SHEET_ALL);
	sg_sheet_end(sheet);
}

static void write_silent(struct sg_sheet *sheet, const struct sg_silence *silence, bool first)
{
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_printf(sheet, first ? "SOURCES" : "");
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_pad(sheet, NAME_COLUMN);
	sg_sheet_text(sheet, sg_news_source(silence->source), sheet->width - NAME_COLUMN);
	sg_sheet_end(sheet);
	sg_sheet_pad(sheet, NAME_COLUMN);
	sg_sheet_paragraph(sheet, NAME_COLUMN, sg_news_silence(sheet, silence));
}

/* ---- all of it ------------------------------------------------------------------ */

static void write_first(struct sg_sheet *sheet, const struct sg_news *news)
{
	sg_sheet_text(sheet, sg_news_subject(sheet, news), SG_SHEET_ALL);
	sg_sheet_end(sheet);
	sg_sheet_line(sheet, "From now on only what changed is said.");
	if (!sg_news_judged(news)) {
		sg_sheet_line(sheet, "What they ask for: skillgap gap --remembered");
		return;
	}
	sg_sheet_paragraph(sheet, 0, sg_sheet_format(sheet, SG_FMT ":",
						     SG_ARG(sg_news_best(sheet, news))));
	sg_sheet_line(sheet, "skillgap gap --remembered");
}

void sg_news_text(struct sg_sheet *sheet, const struct sg_news *news)
{
	if (news->first) {
		write_first(sheet, news);
		return;
	}
	write_subject(sheet, news);
	write_counts(sheet, news);
	write_fresh(sheet, news);
	if (news->n_gaps > 0)
		write_heading(sheet, !sg_news_judged(news) ? "DEMAND" : "YOUR GAPS", false);
	for (size_t i = 0; i < news->n_gaps; i++) {
		write_gap(sheet, &news->gaps[i]);
		/* Those that moved come first; a line after the last of them says since when. */
		if (sg_news_moved(&news->gaps[i]) && !sg_str_eq(news->gaps[i].since, news->since) &&
		    (i + 1 == news->n_gaps || !sg_news_moved(&news->gaps[i + 1])))
			write_since(sheet, news->gaps[i].since);
	}
	write_gone(sheet, news);
	if (news->n_silent > 0)
		sg_sheet_blank(sheet);
	for (size_t i = 0; i < news->n_silent; i++)
		write_silent(sheet, &news->silent[i], i == 0);
}
