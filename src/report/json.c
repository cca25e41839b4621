/* SPDX-License-Identifier: MIT */
#include "report/report.h"

#include "base/str.h"
#include "record/write.h"
#include "report/posting.h"

void sg_json_alternatives(struct sg_out *out, const char *key, const struct sg_or *at, size_t n)
{
	sg_out_key(out, key);
	sg_out_open(out, '[');
	for (size_t i = 0; i < n; i++) {
		sg_out_open(out, '{');
		sg_out_member_str(out, "id", at[i].id);
		sg_out_member_str(out, "name", at[i].name);
		sg_out_member_uint(out, "n", at[i].n);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

void sg_json_quoted(struct sg_out *out, const struct sg_posting *posting)
{
	sg_out_member_str(out, "company", posting->company);
	sg_out_member_str(out, "title", posting->title);
	sg_out_member_str(out, "url", posting->url);
}

/* Skills and totals only: nothing by which a person could be told. */
void sg_json_profile(const struct sg_report *report, struct sg_out *out)
{
	const struct sg_profile *profile = report->profile;

	sg_out_key(out, "profile");
	if (profile == NULL) {
		sg_out_null(out);
		return;
	}
	sg_out_open(out, '{');
	sg_out_member_str(out, "label", profile->label);
	sg_out_member_uint(out, "held", report->held);
	sg_out_member_uint(out, "learning", report->learning);
	sg_out_member_uint(out, "avoided", report->avoided);
	sg_out_key(out, "skills");
	sg_out_open(out, '[');
	for (size_t i = 0; i < profile->n_claims; i++) {
		const struct sg_claim *claim = &profile->claims[i];

		sg_out_open(out, '{');
		sg_out_member_str(out, "id", claim->skill);
		sg_out_member_word(out, "status", sg_claim_status_name(claim->status));
		sg_out_member_count(out, "months", claim->months);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
	sg_out_close(out, '}');
}

static const char *tristate_name(enum sg_tristate met)
{
	switch (met) {
	case SG_YES:
		return "met";
	case SG_NO:
		return "unmet";
	case SG_UNKNOWN:
		break;
	}
	return "unknown";
}

static void write_besides(struct sg_out *out, const struct sg_report_posting *posting)
{
	sg_out_key(out, "besides");
	sg_out_open(out, '[');
	for (size_t i = 0; i < posting->n_besides; i++) {
		const struct sg_fact_answer *answer = &posting->besides[i];

		sg_out_open(out, '{');
		sg_out_key(out, "fact");
		sg_write_fact(out, answer->fact);
		sg_out_member_word(out, "status", tristate_name(answer->met));
		sg_out_member_str(out, "held", answer->held);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_answers(struct sg_out *out, const struct sg_report_posting *posting)
{
	sg_out_key(out, "requirements");
	sg_out_open(out, '[');
	for (size_t i = 0; i < posting->n_answers; i++) {
		const struct sg_answer *answer = &posting->answers[i];

		sg_out_open(out, '{');
		sg_write_requirement_members(out, answer->requirement);
		sg_out_member_word(out, "class", sg_class_name(answer->class_));
		sg_out_member_word(out, "status", sg_met_name(answer->status));
		sg_out_key(out, "by");
		if (answer->by.ptr == NULL) {
			sg_out_null(out);
		} else {
			sg_out_open(out, '{');
			sg_out_member_str(out, "id", answer->by);
			sg_out_member_str(out, "why", answer->by_why);
			sg_out_member_count(out, "months", answer->months_held);
			sg_out_close(out, '}');
		}
		sg_out_member_str(out, "too_new", answer->too_new);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_coverage(struct sg_out *out, const struct sg_coverage *coverage)
{
	sg_out_key(out, "coverage");
	sg_out_open(out, '{');
	sg_out_member_uint(out, "lines", coverage->lines);
	sg_out_member_uint(out, "understood", coverage->understood);
	sg_out_member_strings(out, "left", coverage->left_quotes,
		      coverage->left_quotes == NULL ? 0 : coverage->n_left);
	sg_out_close(out, '}');
}

/* What is a key comes from records of others too, so that it needs escaping. */
static void key_str(struct sg_out *out, sg_str key)
{
	sg_out_string(out, key);
	sg_out_add(out, SG_STR(":"));
	out->comma = false;
}

/* A posting's likeness to each role, and the one it is recognisably of. */
static void write_posting_roles(struct sg_out *out, const struct sg_report_posting *posting)
{
	const struct sg_findings *findings = posting->findings;

	sg_out_member_str(out, "role", posting->role);
	sg_out_key(out, "roles");
	sg_out_open(out, '{');
	for (size_t i = 0; i < findings->n_roles; i++) {
		key_str(out, findings->roles[i].id);
		sg_out_number(out, findings->roles[i].score);
	}
	sg_out_close(out, '}');
}

static void write_posting(struct sg_out *out, const struct sg_report *report,
			  const struct sg_report_posting *row)
{
	bool compared = report->profile != NULL, failed = false;
	const struct sg_report_posting *posting = sg_posting_open(report, row, &failed);

	if (failed)
		sg_out_starve(out);
	sg_out_open(out, '{');
	sg_out_key(out, "posting");
	sg_write_posting_summary(out, sg_posting_about(posting));
	sg_out_member_word(out, "verdict", compared ? sg_verdict_name(posting->verdict) : NULL);
	sg_out_key(out, "fit");
	if (posting->has_fit)
		sg_out_number(out, posting->fit);
	else
		sg_out_null(out);
	sg_out_member_uint(out, "required_met", posting->required_met);
	sg_out_member_uint(out, "required_total", posting->required_total);
	sg_out_member_uint(out, "preferred_met", posting->preferred_met);
	sg_out_member_uint(out, "preferred_total", posting->preferred_total);
	sg_out_member_strings(out, "unmet", posting->unmet, posting->n_unmet);
	sg_out_member_str(out, "unclear", posting->unclear_why);
	sg_out_member_bool(out, "by_title_only", posting->by_title_only);
	sg_out_member_bool(out, "asks_avoided", posting->asks_avoided);
	sg_out_member_bool(out, "left_out", posting->left_out);
	sg_out_member_strings(out, "also_at", posting->also_at, posting->n_also_at);
	write_answers(out, posting);
	write_besides(out, posting);
	write_coverage(out, &posting->findings->coverage);
	sg_out_member_strings(out, "unknown", posting->findings->unknown, posting->findings->n_unknown);
	write_posting_roles(out, posting);
	sg_out_close(out, '}');
}

static void write_demand(struct sg_out *out, const char *key, const struct sg_demand *demand)
{
	sg_out_key(out, key);
	sg_out_open(out, '{');
	sg_out_member_uint(out, "n", demand->n);
	sg_out_key(out, "low");
	sg_out_number(out, demand->low);
	sg_out_key(out, "high");
	sg_out_number(out, demand->high);
	sg_out_close(out, '}');
}

static void write_gap(struct sg_out *out, const struct sg_gap *gap)
{
	sg_out_open(out, '{');
	sg_out_member_str(out, "id", gap->id);
	sg_out_member_str(out, "name", gap->name);
	sg_out_member_word(out, "class", sg_class_name(gap->class_));
	sg_out_member_str(out, "area", gap->area);
	sg_out_member_word(out, "status", sg_met_name(gap->status));
	write_demand(out, "required", &gap->required);
	write_demand(out, "preferred", &gap->preferred);
	write_demand(out, "unspecified", &gap->unspecified);
	write_demand(out, "mentioned", &gap->mentioned);
	sg_out_member_uint(out, "one_of", gap->one_of);
	sg_out_member_uint(out, "companies", gap->companies);
	sg_out_member_uint(out, "opens", gap->opens);
	sg_out_member_uint(out, "closer", gap->closer);
	sg_out_member_count(out, "roadmap_step", gap->step);
	sg_out_member_count(out, "years_asked", gap->years_asked);
	sg_out_member_count(out, "months_held", gap->months_held);
	sg_out_key(out, "or");
	sg_out_open(out, '[');
	for (size_t i = 0; i < gap->n_or; i++) {
		sg_out_open(out, '{');
		sg_out_member_str(out, "id", gap->or_[i].id);
		sg_out_member_uint(out, "n", gap->or_[i].n);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
	sg_out_close(out, '}');
}

static void write_role_area(struct sg_out *out, const struct sg_role_area_count *area,
			    bool compared)
{
	sg_out_open(out, '{');
	sg_out_member_str(out, "id", area->id);
	sg_out_member_str(out, "title", area->title);
	sg_out_member_uint(out, "asked", area->asked);
	sg_out_key(out, "signs");
	if (compared)
		sg_out_uint(out, area->signs);
	else
		sg_out_null(out);
	sg_out_key(out, "held");
	if (compared)
		sg_out_uint(out, area->held);
	else
		sg_out_null(out);
	sg_out_close(out, '}');
}

/* Every role model: postings of it, mean likeness of the counted ones, what the profile holds. */
static void write_roles(struct sg_out *out, const struct sg_report *report)
{
	bool compared = report->profile != NULL;

	sg_out_key(out, "roles");
	sg_out_open(out, '{');
	for (size_t i = 0; i < report->n_roles; i++) {
		const struct sg_role_count *role = &report->roles[i];

		key_str(out, role->id);
		sg_out_open(out, '{');
		sg_out_member_str(out, "name", role->name);
		sg_out_member_uint(out, "postings", role->recognised);
		sg_out_key(out, "likeness");
		sg_out_number(out, role->likeness);
		sg_out_key(out, "held");
		if (compared)
			sg_out_number(out, role->held);
		else
			sg_out_null(out);
		sg_out_key(out, "areas");
		sg_out_open(out, '[');
		for (size_t k = 0; k < role->n_areas; k++)
			write_role_area(out, &role->areas[k], compared);
		sg_out_close(out, ']');
		sg_out_close(out, '}');
	}
	sg_out_close(out, '}');
}

static void write_totals(struct sg_out *out, const struct sg_report *report)
{
	sg_out_member_uint(out, "counted", report->counted);
	sg_out_member_uint(out, "seen", report->n_seen);
	sg_out_member_uint(out, "companies", report->companies);
	sg_out_member_uint(out, "duplicates", report->duplicates);
	sg_out_member_uint(out, "left_out", report->left_out);
	sg_out_key(out, "verdicts");
	sg_out_open(out, '{');
	for (int i = SG_READY; i < SG_N_VERDICTS; i++)
		sg_out_member_uint(out, sg_verdict_name((enum sg_verdict)i), report->verdicts[i]);
	sg_out_close(out, '}');
	sg_out_key(out, "best");
	sg_out_open(out, '[');
	for (size_t i = 0; i < report->n_opens; i++) {
		sg_out_open(out, '{');
		sg_out_member_str(out, "id", report->opens[i].id);
		sg_out_member_str(out, "name", report->opens[i].name);
		sg_out_member_uint(out, "ready", report->opens[i].ready);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

/* What the person holds for this run only, and how it was without. */
static void write_added(struct sg_out *out, const struct sg_report *report)
{
	sg_out_key(out, "added");
	if (report->added == 0) {
		sg_out_null(out);
		return;
	}
	sg_out_open(out, '{');
	sg_out_member_uint(out, "skills", report->added);
	sg_out_member_uint(out, "ready_without", report->ready_before);
	sg_out_close(out, '}');
}

/* Rows that a view leaves out. */
static void write_left(struct sg_out *out, const struct sg_report *report)
{
	const struct sg_report *whole = report->whole != NULL ? report->whole : report;

	sg_out_key(out, "not_shown");
	sg_out_open(out, '{');
	sg_out_member_uint(out, "postings", whole->n_postings - report->n_postings);
	sg_out_member_uint(out, "gaps", whole->n_gaps - report->n_gaps);
	sg_out_close(out, '}');
}

static void write_areas(struct sg_out *out, const struct sg_report *report)
{
	sg_out_key(out, "areas");
	sg_out_open(out, '[');
	for (size_t i = 0; i < report->n_areas; i++) {
		sg_out_open(out, '{');
		sg_out_member_str(out, "area", report->areas[i].area);
		sg_out_member_uint(out, "asked", report->areas[i].asked);
		sg_out_key(out, "held");
		if (report->profile == NULL)
			sg_out_null(out);
		else
			sg_out_uint(out, report->areas[i].held);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_facts(struct sg_out *out, const struct sg_report *report)
{
	sg_out_key(out, "besides");
	sg_out_open(out, '[');
	for (size_t i = 0; i < report->n_facts; i++) {
		const struct sg_fact_count *fact = &report->facts[i];
		enum sg_tristate met = fact->met == fact->n ? SG_YES : SG_UNKNOWN;

		if (fact->unmet > 0)
			met = SG_NO;
		sg_out_open(out, '{');
		sg_out_member_word(out, "kind", sg_fact_name(fact->kind));
		sg_out_member_str(out, "value", fact->value);
		sg_out_member_word(out, "status", tristate_name(met));
		sg_out_member_uint(out, "n", fact->n);
		sg_out_member_uint(out, "met", fact->met);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

void sg_report_json(const struct sg_report *report, struct sg_out *out)
{
	sg_out_open(out, '{');
	sg_out_member_word(out, "type", "report");
	sg_out_member_uint(out, "v", 1);
	sg_json_profile(report, out);
	write_totals(out, report);
	sg_out_key(out, "postings");
	sg_out_open(out, '[');
	for (size_t i = 0; i < report->n_postings; i++)
		write_posting(out, report, &report->postings[i]);
	sg_out_close(out, ']');
	sg_out_key(out, "gaps");
	sg_out_open(out, '[');
	for (size_t i = 0; i < report->n_gaps; i++)
		write_gap(out, &report->gaps[i]);
	sg_out_close(out, ']');
	write_areas(out, report);
	write_roles(out, report);
	write_facts(out, report);
	sg_report_json_beside(report, out);
	if (report->plan != NULL) {
		sg_out_key(out, "plan");
		sg_out_open(out, '{');
		sg_json_plan(report->plan, out);
		sg_out_close(out, '}');
	}
	sg_json_end(report, out);
}

void sg_json_end(const struct sg_report *report, struct sg_out *out)
{
	sg_out_key(out, "sources");
	sg_out_open(out, '[');
	for (size_t i = 0; i < report->n_sources; i++)
		sg_write_source(out, &report->sources[i]);
	sg_out_close(out, ']');
	sg_out_member_str(out, "generated_at", report->generated_at);
	sg_out_key(out, "versions");
	sg_out_open(out, '{');
	sg_out_member_word(out, "program", sg_version());
	sg_out_member_str(out, "dictionary", report->dictionary);
	sg_out_close(out, '}');
	write_added(out, report);
	write_left(out, report);
	sg_out_close(out, '}');
	sg_out_add(out, SG_STR("\n"));
}
