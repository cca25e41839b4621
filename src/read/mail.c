/* SPDX-License-Identifier: MIT */
#include "base/date.h"
#include "base/line.h"
#include "read/header.h"
#include "read/mime.h"
#include "read/reader.h"
#include "record/posting.h"
#include "text/element.h"

/*
 * Mail: one message, or a mailbox of them, such as alerts of job boards. A message gives what
 * its text gives; its subject and date serve where that names none.
 *
 * Limits: 20000 messages; those of read/mime.h; SG_READ_MAX_BYTES of all messages.
 */
enum { MAX_MESSAGES = 20000 };

static const sg_str start_of_message = SG_LIT("From ");

/* The header of a message that starts at the front of text; absent when none does. */
static sg_str header_of(sg_str text)
{
	return sg_header_is(text) ? sg_str_sub(text, 0, sg_header_end(text))
				  : (sg_str){ NULL, 0 };
}

static bool is_message(sg_str header)
{
	return sg_header_get(header, "Received").ptr != NULL ||
	       (sg_header_get(header, "From").ptr != NULL &&
		(sg_header_get(header, "Subject").ptr != NULL ||
		 sg_header_get(header, "MIME-Version").ptr != NULL));
}

/* What follows the line at the front of text. */
static sg_str behind_line(sg_str text)
{
	size_t end = sg_str_find(text, SG_STR("\n"), 0);

	return end == SIZE_MAX ? (sg_str){ NULL, 0 } : sg_str_sub(text, end + 1, text.len);
}

bool sg_mail_is(sg_str bytes)
{
	if (sg_str_starts(bytes, start_of_message))
		bytes = behind_line(bytes);
	return is_message(header_of(bytes));
}

size_t sg_mail_next(sg_str bytes, size_t at)
{
	while ((at = sg_str_find(bytes, SG_STR("\nFrom "), at)) != SIZE_MAX) {
		sg_str rest = sg_str_sub(bytes, at + 1, bytes.len);

		if (at > 0 && (bytes.ptr[at - 1] == '\n' || bytes.ptr[at - 1] == '\r') &&
		    sg_header_is(sg_str_sub(behind_line(rest), 0, SG_MAX_HEADER)))
			return at + 1;
		at++;
	}
	return bytes.len;
}

/* Letters of a text in HTML, about. */
static size_t letters_in(sg_str html)
{
	struct sg_element element;
	size_t at = 0, from = 0, n = 0;

	while (sg_element_next(html, &at, &element)) {
		n += element.from - from;
		from = at;
	}
	return n + html.len - from;
}

/* "Re:" and "Fwd:" before a subject are the mail program's. */
static sg_str subject_of(sg_str header, struct sg_arena *arena)
{
	static const sg_str marks[] = { SG_LIT("re:"), SG_LIT("fwd:"), SG_LIT("fw:") };
	sg_str subject = sg_mime_words(sg_header_get(header, "Subject"), arena);

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (sg_str_starts_fold(subject, marks[i])) {
			subject = sg_str_trim(sg_str_sub(subject, marks[i].len, subject.len));
			i = SIZE_MAX;
		}
	return subject;
}

static enum sg_status read_message(struct sg_reader *reader, sg_str message)
{
	struct sg_mime_text html, plain;
	struct sg_input input = { 0 };
	enum sg_status status = sg_mime_texts(message, reader->arena, &html, &plain, reader->err);
	sg_str header = sg_str_sub(message, 0, sg_header_end(message));
	bool use_html;

	if (status != SG_OK)
		return status;
	use_html = html.bytes.len > 0 && letters_in(html.bytes) >= plain.bytes.len / 2;
	input.bytes = use_html ? html.bytes : plain.bytes;
	input.media_type = use_html ? html.media_type : plain.media_type;
	reader->title = sg_line_tidy(reader->arena, subject_of(header, reader->arena),
				     SG_LONGEST_LINE);
	reader->posted = sg_date_normalise(reader->arena, sg_header_get(header, "Date"));
	if (sg_str_trim(input.bytes).len > 0)
		status = sg_read_inside(reader, &input);
	reader->title = reader->posted = (sg_str){ NULL, 0 };
	return status;
}

enum sg_status sg_read_mail(struct sg_reader *reader, sg_str bytes)
{
	enum sg_status status = SG_OK;

	if (!sg_str_starts(bytes, start_of_message))
		return read_message(reader, bytes);
	for (size_t at = 0, end, n = 0; at < bytes.len && status == SG_OK; at = end) {
		if (n++ == MAX_MESSAGES)
			return sg_fail(reader->err, SG_ELIMIT, "more than %d messages",
				       MAX_MESSAGES);
		end = sg_mail_next(bytes, at);
		status = read_message(reader, behind_line(sg_str_sub(bytes, at, end)));
	}
	return status;
}
