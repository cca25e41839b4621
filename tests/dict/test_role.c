/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include <stdlib.h>

#include "test.h"

#include "base/str.h"
#include "dict/builtin.h"
#include "dict/dict.h"
#include "dict/image.h"

/* Refused for a reason that is `text`, of the file it stands in. */
static void refuse(const char *json, const char *text)
{
	struct sg_overlay overlay = { SG_STR("dir/mine.json"), sg_str_of(json) };
	struct sg_error err = { 0 };
	struct sg_dict *dict = NULL;

	CHECK(sg_dict_new(&dict, &overlay, 1, &err) == SG_ESYNTAX && dict == NULL);
	CHECK_STR(sg_str_of(err.source), "dir/mine.json");
	CHECK_STR(sg_str_of(err.text), text);
	sg_dict_free(dict);
}

#define ROLE(more) "{\"role\": \"mine\", \"name\": \"Mine\"" more "}"
#define AREA(more) ROLE(", \"areas\": [{\"id\": \"a\", \"title\": \"A\"" more "}]")

static void a_role_needs_id_name_and_areas(void)
{
	refuse("{\"role\": \"My Role\", \"name\": \"Mine\", \"areas\": []}",
	       "role: must be lower-case words joined by hyphens");
	refuse("{\"role\": \"mine\", \"areas\": []}", "name: is missing");
	refuse(ROLE(""), "areas: is missing");
	refuse(ROLE(", \"areas\": []"), "areas: must be a list of 1 to 32 areas");
	refuse(ROLE(", \"areas\": [7]"), "areas[0]: must be an object");
	refuse(AREA(""), "areas[0].required: or \"preferred\" or \"also\" must name a skill");
}

static void a_mistake_is_told_by_its_path(void)
{
	refuse(AREA(", \"also\": [\"go\"], \"colour\": 1"), "areas[0].colour: is not known here");
	refuse(AREA(", \"also\": [\"go\", \"frobnitz\"]"),
	       "areas[0].also[1]: \"frobnitz\" is the id of no skill");
	refuse(AREA(", \"required\": [\"go\", [\"rust\", \"frobnitz\"]]"),
	       "areas[0].required[1]: \"frobnitz\" is the id of no skill");
	refuse(AREA(", \"required\": [\"go\"], \"preferred\": [\"rust\", \"go\"]"),
	       "areas[0].preferred[1]: \"go\" is in this area twice");
	refuse(AREA(", \"also\": [\"go\", 7]"),
	       "areas[0].also[1]: must be lower-case words joined by hyphens");
	refuse(AREA(", \"also\": [\"go\"], \"interview\": {\"task\": \"x\", \"strong\": []}"),
	       "areas[0].interview.weak: is missing");
	refuse(AREA(", \"required\": [[\"go\"]]"),
	       "areas[0].required: must hold 2 to 16 ids where it holds a list");
	refuse(ROLE(", \"areas\": [{\"id\": \"a\", \"title\": \"A\", \"also\": [\"go\"]},"
		    "{\"id\": \"a\", \"title\": \"B\", \"also\": [\"go\"]}]"),
	       "areas[1].id: is there twice");
	refuse(ROLE(", \"other_trades\": [\"go\", \"frobnitz\"], \"areas\": [{\"id\": \"a\","
		    "\"title\": \"A\", \"also\": [\"go\"]}]"),
	       "other_trades[1]: \"frobnitz\" is the id of no skill");
}

static void numbers_have_a_range(void)
{
	refuse(AREA(", \"also\": [\"go\"], \"weight\": 0"),
	       "areas[0].weight: is not in its range");
	refuse(AREA(", \"also\": [\"go\"], \"weight\": 6"),
	       "areas[0].weight: is not in its range");
	refuse(AREA(", \"also\": [\"go\"], \"weight\": 1.5"),
	       "areas[0].weight: must be a whole number");
	refuse(AREA(", \"also\": [\"go\"], \"weight\": \"much\""),
	       "areas[0].weight: is not in its range");
	refuse("{\"role\": \"mine\", \"name\": \"M\", \"recognised\": 1.1, \"areas\": []}",
	       "recognised: is not in its range");
	refuse(AREA(", \"also\": [\"go\"], \"core\": 1"), "areas[0].core: must be true or false");
}

