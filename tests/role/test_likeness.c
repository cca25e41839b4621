/* SPDX-License-Identifier: MIT */
#include "role/likeness.h"

#include <stdlib.h>

#include "test.h"

#include "base/str.h"

/* Two roles of our own and six skills, so that no edit of the dictionary changes the numbers. */
static const char skills[] =
	"{\"area\": \"mine\", \"skills\": ["
	"{\"id\": \"t-lang\", \"name\": \"Tlang\", \"kind\": \"language\"},"
	"{\"id\": \"t-web\", \"name\": \"Tweb\", \"kind\": \"framework\","
	" \"implies\": [\"t-lang\"]},"
	"{\"id\": \"t-pool\", \"name\": \"Tpool\", \"kind\": \"practice\"},"
	"{\"id\": \"t-page\", \"name\": \"Tpage\", \"kind\": \"tool\"},"
	"{\"id\": \"t-trait\", \"name\": \"Ttrait\", \"kind\": \"soft-skill\"},"
	"{\"id\": \"t-trade\", \"name\": \"Ttrade\", \"kind\": \"role\"}]}";
static const char role[] =
	"{\"role\": \"a-mine\", \"name\": \"Mine\", \"other_trades\": [\"t-trade\"], \"areas\": ["
	"{\"id\": \"lang\", \"title\": \"lang\", \"weight\": 1, \"core\": true,"
	" \"required\": [\"t-lang\"]},"
	"{\"id\": \"pool\", \"title\": \"pool\", \"weight\": 3,"
	" \"required\": [\"t-pool\", [\"t-web\", \"t-page\"]]}]}";

static struct sg_dict *dict;
static struct sg_arena *arena;

static void setup(void)
{
	struct sg_overlay overlays[] = { { SG_STR("s.json"), sg_str_of(skills) },
					 { SG_STR("r.json"), sg_str_of(role) } };

	if (sg_dict_new(&dict, overlays, 2, NULL) != SG_OK)
		abort();
	arena = sg_arena_new(0);
}

static void teardown(void)
{
	sg_arena_free(arena);
	sg_dict_free(dict);
}

/* What a posting asks: one id a requirement, or several with '|' between. */
struct wish {
	const char *ids;
	enum sg_strength strength;
	bool title;
};

static struct sg_findings findings_of(const struct wish *wishes, size_t n)
{
	struct sg_requirement *requirements = sg_arena_array(arena, struct sg_requirement, n);
	struct sg_found_skill *found = sg_arena_array(arena, struct sg_found_skill, n);
	struct sg_mention *mentions = sg_arena_array(arena, struct sg_mention, n);

	for (size_t i = 0; i < n; i++) {
		sg_str rest = sg_str_of(wishes[i].ids);
		sg_str *ids = sg_arena_array(arena, sg_str, 4);
		size_t k = 0;

		while (rest.ptr != NULL)
			ids[k++] = sg_str_cut(&rest, '|');
		requirements[i].any_of = ids;
		requirements[i].n_any_of = k;
		requirements[i].min_count = 1;
		requirements[i].strength = wishes[i].strength;
		mentions[i].section =
			wishes[i].title ? SG_SECTION_TITLE : SG_SECTION_REQUIRED;
		found[i].id = ids[0];
		found[i].mentions = &mentions[i];
		found[i].n_mentions = 1;
	}
	return (struct sg_findings){ .requirements = requirements,
				     .n_requirements = n,
				     .skills = found,
				     .n_skills = n };
}

static struct sg_likeness likeness_of(const struct wish *wishes, size_t n)
{
	struct sg_findings findings = findings_of(wishes, n);
	const struct sg_likeness *rows;

	if (sg_role_of_findings(dict, &findings, arena, &rows, NULL) != SG_OK)
		abort();
	return rows[sg_dict_role_by_id(dict, SG_STR("a-mine"))];
}

#define LIKENESS(...)                                                                              \
	likeness_of((const struct wish[]){ __VA_ARGS__ },                                          \
		    sizeof((const struct wish[]){ __VA_ARGS__ }) / sizeof(struct wish))

static void whoever_asks_for_all_of_it_and_nothing_else_is_it(void)
{
	setup();
	CHECK(LIKENESS({ "t-lang", SG_STRENGTH_REQUIRED, false },
		       { "t-pool", SG_STRENGTH_REQUIRED, false })
		      .score == 1);
	CHECK(LIKENESS({ "t-page", SG_STRENGTH_NONE, false }).score == 0);
	CHECK(likeness_of(NULL, 0).score == 0);
	teardown();
}

static void what_is_asked_counts_more_than_what_is_mentioned(void)
{
	double required, preferred, mentioned;

	setup();
	required = LIKENESS({ "t-lang", SG_STRENGTH_REQUIRED, false },
			    { "t-pool", SG_STRENGTH_REQUIRED, false })
			   .score;
	preferred = LIKENESS({ "t-lang", SG_STRENGTH_REQUIRED, false },
			     { "t-pool", SG_STRENGTH_PREFERRED, false })
			    .score;
	mentioned = LIKENESS({ "t-lang", SG_STRENGTH_REQUIRED, false },
			     { "t-pool", SG_STRENGTH_MENTIONED, false })
			    .score;
	CHECK(required > preferred && preferred > mentioned && mentioned > 0);
	teardown();
}

