/* SPDX-License-Identifier: MIT */
#include "text/section.h"

#include "test.h"

static struct sg_arena *arena;
static struct sg_dict *dict;

/* The sections of a text as "kind@line+body", in order. */
static sg_str sections_of(const char *text)
{
	const struct sg_opening *openings = NULL;
	size_t n = 0;
	struct sg_lines lines;
	struct sg_buf buf = { 0 };

	if (arena == NULL) {
		arena = sg_arena_new(0);
		CHECK(sg_dict_new(&dict, NULL, 0, NULL) == SG_OK);
	}
	buf.arena = arena;
	CHECK(sg_lines_read(sg_str_of(text), arena, &lines, NULL) == SG_OK);
	CHECK(sg_section_find(dict, &lines, arena, &openings, &n, NULL) == SG_OK);
	for (size_t i = 0; i < n; i++)
		sg_buf_printf(&buf, "%s@%zu+%u ", sg_section_name(openings[i].kind),
			      openings[i].line, openings[i].body);
	return sg_buf_str(&buf);
}

static void headings_are_known_however_they_are_marked(void)
{
	CHECK_STR(sections_of("intro\n\n## Requirements\nx\n**Nice to have:**\ny\n"
			      "Responsibilities\n---\nz"),
		  "required@1+12 preferred@3+13 responsibilities@5+16 ");
	CHECK_STR(sections_of("REQUIREMENTS\n- Go\n\nNice to have\n- SQL\n\n\xf0\x9f\x9a\x80 "
			      "Responsibilities:\n- x"),
		  "required@0+12 preferred@2+12 responsibilities@4+22 ");
}

static void a_marked_heading_nobody_knows_opens_other(void)
{
	CHECK_STR(sections_of("## Requirements\n- Go\n## Zzyzx and friends\n- SQL"),
		  "required@0+12 other@2+17 ");
	CHECK_STR(sections_of("**Requirements**\n- Go\n\n**Zzyzx**\n- SQL"),
		  "required@0+12 other@2+5 ");
}

static void a_lower_heading_nobody_knows_belongs_to_the_one_above(void)
{
	CHECK_STR(sections_of("## Requirements\n### Zzyzx\n- Go\n**Qwerty**\n- SQL\n## Zzyzx\nx"),
		  "required@0+12 required@1+5 required@3+6 other@5+5 ");
	CHECK_STR(sections_of("## About us\nx\n**Zzyzx**\ny"), "about@0+8 other@2+5 ");
}

static void a_short_line_with_a_colon_above_a_list_is_a_heading(void)
{
	CHECK_STR(sections_of("Zzyzx:\n- Go\n\nQwerty:\nno list"), "other@0+6 ");
	CHECK_STR(sections_of("## Requirements\nZzyzx:\n- Go"), "required@0+12 required@1+6 ");
}

static void a_line_may_begin_with_its_heading(void)
{
	CHECK_STR(sections_of("**Requirements:** Go\n\nand SQL\n\n**Nice to have:** Rust"),
		  "required@0+13 preferred@2+13 ");
	CHECK_STR(sections_of("Requirements: Go\nWe are kind"), "required@0+13 other@1+0 ");
	CHECK_STR(sections_of("## Requirements\n- Go\n- Nice to have: Rust\n  - Zig\n- SQL"),
		  "required@0+12 preferred@2+13 required@4+0 ");
}

static void a_stack_among_what_is_asked_is_asked(void)
{
	CHECK_STR(sections_of("## Requirements\n- Tech stack: Go, SQL\n- Docker"), "required@0+12 ");
	CHECK_STR(sections_of("## What you will do\n- Tech stack: Go, SQL\n- Docker"),
		  "responsibilities@0+16 stack@1+11 responsibilities@2+0 ");
}

static void a_paragraph_with_a_heading_ends_the_list_above_it(void)
{
	CHECK_STR(sections_of("Requirements:\n- Go\n\nBenefits: tea\n\nPosted: 2026-11-15"),
		  "required@0+13 benefits@2+9 other@3+0 ");
	CHECK_STR(sections_of("## Requirements\n- Go\n\nBenefits: tea\n\nYou know SQL"),
		  "required@0+12 benefits@2+9 required@3+0 ");
}

static void sentences_and_lists_of_names_are_no_headings(void)
{
	CHECK_STR(sections_of("The requirements are simple and we will tell you all of them.\n"
			      "AWS, GCP\nNASA\n**Go** is fun\nRatio 3:1 is fine"),
		  "");
	CHECK_STR(sections_of(""), "");
}

