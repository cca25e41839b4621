/* SPDX-License-Identifier: MIT */
/* Which words a pattern needs: by hand, and against what PCRE2 says of made-up patterns. */
#include "dict/need.h"

#include <stdlib.h>

#include "test.h"

#include "base/str.h"
#include "dict/shape.h"
#include "dict/word.h"
#include "match/regex.h"

static struct sg_arena *arena, *scratch;

/* The needs as "word least-most", joined by "; ", in the order of the pattern. */
static sg_str describe(const char *pattern)
{
	struct sg_buf out = { .arena = arena };
	struct sg_needs needs;

	sg_arena_reset(arena);
	if (!sg_pattern_needs(arena, scratch, sg_str_of(pattern), &needs))
		abort();
	for (size_t i = 0; i < needs.n; i++)
		sg_buf_printf(&out, "%s" SG_FMT " %u-%u", i == 0 ? "" : "; ",
			      SG_ARG(needs.at[i].word), needs.at[i].least, needs.at[i].most);
	return sg_buf_str(&out);
}

struct row {
	const char *pattern, *needs;
};

static void check_rows(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		sg_str got = describe(rows[i].pattern);

		if (!sg_str_eq(got, sg_str_of(rows[i].needs)))
			printf("# pattern %s\n", rows[i].pattern);
		CHECK_STR(got, rows[i].needs);
	}
}
#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

static void a_whole_word_is_needed_where_it_stands(void)
{
	static const struct row rows[] = {
		{ "Java", "java 0-0" },
		{ "Java 8/11/17", "java 0-0" },
		{ "Java (?:8|11|17)", "java 0-0" },
		{ "v\\d+ of Foozle", "foozle 6-128" },
		{ "(?:IBM )?Db2 v\\d+", "db2 0-4" },
		{ "\\d{2} Foozle", "foozle 3-3" },
		{ "\\d{1,4} Foozle", "foozle 2-5" },
		{ "C\\+\\+(?:11|14)", "c 0-0" },
		{ "\\.NET", "net 1-1" },
		{ "8/11/17", "8 0-0" },
		{ "\xc3\x89tude 9", "\xc3\x89tude 0-0" },
		{ "caf\xc3\xa9", "caf\xc3\xa9 0-0" },
		{ "\xe2\x82\xac"
		  "foo",
		  "foo 3-3" },
	};

	CHECK_ROWS(rows);
}

static void parts_of_a_word_are_no_word(void)
{
	static const struct row rows[] = {
		{ "Foo\\w+", "" },
		{ "Foo\\w* bar", "bar 4-128" },
		{ "Foo\\d", "" },
		{ "Foo[a-z]+", "" },
		{ "Fo+", "" },
		{ "F.o", "" },
		{ ".Foo", "" },
		{ "\\d+Foo", "" },
		{ "Foo(?:\\W|x)bar", "" },
		{ "Foo\\Wbar", "" }, /* it takes letters beyond ASCII, which continue a word */
		{ "\\W*Foo", "" },
	};

	CHECK_ROWS(rows);
}

static void optional_parts_and_alternatives_give_a_word_for_each(void)
{
	static const struct row rows[] = {
		{ "Foozles?", "foozle 0-0; foozles 0-0" },
		{ "\\d+\\+? Foozle(s|d)?", "foozle 2-128; foozles 2-128; foozled 2-128" },
		{ "Foo|Bar", "foo 0-0; bar 0-0" },
		{ "(?:a|b)c", "ac 0-0; bc 0-0" },
		{ "(?:Oracle|IBM) server", "server 4-7" },
		{ "server (?:one|two)", "server 0-0" },
		{ "Foo (?:bar|\\d+)? baz", "foo 0-0" },
		{ "Foo|\\d+", "" },
		{ "Foo|", "" },
		{ "(?:Foo)?", "" },
		{ "[Hh]elm [Cc]harts?", "helm 0-0" },
		{ "gr[ae]y", "gray 0-0; grey 0-0" },
		{ "Foo[ -]bar", "foo 0-0" },
		{ "Foo ?bar", "foobar 0-0; foo 0-0" },
		{ "Foo\\s*bar", "foobar 0-0; foo 0-0" },
		{ "(?:very )*Foozle", "foozle 0-128" },
		{ "(?:very ){2}Foozle", "foozle 10-10" },
		{ "(?:a|b|c|d)(?:a|b|c|d)(?:a|b|c|d) Foozle", "foozle 4-4" },
	};

	CHECK_ROWS(rows);
}

