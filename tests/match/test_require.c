/* SPDX-License-Identifier: MIT */
#include "match/line.h"

enum {
	REQ = SG_SECTION_REQUIRED,
	PREF = SG_SECTION_PREFERRED,
	DUTY = SG_SECTION_RESPONSIBILITIES,
	STACK = SG_SECTION_STACK,
	ABOUT = SG_SECTION_ABOUT,
	OTHER = SG_SECTION_OTHER,
};

static void or_makes_one_requirement(void)
{
	LINES({ REQ, "Kotlin or Java", "required kotlin|java" },
	      { REQ, "Kafka, RabbitMQ or NATS on a busy day", "required kafka|rabbitmq|nats" },
	      { REQ, "Either PostgreSQL or MySQL", "required postgresql|mysql" },
	      { REQ, "Python and/or Ruby", "required python|ruby" });
}

static void and_makes_several(void)
{
	LINES({ REQ, "Kotlin and PostgreSQL", "required kotlin; required postgresql" },
	      { REQ, "Docker, Kafka, and Terraform",
		"required docker; required kafka; required terraform" },
	      { REQ, "Docker as well as Terraform", "required docker; required terraform" },
	      { REQ, "Docker, Terraform", "required docker; required terraform" });
}

static void a_technology_in_the_name_of_a_practice_is_asked_for_too(void)
{
	LINES({ REQ, "5+ years of Linux system administration",
		"required linux-administration 5y; required linux 5y" },
	      { REQ, "Linux administration and Docker",
		"required linux-administration; required linux; required docker" });
}

static void and_closes_an_alternative(void)
{
	LINES({ REQ, "Terraform or Pulumi, and Docker", "required terraform|pulumi; required docker" },
	      { REQ, "Kotlin and either Kafka or RabbitMQ",
		"required kotlin; required kafka|rabbitmq" });
}

static void slashes_join_what_is_of_a_sort(void)
{
	LINES({ REQ, "Kotlin/Java", "required kotlin|java" },
	      { REQ, "AWS/GCP/Azure", "required aws|gcp|azure" },
	      { REQ, "HTML/CSS", "required html; required css" },
	      { REQ, "Node.js/React", "required nodejs; required react" });
}

static void one_of_and_more_of(void)
{
	LINES({ REQ, "One of Kotlin, Java or Scala", "required kotlin|java|scala" },
	      { REQ, "At least two of Kotlin, Python and Ruby", "required 2of kotlin|python|ruby" },
	      { REQ, "Any of the following: Jenkins, GitLab CI, CircleCI",
		"required jenkins|gitlab-ci|circleci" });
}

static void examples_of_a_class_are_alternatives(void)
{
	LINES({ REQ, "A systems language such as Rust, Zig or C++", "required rust|zig|cpp" },
	      { REQ, "Brokers, e.g. Kafka or RabbitMQ", "required kafka|rabbitmq" },
	      { REQ, "Brokers such as Kafka and NATS", "required kafka|nats" },
	      { REQ, "Brokers such as the great old Kafka and NATS",
		"required kafka [strong]; required nats [strong]" },
	      { REQ, "Such as Kotlin or Scala and Java", "required kotlin|scala; required java" },
	      { REQ, "Languages such as Kotlin, Scala, or Java and Rust",
		"required kotlin|scala|java; required rust" },
	      { REQ, "One of Kotlin or Scala and Kafka", "required kotlin|scala; required kafka" },
	      { REQ, "A cloud (AWS, GCP, Azure)", "required aws|gcp|azure" });
}

static void items_under_one_of_are_one_choice(void)
{
	LINES({ REQ, "One or more of the following:\n  - Ruby\n  - Kotlin (2+ years)\n  - Scala\n- Kafka",
		"required ruby|kotlin|scala; required kafka" },
	      { REQ, "Kafka, and one of:\n  - Ruby\n  - Scala",
		"required kafka; required ruby|scala" },
	      { REQ, "At least two of:\n  - Terraform\n  - Ansible\n  - Puppet",
		"required 2of terraform|ansible|puppet" });
}

static void a_line_may_lead_the_items_under_it(void)
{
	LINES({ REQ, "Kotlin. Ideally,\n  - Kafka\n  - Ruby\n- Terraform",
		"required kotlin; preferred kafka; preferred ruby; required terraform" });
}

