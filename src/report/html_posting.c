/* SPDX-License-Identifier: MIT */
/* All of one posting: what it asks in blocks, what is missing first; what it says besides. */
#include "report/html.h"

enum { MAX_LEFT = 12, MAX_ALSO = 8 };

static void open_block(struct sg_html *page, const char *heading, bool plain)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<dt>");
	sg_markup_text(m, sg_str_of(heading));
	if (plain)
		sg_markup_tag(m, "</dt><dd class=\"plain\"><ul>\n");
	else
		sg_markup_tag(m, "</dt><dd><ul>\n");
}

static void close_block(struct sg_html *page)
{
	sg_markup_tag(&page->markup, "</ul></dd>\n");
}

/* Items that share a line. */
static void write_separator(struct sg_html *page, size_t n)
{
	if (n > 0)
		sg_markup_tag(&page->markup, " · ");
}

/* "you: Go 3 y 2 m", behind what is held, but too little or not quite. */
static void write_held(struct sg_html *page, const struct sg_answer *answer)
{
	struct sg_markup *m = &page->markup;
	sg_str months = sg_label_months(&page->sheet, answer->months_held);

	if (answer->by.ptr == NULL || (answer->status != SG_SHORT && answer->status != SG_NEAR))
		return;
	sg_markup_tag(m, " <i>you: ");
	sg_markup_text(m, answer->by_name);
	if (months.ptr != NULL && answer->status == SG_SHORT) {
		sg_markup_tag(m, " ");
		sg_markup_text(m, months);
	}
	sg_markup_tag(m, "</i>");
}

static void write_row(struct sg_html *page, const struct sg_answer *answer, bool quote)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<li>");
	sg_html_status(page, answer->status);
	sg_markup_tag(m, " <span>");
	sg_markup_text(m, sg_label_wish(&page->sheet, answer->requirement));
	write_held(page, answer);
	if (quote && answer->requirement->quote.len > 0)
		sg_html_quote(page, answer->requirement->quote);
	sg_markup_tag(m, "</span></li>\n");
}

/* All of one status in one item. */
static void write_line(struct sg_html *page, const struct sg_report_posting *posting,
		       struct sg_block block, enum sg_met status)
{
	struct sg_sheet *sheet = &page->sheet;
	struct sg_markup *m = &page->markup;
	size_t n = 0;

	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];

		if (!sg_block_has(answer, block) || answer->status != status)
			continue;
		if (n == 0) {
			sg_markup_tag(m, "<li>");
			sg_html_status(page, status);
			sg_markup_tag(m, " <span>");
		}
		write_separator(page, n++);
		sg_markup_text(m, status == SG_MET ? sg_label_met(sheet, answer)
						   : sg_label_wish(sheet, answer->requirement));
	}
	if (n > 0)
		sg_markup_tag(m, "</span></li>\n");
}

static void write_compared(struct sg_html *page, const struct sg_report_posting *posting,
			   const char *heading, struct sg_block block)
{
	bool quotes = block.strength != SG_STRENGTH_PREFERRED;

	if (sg_block_count(posting, block, SG_N_MET) == 0)
		return;
	open_block(page, heading, false);
	for (size_t s = 0; s < SG_N_BY_WEIGHT; s++) {
		enum sg_met status = sg_met_by_weight[s];
		bool rows = status == SG_SHORT || status == SG_NEAR ||
			    (quotes && status != SG_MET && status != SG_LIKELY);

		if (!rows)
			write_line(page, posting, block, status);
		for (size_t i = 0; rows && i < posting->n_answers; i++)
			if (sg_block_has(&posting->answers[i], block) &&
			    posting->answers[i].status == status)
				write_row(page, &posting->answers[i], quotes);
	}
	close_block(page);
}

/* Without a profile: what is asked and, where it decides, the words that ask it. */
static void write_asked(struct sg_html *page, const struct sg_report_posting *posting,
			const char *heading, struct sg_block block)
{
	struct sg_markup *m = &page->markup;
	bool quotes = block.strength != SG_STRENGTH_PREFERRED;
	sg_str last = { 0 };

	if (sg_block_count(posting, block, SG_N_MET) == 0)
		return;
	open_block(page, heading, true);
	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_requirement *wish = posting->answers[i].requirement;

		if (!sg_block_has(&posting->answers[i], block))
			continue;
		sg_markup_tag(m, "<li>");
		sg_markup_text(m, sg_label_wish(&page->sheet, wish));
		if (quotes && last.ptr != NULL && sg_str_eq(last, wish->quote))
			sg_markup_tag(m, " <i>same line</i>");
		else if (quotes && wish->quote.len > 0)
			sg_html_quote(page, wish->quote);
		last = wish->quote;
		sg_markup_tag(m, "</li>\n");
	}
	close_block(page);
}

