/* SPDX-License-Identifier: MIT */
/* Text through all stages up to findings and their reasons. The first line is the title. */
#include "fuzz/fuzz.h"

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	struct sg_input input = { .source = SG_STR("input"), .bytes = in,
				  .media_type = SG_STR("text/plain; charset=utf-8") };

	(void)fuzz_read(fuzz, &input, true);
}