static void a_sentence_goes_on_over_a_broken_line(void)
{
	LINES({ ABOUT, "Coffee\n\nIn our first year we wrote all of our services in Scala,\n"
		       "but soon abandoned it in favour of Kotlin",
		"excluded scala; mentioned kotlin" });
}

static void brackets_hold_a_choice_or_parts(void)
{
	LINES({ REQ, "Python frameworks (Django, Flask)", "required python; required django|flask" },
	      { REQ, "AWS services (EC2, S3)", "required aws; required ec2; required s3" },
	      { REQ, "Clouds (AWS, GCP) are a plus", "preferred aws|gcp" },
	      { REQ, "No AWS (EC2, S3)", "excluded aws; excluded ec2; excluded s3" },
	      { REQ, "Languages other than Java (Kotlin, Rust)",
		"excluded java; required kotlin|rust" },
	      { REQ, "Ruby, Python (Django) or Kotlin", "required ruby|python|kotlin|django" });
}

static void what_others_may_be_of_is_not_asked(void)
{
	LINES({ REQ, "Kotlin, Scala or other JVM languages", "required kotlin|scala+; mentioned jvm" },
	      { REQ, "Terraform, Pulumi, or infrastructure things", "required terraform|pulumi+" });
}

static void slashes_join_no_complements(void)
{
	LINES({ REQ, "React/Next.js", "required react; required nextjs" },
	      { REQ, "TypeScript/Node.js", "required typescript; required nodejs" },
	      { REQ, "MySQL/PostgreSQL", "required mysql|postgresql" },
	      { REQ, "Kotlin/Java", "required kotlin|java" },
	      { REQ, "AWS/Terraform", "required aws; required terraform" },
	      { REQ, "Kotlin/Git", "required kotlin; required git" },
	      { REQ, "TCP/DNS", "required tcp-ip; required dns" });
}

static void what_the_candidate_has_is_asked_among_duties(void)
{
	LINES({ DUTY, "Experience with Kafka", "required kafka" },
	      { DUTY, "Strong understanding of Docker", "required docker [strong]" },
	      { DUTY, "Improve the experience of Kafka users", "mentioned kafka" },
	      { DUTY, "Run our Kafka clusters", "mentioned kafka" });
}

static void parts_of_a_product_are_all_asked(void)
{
	LINES({ REQ, "AWS (EC2, S3)", "required aws; required ec2; required s3" });
}

static void open_lists_say_so(void)
{
	LINES({ REQ, "Kafka, NATS or similar", "required kafka|nats+" },
	      { REQ, "Terraform or an equivalent tool", "required terraform+" },
	      { REQ, "Kubernetes or an equivalent orchestrator (Nomad, ECS)",
		"required kubernetes|nomad|ecs+" });
}

static void a_full_stop_behind_brackets_ends_the_sentence(void)
{
	LINES({ REQ, "Kafka (a lot of it). Terraform is a plus", "required kafka; preferred terraform" },
	      { REQ, "Terraform is a plus (really). Kafka", "preferred terraform; required kafka" },
	      { REQ, "Kotlin (any flavour. Really) is a plus", "preferred kotlin" },
	      { REQ, "Kotlin (or so. Kafka is a plus", "required kotlin; preferred kafka" },
	      { REQ, "Kotlin (or so. Kafka (a plus) too", "required kotlin; preferred kafka" },
	      { REQ, "Kafka. 2) Terraform is a plus", "required kafka; preferred terraform" },
	      { REQ, "Kotlin (a must). b) Kafka is a plus", "required kotlin; preferred kafka" });
}

