/* SPDX-License-Identifier: MIT */
#include "cli/harmless.h"

#include <string.h>

void harmless_put(FILE *stream, sg_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		unsigned char c2 = i + 1 < text.len ? (unsigned char)text.ptr[i + 1] : 0;
		unsigned char c3 = i + 2 < text.len ? (unsigned char)text.ptr[i + 2] : 0;
		bool c1 = c == 0xc2 && c2 >= 0x80 && c2 < 0xa0;
		bool bidi = c == 0xe2 && ((c2 == 0x80 && ((c3 >= 0xa8 && c3 <= 0xae) ||
							  c3 == 0x8e || c3 == 0x8f)) ||
					  (c2 == 0x81 && c3 >= 0xa6 && c3 <= 0xa9));

		if (c1 || bidi) {
			fputc('?', stream);
			i += bidi ? 2 : 1;
		} else {
			fputc(c < 0x20 || c == 0x7f ? '?' : c, stream);
		}
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
