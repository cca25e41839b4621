/* SPDX-License-Identifier: MIT */
#include "report/plan_words.h"

#include "base/str.h"

enum { MAX_COMPANIES = 3, MAX_CERTIFICATES = 5, MAX_OTHERS = 3 };

/* What stands before element i of n: ", " or " and ". */
static const char *joint(size_t i, size_t n)
{
	return i == 0 ? "" : i + 1 == n ? " and " : ", ";
}

static void add(struct sg_buf *text, sg_str str)
{
	sg_buf_add(text, str);
}

/* "Vantaa Rail, Brackwater and 5 more" */
static void add_companies(struct sg_buf *text, const sg_str *at, size_t n)
{
	size_t shown = n <= MAX_COMPANIES + 1 ? n : MAX_COMPANIES;

	for (size_t i = 0; i < shown; i++) {
		add(text, sg_str_of(shown < n && i > 0 ? ", " : joint(i, shown)));
		add(text, at[i]);
	}
	if (shown < n)
		sg_buf_printf(text, " and %zu more", n - shown);
}

static const char *number_word(size_t n)
{
	static const char *const words[] = { "no", "one", "two", "three", "four", "five",
					     "six", "seven", "eight", "nine", "ten" };

	return n < sizeof words / sizeof *words ? words[n] : NULL;
}

static void add_number(struct sg_buf *text, size_t n)
{
	if (number_word(n) != NULL)
		sg_buf_printf(text, "%s", number_word(n));
	else
		sg_buf_printf(text, "%zu", n);
}

/* What the steps come to. */
static void add_outcome(struct sg_buf *text, const struct sg_plan *plan)
{
	uint32_t last = plan->steps[plan->n_steps - 1].ready;

	if (last == plan->ready && plan->n_steps == 1) {
		sg_buf_printf(text, "No single skill opens another; this one brings you nearest.");
		return;
	}
	if (last == plan->ready) {
		sg_buf_printf(text, plan->exact ? "No " : "As far as was tried, no ");
		add_number(text, plan->n_steps);
		sg_buf_printf(text, " skills open another; these bring you nearest.");
		return;
	}
	sg_buf_printf(text, plan->n_steps == 1 ? "This one" : "These ");
	if (plan->n_steps > 1)
		add_number(text, plan->n_steps);
	sg_buf_printf(text, "%s make%s it %u.", plan->n_steps > 1 ? ", in this order," : "",
		      plan->n_steps > 1 ? "" : "s", (unsigned)last);
	if (!plan->exact)
		sg_buf_printf(text, " (The best found; there are too many sets to try them all.)");
}

sg_str sg_plan_headline(struct sg_sheet *sheet, const struct sg_plan *plan)
{
	struct sg_buf text = { .arena = sheet->arena };

	if (plan->counted == 0)
		return SG_STR("No posting could be judged, so there is nothing to plan for.");
	sg_buf_printf(&text, "Ready for %u of %u now. ", (unsigned)plan->ready,
		      (unsigned)plan->counted);
	if (plan->n_steps > 0)
		add_outcome(&text, plan);
	else if (plan->ready == plan->counted)
		sg_buf_printf(&text, "There is nothing to learn for %s.",
			      plan->counted == 1 ? "it" : "these");
	else
		sg_buf_printf(&text, "Nothing that can be learnt opens another.");
	return sg_sheet_take(sheet, &text);
}

sg_str sg_plan_after(struct sg_sheet *sheet, const struct sg_plan_step *step)
{
	struct sg_buf text = { .arena = sheet->arena };

	if (step->n_before == 0)
		return SG_STR("after nothing");
	sg_buf_printf(&text, "after ");
	for (size_t i = 0; i < step->n_before; i++) {
		const struct sg_before *before = &step->before[i];

		add(&text, sg_str_of(i == 0 ? "" : "; "));
		add(&text, before->name);
		if (before->held)
			sg_buf_printf(&text, ", which you hold");
		else if (before->step > 0)
			sg_buf_printf(&text, ": see %u", (unsigned)before->step);
	}
	return sg_sheet_take(sheet, &text);
}

