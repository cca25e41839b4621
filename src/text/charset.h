/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/error.h"
#include "base/str.h"

/*
 * Charset: bytes as received to UTF-8.
 *
 * A byte order mark decides, then the charset of media_type, then the one a page declares in
 * its first 1024 bytes; without any the bytes are UTF-8 if they are well-formed, else
 * windows-1252. A name nobody knows counts as none. Bytes that the charset does not have
 * become U+FFFD, or what windows-1252 has for them where UTF-8 was promised.
 *
 * Limits:    the output is at most three times the input, and valid UTF-8 without a byte
 *            order mark and without NUL.
 * Ownership: *out borrows from bytes when nothing had to change, else from the arena.
 * Errors:    SG_ENOMEM, and no other: every input has an output.
 * Threads:   any.
 */
SG_MUST_USE enum sg_status sg_charset_decode(sg_str bytes, sg_str media_type,
					     struct sg_arena *arena, sg_str *out,
					     struct sg_error *err);

/* Whether bytes are in UTF-16, by the mark that such text has to start with. */
bool sg_charset_is_utf16(sg_str bytes);
