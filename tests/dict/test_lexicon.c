/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include <stdlib.h>

#include "test.h"

#include "dict/builtin.h"
#include "dict/dict.h"
#include "dict/hint.h"
#include "dict/image.h"

static const struct sg_image *builtin(void)
{
	return (const struct sg_image *)(const void *)sg_builtin_image;
}

/* Refused for a reason that holds `text`; line 0 where a JSON path stands in it. */
static void refuse(sg_str json, uint32_t line, const char *text)
{
	struct sg_overlay overlay = { SG_STR("dir/mine.json"), json };
	struct sg_error err = { 0 };
	struct sg_dict *dict = NULL;

	CHECK(sg_dict_new(&dict, &overlay, 1, &err) == SG_ESYNTAX);
	CHECK(dict == NULL && err.status == SG_ESYNTAX && err.line == line);
	CHECK_STR(sg_str_of(err.source), "dir/mine.json");
	CHECK(strstr(err.text, text) != NULL);
	if (strstr(err.text, text) == NULL)
		printf("# got \"%s\", want \"%s\"\n", err.text, text);
	sg_dict_free(dict);
}

/* A mistake in the only skill of a file. */
static void refuse_skill(const char *skill, const char *text)
{
	char json[2000];
	int len = snprintf(json, sizeof json, "{\"area\": \"mine\", \"skills\": [%s]}", skill);

	refuse((sg_str){ json, (size_t)len }, 0, text);
}

static void refuse_member(const char *member, const char *text)
{
	char skill[1500];

	snprintf(skill, sizeof skill,
		 "{\"id\": \"frobnitz\", \"name\": \"Frobnitz\", \"kind\": \"tool\", %s}", member);
	refuse_skill(skill, text);
}

static void broken_json_has_line_and_column(void)
{
	struct sg_overlay overlay = { SG_STR("mine.json"),
				      SG_LIT("{\n\t\"area\": \"mine\",\n\t\"skills\": [,]\n}") };
	struct sg_error err = { 0 };
	struct sg_dict *dict;

	CHECK(sg_dict_new(&dict, &overlay, 1, &err) == SG_ESYNTAX && dict == NULL);
	CHECK(err.line == 3 && err.column == 13);
	CHECK_STR(sg_str_of(err.source), "mine.json");
	refuse(SG_STR(""), 1, "no valid JSON");
	refuse((sg_str){ NULL, 0 }, 1, "no valid JSON");
	refuse(SG_STR("{\"area\": \"mine\"} x"), 1, "no valid JSON");
}

static void a_file_needs_an_area_and_skills(void)
{
	static const char *const files[] = {
		"[]",
		"null",
		"7",
		"\"area\"",
		"{}",
		"{\"area\": \"mine\"}",
		"{\"skills\": []}",
		"{\"area\": \"Not An Id\", \"skills\": []}",
		"{\"area\": \"mine\", \"skills\": {}}",
		"{\"area\": 7, \"skills\": []}",
	};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		refuse(sg_str_of(files[i]), 0, "needs \"area\" (an id) and \"skills\" (a list)");
}

static void a_users_file_may_not_change_the_wording(void)
{
	refuse(SG_STR("{\"headings\": {\"required\": [\"musts\"]}}"), 0, "needs \"area\"");
	refuse(SG_STR("{\"cues\": {\"required\": [\"musts\"]}}"), 0, "needs \"area\"");
}

static void a_skill_needs_id_name_and_kind(void)
{
	refuse_skill("7", "skills[0]: must be an object");
	refuse_skill("{\"name\": \"X\", \"kind\": \"tool\"}", "skills[0].id: ");
	refuse_skill("{\"id\": 7, \"name\": \"X\", \"kind\": \"tool\"}", "skills[0].id: ");
	refuse_skill("{\"id\": \"Has Space\", \"name\": \"X\", \"kind\": \"tool\"}",
		     "skills[0].id: ");
	refuse_skill("{\"id\": \"-x\", \"name\": \"X\", \"kind\": \"tool\"}", "skills[0].id: ");
	refuse_skill("{\"id\": \"x--y\", \"name\": \"X\", \"kind\": \"tool\"}", "skills[0].id: ");
	refuse_skill("{\"id\": \"frobnitz\", \"kind\": \"tool\"}", "skills[0].name: ");
	refuse_skill("{\"id\": \"frobnitz\", \"name\": \"\", \"kind\": \"tool\"}",
		     "skills[0].name: ");
	refuse_skill("{\"id\": \"frobnitz\", \"name\": \"X\"}", "skills[0].kind: ");
	refuse_skill("{\"id\": \"frobnitz\", \"name\": \"X\", \"kind\": \"gadget\"}",
		     "skills[0].kind: is none of the kinds");
	refuse_skill("{\"id\": \"ok\", \"name\": \"Okxy\", \"kind\": \"tool\"}, "
		     "{\"id\": \"frobnitz\", \"name\": \"X\", \"kind\": \"gadget\"}",
		     "skills[1].kind: ");
}

