/* SPDX-License-Identifier: MIT */
#include "match/reading.h"

static bool all_capitals(sg_str text)
{
	size_t upper = 0, lower = 0;

	for (size_t i = 0; i < text.len; i++) {
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
