/* SPDX-License-Identifier: MIT */
#include "base/line.h"

#include "test.h"

static struct sg_arena *arena;

static void prepare(void)
{
	arena = sg_arena_new(0);
	CHECK(arena != NULL);
}

static void tidy_lines_have_single_spaces_and_no_controls(void)
{
	CHECK_STR(sg_line_tidy(arena,
			       SG_STR("\t a \r\n b\xc2\xa0\xe2\x80\x8b"
				      "c\x01 d\xc2\xad"
				      "e "),
			       99),
		  "a b c de");
	CHECK_STR(sg_line_tidy(arena, SG_STR(" \n "), 99), NULL);
	CHECK_STR(sg_line_tidy(arena,
			       SG_STR("a\xe2\x80\xae"
				      "b"),
			       99),
		  "a b");
}

static void tidy_lines_are_cut_between_characters(void)
{
	CHECK_STR(sg_line_tidy(arena, SG_STR("ab\xc3\xa9\xc3\xa9\xc3\xa9"), 8),
		  "ab\xc3\xa9\xc3\xa9");
}

static void a_line_may_be_as_long_as_it_is(void)
{
	CHECK_STR(sg_line_tidy(arena, SG_STR("a\x01 long one"), SIZE_MAX), "a long one");
}

static void clean_up(void)
{
	sg_arena_free(arena);
}

TEST_MAIN(TEST(prepare), TEST(tidy_lines_have_single_spaces_and_no_controls),
	  TEST(tidy_lines_are_cut_between_characters), TEST(a_line_may_be_as_long_as_it_is),
	  TEST(clean_up))
