/* SPDX-License-Identifier: MIT */
#include <skillgap/explain.h>

#include "match/line.h"

static struct sg_explanation explain(struct sg_arena *arena, const char *text)
{
	struct sg_posting posting = { .source = SG_STR("test"),
				      .company = SG_STR("Foobarix Labs") };
	struct sg_section *section = sg_arena_array(arena, struct sg_section, 1);
	struct sg_document document = { sg_arena_dup(arena, sg_str_of(text)), section, 1 };
	struct sg_explanation out;

	line_setup();
	*section = (struct sg_section){ SG_SECTION_REQUIRED,
					{ 0, (uint32_t)document.text.len }, 13 };
	if (sg_explain(line_matcher, &posting, &document, arena, &out, NULL) != SG_OK)
		abort();
	return out;
}

/* The rules of the candidates, " | " between them. */
static void check_rules(const char *line, const char *want)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf told = { .arena = arena };
	struct sg_explanation out = explain(
		arena, sg_arena_printf(arena, "Requirements\n- %s\n", line).ptr);

	for (size_t i = 0; i < out.n_candidates; i++)
		sg_buf_printf(&told, "%s%s" SG_FMT, i == 0 ? "" : " | ",
			      out.candidates[i].found ? "" : "!",
			      SG_ARG(out.candidates[i].reason.rule));
	CHECK_STR(sg_buf_str(&told), want);
	sg_arena_free(arena);
	line_teardown();
}

static void every_candidate_has_the_rule_that_decided(void)
{
	check_rules("gRPC", "name.grpc");
	check_rules("GitLab CI", "name.gitlab-ci | !name.gitlab.longer | "
				 "!name.continuous-integration.longer");
	check_rules("gRPC, see kubernetes.io", "name.grpc | !name.kubernetes.address");
	check_rules("Come in Spring 2027", "!name.spring.reject");
	check_rules("Are you ready to go", "!name.go.spelling");
	check_rules("nothing at all", "");
}

static void a_version_has_one_or_two_digits_and_counts_nothing(void)
{
	check_rules("Work with Swift 5", "name.swift.version");
	check_rules("Work with Swift 5, daily", "name.swift.version");
	check_rules("Work with Swift 12.1 daily", "name.swift.version");
	check_rules("Work with Swift 5 daily", "name.swift.capital");
	check_rules("Work with Swift 500", "name.swift.capital");
	check_rules("Work with Swift 500.1 daily", "name.swift.capital");
	check_rules("Work with Swift 5.daily", "name.swift.version");
	check_rules("Work with Swift .1", "name.swift.capital");
}

static void a_place_says_where_it_is(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_explanation out = explain(arena, "Requirements\n- gRPC\n- more gRPC here\n");

	CHECK(out.n_candidates == 2);
	CHECK(out.candidates[0].place.line == 2);
	CHECK(out.candidates[1].place.line == 3);
	CHECK_STR(out.candidates[1].place.text, "gRPC");
	CHECK_STR(out.candidates[1].place.quote, "more gRPC here");
	CHECK(out.candidates[1].place.span.start == 27);
	sg_arena_free(arena);
	line_teardown();
}

static void a_quote_of_a_long_line_is_short_and_holds_the_place(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf text = { .arena = arena };
	struct sg_explanation out;

	sg_buf_printf(&text, "Requirements\n- ");
	for (int i = 0; i < 500; i++)
		sg_buf_printf(&text, "w\xc3\xb6rter ");
	sg_buf_printf(&text, "gRPC");
	for (int i = 0; i < 500; i++)
		sg_buf_printf(&text, " w\xc3\xb6rter");
	sg_buf_add_char(&text, '\0');
	out = explain(arena, sg_buf_str(&text).ptr);
	CHECK(out.n_candidates == 1);
	CHECK(out.candidates[0].place.quote.len <= SG_MAX_PLACE_QUOTE);
	CHECK(sg_str_find(out.candidates[0].place.quote, SG_STR("gRPC"), 0) != SIZE_MAX);
	CHECK(sg_str_starts(out.candidates[0].place.quote, SG_STR("w\xc3\xb6rter")));
	CHECK(sg_str_ends(out.candidates[0].place.quote, SG_STR("w\xc3\xb6rter")));
	sg_arena_free(arena);
	line_teardown();
}

