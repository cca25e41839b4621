/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include <stdlib.h>

#include "base/json_short.h"
#include "test.h"

static struct sg_json *parse(const char *text)
{
	struct sg_json *root = NULL;

	CHECK(sg_json_parse(sg_str_of(text), &root, NULL) == SG_OK);
	return root;
}

static struct sg_error refuse(sg_str text)
{
	struct sg_error err = { 0 };
	struct sg_json *root = NULL;

	CHECK(sg_json_parse(text, &root, &err) == SG_ESYNTAX);
	CHECK(root == NULL && err.status == SG_ESYNTAX && err.text[0] != '\0');
	return err;
}

static void every_type_is_told_and_read(void)
{
	struct sg_json *root = parse("[null, true, false, 3, -2.5, \"s\", [1], {\"k\": 0}]");
	static const enum sg_json_type want[] = {
		SG_JSON_NULL,	SG_JSON_BOOL,	SG_JSON_BOOL,  SG_JSON_NUMBER,
		SG_JSON_NUMBER, SG_JSON_STRING, SG_JSON_ARRAY, SG_JSON_OBJECT,
	};

	CHECK(sg_json_size(root) == 8);
	for (size_t i = 0; i < 8; i++)
		CHECK(sg_json_type(sg_json_at(root, i)) == want[i]);
	CHECK(sg_json_bool(sg_json_at(root, 1)) && !sg_json_bool(sg_json_at(root, 2)));
	CHECK(sg_json_number(sg_json_at(root, 3), 0) == 3);
	CHECK(sg_json_number(sg_json_at(root, 4), 0) == -2.5);
	CHECK_STR(sg_json_str(sg_json_at(root, 5)), "s");
	CHECK(sg_json_size(sg_json_at(root, 6)) == 1 && sg_json_size(sg_json_at(root, 7)) == 1);
	CHECK(sg_json_at(root, 8) == NULL);
	sg_json_free(root);
}

static void questions_to_the_wrong_type_have_a_harmless_answer(void)
{
	struct sg_json *root = parse("{\"a\": \"x\"}");
	const struct sg_json *text = sg_json_get(root, "a"), *value;
	void *iter = NULL;
	sg_str key;

	CHECK(sg_json_type(NULL) == SG_JSON_NULL && sg_json_size(NULL) == 0);
	CHECK(sg_json_get(NULL, "a") == NULL && sg_json_get(text, "a") == NULL);
	CHECK(sg_json_get(root, "b") == NULL && sg_json_at(root, 0) == NULL);
	CHECK(sg_json_at(NULL, 0) == NULL && sg_json_size(text) == 0);
	CHECK_STR(sg_json_str(root), NULL);
	CHECK_STR(sg_json_get_str(sg_json_get(root, "none"), "deeper"), NULL);
	CHECK(sg_json_number(text, 7) == 7 && !sg_json_bool(text) && !sg_json_bool(NULL));
	CHECK(!sg_json_next(text, &iter, &key, &value) && iter == NULL);
	CHECK(!sg_json_next(NULL, &iter, &key, &value));
	sg_json_free(root);
	sg_json_free(NULL);
}

static void members_come_in_order_of_writing(void)
{
	struct sg_json *root = parse("{\"z\": 1, \"a\": 2, \"m\": 3}");
	const struct sg_json *value;
	void *iter = NULL;
	char order[4] = { 0 };
	size_t n = 0;
	sg_str key;

	while (sg_json_next(root, &iter, &key, &value) && n < 3) {
		CHECK(sg_json_number(value, 0) == (double)n + 1);
		order[n++] = key.ptr[0];
	}
	CHECK_STR(sg_str_of(order), "zam");
	sg_json_free(root);
}

static void the_place_of_a_mistake_is_told(void)
{
	struct sg_error err = refuse(SG_STR("{\n  \"a\": 1,\n  \"b\": tru\n}"));

	CHECK(err.line == 3 && err.column > 5);
	CHECK(strncmp(err.text, "no valid JSON: ", 15) == 0);
}