static void ids_and_names_have_a_greatest_length(void)
{
	char skill[400], text[100];

	memset(text, 'x', sizeof text);
	snprintf(skill, sizeof skill, "{\"id\": \"%.49s\", \"name\": \"X\", \"kind\": \"tool\"}",
		 text);
	refuse_skill(skill, "skills[0].id: ");
	snprintf(skill, sizeof skill,
		 "{\"id\": \"frobnitz\", \"name\": \"%.97s\", \"kind\": \"tool\"}", text);
	refuse_skill(skill, "skills[0].name: is missing, empty or too long");
	snprintf(skill, sizeof skill, "\"aliases\": [\"%.97s\"]", text);
	refuse_member(skill, "skills[0].aliases[0]: ");
}

static void members_have_their_types_and_ranges(void)
{
	refuse_member("\"aliases\": \"x\"", "skills[0].aliases: must be a list of strings");
	refuse_member("\"aliases\": [7]", "skills[0].aliases[0]: must be a string");
	refuse_member("\"aliases\": [\"\"]", "skills[0].aliases[0]: must be a string");
	refuse_member("\"implies\": {}", "skills[0].implies: must be a list");
	refuse_member("\"tier\": 4", "skills[0].tier: is no whole number in its range");
	refuse_member("\"tier\": 1.5", "skills[0].tier: ");
	refuse_member("\"tier\": \"1\"", "skills[0].tier: ");
	refuse_member("\"step\": 0", "skills[0].step: ");
	refuse_member("\"since\": 1e300", "skills[0].since: ");
	refuse_member("\"effort\": \"years\"", "skills[0].effort: is none of the words");
	refuse_member("\"show\": \"\"", "skills[0].show: must be a text");
	refuse_member("\"show\": [\"a\"]", "skills[0].show: must be a text");
	refuse_member("\"show\": \" a\"", "skills[0].show: must be a text");
	refuse_member("\"role\": 7", "skills[0].role: is none of the words");
	refuse_member("\"alias\": []", "skills[0]: holds \"alias\", which is not known");
	refuse_member("\"ambiguous\": true", "skills[0].ambiguous: must be an object");
	refuse_member("\"ambiguous\": {}", "skills[0].ambiguous.names: must not be empty");
	refuse_member("\"ambiguous\": {\"names\": [\"X\"], \"alone\": \"yes\"}",
		      "skills[0].ambiguous.alone: must be true or false");
	refuse_member("\"ambiguous\": {\"names\": [\"X\"], \"unless\": []}",
		      "skills[0].ambiguous: holds \"unless\", which is not known");
}

static void what_acts_on_a_terminal_is_refused_wherever_text_is(void)
{
	static const char *const members[] = {
		"\"aliases\": [\"a\\u001b[31mb\"]",
		"\"aliases\": [\"a\\u0000b\"]",
		"\"aliases\": [\"a\\nb\"]",
		"\"aliases\": [\"a\\tb\"]",
		"\"aliases\": [\"a\\u009bb\"]",
		"\"docs\": [\"https://a/\\u0007\"]",
		"\"yes\": [\"a \\u202e b\"]",
		"\"show\": \"a\\u001b[2Jb\"",
		"\"patterns\": [\"a\\u007f\"]",
		"\"ambiguous\": {\"names\": [\"a\\rb\"]}",
	};

	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		refuse_member(members[i], ": must not hold control characters");
	refuse_skill(
		"{\"id\": \"frobnitz\", \"name\": \"Fro\\u001b]0;x\\u0007\", \"kind\": \"tool\"}",
		"skills[0].name: must not hold control characters");
	refuse_skill("{\"id\": \"frobnitz\", \"name\": \"a\\u0000b\", \"kind\": \"tool\"}",
		     "skills[0].name: must not hold control characters");
	refuse_skill("{\"id\": \"a\\u0000\", \"name\": \"X\", \"kind\": \"tool\"}",
		     "skills[0].id: ");
}

