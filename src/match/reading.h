/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/pattern.h"
#include "match/words.h"

#include "dict/cue.h"

/*
 * Reading: one posting while it is understood.
 *
 *     text --words--> hits --names--> mentions
 *     text --lines--> lines --tokens--> tokens of a sentence --groups, strength, years-->
 *     requirements and facts --collect--> findings
 *
 * Each step fills in its part and reads those before it. Everything lives in the posting's
 * arena. One reading, one thread.
 */

/* A line of the document with what stands above it. */
struct sg_text_line {
	uint32_t start, end; /* without list mark and line break */
	enum sg_section_kind section; /* of the document's, passages apart: see lines.c */
	bool heading; /* the heading of its section, or the title */
	bool item;    /* of a list */
	bool capitals; /* written in capitals throughout, which then tell nothing */
};

/* A place that names a skill for sure. */
struct sg_named {
	uint32_t start, end;
	uint32_t skill;
	uint32_t line;
	enum sg_polarity polarity; /* as its requirement says */
};

struct sg_trace;

struct sg_reading {
	const struct sg_dict *dict;
	const struct sg_image *image;
	struct sg_patterns *patterns;
	const struct sg_posting *posting;
	const struct sg_document *document;
	sg_str text;
	struct sg_arena *arena;
	struct sg_arena *scratch; /* of the sentence at hand */
	bool failed; /* memory ran out */
	struct sg_trace *trace; /* what is decided and why, or NULL: trace.h */

	struct sg_hits hits;    /* candidates */
	struct sg_hits phrases; /* cues */
	sg_vec(struct sg_text_line) lines;
	sg_vec(struct sg_named) mentions; /* in text order */
	sg_vec(sg_span) companies; /* where organisations are named, in text order, apart */
	bool any_heading; /* some heading of the document is known */
	size_t next_phrase, next_mention; /* the first at or behind the sentence at hand */
};

static inline enum sg_cue sg_cue_at(const struct sg_reading *reading, uint32_t phrase)
{
	const struct sg_image_phrase *phrases =
		sg_image_at(reading->image, reading->image->phrases.at);

	return (enum sg_cue)phrases[phrase].cue;
}

static inline sg_str sg_cue_value(const struct sg_reading *reading, uint32_t phrase)
{
	const struct sg_image_phrase *phrases =
		sg_image_at(reading->image, reading->image->phrases.at);

	return sg_image_str(reading->image, phrases[phrase].value);
}

static inline sg_str sg_reading_text(const struct sg_reading *reading, uint32_t start, uint32_t end)
{
	return sg_str_sub(reading->text, start, end);
}

/*
 * Fill in lines; companies; hits of patterns; mentions. They set reading->failed when memory
 * runs out.
 */
void sg_reading_lines(struct sg_reading *reading);
void sg_reading_companies(struct sg_reading *reading);
void sg_reading_shaped(struct sg_reading *reading);
void sg_reading_names(struct sg_reading *reading);

/* The line that holds byte `at`; lines cover the text but for blank ones. */
uint32_t sg_reading_line_of(const struct sg_reading *reading, uint32_t at);
/* Whether the bytes are part of the name of an organisation or of a row of such names. */
bool sg_reading_in_company(const struct sg_reading *reading, uint32_t start, uint32_t end);
/* Whether the bytes are part of a URL, an e-mail address, a domain or a file name. */
bool sg_in_address(sg_str text, uint32_t start, uint32_t end);
