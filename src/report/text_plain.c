/* SPDX-License-Identifier: MIT */
#include "report/text.h"

/*
 * Every line is "word; fact; fact": for screen readers, grep and cut. Nothing is folded or
 * cut, so the same facts stand here as in the page.
 */

/* One more field of the line. */
static void field(struct sg_sheet *page, sg_str text)
{
	if (text.ptr == NULL || text.len == 0)
		return;
	if (page->columns > 0)
		sg_page_printf(page, "; ");
	sg_page_text(page, text, SG_PAGE_ALL);
}

static void write_totals(struct sg_sheet *page)
{
	const struct sg_report *report = page->report;

	sg_page_printf(page,
		       "postings; %u seen; %u counted; %u duplicates; %u left out; %u compan%s",
		       (unsigned)report->n_seen, (unsigned)report->counted,
		       (unsigned)report->duplicates, (unsigned)report->left_out,
		       (unsigned)report->companies, report->companies == 1 ? "y" : "ies");
	sg_page_end(page);
	if (report->profile == NULL) {
		sg_page_line(page, "profile; none; this is what the postings ask for");
		return;
	}
	field(page, SG_STR("profile"));
	field(page, report->profile->label);
	sg_page_printf(page, "; %u held; %u learning; %u avoided", (unsigned)report->held,
		       (unsigned)report->learning, (unsigned)report->avoided);
	sg_page_end(page);
	for (int i = SG_READY; i < SG_N_VERDICTS; i++) {
		sg_page_printf(page, "verdict; %s; %u", sg_label_verdict((enum sg_verdict)i, false),
			       (unsigned)report->verdicts[i]);
		sg_page_end(page);
	}
	for (size_t i = 0; i < report->n_opens; i++) {
		sg_page_printf(page, i == 0 ? "best first; " : "best second; ");
		sg_page_text(page, report->opens[i].name, SG_PAGE_ALL);
		sg_page_printf(page, "; ready for %u", (unsigned)report->opens[i].ready);
		sg_page_end(page);
	}
}

static void write_gap(struct sg_sheet *page, const struct sg_gap *gap)
{
	field(page, sg_str_of(gap->class_ == SG_CLASS_PRACTICE ? "practice" : "gap"));
	field(page, gap->name);
	field(page, sg_str_of(sg_met_name(gap->status)));
	sg_page_printf(page, "; required by %u; nice for %u", (unsigned)gap->required.n,
		       (unsigned)gap->preferred.n);
	if (gap->unspecified.n > 0)
		sg_page_printf(page, "; asked by %u", (unsigned)gap->unspecified.n);
	if (page->report->profile != NULL)
		sg_page_printf(page, "; opens %u", (unsigned)gap->opens);
	else
		sg_page_printf(page, "; one of several in %u", (unsigned)gap->one_of);
	for (size_t i = 0; i < gap->n_or; i++)
		field(page, sg_page_format(page, "or " SG_FMT " in %u", SG_ARG(gap->or_[i].name),
					   (unsigned)gap->or_[i].n));
	sg_page_end(page);
}

/* "ready; 4 of 4 required; Backend Engineer; Tidewatch Labs; remote EU; posted 2 days ago" */
static void write_posting(struct sg_sheet *page, const struct sg_report_posting *posting)
{
	const struct sg_posting *about = &posting->findings->posting;

	field(page, sg_str_of(posting->verdict == SG_VERDICT_NONE
				      ? "posting"
				      : sg_label_verdict(posting->verdict, false)));
	if (posting->verdict == SG_UNCLEAR)
		field(page, posting->unclear_why);
	else if (page->report->profile != NULL)
		field(page,
		      sg_page_format(page, "%u of %u required", (unsigned)posting->required_met,
				     (unsigned)posting->required_total));
	field(page, about->title.ptr != NULL ? about->title : about->source);
	field(page, about->company);
	field(page, sg_label_place(page, about));
	field(page, sg_label_salary(page, about->salary));
	field(page, sg_label_posted(page, about));
	field(page, sg_label_closed(page, about));
	if (posting->asks_avoided)
		field(page, SG_STR("requires what you avoid"));
	if (posting->by_title_only)
		field(page, SG_STR("nothing but the title is marked required"));
	if (posting->left_out)
		field(page, SG_STR("left out"));
	for (size_t i = 0; i < posting->n_unmet; i++)
		field(page, sg_page_format(page, "not met: " SG_FMT,
					   SG_ARG(sg_name_of(&page->names, posting->unmet[i]))));
	for (size_t i = 0; i < posting->n_also_at; i++)
		field(page, sg_page_format(page, "also at " SG_FMT, SG_ARG(posting->also_at[i])));
	field(page, about->url);
	sg_page_end(page);
}

