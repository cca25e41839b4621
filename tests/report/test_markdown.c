/* SPDX-License-Identifier: MIT */
#include "report/mark.h"
#include "report/writing.h"

static struct written marked;

static sg_str mark(const char *text)
{
	struct sg_out out;

	marked.n = 0;
	sg_out_init(&out, keep, &marked);
	sg_mark_text(&out, sg_str_of(text));
	CHECK(sg_out_finish(&out, NULL) == SG_OK);
	return (sg_str){ marked.text, marked.n };
}

static sg_str linked(const char *url, const char *text)
{
	struct sg_out out;

	marked.n = 0;
	sg_out_init(&out, keep, &marked);
	sg_mark_link(&out, sg_str_of(url), sg_str_of(text));
	CHECK(sg_out_finish(&out, NULL) == SG_OK);
	return (sg_str){ marked.text, marked.n };
}

static void plain_words_stay_as_they_are(void)
{
	CHECK_STR(mark("Senior Engineer (m/w/d), 80-100 %: Go, C++ and \"k8s\""),
		  "Senior Engineer (m/w/d), 80-100 %: Go, C++ and \"k8s\"");
	CHECK_STR(mark("at 12:30, v1.22. Yes!"), "at 12:30, v1.22. Yes!");
	CHECK_STR(mark("Gda\xc5\x84sk \xc2\xb7 Oslo"), "Gda\xc5\x84sk \xc2\xb7 Oslo");
}

static void markup_is_read_as_text(void)
{
	CHECK_STR(mark("*a* _b_ ~c~ `d`"), "\\*a\\* \\_b\\_ \\~c\\~ \\`d\\`");
	CHECK_STR(mark("[a](b) ![c](d)"), "\\[a\\](b) !\\[c\\](d)");
	CHECK_STR(mark("<b>&amp;</b>"), "\\<b\\>\\&amp;\\</b\\>");
	CHECK_STR(mark("C# and #42"), "C\\# and \\#42");
	CHECK_STR(mark("a\\b"), "a\\\\b");
	CHECK_STR(mark("$x$ :smile: :+1:"), "\\$x\\$ \\:smile: \\:+1:");
}

static void the_start_of_a_line_begins_no_block(void)
{
	CHECK_STR(mark("- a - b"), "\\- a - b");
	CHECK_STR(mark("  + a"), "\\+ a");
	CHECK_STR(mark("12. a. 3. b"), "12\\. a. 3. b");
	CHECK_STR(mark("1) a"), "1\\) a");
	CHECK_STR(mark("=== "), "\\===");
	CHECK_STR(mark("# a"), "\\# a");
	CHECK_STR(mark("> a"), "\\> a");
}

static void addresses_become_no_links_of_their_own(void)
{
	CHECK_STR(mark("https://a.example"), "https\\://a.example");
	CHECK_STR(mark("WWW.a.example"), "WWW\\.a.example");
	CHECK_STR(mark("me@a.example"), "me<!-- -->\\@a.example");
	CHECK_STR(mark("@me"), "\\@me");
}

static void a_line_stays_one_line_and_a_cell_one_cell(void)
{
	CHECK_STR(mark("a\r\nb\tc \n\n# d"), "a b c \\# d");
	CHECK_STR(mark("a|b\\|c"), "a\\|b\\\\\\|c");
	CHECK_STR(mark(" \n "), "");
	CHECK_STR(mark("a\x1b[31m\xe2\x80\xae"
		       "b\x07"),
		  "a\\[31mb");
	CHECK_STR(mark("a\xff"
		       "b"),
		  "a\xef\xbf\xbd"
		  "b");
}

static void links_lead_to_web_addresses_only(void)
{
	CHECK_STR(linked("https://a.example/x?b=1&c=(2)", "A [b]"),
		  "[A \\[b\\]](https://a.example/x?b=1&amp;c=%282%29)");
	CHECK_STR(linked("javascript:alert(1)", "A"), "A");
	CHECK_STR(linked("https://a.example/ b", "A"), "A");
	CHECK_STR(linked("https://a.example/|`", "A"), "[A](https://a.example/%7C%60)");
	CHECK_STR(linked("https://a.example/<b", "A"), "A");
	CHECK_STR(linked(NULL, "A"), "A");
}

