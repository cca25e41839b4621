/* SPDX-License-Identifier: MIT */
/*
 * One page at a time from tests/server.py; test_fetch.py starts both and passes the server's
 * HTTP port, HTTPS port and certificate file.
 */
#include <netdb.h>
#include <stdlib.h>
#include <unistd.h>

#include "fetch/address.h"

#include "ask.h"

/* ---- pages -------------------------------------------------------------------------- */

static void a_page_comes_whole_with_its_type_address_and_time(void)
{
	struct sg_reply got = fetch("plain#fragment");
	char url[100];

	snprintf(url, sizeof url, "http://127.0.0.1:%s/plain", http_port);
	CHECK(got.status == SG_OK);
	CHECK_STR(got.page.url, url);
	CHECK_STR(got.page.media_type, "text/html; charset=utf-8");
	CHECK(sg_str_starts(got.page.body, SG_STR("<!DOCTYPE html>")));
	CHECK(sg_str_ends(got.page.body, SG_STR("</html>\n")));
	CHECK(got.page.http_status == 200);
	CHECK(got.page.fetched_at.len == 20);
	CHECK(sg_str_starts(got.page.fetched_at, SG_STR("20")));
	CHECK(got.page.fetched_at.ptr[10] == 'T' && got.page.fetched_at.ptr[19] == 'Z');
}

static void gzip_and_deflate_are_undone(void)
{
	struct sg_reply got = fetch("gzip");

	CHECK(got.status == SG_OK && sg_str_ends(got.page.body, SG_STR("</html>\n")));
	got = fetch("deflate");
	CHECK(got.status == SG_OK && sg_str_ends(got.page.body, SG_STR("</html>\n")));
}

static void the_charset_is_told_and_the_bytes_left_alone(void)
{
	struct sg_reply got = fetch("charset");

	CHECK_STR(got.page.media_type, "text/html; charset=iso-8859-1");
	CHECK_STR(got.page.body, "<p>na\xefve caf\xe9</p>\n");
}

static void an_empty_page_and_one_without_a_type_are_pages(void)
{
	struct sg_reply got = fetch("empty");

	CHECK(got.status == SG_OK);
	CHECK_STR(got.page.body, "");
	got = fetch("untyped");
	CHECK(got.status == SG_OK);
	CHECK_STR(got.page.media_type, NULL);
}

static void the_program_says_who_it_is_and_keeps_no_cookies(void)
{
	struct sg_reply got = fetch("headers");

	CHECK(has(got.page.body, "User-Agent: skillgap/"));
	CHECK(has(got.page.body, "gzip"));
	got = fetch_with("headers", (struct sg_fetch_options){ .user_agent = "me (me@x.example)" });
	CHECK(has(got.page.body, "User-Agent: me (me@x.example)\n"));
	got = fetch("set-cookie");
	CHECK(got.status == SG_OK && has(got.page.body, "User-Agent"));
	CHECK(!has(got.page.body, "ookie"));
}

static void spaces_and_letters_of_other_scripts_are_escaped(void)
{
	struct sg_reply got = fetch("asked/a b/\xc3\xb8?q=\xc3\xb8");

	CHECK(got.status == SG_OK);
	CHECK(has(got.page.body, "a%20b/%c3%b8?q=%c3%b8"));
}

/* ---- size and time ------------------------------------------------------------------ */

static void a_body_of_just_the_limit_passes_and_one_byte_more_does_not(void)
{
	struct sg_reply got = fetch_with("size/4096", (struct sg_fetch_options){ .max_bytes = 4096 });

	CHECK(got.status == SG_OK && got.page.body.len == 4096);
	got = fetch_with("size/4097", (struct sg_fetch_options){ .max_bytes = 4096 });
	CHECK(fails(got, SG_ELIMIT, "more than the 4096 byte limit"));
}

static void an_announced_length_over_the_limit_is_named(void)
{
	struct sg_reply got = fetch("size/19999999");

	CHECK(fails(got, SG_ELIMIT, "20 MB, more than the 16 MiB limit"));
}

static void an_endless_body_ends_at_the_limit(void)
{
	struct sg_reply got =
		fetch_with("endless", (struct sg_fetch_options){ .max_bytes = 1 << 20 });

	CHECK(fails(got, SG_ELIMIT, "more than the 1 MiB limit"));
}

