/* SPDX-License-Identifier: MIT */
#include "text/html.h"

#include "test.h"

static struct sg_arena *arena;

/* Lines of a description as "level heading bold text" for comparison. */
static sg_str lines_of(const char *html)
{
	struct sg_lines lines = { 0 };
	struct sg_buf buf = { 0 };

	if (arena == NULL)
		arena = sg_arena_new(0);
	buf.arena = arena;
	CHECK(sg_html_text(sg_str_of(html), arena, &lines, NULL) == SG_OK);
	for (size_t i = 0; i < lines.n; i++) {
		const struct sg_line *line = &lines.at[i];

		if (line->blank_before)
			sg_buf_add_char(&buf, '|');
		if (line->heading > 0)
			sg_buf_printf(&buf, "h%u:", line->heading);
		if (line->level > 0)
			sg_buf_printf(&buf, "%u:", line->level);
		if (line->bold)
			sg_buf_add(&buf, SG_STR("b:"));
		else if (line->lead > 0)
			sg_buf_printf(&buf, "l%u:", line->lead);
		sg_buf_add(&buf, line->text);
		sg_buf_add_char(&buf, '/');
	}
	return sg_buf_str(&buf);
}

static void blocks_and_breaks_end_lines(void)
{
	CHECK_STR(lines_of("<p>a<br>b<p>c</p><div>d</div><div>e</div><div><br></div><div>f</div>"),
		  "a/b/|c/|d/e/|f/");
	CHECK_STR(lines_of("a  \n b<span>c</span> <i>d</i>\te"), "a/bc d e/");
}

static void lists_have_levels(void)
{
	CHECK_STR(lines_of("x<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>y"),
		  "x/|1:a/2:b/1:c/|y/");
	CHECK_STR(lines_of("<p>\xe2\x80\xa2 Go<br>\xe2\x80\xa2 SQL</p><li>bare"),
		  "1:Go/1:SQL/1:bare/");
}

static void headings_and_strong_lines_are_marked(void)
{
	CHECK_STR(lines_of("<h2>A <b>b</b></h2><p><strong>Must have</strong>:</p><p><b>Go</b> is "
			   "fun</p><p style='font-weight:700'>c</p><ul><li><h4>d</h4></ul>"),
		  "h2:A b/|b:Must have:/|l2:Go is fun/|b:c/|1:b:d/");
	CHECK_STR(lines_of("<dl><dt>Place</dt><dd>Oslo</dd></dl>"), "b:Place/Oslo/");
}

static void cells_of_a_row_stand_on_one_line(void)
{
	CHECK_STR(lines_of("<table><tr><th>Skill</th><th>Years</th></tr><tr><td><p>Go</p></td>"
			   "<td><p>5</p></td></tr></table>"),
		  "Skill\tYears/Go\t5/");
	CHECK_STR(lines_of("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>"),
		  "a/|b/|c/");
}

static void entities_are_decoded_once(void)
{
	CHECK_STR(lines_of("<p>C&#43;&#43; R&amp;D &amp;lt;b&amp;gt; caf&eacute;&nbsp;x &lt; 5"),
		  "C++ R&D &lt;b&gt; caf\xc3\xa9 x < 5/");
}

static void without_blocks_line_breaks_are_kept(void)
{
	CHECK_STR(lines_of("Must:\n- <b>Go</b>\n- SQL\n\nMore<br>\nend"),
		  "Must:/1:Go/1:SQL/|More/end/");
	CHECK_STR(lines_of("<pre>a\n  b</pre>"), "a/b/");
}

static void what_nobody_sees_is_left_out(void)
{
	CHECK_STR(lines_of("<p>Go<script>var c = '<p>C';</script><style>p{}</style><!-- <p>x -->"
			   "<span hidden>a</span><i style='display: none'>b</i>"
			   "<span style='display:none'>b</span><select><option>c</select></p>"),
		  "Go/");
}

static void broken_markup_keeps_its_text(void)
{
	CHECK_STR(lines_of("<p>Go <b>and</p><p>SQL</b> <3 < x <"), "Go and/|l3:SQL < 3 < x </");
	CHECK_STR(lines_of("<script>never ends <p>Go"), "");
	CHECK_STR(lines_of("a <!-- never ends <p>Go"), "a Go/");
	CHECK_STR(lines_of("<a title=\"never ends <p>Go</p>"), "Go/");
	CHECK_STR(lines_of(""), "");
}

static void html_is_told_from_text(void)
{
	static const char *const html[] = { "a<br>b",	 "<P class=x>",		"x <LI>",
					    "<b>Go</b>", "<a href=\"x\">y</a>", "</div>",
					    "<br/>" };
	static const char *const text[] = { "a < b > c",
					    "List<String> x",
					    "Foo<T>",
					    "<your name>",
					    "Map<A, B>",
					    "<p",
					    "<b> no end",
					    "Go",
					    "" };

	for (size_t i = 0; i < sizeof html / sizeof *html; i++)
		CHECK(sg_html_is(sg_str_of(html[i])));
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		CHECK(!sg_html_is(sg_str_of(text[i])));
}

TEST_MAIN(TEST(blocks_and_breaks_end_lines), TEST(lists_have_levels),
	  TEST(headings_and_strong_lines_are_marked), TEST(cells_of_a_row_stand_on_one_line),
	  TEST(entities_are_decoded_once), TEST(without_blocks_line_breaks_are_kept),
	  TEST(what_nobody_sees_is_left_out), TEST(broken_markup_keeps_its_text),
	  TEST(html_is_told_from_text))
