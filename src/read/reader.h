/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/json.h"
#include "base/str.h"
#include "read/roles.h"

/*
 * One call of sg_read() on its way through the forms it accepts.
 *
 * Limits:    16 MiB of input, and as much again out of gzip.
 * Ownership: records live in the arena; JSON documents are freed before sg_read() returns.
 */
enum { SG_READ_MAX_BYTES = 16 << 20 };

struct sg_reader {
	const struct sg_dict *dict;
	const struct sg_input *input;
	struct sg_arena *arena;
	sg_record_fn fn;
	void *user;
	struct sg_error *err;
	struct sg_roles roles;
	size_t given;    /* records handed out */
	size_t hidden;   /* postings that their board no longer shows */
	size_t bare;     /* titles without a description or an address */
	/* What stands around postings, for those that do not say it themselves; or absent. */
	sg_str company, title, posted;
	unsigned depth; /* of inputs in inputs */
	bool empty_list; /* a board answered with no postings */
};

/* Hands out a record of ours as it is. SG_EIO when the receiver says stop. */
SG_MUST_USE enum sg_status sg_reader_give(struct sg_reader *reader,
					  const struct sg_record *record);
/*
 * Completes a posting from what is known of the input and hands it out. alone: it is the only
 * one of the input, so that the input's URL is its URL when it has none.
 */
SG_MUST_USE enum sg_status sg_reader_give_posting(struct sg_reader *reader,
						  struct sg_posting *posting, bool alone);

/*
 * Reads what another form of input holds: a page in an archive, the text of a message. What
 * is no posting is passed over; failures are only those that end all reading. The input's
 * source is that of the outer one.
 */
SG_MUST_USE enum sg_status sg_read_inside(struct sg_reader *reader,
					  const struct sg_input *input);

/* Whether bytes are a web archive, and what its records hold (warc.c). */
bool sg_warc_is(sg_str bytes);
/* The length of what follows the header of a record; false when it has none. */
bool sg_warc_length(sg_str header, size_t *length);
SG_MUST_USE enum sg_status sg_read_warc(struct sg_reader *reader, sg_str bytes);
/* Whether bytes are a message or a mailbox, and what its messages hold (mail.c). */
bool sg_mail_is(sg_str bytes);
/* The next message of a mailbox behind a place: a line that starts one, behind a blank line. */
size_t sg_mail_next(sg_str bytes, size_t at);
SG_MUST_USE enum sg_status sg_read_mail(struct sg_reader *reader, sg_str bytes);

/* What a JSON value holds: records of ours, JobPostings, boards, arrays of these (json.c). */
SG_MUST_USE enum sg_status sg_read_json(struct sg_reader *reader, const struct sg_json *root);
/* A page or fragment of HTML in UTF-8 (page.c). */
SG_MUST_USE enum sg_status sg_read_page(struct sg_reader *reader, sg_str html);
/* Whether a page is a saved hiring thread, and its comments as postings (thread.c). */
bool sg_thread_is(sg_str html);
SG_MUST_USE enum sg_status sg_read_thread(struct sg_reader *reader, sg_str html);
/* Whether text is XML that is no page, and the items of a feed in it (feed.c). */
bool sg_feed_is(sg_str text);
SG_MUST_USE enum sg_status sg_read_feed(struct sg_reader *reader, sg_str text);
/* Whether text starts with the header of a table of postings. */
bool sg_table_is(sg_str text);
/* The rows of a table; *is says whether text is one, and nothing is given if not (table.c). */
SG_MUST_USE enum sg_status sg_read_table(struct sg_reader *reader, sg_str text, bool *is);
/* Plain text or Markdown in UTF-8 (text.c). */
SG_MUST_USE enum sg_status sg_read_text(struct sg_reader *reader, sg_str text);