static void only_one_whole_document_is_taken(void)
{
	struct sg_json *root = NULL;

	refuse(SG_STR("{} {}"));
	refuse(SG_STR("[1] x"));
	refuse(SG_STR("{\"a\": 1"));
	refuse(SG_STR(""));
	refuse(SG_STR("   \n"));
	refuse((sg_str){ NULL, 0 });
	CHECK(sg_json_parse_prefix(SG_STR("{\"a\": 1}; more();"), &root, NULL) == SG_OK);
	CHECK(sg_json_number(sg_json_get(root, "a"), 0) == 1);
	sg_json_free(root);
}

static void a_byte_order_mark_before_the_document_is_no_mistake(void)
{
	struct sg_json *root = parse("\xef\xbb\xbf{\"a\": 1}");

	CHECK(sg_json_number(sg_json_get(root, "a"), 0) == 1);
	sg_json_free(root);
	refuse(SG_STR("\xef\xbb\xbf"));
}

static void strings_may_hold_nul_and_escapes(void)
{
	struct sg_json *root = parse("[\"a\\u0000b\", \"\\u00e6\\n\\ud83d\\ude80\"]");

	CHECK(sg_json_str(sg_json_at(root, 0)).len == 3);
	CHECK_STR(sg_json_str(sg_json_at(root, 1)), "\xc3\xa6\n\xf0\x9f\x9a\x80");
	sg_json_free(root);
}

static sg_str shortened(const char *text, struct sg_arena *arena)
{
	struct sg_stand_ins stand_ins = { 0 };
	sg_str less;

	return sg_json_shorten(sg_str_of(text), arena, &stand_ins, &less) ? less
									  : (sg_str){ NULL, 0 };
}

static void plain_text_in_strings_is_one_character_to_the_parser(void)
{
	struct sg_arena *arena = sg_arena_new(0);

	CHECK_STR(
		shortened(
			"{\"a\": \"We move ferries, with care.\\nFor 20 years now, in \xc3\xa5\"}",
			arena),
		"{\"a\": \"\xf3\xb0\x80\x80\"}");
	CHECK_STR(shortened("[\"short\", \"\\\"short\\\\\", 12345678901234567890]", arena), NULL);
	CHECK_STR(shortened("[\"a\\tb\", \"one run of many words\", \"c\"]", arena),
		  "[\"a\\tb\", \"\xf3\xb0\x80\x80\", \"c\"]");
	CHECK_STR(shortened("[\"one run of many words", arena), "[\"\xf3\xb0\x80\x80");
	CHECK_STR(shortened("[\"one run of many words\\", arena), NULL);
	sg_arena_free(arena);
}

/* Of a prefix nothing is taken out. */
static void a_string_means_what_it_means_to_the_parser_or_is_refused_by_both(void)
{
	static const char *const ends[] = {
		"\\n", "\\t\\r\\b\\f\\/\\\"\\\\", "\x7f", "\xc3\xa5\xe2\x82\xac\xf0\x9f\x9a\x80",
		"\\u00e6\\u20AC\\uFFFD\\uffff", "\\u0000", "\\ud83d\\ude80", "\xef\xbf\xbd",
		"\\ud83d", "\\ude80", "\\ud83d\\n", "\\ud83d\\ud83d", "\\ud83dx\\ude80", "\\u12",
		"\\u12g4", "\\u", "\\", "\\x41", "\\0", "\n", "\x01", "\xff", "\xc3", "\xc0\x80",
		"\xed\xa0\x80", "\xf4\x90\x80\x80",
	};
	struct sg_arena *arena = sg_arena_new(0);

	for (size_t i = 0; i < 2 * (sizeof ends / sizeof *ends); i++) {
		sg_str text = sg_arena_printf(arena, "[\"one run of many words %s\"%s",
					      ends[i / 2], i % 2 == 0 ? "]" : "");
		struct sg_json *root = NULL, *plain = NULL;

		CHECK(sg_json_parse(text, &root, NULL) ==
		      sg_json_parse_prefix(text, &plain, NULL));
		CHECK(sg_str_eq(sg_json_str(sg_json_at(root, 0)),
				sg_json_str(sg_json_at(plain, 0))));
		sg_json_free(root);
		sg_json_free(plain);
	}
	sg_arena_free(arena);
}

