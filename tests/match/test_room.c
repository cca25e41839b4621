/* SPDX-License-Identifier: MIT */
/* However little room an arena has: what is found is whole, or it is an error. */
#include <skillgap/explain.h>
#include <skillgap/skillgap.h>

#include "room.h"

enum { MOST_ROOM = 1 << 20 };

/* A posting and its text. */
struct pair {
	struct sg_posting posting;
	struct sg_document document;
};

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

static enum sg_status find(const void *user, struct sg_arena *arena, struct written *out)
{
	const struct pair *pair = user;
	struct sg_record record = { .kind = SG_RECORD_FINDINGS };
	enum sg_status status =
		sg_match(matcher, &pair->posting, &pair->document, arena, &record.findings, NULL);

	return status != SG_OK ? status : sg_record_write(&record, keep, out, NULL);
}

static enum sg_status explain(const void *user, struct sg_arena *arena, struct written *out)
{
	const struct pair *pair = user;
	static const struct sg_explain_options options = { .format = SG_FORMAT_NDJSON };
	struct sg_explanation explanation;
	enum sg_status status = sg_explain(matcher, &pair->posting, &pair->document, arena,
					   &explanation, NULL);

	return status != SG_OK ? status
			       : sg_explanation_write(&explanation, &options, keep, out, NULL);
}

static void check_room(enum sg_status (*work)(const void *, struct sg_arena *, struct written *))
{
	struct sg_section sections[] = {
		{ SG_SECTION_TITLE, { 0, 25 }, 0 },
		{ SG_SECTION_REQUIRED, { 25, (uint32_t)sizeof text - 1 }, 38 },
	};
	struct pair pair = {
		.posting = { .source = SG_STR("test"), .company = SG_STR("Example") },
		.document = { SG_STR(text), sections, 2 },
	};

	CHECK(room_of(work, &pair, MOST_ROOM) < MOST_ROOM);
}

static void findings_are_whole_or_an_error(void)
{
	check_room(find);
}

static void explanations_are_whole_or_an_error(void)
{
	check_room(explain);
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
