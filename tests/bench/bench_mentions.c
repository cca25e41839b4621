/* SPDX-License-Identifier: MIT */
/*
 * Names of dictionaries found in texts in memory, by the matcher and by Hyperscan in turn:
 *
 *     bench_mentions [--alone] ROUNDS TEXTS DICTIONARY[,FILE...]...
 *
 * TEXTS is a file of texts, NUL behind each; a DICTIONARY is made of its files alone; --alone
 * leaves Hyperscan out. Prints for each of them, with tabs between,
 *
 *     dictionary NUMBER SKILLS LITERALS BYTES HYPERSCAN-BYTES READY-MS HYPERSCAN-READY-MS
 *     found NUMBER WORDS CANDIDATES HITS HYPERSCAN-HITS
 *
 * and for each round of each, in microseconds of processor time and with 0 for Hyperscan where
 * there is none,
 *
 *     round NUMBER OURS HYPERSCAN
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "bench_hyperscan.h"
#include "dict/entry.h"
#include "dict/filing.h"
#include "dict/walk.h"
#include "match/words.h"

struct texts {
	struct sg_arena *arena;
	sg_vec(sg_str) list;
};

struct contest {
	struct sg_arena *arena; /* of the dictionary */
	const struct sg_image *image;
	struct bench_hyperscan *hyperscan;
	double ready, hyperscan_ready; /* ms */
};

static double now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static bool read_file(struct sg_arena *arena, const char *path, sg_str *out)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;
	long size;

	if (file == NULL)
		return false;
	if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0) {
		rewind(file);
		bytes = sg_arena_alloc(arena, (size_t)size + 1, 1);
		if (bytes != NULL)
			*out = (sg_str){ bytes, fread(bytes, 1, (size_t)size, file) };
	}
	fclose(file);
	return bytes != NULL;
}

static bool read_texts(struct texts *texts, const char *path)
{
	sg_str rest, *slot;

	if (!read_file(texts->arena, path, &rest))
		return false;
	while (rest.len > 0) {
		slot = sg_push(texts->arena, &texts->list);
		if (slot == NULL)
			return false;
		*slot = sg_str_cut(&rest, '\0');
	}
	return texts->list.n > 0;
}

static bool make_image(struct contest *contest, const char *paths)
{
	struct sg_lexicon lexicon = { .arena = contest->arena };
	struct sg_error err = { 0 };
	sg_str rest = sg_str_of(paths), json;
	enum sg_status status = SG_OK;

	while (rest.ptr != NULL && status == SG_OK) {
		sg_str path = sg_str_cut(&rest, ',');
		const char *name = sg_arena_printf(contest->arena, SG_FMT, SG_ARG(path)).ptr;

		if (!read_file(contest->arena, name, &json)) {
			fprintf(stderr, "%s: cannot be read\n", name);
			return false;
		}
		status = sg_lexicon_parse(&lexicon, path, json, false, &err);
	}
	if (status == SG_OK)
		status = sg_lexicon_check(&lexicon, &err);
	if (status == SG_OK)
		status = sg_lexicon_compile(&lexicon, &contest->image, &err);
	if (status != SG_OK)
		fprintf(stderr, "%s: %s\n", err.source, err.text);
	return status == SG_OK;
}

static bool prepare(struct contest *contest, const char *paths, bool alone)
{
	double start = now_us();

	contest->arena = sg_arena_new(0);
	if (contest->arena == NULL || !make_image(contest, paths))
		return false;
	contest->ready = (now_us() - start) / 1e3;
	start = now_us();
	contest->hyperscan = alone ? NULL : bench_hyperscan_new(contest->image);
	contest->hyperscan_ready = (now_us() - start) / 1e3;
	return true;
}

/* A version written on to a name, and capitals that a line does without, are no literals. */
static size_t count_literal(const struct sg_hits *hits)
{
	size_t n = 0;

	for (size_t i = 0; i < hits->n; i++)
		n += (hits->at[i].flags & (SG_NAME_PATTERN | SG_HIT_PLAIN | SG_HIT_VERSION)) == 0;
	return n;
}

/* Hits, or SIZE_MAX when memory gives out. */
static size_t run_ours(const struct contest *contest, const struct texts *texts,
		       struct sg_arena *arena)
{
	size_t n = 0;

