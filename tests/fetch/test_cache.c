/* SPDX-License-Identifier: MIT */
/* Stored copies: the form of a file, and the folder of them. */
#include "fetch/cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "fetch/sha256.h"

#include "../test.h"

static char folder[200];
static struct sg_arena *arena;

static const struct sg_stored sample = {
	.url = SG_LIT("https://jobs.example/42?a=b"),
	.media_type = SG_LIT("text/html; charset=utf-8"),
	.etag = SG_LIT("W/\"33a6\""),
	.modified = SG_LIT("Wed, 21 Oct 2026 07:28:00 GMT"),
	.body = SG_LIT("<p>one\ntwo\n"),
	.fresh_s = 600,
	.fetched_at = 1795341600,
};

static sg_str whole(const struct sg_stored *stored)
{
	struct sg_buf buf = { .arena = arena };

	sg_arena_reset(arena);
	sg_stored_head(stored, &buf);
	sg_buf_add(&buf, stored->body);
	CHECK(!buf.failed);
	return sg_buf_str(&buf);
}

/* ---- the form ----------------------------------------------------------------------- */

static void what_is_stored_comes_back(void)
{
	sg_str file = whole(&sample);
	struct sg_stored got;

	CHECK(sg_str_starts(file, SG_STR("skillgap-page 1 2026-11-22T10:00:00Z 00000")));
	CHECK(sg_stored_parse(file, &got));
	CHECK_STR(got.url, "https://jobs.example/42?a=b");
	CHECK_STR(got.media_type, "text/html; charset=utf-8");
	CHECK_STR(got.etag, "W/\"33a6\"");
	CHECK_STR(got.modified, "Wed, 21 Oct 2026 07:28:00 GMT");
	CHECK_STR(got.body, "<p>one\ntwo\n");
	CHECK(got.fresh_s == 600 && got.fetched_at == sample.fetched_at);
}

static void what_was_not_said_stays_absent(void)
{
	struct sg_stored bare = { .url = SG_STR("http://x.example/"), .fetched_at = 0 }, got;

	CHECK(sg_stored_parse(whole(&bare), &got));
	CHECK_STR(got.media_type, NULL);
	CHECK_STR(got.etag, NULL);
	CHECK_STR(got.modified, NULL);
	CHECK(got.body.len == 0 && got.fresh_s == 0 && got.fetched_at == 0);
}

static void a_value_with_a_line_break_is_left_out(void)
{
	struct sg_stored odd = sample, got;

	odd.etag = SG_STR("x\nurl http://other.example/");
	CHECK(sg_stored_parse(whole(&odd), &got));
	CHECK_STR(got.etag, NULL);
	CHECK_STR(got.url, "https://jobs.example/42?a=b");
}

static void a_file_cut_anywhere_is_no_copy(void)
{
	sg_str file = whole(&sample);
	struct sg_stored got;

	for (size_t len = 0; len < file.len; len++) {
		char *exact = malloc(len + 1); /* so that reading past its end is seen */

		memcpy(exact, file.ptr, len);
		CHECK(!sg_stored_parse((sg_str){ exact, len }, &got));
		free(exact);
	}
}

static void a_file_with_any_byte_changed_is_no_copy_or_the_same_page(void)
{
	sg_str file = whole(&sample);
	char *copy = malloc(file.len + 1);
	struct sg_stored got;

	for (size_t i = 0; i < file.len; i++)
		for (unsigned bit = 0; bit < 8; bit++) {
			bool is_time = i >= SG_STORED_TIME_AT &&
				       i < SG_STORED_TIME_AT + SG_STORED_TIME_LEN;

			memcpy(copy, file.ptr, file.len);
			copy[i] = (char)(copy[i] ^ (1 << bit));
			if (sg_stored_parse((sg_str){ copy, file.len }, &got))
				CHECK(is_time && sg_str_eq(got.body, sample.body));
		}
	memcpy(copy, file.ptr, file.len);
	copy[file.len] = '\n';
	CHECK(!sg_stored_parse((sg_str){ copy, file.len + 1 }, &got));
	free(copy);
}

static void files_of_others_are_no_copies(void)
{
	static const char *const texts[] = {
		"",
		"\n",
		"skillgap-page 1 ",
		"skillgap-page 2 2026-11-22T10:00:00Z 00000000 00000000 cbf29ce484222325\n",
		"skillgap-page 1 2026-11-22T10:00:00Z 99999999999999999999 1 cbf29ce484222325\n",
		"skillgap-page 1 2026-11-22T10:00:00Z 00000000 00000000\n",
		"skillgap-page 1 2026-11-22T10:00:00Z 00000000 00000000 cbf29ce484222325\n",
		"skillgap-page 1 0000-00-00T00:00:00Z 00000000 00000000 cbf29ce484222325\n",
	};
	struct sg_stored got;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		CHECK(!sg_stored_parse(sg_str_of(texts[i]), &got));
}

