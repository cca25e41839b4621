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

static void links_are_resolved_against_their_page(void)
{
	static const struct {
		const char *base, *link, *want;
	} rows[] = {
		{ "https://a.example/x/y?z=1", "jobs/5", "https://a.example/x/jobs/5" },
		{ "https://a.example/x/y", "/jobs", "https://a.example/jobs" },
		{ "https://a.example/x/y", "//b.example/j", "https://b.example/j" },
		{ "https://a.example/x/y", "?p=2", "https://a.example/x/y?p=2" },
		{ "https://a.example/x/y/z", "../../j", "https://a.example/j" },
		{ "https://a.example/x", "../../../j", "https://a.example/j" },
		{ "https://a.example", "jobs", "https://a.example/jobs" },
		{ "https://a.example/x", "https://b.example/", "https://b.example/" },
		{ "https://a.example/x", "mailto:j@a.example", "mailto:j@a.example" },
		{ "https://a.example/x", "a/b:c", "https://a.example/a/b:c" },
		{ NULL, "jobs/5", "jobs/5" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK_STR(sg_url_resolve(arena, sg_str_of(rows[i].base), sg_str_of(rows[i].link)),
			  rows[i].want);
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
	  TEST(the_path_is_what_follows_the_host), TEST(links_are_resolved_against_their_page),
	  TEST(clean_up))
