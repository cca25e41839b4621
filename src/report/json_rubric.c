/* SPDX-License-Identifier: MIT */
#include <skillgap/rubric.h>

#include "report/report.h"

static void write_quotes(struct sg_out *out, const struct sg_rubric_area *area)
{
	sg_out_key(out, "quotes");
	sg_out_open(out, '[');
	for (size_t i = 0; i < area->n_quotes; i++) {
		const struct sg_rubric_quote *quote = &area->quotes[i];

		sg_out_open(out, '{');
		sg_out_member_str(out, "quote", quote->quote);
		sg_out_member_word(out, "strength", sg_strength_name(quote->strength));
		sg_json_quoted(out, quote->posting);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_area(struct sg_out *out, const struct sg_rubric_area *area, bool compared)
{
	sg_out_open(out, '{');
	sg_out_member_str(out, "id", area->id);
	sg_out_member_str(out, "title", area->title);
	sg_out_member_str(out, "role", area->role);
	sg_out_member_uint(out, "required", area->required);
	sg_out_member_uint(out, "preferred", area->preferred);
	write_quotes(out, area);
	sg_out_member_str(out, "task", area->task);
	sg_out_member_strings(out, "strong", area->strong, area->n_strong);
	sg_out_member_strings(out, "weak", area->weak, area->n_weak);
	if (compared) {
		sg_json_alternatives(out, "held", area->held, area->n_held);
	} else {
		sg_out_key(out, "held");
		sg_out_null(out);
	}
	sg_json_alternatives(out, "others", area->others, area->n_others);
	sg_out_close(out, '}');
}

void sg_rubric_json(const struct sg_report *report, struct sg_out *out)
{
	const struct sg_rubric *rubric = report->rubric;

	sg_out_open(out, '{');
	sg_out_member_word(out, "type", "rubric");
	sg_out_member_uint(out, "v", 1);
	sg_json_profile(report, out);
	sg_out_member_uint(out, "postings", rubric->postings);
	sg_out_key(out, "areas");
	sg_out_open(out, '[');
	for (size_t i = 0; i < rubric->n_areas; i++)
		write_area(out, &rubric->areas[i], report->profile != NULL);
	sg_out_close(out, ']');
	sg_json_end(report, out);
}
