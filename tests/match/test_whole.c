/* SPDX-License-Identifier: MIT */
/* All that is found in whole postings, against files that a person has looked through. */
#include <skillgap/explain.h>
#include <skillgap/skillgap.h>

#include "expected.h"

struct reader {
	struct sg_dict *dict;
	struct sg_matcher *matcher;
	struct written *out;
	bool explain;
};

static bool tell(struct reader *reader, const struct sg_posting *posting,
		 const struct sg_document *document, struct sg_arena *arena)
{
	static const struct sg_explain_options options = { .format = SG_FORMAT_NDJSON };
	struct sg_record record = { .kind = SG_RECORD_FINDINGS };
	struct sg_explanation explanation;

	if (sg_match(reader->matcher, posting, document, arena, &record.findings, NULL) != SG_OK)
		return false;
	/* Any edit of the built-in dictionary changes it. */
	record.findings.dictionary = SG_STR("test");
	if (sg_record_write(&record, keep_lines, reader->out, NULL) != SG_OK)
		return false;
	if (!reader->explain)
		return true;
	if (sg_explain(reader->matcher, posting, document, arena, &explanation, NULL) != SG_OK)
		return false;
	explanation.findings.dictionary = SG_STR("test");
	return sg_explanation_write(&explanation, &options, keep_lines, reader->out, NULL) == SG_OK;
}

static int take(void *user, const struct sg_record *record)
{
	struct reader *reader = user;
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_document document;
	bool told = record->kind == SG_RECORD_POSTING &&
		    sg_extract(reader->dict, &record->posting, arena, &document, NULL) == SG_OK &&
		    tell(reader, &record->posting, &document, arena);

	CHECK(told);
	sg_arena_free(arena);
	return told ? 0 : 1;
}

/* What all postings of a file come to; `in` and `out` are below tests/data and its expected. */
static void check_postings(const char *in, const char *out, bool explain)
{
	struct reader reader = { .out = written(), .explain = explain };
	struct sg_arena *arena = sg_arena_new(0);
	char path[1024], *bytes = malloc(1 << 20);
	struct sg_input input = { .source = sg_str_of(in) };
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", TEST_DATA, in);
	file = fopen(path, "rb");
	if (file == NULL || bytes == NULL || sg_dict_new(&reader.dict, NULL, 0, NULL) != SG_OK ||
	    sg_matcher_new(&reader.matcher, reader.dict, NULL) != SG_OK) {
		printf("Bail out! %s\n", path);
		exit(1);
	}
	input.bytes = (sg_str){ bytes, fread(bytes, 1, 1 << 20, file) };
	fclose(file);
	CHECK(sg_read(reader.dict, &input, arena, take, &reader, NULL) == SG_OK);
	check_file(out, reader.out);
	sg_matcher_free(reader.matcher);
	sg_dict_free(reader.dict);
	sg_arena_free(arena);
	free(bytes);
}

static void postings_of_a_file_have_what_a_person_reads_in_them(void)
{
	check_postings("postings/veldt-oldmill-osprey.ndjson", "match/three.ndjson", false);
	check_postings("postings/fjordpay-payments.html", "match/fjordpay-payments.ndjson", false);
	check_postings("postings/larkmoor.html", "match/larkmoor.ndjson", false);
	check_postings("postings/saltmarsh.txt", "match/saltmarsh.ndjson", false);
	check_postings("postings/kestrel-grid.md", "match/kestrel-grid.ndjson", false);
	check_postings("postings/hn-ondine.html", "match/hn-ondine.ndjson", false);
	check_postings("postings/yonderly.txt", "match/yonderly.ndjson", false);
}

static void skills_are_understood_and_every_decision_told(void)
{
	check_postings("match/skills.txt", "match/skills.ndjson", true);
}

static void prose_is_understood_and_every_decision_told(void)
{
	check_postings("match/prose.txt", "match/prose.ndjson", true);
}

static void facts_are_understood_and_every_decision_told(void)
{
	check_postings("match/facts.txt", "match/facts.ndjson", true);
}

TEST_MAIN(TEST(postings_of_a_file_have_what_a_person_reads_in_them),
	  TEST(skills_are_understood_and_every_decision_told),
	  TEST(prose_is_understood_and_every_decision_told),
	  TEST(facts_are_understood_and_every_decision_told))
