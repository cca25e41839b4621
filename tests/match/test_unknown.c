/* SPDX-License-Identifier: MIT */
#include "match/line.h"

#include "match/unknown.h"

/* The unknown terms of a line under a heading of the kind given, " | " between them. */
static void check(enum sg_section_kind section, const char *line, const char *want)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf told = { .arena = arena };
	struct sg_findings findings;

	line_setup();
	findings = line_findings(arena, section, line);
	for (size_t i = 0; i < findings.n_unknown; i++)
		sg_buf_printf(&told, "%s" SG_FMT, i == 0 ? "" : " | ", SG_ARG(findings.unknown[i]));
	if (!sg_str_eq(sg_buf_str(&told), sg_str_of(want)))
		printf("# line: %s\n", line);
	CHECK_STR(sg_buf_str(&told), want);
	sg_arena_free(arena);
	line_teardown();
}

static void asked(const char *line, const char *want)
{
	check(SG_SECTION_REQUIRED, line, want);
}

static void names_in_a_list_with_technologies_are_terms(void)
{
	asked("Kafka, Foobarix and PostgreSQL", "Foobarix");
	asked("Foobarix, Kafka", "Foobarix");
	asked("Tools: Kafka / Foobarix / Redis", "Foobarix");
	asked("Streams (Kafka, OpenFoo, Quxly)", "OpenFoo | Quxly");
	asked("React, foobar.js or Vue.js", "foobar.js");
	asked("Kafka, Redis, FBQ", "FBQ");
	asked("Kafka, OpenFoo 3, Redis", "OpenFoo");
	asked("Kafka,OpenFoo,QuxlyDB", "OpenFoo | QuxlyDB");
	asked("Kafka/OpenFoo/Redis", "OpenFoo");
	asked("Kafka, Foo++, Redis", "Foo++");
	asked("Kafka, Foo Quxly Studio, Redis", "Foo Quxly Studio");
}

static void names_after_words_of_knowledge_are_terms(void)
{
	asked("Experience with Foobarix", "Foobarix");
	asked("Solid knowledge of OpenFoo and Quxly", "OpenFoo | Quxly");
	asked("Build services using Foobarix", "Foobarix");
	asked("Experience with streaming systems such as Foobarix", "Foobarix");
	asked("Services in the Foobarix framework", "");
	asked("Foobarix framework", "Foobarix");
}

static void a_list_item_between_technologies_is_a_term(void)
{
	check(SG_SECTION_STACK, "Kafka\n- Foobarix\n- PostgreSQL", "Foobarix");
	check(SG_SECTION_STACK, "Lunch\n- Foobarix\n- Parking", "");
	check(SG_SECTION_STACK, "Lunch\n- Foobarix\n- Kafka", "Foobarix");
}

static void words_of_postings_are_no_terms(void)
{
	asked("Experience with Teams of Engineers", "");
	asked("Kafka, Communication, Redis", "");
	asked("Fluent in German, Kafka, Redis", "");
	asked("Kafka, Redis, Monday", "");
	asked("Experience with Kafka, Berlin, Redis", "");
	asked("Experience with Kafka in Berlin or Paris", "");
	asked("Salary in EUR, Kafka, Redis", "");
	asked("BSc, MSc or PhD, Kafka, Redis", "");
	asked("Foobarix is where we are", "");
}

static void a_word_written_small_elsewhere_is_no_term(void)
{
	asked("Kafka, Glorping, Redis", "Glorping");
	asked("Kafka, Glorping, Redis. You like glorping.", "");
}

static void organisations_are_no_terms(void)
{
	asked("Experience with companies like Foobarix, Kafka, Quxly", "");
	asked("Experience with University of Quxly", "");
	asked("Kafka, Foobarix Inc, Redis", "");
	asked("Kafka, Foobarix University, Redis", "");
}

static void known_names_are_no_terms(void)
{
	asked("Kafka, Redis, Post-greSQL", "");
	asked("Kubernetes, Go above and beyond, Redis", "");
	asked("Kafka, KUBERNETES, Redis", "");
}

static void addresses_are_no_terms(void)
{
	asked("Kafka, https://foobarix.example/OpenFoo, Redis", "");
	asked("Kafka, OpenFoo@foobarix.example, Redis", "");
	asked("Kafka, foobarix.com, Redis", "");
	asked("Kafka, #OpenFoo, Redis", "");
}

static void prose_needs_more_than_one_neighbour(void)
{
	check(SG_SECTION_RESPONSIBILITIES, "You run Kafka, Foobarix and the rest", "");
	check(SG_SECTION_RESPONSIBILITIES, "You run Kafka, Redis, Foobarix", "Foobarix");
	check(SG_SECTION_BENEFITS, "Kafka, Redis, Foobarix", "");
}

static void names_shaped_like_products_need_less_company(void)
{
	asked("Kafka, OpenFoo, QuxlyDB, ZymMQ", "OpenFoo | QuxlyDB | ZymMQ");
	asked("Kafka, Foobarix, Quxly, Zymurg", "");
	asked("Kafka, Redis, Foobarix, Quxly, Zymurg", "Foobarix | Quxly | Zymurg");
	asked("Kafka, FBQ, XQF", "");
	asked("Kafka, Redis and FBQ preferred", "FBQ");
	asked("Kafka and Redis preferred, FBQ", "");
}

static void a_line_in_capitals_tells_nothing(void)
{
	asked("KAFKA, FOOBARIX, REDIS AND A LOT MORE", "");
}

static void a_term_counts_once(void)
{
	asked("Kafka, Foobarix, Redis. Redis, foobarix, Kafka. Kafka, FOOBARIX, Redis", "");
	asked("Kafka, OpenFoo, Redis. Redis, OpenFoo, Kafka", "OpenFoo");
}

static void terms_are_bounded(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf line = { .arena = arena };
	struct sg_findings findings;

	line_setup();
	for (int i = 0; i < 3000; i++)
		sg_buf_printf(&line, "%sKafka, Foo%dBar", i == 0 ? "" : ", ", i);
	sg_buf_add_char(&line, '\0');
	findings = line_findings(arena, SG_SECTION_REQUIRED, sg_buf_str(&line).ptr);
	CHECK(findings.n_unknown == SG_MAX_TERMS);
	sg_arena_free(arena);
	line_teardown();
}

TEST_MAIN(TEST(names_in_a_list_with_technologies_are_terms),
	  TEST(names_after_words_of_knowledge_are_terms),
	  TEST(a_list_item_between_technologies_is_a_term), TEST(words_of_postings_are_no_terms),
	  TEST(a_word_written_small_elsewhere_is_no_term), TEST(organisations_are_no_terms),
	  TEST(known_names_are_no_terms), TEST(addresses_are_no_terms),
	  TEST(prose_needs_more_than_one_neighbour),
	  TEST(names_shaped_like_products_need_less_company),
	  TEST(a_line_in_capitals_tells_nothing),
	  TEST(a_term_counts_once), TEST(terms_are_bounded))
