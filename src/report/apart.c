/* SPDX-License-Identifier: MIT */
#include <skillgap/plan.h>
#include <skillgap/rubric.h>

#include "report/report.h"

/* What is shown by itself, apart from a report: how each format of its own writes it. Other
 * formats are those of the report, with these rows. */
struct apart {
	enum sg_table rows;
	void (*json)(const struct sg_report *report, struct sg_out *out);
	enum sg_status (*text)(const struct sg_report *report,
			       const struct sg_report_options *options, struct sg_arena *arena,
			       struct sg_out *out, struct sg_error *err);
	enum sg_status (*markdown)(const struct sg_report *report,
				   const struct sg_report_options *options, struct sg_arena *arena,
				   struct sg_out *out, struct sg_error *err);
};

static enum sg_status write_apart(const struct apart *apart, const struct sg_report *report,
				  const struct sg_report_options *options, sg_sink_fn sink,
				  void *user, struct sg_error *err)
{
	struct sg_report_options rows = *options;
	enum sg_status status;
	struct sg_arena *arena;
	struct sg_out out;

	rows.table = apart->rows;
	if (options->format != SG_FORMAT_TEXT && options->format != SG_FORMAT_JSON &&
	    options->format != SG_FORMAT_MARKDOWN)
		return sg_report_write(report, &rows, sink, user, err);
	sg_out_init(&out, sink, user);
	if (options->format == SG_FORMAT_JSON) {
		apart->json(report, &out);
		return sg_out_finish(&out, err);
	}
	arena = sg_arena_new(0);
	if (arena == NULL)
		status = sg_no_memory(err);
	else if (options->format == SG_FORMAT_MARKDOWN)
		status = apart->markdown(report, options, arena, &out, err);
	else
		status = apart->text(report, options, arena, &out, err);
	sg_arena_free(arena);
	return status == SG_OK ? sg_out_finish(&out, err) : status;
}

enum sg_status sg_plan_write(const struct sg_report *report,
			     const struct sg_report_options *options, sg_sink_fn sink, void *user,
			     struct sg_error *err)
{
	static const struct apart plan = { SG_TABLE_STEPS, sg_plan_json, sg_plan_text,
					   sg_plan_markdown };

	if (report->plan == NULL)
		return sg_fail(err, SG_EARG, "the report has no plan");
	return write_apart(&plan, report, options, sink, user, err);
}

enum sg_status sg_rubric_write(const struct sg_report *report,
			       const struct sg_report_options *options, sg_sink_fn sink, void *user,
			       struct sg_error *err)
{
	static const struct apart rubric = { SG_TABLE_RUBRIC, sg_rubric_json, sg_rubric_text,
					     sg_rubric_markdown };

	if (report->rubric == NULL)
		return sg_fail(err, SG_EARG, "the report has no rubric");
	return write_apart(&rubric, report, options, sink, user, err);
}