static void a_name_is_more_than_its_label(void)
{
	refuse_skill("{\"id\": \"frobnitz\", \"name\": \"  (tool)\", \"kind\": \"tool\"}",
		     "skills[0].name: must not begin or end with a space");
	CHECK_STR(sg_name_matched(SG_STR("V (language)")), "V");
	CHECK_STR(sg_name_matched(SG_STR("(tool)")), "(tool)");
	CHECK_STR(sg_name_matched(SG_STR("f(x)")), "f");
	CHECK_STR(sg_name_matched(SG_STR("f)")), "f)");
	CHECK_STR(sg_name_matched(SG_STR("")), "");
}

static void references_must_lead_somewhere(void)
{
	refuse_member("\"implies\": [\"no-such-id\"]",
		      "skills[0].implies[0] (frobnitz): refers to an id that no skill has: \"no-such-id\"");
	refuse_member("\"part_of\": [\"no-such-id\"]", "refers to an id that no skill has");
	refuse_member("\"adjacent\": [\"no-such-id\"]", "refers to an id that no skill has");
	refuse_member("\"after\": [\"frobnitz\"]", "skills[0].after[0] (frobnitz): refers to itself");
	refuse_member("\"ambiguous\": {\"names\": [\"X\"], \"near\": [\"area:none\"]}",
		      "has a neighbour that is no id, area or kind: \"area:none\"");
	refuse_member("\"ambiguous\": {\"names\": [\"X\"], \"list\": [\"kind:none\"]}",
		      "has a neighbour that is no id, area or kind: \"kind:none\"");
	refuse_member("\"ambiguous\": {\"names\": [\"X\"], \"list\": [\"sort:tool\"]}",
		      "has a neighbour that is no id, area or kind: \"sort:tool\"");
}

static void a_circle_of_implies_is_told_of_the_users_own_skill(void)
{
	refuse_skill(
		"{\"id\": \"a-a\", \"name\": \"A-a\", \"kind\": \"tool\", \"implies\": [\"b-b\"]}, "
		"{\"id\": \"b-b\", \"name\": \"B-b\", \"kind\": \"tool\", \"implies\": [\"a-a\"]}",
		"(b-b): closes a circle of implies over \"a-a\"");
	refuse_skill("{\"id\": \"gcp\", \"name\": \"GCP\", \"kind\": \"cloud\", \"implies\": "
		     "[\"gke\"]}",
		     "skills[0].implies[0] (gcp): closes a circle of implies over \"gke\"");
}

static void a_name_that_another_skill_has_is_told_of_the_users_own_skill(void)
{
	refuse_member("\"aliases\": [\"Kubernetes\"]",
		      "skills[0].aliases[0] (frobnitz): has a name that kubernetes has too: \"Kubernetes\"");
	refuse_skill("{\"id\": \"zz\", \"name\": \"kubernetes\", \"kind\": \"tool\"}",
		     "skills[0].name (zz): has a name that kubernetes has too");
	refuse_skill("{\"id\": \"a-a\", \"name\": \"Kuber-netes\", \"kind\": \"tool\"}",
		     "skills[0].name (a-a): has a name that kubernetes has too");
	refuse_skill("{\"id\": \"frobnitz\", \"name\": \"X\", \"kind\": \"tool\"}, "
		     "{\"id\": \"frobnitz\", \"name\": \"Y\", \"kind\": \"tool\"}",
		     "skills[1].id: is there twice");
}

static void the_plural_of_a_practice_is_one_of_its_names(void)
{
	refuse_skill("{\"id\": \"a-a\", \"name\": \"Frob night\", \"kind\": \"practice\"}, "
		     "{\"id\": \"b-b\", \"name\": \"Frob nights\", \"kind\": \"tool\"}",
		     "skills[1].name (b-b): has a name that a-a has too: \"Frob nights\"");
}

static void an_ambiguous_name_needs_sentences(void)
{
	refuse_member(
		"\"ambiguous\": {\"names\": [\"Frobnitz\"]}, \"yes\": [\"Use Frobnitz.\", \"b\"], "
		"\"no\": [\"c\"]",
		"skills[0] (frobnitz): is ambiguous and needs two yes and two no sentences");
}

