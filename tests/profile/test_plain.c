/* SPDX-License-Identifier: MIT */
#include "profile.h"

static void a_line_names_a_skill_its_years_and_its_status(void)
{
	struct reading r = read_text("Go 3y2m\nPostgreSQL\nKubernetes learning\nRust want\n"
				     "Redis have\nJava 2y avoid\n");

	CHECK(r.status == SG_OK && r.warnings == 0 && r.profile.n_claims == 6);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 38));
	CHECK(claims(&r, "postgresql", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "kubernetes", SG_CLAIM_LEARNING, 0));
	CHECK(claims(&r, "rust", SG_CLAIM_WANT, 0));
	CHECK(claims(&r, "redis", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "java", SG_CLAIM_AVOID, 24));
}

static void years_are_read_in_every_form_people_write(void)
{
	static const struct {
		const char *text;
		unsigned months;
	} cases[] = {
		{ "Go 3y", 36 },       { "Go 3y2m", 38 },    { "Go 18m", 18 },
		{ "Go 3.5y", 42 },     { "Go 3 years", 36 }, { "Go 3 years 2 months", 38 },
		{ "Go 5+ years", 60 }, { "Go 5y+", 60 },     { "Go (2 years)", 24 },
		{ "Go: 2y", 24 },      { "Go - 2y", 24 },    { "Go \xe2\x80\x93 2 years", 24 },
		{ "Go 1 Y", 12 },      { "Go 0y", 0 },       { "Go 80y", 960 },
		{ "Go 2 yrs", 24 },    { "Go 3.17y", 38 },   { "Go 1y 6m learning", 18 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct reading r = read_text(cases[i].text);

		/* Of 80 years it is told that Go is younger. */
		CHECK(r.status == SG_OK && r.warnings == (cases[i].months == 960));
		CHECK(r.profile.n_claims == 1);
		if (claim(&r.profile, "go")->months != cases[i].months)
			printf("# %s: %u\n", cases[i].text,
			       (unsigned)claim(&r.profile, "go")->months);
		CHECK(claim(&r.profile, "go")->months == cases[i].months);
	}
}

static void a_minus_avoids_and_a_list_mark_does_not(void)
{
	struct reading r = read_text("-PHP\n- Go 2y\n* Redis\n\xe2\x80\xa2 Docker\n-Java avoid\n"
				     "-Rust learning\n");

	CHECK(claims(&r, "php", SG_CLAIM_AVOID, 0));
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 24));
	CHECK(claims(&r, "redis", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "docker", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "java", SG_CLAIM_AVOID, 0));
	CHECK(claims(&r, "rust", SG_CLAIM_AVOID, 0));
}

static void a_comment_starts_at_a_line_or_after_a_space(void)
{
	struct reading r = read_text("# mine\n#Rust 2y\nC# 2y # since 2024\nF#\t# tab\n  # x\n");

	CHECK(r.status == SG_OK && r.warnings == 0 && r.profile.n_claims == 2);
	CHECK(claims(&r, "csharp", SG_CLAIM_HAVE, 24));
	CHECK(claims(&r, "fsharp", SG_CLAIM_HAVE, 0));
}

static void a_name_that_ends_like_a_status_is_a_name(void)
{
	struct reading r = read_text("Machine learning 2y\nMachine learning\n");

	CHECK(r.profile.n_claims == 1);
	CHECK(claims(&r, "machine-learning", SG_CLAIM_HAVE, 24));
}

static void commas_separate_entries_but_not_within_a_name(void)
{
	struct reading r =
		read_text("Go 3y, PostgreSQL, , -PHP\nGovernance, risk and compliance\n");

	CHECK(r.warnings == 0 && r.profile.n_claims == 4);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 36));
	CHECK(claims(&r, "php", SG_CLAIM_AVOID, 0));
	CHECK(claims(&r, "grc", SG_CLAIM_HAVE, 0));
}

static void a_later_statement_wins(void)
{
	struct reading r = read_text("Go 6y\nRust 2y\nGo\nRust learning\nRedis learning\n"
				     "Redis 1y\n");

	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 72));
	CHECK(claims(&r, "rust", SG_CLAIM_LEARNING, 0));
	CHECK(claims(&r, "redis", SG_CLAIM_HAVE, 12));
}

static void claims_are_sorted_and_without_duplicates(void)
{
	struct reading r = read_text("Redis\nGo\nAWS\ngolang\nDocker\n");

	CHECK(r.profile.n_claims == 4);
	CHECK_STR(r.profile.claims[0].skill, "aws");
	CHECK_STR(r.profile.claims[1].skill, "docker");
	CHECK_STR(r.profile.claims[2].skill, "go");
	CHECK_STR(r.profile.claims[3].skill, "redis");
}

