/* SPDX-License-Identifier: MIT */
#include "base/line.h"

#include "base/utf8.h"

static bool is_blank(uint32_t code)
{
	return code <= ' ' || code == 0x7f || code == 0xa0 || code == 0x1680 ||
	       (code >= 0x2000 && code <= 0x200b) || code == 0x202f || code == 0x205f ||
	       code == 0x3000 || code == 0xfeff || sg_is_control(code);
}

sg_str sg_line_tidy(struct sg_arena *arena, sg_str str, size_t max)
{
	struct sg_buf buf = { .arena = arena };
	bool gap = false;

	for (size_t at = 0; at < str.len;) {
		size_t from = at;
		uint32_t code = sg_utf8_next(str, &at);

		if (is_blank(code)) {
			gap = buf.len > 0;
			continue;
		}
		if (code == 0xad) /* soft hyphen */
			continue;
		if (buf.len + (gap ? 1u : 0u) + 4 > max)
			break;
		if (gap)
			sg_buf_add_char(&buf, ' ');
		gap = false;
		if (code == 0xfffd)
			sg_utf8_add(&buf, code);
		else
			sg_buf_add(&buf, sg_str_sub(str, from, at));
	}
	return buf.failed || buf.len == 0 ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}
