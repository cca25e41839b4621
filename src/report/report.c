/* SPDX-License-Identifier: MIT */
#include "report/report.h"

enum sg_status sg_report_write(const struct sg_report *report,
			       const struct sg_report_options *options, sg_sink_fn sink, void *user,
			       struct sg_error *err)
{
	struct sg_arena *arena = NULL;
	struct sg_out out;
	enum sg_status status = SG_OK;

	sg_out_init(&out, sink, user);
	switch (options->format) {
	case SG_FORMAT_TEXT:
		arena = sg_arena_new(0);
		status = arena == NULL ? sg_no_memory(err)
				       : sg_report_text(report, options, arena, &out, err);
		break;
	case SG_FORMAT_JSON:
		sg_report_json(report, &out);
		break;
	case SG_FORMAT_NDJSON:
		sg_report_ndjson(report, options->table, &out);
		break;
	case SG_FORMAT_CSV:
		sg_report_csv(report, options->table, &out);
		break;
	case SG_FORMAT_TSV:
		sg_report_tsv(report, options->table, &out);
		break;
	case SG_FORMAT_MARKDOWN:
		arena = sg_arena_new(0);
		status = arena == NULL ? sg_no_memory(err)
				       : sg_report_markdown(report, options, arena, &out, err);
		break;
	case SG_FORMAT_HTML:
		arena = sg_arena_new(0);
		status = arena == NULL ? sg_no_memory(err)
				       : sg_report_html(report, options, arena, &out, err);
		break;
	case SG_N_FORMATS:
		status = sg_fail(err, SG_EARG, "there is no such report format");
		break;
	}
	sg_arena_free(arena);
	return status == SG_OK ? sg_out_finish(&out, err) : status;
}
