/* SPDX-License-Identifier: MIT */
/*
 * Many requests at once, again and elsewhere, from tests/server.py; test_fetch.py starts both.
 * Every host name leads to the server.
 */
#include <stdlib.h>
#include <time.h>

#include "ask.h"

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Asks for n pages, "FORMAT" with a number in it; how many came. */
static unsigned fetch_many(const char *format, unsigned n, struct sg_fetch_options options,
			   int64_t *took_ms)
{
	struct sg_fetcher *fetcher = fetcher_with(options);
	struct sg_reply reply;
	int64_t start = now_ms();
	unsigned came = 0;
	char url[200];

	for (unsigned i = 0; i < n; i++) {
		const char *place = strstr(format, "%u");

		snprintf(url, sizeof url, "%.*s%u%s", (int)(place - format), format, i, place + 2);
		add_request(fetcher, (struct sg_request){ .url = sg_str_of(url) });
	}
	while (next_reply(fetcher, &reply))
		came += reply.status == SG_OK;
	*took_ms = now_ms() - start;
	sg_fetcher_free(fetcher);
	return came;
}

static struct sg_reply every(const char *url)
{
	return fetch_url(url, every_host());
}

/* ---- many at once ------------------------------------------------------------------- */

static void pages_come_side_by_side_over_kept_connections(void)
{
	struct sg_fetch_options options = every_host();
	int64_t took_ms;

	options.in_flight = options.per_host = 10;
	CHECK(fetch_many("http://many.example/wait/50/%u", 100, options, &took_ms) == 100);
	CHECK(took_ms >= 500 && took_ms < 4500);
	CHECK(counted("connections", "many.example") <= 12);
	CHECK(counted("most-at-once", "many.example") > 5);
	CHECK(counted("most-at-once", "many.example") <= 10);
}

static void one_host_is_asked_by_two_at_once_unless_told(void)
{
	int64_t took_ms;

	CHECK(fetch_many("http://two.example/wait/30/%u", 12, every_host(), &took_ms) == 12);
	CHECK(counted("most-at-once", "two.example") == 2);
}

static void a_slow_host_holds_up_no_other(void)
{
	struct sg_fetch_options options = every_host();
	struct sg_fetcher *fetcher;
	struct sg_reply reply;

	options.in_flight = 4;
	options.per_host = 1;
	fetcher = fetcher_with(options);
	for (unsigned i = 0; i < 20; i++)
		add_request(fetcher,
			    (struct sg_request){ .url = SG_STR("http://slow.example/wait/500") });
	add_request(fetcher, (struct sg_request){ .url = SG_STR("http://quick.example/plain") });
	CHECK(next_reply(fetcher, &reply));
	CHECK(reply.status == SG_OK && has(reply.page.url, "quick.example"));
	sg_fetcher_free(fetcher); /* with much under way */
}

static void the_pause_between_two_requests_is_kept(void)
{
	struct sg_fetch_options options = every_host();
	int64_t took_ms;

	options.pause_ms = 100;
	options.per_host = 10;
	CHECK(fetch_many("http://pause.example/plain?%u", 6, options, &took_ms) == 6);
	CHECK(took_ms >= 500);
	options.pause_ms = 5000;
	CHECK(fetch_many("http://p%u.example/plain", 6, options, &took_ms) == 6);
	CHECK(took_ms < 5000);
}

static void the_larger_pause_of_request_and_option_counts(void)
{
	struct sg_fetcher *fetcher = fetcher_with(every_host());
	struct sg_request request = { .url = SG_STR("http://own-pause.example/plain"),
				      .pause_ms = 200 };
	int64_t start = now_ms();
	struct sg_reply reply;

	for (unsigned i = 0; i < 3; i++)
		add_request(fetcher, request);
	while (next_reply(fetcher, &reply))
		CHECK(reply.status == SG_OK);
	CHECK(now_ms() - start >= 400);
	sg_fetcher_free(fetcher);
}

