/* SPDX-License-Identifier: MIT */
/* What a sieve lets through: by hand, and against what PCRE2 says of made-up patterns. */
#include "dict/sieve.h"

#include <stdlib.h>

#include "test.h"

#include "base/str.h"
#include "match/regex.h"

static struct sg_arena *arena;

/* Whether the pattern is worth a try where the text has "|". */
static bool passes(const char *pattern, const char *marked)
{
	sg_str before = sg_str_of(marked), all = before;
	struct sg_buf text = { .arena = arena };
	struct sg_sieve sieve;

	sg_arena_reset(arena);
	before = sg_str_cut(&all, '|');
	sg_buf_add(&text, before);
	sg_buf_add(&text, all);
	sg_sieve_make(sg_str_of(pattern), &sieve);
	return sg_sieve_passes(&sieve, sg_buf_str(&text), before.len);
}

static void what_stands_behind_a_name_must_begin_what_the_pattern_wants_there(void)
{
	const char *guards = "(?i:security)(?= (?:guards?|officers?|of (?:the )?house))";

	CHECK(passes(guards, "no |Security guard here"));
	CHECK(passes(guards, "no |security officer here"));
	CHECK(passes(guards, "no |SECURITY OF THE HOUSE"));
	CHECK(!passes(guards, "no |security review here"));
	CHECK(!passes(guards, "no |security, guards here"));
	CHECK(!passes("Go(?=-[Ll]ive)", "we |Go and do so"));
	CHECK(passes("Go(?=-[Ll]ive)|Go to", "we |Go to town"));
}

static void what_stands_before_a_name_must_end_what_the_pattern_wants_there(void)
{
	const char *monty = "(?<=[Mm]onty |[Bb]all )(?i:python)";

	CHECK(passes(monty, "the Monty |Python show"));
	CHECK(passes(monty, "the ball |python show"));
	CHECK(!passes(monty, "know your |Python well"));
	CHECK(passes("(?<=Monty )Python|Python", "know your |Python well"));
	CHECK(passes("(?<!Monty )Python", "the Monty |Python show"));
}

static void near_the_ends_of_a_text_nothing_is_asked(void)
{
	CHECK(passes("(?<=[Mm]onty )Python", "of |Python here"));
	CHECK(passes("Go(?=-[Ll]ive)", "we will |Go on"));
}

static void of_what_is_not_understood_nothing_is_asked(void)
{
	static const char *const patterns[] = {
		"(?x)abc d",
		"(*ACCEPT)abcd",
		"(?(?=a)abcd|e)",
		"abcd(?R)?",
		"abcd\\1",
		"\\Qabcd\\E",
		"abcd)",
		"(abcd",
		"[abcd",
		"abcd\\",
		"(?",
		"\\b?abcd",
		"(?=x)*abcd",
		"abc{,3}d",
		"a{",
		"\\N{U+41}",
		"(?<n>abcd)",
		"",
	};

	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
		CHECK(passes(patterns[i], "words and |zzzz zzzz zzzz"));
}

static void deep_and_wide_patterns_are_bounded(void)
{
	char pattern[401];

	memset(pattern, '(', 200);
	memset(pattern + 200, ')', 200);
	pattern[400] = '\0';
	CHECK(passes(pattern, "words and |zzzz zzzz zzzz"));
	for (size_t i = 0; i < 400; i += 5)
		memcpy(pattern + i, "(a|b)", 5);
	CHECK(!passes(pattern, "words and |zzzz zzzz zzzz zzzz zzzz zzzz zzzz zzzz zzzz zzzz zzzz"
			       " zzzz zzzz zzzz"));
	for (size_t i = 0; i < 400; i += 4)
		memcpy(pattern + i, "a?b*", 4);
	CHECK(passes(pattern, "words and |zzzz zzzz zzzz"));
}

/* A small generator, so that every machine tries the same. */
static uint32_t state = 1;

static uint32_t draw(uint32_t n)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 16) % n;
}

