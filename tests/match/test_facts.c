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

struct fact_case {
	int section; /* enum sg_section_kind */
	const char *line;
	const char *want;
};

static void check_all(const struct fact_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check_facts((enum sg_section_kind)cases[i].section, cases[i].line, cases[i].want);
}

#define FACTS(...)                                                                                 \
	do {                                                                                       \
		static const struct fact_case cases[] = { __VA_ARGS__ };                           \
		check_all(cases, sizeof cases / sizeof *cases);                                    \
	} while (0)

static void total_years(void)
{
	FACTS({ SG_SECTION_REQUIRED, "7+ years building software overall",
		"total_years=7 required" },
	      { SG_SECTION_REQUIRED, "Five years of professional experience",
		"total_years=5 required" },
	      { SG_SECTION_ABOUT, "We are 12 years old", "" },
	      { SG_SECTION_REQUIRED, "At least 18 years old", "" },
	      { SG_SECTION_REQUIRED, "You must be 21 years of age", "" },
	      { SG_SECTION_REQUIRED, "A team that for over 20 years builds tunnels", "" });
}

static void degrees_by_their_many_names(void)
{
	FACTS({ SG_SECTION_REQUIRED, "BSc in physics, or equivalent experience",
		"degree=bachelor-or-equivalent required" },
	      { SG_SECTION_REQUIRED, "A master's degree is a plus", "degree=master preferred" },
	      { SG_SECTION_REQUIRED, "BSc/MS/PhD in a technical field",
		"degree=bachelor required" },
	      { SG_SECTION_REQUIRED, "Master's or PhD in mathematics", "degree=master required" },
	      { SG_SECTION_REQUIRED, "PhD or Master's in mathematics", "degree=master required" },
	      { SG_SECTION_REQUIRED, "Bachelor's degree required, Master's preferred",
		"degree=bachelor required" },
	      { SG_SECTION_REQUIRED, "High school diploma or GED", "degree=high-school required" },
	      { SG_SECTION_REQUIRED, "Associate degree in electronics",
		"degree=associate required" },
	      { SG_SECTION_REQUIRED, "Degree in a STEM field, or 4 years of Python",
		"degree=stem-or-equivalent required" },
	      { SG_SECTION_REQUIRED, "7 years (or 5 with a Master's) in research",
		"total_years=7 required; degree=master-alt required" },
	      { SG_SECTION_REQUIRED, "Abgeschlossenes Studium oder vergleichbare Qualifikation",
		"degree=bachelor-or-equivalent required" },
	      { SG_SECTION_REQUIRED, "Wykształcenie wyższe", "degree=bachelor required" },
	      { SG_SECTION_REQUIRED, "Высшее образование", "degree=bachelor required" },
	      { SG_SECTION_REQUIRED, "Ensino superior completo", "degree=bachelor required" },
	      { SG_SECTION_REQUIRED, "No degree needed", "" },
	      { SG_SECTION_ABOUT, "Our founders met over a degree in physics", "" });
}

static void languages_have_their_own_strength_and_level(void)
{
	FACTS({ SG_SECTION_REQUIRED, "Fluent English; Norwegian is a plus",
		"language=english required; language=norwegian preferred" },
	      { SG_SECTION_REQUIRED, "Good German (C1)", "language=german-c1 required" },
	      { SG_SECTION_REQUIRED, "German B2, English C1",
		"language=german-b2 required; language=english-c1 required" },
	      { SG_SECTION_REQUIRED, "Native-level Dutch", "language=dutch required" },
	      { SG_SECTION_REQUIRED, "Sehr gute Deutschkenntnisse", "language=german required" },
	      { SG_SECTION_REQUIRED, "Anglais courant", "language=english required" },
	      { SG_SECTION_REQUIRED, "Bardzo dobra znajomość języka angielskiego",
		"language=english required" },
	      { SG_SECTION_REQUIRED, "Английский язык: B1", "language=english-b1 required" },
	      { SG_SECTION_REQUIRED, "You do not need to speak Swedish", "" });
}

