/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include "test.h"

static bool is_zero(const unsigned char *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (at[i] != 0)
			return false;
	return true;
}

static void memory_is_zero_even_when_its_page_was_used_before(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	unsigned char *first = sg_arena_alloc(arena, 1000, 1);

	memset(first, 0xff, 1000);
	sg_arena_reset(arena);
	CHECK(sg_arena_alloc(arena, 1000, 1) == (void *)first);
	CHECK(is_zero(first, 1000));
	sg_arena_free(arena);
}

static void every_allocation_is_aligned_as_asked(void)
{
	struct sg_arena *arena = sg_arena_new(0);

	for (size_t align = 1; align <= alignof(max_align_t); align *= 2)
		for (size_t size = 0; size < 40; size++) {
			void *at = sg_arena_alloc(arena, size, align);

			CHECK(at != NULL && (uintptr_t)at % align == 0);
		}
	sg_arena_free(arena);
}

static void an_allocation_of_no_bytes_has_an_address(void)
{
	struct sg_arena *arena = sg_arena_new(0);

	CHECK(sg_arena_alloc(arena, 0, 1) != NULL);
	CHECK(sg_arena_array(arena, uint64_t, 0) != NULL);
	CHECK(sg_arena_used(arena) == 2 * sg_arena_gap());
	sg_arena_free(arena);
}

static void allocations_larger_than_a_page_get_one_of_their_own(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	unsigned char *small = sg_arena_alloc(arena, 10, 1);
	unsigned char *large = sg_arena_alloc(arena, 5 << 20, 1);
	unsigned char *next = sg_arena_alloc(arena, 10, 1);

	CHECK(small != NULL && large != NULL && next != NULL);
	memset(small, 1, 10);
	memset(large, 2, 5 << 20);
	memset(next, 3, 10);
	CHECK(small[9] == 1 && large[0] == 2 && large[(5 << 20) - 1] == 2);
	sg_arena_free(arena);
}

static void the_limit_makes_allocation_fail_and_nothing_else(void)
{
	struct sg_arena *arena = sg_arena_new(100 * 1000);
	char *kept = sg_arena_alloc(arena, 10, 1);
	size_t got = 10;

	memcpy(kept, "kept", 5);
	CHECK(sg_arena_alloc(arena, 100 * 1000 + 1, 1) == NULL);
	while (sg_arena_alloc(arena, 1000, 1) != NULL)
		got += 1000;
	CHECK(got > 90 * 1000 && got <= 100 * 1000);
	CHECK(strcmp(kept, "kept") == 0);
	CHECK(sg_arena_alloc(arena, SIZE_MAX, 1) == NULL);
	sg_arena_reset(arena);
	CHECK(sg_arena_alloc(arena, 1000, 1) != NULL);
	sg_arena_free(arena);
}

static void a_limit_of_everything_does_not_overflow(void)
{
	struct sg_arena *arena = sg_arena_new(SIZE_MAX);

	CHECK(sg_arena_alloc(arena, 16, 1) != NULL);
	CHECK(sg_arena_alloc(arena, SIZE_MAX, 1) == NULL);
	CHECK(sg_arena_alloc(arena, SIZE_MAX - 8, 8) == NULL);
	CHECK(sg_arena_alloc_array(arena, SIZE_MAX / 2, 4, 4) == NULL);
	CHECK(sg_arena_array(arena, uint64_t, SIZE_MAX / 8 + 1) == NULL);
	sg_arena_free(arena);
}

static void resetting_reuses_pages_instead_of_asking_for_more(void)
{
	struct sg_arena *arena = sg_arena_new(8 << 20);

	for (unsigned round = 0; round < 1000; round++) {
		CHECK(sg_arena_alloc(arena, 60 * 1024, 1) != NULL);
		CHECK(sg_arena_alloc(arena, 3 << 20, 1) != NULL);
		CHECK(sg_arena_used(arena) ==
		      (size_t)60 * 1024 + (3 << 20) + 2 * sg_arena_gap());
		sg_arena_reset(arena);
		CHECK(sg_arena_used(arena) == 0);
	}
	sg_arena_free(arena);
}

