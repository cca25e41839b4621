/* SPDX-License-Identifier: MIT */
#include <skillgap/skillgap.h>

#include "test.h"

#include "base/str.h"

static struct sg_arena *arena;
static struct sg_dict *dict;

static struct sg_document extract(const char *title, const char *media_type, const char *body)
{
	struct sg_posting posting = {
		.title = sg_str_of(title),
		.media_type = sg_str_of(media_type),
		.body = sg_str_of(body),
	};
	struct sg_document document;

	if (arena == NULL) {
		arena = sg_arena_new(0);
		CHECK(sg_dict_new(&dict, NULL, 0, NULL) == SG_OK);
	}
	CHECK(sg_extract(dict, &posting, arena, &document, NULL) == SG_OK);
	return document;
}

/* Sections must follow each other without a gap and cover the text. */
static void check_cover(struct sg_document document)
{
	uint32_t at = 0;

	for (size_t i = 0; i < document.n_sections; i++) {
		struct sg_section section = document.sections[i];

		CHECK(section.span.start == at && section.span.end > at);
		CHECK(section.body >= section.span.start && section.body <= section.span.end);
		at = section.span.end;
	}
	CHECK(at == document.text.len);
}

static sg_str part(struct sg_document document, size_t i)
{
	struct sg_section section = document.sections[i];

	return sg_str_sub(document.text, section.body, section.span.end);
}

static void a_document_is_title_blank_line_and_body(void)
{
	struct sg_document document =
		extract(" Go\n Developer ", "text/html",
			"<p>Hi</p><h2>Requirements</h2><ul><li>Go<ul><li>gRPC</li></ul></li></ul>");

	CHECK_STR(document.text, "Go Developer\n\nHi\n\nRequirements\n\n- Go\n  - gRPC\n");
	check_cover(document);
	CHECK(document.n_sections == 3);
	CHECK(document.sections[0].kind == SG_SECTION_TITLE && document.sections[0].span.end == 14);
	CHECK(document.sections[1].kind == SG_SECTION_OTHER);
	CHECK(document.sections[2].kind == SG_SECTION_REQUIRED);
	CHECK_STR(part(document, 2), "\n- Go\n  - gRPC\n");
}

static void a_title_that_the_body_repeats_stands_once(void)
{
	CHECK_STR(extract("Go Developer", NULL, "# Go developer!\n\nx").text,
		  "Go Developer\n\nx\n");
	CHECK_STR(extract(NULL, NULL, "Go Developer\n\nx").text, "Go Developer\n\nx\n");
	CHECK(extract(NULL, NULL, "Requirements\n- Go").sections[0].kind == SG_SECTION_REQUIRED);
	CHECK(extract(NULL, NULL, "We are hiring.\nNow").sections[0].kind == SG_SECTION_OTHER);
}

static void text_is_html_by_type_or_by_its_tags(void)
{
	CHECK_STR(extract("T", "text/plain", "a<br>b").text, "T\n\na\nb\n");
	CHECK_STR(extract("T", "text/html; charset=utf-8", "R&amp;D\nx").text, "T\n\nR&D\nx\n");
	CHECK_STR(extract("T", "text/plain", "vector<int> a").text, "T\n\nvector<int> a\n");
}

static void a_lead_heading_has_its_body_on_the_same_line(void)
{
	struct sg_document document = extract("T", NULL, "- Must have: Go\n- x");

	check_cover(document);
	CHECK(document.n_sections == 3);
	CHECK_STR(part(document, 1), " Go\n");
	CHECK_STR(part(document, 2), "- x\n");
}

static void an_empty_or_inconclusive_posting_has_its_title_only(void)
{
	struct sg_posting posting = {
		.title = SG_STR("T"),
		.body = SG_STR("Log in"),
		.outcome = SG_OUTCOME_INCONCLUSIVE,
	};
	struct sg_document document;

	CHECK_STR(extract("T", NULL, NULL).text, "T\n");
	CHECK_STR(extract(NULL, NULL, "").text, "");
	CHECK(extract(NULL, NULL, " \n ").n_sections == 0);
	CHECK(sg_extract(dict, &posting, arena, &document, NULL) == SG_OK);
	CHECK_STR(document.text, "T\n");
}

static int append(void *user, sg_str chunk)
{
	sg_buf_add(user, chunk);
	return 0;
}

static void a_document_for_people_shows_its_headings(void)
{
	struct sg_document document = extract(
		"Go Developer", NULL, "Hi\n\n## Requirements\n- Go\n\n## Zzyzx\n- Must have: C");
	struct sg_buf buf = { .arena = arena };

	CHECK(sg_document_write(&document, append, &buf, NULL) == SG_OK);
	CHECK_STR(sg_buf_str(&buf), "Go Developer\n============\n\nHi\n\n"
				    "Requirements  [required]\n------------\n- Go\n\n"
				    "Zzyzx\n-----\n- Must have: C\n");
}

static void controls_of_a_foreign_document_do_not_reach_the_terminal(void)
{
	struct sg_document document = { .text = SG_STR("a\x1b[31m\xe2\x80\xae"
						       "b\xff\n") };
	struct sg_buf buf = { .arena = arena };

	CHECK(sg_document_write(&document, append, &buf, NULL) == SG_OK);
	CHECK(sg_str_find(sg_buf_str(&buf), SG_STR("\x1b"), 0) == SIZE_MAX);
	CHECK(sg_str_find(sg_buf_str(&buf), SG_STR("\xe2\x80\xae"), 0) == SIZE_MAX);
}

static void sections_of_a_foreign_document_may_lie(void)
{
	struct sg_section sections[] = { { SG_SECTION_OTHER, { 900, 4 }, 7 },
					 { SG_SECTION_REQUIRED, { 0, 4000000000u }, 4000000000u },
					 { SG_SECTION_REQUIRED, { 1, 0 }, 9 } };
	struct sg_document document = { SG_STR("ab\ncd\n"), sections, 3 };
	struct sg_buf buf = { .arena = arena };

	CHECK(sg_document_write(&document, append, &buf, NULL) == SG_OK);
}

static void running_out_of_memory_is_an_error(void)
{
	struct sg_posting posting = { .body = SG_STR("<p>a</p><h2>Requirements</h2><li>Go") };
	bool failed = false, done = false;

	for (size_t max = 256; max <= (size_t)1 << 20; max *= 2) {
		struct sg_arena *small = sg_arena_new(max);
		struct sg_document document;
		enum sg_status status = sg_extract(dict, &posting, small, &document, NULL);

		CHECK(status == SG_OK || status == SG_ENOMEM);
		failed |= status == SG_ENOMEM;
		done |= status == SG_OK;
		sg_arena_free(small);
	}
	CHECK(failed && done);
}

TEST_MAIN(TEST(a_document_is_title_blank_line_and_body),
	  TEST(a_title_that_the_body_repeats_stands_once),
	  TEST(text_is_html_by_type_or_by_its_tags),
	  TEST(a_lead_heading_has_its_body_on_the_same_line),
	  TEST(an_empty_or_inconclusive_posting_has_its_title_only),
	  TEST(a_document_for_people_shows_its_headings),
	  TEST(controls_of_a_foreign_document_do_not_reach_the_terminal),
	  TEST(sections_of_a_foreign_document_may_lie), TEST(running_out_of_memory_is_an_error))
