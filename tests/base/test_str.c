/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "test.h"

static const sg_str absent = { NULL, 0 };

static void absent_behaves_as_empty_everywhere(void)
{
	CHECK(sg_str_eq(absent, SG_STR("")) && sg_str_eq_fold(absent, SG_STR("")));
	CHECK(sg_str_cmp(absent, SG_STR("")) == 0 && sg_str_cmp(absent, SG_STR("a")) < 0);
	CHECK(sg_str_starts(absent, absent) && sg_str_starts(SG_STR("a"), absent));
	CHECK(sg_str_starts_fold(SG_STR("a"), absent) && !sg_str_starts(absent, SG_STR("a")));
	CHECK(sg_str_ends(absent, absent) && sg_str_ends(SG_STR("a"), absent));
	CHECK(!sg_str_ends(absent, SG_STR("a")));
	CHECK(sg_str_find(absent, SG_STR("a"), 0) == SIZE_MAX);
	CHECK(sg_str_find(absent, absent, 0) == 0 && sg_str_find_fold(absent, absent, 0) == 0);
	CHECK(sg_str_find_fold(absent, SG_STR("a"), 0) == SIZE_MAX);
	CHECK_STR(sg_str_trim(absent), NULL);
	CHECK_STR(sg_str_sub(absent, 0, 5), NULL);
	CHECK_STR(sg_str_sub(absent, 3, 5), NULL);
	CHECK_STR(sg_str_of(NULL), NULL);
	CHECK(sg_hash(0, absent) == sg_hash(0, SG_STR("")));
}

static void order_is_that_of_bytes_then_of_length(void)
{
	CHECK(sg_str_cmp(SG_STR("a"), SG_STR("b")) < 0);
	CHECK(sg_str_cmp(SG_STR("ab"), SG_STR("a")) > 0);
	CHECK(sg_str_cmp(SG_STR("Z"), SG_STR("a")) < 0);
	CHECK(sg_str_cmp(SG_STR("\xc3\xa6"), SG_STR("z")) > 0);
	CHECK(sg_str_cmp(SG_STR("same"), SG_STR("same")) == 0);
}

static void case_folds_for_ascii_letters_only(void)
{
	CHECK(sg_str_eq_fold(SG_STR("PostgreSQL"), SG_STR("postgresql")));
	CHECK(!sg_str_eq_fold(SG_STR("["), SG_STR("{")));
	CHECK(!sg_str_eq_fold(SG_STR("@"), SG_STR("`")));
	CHECK(!sg_str_eq_fold(SG_STR("\xc3\x86"), SG_STR("\xc3\xa6")));
	CHECK(!sg_str_eq_fold(SG_STR("go"), SG_STR("gone")));
}

static void prefixes_and_suffixes_may_be_the_whole(void)
{
	CHECK(sg_str_starts(SG_STR("go"), SG_STR("go")) && sg_str_ends(SG_STR("go"), SG_STR("go")));
	CHECK(!sg_str_starts(SG_STR("go"), SG_STR("goo")));
	CHECK(!sg_str_ends(SG_STR("go"), SG_STR("ago")));
	CHECK(sg_str_starts_fold(SG_STR("WWW.x"), SG_STR("www.")));
	CHECK(!sg_str_starts(SG_STR("WWW.x"), SG_STR("www.")));
}

static void finding_gives_the_first_place_from_where_it_was_told(void)
{
	sg_str text = SG_STR("aab aab");

	CHECK(sg_str_find(text, SG_STR("ab"), 0) == 1);
	CHECK(sg_str_find(text, SG_STR("ab"), 1) == 1);
	CHECK(sg_str_find(text, SG_STR("ab"), 2) == 5);
	CHECK(sg_str_find(text, SG_STR("ab"), 6) == SIZE_MAX);
	CHECK(sg_str_find(text, SG_STR("ab"), 700) == SIZE_MAX);
	CHECK(sg_str_find(text, SG_STR(""), 7) == 7);
	CHECK(sg_str_find(text, SG_STR(""), 8) == SIZE_MAX);
	CHECK(sg_str_find_fold(text, SG_STR("AB"), 2) == 5);
	CHECK(sg_str_find_fold(text, SG_STR("AB"), 700) == SIZE_MAX);
	CHECK(sg_str_find_fold(text, SG_STR("aab aab b"), 0) == SIZE_MAX);
}

static void trimming_keeps_inner_space(void)
{
	CHECK_STR(sg_str_trim(SG_STR("")), "");
	CHECK_STR(sg_str_trim(SG_STR(" \t\r\n\f\v")), "");
	CHECK_STR(sg_str_trim(SG_STR("  Visual Basic ")), "Visual Basic");
	CHECK_STR(sg_str_trim(SG_STR("\xc2\xa0x\xc2\xa0")), "\xc2\xa0x\xc2\xa0");
}

