/* SPDX-License-Identifier: MIT */
/* What changed since the last report, for people; the first line can be the subject of a mail. */
#include "report/news.h"

#include <stdlib.h>

#include "base/date.h"
#include "report/label.h"

enum { WIDE = 80, MOST_SHOWN = 20, MOST_NAMED = 3, TITLE_COLUMN = 11, NAME_COLUMN = 9, COUNT_COLUMN = 23 };

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

static void add_part(struct sg_sheet *sheet, sg_str what)
{
	if (what.len == 0)
		return;
	sg_sheet_text(sheet, sheet->columns > 0 ? SG_STR("; ") : SG_STR(""), SG_SHEET_ALL);
	sg_sheet_text(sheet, what, SG_SHEET_ALL);
}

/* A source without its options. */
static sg_str source_name(sg_str source)
{
	size_t end = sg_str_find(source, SG_STR(" -"), 0);

	return sg_str_sub(source, 0, end == SIZE_MAX ? source.len : end);
}

static void write_subject(struct sg_sheet *sheet, const struct sg_news *news)
{
	static const struct {
		enum sg_gap_news news;
		const char *word;
	} kinds[] = { { SG_GAP_RISEN, "risen" }, { SG_GAP_FALLEN, "fallen" },
		      { SG_GAP_CLOSED, "closed" }, { SG_GAP_OPENED, "open again" } };
	uint32_t near = sg_news_near(news->fresh), lost = sg_news_near(news->gone);

	if (near > 0)
		add_part(sheet, sg_sheet_format(sheet, "%u new worth a look", (unsigned)near));
	else if (news->n_new > 0)
		add_part(sheet, sg_sheet_format(sheet, "%u new%s", (unsigned)news->n_new,
						news->profile.ptr == NULL ? ""
									  : ", none near"));
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		sg_str names = names_of(sheet, news, kinds[i].news);

		if (names.ptr != NULL)
			add_part(sheet, sg_sheet_format(sheet, SG_FMT " %s", SG_ARG(names),
							kinds[i].word));
	}
	if (lost > 0)
		add_part(sheet, sg_sheet_format(sheet, "%u near one%s gone", (unsigned)lost,
						sg_label_s(lost)));
	else if (news->profile.ptr == NULL && news->n_new == 0 && news->n_gone > 0)
		add_part(sheet, sg_sheet_format(sheet, "%u gone", (unsigned)news->n_gone));
	for (size_t i = 0; i < news->n_silent && i < MOST_NAMED; i++)
		add_part(sheet, sg_sheet_format(sheet, SG_FMT " silent",
						SG_ARG(source_name(news->silent[i].source))));
	sg_sheet_end(sheet);
}

/* "Monday 16 November 2026" */
static sg_str day_of(struct sg_sheet *sheet, sg_str time)
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
		return time;
	sg_days_split(days, &year, &month, &day);
	return sg_sheet_format(sheet, "%s %u %s %d", weekdays[days % 7], day,
			       months[(month - 1) % 12], year);
}

