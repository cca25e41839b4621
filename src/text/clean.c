/* SPDX-License-Identifier: MIT */
#include "text/clean.h"

#include <string.h>

#include "base/utf8.h"

/* What a character outside of ASCII becomes: itself, another one, or 0 for nothing. */
static uint32_t cleaned(uint32_t code)
{
	switch (code) {
	case 0x00a0: /* no-break space */
	case 0x202f:
	case 0x205f:
	case 0x3000:
		return ' ';
	case 0x2010: /* hyphen, and its no-break twin */
	case 0x2011:
		return '-';
	case 0x2028: /* line and paragraph separator */
	case 0x2029:
		return '\n';
	case 0x00ad: /* soft hyphen */
	case 0x200b: /* zero width space, joiners */
	case 0x200c:
	case 0x200d:
	case 0x2060:
	case 0xfeff:
		return 0;
	default:
		if (code >= 0x2000 && code <= 0x200a)
			return ' ';
		return sg_is_control(code) ? 0 : code;
	}
}

size_t sg_clean(char *to, sg_str text)
{
	size_t n = 0;

	for (size_t at = 0; at < text.len;) {
		size_t plain = sg_ascii_run(text, at), from = at + plain;
		unsigned char c;
		uint32_t code;

		memmove(to + n, text.ptr + at, plain);
		n += plain;
		at = from;
		if (at == text.len)
			break;
		c = (unsigned char)text.ptr[at];
		if (c < 0x80) {
			at++;
			if ((c >= 0x20 && c != 0x7f) || c == '\n' || c == '\t')
				to[n++] = (char)c;
			else if (c == '\f' || c == '\v')
				to[n++] = ' ';
			continue;
		}
		code = cleaned(sg_utf8_next(text, &at));
		if (code != 0 && code < 0x80) {
			to[n++] = (char)code;
		} else if (code != 0) {
			/* A stray byte stays one byte: the result must not grow. */
			if (at - from == 1) {
				to[n++] = '?';
				continue;
			}
			memcpy(to + n, text.ptr + from, at - from);
			n += at - from;
		}
	}
	return n;
}

sg_str sg_clean_dup(struct sg_arena *arena, sg_str text)
{
	char *copy = sg_arena_alloc_dirty(arena, text.len + 1, 1);

	if (copy == NULL)
		return (sg_str){ NULL, 0 };
	return (sg_str){ copy, sg_clean(copy, text) };
}
