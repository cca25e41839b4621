/* SPDX-License-Identifier: MIT */
#include "read/headline.h"
#include "read/reader.h"
#include "record/body.h"

enum sg_status sg_read_text(struct sg_reader *reader, sg_str text)
{
	struct sg_posting posting = { .title = reader->title };

	sg_headline_read(&reader->roles, text, &posting, &posting.body);
	posting.media_type = sg_body_is_markdown(text) ? SG_STR("text/markdown")
						      : SG_STR("text/plain");
	return sg_reader_give_posting(reader, &posting, true);
}