static void without_the_core_little_is_left(void)
{
	setup();
	/* sqrt(3/4) of cover, nothing outside, 0.3 without the language. */
	CHECK(LIKENESS({ "t-pool", SG_STRENGTH_REQUIRED, false }).score == 0.26);
	/* One of four languages is a quarter of the core. */
	CHECK(LIKENESS({ "t-lang|python|java|ruby", SG_STRENGTH_REQUIRED, false },
		       { "t-pool", SG_STRENGTH_REQUIRED, false })
		      .score < 0.5);
	teardown();
}

static void a_framework_shows_its_language(void)
{
	setup();
	CHECK(LIKENESS({ "t-web", SG_STRENGTH_REQUIRED, false }).score == 1);
	teardown();
}

static void what_is_asked_besides_makes_it_less_like(void)
{
	double alone, crowd, polite;

	setup();
	alone = LIKENESS({ "t-lang", SG_STRENGTH_REQUIRED, false },
			 { "t-pool", SG_STRENGTH_REQUIRED, false })
			.score;
	crowd = LIKENESS({ "t-lang", SG_STRENGTH_REQUIRED, false },
			 { "t-pool", SG_STRENGTH_REQUIRED, false },
			 { "react", SG_STRENGTH_REQUIRED, false },
			 { "figma", SG_STRENGTH_REQUIRED, false })
			.score;
	polite = LIKENESS({ "t-lang", SG_STRENGTH_REQUIRED, false },
			  { "t-pool", SG_STRENGTH_REQUIRED, false },
			  { "t-trait", SG_STRENGTH_REQUIRED, false })
			 .score;
	CHECK(alone == 1 && polite == 1);
	CHECK(crowd == 0.71); /* half of it is its own */
	teardown();
}

static void a_title_of_another_trade_weighs_against_it(void)
{
	setup();
	CHECK(LIKENESS({ "t-lang", SG_STRENGTH_REQUIRED, false },
		       { "t-pool", SG_STRENGTH_REQUIRED, false },
		       { "t-trade", SG_STRENGTH_REQUIRED, true })
		      .score < 0.34);
	CHECK(LIKENESS({ "t-lang", SG_STRENGTH_REQUIRED, true },
		       { "t-pool", SG_STRENGTH_REQUIRED, false },
		       { "t-trade", SG_STRENGTH_REQUIRED, true })
		      .score < 0.5);
	teardown();
}

static void ids_that_no_dictionary_has_are_no_evidence(void)
{
	setup();
	CHECK(LIKENESS({ "t-lang", SG_STRENGTH_REQUIRED, false },
		       { "t-pool", SG_STRENGTH_REQUIRED, false },
		       { "frobnitz", SG_STRENGTH_REQUIRED, true })
		      .score == 1);
	teardown();
}

static void areas_tell_what_is_asked_and_what_is_named(void)
{
	struct sg_likeness likeness;

	setup();
	likeness = LIKENESS({ "t-lang", SG_STRENGTH_REQUIRED, false },
			    { "t-pool", SG_STRENGTH_MENTIONED, false });
	CHECK(likeness.areas[0].asked && likeness.areas[0].named);
	CHECK(!likeness.areas[1].asked && likeness.areas[1].named);
	teardown();
}

static void a_profile_holds_signs_by_area(void)
{
	static const struct sg_claim claims[] = {
		{ SG_LIT("frobnitz"), 0, SG_CLAIM_HAVE },
		{ SG_LIT("t-pool"), 0, SG_CLAIM_LEARNING },
		{ SG_LIT("t-web"), 0, SG_CLAIM_HAVE },
	};
	struct sg_profile profile = { .claims = claims, .n_claims = 3 };
	const struct sg_likeness *rows, *mine;

	setup();
	CHECK(sg_role_of_profile(dict, &profile, arena, &rows, NULL) == SG_OK);
	mine = &rows[sg_dict_role_by_id(dict, SG_STR("a-mine"))];
	CHECK(mine->areas[0].signs == 1 && mine->areas[0].held == 1);
	CHECK(mine->areas[1].signs == 2 && mine->areas[1].held == 1);
	CHECK(mine->score == 0.63); /* (1 * 1 + 3 * 1/2) / 4 */
	teardown();
}

static void scores_come_best_first(void)
{
	struct wish wish = { "t-web", SG_STRENGTH_REQUIRED, false };
	struct sg_findings findings;

	setup();
	findings = findings_of(&wish, 1);
	CHECK(sg_role_scores(dict, arena, &findings, NULL) == SG_OK);
	CHECK(findings.n_roles == 3 && findings.roles[0].score == 1);
	CHECK_STR(findings.roles[0].id, "a-mine");
	CHECK(findings.roles[1].score >= findings.roles[2].score);
	teardown();
}

TEST_MAIN(TEST(whoever_asks_for_all_of_it_and_nothing_else_is_it),
	  TEST(what_is_asked_counts_more_than_what_is_mentioned),
	  TEST(without_the_core_little_is_left), TEST(a_framework_shows_its_language),
	  TEST(what_is_asked_besides_makes_it_less_like),
	  TEST(a_title_of_another_trade_weighs_against_it),
	  TEST(ids_that_no_dictionary_has_are_no_evidence),
	  TEST(areas_tell_what_is_asked_and_what_is_named), TEST(a_profile_holds_signs_by_area),
	  TEST(scores_come_best_first))
