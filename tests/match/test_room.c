/* SPDX-License-Identifier: MIT */
/* However little room an arena has: what is found is whole, or it is an error. */
#include <skillgap/explain.h>
#include <skillgap/skillgap.h>

#include <stdlib.h>

#include "base/str.h"
#include "test.h"
#include "written.h"

enum { LEAST_ROOM = 64, STEP = 16, MOST_ROOM = 1 << 20 };

static const char text[] =
	"Senior Backend Engineer\n\nRequirements\n\n- 5+ years of Go, Rust, Kotlin, Scala, Java, "
	"Ruby, Python or PHP\n- Kafka, Foobarix and OpenFoo; Terraform is a plus\n- No PHP\n"
	"- Fluent English (C1), German is nice to have\n- Clouds (AWS, GCP) are a plus\n"
	"- A valid work permit, on-call one week in four\n- $120k-$150k, remote, UTC+2\n"
	"- Opinions on ledgers. Work with Swift 5 for a very long time, in a line that goes on and "
	"on about all that one does with it every day of the week, and in the evenings, too, "
	"whatever comes, as long as the weather holds and nobody else has claimed the kitchen\n";

static struct sg_dict *dict;
static struct sg_matcher *matcher;

static enum sg_status find(const struct sg_posting *posting, const struct sg_document *document,
			   struct sg_arena *arena, struct written *out)
{
	struct sg_record record = { .kind = SG_RECORD_FINDINGS };
	enum sg_status status =
		sg_match(matcher, posting, document, arena, &record.findings, NULL);

	return status != SG_OK ? status : sg_record_write(&record, keep, out, NULL);
}

static enum sg_status explain(const struct sg_posting *posting, const struct sg_document *document,
			      struct sg_arena *arena, struct written *out)
{
	static const struct sg_explain_options options = { .format = SG_FORMAT_NDJSON };
	struct sg_explanation explanation;
	enum sg_status status = sg_explain(matcher, posting, document, arena, &explanation, NULL);

	return status != SG_OK ? status
			       : sg_explanation_write(&explanation, &options, keep, out, NULL);
}

/* How much room it took. */
static size_t check_room(enum sg_status (*work)(const struct sg_posting *,
						const struct sg_document *, struct sg_arena *,
						struct written *))
{
	struct sg_section sections[] = {
		{ SG_SECTION_TITLE, { 0, 25 }, 0 },
		{ SG_SECTION_REQUIRED, { 25, (uint32_t)sizeof text - 1 }, 38 },
	};
	struct sg_posting posting = { .source = SG_STR("test"), .company = SG_STR("Example") };
	struct sg_document document = { SG_STR(text), sections, 2 };
	struct sg_arena *arena = sg_arena_new(0);
	struct written *out = written();
	char *whole = NULL;
	size_t room = LEAST_ROOM, n;

	if (work(&posting, &document, arena, out) != SG_OK || (whole = malloc(out->n)) == NULL) {
		printf("Bail out! not even with all the room there is\n");
		exit(1);
	}
	n = out->n;
	memcpy(whole, out->text, n);
	for (enum sg_status status = SG_ENOMEM; status != SG_OK && room < MOST_ROOM; room += STEP) {
		sg_arena_free(arena);
		arena = sg_arena_new(room);
		out = written();
		status = work(&posting, &document, arena, out);
		CHECK(status == SG_ENOMEM ||
		      (status == SG_OK && out->n == n && memcmp(out->text, whole, n) == 0));
	}
	sg_arena_free(arena);
	free(whole);
	return room;
}

static void findings_are_whole_or_an_error(void)
{
	size_t room = check_room(find);

	CHECK(room > 2 * LEAST_ROOM && room < MOST_ROOM);
}

static void explanations_are_whole_or_an_error(void)
{
	size_t room = check_room(explain);

	CHECK(room > 2 * LEAST_ROOM && room < MOST_ROOM);
}

int main(void)
{
	static const struct test tests[] = { TEST(findings_are_whole_or_an_error),
					     TEST(explanations_are_whole_or_an_error) };
	int failed;

	if (sg_dict_new(&dict, NULL, 0, NULL) != SG_OK ||
	    sg_matcher_new(&matcher, dict, NULL) != SG_OK) {
		printf("Bail out! no dictionary\n");
		return 1;
	}
	failed = run_tests(tests, sizeof tests / sizeof *tests);
	sg_matcher_free(matcher);
	sg_dict_free(dict);
	return failed;
}