static void members_of_an_alternative_share_what_asks_for_them(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_explanation out =
		explain(arena, "Requirements\n- 5+ years of Kubernetes or OpenShift\n");
	const struct sg_asking *asking = out.askings;

	CHECK(out.n_candidates == 2 && out.n_askings == 1);
	CHECK(out.candidates[0].asking == 0 && out.candidates[1].asking == 0);
	CHECK(asking->requirement.n_any_of == 2);
	CHECK(asking->n_reasons == 3);
	CHECK_STR(asking->reasons[0].says, "required");
	CHECK_STR(asking->reasons[0].why, "heading \"Requirements\"");
	CHECK_STR(asking->reasons[0].rule, "section.required");
	CHECK_STR(asking->reasons[1].rule, "group.or");
	CHECK_STR(asking->reasons[2].says, "5+ years");
	CHECK_STR(asking->reasons[2].why, "\"5+ years\" before it");
	sg_arena_free(arena);
	line_teardown();
}

static void the_words_that_decide_are_quoted(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_explanation out = explain(arena, "Requirements\n- No gRPC\n- Docker, a plus\n");

	CHECK(out.n_askings == 2);
	CHECK_STR(out.askings[0].reasons[0].says, "excluded");
	CHECK_STR(out.askings[0].reasons[0].why, "\"No\" before it");
	CHECK_STR(out.askings[1].reasons[0].says, "preferred");
	CHECK_STR(out.askings[1].reasons[0].why, "\"a plus\" after it");
	sg_arena_free(arena);
	line_teardown();
}

static void unknown_terms_come_with_their_place(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_explanation out =
		explain(arena, "Requirements\n- gRPC, Quxly, Docker\n- gRPC, Foobarix, Docker\n");

	CHECK(out.n_unknown == 1); /* the other is the employer */
	CHECK_STR(out.unknown[0].place.text, "Quxly");
	CHECK(out.unknown[0].place.line == 2);
	CHECK_STR(out.unknown[0].reason.rule, "term.list");
	CHECK(out.findings.n_unknown == 1);
	sg_arena_free(arena);
	line_teardown();
}

static void findings_are_those_of_plain_matching(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	const char *line = "3+ years of Kafka, NATS or similar; Go is a plus, no PHP, Quxly, gRPC";
	struct sg_findings plain;
	struct sg_explanation out;

	line_setup();
	plain = line_findings(arena, SG_SECTION_REQUIRED, line);
	out = explain(arena, sg_arena_printf(arena, "Requirements\n- %s\n", line).ptr);
	CHECK(plain.n_requirements == out.findings.n_requirements);
	for (size_t i = 0; i < plain.n_requirements; i++) {
		CHECK(sg_str_eq(plain.requirements[i].rule, out.findings.requirements[i].rule));
		CHECK(plain.requirements[i].strength == out.findings.requirements[i].strength);
		CHECK(plain.requirements[i].n_any_of == out.findings.requirements[i].n_any_of);
	}
	CHECK(plain.n_unknown == out.findings.n_unknown);
	sg_arena_free(arena);
	line_teardown();
}

TEST_MAIN(TEST(every_candidate_has_the_rule_that_decided),
	  TEST(a_version_has_one_or_two_digits_and_counts_nothing),
	  TEST(a_place_says_where_it_is),
	  TEST(a_quote_of_a_long_line_is_short_and_holds_the_place),
	  TEST(members_of_an_alternative_share_what_asks_for_them),
	  TEST(the_words_that_decide_are_quoted), TEST(unknown_terms_come_with_their_place),
	  TEST(findings_are_those_of_plain_matching))