static void texts_are_printable_and_not_endless(void)
{
	refuse("{\"role\": \"mine\", \"name\": \"\\u001b[2J\", \"areas\": []}",
	       "name: must not hold control characters");
	refuse("{\"role\": \"mine\", \"name\": \" x\", \"areas\": []}",
	       "name: must be a text that is neither empty nor too long");
	refuse(ROLE(", \"owns\": [\"x\", \"\"], \"areas\": []"),
	       "owns[1]: must be a text that is neither empty nor too long");
}

static void other_roles_and_efforts_must_be_known(void)
{
	refuse("{\"role\": \"mine\", \"name\": \"M\", \"areas\": [{\"id\": \"a\", \"title\": \"A\","
	       "\"also\": [\"go\"]}], \"reached_from\": [{\"role\": \"nobody\","
	       "\"effort\": \"weeks\", \"given\": \"luck\"}]}",
	       "reached_from[0]: \"nobody\" is no role");
	refuse("{\"role\": \"mine\", \"name\": \"M\", \"areas\": [{\"id\": \"a\", \"title\": \"A\","
	       "\"also\": [\"go\"]}], \"reached_from\": [{\"role\": \"mine\","
	       "\"effort\": \"soon\", \"given\": \"luck\"}]}",
	       "reached_from[0]: \"soon\" is none of days, weeks, months");
}

static void the_roadmap_is_checked_too(void)
{
#define STEPS(part)                                                                                \
	"{\"roadmap\": \"Mine\", \"roles\": [], \"steps\": [{\"step\": 1, \"title\": \"One\"," \
	"\"shown_by\": \"skills\", \"parts\": [" part "]}]}"
	refuse("{\"roadmap\": \"Mine\", \"roles\": [\"nobody\"], \"steps\": [{\"step\": 1,"
	       "\"title\": \"One\", \"shown_by\": \"postings\"}]}",
	       "roles[0]: \"nobody\" is no role");
	refuse("{\"roadmap\": \"Mine\", \"roles\": [], \"steps\": [{\"step\": 2,"
	       "\"title\": \"One\", \"shown_by\": \"postings\"}]}",
	       "steps[0].step: must count 1, 2, 3 ...");
	refuse("{\"roadmap\": \"Mine\", \"roles\": [], \"steps\": [{\"step\": 1,"
	       "\"title\": \"One\", \"shown_by\": \"magic\"}]}",
	       "steps[0].shown_by: is none of the words allowed there");
	refuse(STEPS("{\"id\": \"a\", \"title\": \"A\", \"skills\": [\"go\", \"frobnitz\"]}"),
	       "steps[0].parts[0].skills[1]: \"frobnitz\" is the id of no skill");
	refuse(STEPS("{\"id\": \"a\", \"title\": \"A\"}"), "steps[0].parts[0].skills: is missing");
}

static void the_built_in_roles_and_roadmap_are_there(void)
{
	struct sg_dict *dict = NULL;
	struct sg_roadmap roadmap;
	uint32_t go, signs = 0;

	CHECK(sg_dict_new(&dict, NULL, 0, NULL) == SG_OK);
	go = sg_dict_role_by_id(dict, SG_STR("go-specialist"));
	CHECK(sg_dict_role_count(dict) == 2 && go != SG_NO_ROLE);
	CHECK(sg_dict_role_by_id(dict, SG_STR("backend-generalist")) != SG_NO_ROLE);
	CHECK(sg_dict_role_by_id(dict, SG_STR("nobody")) == SG_NO_ROLE);
	CHECK_STR(sg_dict_role(dict, go).name, "Go specialist");
	for (uint32_t i = 0; i < sg_dict_role(dict, go).n_areas; i++) {
		struct sg_role_area area = sg_dict_role_area(dict, go, i);

		CHECK(area.title.len > 0 && area.task.len > 0);
		CHECK(sg_dict_length(dict, area.strong) > 0 && sg_dict_length(dict, area.weak) > 0);
		signs += sg_dict_length(dict, area.required) + sg_dict_length(dict, area.preferred);
	}
	CHECK(signs > 20);
	roadmap = sg_dict_roadmap(dict);
	CHECK(sg_dict_rubric_count(dict) >= 12);
	for (uint32_t i = 0; i < sg_dict_rubric_count(dict); i++) {
		struct sg_role_area area = sg_dict_rubric_area(dict, i);

		CHECK(area.task.len > 0 && sg_dict_length(dict, area.strong) > 1 &&
		      sg_dict_length(dict, area.weak) > 1);
	}
	CHECK(roadmap.n_steps == 7 && roadmap.n_projects >= 5);
	CHECK_STR(sg_dict_step(dict, 2).shown_by, "postings");
	CHECK_STR(sg_dict_step_part(dict, 0, 1).title, "concurrency");
	CHECK_STR(sg_dict_project(dict, 4).id, "scraper");
	sg_dict_free(dict);
}

