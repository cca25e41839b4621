/* SPDX-License-Identifier: MIT */
#pragma once

/*
 * Every allocation fails once: the nth one, alone or with all that follow, for every n until
 * none fails. Nothing may crash or leak, the status must say what happened, and what succeeds
 * all the same must give the same result.
 *
 * The allocators are this file's own: with SG_TEST_WRAP by the linker's --wrap (then only those
 * of the library and of jansson), else in place of glibc's (then also those of other libraries).
 * So one file of each program includes it.
 */
#include <skillgap/skillgap.h>

#include <jansson.h>
#include <stdlib.h>

#include "test.h"

#ifdef SG_TEST_WRAP
#define OURS(name) __wrap_##name
#define THEIRS(name) __real_##name
#else
#define OURS(name) name
#define THEIRS(name) __libc_##name
#endif

void *THEIRS(malloc)(size_t size);
void *THEIRS(calloc)(size_t n, size_t size);
void *THEIRS(realloc)(void *old, size_t size);
void THEIRS(free)(void *old);
void *OURS(malloc)(size_t size);
void *OURS(calloc)(size_t n, size_t size);
void *OURS(realloc)(void *old, size_t size);
void OURS(free)(void *old);

static struct {
	bool armed;   /* allocations count and may fail */
	bool onwards; /* all from the nth on fail, not the nth alone */
	size_t n;     /* the first to fail */
	size_t seen;
	long live; /* allocations not freed yet */
} plan;

static bool fails(void)
{
	if (!plan.armed)
		return false;
	plan.seen++;
	return plan.seen == plan.n || (plan.onwards && plan.seen > plan.n);
}

static void *count(void *made)
{
	plan.live += made != NULL;
	return made;
}

void *OURS(malloc)(size_t size)
{
	return fails() ? NULL : count(THEIRS(malloc)(size));
}

void *OURS(calloc)(size_t n, size_t size)
{
	return fails() ? NULL : count(THEIRS(calloc)(n, size));
}

void *OURS(realloc)(void *old, size_t size)
{
	if (fails())
		return NULL;
	return old == NULL ? count(THEIRS(malloc)(size)) : THEIRS(realloc)(old, size);
}

void OURS(free)(void *old)
{
	plan.live -= old != NULL;
	THEIRS(free)(old);
}

static const char *form; /* that a round reads */

/* What one round works with and gives. */
struct work {
	struct sg_dict *dict;
	struct sg_matcher *matcher;
	struct sg_arena *arena;
	struct sg_error err;
	unsigned records;
	size_t len;
	char text[262144]; /* what was found or reported, as written */
};

/* An arena of a round; false with an error. */
static inline bool open_arena(struct work *work)
{
	work->arena = sg_arena_new(0);
	if (work->arena != NULL)
		return true;
	work->err = (struct sg_error){ .status = SG_ENOMEM, .text = "no arena" };
	return false;
}

static inline int keep(void *user, sg_str chunk)
{
	struct work *work = user;

	if (chunk.len > sizeof work->text - work->len)
		return 1;
	memcpy(work->text + work->len, chunk.ptr, chunk.len);
	work->len += chunk.len;
	return 0;
}

/* One round; the caller has set plan.n and plan.onwards. */
static inline enum sg_status play(enum sg_status (*act)(struct work *), struct work *work)
{
	long live = plan.live;
	enum sg_status status;

	work->matcher = NULL;
	work->err = (struct sg_error){ 0 };
	work->records = 0;
	work->len = 0;
	plan.seen = 0;
	plan.armed = true;
	status = act(work);
	plan.armed = false;
	CHECK(plan.live == live);
	return status;
}

/* Rounds with n from 1 on, until no allocation failed. */
static inline void starve(enum sg_status (*act)(struct work *), struct sg_dict *dict, bool onwards)
{
	static struct work fed, work;
	size_t survived = 0;

	fed.dict = work.dict = dict;
	plan.n = 0;
	plan.onwards = false;
	CHECK(play(act, &fed) == SG_OK && fed.records == 1 && fed.len > 0);
	plan.onwards = onwards;
	/* jansson does not look whether its buffer grew: once fed again, it has lost a byte. */
	if (onwards)
		json_set_alloc_funcs(OURS(malloc), OURS(free));
	else
		json_set_alloc_funcs(THEIRS(malloc), THEIRS(free));
	for (plan.n = 1; plan.n < 100000; plan.n++) {
		enum sg_status status = play(act, &work);
		int failures = test_failures;

		CHECK(status == SG_OK || status == SG_ENOMEM);
		if (status == SG_OK) {
			CHECK(work.len == fed.len && memcmp(work.text, fed.text, fed.len) == 0);
			survived++;
		} else {
			CHECK(work.err.text[0] != '\0');
		}
		if (test_failures > failures)
			printf("# allocation %zu: %d: %s\n", plan.n, (int)status, work.err.text);
		if (plan.seen < plan.n)
			break;
	}
	printf("# %zu allocations, %zu of them not needed\n", plan.n - 1, survived - 1);
	CHECK(plan.n > 5 && plan.n < 100000);
}

/* The same with the built-in dictionary, on a text. */
static inline void starve_on(const char *text, enum sg_status (*act)(struct work *), bool onwards)
{
	struct sg_dict *dict = NULL;

	form = text;
	CHECK(sg_dict_new(&dict, NULL, 0, NULL) == SG_OK);
	if (dict != NULL)
		starve(act, dict, onwards);
	sg_dict_free(dict);
}
