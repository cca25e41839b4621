/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include "report/report.h"

enum sg_status sg_report_text(const struct sg_report *report,
			      const struct sg_report_options *options, struct sg_arena *arena,
			      struct sg_out *out, struct sg_error *err)
{
	struct sg_sheet sheet;
	enum sg_status status = sg_sheet_init(&sheet, report, options, arena, out, err);

	if (status != SG_OK)
		return status;
	if (options->plain) {
		sg_text_plain(&sheet);
	} else if (report->n_seen == 0) {
		sg_sheet_line(&sheet, "No posting was read, so there is nothing to report.");
		sg_text_sources(&sheet, false);
	} else if (report->team != NULL) {
		sg_text_team(&sheet);
	} else if (report->n_models > 0) {
		sg_text_models(&sheet);
	} else if (report->contrast != NULL) {
		sg_text_contrast(&sheet);
	} else if (report->n_seen == 1 && report->n_postings == 1) {
		sg_text_one(&sheet, sg_posting_open(report, &report->postings[0], &sheet.failed));
		if (report->n_sources > 0)
			sg_text_sources(&sheet, false);
	} else {
		sg_text_many(&sheet);
	}
	return sg_sheet_failed(&sheet) ? sg_no_memory(err) : SG_OK;
}
