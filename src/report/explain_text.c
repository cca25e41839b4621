/* SPDX-License-Identifier: MIT */
#include "report/explain.h"

#include "base/utf8.h"
#include "report/label.h"

/* Where the columns of a row start; rules start RULE columns before the right margin. */
enum { NAME = 2, SAYS = 13, WHY = 24, QUOTE = 9, RULE = 19 };

struct writer {
	struct sg_sheet page;
	const struct sg_explanation *explanation;
	const struct sg_explain_options *options;
	uint32_t line; /* whose heading was written last; 0 for none */
	bool any;
};

/* What was decided, why, and by which rule, which goes to a line of its own where the three
 * are too wide. */
static void write_reason(struct sg_sheet *page, const struct sg_reason *reason)
{
	size_t room = page->width - WHY, rule = sg_utf8_columns(reason->rule);
	size_t why = sg_utf8_columns(reason->why), at;

	sg_page_pad(page, SAYS);
	sg_page_style(page, reason->rule.len > 0 && sg_str_eq(reason->says, SG_STR("rejected"))
				    ? SG_STYLE_FAIR
				    : SG_STYLE_NONE);
	sg_page_text(page, reason->says, WHY - SAYS - 1);
	sg_page_style(page, SG_STYLE_NONE);
	sg_page_pad(page, WHY);
	if (why + 2 + rule > room) {
		sg_page_paragraph(page, WHY, reason->why);
		why = 0;
		sg_page_pad(page, WHY);
	} else {
		sg_page_text(page, reason->why, SG_PAGE_ALL);
	}
	at = page->width - RULE;
	if (page->columns + 2 > at)
		at = page->columns + 2;
	if (at + rule > page->width)
		at = page->width > rule + WHY ? page->width - rule : WHY;
	if (page->columns < at)
		sg_page_pad(page, at);
	sg_page_style(page, SG_STYLE_QUIET);
	sg_page_text(page, reason->rule, page->width - at);
	sg_page_style(page, SG_STYLE_NONE);
	sg_page_end(page);
}

/* The line a place stands in, once for all places in it. */
static void write_line(struct writer *writer, const struct sg_place *place)
{
	struct sg_sheet *page = &writer->page;

	writer->any = true;
	if (place->line == writer->line)
		return;
	writer->line = place->line;
	sg_page_printf(page, "line %u", (unsigned)place->line);
	sg_page_pad(page, QUOTE);
	sg_page_quote(page, place->quote, page->width - page->columns);
	sg_page_end(page);
}

/* The name as written; a long one has a line of its own. */
static void write_name(struct sg_sheet *page, sg_str text)
{
	sg_page_pad(page, NAME);
	sg_page_style(page, SG_STYLE_HEAD);
	sg_page_text(page, text, page->width - NAME);
	sg_page_style(page, SG_STYLE_NONE);
	if (page->columns >= SAYS)
		sg_page_end(page);
}

static void write_candidate(struct writer *writer, const struct sg_candidate *candidate)
{
	const struct sg_asking *asking = NULL;

	write_line(writer, &candidate->place);
	write_name(&writer->page, candidate->place.text);
	write_reason(&writer->page, &candidate->reason);
	if (candidate->asking != SG_NO_ASKING)
		asking = &writer->explanation->askings[candidate->asking];
	for (size_t i = 0; asking != NULL && i < asking->n_reasons; i++)
		write_reason(&writer->page, &asking->reasons[i]);
}

/* Candidates and unknown terms in the order of the text. */
static void write_places(struct writer *writer)
{
	const struct sg_explanation *explanation = writer->explanation;
	size_t i = 0, k = 0;

	while (i < explanation->n_candidates || k < explanation->n_unknown) {
		const struct sg_candidate *candidate = &explanation->candidates[i];
		const struct sg_unknown_term *term = &explanation->unknown[k];

		if (k == explanation->n_unknown ||
		    (i < explanation->n_candidates &&
		     candidate->place.span.start <= term->place.span.start)) {
			if (sg_explain_wants_skill(writer->options, candidate->id))
				write_candidate(writer, candidate);
			i++;
			continue;
		}
		k++;
		if (!sg_explain_wants_term(writer->options, term->place.text))
			continue;
		write_line(writer, &term->place);
		write_name(&writer->page, term->place.text);
		write_reason(&writer->page, &term->reason);
	}
}

static bool has_member(const struct sg_requirement *requirement, sg_str id)
{
	for (size_t i = 0; i < requirement->n_any_of; i++)
		if (sg_str_eq(requirement->any_of[i], id))
			return true;
	return false;
}

/* "Go or Rust, required, 5+ years, asked" */
static void write_result(struct sg_sheet *page, const struct sg_requirement *requirement)
{
	sg_str members = sg_label_members(page, requirement);
	sg_str wish = sg_label_wish(page, requirement);

	if (requirement->polarity == SG_POLARITY_ASKED)
		sg_page_paragraph(
			page, QUOTE,
			sg_page_format(page, SG_FMT ", %s" SG_FMT ", asked", SG_ARG(members),
				       sg_strength_name(requirement->strength),
				       SG_ARG(sg_str_sub(wish, members.len, wish.len))));
	else
		sg_page_line(page, "not asked");
}

static void write_results(struct writer *writer)
{
	const struct sg_findings *findings = &writer->explanation->findings;
	struct sg_sheet *page = &writer->page;
	size_t n = 0;
	bool named = false;

	sg_page_blank(page);
	sg_page_printf(page, "result");
	sg_page_pad(page, QUOTE);
	for (size_t i = 0; i < findings->n_requirements; i++) {
		if (!has_member(&findings->requirements[i], writer->options->skill))
			continue;
		if (n++ > 0)
			sg_page_pad(page, QUOTE);
		write_result(page, &findings->requirements[i]);
	}
	for (size_t i = 0; i < findings->n_skills; i++)
		named = named || sg_str_eq(findings->skills[i].id, writer->options->skill);
	if (n == 0)
		sg_page_line(page, named ? "named, but nothing is asked of it" : "not found");
}

enum sg_status sg_explain_text(const struct sg_explanation *explanation,
			       const struct sg_explain_options *options, struct sg_arena *arena,
			       struct sg_out *out, struct sg_error *err)
{
	struct sg_report_posting posting = { .findings = &explanation->findings };
	struct sg_report report = { .postings = &posting, .n_postings = 1 };
	struct sg_report_options layout = { .width = options->width,
					    .colour = options->colour,
					    .plain = options->plain };
	struct writer writer = { .explanation = explanation, .options = options };
	enum sg_status status =
		sg_page_init(&writer.page, &report, &layout, arena, out, err);

	if (status != SG_OK)
		return status;
	if (options->title) {
		sg_page_style(&writer.page, SG_STYLE_HEAD);
		sg_page_text(&writer.page,
			     sg_label_posting(&writer.page, &explanation->findings.posting,
					      writer.page.width),
			     writer.page.width);
		sg_page_style(&writer.page, SG_STYLE_NONE);
		sg_page_end(&writer.page);
	}
	write_places(&writer);
	if (!writer.any)
		sg_page_line(&writer.page, "nothing in this text is written like a skill");
	else if (options->skill.ptr != NULL)
		write_results(&writer);
	return sg_page_failed(&writer.page) ? sg_no_memory(err) : SG_OK;
}
