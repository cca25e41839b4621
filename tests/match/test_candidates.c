/* SPDX-License-Identifier: MIT */
#include "match/candidates.h"

#include <stdlib.h>

#include "dict/builtin.h"

#include "../test.h"

static const char *const pieces[] = {
	"go",
	"kubernetes",
	"Java17",
	"a",
	"x9",
	"ferry",
	"na\xc3\xafve",
	"\xe1\xbb\x87",
	"with",
	"PostgreSQL",
	" ",
	", ",
	"\n",
	"-",
	"\xe2\x80\x99",
	"\xf0\x9f\x98\x80",
	"_",
	"C",
	"++",
	"a_word_that_is_longer_than_the_sixty_four_bytes_that_are_looked_at_at_once_and_then_some",
};

/* A text of about `len` bytes in memory of its own, so that nothing stands behind it. */
static sg_str make_text(uint32_t *state, size_t len)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf buf = { .arena = arena };
	char *text;

	while (buf.len < len) {
		*state = *state * 1664525u + 1013904223u;
		sg_buf_add(&buf,
			   sg_str_of(pieces[(*state >> 8) % (sizeof pieces / sizeof *pieces)]));
	}
	text = malloc(buf.len + 1);
	if (text == NULL)
		abort();
	memcpy(text, sg_buf_str(&buf).ptr, buf.len);
	text = realloc(text, buf.len == 0 ? 1 : buf.len);
	len = buf.len;
	sg_arena_free(arena);
	return (sg_str){ text, len };
}

/* The next word from *at on that a name is filed under, or that ends in a digit; its start, or
 * the text's end. */
static size_t next_wanted(const struct sg_filing *filing, sg_str text, size_t *at)
{
	while (*at < text.len) {
		size_t start = *at;

		if (sg_word_at(text, start) == 0) {
			++*at;
			continue;
		}
		*at = sg_word_end(text, start);
		if (sg_is_digit(text.ptr[*at - 1]) ||
		    sg_filing_find(filing, sg_word_hash(text, start, *at))->n > 0)
			return start;
	}
	return text.len;
}

static void every_word_with_names_is_given_once_and_in_order(void)
{
	const struct sg_image *image = (const struct sg_image *)(const void *)sg_builtin_image;
	struct sg_filing filing = sg_filing_of(image);
	struct sg_candidates candidates;
	uint32_t state = 1;
	size_t given = 0;

	for (size_t len = 0; len < 2000; len += 1 + len / 50) {
		sg_str text = make_text(&state, len);
		size_t at = 0, n;

		sg_candidates_start(&candidates, image, text);
		while (sg_candidates_next(&candidates, &n))
			for (size_t i = 0; i < n; i++) {
				const struct sg_candidate *word = &candidates.at[i];

				if (word->bucket->n == 0 && !sg_is_digit(text.ptr[word->end - 1]))
					continue;
				CHECK(word->start == next_wanted(&filing, text, &at));
				CHECK(word->end == at);
				given++;
			}
		CHECK(next_wanted(&filing, text, &at) == text.len);
		free((char *)(uintptr_t)text.ptr);
	}
	CHECK(given > 500);
}

static void words_without_names_are_seldom_given(void)
{
	const struct sg_image *image = (const struct sg_image *)(const void *)sg_builtin_image;
	struct sg_filing filing = sg_filing_of(image);
	uint32_t found = 0, n_words = 1000;

	for (uint32_t i = 0; i < n_words; i++) {
		const char word[] = { 'q', (char)('a' + i % 10), 'z', (char)('a' + i / 10 % 10),
				      'x', (char)('a' + i / 100) };

		found += sg_filing_may(&filing,
				       sg_word_hash((sg_str){ word, sizeof word }, 0, sizeof word));
	}
	CHECK(found > 0);
	CHECK(found < n_words / 8);
}

static void a_text_without_words_has_none(void)
{
	const struct sg_image *image = (const struct sg_image *)(const void *)sg_builtin_image;
	struct sg_candidates candidates;
	size_t n;

	sg_candidates_start(&candidates, image, (sg_str){ NULL, 0 });
	CHECK(!sg_candidates_next(&candidates, &n));
	sg_candidates_start(&candidates, image, SG_STR(" - - "));
	CHECK(!sg_candidates_next(&candidates, &n));
}

TEST_MAIN(TEST(every_word_with_names_is_given_once_and_in_order),
	  TEST(words_without_names_are_seldom_given), TEST(a_text_without_words_has_none))
