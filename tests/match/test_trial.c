/* SPDX-License-Identifier: MIT */
#include <skillgap/skillgap.h>

#include <stdlib.h>

#include "base/str.h"
#include "test.h"

/* What was told, "id wanted: sentence" each. */
struct told {
	struct sg_arena *arena;
	struct sg_buf buf;
	struct sg_tested counts;
};

static void note(void *user, const struct sg_trial *trial)
{
	struct told *told = user;

	sg_buf_printf(&told->buf, SG_FMT " %s: " SG_FMT "\n", SG_ARG(trial->skill),
		      trial->wanted ? "wanted" : "unwanted", SG_ARG(trial->sentence));
}

/* Tries the skills of a file of a user's own, or of all layers from `first` on. */
static struct told try_skills(const char *skills, uint32_t first)
{
	struct told told = { .arena = sg_arena_new(0) };
	const struct sg_overlay overlay = {
		SG_STR("mine.json"),
		sg_arena_printf(told.arena, "{\"area\":\"mine\",\"skills\":[%s]}", skills)
	};
	struct sg_matcher *matcher = NULL;
	struct sg_dict *dict = NULL;
	struct sg_error err = { 0 };

	told.buf.arena = told.arena;
	if (sg_dict_new(&dict, &overlay, 1, &err) != SG_OK ||
	    sg_matcher_new(&matcher, dict, &err) != SG_OK ||
	    sg_dict_test(dict, matcher, first, note, &told, &told.counts, &err) != SG_OK) {
		printf("Bail out! %s\n", err.text);
		exit(1);
	}
	sg_matcher_free(matcher);
	sg_dict_free(dict);
	return told;
}

static void every_name_is_tried_in_every_form(void)
{
	struct told told = try_skills("{\"id\":\"t-frob\",\"name\":\"Frobware\",\"kind\":\"tool\","
				      "\"aliases\":[\"Frobnicator\"]},"
				      "{\"id\":\"t-zym\",\"name\":\"Zymurgy\",\"kind\":\"tool\"}",
				      1);

	CHECK(told.counts.skills == 2 && told.counts.sentences == 0);
	CHECK(told.counts.made == 15 && told.counts.wrong == 0 && told.buf.len == 0);
	sg_arena_free(told.arena);
}

static void a_sentence_that_does_not_hold_is_told(void)
{
	struct told told = try_skills(
		"{\"id\":\"t-anvil\",\"name\":\"Anvil\",\"kind\":\"tool\","
		"\"ambiguous\":{\"names\":[\"Anvil\"],\"list\":[],\"accept\":[\"Anvil skills\"]},"
		"\"yes\":[\"Strong Anvil skills\",\"between hammer and anvil\"],"
		"\"no\":[\"an anvil of steel\",\"Kafka, Anvil, Redis\"]}", 1);

	CHECK(told.counts.skills == 1 && told.counts.sentences == 4 && told.counts.made == 0);
	CHECK(told.counts.wrong == 2);
	CHECK_STR(sg_buf_str(&told.buf), "t-anvil wanted: between hammer and anvil\n"
					 "t-anvil unwanted: Kafka, Anvil, Redis\n");
	sg_arena_free(told.arena);
}

/* What reads as an address is no skill's name; it is told once for each place it stands in. */
static void a_name_that_is_not_found_where_names_stand_is_told(void)
{
	struct told told = try_skills(
		"{\"id\":\"t-frob\",\"name\":\"frob@ware\",\"kind\":\"tool\"},"
		"{\"id\":\"t-zym\",\"name\":\"Zymurgy\",\"kind\":\"tool\"}", 1);

	CHECK(told.counts.made == 10 && told.counts.wrong == 10);
	CHECK_STR(sg_buf_str(&told.buf), "t-frob wanted: frob@ware.\n"
					 "t-frob wanted: - frob@ware\n"
					 "t-frob wanted: (frob@ware)\n"
					 "t-frob wanted: frob@ware/Zymurgy\n"
					 "t-zym wanted: frob@ware/Zymurgy\n"
					 "t-zym wanted: Zymurgy/frob@ware\n"
					 "t-frob wanted: Zymurgy/frob@ware\n"
					 "t-frob wanted: frob@ware, Zymurgy, frob@ware\n"
					 "t-frob wanted: frob@ware, Zymurgy, frob@ware\n"
					 "t-frob wanted: Zymurgy, frob@ware, Zymurgy\n");
	sg_arena_free(told.arena);
}

static void a_longer_name_that_the_signs_around_complete_will_do(void)
{
	struct told told = try_skills("{\"id\":\"t-frob\",\"name\":\"Frobware\",\"kind\":\"tool\"},"
				      "{\"id\":\"t-both\",\"name\":\"Frobware/Frobware\","
				      "\"kind\":\"tool\"}", 1);

	CHECK(told.counts.skills == 2 && told.counts.wrong == 0);
	sg_arena_free(told.arena);
}

static void the_layers_below_are_tried_only_when_asked_for(void)
{
	struct told told = try_skills("{\"id\":\"t-frob\",\"name\":\"Frobware\",\"kind\":\"tool\"}",
				      0);

	CHECK(told.counts.skills > 100 && told.counts.sentences > 100);
	CHECK(told.counts.made > 1000 && told.counts.wrong == 0);
	sg_arena_free(told.arena);
}

TEST_MAIN(TEST(every_name_is_tried_in_every_form), TEST(a_sentence_that_does_not_hold_is_told),
	  TEST(a_name_that_is_not_found_where_names_stand_is_told),
	  TEST(a_longer_name_that_the_signs_around_complete_will_do),
	  TEST(the_layers_below_are_tried_only_when_asked_for))
