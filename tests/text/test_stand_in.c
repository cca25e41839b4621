/* SPDX-License-Identifier: MIT */
#include "text/stand_in.h"

#include "../test.h"

static struct sg_arena *arena;

/* What a parser would see; *whole is what becomes of it when nothing is changed. */
static sg_str shorten(sg_str html, sg_str *whole)
{
	struct sg_stand_ins stand_ins;
	sg_str made = sg_stand_ins_make(html, arena, &stand_ins);

	*whole = sg_stand_ins_undo(&stand_ins, made, arena);
	return made;
}

static void plain_text_is_one_character_to_the_parser(void)
{
	sg_str html = SG_STR("<p>We move ferries, with care.</p><li>5+ years of na\xc3\xafve Go");
	sg_str whole;

	CHECK_STR(shorten(html, &whole), "<p>\xf3\xb0\x80\x80</p><li>\xf3\xb0\x80\x81");
	CHECK_STR(whole, "<p>We move ferries, with care.</p><li>5+ years of na\xc3\xafve Go");
}

static void what_a_parser_may_change_stays(void)
{
	static const char *const same[] = {
		"", "<p>", "<p>short text</p>", "  \n \t ", "&amp;somethingthatgoeson",
		"R&D;aaaaaaaaaaaaaaaaaaaaaaa", "<meta x=01 content=\"so > long as it may be\">",
		"<meta x=01 content='so \">\" long as it may be'>",
		"\xc2\x85\xef\xb7\x90 and short",
	};
	sg_str whole;

	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		CHECK_STR(shorten(sg_str_of(same[i]), &whole), same[i]);
		CHECK_STR(whole, same[i]);
	}
	CHECK_STR(shorten(SG_STR(" a run of some words, &lt; another run of words "), &whole),
		  " \xf3\xb0\x80\x80 &lt; \xf3\xb0\x80\x81 ");
	CHECK_STR(whole, " a run of some words, &lt; another run of words ");
}

static void nobody_else_can_make_a_stand_in(void)
{
	static const char *const refused[] = {
		"one run of many words \xf3\xb0\x80\x80", "one run of many words &#xF0000;",
		"one run of many words &#983040", "one run of many words &#x000f0000;",
		"one run of many words \xff",
	};
	sg_str whole;

	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		CHECK_STR(shorten(sg_str_of(refused[i]), &whole), refused[i]);
	CHECK_STR(shorten(SG_STR("&#128512; one run of many words"), &whole),
		  "&#128512; \xf3\xb0\x80\x80");
}

int main(void)
{
	static const struct test tests[] = {
		TEST(plain_text_is_one_character_to_the_parser),
		TEST(what_a_parser_may_change_stays),
		TEST(nobody_else_can_make_a_stand_in),
	};
	int result;

	arena = sg_arena_new(0);
	result = run_tests(tests, sizeof tests / sizeof *tests);
	sg_arena_free(arena);
	return result;
}