/* A lexicon of its own, far smaller than the built-in one. */
static enum sg_status parse(struct sg_lexicon *lexicon, const char *file, sg_str json, bool user,
			    struct sg_error *err)
{
	if (lexicon->arena == NULL)
		lexicon->arena = sg_arena_new(0);
	return sg_lexicon_parse(lexicon, sg_str_of(file), json, user, err);
}

static const char small[] =
	"{\"area\": \"solo\", \"skills\": [{\"id\": \"one\", \"name\": \"One Thing\", \"kind\": "
	"\"tool\", \"aliases\": [\"uno\"], \"patterns\": [\"one \\\\d+\"]}]}";
static const char second[] =
	"{\"area\": \"other\", \"skills\": [{\"id\": \"two\", \"name\": \"Two\", \"kind\": "
	"\"concept\", "
	"\"implies\": [\"one\"], \"yes\": [\"a\", \"b\"], \"no\": [\"c\", \"d\"], \"ambiguous\": "
	"{\"names\": [\"Two\"], \"near\": [\"area:solo\"], \"list\": [], \"accept\": [\"Two\"]}}]}";
static const char wording[] = "{\"headings\": {\"required\": [\"Musts\", \"about *\", \"* "
			      "musts\"], \"similar\": [\"More\"]}}";
static const char terms[] = "{\"terms\": {\"ordinary\": [\"Team\", \"set-up\"], \"place\": "
			    "[\"New York\"]}}";
static const char cv[] = "{\"cv\": {\"now\": [\"today\"], \"month\": {\"12\": [\"Dec\"]}}}";
static const char cues[] = "{\"cues\": {\"and\": [\"and\"], \"number\": {\"3\": [\"three\"]}}}";

static void parse_small(struct sg_lexicon *lexicon)
{
	CHECK(parse(lexicon, "small.json", SG_STR(small), false, NULL) == SG_OK);
	CHECK(parse(lexicon, "second.json", SG_STR(second), false, NULL) == SG_OK);
	CHECK(parse(lexicon, "headings.json", SG_STR(wording), false, NULL) == SG_OK);
	CHECK(parse(lexicon, "cues.json", SG_STR(cues), false, NULL) == SG_OK);
	CHECK(parse(lexicon, "terms.json", SG_STR(terms), false, NULL) == SG_OK);
	CHECK(parse(lexicon, "cv.json", SG_STR(cv), false, NULL) == SG_OK);
}

static void the_makers_files_may_not_hold_an_id_twice(void)
{
	struct sg_lexicon lexicon = { 0 };
	struct sg_error err = { 0 };

	parse_small(&lexicon);
	CHECK(parse(&lexicon, "third.json", SG_STR(small), false, &err) == SG_ESYNTAX);
	CHECK_STR(sg_str_of(err.source), "third.json");
	CHECK_STR(sg_str_of(err.text), "skills[0].id: is there twice");
	sg_arena_free(lexicon.arena);
}

static void wording_of_an_unknown_kind_is_refused(void)
{
	static const char *const files[] = {
		"{\"headings\": {\"none\": [\"a\"]}}", "{\"headings\": {\"required\": \"a\"}}",
		"{\"headings\": {\"required\": [7]}}", "{\"headings\": {\"required\": [\"--\"]}}",
		"{\"cues\": {\"none\": [\"a\"]}}",     "{\"cues\": {\"and\": {\"v\": 7}}}",
		"{\"cues\": {\"and\": [\"\"]}}",         "{\"terms\": {\"none\": [\"a\"]}}",
		"{\"terms\": {\"place\": \"a\"}}",     "{\"terms\": {\"place\": [\" \"]}}",
		"{\"cv\": {\"none\": [\"a\"]}}",	  "{\"cv\": {\"month\": {\"13\": [\"a\"]}}}",
		"{\"cv\": {\"month\": [\"a\"]}}",	  "{\"cv\": {\"now\": {\"1\": [\"a\"]}}}",
		"{\"cv\": {\"now\": [\"-\"]}}",	  "{\"cv\": {\"section\": {\"work\": 7}}}",
	};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct sg_lexicon lexicon = { 0 };
		struct sg_error err = { 0 };

		CHECK(parse(&lexicon, "w.json", sg_str_of(files[i]), false, &err) == SG_ESYNTAX);
		CHECK(strstr(err.text, "is no list of phrases of a known kind") != NULL);
		CHECK_STR(sg_str_of(err.source), "w.json");
		sg_arena_free(lexicon.arena);
	}
}

