/* SPDX-License-Identifier: MIT */
#include "profile.h"

static void jobs_give_years_to_what_they_name(void)
{
	struct reading r = read_text(
		"Mika Example\nHarbour Street 5 | mika@example.org\n\nWORK EXPERIENCE\n\n"
		"Senior Backend Developer, Northwind Oy\nTurku, Jan 2022 \xe2\x80\x93 present\n"
		"- Moved the seat inventory from MySQL to PostgreSQL\n- Wrote fares in Go\n"
		"- Eager to learn Rust\n\n"
		"Backend Developer                      03/2019 - 12/2021\nSouthwind, Berlin\n"
		"- Python and Django\n- Kubernetes (2020 - 2021)\n\n"
		"EDUCATION\n2011 - 2015  BSc, University of Turku. Haskell\n\n"
		"SKILLS\nGo, SQL, Docker\n");

	CHECK(r.status == SG_OK && r.warnings == 0 && r.profile.n_unknown == 0);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 58));
	CHECK(claims(&r, "postgresql", SG_CLAIM_HAVE, 58));
	CHECK(claims(&r, "django", SG_CLAIM_HAVE, 33));
	CHECK(claims(&r, "kubernetes", SG_CLAIM_HAVE, 12));
	CHECK(claims(&r, "haskell", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "docker", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "rust", SG_CLAIM_LEARNING, 0));
	CHECK(r.profile.total_months == 91);
}

static void overlapping_jobs_count_once(void)
{
	struct reading r = read_text(
		"# Experience\n\n## Northwind, 2018 - 2021\n\nGo services.\n\n"
		"## Southwind, 2020 - 2022\n\nGo and Kafka.\n\n## Westwind, 2024 - 2025\n\nGo.\n");

	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 60));
	CHECK(claims(&r, "kafka", SG_CLAIM_HAVE, 24));
	CHECK(r.profile.total_months == 60);
}

static void german_and_french_cvs_are_read(void)
{
	struct reading r = read_text(
		"Lebenslauf\n\nBerufserfahrung\n\nM\xc3\xa4rz 2020 \xe2\x80\x93 heute\n"
		"Entwickler, Nordwind GmbH\n- Java und Kafka\n\n"
		"01.2018 - 02.2020\nEntwickler, S\xc3\xbc""dwind AG\n- Java, Oracle\n\n"
		"Ausbildung\n2010 - 2014 Studium, Python\n\nKenntnisse\nDocker, Linux\n");

	CHECK(claims(&r, "java", SG_CLAIM_HAVE, 105));
	CHECK(claims(&r, "kafka", SG_CLAIM_HAVE, 80));
	CHECK(claims(&r, "python", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "docker", SG_CLAIM_HAVE, 0));
	r = read_text("Exp\xc3\xa9rience professionnelle\n\nD\xc3\xa9veloppeuse, Vent d'Ouest\n"
		      "janvier 2020 \xc3\xa0 ao\xc3\xbbt 2021\n- PostgreSQL, Docker\n\n"
		      "Formation\n2012 - 2015 Licence, Java\n");
	CHECK(claims(&r, "postgresql", SG_CLAIM_HAVE, 19));
	CHECK(claims(&r, "java", SG_CLAIM_HAVE, 0));
}

static void dates_of_an_item_or_a_sentence_are_about_it_alone(void)
{
	struct reading r = read_text(
		"Backend developer. I have written Go since 2020. Docker is my daily bread.\n\n"
		"Experience\n\n- 2019-2021: Northwind, Kafka\n  - and Redis\n- Terraform\n");

	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 82));
	CHECK(claims(&r, "docker", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "kafka", SG_CLAIM_HAVE, 24));
	CHECK(claims(&r, "redis", SG_CLAIM_HAVE, 24));
	CHECK(claims(&r, "terraform", SG_CLAIM_HAVE, 0));
	CHECK(r.profile.total_months == 24);
	r = read_text("Experience\n\nNorthwind, 2016 - 2021\n- Kept PostgreSQL; since 2019 also "
		      "Kafka\n- Redis (Jan - Apr 2020). Docker (May 2020), Linux, too.\n");
	CHECK(claims(&r, "postgresql", SG_CLAIM_HAVE, 60));
	CHECK(claims(&r, "kafka", SG_CLAIM_HAVE, 24));
	CHECK(claims(&r, "redis", SG_CLAIM_HAVE, 3));
	CHECK(claims(&r, "docker", SG_CLAIM_HAVE, 60));
	CHECK(claims(&r, "linux", SG_CLAIM_HAVE, 60));
	r = read_text("Experience\n\nNorthwind, 2016 - 2021\nKept PostgreSQL running\nSince 2019 "
		      "also Kafka\n\nSouthwind (since 2022)\nRedis, all of it in the cloud\n");
	CHECK(claims(&r, "postgresql", SG_CLAIM_HAVE, 60));
	CHECK(claims(&r, "kafka", SG_CLAIM_HAVE, 24));
	CHECK(claims(&r, "redis", SG_CLAIM_HAVE, 58));
	CHECK(r.profile.total_months == 118);
}

static void lists_of_skills_are_no_jobs(void)
{
	struct reading r = read_text(
		"Experience\n\nNorthwind, 2016 - 2021\nTools: Kafka\nLanguages: Go\n\nSouthwind, "
		"2022 - 2024\nFares and seats of ferries\n\nSkills: Go, Docker, Redis\n"
		"Education: BSc, 2008 - 2012\n");

	CHECK(claims(&r, "kafka", SG_CLAIM_HAVE, 60));
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 60));
	CHECK(claims(&r, "docker", SG_CLAIM_HAVE, 0));
	CHECK(r.profile.total_months == 84);
}

