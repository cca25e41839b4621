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

TEST_MAIN(TEST(headings_are_known_however_they_are_marked),
	  TEST(a_marked_heading_nobody_knows_opens_other),
	  TEST(a_lower_heading_nobody_knows_belongs_to_the_one_above),
	  TEST(a_short_line_with_a_colon_above_a_list_is_a_heading),
	  TEST(a_line_may_begin_with_its_heading),
	  TEST(a_paragraph_with_a_heading_ends_the_list_above_it),
	  TEST(sentences_and_lists_of_names_are_no_headings))
