/* SPDX-License-Identifier: MIT */
#include "cli/harmless.h"

#include <string.h>

/* Bytes of the character that text starts with; 0 where it is no UTF-8. */
static size_t character(sg_str text)
{
	const unsigned char *at = (const unsigned char *)text.ptr;
	size_t n = at[0] < 0x80 ? 1 : at[0] < 0xc2 ? 0 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;

	if (n == 0 || n > text.len || at[0] > 0xf4)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	/* Longer than need be, halves of a pair, and what is behind the last plane. */
	if ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] > 0x9f) ||
	    (at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] > 0x8f))
		return 0;
	return n;
}

/* A control, or a mark of direction, of n bytes. */
static bool is_control(const char *ptr, size_t n)
{
	const unsigned char *at = (const unsigned char *)ptr;

	if (n == 1)
		return at[0] < 0x20 || at[0] == 0x7f;
	if (n == 2)
		return at[0] == 0xc2 && at[1] < 0xa0;
	if (n != 3 || at[0] != 0xe2)
		return false;
	return (at[1] == 0x80 && ((at[2] >= 0xa8 && at[2] <= 0xae) || at[2] == 0x8e ||
				  at[2] == 0x8f)) ||
	       (at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9);
}

void harmless_put(FILE *stream, sg_str text)
{
	for (size_t i = 0, n; i < text.len; i += n > 0 ? n : 1) {
		n = character((sg_str){ text.ptr + i, text.len - i });
		if (n == 0 || is_control(text.ptr + i, n))
			fputc('?', stream);
		else
			fwrite(text.ptr + i, 1, n, stream);
	}
}

static size_t word_end(sg_str text, size_t at)
{
	while (at < text.len && text.ptr[at] != ' ')
		at++;
	return at;
}

static unsigned columns(sg_str text)
{
	unsigned n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
	return n;
}

void harmless_wrap(FILE *stream, sg_str text, unsigned width)
{
	enum { INDENT = 10, LEAST = 40 }; /* "skillgap: " */
	unsigned column = 0;

	for (size_t at = 0, end; at < text.len; at = end) {
		sg_str word;

		/* A word with the spaces before it. */
		end = at;
		while (end < text.len && text.ptr[end] == ' ')
			end++;
		end = word_end(text, end);
		word = (sg_str){ text.ptr + at, end - at };
		if (width >= LEAST && column > INDENT && column + columns(word) > width) {
			fprintf(stream, "\n%*s", INDENT, "");
			column = INDENT;
			word.ptr++;
			word.len--;
		}
		harmless_put(stream, word);
		column += columns(word);
	}
	fputc('\n', stream);
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c != '\0' && strchr("-_./:,@%+=", c) != NULL);
}

void harmless_quote(sg_str word, const char *instead, char *out, size_t size)
{
	bool plain = word.len > 0, shown = word.len + 3 <= size;

	for (size_t i = 0; i < word.len; i++) {
		unsigned char c = (unsigned char)word.ptr[i];

		plain = plain && is_plain(word.ptr[i]);
		shown = shown && c >= ' ' && c != 0x7f && c != '\'';
	}
	if (!shown)
		snprintf(out, size, "%s", instead);
	else
		snprintf(out, size, plain ? SG_FMT : "'" SG_FMT "'", SG_ARG(word));
}
