/* SPDX-License-Identifier: MIT */
#include "text/charset.h"

#include "test.h"

#include "base/utf8.h"

static struct sg_arena *arena;

/* Bytes that hold NULs. */
#define BYTES(lit) ((sg_str){ (lit), sizeof(lit) - 1 })

static sg_str decode(sg_str bytes, const char *media_type)
{
	sg_str out = { NULL, 0 };

	if (arena == NULL)
		arena = sg_arena_new(0);
	CHECK(sg_charset_decode(bytes, sg_str_of(media_type), arena, &out, NULL) == SG_OK);
	CHECK(sg_utf8_valid(out));
	return out;
}

static void valid_utf_8_is_borrowed_as_it_is(void)
{
	sg_str in = SG_STR("caf\xc3\xa9");

	CHECK(decode(in, NULL).ptr == in.ptr);
	CHECK_STR(decode(in, NULL), "caf\xc3\xa9");
}

static void a_byte_order_mark_wins_and_goes(void)
{
	CHECK_STR(decode(SG_STR("\xef\xbb\xbfGo \xc3\xb8"), "text/html; charset=iso-8859-1"),
		  "Go \xc3\xb8");
	CHECK_STR(decode(BYTES("\xff\xfeG\0o\0\xf8\0"), NULL), "Go\xc3\xb8");
	CHECK_STR(decode(BYTES("\xfe\xff\0G\0o"), "text/plain; charset=utf-8"), "Go");
}

static void a_second_mark_goes_too(void)
{
	CHECK_STR(decode(SG_STR("\xef\xbb\xbf\xef\xbb\xbfGo"), NULL), "Go");
	CHECK_STR(decode(BYTES("\xff\xfe\xff\xfeG\0"), NULL), "G");
}

static void the_header_wins_over_the_page(void)
{
	CHECK_STR(decode(SG_STR("<meta charset=utf-8>\xe6"), "text/html;Charset=\"Latin1\""),
		  "<meta charset=utf-8>\xc3\xa6");
	CHECK_STR(decode(SG_STR("\xc4\xe9"), "text/html; charset=windows-1251"),
		  "\xd0\x94\xd0\xb9");
}

static void utf_8_under_a_western_label_is_utf_8(void)
{
	CHECK_STR(decode(SG_STR("caf\xc3\xa9"), "text/html; charset=iso-8859-1"), "caf\xc3\xa9");
	CHECK_STR(decode(SG_STR("caf\xe9"), "text/html; charset=iso-8859-1"), "caf\xc3\xa9");
}

static void a_page_may_declare_its_charset(void)
{
	CHECK_STR(decode(SG_STR("<META CHARSET='koi8-r'>\xc1"), NULL),
		  "<META CHARSET='koi8-r'>\xd0\xb0");
	CHECK_STR(decode(SG_STR("<meta http-equiv=Content-Type content=\"text/html; "
				"charset=shift_jis\">\x83\x65"),
			 NULL),
		  "<meta http-equiv=Content-Type content=\"text/html; charset=shift_jis\">"
		  "\xe3\x83\x86");
}

static void a_declaration_of_utf_16_in_ascii_is_not_believed(void)
{
	CHECK_STR(decode(SG_STR("<meta charset=utf-16>Go"), NULL), "<meta charset=utf-16>Go");
}

static void undeclared_bytes_that_are_no_utf_8_are_windows_1252(void)
{
	CHECK_STR(decode(SG_STR("Go \x96 caf\xe9 \x80"), NULL),
		  "Go \xe2\x80\x93 caf\xc3\xa9 \xe2\x82\xac");
}

static void stray_bytes_in_promised_utf_8_stay_readable(void)
{
	CHECK_STR(decode(SG_STR("\xc3\xb8 caf\xe9"), "text/html; charset=utf-8"),
		  "\xc3\xb8 caf\xc3\xa9");
}

static void an_unknown_name_counts_as_none(void)
{
	CHECK_STR(decode(SG_STR("caf\xe9"), "text/html; charset=../../klingon//TRANSLIT"),
		  "caf\xc3\xa9");
	CHECK_STR(decode(SG_STR("Go"), "text/html; charset="), "Go");
}

static void nul_bytes_are_dropped(void)
{
	CHECK_STR(decode(BYTES("G\0o\0"), NULL), "Go");
	CHECK_STR(decode(BYTES("\xff\xfeG\0\0\0o\0"), NULL), "Go");
}

static void cut_off_input_ends_cleanly(void)
{
	CHECK_STR(decode(BYTES("\xff\xfeG\0o"), NULL), "G\xef\xbf\xbd");
	CHECK_STR(decode(SG_STR("\x83"), "text/html; charset=shift_jis"), "\xef\xbf\xbd");
	CHECK_STR(decode(SG_STR("a\x81\x30\x81"), "text/html; charset=gb18030"), "a\xef\xbf\xbd");
	CHECK_STR(decode(SG_STR(""), NULL), "");
	CHECK_STR(decode(SG_STR("\xef\xbb\xbf"), NULL), "");
}

TEST_MAIN(TEST(valid_utf_8_is_borrowed_as_it_is), TEST(a_byte_order_mark_wins_and_goes),
	  TEST(a_second_mark_goes_too),
	  TEST(the_header_wins_over_the_page), TEST(utf_8_under_a_western_label_is_utf_8),
	  TEST(a_page_may_declare_its_charset),
	  TEST(a_declaration_of_utf_16_in_ascii_is_not_believed),
	  TEST(undeclared_bytes_that_are_no_utf_8_are_windows_1252),
	  TEST(stray_bytes_in_promised_utf_8_stay_readable), TEST(an_unknown_name_counts_as_none),
	  TEST(nul_bytes_are_dropped), TEST(cut_off_input_ends_cleanly))
