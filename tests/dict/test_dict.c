/* SPDX-License-Identifier: MIT */
#include "dict/dict.h"

#include <stdlib.h>

#include "test.h"

static struct sg_dict *dict; /* the built-in one */

static void open_dict(void)
{
	if (dict == NULL && sg_dict_new(&dict, NULL, 0, NULL) != SG_OK)
		abort();
}

/* The built-in dictionary with one more file. */
static struct sg_dict *with(const char *json)
{
	struct sg_overlay overlay = { SG_STR("mine.json"), sg_str_of(json) };
	struct sg_error err = { 0 };
	struct sg_dict *made = NULL;

	if (sg_dict_new(&made, &overlay, 1, &err) != SG_OK) {
		printf("# %s: %s\n", err.source, err.text);
		abort();
	}
	return made;
}

static sg_str id_of(const struct sg_dict *of, uint32_t index)
{
	return index == SG_NO_SKILL ? (sg_str){ NULL, 0 } : sg_dict_skill(of, index).id;
}

static sg_str resolved(const char *name)
{
	return id_of(dict, sg_dict_resolve(dict, sg_str_of(name)));
}

static sg_str nearest(const char *name)
{
	return id_of(dict, sg_dict_nearest(dict, sg_str_of(name)));
}

static struct sg_skill skill_of(const struct sg_dict *of, const char *id)
{
	uint32_t index = sg_dict_by_id(of, sg_str_of(id));

	if (index == SG_NO_SKILL)
		abort();
	return sg_dict_skill(of, index);
}

static bool holds(const struct sg_dict *of, uint32_t list, const char *text)
{
	for (uint32_t i = 0; i < sg_dict_length(of, list); i++)
		if (sg_str_eq(sg_dict_string(of, list, i), sg_str_of(text)))
			return true;
	return false;
}

static void skills_stand_in_order_of_id_and_each_is_found_by_it(void)
{
	open_dict();
	CHECK(sg_dict_count(dict) > 2000);
	for (uint32_t i = 0; i < sg_dict_count(dict); i++) {
		sg_str id = sg_dict_skill(dict, i).id;

		CHECK(sg_dict_by_id(dict, id) == i);
		CHECK(i == 0 || sg_str_cmp(sg_dict_skill(dict, i - 1).id, id) < 0);
	}
	CHECK(sg_dict_by_id(dict, SG_STR("Go")) == SG_NO_SKILL);
	CHECK(sg_dict_by_id(dict, SG_STR("")) == SG_NO_SKILL);
	CHECK(sg_dict_by_id(dict, (sg_str){ NULL, 0 }) == SG_NO_SKILL);
	CHECK(sg_dict_by_id(dict, SG_STR("zzzz")) == SG_NO_SKILL);
}

static void every_skill_says_what_it_is(void)
{
	unsigned wrong = 0;

	open_dict();
	for (uint32_t i = 0; i < sg_dict_count(dict); i++) {
		struct sg_skill skill = sg_dict_skill(dict, i);

		wrong += skill.name.len == 0 || skill.area.len == 0 || skill.tier > 3 ||
			 skill.step > 7 || (skill.since != 0 && skill.since < 1940) ||
			 (skill.effort.ptr != NULL && skill.effort.len == 0);
		for (uint32_t k = 0; k < sg_dict_length(dict, skill.docs); k++)
			wrong += !sg_str_starts(sg_dict_string(dict, skill.docs, k),
						SG_STR("https://"));
	}
	CHECK(wrong == 0);
	CHECK(skill_of(dict, "go").class_ == SG_CLASS_TECHNOLOGY);
	CHECK(skill_of(dict, "go").kind == SG_KIND_LANGUAGE);
	CHECK(skill_of(dict, "go").ambiguous && !skill_of(dict, "postgresql").ambiguous);
	CHECK(skill_of(dict, "event-driven").class_ == SG_CLASS_PRACTICE);
}

static void lists_end_where_they_end(void)
{
	struct sg_skill gke;

	open_dict();
	gke = skill_of(dict, "gke");
	CHECK(sg_dict_length(dict, gke.implies) == 2);
	CHECK_STR(sg_dict_string(dict, gke.implies, 0), "gcp");
	CHECK_STR(sg_dict_string(dict, gke.implies, 2), NULL);
	CHECK(sg_dict_length(dict, 0) == 0);
	CHECK_STR(sg_dict_string(dict, 0, 0), NULL);
}

