/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <skillgap/skillgap.h>

#include "record/identity.h"
#include "record/posting.h"

static struct sg_arena *arena;

static struct sg_posting read_with(const char *json, const char *graph)
{
	struct sg_posting posting = { 0 };
	struct sg_json *node = NULL, *around = NULL;

	CHECK(sg_json_parse(sg_str_of(json), &node, NULL) == SG_OK);
	if (graph != NULL)
		CHECK(sg_json_parse(sg_str_of(graph), &around, NULL) == SG_OK);
	CHECK(sg_posting_read(node, around, arena, &posting, NULL) == SG_OK);
	sg_json_free(node);
	sg_json_free(around);
	return posting;
}

static struct sg_posting read_json(const char *json)
{
	return read_with(json, NULL);
}

static bool is_type(const char *json)
{
	struct sg_json *node = NULL;
	bool is;

	CHECK(sg_json_parse(sg_str_of(json), &node, NULL) == SG_OK);
	is = sg_posting_is_type(node);
	sg_json_free(node);
	return is;
}

static int keep(void *user, sg_str chunk)
{
	sg_buf_add(user, chunk);
	return 0;
}

static sg_str write(const struct sg_posting *posting)
{
	struct sg_record record = { .kind = SG_RECORD_POSTING, .posting = *posting };
	struct sg_buf buf = { .arena = arena };

	CHECK(sg_record_write(&record, keep, &buf, NULL) == SG_OK);
	sg_buf_add_char(&buf, '\0');
	return (sg_str){ buf.ptr, buf.len - 1 };
}

static void the_type_may_be_a_word_a_list_or_prefixed(void)
{
	CHECK(is_type("{\"@type\":\"JobPosting\"}"));
	CHECK(is_type("{\"@type\":\"schema:JobPosting\"}"));
	CHECK(is_type("{\"@type\":[\"Thing\",\"https://schema.org/jobposting\"]}"));
	CHECK(!is_type("{\"@type\":\"OldJobPosting\"}"));
	CHECK(!is_type("{\"@type\":{\"JobPosting\":1}}"));
	CHECK(!is_type("[\"JobPosting\"]"));
}

static void company_may_be_an_object_a_string_a_list_or_a_reference(void)
{
	CHECK_STR(read_json("{\"hiringOrganization\":{\"name\":\"A &amp; B\"}}").company, "A & B");
	CHECK_STR(read_json("{\"hiringOrganization\":\" A \"}").company, "A");
	CHECK_STR(read_json("{\"hiringOrganization\":[{\"name\":\"A\"}]}").company, "A");
	CHECK_STR(read_with("{\"hiringOrganization\":{\"@id\":\"#org\"}}",
			    "[{\"@id\":\"#x\",\"name\":\"X\"},{\"@id\":\"#org\",\"name\":\"A\"}]")
			  .company,
		  "A");
	CHECK_STR(read_json("{\"hiringOrganization\":{\"@id\":\"#org\"}}").company, NULL);
	CHECK_STR(read_json("{\"hiringOrganization\":7}").company, NULL);
}

static void places_are_joined_and_not_repeated(void)
{
	CHECK_STR(read_json("{\"jobLocation\":{\"address\":\"Turku, Finland\"}}").location,
		  "Turku, Finland");
	CHECK_STR(read_json("{\"jobLocation\":[{\"address\":{\"addressLocality\":\"Oslo\","
			    "\"addressCountry\":{\"name\":\"Norway\"}}},"
			    "{\"address\":{\"addressLocality\":\"Bergen\"}}]}")
			  .location,
		  "Oslo, Norway; Bergen");
	CHECK_STR(read_json("{\"jobLocation\":{\"address\":{\"addressLocality\":\"London, UK\","
			    "\"addressRegion\":\"London, UK\",\"addressCountry\":\"UK\"}}}")
			  .location,
		  "London, UK");
	CHECK_STR(read_json("{\"jobLocation\":{\"address\":{\"addressLocality\":\"Houston\","
			    "\"addressCountry\":\"US\"}}}")
			  .location,
		  "Houston, US");
	CHECK_STR(read_json("{\"jobLocation\":[7,null,{}]}").location, NULL);
}

static void employment_types_get_the_spelling_of_the_vocabulary(void)
{
	CHECK_STR(read_json("{\"employmentType\":\"Full-time\"}").employment_type, "FULL_TIME");
	CHECK_STR(read_json("{\"employmentType\":[\"FullTime\",\"CONTRACTOR\"]}").employment_type,
		  "FULL_TIME,CONTRACTOR");
	CHECK_STR(read_json("{\"employmentType\":\"Full time, Intern\"}").employment_type,
		  "FULL_TIME,INTERN");
	CHECK_STR(read_json("{\"employmentType\":{}}").employment_type, NULL);
}

static void identifiers_may_be_strings_numbers_or_values(void)
{
	CHECK_STR(read_json("{\"identifier\":\"TL-205\"}").id, "TL-205");
	CHECK_STR(read_json("{\"identifier\":{\"value\":4635890101}}").id, "4635890101");
	CHECK_STR(read_json("{\"identifier\":[{\"value\":\"x\"}]}").id, "x");
	CHECK_STR(read_json("{\"identifier\":-1}").id, NULL);
}

static void the_title_is_one_line_without_markup(void)
{
	CHECK_STR(read_json("{\"title\":\" <b>Go</b>&nbsp;Developer \\n &amp; more\"}").title,
		  "Go Developer & more");
}