static void the_clause_wins_over_the_heading(void)
{
	LINES({ REQ, "Terraform is a plus", "preferred terraform" },
	      { REQ, "Kotlin; Terraform is nice to have", "required kotlin; preferred terraform" },
	      { REQ, "Ideally Terraform", "preferred terraform" },
	      { REQ, "Kafka preferred and Kotlin", "preferred kafka; required kotlin" },
	      { REQ, "You will learn Kotlin and Kafka", "mentioned kotlin; mentioned kafka" },
	      { REQ, "We will teach you Kafka", "mentioned kafka [learning]" },
	      { OTHER, "You will learn Kafka and have Kotlin",
		"mentioned kafka; mentioned kotlin" },
	      { DUTY, "Experience with Kafka, Kotlin to learn",
		"mentioned kafka; mentioned kotlin" },
	      { REQ, "A good Kotlin knowledge is a plus", "preferred kotlin" },
	      { REQ, "Kotlin and knowledge of Kafka is a plus",
		"required kotlin; preferred kafka" },
	      { REQ, "In our Kotlin team of ten Kafka is a plus",
		"required kotlin; preferred kafka" },
	      { REQ, "Kotlin, Terraform a plus", "required kotlin; preferred terraform" },
	      { REQ, "Kotlin, Docker and Terraform are a plus",
		"preferred kotlin; preferred docker; preferred terraform" },
	      { DUTY, "You must have worked with Kafka before", "required kafka" },
	      { STACK, "Terraform is a bonus", "preferred terraform" },
	      { REQ, "(Desirable) Kotlin and Docker", "preferred kotlin; preferred docker" },
	      { REQ, "Experience with Kafka, Docker, Terraform would be a plus",
		"preferred kafka; preferred docker; preferred terraform" });
}

static void extras_never_become_musts(void)
{
	LINES({ PREF, "Kotlin", "preferred kotlin" },
	      { PREF, "Kotlin is a must for this bonus", "preferred kotlin" });
}

static void sections_without_a_cue(void)
{
	LINES({ STACK, "Kotlin and Kafka", "mentioned kotlin; mentioned kafka" },
	      { DUTY, "Run our Elasticsearch clusters", "mentioned elasticsearch" },
	      { ABOUT, "Our customers run PostgreSQL", "mentioned postgresql" },
	      { OTHER, "PostgreSQL", "unspecified postgresql" },
	      { OTHER, "We use PostgreSQL", "mentioned postgresql" },
	      { OTHER, "You have experience with PostgreSQL", "required postgresql" });
}

static void negations(void)
{
	LINES({ REQ, "No PHP", "excluded php" },
	      { REQ, "We do not use PHP", "excluded php" },
	      { REQ, "This is not a Java role", "excluded java" },
	      { REQ, "No prior Kotlin experience required", "not_required kotlin" },
	      { REQ, "You don't need to know Kubernetes", "not_required kubernetes" },
	      { REQ, "Kubernetes is not required", "not_required kubernetes" },
	      { REQ, "Kotlin is a must; Redis is not!", "required kotlin; not_required redis" },
	      { REQ, "Kotlin (Redis is not) and Kafka",
		"required kotlin; not_required redis; required kafka" },
	      { REQ, "Kotlin required, Redis not, Kafka a plus",
		"required kotlin; not_required redis; preferred kafka" },
	      { REQ, "Neither Ruby nor PHP", "excluded ruby; excluded php" },
	      { REQ, "Python, not Ruby", "required python; excluded ruby" },
	      { REQ, "Kotlin rather than Java", "required kotlin; excluded java" },
	      { OTHER, "We moved away from MongoDB to PostgreSQL",
		"excluded mongodb; mentioned postgresql" });
}

static void negations_that_are_none(void)
{
	LINES({ REQ, "Not only Kotlin but also Rust", "required kotlin; required rust" },
	      { REQ, "No less than three years of Kotlin", "required kotlin 3y" },
	      { REQ, "Terraform is not required but appreciated", "preferred terraform" },
	      { REQ, "Terraform is preferred but not required", "preferred terraform" });
}

static void years_bind_to_what_they_stand_beside(void)
{
	LINES({ REQ, "4+ years of Kotlin", "required kotlin 4y" },
	      { REQ, "4-6 years of Kotlin", "required kotlin 4y" },
	      { REQ, "At least two years with Terraform", "required terraform 2y" },
	      { REQ, "Kotlin (3 years), Kafka (1 year)", "required kotlin 3y; required kafka 1y" },
	      { REQ, "4+ years with Kotlin or Java", "required kotlin|java 4y" },
	      { REQ, "4+ years of experience with Kotlin", "required kotlin 4y" },
	      { REQ, "Kotlin 3 years", "required kotlin 3y" },
	      { REQ, "Five (5) years of Kotlin", "required kotlin 5y" },
	      { REQ, "Up to 2 years of Kotlin", "required kotlin" },
	      { REQ, "24 months of Kotlin", "required kotlin 2y" },
	      { REQ, "6 years in software, 2 of which with Kotlin", "required kotlin 2y" },
	      { REQ, "5+ years with Kotlin and 3+ with Terraform",
		"required kotlin 5y; required terraform 3y" },
	      { REQ, "7 years (or 5 with luck) of Kotlin", "required kotlin 7y" });
}