/* Practices of one status; where they do not count, what is missing is only unnamed. */
static void write_practices_of(struct sg_html *page, const struct sg_report_posting *posting,
			       enum sg_met status)
{
	struct sg_markup *m = &page->markup;
	bool counted = sg_html_report(page)->count_practices;
	bool compared = sg_html_report(page)->profile != NULL;
	size_t n = 0;

	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];
		enum sg_met shown =
			answer->status == SG_NEAR && !counted ? SG_MISSING : answer->status;

		if (!sg_digest_is_practice(answer) || shown != status)
			continue;
		if (n == 0) {
			sg_markup_tag(m, "<li>");
			if (compared && status == SG_MISSING && !counted)
				sg_markup_tag(m, "<b class=\"s unnamed\">unnamed</b>");
			else if (compared)
				sg_html_status(page, status);
			sg_markup_tag(m, " <span>");
		}
		write_separator(page, n++);
		sg_markup_text(m, sg_digest_practice_label(&page->sheet, answer));
		write_held(page, answer);
	}
	if (n > 0)
		sg_markup_tag(m, "</span></li>\n");
}

static void write_practices(struct sg_html *page, const struct sg_report_posting *posting)
{
	bool compared = sg_html_report(page)->profile != NULL;
	size_t n = 0;

	for (size_t i = 0; i < posting->n_answers; i++)
		n += sg_digest_is_practice(&posting->answers[i]);
	if (n == 0)
		return;
	open_block(page, "Practices", !compared);
	write_practices_of(page, posting, SG_MET_UNKNOWN);
	for (size_t s = 0; s < SG_N_BY_WEIGHT; s++)
		write_practices_of(page, posting, sg_met_by_weight[s]);
	close_block(page);
}

/* A fact of the posting against what the profile says of it. */
static void write_fact(struct sg_html *page, const struct sg_fact_answer *answer)
{
	struct sg_markup *m = &page->markup;
	enum sg_check check = sg_digest_check(&page->sheet, answer);

	sg_markup_tag(m, "<li>");
	if (check == SG_CHECK_MET)
		sg_html_status(page, SG_MET);
	else if (check == SG_CHECK_UNNAMED)
		sg_markup_tag(m, "<b class=\"s unnamed\">unnamed</b>");
	else if (check != SG_CHECK_NOTHING)
		sg_markup_tag(m, "<b class=\"s check\">check</b>");
	sg_markup_tag(m, " <span>");
	sg_markup_text(m, sg_label_fact(&page->sheet, answer->fact));
	if (answer->held.len > 0) {
		sg_markup_tag(m, " <i>you: ");
		sg_markup_text(m, sg_digest_fact_held(&page->sheet, answer));
		sg_markup_tag(m, "</i>");
	}
	if (check == SG_CHECK_ASK && answer->fact->quote.len > 0)
		sg_html_quote(page, answer->fact->quote);
	sg_markup_tag(m, "</span></li>\n");
}

static void write_besides(struct sg_html *page, const struct sg_report_posting *posting)
{
	static const enum sg_tristate order[] = { SG_NO, SG_YES, SG_UNKNOWN };
	size_t n = 0;

	for (size_t pass = 0; pass < sizeof order / sizeof *order; pass++)
		for (size_t i = 0; i < posting->n_besides; i++) {
			const struct sg_fact_answer *answer = &posting->besides[i];

			if (!sg_digest_shows_fact(answer) || answer->met != order[pass])
				continue;
			if (n++ == 0)
				open_block(page, "Besides skills",
					   sg_html_report(page)->profile == NULL);
			write_fact(page, answer);
		}
	if (n > 0)
		close_block(page);
}

static void write_not_wanted(struct sg_html *page, const struct sg_report_posting *posting)
{
	size_t n = 0;

	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_requirement *wish = posting->answers[i].requirement;

		if (wish->polarity == SG_POLARITY_ASKED)
			continue;
		if (n++ == 0)
			open_block(page, "Not wanted", true);
		sg_markup_tag(&page->markup, "<li>");
		sg_markup_text(&page->markup, sg_label_members(&page->sheet, wish));
		if (wish->quote.len > 0)
			sg_html_quote(page, wish->quote);
		sg_markup_tag(&page->markup, "</li>\n");
	}
	if (n > 0)
		close_block(page);
}

