/* SPDX-License-Identifier: MIT */
#include "read/xml.h"

#include <expat.h>
#include <string.h>

#include "record/entity.h"

/* ---- what expat would not take ------------------------------------------------------ */

/* The length of the reference that text starts with, "&name;" or "&#38;"; 0: it is a bare '&'. */
static size_t reference_length(sg_str text)
{
	enum { LONGEST = 12 };
	size_t end = 1;

	if (end < text.len && text.ptr[end] == '#')
		end++;
	while (end < text.len && end < LONGEST &&
	       (sg_is_alpha(text.ptr[end]) || sg_is_digit(text.ptr[end])))
		end++;
	return end > 1 && end < text.len && text.ptr[end] == ';' ? end + 1 : 0;
}

static bool is_builtin(sg_str reference)
{
	static const sg_str names[] = { SG_LIT("&amp;"), SG_LIT("&lt;"), SG_LIT("&gt;"),
					SG_LIT("&quot;"), SG_LIT("&apos;") };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sg_str_eq(reference, names[i]))
			return true;
	return false;
}

/* Writes what starts with '&'; returns how much of text that was. */
static size_t tidy_reference(struct sg_buf *out, sg_str text)
{
	size_t len = reference_length(text);
	sg_str reference = sg_str_sub(text, 0, len), decoded;

	if (len == 0) {
		sg_buf_add(out, SG_STR("&amp;"));
		return 1;
	}
	if (is_builtin(reference)) {
		sg_buf_add(out, reference);
		return len;
	}
	decoded = sg_entity_decode(out->arena, reference);
	if (decoded.ptr == NULL) {
		out->failed = true;
	} else if (sg_str_eq(decoded, reference)) {
		sg_buf_add(out, SG_STR("&amp;"));
		sg_buf_add(out, sg_str_sub(reference, 1, len));
	} else if (decoded.len == 1 && (decoded.ptr[0] == '<' || decoded.ptr[0] == '&')) {
		sg_buf_add(out, decoded.ptr[0] == '<' ? SG_STR("&lt;") : SG_STR("&amp;"));
	} else if (decoded.len > 1 || (unsigned char)decoded.ptr[0] >= ' ') {
		sg_buf_add(out, decoded);
	} else {
		sg_buf_add_char(out, ' ');
	}
	return len;
}

static bool is_plain(char c)
{
	return c != '&' && c != '<' && ((unsigned char)c >= ' ' || c == '\n' || c == '\t');
}

/* A copy that differs only in what XML forbids and feeds do all the same. */
static sg_str tidy(sg_str text, struct sg_arena *arena)
{
	static const sg_str opening = SG_LIT("<![CDATA["), closing = SG_LIT("]]>");
	struct sg_buf out = { .arena = arena };
	bool raw = false;

	for (size_t at = 0; at < text.len && !out.failed;) {
		size_t from = at;

		while (at < text.len && is_plain(text.ptr[at]) &&
		       !(raw && text.ptr[at] == ']'))
			at++;
		sg_buf_add(&out, sg_str_sub(text, from, at));
		if (at == text.len)
			break;
		if (!raw && text.ptr[at] == '&') {
			at += tidy_reference(&out, sg_str_sub(text, at, text.len));
			continue;
		}
		if (raw && sg_str_starts(sg_str_sub(text, at, text.len), closing))
			raw = false;
		else if (!raw && sg_str_starts(sg_str_sub(text, at, text.len), opening))
			raw = true;
		sg_buf_add_char(&out, (unsigned char)text.ptr[at] < ' ' ? ' ' : text.ptr[at]);
		at++;
	}
	return out.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&out);
}

/* ---- visiting ----------------------------------------------------------------------- */

struct visit {
	const struct sg_xml_visitor *visitor;
	XML_Parser parser;
	unsigned depth;
	enum sg_status status; /* that stopped it */
	struct sg_error *err;
};

static void stop(struct visit *visit, enum sg_status status)
{
	if (status == SG_OK || visit->status != SG_OK)
		return;
	visit->status = status;
	XML_StopParser(visit->parser, XML_FALSE);
}

static void on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
	struct visit *visit = user;

	if (visit->status != SG_OK)
		return;
	if (++visit->depth > SG_XML_DEPTH)
		stop(visit, sg_fail(visit->err, SG_ELIMIT, "elements nest deeper than %d",
				    SG_XML_DEPTH));
	else
		stop(visit, visit->visitor->start(visit->visitor->user, sg_str_of(name),
						  attributes));
}