static void a_word_of_a_cv_says_one_thing(void)
{
	struct sg_lexicon lexicon = { 0 };
	struct sg_error err = { 0 };

	CHECK(parse(&lexicon, "cv.json",
		    SG_STR("{\"cv\": {\"month\": {\"3\": [\"M\xc3\xa4r.\"]}, \"until\": "
			   "[\"m\xc3\xa4r\"]}}"),
		    false, NULL) == SG_OK);
	CHECK(sg_lexicon_check(&lexicon, &err) == SG_ESYNTAX);
	CHECK(strstr(err.text, "cv: \"m\xc3\xa4r\" is there twice") != NULL);
	sg_arena_free(lexicon.arena);
}

static void a_word_hints_at_one_thing(void)
{
	struct sg_lexicon lexicon = { 0 };
	struct sg_error err = { 0 };

	CHECK(parse(&lexicon, "t.json",
		    SG_STR("{\"terms\": {\"place\": [\"Nice\"], \"ordinary\": [\"nice\"]}}"), false,
		    NULL) == SG_OK);
	CHECK(sg_lexicon_check(&lexicon, &err) == SG_ESYNTAX);
	CHECK_STR(sg_str_of(err.text), "terms: \"nice\" is there twice");
	sg_arena_free(lexicon.arena);
}

static void hints_are_found_whatever_their_case_spaces_and_hyphens(void)
{
	struct sg_lexicon lexicon = { 0 };
	const struct sg_image *image = NULL;

	parse_small(&lexicon);
	CHECK(sg_lexicon_check(&lexicon, NULL) == SG_OK);
	CHECK(sg_lexicon_compile(&lexicon, &image, NULL) == SG_OK);
	CHECK(sg_hint_of(image, SG_STR("TEAM")) == SG_HINT_ORDINARY);
	CHECK(sg_hint_of(image, SG_STR("Setup")) == SG_HINT_ORDINARY);
	CHECK(sg_hint_of(image, SG_STR("new-york")) == SG_HINT_PLACE);
	CHECK(sg_hint_of(image, SG_STR("York")) == -1);
	CHECK(sg_hint_of(image, SG_STR("")) == -1);
	sg_arena_free(lexicon.arena);
}

static void the_only_skill_of_an_area_may_move_to_another(void)
{
	struct sg_lexicon lexicon = { 0 }, loaded = { 0 };
	const struct sg_image *image = NULL;

	parse_small(&lexicon);
	CHECK(sg_lexicon_check(&lexicon, NULL) == SG_OK);
	CHECK(sg_lexicon_compile(&lexicon, &image, NULL) == SG_OK);
	loaded.arena = sg_arena_new(0);
	CHECK(sg_lexicon_load(&loaded, image, NULL) == SG_OK);
	CHECK(parse(&loaded, "mine.json",
		    SG_STR("{\"area\": \"mine\", \"skills\": [{\"id\": \"one\", \"name\": \"One\", "
			   "\"kind\": \"tool\"}]}"),
		    true, NULL) == SG_OK);
	CHECK(sg_lexicon_check(&loaded, NULL) == SG_OK);
	CHECK(sg_lexicon_compile(&loaded, &image, NULL) == SG_OK);
	CHECK(image->skills.n == 2);
	sg_arena_free(loaded.arena);
	sg_arena_free(lexicon.arena);
}

static void entries_come_back_from_an_image_as_they_went_in(void)
{
	struct sg_lexicon lexicon = { 0 }, loaded = { 0 };
	const struct sg_image *image = NULL;
	const struct sg_entry *two;

	parse_small(&lexicon);
	CHECK(sg_lexicon_check(&lexicon, NULL) == SG_OK);
	CHECK(sg_lexicon_compile(&lexicon, &image, NULL) == SG_OK);
	loaded.arena = sg_arena_new(0);
	CHECK(sg_lexicon_load(&loaded, image, NULL) == SG_OK);
	CHECK(loaded.skills.n == 2 && loaded.phrases.n == 2 && loaded.headings.n == 4);
	CHECK(loaded.hints.n == 3 && loaded.vitae.n == 2);
	CHECK_STR(loaded.skills.at[0].patterns.at[0], "one \\d+");
	CHECK_STR(loaded.skills.at[0].aliases.at[0], "uno");
	two = &loaded.skills.at[1];
	CHECK(two->ambiguous && two->any_list && !two->alone && two->kind == SG_KIND_CONCEPT);
	CHECK(two->risky.n == 1 && two->list.n == 0 && two->near.n == 1 && two->accept.n == 1);
	CHECK_STR(two->near.at[0], "area:solo");
	CHECK_STR(two->implies.at[0], "one");
	CHECK(two->yes.n == 2 && two->no.n == 2 && two->reject.n == 0);
	sg_arena_free(loaded.arena);
	sg_arena_free(lexicon.arena);
}

