/* SPDX-License-Identifier: MIT */
#include "match/line.h"

/* Whether the line, an item of a required section, names the skill. */
static bool names(const char *line, const char *id)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_findings findings;
	bool found = false;

	line_setup();
	findings = line_findings(arena, SG_SECTION_REQUIRED, line);
	for (size_t i = 0; i < findings.n_skills; i++)
		found = found || sg_str_eq(findings.skills[i].id, sg_str_of(id));
	sg_arena_free(arena);
	line_teardown();
	return found;
}

static void signs_belong_to_names(void)
{
	CHECK(names("C++17 and CMake", "cpp"));
	CHECK(!names("C++17 and CMake", "c"));
	CHECK(names("C# on .NET 8", "csharp"));
	CHECK(names("C# on .NET 8", "dotnet"));
	CHECK(!names("Write to jobs@example.net", "dotnet"));
	CHECK(names("Node.js", "nodejs"));
	CHECK(names("CI/CD pipelines", "ci-cd"));
}

static void the_longest_name_wins(void)
{
	CHECK(names("Spring Boot", "spring-boot"));
	CHECK(!names("Spring Boot", "spring"));
	CHECK(names("PostgreSQL", "postgresql"));
	CHECK(!names("PostgreSQL", "sql"));
	CHECK(!names("JavaScript", "java"));
}

static void words_end_at_letters_only(void)
{
	CHECK(names("(Kafka)", "kafka"));
	CHECK(names("\xe2\x80\x9cKafka\xe2\x80\x9d", "kafka"));
	CHECK(names("Kafka\xe2\x80\x94""all day", "kafka"));
	CHECK(!names("Kafkaesque", "kafka"));
	CHECK(names("\xe4\xbd\xbf\xe7\x94\xa8Kafka\xe5\xbc\x80\xe5\x8f\x91", "kafka"));
}

static void addresses_and_files_name_nothing(void)
{
	CHECK(!names("See https://example.com/kubernetes/docs", "kubernetes"));
	CHECK(!names("Write to docker@example.com", "docker"));
	CHECK(!names("kubernetes.io", "kubernetes"));
	CHECK(!names("See https://example.com:80/a?kafka=1", "kafka"));
	CHECK(names("See https://example.com,Kafka", "kafka"));
	CHECK(names("See https://example.com;Kafka", "kafka"));
	CHECK(names("jobs@example.com|Kafka|Docker", "kafka"));
	CHECK(names("(https://example.com)Kafka", "kafka"));
	CHECK(names("<jobs@example.com>Kafka", "kafka"));
	CHECK(names("\"www.example.com\"Kafka", "kafka"));
	CHECK(names("Docker.You know it", "docker"));
	CHECK(!names("#BI-Remote", "business-intelligence"));
	CHECK(names("#golang #kafka", "kafka"));
}

static void hyphens_and_spaces_are_the_same(void)
{
	CHECK(names("Event driven architecture", "event-driven"));
	CHECK(names("Event-driven architecture", "event-driven"));
}

static void short_capitals_need_capitals(void)
{
	CHECK(names("AWS", "aws"));
	CHECK(!names("aws and ohs", "aws"));
	CHECK(names("git", "git"));
}

static void ambiguous_names_need_evidence(void)
{
	CHECK(names("Go or Rust", "go"));
	CHECK(names("Go", "go"));
	CHECK(!names("Go above and beyond", "go"));
	CHECK(!names("A go-to person", "go"));
	CHECK(!names("Go for it", "go"));
	CHECK(names("R and C for sensors", "r"));
	CHECK(!names("R&D budgets", "r"));
	CHECK(!names("Take the helm of a team", "helm"));
	CHECK(names("Helm charts", "helm"));
	CHECK(!names("Excel at what you do", "excel"));
	CHECK(!names("A swift reaction to change", "swift"));
}

static void a_name_that_is_all_of_its_line_is_meant(void)
{
	CHECK(names("SOAP", "soap"));
	CHECK(names("(SOAP);", "soap"));
	CHECK(!names("Bring your own SOAP", "soap"));
	CHECK(!names("SOAP is for washing", "soap"));
}

static void a_role_does_not_hide_its_technology(void)
{
	CHECK(names("Work beside a Golang developer", "go"));
}

static void a_practice_does_not_hide_its_technology(void)
{
	CHECK(names("Solid Linux system administration", "linux-administration"));
	CHECK(names("Solid Linux system administration", "linux"));
	CHECK(!names("Solid Linux system administration", "system-administration"));
	CHECK(!names("Role-based access control", "ms-access"));
	CHECK(!names("Role-based access control", "access-control"));
}

