/* SPDX-License-Identifier: MIT */
#include "bench_hyperscan.h"

#include <stdio.h>
#include <stdlib.h>

#include <hs.h>

#include "dict/image.h"
#include "match/words.h"

struct bench_hyperscan {
	hs_database_t *database;
	hs_scratch_t *scratch;
	size_t *lens; /* of the literals, by id */
	size_t n;
};

struct count {
	const struct bench_hyperscan *hyperscan;
	sg_str text;
	size_t n;
};

/* Only where a literal ends is told (its start costs extra); it is known how long it is. */
static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
		    void *user)
{
	struct count *count = user;
	size_t end = (size_t)to;

	(void)from;
	(void)flags;
	count->n += sg_words_alone(count->text, end - count->hyperscan->lens[id], end);
	return 0;
}

static bool compile(struct bench_hyperscan *hyperscan, const struct sg_image *image)
{
	const struct sg_image_name *names = sg_image_at(image, image->names.at);
	size_t rows = image->names.n;
	const char **texts = calloc(rows, sizeof *texts);
	unsigned *flags = calloc(rows, sizeof *flags), *ids = calloc(rows, sizeof *ids);
	hs_compile_error_t *error = NULL;
	bool ok = texts != NULL && flags != NULL && ids != NULL;

	for (size_t i = 0; ok && i < rows; i++) {
		sg_str text = sg_image_str(image, names[i].text);

		if (names[i].flags & SG_NAME_PATTERN)
			continue;
		texts[hyperscan->n] = text.ptr;
		flags[hyperscan->n] = names[i].flags & SG_NAME_EXACT ? 0 : HS_FLAG_CASELESS;
		ids[hyperscan->n] = (unsigned)hyperscan->n;
		hyperscan->lens[hyperscan->n++] = text.len;
	}
	ok = ok &&
	     hs_compile_lit_multi(texts, flags, ids, hyperscan->lens, (unsigned)hyperscan->n,
				  HS_MODE_BLOCK, NULL, &hyperscan->database, &error) == HS_SUCCESS;
	if (error != NULL) {
		fprintf(stderr, "Hyperscan: %s\n", error->message);
		hs_free_compile_error(error);
	}
	free(texts);
	free(flags);
	free(ids);
	return ok;
}

struct bench_hyperscan *bench_hyperscan_new(const struct sg_image *image)
{
	struct bench_hyperscan *hyperscan = calloc(1, sizeof *hyperscan);

	if (hyperscan == NULL)
		return NULL;
	hyperscan->lens = calloc(image->names.n, sizeof *hyperscan->lens);
	if (hyperscan->lens == NULL || !compile(hyperscan, image) ||
	    hs_alloc_scratch(hyperscan->database, &hyperscan->scratch) != HS_SUCCESS) {
		bench_hyperscan_free(hyperscan);
		return NULL;
	}
	return hyperscan;
}

size_t bench_hyperscan_count(struct bench_hyperscan *hyperscan, sg_str text)
{
	struct count count = { hyperscan, text, 0 };

	if (hs_scan(hyperscan->database, text.ptr, (unsigned)text.len, 0, hyperscan->scratch,
		    on_match, &count) != HS_SUCCESS)
		return 0;
	return count.n;
}

size_t bench_hyperscan_bytes(const struct bench_hyperscan *hyperscan)
{
	size_t bytes = 0;

	return hs_database_size(hyperscan->database, &bytes) == HS_SUCCESS ? bytes : 0;
}

void bench_hyperscan_free(struct bench_hyperscan *hyperscan)
{
	if (hyperscan == NULL)
		return;
	hs_free_scratch(hyperscan->scratch);
	hs_free_database(hyperscan->database);
	free(hyperscan->lens);
	free(hyperscan);
}
