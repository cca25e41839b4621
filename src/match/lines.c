/* SPDX-License-Identifier: MIT */
#include "match/reading.h"

#include "base/names.h"

static bool all_capitals(sg_str text)
{
	size_t upper = 0, lower = 0;

	/* Most lines show by their first words that they are not. */
	for (size_t i = 0; i < text.len && lower * 10 < text.len - lower; i++) {
		upper += sg_is_upper(text.ptr[i]);
		lower += sg_is_lower(text.ptr[i]);
	}
	return upper > 8 && lower * 10 < upper;
}

static void add_line(struct sg_reading *reading, const struct sg_section *section, uint32_t start,
		     uint32_t end)
{
	struct sg_text_line line = { .section = section->kind };
	struct sg_text_line *slot;

	line.heading = start < section->body || section->kind == SG_SECTION_TITLE;
	while (start < end && sg_is_space(reading->text.ptr[start]))
		start++;
	while (end > start && sg_is_space(reading->text.ptr[end - 1]))
		end--;
	if (!line.heading && end - start >= 2 && reading->text.ptr[start] == '-' &&
	    reading->text.ptr[start + 1] == ' ') {
		line.item = true;
		start += 2;
	}
	if (start == end)
		return;
	line.start = start;
	line.end = end;
	line.capitals = all_capitals(sg_reading_text(reading, start, end));
	slot = sg_push(reading->arena, &reading->lines);
	if (slot == NULL)
		reading->failed = true;
	else
		*slot = line;
}

static bool asks(enum sg_section_kind section)
{
	return section == SG_SECTION_REQUIRED || section == SG_SECTION_PREFERRED;
}

static uint32_t end_of_first_sentence(const struct sg_reading *reading,
				      const struct sg_text_line *line)
{
	const char *text = reading->text.ptr;

	for (uint32_t i = line->start; i + 2 < line->end; i++)
		if ((text[i] == '.' || text[i] == '!' || text[i] == '?') &&
		    sg_is_space(text[i + 1]) && !sg_is_lower(text[i + 2]))
			return i;
	return line->end;
}

/* The section that a line belongs to by what its first sentence speaks of, or -1; *next is the
 * first cue that may stand in it. */
static int passage_of(const struct sg_reading *reading, const struct sg_text_line *line,
		      size_t *next)
{
	const struct sg_hits *phrases = &reading->phrases;
	uint32_t end = line->end;
	bool seen = false;

	while (*next < phrases->n && phrases->at[*next].start < line->start)
		(*next)++;
	for (size_t i = *next; i < phrases->n && phrases->at[i].start < end; i++) {
		int kind;

		if (sg_cue_at(reading, phrases->at[i].target) != SG_CUE_PASSAGE)
			continue;
		if (!seen)
			end = end_of_first_sentence(reading, line);
		seen = true;
		kind = sg_section_of(sg_cue_value(reading, phrases->at[i].target));
		if (phrases->at[i].start < end &&
		    (asks(line->section) || kind == SG_SECTION_LEGAL))
			return kind;
	}
	return -1;
}

/* Whether a heading stands in front of the line, on the line of the text that it is part of. */
static bool follows_lead(const struct sg_reading *reading, size_t i)
{
	const struct sg_text_line *line = &reading->lines.at[i];

	return i > 0 && line[-1].heading &&
	       sg_str_find(sg_reading_text(reading, line[-1].end, line->start), SG_STR("\n"), 0) ==
		       SIZE_MAX;
}

/*
 * Postings close with law, pay and praise, often without a heading of their own. A paragraph
 * that begins so is no part of the requirements it stands below; nor, where those are a list,
 * are the paragraphs after it.
 */
static void set_passages_apart(struct sg_reading *reading)
{
	bool listed = false, apart = false;
	size_t next = 0;

	for (size_t i = 0; i < reading->lines.n; i++) {
		struct sg_text_line *line = &reading->lines.at[i];
		bool free = !line->heading && !line->item && !follows_lead(reading, i);
		int kind = free ? passage_of(reading, line, &next) : -1;

		listed = !line->heading && (listed || line->item);
		apart = free && asks(line->section) && (apart || (kind >= 0 && listed));
		if (kind >= 0)
			line->section = (enum sg_section_kind)kind;
		else if (apart)
			line->section = SG_SECTION_OTHER;
	}
}

void sg_reading_lines(struct sg_reading *reading)
{
	const struct sg_document *document = reading->document;

	for (size_t i = 0; i < document->n_sections; i++) {
		const struct sg_section *section = &document->sections[i];
		uint32_t at = section->span.start, end = section->span.end;

		if (section->kind != SG_SECTION_OTHER && section->kind != SG_SECTION_TITLE)
			reading->any_heading = true;
		while (at < end) {
			sg_str rest = sg_reading_text(reading, at, end);
			size_t stop = at + sg_str_cut(&rest, '\n').len;

			/* "Stack: Go, Kafka": a heading may end within its line. */
			if (at < section->body && section->body < stop)
				stop = section->body - 1;
			add_line(reading, section, at, (uint32_t)stop);
			at = (uint32_t)stop + 1;
		}
	}
	set_passages_apart(reading);
}

uint32_t sg_reading_line_of(const struct sg_reading *reading, uint32_t at)
{
	size_t low = 0, high = reading->lines.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (reading->lines.at[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return (uint32_t)low;
}
