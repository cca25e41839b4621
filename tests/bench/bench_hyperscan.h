/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/types.h>

/*
 * The names of a dictionary as literals of Hyperscan, for bench_mentions. Built without the
 * library, bench_hyperscan_new() gives NULL.
 */
struct bench_hyperscan;
struct sg_image;

struct bench_hyperscan *bench_hyperscan_new(const struct sg_image *image);
/* How often a name stands in a text with no word going on before or after it. */
size_t bench_hyperscan_count(struct bench_hyperscan *hyperscan, sg_str text);
size_t bench_hyperscan_bytes(const struct bench_hyperscan *hyperscan);
void bench_hyperscan_free(struct bench_hyperscan *hyperscan); /* NULL is allowed */
