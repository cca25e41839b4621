/* SPDX-License-Identifier: MIT */
/* Forms of input that are no page and no JSON, in small: feeds, tables, mail, archives. */
#include <stdlib.h>

#include <skillgap/skillgap.h>

#include "base/str.h"
#include "test.h"

static struct sg_arena *arena;
static struct sg_dict *dict;
static struct sg_error err;

static void add(struct sg_buf *out, const char *name, sg_str value)
{
	if (value.ptr != NULL)
		sg_buf_printf(out, " %s=" SG_FMT, name, SG_ARG(value));
}

/* An sg_record_fn. */
static int tell(void *user, const struct sg_record *record)
{
	const struct sg_posting *posting = &record->posting;
	struct sg_buf *out = user;

	sg_buf_add(out, SG_STR("["));
	sg_buf_add(out, posting->title);
	add(out, "at", posting->company);
	add(out, "in", posting->location);
	add(out, "on", posting->posted);
	add(out, "url", posting->url);
	add(out, "body", posting->body);
	sg_buf_add(out, SG_STR("]"));
	return 0;
}

/* What the bytes give, "[title at=... body=...]" each; a failure behind it. */
static sg_str reads(sg_str bytes)
{
	struct sg_input input = { .source = SG_STR("in"), .bytes = bytes };
	struct sg_buf out = { .arena = arena };

	err = (struct sg_error){ 0 };
	if (sg_read(dict, &input, arena, tell, &out, &err) != SG_OK)
		sg_buf_printf(&out, "!%s", err.text);
	return sg_buf_str(&out);
}

static sg_str reads_text(const char *text)
{
	return reads(sg_str_of(text));
}

#define RSS(items) "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>" items "</channel></rss>"

/* ---- XML ---------------------------------------------------------------------------- */

static void references_of_html_and_bare_ampersands_are_read_as_meant(void)
{
	CHECK_STR(reads_text(RSS("<item><title>R&D&nbsp;&eacute; &amp; &#x26; &bogus;</title>"
				 "<description>a &lt;b&gt;x&lt;/b&gt;</description></item>")),
		  "[R&D é & & &bogus; body=a <b>x</b>]");
}

static void a_feed_that_ends_too_early_gives_what_came_before(void)
{
	CHECK_STR(reads_text("<rss><channel><item><title>A</title><description>x</description>"
			     "</item>\n<item><title>B</ti"),
		  "[A body=x]!the XML ends too early");
	CHECK(err.line == 2);
}

static void declarations_in_a_document_type_are_refused(void)
{
	CHECK_STR(reads_text("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b "
			     "\"&a;&a;&a;\">]><rss><channel><item><title>&b;</title>"
			     "</item></channel></rss>"),
		  "!its document type has declarations of its own");
	CHECK_STR(reads_text("<?xml version=\"1.0\"?><!DOCTYPE rss SYSTEM \"file:///etc/passwd\">"
			     "<rss><channel><item><title>A</title><description>x</description>"
			     "</item></channel></rss>"),
		  "[A body=x]");
}

static void the_encoding_of_a_declaration_counts(void)
{
	CHECK_STR(reads_text("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item>"
			     "<title>Caf\xe9</title><description>x</description></item>"
			     "</channel></rss>"),
		  "[Café body=x]");
}

static void elements_without_end_are_an_error_and_no_more(void)
{
	enum { MANY = 1000 * 1000 };
	struct sg_buf text = { .arena = arena };

	sg_buf_add(&text, SG_STR("<rss>"));
	for (int i = 0; i < MANY; i++)
		sg_buf_add(&text, SG_STR("<a>"));
	CHECK_STR(reads(sg_buf_str(&text)), "!elements nest deeper than 64");
}

static void a_feed_without_items_is_an_empty_list(void)
{
	CHECK_STR(reads_text("<workzag-jobs/>"), "!no posting in it (an empty list)");
	CHECK_STR(reads_text("<?xml version=\"1.0\"?><svg><path/></svg>"),
		  "!no posting in it (data without one)");
	CHECK_STR(reads_text("<urlset><url><loc>https://a.example/</loc></url></urlset>"),
		  "!no posting in it (a sitemap)");
}