static void a_page_of_100_mb_is_refused_before_it_comes(void)
{
	CHECK(fails(fetch("size/100000000"), SG_ELIMIT, "100 MB, more than the 16 MiB limit"));
}

/* 1 GiB in 1 MiB. */
static void a_small_body_that_inflates_ends_at_the_limit(void)
{
	CHECK(fails(fetch("bomb"), SG_ELIMIT, "more than the 16 MiB limit"));
}

static void headers_are_counted_too(void)
{
	CHECK(fails(fetch("huge-header"), SG_ELIMIT, "headers"));
	CHECK(fails(fetch("many-headers"), SG_ELIMIT, "headers"));
	CHECK(fails(fetch("header-flood"), SG_ELIMIT, "sends more than 64 KiB of headers"));
}

static void a_server_that_keeps_one_waiting_is_left(void)
{
	struct sg_reply got = fetch_with("silent", (struct sg_fetch_options){ .timeout_s = 1 });

	CHECK(fails(got, SG_EIO, "no answer in 1 s"));
	CHECK(strcmp(got.err.mend, "--timeout 4") == 0);
	got = fetch_with("slow", (struct sg_fetch_options){ .timeout_s = 1 });
	CHECK(fails(got, SG_EIO, "answers too slowly: not all was there after 1 s"));
	got = fetch_with("slow-headers", (struct sg_fetch_options){ .timeout_s = 1 });
	CHECK(fails(got, SG_EIO, "answers too slowly: not all was there after 1 s"));
	CHECK(strcmp(got.err.mend, "--timeout 4") == 0);
	CHECK(fails(fetch_with("plain", (struct sg_fetch_options){ .timeout_s = 601 }), SG_EARG,
		    "timeout"));
}

/* ---- other answers ------------------------------------------------------------------ */

