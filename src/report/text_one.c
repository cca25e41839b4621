/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include "report/digest.h"
#include "report/phrase.h"

/* More than this is folded. */
enum { MAX_LEFT = 8, MAX_ALSO = 8 };

/* Company, place, pay, age; then what should be known before reading on. */
static void write_header(struct sg_sheet *sheet, const struct sg_posting *posting)
{
	struct sg_flow flow = { .sheet = sheet };
	sg_str place = sg_label_place(sheet, posting), terms = sg_label_terms(sheet, posting);
	sg_str posted = sg_label_posted(sheet, posting);

	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_link(sheet, posting->url,
		      posting->title.ptr != NULL ? posting->title : posting->source, sheet->width);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_end(sheet);
	if (posting->company.ptr != NULL)
		sg_flow_add(&flow, posting->company);
	if (place.ptr != NULL)
		sg_flow_add(&flow, place);
	if (posting->salary.ptr != NULL)
		sg_flow_add(&flow, sg_label_salary(sheet, posting->salary));
	if (terms.ptr != NULL)
		sg_flow_add(&flow, terms);
	if (posted.ptr != NULL)
		sg_flow_add(&flow, posted);
	if (flow.n > 0)
		sg_sheet_end(sheet);
	sg_text_address(sheet, posting);
}

/* What stands beside the verdict. */
static sg_str judgement(struct sg_sheet *sheet, const struct sg_report_posting *posting,
			sg_str closed)
{
	sg_str text = posting->verdict == SG_UNCLEAR ? sg_phrase_unclear(sheet, posting)
						     : sg_phrase_counts(sheet, posting);

	return closed.ptr == NULL ? text
				  : sg_sheet_format(sheet, SG_FMT "; " SG_FMT, SG_ARG(closed),
						    SG_ARG(text));
}

static void write_verdict(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	sg_str closed = sg_label_closed(sheet, sg_posting_about(posting)), caution;

	if (sheet->report->profile == NULL && posting->verdict != SG_UNCLEAR) {
		closed = sg_label_capital(sheet, closed);
		if (closed.len > 0)
			sg_sheet_paragraph(sheet, 0,
					   sg_sheet_format(sheet, SG_FMT ".", SG_ARG(closed)));
		sg_sheet_line(sheet, "No profile yet, so this is what the posting asks for.");
		return;
	}
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_printf(sheet, "%s", sg_label_verdict(posting->verdict, true));
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_printf(sheet, "  ");
	sg_sheet_paragraph(sheet, sheet->columns, judgement(sheet, posting, closed));
	for (int i = 0; (caution = sg_phrase_caution(posting, i)).ptr != NULL; i++)
		sg_sheet_paragraph(sheet, 0, caution);
}

static bool says_held(const struct sg_answer *answer)
{
	return answer->by.ptr != NULL && (answer->status == SG_SHORT || answer->status == SG_NEAR);
}

/* "you: Go 3 y 2 m", behind a row that is not met. */
static void write_held(struct sg_sheet *sheet, const struct sg_answer *answer)
{
	sg_str months = sg_label_months(sheet, answer->months_held);
	sg_str name = answer->by_name;

	if (!says_held(answer))
		return;
	sg_text_you(sheet);
	if (months.ptr != NULL && answer->status == SG_SHORT)
		name = sg_sheet_format(sheet, SG_FMT " " SG_FMT, SG_ARG(name), SG_ARG(months));
	sg_sheet_text(sheet, name,
		      sheet->width > sheet->columns ? sheet->width - sheet->columns : 0);
}

static void write_row(struct sg_sheet *sheet, const struct sg_answer *answer, bool quote)
{
	bool beside;
	size_t column;
	sg_str note;

	sg_text_status(sheet, answer->status);
	sg_sheet_text(sheet, sg_label_wish(sheet, answer->requirement),
		      sheet->width - SG_TEXT_INDENT - (says_held(answer) ? 24 : 0));
	write_held(sheet, answer);
	quote = quote && answer->requirement->quote.ptr != NULL;
	beside = quote && sheet->width >= SG_TEXT_WIDTH_OF_QUOTES && sheet->columns < SG_TEXT_QUOTE;
	if (!beside)
		sg_sheet_end(sheet);
	if (quote) {
		column = beside ? SG_TEXT_QUOTE : SG_TEXT_INDENT;
		sg_sheet_pad(sheet, column);
		sg_sheet_quote(sheet, answer->requirement->quote, sheet->width - column);
		sg_sheet_end(sheet);
	}
	note = sg_phrase_too_new(sheet, answer);
	if (note.ptr != NULL) {
		sg_sheet_printf(sheet, "  note");
		sg_sheet_pad(sheet, SG_TEXT_INDENT);
		sg_sheet_paragraph(sheet, SG_TEXT_INDENT, note);
	}
}

/* All of one status on as few lines as they need. */
static void write_flow(struct sg_sheet *sheet, const struct sg_report_posting *posting,
		       struct sg_block block, enum sg_met status)
{
	struct sg_flow flow = { .sheet = sheet, .indent = SG_TEXT_INDENT };

