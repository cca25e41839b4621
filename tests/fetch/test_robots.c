/* SPDX-License-Identifier: MIT */
#include "fetch/robots.h"

#include <stdlib.h>

#include "base/str.h"

#include "../test.h"

static struct sg_robots *robots_of(sg_str text)
{
	struct sg_robots *robots = NULL;

	CHECK(sg_robots_new(&robots, text, SG_STR("skillgap"), NULL) == SG_OK);
	return robots;
}

static bool allows(const char *text, const char *path)
{
	struct sg_robots *robots = robots_of(sg_str_of(text));
	bool answer = sg_robots_allows(robots, sg_str_of(path));

	sg_robots_free(robots);
	return answer;
}

static uint32_t delay(const char *text)
{
	struct sg_robots *robots = robots_of(sg_str_of(text));
	uint32_t ms = sg_robots_delay_ms(robots);

	sg_robots_free(robots);
	return ms;
}

static void the_token_is_what_the_user_agent_starts_with(void)
{
	CHECK_STR(sg_robots_token(SG_STR("skillgap/0.1.0 (+https://x.example)")), "skillgap");
	CHECK_STR(sg_robots_token(SG_STR("my_own-Bot 2")), "my_own-Bot");
	CHECK_STR(sg_robots_token(SG_STR("4711")), "");
}

static void a_file_without_rules_allows_everything(void)
{
	CHECK(allows("", "/x"));
	CHECK(allows("<!DOCTYPE html><p>no such page", "/x"));
	CHECK(allows("Disallow: /\n", "/x")); /* for nobody */
	CHECK(allows("User-agent: *\nDisallow:\n", "/x"));
	CHECK(allows("User-agent: other\nDisallow: /\n", "/x"));
	CHECK(allows("\0\xff\xfe:\n:::\n", "/x"));
}

static void rules_for_all_count_where_nobody_names_us(void)
{
	static const char text[] = "User-agent: *\nDisallow: /private\n";

	CHECK(!allows(text, "/private"));
	CHECK(!allows(text, "/private/x?y"));
	CHECK(!allows(text, "/privateer"));
	CHECK(allows(text, "/Private"));
	CHECK(allows(text, "/"));
	CHECK(allows(text, ""));
}

static void a_group_that_names_us_replaces_the_one_for_all(void)
{
	static const char text[] = "User-agent: *\nDisallow: /\n\n"
				   "user-AGENT: SkillGap/2 # us\nDisallow: /a\n";

	CHECK(allows(text, "/b"));
	CHECK(!allows(text, "/a"));
	CHECK(allows("User-agent: *\nDisallow: /\nUser-agent: skillgap\n", "/b"));
	CHECK(!allows("User-agent: *\nDisallow: /\nUser-agent: skillgapper\nAllow: /\n", "/b"));
	CHECK(!allows("User-agent: *\nDisallow: /\nUser-agent: skill\nAllow: /\n", "/b"));
}

static void groups_of_one_name_are_merged(void)
{
	static const char text[] = "User-agent: skillgap\nDisallow: /a\n"
				   "User-agent: other\nDisallow: /b\n"
				   "User-agent: skillgap\nDisallow: /c\n";

	CHECK(!allows(text, "/a"));
	CHECK(allows(text, "/b"));
	CHECK(!allows(text, "/c"));
}

static void one_group_may_be_for_several(void)
{
	static const char text[] = "User-agent: other\n\nUser-agent: skillgap\nSitemap: /s\n"
				   "User-agent: third\nDisallow: /a\n"
				   "User-agent: last\nDisallow: /b\n";

	CHECK(!allows(text, "/a"));
	CHECK(allows(text, "/b"));
	CHECK(!allows("User-agent: skillgap\nUser-agent: *\nDisallow: /a\n", "/a"));
}

