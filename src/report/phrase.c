/* SPDX-License-Identifier: MIT */
#include "report/phrase.h"

#include "base/date.h"
#include "report/label.h"

/* Whether one skill, with what it implies, opens a posting. */
static bool one_opens(const struct sg_report *report)
{
	for (size_t i = 0; i < report->n_gaps; i++)
		if (report->gaps[i].opens > 0)
			return true;
	return false;
}

/* "Kubernetes and Terraform together open 2." and its kin, from what the report holds. */
static sg_str best_sentence(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	const struct sg_step_ready *steps = report->opens;
	uint32_t ready = report->verdicts[SG_READY];

	if (report->n_opens == 2 && steps[0].ready == ready)
		return sg_sheet_format(sheet,
				       "%s" SG_FMT " and " SG_FMT " together open %u.",
				       one_opens(report) ? "" : "No single skill opens another; ",
				       SG_ARG(steps[0].name), SG_ARG(steps[1].name),
				       (unsigned)(steps[1].ready - ready));
	if (report->n_opens == 2)
		return sg_sheet_format(sheet,
				       SG_FMT " opens %u more; with " SG_FMT ", %u more.",
				       SG_ARG(steps[0].name), (unsigned)(steps[0].ready - ready),
				       SG_ARG(steps[1].name), (unsigned)(steps[1].ready - ready));
	if (report->n_opens == 1)
		return sg_sheet_format(sheet, SG_FMT " opens %u more.", SG_ARG(steps[0].name),
				       (unsigned)(steps[0].ready - ready));
	return (sg_str){ 0 };
}

/* Small numbers in words. */
static sg_str number_word(struct sg_sheet *sheet, size_t n)
{
	static const char *const words[] = { "no",   "one", "two",   "three", "four",
					     "five", "six", "seven", "eight", "nine" };

	return n < sizeof words / sizeof *words ? sg_str_of(words[n])
						: sg_sheet_format(sheet, "%zu", n);
}

/* The posting with the fewest unmet requirements, where nothing opens any. */
static sg_str closest_sentence(struct sg_sheet *sheet)
{
	const struct sg_report_posting *best = NULL;
	const struct sg_posting *about;

	for (size_t i = 0; i < sheet->whole->n_postings; i++) {
		const struct sg_report_posting *posting = &sheet->whole->postings[i];

		if (posting->left_out || posting->n_unmet == 0 || posting->verdict == SG_UNCLEAR)
			continue;
		if (best == NULL || posting->n_unmet < best->n_unmet)
			best = posting;
	}
	if (best == NULL)
		return SG_STR("");
	about = sg_posting_about(best);
	return sg_sheet_format(sheet, "Closest: " SG_FMT ", " SG_FMT " %s%s away.",
			       SG_ARG(about->company.len > 0
					      ? about->company
					      : sg_label_posting(sheet, about, 40)),
			       SG_ARG(number_word(sheet, best->n_unmet)),
			       best->required_short > 0 ? "requirement" : "skill",
			       sg_label_s(best->n_unmet));
}

/* " (4 without the two added by --have)": what the skills of this run alone changed. */
static sg_str added_clause(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;

	if (report->added == 0)
		return SG_STR("");
	return sg_sheet_format(sheet, " (%u without the " SG_FMT " added by --have)",
			       (unsigned)report->ready_before,
			       SG_ARG(number_word(sheet, report->added)));
}

sg_str sg_phrase_opening(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	sg_str best = best_sentence(sheet);

	if (best.ptr == NULL && report->verdicts[SG_READY] < report->counted)
		best = closest_sentence(sheet);
	return best.ptr == NULL ? SG_STR("") : best;
}

sg_str sg_phrase_headline(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	sg_str opening = sg_phrase_opening(sheet);

	return sg_sheet_format(sheet, "Ready for %u of %u now" SG_FMT ".%s" SG_FMT,
			       (unsigned)report->verdicts[SG_READY], (unsigned)report->counted,
			       SG_ARG(added_clause(sheet)), opening.len > 0 ? " " : "",
			       SG_ARG(opening));
}

/* Where unclear postings are shown: at the end, unless a view leaves them out. */
static const char *where_unclear(const struct sg_sheet *sheet)
{
	if (sheet->report->summed)
		return "not listed in tallies";
	for (size_t i = 0; i < sheet->report->n_postings; i++)
		if (sg_rows_is_of(&sheet->report->postings[i], SG_UNCLEAR))
			return "see the end";
	return "--verdict unclear";
}

