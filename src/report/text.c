/* SPDX-License-Identifier: MIT */
#include "report/text.h"

#include "report/report.h"

enum sg_status sg_report_text(const struct sg_report *report,
			      const struct sg_report_options *options, struct sg_arena *arena,
			      struct sg_out *out, struct sg_error *err)
{
	struct sg_sheet page;
	enum sg_status status = sg_page_init(&page, report, options, arena, out, err);

	if (status != SG_OK)
		return status;
	if (options->plain) {
		sg_text_plain(&page);
	} else if (report->n_postings == 0) {
		sg_page_line(&page, "No posting was read, so there is nothing to report.");
		sg_text_sources(&page, false);
	} else if (report->n_postings == 1) {
		sg_text_one(&page, &report->postings[0]);
		if (report->n_sources > 0)
			sg_text_sources(&page, false);
	} else {
		sg_text_many(&page);
	}
	return sg_page_failed(&page) ? sg_no_memory(err) : SG_OK;
}