/* What the built-in image becomes on its way through a lexicon. */
static const struct sg_image *again(struct sg_lexicon *lexicon, const struct sg_image *from)
{
	const struct sg_image *image = NULL;

	lexicon->arena = sg_arena_new(0);
	CHECK(sg_lexicon_load(lexicon, from, NULL) == SG_OK);
	CHECK(sg_lexicon_check(lexicon, NULL) == SG_OK);
	CHECK(sg_lexicon_compile(lexicon, &image, NULL) == SG_OK);
	return image;
}

static void the_built_in_image_survives_the_way_back_and_forth(void)
{
	struct sg_lexicon first = { 0 }, second_time = { 0 };
	const struct sg_image *a = builtin(), *b = again(&first, a), *c = again(&second_time, b);

	CHECK(a->magic == SG_IMAGE_MAGIC && b->magic == SG_IMAGE_MAGIC);
	CHECK(a->skills.n == b->skills.n && a->names.n == b->names.n);
	CHECK(a->phrases.n == b->phrases.n && a->headings.n == b->headings.n);
	CHECK(a->hints.n == b->hints.n && a->hints.n > 1000);
	CHECK(a->vitae.n == b->vitae.n && a->vitae.n > 200);
	CHECK(a->folds.n == b->folds.n && a->buckets.n == b->buckets.n);
	CHECK(a->patterns.n == b->patterns.n && a->areas.n == b->areas.n);
	CHECK(b->size == c->size && memcmp(b->version, c->version, sizeof b->version) == 0);
	sg_arena_free(first.arena);
	sg_arena_free(second_time.arena);
}

static void names_resolve_alike_with_an_empty_file_added(void)
{
	struct sg_overlay overlay = { SG_STR("mine.json"),
				      SG_LIT("{\"area\": \"mine\", \"skills\": []}") };
	struct sg_dict *a = NULL, *b = NULL;
	unsigned wrong = 0;

	CHECK(sg_dict_new(&a, NULL, 0, NULL) == SG_OK);
	CHECK(sg_dict_new(&b, &overlay, 1, NULL) == SG_OK);
	for (uint32_t i = 0; i < sg_dict_count(a); i++) {
		struct sg_skill skill = sg_dict_skill(a, i);

		wrong += sg_dict_resolve(a, skill.name) != sg_dict_resolve(b, skill.name);
		for (uint32_t k = 0; k < sg_dict_length(a, skill.aliases); k++) {
			sg_str alias = sg_dict_string(a, skill.aliases, k);

			wrong += sg_dict_resolve(a, alias) != sg_dict_resolve(b, alias);
		}
	}
	CHECK(wrong == 0);
	sg_dict_free(a);
	sg_dict_free(b);
}

TEST_MAIN(TEST(broken_json_has_line_and_column), TEST(a_file_needs_an_area_and_skills),
	  TEST(a_users_file_may_not_change_the_wording), TEST(a_skill_needs_id_name_and_kind),
	  TEST(ids_and_names_have_a_greatest_length), TEST(members_have_their_types_and_ranges),
	  TEST(what_acts_on_a_terminal_is_refused_wherever_text_is),
	  TEST(a_name_is_more_than_its_label), TEST(references_must_lead_somewhere),
	  TEST(a_circle_of_implies_is_told_of_the_users_own_skill),
	  TEST(a_name_that_another_skill_has_is_told_of_the_users_own_skill),
	  TEST(the_plural_of_a_practice_is_one_of_its_names),
	  TEST(an_ambiguous_name_needs_sentences), TEST(the_makers_files_may_not_hold_an_id_twice),
	  TEST(wording_of_an_unknown_kind_is_refused), TEST(a_word_hints_at_one_thing),
	  TEST(a_word_of_a_cv_says_one_thing),
	  TEST(hints_are_found_whatever_their_case_spaces_and_hyphens),
	  TEST(the_only_skill_of_an_area_may_move_to_another),
	  TEST(entries_come_back_from_an_image_as_they_went_in),
	  TEST(the_built_in_image_survives_the_way_back_and_forth),
	  TEST(names_resolve_alike_with_an_empty_file_added))
