/* SPDX-License-Identifier: MIT */
/* The first two sections of the HTML report: the answer, and what to do next. */
#include "report/html.h"

#include <skillgap/plan.h>

enum { SHORT_LIST = 5, FIRST_STEPS = 3 };

static void open_headline(struct sg_html *page)
{
	sg_markup_tag(&page->markup, "<h1 id=\"answer-h\">");
}

static void close_headline(struct sg_html *page)
{
	sg_markup_tag(&page->markup, "</h1>\n");
}

static const char *verdict_meaning(enum sg_verdict verdict)
{
	static const char *const meaning[SG_N_VERDICTS] = {
		[SG_READY] = "every required skill met", [SG_ONE_AWAY] = "one requirement not met",
		[SG_STRETCH] = "at least half met",	 [SG_FAR] = "less than half met",
		[SG_UNCLEAR] = "could not be judged",
	};

	return meaning[verdict];
}

static void write_verdicts(struct sg_html *page)
{
	struct sg_part parts[SG_N_VERDICTS];
	size_t n = 0;

	for (int i = SG_READY; i < SG_N_VERDICTS; i++)
		/* cppcheck-suppress unknownEvaluationOrder ; .n is another n */
		parts[n++] = (struct sg_part){
			.label = sg_label_verdict((enum sg_verdict)i, false),
			.meaning = verdict_meaning((enum sg_verdict)i),
			.n = sg_html_report(page)->verdicts[i],
			.fill = (enum sg_fill)(SG_FILL_FULL + (i - SG_READY)),
		};
	sg_chart_parts(page, SG_STR("Postings by verdict"), parts, n);
}

void sg_html_sizes(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<p class=\"quiet\">");
	sg_markup_text(m, sg_label_day(&page->sheet, report->generated_at));
	if (report->n_seen > 1 && report->n_models == 0)
		sg_markup_printf(m, " · %u postings, %u compan%s", (unsigned)report->n_seen,
				 (unsigned)report->companies, report->companies == 1 ? "y" : "ies");
	if (report->profile != NULL)
		sg_markup_printf(m, " · profile: %u held, %u learning, %u avoided",
				 (unsigned)report->held, (unsigned)report->learning,
				 (unsigned)report->avoided);
	sg_markup_tag(m, "</p>\n");
	if (report->left_out > 0) {
		sg_markup_tag(m, "<p class=\"quiet\">");
		sg_markup_printf(m,
				 "%u name%s fewer than two technologies and %s left out of the "
				 "counts: ",
				 (unsigned)report->left_out, report->left_out == 1 ? "s" : "",
				 report->left_out == 1 ? "is" : "are");
		sg_markup_tag(m, "<code>--all</code> keeps them.</p>\n");
	}
}

static void answer_nothing(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	struct sg_markup *m = &page->markup;

	open_headline(page);
	if (report->n_postings == 0)
		sg_markup_tag(m, "No posting was read");
	else
		sg_markup_tag(m, "No posting could be judged");
	close_headline(page);
	sg_markup_tag(m, "<p class=\"lead\">");
	if (report->n_postings == 0)
		sg_markup_tag(m, "So there is nothing to report; what went wrong stands below.");
	else
		sg_markup_tag(m, "That is not “no gaps”: why it was not possible stands below.");
	sg_markup_tag(m, "</p>\n");
}

static void answer_many(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	struct sg_markup *m = &page->markup;
	sg_str shown = sg_phrase_shown(&page->sheet);

	open_headline(page);
	if (report->profile != NULL)
		sg_markup_printf(m, "Ready for %u of %u now.", (unsigned)report->verdicts[SG_READY],
				 (unsigned)report->counted);
	else
		sg_markup_printf(m, "What %u postings ask for", (unsigned)report->counted);
	close_headline(page);
	sg_markup_tag(m, "<p class=\"lead\">");
	if (report->profile != NULL)
		sg_markup_text(m, sg_phrase_opening(&page->sheet));
	else
		sg_markup_printf(m,
				 "%u readable, %u unclear. No profile yet, so nothing is "
				 "compared.",
				 (unsigned)report->counted, (unsigned)report->verdicts[SG_UNCLEAR]);
	sg_markup_tag(m, "</p>\n");
	if (shown.ptr != NULL) {
		sg_markup_tag(m, "<p class=\"quiet\">");
		sg_markup_text(m, shown);
		sg_markup_tag(m, "</p>\n");
	}
	if (report->profile != NULL)
		write_verdicts(page);
}

