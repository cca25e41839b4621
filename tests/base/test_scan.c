/* SPDX-License-Identifier: MIT */
#include "base/scan.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

/* Numbers that look random and are the same in every run. */
static uint32_t next_number(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* A text of `len` bytes of its own, each one of `bytes`, so that nothing stands behind it. */
static char *make_text(uint32_t *state, size_t len, sg_str bytes)
{
	char *text = malloc(len == 0 ? 1 : len);

	for (size_t i = 0; text != NULL && i < len; i++)
		text[i] = bytes.ptr[next_number(state) % bytes.len];
	return text;
}

static const struct sg_scan_set marks = { ".!", 2, false };
static const struct sg_scan_set special = { "\"", 1, true };

static size_t first_by_byte(struct sg_scan_set set, sg_str text, size_t at)
{
	while (at < text.len && !sg_scan_is_in(set, text.ptr[at]))
		at++;
	return at;
}

static void the_first_byte_of_a_set_is_found_wherever_it_stands(void)
{
	uint32_t state = 1;

	for (size_t len = 0; len < 100; len++) {
		char *ptr = make_text(&state, len, SG_STR("aaaaaaaaaaaaaaaaab.!\"\x7f\n\xc3\xa9"));
		sg_str text = { ptr, len };

		for (size_t at = 0; ptr != NULL && at <= len; at++) {
			CHECK(sg_scan(marks, text, at) == first_by_byte(marks, text, at));
			CHECK(sg_scan(special, text, at) == first_by_byte(special, text, at));
		}
		free(ptr);
	}
}

static void all_that_is_no_printable_ascii_is_unprintable(void)
{
	for (int c = 0; c < 256; c++) {
		char text[40];

		memset(text, 'a', sizeof text);
		text[20] = (char)c;
		CHECK((sg_scan(special, (sg_str){ text, sizeof text }, 0) == 20) ==
		      (c < 0x20 || c >= 0x7f || c == '"'));
	}
}

static size_t twice_by_byte(char c, sg_str text, size_t at)
{
	for (; at + 1 < text.len; at++)
		if (text.ptr[at] == c && text.ptr[at + 1] == c)
			return at;
	return text.len;
}

static void a_byte_twice_running_is_found_across_all_borders(void)
{
	uint32_t state = 2;

	for (size_t len = 0; len < 100; len++) {
		char *ptr = make_text(&state, len, SG_STR("aaaaaa b "));
		sg_str text = { ptr, len };

		for (size_t at = 0; ptr != NULL && at <= len; at++)
			CHECK(sg_scan_twice(' ', text, at) == twice_by_byte(' ', text, at));
		free(ptr);
	}
}

TEST_MAIN(TEST(the_first_byte_of_a_set_is_found_wherever_it_stands),
	  TEST(all_that_is_no_printable_ascii_is_unprintable),
	  TEST(a_byte_twice_running_is_found_across_all_borders))
