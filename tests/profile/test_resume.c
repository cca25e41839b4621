/* SPDX-License-Identifier: MIT */
#include "profile.h"

static void entries_of_skills_are_names_or_headings_of_keywords(void)
{
	struct reading r = read_text(
		"{\"skills\":[{\"name\":\"Go\",\"level\":\"Master\"},"
		"{\"name\":\"My things\",\"keywords\":[\"PostgreSQL\",\"Redis (cache)\"]},"
		"{\"name\":\"Kubernets\"},\"Rust\",{\"keywords\":\"Linux\"},{}]}");

	CHECK(r.status == SG_OK && r.profile.n_claims == 5 && r.profile.n_unknown == 1);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 0) && claims(&r, "redis", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "rust", SG_CLAIM_HAVE, 0) && claims(&r, "linux", SG_CLAIM_HAVE, 0));
	CHECK(r.warnings == 1);
	CHECK_STR(((sg_str){ r.first.text, strlen(r.first.text) }),
		  "skills[2].name: 'Kubernets' is unknown; Kubernetes?");
}

static void years_and_status_are_our_own_additions(void)
{
	struct reading r = read_text(
		"{\"skills\":[{\"name\":\"Go\",\"years\":3.17},"
		"{\"name\":\"Data\",\"keywords\":[\"PostgreSQL\",\"Redis\"],\"years\":2},"
		"{\"name\":\"Kubernetes\",\"keywords\":[\"Helm\"],\"status\":\"learning\","
		"\"years\":1},{\"name\":\"PHP\",\"status\":\"avoid\"},"
		"{\"name\":\"Rust\",\"status\":\"want\",\"years\":null},"
		"{\"name\":\"Java\",\"years\":\"1y6m\"}]}");

	CHECK(r.status == SG_OK && r.warnings == 0);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 38));
	CHECK(claims(&r, "postgresql", SG_CLAIM_HAVE, 24));
	CHECK(claims(&r, "redis", SG_CLAIM_HAVE, 24));
	CHECK(claims(&r, "kubernetes", SG_CLAIM_LEARNING, 12));
	CHECK(claims(&r, "helm", SG_CLAIM_LEARNING, 0));
	CHECK(claims(&r, "php", SG_CLAIM_AVOID, 0));
	CHECK(claims(&r, "rust", SG_CLAIM_WANT, 0));
	CHECK(claims(&r, "java", SG_CLAIM_HAVE, 18));
}

static void a_heading_that_is_a_field_leaves_its_years_to_the_keywords(void)
{
	struct reading r = read_text("{\"skills\":[{\"name\":\"Databases\",\"years\":4,"
				     "\"keywords\":[\"Redis\"]},{\"name\":\"Go\",\"years\":3,"
				     "\"keywords\":[\"gRPC\"]}]}");

	CHECK(claims(&r, "databases", SG_CLAIM_HAVE, 0) && claims(&r, "redis", SG_CLAIM_HAVE, 48));
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 36) && claims(&r, "grpc", SG_CLAIM_HAVE, 0));
}

static void a_keyword_may_hold_several_names(void)
{
	struct reading r = read_text("{\"skills\":[{\"keywords\":[\"Docker / Podman\","
				     "\"PostgreSQL 14\"]}]}");

	CHECK(r.warnings == 0 && r.profile.n_claims == 3);
	CHECK(claims(&r, "podman", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "postgresql", SG_CLAIM_HAVE, 0));
}

static void years_are_the_union_of_the_jobs_that_name_a_skill(void)
{
	struct reading r = read_text(
		"{\"work\":["
		"{\"name\":\"A\",\"startDate\":\"2018-01\",\"endDate\":\"2020-01\","
		"\"highlights\":[\"Ran Terraform and PostgreSQL\"]},"
		"{\"name\":\"A\",\"startDate\":\"2019-01-01\",\"endDate\":\"2021\","
		"\"summary\":\"Terraform again\"},"
		"{\"name\":\"B\",\"startDate\":\"2025-11-22T08:00:00Z\",\"position\":\"PHP "
		"developer\",\"keywords\":[\"Terraform\",\"C\"]}],"
		"\"projects\":[{\"description\":\"A thing in PostgreSQL\",\"startDate\":\"2023\","
		"\"endDate\":\"2024\"},{\"keywords\":[\"Redis\"]}]}");

	CHECK(r.status == SG_OK && r.warnings == 0);
	CHECK(claims(&r, "terraform", SG_CLAIM_HAVE, 48));
	CHECK(claims(&r, "postgresql", SG_CLAIM_HAVE, 36));
	CHECK(claims(&r, "php", SG_CLAIM_HAVE, 12));
	CHECK(claims(&r, "c", SG_CLAIM_HAVE, 12));
	CHECK(claims(&r, "redis", SG_CLAIM_HAVE, 0));
	CHECK(r.profile.total_months == 48);
}

