/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <stdlib.h>

#include <zlib.h>

#include <skillgap/skillgap.h>

#include "base/str.h"

enum { KEPT = 8 };

static struct sg_arena *arena;
static struct sg_dict *dict;
static struct sg_record records[KEPT];
static size_t n_records;
static struct sg_error err;

static int keep(void *user, const struct sg_record *record)
{
	(void)user;
	if (n_records < KEPT)
		records[n_records] = *record;
	n_records++;
	return 0;
}

static int stop(void *user, const struct sg_record *record)
{
	(void)user;
	(void)record;
	n_records++;
	return 1;
}

static enum sg_status read_input(struct sg_input input)
{
	memset(records, 0, sizeof records);
	memset(&err, 0, sizeof err);
	n_records = 0;
	input.source = SG_STR("in");
	return sg_read(dict, &input, arena, keep, NULL, &err);
}

static enum sg_status read_str(sg_str bytes)
{
	return read_input((struct sg_input){ .bytes = bytes });
}

static enum sg_status read_text(const char *text)
{
	return read_str(sg_str_of(text));
}

static const struct sg_posting *first = &records[0].posting;

/* ---- JSON --------------------------------------------------------------------------- */

static void one_job_posting_is_read(void)
{
	CHECK(read_text(
		      "{\"@type\":\"JobPosting\",\"title\":\"T\",\"description\":\"Go\\nSQL\"}") ==
	      SG_OK);
	CHECK(n_records == 1);
	CHECK_STR(first->title, "T");
	CHECK_STR(first->body, "Go\nSQL");
	CHECK_STR(first->media_type, "text/plain");
	CHECK_STR(first->source, "in");
	CHECK(sg_str_eq(first->id, first->key));
}

static void postings_in_graphs_and_lists_are_found(void)
{
	CHECK(read_text("{\"@graph\":[{\"@type\":\"Organization\",\"@id\":\"#o\",\"name\":\"A\"},"
			"{\"@type\":\"ItemList\",\"itemListElement\":[{\"item\":{\"@type\":["
			"\"JobPosting\"],"
			"\"title\":\"T\",\"description\":\"x\",\"hiringOrganization\":{\"@id\":\"#"
			"o\"}}}]}]}") == SG_OK);
	CHECK(n_records == 1);
	CHECK_STR(first->company, "A");
	CHECK(read_text("[{\"@type\":\"JobPosting\",\"title\":\"A\"},"
			"{\"@type\":\"JobPosting\",\"title\":\"B\"}]") == SG_OK);
	CHECK(n_records == 2);
	CHECK_STR(records[1].posting.title, "B");
}

static void a_board_whose_texts_are_escaped_once_is_read(void)
{
	CHECK(read_text("{\"jobs\":[{\"id\":4635890101,\"title\":\" T\",\"company_name\":\"A\","
			"\"location\":{\"name\":\"Oslo\"},\"first_published\":\"2026-10-12T04:46:"
			"39-04:00\","
			"\"absolute_url\":\"https://b.example/1?gh_src=x\","
			"\"content\":\"&lt;p&gt;C++ &amp;amp; &amp;lt;vector&amp;gt;&lt;/p&gt;\"}],"
			"\"meta\":{\"total\":1}}") == SG_OK);
	CHECK_STR(first->id, "4635890101");
	CHECK_STR(first->title, "T");
	CHECK_STR(first->location, "Oslo");
	CHECK_STR(first->posted, "2026-10-12");
	CHECK_STR(first->url, "https://b.example/1");
	CHECK_STR(first->body, "<p>C++ &amp; &lt;vector&gt;</p>");
}

static void a_list_of_postings_with_lists_in_them_is_joined(void)
{
	CHECK(read_text("[{\"id\":\"u\",\"text\":\"T\",\"hostedUrl\":\"https://b.example/u\","
			"\"categories\":{\"location\":\"Lyon\",\"commitment\":\"Full-time\"},"
			"\"workplaceType\":\"remote\",\"createdAt\":1793001600000,"
			"\"description\":\"<div>We heat.</div>\",\"lists\":[{\"text\":\"You know\","
			"\"content\":\"<li>Go</li>\"}],\"additional\":\"<div>Bye</div>\"}]") ==
	      SG_OK);
	CHECK_STR(first->title, "T");
	CHECK_STR(first->posted, "2026-10-26");
	CHECK_STR(first->employment_type, "FULL_TIME");
	CHECK(first->remote == SG_YES);
	CHECK_STR(first->body, "<div>We heat.</div>\n<h3>You know</h3>\n<ul><li>Go</li></ul>\n"
			       "\n<div><div>Bye</div></div>\n");
}