static void copies_hold_nul_bytes_and_absent_stays_absent(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	static const char bytes[] = { 'a', '\0', 'b' };
	sg_str copy = sg_arena_dup(arena, (sg_str){ bytes, sizeof bytes });

	CHECK(copy.len == 3 && copy.ptr != bytes && memcmp(copy.ptr, bytes, 3) == 0);
	CHECK(copy.ptr[3] == '\0');
	CHECK_STR(sg_arena_dup(arena, SG_STR("")), "");
	CHECK_STR(sg_arena_dup(arena, (sg_str){ NULL, 0 }), NULL);
	sg_arena_free(arena);
}

static void copies_and_text_that_do_not_fit_are_absent(void)
{
	struct sg_arena *arena = sg_arena_new(8 + sg_arena_gap());

	CHECK_STR(sg_arena_dup(arena, SG_STR("longer than eight")), NULL);
	CHECK_STR(sg_arena_printf(arena, "%s", "longer than eight"), NULL);
	CHECK_STR(sg_arena_printf(arena, "%d", 42), "42");
	sg_arena_free(arena);
}

static void a_vector_keeps_its_elements_as_it_grows(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	sg_vec(uint32_t) numbers = { 0 };

	for (uint32_t i = 0; i < 5000; i++) {
		uint32_t *slot = sg_push(arena, &numbers);

		CHECK(slot != NULL && *slot == 0);
		*slot = i;
	}
	CHECK(numbers.n == 5000);
	for (uint32_t i = 0; i < 5000; i++)
		CHECK(numbers.at[i] == i);
	sg_arena_free(arena);
}

static void a_vector_reaches_a_length_at_once_and_the_rest_is_zero(void)
{
	struct sg_arena *arena = sg_arena_new(64 * 1024);
	sg_vec(uint32_t) numbers = { 0 };
	uint32_t wrong = 0;

	CHECK(sg_reach(arena, &numbers, 3) && numbers.n == 3);
	numbers.at[2] = 7;
	CHECK(sg_reach(arena, &numbers, 1000) && numbers.n == 1000);
	for (uint32_t i = 0; i < 1000; i++)
		wrong += numbers.at[i] != (i == 2 ? 7 : 0);
	CHECK(wrong == 0);
	CHECK(sg_reach(arena, &numbers, 2) && numbers.n == 1000);
	CHECK(!sg_reach(arena, &numbers, 100000) && numbers.n == 1000 && numbers.at[2] == 7);
	sg_arena_free(arena);
}

static void a_vector_that_cannot_grow_keeps_what_it_has(void)
{
	struct sg_arena *arena = sg_arena_new(150);
	sg_vec(uint64_t) numbers = { 0 };
	uint64_t *slot;
	size_t n = 0;

	while ((slot = sg_push(arena, &numbers)) != NULL)
		*slot = n++;
	CHECK(n == 8 && numbers.n == 8 && numbers.at[7] == 7);
	sg_arena_free(arena);
}

static void freeing_nothing_is_allowed(void)
{
	struct sg_arena *arena = sg_arena_new(0);

	sg_arena_free(NULL);
	sg_arena_reset(arena);
	CHECK(sg_arena_used(arena) == 0);
	sg_arena_free(arena);
}

TEST_MAIN(TEST(memory_is_zero_even_when_its_page_was_used_before),
	  TEST(every_allocation_is_aligned_as_asked),
	  TEST(an_allocation_of_no_bytes_has_an_address),
	  TEST(allocations_larger_than_a_page_get_one_of_their_own),
	  TEST(the_limit_makes_allocation_fail_and_nothing_else),
	  TEST(a_limit_of_everything_does_not_overflow),
	  TEST(resetting_reuses_pages_instead_of_asking_for_more),
	  TEST(copies_hold_nul_bytes_and_absent_stays_absent),
	  TEST(copies_and_text_that_do_not_fit_are_absent),
	  TEST(a_vector_keeps_its_elements_as_it_grows),
	  TEST(a_vector_reaches_a_length_at_once_and_the_rest_is_zero),
	  TEST(a_vector_that_cannot_grow_keeps_what_it_has), TEST(freeing_nothing_is_allowed))