static void a_user_adds_a_role_or_replaces_one(void)
{
	static const char add[] = AREA(", \"required\": [\"go\", [\"rust\", \"zig\"]]");
	static const char replace[] =
		"{\"role\": \"go-specialist\", \"name\": \"Gopher\", \"areas\": [{\"id\": \"a\","
		"\"title\": \"A\", \"also\": [\"go\"]}]}";
	struct sg_overlay overlays[] = { { SG_STR("a.json"), sg_str_of(add) },
					 { SG_STR("b.json"), sg_str_of(replace) } };
	struct sg_dict *dict = NULL;
	struct sg_role_area area;
	uint32_t mine;

	CHECK(sg_dict_new(&dict, overlays, 2, NULL) == SG_OK);
	CHECK(sg_dict_role_count(dict) == 3);
	mine = sg_dict_role_by_id(dict, SG_STR("mine"));
	area = sg_dict_role_area(dict, mine, 0);
	CHECK(sg_dict_length(dict, area.required) == 2);
	CHECK_STR(sg_dict_string(dict, sg_dict_sublist(dict, area.required, 1), 1), "zig");
	CHECK_STR(sg_dict_role(dict, sg_dict_role_by_id(dict, SG_STR("go-specialist"))).name,
		  "Gopher");
	CHECK(sg_dict_roadmap(dict).n_steps == 7);
	sg_dict_free(dict);
}

static void the_makers_files_may_not_hold_a_role_twice(void)
{
	struct sg_lexicon lexicon = { .arena = sg_arena_new(0) };
	sg_str json = sg_str_of(AREA(", \"also\": [\"go\"]"));
	struct sg_error err = { 0 };

	CHECK(sg_lexicon_parse(&lexicon, SG_STR("a.json"), json, false, &err) == SG_OK);
	CHECK(sg_lexicon_parse(&lexicon, SG_STR("b.json"), json, false, &err) == SG_ESYNTAX);
	CHECK_STR(sg_str_of(err.text), "role: is there twice");
	sg_arena_free(lexicon.arena);
}

/* What a role file says of a skill holds for all that imply it. */
static void what_implies_a_sign_is_a_sign(void)
{
	const struct sg_image *image = (const struct sg_image *)(const void *)sg_builtin_image;
	const struct sg_image_sign *signs = sg_image_at(image, image->signs.at);
	struct sg_dict *dict = NULL;
	uint32_t postgresql, n = 0;

	CHECK(sg_dict_new(&dict, NULL, 0, NULL) == SG_OK);
	postgresql = sg_dict_by_id(dict, SG_STR("postgresql"));
	for (uint32_t i = 0; i < image->signs.n; i++) {
		n += signs[i].skill == postgresql;
		CHECK(i == 0 || signs[i - 1].skill <= signs[i].skill);
	}
	CHECK(n == 2); /* databases of one role, data access of the other */
	sg_dict_free(dict);
}

TEST_MAIN(TEST(a_role_needs_id_name_and_areas), TEST(a_mistake_is_told_by_its_path),
	  TEST(numbers_have_a_range), TEST(texts_are_printable_and_not_endless),
	  TEST(other_roles_and_efforts_must_be_known), TEST(the_roadmap_is_checked_too),
	  TEST(the_built_in_roles_and_roadmap_are_there), TEST(a_user_adds_a_role_or_replaces_one),
	  TEST(the_makers_files_may_not_hold_a_role_twice), TEST(what_implies_a_sign_is_a_sign))