static void what_is_stated_wins_over_what_texts_say(void)
{
	struct reading r = read_text(
		"{\"work\":[{\"startDate\":\"2020-11-22\",\"summary\":\"Go, PHP, Redis, Kafka and "
		"Terraform\"}],\"skills\":[{\"name\":\"Go\",\"years\":2},"
		"{\"name\":\"PHP\",\"status\":\"avoid\"},{\"name\":\"Redis\"},"
		"{\"name\":\"Kafka\",\"status\":\"learning\"}]}");

	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 24));
	CHECK(claims(&r, "php", SG_CLAIM_AVOID, 0));
	CHECK(claims(&r, "redis", SG_CLAIM_HAVE, 72));
	CHECK(claims(&r, "kafka", SG_CLAIM_LEARNING, 0));
	CHECK(claims(&r, "terraform", SG_CLAIM_HAVE, 72));
}

static void an_employer_is_no_skill_and_what_it_makes_is_not_held(void)
{
	struct reading r =
		read_text("{\"work\":[{\"name\":\"Redis\",\"description\":\"Makers of Kafka\","
			  "\"summary\":\"At Redis I wrote Terraform. We did not use Java.\"}]}");

	CHECK(r.profile.n_claims == 1);
	CHECK(claims(&r, "terraform", SG_CLAIM_HAVE, 0));
}

static void dates_that_cannot_be_read_are_warnings(void)
{
	struct reading r = read_text(
		"{\"work\":[{\"startDate\":\"one March\",\"summary\":\"Terraform\"},"
		"{\"startDate\":\"2022-13\",\"summary\":\"Terraform\"},"
		"{\"startDate\":\"2022-01\",\"endDate\":\"2021-01\",\"summary\":\"Terraform\"},"
		"{\"startDate\":\"2030-01\",\"summary\":\"Terraform\"},"
		"{\"startDate\":\"1066\",\"summary\":\"Terraform\"},"
		"{\"startDate\":\"\",\"endDate\":null,\"summary\":\"Terraform\"}]}");

	CHECK(r.status == SG_OK && r.warnings == 5 && r.profile.total_months == 0);
	CHECK(claims(&r, "terraform", SG_CLAIM_HAVE, 0));
	CHECK_STR(((sg_str){ r.first.text, strlen(r.first.text) }),
		  "work[0].startDate: 'one March' is no date: write YYYY-MM");
}

static void dates_are_read_as_people_write_them(void)
{
	struct reading r = read_text(
		"{\"work\":[{\"startDate\":\"Nov 2022\",\"endDate\":\"present\",\"summary\":"
		"\"Terraform\"},{\"startDate\":\"01/2020\",\"endDate\":\"M\xc3\xa4rz 2021\","
		"\"summary\":\"Kafka\"}]}");

	CHECK(r.warnings == 0 && r.profile.total_months == 62);
	CHECK(claims(&r, "terraform", SG_CLAIM_HAVE, 48));
	CHECK(claims(&r, "kafka", SG_CLAIM_HAVE, 14));
}

static void the_best_finished_degree_counts(void)
{
	struct reading r = read_text(
		"{\"skills\":[\"Go\"],\"education\":["
		"{\"studyType\":\"Bachelor\",\"area\":\"Computing\",\"endDate\":\"2016-06\"},"
		"{\"studyType\":\"Master\",\"endDate\":\"2018\"},"
		"{\"studyType\":\"PhD\",\"endDate\":\"2031\"},"
		"{\"area\":\"BSc in physics\"},{\"studyType\":\"Evening class\"}]}");

	CHECK_STR(r.profile.degree, "master");
	CHECK_STR(r.profile.degree_year, "2018");
	CHECK(r.warnings == 1);
	CHECK_STR(((sg_str){ r.first.text, strlen(r.first.text) }),
		  "education[2]: left out, it has not ended yet");
}

static void languages_come_with_their_fluency_as_stated(void)
{
	struct reading r = read_text(
		"{\"skills\":[\"Go\"],\"languages\":[{\"language\":\"English\",\"fluency\":"
		"\"C1\\u001b[31m\"},{\"language\":\"Finnish\"},{\"language\":\"Klingon\"},"
		"\"German\",{\"language\":\"english\"}]}");

	CHECK(r.profile.n_languages == 3 && r.warnings == 1);
	CHECK_STR(r.profile.languages[0].id, "english");
	CHECK_STR(r.profile.languages[0].fluency, "C1[31m");
	CHECK_STR(r.profile.languages[1].id, "finnish");
	CHECK_STR(r.profile.languages[1].fluency, NULL);
	CHECK_STR(r.profile.languages[2].id, "german");
}

