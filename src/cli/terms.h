/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/explain.h>

/*
 * Terms: what `explain --unknown` collects over postings. Equal but for ASCII case is one.
 *
 * Limits: TERMS_MAX different ones; `full` says that there were more.
 */
#define TERMS_MAX 2000

struct terms {
	struct sg_term_entry *at; /* texts are the list's own */
	size_t n, cap;
	bool full;
};

/* False when memory ran out. */
bool terms_add(struct terms *terms, const struct sg_explanation *explanation);
void terms_free(struct terms *terms);
