/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include "base/scan.h"

uint32_t sg_utf8_next(sg_str str, size_t *at)
{
	const unsigned char *p = (const unsigned char *)str.ptr + *at;
	size_t left = str.len - *at, need;
	uint32_t code, least;

	(*at)++;
	if (p[0] < 0x80)
		return p[0];
	if (p[0] >= 0xc2 && p[0] <= 0xdf) {
		need = 1, code = p[0] & 0x1fu, least = 0x80;
	} else if (p[0] >= 0xe0 && p[0] <= 0xef) {
		need = 2, code = p[0] & 0x0fu, least = 0x800;
	} else if (p[0] >= 0xf0 && p[0] <= 0xf4) {
		need = 3, code = p[0] & 0x07u, least = 0x10000;
	} else {
		return 0xfffd;
	}
	if (left <= need)
		return 0xfffd;
	for (size_t i = 1; i <= need; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0xfffd;
		code = code << 6 | (p[i] & 0x3fu);
	}
	if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		return 0xfffd;
	*at += need;
	return code;
}

void sg_utf8_add(struct sg_buf *buf, uint32_t code)
{
	char out[4];
	size_t n = 0;

	if (code < 0x80) {
		out[n++] = (char)code;
	} else if (code < 0x800) {
		out[n++] = (char)(0xc0 | code >> 6);
		out[n++] = (char)(0x80 | (code & 0x3f));
	} else if (code < 0x10000) {
		out[n++] = (char)(0xe0 | code >> 12);
		out[n++] = (char)(0x80 | (code >> 6 & 0x3f));
		out[n++] = (char)(0x80 | (code & 0x3f));
	} else {
		out[n++] = (char)(0xf0 | code >> 18);
		out[n++] = (char)(0x80 | (code >> 12 & 0x3f));
		out[n++] = (char)(0x80 | (code >> 6 & 0x3f));
		out[n++] = (char)(0x80 | (code & 0x3f));
	}
	sg_buf_add(buf, (sg_str){ out, n });
}

size_t sg_ascii_run(sg_str str, size_t at)
{
	static const struct sg_scan_set unprintable = { "", 0, true };

	return sg_scan(unprintable, str, at) - at;
}

bool sg_utf8_valid(sg_str str)
{
	for (size_t at = 0;;) {
		size_t from;

		at += sg_ascii_run(str, at);
		if (at == str.len)
			return true;
		from = at;
		if (sg_utf8_next(str, &at) == 0xfffd && at - from == 1)
			return false;
	}
}

bool sg_is_control(uint32_t code)
{
	if (code < 0x20)
		return code != '\n' && code != '\t';
	return (code >= 0x7f && code <= 0x9f) || code == 0x061c || code == 0x200e ||
	       code == 0x200f || (code >= 0x2028 && code <= 0x202e) ||
	       (code >= 0x2066 && code <= 0x2069);
}
