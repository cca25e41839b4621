/* SPDX-License-Identifier: MIT */
/* What the linter says of dictionary files, and what it does not say. */
#include <skillgap/skillgap.h>

#include <stdlib.h>

#include "test.h"

#include "base/arena.h"
#include "base/str.h"

static struct sg_arena *arena;

static void note(void *buf, const struct sg_remark *remark)
{
	sg_buf_printf(buf, "%s%s " SG_FMT, ((struct sg_buf *)buf)->len > 0 ? "; " : "",
		      remark->rule, SG_ARG(remark->path));
	CHECK(remark->text.len > 0);
}

/* Rules and places of all remarks on some skills, in the year 2026. */
static void says_of_file(const char *json, const char *want)
{
	struct sg_overlay overlay = { SG_STR("mine.json"), sg_str_of(json) };
	struct sg_check_options options = { .first_layer = 1, .year = 2026 };
	struct sg_checked checked;
	struct sg_error err = { 0 };
	struct sg_buf said;

	if (arena == NULL)
		arena = sg_arena_new(0);
	sg_arena_reset(arena);
	said = (struct sg_buf){ .arena = arena };
	CHECK(sg_dict_check(&overlay, 1, &options, note, &said, &checked, &err) == SG_OK);
	CHECK((checked.remarks == 0) == (said.len == 0));
	CHECK_STR(sg_buf_str(&said), want);
}

static void says(const char *skills, const char *want)
{
	char json[3000];

	snprintf(json, sizeof json, "{\"area\": \"mine\", \"skills\": [%s]}", skills);
	says_of_file(json, want);
}

/* Of a skill "frobnitz" with these members. */
static void says_of(const char *members, const char *want)
{
	char skill[2500];

	snprintf(skill, sizeof skill,
		 "{\"id\": \"frobnitz\", \"name\": \"Frobnitz\", \"kind\": \"tool\", %s}", members);
	says(skill, want);
}

static void the_built_in_dictionary_is_clean(void)
{
	struct sg_check_options options = { .year = 2026 };
	struct sg_checked checked;
	struct sg_buf said;

	arena = sg_arena_new(0);
	said = (struct sg_buf){ .arena = arena };
	CHECK(sg_dict_check(NULL, 0, &options, note, &said, &checked, NULL) == SG_OK);
	CHECK_STR(sg_buf_str(&said), "");
	CHECK(checked.skills > 2000 && checked.remarks == 0);
}

static void a_good_file_is_clean(void)
{
	says_of("\"tier\": 1, \"implies\": [\"go\"], \"docs\": [\"https://frobnitz.example/\"], "
		"\"since\": 2026, \"patterns\": [\"Frobnitz \\\\d+\"]",
		"");
	says("", "");
}

static void all_mistakes_are_told_and_not_the_first_alone(void)
{
	says_of("\"tier\": 9, \"effort\": \"years\", \"aliases\": [\"\", \"fine\", 7], "
		"\"alias\": [], \"implies\": [\"no-such\", \"go\", \"nor-this\"]",
		"form skills[0].tier; form skills[0].effort; form skills[0].aliases[0]; "
		"form skills[0].aliases[2]; form skills[0]; reference skills[0].implies[0]; "
		"reference skills[0].implies[2]");
	says("7, {\"id\": \"A\"}, {\"id\": \"aaa\", \"name\": \"Aaaa\", \"kind\": \"none\"}, "
	     "{\"id\": \"bbb\", \"name\": \"Bbbb\", \"kind\": \"tool\"}, "
	     "{\"id\": \"bbb\", \"name\": \"Bbbb\", \"kind\": \"tool\"}",
	     "form skills[0]; form skills[1].id; form skills[2].kind; form skills[4].id");
}

static void references_lead_somewhere_and_not_to_themselves(void)
{
	says_of("\"part_of\": [\"frobnitz\"], \"adjacent\": [\"none\"], \"after\": [\"none\"]",
		"reference skills[0].part_of[0]; reference skills[0].adjacent[0]; "
		"reference skills[0].after[0]");
	says_of("\"ambiguous\": {\"names\": [\"Frobnitz\"], \"list\": [\"none\"], \"near\": "
		"[\"kind:tool\", \"area:none\"]}, \"yes\": [\"a\", \"b\"], \"no\": [\"c\", \"d\"]",
		"reference skills[0].ambiguous.list[0]; reference skills[0].ambiguous.near[1]");
}

static void circles_of_every_relation_are_told_once(void)
{
	static const char *const relations[] = { "implies", "part_of", "after" };

	for (size_t i = 0; i < 3; i++) {
		char skills[500], want[100];

		snprintf(skills, sizeof skills,
			 "{\"id\": \"aaa\", \"name\": \"Aaaa\", \"kind\": \"tool\", \"%s\": "
			 "[\"go\", \"bbb\"]}, "
			 "{\"id\": \"bbb\", \"name\": \"Bbbb\", \"kind\": \"tool\", \"%s\": "
			 "[\"ccc\"]}, "
			 "{\"id\": \"ccc\", \"name\": \"Cccc\", \"kind\": \"tool\", \"%s\": "
			 "[\"aaa\"]}",
			 relations[i], relations[i], relations[i]);
		snprintf(want, sizeof want, "circle skills[2].%s[0]", relations[i]);
		says(skills, want);
	}
}

