/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include <skillgap/contrast.h>
#include <skillgap/role.h>
#include <skillgap/team.h>

#include "report/phrase.h"

/*
 * Every line is "word; fact; fact": for screen readers, grep and cut. Nothing is folded or
 * cut, so the same facts stand here as in the sheet.
 */

/* One more field of the line. */
static void field(struct sg_sheet *sheet, sg_str text)
{
	if (text.ptr == NULL || text.len == 0)
		return;
	if (sheet->columns > 0)
		sg_sheet_printf(sheet, "; ");
	sg_sheet_text(sheet, text, SG_SHEET_ALL);
}

static void write_totals(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;

	sg_sheet_printf(sheet,
			"postings; %u seen; %u counted; %u duplicate%s; %u left out; %u compan%s",
			(unsigned)report->n_seen, (unsigned)report->counted,
			(unsigned)report->duplicates, sg_label_s(report->duplicates),
			(unsigned)report->left_out, (unsigned)report->companies,
			report->companies == 1 ? "y" : "ies");
	sg_sheet_end(sheet);
	if (report->profile == NULL) {
		sg_sheet_line(sheet, "profile; none; this is what the postings ask for");
		return;
	}
	field(sheet, SG_STR("profile"));
	field(sheet, report->profile->label);
	sg_sheet_printf(sheet, "; %u held; %u learning; %u avoided", (unsigned)report->held,
			(unsigned)report->learning, (unsigned)report->avoided);
	sg_sheet_end(sheet);
	if (report->added > 0) {
		sg_sheet_printf(sheet, "without --have; %u added; ready for %u",
				(unsigned)report->added, (unsigned)report->ready_before);
		sg_sheet_end(sheet);
	}
	for (int i = SG_READY; i < SG_N_VERDICTS; i++) {
		sg_sheet_printf(sheet, "verdict; %s; %u",
				sg_label_verdict((enum sg_verdict)i, false),
				(unsigned)report->verdicts[i]);
		sg_sheet_end(sheet);
	}
	for (size_t i = 0; i < report->n_opens; i++) {
		sg_sheet_printf(sheet, i == 0 ? "best first; " : "best second; ");
		sg_sheet_text(sheet, report->opens[i].name, SG_SHEET_ALL);
		sg_sheet_printf(sheet, "; ready for %u", (unsigned)report->opens[i].ready);
		sg_sheet_end(sheet);
	}
}

static void write_gap(struct sg_sheet *sheet, const struct sg_gap *gap)
{
	field(sheet, sg_str_of(gap->class_ == SG_CLASS_PRACTICE ? "practice" : "gap"));
	field(sheet, gap->name);
	field(sheet, sg_str_of(sg_met_name(gap->status)));
	sg_sheet_printf(sheet, "; required by %u; nice for %u", (unsigned)gap->required.n,
			(unsigned)gap->preferred.n);
	if (gap->unspecified.n > 0)
		sg_sheet_printf(sheet, "; asked by %u", (unsigned)gap->unspecified.n);
	if (sheet->report->profile != NULL)
		sg_sheet_printf(sheet, "; opens %u", (unsigned)gap->opens);
	else
		sg_sheet_printf(sheet, "; one of several in %u", (unsigned)gap->one_of);
	for (size_t i = 0; i < gap->n_or; i++)
		field(sheet, sg_sheet_format(sheet, "or " SG_FMT " in %u", SG_ARG(gap->or_[i].name),
					     (unsigned)gap->or_[i].n));
	sg_sheet_end(sheet);
}

/* "ready; 4 of 4 required; Backend Engineer; Tidewatch Labs; remote EU; posted 2 days ago" */
static void write_posting(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	const struct sg_posting *about = sg_posting_about(posting);

	field(sheet, sg_str_of(posting->verdict == SG_VERDICT_NONE
				       ? "posting"
				       : sg_label_verdict(posting->verdict, false)));
	if (posting->verdict == SG_UNCLEAR)
		field(sheet, posting->unclear_why);
	else if (sheet->report->profile != NULL)
		field(sheet,
		      sg_sheet_format(sheet, "%u of %u required", (unsigned)posting->required_met,
				      (unsigned)posting->required_total));
	field(sheet, about->title.ptr != NULL ? about->title : about->source);
	field(sheet, about->company);
	field(sheet, sg_label_place(sheet, about));
	field(sheet, sg_label_salary(sheet, about->salary));
	field(sheet, sg_label_terms(sheet, about));
	field(sheet, sg_label_posted(sheet, about));
	field(sheet, sg_label_closed(sheet, about));
	if (posting->asks_avoided)
		field(sheet, SG_STR("requires what you avoid"));
	if (posting->by_title_only)
		field(sheet, SG_STR("nothing but the title is marked required"));
	if (posting->left_out)
		field(sheet, SG_STR("left out"));
	for (size_t i = 0; i < posting->n_unmet; i++)
		field(sheet, sg_sheet_format(sheet, "not met: " SG_FMT,
					     SG_ARG(sg_name_of(&sheet->names, posting->unmet[i]))));
	for (size_t i = 0; i < posting->n_also_at; i++)
		field(sheet,
		      sg_sheet_format(sheet, "also at " SG_FMT, SG_ARG(posting->also_at[i])));
	field(sheet, about->url);
	sg_sheet_end(sheet);
}