static void each_answer_that_is_no_page_has_its_own_words(void)
{
	static const struct {
		const char *path, *text;
		bool by_browser, gone;
	} cases[] = {
		{ "status/404", "gone (404)", false, true },
		{ "status/410", "gone (410)", false, true },
		{ "status/401", "asks to log in (401)", true, false },
		{ "status/403", "refuses programs (403)", true, false },
		{ "status/429", "(429)", true, false },
		{ "status/500", "answers with an error (500)", false, false },
		{ "status/503", "answers with an error (503)", false, false },
		{ "status/999", "answers with an error (999)", false, false },
		{ "status/204", "answers without a page (204)", false, false },
		{ "status/304", "answers with an error (304)", false, false },
		{ "endless-error", "answers with an error (500)", false, false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sg_reply got = fetch(cases[i].path);

		CHECK(fails(got, cases[i].gone ? SG_ENOTFOUND : SG_EIO, cases[i].text));
		CHECK(got.page.http_status == 0 || got.page.body.ptr == NULL);
		CHECK((got.err.mend[0] != '\0') == cases[i].by_browser);
	}
}

static void messages_name_host_and_path_but_no_query(void)
{
	struct sg_reply got = fetch("status/404?token=secret");
	char place[100];

	snprintf(place, sizeof place, "127.0.0.1:%s/status/404", http_port);
	CHECK_STR(sg_str_of(got.err.source), place);
	CHECK(!has(sg_str_of(got.err.text), "secret"));
}

static void broken_answers_have_their_own_words(void)
{
	CHECK(fails(fetch("short"), SG_EIO, "broke off"));
	CHECK(fails(fetch("damaged-gzip"), SG_EIO, "damaged"));
	CHECK(fails(fetch("hang-up"), SG_EIO, "broke before an answer"));
	CHECK(fails(fetch("no-http"), SG_EIO, "HTTP"));
	CHECK(fails(fetch_url("http://127.0.0.1:1/",
			      (struct sg_fetch_options){ .allow_private = true }),
		    SG_EIO, "nothing answers"));
}

/* ---- redirects ---------------------------------------------------------------------- */

static void redirects_are_followed_to_where_they_end(void)
{
	struct sg_reply got = fetch("hops/3");

	CHECK(got.status == SG_OK);
	CHECK(has(got.page.url, "/hops/end?hop=last"));
	CHECK(fetch("hops/10").status == SG_OK);
}

static void ten_redirects_are_enough(void)
{
	struct sg_reply got = fetch("hops/11");

	CHECK(fails(got, SG_EIO, "more than 10 times"));
	CHECK(fails(fetch("loop"), SG_EIO, "in a circle"));
	got = fetch_with("hops/3", (struct sg_fetch_options){ .max_redirects = 2 });
	CHECK(fails(got, SG_EIO, "more than 2 times"));
}

static void a_redirect_to_what_is_no_web_page_is_not_followed(void)
{
	CHECK(fails(fetch("to-file"), SG_EIO, "sends on to what is not an http or https address"));
	CHECK(fails(fetch("to-user"), SG_EIO, "user name or password"));
	CHECK(fails(fetch("to-nowhere"), SG_EIO, "does not say where (302)"));
	CHECK(fails(fetch("to-closed"), SG_EIO, "does not allow programs"));
}

/* ---- addresses ---------------------------------------------------------------------- */

static void what_is_no_web_address_is_the_callers_mistake(void)
{
	struct sg_fetch_options none = { 0 };

	CHECK(fails(fetch_url("file:///etc/passwd", none), SG_EARG, "not an http or https"));
	CHECK(fails(fetch_url("jobs.example/1", none), SG_EARG, "not an http or https"));
	CHECK(fails(fetch_url("", none), SG_EARG, "not an http or https"));
	CHECK(fails(fetch_url("https://me:secret@jobs.example/", none), SG_EARG, "password"));
	CHECK(sg_fetcher_add(NULL, &(struct sg_request){ 0 }, NULL, NULL) == SG_EARG);
}

static void sites_that_forbid_programs_are_not_asked(void)
{
	struct sg_reply got =
		fetch_url("https://www.linkedin.com/jobs/view/1", (struct sg_fetch_options){ 0 });

	CHECK(fails(got, SG_EIO, "does not allow programs"));
	CHECK(has(sg_str_of(got.err.mend), "skillgap saved.html"));
}

static void private_addresses_are_refused_however_they_are_written(void)
{
	static const char *const hosts[] = { "127.0.0.1", "localhost",	"127.1",
					     "0x7f.1",	  "2130706433", "[::ffff:127.0.0.1]",
					     "0.0.0.0",	  "10.0.0.1",	"169.254.169.254" };
	char url[100];

	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
		struct sg_reply got;

		snprintf(url, sizeof url, "http://%s:%s/", hosts[i], http_port);
		got = fetch_url(url, (struct sg_fetch_options){ .timeout_s = 5 });
		CHECK(fails(got, SG_EIO, "private address"));
		CHECK(strcmp(got.err.mend, "--allow-private") == 0);
	}
}

/* Names that the system, not their spelling, says are this machine. */
static void a_name_that_resolves_to_loopback_is_refused(void)
{
	char own[65] = "";
	const char *const names[] = { "ip6-localhost", "ip6-loopback", "localhost.localdomain", own };
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM };
	char url[120];

	gethostname(own, sizeof own - 1);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct addrinfo *list = NULL;
		bool known = getaddrinfo(names[i], http_port, &hints, &list) == 0;
		bool is_public = known && sg_address_is_public(list->ai_addr, list->ai_addrlen);

		if (known)
			freeaddrinfo(list);
		if (!known || is_public)
			continue; /* on this machine it means something else */
		snprintf(url, sizeof url, "http://%s:%s/plain", names[i], http_port);
		CHECK(fails(fetch_url(url, (struct sg_fetch_options){ 0 }), SG_EIO,
			    "leads to the private address "));
	}
}

/* The name is public; what it resolves to is not. */
static void a_name_that_leads_to_a_private_address_is_refused_on_connecting(void)
{
	char to[100];
	struct sg_fetch_options options = { .connect_to = to };

	snprintf(to, sizeof to, "jobs.example:80:127.0.0.1:%s", http_port);
	CHECK(fails(fetch_url("http://jobs.example/plain", options), SG_EIO,
		    "private address 127.0.0.1"));
	options.allow_private = true;
	CHECK(fetch_url("http://jobs.example/plain", options).status == SG_OK);
}

