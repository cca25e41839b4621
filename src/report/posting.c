/* SPDX-License-Identifier: MIT */
#include "report/posting.h"

const struct sg_report_posting *sg_posting_open(const struct sg_report *report,
						const struct sg_report_posting *posting,
						bool *failed)
{
	static const struct sg_findings nothing;
	static const struct sg_report_posting empty = { .about = &nothing.posting,
							.findings = &nothing };
	const struct sg_report_posting *opened = sg_report_open(report, posting, NULL);

	*failed |= opened == NULL;
	return opened != NULL ? opened : &empty;
}