static void hidden_postings_and_legal_notices_are_passed_over(void)
{
	CHECK(read_text("{\"jobs\":[{\"title\":\"A\",\"descriptionHtml\":\"<p>x\",\"isListed\":"
			"false},"
			"{\"title\":\"B\",\"descriptionHtml\":\"<p>x\",\"isListed\":true}]}") ==
	      SG_OK);
	CHECK(n_records == 1);
	CHECK(read_text(
		      "[{\"legal\":\"link back\"},{\"position\":\"B\",\"company\":\"C\","
		      "\"description\":\"Rust.\\nmention **X** (#RMTI3) please\",\"id\":\"1\"}]") ==
	      SG_OK);
	CHECK(n_records == 1);
	CHECK_STR(first->company, "C");
	CHECK_STR(first->body, "Rust.\n");
}

static void direct_children_of_a_thread_are_postings(void)
{
	CHECK(read_text(
		      "{\"type\":\"story\",\"title\":\"hiring\",\"text\":\"x\",\"children\":["
		      "{\"type\":\"comment\",\"id\":5,\"text\":\"A &amp; B | SRE | Oslo | x<p>Go\","
		      "\"children\":[{\"type\":\"comment\",\"id\":6,\"text\":\"visa?\"}]},"
		      "{\"type\":\"comment\",\"id\":7,\"text\":null}]}") == SG_OK);
	CHECK(n_records == 1);
	CHECK_STR(first->company, "A & B");
	CHECK_STR(first->title, "SRE");
	CHECK_STR(first->url, "https://news.ycombinator.com/item?id=5");
}

static void a_posting_without_text_is_inconclusive(void)
{
	CHECK(read_text("{\"jobs\":[{\"title\":\"T\",\"content\":\"\",\"absolute_url\":"
			"\"https://b.example/1\"}]}") == SG_OK);
	CHECK(first->outcome == SG_OUTCOME_INCONCLUSIVE);
	CHECK_STR(first->why, "no text in it");
	CHECK_STR(first->body, NULL);
}

static void records_of_ours_come_back_as_what_they_are(void)
{
	CHECK(read_text("{\"type\":\"source\",\"v\":1,\"source\":\"x\",\"outcome\":\"ok\"}") ==
	      SG_OK);
	CHECK(records[0].kind == SG_RECORD_SOURCE);
	CHECK(read_text("{\"type\":\"findings\",\"v\":1,\"posting\":{\"title\":\"T\"}}") == SG_OK);
	CHECK(records[0].kind == SG_RECORD_FINDINGS);
	CHECK_STR(records[0].findings.posting.source, "in");
}

static void a_damaged_line_does_not_hide_the_others(void)
{
	CHECK(read_text("{\"@type\":\"JobPosting\",\"title\":\"A\"}\n\n{\"@type\": oops}\n"
			"{\"type\":\"findings\",\"v\":1}\n{\"@type\":\"JobPosting\",\"title\":"
			"\"B\"}\n") == SG_ESYNTAX);
	CHECK(n_records == 2);
	CHECK(err.line == 3);
	CHECK_STR(sg_str_of(err.source), "in");
}

static void a_url_of_the_input_is_that_of_a_posting_only_when_it_is_alone(void)
{
	struct sg_input input = { .url = SG_STR("https://b.example/x#y"),
				  .fetched_at = SG_STR("2026-11-22T00:00:00Z") };

	input.bytes = SG_STR("{\"@type\":\"JobPosting\",\"title\":\"A\"}");
	CHECK(read_input(input) == SG_OK);
	CHECK_STR(first->url, "https://b.example/x");
	CHECK_STR(first->fetched_at, "2026-11-22T00:00:00Z");
	input.bytes = SG_STR("[{\"@type\":\"JobPosting\",\"title\":\"A\"},"
			     "{\"@type\":\"JobPosting\",\"title\":\"B\"}]");
	CHECK(read_input(input) == SG_OK);
	CHECK_STR(first->url, NULL);
	CHECK(!sg_str_eq(records[0].posting.key, records[1].posting.key));
}

/* ---- text and pages ----------------------------------------------------------------- */

static void plain_text_is_a_posting(void)
{
	CHECK(read_text("Engineer\nAcme. Oslo.\n\n- Go\n") == SG_OK);
	CHECK_STR(first->title, "Engineer");
	CHECK_STR(first->company, "Acme");
	CHECK_STR(first->media_type, "text/plain");
}

