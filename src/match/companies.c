/* SPDX-License-Identifier: MIT */
#include "match/reading.h"

#include <stdlib.h>
#include <string.h>

#include "dict/word.h"

/*
 * Companies: where a text names organisations, whose names then are no skills.
 *
 * "Trusted by Elastic, Snowflake and Acme": a row of proper names after a cue for customers,
 * investors and former employers. "(Meta, Netflix, Databricks)": a row in which at least two
 * are names of organisations that the dictionary knows. "The Linux Foundation": such a name.
 */
/* Looked at on either side of a cue. */
enum { LONGEST_ROW = 400 };

static bool is_proper(sg_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (sg_is_upper(word.ptr[i]) || sg_is_digit(word.ptr[i]))
			return true;
	return false;
}

/* Whether the sign may stand in a row of names. A dot may within a name: "Booking.com". */
static bool joins(sg_str text, uint32_t at)
{
	if (text.ptr[at] == '.')
		return at + 1 < text.len && sg_word_at(text, at + 1) > 0;
	return memchr(" ,/&'-", text.ptr[at], 6) != NULL || (unsigned char)text.ptr[at] >= 0x80;
}

/* The end of the longest cue of this kind that starts at `at`, or 0. */
static uint32_t cue_until(const struct sg_reading *reading, uint32_t at, enum sg_cue cue)
{
	size_t i = sg_hits_first(&reading->phrases, at);

	for (; i < reading->phrases.n && reading->phrases.at[i].start == at; i++)
		if (sg_cue_at(reading, reading->phrases.at[i].target) == cue)
			return reading->phrases.at[i].end;
	return 0;
}

/* Whether the word belongs to a row of names: a proper name, or "and". */
static bool goes_on(const struct sg_reading *reading, uint32_t start, uint32_t end)
{
	return is_proper(sg_reading_text(reading, start, end)) ||
	       cue_until(reading, start, SG_CUE_AND) == end;
}

/* The end of the row of proper names that starts at `at`; at itself when there is none. */
static uint32_t row_end(const struct sg_reading *reading, uint32_t at, uint32_t line_end)
{
	uint32_t last = at;

	if (line_end - at > LONGEST_ROW)
		line_end = at + LONGEST_ROW;
	while (at < line_end) {
		uint32_t start = at;
		size_t step;

		while (at < line_end && (step = sg_word_at(reading->text, at)) > 0)
			at += (uint32_t)step;
		if (at == start && !joins(reading->text, at))
			break;
		if (at > start && !goes_on(reading, start, at))
			break;
		if (at > start)
			last = at;
		else
			at++;
	}
	return last;
}

/* The start of the row of proper names that ends at `at`. */
static uint32_t row_start(const struct sg_reading *reading, uint32_t at, uint32_t line_start)
{
	uint32_t first = at;

	if (at - line_start > LONGEST_ROW)
		line_start = at - LONGEST_ROW;
	while (at > line_start) {
		uint32_t end = at;

		while (at > line_start && sg_word_before(reading->text, at))
			at--;
		if (at == end && !joins(reading->text, at - 1))
			break;
		if (at < end && !goes_on(reading, at, end))
			break;
		if (at < end)
			first = at;
		else
			at--;
	}
	return first;
}

/* An organisation by itself: "Meta" of "Meta, Netflix", not of "Meta Ads". */
static bool is_item(const struct sg_reading *reading, const struct sg_hit *hit)
{
	sg_str text = reading->text;

	return hit->end >= text.len || text.ptr[hit->end] != ' ' ||
	       sg_word_at(text, hit->end + 1) == 0 ||
	       cue_until(reading, hit->end + 1, SG_CUE_AND) > 0 ||
	       cue_until(reading, hit->end + 1, SG_CUE_OR) > 0;
}

static unsigned organisations_in(const struct sg_reading *reading, uint32_t start, uint32_t end)
{
	unsigned n = 0;

	for (size_t i = sg_hits_first(&reading->phrases, start);
	     i < reading->phrases.n && reading->phrases.at[i].start < end; i++) {
		const struct sg_hit *hit = &reading->phrases.at[i];

		n += sg_cue_at(reading, hit->target) == SG_CUE_ORGANISATION &&
		     is_item(reading, hit);
	}
	return n;
}

/* After "companies" a cue for examples has to follow; "trusted by" speaks for itself. */
static uint32_t opened_at(const struct sg_reading *reading, const struct sg_hit *hit)
{
	uint32_t at = hit->end, end;
	bool comma = false;

	while (at < reading->text.len && (reading->text.ptr[at] == ' ' ||
					  (reading->text.ptr[at] == ',' && !comma))) {
		comma = comma || reading->text.ptr[at] == ',';
		at++;
	}
	end = cue_until(reading, at, SG_CUE_SUCH_AS);
	if (end > 0)
		return end;
	return sg_str_eq(sg_cue_value(reading, hit->target), SG_STR("such_as")) ? 0 : at;
}

static void add(struct sg_reading *reading, uint32_t start, uint32_t end)
{
	sg_span *slot;

	if (end <= start)
		return;
	slot = sg_push(reading->arena, &reading->companies);
	if (slot == NULL)
		reading->failed = true;
	else
		*slot = (sg_span){ start, end };
}

static void look_at(struct sg_reading *reading, const struct sg_hit *hit)
{
	const struct sg_text_line *line;
	uint32_t index = sg_reading_line_of(reading, hit->start), start, end;

	if (index >= reading->lines.n)
		return;
	line = &reading->lines.at[index];
	if (hit->start < line->start || line->capitals)
		return;
	if (sg_cue_at(reading, hit->target) == SG_CUE_CUSTOMERS) {
		start = opened_at(reading, hit);
		if (start > 0 && start < line->end)
			add(reading, start, row_end(reading, start, line->end));
		return;
	}
	add(reading, hit->start, hit->end);
	start = row_start(reading, hit->start, line->start);
	end = row_end(reading, hit->start, line->end);
	if (organisations_in(reading, start, end) > 1)
		add(reading, start, end);
}

static int by_start(const void *a, const void *b)
{
	const sg_span *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

void sg_reading_companies(struct sg_reading *reading)
{
	size_t n = 0;
	sg_span *at;

	for (size_t i = 0; i < reading->phrases.n && !reading->failed; i++) {
		enum sg_cue cue = sg_cue_at(reading, reading->phrases.at[i].target);

		if (cue == SG_CUE_CUSTOMERS || cue == SG_CUE_ORGANISATION)
			look_at(reading, &reading->phrases.at[i]);
	}
	at = reading->companies.at;
	if (reading->companies.n > 1)
		qsort(at, reading->companies.n, sizeof *at, by_start);
	for (size_t i = 0; i < reading->companies.n; i++)
		if (n > 0 && at[i].start <= at[n - 1].end)
			at[n - 1].end = at[i].end > at[n - 1].end ? at[i].end : at[n - 1].end;
		else
			at[n++] = at[i];
	reading->companies.n = n;
}

bool sg_reading_in_company(const struct sg_reading *reading, uint32_t start, uint32_t end)
{
	const sg_span *at = reading->companies.at;
	size_t low = 0, high = reading->companies.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (at[mid].end <= start)
			low = mid + 1;
		else
			high = mid;
	}
	return low < reading->companies.n && at[low].start <= start && end <= at[low].end;
}
