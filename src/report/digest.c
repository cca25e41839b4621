/* SPDX-License-Identifier: MIT */
#include "report/digest.h"

#include <stdlib.h>

#include "base/utf8.h"

/* The posting with the fewest unmet requirements, when none is ready and nothing opens one. */
static sg_str closest_sentence(struct sg_sheet *sheet)
{
	const struct sg_report_posting *best = NULL;

	for (size_t i = 0; i < sheet->report->n_postings; i++) {
		const struct sg_report_posting *posting = &sheet->report->postings[i];

		if (posting->left_out || posting->n_unmet == 0 || posting->verdict == SG_UNCLEAR)
			continue;
		if (best == NULL || posting->n_unmet < best->n_unmet)
			best = posting;
	}
	if (best == NULL)
		return SG_STR("");
	return sg_sheet_format(sheet, "Closest: " SG_FMT ", %zu requirement%s away.",
			       SG_ARG(sg_label_posting(sheet, &best->findings->posting, 40)),
			       best->n_unmet, sg_label_s(best->n_unmet));
}

sg_str sg_digest_opening(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	const struct sg_step_ready *steps = report->opens;
	uint32_t ready = report->verdicts[SG_READY];

	if (report->n_opens == 2 && steps[0].ready == ready)
		return sg_sheet_format(sheet,
				       "No single skill opens another; " SG_FMT " and " SG_FMT
				       " together open %u.",
				       SG_ARG(steps[0].name), SG_ARG(steps[1].name),
				       (unsigned)(steps[1].ready - ready));
	if (report->n_opens == 2)
		return sg_sheet_format(sheet, SG_FMT " opens %u more; with " SG_FMT ", %u more.",
				       SG_ARG(steps[0].name), (unsigned)(steps[0].ready - ready),
				       SG_ARG(steps[1].name), (unsigned)(steps[1].ready - ready));
	if (report->n_opens == 1)
		return sg_sheet_format(sheet, SG_FMT " opens %u more.", SG_ARG(steps[0].name),
				       (unsigned)(steps[0].ready - ready));
	return ready < report->counted ? closest_sentence(sheet) : SG_STR("");
}

uint32_t sg_digest_asking(const struct sg_gap *gap)
{
	return gap->required.n + gap->preferred.n + gap->unspecified.n;
}

sg_str sg_digest_gap_label(struct sg_sheet *sheet, const struct sg_gap *gap, size_t max)
{
	sg_str label = gap->name;

	if (gap->n_or > 0 && gap->or_[0].n * 4 >= sg_digest_asking(gap))
		label = sg_sheet_format(sheet, SG_FMT " (or " SG_FMT " in %u)", SG_ARG(gap->name),
					SG_ARG(gap->or_[0].name), (unsigned)gap->or_[0].n);
	else if (gap->companies > 0 && sg_digest_asking(gap) > 2 &&
		 gap->companies * 2 <= sg_digest_asking(gap))
		label = sg_sheet_format(sheet, SG_FMT " (%u compan%s)", SG_ARG(gap->name),
					(unsigned)gap->companies,
					gap->companies == 1 ? "y" : "ies");
	return sg_utf8_columns(label) <= max ? label : gap->name;
}

bool sg_digest_avoids(const struct sg_profile *profile, sg_str id)
{
	for (size_t i = 0; profile != NULL && i < profile->n_claims; i++)
		if (profile->claims[i].status == SG_CLAIM_AVOID &&
		    sg_str_eq(profile->claims[i].skill, id))
			return true;
	return false;
}

bool sg_digest_decides(const struct sg_sheet *sheet, enum sg_class class_)
{
	return class_ == SG_CLASS_TECHNOLOGY ||
	       (class_ == SG_CLASS_PRACTICE && sheet->report->count_practices);
}

bool sg_digest_in_table(const struct sg_sheet *sheet, const struct sg_gap *gap)
{
	return sg_digest_decides(sheet, gap->class_) && gap->status != SG_SHORT &&
	       !sg_digest_avoids(sheet->report->profile, gap->id);
}

static bool is_of(const struct sg_report_posting *posting, enum sg_verdict verdict)
{
	return posting->verdict == verdict && !posting->left_out;
}

static bool has_member(const struct sg_requirement *wish, sg_str id)
{
	for (size_t i = 0; i < wish->n_any_of; i++)
		if (sg_str_eq(wish->any_of[i], id))
			return true;
	return false;
}

const struct sg_answer *sg_digest_first_unmet(const struct sg_report_posting *posting)
{
	for (size_t i = 0; posting->n_unmet > 0 && i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];

		if (answer->status > SG_LIKELY && answer->status != SG_NOT_ASKED &&
		    has_member(answer->requirement, posting->unmet[0]))
			return answer;
	}
	return NULL;
}

static int by_age(const void *left, const void *right)
{
	const struct sg_entry *a = left, *b = right;

	if (a->age != b->age)
		return a->age < b->age ? -1 : 1;
	return a->posting < b->posting ? -1 : a->posting > b->posting;
}