sg_str sg_phrase_seen(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	uint32_t unclear = report->verdicts[SG_UNCLEAR];
	sg_str where = unclear == 0 ? SG_STR("")
				    : sg_sheet_format(sheet, " (%s)", where_unclear(sheet));

	return sg_sheet_format(sheet,
			       "%u posting%s, %u compan%s. %u readable, %u unclear" SG_FMT ".",
			       (unsigned)report->n_seen, sg_label_s(report->n_seen),
			       (unsigned)report->companies, report->companies == 1 ? "y" : "ies",
			       (unsigned)report->counted, (unsigned)unclear, SG_ARG(where));
}

sg_str sg_phrase_left_out(struct sg_sheet *sheet)
{
	uint32_t n = sheet->report->left_out;

	if (n == 0)
		return (sg_str){ 0 };
	return sg_sheet_format(sheet,
			       "%u postings. %u name%s fewer than two technologies and %s left out "
			       "of the counts: --all to keep %s, --title to choose.",
			       (unsigned)sheet->report->n_seen, (unsigned)n, n == 1 ? "s" : "",
			       n == 1 ? "is" : "are", n == 1 ? "it" : "them");
}

sg_str sg_phrase_shown(struct sg_sheet *sheet)
{
	const struct sg_report *view = sheet->report, *whole = sheet->whole;
	sg_str postings = { 0 }, gaps = { 0 };

	if (view->n_postings < whole->n_postings)
		postings = sg_sheet_format(sheet, "%zu of %zu postings", view->n_postings,
					   whole->n_postings);
	if (view->n_gaps < whole->n_gaps)
		gaps = sg_sheet_format(sheet, "%zu of %zu skills", view->n_gaps, whole->n_gaps);
	if (postings.ptr == NULL && gaps.ptr == NULL)
		return (sg_str){ 0 };
	return sg_sheet_format(sheet, "Shown as asked: " SG_FMT "%s" SG_FMT "; counts are of all.",
			       SG_ARG(postings),
			       postings.ptr != NULL && gaps.ptr != NULL ? ", " : "", SG_ARG(gaps));
}

sg_str sg_phrase_total(struct sg_sheet *sheet, int line)
{
	const struct sg_report *report = sheet->report;

	switch (line) {
	case 0:
		return sg_sheet_format(sheet, "%u posting%s, %u compan%s", (unsigned)report->n_seen,
				       sg_label_s(report->n_seen), (unsigned)report->companies,
				       report->companies == 1 ? "y" : "ies");
	case 1:
		if (report->verdicts[SG_UNCLEAR] == 0)
			return (sg_str){ 0 };
		return sg_sheet_format(sheet, "%u unclear, %s",
				       (unsigned)report->verdicts[SG_UNCLEAR],
				       where_unclear(sheet));
	case 2:
		/* Without a file there is only what --have says. */
		return sg_sheet_format(sheet, SG_FMT "%s%u held", SG_ARG(report->profile->label),
				       report->profile->label.len > 0 ? ": " : "",
				       (unsigned)report->held);
	default:
		return sg_sheet_format(sheet, "%u learning, %u avoided", (unsigned)report->learning,
				       (unsigned)report->avoided);
	}
}

sg_str sg_phrase_folded(struct sg_sheet *sheet, size_t shown)
{
	const struct sg_report *report = sheet->report;
	size_t seen = 0, required = 0, several = 0, nice = 0;
	sg_str text;

	for (size_t i = 0; i < report->n_gaps; i++) {
		const struct sg_gap *gap = &report->gaps[i];

		if (!sg_rows_in_table(sheet, gap) || seen++ < shown)
			continue;
		required += gap->required.n > 0;
		several += gap->required.n > 1;
		nice += gap->required.n == 0;
	}
	if (seen <= shown)
		return (sg_str){ 0 };
	if (report->profile == NULL)
		return sg_sheet_format(sheet, "and %zu more: --top %zu, or --format csv for all",
				       seen - shown, (seen + 9) / 10 * 10);
	text = sg_sheet_format(sheet, "%zu more:", seen - shown);
	if (required > 0)
		text = sg_sheet_format(sheet, SG_FMT " %zu required%s%s", SG_ARG(text), required,
				       several == 0 ? " by one posting each" : "",
				       nice > 0 ? "," : "");
	if (nice > 0)
		text = sg_sheet_format(sheet, SG_FMT " %zu only nice", SG_ARG(text), nice);
	return sg_sheet_format(sheet, SG_FMT ": --top %zu", SG_ARG(text), (seen + 9) / 10 * 10);
}

