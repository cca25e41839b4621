/* SPDX-License-Identifier: MIT */
/*
 * What is kept between requests: the rules of robots.txt, and copies of pages; against
 * tests/server.py, started by test_fetch.py. Every host name leads to the server.
 */
#include <dirent.h>
#include <time.h>

#include "ask.h"

static struct sg_reply every(const char *url)
{
	return fetch_url(url, every_host());
}

static const char *folder_of(const char *name)
{
	static char path[300];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static struct sg_reply kept_in(const char *name, const char *url)
{
	struct sg_fetch_options options = every_host();

	options.cache = folder_of(name);
	return fetch_url(url, options);
}

static struct sg_reply offline_in(const char *name, const char *url)
{
	struct sg_fetch_options options = every_host();

	options.cache = folder_of(name);
	options.offline = true;
	return fetch_url(url, options);
}

/* ---- robots.txt --------------------------------------------------------------------- */

static void what_robots_txt_forbids_is_not_asked_for(void)
{
	struct sg_reply reply = every("http://forbids.example/private/1");

	CHECK(fails(reply, SG_EIO, "robots.txt forbids programs"));
	CHECK(has(sg_str_of(reply.err.mend), "save the page in your browser"));
	CHECK(counted("asked-times", "forbids.example/private/1") == 0);
	CHECK(every("http://forbids.example/plain").status == SG_OK);
	CHECK(fails(every("http://forbids-us.example/plain"), SG_EIO, "robots.txt forbids"));
	CHECK(every("http://forbids-others.example/plain").status == SG_OK);
}

static void robots_txt_is_asked_for_once_a_run(void)
{
	struct sg_fetcher *fetcher = fetcher_with(every_host());
	struct sg_reply reply;

	for (unsigned i = 0; i < 10; i++)
		add_request(fetcher,
			    (struct sg_request){ .url = SG_STR("http://one.example/plain") });
	while (next_reply(fetcher, &reply))
		CHECK(reply.status == SG_OK);
	CHECK(counted("asked-times", "one.example/robots.txt") == 1);
	sg_fetcher_free(fetcher);
}

static void it_counts_where_a_redirect_leads_too(void)
{
	CHECK(fails(every("http://free.example/to?http://forbids.example/private"), SG_EIO,
		    "robots.txt forbids"));
}

static void it_counts_for_what_is_posted_to_an_api_too(void)
{
	struct sg_request request = { .url = SG_STR("http://forbids-us.example/posted"),
				      .body = SG_STR("{}") };

	CHECK(fails(ask_with(request, every_host()), SG_EIO, "robots.txt forbids"));
}

static void ten_megabytes_of_robots_txt_are_read_to_500_kib(void)
{
	CHECK(every("http://long-robots.example/plain").status == SG_OK);
	CHECK(fails(every("http://long-robots.example/private"), SG_EIO, "robots.txt forbids"));
}

static void a_robots_txt_elsewhere_is_followed_to_five_times(void)
{
	CHECK(every("http://moved-robots.example/plain").status == SG_OK);
	CHECK(fails(every("http://moved-robots.example/private"), SG_EIO, "robots.txt forbids"));
	CHECK(every("http://round-robots.example/private").status == SG_OK);
}

static void a_host_that_refuses_its_robots_txt_has_no_rules(void)
{
	CHECK(every("http://closed-robots.example/private").status == SG_OK);
}

static void while_robots_txt_fails_nothing_may_be_read(void)
{
	struct sg_reply reply = every("http://broken-robots.example/plain");

	CHECK(fails(reply, SG_EIO, "its robots.txt answers with an error (503)"));
	CHECK(has(sg_str_of(reply.err.mend), "try again later"));
	CHECK(counted("asked-times", "broken-robots.example/plain") == 0);
	CHECK(counted("asked-times", "broken-robots.example/robots.txt") == 3);
}

static void the_name_it_goes_by_is_that_of_the_user_agent(void)
{
	struct sg_fetch_options options = every_host();

	options.user_agent = "other/1.0 (me@x.example)";
	CHECK(fails(fetch_url("http://forbids-others.example/plain", options), SG_EIO,
		    "robots.txt forbids"));
	CHECK(fetch_url("http://forbids-us.example/plain", options).status == SG_OK);
}

static void a_crawl_delay_is_kept_up_to_a_minute(void)
{
	struct timespec start, end;
	struct sg_fetcher *fetcher = fetcher_with(every_host());
	struct sg_reply reply;
	unsigned failed = 0;

	clock_gettime(CLOCK_MONOTONIC, &start);
	for (unsigned i = 0; i < 3; i++)
		add_request(fetcher,
			    (struct sg_request){ .url = SG_STR("http://paced.example/plain") });
	while (next_reply(fetcher, &reply))
		CHECK(reply.status == SG_OK);
	clock_gettime(CLOCK_MONOTONIC, &end);
	CHECK((end.tv_sec - start.tv_sec) * 1000 + (end.tv_nsec - start.tv_nsec) / 1000000 >= 800);

	for (unsigned i = 0; i < 2; i++)
		add_request(fetcher,
			    (struct sg_request){ .url = SG_STR("http://hourly.example/plain") });
	while (next_reply(fetcher, &reply)) {
		failed += reply.status != SG_OK;
		if (reply.status != SG_OK)
			CHECK(fails(reply, SG_EIO, "seconds between two requests"));
	}
	CHECK(failed == 1);
	sg_fetcher_free(fetcher);
}

static void rules_are_kept_a_day_and_outlast_a_failure(void)
{
	CHECK(fails(kept_in("rules", "http://lasting-robots.example/private"), SG_EIO, "forbids"));
	CHECK(kept_in("rules", "http://lasting-robots.example/plain").status == SG_OK);
	CHECK(counted("asked-times", "lasting-robots.example/robots.txt") == 1);
}

/* ---- copies ------------------------------------------------------------------------- */

static void what_has_not_changed_is_not_sent_again(void)
{
	static const char *const urls[] = { "http://kept.example/tagged",
					    "http://kept.example/dated",
					    "http://kept.example/to?/tagged" };

	for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
		struct sg_reply first = kept_in("changes", urls[i]);
		struct sg_reply second = kept_in("changes", urls[i]);

		CHECK(first.status == SG_OK && !first.page.cached);
		CHECK(second.status == SG_OK && second.page.cached);
		CHECK(second.page.http_status == 200 && second.page.fetched_at.len == 20);
		CHECK(sg_str_eq(first.page.body, second.page.body));
		CHECK(sg_str_eq(first.page.url, second.page.url));
		CHECK(sg_str_eq(first.page.media_type, second.page.media_type));
	}
	CHECK(counted("asked-times", "kept.example/dated") == 2);
}