static void write_answer(struct sg_sheet *page, const struct sg_answer *answer)
{
	const struct sg_requirement *wish = answer->requirement;
	sg_str months = sg_label_months(page, answer->months_held);

	if (wish->polarity != SG_POLARITY_ASKED)
		field(page, SG_STR("not wanted"));
	else
		field(page, sg_str_of(sg_strength_name(wish->strength)));
	if (answer->class_ != SG_CLASS_TECHNOLOGY)
		field(page, sg_str_of(sg_class_name(answer->class_)));
	if (answer->status != SG_NOT_ASKED)
		field(page, sg_str_of(sg_met_name(answer->status)));
	field(page, sg_label_wish(page, wish));
	if (answer->by.ptr != NULL)
		field(page, sg_page_format(page, "you: " SG_FMT,
					   SG_ARG(answer->by_name)));
	field(page, months);
	field(page, wish->quote);
	sg_page_end(page);
}

static void write_fact(struct sg_sheet *page, const struct sg_fact_answer *answer)
{
	field(page, SG_STR("besides"));
	if (page->report->profile != NULL)
		field(page, answer->met == SG_YES ? SG_STR("met") : SG_STR("check"));
	field(page, sg_label_fact(page, answer->fact));
	field(page, answer->fact->quote);
	sg_page_end(page);
}

/* Everything about the only posting. */
static void write_one(struct sg_sheet *page, const struct sg_report_posting *posting)
{
	const struct sg_coverage *coverage = &posting->findings->coverage;

	for (size_t i = 0; i < posting->n_answers; i++)
		write_answer(page, &posting->answers[i]);
	for (size_t i = 0; i < posting->n_besides; i++)
		if (sg_label_fact_asks(posting->besides[i].fact->kind))
			write_fact(page, &posting->besides[i]);
	if (posting->role.ptr != NULL) {
		field(page, SG_STR("role"));
		field(page, posting->role_name);
		for (size_t i = 0; i < posting->n_role_asks; i++)
			field(page, sg_page_format(page, "asks " SG_FMT,
						   SG_ARG(posting->role_asks[i])));
		for (size_t i = 0; i < posting->n_role_lacks; i++)
			field(page, sg_page_format(page, "nothing on " SG_FMT,
						   SG_ARG(posting->role_lacks[i])));
		sg_page_end(page);
	}
	for (size_t i = 0; coverage->left_quotes != NULL && i < coverage->n_left; i++) {
		field(page, SG_STR("not understood"));
		field(page, coverage->left_quotes[i]);
		sg_page_end(page);
	}
}

static void write_source(struct sg_sheet *page, const struct sg_source *source)
{
	field(page, SG_STR("source"));
	field(page, source->source);
	field(page, source->failed ? SG_STR("failed") : SG_STR("ok"));
	field(page, source->why);
	field(page, source->credit);
	sg_page_end(page);
}

void sg_text_plain(struct sg_sheet *page)
{
	const struct sg_report *report = page->report;

	write_totals(page);
	for (size_t i = 0; report->n_postings != 1 && i < report->n_gaps; i++)
		write_gap(page, &report->gaps[i]);
	for (size_t i = 0; i < report->n_postings; i++)
		write_posting(page, &report->postings[i]);
	if (report->n_postings == 1)
		write_one(page, &report->postings[0]);
	for (size_t i = 0; i < report->n_facts && report->n_postings != 1; i++) {
		const struct sg_fact_count *fact = &report->facts[i];

		if (!sg_label_fact_asks(fact->kind))
			continue;
		field(page, SG_STR("besides"));
		field(page, sg_str_of(sg_label_fact_kind(fact->kind)));
		field(page, fact->value);
		sg_page_printf(page, "; stated by %u", (unsigned)fact->n);
		sg_page_end(page);
	}
	for (size_t i = 0; i < report->n_sources; i++)
		write_source(page, &report->sources[i]);
}