	if (sg_block_count(posting, block, status) == 0)
		return;
	sg_text_status(sheet, status);
	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];

		if (!sg_block_has(answer, block) || answer->status != status)
			continue;
		sg_flow_add(&flow, status == SG_MET ? sg_label_met(sheet, answer)
						    : sg_label_wish(sheet, answer->requirement));
	}
	sg_sheet_end(sheet);
}

/* A block with a profile: what is missing first; quotes where they decide. */
static void write_compared(struct sg_sheet *sheet, const struct sg_report_posting *posting,
			   const char *heading, struct sg_block block)
{
	bool quotes = block.strength != SG_STRENGTH_PREFERRED;

	if (sg_block_count(posting, block, SG_N_MET) == 0)
		return;
	sg_sheet_blank(sheet);
	sg_sheet_heading(sheet, heading, NULL);
	for (size_t s = 0; s < SG_N_BY_WEIGHT; s++) {
		enum sg_met status = sg_met_by_weight[s];
		bool rows = status == SG_SHORT || status == SG_NEAR ||
			    (quotes && status != SG_MET && status != SG_LIKELY);

		if (!rows) {
			write_flow(sheet, posting, block, status);
			continue;
		}
		for (size_t i = 0; i < posting->n_answers; i++)
			if (sg_block_has(&posting->answers[i], block) &&
			    posting->answers[i].status == status)
				write_row(sheet, &posting->answers[i], quotes);
	}
}

/* Without a profile: what is asked, beside the words that ask it. */
static void write_asked(struct sg_sheet *sheet, const struct sg_report_posting *posting,
			const char *heading, struct sg_block block)
{
	struct sg_flow flow = { .sheet = sheet, .indent = 2 };
	bool quotes = block.strength != SG_STRENGTH_PREFERRED;
	size_t column = sheet->width < 70 ? 24 : 27;
	sg_str last = { 0 }, note;

	if (sg_block_count(posting, block, SG_N_MET) == 0)
		return;
	sg_sheet_heading(sheet, heading, NULL);
	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_requirement *wish = posting->answers[i].requirement;

		if (!sg_block_has(&posting->answers[i], block))
			continue;
		if (!quotes) {
			sg_flow_add(&flow, sg_label_wish(sheet, wish));
			continue;
		}
		sg_sheet_printf(sheet, "  ");
		sg_sheet_text(sheet, sg_label_wish(sheet, wish), sheet->width - 2);
		if (wish->quote.ptr != NULL && sheet->columns < sheet->width - 20) {
			sg_sheet_pad(sheet, column);
			if (last.ptr != NULL && sg_str_eq(last, wish->quote))
				sg_sheet_printf(sheet, "same line");
			else
				sg_sheet_quote(sheet, wish->quote, sheet->width - sheet->columns);
		}
		last = wish->quote;
		sg_sheet_end(sheet);
		note = sg_phrase_too_new(sheet, &posting->answers[i]);
		if (note.ptr != NULL) {
			sg_sheet_printf(sheet, "    note: ");
			sg_sheet_paragraph(sheet, 4, note);
		}
	}
	if (flow.n > 0)
		sg_sheet_end(sheet);
}

/* Practices of one status on as few lines as they need. Where they do not count, what is near or
 * missing is no gap, but unnamed in the profile. */
static void write_practices_of(struct sg_sheet *sheet, const struct sg_report_posting *posting,
			       enum sg_met status)
{
	struct sg_flow flow = { .sheet = sheet, .indent = SG_TEXT_INDENT };
	bool counted = sheet->report->count_practices;

	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];
		enum sg_met shown =
			answer->status == SG_NEAR && !counted ? SG_MISSING : answer->status;

		if (!sg_digest_is_practice(answer) || shown != status)
			continue;
		if (flow.n == 0 && status == SG_MISSING && !counted) {
			sg_sheet_printf(sheet, "  unnamed");
			sg_sheet_pad(sheet, SG_TEXT_INDENT);
		} else if (flow.n == 0) {
			sg_text_status(sheet, status);
		}
		sg_flow_add(&flow, sg_digest_practice_label(sheet, answer));
	}
	if (flow.n == 0)
		return;
	sg_sheet_end(sheet);
	if (status == SG_LIKELY) {
		sg_sheet_pad(sheet, SG_TEXT_INDENT);
		sg_sheet_paragraph(sheet, SG_TEXT_INDENT,
				   sg_phrase_likely(sheet, posting));
	}
}

/* Held, but for too few years: each with how many. */
static void write_short_practices(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	for (size_t i = 0; i < posting->n_answers; i++)
		if (sg_digest_is_practice(&posting->answers[i]) && posting->answers[i].status == SG_SHORT)
			write_row(sheet, &posting->answers[i], false);
}