static void the_longest_rule_decides_and_allow_at_equal_length(void)
{
	CHECK(allows("User-agent: *\nDisallow: /jobs\nAllow: /jobs/open\n", "/jobs/open/1"));
	CHECK(!allows("User-agent: *\nAllow: /jobs\nDisallow: /jobs/old\n", "/jobs/old/1"));
	CHECK(allows("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a"));
	CHECK(allows("User-agent: *\nAllow: /a\nDisallow: /a\n", "/a"));
	CHECK(!allows("User-agent: *\nAllow: /page\nDisallow: /*.htm\n", "/page.htm"));
	CHECK(allows("User-agent: *\nAllow: /$\nDisallow: /\n", "/"));
	CHECK(!allows("User-agent: *\nAllow: /$\nDisallow: /\n", "/page.htm"));
}

static void stars_stand_for_anything_and_a_dollar_for_the_end(void)
{
	static const struct {
		const char *pattern, *path;
		bool fits;
	} cases[] = {
		{ "/fish", "/fish.html", true },
		{ "/fish", "/catfish", false },
		{ "/fish*", "/fishheads?x", true },
		{ "/*.php", "/a/b.php?c", true },
		{ "/*.php$", "/a.php", true },
		{ "/*.php$", "/a.php?b", false },
		{ "/*.php$", "/a.php.php", true },
		{ "/fish*.php", "/fishes/x.php", true },
		{ "/fish*.php", "/Fish.php", false },
		{ "*/x", "/a/x", true },
		{ "*", "/", true },
		{ "/a*b*c", "/a-b-c-d", true },
		{ "/a*b*c$", "/a-b-c-d", false },
		{ "/a*b*c$", "/abc", true },
		{ "/a*a$", "/a", false },
		{ "/a*$", "/abc", true },
		{ "/a**b", "/ab", true },
		{ "/a$b", "/a$b", true },
		{ "/a$b", "/a", false },
		{ "/x$", "/x", true },
		{ "/x$", "/xy", false },
		{ "$", "/", false },
		{ "fish", "/fish", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[100];

		snprintf(text, sizeof text, "User-agent: *\nDisallow: %s\n", cases[i].pattern);
		if (allows(text, cases[i].path) == cases[i].fits) {
			printf("# %s %s\n", cases[i].pattern, cases[i].path);
			CHECK(false);
		}
	}
}

static void percent_encoding_does_not_count(void)
{
	CHECK(!allows("User-agent: *\nDisallow: /a%3cd.html\n", "/a%3Cd.html"));
	CHECK(!allows("User-agent: *\nDisallow: /%7ejoe\n", "/~joe"));
	CHECK(!allows("User-agent: *\nDisallow: /~joe\n", "/%7Ejoe"));
	CHECK(!allows("User-agent: *\nDisallow: /\xe3\x83\x84\n", "/%E3%83%84"));
	CHECK(!allows("User-agent: *\nDisallow: /%E3%83%84\n", "/\xe3\x83\x84"));
	CHECK(!allows("User-agent: *\nDisallow: /a%2Ab\n", "/a*b"));
	CHECK(allows("User-agent: *\nDisallow: /a%2Ab\n", "/axb"));
	CHECK(!allows("User-agent: *\nDisallow: /a%24\n", "/a$x"));
	CHECK(allows("User-agent: *\nDisallow: /a%2Fb\n", "/a/b"));
	CHECK(!allows("User-agent: *\nDisallow: /100%\n", "/100%"));
}

static void lines_end_in_any_way_and_have_comments(void)
{
	CHECK(!allows("User-agent: *\rDisallow: /a\r", "/a"));
	CHECK(!allows("User-agent: *\r\nDisallow: /a\r\n", "/a"));
	CHECK(!allows("  user-agent :\t* # all\n\tDISALLOW:/a#b", "/a"));
	CHECK(!allows("\xef\xbb\xbfUser-agent: *\nDisallow: /a\n", "/a"));
	CHECK(allows("User-agent: *\nDisallow /a\nDissallow: /a\n", "/a"));
}

static void the_file_itself_may_always_be_read(void)
{
	CHECK(allows("User-agent: *\nDisallow: /\n", "/robots.txt"));
	CHECK(!allows("User-agent: *\nDisallow: /\n", "/robots.txt.old"));
}

static void a_crawl_delay_is_read_for_whom_it_is(void)
{
	CHECK(delay("User-agent: *\nCrawl-delay: 10\n") == 10000);
	CHECK(delay("User-agent: *\nCrawl-delay: 0.5\n") == 500);
	CHECK(delay("User-agent: *\nCrawl-delay: 1.0005\n") == 1000);
	CHECK(delay("User-agent: *\nCrawl-delay: 99999999999999999999\n") == 86400000);
	CHECK(delay("User-agent: *\nCrawl-delay: -1\n") == 0);
	CHECK(delay("User-agent: *\nCrawl-delay: soon\n") == 0);
	CHECK(delay("User-agent: *\nCrawl-delay: 1e3\n") == 0);
	CHECK(delay("User-agent: *\nCrawl-delay: 9\n\nUser-agent: x\nDisallow:\n\n"
		    "User-agent: skillgap\nCrawl-delay: 2\n") == 2000);
	CHECK(delay("User-agent: other\nCrawl-delay: 9\n") == 0);
}

static void only_the_first_500_kib_count_and_no_line_cut_there(void)
{
	size_t size = SG_ROBOTS_MAX_BYTES + 1000;
	char *text = malloc(size);
	static const char start[] = "User-agent: *\nDisallow: /a\n", late[] = "\nDisallow: /late\n",
			  cut[] = "\nAllow: /abcdef";
	struct sg_robots *robots;

	memset(text, '#', size);
	memcpy(text, start, sizeof start - 1);
	memcpy(text + size - sizeof late, late, sizeof late - 1);
	memcpy(text + SG_ROBOTS_MAX_BYTES - 10, cut, sizeof cut - 1);
	robots = robots_of((sg_str){ text, size });
	CHECK(!sg_robots_allows(robots, SG_STR("/a")));
	CHECK(!sg_robots_allows(robots, SG_STR("/abcdef")));
	CHECK(sg_robots_allows(robots, SG_STR("/late")));
	sg_robots_free(robots);
	free(text);
}

/* Stars and repetition are what makes careless matching take for ever. */
static void a_file_made_to_be_slow_forbids_after_bounded_work(void)
{
	static const char head[] = "User-agent: *\n";
	size_t size = SG_ROBOTS_MAX_BYTES, at = sizeof head - 1;
	char *text = malloc(size), path[8000];
	struct sg_robots *robots;

	memcpy(text, head, at);
	while (at + 2100 < size) {
		memcpy(text + at, "Allow: /*", 9);
		memset(text + at + 9, 'a', 2000);
		memcpy(text + at + 2009, "b*a*a*a*b\n", 10);
		at += 2019;
	}
	memset(path, 'a', sizeof path);
	path[0] = '/';
	robots = robots_of((sg_str){ text, at });
	CHECK(!sg_robots_allows(robots, (sg_str){ path, sizeof path }));
	CHECK(sg_robots_allows(robots, SG_STR("/short")));
	sg_robots_free(robots);
	free(text);
}

TEST_MAIN(TEST(the_token_is_what_the_user_agent_starts_with),
	  TEST(a_file_without_rules_allows_everything),
	  TEST(rules_for_all_count_where_nobody_names_us),
	  TEST(a_group_that_names_us_replaces_the_one_for_all), TEST(groups_of_one_name_are_merged),
	  TEST(one_group_may_be_for_several),
	  TEST(the_longest_rule_decides_and_allow_at_equal_length),
	  TEST(stars_stand_for_anything_and_a_dollar_for_the_end),
	  TEST(percent_encoding_does_not_count), TEST(lines_end_in_any_way_and_have_comments),
	  TEST(the_file_itself_may_always_be_read), TEST(a_crawl_delay_is_read_for_whom_it_is),
	  TEST(only_the_first_500_kib_count_and_no_line_cut_there),
	  TEST(a_file_made_to_be_slow_forbids_after_bounded_work))
