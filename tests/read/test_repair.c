/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "read/repair.h"

static struct sg_arena *arena;

/* Member "a" of the object in text; absent when it cannot be parsed. */
static sg_str member(sg_str text)
{
	struct sg_json *root;
	sg_str value;

	if (sg_json_parse_lenient(text, arena, &root, NULL) != SG_OK)
		return (sg_str){ NULL, 0 };
	value = sg_arena_dup(arena, sg_json_get_str(root, "a"));
	sg_json_free(root);
	return value;
}

static void valid_json_is_taken_as_it_is(void)
{
	CHECK_STR(member(SG_STR("{\"a\":\"x\\ny\"} ;")), "x\ny");
}

static void raw_control_characters_inside_strings_are_repaired(void)
{
	CHECK_STR(member(SG_STR("{\"a\":\"x\ny\tz\r\"}")), "x\ny z ");
}

static void trailing_commas_are_dropped_but_not_inside_strings(void)
{
	CHECK_STR(member(SG_STR("{\"b\":[1,2,],\"a\":\",}\", }")), ",}");
}

static void wrappers_around_the_document_are_dropped(void)
{
	CHECK_STR(member(SG_STR("\xef\xbb\xbf<!-- \n{\"a\":\"x\",} -->")), "x");
	CHECK_STR(member(SG_STR("//<![CDATA[\n{\"a\":\"x\"}\n//]]>")), "x");
}

static void a_document_that_is_escaped_as_a_whole_is_decoded_once(void)
{
	CHECK_STR(member(SG_STR("{&quot;a&quot;:&quot;R&amp;amp;D&quot;}")), "R&amp;D");
}

static void escapes_that_json_has_not_are_repaired(void)
{
	CHECK_STR(member(SG_STR("{\"a\":\"it\\'s \\ud800 \\ud83d\\ude00 \\uZZ\"}")),
		  "it's \xef\xbf\xbd \xf0\x9f\x98\x80 \\uZZ");
}

static void numbers_that_fit_nowhere_become_null(void)
{
	CHECK_STR(member(SG_STR("{\"n\":123456789012345678901234567890,\"a\":\"x\",}")), "x");
}

static void what_cannot_be_repaired_is_a_syntax_error_with_its_place(void)
{
	struct sg_json *root;
	struct sg_error err = { 0 };

	CHECK(sg_json_parse_lenient(SG_STR("{\"a\":\n  oops}"), arena, &root, &err) == SG_ESYNTAX);
	CHECK(root == NULL);
	CHECK(err.line == 2);
	CHECK(sg_json_parse_lenient(SG_STR(""), arena, &root, NULL) == SG_ESYNTAX);
	CHECK(sg_json_parse_lenient(SG_STR("{"), arena, &root, NULL) == SG_ESYNTAX);
	CHECK(sg_json_parse_lenient(SG_STR("{\"a\":\"\\"), arena, &root, NULL) == SG_ESYNTAX);
	CHECK(sg_json_parse_lenient(SG_STR("\"a\""), arena, &root, NULL) == SG_ESYNTAX);
}

static void prepare(void)
{
	arena = sg_arena_new(0);
	CHECK(arena != NULL);
}

static void clean_up(void)
{
	sg_arena_free(arena);
}

TEST_MAIN(TEST(prepare), TEST(valid_json_is_taken_as_it_is),
	  TEST(raw_control_characters_inside_strings_are_repaired),
	  TEST(trailing_commas_are_dropped_but_not_inside_strings),
	  TEST(wrappers_around_the_document_are_dropped),
	  TEST(a_document_that_is_escaped_as_a_whole_is_decoded_once),
	  TEST(escapes_that_json_has_not_are_repaired), TEST(numbers_that_fit_nowhere_become_null),
	  TEST(what_cannot_be_repaired_is_a_syntax_error_with_its_place), TEST(clean_up))