static void write_practices(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	struct sg_flow flow = { .sheet = sheet, .indent = 2 };
	size_t n = 0;

	for (size_t i = 0; i < posting->n_answers; i++)
		n += sg_digest_is_practice(&posting->answers[i]);
	if (n == 0)
		return;
	if (sheet->report->profile != NULL) {
		sg_sheet_blank(sheet);
		sg_sheet_heading(sheet, "PRACTICES",
				 sheet->report->count_practices ? NULL
								: "   not counted in the verdict");
		write_short_practices(sheet, posting);
		write_practices_of(sheet, posting, SG_LEARNING);
		if (sheet->report->count_practices)
			write_practices_of(sheet, posting, SG_NEAR);
		write_practices_of(sheet, posting, SG_LIKELY);
		write_practices_of(sheet, posting, SG_MISSING);
		write_practices_of(sheet, posting, SG_MET);
		return;
	}
	sg_sheet_heading(sheet, "PRACTICES", NULL);
	for (size_t i = 0; i < posting->n_answers; i++)
		if (sg_digest_is_practice(&posting->answers[i]))
			sg_flow_add(&flow, sg_digest_practice_label(sheet, &posting->answers[i]));
	sg_sheet_end(sheet);
}

/* What is only described, and what is not wanted, each once. */
static void write_asides(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	struct sg_flow flow = { .sheet = sheet, .indent = SG_TEXT_MARGIN };

	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_requirement *wish = posting->answers[i].requirement;

		if (wish->polarity == SG_POLARITY_ASKED)
			continue;
		sg_text_margin(sheet, "NOT WANTED");
		sg_sheet_text(sheet, sg_label_members(sheet, wish), sheet->width - SG_TEXT_MARGIN);
		if (wish->quote.ptr != NULL && sheet->columns + 12 < sheet->width) {
			sg_sheet_printf(sheet, "  ");
			sg_sheet_quote(sheet, wish->quote, sheet->width - sheet->columns);
		}
		sg_sheet_end(sheet);
	}
	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];

		if (!sg_block_has(answer, (struct sg_block){ SG_STRENGTH_MENTIONED, SG_CLASS_TECHNOLOGY }))
			continue;
		if (flow.n == 0)
			sg_text_margin(sheet, "MENTIONED ONLY");
		sg_flow_add(&flow, sg_label_members(sheet, answer->requirement));
	}
	if (flow.n > 0)
		sg_sheet_end(sheet);
}

static void write_left(struct sg_sheet *sheet, const struct sg_coverage *coverage)
{
	size_t n = coverage->left_quotes == NULL ? 0 : coverage->n_left;
	size_t shown = sheet->options->verbose || n <= MAX_LEFT ? n : MAX_LEFT;

	if (n == 0)
		return;
	sg_text_margin(sheet, "NOT UNDERSTOOD");
	sg_sheet_printf(sheet, "%zu of %u lines: ", n, (unsigned)coverage->lines);
	for (size_t i = 0; i < shown; i++) {
		if (i > 0)
			sg_sheet_pad(sheet, SG_TEXT_MARGIN);
		sg_sheet_quote(sheet, coverage->left_quotes[i], sheet->width - sheet->columns);
		sg_sheet_end(sheet);
	}
	if (shown < n) {
		sg_sheet_pad(sheet, SG_TEXT_MARGIN);
		sg_sheet_printf(sheet, "and %zu more: --verbose", n - shown);
		sg_sheet_end(sheet);
	}
}

static void write_role(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	sg_str text = sg_phrase_role(sheet, posting);

	if (text.ptr == NULL)
		return;
	sg_text_margin(sheet, "ROLE");
	sg_sheet_paragraph(sheet, SG_TEXT_MARGIN, text);
}

static void write_also_at(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	size_t n = posting->n_also_at;
	size_t shown = sheet->options->verbose || n <= MAX_ALSO ? n : MAX_ALSO;

	for (size_t i = 0; i < shown; i++) {
		sg_text_margin(sheet, "ALSO AT");
		sg_sheet_text(sheet, posting->also_at[i], sheet->width - SG_TEXT_MARGIN);
		sg_sheet_end(sheet);
	}
	if (shown < n) {
		sg_sheet_pad(sheet, SG_TEXT_MARGIN);
		sg_sheet_printf(sheet, "and %zu more: --verbose", n - shown);
		sg_sheet_end(sheet);
	}
}

void sg_text_one(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	static const struct {
		const char *heading;
		enum sg_strength strength;
	} blocks[] = { { "REQUIRED", SG_STRENGTH_REQUIRED },
		       { "ASKED, NOT SAID HOW MUCH", SG_STRENGTH_UNSPECIFIED },
		       { "NICE TO HAVE", SG_STRENGTH_PREFERRED } };
	bool compared = sheet->report->profile != NULL;

	write_header(sheet, sg_posting_about(posting));
	sg_sheet_blank(sheet);
	write_verdict(sheet, posting);
	if (!compared)
		sg_sheet_blank(sheet);
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
		struct sg_block block = { blocks[i].strength, SG_CLASS_TECHNOLOGY };

		if (compared)
			write_compared(sheet, posting, blocks[i].heading, block);
		else
			write_asked(sheet, posting, blocks[i].heading, block);
	}
	write_practices(sheet, posting);
	sg_text_besides(sheet, posting);
	if (compared)
		sg_sheet_blank(sheet);
	write_asides(sheet, posting);
	write_left(sheet, &posting->findings->coverage);
	write_role(sheet, posting);
	write_also_at(sheet, posting);
}