static void a_page_in_xhtml_is_a_page(void)
{
	CHECK_STR(reads_text("<?xml version=\"1.0\"?><!DOCTYPE html><html><head><title>Engineer"
			     "</title></head><body><ul><li>Go</li></ul></body></html>"),
		  "[Engineer body=- Go\n]");
}

/* ---- tables ------------------------------------------------------------------------- */

static void a_table_gives_a_posting_a_row(void)
{
	CHECK_STR(reads_text("\xef\xbb\xbf" "id,title,company,date_posted,description\r\n"
			     "1,Go Dev,\"Acme, Inc\",2026-11-01,\"Go\nand \"\"SQL\"\"\"\r\n"
			     "\r\n2,,B,,no title\r\n3,Nurse,B,,Care\r\n"),
		  "[Go Dev at=Acme, Inc on=2026-11-01 body=Go\nand \"SQL\"]"
		  "[Nurse at=B body=Care]");
	CHECK_STR(reads_text("Job Title;Company Name;Job Description\nDev;Acme;a, b\n"),
		  "[Dev at=Acme body=a, b]");
	CHECK_STR(reads_text("title\tdescription\nDev\tGo\n"), "[Dev body=Go]");
}

static void the_day_of_a_posting_goes_by_many_names(void)
{
	static const char *const names[] = { "published_date", "first_published_at",
					     "pubDate",     "pub_date",   "Pub Date",
					     "posted_at",   "postedAt",   "posted_date",
					     "Posted Date", "postedDate", "posted_on",
					     "Posted On",   "Date Posted" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		CHECK_STR(reads(sg_arena_printf(arena, "title,description,created_at,%s\n"
						       "Dev,Go,2026-10-01,2026-11-01\n",
						names[i])),
			  "[Dev on=2026-11-01 body=Go]");
	CHECK_STR(reads_text("[{\"title\":\"Dev\",\"description\":\"Go\",\"pub_date\":"
			     "\"2026-11-01T08:00:00Z\"}]"),
		  "[Dev on=2026-11-01 body=Go]");
}

static void a_quote_that_never_ends_takes_the_rest(void)
{
	CHECK_STR(reads_text("title,description\nDev,\"Go\nOps,x\n"), "[Dev body=Go\nOps,x]");
}

static void a_text_with_commas_is_no_table(void)
{
	CHECK_STR(reads_text("Engineer, Oslo, Norway\n\nGo, SQL and what you like.\n"),
		  "[Engineer, Oslo, Norway body=\nGo, SQL and what you like.]");
}

static void a_persons_export_is_no_posting(void)
{
	CHECK_STR(reads_text("Company Name,Title,Description,Location,Started On,Finished On\n"
			     "A,Dev,Go,,Mar 2022,\n"),
		  "!no posting in it (a person's profile)");
	CHECK_STR(sg_str_of(err.mend), "--profile FILE");
	CHECK_STR(reads_text("Name\nGo\n"), "!no posting in it (a person's profile)");
}

/* ---- mail --------------------------------------------------------------------------- */

#define HEAD                                                                                       \
	"From: Jobs <j@a.example>\nSubject: Re: =?utf-8?Q?Caf=C3=A9?= =?iso-8859-1?B?IGJhcuk=?= "  \
	"x\nDate: Tue, 03 Nov 2026 10:00:00 +0000\nMIME-Version: 1.0\n"

static void a_message_gives_its_text_under_its_subject(void)
{
	CHECK_STR(reads_text(HEAD "Content-Type: text/plain; charset=utf-8\n"
				  "Content-Transfer-Encoding: quoted-printable\n\nGo and caf=C3=A9 =\n"
				  "rest =ZZ\n"),
		  "[Café baré x on=2026-11-03 body=Go and café rest =ZZ]");
}

static void the_html_of_a_message_comes_before_a_shorter_plain_text(void)
{
	CHECK_STR(reads_text(HEAD "Content-Type: multipart/alternative;\n boundary=\"b\"\n\n"
				  "--b\nContent-Type: text/plain\n\nSee the other part.\n--b\n"
				  "Content-Type: text/html; charset=utf-8\n"
				  "Content-Transfer-Encoding: base64\n\n"
				  "PHVsPjxsaT5HbyBhbmQgUG9zdGdyZVNR\n"
				  "TDwvbGk+PC91bD4=\n--b--\nafter\n"),
		  "[Café baré x on=2026-11-03 body=- Go and PostgreSQL\n]");
}

static void a_mailbox_gives_each_of_its_messages(void)
{
	CHECK_STR(reads_text("From a Tue Nov  3\nFrom: a\nSubject: One\n\nGo.\nFrom here on: no.\n\n"
			     "From b Tue Nov  3\nFrom: b\nSubject: Two\n\nSQL.\n"),
		  "[One body=Go.\nFrom here on: no.][Two body=SQL.]");
}

static void mail_that_is_broken_gives_what_is_left_of_it(void)
{
	CHECK_STR(reads_text("From: a\nSubject: B\nContent-Type: text/plain\n"
			     "Content-Transfer-Encoding: base64\n\nR28gYW5k!!!IFNRTC4\n"),
		  "[B body=Go and SQL.]");
	CHECK_STR(reads_text("From: a\nSubject: B\nContent-Type: multipart/mixed; boundary=x\n\n"
			     "--x\nContent-Type: text/plain\n\nGo\n"),
		  "[B body=Go]");
	CHECK_STR(reads_text("From: a\nSubject: B\nContent-Type: multipart/mixed\n\nGo\n"),
		  "!no posting in it (data without one)");
}

static void parts_inside_parts_without_end_are_given_up(void)
{
	struct sg_buf text = { .arena = arena };

	sg_buf_add(&text, SG_STR("From: a\nSubject: B\n"));
	for (int i = 0; i < 2000; i++)
		sg_buf_printf(&text, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
	CHECK_STR(reads(sg_buf_str(&text)), "!no posting in it (data without one)");
}

static void a_header_without_end_makes_no_mail(void)
{
	struct sg_buf text = { .arena = arena };

	sg_buf_add(&text, SG_STR("From: a\nSubject: B\n"));
	for (int i = 0; i < 20000; i++)
		sg_buf_add(&text, SG_STR("X-Y: z\n"));
	sg_buf_add(&text, SG_STR("\nGo\n"));
	CHECK(sg_str_find(reads(sg_buf_str(&text)), SG_STR("X-Y"), 0) != SIZE_MAX);
}

/* ---- web archives ------------------------------------------------------------------- */

#define RECORD(type, length, block)                                                                \
	"WARC/1.0\r\nWARC-Type: " type "\r\nWARC-Target-URI: https://a.example/1\r\n"              \
	"WARC-Date: 2026-10-03T12:00:00Z\r\nContent-Length: " length "\r\n\r\n" block "\r\n\r\n"

static void records_of_an_archive_are_read_as_pages(void)
{
	CHECK_STR(reads_text(RECORD("warcinfo", "3", "a b")
			     RECORD("response", "85",
				    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
				    "<title>Dev</title><ul><li>Go</li></ul>   ")
			     RECORD("response", "43", "HTTP/1.1 404 Not Found\r\n\r\n<p>no posting</p>")
			     RECORD("conversion", "12", "Ops\n\n- Linux")),
		  "[Dev url=https://a.example/1 body=- Go\n]"
		  "[Ops url=https://a.example/1 body=\n- Linux]");
}

static void chunks_of_an_answer_are_put_together(void)
{
	CHECK_STR(reads_text(RECORD("response", "115",
				    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
				    "13\r\n<title>Dev</title><\r\n12;x=y\r\nul><li>Go</li></ul\r\n"
				    "1\r\n>\r\n0\r\n\r\n    ")),
		  "[Dev url=https://a.example/1 body=- Go\n]");
}

static void an_archive_that_ends_too_early_gives_what_came_before(void)
{
	CHECK_STR(reads_text(RECORD("conversion", "12", "Ops\n\n- Linux") "WARC/1.0\r\nWARC-Type: "
			     "conversion\r\nContent-Length: 999999999\r\n\r\nDev\n\n- Go"),
		  "[Ops url=https://a.example/1 body=\n- Linux][Dev body=\n- Go]"
		  "!the archive ends too early");
	CHECK_STR(reads_text("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\nx"),
		  "!a record of the archive has no length");
	CHECK_STR(reads_text("WARC/1.0\r\nX: y"), "!the archive is damaged");
}

static void an_archive_in_an_archive_is_not_opened(void)
{
	CHECK(sg_str_find(reads_text(RECORD("resource", "40",
					    "WARC/1.0\r\nWARC-Type: conversion\r\n\r\nOps\n\n")),
			  SG_STR("WARC-Type"), 0) != SIZE_MAX);
}

static void bytes_of_nothing_are_binary_but_in_markup(void)
{
	CHECK_STR(reads(SG_STR("From: a\0\nSubject: b\n\nGo\0 now\n")),
		  "!no posting in it (data without one)");
	CHECK_STR(reads(SG_STR("Go\0 Developer\n\nGo, PostgreSQL\n")),
		  "!no posting in it (binary data)");
	/* Browsers read markup whatever is strewn in it. */
	CHECK_STR(reads(SG_STR("<rss>\0<item><title>A</title></item></rss>")), "[A]");
}

/* ---- data of pages made by scripts --------------------------------------------------- */

#define CALM                                                                                       \
	"Linux and Go, and a calm head in a small team by the sea, where each of us looks after "  \
	"a part of the product from its first sketch to the day when nobody needs it any more. "   \
	"We write tests because we like to sleep, and we speak with those who use what we make "   \
	"because they know better. You have built something that others rely on, and can tell us " \
	"what you would do otherwise today; the rest can be learned here, slowly."

/* Rows of React Server Components, pushed in pieces that end anywhere. */
static void rows_that_a_page_pushes_in_pieces_are_put_together(void)
{
	CHECK_STR(reads_text("<!doctype html><title>Sailor</title><div id=\"root\"></div><script>"
			     "self.__next_f.push([0])</script><script>self.__next_f.push([1,"
			     "\"1:I[7]\\n2:{\\\"job\\\":{\\\"title\\\":\\\"Sailor\\\",\\\"company\\\":\\\"Tern\\\",\\\"des\"])"
			     "</script><script>self.__next_f.push(nothing);self.__next_f.push([1,"
			     "\"cription\\\":\\\"" CALM "\\\"}}\\n\"])</script>"),
		  "[Sailor at=Tern body=" CALM "]");
}

static void a_state_that_is_a_string_of_json_is_read(void)
{
	CHECK_STR(reads_text("<!doctype html><title>Sailor</title><script>"
			     "window.__INITIAL_STATE__ = JSON.parse(\"{\\\"job\\\":{\\\"title\\\":"
			     "\\\"Sailor\\\",\\\"company\\\":\\\"Tern\\\",\\\"description\\\":\\\"" CALM "\\\"}}\");</script>"),
		  "[Sailor at=Tern body=" CALM "]");
}

int main(void)
{
	static const struct test tests[] = {
		TEST(references_of_html_and_bare_ampersands_are_read_as_meant),
		TEST(rows_that_a_page_pushes_in_pieces_are_put_together),
		TEST(a_state_that_is_a_string_of_json_is_read),
		TEST(a_feed_that_ends_too_early_gives_what_came_before),
		TEST(declarations_in_a_document_type_are_refused),
		TEST(the_encoding_of_a_declaration_counts),
		TEST(elements_without_end_are_an_error_and_no_more),
		TEST(a_feed_without_items_is_an_empty_list),
		TEST(a_page_in_xhtml_is_a_page),
		TEST(a_table_gives_a_posting_a_row),
		TEST(the_day_of_a_posting_goes_by_many_names),
		TEST(a_quote_that_never_ends_takes_the_rest),
		TEST(a_text_with_commas_is_no_table),
		TEST(a_persons_export_is_no_posting),
		TEST(a_message_gives_its_text_under_its_subject),
		TEST(the_html_of_a_message_comes_before_a_shorter_plain_text),
		TEST(a_mailbox_gives_each_of_its_messages),
		TEST(mail_that_is_broken_gives_what_is_left_of_it),
		TEST(parts_inside_parts_without_end_are_given_up),
		TEST(a_header_without_end_makes_no_mail),
		TEST(records_of_an_archive_are_read_as_pages),
		TEST(chunks_of_an_answer_are_put_together),
		TEST(an_archive_that_ends_too_early_gives_what_came_before),
		TEST(an_archive_in_an_archive_is_not_opened),
		TEST(bytes_of_nothing_are_binary_but_in_markup),
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