static void write_counts(struct sg_sheet *sheet, const struct sg_news *news)
{
	sg_sheet_printf(sheet, "since ");
	sg_sheet_text(sheet, day_of(sheet, news->since), SG_SHEET_ALL);
	if (sheet->width < WIDE)
		sg_sheet_end(sheet);
	else
		sg_sheet_text(sheet, SG_STR(" · "), SG_SHEET_ALL);
	sg_sheet_printf(sheet, "%u source%s", (unsigned)news->sources, sg_label_s(news->sources));
	if (news->failed > 0)
		sg_sheet_printf(sheet, ", %u failed", (unsigned)news->failed);
	sg_sheet_text(sheet, SG_STR(" · "), SG_SHEET_ALL);
	sg_sheet_printf(sheet, "%u new, %u gone, %u known", (unsigned)news->n_new,
			(unsigned)news->n_gone, (unsigned)news->known);
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
	const struct sg_posting *about = &posting->findings->posting;
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

static struct entry *list(struct sg_sheet *sheet, const struct sg_report *report, bool near,
			  size_t *n)
{
	struct entry *entries = sg_arena_array(sheet->arena, struct entry, report->n_postings);

	*n = 0;
	if (entries == NULL) {
		sheet->failed = true;
		return NULL;
	}
	for (size_t i = 0; i < report->n_postings; i++) {
		struct entry entry = { &report->postings[i], INT64_MAX };

		if (near && !sg_news_is_near(entry.posting))
			continue;
		if (!sg_label_age(sheet, entry.posting->findings->posting.posted, &entry.age))
			entry.age = INT64_MAX;
		entries[(*n)++] = entry;
	}
	if (*n > 0)
		qsort(entries, *n, sizeof *entries, by_nearness);
	return entries;
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
	bool judged = news->profile.ptr != NULL;
	size_t n, shown, others;
	struct entry *entries = list(sheet, news->fresh, judged, &n);

	if (entries == NULL || news->n_new == 0)
		return;
	shown = n < MOST_SHOWN ? n : MOST_SHOWN;
	others = news->n_new - n;
	if (n > 0)
		write_heading(sheet, judged ? "WORTH A LOOK" : "NEW", true);
	else
		sg_sheet_blank(sheet);
	for (size_t i = 0; i < shown; i++)
		write_posting(sheet, entries[i].posting);
	if (shown < n) {
		sg_sheet_printf(sheet, "and %zu more: --format csv", n - shown);
		sg_sheet_end(sheet);
	}
	if (judged && others > 0) {
		sg_sheet_printf(sheet, "%zu %snew, none nearer than two skills away", others,
				n > 0 ? "more " : "");
		sg_sheet_end(sheet);
	}
}

static void write_gone(struct sg_sheet *sheet, const struct sg_news *news)
{
	bool judged = news->profile.ptr != NULL;
	size_t n;
	struct entry *entries = list(sheet, news->gone, judged, &n);

	if (entries == NULL || n == 0)
		return;
	sg_sheet_blank(sheet);
	for (size_t i = 0; i < n && i < MOST_SHOWN; i++) {
		const struct sg_report_posting *posting = entries[i].posting;
		const char *was = !judged			? ""
				  : posting->verdict == SG_READY ? " (you were ready for it)"
								 : " (you were one away)";

		sg_sheet_style(sheet, SG_STYLE_HEAD);
		sg_sheet_printf(sheet, i == 0 ? "GONE" : "");
		sg_sheet_style(sheet, SG_STYLE_NONE);
		sg_sheet_pad(sheet, NAME_COLUMN);
		sg_sheet_text(sheet,
			      sg_label_posting(sheet, &posting->findings->posting,
					       sheet->width - NAME_COLUMN - 24),
			      sheet->width - NAME_COLUMN - 24);
		sg_sheet_printf(sheet, "%s", was);
		sg_sheet_end(sheet);
	}
	if (n > MOST_SHOWN) {
		sg_sheet_pad(sheet, NAME_COLUMN);
		sg_sheet_printf(sheet, "and %zu more: --format csv", n - MOST_SHOWN);
		sg_sheet_end(sheet);
	}
}

/* ---- gaps and sources ----------------------------------------------------------- */

static bool moved(const struct sg_gap_change *gap)
{
	return gap->news == SG_GAP_RISEN || gap->news == SG_GAP_FALLEN;
}

/* Where there is no room for words. */
static void write_short(struct sg_sheet *sheet, const struct sg_gap_change *gap)
{
	if (moved(gap))
		sg_sheet_printf(sheet, "%u/%u -> ", (unsigned)gap->before.n,
				(unsigned)gap->before.of);
	sg_sheet_printf(sheet, "%u/%u", (unsigned)gap->now.n, (unsigned)gap->now.of);
}

static void write_gap(struct sg_sheet *sheet, const struct sg_gap_change *gap)
{
	static const char *const words[] = { "risen", "fallen", "closed", "open", "same" };

	sg_sheet_printf(sheet, "%s", words[gap->news]);
	sg_sheet_pad(sheet, NAME_COLUMN);
	sg_sheet_text(sheet, gap->name, COUNT_COLUMN - NAME_COLUMN - 1);
	sg_sheet_pad(sheet, COUNT_COLUMN);
	if (sheet->width < WIDE)
		write_short(sheet, gap);
	else if (moved(gap))
		sg_sheet_printf(sheet, "required by %u of %u -> %u of %u, %u -> %u companies",
				(unsigned)gap->before.n, (unsigned)gap->before.of,
				(unsigned)gap->now.n, (unsigned)gap->now.of,
				(unsigned)gap->before.companies, (unsigned)gap->now.companies);
	else if (gap->news == SG_GAP_CLOSED)
		sg_sheet_printf(sheet, "your profile holds it now; required by %u of %u",
				(unsigned)gap->now.n, (unsigned)gap->now.of);
	else if (gap->news == SG_GAP_OPENED)
		sg_sheet_printf(sheet, "your profile does not hold it any more; by %u of %u",
				(unsigned)gap->now.n, (unsigned)gap->now.of);
	else
		sg_sheet_printf(sheet, "required by %u of %u", (unsigned)gap->now.n,
				(unsigned)gap->now.of);
	sg_sheet_end(sheet);
}

/* Of changes that added up since before the last report. */
static void write_since(struct sg_sheet *sheet, sg_str since)
{
	sg_sheet_pad(sheet, NAME_COLUMN);
	sg_sheet_printf(sheet, "since ");
	sg_sheet_text(sheet, day_of(sheet, since), SG_SHEET_ALL);
	sg_sheet_end(sheet);
}

static void write_silent(struct sg_sheet *sheet, const struct sg_silence *silence, bool first)
{
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_printf(sheet, first ? "SOURCES" : "");
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_pad(sheet, NAME_COLUMN);
	sg_sheet_text(sheet, source_name(silence->source), sheet->width - NAME_COLUMN);
	sg_sheet_end(sheet);
	sg_sheet_pad(sheet, NAME_COLUMN);
	sg_sheet_paragraph(sheet, NAME_COLUMN,
			   sg_sheet_format(sheet,
					   "nothing for %u days; was %u a week. Still the right "
					   "address?%s",
					   (unsigned)silence->days, (unsigned)silence->per_week,
					   silence->none ? " It says that it has none."
							 : " Its last good answer is kept."));
}

/* ---- all of it ------------------------------------------------------------------ */

static void write_first(struct sg_sheet *sheet, const struct sg_news *news)
{
	uint32_t ready = news->fresh->verdicts[SG_READY];
	uint32_t one_away = news->fresh->verdicts[SG_ONE_AWAY];

	sg_sheet_printf(sheet, "Remembered %u posting%s from %u source%s.", (unsigned)news->known,
			sg_label_s(news->known), (unsigned)news->sources,
			sg_label_s(news->sources));
	if (news->failed > 0)
		sg_sheet_printf(sheet, " %u failed.", (unsigned)news->failed);
	sg_sheet_end(sheet);
	sg_sheet_line(sheet, "From now on only what changed is said.");
	if (news->profile.ptr == NULL) {
		sg_sheet_line(sheet, "What they ask for: skillgap gap --remembered");
		return;
	}
	sg_sheet_printf(sheet, "Best of these for ");
	sg_sheet_text(sheet, news->profile, 24);
	sg_sheet_printf(sheet, ": %u ready, %u one away:", (unsigned)ready, (unsigned)one_away);
	sg_sheet_end(sheet);
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
		write_heading(sheet, news->profile.ptr == NULL ? "DEMAND" : "YOUR GAPS", false);
	for (size_t i = 0; i < news->n_gaps; i++) {
		write_gap(sheet, &news->gaps[i]);
		/* Those that moved come first; a line after the last of them says since when. */
		if (moved(&news->gaps[i]) && !sg_str_eq(news->gaps[i].since, news->since) &&
		    (i + 1 == news->n_gaps || !moved(&news->gaps[i + 1])))
			write_since(sheet, news->gaps[i].since);
	}
	write_gone(sheet, news);
	if (news->n_silent > 0)
		sg_sheet_blank(sheet);
	for (size_t i = 0; i < news->n_silent; i++)
		write_silent(sheet, &news->silent[i], i == 0);
}
