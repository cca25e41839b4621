/* SPDX-License-Identifier: MIT */
/*
 * What the headers say of threads, through the public API alone: several read the same postings
 * with one dictionary, a matcher and an arena each, all at once. Under ThreadSanitizer
 * (-Db_sanitize=thread) it also shows that nothing is shared that they write to.
 */
#include <pthread.h>
#include <stdlib.h>

#include <skillgap/skillgap.h>

#include "test.h"

enum { THREADS = 4, TIMES = 3, MAX_BYTES = 1 << 16 };

static struct sg_dict *dict;
static char postings[MAX_BYTES];
static size_t n_postings;

/* What one thread has for itself. */
struct reader {
	struct sg_matcher *matcher;
	struct sg_arena *arena;
	struct sg_error err;
	char findings[MAX_BYTES];
	size_t n;
};

static int keep(void *user, sg_str chunk)
{
	struct reader *reader = user;

	if (chunk.len > sizeof reader->findings - reader->n)
		return 1;
	memcpy(reader->findings + reader->n, chunk.ptr, chunk.len);
	reader->n += chunk.len;
	return 0;
}

static int match(void *user, const struct sg_record *record)
{
	struct reader *reader = user;
	struct sg_record found = { .kind = SG_RECORD_FINDINGS };
	struct sg_document document;

	return sg_extract(dict, &record->posting, reader->arena, &document, &reader->err) !=
		       SG_OK ||
	       sg_match(reader->matcher, &record->posting, &document, reader->arena,
			&found.findings, &reader->err) != SG_OK ||
	       sg_record_write(&found, keep, reader, &reader->err) != SG_OK;
}

static void *read_all(void *user)
{
	struct reader *reader = user;
	struct sg_input input = { .source = SG_STR("test"), .bytes = { postings, n_postings } };
	enum sg_status status = SG_OK;

	for (int i = 0; i < TIMES && status == SG_OK; i++) {
		reader->n = 0;
		status = sg_read(dict, &input, reader->arena, match, reader, &reader->err);
		sg_arena_reset(reader->arena);
	}
	return NULL;
}

static struct reader *reader_new(void)
{
	struct reader *reader = calloc(1, sizeof *reader);

	if (reader == NULL)
		return NULL;
	reader->arena = sg_arena_new(0);
	if (reader->arena != NULL && sg_matcher_new(&reader->matcher, dict, NULL) == SG_OK)
		return reader;
	sg_arena_free(reader->arena);
	free(reader);
	return NULL;
}

static void reader_free(struct reader *reader)
{
	if (reader == NULL)
		return;
	sg_matcher_free(reader->matcher);
	sg_arena_free(reader->arena);
	free(reader);
}

static void threads_with_one_dictionary_find_what_one_finds_alone(void)
{
	struct reader *readers[THREADS + 1];
	pthread_t threads[THREADS];
	bool started[THREADS] = { false };

	for (size_t i = 0; i <= THREADS; i++)
		readers[i] = reader_new();
	for (size_t i = 0; i < THREADS; i++)
		started[i] = readers[i] != NULL &&
			     pthread_create(&threads[i], NULL, read_all, readers[i]) == 0;
	for (size_t i = 0; i < THREADS; i++)
		if (started[i])
			pthread_join(threads[i], NULL);
	CHECK(readers[THREADS] != NULL);
	if (readers[THREADS] != NULL)
		read_all(readers[THREADS]);
	for (size_t i = 0; i < THREADS && readers[THREADS] != NULL; i++) {
		const struct reader *alone = readers[THREADS];

		CHECK(started[i] && readers[i]->n == alone->n && alone->n > 1000);
		CHECK(started[i] && memcmp(readers[i]->findings, alone->findings, alone->n) == 0);
	}
	for (size_t i = 0; i <= THREADS; i++)
		reader_free(readers[i]);
}

int main(void)
{
	static const struct test tests[] = {
		TEST(threads_with_one_dictionary_find_what_one_finds_alone),
	};
	FILE *file = fopen(TEST_DATA "/postings/veldt-oldmill-osprey.ndjson", "rb");
	int bad;

	if (file == NULL || sg_dict_new(&dict, NULL, 0, NULL) != SG_OK)
		return EXIT_FAILURE;
	n_postings = fread(postings, 1, sizeof postings, file);
	fclose(file);
	bad = run_tests(tests, sizeof tests / sizeof *tests);
	sg_dict_free(dict);
	return bad;
}