/* The required ones of a single posting by status. */
static void write_statuses(struct sg_html *page, const struct sg_report_posting *posting)
{
	static const struct {
		enum sg_met status;
		enum sg_fill fill;
	} order[] = { { SG_MET, SG_FILL_FULL },	      { SG_LIKELY, SG_FILL_HALF },
		      { SG_SHORT, SG_FILL_HATCH },    { SG_NEAR, SG_FILL_DOTS },
		      { SG_LEARNING, SG_FILL_LINES }, { SG_MISSING, SG_FILL_OPEN } };
	struct sg_part parts[sizeof order / sizeof *order];
	size_t n = 0;

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		struct sg_part part = { .label = sg_met_name(order[i].status),
					.fill = order[i].fill };

		for (size_t k = 0; k < posting->n_answers; k++)
			part.n += sg_digest_is_decisive(&page->sheet, posting,
							&posting->answers[k]) &&
				  posting->answers[k].status == order[i].status;
		if (part.n > 0)
			parts[n++] = part;
	}
	sg_chart_parts(page, SG_STR("Required skills by status"), parts, n);
}

static void answer_one(struct sg_html *page, const struct sg_report_posting *posting)
{
	struct sg_markup *m = &page->markup;
	const struct sg_posting *about = sg_posting_about(posting);
	bool compared = sg_html_report(page)->profile != NULL;

	sg_markup_tag(m, "<p class=\"eyebrow\">");
	sg_html_title(page, about);
	sg_markup_tag(m, "<br><span class=\"quiet\">");
	sg_html_about(page, about);
	sg_markup_tag(m, "</span></p>\n");
	open_headline(page);
	if (posting->verdict == SG_UNCLEAR)
		sg_markup_tag(m, "Unclear");
	else if (compared)
		sg_markup_text(
			m, sg_label_capital(&page->sheet,
					    sg_str_of(sg_label_verdict(posting->verdict, false))));
	else
		sg_markup_tag(m, "What this posting asks for");
	close_headline(page);
	sg_markup_tag(m, "<p class=\"lead\">");
	if (posting->verdict == SG_UNCLEAR)
		sg_markup_text(m, posting->unclear_why);
	else if (compared)
		sg_markup_text(m, sg_phrase_counts(&page->sheet, posting));
	else
		sg_markup_tag(m, "No profile yet, so nothing is compared.");
	sg_markup_tag(m, "</p>\n");
	if (compared && posting->verdict != SG_UNCLEAR)
		write_statuses(page, posting);
}

void sg_html_answer(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);

	if (sg_html_is_one(page))
		answer_one(page,
			   sg_posting_open(report, &report->postings[0], &page->sheet.failed));
	else if (report->counted == 0)
		answer_nothing(page);
	else
		answer_many(page);
	sg_html_sizes(page);
}

/* ---- next ------------------------------------------------------------------------------- */

bool sg_html_has_next(const struct sg_html *page)
{
	return sg_html_report(page)->counted > 0;
}

static void write_apply(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	bool none = report->verdicts[SG_READY] == 0;
	enum sg_verdict verdict = none ? SG_ONE_AWAY : SG_READY;
	size_t n;
	const struct sg_report_posting *const *entries =
		sg_rows_of_verdict(&page->sheet, verdict, &n);
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<div><h3>");
	sg_markup_text(m, none ? SG_STR("Closest, one requirement away") : SG_STR("Apply"));
	sg_markup_tag(m, "</h3>\n<ul>");
	for (size_t i = 0; entries != NULL && i < n && i < SHORT_LIST; i++) {
		const struct sg_posting *about = sg_posting_about(entries[i]);

		sg_markup_tag(m, "<li>");
		sg_html_title(page, about);
		sg_markup_tag(m, " <span class=\"quiet\">");
		sg_markup_text(m, about->company);
		sg_markup_tag(m, "</span></li>\n");
	}
	if (n == 0)
		sg_markup_tag(m, "<li>None is ready, and none is one requirement away.</li>");
	sg_markup_tag(m, "</ul>");
	if (n > SHORT_LIST) {
		sg_markup_tag(m, "<p class=\"more\">");
		sg_markup_printf(m, "and %zu more: see ", n - SHORT_LIST);
		sg_markup_tag(m, "<a href=\"#postings\">the postings</a></p>");
	}
	sg_markup_tag(m, "</div>\n");
}

