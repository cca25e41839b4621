/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "read/gzip.h"
#include "read/reader.h"
#include "read/repair.h"
#include "record/body.h"
#include "text/charset.h"

/* ---- what it is not ----------------------------------------------------------------- */

static const struct {
	sg_str magic;
	const char *what;
} binaries[] = {
	{ SG_LIT("%PDF-"), "PDF" },
	{ SG_LIT("\x89PNG"), "image" },
	{ SG_LIT("\xff\xd8\xff"), "image" },
	{ SG_LIT("GIF8"), "image" },
	{ SG_LIT("RIFF"), "image or sound" },
	{ SG_LIT("PK\x03\x04"), "archive" },
	{ SG_LIT("7z\xbc\xaf"), "archive" },
	{ SG_LIT("Rar!"), "archive" },
	{ SG_LIT("BZh"), "archive" },
	{ SG_LIT("\xfd" "7zXZ"), "archive" },
	{ SG_LIT("\x28\xb5\x2f\xfd"), "archive" },
	{ SG_LIT("\x1f\x8b"), "archive" },
	{ SG_LIT("\x7f" "ELF"), "program" },
	{ SG_LIT("SQLite format 3"), "database" },
};

/* The kind of file that no text can be read from; NULL for text. */
static const char *binary_kind(sg_str bytes)
{
	enum { LOOKED_AT = 8192 };
	sg_str head = sg_str_sub(bytes, 0, LOOKED_AT);
	size_t controls = 0;

	/* Browsers read a page whatever bytes are strewn in it. */
	if (sg_charset_is_utf16(bytes) || sg_str_starts(sg_str_trim(head), SG_STR("<")))
		return NULL;
	for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++)
		if (sg_str_starts(bytes, binaries[i].magic))
			return binaries[i].what;
	for (size_t i = sg_ascii_run(head, 0); i < head.len; i += 1 + sg_ascii_run(head, i + 1)) {
		unsigned char c = (unsigned char)head.ptr[i];

		if (c == 0)
			return "binary data";
		controls += c < ' ' && !sg_is_space((char)c) && c != 0x1b;
	}
	return controls > head.len / 20 ? "binary data" : NULL;
}

static enum sg_status refuse(struct sg_reader *reader, const char *what)
{
	if (sg_str_eq(sg_str_of(what), SG_STR("PDF")))
		sg_mend(reader->err, "pdftotext FILE - | skillgap");
	return sg_fail(reader->err, SG_ENOTFOUND, "no posting in it (%s)", what);
}

/* ---- which form it has -------------------------------------------------------------- */

/* The first character behind an opening bracket tells JSON from text in brackets. */
static bool is_json(sg_str text)
{
	sg_str rest = sg_str_trim(sg_str_sub(text, 1, 1000));
	char c = rest.len > 0 ? rest.ptr[0] : '\0';

	if (sg_str_starts(text, SG_STR("{")))
		return c == '"' || c == '}' || c == '\0';
	return sg_str_starts(text, SG_STR("[")) && (c == '{' || c == '[' || c == ']');
}

/*
 * One JSON value a line. A line that is damaged or cannot be used does not keep the others
 * from being read; the first such line is what the call fails with.
 */
static enum sg_status read_lines(struct sg_reader *reader, sg_str text)
{
	enum sg_status result = SG_OK, status;
	uint32_t number = 0;

	while (text.ptr != NULL) {
		sg_str line = sg_str_trim(sg_str_cut(&text, '\n'));
		struct sg_error why = { 0 }, *outer = reader->err;
		struct sg_json *root;

		number++;
		if (line.len == 0)
			continue;
		status = sg_json_parse(line, &root, &why);
		reader->err = &why;
		if (status == SG_OK)
			status = sg_read_json(reader, root);
		reader->err = outer;
		sg_json_free(root);
		if (status == SG_OK)
			continue;
		if (result == SG_OK) {
			sg_fail(outer, status, "%s", why.text);
			sg_fail_at(outer, reader->input->source, number, why.column);
			sg_mend(outer, "%s", why.mend);
		}
		if (status != SG_ESYNTAX)
			return status;
		result = status;
	}
	return result;
}

static enum sg_status read_json(struct sg_reader *reader, sg_str text)
{
	struct sg_json *root;
	sg_str rest = text;
	enum sg_status status = sg_json_parse(text, &root, NULL);

	if (status == SG_ENOMEM)
		return sg_no_memory(reader->err);
	if (status != SG_OK) {
		sg_str first = sg_str_cut(&rest, '\n');

		if (sg_str_trim(rest).len > 0 && sg_json_parse(first, &root, NULL) == SG_OK) {
			sg_json_free(root);
			return read_lines(reader, text);
		}
		status = sg_json_parse_lenient(text, reader->arena, &root, reader->err);
		if (status != SG_OK)
			return status;
	}
	status = sg_read_json(reader, root);
	sg_json_free(root);
	return status;
}

static enum sg_status read_form(struct sg_reader *reader, sg_str text)
{
	enum sg_status status;
	bool table;