static void a_caller_who_takes_its_time_slows_the_network_down(void)
{
	struct sg_fetch_options options = every_host();
	struct sg_fetcher *fetcher;
	struct sg_reply reply;
	unsigned n = 0;

	options.in_flight = options.per_host = 4;
	fetcher = fetcher_with(options);
	for (unsigned i = 0; i < 60; i++)
		add_request(fetcher,
			    (struct sg_request){ .url = SG_STR("http://busy-us.example/plain") });
	while (n < 10 && next_reply(fetcher, &reply)) {
		nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
		n++;
	}
	CHECK(counted("asked-times", "busy-us.example/plain") <= 10 + 8);
	while (next_reply(fetcher, &reply))
		n++;
	CHECK(n == 60);
	sg_fetcher_free(fetcher);
}

static void requests_make_progress_while_nobody_waits(void)
{
	struct sg_fetcher *fetcher = fetcher_with(every_host());
	struct sg_reply reply;

	add_request(fetcher, (struct sg_request){ .url = SG_STR("http://alone.example/plain") });
	for (unsigned i = 0; i < 100 && counted("asked-times", "alone.example/plain") == 0; i++)
		nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
	CHECK(counted("asked-times", "alone.example/plain") == 1);
	CHECK(next_reply(fetcher, &reply) && reply.status == SG_OK);
	CHECK(!sg_fetcher_wait(fetcher, &reply));
	sg_fetcher_free(fetcher);
}

static void requests_may_be_added_while_others_are_under_way(void)
{
	struct sg_fetcher *fetcher = fetcher_with(every_host());
	struct sg_reply reply;
	unsigned n = 0;

	CHECK(!sg_fetcher_wait(fetcher, &reply));
	add_request(fetcher, (struct sg_request){ .url = SG_STR("http://later.example/1") });
	while (next_reply(fetcher, &reply))
		if (++n < 5)
			add_request(fetcher, (struct sg_request){
						     .url = SG_STR("http://later.example/plain") });
	CHECK(n == 5);
	sg_fetcher_free(fetcher);
}

static void a_reply_outlives_its_fetcher_and_knows_whose_it_is(void)
{
	struct sg_request request = { .url = SG_STR("http://owner.example/plain") };
	struct sg_fetcher *fetcher = fetcher_with(every_host());
	struct sg_reply reply;
	int mine;

	CHECK(sg_fetcher_add(fetcher, &request, &mine, NULL) == SG_OK);
	CHECK(sg_fetcher_wait(fetcher, &reply));
	sg_fetcher_free(fetcher);
	CHECK(reply.user == &mine);
	CHECK(sg_str_ends(reply.page.body, SG_STR("</html>\n")));
	sg_reply_free(&reply);
	CHECK(reply.own == NULL);
	sg_reply_free(&reply);
	sg_reply_free(NULL);
	sg_fetcher_free(NULL);
}

static void options_out_of_range_are_refused(void)
{
	static const struct sg_fetch_options bad[] = {
		{ .in_flight = 201 },	       { .per_host = 201 }, { .tries = 11 },
		{ .user_agent = "a\r\nX: b" }, { .offline = true }, { .timeout_s = 601 },
	};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct sg_fetcher *fetcher = NULL;

		CHECK(sg_fetcher_new(&fetcher, &bad[i], NULL) == SG_EARG);
		CHECK(fetcher == NULL);
	}
	CHECK(sg_fetcher_new(NULL, NULL, NULL) == SG_EARG);
}

/* ---- again -------------------------------------------------------------------------- */

static void what_fails_for_a_moment_is_asked_for_again(void)
{
	CHECK(every("http://again.example/busy/500/2/a").status == SG_OK);
	CHECK(every("http://again.example/busy/503/1/b?0").status == SG_OK);
	CHECK(every("http://again.example/busy/429/2/c?-5").status == SG_OK);
	CHECK(every("http://again.example/busy/502/1/d").status == SG_OK);
	CHECK(every("http://again.example/reset").status == SG_OK);
	CHECK(fails(every("http://again.example/busy/500/3/e"), SG_EIO, "error (500)"));
	CHECK(counted("asked-times", "again.example/busy/500/3/e") == 3);
	CHECK(fails(every("http://again.example/reset/always"), SG_EIO, "broke off"));
	CHECK(counted("asked-times", "again.example/reset/always") == 3);
}