static void names_resolve_by_id_name_alias_and_folded(void)
{
	open_dict();
	CHECK_STR(resolved("kubernetes"), "kubernetes");
	CHECK_STR(resolved("Kubernetes"), "kubernetes");
	CHECK_STR(resolved("K8s"), "kubernetes");
	CHECK_STR(resolved("  KUBERNETES\t"), "kubernetes");
	CHECK_STR(resolved("Event Driven"), "event-driven");
	CHECK_STR(resolved("C"), "c");
	CHECK_STR(resolved("C++"), "cpp");
	CHECK_STR(resolved("c#"), "csharp");
	CHECK_STR(resolved("node js"), "nodejs");
	CHECK_STR(resolved("V"), "v-lang");
	CHECK_STR(resolved("V (language)"), "v-lang");
}

static void nothing_resolves_to_nothing(void)
{
	char longer[200];

	open_dict();
	CHECK_STR(resolved(""), NULL);
	CHECK_STR(resolved(" - "), NULL);
	CHECK_STR(resolved("no such thing"), NULL);
	CHECK_STR(id_of(dict, sg_dict_resolve(dict, (sg_str){ NULL, 0 })), NULL);
	memset(longer, 'k', sizeof longer);
	CHECK_STR(id_of(dict, sg_dict_resolve(dict, (sg_str){ longer, sizeof longer })), NULL);
	CHECK_STR(id_of(dict, sg_dict_nearest(dict, (sg_str){ longer, sizeof longer })), NULL);
}

static void every_id_resolves_to_its_own_skill(void)
{
	unsigned wrong = 0;

	open_dict();
	for (uint32_t i = 0; i < sg_dict_count(dict); i++)
		if (sg_dict_resolve(dict, sg_dict_skill(dict, i).id) != i) {
			wrong++;
			printf("# " SG_FMT "\n", SG_ARG(sg_dict_skill(dict, i).id));
		}
	CHECK(wrong == 0);
}

static void every_name_and_alias_resolves_to_its_skill_or_to_one_with_that_id(void)
{
	unsigned wrong = 0;

	open_dict();
	for (uint32_t i = 0; i < sg_dict_count(dict); i++) {
		struct sg_skill skill = sg_dict_skill(dict, i);

		for (uint32_t k = 0; k <= sg_dict_length(dict, skill.aliases); k++) {
			sg_str text =
				k == 0 ? skill.name : sg_dict_string(dict, skill.aliases, k - 1);
			uint32_t found = sg_dict_resolve(dict, text);

			if (found == i || found == sg_dict_by_id(dict, text))
				continue;
			wrong++;
			printf("# " SG_FMT " gives " SG_FMT ", not " SG_FMT "\n", SG_ARG(text),
			       SG_ARG(id_of(dict, found)), SG_ARG(skill.id));
		}
	}
	CHECK(wrong == 0);
}

static void a_misspelt_name_has_a_nearest_one(void)
{
	open_dict();
	CHECK_STR(nearest("Kubernets"), "kubernetes");
	CHECK_STR(nearest("Kuberentes"), "kubernetes");
	CHECK_STR(nearest("postgress"), "postgresql");
	CHECK_STR(nearest("Terrafrom"), "terraform");
	CHECK_STR(nearest("Kubernetes"), "kubernetes");
	CHECK_STR(nearest("xqzzyvwq"), NULL);
	CHECK_STR(nearest("qq"), NULL);
	CHECK_STR(nearest(""), NULL);
}

static void implying_goes_on_as_far_as_it_goes(void)
{
	uint32_t gke, kubernetes, containers;

	open_dict();
	gke = sg_dict_by_id(dict, SG_STR("gke"));
	kubernetes = sg_dict_by_id(dict, SG_STR("kubernetes"));
	CHECK(sg_dict_implies(dict, gke, gke) && sg_dict_implies(dict, gke, kubernetes));
	CHECK(!sg_dict_implies(dict, kubernetes, gke));
	CHECK(sg_dict_length(dict, sg_dict_skill(dict, kubernetes).implies) > 0);
	containers = sg_dict_by_id(
		dict, sg_dict_string(dict, sg_dict_skill(dict, kubernetes).implies, 0));
	CHECK(sg_dict_implies(dict, gke, containers));
}

