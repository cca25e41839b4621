/* SPDX-License-Identifier: MIT */
#include "report/explain.h"

#include "base/utf8.h"
#include "report/label.h"

/* Where the columns of a row start; rules start RULE columns before the right margin. */
enum { NAME = 2, SAYS = 13, WHY = 24, QUOTE = 9, RULE = 19 };

struct writer {
	struct sg_sheet sheet;
	const struct sg_explanation *explanation;
	const struct sg_explain_options *options;
	uint32_t line; /* whose heading was written last; 0 for none */
	bool any;
};

/* What was decided, why, and by which rule, which goes to a line of its own where the three
 * are too wide. */
static void write_reason(struct sg_sheet *sheet, const struct sg_reason *reason)
{
	size_t room = sheet->width - WHY, rule = sg_utf8_columns(reason->rule);
	size_t why = sg_utf8_columns(reason->why), at;

	sg_sheet_pad(sheet, SAYS);
	sg_sheet_style(sheet, reason->rule.len > 0 && sg_str_eq(reason->says, SG_STR("rejected"))
				    ? SG_STYLE_FAIR
				    : SG_STYLE_NONE);
	sg_sheet_text(sheet, reason->says, WHY - SAYS - 1);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_pad(sheet, WHY);
	if (why + 2 + rule > room) {
		sg_sheet_paragraph(sheet, WHY, reason->why);
		sg_sheet_pad(sheet, WHY);
	} else {
		sg_sheet_text(sheet, reason->why, SG_SHEET_ALL);
	}
	at = sheet->width - RULE;
	if (sheet->columns + 2 > at)
		at = sheet->columns + 2;
	if (at + rule > sheet->width)
		at = sheet->width > rule + WHY ? sheet->width - rule : WHY;
	if (sheet->columns < at)
		sg_sheet_pad(sheet, at);
	sg_sheet_style(sheet, SG_STYLE_QUIET);
	sg_sheet_text(sheet, reason->rule, sheet->width - at);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	sg_sheet_end(sheet);
}

/* The line a place stands in, once for all places in it. */
static void write_line(struct writer *writer, const struct sg_place *place)
{
	struct sg_sheet *sheet = &writer->sheet;

	writer->any = true;
	if (place->line == writer->line)
		return;
	writer->line = place->line;
	sg_sheet_printf(sheet, "line %u", (unsigned)place->line);
	sg_sheet_pad(sheet, QUOTE);
	sg_sheet_quote(sheet, place->quote, sheet->width - sheet->columns);
	sg_sheet_end(sheet);
}

/* The name as written; a long one has a line of its own. */
static void write_name(struct sg_sheet *sheet, sg_str text)
{
	sg_sheet_pad(sheet, NAME);
	sg_sheet_style(sheet, SG_STYLE_HEAD);
	sg_sheet_text(sheet, text, sheet->width - NAME);
	sg_sheet_style(sheet, SG_STYLE_NONE);
	if (sheet->columns >= SAYS)
		sg_sheet_end(sheet);
}

static void write_candidate(struct writer *writer, const struct sg_candidate *candidate)
{
	const struct sg_asking *asking = NULL;

	write_line(writer, &candidate->place);
	write_name(&writer->sheet, candidate->place.text);
	write_reason(&writer->sheet, &candidate->reason);
	if (candidate->asking != SG_NO_ASKING)
		asking = &writer->explanation->askings[candidate->asking];
	for (size_t i = 0; asking != NULL && i < asking->n_reasons; i++)
		write_reason(&writer->sheet, &asking->reasons[i]);
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
		write_name(&writer->sheet, term->place.text);
		write_reason(&writer->sheet, &term->reason);
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
static void write_result(struct sg_sheet *sheet, const struct sg_requirement *requirement)
{
	sg_str members = sg_label_members(sheet, requirement);
	sg_str wish = sg_label_wish(sheet, requirement);

	if (requirement->polarity == SG_POLARITY_ASKED)
		sg_sheet_paragraph(
			sheet, QUOTE,
			sg_sheet_format(sheet, SG_FMT ", %s" SG_FMT ", asked", SG_ARG(members),
				       sg_strength_name(requirement->strength),
				       SG_ARG(sg_str_sub(wish, members.len, wish.len))));
	else
		sg_sheet_line(sheet, "not asked");
}

static void write_results(struct writer *writer)
{
	const struct sg_findings *findings = &writer->explanation->findings;
	struct sg_sheet *sheet = &writer->sheet;
	size_t n = 0;
	bool named = false;

	sg_sheet_blank(sheet);
	sg_sheet_printf(sheet, "result");
	sg_sheet_pad(sheet, QUOTE);
	for (size_t i = 0; i < findings->n_requirements; i++) {
		if (!has_member(&findings->requirements[i], writer->options->skill))
			continue;
		if (n++ > 0)
			sg_sheet_pad(sheet, QUOTE);
		write_result(sheet, &findings->requirements[i]);
	}
	for (size_t i = 0; i < findings->n_skills; i++)
		named = named || sg_str_eq(findings->skills[i].id, writer->options->skill);
	if (n == 0)
		sg_sheet_line(sheet, named ? "named, but nothing is asked of it" : "not found");
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
		sg_sheet_init(&writer.sheet, &report, &layout, arena, out, err);

	if (status != SG_OK)
		return status;
	if (options->title) {
		sg_sheet_style(&writer.sheet, SG_STYLE_HEAD);
		sg_sheet_text(&writer.sheet,
			     sg_label_posting(&writer.sheet, &explanation->findings.posting,
					      writer.sheet.width),
			     writer.sheet.width);
		sg_sheet_style(&writer.sheet, SG_STYLE_NONE);
		sg_sheet_end(&writer.sheet);
	}
	write_places(&writer);
	if (!writer.any)
		sg_sheet_line(&writer.sheet, "nothing in this text is written like a skill");
	else if (options->skill.ptr != NULL)
		write_results(&writer);
	return sg_sheet_failed(&writer.sheet) ? sg_no_memory(err) : SG_OK;
}