static void write_mentioned(struct sg_html *page, const struct sg_report_posting *posting)
{
	struct sg_block block = { SG_STRENGTH_MENTIONED, SG_CLASS_TECHNOLOGY };
	size_t n = 0;

	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];

		if (!sg_block_has(answer, block))
			continue;
		if (n == 0) {
			open_block(page, "Mentioned only", true);
			sg_markup_tag(&page->markup, "<li>");
		}
		write_separator(page, n++);
		sg_markup_text(&page->markup, sg_label_members(&page->sheet, answer->requirement));
	}
	if (n > 0) {
		sg_markup_tag(&page->markup, "</li>\n");
		close_block(page);
	}
}

static void write_more(struct sg_html *page, size_t n, const char *option)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<li class=\"quiet\">");
	sg_markup_printf(m, "and %zu more: ", n);
	sg_markup_tag(m, "<code>");
	sg_markup_text(m, sg_str_of(option));
	sg_markup_tag(m, "</code></li>\n");
}

static void write_left(struct sg_html *page, const struct sg_coverage *coverage)
{
	size_t n = coverage->left_quotes == NULL ? 0 : coverage->n_left;

	if (n == 0)
		return;
	open_block(page, "Not understood", true);
	sg_markup_tag(&page->markup, "<li>");
	sg_markup_printf(&page->markup, "%zu of %u lines", n, (unsigned)coverage->lines);
	sg_markup_tag(&page->markup, "</li>\n");
	for (size_t i = 0; i < n && i < MAX_LEFT; i++) {
		sg_markup_tag(&page->markup, "<li>");
		sg_html_quote(page, coverage->left_quotes[i]);
		sg_markup_tag(&page->markup, "</li>\n");
	}
	if (n > MAX_LEFT)
		write_more(page, n - MAX_LEFT, "--format json");
	close_block(page);
}

static void write_role(struct sg_html *page, const struct sg_report_posting *posting)
{
	if (posting->role.ptr == NULL)
		return;
	open_block(page, "Role", true);
	sg_markup_tag(&page->markup, "<li>");
	sg_markup_text(&page->markup, sg_phrase_role(&page->sheet, posting));
	sg_markup_tag(&page->markup, "</li>\n");
	close_block(page);
}

static void write_also_at(struct sg_html *page, const struct sg_report_posting *posting)
{
	size_t n = posting->n_also_at;

	if (n == 0)
		return;
	open_block(page, "Also at", true);
	for (size_t i = 0; i < n && i < MAX_ALSO; i++) {
		sg_markup_tag(&page->markup, "<li>");
		sg_markup_address(&page->markup, sg_html_source(page, posting->also_at[i]));
		sg_markup_tag(&page->markup, "</li>\n");
	}
	if (n > MAX_ALSO)
		write_more(page, n - MAX_ALSO, "--format json");
	close_block(page);
}

/* What should be known before reading on. */
static void write_warnings(struct sg_html *page, const struct sg_report_posting *posting)
{
	struct sg_markup *m = &page->markup;

	if (posting->asks_avoided)
		sg_markup_tag(m,
			      "<p class=\"quiet\">It requires something that you avoid, so it is "
			      "never ready.</p>\n");
	if (posting->by_title_only)
		sg_markup_tag(m,
			      "<p class=\"quiet\">The text marks nothing as required, so what it "
			      "asks for without saying how much was counted as required.</p>\n");
	if (posting->left_out)
		sg_markup_tag(m, "<p class=\"quiet\">It names fewer than two technologies; in a "
				 "board's list it is left out.</p>\n");
}

void sg_html_posting(struct sg_html *page, const struct sg_report_posting *posting)
{
	static const struct {
		const char *heading;
		enum sg_strength strength;
	} blocks[] = { { "Required", SG_STRENGTH_REQUIRED },
		       { "Asked, not said how much", SG_STRENGTH_UNSPECIFIED },
		       { "Nice to have", SG_STRENGTH_PREFERRED } };

	write_warnings(page, posting);
	sg_markup_tag(&page->markup, "<dl class=\"asks\">\n");
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
		struct sg_block block = { blocks[i].strength, SG_CLASS_TECHNOLOGY };

		if (sg_html_report(page)->profile != NULL)
			write_compared(page, posting, blocks[i].heading, block);
		else
			write_asked(page, posting, blocks[i].heading, block);
	}
	write_practices(page, posting);
	write_besides(page, posting);
	write_not_wanted(page, posting);
	write_mentioned(page, posting);
	write_left(page, &posting->findings->coverage);
	write_role(page, posting);
	write_also_at(page, posting);
	sg_markup_tag(&page->markup, "</dl>\n");
}
