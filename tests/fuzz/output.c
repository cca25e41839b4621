/* SPDX-License-Identifier: MIT */
#include "fuzz/output.h"

#include "base/utf8.h"
#include "read/xml.h"

static bool is_in(sg_str name, const char *const *list)
{
	for (; *list != NULL; list++)
		if (sg_str_eq(name, sg_str_of(*list)))
			return true;
	return false;
}

/* ---- terminal ----------------------------------------------------------------------- */

/* Behind an escape sequence of ours that starts at `at`. */
static size_t skip_sequence(sg_str text, size_t at)
{
	sg_str rest = sg_str_sub(text, at, text.len);
	size_t end;

	if (sg_str_starts(rest, SG_STR("\x1b]8;;"))) {
		end = sg_str_find(rest, SG_STR("\x1b\\"), 0);
		MUST(end != SIZE_MAX);
		for (size_t i = 5; i < end; i++)
			MUST(rest.ptr[i] > ' ' && rest.ptr[i] < 0x7f);
		return at + end + 2;
	}
	MUST(sg_str_starts(rest, SG_STR("\x1b[")));
	for (end = 2; end < rest.len && (sg_is_digit(rest.ptr[end]) || rest.ptr[end] == ';');)
		end++;
	MUST(end < rest.len && rest.ptr[end] == 'm');
	return at + end + 1;
}

void output_must_be_terminal(sg_str text, bool sequences)
{
	size_t at = 0;

	MUST(sg_utf8_valid(text));
	while (at < text.len) {
		uint32_t code;

		if (sequences && text.ptr[at] == '\x1b') {
			at = skip_sequence(text, at);
			continue;
		}
		code = sg_utf8_next(text, &at);
		MUST(code != 0 && code != '\t' && !sg_is_control(code));
	}
}

/* ---- tables ------------------------------------------------------------------------- */

static bool is_number(sg_str cell)
{
	size_t digits = 0;

	for (size_t i = 0; i < cell.len; i++) {
		if (sg_is_digit(cell.ptr[i]))
			digits++;
		else if (cell.ptr[i] != '.' && (i > 0 || cell.ptr[i] != '-'))
			return i == 0 && cell.ptr[i] == '+' && cell.len > 1;
	}
	return digits > 0;
}

static void must_be_cell(sg_str cell)
{
	if (cell.len > 0 && cell.ptr[0] != '\'' && !is_number(cell))
		MUST(sg_str_find(SG_STR("=+-@\t\r\n"), sg_str_sub(cell, 0, 1), 0) == SIZE_MAX);
}

/* The end of a cell without quotes. */
static size_t plain_end(sg_str rest, bool tabs)
{
	sg_str ends = tabs ? SG_STR("\t\n") : SG_STR(",\r\n");
	size_t end = 0;

	for (; end < rest.len; end++) {
		if (sg_str_find(ends, sg_str_sub(rest, end, end + 1), 0) != SIZE_MAX)
			break;
		MUST(tabs || rest.ptr[end] != '"');
	}
	return end;
}

/* Cells as a program reads them that knows no trimming. */
static size_t count_cells(sg_str *rest, bool tabs)
{
	size_t n = 0;

	for (bool more = true; more; n++) {
		size_t start = 0, end;
		bool quoted = !tabs && sg_str_starts(*rest, SG_STR("\""));

		if (quoted) {
			for (end = ++start; end < rest->len; end++) {
				if (rest->ptr[end] != '"')
					continue;
				if (end + 1 == rest->len || rest->ptr[end + 1] != '"')
					break;
				end++;
			}
			MUST(end < rest->len);
		} else {
			end = plain_end(*rest, tabs);
		}
		must_be_cell(sg_str_sub(*rest, start, end));
		end += quoted;
		if (!tabs && end < rest->len && rest->ptr[end] == '\r')
			end++;
		MUST(end < rest->len);
		more = rest->ptr[end] == (tabs ? '\t' : ',');
		MUST(more || rest->ptr[end] == '\n');
		*rest = sg_str_sub(*rest, end + 1, rest->len);
	}
	return n;
}

void output_must_be_table(sg_str text, bool tabs)
{
	size_t columns = 0;

	MUST(sg_utf8_valid(text));
	for (size_t at = 0; at < text.len;) {
		uint32_t code = sg_utf8_next(text, &at);

		MUST(code == '\r' || !sg_is_control(code));
	}
	while (text.len > 0) {
		size_t n = count_cells(&text, tabs);

		MUST(columns == 0 || n == columns);
		columns = n;
	}
	MUST(columns > 0);
}

/* ---- pages -------------------------------------------------------------------------- */

static const char *const elements[] = {
	"html",	   "head",    "meta",	 "title",   "style",  "body",	 "header", "main",
	"nav",	   "footer",  "section", "h1",	    "h2",     "h3",	 "h4",	   "p",
	"div",	   "span",    "b",	 "i",	    "q",      "a",	 "code",   "ul",
	"ol",	   "li",      "dl",	 "dt",	    "dd",     "table",	 "thead",  "tbody",
	"tr",	   "th",      "td",	 "caption", "svg",    "desc",	 "rect",   "text",
	"line",	   "path",    "circle",	 "pattern", "defs",   "details", "g",	   "summary",
	"em",	   "small",   "strong",	 "time",    "abbr",   "h5",	 "br",
	NULL
};
static const char *const never_closed[] = { "html", "meta",	"br",	  "line",
					     "rect", "path",	"circle", NULL };