static void what_pcre_writes_specially_is_read(void)
{
	static const struct row rows[] = {
		{ "(?i)FOOZLE", "foozle 0-0" },
		{ "(?i:FOO) bar", "foo 0-0" },
		{ "(?i)caf\xc3\xa9 bar", "bar 5-8" },
		{ "(?:(?i)caf\xc3\xa9) \xc3\xa9tude", "\xc3\xa9tude 5-8" },
		{ "(?<=using )Foozle(?! bar)", "foozle 0-0" },
		{ "Foozle(?=(?: and|,) bar)", "foozle 0-0" },
		{ "\\bFoozle\\b", "foozle 0-0" },
		{ "^Foozle$", "foozle 0-0" },
		{ "\\Qa.b\\E+ foo", "foo 4-128" },
		{ "\\QFoo bar\\E", "foo 0-0" },
		{ "\\x46oo", "foo 0-0" },
		{ "\\x{46}oo", "foo 0-0" },
		{ "Foo\\.bar", "foo 0-0" },
		{ "Foo\\tbar", "foo 0-0" },
		{ "(?<name>Foo)", "foo 0-0" },
		{ "(?P<name>Foo)", "foo 0-0" },
		{ "(?'name'Foo)", "foo 0-0" },
		{ "(?|Foo|Bar) x", "foo 0-0; bar 0-0" },
		{ "(?>Foo) x", "foo 0-0" },
		{ "(?#a note)Foo", "foo 0-0" },
		{ "(\\w+) is not \\1", "not 5-128" },
		{ "[]a] foo", "foo 2-2" },
		{ "[^\\]] foo", "foo 2-5" },
		{ "[[:alpha:]]+ foo", "foo 2-128" },
		{ "[\\w.+-]+ foo", "foo 2-128" },
		{ "\\p{Lu}\\w+ foo", "foo 3-128" },
		{ "\\pL foo", "foo 2-5" },
		{ "a{,3} foo", "" },
		{ "foo {2}bar", "foo 0-0" },
		{ "foo{x} bar", "foo 0-0" },
	};

	CHECK_ROWS(rows);
}

static void of_what_is_not_understood_nothing_is_said(void)
{
	static const struct row rows[] = {
		{ "(?x) foo bar", "" }, { "(*ACCEPT)foo", "" }, { "(?(?=a)foo|bar)", "" },
		{ "foo(?1)(a)", "" },	{ "foo (?R)?", "" },	{ "foo \\k<a>", "" },
		{ "foo \\g1", "" },	{ "foo \\012", "" },	{ "foo)", "" },
		{ "(foo", "" },		{ "[foo", "" },		{ "foo\\", "" },
		{ "(?", "" },		{ "(?<", "" },		{ "(?i", "" },
		{ "\\x{", "" },		{ "\\p{", "" },		{ "", "" },
		{ "\xe6\x97\xa5", "" }, { "\\N{U+41}", "" },	{ "(?#", "" },
		{ "a{3,1} foo", "" },
	};

	CHECK_ROWS(rows);
}

static void deep_and_wide_patterns_are_bounded(void)
{
	char pattern[401];

	memset(pattern, '(', 200);
	memset(pattern + 200, ')', 200);
	pattern[400] = '\0';
	CHECK_STR(describe(pattern), "");
	for (size_t i = 0; i < 400; i += 5)
		memcpy(pattern + i, "(a|b)", 5);
	CHECK_STR(describe(pattern), "");
	for (size_t i = 0; i < 400; i += 4)
		memcpy(pattern + i, "a?b*", 4);
	CHECK_STR(describe(pattern), "");
	memset(pattern, 'a', 400);
	CHECK_STR(describe(pattern), ""); /* longer than a name can be */
	for (size_t i = 0; i < 400; i += 8)
		memcpy(pattern + i, "(aa)+ b|", 8);
	pattern[160] = '\0';
	CHECK_STR(describe(pattern), ""); /* it can match nothing */
	pattern[159] = '\0';
	CHECK_STR(describe(pattern), "b 3-128");
}

/* A small generator, so that every machine tries the same. */
static uint32_t state = 1;

static uint32_t draw(uint32_t n)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 16) % n;
}

static sg_str made_up(struct sg_arena *into, unsigned parts)
{
	static const char *const pieces[] = {
		"ab",	"a",	 "b",	    " ",      "-",   "1",     "\xc3\xa9", "[ab]", "[a ]",
		"[^a]", "\\d",	 "\\w",	    "\\s",    "\\W", ".",     "(?:",	  "(",	  ")",
		"|",	"?",	 "*",	    "+",      "{2}", "{0,2}", "\\b",	  "(?=",  "(?i)",
		"(?i:", "ab ba", "\\Qa\\E", "[^\\w]", "\\.", "(?>",   "{1,3}",	  "\\1",
	};
	struct sg_buf out = { .arena = into };
	unsigned open = 0;

	for (unsigned i = 0; i < parts; i++) {
		const char *piece = pieces[draw(sizeof pieces / sizeof *pieces)];

		if (piece[0] == ')' && open == 0)
			continue;
		open += piece[0] == '(' && strcmp(piece, "(?i)") != 0;
		open -= piece[0] == ')';
		sg_buf_add(&out, sg_str_of(piece));
	}
	for (; open > 0; open--)
		sg_buf_add_char(&out, ')');
	return sg_buf_str(&out);
}

