/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "record/entity.h"

static struct sg_arena *arena;

static sg_str decode(const char *text)
{
	return sg_entity_decode(arena, sg_str_of(text));
}

static void exactly_one_layer_comes_off(void)
{
	CHECK_STR(decode("Marrow &amp; Finch"), "Marrow & Finch");
	CHECK_STR(decode("&amp;lt;vector&amp;gt;"), "&lt;vector&gt;");
	CHECK_STR(decode("&lt;p&gt;It&#39;s &#x1F41F;&rsquo;"), "<p>It's 🐟’");
}

static void what_is_no_reference_stays_as_written(void)
{
	CHECK_STR(decode("R&D; &unknown; &; & &#; &#x; &#12a; &amp"),
		  "R&D; &unknown; &; & &#; &#x; &#12a; &amp");
	CHECK_STR(decode(""), "");
	CHECK_STR(sg_entity_decode(arena, (sg_str){ NULL, 0 }), NULL);
}

static void impossible_code_points_become_the_replacement_character(void)
{
	CHECK_STR(decode("&#xD800;&#9999999;"), "\xef\xbf\xbd\xef\xbf\xbd");
	CHECK_STR(decode("&#0;"), "&#0;");
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

TEST_MAIN(TEST(prepare), TEST(exactly_one_layer_comes_off),
	  TEST(what_is_no_reference_stays_as_written),
	  TEST(impossible_code_points_become_the_replacement_character),
	  TEST(clean_up))
