/* SPDX-License-Identifier: MIT */
#pragma once

/*
 * Output against a file that a person has looked through, data/expected/NAME. The variable
 * SKILLGAP_TEST_UPDATE writes these files anew, to be reviewed.
 */
#include <stdlib.h>

#include "base/str.h"
#include "written.h"

/* A sink like keep(): each object of JSON begins a line, so that differences can be read. */
static inline int keep_lines(void *user, sg_str chunk)
{
	for (size_t i = 0; i < chunk.len; i++)
		if ((chunk.ptr[i] == '{' && keep(user, SG_STR("\n")) != 0) ||
		    keep(user, sg_str_sub(chunk, i, i + 1)) != 0)
			return 1;
	return 0;
}

/* Where two texts part, with what stands around it. */
static inline void tell_difference(const char *name, sg_str got, sg_str want)
{
	size_t at = 0, from;

	while (at < got.len && at < want.len && got.ptr[at] == want.ptr[at])
		at++;
	from = at > 60 ? at - 60 : 0;
	printf("# %s, byte %zu: got \"%.*s\", want \"%.*s\"\n", name, at,
	       (int)(got.len - from < 140 ? got.len - from : 140), got.ptr + from,
	       (int)(want.len - from < 140 ? want.len - from : 140), want.ptr + from);
}

static inline void check_file(const char *name, const struct written *got)
{
	static struct written want;
	bool update = getenv("SKILLGAP_TEST_UPDATE") != NULL, same;
	char path[1024];
	FILE *file;

	snprintf(path, sizeof path, "%s/expected/%s", TEST_DATA, name);
	file = fopen(path, update ? "w+b" : "rb");
	CHECK(file != NULL);
	if (file == NULL)
		return;
	if (update) {
		fwrite(got->text, 1, got->n, file);
		rewind(file);
	}
	want.n = fread(want.text, 1, sizeof want.text, file);
	fclose(file);
	same = want.n == got->n && memcmp(want.text, got->text, got->n) == 0;
	CHECK(same);
	if (!same)
		tell_difference(name, (sg_str){ got->text, got->n }, (sg_str){ want.text, want.n });
}
