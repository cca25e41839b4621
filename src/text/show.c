/* SPDX-License-Identifier: MIT */
#include <skillgap/skillgap.h>

#include "base/out.h"
#include "base/utf8.h"

/* Adds text without the characters that act on a terminal. */
static void add_safe(struct sg_out *out, sg_str text)
{
	size_t start = 0;

	for (size_t at = 0; at < text.len;) {
		size_t from = at;

		if (!sg_is_control(sg_utf8_next(text, &at)))
			continue;
		sg_out_add(out, sg_str_sub(text, start, from));
		start = at;
	}
	sg_out_add(out, sg_str_sub(text, start, text.len));
}

/* A heading with what it was understood as, and a line below it. */
static void add_heading(struct sg_out *out, sg_str heading, const struct sg_section *section)
{
	bool title = section->kind == SG_SECTION_TITLE;
	size_t columns = sg_utf8_columns(heading);

	add_safe(out, heading);
	if (!title && section->kind != SG_SECTION_OTHER)
		sg_out_printf(out, "  [%s]", sg_section_name(section->kind));
	sg_out_add(out, SG_STR("\n"));
	for (size_t i = 0; i < columns; i++)
		sg_out_add(out, title ? SG_STR("=") : SG_STR("-"));
	sg_out_add(out, SG_STR("\n"));
}

/* The line a section starts with, where that is a heading and nothing else. */
static sg_str heading_of(sg_str text, const struct sg_section *section)
{
	sg_str rest = sg_str_sub(text, section->span.start, section->span.end);
	sg_str line = sg_str_cut(&rest, '\n');

	if (section->kind == SG_SECTION_TITLE)
		return line;
	if (section->body <= section->span.start ||
	    section->body - section->span.start < line.len || sg_str_starts(line, SG_STR("- ")) ||
	    sg_str_starts(line, SG_STR("  ")))
		return (sg_str){ NULL, 0 };
	return line;
}

enum sg_status sg_document_write(const struct sg_document *document, sg_sink_fn sink, void *user,
				 struct sg_error *err)
{
	struct sg_out out;
	size_t at = 0;

	sg_out_init(&out, sink, user);
	for (size_t i = 0; i < document->n_sections; i++) {
		const struct sg_section *section = &document->sections[i];
		sg_str heading = heading_of(document->text, section);

		if (heading.len == 0 || section->span.start < at)
			continue;
		add_safe(&out, sg_str_sub(document->text, at, section->span.start));
		add_heading(&out, heading, section);
		at = section->span.start + heading.len + 1;
	}
	add_safe(&out, sg_str_sub(document->text, at, document->text.len));
	return sg_out_finish(&out, err);
}