/* ---- names -------------------------------------------------------------------------- */

static void sha256_is_that_of_the_standard(void)
{
	static const struct {
		const char *text;
		unsigned char start[4];
	} cases[] = {
		{ "", { 0xe3, 0xb0, 0xc4, 0x42 } },
		{ "abc", { 0xba, 0x78, 0x16, 0xbf } },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		  { 0x24, 0x8d, 0x6a, 0x61 } },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unsigned char digest[32];
		struct sg_sha256 sha;

		sg_sha256_init(&sha);
		sg_sha256_add(&sha, sg_str_of(cases[i].text));
		sg_sha256_end(&sha, digest);
		CHECK(memcmp(digest, cases[i].start, 4) == 0);
	}
}

static void a_name_tells_apart_all_that_changes_the_answer(void)
{
	static const struct sg_request requests[] = {
		{ .url = SG_LIT("http://x.example/a") },
		{ .url = SG_LIT("http://x.example/a?b") },
		{ .url = SG_LIT("http://x.example/a"), .body = SG_LIT("") },
		{ .url = SG_LIT("http://x.example/a"), .body = SG_LIT("{}") },
		{ .url = SG_LIT("http://x.example/a"), .accept = SG_LIT("{}") },
	};
	enum { N = sizeof requests / sizeof *requests };
	char names[N][SG_CACHE_NAME];

	for (size_t i = 0; i < N; i++) {
		sg_cache_name(&requests[i], names[i]);
		CHECK(strspn(names[i], "0123456789abcdef") == SG_CACHE_NAME - 1);
		for (size_t j = 0; j < i; j++)
			CHECK(strcmp(names[i], names[j]) != 0);
	}
}

/* ---- the folder --------------------------------------------------------------------- */

static struct sg_cache *open_cache(const char *name, uint64_t max)
{
	struct sg_cache *cache = NULL;
	struct sg_error err = { 0 };
	char path[300];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	CHECK(sg_cache_open(&cache, path, max, &err) == SG_OK);
	return cache;
}

