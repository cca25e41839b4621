/* SPDX-License-Identifier: MIT */
#include <skillgap/rubric.h>

#include "report/report.h"

enum sg_status sg_rubric_write(const struct sg_report *report,
			       const struct sg_report_options *options, sg_sink_fn sink, void *user,
			       struct sg_error *err)
{
	struct sg_report_options rows = *options;
	enum sg_status status = SG_OK;
	struct sg_arena *arena;
	struct sg_out out;

	if (report->rubric == NULL)
		return sg_fail(err, SG_EARG, "the report has no rubric");
	rows.table = SG_TABLE_RUBRIC;
	if (options->format != SG_FORMAT_TEXT && options->format != SG_FORMAT_JSON &&
	    options->format != SG_FORMAT_MARKDOWN)
		return sg_report_write(report, &rows, sink, user, err);
	sg_out_init(&out, sink, user);
	if (options->format == SG_FORMAT_JSON) {
		sg_rubric_json(report, &out);
		return sg_out_finish(&out, err);
	}
	arena = sg_arena_new(0);
	if (arena == NULL)
		status = sg_no_memory(err);
	else if (options->format == SG_FORMAT_MARKDOWN)
		status = sg_rubric_markdown(report, options, arena, &out, err);
	else
		status = sg_rubric_text(report, options, arena, &out, err);
	sg_arena_free(arena);
	return status == SG_OK ? sg_out_finish(&out, err) : status;
}