/* Of a single posting every number would be 1. */
static void write_step(struct sg_html *page, sg_str name, const char *unit, uint32_t n)
{
	struct sg_markup *m = &page->markup;

	sg_markup_tag(m, "<li>");
	if (!sg_html_is_one(page)) {
		sg_markup_tag(m, "<span class=\"n\">");
		sg_markup_printf(m, "%s%u", unit, (unsigned)n);
		sg_markup_tag(m, "</span>");
	}
	sg_markup_text(m, name);
	sg_markup_tag(m, "</li>\n");
}

/* Without a plan: the best set there is, else the rows that most postings ask for. */
static size_t write_best(struct sg_html *page)
{
	const struct sg_report *report = sg_html_report(page);
	uint32_t ready = report->verdicts[SG_READY];
	size_t n = 0;

	for (; n < report->n_opens; n++) {
		write_step(page, report->opens[n].name, "+", report->opens[n].ready - ready);
		ready = report->opens[n].ready;
	}
	for (size_t i = 0; report->n_opens == 0 && i < report->n_gaps && n < FIRST_STEPS; i++) {
		const struct sg_gap *gap = &report->gaps[i];

		if (!sg_rows_in_table(&page->sheet, gap) || gap->closer == 0)
			continue;
		write_step(page, gap->name, "unmet in ", gap->closer);
		n++;
	}
	return n;
}

static void write_learn(struct sg_html *page)
{
	const struct sg_plan *plan = sg_html_report(page)->plan;
	struct sg_markup *m = &page->markup;
	size_t n = 0;

	sg_markup_tag(m, "<div><h3>Learn first</h3>\n<ol>");
	for (; plan != NULL && n < plan->n_steps && n < FIRST_STEPS; n++)
		write_step(page, plan->steps[n].name, "+", plan->steps[n].newly);
	if (plan == NULL)
		n = write_best(page);
	if (n == 0)
		sg_markup_tag(m, "<li>Nothing that learning would change.</li>");
	sg_markup_tag(m, "</ol>");
	if (plan == NULL && n > 0)
		sg_markup_tag(m, "<p class=\"more\">In which order: "
				 "<code>skillgap plan</code></p>");
	sg_markup_tag(m, "</div>\n");
}

/* In how many postings, and in how many of them the profile says enough. */
static void write_check(struct sg_html *page, const struct sg_fact_count *fact)
{
	struct sg_markup *m = &page->markup;
	bool known = fact->met + fact->unmet > 0;
	sg_str name = fact->value.len > 0 ? fact->value : sg_str_of(sg_label_fact_kind(fact->kind));

	sg_markup_tag(m, "<li><span class=\"n\">");
	if (!sg_html_is_one(page))
		sg_markup_printf(m, "asked by %u", (unsigned)fact->n);
	else if (known)
		sg_markup_text(m, fact->unmet > 0 ? SG_STR("not met") : SG_STR("met"));
	else
		sg_markup_tag(m, "not in your profile");
	sg_markup_tag(m, "</span>");
	sg_markup_text(m, sg_label_capital(&page->sheet, name));
	if (known && !sg_html_is_one(page)) {
		sg_markup_tag(m, "<span class=\"quiet\">");
		sg_markup_printf(m, "your profile meets %u of them", (unsigned)fact->met);
		sg_markup_tag(m, "</span>");
	}
	sg_markup_tag(m, "</li>\n");
}

static void write_checks(struct sg_html *page)
{
	size_t n;
	const struct sg_fact_count *facts = sg_digest_facts(&page->sheet, &n);

	if (n == 0)
		return;
	sg_markup_tag(&page->markup, "<div><h3>Check yourself</h3>\n<ul>");
	for (size_t i = 0; i < n && i < SHORT_LIST; i++)
		write_check(page, &facts[i]);
	sg_markup_tag(&page->markup, "</ul></div>\n");
}

void sg_html_next(struct sg_html *page)
{
	struct sg_markup *m = &page->markup;

	if (sg_html_report(page)->profile == NULL) {
		sg_markup_tag(m, "<p>Compare with what you hold: <code>skillgap --have \"go 3y, "
				 "postgresql\" SOURCE</code>, or make a profile once and for all: "
				 "<code>skillgap profile import cv.pdf</code></p>\n");
		return;
	}
	sg_markup_tag(m, "<div class=\"three\">\n");
	if (!sg_html_is_one(page))
		write_apply(page);
	write_learn(page);
	write_checks(page);
	sg_markup_tag(m, "</div>\n");
}