static void properties_that_the_description_lacks_are_added(void)
{
	struct sg_posting posting =
		read_json("{\"description\":\"You own billing and write Go.\","
			  "\"responsibilities\":\"You own billing and write Go.\","
			  "\"skills\":[\"Go\",{\"name\":\"PostgreSQL, at depth\"}],"
			  "\"experienceRequirements\":\"At least 5 years of Go\"}");

	CHECK_STR(posting.body, "You own billing and write Go.\n\nSkills\n\n- Go\n- PostgreSQL, at "
				"depth\n\nExperience requirements\n\nAt least 5 years of Go");
	CHECK_STR(posting.media_type, "text/plain");
}

static void wrong_types_everywhere_leave_a_posting_empty(void)
{
	struct sg_posting posting = read_json(
		"{\"title\":[],\"description\":{},\"url\":3,\"datePosted\":{},\"baseSalary\":false,"
		"\"jobLocation\":\"\",\"employmentType\":9,\"skills\":{\"a\":1},"
		"\"jobLocationType\":[[]],\"skillgap\":{\"v\":1,\"source\":7,\"media_type\":\"x\"}"
		"}");

	CHECK_STR(posting.title, NULL);
	CHECK_STR(posting.body, NULL);
	CHECK_STR(posting.location, NULL);
	CHECK_STR(posting.source, NULL);
	CHECK(posting.remote == SG_UNKNOWN);
}

static void a_posting_written_and_read_is_written_the_same(void)
{
	struct sg_posting posting = {
		.id = SG_STR("J-1"),
		.url = SG_STR("https://a.example/j/1"),
		.title = SG_STR("R&amp;D \"Engineer\""),
		.company = SG_STR("A &amp; B"),
		.location = SG_STR("Oslo; Bergen"),
		.remote = SG_NO,
		.posted = SG_STR("2026-11-01"),
		.salary = SG_STR("850000-980000 NOK/year"),
		.employment_type = SG_STR("FULL_TIME,INTERN"),
		.source = SG_STR("greenhouse:a"),
		.board = SG_STR("greenhouse"),
		.fetched_at = SG_STR("2026-11-22T00:00:00Z"),
		.media_type = SG_STR("text/plain"),
		.duplicate_of = SG_STR("0123456789abcdef"),
		.body = SG_STR("&lt;p&gt; is no tag here\n<p or so\x01\n"),
	};
	struct sg_posting again;
	sg_str first, second;

	CHECK(sg_posting_identify(&posting, arena));
	first = write(&posting);
	again = read_json(first.ptr);
	CHECK(sg_posting_identify(&again, arena));
	second = write(&again);
	CHECK(sg_str_eq(first, second));
	CHECK_STR(again.body, "&lt;p&gt; is no tag here\n<p or so\x01\n");
	CHECK_STR(again.key, posting.key.ptr);
	CHECK_STR(again.board, "greenhouse");
	CHECK(again.remote == SG_NO);
}

static void a_made_id_is_not_written_and_made_again(void)
{
	struct sg_posting posting = read_json("{\"title\":\"A\",\"description\":\"b\"}"), again;
	sg_str text;

	CHECK(sg_posting_identify(&posting, arena));
	text = write(&posting);
	CHECK(sg_str_find(text, SG_STR("identifier"), 0) == SIZE_MAX);
	again = read_json(text.ptr);
	CHECK(sg_posting_identify(&again, arena));
	CHECK_STR(again.id, posting.id.ptr);
}

static void keys_go_by_url_then_source_or_company_and_id_then_content(void)
{
	struct sg_posting file = { .id = SG_STR("1"),
				   .source = SG_STR("a.html"),
				   .company = SG_STR("A") };
	struct sg_posting other = { .id = SG_STR("1"),
				    .source = SG_STR("-"),
				    .company = SG_STR("A") };
	struct sg_posting board = { .id = SG_STR("1"),
				    .source = SG_STR("lever:a"),
				    .company = SG_STR("A") };
	struct sg_posting linked = { .id = SG_STR("2"), .url = SG_STR("https://a.example/1") };
	struct sg_posting link = { .url = SG_STR("https://a.example/1") };

	CHECK(sg_posting_identify(&file, arena) && sg_posting_identify(&other, arena));
	CHECK(sg_posting_identify(&board, arena) && sg_posting_identify(&linked, arena));
	CHECK(sg_posting_identify(&link, arena));
	CHECK(sg_str_eq(file.key, other.key));
	CHECK(!sg_str_eq(file.key, board.key));
	CHECK(sg_str_eq(linked.key, link.key));
	CHECK(sg_str_eq(link.id, link.key));
	CHECK_STR(linked.id, "2");
	CHECK(link.key.len == 16);
}

static void prepare(void)
{
	arena = sg_arena_new(0);
	CHECK(arena != NULL);
}

static void clean_up(void)
{
	sg_arena_free(arena);
}

TEST_MAIN(TEST(prepare), TEST(the_type_may_be_a_word_a_list_or_prefixed),
	  TEST(company_may_be_an_object_a_string_a_list_or_a_reference),
	  TEST(places_are_joined_and_not_repeated),
	  TEST(employment_types_get_the_spelling_of_the_vocabulary),
	  TEST(identifiers_may_be_strings_numbers_or_values),
	  TEST(the_title_is_one_line_without_markup),
	  TEST(properties_that_the_description_lacks_are_added),
	  TEST(wrong_types_everywhere_leave_a_posting_empty),
	  TEST(a_posting_written_and_read_is_written_the_same),
	  TEST(a_made_id_is_not_written_and_made_again),
	  TEST(keys_go_by_url_then_source_or_company_and_id_then_content), TEST(clean_up))
