/* SPDX-License-Identifier: MIT */
/* What changed, and demand over time, as Markdown. */
#include "report/label.h"
#include "report/markdown.h"
#include "report/news.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

enum { MOST_GONE = 60, MOST_NEW = 200 };

static void begin(struct sg_sheet *sheet, sg_str heading)
{
	sg_out_add(sheet->out, SG_STR("# "));
	sg_mark_text(sheet->out, heading);
	sg_out_add(sheet->out, SG_STR("\n"));
}

/* ---- postings ------------------------------------------------------------------- */

static sg_str unmet_of(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	struct sg_buf text = { .arena = sheet->arena };

	for (size_t i = 0; i < posting->n_unmet; i++) {
		sg_buf_add(&text, i == 0 ? SG_STR("") : SG_STR("; "));
		sg_buf_add(&text, sg_name_of(&sheet->names, posting->unmet[i]));
	}
	return sg_sheet_take(sheet, &text);
}

static void write_title(struct sg_sheet *sheet, const struct sg_posting *about)
{
	sg_mark_link(sheet->out, about->url,
		     about->title.len > 0 ? about->title : about->source);
}

static void write_posting(struct sg_sheet *sheet, const struct sg_report_posting *posting,
			  bool judged)
{
	const struct sg_posting *about = sg_posting_about(posting);

	sg_out_add(sheet->out, SG_STR("| "));
	write_title(sheet, about);
	sg_markdown_cell(sheet, false, about->company);
	sg_markdown_cell(sheet, false, sg_label_place(sheet, about));
	sg_markdown_cell(sheet, false, about->posted);
	if (judged) {
		sg_markdown_cell(sheet, false,
				 sg_str_of(sg_label_verdict(posting->verdict, false)));
		sg_markdown_cell(sheet, false,
				 sg_sheet_format(sheet, "%u of %u",
						 (unsigned)posting->required_met,
						 (unsigned)posting->required_total));
		sg_markdown_cell(sheet, false, unmet_of(sheet, posting));
	}
	sg_markdown_end_row(sheet);
}

static void write_fresh(struct sg_sheet *sheet, const struct sg_news *news)
{
	static const char *const names[] = { "posting", "company", "place", "posted",
					     "verdict", ":met", "not met" };
	bool judged = sg_news_judged(news);
	size_t n;
	const struct sg_report_posting **list = sg_news_list(sheet, news, news->fresh, &n);
	size_t shown = n < MOST_NEW ? n : MOST_NEW;
	sg_str others = sg_news_others(sheet, news, n);

	if (list == NULL || news->n_new == 0)
		return;
	sg_markdown_heading(sheet, judged && n > 0 ? "Worth a look" : "New");
	if (n > 0)
		sg_markdown_table(sheet, names, judged ? N_OF(names) : 4);
	for (size_t i = 0; i < shown; i++)
		write_posting(sheet, list[i], judged);
	if (shown < n)
		sg_out_printf(sheet->out, "\n%zu more: `--format csv`\n", n - shown);
	if (n > 0) {
		sg_markdown_sentence(sheet, others);
	} else {
		sg_mark_text(sheet->out, others);
		sg_out_add(sheet->out, SG_STR("\n"));
	}
}

static void write_gone(struct sg_sheet *sheet, const struct sg_news *news)
{
	size_t n;
	const struct sg_report_posting **list = sg_news_list(sheet, news, news->gone, &n);

	if (list == NULL || n == 0)
		return;
	sg_markdown_heading(sheet, "Gone");
	for (size_t i = 0; i < n && i < MOST_GONE; i++) {
		const struct sg_posting *about = sg_posting_about(list[i]);
		sg_str was = sg_news_was(list[i]);

		sg_out_add(sheet->out, SG_STR("- "));
		write_title(sheet, about);
		if (about->company.len > 0) {
			sg_out_add(sheet->out, SG_STR(", "));
			sg_mark_text(sheet->out, about->company);
		}
		if (was.len > 0)
			sg_out_printf(sheet->out, " (" SG_FMT ")", SG_ARG(was));
		sg_out_add(sheet->out, SG_STR("\n"));
	}
	if (n > MOST_GONE)
		sg_out_printf(sheet->out, "\n%zu more: `--format csv`\n", n - MOST_GONE);
}

/* ---- all of it ------------------------------------------------------------------ */