static void headings_are_known_in_any_alphabet_and_case(void)
{
	CHECK_STR(sections_of("\xd0\xa2\xd0\xa0\xd0\x95\xd0\x91\xd0\x9e\xd0\x92\xd0\x90\xd0\x9d\xd0\x98"
			      "\xd0\xaf\n- Go"),
		  "required@0+20 ");
	CHECK_STR(sections_of("QUALIFICA\xc3\x87\xc3\x95""ES:\n- Go\n\nqualifica\xc3\xa7\xc3\xb5""es:\n- Go"),
		  "required@0+16 required@2+16 ");
	CHECK_STR(sections_of("\xec\x9e\x90\xea\xb2\xa9 \xec\x9a\x94\xea\xb1\xb4:\n- Go\n\n"
			      "\xe3\x80\x90\xe5\xbf\x9c\xe5\x8b\x9f\xe8\xb3\x87\xe6\xa0\xbc\xe3\x80\x91\n- Go"),
		  "required@0+14 required@2+18 ");
}

static void a_list_below_is_as_good_a_mark_as_a_colon(void)
{
	CHECK_STR(sections_of("It would be great if you have, but by no means essential\n- Go"),
		  "preferred@0+56 ");
	CHECK_STR(sections_of("Bonus Points For\n- Go"), "preferred@0+16 ");
	CHECK_STR(sections_of("Bonus points for Go speakers in the room\nThey earn tea"), "");
	CHECK_STR(sections_of("or templates, 3 of them, is a plus\n- Go"), "");
}

static void headings_may_trail_off_shout_or_be_counted(void)
{
	CHECK_STR(sections_of("What you bring...\n- Go\n\nAs part of the team, you will\xe2\x80\xa6"
			      "\n- sing"),
		  "required@0+17 responsibilities@2+32 ");
	CHECK_STR(sections_of("WE\xe2\x80\x99""D LOVE TO HEAR FROM YOU IF YOU HAVE\n- Go"),
		  "required@0+40 ");
	CHECK_STR(sections_of("YOU HAVE:\r\n- Go\r\n\r\nYou Might Be a Good Fit If You:\r\n- Go"),
		  "required@0+9 required@2+31 ");
	CHECK_STR(sections_of("**2. Requirements**\n- Go\n\n**3) Nice to have**\n- SQL"),
		  "required@0+15 preferred@2+15 ");
	CHECK_STR(sections_of("##Requirements\n- Go\n\n#Requirements"), "required@0+12 ");
}

static void a_short_line_alone_may_begin_what_is_beside_the_requirements(void)
{
	static const char text[] = "## Requirements\n- Go\n\nAbout Acme\n"
				   "Acme was made by two friends who wanted to make the world's best "
				   "anvils and who still make them in the same town today, by hand.";

	CHECK_STR(sections_of(text), "required@0+12 about@2+10 ");
	CHECK_STR(sections_of("## Requirements\n- Go\n\nAbout 5 anvils\nand more"),
		  "required@0+12 ");
}

static void who_should_not_apply_is_told_apart_from_who_should(void)
{
	CHECK_STR(sections_of("This role is a good fit if you have\xe2\x80\xa6\n- Go\n\n"
			      "This role is not a good fit if\xe2\x80\xa6\n- PHP"),
		  "required@0+38 other@2+33 ");
}

TEST_MAIN(TEST(headings_are_known_however_they_are_marked),
	  TEST(a_marked_heading_nobody_knows_opens_other),
	  TEST(a_lower_heading_nobody_knows_belongs_to_the_one_above),
	  TEST(a_short_line_with_a_colon_above_a_list_is_a_heading),
	  TEST(a_line_may_begin_with_its_heading),
	  TEST(a_stack_among_what_is_asked_is_asked),
	  TEST(a_paragraph_with_a_heading_ends_the_list_above_it),
	  TEST(headings_are_known_in_any_alphabet_and_case),
	  TEST(a_list_below_is_as_good_a_mark_as_a_colon),
	  TEST(headings_may_trail_off_shout_or_be_counted),
	  TEST(a_short_line_alone_may_begin_what_is_beside_the_requirements),
	  TEST(who_should_not_apply_is_told_apart_from_who_should),
	  TEST(sentences_and_lists_of_names_are_no_headings))