static bool is_alone(sg_str text, size_t start, size_t end)
{
	return !sg_word_before(text, start) && sg_word_at(text, end) == 0;
}

/* Whether one of the words stands where it must in a match, as a whole word of the text. */
static bool holds_one(const struct sg_needs *needs, sg_str text, size_t start, size_t end)
{
	for (size_t at = start; at < end; at++) {
		size_t stop = at, step;

		if (sg_word_before(text, at) || ((unsigned char)text.ptr[at] & 0xc0) == 0x80)
			continue;
		while ((step = sg_word_at(text, stop)) > 0)
			stop += step;
		for (size_t i = 0; i < needs->n; i++)
			if (stop <= end && at - start >= needs->at[i].least &&
			    at - start <= needs->at[i].most &&
			    sg_str_eq_fold(sg_str_sub(text, at, stop), needs->at[i].word))
				return true;
	}
	return false;
}

static void every_match_of_a_made_up_pattern_holds_a_word_it_needs(void)
{
	static const char *const words[] = { "ab", "a",	 "b",  " ", "-",       "1",  "\xc3\xa9",
					     "ba", "AB", "aa", ".", " ab ba ", "aab" };
	struct sg_regex_tries *tries = sg_regex_tries_new();
	unsigned compiled = 0, needing = 0, matched = 0, wrong = 0;

	for (unsigned round = 0; round < 20000; round++) {
		struct sg_needs needs;
		struct sg_regex *regex;
		sg_str pattern;

		sg_arena_reset(arena);
		pattern = made_up(arena, 1 + draw(9));
		if (!sg_pattern_needs(arena, scratch, pattern, &needs))
			abort();
		if (sg_regex_compile(&regex, pattern, NULL) != SG_OK)
			continue;
		compiled++;
		needing += needs.n > 0;
		for (unsigned i = 0; needs.n > 0 && i < 20; i++) {
			struct sg_buf buf = { .arena = arena };
			sg_str text;

			for (unsigned k = draw(8); k < 8; k++)
				sg_buf_add(&buf, sg_str_of(words[draw(13)]));
			text = sg_buf_str(&buf);
			for (size_t start = 0, end; start < text.len; start++) {
				if (((unsigned char)text.ptr[start] & 0xc0) == 0x80 ||
				    sg_regex_match(regex, tries, text, start, &end) !=
					    SG_REGEX_YES ||
				    end <= start || !is_alone(text, start, end))
					continue;
				matched++;
				if (holds_one(&needs, text, start, end))
					continue;
				wrong++;
				printf("# " SG_FMT " matches " SG_FMT " at %zu-%zu\n",
				       SG_ARG(pattern), SG_ARG(text), start, end);
			}
		}
		sg_regex_free(regex);
	}
	printf("# %u patterns, %u need a word, %u matches, %u without one\n", compiled, needing,
	       matched, wrong);
	CHECK(compiled > 5000 && needing > 1000 && matched > 4000 && wrong == 0);
	sg_regex_tries_free(tries);
}

static bool is_nested(const char *pattern)
{
	struct sg_shapes shapes;

	sg_arena_reset(arena);
	if (!sg_pattern_shapes(arena, sg_str_of(pattern), &shapes))
		abort();
	return shapes.nested;
}

static void repetitions_that_can_be_cut_in_many_ways_are_told(void)
{
	CHECK(is_nested("(a+)+"));
	CHECK(is_nested("(?:\\w+ ?)*x"));
	CHECK(is_nested("(?:\\w*)+"));
	CHECK(is_nested("foo (?:.*x)+"));
	CHECK(is_nested("(?:[a-z]+|\\d+)*!"));
	CHECK(!is_nested("(?:\\w+ )+x"));
	CHECK(!is_nested("(?:\\w+, ?)*and \\w+"));
	CHECK(!is_nested("(?:a+)?b+"));
	CHECK(!is_nested("(?:a++)+"));
	CHECK(!is_nested("(?>a+)+"));
	CHECK(!is_nested("\\d+(?:\\.\\d+)*"));
	CHECK(!is_nested("(?:ab|cd)+"));
}

static void begin(void)
{
	arena = sg_arena_new(0);
	scratch = sg_arena_new(0);
	CHECK(arena != NULL && scratch != NULL);
}

static void all_is_given_back(void)
{
	sg_arena_free(arena);
	sg_arena_free(scratch);
	CHECK(true);
}

TEST_MAIN(TEST(begin), TEST(a_whole_word_is_needed_where_it_stands),
	  TEST(parts_of_a_word_are_no_word),
	  TEST(optional_parts_and_alternatives_give_a_word_for_each),
	  TEST(what_pcre_writes_specially_is_read), TEST(of_what_is_not_understood_nothing_is_said),
	  TEST(deep_and_wide_patterns_are_bounded),
	  TEST(every_match_of_a_made_up_pattern_holds_a_word_it_needs),
	  TEST(repetitions_that_can_be_cut_in_many_ways_are_told), TEST(all_is_given_back))
