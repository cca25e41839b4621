/* SPDX-License-Identifier: MIT */
#include <skillgap/role.h>

#include <stdlib.h>

#include "test.h"

#include "base/str.h"

/* A role whose words are hostile, and one that is written where names need evidence. */
static const char skills[] =
	"{\"area\": \"mine\", \"skills\": ["
	"{\"id\": \"t-a\", \"name\": \"Taa\", \"kind\": \"tool\"},"
	"{\"id\": \"t-b\", \"name\": \"T<b>&\", \"kind\": \"tool\"},"
	"{\"id\": \"t-c\", \"name\": \"Tumble\", \"kind\": \"tool\", \"aliases\": [\"tumblekit\"],"
	" \"ambiguous\": {\"names\": [\"Tumble\"], \"near\": [\"t-a\"]},"
	" \"yes\": [\"Tumble and Taa\", \"Taa with Tumble\"],"
	" \"no\": [\"Tumble about.\", \"They Tumble.\"]}]}";
static const char mine[] = "{\"role\": \"t-mine\", \"name\": \"My & <b>own</b> trade\", "
			   "\"about\": \"Says </p><h1>things</h1>.\", "
			   "\"responsibilities\": [\"<script>alert(1)</script>\"], "
			   "\"areas\": [{\"id\": \"a\", \"title\": \"the a\", "
			   "\"required\": [[\"t-a\", \"t-c\"], \"t-b\"], "
			   "\"preferred\": []}, {\"id\": \"b\", \"title\": \"the b\", "
			   "\"preferred\": [\"t-c\"]}]}";

static struct sg_dict *make_dict(size_t n)
{
	const struct sg_overlay overlays[] = { { SG_STR("s.json"), sg_str_of(skills) },
					       { SG_STR("r.json"), sg_str_of(mine) } };
	struct sg_dict *dict = NULL;
	struct sg_error err = { 0 };

	if (sg_dict_new(&dict, overlays, n, &err) != SG_OK) {
		printf("Bail out! %s\n", err.text);
		exit(1);
	}
	return dict;
}

/* What the posting of a role asks for once it is read. */
static struct sg_findings read_again(const struct sg_dict *dict, uint32_t role,
				     struct sg_arena *arena)
{
	struct sg_matcher *matcher = NULL;
	struct sg_posting posting;
	struct sg_document document;
	struct sg_findings findings;

	if (sg_role_posting(dict, role, arena, &posting, NULL) != SG_OK ||
	    sg_extract(dict, &posting, arena, &document, NULL) != SG_OK ||
	    sg_matcher_new(&matcher, dict, NULL) != SG_OK ||
	    sg_match(matcher, &posting, &document, arena, &findings, NULL) != SG_OK)
		abort();
	sg_matcher_free(matcher);
	return findings;
}

static bool same_members(const struct sg_dict *dict, uint32_t any_of,
			 const struct sg_requirement *wish)
{
	if (sg_dict_length(dict, any_of) != wish->n_any_of)
		return false;
	for (uint32_t i = 0; i < wish->n_any_of; i++)
		if (!sg_str_eq(sg_dict_string(dict, any_of, i), wish->any_of[i]))
			return false;
	return true;
}

/* The signs of a list that the findings do not ask for so strongly. */
static unsigned missed(const struct sg_dict *dict, const struct sg_findings *findings,
		       uint32_t signs, enum sg_strength strength)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < sg_dict_length(dict, signs); i++) {
		bool there = false;

		for (size_t k = 0; k < findings->n_requirements; k++) {
			const struct sg_requirement *wish = &findings->requirements[k];

			there |= wish->strength == strength &&
				 same_members(dict, sg_dict_sublist(dict, signs, i), wish);
		}
		n += !there;
	}
	return n;
}

static void check_role(const struct sg_dict *dict, uint32_t role)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_findings findings = read_again(dict, role, arena);
	uint32_t signs = 0, asked = 0;

	for (uint32_t i = 0; i < sg_dict_role(dict, role).n_areas; i++) {
		struct sg_role_area area = sg_dict_role_area(dict, role, i);

		CHECK(missed(dict, &findings, area.required, SG_STRENGTH_REQUIRED) == 0);
		CHECK(missed(dict, &findings, area.preferred, SG_STRENGTH_PREFERRED) == 0);
		signs += sg_dict_length(dict, area.required);
		signs += sg_dict_length(dict, area.preferred);
	}
	/* And for nothing else, but what the title names. */
	for (size_t i = 0; i < findings.n_requirements; i++)
		asked += findings.requirements[i].strength >= SG_STRENGTH_UNSPECIFIED &&
			 findings.requirements[i].section != SG_SECTION_TITLE;
	CHECK(asked <= signs && asked + 1 >= signs);
	CHECK(findings.coverage.n_left == 0);
	sg_arena_free(arena);
}