static void offsets_point_at_what_was_written(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_findings findings;

	line_setup();
	findings = line_findings(arena, SG_SECTION_REQUIRED, "\xc3\xa9t\xc3\xa9, then k8s");
	CHECK(findings.n_skills == 1);
	CHECK_STR(findings.skills[0].id, "kubernetes");
	CHECK_STR(findings.skills[0].mentions[0].text, "k8s");
	CHECK(findings.skills[0].mentions[0].span.start == 7 + 8 + 2 + 12);
	CHECK(findings.skills[0].mentions[0].span.end == 7 + 8 + 2 + 15);
	sg_arena_free(arena);
	line_teardown();
}

static void every_pattern_of_the_dictionary_compiles(void)
{
	struct sg_error err = { 0 };

	line_setup();
	CHECK(sg_matcher_check(line_matcher, &err) == SG_OK);
	if (err.status != SG_OK)
		printf("# %s\n", err.text);
	line_teardown();
}

/* Whether the text of this employer's posting for work at this place names the skill. */
static bool posting_names(sg_str company, sg_str location, const char *text, const char *id)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_section section = { SG_SECTION_REQUIRED, { 0, (uint32_t)strlen(text) }, 0 };
	struct sg_document document = { sg_str_of(text), &section, 1 };
	struct sg_posting posting = { .company = company, .location = location };
	struct sg_findings findings;
	bool found = false;

	line_setup();
	CHECK(sg_match(line_matcher, &posting, &document, arena, &findings, NULL) == SG_OK);
	for (size_t i = 0; i < findings.n_skills; i++)
		found = found || sg_str_eq(findings.skills[i].id, sg_str_of(id));
	sg_arena_free(arena);
	line_teardown();
	return found;
}

static void a_pattern_of_one_s_own_that_does_not_compile_is_told(void)
{
	static const struct sg_overlay wrong = {
		SG_LIT("mine.json"),
		SG_LIT("{\"area\":\"mine\",\"skills\":[{\"id\":\"t-frob\",\"name\":\"Frob\","
		       "\"kind\":\"tool\",\"ambiguous\":{\"names\":[\"Frob\"],"
		       "\"accept\":[\"Frob (?:ware\"]},"
		       "\"yes\":[\"a\",\"b\"],\"no\":[\"c\",\"d\"]}]}")
	};
	struct sg_matcher *matcher = NULL;
	struct sg_dict *dict = NULL;
	struct sg_error err = { 0 };

	if (sg_dict_new(&dict, &wrong, 1, &err) != SG_OK ||
	    sg_matcher_new(&matcher, dict, &err) != SG_OK) {
		printf("Bail out! %s\n", err.text);
		exit(1);
	}
	CHECK(sg_matcher_check(matcher, &err) != SG_OK && err.text[0] != '\0');
	sg_matcher_free(matcher);
	sg_dict_free(dict);
}

static void the_employer_is_no_skill_of_its_own(void)
{
	sg_str who = SG_STR("Snowflake"), where = { NULL, 0 };

	CHECK(!posting_names(who, where, "Snowflake hires; dbt and Python", "snowflake"));
	CHECK(posting_names(who, where, "Snowflake hires; dbt and Python", "dbt"));
	CHECK(posting_names(who, where, "Experience with Snowflake or Redshift", "snowflake"));
}

static void the_place_of_work_is_no_skill(void)
{
	sg_str who = SG_STR("Acme"), where = SG_STR("Phoenix, AZ"), other = SG_STR("Oslo");

	CHECK(posting_names(who, other, "Elixir, Phoenix", "phoenix"));
	CHECK(!posting_names(who, where, "Elixir, Phoenix", "phoenix"));
}

static void a_version_tells_a_name_from_a_word(void)
{
	CHECK(names("Solid Swift 5, please", "swift"));
	CHECK(names("Services in Go 1.22 with care", "go"));
	CHECK(!names("Spring 2027 internship", "spring"));
	CHECK(!names("Express 24 hours a day", "express"));
}

static void words_of_asking_tell_a_name_from_a_word(void)
{
	CHECK(names("Senior. Rust is a plus.", "rust"));
	CHECK(!names("Senior. Rust on cars is our enemy.", "rust"));
}

static void lines_without_capitals_name_skills_in_lists(void)
{
	CHECK(names("scala or kotlin", "scala"));
	CHECK(names("spark, hive, presto", "spark"));
	CHECK(!names("give kafka a spark", "spark"));
	CHECK(!names("Know Docker and spark ideas", "spark"));
}

static void a_name_between_two_technologies_is_one(void)
{
	CHECK(names("Golang, Redis, Sinatra, PostgreSQL", "sinatra"));
	CHECK(!names("Golang, Redis, Frank Sinatra, PostgreSQL", "sinatra"));
	CHECK(!names("Redis; we sing Sinatra", "sinatra"));
}