static void write_gaps(struct sg_sheet *sheet, const struct sg_news *news)
{
	static const char *const names[] = { "skill", "change", "postings" };

	if (news->n_gaps == 0)
		return;
	sg_markdown_heading(sheet, !sg_news_judged(news) ? "Demand" : "Your gaps");
	sg_markdown_table(sheet, names, N_OF(names));
	for (size_t i = 0; i < news->n_gaps; i++) {
		const struct sg_gap_change *gap = &news->gaps[i];

		sg_markdown_cell(sheet, true, gap->name);
		sg_markdown_cell(sheet, false, sg_str_of(sg_news_gap_word(gap)));
		sg_markdown_cell(sheet, false, sg_news_gap(sheet, gap));
		if (sg_news_moved(gap) && !sg_str_eq(gap->since, news->since)) {
			sg_out_add(sheet->out, SG_STR(", "));
			sg_mark_text(sheet->out, sg_news_since(sheet, gap->since));
		}
		sg_markdown_end_row(sheet);
	}
}

static void write_silent(struct sg_sheet *sheet, const struct sg_news *news)
{
	if (news->n_silent > 0)
		sg_markdown_heading(sheet, "Silent sources");
	for (size_t i = 0; i < news->n_silent; i++) {
		const struct sg_silence *silence = &news->silent[i];

		sg_markdown_item(sheet, NULL,
				 sg_sheet_format(sheet, SG_FMT ": " SG_FMT,
						 SG_ARG(sg_news_source(silence->source)),
						 SG_ARG(sg_news_silence(sheet, silence))));
	}
}

void sg_news_markdown(struct sg_sheet *sheet, const struct sg_news *news)
{
	begin(sheet, sg_news_subject(sheet, news));
	if (news->first) {
		sg_markdown_sentence(sheet, SG_STR("From now on only what changed is said."));
		sg_markdown_sentence(sheet, sg_news_best(sheet, news));
		sg_out_add(sheet->out, SG_STR("\n`skillgap gap --remembered`\n"));
		return;
	}
	sg_markdown_sentence(sheet, sg_sheet_format(sheet, SG_FMT " · " SG_FMT " · " SG_FMT,
						    SG_ARG(sg_news_since(sheet, news->since)),
						    SG_ARG(sg_news_sources(sheet, news)),
						    SG_ARG(sg_news_counts(sheet, news))));
	write_fresh(sheet, news);
	write_gaps(sheet, news);
	write_gone(sheet, news);
	write_silent(sheet, news);
}

/* ---- demand over time ----------------------------------------------------------- */

static void write_share(struct sg_sheet *sheet, uint32_t n, uint32_t of)
{
	sg_out_printf(sheet->out, " | %u %%", sg_trend_percent(n, of));
}

static void write_row(struct sg_sheet *sheet, const struct sg_trend *trend,
		      const struct sg_trend_row *row)
{
	sg_markdown_cell(sheet, true, row->name);
	for (size_t i = 0; i < trend->n_months; i++)
		if (sg_trend_is_gap(trend, i))
			sg_markdown_cell(sheet, false, SG_STR(""));
		else
			write_share(sheet, row->months[i], trend->of[i]);
	write_share(sheet, row->now.n, row->now.of);
	sg_out_printf(sheet->out, " | %u of %u", (unsigned)row->now.n, (unsigned)row->now.of);
	sg_markdown_number(sheet, row->now.companies);
	sg_markdown_cell(sheet, false, sg_str_of(sg_trend_call_words(row->call)));
	sg_markdown_end_row(sheet);
}

/* A column for each month. */
static void write_head(struct sg_sheet *sheet, const struct sg_trend *trend)
{
	sg_out_add(sheet->out, SG_STR("| skill "));
	for (size_t i = 0; i < trend->n_months; i++)
		sg_out_printf(sheet->out, "| %s ", trend->months[i]);
	sg_out_add(sheet->out, SG_STR("| now | n | companies | change |\n| --- "));
	for (size_t i = 0; i < trend->n_months + 3; i++)
		sg_out_add(sheet->out, SG_STR("| ---: "));
	sg_out_add(sheet->out, SG_STR("| --- |\n"));
}

void sg_trend_markdown(struct sg_sheet *sheet, const struct sg_trend *trend)
{
	size_t shown = sg_trend_shown(sheet, trend);

	begin(sheet, SG_STR("Demand over time"));
	sg_markdown_sentence(
		sheet, SG_STR("Share of postings that ask for it (required or nice), by month"));
	sg_out_add(sheet->out, SG_STR("\n"));
	write_head(sheet, trend);
	for (size_t i = 0; i < shown; i++)
		write_row(sheet, trend, &trend->rows[i]);
	if (shown < trend->n_rows)
		sg_out_printf(sheet->out, "\n%zu more: `--top %zu`\n", trend->n_rows - shown,
			      trend->n_rows);
	sg_markdown_sentence(sheet, sg_trend_note(sheet, trend));
}
