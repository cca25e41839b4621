/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include "base/utf8.h"
#include "report/rows.h"

enum { NOT_MET_COLUMNS = 13, NOT_MET_WIDER = 20 };

/* Columns for what is not met: more where there is plenty. */
static size_t room_of_unmet(const struct sg_sheet *sheet)
{
	return NOT_MET_COLUMNS +
	       (sheet->width >= SG_TEXT_WIDTH_OF_QUOTES ? (size_t)NOT_MET_WIDER : 0);
}

/* "Kafka", "AWS or GCP", "Kubernetes...", "Go 5 y", with " +2" for the others. */
static void write_unmet(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	const struct sg_answer *answer;
	sg_str more = posting->n_unmet > 1 ? sg_sheet_format(sheet, " +%zu", posting->n_unmet - 1)
					   : (sg_str){ 0 };
	size_t room = room_of_unmet(sheet) - more.len;
	sg_str label;

	posting = sg_posting_open(sheet->report, posting, &sheet->failed);
	answer = sg_rows_first_unmet(posting);
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

/* Where the columns of a list stand. The age goes where the names need its room. */
struct columns {
	size_t met, more;
	bool age;
};

static struct columns columns_of(const struct sg_sheet *sheet)
{
	bool age = sheet->width >= SG_TEXT_WIDTH_OF_AGE;
	size_t met = sheet->width - (age ? 14 : 7) - room_of_unmet(sheet);

	return (struct columns){ met, met + 5, age };
}

static void write_posting(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	const struct sg_posting *about = sg_posting_about(posting);
	struct columns columns = columns_of(sheet);
	int64_t days;

	sg_sheet_link(sheet, about->url, sg_label_posting(sheet, about, columns.met - 1),
		      columns.met - 1);
	sg_sheet_pad(sheet, columns.met);
	sg_sheet_printf(sheet, "%u/%u", (unsigned)posting->required_met,
			(unsigned)posting->required_total);
	sg_sheet_pad(sheet, columns.more);
	if (posting->verdict != SG_READY)
		write_unmet(sheet, posting);
	else if (posting->preferred_total > 0)
		sg_sheet_printf(sheet, "%u/%u", (unsigned)posting->preferred_met,
				(unsigned)posting->preferred_total);
	if (columns.age && sg_label_age(sheet, about->posted, &days))
		sg_sheet_right(sheet, sheet->width - 2, "%lld d", (long long)days);
	sg_sheet_end(sheet);
	sg_text_under(sheet, sg_label_closed(sheet, about));
	sg_text_address(sheet, about);
}

static void write_heading(struct sg_sheet *sheet, enum sg_verdict verdict)
{
	struct columns columns = columns_of(sheet);

	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_printf(sheet, "%s", sg_label_verdict(verdict, true));
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_pad(sheet, columns.met);
	sg_sheet_printf(sheet, "met");
	sg_sheet_pad(sheet, columns.more);
	sg_sheet_printf(sheet, verdict == SG_READY ? "nice" : "not met");
	if (columns.age && verdict == SG_READY)
		sg_sheet_right(sheet, sheet->width - 2, "posted");
	sg_sheet_end(sheet);
}

static void write_counted(struct sg_sheet *sheet, enum sg_verdict verdict, size_t n)
{
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_printf(sheet, "%s", sg_label_verdict(verdict, true));
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_pad(sheet, 17);
	sg_sheet_printf(sheet, "%zu posting%s: --verdict %s", n, sg_label_s(n),
			sg_verdict_name(verdict));
	sg_sheet_end(sheet);
}

static void write_verdict(struct sg_sheet *sheet, enum sg_verdict verdict)
{
	size_t n, most;
	const struct sg_report_posting *const *list = sg_rows_of_verdict(sheet, verdict, &n);

	if (list == NULL)
		return;
	most = sg_rows_listed(sheet, verdict, n);
	if (most == 0) {
		write_counted(sheet, verdict, n);
		return;
	}
	write_heading(sheet, verdict);
	for (size_t i = 0; i < most; i++)
		write_posting(sheet, list[i]);
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
