/* SPDX-License-Identifier: MIT */
#include "base/counts.h"

#include "test.h"

static void numbers_are_counted_and_listed_in_order(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_counts counts = { 0 };
	const struct sg_count *sorted;
	uint32_t before;

	CHECK(sg_counts_of(&counts, 7) == 0);
	CHECK(sg_counts_add(&counts, arena, 7, 2, &before) && before == 0);
	CHECK(sg_counts_add(&counts, arena, 0, 1, &before) && before == 0);
	CHECK(sg_counts_add(&counts, arena, UINT64_MAX, 5, &before) && before == 0);
	CHECK(sg_counts_add(&counts, arena, 7, 3, &before) && before == 2);
	CHECK(counts.n == 3);
	CHECK(sg_counts_of(&counts, 7) == 5 && sg_counts_of(&counts, 8) == 0);
	sorted = sg_counts_sorted(&counts, arena);
	CHECK(sorted != NULL && sorted[0].key == 0 && sorted[1].key == 7 &&
	      sorted[2].key == UINT64_MAX);
	sg_arena_free(arena);
}

static void many_numbers_find_their_counts_again(void)
{
	enum { MANY = 20000 };
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_counts counts = { 0 };
	uint32_t before, wrong = 0;

	/* Pairs of small numbers, as most keys are. */
	for (uint32_t i = 0; i < MANY; i++)
		wrong += !sg_counts_add(&counts, arena, (uint64_t)(i % 100) << 32 | i / 100, i + 1,
					&before) ||
			 before != 0;
	for (uint32_t i = 0; i < MANY; i++)
		wrong += sg_counts_of(&counts, (uint64_t)(i % 100) << 32 | i / 100) != i + 1;
	CHECK(wrong == 0 && counts.n == MANY);
	sg_arena_free(arena);
}

static void a_count_stops_at_the_most_there_is(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_counts counts = { 0 };
	uint32_t before;

	CHECK(sg_counts_add(&counts, arena, 1, SG_COUNT_MOST - 1, &before));
	CHECK(sg_counts_add(&counts, arena, 1, 5, &before));
	CHECK(sg_counts_of(&counts, 1) == SG_COUNT_MOST);
	sg_arena_free(arena);
}

static void running_out_of_memory_is_told(void)
{
	struct sg_arena *arena = sg_arena_new(64);
	struct sg_counts counts = { 0 };
	uint32_t before;

	CHECK(!sg_counts_add(&counts, arena, 1, 1, &before));
	CHECK(sg_counts_of(&counts, 1) == 0);
	sg_arena_free(arena);
}

TEST_MAIN(TEST(numbers_are_counted_and_listed_in_order),
	  TEST(many_numbers_find_their_counts_again), TEST(a_count_stops_at_the_most_there_is),
	  TEST(running_out_of_memory_is_told))