static void on_end(void *user, const XML_Char *name)
{
	struct visit *visit = user;

	if (visit->status != SG_OK)
		return;
	visit->depth--;
	stop(visit, visit->visitor->end(visit->visitor->user, sg_str_of(name)));
}

static void on_text(void *user, const XML_Char *text, int len)
{
	struct visit *visit = user;

	if (visit->status == SG_OK)
		stop(visit, visit->visitor->text(visit->visitor->user,
						 (sg_str){ text, (size_t)len }));
}

static void on_doctype(void *user, const XML_Char *name, const XML_Char *system,
		       const XML_Char *public, int has_declarations)
{
	struct visit *visit = user;

	(void)name;
	(void)system;
	(void)public;
	if (has_declarations)
		stop(visit, sg_fail(visit->err, SG_ESYNTAX,
				    "its document type has declarations of its own"));
}

static enum sg_status syntax_error(XML_Parser parser, struct sg_error *err)
{
	enum XML_Error code = XML_GetErrorCode(parser);

	if (code == XML_ERROR_NO_MEMORY)
		return sg_no_memory(err);
	if (code == XML_ERROR_JUNK_AFTER_DOC_ELEMENT)
		return SG_OK;
	sg_fail_at(err, SG_STR(""), (uint32_t)XML_GetCurrentLineNumber(parser),
		   (uint32_t)XML_GetCurrentColumnNumber(parser) + 1);
	if (code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
	    code == XML_ERROR_UNCLOSED_CDATA_SECTION || code == XML_ERROR_PARTIAL_CHAR)
		return sg_fail(err, SG_ESYNTAX, "the XML ends too early");
	return sg_fail(err, SG_ESYNTAX, "the XML is damaged: %s", XML_ErrorString(code));
}

static enum sg_status parse(struct visit *visit, sg_str text)
{
	enum { CHUNK = 1 << 20 };
	enum XML_Status status = XML_STATUS_OK;

	for (size_t at = 0; status == XML_STATUS_OK && at < text.len; at += CHUNK) {
		sg_str chunk = sg_str_sub(text, at, at + CHUNK);

		status = XML_Parse(visit->parser, chunk.ptr, (int)chunk.len,
				   at + CHUNK >= text.len);
	}
	if (visit->status != SG_OK)
		return visit->status;
	return status == XML_STATUS_OK ? SG_OK : syntax_error(visit->parser, visit->err);
}

enum sg_status sg_xml_visit(sg_str text, struct sg_arena *arena,
			    const struct sg_xml_visitor *visitor, struct sg_error *err)
{
	struct visit visit = { .visitor = visitor, .err = err };
	enum sg_status status;

	text = tidy(text, arena);
	visit.parser = text.ptr == NULL ? NULL : XML_ParserCreate("UTF-8");
	if (visit.parser == NULL)
		return sg_no_memory(err);
	XML_SetUserData(visit.parser, &visit);
	XML_SetElementHandler(visit.parser, on_start, on_end);
	XML_SetCharacterDataHandler(visit.parser, on_text);
	XML_SetStartDoctypeDeclHandler(visit.parser, on_doctype);
	status = parse(&visit, text);
	XML_ParserFree(visit.parser);
	return status;
}

sg_str sg_xml_attribute(const char **attributes, const char *name)
{
	for (; attributes[0] != NULL; attributes += 2)
		if (strcmp(attributes[0], name) == 0)
			return sg_str_of(attributes[1]);
	return (sg_str){ NULL, 0 };
}

sg_str sg_xml_root(sg_str text)
{
	size_t at = 0, end;

	while (at != SIZE_MAX && at + 1 < text.len &&
	       (text.ptr[at + 1] == '?' || text.ptr[at + 1] == '!')) {
		bool comment = sg_str_starts(sg_str_sub(text, at, text.len), SG_STR("<!--"));

		at = sg_str_find(text, comment ? SG_STR("-->") : SG_STR(">"), at);
		if (at != SIZE_MAX)
			at = sg_str_find(text, SG_STR("<"), at);
	}
	if (at == SIZE_MAX)
		return (sg_str){ NULL, 0 };
	for (end = ++at; end < text.len && !sg_is_space(text.ptr[end]) && text.ptr[end] != '>' &&
			 text.ptr[end] != '/';)
		end++;
	return sg_str_sub(text, at, end);
}
