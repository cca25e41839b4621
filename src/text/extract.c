/* SPDX-License-Identifier: MIT */
#include <skillgap/skillgap.h>

#include <string.h>

#include "text/clean.h"
#include "text/html.h"
#include "text/section.h"

enum {
	REPEATS_WITHIN = 3, /* lines in which a body may say the title again */
};

struct writer {
	struct sg_buf text;
	sg_vec(struct sg_section) sections;
};

static bool read_body(const struct sg_posting *posting, struct sg_arena *arena,
		      struct sg_lines *lines, struct sg_error *err)
{
	bool html = sg_str_starts_fold(posting->media_type, SG_STR("text/html")) ||
		    sg_html_is(posting->body);

	*lines = (struct sg_lines){ .arena = arena };
	if (posting->outcome != SG_OUTCOME_OK || posting->body.len == 0)
		return true;
	if (html)
		return sg_html_text(posting->body, arena, lines, err) == SG_OK;
	return sg_lines_read(posting->body, arena, lines, err) == SG_OK;
}

static void drop_line(struct sg_lines *lines, size_t i)
{
	lines->n--;
	memmove(&lines->at[i], &lines->at[i + 1], (lines->n - i) * sizeof *lines->at);
}

/* One line, single spaces. Absent when nothing is left or memory ran out. */
static sg_str clean_title(struct sg_arena *arena, sg_str title, bool *failed)
{
	struct sg_lines lines = { .arena = arena };

	title = sg_clean_dup(arena, title);
	for (size_t i = 0; i < title.len; i++)
		if (title.ptr[i] == '\n' || title.ptr[i] == '\t')
			((char *)(uintptr_t)title.ptr)[i] = ' ';
	sg_lines_add(&lines, (struct sg_line){ .text = title, .heading = 1 });
	*failed = title.ptr == NULL || lines.failed;
	return lines.n == 0 ? (sg_str){ NULL, 0 } : lines.at[0].text;
}

/* Compares without regard to case, spaces and punctuation. */
static bool reads_same(sg_str a, sg_str b)
{
	size_t i = 0, k = 0;

	for (;;) {
		while (i < a.len && !sg_is_word(a.ptr[i]))
			i++;
		while (k < b.len && !sg_is_word(b.ptr[k]))
			k++;
		if (i == a.len || k == b.len)
			return i == a.len && k == b.len;
		if (sg_lower(a.ptr[i++]) != sg_lower(b.ptr[k++]))
			return false;
	}
}

static void drop_repeated(struct sg_lines *lines, sg_str title)
{
	for (size_t i = 0; i < lines->n && i < REPEATS_WITHIN; i++) {
		if (lines->at[i].level == 0 && reads_same(lines->at[i].text, title)) {
			drop_line(lines, i);
			return;
		}
	}
}

/* A body without a title often starts with it. */
static sg_str take_title(const struct sg_dict *dict, struct sg_lines *lines)
{
	sg_str title;

	if (lines->n < 2 || !sg_line_is_title(dict, &lines->at[0]))
		return (sg_str){ NULL, 0 };
	title = lines->at[0].text;
	drop_line(lines, 0);
	return title;
}

static void open_section(struct writer *writer, struct sg_arena *arena, enum sg_section_kind kind,
			 size_t body)
{
	uint32_t at = (uint32_t)writer->text.len;
	struct sg_section *section;

	if (writer->sections.n > 0)
		writer->sections.at[writer->sections.n - 1].span.end = at;
	section = sg_push(arena, &writer->sections);
	if (section == NULL)
		writer->text.failed = true;
	else
		*section = (struct sg_section){ kind, { at, at }, at + (uint32_t)body };
}

static void write_blank(struct writer *writer)
{
	size_t len = writer->text.len;

	if (len > 1 && (writer->text.ptr[len - 1] != '\n' || writer->text.ptr[len - 2] != '\n'))
		sg_buf_add_char(&writer->text, '\n');
}

/* A line as it stands in the document; *lead is how long its list mark is. */
static size_t mark_length(const struct sg_line *line)
{
	return line->level == 0 ? 0 : (size_t)line->level * 2;
}

static void write_line(struct writer *writer, const struct sg_line *line)
{
	for (uint8_t i = 1; i < line->level; i++)
		sg_buf_add(&writer->text, SG_STR("  "));
	if (line->level > 0)
		sg_buf_add(&writer->text, SG_STR("- "));
	sg_buf_add(&writer->text, line->text);
	sg_buf_add_char(&writer->text, '\n');
}

static void write_lines(struct writer *writer, struct sg_arena *arena, const struct sg_lines *lines,
			const struct sg_opening *openings, size_t n_openings)
{
	size_t next = 0;

	if (lines->n > 0 && (n_openings == 0 || openings[0].line > 0))
		open_section(writer, arena, SG_SECTION_OTHER, 0);
	for (size_t i = 0; i < lines->n && !writer->text.failed; i++) {
		const struct sg_line *line = &lines->at[i];
		bool opens = next < n_openings && openings[next].line == i;
		bool heads = opens && openings[next].body == line->text.len;

		if (line->blank_before || line->heading > 0 || (heads && line->level == 0))
			write_blank(writer);
		if (opens) {
			size_t body = openings[next].body;

			if (body > 0) /* a heading that is the whole line has its '\n' too */
				body += mark_length(line) + (heads ? 1 : 0);
			open_section(writer, arena, openings[next++].kind, body);
		}
		write_line(writer, line);
	}
}

enum sg_status sg_extract(const struct sg_dict *dict, const struct sg_posting *posting,
			  struct sg_arena *arena, struct sg_document *out, struct sg_error *err)
{
	struct writer writer = { .text = { .arena = arena, .max = UINT32_MAX } };
	const struct sg_opening *openings = NULL;
	struct sg_lines lines;
	size_t n_openings = 0;
	bool failed = false;
	sg_str title;

	*out = (struct sg_document){ .text = SG_STR("") };
	if (!read_body(posting, arena, &lines, err))
		return SG_ENOMEM;
	title = clean_title(arena, posting->title, &failed);
	if (failed)
		return sg_no_memory(err);
	if (title.len > 0)
		drop_repeated(&lines, title);
	else
		title = take_title(dict, &lines);
	if (sg_section_find(dict, &lines, arena, &openings, &n_openings, err) != SG_OK)
		return SG_ENOMEM;
	if (title.len > 0) {
		open_section(&writer, arena, SG_SECTION_TITLE, 0);
		sg_buf_add(&writer.text, title);
		sg_buf_add_char(&writer.text, '\n');
		if (lines.n > 0)
			sg_buf_add_char(&writer.text, '\n');
	}
	write_lines(&writer, arena, &lines, openings, n_openings);
	if (writer.text.failed)
		return sg_no_memory(err);
	if (writer.sections.n > 0)
		writer.sections.at[writer.sections.n - 1].span.end = (uint32_t)writer.text.len;
	out->text = sg_buf_str(&writer.text);
	out->sections = writer.sections.at;
	out->n_sections = writer.sections.n;
	return SG_OK;
}
