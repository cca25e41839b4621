/* SPDX-License-Identifier: MIT */
#include "report/markdown.h"

#include "report/label.h"
#include "report/sources.h"

static void add(struct sg_sheet *sheet, const char *text)
{
	sg_out_add(sheet->out, sg_str_of(text));
}

/* Company, place, pay, age: what there is of them, in one line. */
static void write_header(struct sg_sheet *sheet, const struct sg_posting *about)
{
	const sg_str parts[] = {
		about->company,
		sg_label_place(sheet, about),
		sg_label_salary(sheet, about->salary),
		sg_label_terms(sheet, about),
		sg_label_posted(sheet, about),
		sg_label_closed(sheet, about),
	};
	bool any = false;

	add(sheet, "# ");
	sg_mark_link(sheet->out, about->url, about->title.len > 0 ? about->title : about->source);
	add(sheet, "\n");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i].len == 0)
			continue;
		add(sheet, any ? " · " : "\n");
		sg_mark_text(sheet->out, parts[i]);
		any = true;
	}
	add(sheet, any ? "\n" : "");
}

static void write_verdict(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	sg_str caution;

	if (sheet->report->profile == NULL && posting->verdict != SG_UNCLEAR) {
		add(sheet, "\nNo profile yet, so this is what the posting asks for.\n");
		return;
	}
	sg_out_printf(sheet->out, "\n**%s**: ", sg_label_verdict(posting->verdict, false));
	sg_mark_text(sheet->out, posting->verdict == SG_UNCLEAR
					 ? posting->unclear_why
					 : sg_phrase_counts(sheet, posting));
	add(sheet, "\n");
	for (int i = 0; (caution = sg_phrase_caution(posting, i)).ptr != NULL; i++)
		sg_markdown_sentence(sheet, caution);
}

static bool is_in(const struct sg_answer *answer, enum sg_strength strength, enum sg_class class_)
{
	return answer->requirement->polarity == SG_POLARITY_ASKED && answer->class_ == class_ &&
	       answer->requirement->strength == strength;
}

/* "Go 3 y 2 m": what the profile has of it. */
static sg_str held_label(struct sg_sheet *sheet, const struct sg_answer *answer)
{
	sg_str months = sg_label_months(sheet, answer->months_held);

	if (answer->by.ptr == NULL)
		return SG_STR("");
	return months.ptr == NULL ? answer->by_name
				  : sg_sheet_format(sheet, SG_FMT " " SG_FMT,
						    SG_ARG(answer->by_name), SG_ARG(months));
}

/* A practice that does not count is no gap where the profile does not have it. */
static sg_str status_word(const struct sg_sheet *sheet, const struct sg_answer *answer)
{
	bool gap = answer->status == SG_MISSING || answer->status == SG_NEAR;

	if (gap && answer->class_ == SG_CLASS_PRACTICE && !sheet->report->count_practices)
		return SG_STR("unnamed");
	return sg_str_of(sg_met_name(answer->status));
}

static void write_row(struct sg_sheet *sheet, const struct sg_answer *answer)
{
	const struct sg_requirement *wish = answer->requirement;
	bool compared = sheet->report->profile != NULL;

	if (compared)
		sg_markdown_cell(sheet, true, status_word(sheet, answer));
	sg_markdown_cell(sheet, !compared, sg_label_wish(sheet, wish));
	if (compared)
		sg_markdown_cell(sheet, false, held_label(sheet, answer));
	sg_markdown_cell(sheet, false, sg_str_trim(wish->quote));
	sg_markdown_end_row(sheet);
}

/* What is asked with one strength: what is missing first. */
static void write_block(struct sg_sheet *sheet, const struct sg_report_posting *posting,
			const char *heading, enum sg_strength strength, enum sg_class class_)
{
	static const char *const names[] = { "status", "asked", "you", "in its words" };
	static const char *const short_names[] = { "asked", "in its words" };
	static const enum sg_met order[] = { SG_MET_UNKNOWN, SG_MISSING, SG_LEARNING, SG_SHORT,
					     SG_NEAR,	     SG_LIKELY,	 SG_MET };
	bool any = false;

	for (size_t s = 0; s < sizeof order / sizeof *order; s++)
		for (size_t i = 0; i < posting->n_answers; i++) {
			const struct sg_answer *answer = &posting->answers[i];

			if (!is_in(answer, strength, class_) || answer->status != order[s])
				continue;
			if (!any) {
				sg_markdown_heading(sheet, heading);
				if (sheet->report->profile != NULL)
					sg_markdown_table(sheet, names, 4);
				else
					sg_markdown_table(sheet, short_names, 2);
			}
			any = true;
			write_row(sheet, answer);
		}
	for (size_t i = 0; any && i < posting->n_answers; i++)
		if (is_in(&posting->answers[i], strength, class_))
			sg_markdown_sentence(sheet,
					     sg_phrase_too_new(sheet, &posting->answers[i]));
}

