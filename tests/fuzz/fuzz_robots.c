/* SPDX-License-Identifier: MIT */
/* robots.txt. The first line is the User-Agent, the second an address asked for. */
#include "fuzz/fuzz.h"

#include "fetch/robots.h"

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	static const sg_str paths[] = { SG_LIT(""), SG_LIT("/"), SG_LIT("/jobs?page=2"),
					SG_LIT("/jobs/%41%e2%82/a*b$") };
	sg_str token = sg_robots_token(fuzz_line(&in)), path = fuzz_line(&in);
	struct sg_robots *robots = NULL;

	MUST(sg_robots_new(&robots, in, token, NULL) == SG_OK);
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		fuzz_note(fuzz, "%d", sg_robots_allows(robots, paths[i]));
	fuzz_note(fuzz, "%d %u", sg_robots_allows(robots, path),
		  (unsigned)sg_robots_delay_ms(robots));
	MUST(sg_robots_delay_ms(robots) <= 86400u * 1000);
	/* The file that says nothing forbids nothing. */
	if (in.len == 0)
		MUST(sg_robots_allows(robots, path));
	sg_robots_free(robots);
}
