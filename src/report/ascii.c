/* SPDX-License-Identifier: MIT */
#include "report/ascii.h"

#include <stddef.h>

/* Letters of Latin-1 and Latin Extended-A in order of code point, from U+00C0 and U+0100.
 * Not by pointers: the loader would have to write to each of them at every start. */
static const char latin1[][3] = {
	"A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I", "I",
	"D", "N", "O", "O", "O", "O", "O",  "x", "O", "U", "U", "U", "U", "Y", "Th", "ss",
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o",  "/", "o", "u", "u", "u", "u", "y", "th", "y",
};
static const char extended[][3] = {
	"A", "a", "A", "a", "A", "a", "C", "c", "C", "c", "C", "c", "C", "c", "D", "d",
	"D", "d", "E", "e", "E", "e", "E", "e", "E", "e", "E", "e", "G", "g", "G", "g",
	"G", "g", "G", "g", "H", "h", "H", "h", "I", "i", "I", "i", "I", "i", "I", "i",
	"I", "i", "IJ", "ij", "J", "j", "K", "k", "k", "L", "l", "L", "l", "L", "l", "L",
	"l", "L", "l", "N", "n", "N", "n", "N", "n", "n", "N", "n", "O", "o", "O", "o",
	"O", "o", "OE", "oe", "R", "r", "R", "r", "R", "r", "S", "s", "S", "s", "S", "s",
	"S", "s", "T", "t", "T", "t", "T", "t", "U", "u", "U", "u", "U", "u", "U", "u",
	"U", "u", "U", "u", "W", "w", "Y", "y", "Y", "Z", "z", "Z", "z", "Z", "z", "s",
};

static const struct {
	uint32_t code;
	char ascii[5];
} marks[] = {
	{ 0x00a0, " " }, { 0x00a3, "GBP" }, { 0x00a9, "(c)" }, { 0x00ab, "\"" },
	{ 0x00ae, "(r)" }, { 0x00b0, "deg" }, { 0x00b1, "+-" }, { 0x00b7, "-" },
	{ 0x00bb, "\"" }, { 0x00bd, "1/2" }, { 0x2009, " " }, { 0x2010, "-" },
	{ 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" }, { 0x2014, "-" },
	{ 0x2018, "'" }, { 0x2019, "'" }, { 0x201a, "'" }, { 0x201c, "\"" },
	{ 0x201d, "\"" }, { 0x201e, "\"" }, { 0x2022, "-" }, { 0x2026, "..." },
	{ 0x202f, " " }, { 0x2039, "'" }, { 0x203a, "'" }, { 0x20ac, "EUR" },
	{ 0x2122, "(tm)" }, { 0x2192, "->" }, { 0x2264, "<=" }, { 0x2265, ">=" },
};

const char *sg_ascii_of(uint32_t code)
{
	if (code >= 0xc0 && code < 0xc0 + sizeof latin1 / sizeof *latin1)
		return latin1[code - 0xc0];
	if (code >= 0x100 && code < 0x100 + sizeof extended / sizeof *extended)
		return extended[code - 0x100];
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].code == code)
			return marks[i].ascii;
	return "?";
}