static void customers_and_investors_are_no_skills(void)
{
	CHECK(!names("Trusted by teams at Snowflake, Figma and Acme", "snowflake"));
	CHECK(!names("Customers like Acme, Cloudflare, and many more", "cloudflare"));
	CHECK(!names("Built by founders from Elastic and Databricks.", "databricks"));
	CHECK(!names("Worked at a known shop (Netflix, Databricks, Airbnb)", "databricks"));
	CHECK(!names("Worked at a known shop (Databricks, Netflix, Airbnb)", "databricks"));
	CHECK(!names("We hire from Snowflake / Netflix & Airbnb", "snowflake"));
	CHECK(names("Kafka at Netflix and Airbnb", "kafka"));
	CHECK(!names("Member of the Linux Foundation", "linux"));
	CHECK(names("Customers like Acme love our Kafka pipelines", "kafka"));
	CHECK(names("Help customers with tools like Terraform", "terraform"));
	CHECK(names("Trusted by banks. Kafka, Snowflake", "snowflake"));
	CHECK(names("Companies rely on our PostgreSQL skills", "postgresql"));
	CHECK(names("Databricks, Snowflake, Redshift", "databricks"));
}

/* Each of these once took minutes: a look at the rest of the line for each sign or name. */
static void long_rows_of_signs_are_looked_at_once(void)
{
	enum { N = 100000 };
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf bangs = { .arena = arena }, names_after = { .arena = arena };

	line_setup();
	for (unsigned i = 0; i < N; i++)
		sg_buf_printf(&bangs, "! ");
	sg_buf_printf(&bangs, "Kafka%c", '\0');
	CHECK(line_findings(arena, SG_SECTION_REQUIRED, bangs.ptr).n_requirements == 1);
	for (unsigned i = 0; i < N; i++)
		sg_buf_printf(&names_after, "+-");
	for (unsigned i = 0; i < N / 10; i++)
		sg_buf_printf(&names_after, " react vue");
	sg_buf_printf(&names_after, " Kafka%c", '\0');
	CHECK(line_findings(arena, SG_SECTION_REQUIRED, names_after.ptr).n_skills >= 1);
	sg_arena_free(arena);
	line_teardown();
}

static void a_version_may_be_written_on_to_a_name(void)
{
	CHECK(names("Java17 and Kotlin", "java"));
	CHECK(names("Spring5", "spring"));
	CHECK(names("PHP8, Laravel9", "laravel"));
	CHECK(names(".NET8", "dotnet"));
	CHECK(!names("Spring2024", "spring"));
	CHECK(!names("java17 beans a day", "javascript"));
	CHECK(names("Neo4j", "neo4j"));
	CHECK(!names("Jira7", "jira"));
}

static void letters_that_only_look_the_same_will_do(void)
{
	CHECK(names("5 years of \xd0\xa1/\xd0\xa1++", "cpp"));
	CHECK(names("5 years of \xd0\xa1/\xd0\xa1++", "c"));
	CHECK(names("\xd0\xa1#, .NET", "csharp"));
}

static void what_is_set_against_a_name_is_one_too(void)
{
	CHECK(names("Python, not R", "r"));
	CHECK(!names("Grade R, not grade S", "r"));
}

TEST_MAIN(TEST(signs_belong_to_names), TEST(the_longest_name_wins), TEST(words_end_at_letters_only),
	  TEST(addresses_and_files_name_nothing), TEST(hyphens_and_spaces_are_the_same),
	  TEST(short_capitals_need_capitals), TEST(ambiguous_names_need_evidence),
	  TEST(a_name_that_is_all_of_its_line_is_meant),
	  TEST(a_role_does_not_hide_its_technology),
	  TEST(a_practice_does_not_hide_its_technology), TEST(offsets_point_at_what_was_written),
	  TEST(every_pattern_of_the_dictionary_compiles),
	  TEST(a_pattern_of_one_s_own_that_does_not_compile_is_told),
	  TEST(the_employer_is_no_skill_of_its_own),
	  TEST(the_place_of_work_is_no_skill), TEST(customers_and_investors_are_no_skills),
	  TEST(a_version_tells_a_name_from_a_word),
	  TEST(words_of_asking_tell_a_name_from_a_word),
	  TEST(lines_without_capitals_name_skills_in_lists),
	  TEST(a_name_between_two_technologies_is_one),
	  TEST(a_version_may_be_written_on_to_a_name),
	  TEST(letters_that_only_look_the_same_will_do),
	  TEST(what_is_set_against_a_name_is_one_too),
	  TEST(long_rows_of_signs_are_looked_at_once))