const struct sg_entry *sg_digest_verdict(struct sg_sheet *sheet, enum sg_verdict verdict, size_t n)
{
	struct sg_entry *entries = sg_arena_array(sheet->arena, struct sg_entry, n);
	const struct sg_report *report = sheet->report;
	size_t at = 0;

	for (size_t i = 0; entries != NULL && i < report->n_postings && at < n; i++) {
		struct sg_entry entry = { .posting = &report->postings[i] };

		if (!is_of(entry.posting, verdict))
			continue;
		if (!sg_label_age(sheet, entry.posting->findings->posting.posted, &entry.age))
			entry.age = INT64_MAX;
		entries[at++] = entry;
	}
	if (entries == NULL || at < n) {
		sheet->failed = true;
		return NULL;
	}
	qsort(entries, n, sizeof *entries, by_age);
	return entries;
}

bool sg_digest_is_counted(const struct sg_report_posting *posting)
{
	return posting->verdict != SG_UNCLEAR && !posting->left_out;
}

static int by_count(const void *left, const void *right)
{
	const struct sg_name *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return sg_str_cmp(a->id, b->id);
}

/* Asked practices that the profile does not name, unless they count and are gaps; and what is
 * likely. */
static bool is_worth_saying(const struct sg_sheet *sheet, const struct sg_answer *answer)
{
	if (answer->requirement->polarity != SG_POLARITY_ASKED ||
	    answer->requirement->strength < SG_STRENGTH_UNSPECIFIED ||
	    answer->requirement->n_any_of == 0)
		return false;
	return answer->status == SG_LIKELY ||
	       (answer->class_ == SG_CLASS_PRACTICE && answer->status != SG_MET &&
		answer->status != SG_SHORT && answer->status != SG_LEARNING &&
		!sheet->report->count_practices);
}

/* Counts what is worth saying, once a posting. */
static void count_sayings(const struct sg_report_posting *posting, struct sg_sheet *sheet,
			  struct sg_name_table *counts)
{
	struct sg_name_table once = { .arena = sheet->arena };

	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];
		struct sg_name *mine, *entry;
		sg_str id;

		if (!is_worth_saying(sheet, answer))
			continue;
		id = answer->requirement->any_of[0];
		mine = sg_name_enter(&once, id, id);
		sheet->failed |= mine == NULL;
		if (mine == NULL || mine->n++ > 0)
			continue;
		entry = sg_name_enter(counts, id, sg_name_of(&sheet->names, id));
		if (entry != NULL)
			entry->n++;
	}
}

static int by_fact(const void *left, const void *right)
{
	const struct sg_fact_count *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return sg_str_cmp(a->value, b->value);
}

sg_str sg_digest_fact_label(struct sg_sheet *sheet, const struct sg_fact_count *fact)
{
	sg_str name = fact->value.ptr != NULL ? sg_label_capital(sheet, fact->value)
					      : sg_str_of(sg_label_fact_kind(fact->kind));

	if (fact->kind == SG_FACT_TOTAL_YEARS && sheet->report->profile != NULL &&
	    sheet->report->profile->total_months > 0)
		return sg_sheet_format(sheet, SG_FMT " %u (you have %u of them)", SG_ARG(name),
				       (unsigned)fact->n, (unsigned)fact->met);
	return sg_sheet_format(sheet, SG_FMT " %u", SG_ARG(name), (unsigned)fact->n);
}

const struct sg_name *sg_digest_sayings(struct sg_sheet *sheet, size_t *n)
{
	struct sg_name_table counts = { .arena = sheet->arena };

	for (size_t i = 0; i < sheet->report->n_postings; i++)
		if (sg_digest_is_counted(&sheet->report->postings[i]))
			count_sayings(&sheet->report->postings[i], sheet, &counts);
	sheet->failed |= counts.failed;
	if (counts.entries.n > 0)
		qsort(counts.entries.at, counts.entries.n, sizeof *counts.entries.at, by_count);
	*n = counts.entries.n;
	return counts.entries.at;
}

const struct sg_fact_count *sg_digest_facts(struct sg_sheet *sheet, size_t *n)
{
	const struct sg_report *report = sheet->report;
	struct sg_fact_count *facts =
		sg_arena_array(sheet->arena, struct sg_fact_count, report->n_facts);

	*n = 0;
	sheet->failed |= facts == NULL;
	for (size_t i = 0; facts != NULL && i < report->n_facts; i++)
		if (sg_label_fact_asks(report->facts[i].kind))
			facts[(*n)++] = report->facts[i];
	if (*n > 0)
		qsort(facts, *n, sizeof *facts, by_fact);
	return facts;
}

const enum sg_met sg_met_by_weight[SG_N_BY_WEIGHT] = { SG_MISSING, SG_LEARNING, SG_SHORT,
						       SG_NEAR,	   SG_LIKELY,	SG_MET };

