/* SPDX-License-Identifier: MIT */
#include "base/out.h"

#include <locale.h>
#include <math.h>

#include "test.h"

/* A sink that keeps what it gets, in at most `room` bytes. */
struct kept {
	char bytes[100000];
	size_t n, room;
	unsigned calls;
};

static int keep(void *user, sg_str chunk)
{
	struct kept *kept = user;

	kept->calls++;
	if (chunk.len > kept->room - kept->n)
		return 1;
	memcpy(kept->bytes + kept->n, chunk.ptr, chunk.len);
	kept->n += chunk.len;
	return 0;
}

static struct kept kept;
static struct sg_out out;

static void begin(void)
{
	kept.n = kept.calls = 0;
	kept.room = sizeof kept.bytes;
	sg_out_init(&out, keep, &kept);
}

static sg_str end(void)
{
	CHECK(sg_out_finish(&out, NULL) == SG_OK);
	return (sg_str){ kept.bytes, kept.n };
}

static void commas_and_nesting_take_care_of_themselves(void)
{
	begin();
	sg_out_open(&out, '{');
	sg_out_key(&out, "a");
	sg_out_open(&out, '[');
	sg_out_close(&out, ']');
	sg_out_key(&out, "b");
	sg_out_open(&out, '[');
	sg_out_uint(&out, 1);
	sg_out_open(&out, '{');
	sg_out_close(&out, '}');
	sg_out_bool(&out, false);
	sg_out_null(&out);
	sg_out_close(&out, ']');
	sg_out_member_str(&out, "c", SG_STR("x"));
	sg_out_member_str(&out, "d", (sg_str){ NULL, 0 });
	sg_out_member_word(&out, "e", NULL);
	sg_out_member_count(&out, "f", 0);
	sg_out_member_count(&out, "g", 7);
	sg_out_member_uint(&out, "h", UINT64_MAX);
	sg_out_close(&out, '}');
	CHECK_STR(end(), "{\"a\":[],\"b\":[1,{},false,null],\"c\":\"x\",\"d\":null,\"e\":null,"
			 "\"f\":null,\"g\":7,\"h\":18446744073709551615}");
}

static void what_json_or_a_terminal_would_choke_on_is_escaped(void)
{
	static const struct {
		sg_str in;
		const char *want;
	} cases[] = {
		{ SG_LIT(""), "\"\"" },
		{ SG_LIT("\"a\\b/c"), "\"\\\"a\\\\b/c\"" },
		{ SG_LIT("a\nb\tc\rd"), "\"a\\nb\\tc\\u000dd\"" },
		{ SG_LIT("\x1b[31m\x7f"), "\"\\u001b[31m\\u007f\"" },
		{ { "a\0b", 3 }, "\"a\\u0000b\"" },
		{ SG_LIT("\xc2\x9b\xe2\x80\xae\xe2\x80\xa8"), "\"\\u009b\\u202e\\u2028\"" },
		{ SG_LIT("K\xc3\xb8 \xf0\x9f\x9a\x80"), "\"K\xc3\xb8 \xf0\x9f\x9a\x80\"" },
		{ SG_LIT("\xff\xc3 \xe2\x82"), "\"\\ufffd\\ufffd \\ufffd\\ufffd\"" },
		{ SG_LIT("\xef\xbf\xbd"), "\"\xef\xbf\xbd\"" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		begin();
		sg_out_string(&out, cases[i].in);
		CHECK_STR(end(), cases[i].want);
	}
}

static void check_number(double value, const char *want)
{
	begin();
	sg_out_number(&out, value);
	CHECK_STR(end(), want);
}

static void numbers_have_at_most_four_decimals(void)
{
	check_number(0, "0");
	check_number(-0.0, "0");
	check_number(1, "1");
	check_number(100, "100");
	check_number(0.5, "0.5");
	check_number(1.0 / 3, "0.3333");
	check_number(2.0 / 3, "0.6667");
	check_number(0.00004, "0");
	check_number(-0.00004, "0");
	check_number(-2.25, "-2.25");
	check_number(1234567.891, "1234567.891");
	check_number((double)NAN, "null");
	check_number((double)INFINITY, "null");
}

static void the_largest_number_fits(void)
{
	sg_str text;

	begin();
	sg_out_number(&out, -1.7976931348623157e308);
	text = end();
	CHECK(text.len == 310 && text.ptr[0] == '-' && text.ptr[1] == '1');
	for (size_t i = 1; i < text.len; i++)
		CHECK(sg_is_digit(text.ptr[i]));
	begin();
	sg_out_number(&out, 1e70);
	CHECK(end().len == 71);
}

static void the_locale_does_not_change_numbers(void)
{
	static const char *const names[] = { "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8",
					     "nb_NO.UTF-8", "ps_AF.UTF-8" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (setlocale(LC_ALL, names[i]) != NULL)
			check_number(1234.5, "1234.5");
	setlocale(LC_ALL, "C");
	check_number(1234.5, "1234.5");
}

static void long_output_arrives_whole_and_in_order(void)
{
	sg_str got;

	begin();
	for (unsigned i = 0; i < 5000; i++)
		sg_out_printf(&out, "%05u,", i);
	CHECK(kept.calls > 1);
	got = end();
	CHECK(got.len == 30000);
	for (unsigned i = 0; i < 5000 && got.len == 30000; i++) {
		char want[16];

		snprintf(want, sizeof want, "%05u,", i);
		CHECK(memcmp(got.ptr + i * 6, want, 6) == 0);
	}
}

static void a_chunk_larger_than_the_buffer_goes_behind_what_waits(void)
{
	static char large[20000];
	sg_str got;

	memset(large, 'x', sizeof large);
	begin();
	sg_out_add(&out, SG_STR("before "));
	sg_out_add(&out, (sg_str){ large, sizeof large });
	sg_out_add(&out, SG_STR(" after"));
	got = end();
	CHECK(got.len == sizeof large + 13);
	CHECK_STR(sg_str_sub(got, 0, 8), "before x");
	CHECK_STR(sg_str_sub(got, got.len - 7, got.len), "x after");
}

static void a_failed_write_is_remembered_and_ends_all_writing(void)
{
	struct sg_error err = { 0 };
	unsigned calls;

	begin();
	kept.room = 100;
	for (unsigned i = 0; i < 5000; i++)
		sg_out_printf(&out, "%05u,", i);
	calls = kept.calls;
	CHECK(calls == 1);
	sg_out_string(&out, SG_STR("more"));
	CHECK(sg_out_finish(&out, &err) == SG_EIO && err.status == SG_EIO);
	CHECK(kept.calls == calls && kept.n == 0);
}

static void nothing_written_calls_no_sink(void)
{
	begin();
	sg_out_add(&out, (sg_str){ NULL, 0 });
	CHECK_STR(end(), "");
	CHECK(kept.calls == 0);
}

TEST_MAIN(TEST(commas_and_nesting_take_care_of_themselves),
	  TEST(what_json_or_a_terminal_would_choke_on_is_escaped),
	  TEST(numbers_have_at_most_four_decimals), TEST(the_largest_number_fits),
	  TEST(the_locale_does_not_change_numbers), TEST(long_output_arrives_whole_and_in_order),
	  TEST(a_chunk_larger_than_the_buffer_goes_behind_what_waits),
	  TEST(a_failed_write_is_remembered_and_ends_all_writing),
	  TEST(nothing_written_calls_no_sink))
