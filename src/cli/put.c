/* SPDX-License-Identifier: MIT */
#include "cli/put.h"

#include <stdio.h>

void put_json(sg_str str)
{
	putchar('"');
	for (size_t i = 0; i < str.len; i++) {
		unsigned char c = (unsigned char)str.ptr[i];

		if (c < 0x20 || c == 0x7f)
			printf("\\u%04x", c);
		else if (c == '"' || c == '\\')
			printf("\\%c", c);
		else
			putchar(c);
	}
	putchar('"');
}

void put_member(const char *key, sg_str value)
{
	printf(",\"%s\":", key);
	if (value.ptr == NULL)
		fputs("null", stdout);
	else
		put_json(value);
}