static void a_young_copy_serves_without_asking(void)
{
	struct sg_request request = { .url = SG_STR("http://young.example/plain"),
				      .max_age_s = 3600 };
	struct sg_fetch_options options = every_host();

	options.cache = folder_of("young");
	CHECK(!ask_with(request, options).page.cached);
	CHECK(ask_with(request, options).page.cached);
	CHECK(counted("asked-times", "young.example/plain") == 1);
	request.max_age_s = 0;
	CHECK(!ask_with(request, options).page.cached);
	CHECK(!kept_in("young", "http://young.example/controlled?max-age=600").page.cached);
	CHECK(kept_in("young", "http://young.example/controlled?max-age=600").page.cached);
	CHECK(!kept_in("young", "http://young.example/controlled?no-cache,max-age=9").page.cached);
	CHECK(!kept_in("young", "http://young.example/controlled?no-cache,max-age=9").page.cached);
}

static void what_must_not_be_stored_is_not(void)
{
	CHECK(kept_in("no-store", "http://x.example/controlled?no-store").status == SG_OK);
	CHECK(fails(offline_in("no-store", "http://x.example/controlled?no-store"), SG_ENOTFOUND,
		    "no stored copy"));
}

static void a_failed_or_empty_page_does_not_replace_a_good_copy(void)
{
	static const char *const urls[] = { "http://good.example/once/404",
					    "http://good.example/once/500",
					    "http://good.example/once/empty" };

	for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
		CHECK(kept_in("good", urls[i]).status == SG_OK);
		CHECK(kept_in("good", urls[i]).page.body.len == 0);
		CHECK(sg_str_ends(offline_in("good", urls[i]).page.body, SG_STR("</html>\n")));
	}
}

