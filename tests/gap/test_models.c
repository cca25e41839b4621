/* SPDX-License-Identifier: MIT */
#include <skillgap/contrast.h>
#include <skillgap/role.h>

#include <stdlib.h>

#include "test.h"

#include "base/str.h"

static const char skills[] = "{\"area\": \"mine\", \"skills\": ["
			     "{\"id\": \"t-a\", \"name\": \"Ta\", \"kind\": \"tool\"},"
			     "{\"id\": \"t-b\", \"name\": \"Tb\", \"kind\": \"tool\"},"
			     "{\"id\": \"t-c\", \"name\": \"Tc\", \"kind\": \"tool\"},"
			     "{\"id\": \"t-d\", \"name\": \"Td\", \"kind\": \"tool\"}]}";
static const char one[] =
	"{\"role\": \"t-one\", \"name\": \"One\", \"owns\": [\"this\", \"that\"], \"areas\": ["
	"{\"id\": \"a\", \"title\": \"the light\", \"weight\": 1, \"required\": [\"t-a\"]},"
	"{\"id\": \"b\", \"title\": \"the heavy\", \"weight\": 5, \"required\": [\"t-b\", \"t-c\"],"
	" \"preferred\": [[\"t-a\", \"t-d\"]], \"interview\": {\"show\": \"weight\","
	" \"task\": \"Lift.\", \"strong\": [], \"weak\": []}},"
	"{\"id\": \"c\", \"title\": \"the signless\", \"also\": [\"t-a\"]}],"
	"\"career\": [{\"title\": \"start\", \"about\": \"x\"}, {\"title\": \"top\", \"about\": "
	"\"y\"}], \"reached_from\": [{\"role\": \"t-two\", \"effort\": \"days\", \"given\": \"a "
	"hand\"}, {\"role\": \"go-specialist\", \"effort\": \"months\", \"given\": \"luck\"}]}";
static const char two[] =
	"{\"role\": \"t-two\", \"name\": \"Two\", \"areas\": ["
	"{\"id\": \"d\", \"title\": \"the d\", \"required\": [\"t-d\"]}],"
	"\"career\": [{\"title\": \"top\", \"about\": \"only step\"}]}";

static const struct sg_claim claims[] = { { SG_LIT("t-a"), 0, SG_CLAIM_HAVE } };
static const struct sg_profile person = { .claims = claims, .n_claims = 1 };

struct told {
	struct sg_dict *dict;
	struct sg_comparison *comparison;
	struct sg_report report;
};

/* A pile of postings from these sources. */
static struct told tell(const struct sg_profile *profile, enum sg_by by, const char *const *sources,
			size_t n)
{
	const struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z"), .by = by };
	const struct sg_overlay overlays[] = { { SG_STR("s.json"), sg_str_of(skills) },
					       { SG_STR("1.json"), sg_str_of(one) },
					       { SG_STR("2.json"), sg_str_of(two) } };
	struct told told = { 0 };

	if (sg_dict_new(&told.dict, overlays, 3, NULL) != SG_OK ||
	    sg_comparison_new(&told.comparison, told.dict, profile, &options, NULL) != SG_OK)
		abort();
	for (size_t i = 0; i < n; i++) {
		struct sg_findings findings = { .posting = { .source = sg_str_of(sources[i]) } };

		if (sg_comparison_add(told.comparison, &findings, NULL) != SG_OK)
			abort();
	}
	if (sg_comparison_report(told.comparison, &told.report, NULL) != SG_OK)
		abort();
	return told;
}

static void drop(struct told *told)
{
	sg_comparison_free(told->comparison);
	sg_dict_free(told->dict);
}

static const char *const both[] = { "role:t-two", "role:t-one" };

static void a_model_has_what_the_dictionary_says_in_order_of_weight(void)
{
	struct told told = tell(NULL, SG_BY_SOURCE, both, 2);
	const struct sg_role_model *model = &told.report.models[1];

	CHECK(told.report.n_models == 2);
	CHECK_STR(told.report.models[0].id, "t-two");
	CHECK_STR(model->name, "One");
	CHECK(model->signs == 4 && !model->person && model->n_areas == 3);
	CHECK_STR(model->areas[0].title, "the heavy");
	CHECK(model->areas[0].shown == SG_SHOWN_UNKNOWN);
	CHECK(model->n_owns == 2 && model->n_to_show == 1 && model->n_leads_to == 1);
	CHECK_STR(model->to_show[0], "weight");
	CHECK_STR(model->leads_to[0], "top");
	CHECK(told.report.models[0].n_leads_to == 1); /* the only step is no start */
	CHECK(model->n_ways == 2);
	CHECK_STR(model->ways[0].name, "Two");
	CHECK_STR(model->ways[0].effort, "days");
	CHECK_STR(model->ways[1].name, "Go specialist");
	drop(&told);
}

static void a_person_shows_an_area_shows_little_of_it_or_does_not(void)
{
	struct told told = tell(&person, SG_BY_SOURCE, both, 2);
	const struct sg_role_model *model = &told.report.models[1];

	CHECK(model->person && model->held == 2 && model->signs == 4);
	CHECK(model->areas[0].shown == SG_SHOWN_THIN);      /* one of three */
	CHECK(model->areas[1].shown == SG_SHOWN);	    /* the light */
	CHECK(model->areas[2].shown == SG_SHOWN_UNKNOWN);   /* nothing to hold */
	CHECK(told.report.models[0].areas[0].shown == SG_SHOWN_NOT);
	drop(&told);
}

static void models_stand_only_among_themselves_and_when_asked_for(void)
{
	static const char *const mixed[] = { "role:t-one", "jobs/a.html" };
	static const char *const unknown[] = { "role:t-one", "role:t-three" };
	struct told told = tell(NULL, SG_BY_SOURCE, mixed, 2);

	CHECK(told.report.n_models == 0 && told.report.contrast != NULL);
	drop(&told);
	told = tell(NULL, SG_BY_SOURCE, unknown, 2);
	CHECK(told.report.n_models == 0);
	drop(&told);
	told = tell(NULL, SG_BY_NONE, both, 2);
	CHECK(told.report.n_models == 0 && told.report.contrast == NULL);
	drop(&told);
}

TEST_MAIN(TEST(a_model_has_what_the_dictionary_says_in_order_of_weight),
	  TEST(a_person_shows_an_area_shows_little_of_it_or_does_not),
	  TEST(models_stand_only_among_themselves_and_when_asked_for))