sg_str sg_plan_asked(struct sg_sheet *sheet, const struct sg_plan_step *step)
{
	struct sg_buf text = { .arena = sheet->arena };

	if (step->required > 0)
		sg_buf_printf(&text, "required by %u", (unsigned)step->required);
	if (step->n_companies > 0) {
		sg_buf_printf(&text, ": ");
		add_companies(&text, step->companies, step->n_companies);
	}
	if (step->unspecified > 0)
		sg_buf_printf(&text, "%sasked by %u", text.len > 0 ? "; " : "",
			      (unsigned)step->unspecified);
	if (step->preferred > 0)
		sg_buf_printf(&text, "%snice at %u", text.len > 0 ? "; " : "",
			      (unsigned)step->preferred);
	if (step->n_years > 0)
		sg_buf_printf(&text, "; years of it asked by %u, up to %u",
			      (unsigned)step->n_years, (unsigned)step->years_asked);
	return sg_sheet_take(sheet, &text);
}

sg_str sg_plan_standing(struct sg_sheet *sheet, const struct sg_plan_step *step)
{
	if (step->status == SG_LEARNING)
		return SG_STR("are learning it");
	if (step->status == SG_NEAR)
		return sg_sheet_format(sheet, "hold " SG_FMT ", which is near",
				       SG_ARG(step->near_name));
	return step->wanted ? SG_STR("want to learn it") : SG_STR("");
}

sg_str sg_plan_others(struct sg_sheet *sheet, const struct sg_plan_step *step)
{
	size_t n = step->n_or < MAX_OTHERS ? step->n_or : MAX_OTHERS;
	struct sg_buf text = { .arena = sheet->arena };

	for (size_t i = 0; i < n; i++) {
		add(&text, sg_str_of(i == 0 ? "" : ", "));
		add(&text, step->or_[i].name);
		sg_buf_printf(&text, " in %u", (unsigned)step->or_[i].n);
	}
	if (n > 0)
		sg_buf_printf(&text, " of %u",
			      (unsigned)(step->required + step->preferred + step->unspecified));
	return sg_sheet_take(sheet, &text);
}

sg_str sg_plan_numbers(struct sg_sheet *sheet, const uint32_t *at, size_t n, const char *and)
{
	struct sg_buf text = { .arena = sheet->arena };

	for (size_t i = 0; i < n; i++)
		sg_buf_printf(&text, "%s%u", i == 0 ? "" : i + 1 == n ? and : ", ",
			      (unsigned)at[i]);
	return sg_sheet_take(sheet, &text);
}

sg_str sg_plan_left(struct sg_sheet *sheet, const struct sg_plan_left *left)
{
	struct sg_buf text = { .arena = sheet->arena };

	for (size_t i = 0; i < left->n_skills; i++) {
		add(&text, sg_str_of(joint(i, left->n_skills)));
		add(&text, left->skills[i].name);
	}
	sg_buf_printf(&text, left->n_skills > 1 ? ": together they open %u" : ": opens %u",
		      (unsigned)left->opens);
	if (left->n_companies > 0) {
		sg_buf_printf(&text, " (");
		add_companies(&text, left->companies, left->n_companies);
		sg_buf_printf(&text, ")");
	}
	return sg_sheet_take(sheet, &text);
}

sg_str sg_plan_years(struct sg_sheet *sheet, const struct sg_plan_barred *barred)
{
	struct sg_buf text = { .arena = sheet->arena };
	sg_str held = sg_label_months(sheet, barred->months_held);

	add(&text, barred->name);
	sg_buf_printf(&text, " %u+ years: asked by %u", (unsigned)barred->years,
		      (unsigned)barred->n);
	if (barred->n_companies > 0) {
		sg_buf_printf(&text, " (");
		add_companies(&text, barred->companies, barred->n_companies);
		sg_buf_printf(&text, ")");
	}
	if (held.len > 0) {
		sg_buf_printf(&text, "; you have ");
		add(&text, held);
	}
	return sg_sheet_take(sheet, &text);
}