static sg_str made_up(unsigned parts)
{
	static const char *const pieces[] = {
		"ab",	"a",	"b",	" ",	 "-",	"1",	 "\xc3\xa9", "[ab]", "[a ]",
		"[^a]", "\\d",	"\\w",	"\\s",	 "\\W", ".",	 "(?:",	     "(",    ")",
		"|",	"?",	"*",	"+",	 "{2}", "{0,2}", "\\b",	     "(?=",  "(?!",
		"(?<=", "(?<!", "(?i:", "ab ba", "\\.", "(?>",	 "{1,3}",    "(?=",  ")",
	};
	struct sg_buf out = { .arena = arena };
	unsigned open = 0;

	for (unsigned i = 0; i < parts; i++) {
		const char *piece = pieces[draw(sizeof pieces / sizeof *pieces)];

		if (piece[0] == ')' && open == 0)
			continue;
		open += piece[0] == '(';
		open -= piece[0] == ')';
		sg_buf_add(&out, sg_str_of(piece));
	}
	for (; open > 0; open--)
		sg_buf_add_char(&out, ')');
	return sg_buf_str(&out);
}

static sg_str made_up_text(void)
{
	static const char *const words[] = { "ab", "a",	 "b",  " ", "-",       "1",  "\xc3\xa9",
					     "ba", "AB", "aa", ".", " ab ba ", "aab" };
	struct sg_buf out = { .arena = arena };

	for (unsigned i = 4 + draw(12); i > 0; i--)
		sg_buf_add(&out, sg_str_of(words[draw(sizeof words / sizeof *words)]));
	return sg_buf_str(&out);
}

static void no_sieve_keeps_a_match_of_a_made_up_pattern_back(void)
{
	struct sg_regex_tries *tries = sg_regex_tries_new();
	unsigned compiled = 0, matched = 0, spared = 0, wrong = 0;

	for (unsigned round = 0; round < 20000; round++) {
		struct sg_sieve sieve;
		struct sg_regex *regex;
		sg_str pattern;

		sg_arena_reset(arena);
		pattern = made_up(1 + draw(10));
		sg_sieve_make(pattern, &sieve);
		if (sg_regex_compile(&regex, pattern, NULL) != SG_OK)
			continue;
		compiled++;
		for (unsigned i = 0; i < 8; i++) {
			sg_str text = made_up_text();

			for (size_t start = 0, end; start < text.len; start++) {
				bool tried = sg_sieve_passes(&sieve, text, start);

				spared += !tried;
				if (((unsigned char)text.ptr[start] & 0xc0) == 0x80 ||
				    sg_regex_match(regex, tries, text, start, &end) != SG_REGEX_YES)
					continue;
				matched++;
				if (tried)
					continue;
				wrong++;
				printf("# " SG_FMT " matches " SG_FMT " at %zu\n", SG_ARG(pattern),
				       SG_ARG(text), start);
			}
		}
		sg_regex_free(regex);
	}
	printf("# %u patterns, %u matches, %u tries spared, %u matches kept back\n", compiled,
	       matched, spared, wrong);
	CHECK(compiled > 5000 && matched > 100000 && spared > 100000 && wrong == 0);
	sg_regex_tries_free(tries);
}

int main(void)
{
	static const struct test tests[] = {
		TEST(what_stands_behind_a_name_must_begin_what_the_pattern_wants_there),
		TEST(what_stands_before_a_name_must_end_what_the_pattern_wants_there),
		TEST(near_the_ends_of_a_text_nothing_is_asked),
		TEST(of_what_is_not_understood_nothing_is_asked),
		TEST(deep_and_wide_patterns_are_bounded),
		TEST(no_sieve_keeps_a_match_of_a_made_up_pattern_back),
	};
	int result;

	arena = sg_arena_new(0);
	result = run_tests(tests, sizeof tests / sizeof *tests);
	sg_arena_free(arena);
	return result;
}
