/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as records, written, read back, and as documents. One program for several targets,
 * which differ in what their corpora hold: pages, JSON of boards, records of ours, feeds, tables,
 * mail and archives.
 */
#include "fuzz/fuzz.h"

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	struct sg_input input = { .source = SG_STR("input"), .bytes = in };

	(void)fuzz_read(fuzz, &input, false);
}
