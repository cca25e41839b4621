/* SPDX-License-Identifier: MIT */
#include <limits.h>

#include <zlib.h>

#include "read/reader.h"

enum { CHUNK = 64 * 1024 };

/* Inflates until the input ends; members may follow each other, as in `cat a.gz b.gz`. */
static enum sg_status inflate_all(z_stream *stream, size_t max, struct sg_buf *out,
				  struct sg_error *err)
{
	char chunk[CHUNK];
	int code = Z_OK;

	while (code == Z_OK) {
		stream->next_out = (Bytef *)chunk;
		stream->avail_out = sizeof chunk;
		code = inflate(stream, Z_NO_FLUSH);
		if (out->len + (sizeof chunk - stream->avail_out) > max)
			return sg_fail(err, SG_ELIMIT, "larger than %zu MiB when unpacked",
				       max >> 20);
		sg_buf_add(out, (sg_str){ chunk, sizeof chunk - stream->avail_out });
		if (code == Z_STREAM_END && stream->avail_in > 2 && stream->next_in[0] == 0x1f &&
		    stream->next_in[1] == 0x8b)
			code = inflateReset(stream);
	}
	if (code == Z_MEM_ERROR || out->failed)
		return sg_no_memory(err);
	if (code == Z_BUF_ERROR)
		return sg_fail(err, SG_ESYNTAX, "the gzip data ends too early");
	if (code != Z_STREAM_END)
		return sg_fail(err, SG_ESYNTAX, "the gzip data is damaged");
	return SG_OK;
}

enum sg_status sg_gzip_inflate(sg_str bytes, size_t max, struct sg_arena *arena, sg_str *out,
			       struct sg_error *err)
{
	enum { GZIP_ONLY = 16 + MAX_WBITS };
	struct sg_buf buf = { .arena = arena };
	z_stream stream = { 0 };
	enum sg_status status;

	if (bytes.len > UINT_MAX)
		return sg_fail(err, SG_ELIMIT, "too large");
	stream.next_in = (Bytef *)(uintptr_t)(const void *)bytes.ptr; /* zlib only reads it */
	stream.avail_in = (uInt)bytes.len;
	if (inflateInit2(&stream, GZIP_ONLY) != Z_OK)
		return sg_no_memory(err);
	status = inflate_all(&stream, max, &buf, err);
	inflateEnd(&stream);
	*out = sg_buf_str(&buf);
	return status;
}
