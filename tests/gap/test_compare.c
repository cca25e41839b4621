/* SPDX-License-Identifier: MIT */
#include "gap/pile.h"
#include "test.h"

static const struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z") };

/* What every test of this file looks at. */
struct compared {
	const struct sg_dict *dict;
	struct sg_arena *arena;
	struct sg_comparison *comparison;
	struct sg_report report;
};

static struct compared compare(const struct sg_profile *profile,
			       const struct pile_posting *postings, size_t n)
{
	struct compared all = { .dict = pile_dict(), .arena = sg_arena_new(0) };

	all.comparison =
		pile_compare(all.dict, all.arena, profile, &options, postings, n, &all.report);
	return all;
}

static void drop(struct compared *all)
{
	sg_comparison_free(all->comparison);
	sg_arena_free(all->arena);
}

static const struct sg_gap *gap_of(const struct sg_report *report, const char *id)
{
	static const struct sg_gap none;

	for (size_t i = 0; i < report->n_gaps; i++)
		if (sg_str_eq(report->gaps[i].id, sg_str_of(id)))
			return &report->gaps[i];
	return &none;
}

static void twenty_postings_give_the_verdicts_of_a_careful_reader(void)
{
	struct compared all = compare(&pile_profile, pile, PILE_N);
	const struct sg_report *report = &all.report;

	CHECK(report->n_seen == 20 && report->companies == 19 && report->counted == 18);
	CHECK(report->verdicts[SG_READY] == 4);
	CHECK(report->verdicts[SG_ONE_AWAY] == 5);
	CHECK(report->verdicts[SG_STRETCH] == 7);
	CHECK(report->verdicts[SG_FAR] == 2);
	CHECK(report->verdicts[SG_UNCLEAR] == 2);
	CHECK(report->held == 10 && report->learning == 1 && report->avoided == 1);
	drop(&all);
}

static void the_best_skill_and_the_best_second_one_are_found(void)
{
	struct compared all = compare(&pile_profile, pile, PILE_N);
	const struct sg_report *report = &all.report;

	CHECK(report->n_opens == 2);
	CHECK_STR(report->opens[0].id, "kubernetes");
	CHECK(report->opens[0].ready == 7);
	CHECK_STR(report->opens[1].id, "kafka");
	CHECK(report->opens[1].ready == 9);
	CHECK(gap_of(report, "kubernetes")->opens == 3);
	CHECK(gap_of(report, "kafka")->opens == 1);
	CHECK(gap_of(report, "aws")->opens == 1);
	CHECK(gap_of(report, "terraform")->opens == 0);
	CHECK(gap_of(report, "php")->opens == 0);
	CHECK(gap_of(report, "kubernetes")->closer == 8);
	drop(&all);
}

static void rows_stand_by_demand_and_each_requirement_in_one(void)
{
	static const struct {
		const char *id;
		uint32_t required, preferred;
	} want[] = { { "kubernetes", 8, 1 }, { "aws", 3, 1 }, { "kafka", 3, 1 },
		     { "terraform", 2, 2 },  { "go", 2, 0 },  { "helm", 1, 1 } };
	struct compared all = compare(&pile_profile, pile, PILE_N);
	const struct sg_report *report = &all.report;

	CHECK(report->n_gaps == 20);
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		CHECK_STR(report->gaps[i].id, want[i].id);
		CHECK(report->gaps[i].required.n == want[i].required);
		CHECK(report->gaps[i].preferred.n == want[i].preferred);
	}
	CHECK(gap_of(report, "kubernetes")->status == SG_LEARNING);
	CHECK(gap_of(report, "go")->status == SG_SHORT);
	CHECK(gap_of(report, "go")->years_asked == 5 && gap_of(report, "go")->months_held == 38);
	CHECK(gap_of(report, "gitlab-ci")->status == SG_NEAR);
	CHECK(gap_of(report, "aws")->n_or == 1);
	CHECK_STR(gap_of(report, "aws")->or_[0].id, "gcp");
	CHECK(gap_of(report, "aws")->or_[0].n == 2);
	CHECK(gap_of(report, "nomad")->id.ptr == NULL);
	CHECK(gap_of(report, "go")->companies == 1);
	CHECK_STR(report->gaps[report->n_gaps - 1].id, "flamegraphs");
	drop(&all);
}