static void names_of_members_stay_whole(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_json *root =
		parse("{\"the longest of all names\" : \"the longest of all values\", \"b\":"
		      " [{\"c\": \"and another long value\"}, \"and the last long value\"]}");
	const struct sg_json *list = sg_json_get(root, "b");

	CHECK_STR(shortened("{\"the longest of all names\" : 1}", arena), NULL);
	CHECK_STR(sg_json_get_str(root, "the longest of all names"), "the longest of all values");
	CHECK_STR(sg_json_get_str(sg_json_at(list, 0), "c"), "and another long value");
	CHECK_STR(sg_json_str(sg_json_at(list, 1)), "and the last long value");
	sg_json_free(root);
	sg_arena_free(arena);
}

static void a_character_that_could_be_a_stand_in_is_read_as_itself(void)
{
	static const char *const texts[] = {
		"\"one run of many words \xf3\xb0\x80\x80\"",
		"\"one run of many words \\udb80\\udc00\"",
		"\"one run of many words \\uDB80\\uDC00\"",
	};
	struct sg_arena *arena = sg_arena_new(0);

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct sg_json *root = parse(texts[i]);

		CHECK_STR(shortened(texts[i], arena), NULL);
		CHECK_STR(sg_json_str(root), "one run of many words \xf3\xb0\x80\x80");
		sg_json_free(root);
	}
	sg_arena_free(arena);
}

static void hostile_documents_are_refused(void)
{
	enum { DEPTH = 100000 };
	char *deep = malloc(DEPTH);

	if (deep == NULL)
		abort();
	memset(deep, '[', DEPTH);
	refuse((sg_str){ deep, DEPTH });
	for (size_t i = 0; i + 5 <= DEPTH; i += 5)
		memcpy(deep + i, "{\"a\":", 5);
	refuse((sg_str){ deep, DEPTH });
	free(deep);
	refuse((sg_str){ "\0", 1 });
	refuse((sg_str){ "[1]\0", 4 });
	refuse(SG_STR("\"\xff\""));
	refuse(SG_STR("\"\xed\xa0\x80\""));
	refuse(SG_STR("\"\\ud800\""));
	refuse(SG_STR("\"a\nb\""));
	refuse(SG_STR("[1e999]"));
	refuse(SG_STR("{\"a\\u0000b\": 1}"));
}

static void the_first_failure_stays_in_the_error(void)
{
	struct sg_error err = { .status = SG_EIO, .line = 7, .text = "earlier" };
	struct sg_json *root;

	CHECK(sg_json_parse(SG_STR("{"), &root, &err) == SG_ESYNTAX);
	CHECK(err.status == SG_EIO && err.line == 7 && strcmp(err.text, "earlier") == 0);
}

TEST_MAIN(TEST(every_type_is_told_and_read),
	  TEST(questions_to_the_wrong_type_have_a_harmless_answer),
	  TEST(members_come_in_order_of_writing), TEST(the_place_of_a_mistake_is_told),
	  TEST(only_one_whole_document_is_taken),
	  TEST(a_byte_order_mark_before_the_document_is_no_mistake),
	  TEST(strings_may_hold_nul_and_escapes),
	  TEST(plain_text_in_strings_is_one_character_to_the_parser),
	  TEST(a_string_means_what_it_means_to_the_parser_or_is_refused_by_both),
	  TEST(names_of_members_stay_whole),
	  TEST(a_character_that_could_be_a_stand_in_is_read_as_itself),
	  TEST(hostile_documents_are_refused), TEST(the_first_failure_stays_in_the_error))
