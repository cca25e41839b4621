/* SPDX-License-Identifier: MIT */
#include "read/gzip.h"

#include <limits.h>
#include <stdlib.h>

#include <zlib.h>

enum { CHUNK = 64 * 1024, GZIP_ONLY = 16 + MAX_WBITS };

struct sg_gzip {
	z_stream stream;
	sg_gzip_fn fn;
	void *user;
	bool whole; /* between members, or behind the last */
	bool over;  /* what follows is none */
	char chunk[CHUNK];
};

bool sg_gzip_is(sg_str bytes)
{
	return sg_str_starts(bytes, SG_STR("\x1f\x8b"));
}

struct sg_gzip *sg_gzip_open(sg_gzip_fn fn, void *user)
{
	struct sg_gzip *gzip = calloc(1, sizeof *gzip);

	if (gzip == NULL)
		return NULL;
	gzip->fn = fn;
	gzip->user = user;
	if (inflateInit2(&gzip->stream, GZIP_ONLY) != Z_OK) {
		free(gzip);
		return NULL;
	}
	return gzip;
}

void sg_gzip_close(struct sg_gzip *gzip)
{
	if (gzip != NULL)
		inflateEnd(&gzip->stream);
	free(gzip);
}

/* Behind a member: another one, or what is none of ours. */
static void begin_member(struct sg_gzip *gzip)
{
	if (gzip->stream.next_in[0] == 0x1f)
		gzip->whole = inflateReset(&gzip->stream) != Z_OK;
	gzip->over = gzip->whole;
}

static enum sg_status inflate_some(struct sg_gzip *gzip, struct sg_error *err)
{
	z_stream *stream = &gzip->stream;
	int code;

	stream->next_out = (Bytef *)gzip->chunk;
	stream->avail_out = CHUNK;
	code = inflate(stream, Z_NO_FLUSH);
	if (code == Z_MEM_ERROR)
		return sg_no_memory(err);
	if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
		return sg_fail(err, SG_ESYNTAX, "the gzip data is damaged");
	gzip->whole = code == Z_STREAM_END;
	if (stream->avail_out == CHUNK)
		return SG_OK;
	return gzip->fn(gzip->user, (sg_str){ gzip->chunk, CHUNK - stream->avail_out }, err);
}

enum sg_status sg_gzip_add(struct sg_gzip *gzip, sg_str bytes, struct sg_error *err)
{
	enum sg_status status = SG_OK;

	if (bytes.len > UINT_MAX)
		return sg_fail(err, SG_ELIMIT, "too large");
	/* zlib only reads it */
	gzip->stream.next_in = (Bytef *)(uintptr_t)(const void *)bytes.ptr;
	gzip->stream.avail_in = (uInt)bytes.len;
	while (status == SG_OK && !gzip->over) {
		if (gzip->whole && gzip->stream.avail_in > 0)
			begin_member(gzip);
		/* What is full may have left something behind. */
		if (gzip->whole || (gzip->stream.avail_in == 0 && gzip->stream.avail_out > 0))
			break;
		status = inflate_some(gzip, err);
	}
	return status;
}

enum sg_status sg_gzip_end(const struct sg_gzip *gzip, struct sg_error *err)
{
	return gzip->whole ? SG_OK : sg_fail(err, SG_ESYNTAX, "the gzip data ends too early");
}

struct unpacked {
	struct sg_buf buf;
	size_t max;
};

static enum sg_status keep(void *user, sg_str bytes, struct sg_error *err)
{
	struct unpacked *unpacked = user;

	if (unpacked->buf.len + bytes.len > unpacked->max)
		return sg_fail(err, SG_ELIMIT, "larger than %zu MiB when unpacked",
			       unpacked->max >> 20);
	sg_buf_add(&unpacked->buf, bytes);
	return unpacked->buf.failed ? sg_no_memory(err) : SG_OK;
}

enum sg_status sg_gzip_inflate(sg_str bytes, size_t max, struct sg_arena *arena, sg_str *out,
			       struct sg_error *err)
{
	struct unpacked unpacked = { .buf = { .arena = arena }, .max = max };
	struct sg_gzip *gzip = sg_gzip_open(keep, &unpacked);
	enum sg_status status;

	if (gzip == NULL)
		return sg_no_memory(err);
	status = sg_gzip_add(gzip, bytes, err);
	if (status == SG_OK)
		status = sg_gzip_end(gzip, err);
	sg_gzip_close(gzip);
	*out = sg_buf_str(&unpacked.buf);
	return status;
}