static void an_unknown_name_is_warned_of_with_the_nearest(void)
{
	struct reading r = read_text("Go 6y\nRust, Kubernets 2y\nRedis\nkubernets?\n");

	CHECK(r.status == SG_OK && r.profile.n_claims == 3 && r.profile.n_unknown == 2);
	CHECK_STR(r.profile.unknown[0], "Kubernets");
	CHECK(strcmp(r.first.text, "'Kubernets' is unknown; Kubernetes?") == 0);
	CHECK(strcmp(r.first.source, "me.txt") == 0);
	CHECK(r.first.line == 2 && r.first.column == 7);
}

static void words_behind_a_known_name_make_it_unknown(void)
{
	struct reading r = read_text("Go 6y\nRedis\nLinux handling\n");

	CHECK(claim(&r.profile, "linux")->months == 0 && r.profile.n_claims == 2);
	CHECK(strcmp(r.first.text, "'Linux handling' is unknown; Linux?") == 0);
}

static void a_level_behind_a_name_is_no_mistake(void)
{
	struct reading r = read_text("Go: expert\nPython (advanced)\nRust - eager to learn\n");

	CHECK(r.status == SG_OK && r.warnings == 0);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "python", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "rust", SG_CLAIM_LEARNING, 0));
}

static void years_that_cannot_be_read_are_an_error_with_their_place(void)
{
	static const struct {
		const char *text, *message;
		uint32_t line, column;
	} cases[] = {
		{ "PostgreSQL 4y\nGo three\n", "'Go three' has no years: write 'Go 3y'", 2, 4 },
		{ "Redis, Go three years\n", "'Go three years' has no years: write 'Go 3y'", 1,
		  11 },
		{ "golang 3\n", "'golang 3' has no years: write 'Go 3y'", 1, 8 },
		{ "Go 81y\n", "'Go' has more than 80 years: write 'Go 3y'", 1, 1 },
		{ "Go 99999999999999999999y\n", "'Go' has more than 80 years: write 'Go 3y'", 1,
		  1 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct reading r = read_text(cases[i].text);

		CHECK(r.status == SG_ESYNTAX);
		CHECK_STR(((sg_str){ r.err.text, strlen(r.err.text) }), cases[i].message);
		CHECK(r.err.line == cases[i].line && r.err.column == cases[i].column);
		CHECK(strcmp(r.err.source, "me.txt") == 0);
	}
}

static void the_list_of_an_option_adds_in_place(void)
{
	struct reading r = read_text("Go 6y\nKubernetes learning\n-PHP\nFrobnicatorium 1y\n");
	struct sg_error err = { 0 };

	CHECK(sg_profile_have(dict, SG_STR("kubernetes, postgresql 2y,-rust,php"), arena, note, &r,
			      &r.profile, &err) == SG_OK);
	CHECK(r.profile.n_claims == 5 && r.profile.n_unknown == 1);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 72));
	CHECK(claims(&r, "kubernetes", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "postgresql", SG_CLAIM_HAVE, 24));
	CHECK(claims(&r, "rust", SG_CLAIM_AVOID, 0));
	CHECK(claims(&r, "php", SG_CLAIM_HAVE, 0));
	CHECK_STR(r.profile.label, "me.txt");
}

static void the_list_of_an_option_needs_no_profile(void)
{
	struct reading r = { .status = SG_OK };

	set_up();
	CHECK(sg_profile_have(dict, SG_STR("go 3y, kubernets"), arena, note, &r, &r.profile,
			      &r.err) == SG_OK);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 36) && r.profile.n_claims == 1);
	CHECK(r.warnings == 1 && r.first.line == 0);
	CHECK(sg_profile_have(dict, SG_STR("go three"), arena, NULL, NULL, &r.profile, &r.err) ==
	      SG_ESYNTAX);
	CHECK(r.err.line == 0);
	CHECK(sg_profile_have(dict, SG_STR(""), arena, NULL, NULL, &r.profile, NULL) == SG_OK);
	CHECK(r.profile.n_claims == 1);
	tear_down();
}

TEST_MAIN(TEST(a_line_names_a_skill_its_years_and_its_status),
	  TEST(years_are_read_in_every_form_people_write),
	  TEST(a_minus_avoids_and_a_list_mark_does_not),
	  TEST(a_comment_starts_at_a_line_or_after_a_space),
	  TEST(a_name_that_ends_like_a_status_is_a_name),
	  TEST(commas_separate_entries_but_not_within_a_name), TEST(a_later_statement_wins),
	  TEST(claims_are_sorted_and_without_duplicates),
	  TEST(an_unknown_name_is_warned_of_with_the_nearest),
	  TEST(words_behind_a_known_name_make_it_unknown),
	  TEST(a_level_behind_a_name_is_no_mistake),
	  TEST(years_that_cannot_be_read_are_an_error_with_their_place),
	  TEST(the_list_of_an_option_adds_in_place), TEST(the_list_of_an_option_needs_no_profile))