bool sg_block_has(const struct sg_answer *answer, struct sg_block block)
{
	const struct sg_requirement *wish = answer->requirement;

	return wish->polarity == SG_POLARITY_ASKED && wish->strength == block.strength &&
	       answer->class_ == block.class_;
}

size_t sg_block_count(const struct sg_report_posting *posting, struct sg_block block,
		      enum sg_met status)
{
	size_t n = 0;

	for (size_t i = 0; i < posting->n_answers; i++)
		n += sg_block_has(&posting->answers[i], block) &&
		     (status == SG_N_MET || posting->answers[i].status == status);
	return n;
}

/* Of the requirements that decide, those that are short on years. */
static uint32_t count_short(const struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	enum sg_class last =
		sheet->report->count_practices ? SG_CLASS_PRACTICE : SG_CLASS_TECHNOLOGY;
	size_t n = 0;

	for (int class_ = SG_CLASS_TECHNOLOGY; class_ <= (int)last; class_++) {
		struct sg_block block = { SG_STRENGTH_REQUIRED, (enum sg_class)class_ };

		n += sg_block_count(posting, block, SG_SHORT);
		block.strength = SG_STRENGTH_UNSPECIFIED;
		if (posting->by_title_only)
			n += sg_block_count(posting, block, SG_SHORT);
	}
	return (uint32_t)n;
}

sg_str sg_digest_counts(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	struct sg_buf text = { .arena = sheet->arena };
	uint32_t unmet = posting->required_total - posting->required_met;
	uint32_t few = count_short(sheet, posting);

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

bool sg_digest_is_practice(const struct sg_answer *answer)
{
	return answer->class_ == SG_CLASS_PRACTICE && answer->status != SG_NOT_ASKED &&
	       answer->requirement->strength >= SG_STRENGTH_UNSPECIFIED;
}

sg_str sg_digest_practice_label(struct sg_sheet *sheet, const struct sg_answer *answer)
{
	bool nice = answer->requirement->strength == SG_STRENGTH_PREFERRED;

	return sg_sheet_format(sheet, SG_FMT "%s",
			       SG_ARG(sg_label_wish(sheet, answer->requirement)),
			       nice ? " (nice)" : "");
}

bool sg_digest_shows_fact(const struct sg_fact_answer *answer)
{
	return sg_label_fact_asks(answer->fact->kind) &&
	       answer->fact->strength != SG_STRENGTH_MENTIONED;
}

sg_str sg_digest_fact_held(struct sg_sheet *sheet, const struct sg_fact_answer *answer)
{
	unsigned months = 0;

	if (answer->fact->kind == SG_FACT_DEGREE)
		return sg_label_capital(sheet, answer->held);
	if (answer->fact->kind != SG_FACT_TOTAL_YEARS)
		return answer->held;
	for (size_t i = 0; i < answer->held.len && months < 10000; i++)
		if (sg_is_digit(answer->held.ptr[i]))
			months = months * 10 + (unsigned)(answer->held.ptr[i] - '0');
	return sg_sheet_format(sheet, SG_FMT " in dated jobs",
			       SG_ARG(sg_label_months(sheet, months)));
}

enum sg_check sg_digest_check(const struct sg_sheet *sheet, const struct sg_fact_answer *answer)
{
	if (sheet->report->profile == NULL)
		return SG_CHECK_NOTHING;
	if (answer->met != SG_UNKNOWN)
		return answer->met == SG_YES ? SG_CHECK_MET : SG_CHECK_UNMET;
	if (answer->fact->kind == SG_FACT_LANGUAGE && sheet->report->profile->n_languages > 0)
		return SG_CHECK_UNNAMED;
	return SG_CHECK_ASK;
}

sg_str sg_digest_role(struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	struct sg_buf text = { .arena = sheet->arena };

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

bool sg_digest_is_decisive(const struct sg_sheet *sheet, const struct sg_report_posting *posting,
			   const struct sg_answer *answer)
{
	const struct sg_requirement *wish = answer->requirement;

	return wish->polarity == SG_POLARITY_ASKED && sg_digest_decides(sheet, answer->class_) &&
	       (wish->strength == SG_STRENGTH_REQUIRED ||
		(posting->by_title_only && wish->strength == SG_STRENGTH_UNSPECIFIED));
}

sg_str sg_digest_origin(sg_str source)
{
	size_t host = sg_str_find(source, SG_STR("://"), 0), end;

	if (host != SIZE_MAX) {
		end = sg_str_find(source, SG_STR("/"), host + 3);
		return sg_str_sub(source, host + 3, end == SIZE_MAX ? source.len : end);
	}
	for (end = source.len; end > 0 && source.ptr[end - 1] != '/'; end--)
		;
	return end == 0 ? source : sg_str_sub(source, 0, end);
}

bool sg_digest_says(const struct sg_sheet *sheet, const struct sg_report_posting *posting)
{
	for (size_t i = 0; i < posting->n_answers && sg_digest_is_counted(posting); i++)
		if (is_worth_saying(sheet, &posting->answers[i]))
			return true;
	return false;
}
