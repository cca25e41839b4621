/* SPDX-License-Identifier: MIT */
#include "read/cut.h"

#include <string.h>

#include "read/header.h"
#include "read/reader.h"

/* Rows of a table that go together: enough of them that the header costs little. */
enum { ROWS = 64 * 1024 };

bool sg_cut_is_record(sg_str line)
{
	while (line.len > 0 && (line.ptr[line.len - 1] == '\r' || line.ptr[line.len - 1] == ' '))
		line.len--;
	return line.len > 1 && line.ptr[0] == '{' && line.ptr[line.len - 1] == '}';
}

enum sg_cut_form sg_cut_form_of(sg_str start)
{
	if (sg_warc_is(start))
		return SG_CUT_ARCHIVE;
	if (sg_mail_is(sg_str_sub(start, 0, SG_MAX_HEADER)))
		return SG_CUT_MAILBOX;
	return sg_table_is(sg_str_sub(start, 0, SG_MAX_HEADER)) ? SG_CUT_TABLE : SG_CUT_UNKNOWN;
}

static size_t next_line(struct sg_cut *cut, bool last)
{
	const char *end = memchr(cut->at + cut->looked, '\n', cut->n - cut->looked);

	cut->looked = end == NULL ? cut->n : (size_t)(end - cut->at) + 1;
	return end != NULL || last ? cut->looked - cut->from : 0;
}

/* A record of an archive; the blank lines before it are dropped. */
static enum sg_status next_record(struct sg_cut *cut, bool last, size_t *len, struct sg_error *err)
{
	sg_str rest = sg_cut_rest(cut);
	size_t before = 0, end, length;

	while (before < rest.len && sg_is_space(rest.ptr[before]))
		before++;
	cut->from += before;
	if (cut->looked < cut->from)
		cut->looked = cut->from;
	rest = sg_cut_rest(cut);
	if (rest.len == 0)
		return SG_OK;
	end = sg_header_end(rest);
	if (end == SIZE_MAX && !last && rest.len < SG_MAX_HEADER)
		return SG_OK;
	if (end == SIZE_MAX || !sg_warc_is(rest))
		return sg_fail(err, SG_ESYNTAX, "the archive is damaged");
	if (!sg_warc_length(sg_str_sub(rest, 0, end), &length))
		return sg_fail(err, SG_ESYNTAX, "a record of the archive has no length");
	if (last && length > rest.len - end)
		return sg_fail(err, SG_ESYNTAX, "the archive ends too early");
	/* One too long is not waited for. */
	if (end + length <= rest.len || end + length > SG_PART_MAX)
		*len = end + length;
	return SG_OK;
}

/* A message ends where the next begins, and that takes a header to be seen. */
static size_t next_message(struct sg_cut *cut, bool last)
{
	sg_str rest = sg_cut_rest(cut);
	size_t from = cut->looked - cut->from, end;

	end = sg_mail_next(rest, from);
	if (last || (end < rest.len && rest.len - end >= SG_MAX_HEADER))
		return end;
	if (rest.len - from > SG_MAX_HEADER)
		cut->looked = cut->n - SG_MAX_HEADER;
	return 0;
}

/* Whole rows; a line end between quotes is none. */
static size_t next_rows(struct sg_cut *cut, bool last)
{
	for (size_t i = cut->looked; i < cut->n; i++) {
		cut->quoted ^= cut->at[i] == '"';
		if (cut->at[i] == '\n' && !cut->quoted && i + 1 - cut->from >= ROWS) {
			cut->looked = i + 1;
			return i + 1 - cut->from;
		}
	}
	cut->looked = cut->n;
	return last ? cut->n - cut->from : 0;
}

enum sg_status sg_cut_next(struct sg_cut *cut, bool last, size_t *len, struct sg_error *err)
{
	*len = 0;
	switch (cut->form) {
	case SG_CUT_LINES:
		*len = next_line(cut, last);
		break;
	case SG_CUT_MAILBOX:
		*len = next_message(cut, last);
		break;
	case SG_CUT_TABLE:
		*len = next_rows(cut, last);
		break;
	case SG_CUT_ARCHIVE:
		return next_record(cut, last, len, err);
	case SG_CUT_UNKNOWN:
		break;
	}
	return SG_OK;
}
