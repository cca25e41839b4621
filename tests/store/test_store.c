/* SPDX-License-Identifier: MIT */
#include <skillgap/store.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

static char folder[] = "store-XXXXXX", path[64];

static void remove_all(void)
{
	static const char *const ends[] = { "", "-wal", "-shm" };

	for (size_t i = 0; i < 3; i++) {
		char name[80];

		snprintf(name, sizeof name, "%s%s", path, ends[i]);
		remove(name);
	}
}

static sg_str str(const char *text)
{
	return (sg_str){ text, strlen(text) };
}

static struct sg_store *open_new(void)
{
	struct sg_store *store;
	struct sg_error err = { 0 };

	remove_all();
	CHECK(sg_store_open(&store, path, true, &err) == SG_OK);
	return store;
}

static void begin(struct sg_store *store, const char *day, const char *dictionary)
{
	struct sg_past past;
	char now[32];

	snprintf(now, sizeof now, "%sT07:00:00Z", day);
	CHECK(sg_store_begin(store, str(now), str(dictionary), &past, NULL) == SG_OK);
}

/* The posting `number` of a company of its own, which requires one skill. */
static bool put(struct sg_store *store, unsigned number, const char *skill)
{
	char key[17], company[24];
	struct sg_posting posting = { .title = str("Engineer"), .body = str(skill) };
	struct sg_found_skill found = { .id = str(skill), .strength = SG_STRENGTH_REQUIRED };
	struct sg_findings findings = { .skills = &found, .n_skills = 1 };
	bool wanted = false;

	snprintf(key, sizeof key, "%016x", number);
	snprintf(company, sizeof company, "Company %u", number);
	posting.key = str(key);
	posting.company = str(company);
	findings.posting = posting;
	CHECK(sg_store_put(store, &posting, str("{\"a record\"}\n"), &wanted, NULL) == SG_OK);
	if (wanted)
		CHECK(sg_store_found(store, &findings, NULL, NULL) == SG_OK);
	return wanted;
}

static void source(struct sg_store *store, const char *name)
{
	struct sg_known_source known;

	CHECK(sg_store_source(store, str(name), &known, NULL) == SG_OK);
}

static void end(struct sg_store *store, enum sg_reading reading)
{
	CHECK(sg_store_end_source(store, reading, NULL) == SG_OK);
}

static void commit(struct sg_store *store)
{
	CHECK(sg_store_commit(store, true, false, NULL) == SG_OK);
}

static struct sg_store_counts counts(struct sg_store *store)
{
	struct sg_store_counts counts = { 0 };

	CHECK(sg_store_count(store, &counts, NULL) == SG_OK);
	return counts;
}

static void what_comes_and_goes_is_counted(void)
{
	struct sg_store *store = open_new();
	struct sg_store_counts got;

	begin(store, "2026-11-02", "d1");
	source(store, "a");
	CHECK(put(store, 1, "go") && put(store, 2, "go"));
	end(store, SG_READING_OK);
	commit(store);

	begin(store, "2026-11-09", "d1");
	source(store, "a");
	CHECK(!put(store, 1, "go"));
	CHECK(put(store, 3, "rust"));
	end(store, SG_READING_OK);
	got = counts(store);
	CHECK(got.known == 2 && got.fresh == 1 && got.gone == 1);
	commit(store);
	sg_store_close(store);
}

static void a_failed_or_empty_source_replaces_nothing(void)
{
	struct sg_store *store = open_new();
	enum sg_reading how[] = { SG_READING_FAILED, SG_READING_EMPTY };

	begin(store, "2026-11-02", "d1");
	source(store, "a");
	put(store, 1, "go");
	end(store, SG_READING_OK);
	commit(store);
	for (int i = 0; i < 2; i++) {
		begin(store, i == 0 ? "2026-11-09" : "2026-11-16", "d1");
		source(store, "a");
		end(store, how[i]);
		CHECK(counts(store).known == 1 && counts(store).gone == 0);
		commit(store);
	}
	sg_store_close(store);
}

static const struct sg_change *change_of(const struct sg_change *changes, size_t n,
					 const char *skill)
{
	for (size_t i = 0; i < n; i++)
		if (changes[i].skill.len == strlen(skill) &&
		    memcmp(changes[i].skill.ptr, skill, changes[i].skill.len) == 0)
			return &changes[i];
	return NULL;
}

