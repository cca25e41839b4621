/* SPDX-License-Identifier: MIT */
#pragma once

#include <string.h>

#include "base/error.h"
#include "base/str.h"

/*
 * Output: bytes to a sink through one buffer, and JSON on top of it.
 *
 * A write that fails is remembered and everything after it dropped, so that writers need no
 * check after each call; sg_out_finish() tells. JSON goes through here and nowhere else:
 * commas, escapes and broken UTF-8 are its business.
 *
 * Ownership: embedded in the caller; nothing to free.
 */
struct sg_out {
	sg_sink_fn sink;
	void *user;
	size_t used;
	bool failed;
	bool starved; /* what was to be written could not be made for want of memory */
	bool comma; /* JSON: the next value needs one */
	char buffer[8192];
};

void sg_out_init(struct sg_out *out, sg_sink_fn sink, void *user);
void sg_out_add(struct sg_out *out, sg_str str);
void sg_out_printf(struct sg_out *out, const char *fmt, ...) SG_PRINTF(2, 3);
/* Hands the rest to the sink. SG_EIO if any write failed. */
SG_MUST_USE enum sg_status sg_out_finish(struct sg_out *out, struct sg_error *err);

/* Gives up for want of memory: sg_out_finish() is SG_ENOMEM. */
void sg_out_starve(struct sg_out *out);

/* Containers; the caller closes what it opens, in order. */
void sg_out_open(struct sg_out *out, char bracket);  /* '{' or '[' */
void sg_out_close(struct sg_out *out, char bracket); /* '}' or ']' */
void sg_out_string(struct sg_out *out, sg_str str);   /* null when absent */
void sg_out_word(struct sg_out *out, const char *word); /* a short plain one of ours; null if NULL */
void sg_out_uint(struct sg_out *out, uint64_t value);
void sg_out_count(struct sg_out *out, uint64_t value); /* one that counts from 1: null for 0 */
void sg_out_number(struct sg_out *out, double value); /* at most 4 decimals; null if not finite */
void sg_out_bool(struct sg_out *out, bool value);
void sg_out_null(struct sg_out *out);

/* What is in the buffer goes to the sink. */
void sg_out_flush(struct sg_out *out);

/* Room for `n` bytes, at most half of the buffer, for the caller to write. */
static inline char *sg_out_reserve(struct sg_out *out, size_t n)
{
	if (n > sizeof out->buffer - out->used)
		sg_out_flush(out);
	return out->buffer + out->used;
}

/* A plain ASCII word, a short one. Most are known with their length when the program is
 * compiled, where this is part of what writes a record. */
static inline void sg_out_key(struct sg_out *out, const char *key)
{
	size_t len = strlen(key);
	char *at = sg_out_reserve(out, len + 4);

	at[0] = ',';
	at += out->comma;
	at[0] = '"';
	memcpy(at + 1, key, len);
	at[len + 1] = '"';
	at[len + 2] = ':';
	out->used = (size_t)(at + len + 3 - out->buffer);
	out->comma = false;
}

/* "key": value in one call. */
static inline void sg_out_member_str(struct sg_out *out, const char *key, sg_str value)
{
	sg_out_key(out, key);
	sg_out_string(out, value);
}

static inline void sg_out_member_word(struct sg_out *out, const char *key, const char *word)
{
	sg_out_key(out, key);
	sg_out_word(out, word);
}

static inline void sg_out_member_uint(struct sg_out *out, const char *key, uint64_t value)
{
	sg_out_key(out, key);
	sg_out_uint(out, value);
}

static inline void sg_out_member_count(struct sg_out *out, const char *key, uint64_t value)
{
	sg_out_key(out, key);
	sg_out_count(out, value);
}

static inline void sg_out_member_bool(struct sg_out *out, const char *key, bool value)
{
	sg_out_key(out, key);
	sg_out_bool(out, value);
}

/* An array of strings. */
void sg_out_strings(struct sg_out *out, const sg_str *at, size_t n);

static inline void sg_out_member_strings(struct sg_out *out, const char *key, const sg_str *at,
					 size_t n)
{
	sg_out_key(out, key);
	sg_out_strings(out, at, n);
}