static void names_that_clash_when_folded_are_told(void)
{
	says("{\"id\": \"aaa\", \"name\": \"Frob nitz\", \"kind\": \"tool\", \"aliases\": "
	     "[\"fine\", \"KUBER-NETES\"]}, "
	     "{\"id\": \"bbb\", \"name\": \"frob-nitz\", \"kind\": \"tool\"}",
	     "clash skills[1].name; clash skills[0].aliases[1]");
}

static void an_ambiguous_skill_needs_two_sentences_each(void)
{
	says_of("\"ambiguous\": {\"names\": [\"Frobnitz\"]}, \"yes\": [\"a\", \"b\"], "
		"\"no\": [\"c\"]",
		"sentences skills[0]");
}

static void short_names_are_risky_unless_exact_or_ambiguous(void)
{
	says_of("\"aliases\": [\"fz\", \"Fz\", \"FZ\", \"7#\", \"7+\", \"fzz\", \"9\"]",
		"short-name skills[0].aliases[0]; short-name skills[0].aliases[1]");
	says_of("\"aliases\": [\"\xc3\xa9\"]", "short-name skills[0].aliases[0]");
	says_of("\"aliases\": [\"fz\"], \"ambiguous\": {\"names\": [\"fz\"]}, "
		"\"yes\": [\"a\", \"b\"], \"no\": [\"c\", \"d\"]",
		"");
}

static void links_are_https_and_years_are_past(void)
{
	says_of("\"docs\": [\"http://a.example\", \"https://a.example\", \"https://\", \"a\"]",
		"link skills[0].docs[0]; link skills[0].docs[2]; link skills[0].docs[3]");
	says_of("\"since\": 2027", "since skills[0].since");
	says_of("\"since\": 1939", "form skills[0].since");
}

static void an_umbrella_that_implies_a_member_is_told(void)
{
	static const char form[] =
		"{\"id\": \"umbrella\", \"name\": \"Umbrellas\", \"kind\": \"tool\"%s}, "
		"{\"id\": \"one\", \"name\": \"Oneone\", \"kind\": \"tool\", \"adjacent\": "
		"[\"two\"]}, "
		"{\"id\": \"two\", \"name\": \"Twotwo\", \"kind\": \"tool\", \"implies\": "
		"[\"umbrella\"]}";
	char skills[600];

	snprintf(skills, sizeof skills, form, ", \"implies\": [\"one\"]");
	says(skills, "umbrella skills[1].adjacent[0]");
	snprintf(skills, sizeof skills, form, "");
	says(skills, "");
}

static void patterns_are_compiled_and_tried(void)
{
	says_of("\"patterns\": [\"Fro((\"]", "pattern.wrong skills[0].patterns[0]");
	says_of("\"patterns\": [\"Frob \\\\d+\", \"\\\\d+\"]",
		"pattern.no-word skills[0].patterns[1]");
	says_of("\"patterns\": [\"Frob (?:\\\\w+\\\\s?)+!\"]",
		"pattern.slow skills[0].patterns[0]");
	says_of("\"patterns\": [\"Frob (a|a)*b\"]", "pattern.slow skills[0].patterns[0]");
	says_of("\"patterns\": [\"Frob (?:\\\\d+)*\"]", "pattern.nested skills[0].patterns[0]");
	says_of("\"patterns\": [\"Frob(?: \\\\w+)+\", \"Frob [^.]{0,60}nitz\"]", "");
	says_of("\"ambiguous\": {\"names\": [\"Frobnitz\"], \"accept\": [\"[\"], "
		"\"reject\": [\"Frobnitz\", \"(x+x+)+y\"]}, "
		"\"yes\": [\"a\", \"b\"], \"no\": [\"c\", \"d\"]",
		"pattern.wrong skills[0].ambiguous.accept[0]; "
		"pattern.slow skills[0].ambiguous.reject[1]");
}

static void alternatives_that_read_like_others_in_a_row_are_slow_when_they_repeat(void)
{
	static const char *const slow[] = {
		"Frob (?:a|b|ab)*c",	  "Frob (?:ab|a|ba)+!",	  "Frob(?: x| y| x y)*z",
		"Frob (?:a|b|c|bc|cab)*d", "Frob (?:\\\\w|ab)*!",	  "Frob (?:go|lang|golang)+\\\\d",
	};
	static const char *const fine[] = {
		"Frob (?:a|b|c)*d",
		"Frob (?:ab|cd|ef)+!",
		"Frob (?>a|b|ab)*c",
		"Frob (?:a|b|ab)c",
		"Frob (?:a|b|ab){1,3}c",
	};
	char more[200];

	for (size_t i = 0; i < sizeof slow / sizeof *slow; i++) {
		snprintf(more, sizeof more, "\"patterns\": [\"%s\"]", slow[i]);
		says_of(more, "pattern.slow skills[0].patterns[0]");
	}
	for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
		snprintf(more, sizeof more, "\"patterns\": [\"%s\"]", fine[i]);
		says_of(more, "");
	}
}

