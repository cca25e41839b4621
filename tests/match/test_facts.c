/* SPDX-License-Identifier: MIT */
#include "match/line.h"

/* The facts of a line: "degree=bachelor required; on_call". */
static void check_facts(enum sg_section_kind section, const char *line, const char *want)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf told = { .arena = arena };
	struct sg_findings findings;

	line_setup();
	findings = line_findings(arena, section, line);
	for (size_t i = 0; i < findings.n_facts; i++) {
		const struct sg_fact *fact = &findings.facts[i];

		sg_buf_printf(&told, "%s%s", told.len > 0 ? "; " : "", sg_fact_name(fact->kind));
		if (fact->number > 0)
			sg_buf_printf(&told, "=%u", (unsigned)fact->number);
		if (fact->value.len > 0)
			sg_buf_printf(&told, "=" SG_FMT, SG_ARG(fact->value));
		sg_buf_printf(&told, " %s", sg_strength_name(fact->strength));
	}
	if (!sg_str_eq(sg_buf_str(&told), sg_str_of(want)))
		printf("# line: %s\n", line);
	CHECK_STR(sg_buf_str(&told), want);
	sg_arena_free(arena);
	line_teardown();
}

static void total_years(void)
{
	check_facts(SG_SECTION_REQUIRED, "7+ years building software overall",
		    "total_years=7 required");
	check_facts(SG_SECTION_REQUIRED, "Five years of professional experience",
		    "total_years=5 required");
	check_facts(SG_SECTION_ABOUT, "We are 12 years old", "");
}

static void degrees(void)
{
	check_facts(SG_SECTION_REQUIRED, "BSc in physics, or equivalent experience",
		    "degree=bachelor-or-equivalent required");
	check_facts(SG_SECTION_REQUIRED, "A master's degree is a plus", "degree=master preferred");
}

static void languages_have_their_own_strength(void)
{
	check_facts(SG_SECTION_REQUIRED, "Fluent English; Norwegian is a plus",
		    "language=english required; language=norwegian preferred");
}

static void conditions_of_the_job(void)
{
	check_facts(SG_SECTION_ABOUT, "On call one week in eight.", "on_call unspecified");
	check_facts(SG_SECTION_REQUIRED, "A valid work permit", "work_auth=permit required");
	check_facts(SG_SECTION_REQUIRED, "You do not need a security clearance", "");
}

static void lines_that_say_nothing_are_left(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_findings findings;

	line_setup();
	findings = line_findings(arena, SG_SECTION_REQUIRED, "You have opinions about ledgers");
	CHECK(findings.coverage.lines == 1 && findings.coverage.understood == 0);
	CHECK(findings.coverage.n_left == 1);
	CHECK_STR(findings.coverage.left_quotes[0], "You have opinions about ledgers");
	findings = line_findings(arena, SG_SECTION_REQUIRED, "Docker. And more.");
	CHECK(findings.coverage.lines == 1 && findings.coverage.understood == 1);
	CHECK(findings.coverage.n_left == 0);
	sg_arena_free(arena);
	line_teardown();
}

static void hostile_lines_end_soon(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf line = { .arena = arena };
	struct sg_findings findings;

	line_setup();
	for (int i = 0; i < 20000; i++)
		sg_buf_printf(&line, "Go/C/R or Rust, ");
	sg_buf_add_char(&line, '\0');
	findings = line_findings(arena, SG_SECTION_REQUIRED, line.ptr);
	CHECK(findings.n_requirements > 0);
	CHECK(findings.n_requirements <= 4096);
	for (size_t i = 0; i < findings.n_skills; i++)
		CHECK(findings.skills[i].n_mentions <= SG_MAX_MENTIONS);
	sg_arena_free(arena);
	line_teardown();
}

TEST_MAIN(TEST(total_years), TEST(degrees), TEST(languages_have_their_own_strength),
	  TEST(conditions_of_the_job), TEST(lines_that_say_nothing_are_left),
	  TEST(hostile_lines_end_soon))