static void adjacency_holds_both_ways(void)
{
	unsigned wrong = 0;

	open_dict();
	for (uint32_t i = 0; i < sg_dict_count(dict); i++) {
		uint32_t n, back_n;
		const uint32_t *near = sg_dict_indexes(dict, sg_dict_skill(dict, i).adjacent, &n);

		for (uint32_t k = 0; k < n; k++) {
			const uint32_t *back = sg_dict_indexes(
				dict, sg_dict_skill(dict, near[k]).adjacent, &back_n);
			bool there = false;

			for (uint32_t j = 0; j < back_n; j++)
				there = there || back[j] == i;
			wrong += !there || near[k] == i;
		}
	}
	CHECK(wrong == 0);
}

static void headings_are_told_from_other_lines(void)
{
	static const struct {
		const char *line;
		bool marked;
		int kind;
	} cases[] = {
		{ "Requirements", false, SG_SECTION_REQUIRED },
		{ "** REQUIREMENTS: **", false, SG_SECTION_REQUIRED },
		{ "What you\xe2\x80\x99ll bring", false, SG_SECTION_REQUIRED },
		{ "Nice-to-haves", false, SG_SECTION_PREFERRED },
		{ "\xf0\x9f\x9a\x80 Nice to have", false, SG_SECTION_PREFERRED },
		{ "Requirements for this position", true, SG_SECTION_REQUIRED },
		{ "Requirements for this position", false, -1 },
		{ "Requirementsx for this position", true, -1 },
		{ "We wrote a compiler", true, -1 },
		{ "", true, -1 },
		{ "---", true, -1 },
	};
	char longer[400];

	open_dict();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK(sg_dict_heading(dict, sg_str_of(cases[i].line), cases[i].marked) ==
		      cases[i].kind);
	memset(longer, ' ', sizeof longer);
	memcpy(longer, "Requirements ", 13);
	CHECK(sg_dict_heading(dict, (sg_str){ longer, 150 }, false) == SG_SECTION_REQUIRED);
	CHECK(sg_dict_heading(dict, (sg_str){ longer, sizeof longer }, true) == -1);
	memset(longer + 13, 'x', sizeof longer - 13);
	CHECK(sg_dict_heading(dict, (sg_str){ longer, 150 }, true) == -1);
}

static void a_users_file_adds_a_skill(void)
{
	struct sg_dict *made =
		with("{\"area\": \"mine\", \"title\": \"Mine\", \"skills\": [{\"id\": "
		     "\"frobnitz\", \"name\": \"Frobnitz (tool)\", \"kind\": \"tool\", "
		     "\"aliases\": [\"frob nitz 9\"], \"implies\": [\"gke\"], \"tier\": 1, "
		     "\"step\": 3, \"since\": 2020, \"effort\": \"days\", \"role\": null, "
		     "\"adjacent\": [\"kubernetes\"], \"show\": \"a frob that nitzes\", "
		     "\"docs\": [\"https://frob.example/\"]}]}");
	struct sg_skill skill = skill_of(made, "frobnitz");
	uint32_t index = sg_dict_by_id(made, skill.id);

	open_dict();
	CHECK(sg_dict_count(made) == sg_dict_count(dict) + 1);
	CHECK_STR(skill.name, "Frobnitz (tool)");
	CHECK_STR(skill.area, "mine");
	CHECK_STR(skill.show, "a frob that nitzes");
	CHECK(skill.tier == 1 && skill.step == 3 && skill.since == 2020 && !skill.ambiguous);
	CHECK_STR(skill.role, NULL);
	CHECK(sg_dict_resolve(made, SG_STR("frobnitz")) == index);
	CHECK(sg_dict_resolve(made, SG_STR("Frob-Nitz-9")) == index);
	CHECK(sg_dict_implies(made, index, sg_dict_by_id(made, SG_STR("kubernetes"))));
	CHECK(holds(made, skill_of(made, "kubernetes").adjacent, "frobnitz"));
	CHECK(!sg_str_eq(sg_dict_version(made), sg_dict_version(dict)));
	sg_dict_free(made);
}

