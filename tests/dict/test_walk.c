/* SPDX-License-Identifier: MIT */
#include "dict/walk.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

/* Characters of one to four bytes, of words and of none. */
static const char *const characters[] = {
	"a",
	"Z",
	"0",
	"9",
	"_",
	" ",
	"-",
	"/",
	"@",
	"[",
	"`",
	"{",
	"\n",
	"\xc2\xa0",
	"\xc3\xa9",
	"\xd0\x96",
	"\xdf\xbf",
	"\xe1\xbb\x87",
	"\xe2\x80\x99",
	"\xe3\x81\x82",
	"\xf0\x9f\x98\x80",
};

/* A text of about `len` bytes in memory of its own, so that nothing stands behind it. */
static sg_str make_text(uint32_t *state, size_t len)
{
	char *text = malloc(len + 4);
	size_t n = 0;

	while (text != NULL && n < len) {
		const char *c;

		*state = *state * 1664525u + 1013904223u;
		c = characters[(*state >> 8) % (sizeof characters / sizeof *characters)];
		memcpy(text + n, c, strlen(c));
		n += strlen(c);
	}
	return (sg_str){ text == NULL ? NULL : realloc(text, n == 0 ? 1 : n), n };
}

static void words_start_and_end_where_their_characters_say(void)
{
	uint32_t state = 1;

	for (size_t len = 0; len < 300; len++) {
		sg_str text = make_text(&state, len);
		struct sg_walk walk = sg_walk_of(text);
		size_t at = 0;

		while (text.ptr != NULL && at < text.len) {
			size_t start = at, end;

			while (start < text.len && sg_word_at(text, start) == 0)
				start++;
			end = sg_word_end(text, start);
			CHECK(sg_walk_start(&walk, at) == start);
			CHECK(sg_walk_end(&walk, start) == end);
			at = end > at ? end : text.len;
		}
		free((char *)(uintptr_t)text.ptr);
	}
}

static void half_a_character_ends_with_its_text(void)
{
	static const char *const halves[] = { "\xc3", "\xe1", "\xe1\xbb", "\xf0" };

	for (size_t len = 0; len < 130; len++)
		for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
			char text[140];
			sg_str half = sg_str_of(halves[i]), whole = { text, len + half.len };
			struct sg_walk walk = sg_walk_of(whole);

			memset(text, 'a', sizeof text);
			memcpy(text + len, half.ptr, half.len);
			CHECK(sg_walk_end(&walk, 0) <= whole.len);
			CHECK(sg_walk_start(&walk, len) <= whole.len);
		}
}

static void a_word_hashes_the_same_in_any_case_and_wherever_it_stands(void)
{
	const char *texts[] = { "kubernetes_operators", "and KUBERNETES_Operators behind",
				"xx Kubernetes_operators" };
	uint32_t hash = sg_word_hash((sg_str){ texts[0], 20 }, 0, 20);

	CHECK(sg_word_hash((sg_str){ texts[1], strlen(texts[1]) }, 4, 24) == hash);
	CHECK(sg_word_hash((sg_str){ texts[2], strlen(texts[2]) }, 3, 23) == hash);
	CHECK(sg_word_hash((sg_str){ texts[2], strlen(texts[2]) }, 3, 22) != hash);
}

static void nothing_stands_before_and_behind_a_text(void)
{
	struct sg_around around = sg_word_around(SG_STR("a go b"), 2, 4);
	const unsigned char before[4] = { 0, 0, 'a', ' ' }, behind[4] = { ' ', 'b', 0, 0 };

	CHECK(memcmp(&around.before, before, 4) == 0);
	CHECK(memcmp(&around.behind, behind, 4) == 0);
}

TEST_MAIN(TEST(words_start_and_end_where_their_characters_say),
	  TEST(half_a_character_ends_with_its_text),
	  TEST(a_word_hashes_the_same_in_any_case_and_wherever_it_stands),
	  TEST(nothing_stands_before_and_behind_a_text))