/* Ends of cells in a line: bars that no backslash stands before. */
static size_t bars_of(sg_str line)
{
	size_t n = 0;

	for (size_t i = 0; i < line.len; i++) {
		if (line.ptr[i] == '\\')
			i++;
		else
			n += line.ptr[i] == '|';
	}
	return n;
}

static const char hostile[] = "| a | <img src=x onerror=alert(1)> \\| ``` \n# b [c](javascript:d)";

static struct pile_posting hostile_posting(void)
{
	struct pile_posting posting = pile[9];

	posting.title = posting.company = posting.place = hostile;
	return posting;
}

static void a_table_of_hostile_cells_has_its_columns_in_every_row(void)
{
	const struct pile_posting posting = hostile_posting();

	for (int table = 0; table <= SG_TABLE_REQUIREMENTS; table++) {
		struct sg_report_options options = { .format = SG_FORMAT_MARKDOWN,
						     .table = (enum sg_table)table,
						     .table_only = true };
		struct sg_arena *arena = sg_arena_new(0);
		struct sg_findings findings = pile_findings(pile_dict(), arena, &posting);
		sg_str text, head;
		size_t n;

		((struct sg_requirement *)(uintptr_t)findings.requirements)->quote =
			sg_str_of(hostile);
		text = write_findings(&findings, 1, pile_dict(), &pile_profile, &options);
		head = sg_str_cut(&text, '\n');
		n = bars_of(head);
		CHECK(n > 10);
		while (text.len > 0)
			CHECK(bars_of(sg_str_cut(&text, '\n')) == n);
		sg_arena_free(arena);
	}
}

static void a_report_of_hostile_texts_has_no_html_and_no_block_of_theirs(void)
{
	const struct pile_posting posting = hostile_posting();
	struct sg_report_options options = { .format = SG_FORMAT_MARKDOWN };
	struct sg_arena *arena = sg_arena_new(0);

	for (size_t n = 1; n <= 2; n++) {
		struct sg_findings findings[2] = { pile_findings(pile_dict(), arena, &posting),
						   pile_findings(pile_dict(), arena, &pile[2]) };
		sg_str text;

		findings[0].unknown = &findings[0].posting.title;
		text = write_findings(findings, n, pile_dict(), &pile_profile, &options);
		CHECK(sg_str_find(text, SG_STR("<img"), 0) != SIZE_MAX);
		for (size_t at = 0; (at = sg_str_find(text, SG_STR("<img"), at)) != SIZE_MAX; at++)
			CHECK(at > 0 && text.ptr[at - 1] == '\\');
		CHECK(sg_str_find(text, SG_STR("\n# b"), 0) == SIZE_MAX);
		CHECK(sg_str_find(text, SG_STR("](javascript"), 0) == SIZE_MAX ||
		      has(text, "\\](javascript"));
	}
	sg_arena_free(arena);
}

static void the_whole_report_has_answer_gaps_postings_and_sources(void)
{
	struct sg_report_options options = { .format = SG_FORMAT_MARKDOWN };
	const struct sg_view_options view = { 0 };
	sg_str text = write_view(&pile_profile, &view, &options);

	CHECK(sg_str_starts(text, SG_STR("# Skill gaps\n\nReady for 4 of 18 now. Kubernetes ")));
	CHECK(has(text, "\n| ready | 4 | every required skill met |\n"));
	CHECK(has(text, "\n| Kubernetes | learning | 8 | 1 | 9 | 3 | Nomad in 1 |\n"));
	CHECK(has(text, "\n- short on years: Go: 2 postings ask 5+, you have 3 y 2 m\n"));
	CHECK(has(text, "\n## One away\n\n| posting | company |"));
	CHECK(has(text, "](https://jobs.example/"));
	CHECK(has(text, " | 3 of 4 | Kubernetes or Nomad | 2026-11-10 |\n"));
	CHECK(has(text, "\n## Unclear\n"));
	CHECK(has(text, "\n## Sources\n"));
}

TEST_MAIN(TEST(plain_words_stay_as_they_are), TEST(markup_is_read_as_text),
	  TEST(the_start_of_a_line_begins_no_block), TEST(addresses_become_no_links_of_their_own),
	  TEST(a_line_stays_one_line_and_a_cell_one_cell), TEST(links_lead_to_web_addresses_only),
	  TEST(a_table_of_hostile_cells_has_its_columns_in_every_row),
	  TEST(a_report_of_hostile_texts_has_no_html_and_no_block_of_theirs),
	  TEST(the_whole_report_has_answer_gaps_postings_and_sources))
