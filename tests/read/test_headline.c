/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "read/headline.h"

static struct sg_arena *arena;
static struct sg_roles roles;
static sg_str body;

static struct sg_posting head(const char *text)
{
	struct sg_posting posting = { 0 };

	sg_headline_read(&roles, sg_str_of(text), &posting, &body);
	return posting;
}

static void title_company_place_pay_and_date_are_read_from_the_first_lines(void)
{
	struct sg_posting posting =
		head("Data Engineer\r\nMarsh & Sons. Gdansk. PLN 17,000-22,000 a month.\r\n"
		     "Posted: 2026-11-19\r\n\r\nWe count birds.\r\n");

	CHECK_STR(posting.title, "Data Engineer");
	CHECK_STR(posting.company, "Marsh & Sons");
	CHECK_STR(posting.location, "Gdansk");
	CHECK_STR(posting.salary, "17000-22000 PLN");
	CHECK_STR(posting.posted, "2026-11-19");
	CHECK(sg_str_starts(body, SG_STR("Marsh")));
}

static void markdown_marks_are_no_part_of_the_title(void)
{
	struct sg_posting posting =
		head("# **Platform Engineer**\n\nKestrel · Utrecht · €68k–82k\n\nx");

	CHECK_STR(posting.title, "Platform Engineer");
	CHECK_STR(posting.company, "Kestrel");
	CHECK_STR(posting.location, "Utrecht");
	CHECK_STR(posting.salary, "68000-82000 EUR");
}

static void the_form_of_hiring_threads_is_split_and_its_line_kept(void)
{
	struct sg_posting posting = head("Ondine | Streaming Engineer | Full-time | REMOTE (EU) | "
					 "EUR 70-86k | https://ondine.example\nWe listen.");

	CHECK_STR(posting.company, "Ondine");
	CHECK_STR(posting.title, "Streaming Engineer");
	CHECK(posting.remote == SG_YES);
	CHECK_STR(posting.salary, "70000-86000 EUR");
	CHECK(sg_str_starts(body, SG_STR("Ondine |")));
}

static void cells_that_cannot_be_titles_are_passed_over(void)
{
	struct sg_posting posting = { 0 };

	CHECK(sg_headline_split(&roles, SG_STR("Acme | REMOTE | https://a.example | SRE | Oslo"),
				&posting));
	CHECK_STR(posting.title, "SRE");
	CHECK_STR(posting.location, "Oslo");
	CHECK(!sg_headline_split(&roles, SG_STR("Acme | SRE"), &posting));
	CHECK(!sg_headline_split(&roles, SG_STR(" | | | "), &posting));
	CHECK(!sg_headline_split(&roles, SG_STR(""), &posting));
}

static void a_cell_that_names_a_job_is_the_title_wherever_it_stands(void)
{
	static sg_str words[] = { SG_LIT("engineer") };
	struct sg_roles known = { .arena = arena, .words = { words, 1, 1 }, .gathered = true };
	struct sg_posting posting = { 0 };

	CHECK(sg_headline_split(&known, SG_STR("Acme | London, UK | Full-time | Go Engineers"),
				&posting));
	CHECK_STR(posting.title, "Go Engineers");
	CHECK_STR(posting.location, "London, UK");
	CHECK_STR(posting.employment_type, "FULL_TIME");
	posting = (struct sg_posting){ 0 };
	CHECK(sg_headline_split(&known, SG_STR("Staff Engineer | Acme | Remote (EU) | Oslo"),
				&posting));
	CHECK_STR(posting.title, "Staff Engineer");
	CHECK_STR(posting.company, "Acme");
	CHECK_STR(posting.location, "Oslo");
	CHECK(posting.remote == SG_YES);
}

static void a_sentence_below_the_title_is_no_company(void)
{
	CHECK_STR(head("Engineer\nWe are hiring. Apply now.\nx").company, NULL);
	CHECK_STR(head("Engineer\nWe build things that last, and we do it well.\nx").company, NULL);
	CHECK_STR(head("Engineer\nRequirements:\n- Go").company, NULL);
	CHECK_STR(head("Engineer\nRequirements\n- Go").company, NULL);
}

static void a_name_alone_needs_its_full_stop(void)
{
	CHECK_STR(head("Backend Wizard\nYonderly.\n\nWho we are").company, "Yonderly");
}

static void a_first_line_that_is_a_sentence_or_an_item_is_no_title(void)
{
	CHECK_STR(head("We need Go.\nAnd SQL").title, NULL);
	CHECK_STR(head("- Go\n- SQL").title, NULL);
	CHECK_STR(head("Requirements:\n- SQL").title, NULL);
}

static void a_single_line_is_text_and_no_title(void)
{
	CHECK_STR(head("Go developer with Kubernetes\n").title, NULL);
	CHECK_STR(body, "Go developer with Kubernetes\n");
	CHECK_STR(head("").title, NULL);
	CHECK_STR(body, "");
}

static void a_date_inside_a_sentence_or_far_below_is_not_taken(void)
{
	CHECK_STR(head("T\nRef 12026-11-19\nx").posted, NULL);
	CHECK_STR(head("T\n2026-13-45\nx").posted, NULL);
	CHECK_STR(head("T\na\nb\nc\nd\ne\nf\ng\nPosted: 2026-11-19").posted, NULL);
}

static void what_is_known_already_is_kept(void)
{
	struct sg_posting posting = { .title = SG_STR("T"), .company = SG_STR("C") };

	sg_headline_read(&roles, SG_STR("T\nD. Oslo.\nrest"), &posting, &body);
	CHECK_STR(posting.company, "C");
	CHECK_STR(posting.location, "Oslo");
	CHECK_STR(body, "D. Oslo.\nrest");
}

static void prepare(void)
{
	arena = sg_arena_new(0);
	CHECK(arena != NULL);
	roles.arena = arena;
}

static void clean_up(void)
{
	sg_arena_free(arena);
}

TEST_MAIN(TEST(prepare), TEST(title_company_place_pay_and_date_are_read_from_the_first_lines),
	  TEST(markdown_marks_are_no_part_of_the_title),
	  TEST(the_form_of_hiring_threads_is_split_and_its_line_kept),
	  TEST(cells_that_cannot_be_titles_are_passed_over),
	  TEST(a_cell_that_names_a_job_is_the_title_wherever_it_stands),
	  TEST(a_sentence_below_the_title_is_no_company), TEST(a_name_alone_needs_its_full_stop),
	  TEST(a_first_line_that_is_a_sentence_or_an_item_is_no_title),
	  TEST(a_single_line_is_text_and_no_title),
	  TEST(a_date_inside_a_sentence_or_far_below_is_not_taken),
	  TEST(what_is_known_already_is_kept), TEST(clean_up))