static void a_cv_of_names_and_dates_is_no_list(void)
{
	struct reading r = read_text("Jane\n====\n\nProfessional Experience\n\n**Analyst, Bar** | "
				     "*2018/06 - 2021/01*\n\n* SQL, Tableau\n* Kafka (2 years)\n");

	CHECK(r.warnings == 0 && r.profile.n_unknown == 0);
	CHECK(claims(&r, "sql", SG_CLAIM_HAVE, 31) && claims(&r, "kafka", SG_CLAIM_HAVE, 24));
	r = read_text("Go\nDocker, 2019 - 2021\nKafka\n");
	CHECK(r.warnings == 0 && claims(&r, "docker", SG_CLAIM_HAVE, 24));
	r = read_text("Skills\nGo 3y\nDocker\n-PHP\nTools\nRedis 2y\n");
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 36) && claims(&r, "redis", SG_CLAIM_HAVE, 24));
	r = read_text("Go 3y\nOpen source\n-PHP\nLanguages\n");
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 36) && claims(&r, "php", SG_CLAIM_AVOID, 0));
}

static void several_dates_of_a_sentence_are_told_apart(void)
{
	struct reading r = read_text(
		"I have worked with Kafka since 2019 and with Kubernetes since 2021. Since 2023 Rust, "
		"since 2024 Terraform; Docker for ever.\n");

	CHECK(claims(&r, "kafka", SG_CLAIM_HAVE, 94) && claims(&r, "kubernetes", SG_CLAIM_HAVE, 70));
	CHECK(claims(&r, "rust", SG_CLAIM_HAVE, 46) && claims(&r, "terraform", SG_CLAIM_HAVE, 34));
	CHECK(claims(&r, "docker", SG_CLAIM_HAVE, 0));
}

static void headings_on_each_other_share_what_is_below(void)
{
	struct reading r = read_text(
		"Experience\n\nBar Corp, New York\nEngineer II      Jul 2018 - Dec 2020\n"
		"Engineer I       Jun 2016 - Jul 2018\n- Java, PostgreSQL\n\n"
		"Foo Inc., 2010 - 2016\nEngineer, 2014 - 2016\n- Kafka\n");

	CHECK(claims(&r, "java", SG_CLAIM_HAVE, 54));
	CHECK(claims(&r, "kafka", SG_CLAIM_HAVE, 24));
	CHECK(r.profile.total_months == 126);
}

static void years_in_a_sentence_win_over_dates(void)
{
	struct reading r = read_text("I have 6 years of Go. Docker is my daily bread.\n\nExperience\n\n"
				     "Northwind, 2024 - 2025\n- Go, Kafka and Docker\n");

	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 72));
	CHECK(claims(&r, "docker", SG_CLAIM_HAVE, 12));
}

static void a_list_without_dates_gives_no_years(void)
{
	struct reading r = read_text(
		"# Mika Example\n\nI build back ends and like them small and quick to test.\n\n"
		"Skills\nGo, SQL Server 2016-2019, Docker\n\nSummer 2018 was fun.\n");

	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 0));
	CHECK(claims(&r, "docker", SG_CLAIM_HAVE, 0));
	CHECK(r.profile.total_months == 0);
}

static void nothing_was_used_before_it_was_there(void)
{
	struct reading r = read_text(
		"Experience\n\nNorthwind, 2004 - 2020\n- Kept the servers running, later on "
		"Kubernetes\n- Wrote Java for the seat inventory all of the time\n");

	CHECK(claims(&r, "java", SG_CLAIM_HAVE, 192));
	CHECK(claims(&r, "kubernetes", SG_CLAIM_HAVE, 72));
	CHECK(r.warnings == 0);
}

static void impossible_dates_are_told_with_their_place(void)
{
	struct reading r = read_text("I write Go and SQL for a living, and I like it.\n\n"
				     "Experience\n\nNorthwind, 2021 - 2019\n- Go\n");

	CHECK(r.warnings == 1 && r.first.line == 5 && r.first.column == 12);
	CHECK(strcmp(r.first.text, "the start is after the end, so that nothing is counted") == 0);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 0));
	r = read_text("I write Go and SQL for a living, and I like it.\n\nExperience\n\n"
		      "Northwind, 2024 - 2028\n- Go\n\nSouthwind, 2027 - 2029\n- Java\n");
	CHECK(r.warnings == 2 && r.first.line == 5 && r.last.line == 8);
	CHECK(claims(&r, "go", SG_CLAIM_HAVE, 34));
	CHECK(claims(&r, "java", SG_CLAIM_HAVE, 0));
	tear_down();
}

TEST_MAIN(TEST(jobs_give_years_to_what_they_name), TEST(overlapping_jobs_count_once),
	  TEST(german_and_french_cvs_are_read),
	  TEST(dates_of_an_item_or_a_sentence_are_about_it_alone),
	  TEST(lists_of_skills_are_no_jobs), TEST(a_cv_of_names_and_dates_is_no_list),
	  TEST(several_dates_of_a_sentence_are_told_apart),
	  TEST(headings_on_each_other_share_what_is_below),
	  TEST(years_in_a_sentence_win_over_dates), TEST(a_list_without_dates_gives_no_years),
	  TEST(nothing_was_used_before_it_was_there),
	  TEST(impossible_dates_are_told_with_their_place))