static void files_before_the_first_layer_are_read_but_not_spoken_of(void)
{
	struct sg_overlay overlays[] = {
		{ SG_STR("old.json"),
		  SG_STR("{\"area\": \"old\", \"skills\": [{\"id\": \"old\", \"name\": \"Olden\", "
			 "\"kind\": \"tool\", \"docs\": [\"x\"], \"tier\": 7}]}") },
		{ SG_STR("new.json"),
		  SG_STR("{\"area\": \"new\", \"skills\": [{\"id\": \"new\", \"name\": \"Newish\", "
			 "\"kind\": \"tool\", \"implies\": [\"old\"], \"aliases\": [\"olden\"], "
			 "\"docs\": [\"x\"]}]}") },
	};
	struct sg_check_options options = { .first_layer = 2 };
	struct sg_checked checked;
	struct sg_buf said;

	sg_arena_reset(arena);
	said = (struct sg_buf){ .arena = arena };
	CHECK(sg_dict_check(overlays, 2, &options, note, &said, &checked, NULL) == SG_OK);
	CHECK_STR(sg_buf_str(&said), "clash skills[0].aliases[0]; link skills[0].docs[0]");
	CHECK(checked.skills == 1 && checked.remarks == 2);
}

static void roles_are_looked_at_too(void)
{
	says_of_file(
		"{\"role\": \"smith\", \"name\": \"Smith\", \"other_trades\": [\"none\", \"go\"], "
		"\"areas\": [{\"id\": \"iron\", \"title\": \"iron\", \"required\": "
		"[\"nor-this\"]}]}",
		"reference other_trades[0]; reference areas[0].required[0]");
}

static void what_does_not_parse_is_an_error(void)
{
	static const char *const files[] = { "", "{", "[]", "{\"area\": \"mine\"}" };

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct sg_overlay overlay = { SG_STR("mine.json"), sg_str_of(files[i]) };
		struct sg_check_options options = { .first_layer = 1 };
		struct sg_checked checked;
		struct sg_error err = { 0 };

		CHECK(sg_dict_check(&overlay, 1, &options, note, NULL, &checked, &err) ==
		      SG_ESYNTAX);
		CHECK_STR(sg_str_of(err.source), "mine.json");
	}
}

static void too_many_patterns_without_a_word_are_refused(void)
{
	struct sg_buf json = { .arena = arena };
	struct sg_overlay overlay = { .name = SG_STR("mine.json") };
	struct sg_dict *dict;
	struct sg_error err = { 0 };

	sg_arena_reset(arena);
	sg_buf_add(&json,
		   SG_STR("{\"area\": \"mine\", \"skills\": [{\"id\": \"frobnitz\", \"name\": "
			  "\"Frobnitz\", \"kind\": \"tool\", \"patterns\": [\"\\\\d\""));
	for (unsigned i = 0; i < 64; i++)
		sg_buf_printf(&json, ", \"\\\\d{%u}\"", i + 2);
	sg_buf_add(&json, SG_STR("]}]}"));
	overlay.json = sg_buf_str(&json);
	CHECK(sg_dict_new(&dict, &overlay, 1, &err) == SG_ESYNTAX && dict == NULL);
	CHECK_STR(sg_str_of(err.text),
		  "skills[0].patterns (frobnitz): has one pattern too many that needs no word");
}

static void all_is_given_back(void)
{
	sg_arena_free(arena);
	CHECK(true);
}

TEST_MAIN(TEST(the_built_in_dictionary_is_clean), TEST(a_good_file_is_clean),
	  TEST(all_mistakes_are_told_and_not_the_first_alone),
	  TEST(references_lead_somewhere_and_not_to_themselves),
	  TEST(circles_of_every_relation_are_told_once),
	  TEST(names_that_clash_when_folded_are_told),
	  TEST(an_ambiguous_skill_needs_two_sentences_each),
	  TEST(short_names_are_risky_unless_exact_or_ambiguous),
	  TEST(links_are_https_and_years_are_past), TEST(an_umbrella_that_implies_a_member_is_told),
	  TEST(patterns_are_compiled_and_tried),
	  TEST(alternatives_that_read_like_others_in_a_row_are_slow_when_they_repeat),
	  TEST(files_before_the_first_layer_are_read_but_not_spoken_of),
	  TEST(roles_are_looked_at_too), TEST(what_does_not_parse_is_an_error),
	  TEST(too_many_patterns_without_a_word_are_refused), TEST(all_is_given_back))
