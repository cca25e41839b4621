/* SPDX-License-Identifier: MIT */
#include "base/date.h"
#include "read/board.h"
#include "read/reader.h"

/*
 * Saved pages of a hiring thread: one table row a comment, told by the names that the site
 * gives its parts.
 */
static const sg_str row = SG_LIT("<tr class='athing");
static const sg_str text_of_row = SG_LIT("class=\"commtext");

bool sg_thread_is(sg_str html)
{
	return sg_str_find(html, row, 0) != SIZE_MAX &&
	       sg_str_find(html, text_of_row, 0) != SIZE_MAX;
}

/* What stands between `before` and `after`; absent when they do not occur. */
static sg_str between(sg_str text, sg_str before, sg_str after)
{
	size_t start = sg_str_find(text, before, 0), end;

	if (start == SIZE_MAX)
		return (sg_str){ NULL, 0 };
	start += before.len;
	end = sg_str_find(text, after, start);
	return end == SIZE_MAX ? (sg_str){ NULL, 0 } : sg_str_sub(text, start, end);
}

/* The comment of a row; absent for rows without one. */
static sg_str comment_of(sg_str text)
{
	size_t at = sg_str_find(text, text_of_row, 0);

	if (at != SIZE_MAX)
		at = sg_str_find(text, SG_STR(">"), at);
	if (at == SIZE_MAX)
		return (sg_str){ NULL, 0 };
	text = sg_str_sub(text, at + 1, text.len);
	text = sg_str_sub(text, 0, sg_str_find(text, SG_STR("</span>"), 0));
	text = sg_str_sub(text, 0, sg_str_find(text, SG_STR("<div class='reply'"), 0));
	return sg_str_trim(sg_str_sub(text, 0, sg_str_find(text, SG_STR("</div>"), 0)));
}

static enum sg_status give_row(struct sg_reader *reader, sg_str text, sg_str html)
{
	struct sg_posting posting;
	sg_str id = between(text, SG_STR(" id='"), SG_STR("'"));
	sg_str day = between(text, SG_STR("class=\"age\" title=\""), SG_STR("\""));
	enum sg_status status =
		sg_board_comment(&reader->roles, id, html, &posting, reader->err);

	if (status == SG_OK)
		posting.posted = sg_date_normalise(reader->arena, day);
	return status == SG_OK ? sg_reader_give_posting(reader, &posting, false) : status;
}

/*
 * A thread gives the comments that answer it directly, which are not indented; the page of
 * one comment, where the first row has a text already, gives only that.
 */
enum sg_status sg_read_thread(struct sg_reader *reader, sg_str html)
{
	enum sg_status status = SG_OK;
	size_t at = sg_str_find(html, row, 0);

	for (size_t n = 0; at != SIZE_MAX && status == SG_OK; n++) {
		size_t next = sg_str_find(html, row, at + 1);
		sg_str part = sg_str_sub(html, at, next);
		sg_str comment = comment_of(part);

		at = next;
		if (comment.len == 0 ||
		    (n > 0 && sg_str_find(part, SG_STR("width=\"0\""), 0) == SIZE_MAX))
			continue;
		status = give_row(reader, part, comment);
		if (n == 0)
			break;
	}
	return status;
}
