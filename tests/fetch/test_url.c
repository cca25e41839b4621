/* SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "fetch/url.h"

#include "../test.h"

static enum sg_status check(const char *url, struct sg_url *out)
{
	struct sg_error err = { 0 };
	enum sg_status status = sg_url_check(sg_str_of(url), out, &err);

	CHECK(err.status == status);
	CHECK((status == SG_OK) == (err.text[0] == '\0'));
	return status;
}

static void web_addresses_pass_with_their_host(void)
{
	struct sg_url url;

	CHECK(check("https://jobs.example/42?x=1#top", &url) == SG_OK);
	CHECK(url.secure);
	CHECK_STR(url.host, "jobs.example");
	CHECK(check("HTTP://jobs.example:8080", &url) == SG_OK);
	CHECK(!url.secure);
	CHECK_STR(url.host, "jobs.example");
	CHECK(check("http://jobs.example?query", &url) == SG_OK);
	CHECK_STR(url.host, "jobs.example");
	CHECK(check("http://[2001:db8::1]:80/", &url) == SG_OK);
	CHECK_STR(url.host, "[2001:db8::1]");
	CHECK(check("http://[2001:db8::1]/", &url) == SG_OK);
	CHECK_STR(url.host, "[2001:db8::1]");
	CHECK(check("https://site.example/@someone/job", &url) == SG_OK);
}

static void other_schemes_do_not_pass(void)
{
	static const char *const list[] = {
		"file:///etc/passwd",  "ftp://x.example/",  "jobs.example", "", "http:/x", "https:",
		"javascript:alert(1)", "httpx://x.example", "//x.example/"
	};
	struct sg_url url;

	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		CHECK(check(list[i], &url) == SG_EARG);
}

static void addresses_with_secrets_or_without_a_host_do_not_pass(void)
{
	static const char *const list[] = { "https://me:secret@jobs.example/",
					    "https://me@jobs.example/",
					    "https://@jobs.example",
					    "https://",
					    "https:///path",
					    "https://:80/",
					    "https://?x" };
	struct sg_url url;

	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		CHECK(check(list[i], &url) == SG_EARG);
}

static void addresses_with_controls_or_of_any_length_do_not_pass(void)
{
	static char long_url[9000];
	struct sg_url url;

	CHECK(check("https://jobs.example/a b", &url) == SG_EARG);
	CHECK(check("https://jobs.example/\r\nHost: x", &url) == SG_EARG);
	CHECK(check("https://jobs.example/\x7f", &url) == SG_EARG);
	memset(long_url, 'a', sizeof long_url - 1);
	memcpy(long_url, "https://", 8);
	CHECK(check(long_url, &url) == SG_EARG);
}

static void a_place_is_host_and_path_and_never_a_secret(void)
{
	CHECK_STR(sg_url_place(SG_STR("https://jobs.example/88?token=secret#x")),
		  "jobs.example/88");
	CHECK_STR(sg_url_place(SG_STR("https://jobs.example")), "jobs.example");
	CHECK_STR(sg_url_place(SG_STR("https://jobs.example:8443/a/")), "jobs.example:8443/a");
	CHECK_STR(sg_url_place(SG_STR("https://me:secret@jobs.example/a")), "jobs.example/a");
	CHECK_STR(sg_url_place(SG_STR("https://a@b@jobs.example?x")), "jobs.example");
	CHECK_STR(sg_url_place(SG_STR("https://jobs.example/@me/1")), "jobs.example/@me/1");
	CHECK_STR(sg_url_place(SG_STR("file:///etc/passwd")), "file:///etc/passwd");
	CHECK_STR(sg_url_place(SG_STR("")), "");
}

static void sites_that_forbid_programs_are_known_by_their_host(void)
{
	static const char *const closed[] = { "linkedin.com",	  "www.LinkedIn.com",
					      "no.linkedin.com.", "indeed.com",
					      "de.indeed.com",	  "www.indeed.co.uk",
					      "indeed.fr",	  "lnkd.in" };
	static const char *const open[] = {
		"linkedin.com.example.org", "notlinkedin.com", "linkedin.example", "indeed",
		"indeed.careers.example",   "reindeed.com",    "jobs.example",	   ""
	};

	for (size_t i = 0; i < sizeof closed / sizeof *closed; i++)
		CHECK(sg_url_host_is_closed(sg_str_of(closed[i])));
	for (size_t i = 0; i < sizeof open / sizeof *open; i++)
		CHECK(!sg_url_host_is_closed(sg_str_of(open[i])));
}

TEST_MAIN(TEST(web_addresses_pass_with_their_host), TEST(other_schemes_do_not_pass),
	  TEST(addresses_with_secrets_or_without_a_host_do_not_pass),
	  TEST(addresses_with_controls_or_of_any_length_do_not_pass),
	  TEST(a_place_is_host_and_path_and_never_a_secret),
	  TEST(sites_that_forbid_programs_are_known_by_their_host))