static void permits_and_what_asks_for_one(void)
{
	FACTS({ SG_SECTION_REQUIRED, "A valid work permit", "work_auth=permit required" },
	      { SG_SECTION_REQUIRED, "Must be authorized to work in the US",
		"work_auth=permit required" },
	      { SG_SECTION_REQUIRED, "EU work permit", "work_auth=permit required" },
	      { SG_SECTION_REQUIRED, "Right to work in the UK", "work_auth=permit required" },
	      { SG_SECTION_REQUIRED, "U.S. citizenship is required",
		"work_auth=citizen required" },
	      { SG_SECTION_OTHER, "We cannot offer visa sponsorship",
		"work_auth=no-sponsorship unspecified" },
	      { SG_SECTION_OTHER, "No visa sponsorship at this time",
		"work_auth=no-sponsorship unspecified" },
	      { SG_SECTION_OTHER, "We are not able to provide sponsorship",
		"work_auth=no-sponsorship unspecified" },
	      { SG_SECTION_OTHER, "Visa sponsorship is available", "" },
	      { SG_SECTION_REQUIRED, "Gültige Arbeitserlaubnis", "work_auth=permit required" },
	      { SG_SECTION_REQUIRED, "Permis de travail", "work_auth=permit required" },
	      { SG_SECTION_REQUIRED, "Permiso de trabajo", "work_auth=permit required" });
}

static void clearances_by_their_names(void)
{
	FACTS({ SG_SECTION_REQUIRED, "Active TS/SCI", "clearance=ts-sci required" },
	      { SG_SECTION_REQUIRED, "Active Top Secret clearance",
		"clearance=top-secret required" },
	      { SG_SECTION_REQUIRED, "Active Secret security clearance",
		"clearance=secret required" },
	      { SG_SECTION_REQUIRED, "Eligible for a security clearance", "clearance required" },
	      { SG_SECTION_REQUIRED, "SC cleared", "clearance=sc required" },
	      { SG_SECTION_REQUIRED, "You do not need a security clearance", "" });
}

static void duty_and_travel(void)
{
	FACTS({ SG_SECTION_ABOUT, "On call one week in eight.", "on_call unspecified" },
	      { SG_SECTION_REQUIRED, "Take part in our on-call rotation", "on_call required" },
	      { SG_SECTION_REQUIRED, "No on-call", "" },
	      { SG_SECTION_REQUIRED, "Rufbereitschaft", "on_call required" },
	      { SG_SECTION_REQUIRED, "Astreintes une semaine sur six", "on_call required" },
	      { SG_SECTION_REQUIRED, "Willing to travel up to 20 %", "travel=20% required" },
	      { SG_SECTION_REQUIRED, "10-25% travel may be required", "travel=25% required" },
	      { SG_SECTION_REQUIRED, "Occasional travel", "travel required" },
	      { SG_SECTION_REQUIRED, "Reisebereitschaft", "travel required" },
	      { SG_SECTION_REQUIRED, "Готовность к командировкам", "travel required" });
}

static void certificates_that_are_no_skill(void)
{
	FACTS({ SG_SECTION_REQUIRED, "Valid driver's license",
		"certification=driving-licence required" },
	      { SG_SECTION_REQUIRED, "Führerschein", "certification=driving-licence required" },
	      { SG_SECTION_REQUIRED, "Prawo jazdy", "certification=driving-licence required" },
	      { SG_SECTION_REQUIRED, "FRM certification", "certification=FRM required" },
	      { SG_SECTION_REQUIRED, "Relevant certification", "certification required" });
}

