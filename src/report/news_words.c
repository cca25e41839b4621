/* SPDX-License-Identifier: MIT */
/* What reports on changes say, whatever their format. */
#include "report/news.h"

#include <stdlib.h>

#include "base/date.h"
#include "report/label.h"

enum { MOST_NAMED = 3 };

/* ---- the first line ------------------------------------------------------------- */

/* "Kafka, Helm and 2 more" */
static sg_str names_of(struct sg_sheet *sheet, const struct sg_news *news, enum sg_gap_news kind)
{
	struct sg_buf buf = { .arena = sheet->arena };
	unsigned n = 0;

	for (size_t i = 0; i < news->n_gaps; i++) {
		if (news->gaps[i].news != kind || n++ >= MOST_NAMED)
			continue;
		sg_buf_add(&buf, n > 1 ? SG_STR(", ") : SG_STR(""));
		sg_buf_add(&buf, news->gaps[i].name);
	}
	if (n > MOST_NAMED)
		sg_buf_printf(&buf, " and %u more", n - MOST_NAMED);
	return n == 0 ? (sg_str){ NULL, 0 } : sg_sheet_take(sheet, &buf);
}

static void begin_part(struct sg_buf *buf)
{
	if (buf->len > 0)
		sg_buf_add(buf, SG_STR("; "));
}

static void add_new(struct sg_buf *buf, const struct sg_news *news)
{
	uint32_t near = sg_news_near(news->fresh);

	if (near > 0)
		sg_buf_printf(buf, "%u new worth a look", (unsigned)near);
	else if (news->n_new > 0)
		sg_buf_printf(buf, "%u new%s", (unsigned)news->n_new,
			      !sg_news_judged(news) ? "" : ", none near");
}

static void add_gaps(struct sg_sheet *sheet, struct sg_buf *buf, const struct sg_news *news)
{
	for (int kind = SG_GAP_RISEN; kind < SG_GAP_SAME; kind++) {
		const struct sg_gap_change like = { .news = (enum sg_gap_news)kind };
		sg_str names = names_of(sheet, news, like.news);

		if (names.ptr == NULL)
			continue;
		begin_part(buf);
		sg_buf_printf(buf, SG_FMT " %s", SG_ARG(names), sg_news_gap_word(&like));
	}
}

static void add_gone(struct sg_buf *buf, const struct sg_news *news)
{
	uint32_t lost = sg_news_near(news->gone);

	if (lost > 0) {
		begin_part(buf);
		sg_buf_printf(buf, "%u near one%s gone", (unsigned)lost, sg_label_s(lost));
	} else if (!sg_news_judged(news) && news->n_new == 0 && news->n_gone > 0) {
		begin_part(buf);
		sg_buf_printf(buf, "%u gone", (unsigned)news->n_gone);
	}
}

static sg_str first_subject(struct sg_sheet *sheet, const struct sg_news *news)
{
	sg_str failed = news->failed == 0 ? SG_STR("")
					  : sg_sheet_format(sheet, " %u failed.",
							    (unsigned)news->failed);

	return sg_sheet_format(sheet, "Remembered %u posting%s from %u source%s." SG_FMT,
			       (unsigned)news->known, sg_label_s(news->known),
			       (unsigned)news->sources, sg_label_s(news->sources),
			       SG_ARG(failed));
}

sg_str sg_news_subject(struct sg_sheet *sheet, const struct sg_news *news)
{
	struct sg_buf buf = { .arena = sheet->arena };

	if (news->first)
		return first_subject(sheet, news);
	add_new(&buf, news);
	add_gaps(sheet, &buf, news);
	add_gone(&buf, news);
	for (size_t i = 0; i < news->n_silent && i < MOST_NAMED; i++) {
		begin_part(&buf);
		sg_buf_add(&buf, sg_news_source(news->silent[i].source));
		sg_buf_add(&buf, SG_STR(" silent"));
	}
	return sg_sheet_take(sheet, &buf);
}

sg_str sg_news_best(struct sg_sheet *sheet, const struct sg_news *news)
{
	sg_str whose = SG_STR("");

	if (!sg_news_judged(news))
		return (sg_str){ NULL, 0 };
	if (news->profile.len > 0)
		whose = sg_sheet_format(sheet, " for " SG_FMT, SG_ARG(news->profile));
	return sg_sheet_format(sheet, "Best of these" SG_FMT ": %u ready, %u one away",
			       SG_ARG(whose), (unsigned)news->fresh->verdicts[SG_READY],
			       (unsigned)news->fresh->verdicts[SG_ONE_AWAY]);
}

/* ---- the second line ------------------------------------------------------------ */

sg_str sg_news_since(struct sg_sheet *sheet, sg_str time)
{
	static const char *const weekdays[] = { "Thursday", "Friday",  "Saturday", "Sunday",
						"Monday",   "Tuesday", "Wednesday" };
	static const char *const months[] = { "January", "February", "March",	  "April",
					      "May",	 "June",     "July",	  "August",
					      "September", "October", "November", "December" };
	unsigned month, day;
	int64_t days;
	int year;

	if (!sg_date_parse(time, &days) || days < 0)
		return sg_sheet_format(sheet, "since " SG_FMT, SG_ARG(time));
	sg_days_split(days, &year, &month, &day);
	return sg_sheet_format(sheet, "since %s %u %s %d", weekdays[days % 7], day,
			       months[(month - 1) % 12], year);
}

