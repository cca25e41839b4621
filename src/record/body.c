/* SPDX-License-Identifier: MIT */
#include "record/body.h"

#include "record/entity.h"

static const sg_str tags[] = {
	SG_LIT("p"),      SG_LIT("br"),     SG_LIT("div"),     SG_LIT("span"),    SG_LIT("ul"),
	SG_LIT("ol"),     SG_LIT("li"),     SG_LIT("h1"),      SG_LIT("h2"),      SG_LIT("h3"),
	SG_LIT("h4"),     SG_LIT("h5"),     SG_LIT("h6"),      SG_LIT("strong"),  SG_LIT("em"),
	SG_LIT("b"),      SG_LIT("i"),      SG_LIT("u"),       SG_LIT("a"),       SG_LIT("table"),
	SG_LIT("tbody"),  SG_LIT("tr"),     SG_LIT("td"),      SG_LIT("th"),      SG_LIT("section"),
	SG_LIT("article"), SG_LIT("header"), SG_LIT("footer"), SG_LIT("main"),    SG_LIT("pre"),
	SG_LIT("code"),   SG_LIT("hr"),     SG_LIT("font"),    SG_LIT("img"),     SG_LIT("small"),
	SG_LIT("sup"),    SG_LIT("sub"),    SG_LIT("dl"),      SG_LIT("dt"),      SG_LIT("dd"),
	SG_LIT("center"), SG_LIT("label"),  SG_LIT("html"),    SG_LIT("body"),    SG_LIT("head"),
	SG_LIT("title"),  SG_LIT("blockquote"),
};

static bool is_tag_name(sg_str name)
{
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (sg_str_eq_fold(name, tags[i]))
			return true;
	return false;
}

/*
 * Whether a known tag starts at at, where a '<' is. One letter alone can be a type parameter,
 * so such names count when they close, have attributes, or are paragraphs.
 */
static bool is_tag_at(sg_str text, size_t at)
{
	bool closes = at + 1 < text.len && text.ptr[at + 1] == '/';
	size_t start = at + (closes ? 2 : 1), end = start;
	char after;

	while (end < text.len && end - start <= 10 &&
	       (sg_is_alpha(text.ptr[end]) || sg_is_digit(text.ptr[end])))
		end++;
	if (end == text.len || !is_tag_name(sg_str_sub(text, start, end)))
		return false;
	after = text.ptr[end];
	if (end - start == 1 && !closes && sg_lower(text.ptr[start]) != 'p')
		return sg_is_space(after) && sg_lower(text.ptr[start]) == 'a';
	return after == '>' || after == '/' || sg_is_space(after);
}

bool sg_body_is_html(sg_str text)
{
	for (size_t at = sg_str_find(text, SG_STR("<"), 0); at != SIZE_MAX;
	     at = sg_str_find(text, SG_STR("<"), at + 1))
		if (is_tag_at(text, at))
			return true;
	return false;
}

/* Whether a line of Markdown could not be meant otherwise. */
static bool is_marked(sg_str line)
{
	size_t hashes = 0;

	while (hashes < line.len && line.ptr[hashes] == '#')
		hashes++;
	if (hashes >= 1 && hashes <= 6 && hashes < line.len && line.ptr[hashes] == ' ')
		return true;
	return (line.len > 4 && sg_str_starts(line, SG_STR("**")) && line.ptr[2] != ' ') ||
	       sg_str_find(line, SG_STR("](http"), 0) != SIZE_MAX;
}

bool sg_body_is_markdown(sg_str text)
{
	while (text.ptr != NULL)
		if (is_marked(sg_str_cut(&text, '\n')))
			return true;
	return false;
}

sg_str sg_body_type(sg_str text)
{
	if (sg_body_is_html(text))
		return SG_STR("text/html");
	return sg_body_is_markdown(text) ? SG_STR("text/markdown") : SG_STR("text/plain");
}

sg_str sg_body_unwrap(struct sg_arena *arena, sg_str text)
{
	return sg_body_is_html(text) ? text : sg_entity_decode(arena, text);
}

