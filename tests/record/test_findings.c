/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <skillgap/skillgap.h>

#include "record/findings.h"

static struct sg_arena *arena;

#define POSTING                                                                                    \
	"{\"id\":\"7\",\"key\":\"0123456789abcdef\",\"url\":\"https://a.example/7\",\"title\":"    \
	"\"Engineer\",\"company\":\"A\",\"location\":null,\"remote\":true,\"posted\":"             \
	"\"2026-11-01\",\"valid_through\":null,\"salary\":null,\"employment_type\":null,"          \
	"\"seniority\":\"senior\",\"source\":\"a.html\",\"duplicate_of\":null}"

static const char findings[] =
	"{\"type\":\"findings\",\"v\":1,\"outcome\":\"ok\",\"dictionary\":\"abc\","
	"\"posting\":" POSTING
	",\"skills\":[{\"id\":\"go\",\"name\":\"Go\",\"strength\":\"required\",\"min_years\":5,"
	"\"mention_count\":60,\"mentions\":[{\"start\":812,\"end\":818,\"text\":\"Golang\","
	"\"section\":\"required\",\"polarity\":\"asked\"}]},{\"id\":\"php\",\"name\":\"PHP\","
	"\"strength\":null,\"min_years\":null,\"mention_count\":1,\"mentions\":[]}],"
	"\"requirements\":[{\"any_of\":[\"go\",\"rust\"],\"min_count\":1,\"open\":true,"
	"\"strength\":\"required\",\"polarity\":\"asked\",\"min_years\":5,\"max_years\":null,"
	"\"proficiency\":\"strong\",\"section\":\"required\",\"quote\":\"5+ years of \\\"Go\\\" or "
	"Rust\",\"start\":790,\"end\":819,\"rule\":\"group.or\"}],\"facts\":[{\"kind\":"
	"\"total_years\",\"value\":7,\"quote\":\"7 years\",\"start\":1,\"end\":8,\"strength\":"
	"\"required\"},{\"kind\":\"degree\",\"value\":\"bachelor-or-equivalent\",\"quote\":\"BSc\","
	"\"start\":9,\"end\":12,\"strength\":null}],\"coverage\":{\"lines\":15,\"understood\":14,"
	"\"left\":[{\"start\":3,\"end\":9,\"quote\":\"a "
	"line\"}]},\"roles\":{\"go-specialist\":0.71,"
	"\"a \\\"role\\\"\":0.4425},\"unknown\":[\"Frobnitz\"]}\n";

static const char document[] =
	"{\"type\":\"document\",\"v\":1,\"outcome\":\"ok\",\"posting\":" POSTING
	",\"text\":\"T\\n\\nA:\\n- b\\n\",\"sections\":[{\"kind\":\"title\",\"start\":0,\"end\":3,"
	"\"body\":2},{\"kind\":\"required\",\"start\":3,\"end\":10,\"body\":6}]}\n";

static const char source[] =
	"{\"type\":\"source\",\"v\":1,\"source\":\"lever:a\",\"outcome\":\"failed\",\"why\":"
	"\"gone "
	"(404)\",\"fetched_at\":null,\"read\":1,\"postings\":0,\"left_out\":2,\"credit\":null,"
	"\"mend\":\"another name\"}\n";

static int keep(void *user, sg_str chunk)
{
	sg_buf_add(user, chunk);
	return 0;
}

static enum sg_status read_json(const char *json, struct sg_record *out, struct sg_error *err)
{
	struct sg_json *node = NULL;
	enum sg_status status = sg_json_parse(sg_str_of(json), &node, err);

	if (status == SG_OK)
		status = sg_record_read(node, arena, out, err);
	sg_json_free(node);
	return status;
}

/* What comes back when json is read and written. */
static sg_str again(const char *json)
{
	struct sg_buf buf = { .arena = arena };
	struct sg_record record;
	struct sg_error err = { 0 };

	if (read_json(json, &record, &err) != SG_OK) {
		printf("# %s\n", err.text);
		return (sg_str){ NULL, 0 };
	}
	CHECK(sg_record_write(&record, keep, &buf, NULL) == SG_OK);
	return sg_buf_str(&buf);
}

static void findings_are_written_as_they_were_read(void)
{
	CHECK_STR(again(findings), findings);
}

static void documents_and_sources_are_written_as_they_were_read(void)
{
	CHECK_STR(again(document), document);
	CHECK_STR(again(source), source);
}

static void the_reason_of_an_inconclusive_record_survives(void)
{
	static const char json[] = "{\"type\":\"document\",\"v\":1,\"outcome\":\"inconclusive\","
				   "\"why\":\"login wall\","
				   "\"posting\":" POSTING ",\"text\":\"\",\"sections\":[]}\n";
	struct sg_record record;

	CHECK_STR(again(json), json);
	CHECK(read_json(json, &record, NULL) == SG_OK);
	CHECK(record.posting.outcome == SG_OUTCOME_INCONCLUSIVE);
}

