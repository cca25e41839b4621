/* SPDX-License-Identifier: MIT */
#include "base/sort.h"

#include <stdlib.h>

static int by_number(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;

	return *a < *b ? -1 : *a > *b;
}

void sg_sort_numbers(uint32_t *at, size_t n)
{
	if (n > 0)
		qsort(at, n, sizeof *at, by_number);
}