static void a_built_in_role_asks_for_its_signs(void)
{
	struct sg_dict *dict = make_dict(0);

	CHECK(sg_dict_role_count(dict) >= 2);
	for (uint32_t i = 0; i < sg_dict_role_count(dict); i++)
		check_role(dict, i);
	sg_dict_free(dict);
}

static void a_built_in_role_is_most_like_itself(void)
{
	struct sg_dict *dict = make_dict(0);

	for (uint32_t i = 0; i < sg_dict_role_count(dict); i++) {
		struct sg_arena *arena = sg_arena_new(0);
		struct sg_findings findings = read_again(dict, i, arena);

		CHECK(findings.n_roles > 0 &&
		      sg_str_eq(findings.roles[0].id, sg_dict_role(dict, i).id));
		sg_arena_free(arena);
	}
	sg_dict_free(dict);
}

static void a_role_of_a_user_asks_for_its_signs_whatever_their_names_need(void)
{
	struct sg_dict *dict = make_dict(2);
	struct sg_arena *arena = sg_arena_new(0);
	uint32_t role = sg_dict_role_by_id(dict, SG_STR("t-mine"));
	struct sg_findings findings = read_again(dict, role, arena);

	CHECK(missed(dict, &findings, sg_dict_role_area(dict, role, 0).required,
		     SG_STRENGTH_REQUIRED) == 0);
	CHECK(missed(dict, &findings, sg_dict_role_area(dict, role, 1).preferred,
		     SG_STRENGTH_PREFERRED) == 0);
	sg_arena_free(arena);
	sg_dict_free(dict);
}

static void words_of_a_role_are_no_markup(void)
{
	struct sg_dict *dict = make_dict(2);
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_posting posting;

	CHECK(sg_role_posting(dict, sg_dict_role_by_id(dict, SG_STR("t-mine")), arena, &posting,
			      NULL) == SG_OK);
	CHECK(sg_str_find(posting.body, SG_STR("<script>"), 0) == SIZE_MAX);
	CHECK(sg_str_find(posting.body, SG_STR("<h1>"), 0) == SIZE_MAX);
	CHECK(sg_str_find(posting.body, SG_STR("&lt;script>"), 0) != SIZE_MAX);
	sg_arena_free(arena);
	sg_dict_free(dict);
}

static void the_same_role_is_the_same_posting(void)
{
	struct sg_dict *dict = make_dict(0);
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_posting one, two;

	CHECK(sg_role_posting(dict, 0, arena, &one, NULL) == SG_OK);
	CHECK(sg_role_posting(dict, 0, arena, &two, NULL) == SG_OK);
	CHECK(sg_str_eq(one.key, two.key) && sg_str_eq(one.body, two.body));
	CHECK(sg_str_starts(one.source, SG_STR("role:")));
	CHECK(sg_role_posting(dict, 1, arena, &two, NULL) == SG_OK);
	CHECK(!sg_str_eq(one.key, two.key));
	sg_arena_free(arena);
	sg_dict_free(dict);
}

static void a_role_is_named_by_id_or_name_and_told_when_it_is_not(void)
{
	static const struct {
		sg_str source;
		const char *id, *mend;
	} cases[] = {
		{ SG_LIT("role:go-specialist"), "go-specialist", "" },
		{ SG_LIT("role:Go Specialist"), "go-specialist", "" },
		{ SG_LIT("role:back-end generalist"), "backend-generalist", "" },
		{ SG_LIT("role:go-specialst"), NULL, "role:go-specialist" },
		{ SG_LIT("role:backend"), NULL, "role:backend-generalist" },
		{ SG_LIT("role:go"), NULL, "role:go-specialist" },
		{ SG_LIT("role:nosuch"), NULL, "role:backend-generalist, role:go-specialist" },
		{ SG_LIT("role:"), NULL, "role:backend-generalist, role:go-specialist" },
		{ SG_LIT("role:-"), NULL, "role:backend-generalist, role:go-specialist" },
	};
	struct sg_dict *dict = make_dict(0);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sg_error err = { 0 };
		uint32_t role;
		enum sg_status status = sg_role_of_source(dict, cases[i].source, &role, &err);

		CHECK(status == (cases[i].id == NULL ? SG_ENOTFOUND : SG_OK));
		CHECK_STR(sg_str_of(err.mend), cases[i].mend);
		if (status == SG_OK)
			CHECK_STR(sg_dict_role(dict, role).id, cases[i].id);
	}
	CHECK(sg_role_is_source(SG_STR("role:x")) && !sg_role_is_source(SG_STR("roles:x")));
	sg_dict_free(dict);
}

TEST_MAIN(TEST(a_built_in_role_asks_for_its_signs), TEST(a_built_in_role_is_most_like_itself),
	  TEST(a_role_of_a_user_asks_for_its_signs_whatever_their_names_need),
	  TEST(words_of_a_role_are_no_markup), TEST(the_same_role_is_the_same_posting),
	  TEST(a_role_is_named_by_id_or_name_and_told_when_it_is_not))
