/* SPDX-License-Identifier: MIT */
/* Stands in for bench_hyperscan.c where there is no Hyperscan. */
#include "bench_hyperscan.h"

#include <stddef.h>

struct bench_hyperscan *bench_hyperscan_new(const struct sg_image *image)
{
	(void)image;
	return NULL;
}

size_t bench_hyperscan_count(struct bench_hyperscan *hyperscan, sg_str text)
{
	(void)hyperscan;
	(void)text;
	return 0;
}

size_t bench_hyperscan_bytes(const struct bench_hyperscan *hyperscan)
{
	(void)hyperscan;
	return 0;
}

void bench_hyperscan_free(struct bench_hyperscan *hyperscan)
{
	(void)hyperscan;
}