sg_str sg_news_sources(struct sg_sheet *sheet, const struct sg_news *news)
{
	sg_str failed = news->failed == 0 ? SG_STR("")
					  : sg_sheet_format(sheet, ", %u failed",
							    (unsigned)news->failed);

	return sg_sheet_format(sheet, "%u source%s" SG_FMT, (unsigned)news->sources,
			       sg_label_s(news->sources), SG_ARG(failed));
}

sg_str sg_news_counts(struct sg_sheet *sheet, const struct sg_news *news)
{
	return sg_sheet_format(sheet, "%u new, %u gone, %u known", (unsigned)news->n_new,
			       (unsigned)news->n_gone, (unsigned)news->known);
}

/* ---- postings ------------------------------------------------------------------- */

struct entry {
	const struct sg_report_posting *posting;
	int64_t age;
};

/* Ready before one away, the newest first. */
static int by_nearness(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->posting->verdict != b->posting->verdict)
		return a->posting->verdict < b->posting->verdict ? -1 : 1;
	if (a->age != b->age)
		return a->age < b->age ? -1 : 1;
	return a->posting < b->posting ? -1 : a->posting > b->posting;
}

const struct sg_report_posting **sg_news_list(struct sg_sheet *sheet, const struct sg_news *news,
					      const struct sg_report *report, size_t *n)
{
	struct entry *entries = sg_arena_array(sheet->arena, struct entry, report->n_postings);
	const struct sg_report_posting **list =
		sg_arena_array(sheet->arena, const struct sg_report_posting *, report->n_postings);

	*n = 0;
	if (entries == NULL || list == NULL) {
		sheet->failed = true;
		return NULL;
	}
	for (size_t i = 0; i < report->n_postings; i++) {
		struct entry entry = { &report->postings[i], INT64_MAX };

		if (sg_news_judged(news) && !sg_news_is_near(entry.posting))
			continue;
		if (!sg_label_age(sheet, sg_posting_about(entry.posting)->posted, &entry.age))
			entry.age = INT64_MAX;
		entries[(*n)++] = entry;
	}
	if (*n > 0)
		qsort(entries, *n, sizeof *entries, by_nearness);
	for (size_t i = 0; i < *n; i++)
		list[i] = entries[i].posting;
	return list;
}

sg_str sg_news_others(struct sg_sheet *sheet, const struct sg_news *news, size_t n)
{
	if (!sg_news_judged(news) || news->n_new <= n)
		return (sg_str){ NULL, 0 };
	return sg_sheet_format(sheet, "%zu %snew, none nearer than two skills away",
			       news->n_new - n, n > 0 ? "more " : "");
}

sg_str sg_news_was(const struct sg_report_posting *posting)
{
	return posting->verdict == SG_READY    ? SG_STR("you were ready for it")
	       : posting->verdict == SG_ONE_AWAY ? SG_STR("you were one away")
						 : SG_STR("");
}

/* ---- gaps and sources ----------------------------------------------------------- */

bool sg_news_moved(const struct sg_gap_change *gap)
{
	return gap->news == SG_GAP_RISEN || gap->news == SG_GAP_FALLEN;
}

const char *sg_news_gap_word(const struct sg_gap_change *gap)
{
	static const char *const words[] = { "risen", "fallen", "closed", "open again", "same" };

	return words[gap->news];
}

sg_str sg_news_gap(struct sg_sheet *sheet, const struct sg_gap_change *gap)
{
	unsigned n = (unsigned)gap->now.n, of = (unsigned)gap->now.of;

	if (sg_news_moved(gap))
		return sg_sheet_format(sheet,
				       "required by %u of %u -> %u of %u, %u -> %u companies",
				       (unsigned)gap->before.n, (unsigned)gap->before.of, n, of,
				       (unsigned)gap->before.companies,
				       (unsigned)gap->now.companies);
	if (gap->news == SG_GAP_CLOSED)
		return sg_sheet_format(sheet, "your profile holds it now; required by %u of %u",
				       n, of);
	if (gap->news == SG_GAP_OPENED)
		return sg_sheet_format(
			sheet, "your profile does not hold it any more; by %u of %u", n, of);
	return sg_sheet_format(sheet, "required by %u of %u", n, of);
}

sg_str sg_news_source(sg_str source)
{
	size_t end = sg_str_find(source, SG_STR(" -"), 0);

	return sg_str_sub(source, 0, end == SIZE_MAX ? source.len : end);
}

sg_str sg_news_silence(struct sg_sheet *sheet, const struct sg_silence *silence)
{
	return sg_sheet_format(sheet,
			       "nothing for %u days; was %u a week. Still the right address?%s",
			       (unsigned)silence->days, (unsigned)silence->per_week,
			       silence->none ? " It says that it has none."
					     : " Its last good answer is kept.");
}
