/* SPDX-License-Identifier: MIT */
#include "gap/pick_ahead.h"

#include "gap/comparison.h"
#include "gap/pile.h"
#include "test.h"

/* Postings that lack two skills each of the first N_SKILLS technologies that imply nothing. */
enum { N_SKILLS = 120, N_POSTINGS = 1500 };

static const struct sg_profile nobody = { .label = SG_LIT("p") };
static const struct sg_gap_options options = { .now = SG_LIT("2026-11-22T00:00:00Z") };

struct made {
	struct sg_arena *arena;
	struct sg_comparison *comparison;
	struct sg_report report;
	struct sg_learn learn;
	struct sg_pick pick;
	struct sg_ahead ahead;
};

static size_t list_skills(const char **ids, size_t most, struct sg_arena *arena)
{
	size_t n = 0;

	for (uint32_t i = 0; n < most; i++) {
		struct sg_skill skill = sg_dict_skill(pile_dict(), i);

		if (skill.class_ == SG_CLASS_TECHNOLOGY &&
		    sg_dict_string(pile_dict(), skill.implies, 0).ptr == NULL &&
		    sg_dict_string(pile_dict(), skill.part_of, 0).ptr == NULL)
			ids[n++] = sg_arena_dup(arena, skill.id).ptr;
	}
	return n;
}

static void open_made(struct made *made)
{
	static struct pile_posting postings[N_POSTINGS];
	const char *ids[N_SKILLS];
	uint32_t state = 7;

	*made = (struct made){ .arena = sg_arena_new(0) };
	CHECK(list_skills(ids, N_SKILLS, made->arena) == N_SKILLS);
	for (size_t i = 0; i < N_POSTINGS; i++) {
		uint32_t one, two;

		state = state * 1664525u + 1013904223u;
		one = (state >> 8) % N_SKILLS;
		two = (one + 1 + (state >> 20) % (N_SKILLS - 1)) % N_SKILLS;
		postings[i] = (struct pile_posting){
			.title = "Engineer", .company = "Company", .place = "", .days = 1,
			.required = sg_arena_printf(made->arena, "%s;%s", ids[one], ids[two]).ptr,
			.nice = "", .other = "",
		};
	}
	made->comparison = pile_compare(pile_dict(), made->arena, &nobody, &options, postings,
					N_POSTINGS, &made->report);
	CHECK(sg_learn_open(&made->learn, &made->comparison->kept, true, made->arena, NULL) ==
	      SG_OK);
	CHECK(sg_pick_open(&made->pick, &made->learn, false, NULL) == SG_OK);
	CHECK(sg_ahead_open(&made->ahead, &made->pick, NULL) == SG_OK);
}

static void close_made(struct made *made)
{
	sg_comparison_free(made->comparison);
	sg_arena_free(made->arena);
}

/* The most that any two make ready. */
static uint32_t best_of_all(struct sg_pick *pick)
{
	uint32_t best = 0;

	for (uint32_t i = 0; i < pick->n; i++)
		for (uint32_t k = 0; k < i; k++) {
			sg_pick_try(pick, i);
			sg_pick_try(pick, k);
			if (pick->learn->ready > best)
				best = pick->learn->ready;
			sg_pick_drop(pick);
			sg_pick_drop(pick);
		}
	return best;
}

static uint32_t ready_with(struct sg_pick *pick, const uint32_t pair[2])
{
	uint32_t ready;

	sg_pick_try(pick, pair[0]);
	sg_pick_try(pick, pair[1]);
	ready = pick->learn->ready;
	sg_pick_drop(pick);
	sg_pick_drop(pick);
	return ready;
}

static void the_best_pair_of_all_is_found(void)
{
	struct made made;
	uint32_t pair[2];

	open_made(&made);
	CHECK(made.pick.n == N_SKILLS);
	CHECK(sg_ahead_pair(&made.ahead, (struct sg_worth){ 0 }, pair));
	CHECK(ready_with(&made.pick, pair) == best_of_all(&made.pick));
	/* And again with something learnt, of which the counts know. */
	sg_pick_try(&made.pick, pair[0]);
	CHECK(sg_ahead_pair(&made.ahead, (struct sg_worth){ 0 }, pair));
	CHECK(ready_with(&made.pick, pair) == best_of_all(&made.pick));
	close_made(&made);
}

static void no_pair_is_named_that_makes_no_more_ready(void)
{
	struct made made;
	uint32_t pair[2];

	open_made(&made);
	CHECK(!sg_ahead_pair(&made.ahead,
			     (struct sg_worth){ .ready = best_of_all(&made.pick) }, pair));
	close_made(&made);
}

static void a_pair_costs_what_is_asked_and_not_that_times_the_skills(void)
{
	struct made made;
	uint32_t pair[2];
	uint64_t before;

	open_made(&made);
	before = made.learn.changes;
	CHECK(sg_ahead_pair(&made.ahead, (struct sg_worth){ 0 }, pair));
	printf("# %lu changes for %zu members\n", (unsigned long)(made.learn.changes - before),
	       made.learn.cells.n);
	CHECK(made.learn.changes - before <= 8 * made.learn.cells.n);
	close_made(&made);
}

TEST_MAIN(TEST(the_best_pair_of_all_is_found), TEST(no_pair_is_named_that_makes_no_more_ready),
	  TEST(a_pair_costs_what_is_asked_and_not_that_times_the_skills))
