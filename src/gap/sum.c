/* SPDX-License-Identifier: MIT */
#include "gap/sum.h"

#include "base/str.h"

enum sg_status sg_sum_start(struct sg_sum *sum, struct sg_standing *standing,
			    const struct sg_profile *profile, struct sg_error *err)
{
	*sum = (struct sg_sum){ 0 };
	sg_rows_start(&sum->rows, standing, profile != NULL);
	return sg_role_sum_start(&sum->roles, standing->dict, profile, standing->arena, err);
}

void sg_sum_free(struct sg_sum *sum)
{
	sg_role_sum_free(&sum->roles);
	sg_rows_free(&sum->rows);
}

/* What the posting is as a whole. */
static void count(struct sg_sum *sum, const struct sg_judged *judged)
{
	const struct sg_report_posting *shown = &judged->shown;
	bool lacks = shown->required_met < shown->required_total;

	sum->seen++;
	sum->left_out += shown->left_out;
	sum->verdicts[shown->verdict] += !shown->left_out;
	if (!judged->counted)
		return;
	sum->counted++;
	sum->lacking_required += lacks;
	sum->lacking_any += lacks || shown->preferred_met < shown->preferred_total;
	if (shown->has_fit && (!sum->has_fit || shown->fit > sum->best_fit)) {
		sum->has_fit = true;
		sum->best_fit = shown->fit;
	}
}

enum sg_status sg_sum_add(struct sg_sum *sum, const struct sg_judged *judged, struct sg_error *err)
{
	sg_str name = judged->shown.findings->posting.company;
	uint32_t company = SG_NO_SKILL;
	enum sg_status status = SG_OK;

	if (name.ptr != NULL) {
		company = sg_rows_company(&sum->rows, sg_rows_company_hash(name));
		if (company == SG_NO_SKILL)
			return sg_no_memory(err);
	}
	count(sum, judged);
	if (!judged->counted)
		return SG_OK;
	status = sg_rows_add(&sum->rows, judged, company, err);
	if (status == SG_OK)
		status = sg_sum_add_areas(sum, judged, err);
	return status == SG_OK ? sg_sum_add_facts(sum, judged, err) : status;
}

enum sg_status sg_sum_report(struct sg_sum *sum, struct sg_report *report, struct sg_error *err)
{
	report->n_seen = sum->seen;
	report->counted = sum->counted;
	report->left_out = sum->left_out;
	report->duplicates = sum->duplicates;
	report->companies = (uint32_t)sum->rows.companies.n;
	for (int i = 0; i < SG_N_VERDICTS; i++)
		report->verdicts[i] = sum->verdicts[i];
	report->lacking_required = sum->lacking_required;
	report->lacking_any = sum->lacking_any;
	report->has_fit = sum->has_fit;
	report->best_fit = sum->best_fit;
	report->facts = sum->facts.at;
	report->n_facts = sum->facts.n;
	sg_role_sum_report(&sum->roles, report);
	return sg_sum_list_areas(sum, report, err);
}