static void only_sources_read_well_both_times_are_compared(void)
{
	static const char *const names[] = { "stays", "fails", "added" };
	struct sg_store *store = open_new();
	const struct sg_change *changes, *go;
	size_t n;

	begin(store, "2026-11-02", "d1");
	for (unsigned i = 0; i < 2; i++) {
		source(store, names[i]);
		put(store, 10 * i + 1, "go");
		end(store, SG_READING_OK);
	}
	commit(store);
	begin(store, "2026-11-09", "d1");
	for (unsigned i = 0; i < 3; i++) {
		source(store, names[i]);
		put(store, 10 * i + 1, "go");
		put(store, 10 * i + 2, "go");
		end(store, i == 1 ? SG_READING_FAILED : SG_READING_OK);
	}
	CHECK(sg_store_changes(store, &changes, &n, NULL) == SG_OK);
	go = change_of(changes, n, "go");
	CHECK(go != NULL && go->before.n == 1 && go->before.of == 1);
	CHECK(go != NULL && go->now.n == 2 && go->now.of == 2 && go->now.companies == 2);
	sg_store_close(store);
}

static void a_changed_rule_changes_both_sides(void)
{
	struct sg_store *store = open_new();
	const struct sg_change *changes, *c;
	int64_t after = 0;
	sg_str record;
	size_t n, stale = 0;

	begin(store, "2026-11-02", "d1");
	source(store, "a");
	put(store, 1, "c-sharp");
	put(store, 2, "c-sharp");
	end(store, SG_READING_OK);
	commit(store);

	/* Another dictionary: what is shown still is wanted anew, what is not comes as stale. */
	begin(store, "2026-11-09", "d2");
	source(store, "a");
	CHECK(put(store, 1, "c-sharp"));
	end(store, SG_READING_OK);
	while (sg_store_stale(store, &after, &record, NULL) == SG_OK && record.ptr != NULL) {
		CHECK_STR(record, "{\"a record\"}\n");
		stale++;
	}
	CHECK(stale == 1);
	CHECK(sg_store_changes(store, &changes, &n, NULL) == SG_OK);
	c = change_of(changes, n, "c-sharp");
	CHECK(c != NULL && c->before.n == 2 && c->now.n == 1);
	sg_store_close(store);
}

static void a_run_that_is_not_committed_leaves_nothing(void)
{
	struct sg_store *store = open_new();

	begin(store, "2026-11-02", "d1");
	source(store, "a");
	put(store, 1, "go");
	end(store, SG_READING_OK);
	sg_store_close(store);
	CHECK(sg_store_open(&store, path, true, NULL) == SG_OK);
	begin(store, "2026-11-02", "d1");
	source(store, "a");
	CHECK(counts(store).known == 0);
	sg_store_close(store);
}

static void the_file_is_for_its_owner_only(void)
{
	struct sg_store *store = open_new();
	struct stat info;

	CHECK(stat(path, &info) == 0 && (info.st_mode & 0777) == 0600);
	sg_store_close(store);
}

static void what_is_not_there_is_not_found(void)
{
	struct sg_store *store;
	struct sg_error err = { 0 };

	remove_all();
	CHECK(sg_store_open(&store, path, false, &err) == SG_ENOTFOUND && store == NULL);
	sg_store_close(NULL);
}

static void a_silent_source_is_told_once(void)
{
	struct sg_store *store = open_new();
	static const char *const days[] = { "2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26" };
	const struct sg_silence *silent;
	size_t n;

	for (unsigned i = 0; i < 4; i++) {
		begin(store, days[i], "d1");
		source(store, "a");
		if (i == 0)
			put(store, 1, "go");
		end(store, i == 0 ? SG_READING_OK : SG_READING_EMPTY);
		CHECK(sg_store_silent(store, &silent, &n, NULL) == SG_OK);
		CHECK(n == (i == 2));
		if (n == 1)
			CHECK(silent[0].days == 14 && silent[0].per_week == 1);
		commit(store);
	}
	sg_store_close(store);
}

static const struct test tests[] = {
	TEST(what_comes_and_goes_is_counted),
	TEST(a_failed_or_empty_source_replaces_nothing),
	TEST(only_sources_read_well_both_times_are_compared),
	TEST(a_changed_rule_changes_both_sides),
	TEST(a_run_that_is_not_committed_leaves_nothing),
	TEST(the_file_is_for_its_owner_only),
	TEST(what_is_not_there_is_not_found),
	TEST(a_silent_source_is_told_once),
};

int main(void)
{
	int bad;

	if (mkdtemp(folder) == NULL)
		return 1;
	snprintf(path, sizeof path, "%s/history.db", folder);
	bad = run_tests(tests, sizeof tests / sizeof *tests);
	remove_all();
	rmdir(folder);
	return bad;
}
