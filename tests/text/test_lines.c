/* SPDX-License-Identifier: MIT */
#include "text/lines.h"

#include <stdlib.h>

#include "test.h"

static struct sg_arena *arena;

static struct sg_lines read_text(const char *text)
{
	struct sg_lines lines = { 0 };

	if (arena == NULL)
		arena = sg_arena_new(0);
	CHECK(sg_lines_read(sg_str_of(text), arena, &lines, NULL) == SG_OK);
	return lines;
}

/* Lines as "level heading bold text" for comparison. */
static sg_str show(struct sg_lines lines)
{
	struct sg_buf buf = { .arena = arena };

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

static void marks_of_all_kinds_make_items(void)
{
	CHECK_STR(show(read_text("- a\n* b\n\xe2\x80\xa2 c\n\xe2\x80\xa2"
				 "d\n\xe2\x80\x93 e\n1. f\n"
				 "12) g\na) h\n\xe2\x9c\x94\xef\xb8\x8f i\n- [ ] j")),
		  "1:a/1:b/1:c/1:d/1:e/1:f/1:g/1:h/1:i/1:j/");
}

static void what_only_looks_like_a_mark_stays(void)
{
	CHECK_STR(show(read_text("-5 degrees\n*nix\n3.5 years\n2019. was\n-\nC) yes\no Go")),
		  "-5 degrees/*nix/3.5 years/2019. was/-/C) yes/o Go/");
}

static void the_round_o_of_word_processors_is_a_mark_beside_others(void)
{
	CHECK_STR(show(read_text("Must:\no Go\no\tRust\n")), "Must:/1:Go/1:Rust/");
	CHECK_STR(show(read_text("- Go\n  o gRPC")), "1:Go/2:gRPC/");
}

static void indents_make_levels(void)
{
	CHECK_STR(show(read_text("- a\n  - b\n      - c\n  - d\n- e\n\t* f")),
		  "1:a/2:b/3:c/2:d/1:e/2:f/");
}

static void markdown_headings_of_both_forms_are_known(void)
{
	CHECK_STR(show(read_text("# One #\ntext\n### Three\n#hash\nTwo\n---\nOne more\n=====\n")),
		  "h1:One/text/h3:Three/#hash/h2:Two/|h1:One more/");
}

static void strong_lines_and_leads_are_marked(void)
{
	CHECK_STR(show(read_text("**Must have:**\n\n**Must:** Go\n__Nice__\n**a** b **c**\n"
				 "- **Go**: yes\n**Skills**:")),
		  "b:Must have:/|l5:Must: Go/b:Nice/l1:a b c/1:l2:Go: yes/b:Skills:/");
}

static void inline_marks_go_and_text_stays(void)
{
	CHECK_STR(show(read_text("`go` *fast* [Rust](https://x.y/z) ![logo](a.png)! 2*3*4 a_b_c "
				 "\\*nix \\- C\\+\\+ R&amp;D <https://x.y> [x] (y)")),
		  "go fast Rust ! 2*3*4 a_b_c *nix - C++ R&D https://x.y [x] (y)/");
}

static void marks_that_do_not_close_are_text(void)
{
	CHECK_STR(show(read_text("**Go and *Rust and `C and [C++](x and ** D")),
		  "**Go and *Rust and `C and [C++](x and ** D/");
}

static void tables_give_tabs_between_cells(void)
{
	CHECK_STR(show(read_text("| Skill | Years |\n|---|:--:|\n| Go | 5 |")),
		  "Skill\tYears/Go\t5/");
}

static void characters_are_normalised(void)
{
	CHECK_STR(show(read_text("Go\xc2\xa0\xe2\x80\xaf 1.22\r\nfull\xe2\x80\x91time "
				 "Ku\xc2\xad"
				 "ber\xe2\x80\x8bnetes\xef\xbb\xbf\x07\x1b[31m")),
		  "Go 1.22/full-time Kubernetes[31m/");
}

static void a_tab_outlives_the_spaces_around_it(void)
{
	CHECK_STR(show(read_text("Go \t 5  years")), "Go\t5 years/");
	CHECK_STR(show(read_text("Go\t \t5")), "Go\t5/");
	CHECK_STR(show(read_text("Go   5 \t")), "Go 5/");
}

static void wrapped_text_is_joined(void)
{
	CHECK_STR(show(read_text("We are looking for an engineer who has written services in\n"
				 "Go for some years, and who knows how to run them well in a\n"
				 "cluster of machines.\n\n"
				 "* knows PostgreSQL and its query planner, and can say why a\n"
				 "query is slow\n"
				 "* Git\n")),
		  "We are looking for an engineer who has written services in Go for some years, "
		  "and who knows how to run them well in a cluster of machines./"
		  "|1:knows PostgreSQL and its query planner, and can say why a query is slow/"
		  "1:Git/");
}

static void lines_of_their_own_stay(void)
{
	CHECK_STR(show(read_text("Location: Oslo\nSalary: 900 000\nStart: now\nStack: Go, SQL\n")),
		  "Location: Oslo/Salary: 900 000/Start: now/Stack: Go, SQL/");
}

static void an_indented_line_goes_on_with_its_item(void)
{
	CHECK_STR(show(read_text("- Go\n  and Rust\n- C")), "1:Go and Rust/1:C/");
}

static void a_second_copy_is_dropped_with_its_short_lines(void)
{
	CHECK_STR(show(read_text("Must\n- Go\nA paragraph that is long enough to be noticed when "
				 "it comes twice.\nEnd\n\nOther\nMust\n- Go\nA paragraph that is "
				 "long enough to be noticed when it comes twice.\nEnd\nLast")),
		  "Must/1:Go/A paragraph that is long enough to be noticed when it comes twice./"
		  "End/|Other/Last/");
}

static void written_lines_read_back_the_same(void)
{
	static const char *const texts[] = {
		"# Title\n\n**Must have:**\n\n- Go\n  - gRPC\n- **SQL**: yes\n\nplain\nmore",
		"\\# no heading\n\\- no item\n1\\. no item\n\\> no quote",
		"\\--- \n\\| no | table\na\\) b",
		"a \\*b\\* \\`c\\` \\[d](e) \\<f> R\\&amp;D C:\\\\x \\_y\\_",
		"R\\&#38;D R & D & \\&lt; a&1 &",
		"a\tb\tc\n\no Go\no Rust\n\\o Go",
		"### **x**\n\n\\**\n\\*\\*a\\*\\*",
		"- \\- a\n- \\# b\n- 1\\. c\n\n\\- d\n\n# \\# e\n\n1\\. f",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct sg_lines first = read_text(texts[i]), second;
		sg_str written = { NULL, 0 }, a, b;

		CHECK(sg_lines_write(&first, arena, &written, NULL) == SG_OK);
		CHECK(sg_lines_read(written, arena, &second, NULL) == SG_OK);
		a = show(first);
		b = sg_arena_dup(arena, show(second));
		CHECK(sg_str_eq(a, b));
		if (!sg_str_eq(a, b))
			printf("# %.*s\n# %.*s\n", SG_ARG(a), SG_ARG(b));
	}
}

static void hostile_text_takes_no_square(void)
{
	static const char *const units[] = { "*", "**a ", "[", "[a](", "`",  "\\",    "<http",
					     "&", "- ",	  ">", "|a",   "\t", "# a\n", "***a " };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t len = strlen(units[i]), n = ((size_t)1 << 19) / len;
		char *text = malloc(n * len);
		struct sg_arena *own = sg_arena_new(0);
		struct sg_lines lines;

		for (size_t k = 0; text != NULL && k < n; k++)
			memcpy(text + k * len, units[i], len);
		CHECK(text != NULL &&
		      sg_lines_read((sg_str){ text, n * len }, own, &lines, NULL) == SG_OK);
		sg_arena_free(own);
		free(text);
	}
}