static void markdown_with_a_comment_or_a_tag_stays_markdown(void)
{
	CHECK(read_text("# Engineer\n\n- Go<br>\n- SQL\n<!-- x -->\n") == SG_OK);
	CHECK_STR(first->media_type, "text/markdown");
	CHECK_STR(first->title, "Engineer");
}

static void text_in_brackets_is_no_json(void)
{
	CHECK(read_text("[Acme] Engineer\nGo and SQL") == SG_OK);
	CHECK_STR(first->title, "[Acme] Engineer");
	CHECK(read_text("{curly} Engineer\nGo and SQL") == SG_OK);
}

static void a_comment_of_a_thread_is_a_fragment(void)
{
	CHECK(read_text("Acme | Dev | Oslo | <a href=\"https://a.example\">x</a><p>Go<p>SQL") ==
	      SG_OK);
	CHECK_STR(first->company, "Acme");
	CHECK_STR(first->media_type, "text/html");
}

static void a_saved_thread_gives_the_comments_that_answer_it(void)
{
	CHECK(read_text("<html><table><tr class='athing' id='1'><td>Who?</td></tr>"
			"<tr class='athing comtr' id='2'><td><img width=\"0\">"
			"<span class=\"commtext c00\">Acme | Dev | Oslo<p>Go</span></td></tr>"
			"<tr class='athing comtr' id='3'><td><img width=\"40\">"
			"<span class=\"commtext c00\">Really?</span></td></tr>"
			"<tr class='athing comtr' id='4'><td><img width=\"0\">"
			"<span class=\"commtext c00\">B | Ops | Rome<p>SQL<div class='reply'>x"
			"</span></td></tr></table>") == SG_OK);
	CHECK(n_records == 2);
	CHECK_STR(first->company, "Acme");
	CHECK_STR(first->url, "https://news.ycombinator.com/item?id=2");
	CHECK_STR(first->body, "Acme | Dev | Oslo<p>Go");
	CHECK_STR(records[1].posting.body, "B | Ops | Rome<p>SQL");
}

static void a_page_of_one_comment_gives_only_that(void)
{
	CHECK(read_text("<html><table><tr class='athing' id='5'><td>"
			"<span class=\"commtext c00\">Acme | Dev | Oslo<p>Go</span></td></tr>"
			"<tr class='athing comtr' id='6'><td><img width=\"0\">"
			"<span class=\"commtext c00\">Is it open?</span></td></tr></table>") ==
	      SG_OK);
	CHECK(n_records == 1);
	CHECK_STR(first->title, "Dev");
}

static void a_page_with_next_to_no_text_is_inconclusive(void)
{
	CHECK(read_text("<html><title>Wait</title><body><p>One moment please.</p></body></html>") ==
	      SG_OK);
	CHECK(first->outcome == SG_OUTCOME_INCONCLUSIVE);
	CHECK(read_text("<html><h1>Engineer</h1><ul><li>5 years of Go</li></ul></html>") == SG_OK);
	CHECK(first->outcome == SG_OUTCOME_OK);
}

static void a_page_is_read_by_its_job_posting(void)
{
	CHECK(read_text("<!doctype html><title>x</title><script type=\"application/ld+json\">"
			"{\"@type\":\"JobPosting\",\"title\":\"A\",\"description\":\"<p>Go\nSQL</"
			"p>\",}"
			"</script><h1>A</h1><p>Some text of the page.</p>") == SG_OK);
	CHECK(n_records == 1);
	CHECK_STR(first->title, "A");
	CHECK_STR(first->body, "<p>Go\nSQL</p>");
}

static void the_posting_that_a_page_is_about_is_told_from_those_beside_it(void)
{
	CHECK(read_text("<html><h1>B</h1><p>Text of the page.</p><script "
			"type=\"application/ld+json\">"
			"[{\"@type\":\"JobPosting\",\"title\":\"A\",\"description\":\"<p>COBOL</"
			"p>\"},"
			"{\"@type\":\"JobPosting\",\"title\":\"B\",\"description\":\"<p>Go</"
			"p>\"}]</script>") == SG_OK);
	CHECK(n_records == 1);
	CHECK_STR(first->title, "B");
}

static void a_teaser_gives_way_to_the_text_of_the_page(void)
{
	struct sg_buf page = { .arena = arena };

	sg_buf_add(&page,
		   SG_STR("<html><script type=\"application/ld+json\">{\"@type\":\"JobPosting\","
			  "\"title\":\"A\",\"description\":\"We seek a...\"}</script><h1>A</h1>"));
	for (int i = 0; i < 40; i++)
		sg_buf_printf(&page, "<p>Sentence number %d of the long text about Go.</p>", i);
	CHECK(read_str(sg_buf_str(&page)) == SG_OK);
	CHECK_STR(first->media_type, "text/markdown");
	CHECK(sg_str_find(first->body, SG_STR("number 39"), 0) != SIZE_MAX);
}

