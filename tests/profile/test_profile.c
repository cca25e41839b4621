/* SPDX-License-Identifier: MIT */
#include "profile.h"

static void a_cv_is_read_as_text(void)
{
	struct reading r = read_text(
		"# Mika Example\nmika@example.org\n\nBackend developer with 6 years of "
		"experience. No longer PHP.\n\n## Experience\n**Northwind**, 2022 to now\n"
		"- Moved the seat inventory from MySQL to PostgreSQL\n- Wrote the fare engine in "
		"Go\n- Eager to learn Rust\n\n## Skills\nGo, SQL, Docker\n");

	CHECK(r.status == SG_OK && r.warnings == 0 && r.profile.n_unknown == 0);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 58));
	CHECK(claims(&r, "mysql", SG_CLAIM_HAVE, 58));
	CHECK(claims(&r, "docker", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "rust", SG_CLAIM_LEARNING, 0));
	CHECK(claim(&r.profile, "php")->status != SG_CLAIM_HAVE);
	CHECK(r.profile.total_months == 58);
}

static void a_cv_of_short_lines_is_no_list(void)
{
	struct reading r = read_text("Mika Example\nTurku\nBackend\nSkills\nGo\nDocker\n");

	CHECK(r.status == SG_OK && r.warnings == 0 && r.profile.n_unknown == 0);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 0) && claims(&r, "docker", SG_CLAIM_HAVE, 0));
}

static void a_cv_in_html_is_read_too(void)
{
	struct reading r = read_text("<!doctype html><html><body><p>I write <b>PostgreSQL</b> and "
				     "Terraform.</p><script>var python;</script></body></html>");

	CHECK(r.status == SG_OK && r.profile.n_claims == 2);
}

static void an_exported_table_of_skills_is_read(void)
{
	struct reading r = read_text("\xef\xbb\xbfName\r\nGo (Programming Language)\r\n"
				     "Amazon Web Services (AWS)\r\n\"Git\"\r\n\r\n"
				     "\"Two\nlines\"\r\nKubernets\r\n");

	CHECK(r.status == SG_OK && r.profile.n_claims == 3 && r.profile.n_unknown == 2);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 0) && claims(&r, "aws", SG_CLAIM_HAVE, 0));
	CHECK(r.last.line == 8);
	CHECK_STR(((sg_str){ r.last.text, strlen(r.last.text) }),
		  "'Kubernets' is unknown; Kubernetes?");
}

static void an_exported_table_of_positions_is_read(void)
{
	struct reading r = read_text(
		"Company Name,Title,Description,Location,Started On,Finished On\n"
		"Redis,\"PHP developer, senior\",\"Wrote \"\"fare\"\" in Terraform\nand Redis\","
		"Oslo,Nov 2024,\nAcme,Dev,Python and Django,X,Jan 2020,Mar 2022\n"
		"Acme,Dev,Kafka,X,someday,\n");

	CHECK(claims(&r, "terraform", SG_CLAIM_HAVE, 24));
	CHECK(claims(&r, "django", SG_CLAIM_HAVE, 26));
	CHECK(claim(&r.profile, "redis")->status != SG_CLAIM_HAVE);
	CHECK(r.profile.total_months == 50);
	CHECK(r.warnings == 1 && r.first.line == 5);
}

static void every_encoding_of_text_is_read(void)
{
	static const char wide[] = "\xff\xfeG\0o\0 \0003\0y\0\n\0";
	struct reading r = read_bytes(wide, sizeof wide - 1);

	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 36));
	r = read_text("Go 3y\xa0# caf\xe9\n");
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 36));
	r = read_text("\xef\xbb\xbf{\"skills\":[\"Go\"]}");
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 0));
}

static void files_that_are_no_text_are_named(void)
{
	struct reading r = read_text("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");

	CHECK(r.status == SG_EARG && strcmp(r.err.text, "a PDF: give its text") == 0);
	r = read_text("{\\rtf1 Go}");
	CHECK(r.status == SG_EARG && strcmp(r.err.text, "an RTF file: give its text") == 0);
	CHECK(read_bytes("PK\x03\x04\0\0", 6).status == SG_EARG);
	CHECK(read_bytes("\x1f\x8b\x08\0\0\0\0\0", 8).status == SG_EARG);
}

static void a_file_without_a_known_skill_is_an_error(void)
{
	static const char *const files[] = { "",
					     "\n\n",
					     "#Go # asked\n\n # SQL\n",
					     "{\"skills\":[]}",
					     "Name\n",
					     "I look after horses.\n",
					     "Horse\nCow\n" };

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct reading r = read_text(files[i]);

		CHECK(r.status == SG_ENOTFOUND);
		CHECK_STR(((sg_str){ r.err.text, strlen(r.err.text) }),
			  "no skill in it that the dictionary knows");
	}
}

