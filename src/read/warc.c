/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/date.h"
#include "read/header.h"
#include "read/reader.h"

/*
 * Web archives: WARC, where a record holds a page as it was received, and WET, where it holds
 * the text of one. Other records are passed over, as are answers that are no page.
 *
 * Limits: headers of 64 KiB; SG_READ_MAX_BYTES of all records; longer archives come in parts.
 */
enum { MAX_CHUNKS = 100 * 1000 };

bool sg_warc_is(sg_str bytes)
{
	return sg_str_starts(bytes, SG_STR("WARC/"));
}

/* A number without a sign; SIZE_MAX when it is none, or too large. */
static size_t number_of(sg_str text, unsigned base)
{
	size_t value = 0;

	text = sg_str_trim(text);
	if (text.len == 0 || text.len > 9)
		return SIZE_MAX;
	for (size_t i = 0; i < text.len; i++) {
		char c = sg_lower(text.ptr[i]);
		unsigned digit = sg_is_digit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'a') + 10;

		if ((!sg_is_digit(c) && !sg_is_lower(c)) || digit >= base)
			return SIZE_MAX;
		value = value * base + digit;
	}
	return value;
}

/* A body that was sent in chunks, put together; what is no chunk ends it. */
static sg_str join_chunks(sg_str body, struct sg_arena *arena)
{
	struct sg_buf buf = { .arena = arena };
	size_t at = 0;

	for (unsigned i = 0; i < MAX_CHUNKS && at < body.len; i++) {
		size_t end = sg_str_find(body, SG_STR("\n"), at), size;
		sg_str line = sg_str_sub(body, at, end);

		size = number_of(sg_str_cut(&line, ';'), 16);
		if (end == SIZE_MAX || size == SIZE_MAX || size == 0)
			break;
		sg_buf_add(&buf, sg_str_sub(body, end + 1, end + 1 + size));
		at = end + 1 + size;
		while (at < body.len && sg_is_space(body.ptr[at]))
			at++;
	}
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}

static bool is_text(sg_str media_type)
{
	static const sg_str types[] = { SG_LIT("text/"), SG_LIT("application/json"),
					SG_LIT("application/ld+json"), SG_LIT("application/xhtml"),
					SG_LIT("application/xml"), SG_LIT("application/rss"),
					SG_LIT("application/atom") };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (sg_str_starts_fold(media_type, types[i]))
			return true;
	return media_type.len == 0;
}

/* The page in an answer of HTTP; false when it holds none. */
static bool unpack_answer(struct sg_reader *reader, sg_str block, struct sg_input *out)
{
	size_t end = sg_header_end(block), space = sg_str_find(block, SG_STR(" "), 0);
	sg_str header = sg_str_sub(block, 0, end);

	if (!sg_str_starts(block, SG_STR("HTTP/")) || end == SIZE_MAX || space == SIZE_MAX ||
	    !sg_str_eq(sg_str_sub(block, space + 1, space + 4), SG_STR("200")))
		return false;
	out->media_type = sg_header_get(header, "Content-Type");
	out->bytes = sg_str_sub(block, end, block.len);
	if (sg_str_find_fold(sg_header_get(header, "Transfer-Encoding"), SG_STR("chunked"), 0) !=
	    SIZE_MAX) {
		sg_str joined = join_chunks(out->bytes, reader->arena);

		/* Many archives join the chunks and leave the field as it was. */
		if (joined.len > 0)
			out->bytes = joined;
	}
	return is_text(out->media_type);
}

/* A date as archives write it, RFC 3339; absent for anything else. */
static sg_str date_of(sg_str value)
{
	int64_t days;

	if (!sg_date_parse(value, &days))
		return (sg_str){ NULL, 0 };
	for (size_t i = 0; i < value.len; i++)
		if (!sg_is_digit(value.ptr[i]) && memchr("-:.+TZ", value.ptr[i], 6) == NULL)
			return (sg_str){ NULL, 0 };
	return value;
}

static enum sg_status read_record(struct sg_reader *reader, sg_str header, sg_str block)
{
	sg_str type = sg_header_get(header, "WARC-Type");
	sg_str url = sg_header_get(header, "WARC-Target-URI");
	struct sg_input input = { .bytes = block,
				  .media_type = sg_header_get(header, "Content-Type"),
				  .fetched_at = date_of(sg_header_get(header, "WARC-Date")) };

	if (sg_str_starts(url, SG_STR("<"))) /* as the first edition of the standard had it */
		url = sg_str_sub(url, 1, url.len - 1);
	input.url = url;
	if (sg_str_eq_fold(type, SG_STR("response"))) {
		if (!unpack_answer(reader, block, &input))
			return SG_OK;
	} else if (!sg_str_eq_fold(type, SG_STR("conversion")) &&
		   !sg_str_eq_fold(type, SG_STR("resource"))) {
		return SG_OK;
	}
	return sg_read_inside(reader, &input);
}

bool sg_warc_length(sg_str header, size_t *length)
{
	*length = number_of(sg_header_get(header, "Content-Length"), 10);
	return *length != SIZE_MAX;
}

enum sg_status sg_read_warc(struct sg_reader *reader, sg_str bytes)
{
	enum sg_status status = SG_OK;

	while (status == SG_OK && bytes.len > 0) {
		size_t end = sg_header_end(bytes), length;
		sg_str header = sg_str_sub(bytes, 0, end);

		if (!sg_warc_is(bytes) || end == SIZE_MAX)
			return sg_fail(reader->err, SG_ESYNTAX, "the archive is damaged");
		if (!sg_warc_length(header, &length))
			return sg_fail(reader->err, SG_ESYNTAX,
				       "a record of the archive has no length");
		status = read_record(reader, header, sg_str_sub(bytes, end, end + length));
		if (status == SG_OK && length > bytes.len - end)
			return sg_fail(reader->err, SG_ESYNTAX, "the archive ends too early");
		bytes = sg_str_sub(bytes, end + length, bytes.len);
		while (bytes.len > 0 && sg_is_space(bytes.ptr[0]))
			bytes = sg_str_sub(bytes, 1, bytes.len);
	}
	return status;
}