static void intervals_are_those_of_wilson(void)
{
	struct compared all = compare(&pile_profile, pile, PILE_N);
	struct sg_demand demand = gap_of(&all.report, "kubernetes")->required;

	CHECK(demand.low > 0.2455 && demand.low < 0.2456);
	CHECK(demand.high > 0.6628 && demand.high < 0.6629);
	demand = gap_of(&all.report, "kubernetes")->unspecified;
	CHECK(demand.n == 0 && demand.low <= 0 && demand.high > 0.17 && demand.high < 0.18);
	drop(&all);
}

static void without_a_profile_every_asked_skill_has_its_row(void)
{
	struct compared all = compare(NULL, pile, PILE_N);
	const struct sg_report *report = &all.report;

	CHECK(report->counted == 18 && report->verdicts[SG_UNCLEAR] == 2);
	CHECK(report->postings[0].verdict == SG_VERDICT_NONE && !report->postings[0].has_fit);
	CHECK_STR(report->gaps[0].id, "go");
	CHECK(report->gaps[0].required.n == 15 && report->gaps[0].one_of == 5);
	CHECK_STR(report->gaps[1].id, "postgresql");
	CHECK(report->gaps[1].required.n == 9 && report->gaps[1].one_of == 1);
	CHECK(gap_of(report, "kubernetes")->required.n == 8);
	CHECK(gap_of(report, "kubernetes")->one_of == 1);
	CHECK(gap_of(report, "docker")->required.n == 7);
	CHECK(gap_of(report, "python")->required.n == 4 && gap_of(report, "python")->one_of == 2);
	CHECK(gap_of(report, "gcp")->required.n == 2 && gap_of(report, "gcp")->mentioned.n == 1);
	CHECK(gap_of(report, "kubernetes")->status == SG_MET_UNKNOWN);
	CHECK(report->n_opens == 0);
	drop(&all);
}

static void nothing_opens_alone_but_two_together_do(void)
{
	static const struct pile_posting two[] = {
		{ "A", "A", "", 1, "go; kubernetes; terraform", "", "", NULL },
		{ "B", "B", "", 1, "go; kubernetes; terraform", "", "", NULL },
		{ "C", "C", "", 1, "kafka; react; vue", "", "", NULL },
	};
	struct compared all = compare(&pile_profile, two, 3);

	CHECK(all.report.n_opens == 2);
	CHECK_STR(all.report.opens[0].id, "terraform"); /* of Kubernetes some is known already */
	CHECK(all.report.opens[0].ready == 0);
	CHECK_STR(all.report.opens[1].id, "kubernetes");
	CHECK(all.report.opens[1].ready == 2);
	drop(&all);
}

static void what_a_skill_implies_is_named_before_it(void)
{
	static const struct pile_posting clouds[] = {
		{ "A", "A", "", 1, "eks", "", "", NULL },
		{ "B", "B", "", 1, "aws", "", "", NULL },
		{ "C", "C", "", 1, "aws", "", "", NULL },
		{ "D", "D", "", 1, "eks; kubernetes", "", "", NULL },
	};
	struct compared all = compare(&pile_profile, clouds, 4);

	CHECK(gap_of(&all.report, "eks")->opens == 4);
	CHECK_STR(all.report.opens[0].id, "aws");
	CHECK(all.report.opens[0].ready == 2);
	drop(&all);
}

static void learning_a_skill_brings_what_it_implies(void)
{
	static const struct pile_posting one = { "A", "A", "", 1, "protobuf; grpc", "", "", NULL };
	static const struct sg_claim claims[] = { { SG_LIT("git"), 0, SG_CLAIM_HAVE } };
	static const struct sg_profile profile = { .claims = claims, .n_claims = 1 };
	struct compared all = compare(&profile, &one, 1);

	CHECK(gap_of(&all.report, "grpc")->opens == 1);
	CHECK(gap_of(&all.report, "protobuf")->opens == 0);
	CHECK(gap_of(&all.report, "protobuf")->closer == 1);
	drop(&all);
}

