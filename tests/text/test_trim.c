/* SPDX-License-Identifier: MIT */
#include "text/trim.h"

#include <stdlib.h>

#include "test.h"

#include "text/tree.h"

static struct sg_arena *arena;

static sg_str trim(const char *html)
{
	struct sg_trimmed trimmed;

	if (arena == NULL)
		arena = sg_arena_new(0);
	CHECK(sg_trim(sg_str_of(html), false, arena, &trimmed, NULL) == SG_OK);
	return trimmed.html;
}

static void what_no_text_depends_on_goes(void)
{
	CHECK_STR(trim("<!doctype html><html><head><style>p{}</style></head><body class=x><P "
		       "data-a=\"1\" onclick='<p>'>a<!-- b --><img src=x> <em>c</em></p>"),
		  "<p>a c</p>");
}

static void attributes_become_marks(void)
{
	CHECK_STR(trim("<div class='site-header'>a</div><span style='font-weight: bold'>b</span>"
		       "<section ID=jobDescription>c</section><li hidden>d"),
		  "<div x=02>a</div><span x=08>b</span><div x=04>c</div><li x=01>d");
}

static void end_tags_without_a_start_go(void)
{
	CHECK_STR(trim("<div></span><b></div></b></div>x"), "<div><b></div></b>x");
}

static void white_space_at_block_edges_goes(void)
{
	CHECK_STR(trim("<p> a \n b </p>\n<div>\tc</div>"), "<p>a b </p><div>c</div>");
	CHECK_STR(trim("<pre> a\n b</pre>"), "<pre> a\n b</pre>");
}

static void a_lone_angle_cannot_become_a_tag(void)
{
	CHECK_STR(trim("<<!-- x -->p>"), "< p>");
}

static void what_is_said_of_a_page_stays_if_it_is_read(void)
{
	CHECK_STR(trim("<meta name=viewport content='width=1'><meta charset=utf-8>x"), "x");
	CHECK_STR(trim("<meta property='og:title' content=''>x"), "x");
	CHECK_STR(trim("<meta property='og:title' content='a \"b\"'>x"),
		  "<meta x=01 content='a \"b\"'>x");
	CHECK_STR(trim("<meta property='og:title' name='viewport' content=a>x"),
		  "<meta x=01 content=\"a\">x");
	CHECK_STR(trim("<meta name='viewport' property='og:title' content=a>x"),
		  "<meta x=01 content=\"a\">x");
	CHECK_STR(trim("<meta property='og:title' content=a\"b'c>x"), "x");
}

static void depth_is_bounded(void)
{
	enum { N = 5000 };
	struct sg_buf buf = { .arena = arena };
	struct sg_trimmed trimmed;

	for (size_t i = 0; i < N; i++)
		sg_buf_add(&buf, SG_STR("<div>x"));
	CHECK(sg_trim(sg_buf_str(&buf), false, arena, &trimmed, NULL) == SG_OK);
	CHECK(trimmed.flattened && trimmed.n_tags == SG_TRIM_DEPTH);
}

/* One hostile page: a head and n repetitions. */
struct hostile {
	const char *head, *unit;
	size_t n;
};

static bool parses(const struct hostile *hostile, bool *degraded)
{
	size_t head = strlen(hostile->head), unit = strlen(hostile->unit);
	size_t len = head + unit * hostile->n;
	char *html = malloc(len);
	struct sg_arena *own = sg_arena_new((size_t)400 << 20);
	struct sg_tree tree = { 0 };
	bool ok = html != NULL && own != NULL;

	if (ok) {
		memcpy(html, hostile->head, head);
		for (size_t i = 0; i < hostile->n; i++)
			memcpy(html + head + i * unit, hostile->unit, unit);
		ok = sg_tree_parse((sg_str){ html, len }, false, own, &tree, NULL) == SG_OK;
		for (size_t i = 0; ok && i < tree.n; i++)
			ok = tree.at[i].end > i && tree.at[i].end <= tree.n &&
			     (i == 0 || tree.at[i].parent < i);
	}
	*degraded = tree.degraded;
	sg_arena_free(own);
	free(html);
	return ok;
}

static void hostile_pages_are_read_in_bounded_work(void)
{
	static const struct hostile deep[] = {
		{ "", "<div>", 100000 },       { "", "<ul><li>x", 100000 },
		{ "", "<b>", 100000 },	       { "", "<span class=nav>", 200000 },
		{ "", "<b><div></b>", 50000 }, { "", "<a><div>", 50000 },
		{ "", "<table>x<i>", 50000 },  { "", "<table><tr><td>", 50000 },
		{ "", "<p>x", 500000 },	       { "<p><b><b><b>", "<p>x", 240000 },
	};
	static const struct hostile flat[] = {
		{ "<p ", "a1=2 b=c ", 20000 },	 { "", "<font size=1><p>", 20000 },
		{ "", "<p><i id=1>x", 20000 },	 { "", "<!--", 200000 },
		{ "", "<svg>", 200000 },	 { "", "<a b=\"", 100000 },
		{ "", "</b></div>", 100000 },	 { "", "<title>", 100000 },
		{ "", "<script>", 100000 },	 { "", "<select><option>", 50000 },
		{ "", "<template><td>", 50000 }, { "<plaintext>", "<frameset>", 50000 },
	};
	bool degraded;

	for (size_t i = 0; i < sizeof deep / sizeof *deep; i++) {
		CHECK(parses(&deep[i], &degraded));
		CHECK(degraded);
	}
	for (size_t i = 0; i < sizeof flat / sizeof *flat; i++)
		CHECK(parses(&flat[i], &degraded));
}

static void the_simple_reader_knows_lines_items_and_links(void)
{
	struct sg_tree tree = { 0 };

	CHECK(sg_tree_strip(
		      SG_STR("<ul><li x=02>a &amp; b &#8211; &bogus; &#x41;<li>c < d</ul><a>e"),
		      arena, &tree, NULL) == SG_OK);
	CHECK(tree.n == 8 && tree.at[0].end == 8);
	CHECK(tree.at[1].tag == SG_TAG_LIST && tree.at[1].end == 6);
	CHECK(tree.at[2].tag == SG_TAG_LI && tree.at[2].end == 4 && tree.at[2].marks == 2);
	CHECK_STR(tree.at[3].text, "a & b \xe2\x80\x93 &bogus; A");
	CHECK_STR(tree.at[5].text, "c < d");
	CHECK(tree.at[6].tag == SG_TAG_LINK && tree.at[7].parent == 6);
}

TEST_MAIN(TEST(what_no_text_depends_on_goes), TEST(attributes_become_marks),
	  TEST(end_tags_without_a_start_go), TEST(white_space_at_block_edges_goes),
	  TEST(a_lone_angle_cannot_become_a_tag), TEST(what_is_said_of_a_page_stays_if_it_is_read),
	  TEST(depth_is_bounded),
	  TEST(hostile_pages_are_read_in_bounded_work),
	  TEST(the_simple_reader_knows_lines_items_and_links))
