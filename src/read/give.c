/* SPDX-License-Identifier: MIT */
#include "read/reader.h"
#include "record/identity.h"
#include "record/url.h"

/* Handing records to whoever reads: what every form of input ends in. */

enum sg_status sg_reader_give(struct sg_reader *reader, const struct sg_record *record)
{
	reader->given++;
	if (reader->fn(reader->user, record) != 0)
		return sg_fail(reader->err, SG_EIO, "stopped by the receiver");
	return SG_OK;
}

enum sg_status sg_reader_give_posting(struct sg_reader *reader, struct sg_posting *posting,
				      bool alone)
{
	struct sg_record record = { .kind = SG_RECORD_POSTING };

	if (posting->source.ptr == NULL)
		posting->source = reader->input->source;
	if (posting->fetched_at.ptr == NULL)
		posting->fetched_at = reader->input->fetched_at;
	if (posting->title.ptr == NULL)
		posting->title = reader->title;
	if (posting->posted.ptr == NULL)
		posting->posted = reader->posted;
	if (posting->url.ptr == NULL && alone)
		posting->url = sg_url_canonical(reader->arena, reader->input->url);
	if (sg_str_trim(posting->body).len == 0) {
		posting->body = (sg_str){ NULL, 0 };
		posting->media_type = (sg_str){ NULL, 0 };
		if (posting->outcome == SG_OUTCOME_OK)
			posting->why = SG_STR("no text in it");
		posting->outcome = SG_OUTCOME_INCONCLUSIVE;
	}
	if (!sg_posting_identify(posting, reader->arena))
		return sg_no_memory(reader->err);
	record.posting = *posting;
	return sg_reader_give(reader, &record);
}