static void two_of_a_list_need_as_many_as_are_missing(void)
{
	static const struct pile_posting postings[] = {
		{ "A", "A", "", 1, "2 of go|kafka|rust", "", "", NULL },
		{ "B", "B", "", 1, "2 of kafka|rust|java", "", "", NULL },
	};
	struct compared all = compare(&pile_profile, postings, 2);

	CHECK(gap_of(&all.report, "kafka")->opens == 1);
	CHECK(gap_of(&all.report, "go")->id.ptr == NULL);
	CHECK(all.report.postings[0].n_unmet == 1);
	CHECK_STR(all.report.postings[0].unmet[0], "kafka");
	CHECK(all.report.postings[0].fit > 0.49 && all.report.postings[0].fit < 0.51);
	drop(&all);
}

static void years_and_avoided_skills_open_nothing(void)
{
	static const struct pile_posting postings[] = {
		{ "A", "A", "", 1, "go:5", "", "", NULL },
		{ "B", "B", "", 1, "php", "", "", NULL },
		{ "C", "C", "", 1, "php|go", "", "", NULL },
		{ "D", "D", "", 1, "php|kafka", "", "", NULL },
	};
	struct compared all = compare(&pile_profile, postings, 4);
	const struct sg_report *report = &all.report;

	CHECK(gap_of(report, "go")->opens == 0 && gap_of(report, "php")->opens == 0);
	CHECK(!report->postings[0].asks_avoided);
	CHECK(report->postings[1].asks_avoided && report->postings[1].verdict == SG_ONE_AWAY);
	CHECK(report->postings[2].verdict == SG_READY && !report->postings[2].asks_avoided);
	CHECK(gap_of(report, "kafka")->opens == 1);
	drop(&all);
}

static void an_avoided_practice_is_never_ready_either(void)
{
	static const struct pile_posting one = {
		"A", "A", "", 1, "go; unit-testing", "", "", NULL
	};
	static const struct sg_claim claims[] = {
		{ SG_LIT("go"), 0, SG_CLAIM_HAVE },
		{ SG_LIT("unit-testing"), 0, SG_CLAIM_AVOID },
	};
	static const struct sg_profile profile = { .claims = claims, .n_claims = 2 };
	struct compared all = compare(&profile, &one, 1);

	CHECK(all.report.postings[0].verdict == SG_ONE_AWAY);
	CHECK(all.report.postings[0].asks_avoided);
	drop(&all);
}

static void a_title_alone_lets_the_unspecified_serve(void)
{
	static const struct pile_posting postings[] = {
		{ "A", "A", "", 1, "", "", "^go; ?kafka; ?docker", NULL },
		{ "B", "B", "", 1, "docker", "", "^go; ?kafka", NULL },
		{ "C", "C", "", 1, "", "", "?go", NULL },
		{ "D", "D", "", 1, "", "kafka", ".go", NULL },
	};
	struct compared all = compare(&pile_profile, postings, 4);
	const struct sg_report_posting *at = all.report.postings;

	CHECK(at[0].by_title_only && at[0].required_total == 3 && at[0].required_met == 2);
	CHECK(!at[1].by_title_only && at[1].required_total == 2 && at[1].verdict == SG_READY);
	CHECK(at[2].by_title_only && at[2].verdict == SG_READY);
	CHECK(at[3].verdict == SG_UNCLEAR);
	CHECK_STR(at[3].unclear_why, "no technology is asked for");
	drop(&all);
}