static void how_and_how_long_one_works(void)
{
	FACTS({ SG_SECTION_OTHER, "Full-time", "employment_type=full_time unspecified" },
	      { SG_SECTION_OTHER, "Part-time or freelance",
		"employment_type=part_time unspecified; employment_type=contract unspecified" },
	      { SG_SECTION_OTHER, "B2B contract", "employment_type=contract unspecified" },
	      { SG_SECTION_OTHER, "Umowa o pracę", "employment_type=permanent unspecified" },
	      { SG_SECTION_OTHER, "Vollzeit, unbefristet",
		"employment_type=full_time unspecified; employment_type=permanent unspecified" },
	      { SG_SECTION_REQUIRED, "3 years of full-time work", "total_years=3 required" },
	      { SG_SECTION_BENEFITS, "Health cover for full-time employees", "" },
	      { SG_SECTION_LOCATION, "Fully remote", "remote=remote mentioned" },
	      { SG_SECTION_LOCATION, "Hybrid, three days a week in the lab",
		"remote=hybrid mentioned" },
	      { SG_SECTION_LOCATION, "Not remote", "remote=onsite mentioned" },
	      { SG_SECTION_LOCATION, "Télétravail possible", "remote=remote mentioned" },
	      { SG_SECTION_LOCATION, "Homeoffice", "remote=remote mentioned" },
	      { SG_SECTION_LOCATION, "Praca zdalna", "remote=remote mentioned" });
}

static void places_begin_a_line_or_follow_a_phrase(void)
{
	FACTS({ SG_SECTION_LOCATION, "Berlin, Germany", "place=Berlin, Germany mentioned" },
	      { SG_SECTION_LOCATION, "San Francisco, CA (or New York)",
		"place=San Francisco, CA mentioned" },
	      { SG_SECTION_LOCATION, "This team sits together", "" },
	      { SG_SECTION_LOCATION, "This team sits together. Berlin, of course", "" },
	      { SG_SECTION_LOCATION, "Oslo. Bergen later", "place=Oslo mentioned" },
	      { SG_SECTION_LOCATION, "X", "" },
	      { SG_SECTION_LOCATION, "Łódź, Poland", "place=Łódź, Poland mentioned" },
	      { SG_SECTION_LOCATION, "Москва", "place=Москва mentioned" },
	      { SG_SECTION_LOCATION, "東京", "place=東京 mentioned" },
	      { SG_SECTION_LOCATION, "🏠 at home", "" },
	      { SG_SECTION_OTHER, "You are based in Porto or willing to move",
		"place=Porto unspecified" },
	      { SG_SECTION_OTHER, "Work from our office in Cluj-Napoca",
		"place=Cluj-Napoca unspecified" },
	      { SG_SECTION_REQUIRED, "Must reside in Oslo, we help you move",
		"place=Oslo required" },
	      { SG_SECTION_ABOUT, "We are based in Paris", "" });
}

static void regions_and_time_zones(void)
{
	FACTS({ SG_SECTION_LOCATION, "Remote, EU",
		"remote=remote mentioned; region=EU mentioned" },
	      { SG_SECTION_OTHER, "Remote (US or Canada)",
		"remote=remote unspecified; region=US unspecified; region=Canada unspecified" },
	      { SG_SECTION_REQUIRED, "Based in Europe",
		"region=EU required" },
	      { SG_SECTION_REQUIRED, "Time zone CET ±2", "region=CET±2 required" },
	      { SG_SECTION_REQUIRED, "Time zones UTC-3 to UTC+3",
		"region=UTC-3 required; region=UTC+3 required" },
	      { SG_SECTION_OTHER, "Our office in India", "region=India unspecified" },
	      { SG_SECTION_REQUIRED, "Time zone CET 12", "region=CET required" },
	      { SG_SECTION_REQUIRED, "Time zone CET +/- 3h", "region=CET+/-3 required" },
	      { SG_SECTION_REQUIRED, "Overlap with EST", "region=EST required" },
	      { SG_SECTION_REQUIRED, "Stand-up is at 9 EST", "" },
	      { SG_SECTION_REQUIRED, "Stand-up is at 9 EST. Overlap with us", "" },
	      { SG_SECTION_REQUIRED, "Overlap with us. Stand-up is at 9 EST", "" },
	      { SG_SECTION_REQUIRED,
		"Stand-up is at 9 EST, and lunch is whenever you please to have some of it, "
		"so that you find quiet hours and overlap", "" },
	      { SG_SECTION_REQUIRED, "Sold all over Europe", "" });
}

