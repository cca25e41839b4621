/* SPDX-License-Identifier: MIT */
#include "text/html.h"

#include "test.h"

static struct sg_arena *arena;
static struct sg_dict *dict;

#define LONG                                                                                       \
	"<p>We build services that move parcels across the country, and we want someone who "      \
	"likes to keep them simple and fast for many years to come.</p>"
#define DUTIES "<h2>Requirements</h2><ul><li>Go</li><li>PostgreSQL</li></ul>"

static struct sg_page_parts read_page(const char *html)
{
	struct sg_page_parts parts;

	if (arena == NULL) {
		arena = sg_arena_new(0);
		CHECK(sg_dict_new(&dict, NULL, 0, NULL) == SG_OK);
	}
	CHECK(sg_html_page(dict, sg_str_of(html), arena, &parts, NULL) == SG_OK);
	return parts;
}

static bool has(struct sg_page_parts parts, const char *text)
{
	return sg_str_find(parts.text, sg_str_of(text), 0) != SIZE_MAX;
}

static void the_heading_is_the_title_where_the_page_repeats_it(void)
{
	CHECK_STR(read_page("<title>Go Developer | Acme</title><h1>Acme</h1><h1>Go "
			    "Developer</h1>" LONG)
			  .title,
		  "Go Developer");
	CHECK_STR(read_page("<meta property='og:title' content='Go &amp; SQL Developer'>"
			    "<h1>Careers</h1><h2 class=jobTitle>Go &amp; SQL Developer</h2>" LONG)
			  .title,
		  "Go & SQL Developer");
}

static void a_title_loses_its_site(void)
{
	CHECK_STR(read_page("<title>Go Developer - Backend | Careers</title>" LONG).title,
		  "Go Developer - Backend");
	CHECK_STR(read_page("<meta property=og:site_name content=Acme><title>Acme - Go "
			    "Developer</title>" LONG)
			  .title,
		  "Go Developer");
	CHECK_STR(read_page("<meta property=og:site_name content=Acme><title>Go Developer - "
			    "acme</title>" LONG)
			  .title,
		  "Go Developer");
}

static void the_first_line_is_the_title_of_a_page_without_one(void)
{
	CHECK_STR(read_page("<div>Go Developer</div><h2>Requirements</h2>" LONG).title,
		  "Go Developer");
	CHECK_STR(read_page(LONG).title, NULL);
}

static void metadata_is_given_as_written(void)
{
	struct sg_page_parts parts = read_page(
		"<link rel=canonical href='https://acme.example/jobs/1?a=1&amp;b=2'>"
		"<meta property=og:url content=https://other.example/>"
		"<meta property='og:site_name' content='Acme'>" LONG);

	CHECK_STR(parts.url, "https://acme.example/jobs/1?a=1&b=2");
	CHECK_STR(parts.site, "Acme");
}

static void json_ld_is_given_as_written_and_that_in_comments_is_not(void)
{
	const sg_str *scripts;
	size_t n;

	CHECK(sg_html_json_ld(SG_STR("<!-- <script type=application/ld+json>{}</script> -->"
				     "<script type='Application/LD+JSON; charset=utf-8'>"
				     "{\"a\":\"<\\/script>&amp;\"}</script><script>var x</script>"),
			      arena, &scripts, &n, NULL) == SG_OK);
	CHECK(n == 1);
	CHECK_STR(scripts[0], "{\"a\":\"<\\/script>&amp;\"}");
}

static void everything_beside_the_posting_is_left_out(void)
{
	struct sg_page_parts parts = read_page(
		"<header><a href=/>Home</a></header><nav>Java jobs</nav>"
		"<div id=cookieBanner>We use Perl</div><main><h1>Go Developer</h1>" LONG DUTIES
		"<div class='share-links'>Ruby</div><form>Your PHP skills</form></main>"
		"<aside>Scala</aside><div role=complementary>Swift</div><footer>Kotlin</footer>");

	CHECK(has(parts, "- PostgreSQL"));
	CHECK(!has(parts, "Java") && !has(parts, "Perl") && !has(parts, "Ruby"));
	CHECK(!has(parts, "PHP") && !has(parts, "Scala") && !has(parts, "Swift"));
	CHECK(!has(parts, "Kotlin") && !has(parts, "Home"));
}

static void lists_of_links_and_other_postings_are_left_out(void)
{
	struct sg_page_parts parts =
		read_page("<h1>Go Developer</h1>" LONG DUTIES
			  "<ul><li><a>Java Developer</a><li><a>Perl Hacker"
			  "</a><li><a>PHP Artist</a></ul><h2>Similar jobs</h2><p>Ruby Developer</p>"
			  "<h3>Scala</h3><h2>About us</h2><p>Kind people</p>");

	CHECK(has(parts, "PostgreSQL") && has(parts, "Kind people"));
	CHECK(!has(parts, "Perl") && !has(parts, "Ruby") && !has(parts, "Scala"));
}

static void skills_that_are_links_stay(void)
{
	CHECK(has(read_page("<h1>Go Developer</h1>" LONG "<ul class='job-tags'><li><a>Go</a><li>"
			    "<a>SQL</a><li><a>gRPC</a></ul>"),
		  "- gRPC"));
}

static void content_in_misnamed_elements_stays(void)
{
	CHECK(has(read_page("<div class=modal><h1>Go Developer</h1>" LONG DUTIES "</div>"), "Go"));
	CHECK(has(read_page("<form>" LONG LONG DUTIES "</form>x"), "PostgreSQL"));
	CHECK(has(read_page("<div style='visibility:hidden'>" LONG DUTIES "</div>"), "PostgreSQL"));
	CHECK(has(read_page("<aside>" DUTIES "</aside>" LONG LONG LONG), "PostgreSQL"));
}

static void the_main_element_is_enough(void)
{
	struct sg_page_parts parts = read_page("<div>Log in with Java</div><div class='job-"
					       "description'>" LONG LONG DUTIES "</div>");

	CHECK(has(parts, "PostgreSQL") && !has(parts, "Java"));
}

static void shells_and_logins_are_told(void)
{
	struct sg_page_parts shell = read_page("<title>Jobs</title><script src=a.js></script>"
					       "<div id=root></div><noscript>Turn on</noscript>");
	struct sg_page_parts login = read_page("<form>Mail <input type=Password></form>");

	CHECK(shell.shell && !shell.login && shell.words == 0);
	CHECK(login.login && !login.shell);
	CHECK(!read_page("<script></script>" LONG LONG).shell);
	CHECK(read_page(LONG).words == 26);
}

TEST_MAIN(TEST(the_heading_is_the_title_where_the_page_repeats_it), TEST(a_title_loses_its_site),
	  TEST(the_first_line_is_the_title_of_a_page_without_one),
	  TEST(metadata_is_given_as_written),
	  TEST(json_ld_is_given_as_written_and_that_in_comments_is_not),
	  TEST(everything_beside_the_posting_is_left_out),
	  TEST(lists_of_links_and_other_postings_are_left_out), TEST(skills_that_are_links_stay),
	  TEST(content_in_misnamed_elements_stays), TEST(the_main_element_is_enough),
	  TEST(shells_and_logins_are_told))