static void write_facts(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	static const char *const names[] = { "besides skills", "you", "in its words" };
	bool any = false;

	for (size_t i = 0; i < posting->n_besides; i++) {
		const struct sg_fact_answer *answer = &posting->besides[i];

		if (!sg_label_fact_asks(answer->fact->kind) ||
		    answer->fact->strength == SG_STRENGTH_MENTIONED)
			continue;
		if (!any) {
			sg_markdown_heading(sheet, "Besides skills");
			sg_markdown_table(sheet, names, 3);
		}
		any = true;
		sg_markdown_cell(sheet, true, sg_label_fact(sheet, answer->fact));
		sg_markdown_cell(sheet, false,
				 answer->met == SG_YES	? SG_STR("met")
				 : answer->met == SG_NO ? SG_STR("check: not met")
				 : sheet->report->profile == NULL ? SG_STR("")
								  : SG_STR("check"));
		sg_markdown_cell(sheet, false, sg_str_trim(answer->fact->quote));
		sg_markdown_end_row(sheet);
	}
}

/* One entry of the list of what else the posting says. */
static void write_entry(struct sg_sheet *sheet, bool *any, const char *what, sg_str name,
			sg_str quote)
{
	if (!*any)
		sg_markdown_heading(sheet, "Besides what it asks");
	*any = true;
	sg_out_printf(sheet->out, "- %s: ", what);
	sg_mark_text(sheet->out, name);
	if (quote.ptr != NULL && name.len > 0)
		add(sheet, ", ");
	if (quote.ptr != NULL) {
		add(sheet, "\"");
		sg_mark_text(sheet->out, sg_str_trim(quote));
		add(sheet, "\"");
	}
	add(sheet, "\n");
}

static void write_asides(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	const struct sg_coverage *coverage = &posting->findings->coverage;
	const sg_str none = { 0 };
	bool any = false;

	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];
		sg_str name = sg_label_members(sheet, answer->requirement);

		if (answer->requirement->polarity != SG_POLARITY_ASKED)
			write_entry(sheet, &any, "not wanted", name, answer->requirement->quote);
		else if (is_in(answer, SG_STRENGTH_MENTIONED, SG_CLASS_TECHNOLOGY))
			write_entry(sheet, &any, "mentioned only", name, none);
	}
	for (size_t i = 0; coverage->left_quotes != NULL && i < coverage->n_left; i++)
		write_entry(sheet, &any, "not understood", SG_STR(""), coverage->left_quotes[i]);
	if (posting->role.ptr != NULL)
		write_entry(sheet, &any, "role", sg_phrase_role(sheet, posting), none);
	for (size_t i = 0; i < posting->n_also_at; i++)
		write_entry(sheet, &any, "also at", posting->also_at[i], none);
}

void sg_markdown_one(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	static const struct {
		const char *heading;
		enum sg_strength strength;
		enum sg_class class_;
	} blocks[] = {
		{ "Required", SG_STRENGTH_REQUIRED, SG_CLASS_TECHNOLOGY },
		{ "Asked, not said how much", SG_STRENGTH_UNSPECIFIED, SG_CLASS_TECHNOLOGY },
		{ "Nice to have", SG_STRENGTH_PREFERRED, SG_CLASS_TECHNOLOGY },
		{ "Practices", SG_STRENGTH_REQUIRED, SG_CLASS_PRACTICE },
		{ "Practices, not said how much", SG_STRENGTH_UNSPECIFIED, SG_CLASS_PRACTICE },
		{ "Practices, nice to have", SG_STRENGTH_PREFERRED, SG_CLASS_PRACTICE },
	};

	write_header(sheet, sg_posting_about(posting));
	write_verdict(sheet, posting);
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		write_block(sheet, posting, blocks[i].heading, blocks[i].strength,
			    blocks[i].class_);
	write_facts(sheet, posting);
	write_asides(sheet, posting);
}

static void write_source(struct sg_sheet *sheet, sg_str name, sg_str text)
{
	add(sheet, "| ");
	sg_mark_link(sheet->out, name, name);
	sg_markdown_cell(sheet, false, text);
	sg_markdown_end_row(sheet);
}

void sg_markdown_sources(struct sg_sheet *sheet, bool pile)
{
	static const char *const names[] = { "source", "what came of it" };

	if (sheet->whole->n_sources == 0 && (!pile || sheet->whole->n_postings == 0))
		return;
	sg_markdown_heading(sheet, "Sources");
	sg_markdown_table(sheet, names, 2);
	(void)sg_sources_tell(sheet, pile, true, write_source);
}