static void offline_answers_from_copies_and_asks_nobody(void)
{
	struct sg_reply reply;

	CHECK(kept_in("off", "http://off.example/plain").status == SG_OK);
	reply = offline_in("off", "http://off.example/plain");
	CHECK(reply.status == SG_OK && reply.page.cached);
	CHECK_STR(reply.page.url, "http://off.example/plain");
	reply = offline_in("off", "http://off.example/gzip");
	CHECK(fails(reply, SG_ENOTFOUND, "there is no stored copy of it"));
	CHECK(has(sg_str_of(reply.err.mend), "without --offline"));
	CHECK(counted("asked-times", "off.example/plain") == 1);
	CHECK(counted("asked-times", "off.example/gzip") == 0);
}

/* Calls `change` on every file of a folder. */
static void change_files(const char *name, void (*change)(FILE *file, long size))
{
	DIR *dir = opendir(folder_of(name));
	struct dirent *entry;

	CHECK(dir != NULL);
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char path[600];
		FILE *file;

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/%s", folder_of(name), entry->d_name);
		file = fopen(path, "r+b");
		CHECK(file != NULL);
		if (file == NULL)
			continue;
		fseek(file, 0, SEEK_END);
		change(file, ftell(file));
		fclose(file);
	}
	if (dir != NULL)
		closedir(dir);
}

static void flip(FILE *file, long size)
{
	fseek(file, size - 5, SEEK_SET);
	fputc('#', file);
}

static bool found_secret;

static void look_for_secret(FILE *file, long size)
{
	char text[4096];
	size_t n;

	(void)size;
	rewind(file);
	n = fread(text, 1, sizeof text, file);
	found_secret |= has((sg_str){ text, n }, "secret");
}

static void a_damaged_copy_is_asked_for_anew(void)
{
	struct sg_reply reply;

	CHECK(kept_in("damaged", "http://damaged.example/tagged").status == SG_OK);
	change_files("damaged", flip);
	CHECK(fails(offline_in("damaged", "http://damaged.example/tagged"), SG_ENOTFOUND,
		    "no stored copy"));
	reply = kept_in("damaged", "http://damaged.example/tagged");
	CHECK(reply.status == SG_OK && !reply.page.cached);
	CHECK(offline_in("damaged", "http://damaged.example/tagged").status == SG_OK);
}

static void no_key_is_in_a_copy(void)
{
	struct sg_request request = { .url = SG_STR("http://api.example/plain?key=secret"),
				      .header = SG_STR("X-Key: secret"),
				      .secret_query = true };
	struct sg_fetch_options options = every_host();

	options.cache = folder_of("keys");
	CHECK(ask_with(request, options).status == SG_OK);
	change_files("keys", look_for_secret);
	CHECK(!found_secret);
	options.offline = true;
	CHECK_STR(ask_with(request, options).page.url, "http://api.example/plain");
}

static void a_folder_that_cannot_be_used_stops_no_fetch(void)
{
	struct sg_fetch_options options = every_host();

	options.cache = "/dev/null/pages";
	CHECK(fetch_url("http://nofolder.example/plain", options).status == SG_OK);
	options.offline = true;
	CHECK(fails(fetch_url("http://nofolder.example/plain", options), SG_EIO, "cannot be used"));
}

int main(int argc, char **argv)
{
	static const struct test tests[] = {
		TEST(what_robots_txt_forbids_is_not_asked_for),
		TEST(robots_txt_is_asked_for_once_a_run),
		TEST(it_counts_where_a_redirect_leads_too),
		TEST(it_counts_for_what_is_posted_to_an_api_too),
		TEST(ten_megabytes_of_robots_txt_are_read_to_500_kib),
		TEST(a_robots_txt_elsewhere_is_followed_to_five_times),
		TEST(a_host_that_refuses_its_robots_txt_has_no_rules),
		TEST(while_robots_txt_fails_nothing_may_be_read),
		TEST(the_name_it_goes_by_is_that_of_the_user_agent),
		TEST(a_crawl_delay_is_kept_up_to_a_minute),
		TEST(rules_are_kept_a_day_and_outlast_a_failure),
		TEST(what_has_not_changed_is_not_sent_again),
		TEST(a_young_copy_serves_without_asking),
		TEST(what_must_not_be_stored_is_not),
		TEST(a_failed_or_empty_page_does_not_replace_a_good_copy),
		TEST(offline_answers_from_copies_and_asks_nobody),
		TEST(a_damaged_copy_is_asked_for_anew),
		TEST(no_key_is_in_a_copy),
		TEST(a_folder_that_cannot_be_used_stops_no_fetch),
	};

	return run_against_server(argc, argv, tests, sizeof tests / sizeof *tests);
}