static void write_answer(struct sg_sheet *sheet, const struct sg_answer *answer)
{
	const struct sg_requirement *wish = answer->requirement;
	sg_str months = sg_label_months(sheet, answer->months_held);

	if (wish->polarity != SG_POLARITY_ASKED)
		field(sheet, SG_STR("not wanted"));
	else
		field(sheet, sg_str_of(sg_strength_name(wish->strength)));
	if (answer->class_ != SG_CLASS_TECHNOLOGY)
		field(sheet, sg_str_of(sg_class_name(answer->class_)));
	if (answer->status != SG_NOT_ASKED)
		field(sheet, sg_str_of(sg_met_name(answer->status)));
	field(sheet, sg_label_wish(sheet, wish));
	if (answer->by.ptr != NULL)
		field(sheet, sg_sheet_format(sheet, "you: " SG_FMT, SG_ARG(answer->by_name)));
	field(sheet, months);
	field(sheet, wish->quote);
	field(sheet, sg_phrase_too_new(sheet, answer));
	sg_sheet_end(sheet);
}

static void write_fact(struct sg_sheet *sheet, const struct sg_fact_answer *answer)
{
	field(sheet, SG_STR("besides"));
	if (sheet->report->profile != NULL)
		field(sheet, answer->met == SG_YES ? SG_STR("met") : SG_STR("check"));
	field(sheet, sg_label_fact(sheet, answer->fact));
	field(sheet, answer->fact->quote);
	sg_sheet_end(sheet);
}

/* Everything about the only posting. */
static void write_one(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	const struct sg_coverage *coverage = &posting->findings->coverage;

	for (size_t i = 0; i < posting->n_answers; i++)
		write_answer(sheet, &posting->answers[i]);
	for (size_t i = 0; i < posting->n_besides; i++)
		if (sg_label_fact_asks(posting->besides[i].fact->kind))
			write_fact(sheet, &posting->besides[i]);
	if (posting->role.ptr != NULL) {
		field(sheet, SG_STR("role"));
		field(sheet, posting->role_name);
		for (size_t i = 0; i < posting->n_role_asks; i++)
			field(sheet, sg_sheet_format(sheet, "asks " SG_FMT,
						     SG_ARG(posting->role_asks[i])));
		for (size_t i = 0; i < posting->n_role_lacks; i++)
			field(sheet, sg_sheet_format(sheet, "nothing on " SG_FMT,
						     SG_ARG(posting->role_lacks[i])));
		sg_sheet_end(sheet);
	}
	for (size_t i = 0; coverage->left_quotes != NULL && i < coverage->n_left; i++) {
		field(sheet, SG_STR("not understood"));
		field(sheet, coverage->left_quotes[i]);
		sg_sheet_end(sheet);
	}
}

static void write_source(struct sg_sheet *sheet, const struct sg_source *source)
{
	field(sheet, SG_STR("source"));
	field(sheet, source->source);
	field(sheet, source->failed ? SG_STR("failed") : SG_STR("ok"));
	field(sheet, source->why);
	field(sheet, source->credit);
	sg_sheet_end(sheet);
}

/* ---- groups, role models and people beside each other ------------------------------- */

static void write_contrast(struct sg_sheet *sheet, const struct sg_contrast *contrast)
{
	for (size_t i = 0; i < contrast->n_groups; i++) {
		field(sheet, sg_str_of(sg_by_name(contrast->by)));
		field(sheet, contrast->groups[i].name);
		sg_sheet_printf(sheet, "; %u postings", (unsigned)contrast->groups[i].n);
		sg_sheet_end(sheet);
	}
	sg_sheet_printf(sheet, "in no group; %u postings", (unsigned)contrast->in_none);
	sg_sheet_end(sheet);
	sg_sheet_printf(sheet, "further groups; %u; %u postings",
			(unsigned)contrast->further_groups, (unsigned)contrast->further);
	sg_sheet_end(sheet);
	for (size_t i = 0; i < contrast->n_rows; i++) {
		const struct sg_contrast_row *row = &contrast->rows[i];

		field(sheet, SG_STR("asked"));
		field(sheet, row->name);
		for (size_t k = 0; k < contrast->n_groups; k++)
			field(sheet,
			      sg_sheet_format(sheet, SG_FMT " %u of %u",
					      SG_ARG(contrast->groups[k].name),
					      (unsigned)row->asked[k].n,
					      (unsigned)contrast->groups[k].n));
		if (row->differ == SG_DIFFER_TOO_FEW)
			field(sheet, SG_STR("differ: too few to say"));
		else if (row->differ != SG_DIFFER_UNKNOWN)
			field(sheet, sg_sheet_format(sheet, "differ: %s",
						     sg_differ_name(row->differ)));
		sg_sheet_end(sheet);
	}
}

