/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "record/url.h"

static struct sg_arena *arena;

static sg_str canonical(const char *url)
{
	return sg_url_canonical(arena, sg_str_of(url));
}

static void scheme_and_host_are_lower_case_and_the_path_is_kept(void)
{
	CHECK_STR(canonical("HTTPS://Jobs.Example/A/B"), "https://jobs.example/A/B");
	CHECK_STR(canonical(" http://jobs.example "), "http://jobs.example/");
}

static void fragment_default_port_and_user_are_dropped(void)
{
	CHECK_STR(canonical("https://a.example:443/x#apply"), "https://a.example/x");
	CHECK_STR(canonical("http://a.example:80/"), "http://a.example/");
	CHECK_STR(canonical("http://a.example:8080/"), "http://a.example:8080/");
	CHECK_STR(canonical("https://me:secret@a.example/x"), "https://a.example/x");
}

static void parameters_that_only_track_are_dropped_and_others_keep_their_order(void)
{
	CHECK_STR(canonical("https://a.example/j?utm_source=x&id=7&gclid=1&b=2"),
		  "https://a.example/j?id=7&b=2");
	CHECK_STR(canonical("https://a.example/j?gh_src=abc&lever-source%5B%5D=x&ref=hn"),
		  "https://a.example/j");
	CHECK_STR(canonical("https://a.example/j?gh_jid=12&&reference=4"),
		  "https://a.example/j?gh_jid=12&reference=4");
}

static void other_schemes_and_broken_urls_are_absent(void)
{
	CHECK_STR(canonical("ftp://a.example/x"), NULL);
	CHECK_STR(canonical("javascript:alert(1)"), NULL);
	CHECK_STR(canonical("/jobs/7"), NULL);
	CHECK_STR(canonical("https://"), NULL);
	CHECK_STR(canonical("https://:80/x"), NULL);
	CHECK_STR(canonical("https://a.example/a b"), NULL);
	CHECK_STR(canonical("https://a.example/\n"), "https://a.example/");
	CHECK_STR(sg_url_canonical(arena, (sg_str){ NULL, 0 }), NULL);
}

static void a_url_longer_than_four_kilobytes_is_absent(void)
{
	static char url[5000];

	memset(url, 'a', sizeof url - 1);
	memcpy(url, "https://", 8);
	CHECK_STR(canonical(url), NULL);
}

static void a_canonical_url_stays_as_it_is(void)
{
	sg_str once = canonical("https://A.example:443/j?x=1&utm_a=2#f");

	CHECK(sg_str_eq(sg_url_canonical(arena, once), once));
}

static void the_path_is_what_follows_the_host(void)
{
	CHECK_STR(sg_url_path(SG_STR("https://a.example/x/y?z=1")), "/x/y");
	CHECK_STR(sg_url_path(SG_STR("https://a.example/")), "/");
	CHECK_STR(sg_url_path(SG_STR("https://a.example")), "/");
}

static void prepare(void)
{
	arena = sg_arena_new(0);
	CHECK(arena != NULL);
}

static void clean_up(void)
{
	sg_arena_free(arena);
}

TEST_MAIN(TEST(prepare), TEST(scheme_and_host_are_lower_case_and_the_path_is_kept),
	  TEST(fragment_default_port_and_user_are_dropped),
	  TEST(parameters_that_only_track_are_dropped_and_others_keep_their_order),
	  TEST(other_schemes_and_broken_urls_are_absent),
	  TEST(a_url_longer_than_four_kilobytes_is_absent), TEST(a_canonical_url_stays_as_it_is),
	  TEST(the_path_is_what_follows_the_host), TEST(clean_up))
