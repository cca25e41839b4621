/* SPDX-License-Identifier: MIT */
/*
 * Text in, gaps out:
 *
 *     cc gaps.c $(pkg-config --cflags --libs skillgap) && ./a.out
 */
#include <stdio.h>

#include <skillgap/skillgap.h>

int main(void)
{
	struct sg_posting posting = {
		.source = SG_STR("example"),
		.title = SG_STR("Backend Engineer"),
		.media_type = SG_STR("text/plain"),
		.body = SG_STR("Requirements\n"
			       "- 5+ years of Go\n"
			       "- Kafka or NATS\n"
			       "- PostgreSQL\n"
			       "Nice to have\n"
			       "- Terraform\n"),
	};
	struct sg_gap_options options = { .now = SG_STR("2026-11-22T00:00:00Z") };
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_dict *dict = NULL;
	struct sg_matcher *matcher = NULL;
	struct sg_comparison *comparison = NULL;
	struct sg_profile profile = { 0 };
	struct sg_document document;
	struct sg_findings findings;
	struct sg_report report = { 0 };
	struct sg_error err = { 0 };
	bool failed;

	failed = arena == NULL || sg_dict_new(&dict, NULL, 0, &err) != SG_OK ||
		 sg_matcher_new(&matcher, dict, &err) != SG_OK ||
		 sg_profile_have(dict, SG_STR("go 3y, postgresql"), arena, NULL, NULL, &profile,
				 &err) != SG_OK ||
		 sg_extract(dict, &posting, arena, &document, &err) != SG_OK ||
		 sg_match(matcher, &posting, &document, arena, &findings, &err) != SG_OK ||
		 sg_comparison_new(&comparison, dict, &profile, &options, &err) != SG_OK ||
		 sg_comparison_add(comparison, &findings, &err) != SG_OK ||
		 sg_comparison_report(comparison, &report, &err) != SG_OK;
	if (failed)
		fprintf(stderr, "gaps: %s\n", err.text);
	for (size_t i = 0; i < report.n_gaps; i++)
		printf("%-8s %-8s " SG_FMT "\n",
		       report.gaps[i].required.n > 0 ? "required" : "nice",
		       sg_met_name(report.gaps[i].status), SG_ARG(report.gaps[i].name));
	sg_comparison_free(comparison);
	sg_matcher_free(matcher);
	sg_dict_free(dict);
	sg_arena_free(arena);
	return failed;
}
