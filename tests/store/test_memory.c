/* SPDX-License-Identifier: MIT */
/*
 * Every allocation of the store fails once, alone: nothing crashes or leaks, the status says so,
 * and the database holds what it held before. The linker sends the store's allocations here.
 */
#include <skillgap/store.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "test.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);

static size_t seen, failing; /* the failing-th allocation; 0: none */

static bool fails(void)
{
	return ++seen == failing;
}

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
	return fails() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return fails() ? NULL : __real_realloc(old, size);
}

static char folder[] = "memory-XXXXXX", path[64];

static sg_str str(const char *text)
{
	return (sg_str){ text, strlen(text) };
}

static int ignore(void *user, sg_str record)
{
	(void)record;
	++*(unsigned *)user;
	return 0;
}

static enum sg_status put(struct sg_store *store, char digit, struct sg_error *err)
{
	char key[] = "000000000000000x", record[] = "{\"skillgap\":{\"v\":1}}\n";
	struct sg_found_skill skill = { .id = str("go"), .strength = SG_STRENGTH_REQUIRED };
	struct sg_findings findings = { .skills = &skill, .n_skills = 1 };
	bool wanted;
	enum sg_status status;

	key[15] = digit;
	findings.posting = (struct sg_posting){ .key = str(key), .title = str("Engineer"),
						.company = str("Fjordpay") };
	status = sg_store_put(store, &findings.posting, str(record), &wanted, err);
	return status == SG_OK ? sg_store_found(store, &findings, NULL, err) : status;
}

static enum sg_status ask(struct sg_store *store, struct sg_error *err)
{
	const struct sg_change *changes;
	const struct sg_silence *silent;
	const struct sg_claim *claims;
	const struct sg_claim claim = { .skill = str("go") };
	struct sg_trend trend;
	enum sg_status status = sg_store_put_claims(store, &claim, 1, err);
	unsigned n_records = 0;
	size_t n;

	if (status == SG_OK)
		status = sg_store_claims(store, &claims, &n, err);
	if (status == SG_OK)
		status = sg_store_each(store, SG_REMEMBERED_OPEN, ignore, &n_records, err);
	if (status == SG_OK)
		status = sg_store_changes(store, &changes, &n, err);
	if (status == SG_OK)
		status = sg_store_silent(store, &silent, &n, err);
	if (status == SG_OK)
		status = sg_store_export(store, ignore, &n_records, err);
	return status == SG_OK ? sg_store_trend(store, (sg_str){ 0 }, &trend, err) : status;
}

/* A run of two postings and every question; not committed. */
static enum sg_status run(struct sg_error *err)
{
	struct sg_store *store;
	struct sg_past past;
	struct sg_known_source known;
	enum sg_status status = sg_store_open(&store, path, true, err);

	if (status == SG_OK)
		status = sg_store_begin(store, str("2026-11-02T07:00:00Z"), str("d1"), &past, err);
	if (status == SG_OK)
		status = sg_store_source(store, str("a"), &known, err);
	if (status == SG_OK)
		status = put(store, '1', err);
	if (status == SG_OK)
		status = put(store, '2', err);
	if (status == SG_OK)
		status = sg_store_end_source(store, SG_READING_OK, err);
	if (status == SG_OK)
		status = sg_store_end_watch(store, err);
	if (status == SG_OK)
		status = ask(store, err);
	sg_store_close(store);
	return status;
}

static void every_allocation_may_fail(void)
{
	struct sg_error err = { 0 };
	size_t all;

	CHECK(run(&err) == SG_OK);
	seen = 0;
	CHECK(run(&err) == SG_OK);
	all = seen;
	CHECK(all > 10);
	for (failing = 1; failing <= all; failing++) {
		enum sg_status status;

		err = (struct sg_error){ 0 };
		seen = 0;
		status = run(&err);
		CHECK(status == SG_OK || (status == SG_ENOMEM && err.status == SG_ENOMEM));
	}
	failing = 0;
	CHECK(run(&err) == SG_OK);
	printf("# %zu allocations failed in turn\n", all);
}

static const struct test tests[] = { TEST(every_allocation_may_fail) };

int main(void)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	int bad;

	if (mkdtemp(folder) == NULL)
		return 1;
	snprintf(path, sizeof path, "%s/history.db", folder);
	bad = run_tests(tests, 1);
	for (size_t i = 0; i < 3; i++) {
		char name[80];

		snprintf(name, sizeof name, "%s%s", path, ends[i]);
		remove(name);
	}
	rmdir(folder);
	return bad;
}
