/* SPDX-License-Identifier: MIT */
#pragma once

#include <stddef.h>

#include <skillgap/types.h>

/*
 * Other files: those of a folder that hold no posting, by what they are.
 */
struct other {
	size_t n;
	struct {
		char what[24];
		size_t n;
	} kinds[8];
	size_t n_kinds;
	char mend[sizeof((struct sg_error *)0)->mend]; /* the first one; or "" */
};

/* Counts what the reader says is in a file; false when it says something else. */
bool other_add(struct other *other, const struct sg_error *err);
/* "4 files, no posting in them (2 images, 1 archive, 1 empty)", of n files. */
void other_tell(const struct other *other, size_t n, char *out, size_t size);