static void a_small_arena_is_an_error_and_no_crash(void)
{
	for (size_t max = 1024; max < 256 * 1024; max *= 2) {
		struct sg_arena *small = sg_arena_new(max);
		struct sg_error err = { 0 };
		struct sg_lines lines;
		enum sg_status status = sg_lines_read(SG_STR("# a\n\n- b\n- c\n\ntext **d** e\n"),
						      small, &lines, &err);

		CHECK(status == SG_OK || (status == SG_ENOMEM && err.status == SG_ENOMEM));
		sg_arena_free(small);
	}
}

TEST_MAIN(TEST(marks_of_all_kinds_make_items), TEST(what_only_looks_like_a_mark_stays),
	  TEST(the_round_o_of_word_processors_is_a_mark_beside_others), TEST(indents_make_levels),
	  TEST(markdown_headings_of_both_forms_are_known), TEST(strong_lines_and_leads_are_marked),
	  TEST(inline_marks_go_and_text_stays), TEST(marks_that_do_not_close_are_text),
	  TEST(tables_give_tabs_between_cells), TEST(characters_are_normalised),
	  TEST(a_tab_outlives_the_spaces_around_it), TEST(wrapped_text_is_joined),
	  TEST(lines_of_their_own_stay),
	  TEST(an_indented_line_goes_on_with_its_item),
	  TEST(a_second_copy_is_dropped_with_its_short_lines),
	  TEST(written_lines_read_back_the_same), TEST(hostile_text_takes_no_square),
	  TEST(a_small_arena_is_an_error_and_no_crash))
