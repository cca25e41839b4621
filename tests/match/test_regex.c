/* SPDX-License-Identifier: MIT */
#include "match/regex.h"

#include "dict/builtin.h"
#include "dict/image.h"
#include "match/compiled.h"
#include "match/pattern.h"
#include "test.h"

static struct sg_regex *compiled(const char *source)
{
	struct sg_regex *regex = NULL;

	CHECK(sg_regex_compile(&regex, sg_str_of(source), NULL) == SG_OK);
	return regex;
}

static enum sg_regex_result try_at(const struct sg_regex *regex, const char *text, size_t start,
				   size_t *end)
{
	struct sg_regex_tries *tries = sg_regex_tries_new();
	enum sg_regex_result result =
		sg_regex_match(regex, tries, sg_str_of(text), start, end);

	sg_regex_tries_free(tries);
	return result;
}

static void matches_only_at_its_place(void)
{
	struct sg_regex *regex = compiled("(?<=the )Rust(?! belt)");
	size_t end = 0;

	CHECK(try_at(regex, "in the Rust team", 7, &end) == SG_REGEX_YES);
	CHECK(end == 11);
	CHECK(try_at(regex, "in the Rust team", 6, &end) == SG_REGEX_NO);
	CHECK(try_at(regex, "in the Rust belt", 7, &end) == SG_REGEX_NO);
	sg_regex_free(regex);
}

static void a_saved_one_loads_and_matches_the_same_also_sped_up(void)
{
	struct sg_regex *regex = compiled("[a-z]+\\d{2}"), *loaded;
	sg_str saved = { NULL, 0 };
	size_t end = 0;

	CHECK(sg_regex_save(regex, &saved, NULL) == SG_OK);
	sg_regex_free(regex);
	loaded = sg_regex_load(saved.ptr);
	sg_regex_free_saved(saved);
	CHECK(loaded != NULL);
	for (int round = 0; loaded != NULL && round < 2; round++) {
		CHECK(try_at(loaded, "1 abc42", 2, &end) == SG_REGEX_YES && end == 7);
		CHECK(try_at(loaded, "1 abc4", 2, &end) == SG_REGEX_NO);
		sg_regex_speed_up(loaded);
	}
	sg_regex_free(loaded);
}

static void bytes_of_another_pcre2_do_not_load(void)
{
	static const uint32_t other[512] = { 0x50523253u, 99u };

	CHECK(sg_regex_load(other) == NULL);
}

static void a_wrong_one_is_named_with_the_byte(void)
{
	struct sg_regex *regex;
	struct sg_error err = { 0 };

	CHECK(sg_regex_compile(&regex, SG_STR("Go (1"), &err) == SG_ESYNTAX);
	CHECK(regex == NULL);
	CHECK(strstr(err.text, "\"Go (1\" is wrong at byte 5") != NULL);
}

static void one_that_explodes_gives_up(void)
{
	struct sg_regex *regex = compiled("(?:a+)+b");
	size_t end;

	CHECK(try_at(regex, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", 0, &end) == SG_REGEX_LIMIT);
	sg_regex_free(regex);
}

static void every_built_in_pattern_was_compiled_when_the_program_was_built(void)
{
	const struct sg_image *image = (const struct sg_image *)(const void *)sg_builtin_image;

	CHECK(image->patterns.n > 1000);
	CHECK(sg_compiled_patterns.n == image->patterns.n);
}

TEST_MAIN(TEST(matches_only_at_its_place),
	  TEST(a_saved_one_loads_and_matches_the_same_also_sped_up),
	  TEST(bytes_of_another_pcre2_do_not_load), TEST(a_wrong_one_is_named_with_the_byte),
	  TEST(one_that_explodes_gives_up),
	  TEST(every_built_in_pattern_was_compiled_when_the_program_was_built))