/* Text as HTML that shows the same lines. */
static void add_as_html(struct sg_buf *buf, sg_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		switch (text.ptr[i]) {
		case '&':
			sg_buf_add(buf, SG_STR("&amp;"));
			break;
		case '<':
			sg_buf_add(buf, SG_STR("&lt;"));
			break;
		case '\n':
			sg_buf_add(buf, SG_STR("<br>\n"));
			break;
		default:
			sg_buf_add_char(buf, text.ptr[i]);
		}
	}
}

static void turn_into_html(struct sg_body *body)
{
	sg_str text = sg_buf_str(&body->text);

	body->text = (struct sg_buf){ .arena = body->text.arena, .failed = body->text.failed };
	body->html = true;
	if (text.len == 0)
		return;
	sg_buf_add(&body->text, SG_STR("<div>"));
	add_as_html(&body->text, text);
	sg_buf_add(&body->text, SG_STR("</div>\n"));
}

void sg_body_begin(struct sg_body *body, struct sg_arena *arena, sg_str text)
{
	body->text = (struct sg_buf){ .arena = arena };
	body->html = sg_body_is_html(text);
	sg_buf_add(&body->text, text);
}

static void add_html_part(struct sg_buf *buf, sg_str heading, sg_str part)
{
	bool items = sg_str_starts_fold(part, SG_STR("<li"));

	if (heading.len > 0) {
		sg_buf_add(buf, SG_STR("\n<h3>"));
		add_as_html(buf, heading);
		sg_buf_add(buf, SG_STR("</h3>"));
	}
	sg_buf_add(buf, items ? SG_STR("\n<ul>") : SG_STR("\n<div>"));
	if (sg_body_is_html(part))
		sg_buf_add(buf, part);
	else
		add_as_html(buf, part);
	sg_buf_add(buf, items ? SG_STR("</ul>\n") : SG_STR("</div>\n"));
}

void sg_body_add(struct sg_body *body, sg_str heading, sg_str part)
{
	part = sg_str_trim(part);
	heading = sg_str_trim(heading);
	if (part.len == 0)
		return;
	if (!body->html && sg_body_is_html(part))
		turn_into_html(body);
	if (body->html) {
		add_html_part(&body->text, heading, part);
		return;
	}
	if (body->text.len > 0)
		sg_buf_add(&body->text, SG_STR("\n\n"));
	if (heading.len > 0) {
		sg_buf_add(&body->text, heading);
		sg_buf_add(&body->text, SG_STR("\n\n"));
	}
	sg_buf_add(&body->text, part);
}

/* Lower-case letters and digits only; tags and references are left out. */
static sg_str skeleton(struct sg_arena *arena, sg_str text, size_t max)
{
	char *out = sg_arena_alloc(arena, text.len < max ? text.len : max, 1);
	size_t len = 0;

	for (size_t i = 0; out != NULL && i < text.len && len < max; i++) {
		char c = text.ptr[i];
		size_t close = SIZE_MAX;

		if (c == '<' && i + 1 < text.len &&
		    (sg_is_alpha(text.ptr[i + 1]) || text.ptr[i + 1] == '/'))
			close = sg_str_find(sg_str_sub(text, 0, i + 400), SG_STR(">"), i);
		else if (c == '&')
			close = sg_str_find(sg_str_sub(text, 0, i + 10), SG_STR(";"), i);
		if (close != SIZE_MAX)
			i = close;
		else if (sg_is_word(c) && c != '_')
			out[len++] = sg_lower(c);
	}
	return (sg_str){ out, len };
}

bool sg_body_contains(struct sg_arena *arena, sg_str text, sg_str part)
{
	enum { SHORTEST = 12, COMPARED = 200 };
	sg_str needle = skeleton(arena, part, COMPARED);

	/* A word or two are found in any text by chance. */
	if (needle.len < SHORTEST)
		return sg_str_find(text, sg_str_trim(part), 0) != SIZE_MAX;
	return sg_str_find(skeleton(arena, text, text.len), needle, 0) != SIZE_MAX;
}
