/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/types.h>

/*
 * Output held back until it is known what is to be done with it. { 0 } is empty; whoever has one
 * frees `at`.
 */
struct held {
	char *at;
	size_t n, cap;
};

/* An sg_sink_fn; stops when memory runs out. */
int held_add(void *held, sg_str chunk);