static void a_part_is_clamped_to_the_whole(void)
{
	CHECK_STR(sg_str_sub(SG_STR("skill"), 1, 3), "ki");
	CHECK_STR(sg_str_sub(SG_STR("skill"), 3, SIZE_MAX), "ll");
	CHECK_STR(sg_str_sub(SG_STR("skill"), 9, 12), "");
	CHECK_STR(sg_str_sub(SG_STR("skill"), 4, 2), "");
}

static void cutting_visits_every_field_once(void)
{
	sg_str rest = SG_STR("c,,rust,");

	CHECK_STR(sg_str_cut(&rest, ','), "c");
	CHECK_STR(sg_str_cut(&rest, ','), "");
	CHECK_STR(sg_str_cut(&rest, ','), "rust");
	CHECK(rest.ptr != NULL);
	CHECK_STR(sg_str_cut(&rest, ','), "");
	CHECK(rest.ptr == NULL);
	CHECK_STR(sg_str_cut(&rest, ','), NULL);
}

static void the_hash_is_fnv_1a_and_goes_on_where_it_stopped(void)
{
	CHECK(sg_hash(0, SG_STR("")) == 0xcbf29ce484222325u);
	CHECK(sg_hash(0, SG_STR("a")) == 0xaf63dc4c8601ec8cu);
	CHECK(sg_hash(0, SG_STR("foobar")) == 0x85944171f73967e8u);
	CHECK(sg_hash(sg_hash(0, SG_STR("foo")), SG_STR("bar")) == sg_hash(0, SG_STR("foobar")));
}

static void character_classes_do_not_know_signed_bytes(void)
{
	unsigned spaces = 0, words = 0;

	for (int c = -128; c < 128; c++) {
		spaces += sg_is_space((char)c);
		words += sg_is_word((char)c);
	}
	CHECK(spaces == 6);
	CHECK(words == 26 + 26 + 10 + 1 + 128);
	CHECK(sg_lower('Z') == 'z' && sg_lower('[') == '[' && sg_lower('\xc6') == '\xc6');
}

static void a_buffer_holds_all_that_was_added(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf buf = { .arena = arena };

	CHECK_STR(sg_buf_str(&buf), "");
	sg_buf_add(&buf, absent);
	for (int i = 0; i < 1000; i++)
		sg_buf_printf(&buf, "%d%c", i % 10, i % 10 == 9 ? '\n' : ' ');
	sg_buf_add_char(&buf, '!');
	CHECK(!buf.failed && buf.len == 2001);
	CHECK_STR(sg_str_sub(sg_buf_str(&buf), 0, 20), "0 1 2 3 4 5 6 7 8 9\n");
	CHECK_STR(sg_str_sub(sg_buf_str(&buf), 1998, 2001), "9\n!");
	sg_arena_free(arena);
}

static void a_full_buffer_says_so_and_keeps_what_it_has(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf buf = { .arena = arena, .max = 5 };

	sg_buf_add(&buf, SG_STR("abc"));
	sg_buf_add(&buf, SG_STR("def"));
	CHECK(buf.failed);
	sg_buf_add(&buf, SG_STR("g"));
	sg_buf_printf(&buf, "h");
	CHECK_STR(sg_buf_str(&buf), "abc");
	sg_arena_free(arena);
}

static void a_buffer_without_memory_fails_and_does_not_crash(void)
{
	struct sg_arena *arena = sg_arena_new(100);
	struct sg_buf buf = { .arena = arena };

	sg_buf_add(&buf, SG_STR("abc"));
	sg_buf_printf(&buf, "%d", 7);
	CHECK(buf.failed);
	CHECK_STR(sg_buf_str(&buf), "");
	sg_arena_free(arena);
}

TEST_MAIN(TEST(absent_behaves_as_empty_everywhere), TEST(order_is_that_of_bytes_then_of_length),
	  TEST(case_folds_for_ascii_letters_only), TEST(prefixes_and_suffixes_may_be_the_whole),
	  TEST(finding_gives_the_first_place_from_where_it_was_told),
	  TEST(trimming_keeps_inner_space), TEST(a_part_is_clamped_to_the_whole),
	  TEST(cutting_visits_every_field_once),
	  TEST(the_hash_is_fnv_1a_and_goes_on_where_it_stopped),
	  TEST(character_classes_do_not_know_signed_bytes), TEST(a_buffer_holds_all_that_was_added),
	  TEST(a_full_buffer_says_so_and_keeps_what_it_has),
	  TEST(a_buffer_without_memory_fails_and_does_not_crash))