static void write_texts(struct sg_sheet *sheet, const struct sg_role_model *model, const char *what,
			const sg_str *texts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		field(sheet, model->name);
		field(sheet, sg_str_of(what));
		field(sheet, texts[i]);
		sg_sheet_end(sheet);
	}
}

static void write_model(struct sg_sheet *sheet, const struct sg_role_model *model)
{
	static const char *const shown[SG_N_SHOWNS] = { NULL, "you show", "thin", "not shown" };

	field(sheet, SG_STR("role"));
	field(sheet, model->name);
	if (model->person)
		sg_sheet_printf(sheet, "; your cover %u of", (unsigned)model->held);
	else
		sg_sheet_printf(sheet, ";");
	sg_sheet_printf(sheet, " %u sign%s", (unsigned)model->signs, sg_label_s(model->signs));
	sg_sheet_end(sheet);
	for (size_t i = 0; i < model->n_areas; i++)
		if (model->areas[i].shown != SG_SHOWN_UNKNOWN)
			write_texts(sheet, model, shown[model->areas[i].shown],
				    &model->areas[i].title, 1);
	write_texts(sheet, model, "owns", model->owns, model->n_owns);
	write_texts(sheet, model, "asked to show", model->to_show, model->n_to_show);
	write_texts(sheet, model, "leads to", model->leads_to, model->n_leads_to);
	for (size_t i = 0; i < model->n_ways; i++) {
		field(sheet, model->name);
		field(sheet, SG_STR("reached from"));
		field(sheet, model->ways[i].name);
		field(sheet, model->ways[i].effort);
		field(sheet, model->ways[i].given);
		sg_sheet_end(sheet);
	}
}

static void write_team(struct sg_sheet *sheet, const struct sg_team *team)
{
	for (size_t i = 0; i < team->n_people; i++) {
		field(sheet, SG_STR("person"));
		field(sheet, team->people[i]);
		sg_sheet_end(sheet);
	}
	for (size_t i = 0; i < team->n_items; i++) {
		const struct sg_team_item *item = &team->items[i];
		const struct sg_requirement wish = { .any_of = item->any_of,
						     .n_any_of = item->n_any_of,
						     .min_count = item->min_count };

		field(sheet, sg_str_of(sg_class_name(item->class_)));
		field(sheet, sg_label_members(sheet, &wish));
		sg_sheet_printf(sheet, "; required by %u; nice for %u; asked by %u",
				(unsigned)item->required, (unsigned)item->preferred,
				(unsigned)item->unspecified);
		for (size_t k = 0; k < item->n_held_by; k++)
			field(sheet, sg_sheet_format(sheet, "held by " SG_FMT,
						     SG_ARG(item->held_by[k])));
		if (item->n_held_by == 0)
			field(sheet, item->together ? SG_STR("held together")
						    : SG_STR("held by nobody"));
		sg_sheet_end(sheet);
	}
}

/* What was asked to be set beside each other takes the place of all else. */
static void write_beside(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;

	if (report->team != NULL)
		write_team(sheet, report->team);
	for (size_t i = 0; i < report->n_models; i++)
		write_model(sheet, &report->models[i]);
	if (report->contrast != NULL && report->n_models == 0)
		write_contrast(sheet, report->contrast);
	for (size_t i = 0; i < report->n_sources; i++)
		write_source(sheet, &report->sources[i]);
}

void sg_text_plain(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	bool one = report->n_seen == 1 && report->n_postings == 1;

	if (report->team != NULL || report->contrast != NULL) {
		write_beside(sheet);
		return;
	}
	write_totals(sheet);
	if (report->whole != NULL) {
		sg_sheet_printf(sheet, "shown; %zu of %zu postings; %zu of %zu skills",
				report->n_postings, report->whole->n_postings, report->n_gaps,
				report->whole->n_gaps);
		sg_sheet_end(sheet);
	}
	for (size_t i = 0; !one && i < report->n_gaps; i++)
		write_gap(sheet, &report->gaps[i]);
	for (size_t i = 0; i < report->n_postings; i++)
		write_posting(sheet, sg_posting_open(report, &report->postings[i], &sheet->failed));
	if (one)
		write_one(sheet, sg_posting_open(report, &report->postings[0], &sheet->failed));
	for (size_t i = 0; i < report->n_facts && !one; i++) {
		const struct sg_fact_count *fact = &report->facts[i];

		if (!sg_label_fact_asks(fact->kind))
			continue;
		field(sheet, SG_STR("besides"));
		field(sheet, sg_str_of(sg_label_fact_kind(fact->kind)));
		field(sheet, fact->value);
		sg_sheet_printf(sheet, "; stated by %u", (unsigned)fact->n);
		sg_sheet_end(sheet);
	}
	for (size_t i = 0; i < report->n_sources; i++)
		write_source(sheet, &report->sources[i]);
}