static void what_is_final_is_asked_for_once(void)
{
	static const char *const statuses[] = { "400", "403", "404", "410", "501" };
	char url[120], path[100];

	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
		snprintf(path, sizeof path, "final.example/status/%s", statuses[i]);
		snprintf(url, sizeof url, "http://%s", path);
		CHECK(every(url).page.http_status == strtol(statuses[i], NULL, 10));
		CHECK(counted("asked-times", path) == 1);
	}
}

static void the_number_of_tries_is_an_option(void)
{
	struct sg_fetch_options options = every_host();

	options.tries = 1;
	CHECK(fetch_url("http://once.example/busy/500/1/a", options).status == SG_EIO);
	options.tries = 6;
	CHECK(fetch_url("http://once.example/busy/500/5/b", options).status == SG_OK);
}

static void retry_after_is_waited_for_and_its_whole_host_waits(void)
{
	struct sg_fetcher *fetcher = fetcher_with(every_host());
	int64_t start = now_ms();
	struct sg_reply reply;

	add_request(fetcher,
		    (struct sg_request){ .url = SG_STR("http://wait.example/busy/429/1/a?1") });
	CHECK(next_reply(fetcher, &reply) && reply.status == SG_OK);
	CHECK(now_ms() - start >= 1000 && now_ms() - start < 20000);
	sg_fetcher_free(fetcher);
}

static void a_host_that_wants_a_long_pause_is_not_asked_again(void)
{
	struct sg_fetch_options options = every_host();
	struct sg_fetcher *fetcher;
	struct sg_reply reply;

	options.per_host = 1;
	fetcher = fetcher_with(options);
	add_request(fetcher,
		    (struct sg_request){ .url = SG_STR("http://day.example/busy/429/9/a?86400") });
	for (unsigned i = 0; i < 3; i++)
		add_request(fetcher, (struct sg_request){ .url = SG_STR("http://day.example/b") });
	for (unsigned i = 0; i < 4; i++) {
		CHECK(next_reply(fetcher, &reply));
		CHECK(fails(reply, SG_EIO, "wants no request for 24 hours (429)"));
		CHECK(has(sg_str_of(reply.err.mend), "try again after that"));
	}
	CHECK(counted("asked-times", "day.example/b") == 0);
	sg_fetcher_free(fetcher);
	CHECK(fails(every("http://min.example/busy/503/9/a?300"), SG_EIO, "5 minutes (503)"));
	CHECK(fails(every("http://absurd.example/busy/503/9/a?99999999999999999999"), SG_EIO,
		    "24 hours (503)"));
	CHECK(fails(every("http://date.example/busy/503/9/a?Fri,+31+Dec+9999+23:59:59+GMT"), SG_EIO,
		    "24 hours (503)"));
}

static void what_was_posted_is_sent_again_only_if_it_was_refused(void)
{
	struct sg_request post = { .url = SG_STR("http://post.example/posted"),
				   .body = SG_STR("{\"a\":1}") };
	struct sg_reply reply = ask_with(post, every_host());

	CHECK_STR(reply.page.body, "POST application/json {\"a\":1}");
	post.url = SG_STR("http://post.example/busy/429/1/a");
	CHECK(ask_with(post, every_host()).status == SG_OK);
	post.url = SG_STR("http://post.example/busy/500/1/b");
	CHECK(fails(ask_with(post, every_host()), SG_EIO, "500"));
	CHECK(counted("asked-times", "post.example/busy/500/1/b") == 1);
	post.url = SG_STR("http://post.example/to/303?/posted");
	CHECK_STR(ask_with(post, every_host()).page.body, "GET  ");
	post.url = SG_STR("http://post.example/to/307?/posted");
	CHECK_STR(ask_with(post, every_host()).page.body, "POST application/json {\"a\":1}");
}

/* ---- elsewhere ---------------------------------------------------------------------- */