static void a_users_skill_replaces_the_built_in_one_whole(void)
{
	struct sg_dict *made = with("{\"area\": \"mine\", \"skills\": [{\"id\": \"gke\", \"name\": "
				    "\"Our GKE\", \"kind\": \"tool\"}]}");
	struct sg_skill skill = skill_of(made, "gke");

	open_dict();
	CHECK(sg_dict_count(made) == sg_dict_count(dict));
	CHECK_STR(skill.name, "Our GKE");
	CHECK(skill.kind == SG_KIND_TOOL && sg_dict_length(made, skill.aliases) == 0);
	CHECK(sg_dict_length(made, skill.implies) == 0);
	CHECK(sg_dict_resolve(made, SG_STR("Google Kubernetes Engine")) == SG_NO_SKILL);
	sg_dict_free(made);
}

static void a_later_file_has_the_last_word_whatever_files_are_called(void)
{
	static const char first[] =
		"{\"area\": \"a\", \"skills\": [{\"id\": \"frobnitz\", \"name\": "
		"\"First\", \"kind\": \"tool\"}]}";
	static const char second[] =
		"{\"area\": \"b\", \"skills\": [{\"id\": \"frobnitz\", \"name\": "
		"\"Second\", \"kind\": \"tool\"}, {\"id\": \"gke\", \"name\": "
		"\"Our GKE\", \"kind\": \"tool\"}]}";
	struct sg_overlay overlays[] = { { { NULL, 0 }, SG_LIT(first) },
					 { { NULL, 0 }, SG_LIT(second) } };
	struct sg_dict *made = NULL;

	CHECK(sg_dict_new(&made, overlays, 2, NULL) == SG_OK);
	CHECK_STR(skill_of(made, "frobnitz").name, "Second");
	sg_dict_free(made);
	overlays[0].name = overlays[1].name = SG_STR("same.json");
	CHECK(sg_dict_new(&made, overlays, 2, NULL) == SG_OK);
	CHECK_STR(skill_of(made, "gke").name, "Our GKE");
	sg_dict_free(made);
}

static void a_file_without_skills_changes_nothing(void)
{
	struct sg_dict *made = with("{\"area\": \"none\", \"skills\": []}");

	open_dict();
	CHECK(sg_dict_count(made) == sg_dict_count(dict));
	for (uint32_t i = 0; i < sg_dict_count(dict); i++) {
		struct sg_skill a = sg_dict_skill(dict, i), b = sg_dict_skill(made, i);

		CHECK(sg_str_eq(a.id, b.id) && sg_str_eq(a.name, b.name) &&
		      sg_str_eq(a.area, b.area) && sg_str_eq(a.role, b.role) &&
		      sg_str_eq(a.effort, b.effort) && sg_str_eq(a.show, b.show) && a.kind == b.kind && a.tier == b.tier &&
		      a.step == b.step && a.since == b.since && a.ambiguous == b.ambiguous);
	}
	sg_dict_free(made);
}

static void the_version_is_that_of_the_content(void)
{
	struct sg_dict *other = NULL;
	sg_str version;

	open_dict();
	CHECK(sg_dict_new(&other, NULL, 0, NULL) == SG_OK);
	version = sg_dict_version(dict);
	CHECK(version.len == 16 && sg_str_eq(version, sg_dict_version(other)));
	for (size_t i = 0; i < version.len; i++)
		CHECK(sg_is_digit(version.ptr[i]) ||
		      (version.ptr[i] >= 'a' && version.ptr[i] <= 'f'));
	sg_dict_free(other);
	sg_dict_free(NULL);
}

TEST_MAIN(TEST(skills_stand_in_order_of_id_and_each_is_found_by_it),
	  TEST(every_skill_says_what_it_is), TEST(lists_end_where_they_end),
	  TEST(names_resolve_by_id_name_alias_and_folded), TEST(nothing_resolves_to_nothing),
	  TEST(every_id_resolves_to_its_own_skill),
	  TEST(every_name_and_alias_resolves_to_its_skill_or_to_one_with_that_id),
	  TEST(a_misspelt_name_has_a_nearest_one), TEST(implying_goes_on_as_far_as_it_goes),
	  TEST(adjacency_holds_both_ways), TEST(headings_are_told_from_other_lines),
	  TEST(a_users_file_adds_a_skill), TEST(a_users_skill_replaces_the_built_in_one_whole),
	  TEST(a_later_file_has_the_last_word_whatever_files_are_called),
	  TEST(a_file_without_skills_changes_nothing), TEST(the_version_is_that_of_the_content))