static void a_missing_day_is_the_callers_mistake(void)
{
	struct sg_profile profile;

	set_up();
	CHECK(sg_profile_read(matcher, dict, SG_STR("x"), SG_STR("Go"), SG_STR("today"), arena,
			      NULL, NULL, &profile, NULL) == SG_EARG);
	CHECK(sg_profile_read(matcher, dict, SG_STR("x"), SG_STR("Kubernets\nGo"),
			      SG_STR("2026-11-22"), arena, NULL, NULL, &profile, NULL) == SG_OK);
}

/* n copies of a text between two others. */
static struct reading repeat(const char *before, const char *part, size_t n, const char *after)
{
	size_t a = strlen(before), p = strlen(part), z = strlen(after), len = a + n * p + z;
	char *text = malloc(len);
	struct reading r;

	memcpy(text, before, a);
	for (size_t i = 0; i < n; i++)
		memcpy(text + a + i * p, part, p);
	memcpy(text + a + n * p, after, z);
	r = read_bytes(text, len);
	free(text);
	return r;
}

static void sizes_are_bounded(void)
{
	struct reading r = repeat("{\"skills\":", "[", 100000, "");

	CHECK(r.status == SG_ESYNTAX && r.err.line == 1);
	r = repeat("Go\n", "x", 1 << 20, "\n");
	CHECK(r.status == SG_OK && r.profile.n_claims == 1);
	CHECK(repeat("", "Go\n", 20001, "").status == SG_ELIMIT);
	CHECK(repeat("{\"skills\":[", "\"Go\",", 5001, "\"Go\"]}").status == SG_ELIMIT);
	CHECK(repeat("Name\n", "Go\n", 20001, "").status == SG_ELIMIT);
	CHECK(repeat("", " ", (16 << 20) + 1, "").status == SG_ELIMIT);
	r = repeat("{\"work\":[", "{\"summary\":\"Terraform\",\"startDate\":\"2020\"},", 600,
		   "{}]}");
	CHECK(r.status == SG_OK && r.warnings == 1 && r.profile.n_claims == 1);
	r = repeat("Name\nGo\n\"", "a,\"\"\n", 10000, "");
	CHECK(r.status == SG_OK && r.profile.n_unknown == 1);
	r = repeat("Go 3y\n", "(", 100, "))) ,,,---### 3y3y\n");
	CHECK(r.status == SG_OK);
}

static void control_characters_reach_no_message(void)
{
	struct reading r = read_text("Go 3y\nRust 3y\nk\x1b[31mubernets 2y\n\xe2\x80\xaeoops 2y\n");

	CHECK(r.status == SG_OK && r.warnings == 2);
	CHECK(strpbrk(r.first.text, "\x1b") == NULL && strstr(r.last.text, "\xe2\x80\xae") == NULL);
}

/* Any budget of memory gives the same result or SG_ENOMEM. */
static void running_out_of_memory_is_an_error(void)
{
	static const char *const files[] = {
		"Go 3y\nKubernets 2 years\nPostgreSQL\nRust learning\n",
		("{\"skills\":[{\"name\":\"Go\"},\"Foo\"],\"work\":[{\"summary\":\"Terraform\","
		 "\"startDate\":\"2020\"}],\"languages\":[\"English\"]}"),
		"Name\nGo\n\"Kubernets\"\n",
		"I wrote a fare engine in Terraform, and other things too many to tell.\n",
	};

	set_up();
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		size_t claims_made = read_text(files[i]).profile.n_claims;
		unsigned failures = 0;

		for (size_t budget = 1024; budget < 400000; budget += budget / 16) {
			struct sg_arena *small = sg_arena_new(budget);
			struct sg_profile profile;
			enum sg_status status = sg_profile_read(
				matcher, dict, SG_STR("x"), (sg_str){ files[i], strlen(files[i]) },
				SG_STR("2026-11-22"), small, NULL, NULL, &profile, NULL);

			failures += status != SG_OK;
			CHECK(status == SG_ENOMEM ||
			      (status == SG_OK && profile.n_claims == claims_made));
			sg_arena_free(small);
		}
		CHECK(failures > 0);
	}
	tear_down();
}

TEST_MAIN(TEST(a_cv_is_read_as_text), TEST(a_cv_of_short_lines_is_no_list),
	  TEST(a_cv_in_html_is_read_too), TEST(an_exported_table_of_skills_is_read),
	  TEST(an_exported_table_of_positions_is_read), TEST(every_encoding_of_text_is_read),
	  TEST(files_that_are_no_text_are_named), TEST(a_file_without_a_known_skill_is_an_error),
	  TEST(a_missing_day_is_the_callers_mistake), TEST(sizes_are_bounded),
	  TEST(control_characters_reach_no_message), TEST(running_out_of_memory_is_an_error))
