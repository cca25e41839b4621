/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "record/body.h"

static struct sg_arena *arena;

static bool is_html(const char *text)
{
	return sg_body_is_html(sg_str_of(text));
}

static void known_tags_make_html(void)
{
	CHECK(is_html("a<br>b"));
	CHECK(is_html("a<BR/>b"));
	CHECK(is_html("one<p>two"));
	CHECK(is_html("<div class=x>"));
	CHECK(is_html("x</b>"));
	CHECK(is_html("<a href=x>"));
}

static void comparisons_and_type_parameters_do_not(void)
{
	CHECK(!is_html("a < b and c > d"));
	CHECK(!is_html("std::vector<int>, List<a>, Map<b>"));
	CHECK(!is_html("<unknown>"));
	CHECK(!is_html("ends with <p"));
	CHECK(!is_html("<"));
	CHECK(!is_html("&lt;p&gt;"));
}

static void the_type_is_told_by_what_the_text_holds(void)
{
	CHECK_STR(sg_body_type(SG_STR("<p>x")), "text/html");
	CHECK_STR(sg_body_type(SG_STR("x\n## Stack\ny")), "text/markdown");
	CHECK_STR(sg_body_type(SG_STR("**Stack**")), "text/markdown");
	CHECK_STR(sg_body_type(SG_STR("C# and #hashtag\n- Go")), "text/plain");
	CHECK_STR(sg_body_type((sg_str){ NULL, 0 }), "text/plain");
}

static void one_layer_of_escapes_comes_off_only_where_there_is_no_tag(void)
{
	CHECK_STR(sg_body_unwrap(arena, SG_STR("&lt;p&gt;C++ &amp;lt;vector&amp;gt;&lt;/p&gt;")),
		  "<p>C++ &lt;vector&gt;</p>");
	CHECK_STR(sg_body_unwrap(arena, SG_STR("<p>a &lt;b&gt; c</p>")), "<p>a &lt;b&gt; c</p>");
	CHECK_STR(sg_body_unwrap(arena, SG_STR("R&amp;D\nlab")), "R&D\nlab");
}

static void parts_of_text_stay_text(void)
{
	struct sg_body body;

	sg_body_begin(&body, arena, SG_STR("We build."));
	sg_body_add(&body, SG_STR("Skills"), SG_STR("- Go\n- SQL\n"));
	sg_body_add(&body, SG_STR("Nothing"), SG_STR("  "));
	CHECK_STR(sg_buf_str(&body.text), "We build.\n\nSkills\n\n- Go\n- SQL");
}

static void a_part_in_html_turns_the_text_before_it_into_html(void)
{
	struct sg_body body;

	sg_body_begin(&body, arena, SG_STR("a < b\nc"));
	sg_body_add(&body, SG_STR("R&D"), SG_STR("<li>Go</li>"));
	CHECK_STR(sg_buf_str(&body.text), "<div>a &lt; b<br>\nc</div>\n"
					  "\n<h3>R&amp;D</h3>\n<ul><li>Go</li></ul>\n");
}

static void text_is_found_again_whatever_its_markup(void)
{
	sg_str text = SG_STR("<ul><li>Five years of <b>Go</b> &amp; SQL,</li></ul>");

	CHECK(sg_body_contains(arena, text, SG_STR("five years of Go SQL")));
	CHECK(!sg_body_contains(arena, text, SG_STR("five years of Rust & SQL")));
	CHECK(!sg_body_contains(arena, text, SG_STR("Rust")));
	CHECK(sg_body_contains(arena, text, SG_STR("Go")));
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

TEST_MAIN(TEST(prepare), TEST(known_tags_make_html), TEST(comparisons_and_type_parameters_do_not),
	  TEST(the_type_is_told_by_what_the_text_holds),
	  TEST(one_layer_of_escapes_comes_off_only_where_there_is_no_tag),
	  TEST(parts_of_text_stay_text), TEST(a_part_in_html_turns_the_text_before_it_into_html),
	  TEST(text_is_found_again_whatever_its_markup), TEST(clean_up))