sg_str sg_phrase_short(struct sg_sheet *sheet, const struct sg_gap *gap)
{
	uint32_t n = sg_rows_asking(gap);

	return sg_sheet_format(sheet, SG_FMT ": %u posting%s ask%s %u+, you have " SG_FMT,
			       SG_ARG(gap->name), (unsigned)n, sg_label_s(n), n == 1 ? "s" : "",
			       (unsigned)gap->years_asked,
			       SG_ARG(sg_label_months(sheet, gap->months_held)));
}

sg_str sg_phrase_counts(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	struct sg_buf text = { .arena = sheet->arena };
	uint32_t unmet = posting->required_total - posting->required_met;
	uint32_t few = posting->required_short;

	sg_buf_printf(&text, "%u of %u required met", (unsigned)posting->required_met,
		      (unsigned)posting->required_total);
	if (few > 0)
		sg_buf_printf(&text, ", %u short on years", (unsigned)few);
	if (unmet > few)
		sg_buf_printf(&text, ", %u not held", (unsigned)(unmet - few));
	sg_buf_printf(&text, ".");
	if (posting->preferred_total > 0)
		sg_buf_printf(&text, " Nice: %u of %u.", (unsigned)posting->preferred_met,
			      (unsigned)posting->preferred_total);
	return sg_sheet_take(sheet, &text);
}

sg_str sg_phrase_unclear(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	if (sg_posting_outcome(posting) == SG_OUTCOME_OK ||
	    sg_posting_about(posting)->url.ptr == NULL)
		return posting->unclear_why;
	return sg_sheet_format(sheet, SG_FMT ": save the page, give me the file",
			       SG_ARG(posting->unclear_why));
}

sg_str sg_phrase_likely(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	sg_str whole = { 0 };

	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];

		if (answer->class_ != SG_CLASS_PRACTICE || answer->status != SG_LIKELY ||
		    answer->requirement->strength < SG_STRENGTH_UNSPECIFIED)
			continue;
		if (whole.ptr != NULL && !sg_str_eq(whole, answer->by_name))
			return SG_STR("part of what you hold; your profile does not name them");
		whole = answer->by_name;
	}
	return sg_sheet_format(sheet,
			       "part of " SG_FMT ", which you hold; your profile does not name "
			       "them",
			       SG_ARG(whole));
}

sg_str sg_phrase_caution(const struct sg_report_posting *posting, int sentence)
{
	if (posting->asks_avoided && sentence-- == 0)
		return SG_STR("It requires something that you avoid, so it is never ready.");
	if (posting->by_title_only && sentence-- == 0)
		return SG_STR("The text marks nothing as required, so what it asks for without "
			      "saying how much was counted as required.");
	if (posting->left_out && sentence-- == 0)
		return SG_STR("It names fewer than two technologies; in a board's list it is left "
			      "out.");
	return (sg_str){ 0 };
}

sg_str sg_phrase_role(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	struct sg_buf text = { .arena = sheet->arena };

	if (posting->role.ptr == NULL)
		return (sg_str){ 0 };
	sg_buf_printf(&text, SG_FMT, SG_ARG(posting->role_name));
	for (size_t i = 0; i < posting->n_role_asks; i++)
		sg_buf_printf(&text, "%s" SG_FMT, i == 0 ? ": " : ", ",
			      SG_ARG(posting->role_asks[i]));
	if (posting->n_role_asks > 0)
		sg_buf_printf(&text, " asked");
	for (size_t i = 0; i < posting->n_role_lacks; i++)
		sg_buf_printf(&text, "%s" SG_FMT, i == 0 ? "; nothing on " : " or ",
			      SG_ARG(posting->role_lacks[i]));
	return sg_sheet_take(sheet, &text);
}

sg_str sg_phrase_too_new(struct sg_sheet *sheet, const struct sg_answer *answer)
{
	unsigned month, day, ago;
	sg_str asked;
	int year;

	if (answer->too_new.ptr == NULL || !sheet->has_today)
		return (sg_str){ 0 };
	sg_days_split(sheet->today, &year, &month, &day);
	ago = year > answer->too_new_since ? (unsigned)year - answer->too_new_since : 0;
	asked = sg_sheet_format(sheet, "\"%u+ years of " SG_FMT "\": " SG_FMT " was first released",
				(unsigned)answer->requirement->min_years,
				SG_ARG(sg_label_members(sheet, answer->requirement)),
				SG_ARG(answer->too_new));
	if (ago == 0)
		return sg_sheet_format(sheet, SG_FMT " this year", SG_ARG(asked));
	return sg_sheet_format(sheet, SG_FMT " %u year%s ago", SG_ARG(asked), ago, sg_label_s(ago));
}
