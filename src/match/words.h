/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "dict/dict.h"
#include "dict/image.h"

/*
 * Words: which names and phrases of the dictionary could stand in this text?
 *
 * One pass over the words of the text; each name is filed under its rarest word, so most
 * words of a text are looked up and found to be nothing. A hit is a candidate: spelling and
 * borders are right, but an ambiguous name or a pattern has yet to be decided; of a pattern
 * the hit is only a word that its match must hold (match/shaped.c).
 *
 * Units:   offsets are bytes of the text.
 * Limits:  the text is at most 2^32 bytes; after SG_MAX_HITS candidates of either sort the rest
 *          of the text is not searched. Work is linear in text plus candidates.
 * Threads: reads the image, writes the caller's arena.
 */
#define SG_MAX_HITS 100000

/* Beside the flags of the name: in a line without capitals the text has small letters where
 * the spelling has capitals ("scala or kotlin"). */
#define SG_HIT_PLAIN 0x8000
/* A version is written on to the name: "Java17". */
#define SG_HIT_VERSION 0x4000

struct sg_hit {
	uint32_t start, end;
	uint32_t target;  /* index of a skill or of a phrase */
	uint32_t pattern; /* with SG_NAME_PATTERN: struct sg_image_key, then its pattern */
	uint16_t flags;   /* enum sg_name_flag */
};

struct sg_hits {
	struct sg_hit *at;
	size_t n, cap;
};

/* Skills and phrases apart, each ordered by start, then the longer first. */
SG_MUST_USE enum sg_status sg_words_scan(const struct sg_image *image, sg_str text,
					 struct sg_arena *arena, struct sg_hits *skills,
					 struct sg_hits *phrases, struct sg_error *err);

/* Words that are an ambiguous name but for their capitals, which makes them ordinary ones; for
 * those who want to know why they are no candidates. */
SG_MUST_USE enum sg_status sg_words_spellings(const struct sg_image *image, sg_str text,
					      struct sg_arena *arena, struct sg_hits *skills,
					      struct sg_error *err);

/* Orders hits as above and keeps one of those that are the same. */
void sg_hits_sort(struct sg_hits *hits);
/* The same where each stands but a few places from its own. */
void sg_hits_settle(struct sg_hits *hits);

/* No letter or digit may go on before or after; "C++17" may, since '+' ends the name. */
bool sg_words_alone(sg_str text, size_t start, size_t end);

/* Index of the first hit that starts at or after `start`; hits->n when there is none. */
size_t sg_hits_first(const struct sg_hits *hits, uint32_t start);