static void practices_count_only_when_told_to(void)
{
	static const struct pile_posting one = {
		"A", "A", "", 1, "go; unit-testing", "", "", NULL
	};
	struct sg_gap_options with = options;
	struct compared all = compare(&pile_profile, &one, 1);
	struct sg_report report;
	struct sg_comparison *second;

	CHECK(all.report.postings[0].verdict == SG_READY);
	CHECK(all.report.gaps[0].class_ == SG_CLASS_PRACTICE && all.report.gaps[0].closer == 0);
	with.count_practices = true;
	second = pile_compare(all.dict, all.arena, &pile_profile, &with, &one, 1, &report);
	CHECK(report.postings[0].verdict == SG_ONE_AWAY);
	CHECK(report.gaps[0].opens == 1);
	sg_comparison_free(second);
	drop(&all);
}

static void asides_are_never_gaps(void)
{
	static const struct pile_posting one = { "A", "A", "", 1, "go; leadership", "", "", NULL };
	struct compared all = compare(&pile_profile, &one, 1);

	CHECK(all.report.postings[0].verdict == SG_READY);
	CHECK(all.report.n_gaps == 0);
	drop(&all);
}

static void an_id_the_dictionary_lacks_is_a_technology(void)
{
	static const struct pile_posting one = { "A", "A", "", 1, "go; frobnicator", "", "", NULL };
	struct compared all = compare(&pile_profile, &one, 1);

	CHECK(all.report.postings[0].verdict == SG_ONE_AWAY);
	CHECK_STR(all.report.gaps[0].id, "frobnicator");
	CHECK(all.report.gaps[0].class_ == SG_CLASS_TECHNOLOGY);
	CHECK_STR(all.report.gaps[0].area, NULL);
	CHECK(all.report.gaps[0].opens == 1);
	drop(&all);
}

/* One posting from a board and its two duplicates, with a source note between them. */
static void duplicates_and_boards_are_kept_apart(void)
{
	static const struct pile_posting one = { "A", "A", "", 1, "go", "", "", NULL };
	const struct sg_dict *dict = pile_dict();
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_comparison *comparison = NULL;
	struct sg_findings findings = pile_findings(dict, arena, &one);
	struct sg_source source = { .source = SG_LIT("x"), .failed = true, .why = SG_LIT("gone") };
	struct sg_report report;

	CHECK(sg_comparison_new(&comparison, dict, NULL, &options, NULL) == SG_OK);
	findings.posting.duplicate_of = findings.posting.key;
	findings.posting.source = SG_STR("https://b.example/1");
	CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	findings.posting.source = SG_STR("a.html");
	CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	CHECK(sg_comparison_add_source(comparison, &source, NULL) == SG_OK);
	findings.posting.duplicate_of = (sg_str){ 0 };
	findings.posting.source = SG_STR("https://careers.acme.example/");
	findings.posting.board = SG_STR("greenhouse");
	CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	CHECK(sg_comparison_report(comparison, &report, NULL) == SG_OK);
	CHECK(report.n_seen == 1 && report.duplicates == 2 && report.left_out == 1);
	CHECK(report.counted == 0 && report.n_gaps == 0);
	CHECK(report.postings[0].n_also_at == 2);
	CHECK_STR(report.postings[0].also_at[0], "a.html");
	CHECK(report.n_sources == 1 && report.sources[0].failed);
	sg_comparison_free(comparison);
	sg_arena_free(arena);
}

/* b was told to be a by its text; then b comes by again and is told by its key. */
static void a_copy_of_a_copy_is_also_at_the_original(void)
{
	static const struct pile_posting one = { "A", "A", "", 1, "go", "", "", NULL };
	const struct sg_dict *dict = pile_dict();
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_comparison *comparison = NULL;
	struct sg_findings findings = pile_findings(dict, arena, &one);
	sg_str original = findings.posting.key;
	struct sg_report report;

	CHECK(sg_comparison_new(&comparison, dict, NULL, &options, NULL) == SG_OK);
	CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	findings.posting.key = SG_STR("00000000000000bb");
	findings.posting.url = SG_STR("https://b.example/1");
	findings.posting.source = SG_STR("b.html");
	findings.posting.duplicate_of = original;
	CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	findings.posting.url = (sg_str){ 0 };
	findings.posting.source = SG_STR("c.html");
	findings.posting.duplicate_of = findings.posting.key;
	CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	CHECK(sg_comparison_report(comparison, &report, NULL) == SG_OK);
	CHECK(report.n_postings == 1 && report.duplicates == 2);
	CHECK(report.postings[0].n_also_at == 2);
	CHECK_STR(report.postings[0].also_at[0], "https://b.example/1");
	CHECK_STR(report.postings[0].also_at[1], "c.html");
	sg_comparison_free(comparison);
	sg_arena_free(arena);
}

