/* SPDX-License-Identifier: MIT */
#include "report/digest.h"

#include <stdlib.h>

#include "base/utf8.h"

sg_str sg_digest_gap_label(struct sg_sheet *sheet, const struct sg_gap *gap, size_t max)
{
	sg_str label = gap->name;
	uint32_t n = sg_rows_asking(gap);

	if (gap->n_or > 0 && gap->or_[0].n * 4 >= n)
		label = sg_sheet_format(sheet, SG_FMT " (or " SG_FMT " in %u)", SG_ARG(gap->name),
					SG_ARG(gap->or_[0].name), (unsigned)gap->or_[0].n);
	else if (gap->companies > 0 && n > 2 && gap->companies * 2 <= n)
		label = sg_sheet_format(sheet, SG_FMT " (%u compan%s)", SG_ARG(gap->name),
					(unsigned)gap->companies,
					gap->companies == 1 ? "y" : "ies");
	return sg_utf8_columns(label) <= max ? label : gap->name;
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

bool sg_digest_is_decisive(const struct sg_sheet *sheet, const struct sg_report_posting *posting,
			   const struct sg_answer *answer)
{
	const struct sg_requirement *wish = answer->requirement;

	return wish->polarity == SG_POLARITY_ASKED && sg_rows_decides(sheet, answer->class_) &&
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