static const char *const attributes[] = {
	"aria-label", "aria-labelledby",  "charset",	"class",  "colspan",	  "content",
	"cx",	      "cy",		  "d",		"dx",	  "dy",		  "height",
	"href",	      "http-equiv",	  "id",		"lang",	  "name",	  "patternTransform",
	"r",	      "patternUnits",	  "role",	"scope",  "stroke-width", "tabindex",
	"x",	      "text-anchor",	  "width",	"y",	  "x1",		  "x2",
	"y1",	      "y2",		  "viewBox",	"open",	  "rowspan",	  "aria-hidden",
	"fill",	      "title",		  "style",	NULL
};
static const char *const references[] = { "amp;", "lt;", "gt;", "quot;", "#39;", NULL };

static void must_be_reference(sg_str text, size_t at)
{
	sg_str rest = sg_str_sub(text, at + 1, text.len);

	for (size_t i = 0; references[i] != NULL; i++)
		if (sg_str_starts(rest, sg_str_of(references[i])))
			return;
	fuzz_broken("a reference that is one of ours", __FILE__, __LINE__);
}

static size_t name_end(sg_str text, size_t at)
{
	while (at < text.len && (sg_is_alpha(text.ptr[at]) || sg_is_digit(text.ptr[at]) ||
				 text.ptr[at] == '-'))
		at++;
	return at;
}

static void must_be_link(sg_str value)
{
	MUST(sg_str_starts(value, SG_STR("#")) || sg_str_starts_fold(value, SG_STR("http://")) ||
	     sg_str_starts_fold(value, SG_STR("https://")));
}

/* Behind the attribute that starts at `at`. */
static size_t skip_attribute(sg_str text, size_t at)
{
	size_t end = name_end(text, at), close;
	sg_str name = sg_str_sub(text, at, end), value;

	MUST(is_in(name, attributes));
	if (end == text.len || text.ptr[end] != '=')
		return end;
	if (text.ptr[end + 1] != '"') {
		/* A number of ours without quotes. */
		close = name_end(text, end + 1);
		MUST(close > end + 1);
		return close;
	}
	close = sg_str_find(text, SG_STR("\""), end + 2);
	MUST(close != SIZE_MAX);
	value = sg_str_sub(text, end + 2, close);
	for (size_t i = 0; i < value.len; i++) {
		MUST(value.ptr[i] != '<' && value.ptr[i] != '>');
		if (value.ptr[i] == '&')
			must_be_reference(value, i);
	}
	if (sg_str_eq(name, SG_STR("href")))
		must_be_link(value);
	return close + 1;
}

/* Elements that are open. */
struct opened {
	sg_str at[64];
	size_t n;
};

static void close_element(struct opened *opened, sg_str name)
{
	MUST(opened->n > 0 && sg_str_eq(opened->at[--opened->n], name));
}

/* Behind the tag that starts at `at`; what a style holds is passed over. */
static size_t skip_tag(sg_str text, size_t at, struct opened *opened)
{
	bool closes = sg_str_starts(sg_str_sub(text, at, at + 2), SG_STR("</"));
	size_t start = at + 1 + closes, end = name_end(text, start);
	sg_str name = sg_str_sub(text, start, end);
	bool empty = is_in(name, never_closed);

	MUST(is_in(name, elements) || fuzz_show(text, at));
	while (end < text.len && text.ptr[end] != '>' && text.ptr[end] != '/') {
		MUST(text.ptr[end] == ' ' || text.ptr[end] == '\n');
		end = skip_attribute(text, end + 1);
	}
	end += end < text.len && text.ptr[end] == '/';
	MUST(end < text.len && text.ptr[end] == '>');
	if (closes && !empty)
		close_element(opened, name);
	if (closes || empty)
		return end + 1;
	MUST(opened->n < sizeof opened->at / sizeof *opened->at);
	opened->at[opened->n++] = name;
	return sg_str_eq(name, SG_STR("style")) ? sg_str_find(text, SG_STR("</style"), end)
						: end + 1;
}

void output_must_be_page(sg_str text)
{
	static const sg_str start = SG_LIT("<!DOCTYPE html>");
	struct opened opened = { .n = 0 };
	size_t at = start.len;

	fuzz_must_be_clean(text);
	MUST(sg_str_starts(text, start));
	while (at < text.len) {
		if (text.ptr[at] == '&')
			must_be_reference(text, at);
		MUST(text.ptr[at] != '>');
		at = text.ptr[at] == '<' ? skip_tag(text, at, &opened) : at + 1;
	}
	MUST(opened.n == 0);
}

/* ---- Markdown ----------------------------------------------------------------------- */

void output_must_be_markdown(sg_str text)
{
	fuzz_must_be_clean(text);
	for (size_t at = 0; at < text.len; at++) {
		sg_str rest = sg_str_sub(text, at, text.len);

		if (text.ptr[at] == '\\') {
			at++; /* what follows is itself */
			continue;
		}
		MUST(text.ptr[at] != '<' || sg_str_starts(rest, SG_STR("<!-- -->")));
		if (text.ptr[at] == '<')
			at += 7;
		MUST(!sg_str_starts(rest, SG_STR("![")));
		if (sg_str_starts(rest, SG_STR("](")))
			must_be_link(sg_str_sub(rest, 2, rest.len));
	}
}

/* ---- XML ---------------------------------------------------------------------------- */

static enum sg_status pass_start(void *user, sg_str name, const char **pairs)
{
	(void)user, (void)name, (void)pairs;
	return SG_OK;
}

static enum sg_status pass(void *user, sg_str name)
{
	(void)user, (void)name;
	return SG_OK;
}

void output_must_be_xml(sg_str text)
{
	const struct sg_xml_visitor visitor = { NULL, pass_start, pass, pass };
	struct sg_arena *arena = sg_arena_new(0);

	fuzz_must_be_clean(text);
	MUST(sg_xml_visit(text, arena, &visitor, NULL) == SG_OK);
	sg_arena_free(arena);
}
