/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <string.h>

#include "test.h"

/* The code points of a string, as hex words. */
static sg_str codes(struct sg_arena *arena, sg_str text)
{
	struct sg_buf buf = { .arena = arena };

	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t code = sg_utf8_next(text, &at);

		CHECK(at > from && at <= text.len);
		sg_buf_printf(&buf, "%x ", (unsigned)code);
	}
	return sg_buf_str(&buf);
}

static void well_formed_text_of_every_length_is_decoded(void)
{
	struct sg_arena *arena = sg_arena_new(0);

	CHECK_STR(codes(arena, SG_STR("a\xc3\xa6\xe2\x82\xac\xf0\x9f\x98\x80")),
		  "61 e6 20ac 1f600 ");
	CHECK_STR(codes(arena, SG_STR("\xc2\x80\xe0\xa0\x80\xf0\x90\x80\x80\xf4\x8f\xbf\xbf")),
		  "80 800 10000 10ffff ");
	CHECK_STR(codes(arena, (sg_str){ "\0", 1 }), "0 ");
	sg_arena_free(arena);
}

static void broken_text_gives_one_replacement_a_byte(void)
{
	static const struct {
		sg_str in;
		const char *want;
	} cases[] = {
		{ SG_LIT("\xc0\x80"), "fffd fffd " },	       /* overlong NUL */
		{ SG_LIT("\xe0\x80\xaf"), "fffd fffd fffd " }, /* overlong slash */
		{ SG_LIT("\xf0\x82\x82\xac"), "fffd fffd fffd fffd " },
		{ SG_LIT("\xed\xa0\x80"), "fffd fffd fffd " },		/* surrogate */
		{ SG_LIT("\xf4\x90\x80\x80"), "fffd fffd fffd fffd " }, /* above U+10FFFF */
		{ SG_LIT("\xff\xfe"), "fffd fffd " },
		{ SG_LIT("\x80"
			 "a"),
		  "fffd 61 " },
		{ SG_LIT("\xc3"), "fffd " },
		{ SG_LIT("\xe2\x82"), "fffd fffd " },
		{ SG_LIT("\xc3(b"), "fffd 28 62 " },
		{ SG_LIT("\xf0\x9f\x98x"), "fffd fffd fffd 78 " },
	};
	struct sg_arena *arena = sg_arena_new(0);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		CHECK_STR(codes(arena, cases[i].in), cases[i].want);
		CHECK(!sg_utf8_valid(cases[i].in));
	}
	sg_arena_free(arena);
}

static void a_written_replacement_character_is_valid(void)
{
	CHECK(sg_utf8_valid(SG_STR("a\xef\xbf\xbd b")));
	CHECK(sg_utf8_valid(SG_STR("")) && sg_utf8_valid((sg_str){ NULL, 0 }));
}

static void every_code_point_survives_writing_and_reading(void)
{
	struct sg_arena *arena = sg_arena_new(0);

	for (uint32_t code = 0; code <= 0x10ffff; code += code < 0x900 ? 1 : 61) {
		struct sg_buf buf = { .arena = arena };
		size_t at = 0;

		if (code >= 0xd800 && code <= 0xdfff)
			continue;
		sg_utf8_add(&buf, code);
		CHECK(sg_utf8_next(sg_buf_str(&buf), &at) == code);
		CHECK(at == buf.len);
		sg_arena_reset(arena);
	}
	sg_arena_free(arena);
}

static void what_acts_on_a_terminal_is_a_control(void)
{
	static const uint32_t controls[] = { 0,	     0x07,   0x08,   0x0d,   0x1b,   0x7f,
					     0x80,   0x9b,   0x9f,   0x61c,  0x200e, 0x200f,
					     0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069 };
	static const uint32_t plain[] = { '\n',	  '\t',	  ' ',	  '~',	  0xa0,	 0xad,
					  0x200d, 0x2027, 0x202f, 0x2065, 0xfffd };

	for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
		CHECK(sg_is_control(controls[i]));
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		CHECK(!sg_is_control(plain[i]));
}

static void columns_count_what_a_terminal_shows(void)
{
	CHECK(sg_utf8_columns(SG_STR("")) == 0);
	CHECK(sg_utf8_columns(SG_STR("Go 1.22")) == 7);
	CHECK(sg_utf8_columns(SG_STR("K\xc3\xb8"
				     "benhavn")) == 9);
	CHECK(sg_utf8_columns(SG_STR("e\xcc\x81")) == 1);		 /* combining acute */
	CHECK(sg_utf8_columns(SG_STR("\xe6\x97\xa5\xe6\x9c\xac")) == 4); /* two ideographs */
	CHECK(sg_utf8_columns(SG_STR("\xf0\x9f\x9a\x80")) == 2);	 /* a rocket */
	CHECK(sg_utf8_columns(SG_STR("\xe2\x80\x93")) == 1);		 /* an en dash */
	CHECK(sg_utf8_columns(SG_STR("\xe2\x9c\x85")) == 2);		 /* a white check mark */
	CHECK(sg_utf8_columns(SG_STR("\xe2\x9c\x93")) == 1);		 /* a check mark */
	CHECK(sg_utf8_columns(SG_STR("\xe0\xb8\x97\xe0\xb8\xb5\xe0\xb9\x88")) == 1); /* Thai */
	CHECK(sg_utf8_columns(SG_STR("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab")) == 2); /* Hangul */
	CHECK(sg_utf8_columns(SG_STR("\xff")) == 1);
}

/* Wherever in the eight bytes that are looked at together a byte stands. */
static void a_run_of_ascii_ends_at_the_first_byte_that_is_no_printable_ascii(void)
{
	for (unsigned c = 0; c < 256; c++) {
		for (size_t at = 0; at < 20; at++) {
			char text[20];
			bool printable = c >= 0x20 && c < 0x7f;

			memset(text, 'x', sizeof text);
			text[at] = (char)c;
			CHECK(sg_ascii_run((sg_str){ text, sizeof text }, 0) ==
			      (printable ? sizeof text : at));
			CHECK(sg_ascii_run((sg_str){ text, sizeof text }, at) ==
			      (printable ? sizeof text - at : 0));
		}
	}
	CHECK(sg_ascii_run(SG_STR(""), 0) == 0);
}

TEST_MAIN(TEST(well_formed_text_of_every_length_is_decoded),
	  TEST(broken_text_gives_one_replacement_a_byte),
	  TEST(a_written_replacement_character_is_valid),
	  TEST(every_code_point_survives_writing_and_reading),
	  TEST(what_acts_on_a_terminal_is_a_control), TEST(columns_count_what_a_terminal_shows),
	  TEST(a_run_of_ascii_ends_at_the_first_byte_that_is_no_printable_ascii))