static size_t count_files(const char *name, uint64_t *total)
{
	char path[300];
	struct dirent *entry;
	struct stat info;
	size_t n = 0;
	DIR *dir;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	dir = opendir(path);
	*total = 0;
	while (dir != NULL && (entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.' && fstatat(dirfd(dir), entry->d_name, &info, 0) == 0) {
			*total += (uint64_t)info.st_size;
			n++;
		}
	if (dir != NULL)
		closedir(dir);
	return n;
}

static const char *name_of(unsigned i)
{
	static char name[SG_CACHE_NAME];

	snprintf(name, sizeof name, "%040x", i);
	return name;
}

static void a_copy_is_kept_for_its_owner_only(void)
{
	struct sg_cache *cache = open_cache("deep/er", 0);
	struct sg_stored got;
	struct stat info;
	char path[300], *memory = NULL;

	CHECK(sg_cache_save(cache, name_of(1), &sample));
	CHECK(sg_cache_load(cache, name_of(1), 100, &got, &memory));
	CHECK_STR(got.body, "<p>one\ntwo\n");
	free(memory);
	CHECK(!sg_cache_load(cache, name_of(1), 10, &got, &memory)); /* larger than wanted */
	CHECK(!sg_cache_load(cache, name_of(2), 100, &got, &memory));
	snprintf(path, sizeof path, "%s/deep/er/%s", folder, name_of(1));
	CHECK(stat(path, &info) == 0 && (info.st_mode & 0777) == 0600);
	snprintf(path, sizeof path, "%s/deep/er", folder);
	CHECK(stat(path, &info) == 0 && (info.st_mode & 0777) == 0700);
	sg_cache_close(cache);
}

static void a_confirmed_copy_is_younger_and_the_same(void)
{
	struct sg_cache *cache = open_cache("confirmed", 0);
	struct sg_stored got;
	char *memory = NULL;

	CHECK(sg_cache_save(cache, name_of(1), &sample));
	sg_cache_confirm(cache, name_of(1), sample.fetched_at + 86400 * 40);
	CHECK(sg_cache_load(cache, name_of(1), 100, &got, &memory));
	CHECK(got.fetched_at == sample.fetched_at + 86400 * 40);
	CHECK_STR(got.body, "<p>one\ntwo\n");
	free(memory);
	sg_cache_confirm(cache, name_of(2), 0); /* not there: nothing happens */
	CHECK(!sg_cache_load(cache, name_of(2), 100, &got, &memory));
	sg_cache_close(cache);
}

static void links_folders_and_pipes_in_the_folder_are_no_copies(void)
{
	struct sg_cache *cache = open_cache("odd", 0);
	struct sg_stored got;
	char path[300], *memory = NULL;

	CHECK(sg_cache_save(cache, name_of(1), &sample));
	snprintf(path, sizeof path, "%s/odd/%s", folder, name_of(2));
	CHECK(symlink(name_of(1), path) == 0);
	snprintf(path, sizeof path, "%s/odd/%s", folder, name_of(3));
	CHECK(mkdir(path, 0700) == 0);
	snprintf(path, sizeof path, "%s/odd/%s", folder, name_of(4));
	CHECK(mkfifo(path, 0600) == 0);
	for (unsigned i = 2; i <= 4; i++)
		CHECK(!sg_cache_load(cache, name_of(i), 1000, &got, &memory));
	sg_cache_close(cache);
}

static void the_oldest_copies_go_when_there_are_too_many(void)
{
	struct sg_cache *cache = open_cache("small", 64 * 1024);
	struct sg_stored large = sample, got;
	char *body = calloc(1, 4096), *memory = NULL, path[300];
	struct timespec old[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };
	uint64_t total;

	large.body = (sg_str){ body, 4096 };
	for (unsigned i = 0; i < 10; i++)
		CHECK(sg_cache_save(cache, name_of(i), &large));
	snprintf(path, sizeof path, "%s/small/%s", folder, name_of(3));
	CHECK(utimensat(AT_FDCWD, path, old, 0) == 0);
	snprintf(path, sizeof path, "%s/small/new-1-1", folder); /* of a program killed long ago */
	close(open(path, O_CREAT | O_WRONLY, 0600));
	CHECK(utimensat(AT_FDCWD, path, old, 0) == 0);
	for (unsigned i = 10; i < 40; i++) {
		CHECK(sg_cache_save(cache, name_of(i), &large));
		CHECK(count_files("small", &total) > 0 && total <= 64 * 1024 * 5 / 4);
	}
	sg_cache_close(cache);
	CHECK(count_files("small", &total) > 8 && total <= 64 * 1024);
	CHECK(access(path, F_OK) != 0);
	cache = open_cache("small", 64 * 1024);
	CHECK(!sg_cache_load(cache, name_of(3), 5000, &got, &memory));
	CHECK(sg_cache_load(cache, name_of(39), 5000, &got, &memory));
	free(memory);
	sg_cache_close(cache);
	free(body);
}

static void a_folder_that_cannot_be_is_told(void)
{
	struct sg_cache *cache = NULL;
	struct sg_error err = { 0 };

	CHECK(sg_cache_open(&cache, "/dev/null/pages", 0, &err) == SG_EIO);
	CHECK(cache == NULL && strstr(err.text, "cannot be used") != NULL);
	CHECK(sg_cache_open(&cache, "", 0, NULL) == SG_EIO);
}

int main(int argc, char **argv)
{
	static const struct test tests[] = {
		TEST(what_is_stored_comes_back),
		TEST(what_was_not_said_stays_absent),
		TEST(a_value_with_a_line_break_is_left_out),
		TEST(a_file_cut_anywhere_is_no_copy),
		TEST(a_file_with_any_byte_changed_is_no_copy_or_the_same_page),
		TEST(files_of_others_are_no_copies),
		TEST(sha256_is_that_of_the_standard),
		TEST(a_name_tells_apart_all_that_changes_the_answer),
		TEST(a_copy_is_kept_for_its_owner_only),
		TEST(a_confirmed_copy_is_younger_and_the_same),
		TEST(links_folders_and_pipes_in_the_folder_are_no_copies),
		TEST(the_oldest_copies_go_when_there_are_too_many),
		TEST(a_folder_that_cannot_be_is_told),
	};
	int result;

	if (argc != 2) {
		fprintf(stderr, "run test_fetch.py\n");
		return 2;
	}
	snprintf(folder, sizeof folder, "%s", argv[1]);
	arena = sg_arena_new(0);
	result = run_tests(tests, sizeof tests / sizeof *tests);
	sg_arena_free(arena);
	return result;
}
