/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include <stdlib.h>

#include "base/utf8.h"

/* In a pile of more than MANY, lists are cut at CAP and the wider verdicts only counted. */
enum { MANY = 40, CAP = 20, NOT_MET_COLUMNS = 13 };

static bool is_of(const struct sg_report_posting *posting, enum sg_verdict verdict)
{
	return posting->verdict == verdict && !posting->left_out;
}

static bool has_member(const struct sg_requirement *wish, sg_str id)
{
	for (size_t i = 0; i < wish->n_any_of; i++)
		if (sg_str_eq(wish->any_of[i], id))
			return true;
	return false;
}

/* The answer behind the first unmet id; NULL when there is none. */
static const struct sg_answer *first_unmet(const struct sg_report_posting *posting)
{
	for (size_t i = 0; posting->n_unmet > 0 && i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];

		if (answer->status > SG_LIKELY && answer->status != SG_NOT_ASKED &&
		    has_member(answer->requirement, posting->unmet[0]))
			return answer;
	}
	return NULL;
}

/* "Kafka", "AWS or GCP", "Kubernetes...", "Go 5 y", with " +2" for the others. */
static void write_unmet(struct sg_sheet *page, const struct sg_report_posting *posting)
{
	const struct sg_answer *answer = first_unmet(posting);
	sg_str more = posting->n_unmet > 1 ? sg_page_format(page, " +%zu", posting->n_unmet - 1)
					   : (sg_str){ 0 };
	size_t room = NOT_MET_COLUMNS - more.len;
	sg_str label;

	if (answer == NULL)
		return;
	label = sg_label_members(page, answer->requirement);
	if (sg_utf8_columns(label) > room && answer->requirement->n_any_of > 1)
		label = sg_page_format(page, SG_FMT "…",
				       SG_ARG(sg_name_of(&page->names, posting->unmet[0])));
	if (answer->status == SG_SHORT)
		label = sg_page_format(page, SG_FMT " %u y",
				       SG_ARG(sg_name_of(&page->names, posting->unmet[0])),
				       (unsigned)answer->requirement->min_years);
	sg_page_text(page, label, room);
	sg_page_text(page, more, SG_PAGE_ALL);
}

static void write_posting(struct sg_sheet *page, const struct sg_report_posting *posting)
{
	const struct sg_posting *about = &posting->findings->posting;
	bool age_shown = page->width >= 70;
	size_t met = page->width - (age_shown ? 27 : 20);
	sg_str closed = sg_label_closed(page, about);
	int64_t days;

	sg_page_link(page, about->url, sg_label_posting(page, about, met - 1), met - 1);
	sg_page_pad(page, met);
	sg_page_printf(page, "%u/%u", (unsigned)posting->required_met,
		       (unsigned)posting->required_total);
	sg_page_pad(page, met + 5);
	if (posting->verdict != SG_READY)
		write_unmet(page, posting);
	else if (posting->preferred_total > 0)
		sg_page_printf(page, "%u/%u", (unsigned)posting->preferred_met,
			       (unsigned)posting->preferred_total);
	if (age_shown && sg_label_age(page, about->posted, &days))
		sg_page_right(page, page->width - 2, "%lld d", (long long)days);
	sg_page_end(page);
	if (closed.ptr != NULL) {
		sg_page_printf(page, "  ");
		sg_page_text(page, closed, SG_PAGE_ALL);
		sg_page_end(page);
	}
	if (page->options->verbose && about->url.ptr != NULL) {
		sg_page_printf(page, "  ");
		sg_page_text(page, about->url, SG_PAGE_ALL);
		sg_page_end(page);
	}
}

/* The option's spelling of a verdict: "one_away". */
static bool is_asked_for(const struct sg_sheet *page, enum sg_verdict verdict)
{
	return sg_str_eq(page->options->verdict, sg_str_of(sg_verdict_name(verdict)));
}

static void write_heading(struct sg_sheet *page, enum sg_verdict verdict)
{
	size_t met = page->width - (page->width >= 70 ? 27 : 20);

	sg_page_style(page, SG_STYLE_HEAD);
	sg_page_printf(page, "%s", sg_label_verdict(verdict, true));
	sg_page_style(page, SG_STYLE_NONE);
	sg_page_pad(page, met);
	sg_page_printf(page, "met");
	sg_page_pad(page, met + 5);
	sg_page_printf(page, verdict == SG_READY ? "nice" : "not met");
	if (page->width >= 70 && verdict == SG_READY)
		sg_page_right(page, page->width - 2, "posted");
	sg_page_end(page);
}

static void write_counted(struct sg_sheet *page, enum sg_verdict verdict, uint32_t n)
{
	sg_page_style(page, SG_STYLE_HEAD);
	sg_page_printf(page, "%s", sg_label_verdict(verdict, true));
	sg_page_style(page, SG_STYLE_NONE);
	sg_page_pad(page, 17);
	sg_page_printf(page, "%u posting%s: --verdict %s", (unsigned)n, sg_label_s(n),
		       sg_verdict_name(verdict));
	sg_page_end(page);
}

/* A posting in a list: the newest first, those without a date last. */
struct entry {
	const struct sg_report_posting *posting;
	int64_t age;
};

static int by_age(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->age != b->age)
		return a->age < b->age ? -1 : 1;
	return a->posting < b->posting ? -1 : a->posting > b->posting;
}

/* The n postings of a verdict in order; NULL when out of memory. */
static const struct entry *list_verdict(struct sg_sheet *page, enum sg_verdict verdict, size_t n)
{
	struct entry *entries = sg_arena_array(page->arena, struct entry, n);
	const struct sg_report *report = page->report;
	size_t at = 0;

	for (size_t i = 0; entries != NULL && i < report->n_postings && at < n; i++) {
		struct entry entry = { .posting = &report->postings[i] };

		if (!is_of(entry.posting, verdict))
			continue;
		if (!sg_label_age(page, entry.posting->findings->posting.posted, &entry.age))
			entry.age = INT64_MAX;
		entries[at++] = entry;
	}
	if (entries == NULL || at < n) {
		page->failed = true;
		return NULL;
	}
	qsort(entries, n, sizeof *entries, by_age);
	return entries;
}

static void write_verdict(struct sg_sheet *page, enum sg_verdict verdict)
{
	const struct sg_report *report = page->report;
	uint32_t n = report->verdicts[verdict];
	bool all = is_asked_for(page, verdict);
	bool wide = verdict == SG_FAR || (verdict == SG_STRETCH && report->n_seen > MANY);
	size_t most = all || report->n_seen <= MANY || n < CAP ? n : CAP;
	const struct entry *entries;

	if (n == 0)
		return;
	if (wide && !all) {
		write_counted(page, verdict, n);
		return;
	}
	entries = list_verdict(page, verdict, n);
	if (entries == NULL)
		return;
	write_heading(page, verdict);
	for (size_t i = 0; i < most; i++)
		write_posting(page, entries[i].posting);
	if (most < n) {
		sg_page_printf(page, "and %zu more: --verdict %s", n - most,
			       sg_verdict_name(verdict));
		sg_page_end(page);
	}
}

void sg_text_postings(struct sg_sheet *page)
{
	sg_page_blank(page);
	for (int verdict = SG_READY; verdict <= SG_FAR; verdict++)
		write_verdict(page, (enum sg_verdict)verdict);
}