static void a_key_stays_with_the_host_it_is_for(void)
{
	struct sg_request request = { .url = SG_STR("http://api.example/headers"),
				      .header = SG_STR("Authorization-Key: secret"),
				      .accept = SG_STR("application/json") };

	CHECK(has(ask_with(request, every_host()).page.body, "Authorization-Key: secret\n"));
	CHECK(has(ask_with(request, every_host()).page.body, "Accept: application/json\n"));
	request.url = SG_STR("http://api.example/to?/headers");
	CHECK(has(ask_with(request, every_host()).page.body, "Authorization-Key: secret\n"));
	request.url = SG_STR("http://api.example/to?http://other.example/headers");
	CHECK(!has(ask_with(request, every_host()).page.body, "secret"));
	request.url = SG_STR("http://api.example/to?http://api.example:81/headers");
	CHECK(!has(ask_with(request, every_host()).page.body, "secret"));
	request.header = SG_STR("X: a\r\nHost: evil.example");
	CHECK(fails(ask_with(request, every_host()), SG_EARG, "control character"));
}

static void a_redirect_can_be_an_answer(void)
{
	struct sg_request request = { .url = SG_STR("http://board.example/to?/plain"),
				      .no_redirects = true };
	struct sg_reply reply = ask_with(request, every_host());

	CHECK(fails(reply, SG_ENOTFOUND, "sends on (302)"));
	CHECK(reply.page.http_status == 302);
}

static void a_key_in_a_query_is_in_nothing_that_is_shown(void)
{
	struct sg_request request = { .url = SG_STR("http://api.example/asked?key=secret"),
				      .secret_query = true };
	struct sg_reply reply = ask_with(request, every_host());

	CHECK_STR(reply.page.url, "http://api.example/asked");
	CHECK(has(reply.page.body, "key=secret"));
	request.url = SG_STR("http://api.example/status/500?key=secret");
	reply = ask_with(request, every_host());
	CHECK_STR(sg_str_of(reply.err.source), "api.example/status/500");
	CHECK(!has(sg_str_of(reply.err.text), "secret"));
}

/* ---- the log ------------------------------------------------------------------------ */

static char log_text[4000];

static void keep_line(void *user, const char *line)
{
	size_t used = strlen(log_text);

	CHECK(user == log_text);
	snprintf(log_text + used, sizeof log_text - used, "%s\n", line);
}

static void each_request_is_a_line_of_the_log_without_its_query(void)
{
	struct sg_fetch_options options = every_host();

	options.log = keep_line;
	options.log_user = log_text;
	log_text[0] = '\0';
	fetch_url("http://log.example/busy/500/1/a?token=secret", options);
	fetch_url("http://log.example/to?/plain", options);
	CHECK(strstr(log_text, "GET log.example/robots.txt: 404, ") == log_text);
	CHECK(strstr(log_text, "GET log.example/busy/500/1/a: 500; again in ") != NULL);
	CHECK(strstr(log_text, "GET log.example/busy/500/1/a: 200, 172 bytes, ") != NULL);
	CHECK(strstr(log_text, "GET log.example/to: 302, sends on\n") != NULL);
	CHECK(strstr(log_text, "secret") == NULL);
}

int main(int argc, char **argv)
{
	static const struct test tests[] = {
		TEST(pages_come_side_by_side_over_kept_connections),
		TEST(one_host_is_asked_by_two_at_once_unless_told),
		TEST(a_slow_host_holds_up_no_other),
		TEST(the_pause_between_two_requests_is_kept),
		TEST(the_larger_pause_of_request_and_option_counts),
		TEST(a_caller_who_takes_its_time_slows_the_network_down),
		TEST(requests_make_progress_while_nobody_waits),
		TEST(requests_may_be_added_while_others_are_under_way),
		TEST(a_reply_outlives_its_fetcher_and_knows_whose_it_is),
		TEST(options_out_of_range_are_refused),
		TEST(what_fails_for_a_moment_is_asked_for_again),
		TEST(what_is_final_is_asked_for_once),
		TEST(the_number_of_tries_is_an_option),
		TEST(retry_after_is_waited_for_and_its_whole_host_waits),
		TEST(a_host_that_wants_a_long_pause_is_not_asked_again),
		TEST(what_was_posted_is_sent_again_only_if_it_was_refused),
		TEST(a_key_stays_with_the_host_it_is_for),
		TEST(a_redirect_can_be_an_answer),
		TEST(a_key_in_a_query_is_in_nothing_that_is_shown),
		TEST(each_request_is_a_line_of_the_log_without_its_query),
	};

	return run_against_server(argc, argv, tests, sizeof tests / sizeof *tests);
}