static void pay_has_a_currency_and_a_reason(void)
{
	FACTS({ SG_SECTION_COMPENSATION, "$120k–$150k",
		"salary=120000-150000 USD/year mentioned" },
	      { SG_SECTION_COMPENSATION, "$150,000 - $190,000 plus equity",
		"salary=150000-190000 USD/year mentioned" },
	      { SG_SECTION_COMPENSATION, "€70.000 - 85.000",
		"salary=70000-85000 EUR/year mentioned" },
	      { SG_SECTION_COMPENSATION, "70-85k EUR", "salary=70000-85000 EUR/year mentioned" },
	      { SG_SECTION_COMPENSATION, "70k-85kEUR", "salary=70000-85000 EUR/year mentioned" },
	      { SG_SECTION_COMPENSATION, "70K-85KEUR", "salary=70000-85000 EUR/year mentioned" },
	      { SG_SECTION_COMPENSATION, "70000-85000 NEURONS", "" },
	      { SG_SECTION_COMPENSATION, "NEUR 70000-85000", "" },
	      { SG_SECTION_COMPENSATION, "B70000 EUR", "" },
	      { SG_SECTION_COMPENSATION, "Pay 70000-85000 EUR",
		"salary=70000-85000 EUR/year mentioned" },
	      { SG_SECTION_COMPENSATION, "€70000 to 85000",
		"salary=70000-85000 EUR/year mentioned" },
	      { SG_SECTION_COMPENSATION, "€70 to 85 per hour",
		"salary=70-85 EUR/hour mentioned" },
	      { SG_SECTION_COMPENSATION, "70k to 85k EUR",
		"salary=70000-85000 EUR/year mentioned" },
	      { SG_SECTION_COMPENSATION, "£600/day", "salary=600 GBP/day mentioned" },
	      { SG_SECTION_COMPENSATION, "EUR 600/day, outside payroll",
		"salary=600 EUR/day mentioned" },
	      { SG_SECTION_COMPENSATION, "NOK 850,000-980,000",
		"salary=850000-980000 NOK/year mentioned" },
	      { SG_SECTION_COMPENSATION, "CHF 110'000 to CHF 130'000",
		"salary=110000-130000 CHF/year mentioned" },
	      { SG_SECTION_COMPENSATION, "20 000 - 28 000 PLN",
		"salary=20000-28000 PLN mentioned" },
	      { SG_SECTION_COMPENSATION, "20 000 - 28 000 zł miesięcznie",
		"salary=20000-28000 PLN/month mentioned" },
	      { SG_SECTION_COMPENSATION, "от 250 000 ₽ в месяц",
		"salary=250000 RUB/month mentioned" },
	      { SG_SECTION_COMPENSATION, "$62.50 per hour", "salary=62.5 USD/hour mentioned" },
	      { SG_SECTION_COMPENSATION, "$140,000/year - $185,000/year",
		"salary=140000-185000 USD/year mentioned" },
	      { SG_SECTION_COMPENSATION, "$130,000 to $150,000 CAD",
		"salary=130000-150000 CAD/year mentioned" },
	      { SG_SECTION_OTHER, "The salary is between 90,000 and 110,000 USD",
		"salary=90000-110000 USD/year mentioned" },
	      { SG_SECTION_OTHER, "We raised $23 million", "" },
	      { SG_SECTION_OTHER, "We raised $23M, with $100,000 from friends", "" },
	      { SG_SECTION_BENEFITS, "A learning budget of $2,000 per year", "" },
	      { SG_SECTION_BENEFITS, "A 401(k) match of $5,000 a year", "" },
	      { SG_SECTION_ABOUT, "Customers pay $40,000 - $60,000 a year", "" },
	      { SG_SECTION_OTHER, "$100", "" });
}

