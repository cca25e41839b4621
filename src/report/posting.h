/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/skillgap.h>

/*
 * A posting of a report, which may be packed.
 *
 * Ownership: what is open is the report's, until the next one is opened; its texts last as long
 *            as the report.
 * Errors:    a posting that cannot be opened for want of memory is one that says nothing, and
 *            *failed.
 */

/* All of it. */
const struct sg_report_posting *sg_posting_open(const struct sg_report *report,
						const struct sg_report_posting *posting,
						bool *failed);
/* What rows of a list say needs none of that. */
static inline const struct sg_posting *sg_posting_about(const struct sg_report_posting *posting)
{
	return posting->findings != NULL ? &posting->findings->posting : posting->about;
}
static inline enum sg_outcome sg_posting_outcome(const struct sg_report_posting *posting)
{
	return posting->findings != NULL ? posting->findings->outcome : posting->outcome;
}