static void facts_are_met_only_by_what_the_profile_states(void)
{
	static const struct sg_fact facts[] = {
		{ .kind = SG_FACT_TOTAL_YEARS, .number = 7 },
		{ .kind = SG_FACT_TOTAL_YEARS, .number = 6 },
		{ .kind = SG_FACT_DEGREE, .value = SG_LIT("bachelor-or-equivalent") },
		{ .kind = SG_FACT_DEGREE, .value = SG_LIT("master") },
		{ .kind = SG_FACT_DEGREE, .value = SG_LIT("master-or-equivalent") },
		{ .kind = SG_FACT_LANGUAGE, .value = SG_LIT("english") },
		{ .kind = SG_FACT_LANGUAGE, .value = SG_LIT("norwegian") },
		{ .kind = SG_FACT_ON_CALL },
	};
	static const enum sg_tristate want[] = { SG_NO,	     SG_YES, SG_YES,	 SG_NO,
						 SG_UNKNOWN, SG_YES, SG_UNKNOWN, SG_UNKNOWN };
	static const struct pile_posting one = { "A", "A", "", 1, "go", "", "", NULL };
	struct compared all = compare(&pile_profile, &one, 1);
	struct sg_findings findings = pile_findings(all.dict, all.arena, &one);
	struct sg_comparison *comparison = NULL;
	struct sg_report report;

	findings.facts = facts;
	findings.n_facts = sizeof facts / sizeof *facts;
	CHECK(sg_comparison_new(&comparison, all.dict, &pile_profile, &options, NULL) == SG_OK);
	CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	CHECK(sg_comparison_report(comparison, &report, NULL) == SG_OK);
	for (size_t i = 0; i < report.postings[0].n_besides; i++)
		CHECK(report.postings[0].besides[i].met == want[i]);
	CHECK_STR(report.postings[0].besides[0].held, "73");
	CHECK_STR(report.postings[0].besides[2].held, "bachelor, 2021");
	CHECK_STR(report.postings[0].besides[5].held, "C1");
	CHECK(report.n_facts == 5 && report.facts[0].n == 1 && report.facts[0].met == 0);
	sg_comparison_free(comparison);
	drop(&all);
}

static void areas_count_what_is_asked_and_held(void)
{
	struct compared all = compare(&pile_profile, pile, PILE_N);
	const struct sg_report *report = &all.report;

	for (size_t i = 0; i < report->n_areas; i++)
		if (sg_str_eq(report->areas[i].area, SG_STR("databases")))
			CHECK(report->areas[i].asked == 4 && report->areas[i].held == 3);
	CHECK(report->n_areas == 9);
	drop(&all);
}

static void a_thousand_alternatives_do_no_harm(void)
{
	const struct sg_dict *dict = pile_dict();
	struct sg_arena *arena = sg_arena_new(0);
	sg_str *any = sg_arena_array(arena, sg_str, 5000);
	struct sg_requirement wish = { .any_of = any,
				       .n_any_of = 5000,
				       .min_count = UINT16_MAX,
				       .strength = SG_STRENGTH_REQUIRED };
	struct sg_requirement nobody = { .strength = SG_STRENGTH_REQUIRED };
	struct sg_requirement wishes[2];
	struct sg_findings findings = { .requirements = wishes, .n_requirements = 2 };
	struct sg_comparison *comparison = NULL;
	struct sg_report report;

	for (size_t i = 0; i < 5000; i++)
		any[i] = sg_arena_printf(arena, "id-%zu", i / 2);
	wishes[0] = wish;
	wishes[1] = nobody;
	CHECK(sg_comparison_new(&comparison, dict, &pile_profile, &options, NULL) == SG_OK);
	CHECK(sg_comparison_add(comparison, &findings, NULL) == SG_OK);
	CHECK(sg_comparison_report(comparison, &report, NULL) == SG_OK);
	CHECK(report.n_gaps == 1 && report.gaps[0].n_or == 2499);
	sg_comparison_free(comparison);
	sg_arena_free(arena);
}

