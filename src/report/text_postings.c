/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include "base/utf8.h"
#include "report/digest.h"

/* In a pile of more than MANY, lists are cut at CAP and the wider verdicts only counted. */
enum { MANY = 40, CAP = 20, NOT_MET_COLUMNS = 13 };

/* "Kafka", "AWS or GCP", "Kubernetes...", "Go 5 y", with " +2" for the others. */
static void write_unmet(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	const struct sg_answer *answer = sg_digest_first_unmet(posting);
	sg_str more = posting->n_unmet > 1 ? sg_sheet_format(sheet, " +%zu", posting->n_unmet - 1)
					   : (sg_str){ 0 };
	size_t room = NOT_MET_COLUMNS - more.len;
	sg_str label;

	if (answer == NULL)
		return;
	label = sg_label_members(sheet, answer->requirement);
	if (sg_utf8_columns(label) > room && answer->requirement->n_any_of > 1)
		label = sg_sheet_format(sheet, SG_FMT "…",
					SG_ARG(sg_name_of(&sheet->names, posting->unmet[0])));
	if (answer->status == SG_SHORT)
		label = sg_sheet_format(sheet, SG_FMT " %u y",
					SG_ARG(sg_name_of(&sheet->names, posting->unmet[0])),
					(unsigned)answer->requirement->min_years);
	sg_sheet_text(sheet, label, room);
	sg_sheet_text(sheet, more, SG_SHEET_ALL);
}

static void write_posting(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	const struct sg_posting *about = &posting->findings->posting;
	bool age_shown = sheet->width >= 70;
	size_t met = sheet->width - (age_shown ? 27 : 20);
	sg_str closed = sg_label_closed(sheet, about);
	int64_t days;

	sg_sheet_link(sheet, about->url, sg_label_posting(sheet, about, met - 1), met - 1);
	sg_sheet_pad(sheet, met);
	sg_sheet_printf(sheet, "%u/%u", (unsigned)posting->required_met,
			(unsigned)posting->required_total);
	sg_sheet_pad(sheet, met + 5);
	if (posting->verdict != SG_READY)
		write_unmet(sheet, posting);
	else if (posting->preferred_total > 0)
		sg_sheet_printf(sheet, "%u/%u", (unsigned)posting->preferred_met,
				(unsigned)posting->preferred_total);
	if (age_shown && sg_label_age(sheet, about->posted, &days))
		sg_sheet_right(sheet, sheet->width - 2, "%lld d", (long long)days);
	sg_sheet_end(sheet);
	if (closed.ptr != NULL) {
		sg_sheet_printf(sheet, "  ");
		sg_sheet_text(sheet, closed, SG_SHEET_ALL);
		sg_sheet_end(sheet);
	}
	if (sheet->options->verbose && about->url.ptr != NULL) {
		sg_sheet_printf(sheet, "  ");
		sg_sheet_text(sheet, about->url, SG_SHEET_ALL);
		sg_sheet_end(sheet);
	}
}

/* The option's spelling of a verdict: "one_away". */
static bool is_asked_for(const struct sg_sheet *sheet, enum sg_verdict verdict)
{
	return sg_str_eq(sheet->options->verdict, sg_str_of(sg_verdict_name(verdict)));
}

static void write_heading(struct sg_sheet *sheet, enum sg_verdict verdict)
{
	size_t met = sheet->width - (sheet->width >= 70 ? 27 : 20);

	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_printf(sheet, "%s", sg_label_verdict(verdict, true));
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_pad(sheet, met);
	sg_sheet_printf(sheet, "met");
	sg_sheet_pad(sheet, met + 5);
	sg_sheet_printf(sheet, verdict == SG_READY ? "nice" : "not met");
	if (sheet->width >= 70 && verdict == SG_READY)
		sg_sheet_right(sheet, sheet->width - 2, "posted");
	sg_sheet_end(sheet);
}

static void write_counted(struct sg_sheet *sheet, enum sg_verdict verdict, uint32_t n)
{
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_printf(sheet, "%s", sg_label_verdict(verdict, true));
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_pad(sheet, 17);
	sg_sheet_printf(sheet, "%u posting%s: --verdict %s", (unsigned)n, sg_label_s(n),
			sg_verdict_name(verdict));
	sg_sheet_end(sheet);
}

static void write_verdict(struct sg_sheet *sheet, enum sg_verdict verdict)
{
	const struct sg_report *report = sheet->report;
	uint32_t n = report->verdicts[verdict];
	bool all = is_asked_for(sheet, verdict);
	bool wide = verdict == SG_FAR || (verdict == SG_STRETCH && report->n_seen > MANY);
	size_t most = all || report->n_seen <= MANY || n < CAP ? n : CAP;
	const struct sg_entry *entries;

	if (n == 0)
		return;
	if (wide && !all) {
		write_counted(sheet, verdict, n);
		return;
	}
	entries = sg_digest_verdict(sheet, verdict, n);
	if (entries == NULL)
		return;
	write_heading(sheet, verdict);
	for (size_t i = 0; i < most; i++)
		write_posting(sheet, entries[i].posting);
	if (most < n) {
		sg_sheet_printf(sheet, "and %zu more: --verdict %s", n - most,
				sg_verdict_name(verdict));
		sg_sheet_end(sheet);
	}
}

void sg_text_postings(struct sg_sheet *sheet)
{
	sg_sheet_blank(sheet);
	for (int verdict = SG_READY; verdict <= SG_FAR; verdict++)
		write_verdict(sheet, (enum sg_verdict)verdict);
}