/* ---- what cannot be read ------------------------------------------------------------ */

static void empty_and_binary_input_is_told_apart(void)
{
	CHECK(read_text("") == SG_ENOTFOUND);
	CHECK_STR(sg_str_of(err.text), "no posting in it (empty)");
	CHECK(read_text(" \n\t ") == SG_ENOTFOUND);
	CHECK(read_str(SG_STR("\xef\xbb\xbf")) == SG_ENOTFOUND);
	CHECK(read_str(SG_STR("\x89PNG\r\n\x1a\n\0\0")) == SG_ENOTFOUND);
	CHECK_STR(sg_str_of(err.text), "no posting in it (image)");
	CHECK(read_str(SG_STR("abc\0\1\2")) == SG_ENOTFOUND);
	CHECK_STR(sg_str_of(err.text), "no posting in it (binary data)");
	CHECK(read_text("%PDF-1.7") == SG_ENOTFOUND);
	CHECK_STR(sg_str_of(err.mend), "pdftotext FILE - | skillgap");
}

static void data_without_a_posting_is_not_found(void)
{
	CHECK(read_text("{\"a\":1}") == SG_ENOTFOUND);
	CHECK(read_text("[[1,[2]],{},null]") == SG_ENOTFOUND);
	CHECK(read_text("{\"jobs\":[]}") == SG_EEMPTY);
	CHECK_STR(sg_str_of(err.text), "no posting in it (an empty list)");
	CHECK(read_text("<?xml version=\"1.0\"?>\n<!-- x -->\n<rss></rss>") == SG_EEMPTY);
}

static void damaged_json_is_a_syntax_error(void)
{
	CHECK(read_text("{\"@type\":\"JobPosting\",\"title\":") == SG_ESYNTAX);
	CHECK(n_records == 0);
	CHECK(err.line == 1);
}

static void deep_nesting_is_refused_or_ignored(void)
{
	static char deep[200001];

	memset(deep, '[', sizeof deep - 1);
	CHECK(read_text(deep) == SG_ESYNTAX);
	memset(deep, '[', 1000);
	memset(deep + 1000, ']', 1000);
	deep[2000] = '\0';
	CHECK(read_text(deep) == SG_ENOTFOUND);
}

static void a_receiver_can_stop(void)
{
	struct sg_input input = { .source = SG_STR("in"),
				  .bytes = SG_STR("[{\"@type\":\"JobPosting\",\"title\":\"A\"},"
						  "{\"@type\":\"JobPosting\",\"title\":\"B\"}]") };

	n_records = 0;
	CHECK(sg_read(dict, &input, arena, stop, NULL, NULL) == SG_EIO);
	CHECK(n_records == 1);
}

static void records_outlive_the_input(void)
{
	static const char text[] = "Engineer\nAcme. Oslo.\n\nGo and SQL";
	char *bytes = malloc(sizeof text), *name = malloc(3);
	struct sg_input input = { .source = { name, 2 }, .bytes = { bytes, sizeof text - 1 } };

	if (bytes == NULL || name == NULL)
		abort();
	memcpy(bytes, text, sizeof text);
	memcpy(name, "in", 3);
	n_records = 0;
	CHECK(sg_read(dict, &input, arena, keep, NULL, NULL) == SG_OK);
	free(bytes);
	free(name);
	CHECK_STR(first->source, "in");
	CHECK(sg_str_ends(first->body, SG_STR("Go and SQL")));
}

static void memory_running_out_is_an_error_and_no_crash(void)
{
	struct sg_input input = { .source = SG_STR("in"),
				  .bytes = SG_STR(
					  "{\"@type\":\"JobPosting\",\"title\":\"A\",\"skills\":"
					  "[\"Go\"],\"description\":\"<p>x</p>\",\"url\":"
					  "\"https://a.example/\"}") };

	for (size_t max = 1; max < 4000; max += 29) {
		struct sg_arena *small = sg_arena_new(max);
		enum sg_status status = sg_read(dict, &input, small, keep, NULL, NULL);

		CHECK(status == SG_OK || status == SG_ENOMEM);
		sg_arena_free(small);
	}
}

/* ---- gzip --------------------------------------------------------------------------- */