static void seniority_of_a_title(void)
{
	FACTS({ SG_SECTION_TITLE, "Staff Plumber", "seniority=staff required" },
	      { SG_SECTION_TITLE, "Staff Nurse", "" },
	      { SG_SECTION_TITLE, "Senior Staff Nurse", "seniority=senior required" },
	      { SG_SECTION_TITLE, "Principal Engineer", "seniority=principal required" },
	      { SG_SECTION_TITLE, "Werkstudent", "seniority=student required" },
	      { SG_SECTION_TITLE, "Head of Delivery", "seniority=head required" },
	      { SG_SECTION_REQUIRED, "You report to a senior manager", "" });
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
	/* Items ask where no heading says what does; a title is none. */
	findings = line_findings(arena, SG_SECTION_OTHER, "You have opinions about ledgers");
	CHECK(findings.coverage.lines == 1 && findings.coverage.n_left == 1);
	findings = line_findings(arena, SG_SECTION_BENEFITS, "You have opinions about ledgers");
	CHECK(findings.coverage.lines == 0 && findings.coverage.n_left == 0);
	findings = line_findings(arena, SG_SECTION_REQUIRED, "Docker. And more.");
	CHECK(findings.coverage.lines == 1 && findings.coverage.understood == 1);
	CHECK(findings.coverage.n_left == 0);
	sg_arena_free(arena);
	line_teardown();
}

static void tags_are_no_lines(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_findings findings;

	line_setup();
	findings = line_findings(arena, SG_SECTION_REQUIRED, "#LI-Remote #hiring");
	CHECK(findings.coverage.lines == 0 && findings.coverage.n_left == 0);
	findings = line_findings(arena, SG_SECTION_REQUIRED, "#hiring those who know ledgers");
	CHECK(findings.coverage.lines == 1 && findings.coverage.n_left == 1);
	sg_arena_free(arena);
	line_teardown();
}

static void closing_paragraphs_are_no_requirements(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_findings findings;

	line_setup();
	findings = line_findings(arena, SG_SECTION_REQUIRED,
				 "Docker\n\nAcme is an equal opportunity employer.\n\n"
				 "We hire without regard to citizenship.\n\nCome as you are.");
	CHECK(findings.coverage.lines == 1 && findings.coverage.understood == 1);
	CHECK(findings.n_facts == 0);
	findings = line_findings(arena, SG_SECTION_REQUIRED,
				 "Docker\n\nThe salary range is secret.\n\n- Opinions on ledgers");
	CHECK(findings.coverage.lines == 2 && findings.coverage.n_left == 1);
	CHECK_STR(findings.coverage.left_quotes[0], "Opinions on ledgers");
	findings = line_findings(arena, SG_SECTION_REQUIRED,
				 "Work on our salary range tool\n\nYou know ledgers.");
	CHECK(findings.coverage.lines == 2);
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

TEST_MAIN(TEST(total_years), TEST(degrees_by_their_many_names),
	  TEST(languages_have_their_own_strength_and_level), TEST(permits_and_what_asks_for_one),
	  TEST(clearances_by_their_names), TEST(duty_and_travel),
	  TEST(certificates_that_are_no_skill), TEST(how_and_how_long_one_works),
	  TEST(places_begin_a_line_or_follow_a_phrase), TEST(regions_and_time_zones),
	  TEST(pay_has_a_currency_and_a_reason), TEST(seniority_of_a_title),
	  TEST(lines_that_say_nothing_are_left), TEST(tags_are_no_lines),
	  TEST(closing_paragraphs_are_no_requirements), TEST(hostile_lines_end_soon))