static void numbers_are_moved_to_where_their_fields_allow(void)
{
	struct sg_record record;
	const struct sg_requirement *requirement;

	CHECK(read_json(
		      "{\"type\":\"findings\",\"v\":1,\"posting\":{},\"requirements\":[{\"any_of\":"
		      "[\"go\",\"\",7],\"min_count\":99,\"min_years\":-3,\"max_years\":1e99,"
		      "\"start\":9,"
		      "\"end\":2,\"strength\":\"x\",\"section\":[]}],\"coverage\":{\"lines\":2,"
		      "\"understood\":5},\"roles\":{\"a\":7,\"b\":\"x\"}}",
		      &record, NULL) == SG_OK);
	requirement = record.findings.requirements;
	CHECK(requirement->n_any_of == 1 && requirement->min_count == 1);
	CHECK(requirement->min_years == 0 && requirement->max_years == 25);
	CHECK(requirement->span.start == 9 && requirement->span.end == 9);
	CHECK(requirement->strength == SG_STRENGTH_NONE);
	CHECK(requirement->section == SG_SECTION_OTHER);
	CHECK(record.findings.coverage.understood == 2);
	CHECK(record.findings.roles[0].score == 1 && record.findings.roles[1].score == 0);
	CHECK(record.findings.posting.key.len == 16);
}

static void facts_of_unknown_kinds_are_left_out(void)
{
	struct sg_record record;

	CHECK(read_json("{\"type\":\"findings\",\"v\":1,\"posting\":{},\"new\":1,\"facts\":["
			"{\"kind\":\"shoe_size\",\"value\":4},{\"kind\":\"remote\",\"value\":"
			"\"hybrid\"}]}",
			&record, NULL) == SG_OK);
	CHECK(record.findings.n_facts == 1);
	CHECK_STR(record.findings.facts[0].value, "hybrid");
}

static void fails(const char *json, const char *text)
{
	struct sg_record record;
	struct sg_error err = { 0 };

	CHECK(read_json(json, &record, &err) == SG_ESYNTAX);
	CHECK_STR(sg_str_of(err.text), text);
}

static void mistakes_are_named_by_their_path(void)
{
	fails("{\"type\":\"findings\",\"v\":1}", "posting: must be an object");
	fails("{\"type\":\"findings\",\"v\":1,\"posting\":{},\"skills\":{}}",
	      "skills: must be a list");
	fails("{\"type\":\"findings\",\"v\":1,\"posting\":{},\"skills\":[{\"id\":\"a\"},{}]}",
	      "skills[1].id: missing");
	fails("{\"type\":\"findings\",\"v\":1,\"posting\":{},\"requirements\":[7]}",
	      "requirements[0]: must be an object");
	fails("{\"type\":\"findings\",\"v\":1,\"posting\":{},\"requirements\":[{\"any_of\":[]}]}",
	      "requirements[0].any_of: empty");
	fails("{\"type\":\"source\",\"v\":1}", "source: missing");
	fails("{\"type\":\"source\",\"v\":2,\"source\":\"a\"}",
	      "v: this version of skillgap reads 1 only");
}

static void sections_must_cover_the_text_in_order(void)
{
	fails("{\"type\":\"document\",\"v\":1,\"posting\":{},\"text\":\"abc\",\"sections\":[]}",
	      "sections: must cover the text");
	fails("{\"type\":\"document\",\"v\":1,\"posting\":{},\"text\":\"abc\",\"sections\":["
	      "{\"kind\":\"title\",\"start\":0,\"end\":4294967295}]}",
	      "sections[0]: sections must follow each other and cover the text");
	fails("{\"type\":\"document\",\"v\":1,\"posting\":{},\"text\":\"abc\",\"sections\":["
	      "{\"start\":0,\"end\":2},{\"start\":1,\"end\":3}]}",
	      "sections[1]: sections must follow each other and cover the text");
	fails("{\"type\":\"document\",\"v\":1,\"posting\":{}}", "text: must be a string");
}

static void memory_running_out_is_an_error_and_no_crash(void)
{
	struct sg_arena *small;
	struct sg_json *node = NULL;
	struct sg_record record;

	CHECK(sg_json_parse(sg_str_of(findings), &node, NULL) == SG_OK);
	for (size_t max = 1; max < 4000; max += 37) {
		enum sg_status status;

		small = sg_arena_new(max);
		status = sg_record_read(node, small, &record, NULL);
		CHECK(status == SG_ENOMEM || status == SG_OK);
		sg_arena_free(small);
	}
	sg_json_free(node);
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

TEST_MAIN(TEST(prepare), TEST(findings_are_written_as_they_were_read),
	  TEST(documents_and_sources_are_written_as_they_were_read),
	  TEST(the_reason_of_an_inconclusive_record_survives),
	  TEST(numbers_are_moved_to_where_their_fields_allow),
	  TEST(facts_of_unknown_kinds_are_left_out), TEST(mistakes_are_named_by_their_path),
	  TEST(sections_must_cover_the_text_in_order),
	  TEST(memory_running_out_is_an_error_and_no_crash), TEST(clean_up))