/* One gzip member with what text holds, repeated. */
static sg_str zipped(sg_str text, size_t times)
{
	struct sg_buf out = { .arena = arena };
	char chunk[65536];
	z_stream stream = { 0 };

	if (deflateInit2(&stream, 9, Z_DEFLATED, 16 + 15, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		abort();
	for (size_t i = 0; i < times; i++) {
		stream.next_in = (Bytef *)(uintptr_t)(const void *)text.ptr;
		stream.avail_in = (uInt)text.len;
		do {
			stream.next_out = (Bytef *)chunk;
			stream.avail_out = sizeof chunk;
			deflate(&stream, i + 1 == times ? Z_FINISH : Z_NO_FLUSH);
			sg_buf_add(&out, (sg_str){ chunk, sizeof chunk - stream.avail_out });
		} while (stream.avail_out == 0);
	}
	deflateEnd(&stream);
	return sg_buf_str(&out);
}

static void gzip_is_read_all_of_its_members(void)
{
	struct sg_buf two = { .arena = arena };

	sg_buf_add(&two, zipped(SG_STR("{\"@type\":\"JobPosting\",\"title\":\"A\"}\n"), 1));
	CHECK(read_str(sg_buf_str(&two)) == SG_OK);
	CHECK(n_records == 1);
	sg_buf_add(&two, zipped(SG_STR("{\"@type\":\"JobPosting\",\"title\":\"B\"}\n"), 1));
	CHECK(read_str(sg_buf_str(&two)) == SG_OK);
	CHECK(n_records == 2);
}

static void damaged_gzip_is_a_syntax_error(void)
{
	sg_str whole = zipped(SG_STR("Engineer\nGo and SQL, for many years"), 1);

	CHECK(read_str(sg_str_sub(whole, 0, whole.len - 12)) == SG_ESYNTAX);
	CHECK_STR(sg_str_of(err.text), "the gzip data ends too early");
	CHECK(read_str(SG_STR("\x1f\x8b\x08\0\0\0\0\0\0\xff zzzzzzz")) == SG_ESYNTAX);
	CHECK(read_str(SG_STR("\x1f\x8b")) == SG_ESYNTAX);
}

static void gzip_that_grows_too_large_is_refused(void)
{
	static char spaces[1 << 20];

	memset(spaces, ' ', sizeof spaces);
	CHECK(read_str(zipped((sg_str){ spaces, sizeof spaces }, 20)) == SG_ELIMIT);
	CHECK_STR(sg_str_of(err.text), "larger than 16 MiB when unpacked");
}

static void prepare(void)
{
	arena = sg_arena_new(0);
	CHECK(arena != NULL);
	CHECK(sg_dict_new(&dict, NULL, 0, NULL) == SG_OK);
}

static void clean_up(void)
{
	sg_dict_free(dict);
	sg_arena_free(arena);
}

TEST_MAIN(TEST(prepare), TEST(one_job_posting_is_read),
	  TEST(postings_in_graphs_and_lists_are_found),
	  TEST(a_board_whose_texts_are_escaped_once_is_read),
	  TEST(a_list_of_postings_with_lists_in_them_is_joined),
	  TEST(hidden_postings_and_legal_notices_are_passed_over),
	  TEST(direct_children_of_a_thread_are_postings),
	  TEST(a_posting_without_text_is_inconclusive),
	  TEST(records_of_ours_come_back_as_what_they_are),
	  TEST(a_damaged_line_does_not_hide_the_others),
	  TEST(a_url_of_the_input_is_that_of_a_posting_only_when_it_is_alone),
	  TEST(plain_text_is_a_posting), TEST(markdown_with_a_comment_or_a_tag_stays_markdown),
	  TEST(text_in_brackets_is_no_json), TEST(a_comment_of_a_thread_is_a_fragment),
	  TEST(a_saved_thread_gives_the_comments_that_answer_it),
	  TEST(a_page_of_one_comment_gives_only_that),
	  TEST(a_page_with_next_to_no_text_is_inconclusive),
	  TEST(a_page_is_read_by_its_job_posting),
	  TEST(the_posting_that_a_page_is_about_is_told_from_those_beside_it),
	  TEST(a_teaser_gives_way_to_the_text_of_the_page),
	  TEST(empty_and_binary_input_is_told_apart), TEST(data_without_a_posting_is_not_found),
	  TEST(damaged_json_is_a_syntax_error), TEST(deep_nesting_is_refused_or_ignored),
	  TEST(a_receiver_can_stop), TEST(records_outlive_the_input),
	  TEST(memory_running_out_is_an_error_and_no_crash), TEST(gzip_is_read_all_of_its_members),
	  TEST(damaged_gzip_is_a_syntax_error), TEST(gzip_that_grows_too_large_is_refused),
	  TEST(clean_up))
