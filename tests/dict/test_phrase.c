/* SPDX-License-Identifier: MIT */
#include "dict/phrase.h"

#include "test.h"

static void check_form(const char *phrase, size_t number, const char *want)
{
	char form[64];
	size_t len = sg_phrase_form(sg_str_of(phrase), number, form, sizeof form);

	CHECK_STR(((sg_str){ form, len }), want);
}

static void a_phrase_without_braces_is_its_only_form(void)
{
	CHECK(sg_phrase_forms(SG_STR("a plus")) == 1);
	check_form("a plus", 0, "a plus");
}

static void alternatives_multiply(void)
{
	const char *phrase = "{is|are} a {|big |huge }plus";

	CHECK(sg_phrase_forms(sg_str_of(phrase)) == 6);
	check_form(phrase, 0, "is a plus");
	check_form(phrase, 1, "are a plus");
	check_form(phrase, 2, "is a big plus");
	check_form(phrase, 5, "are a huge plus");
}

static void an_alternative_at_the_end_may_be_empty(void)
{
	CHECK(sg_phrase_forms(SG_STR("plus{ for|}")) == 2);
	check_form("plus{ for|}", 0, "plus for");
	check_form("plus{ for|}", 1, "plus");
}

static void wrong_braces_have_no_form(void)
{
	CHECK(sg_phrase_forms(SG_STR("{is|are a plus")) == 0);
	CHECK(sg_phrase_forms(SG_STR("is} a plus")) == 0);
	CHECK(sg_phrase_forms(SG_STR("is|are a plus")) == 0);
	CHECK(sg_phrase_forms(SG_STR("{is|{are|be}} a plus")) == 0);
}

static void too_many_forms_are_none(void)
{
	CHECK(sg_phrase_forms(SG_STR("{a|b|c|d}{a|b|c|d}{a|b|c|d}{a|b|c|d}{a|b|c|d}")) == 1024);
	CHECK(sg_phrase_forms(SG_STR("{a|b|c|d}{a|b|c|d}{a|b|c|d}{a|b|c|d}{a|b|c|d}{a|b}")) == 0);
}

static void a_form_that_is_too_long_is_cut(void)
{
	char form[5];

	CHECK(sg_phrase_form(SG_STR("{abc|x}defgh"), 0, form, sizeof form) == 5);
	CHECK_STR(((sg_str){ form, 5 }), "abcde");
}

TEST_MAIN(TEST(a_phrase_without_braces_is_its_only_form), TEST(alternatives_multiply),
	  TEST(an_alternative_at_the_end_may_be_empty), TEST(wrong_braces_have_no_form),
	  TEST(too_many_forms_are_none), TEST(a_form_that_is_too_long_is_cut))