	if (text.len == 0)
		return refuse(reader, "empty");
	if (is_json(text))
		return read_json(reader, text);
	if (sg_str_starts(text, SG_STR("<!--")) &&
	    is_json(sg_str_trim(sg_str_sub(text, 4, text.len))))
		return read_json(reader, sg_str_trim(sg_str_sub(text, 4, text.len)));
	if (sg_feed_is(text))
		return sg_read_feed(reader, text);
	/* Postings keep parts of it, and the input goes before the arena does. */
	text = sg_arena_dup(reader->arena, text);
	if (text.ptr == NULL)
		return sg_no_memory(reader->err);
	if (!sg_str_starts(text, SG_STR("<"))) {
		status = sg_read_table(reader, text, &table);
		if (status != SG_OK || table)
			return status;
	}
	if (sg_str_starts(text, SG_STR("<")) ||
	    (sg_body_is_html(text) && !sg_body_is_markdown(text)))
		return sg_read_page(reader, text);
	return sg_read_text(reader, text);
}

static const char *why_none(const struct sg_reader *reader)
{
	if (reader->hidden > 0)
		return "its board no longer shows it";
	if (reader->bare > 0)
		return "titles without descriptions";
	return "data without one";
}

/* Whether it says of itself that there are no postings; what it hides or leaves out is more. */
static bool is_empty_list(const struct sg_reader *reader)
{
	return reader->empty_list && reader->hidden == 0 && reader->bare == 0;
}

/* Bytes that are one text. */
static enum sg_status read_chars(struct sg_reader *reader, sg_str bytes)
{
	const char *binary = binary_kind(bytes);
	enum sg_status status;
	sg_str text;

	if (binary != NULL)
		return refuse(reader, binary);
	status = sg_charset_decode(bytes, reader->input->media_type, reader->arena, &text,
				   reader->err);
	return status == SG_OK ? read_form(reader, sg_str_trim(text)) : status;
}

static enum sg_status read_bytes(struct sg_reader *reader, sg_str bytes)
{
	enum sg_status status;

	if (bytes.len > SG_READ_MAX_BYTES) {
		sg_mend(reader->err, "one posting a line, in pieces");
		return sg_fail(reader->err, SG_ELIMIT, "larger than %d MiB",
			       SG_READ_MAX_BYTES >> 20);
	}
	if (sg_gzip_is(bytes)) {
		status = sg_gzip_inflate(bytes, SG_READ_MAX_BYTES, reader->arena, &bytes,
					 reader->err);
		if (status != SG_OK)
			return status;
	}
	if (sg_str_trim(bytes).len == 0)
		return refuse(reader, "empty");
	if (reader->depth == 0 && sg_warc_is(bytes))
		status = sg_read_warc(reader, bytes);
	else if (reader->depth == 0 && sg_mail_is(bytes))
		status = sg_read_mail(reader, bytes);
	else
		status = read_chars(reader, bytes);
	if (status == SG_OK && reader->given == 0 && is_empty_list(reader))
		return sg_fail(reader->err, SG_EEMPTY, "no posting in it (an empty list)");
	if (status == SG_OK && reader->given == 0)
		return refuse(reader, why_none(reader));
	return status;
}

enum sg_status sg_read_inside(struct sg_reader *reader, const struct sg_input *input)
{
	struct sg_reader inner = *reader;
	struct sg_input kept = *input;
	struct sg_error why = { 0 };
	enum sg_status status;

	kept.source = reader->input->source;
	kept.fetched_at = sg_arena_dup(reader->arena, input->fetched_at);
	inner.input = &kept;
	inner.err = &why;
	inner.given = 0;
	inner.depth++;
	status = read_bytes(&inner, input->bytes);
	reader->given += inner.given;
	reader->roles = inner.roles;
	if (status != SG_ENOMEM && status != SG_EIO)
		return SG_OK;
	return sg_fail(reader->err, status, "%s", why.text);
}

enum sg_status sg_read(const struct sg_dict *dict, const struct sg_input *input,
		       struct sg_arena *arena, sg_record_fn fn, void *user, struct sg_error *err)
{
	struct sg_error why = { 0 };
	struct sg_input kept = *input;
	struct sg_reader reader = { .dict = dict, .input = &kept, .arena = arena,
				    .fn = fn, .user = user, .err = &why,
				    .roles = { .dict = dict, .arena = arena } };
	enum sg_status status;

	if (input->source.ptr == NULL)
		return sg_fail(err, SG_EARG, "an input needs a name");
	kept.source = sg_arena_dup(arena, input->source);
	kept.fetched_at = sg_arena_dup(arena, input->fetched_at);
	if (kept.source.ptr == NULL)
		return sg_no_memory(err);
	status = read_bytes(&reader, input->bytes);
	if (status != SG_OK && err != NULL && err->status == SG_OK) {
		sg_fail_at(&why, input->source, 0, 0);
		*err = why;
	}
	return status;
}