static void certificates_are_skills(void)
{
	struct reading r = read_text("{\"certificates\":[{\"name\":\"Certified Kubernetes "
				     "Application Developer\"},{\"issuer\":\"x\"}]}");

	CHECK(r.warnings == 0 && r.profile.n_claims == 1);
	CHECK(claims(&r, "ckad", SG_CLAIM_HAVE, 0));
}

static void a_mistake_of_type_is_told_by_its_path(void)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "{\"skills\":{}}", "skills: must be a list" },
		{ "{\"skills\":[3]}", "skills[0]: must be an object" },
		{ "{\"skills\":[{\"name\":[]}]}", "skills[0].name: must be text" },
		{ "{\"skills\":[{},{\"years\":-1}]}",
		  "skills[1].years: must be a number of years, 0 to 80" },
		{ "{\"skills\":[{\"years\":1e308}]}",
		  "skills[0].years: must be a number of years, 0 to 80" },
		{ "{\"skills\":[{\"years\":\"many\"}]}",
		  "skills[0].years: must be a number of years, 0 to 80" },
		{ "{\"skills\":[{\"status\":\"haev\"}]}",
		  "skills[0].status: must be have, learning, want or avoid" },
		{ "{\"skills\":[{\"keywords\":[1]}]}",
		  "skills[0].keywords: must be a list of texts" },
		{ "{\"work\":[{\"startDate\":2020}]}", "work[0].startDate: must be text" },
		{ "{\"education\":[{\"area\":1}],\"skills\":[]}",
		  "education[0].area: must be text" },
		{ "{\"title\":\"x\"}", "no JSON Resume: no skills, work or projects in it" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct reading r = read_text(cases[i].text);

		CHECK(r.status == SG_ESYNTAX);
		CHECK_STR(((sg_str){ r.err.text, strlen(r.err.text) }), cases[i].message);
		CHECK(strcmp(r.err.source, "me.txt") == 0);
	}
}

static void a_mistake_of_syntax_is_told_by_line_and_column(void)
{
	struct reading r = read_text("{\n  \"skills\": [\n    {\"name\": \"Go\" \"years\": 3}\n]}");

	CHECK(r.status == SG_ESYNTAX && r.err.line == 3 && r.err.column > 1);
}

static void nothing_of_the_person_is_kept(void)
{
	struct reading r =
		read_text("{\"basics\":{\"name\":\"Aino\",\"email\":\"aino@x.example\"},"
			  "\"work\":[{\"name\":\"Lauttalinja\",\"summary\":\"Go and SQL\"}],"
			  "\"skills\":[{\"name\":\"Go\"}]}");

	CHECK_STR(r.profile.label, "me.txt");
	CHECK(r.profile.n_claims == 2 && r.profile.n_unknown == 0 && r.profile.n_languages == 0);
	CHECK_STR(r.profile.degree, NULL);
	tear_down();
}

static void a_list_with_something_else_than_a_text_in_it_is_refused_with_its_place(void)
{
	static const char *const keys[] = { "highlights", "keywords" };
	char text[200];

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct reading reading;

		snprintf(text, sizeof text,
			 "{\"work\": [{\"name\": \"A\", \"%s\": [\"SQL\", 1]}]}", keys[i]);
		reading = read_text(text);
		CHECK(reading.status == SG_ESYNTAX);
		CHECK(strstr(reading.err.text, keys[i]) != NULL);
	}
}

TEST_MAIN(TEST(a_list_with_something_else_than_a_text_in_it_is_refused_with_its_place),
	  TEST(entries_of_skills_are_names_or_headings_of_keywords),
	  TEST(years_and_status_are_our_own_additions),
	  TEST(a_heading_that_is_a_field_leaves_its_years_to_the_keywords),
	  TEST(a_keyword_may_hold_several_names),
	  TEST(years_are_the_union_of_the_jobs_that_name_a_skill),
	  TEST(what_is_stated_wins_over_what_texts_say),
	  TEST(an_employer_is_no_skill_and_what_it_makes_is_not_held),
	  TEST(dates_that_cannot_be_read_are_warnings),
	  TEST(dates_are_read_as_people_write_them), TEST(the_best_finished_degree_counts),
	  TEST(languages_come_with_their_fluency_as_stated), TEST(certificates_are_skills),
	  TEST(a_mistake_of_type_is_told_by_its_path),
	  TEST(a_mistake_of_syntax_is_told_by_line_and_column), TEST(nothing_of_the_person_is_kept))
