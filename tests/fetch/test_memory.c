/* SPDX-License-Identifier: MIT */
/*
 * Every allocation of the fetcher fails once, the nth one, alone or with all that follow, for
 * every n until none fails; libcurl's own do not. What leaks or crashes then, the sanitizers
 * see. The linker's --wrap brings the calls here.
 */
#include <stdatomic.h>
#include <stdlib.h>

#include "ask.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);

static atomic_ulong seen, fails_at; /* 0: none fails */
static atomic_bool onwards;

static bool refuse(void)
{
	unsigned long at = fails_at, number = at == 0 ? 0 : ++seen;

	return at != 0 && (number == at || (onwards && number > at));
}

void *__wrap_malloc(size_t size)
{
	return refuse() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
	return refuse() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return refuse() ? NULL : __real_realloc(old, size);
}

/* A redirect, a page of many pieces and one of a host with rules, twice each. */
static unsigned run(void)
{
	static const char *const urls[] = { "http://memory.example/to?/tagged",
					    "http://memory.example/size/100000",
					    "http://forbids.example/plain" };
	struct sg_fetch_options options = every_host();
	struct sg_fetcher *fetcher = NULL;
	struct sg_error err = { 0 };
	struct sg_reply reply;
	unsigned came = 0;

	options.cache = folder;
	options.pause_ms = SG_NO_PAUSE;
	options.retry_ms = 1;
	if (sg_fetcher_new(&fetcher, &options, &err) != SG_OK) {
		CHECK(err.status == SG_ENOMEM && fetcher == NULL);
		return 0;
	}
	for (size_t i = 0; i < 2 * sizeof urls / sizeof *urls; i++) {
		struct sg_request request = { .url = sg_str_of(urls[i / 2]) };

		err = (struct sg_error){ 0 };
		if (sg_fetcher_add(fetcher, &request, NULL, &err) != SG_OK)
			CHECK(err.status == SG_ENOMEM);
	}
	while (sg_fetcher_wait(fetcher, &reply)) {
		came += reply.status == SG_OK;
		CHECK(reply.status == SG_OK || fails(reply, SG_ENOMEM, "memory"));
		CHECK(reply.status != SG_OK || reply.page.body.len > 0);
		sg_reply_free(&reply);
	}
	sg_fetcher_free(fetcher);
	return came;
}

static void fail_each(bool all_that_follow)
{
	unsigned long n = 0;

	onwards = all_that_follow;
	do {
		seen = 0;
		fails_at = ++n;
		(void)run();
	} while (seen >= n && n < 5000);
	fails_at = 0;
	CHECK(n > 20 && n < 5000);
	CHECK(run() == 6);
}

static void memory_that_runs_out_once_ends_requests_and_nothing_else(void)
{
	fail_each(false);
}

static void memory_that_has_run_out_ends_requests_and_nothing_else(void)
{
	fail_each(true);
}

int main(int argc, char **argv)
{
	static const struct test tests[] = {
		TEST(memory_that_runs_out_once_ends_requests_and_nothing_else),
		TEST(memory_that_has_run_out_ends_requests_and_nothing_else),
	};

	return run_against_server(argc, argv, tests, sizeof tests / sizeof *tests);
}
