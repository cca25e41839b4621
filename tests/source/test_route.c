/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include <skillgap/route.h>

#include "base/str.h"
#include "test.h"

static struct sg_dict *dict;
static struct sg_arena *arena;

/* The first request of a source, "POST url" when it has a body; absent when refused. */
static sg_str first_request(const char *source)
{
	struct sg_route *route;
	struct sg_request request;
	sg_str told = { NULL, 0 };

	if (sg_route_new(&route, dict, sg_str_of(source), NULL, NULL) != SG_OK)
		return told;
	if (sg_route_next(route, &request))
		told = sg_arena_printf(arena, "%s" SG_FMT, request.body.ptr == NULL ? "" : "POST ",
				       SG_ARG(request.url));
	sg_route_free(route);
	return told;
}

static void what_people_paste_leads_to_the_interface_of_its_board(void)
{
	static const struct {
		const char *source, *request;
	} rows[] = {
		{ "greenhouse:acme",
		  "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true" },
		{ "https://boards.greenhouse.io/acme",
		  "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true" },
		{ "https://job-boards.greenhouse.io/acme/jobs/4635890101?gh_src=x",
		  "https://boards-api.greenhouse.io/v1/boards/acme/jobs/4635890101" },
		{ "https://job-boards.eu.greenhouse.io/acme/jobs/17/",
		  "https://boards-api.greenhouse.io/v1/boards/acme/jobs/17" },
		{ "https://boards.greenhouse.io/embed/job_app?for=acme&token=17",
		  "https://boards-api.greenhouse.io/v1/boards/acme/jobs/17" },
		{ "https://jobs.lever.co/acme/11111111-2222-3333-4444-555555555555/apply",
		  "https://api.lever.co/v0/postings/acme/11111111-2222-3333-4444-555555555555" },
		{ "https://jobs.ashbyhq.com/Acme%20Labs",
		  "https://api.ashbyhq.com/posting-api/job-board/Acme%20Labs"
		  "?includeCompensation=true" },
		{ "https://web.archive.org/web/20230222214416/https://acme.example/jobs/1",
		  "https://web.archive.org/web/20230222214416id_/https://acme.example/jobs/1" },
		{ "https://acme.example/jobs/1", "https://acme.example/jobs/1" },
		/* The name of a board in another site's path means nothing. */
		{ "https://evil.example/jobs.lever.co/acme",
		  "https://evil.example/jobs.lever.co/acme" },
		{ "https://boards.greenhouse.io/../jobs/1",
		  "https://boards.greenhouse.io/../jobs/1" },
		{ "greenhouse:a/b", NULL },
		{ "greenhouse:..", NULL },
		{ "nosuchboard:acme", NULL },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK_STR(first_request(rows[i].source), rows[i].request);
}

/* ---- whole conversations ------------------------------------------------------------ */

struct told {
	struct sg_buf text; /* "title @ company; " of each posting */
};

/* An sg_record_fn. */
static int tell(void *user, const struct sg_record *record)
{
	struct told *told = user;

	sg_buf_printf(&told->text, SG_FMT " @ " SG_FMT " <" SG_FMT ">; ",
		      SG_ARG(record->posting.title), SG_ARG(record->posting.company),
		      SG_ARG(record->posting.url));
	return 0;
}

/* Runs a source over pages given in order; what it gave, then what it was asked for. */
static sg_str converse(const char *source, const char *const *bodies, size_t n,
		       const struct sg_route_options *options)
{
	struct sg_route *route;
	struct told told = { .text = { .arena = arena } };
	struct sg_request request;
	struct sg_error err = { 0 };

	if (sg_route_new(&route, dict, sg_str_of(source), options, &err) != SG_OK)
		return sg_arena_printf(arena, "refused: %s", err.text);
	for (size_t i = 0; sg_route_next(route, &request); i++) {
		struct sg_page page = { .url = request.url };
		struct sg_error missing = { .status = SG_ENOTFOUND, .text = "gone (404)" };
		bool found = i < n;

		page.http_status = found ? 200 : 404;
		page.body = sg_str_of(found ? bodies[i] : NULL);
		err = (struct sg_error){ 0 };
		if (sg_route_answer(route, &page, found ? NULL : &missing, arena, tell, &told,
				    &err) != SG_OK)
			sg_buf_printf(&told.text, "failed: %s%s%s; ", err.source,
				      err.source[0] == '\0' ? "" : ": ", err.text);
	}
	CHECK(sg_route_done(route));
	if (sg_route_note(route).ptr != NULL)
		sg_buf_printf(&told.text, "note: " SG_FMT "; ", SG_ARG(sg_route_note(route)));
	sg_route_free(route);
	return sg_buf_str(&told.text);
}

#define BOARD                                                                                      \
	"{\"jobs\":[{\"id\":1,\"title\":\"Go Developer\",\"content\":\"&lt;p&gt;Go.&lt;/p&gt;\","  \
	"\"absolute_url\":\"https://acme.example/1\"},"                                            \
	"{\"id\":2,\"title\":\"Nurse\",\"content\":\"&lt;p&gt;Care.&lt;/p&gt;\","                  \
	"\"absolute_url\":\"https://acme.example/2\"}]}"

static void a_board_gives_all_its_postings_with_its_name_for_the_company(void)
{
	CHECK_STR(converse("greenhouse:acme", (const char *[]){ BOARD }, 1, NULL),
		  "Go Developer @ acme <https://acme.example/1>; "
		  "Nurse @ acme <https://acme.example/2>; ");
}

static void no_more_postings_are_read_than_asked_for(void)
{
	struct sg_route_options options = { .max_postings = 1 };

	CHECK_STR(converse("greenhouse:acme", (const char *[]){ BOARD }, 1, &options),
		  "Go Developer @ acme <https://acme.example/1>; ");
}

static void one_posting_is_chosen_from_a_board_that_cannot_be_asked_for_one(void)
{
	static const char board[] =
		"{\"jobs\":[{\"id\":\"aaaaaaaa-2222-3333-4444-555555555555\",\"title\":\"Cook\","
		"\"descriptionHtml\":\"<p>Food.</p>\"},"
		"{\"id\":\"bbbbbbbb-2222-3333-4444-555555555555\",\"title\":\"Go Developer\","
		"\"descriptionHtml\":\"<p>Go.</p>\","
		"\"jobUrl\":\"https://jobs.ashbyhq.com/acme/bbbbbbbb\"}]}";

	CHECK_STR(converse("https://jobs.ashbyhq.com/acme/bbbbbbbb-2222-3333-4444-555555555555",
			   (const char *[]){ board }, 1, NULL),
		  "Go Developer @ acme <https://jobs.ashbyhq.com/acme/bbbbbbbb>; ");
	CHECK_STR(converse("https://jobs.ashbyhq.com/acme/cccccccc-2222-3333-4444-555555555555",
			   (const char *[]){ board }, 1, NULL),
		  "failed: Ashby: this posting is gone; ");
}

static void a_board_that_does_not_exist_is_said_to(void)
{
	static const char page[] =
		"<h1>Jobs</h1><a href='https://jobs.lever.co/acme'>All of them</a>";

	CHECK_STR(converse("lever:acme", NULL, 0, NULL), "failed: lever:acme: no such board; ");
	CHECK_STR(converse("https://jobs.lever.co/acme?x=1", NULL, 0, NULL),
		  "failed: jobs.lever.co/acme: no such board; ");
	CHECK_STR(converse("https://acme.example/jobs", (const char *[]){ page }, 1, NULL),
		  "failed: acme.example/jobs: Lever has no board \"acme\"; "
		  "note: acme.example uses Lever: reading lever:acme (1 request); ");
}

static void a_careers_page_leads_to_the_board_it_embeds(void)
{
	static const char page[] =
		"<title>Careers</title><h1>Work with us</h1><p>We are nice people.</p>"
		"<div id=grnhse_app></div>"
		"<script src='https://boards.greenhouse.io/embed/job_board/js?for=acme'></script>";

	CHECK_STR(converse("https://careers.acme.example/", (const char *[]){ page, BOARD }, 2,
			   NULL),
		  "Go Developer @ acme <https://acme.example/1>; "
		  "Nurse @ acme <https://acme.example/2>; "
		  "note: careers.acme.example uses Greenhouse: reading greenhouse:acme "
		  "(1 request); ");
}

static void the_address_of_a_page_says_which_posting_of_its_own_board_is_meant(void)
{
	static const char page[] =
		"<title>Careers</title><h1>Work with us</h1><p>We are nice people.</p>"
		"<script src='https://boards.greenhouse.io/embed/job_board/js?for=acme'></script>";
	static const char job[] =
		"{\"id\":2,\"title\":\"Nurse\",\"content\":\"&lt;p&gt;Care.&lt;/p&gt;\","
		"\"absolute_url\":\"https://acme.example/2\"}";
	static const char lever[] =
		"<title>Careers</title><h1>Work with us</h1><p>We are nice people.</p>"
		"<a href='https://jobs.lever.co/acme'>Jobs</a>";
	static const char none[] = "[]";

	CHECK_STR(converse("https://acme.example/jobs?gh_jid=2#app", (const char *[]){ page, job },
			   2, NULL),
		  "Nurse @ acme <https://acme.example/2>; "
		  "note: acme.example uses Greenhouse: reading greenhouse:acme (1 request); ");
	CHECK_STR(converse("https://acme.example/jobs?gh_jid=2", (const char *[]){ lever, none }, 2,
			   NULL),
		  "failed: acme.example/jobs: no posting in it (an empty list); "
		  "note: acme.example uses Lever: reading lever:acme (1 request); ");
}

static void a_posting_that_only_links_to_a_board_is_read_as_it_is(void)
{
	static const char page[] =
		"<title>Go Developer</title><h1>Go Developer</h1><h2>Requirements</h2>"
		"<ul><li>Go</li><li>PostgreSQL and a liking for long descriptions of what "
		"people do all day in this company and its teams</li></ul>"
		"<a href='https://jobs.lever.co/acme'>All jobs</a>";

	CHECK_STR(converse("https://acme.example/jobs/1", (const char *[]){ page }, 1, NULL),
		  "Go Developer @  <https://acme.example/jobs/1>; ");
}

static void a_posting_that_the_page_declares_is_read_whatever_it_links_to(void)
{
	static const char page[] =
		"<title>Careers</title><script type='application/ld+json'>{\"@type\":\"JobPosting\","
		"\"title\":\"Go Developer\",\"description\":\"Write Go.\"}</script>"
		"<a href='https://jobs.lever.co/acme'>All jobs</a>";

	CHECK_STR(converse("https://acme.example/jobs/1", (const char *[]){ page }, 1, NULL),
		  "Go Developer @  <https://acme.example/jobs/1>; ");
}

static void postings_that_were_asked_for_one_by_one_are_all_given(void)
{
	static const char list[] = "[{\"uuid\":\"a1\",\"name\":\"One\"},"
				   "{\"uuid\":\"a2\",\"name\":\"Two\"}]";
	static const char one[] = "{\"uuid\":\"a1\",\"name\":\"One\",\"companyName\":\"K\","
				  "\"url\":\"https://ats.rippling.com/kite/jobs/a1\","
				  "\"description\":{\"role\":\"<p>Go</p>\"}}";
	struct sg_route_options options = { .max_postings = 1 };

	CHECK_STR(converse("rippling:kite", (const char *[]){ list, one }, 2, &options),
		  "One @ K <https://ats.rippling.com/kite/jobs/a1>; ");
}

int main(void)
{
	static const struct test tests[] = {
		TEST(what_people_paste_leads_to_the_interface_of_its_board),
		TEST(a_board_gives_all_its_postings_with_its_name_for_the_company),
		TEST(no_more_postings_are_read_than_asked_for),
		TEST(one_posting_is_chosen_from_a_board_that_cannot_be_asked_for_one),
		TEST(a_board_that_does_not_exist_is_said_to),
		TEST(a_careers_page_leads_to_the_board_it_embeds),
		TEST(the_address_of_a_page_says_which_posting_of_its_own_board_is_meant),
		TEST(a_posting_that_only_links_to_a_board_is_read_as_it_is),
		TEST(a_posting_that_the_page_declares_is_read_whatever_it_links_to),
		TEST(postings_that_were_asked_for_one_by_one_are_all_given),
	};
	int bad;

	arena = sg_arena_new(0);
	if (sg_dict_new(&dict, NULL, 0, NULL) != SG_OK)
		return EXIT_FAILURE;
	bad = run_tests(tests, sizeof tests / sizeof *tests);
	sg_dict_free(dict);
	sg_arena_free(arena);
	return bad;
}