	for (size_t i = 0; i < texts->list.n; i++) {
		struct sg_hits skills = { 0 }, phrases = { 0 };

		sg_arena_reset(arena);
		if (sg_words_scan(contest->image, texts->list.at[i], arena, &skills, &phrases,
				  NULL) != SG_OK)
			return SIZE_MAX;
		n += count_literal(&skills) + phrases.n;
	}
	return n;
}

static size_t run_hyperscan(const struct contest *contest, const struct texts *texts)
{
	size_t n = 0;

	if (contest->hyperscan == NULL)
		return 0;
	for (size_t i = 0; i < texts->list.n; i++)
		n += bench_hyperscan_count(contest->hyperscan, texts->list.at[i]);
	return n;
}

static size_t count_names(const struct sg_image *image)
{
	const struct sg_image_name *names = sg_image_at(image, image->names.at);
	size_t n = 0;

	for (uint32_t i = 0; i < image->names.n; i++)
		n += (names[i].flags & SG_NAME_PATTERN) == 0;
	return n;
}

static void count_words(const struct sg_image *image, sg_str text, size_t *words,
			size_t *candidates)
{
	struct sg_filing filing = sg_filing_of(image);
	struct sg_walk walk = sg_walk_of(text);
	size_t end = 0, start;

	while ((start = sg_walk_start(&walk, end)) < text.len) {
		end = sg_walk_end(&walk, start);
		*words += 1;
		*candidates += sg_filing_find(&filing, sg_word_hash(text, start, end))->n != 0;
	}
}

/* What is there and what is found, once; also fills the caches. */
static bool describe(const struct contest *contest, int number, const struct texts *texts,
		     struct sg_arena *arena)
{
	const struct bench_hyperscan *hyperscan = contest->hyperscan;
	const struct sg_image *image = contest->image;
	size_t words = 0, candidates = 0, hits = run_ours(contest, texts, arena);
	size_t hyperscan_hits = run_hyperscan(contest, texts);

	for (size_t i = 0; i < texts->list.n; i++)
		count_words(image, texts->list.at[i], &words, &candidates);
	printf("dictionary\t%d\t%u\t%zu\t%u\t%zu\t%.1f\t%.1f\n", number, image->skills.n,
	       count_names(image), image->size,
	       hyperscan == NULL ? 0 : bench_hyperscan_bytes(hyperscan), contest->ready,
	       contest->hyperscan_ready);
	printf("found\t%d\t%zu\t%zu\t%zu\t%zu\n", number, words, candidates, hits, hyperscan_hits);
	return hits != SIZE_MAX;
}

static void compete(const struct contest *contest, int number, const struct texts *texts,
		    struct sg_arena *arena)
{
	double start = now_us(), middle, end;

	run_ours(contest, texts, arena);
	middle = now_us();
	run_hyperscan(contest, texts);
	end = now_us();
	printf("round\t%d\t%.0f\t%.0f\n", number, middle - start, end - middle);
}

int main(int argc, char **argv)
{
	bool alone = argc > 1 && strcmp(argv[1], "--alone") == 0;
	struct texts texts = { .arena = sg_arena_new(0) };
	struct sg_arena *arena = sg_arena_new(0);
	struct contest *contests = calloc((size_t)argc, sizeof *contests);
	int n = argc - 3 - alone;
	bool ok = n > 0 && contests != NULL && texts.arena != NULL && arena != NULL;

	argv += alone;
	ok = ok && read_texts(&texts, argv[2]);
	if (!ok)
		fputs("usage: bench_mentions [--alone] ROUNDS TEXTS DICTIONARY[,FILE...]...\n",
		      stderr);
	for (int i = 0; ok && i < n; i++)
		ok = prepare(&contests[i], argv[i + 3], alone) &&
		     describe(&contests[i], i, &texts, arena);
	for (long round = ok ? strtol(argv[1], NULL, 10) : 0; round > 0; round--)
		for (int i = 0; i < n; i++)
			compete(&contests[i], i, &texts, arena);
	for (int i = 0; contests != NULL && i < n; i++) {
		bench_hyperscan_free(contests[i].hyperscan);
		sg_arena_free(contests[i].arena);
	}
	free(contests);
	sg_arena_free(texts.arena);
	sg_arena_free(arena);
	return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
