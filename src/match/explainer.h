/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/explain.h>

#include "match/trace.h"

/*
 * Explainer: a traced reading being put into words. explain.c tells of places, asking.c of
 * what they ask.
 *
 * Ownership: texts live in the arena or are borrowed. Running out of memory is remembered.
 */
struct sg_explainer {
	struct sg_reading *reading;
	struct sg_arena *arena;
	const struct sg_trace *trace;
	uint32_t counted;     /* the text up to here has been searched for line breaks */
	uint32_t line_breaks; /* in it */
	bool failed;
};

/* The text, which is absent when memory ran out. */
sg_str sg_explainer_keep(struct sg_explainer *explainer, sg_str text);
#define SG_SAY(explainer, ...)                                                                     \
	sg_explainer_keep(explainer, sg_arena_printf((explainer)->arena, __VA_ARGS__))

sg_str sg_explainer_name(const struct sg_explainer *explainer, uint32_t skill);
sg_str sg_explainer_id(const struct sg_explainer *explainer, uint32_t skill);
/* Fills in the askings. */
void sg_explain_groups(struct sg_explainer *explainer, struct sg_explanation *out);