static void other_numbers_are_no_years(void)
{
	LINES({ REQ, "Java 17", "required java" },
	      { ABOUT, "A 12 year old company that runs PostgreSQL", "mentioned postgresql" },
	      { REQ, "400 years of Kotlin", "required kotlin" },
	      { REQ, "Kotlin, and you are 18 years old", "required kotlin" },
	      { REQ, "Kotlin for a platform of 9 years in business", "required kotlin" },
	      { REQ, "For over 10 years we wrote Kotlin", "required kotlin" },
	      { REQ, "Kotlin, since 3 years our language", "required kotlin" });
}

static void proficiency_is_kept(void)
{
	LINES({ REQ, "Strong Kotlin", "required kotlin [strong]" },
	      { REQ, "Familiarity with Terraform", "required terraform [familiar]" },
	      { REQ, "Working knowledge of Docker", "required docker [working]" });
}

static void same_things_said_twice_are_one(void)
{
	LINES({ REQ, "Kotlin. We love Kotlin. 3 years of Kotlin.", "required kotlin 3y" });
}

static void a_favourite_is_asked_besides_the_choice(void)
{
	LINES({ REQ, "Kotlin (preferred), Java or Ruby",
		"required kotlin|java|ruby; preferred kotlin" },
	      { REQ, "Terraform, Pulumi (a plus) or Ansible",
		"required terraform|pulumi|ansible; preferred pulumi" },
	      { REQ, "Kotlin (at home), Java or Ruby", "required kotlin|java|ruby" });
}

static void the_umbrella_of_a_choice_asks_nothing_more(void)
{
	LINES({ REQ, "Kafka, RabbitMQ or a similar message broker",
		"required kafka|rabbitmq+; mentioned message-queues" },
	      { REQ, "Git, SVN (or another version control system)",
		"required git|svn+; mentioned version-control" },
	      { REQ, "Jira (or similar, e.g. Trello)", "required jira|trello+" },
	      { REQ, "PostgreSQL or MySQL, and databases",
		"required postgresql|mysql; required databases" },
	      { REQ, "Such as MySQL databases, Kafka or NATS",
		"required mysql|kafka|nats; required databases" });
}

static void what_another_may_stand_for_takes_its_parts_along(void)
{
	LINES({ REQ, "AWS services (S3, EC2) or any other vendor", "required aws|s3|ec2+" },
	      { REQ, "AWS (S3, EC2) and Kafka",
		"required aws; required s3; required ec2; required kafka" });
}

static void plus_signs_join(void)
{
	LINES({ REQ, "Tools (Grafana + Kibana, Splunk)", "required grafana|kibana|splunk" },
	      { REQ, "Kotlin + PostgreSQL", "required kotlin; required postgresql" });
}

TEST_MAIN(TEST(or_makes_one_requirement), TEST(and_makes_several),
	  TEST(a_technology_in_the_name_of_a_practice_is_asked_for_too),
	  TEST(and_closes_an_alternative),
	  TEST(slashes_join_what_is_of_a_sort), TEST(one_of_and_more_of),
	  TEST(examples_of_a_class_are_alternatives), TEST(items_under_one_of_are_one_choice),
	  TEST(a_line_may_lead_the_items_under_it),
	  TEST(a_sentence_goes_on_over_a_broken_line),
	  TEST(brackets_hold_a_choice_or_parts),
	  TEST(what_others_may_be_of_is_not_asked),
	  TEST(slashes_join_no_complements),
	  TEST(what_the_candidate_has_is_asked_among_duties),
	  TEST(parts_of_a_product_are_all_asked),
	  TEST(open_lists_say_so), TEST(a_full_stop_behind_brackets_ends_the_sentence),
	  TEST(the_clause_wins_over_the_heading),
	  TEST(extras_never_become_musts), TEST(sections_without_a_cue), TEST(negations),
	  TEST(negations_that_are_none), TEST(years_bind_to_what_they_stand_beside),
	  TEST(other_numbers_are_no_years), TEST(proficiency_is_kept),
	  TEST(same_things_said_twice_are_one), TEST(a_favourite_is_asked_besides_the_choice),
	  TEST(the_umbrella_of_a_choice_asks_nothing_more),
	  TEST(what_another_may_stand_for_takes_its_parts_along), TEST(plus_signs_join))