sg_str sg_plan_avoided(struct sg_sheet *sheet, const struct sg_plan_barred *barred)
{
	struct sg_buf text = { .arena = sheet->arena };

	add(&text, barred->name);
	sg_buf_printf(&text, ": you avoid it; required by %u", (unsigned)barred->n);
	if (barred->n_companies > 0) {
		sg_buf_printf(&text, " (");
		add_companies(&text, barred->companies, barred->n_companies);
		sg_buf_printf(&text, ")");
	}
	return sg_sheet_take(sheet, &text);
}

sg_str sg_plan_certificates(struct sg_sheet *sheet, const struct sg_plan *plan)
{
	size_t n = plan->n_certificates < MAX_CERTIFICATES ? plan->n_certificates
							   : MAX_CERTIFICATES;
	struct sg_buf text = { .arena = sheet->arena };

	if (n == 0)
		return plan->counted == 1 ? SG_STR("this posting asks for none")
					  : SG_STR("none of these postings asks for one");
	for (size_t i = 0; i < n; i++) {
		add(&text, sg_str_of(i == 0 ? "" : ", "));
		add(&text, plan->certificates[i].name);
		sg_buf_printf(&text, " %u", (unsigned)plan->certificates[i].n);
	}
	if (n < plan->n_certificates)
		sg_buf_printf(&text, " and %zu more", plan->n_certificates - n);
	return sg_sheet_take(sheet, &text);
}

bool sg_plan_is_done(const struct sg_plan_stage *stage)
{
	return sg_str_eq(stage->shown_by, SG_STR("postings"));
}

static sg_str parts_of(struct sg_sheet *sheet, const struct sg_plan_stage *stage)
{
	struct sg_buf text = { .arena = sheet->arena };

	sg_buf_printf(&text, "%u of %u", (unsigned)stage->shown, (unsigned)stage->parts);
	for (size_t i = 0; i < stage->n_lacking; i++) {
		sg_buf_printf(&text, "%s", i == 0 ? "; not named: " : ", ");
		add(&text, stage->lacking[i]);
	}
	return sg_sheet_take(sheet, &text);
}

sg_str sg_plan_stage(struct sg_sheet *sheet, const struct sg_plan *plan,
		     const struct sg_plan_stage *stage)
{
	if (stage->parts > 0)
		return parts_of(sheet, stage);
	if (sg_str_eq(stage->shown_by, SG_STR("postings")))
		return sg_sheet_format(sheet, "%u read with this command", (unsigned)stage->n);
	if (sg_str_eq(stage->shown_by, SG_STR("projects")))
		return plan->project != NULL ? SG_STR("see the one above")
					     : SG_STR("a profile does not tell of them");
	if (sg_str_eq(stage->shown_by, SG_STR("certificates")))
		return stage->n > 0 ? sg_sheet_format(sheet, "%u asked here", (unsigned)stage->n)
				    : SG_STR("employers here do not ask");
	return SG_STR("skillgap plan SOURCE --rubric");
}

sg_str sg_plan_uncounted(struct sg_sheet *sheet)
{
	const struct sg_report *report = sheet->report;
	uint32_t unclear = report->verdicts[SG_UNCLEAR];
	struct sg_buf text = { .arena = sheet->arena };

	if (unclear + report->left_out + report->duplicates == 0)
		return SG_STR("");
	sg_buf_printf(&text, "Not counted:");
	if (unclear > 0)
		sg_buf_printf(&text, " %u unclear", (unsigned)unclear);
	if (report->left_out > 0)
		sg_buf_printf(&text, "%s %u left out", unclear > 0 ? "," : "",
			      (unsigned)report->left_out);
	if (report->duplicates > 0)
		sg_buf_printf(&text, "%s %u duplicate%s",
			      unclear + report->left_out > 0 ? "," : "",
			      (unsigned)report->duplicates, sg_label_s(report->duplicates));
	sg_buf_printf(&text, "; the gap report says why.");
	return sg_sheet_take(sheet, &text);
}