static void years_that_nothing_has_been_out_for_are_told(void)
{
	static const struct pile_posting posting = {
		"Engineer", "Acme", "Oslo", 1,
		"nomad:8; nomad:6; helm|nomad:8; helm|nomad:9; 2 of helm|nomad:8; nomad:9~; go:9",
		"-nomad:9", "", NULL
	};
	static const char *const want[] = { "Nomad", NULL, NULL, NULL, "Nomad", NULL, NULL, NULL };
	struct compared all = compare(&pile_profile, &posting, 1);
	const struct sg_report_posting *judged = all.report.postings;

	CHECK(judged->n_answers == 8);
	for (size_t i = 0; i < judged->n_answers; i++)
		CHECK_STR(judged->answers[i].too_new, want[i]);
	CHECK(judged->answers[0].too_new_since == 2020);
	drop(&all);
}

static void what_is_short_on_years_is_counted_apart(void)
{
	struct compared all = compare(&pile_profile, pile, PILE_N);
	uint32_t n = 0;

	for (size_t i = 0; i < PILE_N; i++)
		n += all.report.postings[i].required_short;
	CHECK(all.report.postings[9].required_short == 1);
	CHECK(all.report.postings[15].required_short == 1);
	CHECK(n == 2);
	drop(&all);
}

static void another_profile_is_counted_on_the_same_pile(void)
{
	struct compared all = compare(&pile_profile, pile, PILE_N);
	struct sg_profile other = pile_profile;
	uint32_t ready = 99;

	CHECK(sg_comparison_ready(all.comparison, &pile_profile, &ready, NULL) == SG_OK);
	CHECK(ready == 4);
	other.n_claims = 0;
	CHECK(sg_comparison_ready(all.comparison, &other, &ready, NULL) == SG_OK && ready == 0);
	CHECK(all.report.verdicts[SG_READY] == 4);
	drop(&all);
}

TEST_MAIN(TEST(years_that_nothing_has_been_out_for_are_told),
	  TEST(what_is_short_on_years_is_counted_apart),
	  TEST(another_profile_is_counted_on_the_same_pile),
	  TEST(twenty_postings_give_the_verdicts_of_a_careful_reader),
	  TEST(the_best_skill_and_the_best_second_one_are_found),
	  TEST(rows_stand_by_demand_and_each_requirement_in_one),
	  TEST(intervals_are_those_of_wilson),
	  TEST(without_a_profile_every_asked_skill_has_its_row),
	  TEST(nothing_opens_alone_but_two_together_do),
	  TEST(what_a_skill_implies_is_named_before_it),
	  TEST(learning_a_skill_brings_what_it_implies),
	  TEST(two_of_a_list_need_as_many_as_are_missing),
	  TEST(years_and_avoided_skills_open_nothing),
	  TEST(an_avoided_practice_is_never_ready_either),
	  TEST(a_title_alone_lets_the_unspecified_serve), TEST(practices_count_only_when_told_to),
	  TEST(asides_are_never_gaps), TEST(an_id_the_dictionary_lacks_is_a_technology),
	  TEST(duplicates_and_boards_are_kept_apart),
	  TEST(a_copy_of_a_copy_is_also_at_the_original),
	  TEST(facts_are_met_only_by_what_the_profile_states),
	  TEST(areas_count_what_is_asked_and_held), TEST(a_thousand_alternatives_do_no_harm))