static void a_proxy_may_be_private_but_what_is_asked_through_it_may_not(void)
{
	struct sg_fetch_options none = { 0 };
	char proxy[100], to[100];

	snprintf(proxy, sizeof proxy, "http://127.0.0.1:%s", http_port);
	setenv("http_proxy", proxy, 1);
	CHECK(fetch_url("http://jobs.example/plain", none).status == SG_OK);
	CHECK(fails(fetch_url("http://jobs.example/to-private", none), SG_EIO,
		    "private address 10.0.0.1"));
	CHECK(fails(fetch_url("http://jobs.example/to-metadata", none), SG_EIO,
		    "leads to the private address 169.254.169.254"));
	CHECK(fails(fetch_url("http://jobs.example/to?http://127.0.0.1/", none), SG_EIO,
		    "leads to the private address 127.0.0.1"));
	CHECK(fails(fetch_url("http://192.168.1.1/", none), SG_EIO, "private address"));

	/* Past the proxy, another port of its address is as private as ever. */
	setenv("no_proxy", "direct.example", 1);
	snprintf(to, sizeof to, "direct.example:80:127.0.0.1:%s", https_port);
	none.connect_to = to;
	CHECK(fails(fetch_url("http://direct.example/", none), SG_EIO, "private address"));
	unsetenv("no_proxy");
	unsetenv("http_proxy");
}

static void a_certificate_has_to_be_trusted(void)
{
	struct sg_fetch_options options = { .allow_private = true };
	char url[100], other[100], to[100];

	snprintf(url, sizeof url, "https://localhost:%s/plain", https_port);
	CHECK(fails(fetch_url(url, options), SG_EIO, "certificate"));
	setenv("SSL_CERT_FILE", certificate, 1);
	CHECK(fetch_url(url, options).status == SG_OK);
	unsetenv("SSL_CERT_FILE");
	setenv("CURL_CA_BUNDLE", certificate, 1);
	CHECK(fetch_url(url, options).status == SG_OK);

	/* Trusted, but shown for another name. */
	snprintf(other, sizeof other, "https://jobs.example:%s/plain", https_port);
	snprintf(to, sizeof to, "jobs.example:%s:127.0.0.1:%s", https_port, https_port);
	options.connect_to = to;
	CHECK(fails(fetch_url(other, options), SG_EIO, "certificate"));
	unsetenv("CURL_CA_BUNDLE");
}

int main(int argc, char **argv)
{
	static const struct test tests[] = {
		TEST(a_page_comes_whole_with_its_type_address_and_time),
		TEST(gzip_and_deflate_are_undone),
		TEST(the_charset_is_told_and_the_bytes_left_alone),
		TEST(an_empty_page_and_one_without_a_type_are_pages),
		TEST(the_program_says_who_it_is_and_keeps_no_cookies),
		TEST(spaces_and_letters_of_other_scripts_are_escaped),
		TEST(a_body_of_just_the_limit_passes_and_one_byte_more_does_not),
		TEST(an_announced_length_over_the_limit_is_named),
		TEST(an_endless_body_ends_at_the_limit),
		TEST(a_page_of_100_mb_is_refused_before_it_comes),
		TEST(a_small_body_that_inflates_ends_at_the_limit),
		TEST(headers_are_counted_too),
		TEST(a_server_that_keeps_one_waiting_is_left),
		TEST(each_answer_that_is_no_page_has_its_own_words),
		TEST(messages_name_host_and_path_but_no_query),
		TEST(broken_answers_have_their_own_words),
		TEST(redirects_are_followed_to_where_they_end),
		TEST(ten_redirects_are_enough),
		TEST(a_redirect_to_what_is_no_web_page_is_not_followed),
		TEST(what_is_no_web_address_is_the_callers_mistake),
		TEST(sites_that_forbid_programs_are_not_asked),
		TEST(private_addresses_are_refused_however_they_are_written),
		TEST(a_name_that_resolves_to_loopback_is_refused),
		TEST(a_name_that_leads_to_a_private_address_is_refused_on_connecting),
		TEST(a_proxy_may_be_private_but_what_is_asked_through_it_may_not),
		TEST(a_certificate_has_to_be_trusted),
	};

	return run_against_server(argc, argv, tests, sizeof tests / sizeof *tests);
}
