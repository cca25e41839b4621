/* SPDX-License-Identifier: MIT */
#include "text/element.h"

#include <stdlib.h>

#include "test.h"

#include "base/arena.h"

/* All tags: "name a=1 b" or "/name", "." behind one without content, its raw text in brackets. */
static void check(const char *html, const char *want)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf told = { .arena = arena };
	struct sg_element element;
	size_t at = 0, before = 0;

	while (sg_element_next(sg_str_of(html), &at, &element)) {
		CHECK(element.from >= before && element.to > element.from && at >= element.to);
		CHECK(html[element.from] == '<');
		before = at;
		sg_buf_printf(&told, "%s%s" SG_FMT, told.len > 0 ? " | " : "",
			      element.end ? "/" : "", SG_ARG(element.name));
		for (size_t i = 0; i < element.n_attributes; i++)
			sg_buf_printf(&told, " " SG_FMT "=" SG_FMT,
				      SG_ARG(element.attributes[i].name),
				      SG_ARG(element.attributes[i].value));
		if (element.empty)
			sg_buf_printf(&told, ".");
		if (element.raw.ptr != NULL)
			sg_buf_printf(&told, "[" SG_FMT "]", SG_ARG(element.raw));
	}
	if (told.len > 0 || *want != '\0')
		CHECK_STR(sg_buf_str(&told), want);
	sg_arena_free(arena);
}

static void tags_come_as_they_stand(void)
{
	check("a<p class=x ID='y z'>b<B>c</B></p>", "p class=x ID=y z | B | /B | /p");
	check("<br><hr/><p/><IMG src=a>text", "br. | hr. | p. | IMG src=a.");
	check("<a href=\"x>y\" b>z</a>", "a href=x>y b= | /a");
}

static void what_is_no_tag_is_passed_over(void)
{
	check("", "");
	check("no tags < at > all", "");
	check("1 <2 <b>3</b> <", "b | /b");
	check("<!doctype html><?xml?><p>", "p");
	check("</ p></1><i>", "i");
	check("<!-- <p> --><i><!-- <b>", "i");
	check("<", "");
	check("<!--", "");
}

static void scripts_hold_no_tags(void)
{
	check("<script type=a>if (a<b) '<p>' </b></script><i>",
	      "script type=a[if (a<b) '<p>' </b>] | i");
	check("<STYLE>a</style ><i>", "STYLE[a] | i");
	check("<script>never closed <p>", "script[never closed <p>]");
}

static void values_are_found_whatever_the_case_of_the_name(void)
{
	struct sg_element element;
	size_t at = 0;

	CHECK(sg_element_next(SG_STR("<p ItemProp=title content='A b' c>"), &at, &element));
	CHECK_STR(sg_element_get(&element, "itemprop"), "title");
	CHECK_STR(sg_element_get(&element, "content"), "A b");
	CHECK_STR(sg_element_get(&element, "item"), NULL);
	CHECK(at == 34 && element.from == 0 && element.to == 34);
}

static void further_attributes_are_passed_over(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf html = { .arena = arena };
	struct sg_element element;
	size_t at = 0;

	sg_buf_add(&html, SG_STR("<p"));
	for (int i = 0; i < 2 * SG_MAX_ATTRIBUTES; i++)
		sg_buf_printf(&html, " a%d=%d", i, i);
	sg_buf_add(&html, SG_STR("><i>"));
	CHECK(sg_element_next(sg_buf_str(&html), &at, &element));
	CHECK(element.n_attributes == SG_MAX_ATTRIBUTES);
	CHECK_STR(sg_element_get(&element, "a31"), "31");
	CHECK_STR(sg_element_get(&element, "a32"), NULL);
	CHECK(sg_element_next(sg_buf_str(&html), &at, &element));
	CHECK_STR(element.name, "i");
	CHECK(!sg_element_next(sg_buf_str(&html), &at, &element));
	sg_arena_free(arena);
}

TEST_MAIN(TEST(tags_come_as_they_stand), TEST(what_is_no_tag_is_passed_over),
	  TEST(scripts_hold_no_tags), TEST(values_are_found_whatever_the_case_of_the_name),
	  TEST(further_attributes_are_passed_over))
