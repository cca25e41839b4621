/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/str.h"

/*
 * MIME: how mail writes what is not ASCII, and several texts in one message.
 *
 * Limits:    8 levels of parts in parts, 64 parts of a message.
 * Ownership: results live in the arena, or borrow from the input where nothing was encoded.
 * Errors:    only memory: what is no code stays as it is.
 */

/* "=?utf-8?Q?Caf=C3=A9?=" in a header field as UTF-8, on one line. Absent: no memory. */
sg_str sg_mime_words(sg_str value, struct sg_arena *arena);

/* A text of a message. */
struct sg_mime_text {
	sg_str bytes;      /* decoded, in its own charset; absent: there is none */
	sg_str media_type; /* as the message says, with the charset */
};

/* The largest text in HTML and the largest plain one of a message. SG_ENOMEM. */
SG_MUST_USE enum sg_status sg_mime_texts(sg_str message, struct sg_arena *arena,
					 struct sg_mime_text *html, struct sg_mime_text *plain,
					 struct sg_error *err);
