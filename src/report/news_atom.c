/* SPDX-License-Identifier: MIT */
/* What changed as an Atom feed, RFC 4287: an entry for each posting worth a look and each change. */
#include "report/news.h"

#include <inttypes.h>

#include "record/url.h"
#include "report/label.h"
#include "report/markup.h"

/* What an entry is about; part of its id, so never another number for one of them. */
enum subject {
	SUBJECT_FEED,
	SUBJECT_NEW,
	SUBJECT_GONE,
	SUBJECT_GAP,
	SUBJECT_SILENCE,
};

struct feed {
	struct sg_markup markup;
	struct sg_sheet *sheet; /* for labels; nothing is written on it */
	const struct sg_news *news;
};

/* A UUID of version 8 (RFC 9562) made of a hash: the same thing has the same one in every run. */
static void write_id(struct feed *feed, enum subject subject, uint64_t hash)
{
	sg_markup_printf(&feed->markup,
			 "urn:uuid:%08" PRIx64 "-%04" PRIx64 "-8%03" PRIx64 "-8%01" PRIx64
			 "%02x-736b696c6c67",
			 hash >> 32, hash >> 16 & 0xffff, hash >> 4 & 0xfff, hash & 0xf,
			 (unsigned)subject);
}

static void write_head(struct feed *feed, enum subject subject, uint64_t hash, sg_str title)
{
	struct sg_markup *markup = &feed->markup;

	sg_markup_tag(markup, "<id>");
	write_id(feed, subject, hash);
	sg_markup_tag(markup, "</id>\n<title>");
	sg_markup_text(markup, title);
	sg_markup_tag(markup, "</title>\n<updated>");
	sg_markup_text(markup, feed->news->fresh->generated_at);
	sg_markup_tag(markup, "</updated>\n");
}

static void open_entry(struct feed *feed, enum subject subject, uint64_t hash, sg_str title)
{
	sg_markup_tag(&feed->markup, "<entry>\n");
	write_head(feed, subject, hash, title);
}

/* Its text, of which every entry needs one, and the end of the entry. */
static void close_entry(struct feed *feed, sg_str text)
{
	sg_markup_tag(&feed->markup, "<content type=\"text\">");
	sg_markup_text(&feed->markup, text);
	sg_markup_tag(&feed->markup, "</content>\n</entry>\n");
}

/* ---- postings ------------------------------------------------------------------- */

/* "one away: 4 of 5 required, 0 of 1 preferred; not met: Kafka" */
static sg_str fit_of(struct feed *feed, const struct sg_report_posting *posting)
{
	struct sg_buf buf = { .arena = feed->sheet->arena };

	sg_buf_printf(&buf, "%s: %u of %u required", sg_label_verdict(posting->verdict, false),
		      (unsigned)posting->required_met, (unsigned)posting->required_total);
	if (posting->preferred_total > 0)
		sg_buf_printf(&buf, ", %u of %u preferred", (unsigned)posting->preferred_met,
			      (unsigned)posting->preferred_total);
	for (size_t i = 0; i < posting->n_unmet; i++) {
		sg_buf_add(&buf, i == 0 ? SG_STR("; not met: ") : SG_STR(", "));
		sg_buf_add(&buf, sg_name_of(&feed->sheet->names, posting->unmet[i]));
	}
	return sg_sheet_take(feed->sheet, &buf);
}

static void write_link(struct feed *feed, sg_str url)
{
	if (!sg_url_is_link(url))
		return;
	sg_markup_tag(&feed->markup, "<link rel=\"alternate\" href=\"");
	sg_markup_text(&feed->markup, url);
	sg_markup_tag(&feed->markup, "\"/>\n");
}

static void write_posting(struct feed *feed, enum subject subject,
			  const struct sg_report_posting *posting)
{
	const struct sg_posting *about = sg_posting_about(posting);
	bool judged = posting->verdict != SG_VERDICT_NONE;
	struct sg_buf title = { .arena = feed->sheet->arena };

	sg_buf_add(&title, sg_str_of(subject == SUBJECT_GONE ? "gone: "
				     : judged ? sg_label_verdict(posting->verdict, false)
					      : "new"));
	sg_buf_add(&title, subject == SUBJECT_GONE ? SG_STR("") : SG_STR(": "));
	sg_buf_add(&title, sg_label_posting(feed->sheet, about, SG_SHEET_ALL));
	open_entry(feed, subject, sg_hash(0, about->key), sg_sheet_take(feed->sheet, &title));
	write_link(feed, about->url);
	close_entry(feed, judged ? fit_of(feed, posting) : about->title);
}

/* Those near; without a profile nothing says which these are. */
static void write_postings(struct feed *feed, enum subject subject, const struct sg_report *report)
{
	bool judged = sg_news_judged(feed->news);

	for (size_t i = 0; i < report->n_postings; i++)
		if (judged ? sg_news_is_near(&report->postings[i]) : !report->postings[i].left_out)
			write_posting(feed, subject, &report->postings[i]);
}

/* ---- changes -------------------------------------------------------------------- */

static void write_gap(struct feed *feed, const struct sg_gap_change *gap)
{
	sg_str word = sg_str_of(sg_news_gap_word(gap));
	uint64_t hash = sg_hash(sg_hash(sg_hash(0, gap->skill), word), feed->news->since);
	struct sg_sheet *sheet = feed->sheet;

	if (gap->news == SG_GAP_SAME)
		return;
	open_entry(feed, SUBJECT_GAP, hash,
		   sg_sheet_format(sheet, SG_FMT " " SG_FMT, SG_ARG(gap->name), SG_ARG(word)));
	close_entry(feed, sg_sheet_format(sheet,
					  "required by %u of %u postings of %u companies; before: "
					  "%u of %u postings of %u companies",
					  (unsigned)gap->now.n, (unsigned)gap->now.of,
					  (unsigned)gap->now.companies, (unsigned)gap->before.n,
					  (unsigned)gap->before.of,
					  (unsigned)gap->before.companies));
}

static void write_silence(struct feed *feed, const struct sg_silence *silence)
{
	struct sg_sheet *sheet = feed->sheet;

	open_entry(feed, SUBJECT_SILENCE,
		   sg_hash(sg_hash(0, silence->source), feed->news->since),
		   sg_sheet_format(sheet, SG_FMT " silent", SG_ARG(silence->source)));
	close_entry(feed, sg_sheet_format(sheet, "nothing for %u days; was %u a week",
					  (unsigned)silence->days, (unsigned)silence->per_week));
}

void sg_news_atom(struct sg_sheet *sheet, const struct sg_news *news, struct sg_out *out)
{
	struct feed feed = { .markup = { .out = out }, .sheet = sheet, .news = news };

	sg_markup_tag(&feed.markup, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
				    "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
	write_head(&feed, SUBJECT_FEED, sg_hash(0, news->profile), SG_STR("skillgap watch"));
	sg_markup_tag(&feed.markup, "<author><name>skillgap</name></author>\n");
	write_postings(&feed, SUBJECT_NEW, news->fresh);
	for (size_t i = 0; i < news->n_gaps; i++)
		write_gap(&feed, &news->gaps[i]);
	write_postings(&feed, SUBJECT_GONE, news->gone);
	for (size_t i = 0; i < news->n_silent; i++)
		write_silence(&feed, &news->silent[i]);
	sg_markup_tag(&feed.markup, "</feed>\n");
}
