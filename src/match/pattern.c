/* SPDX-License-Identifier: MIT */
#include "match/pattern.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/str.h"

enum { WINDOW = 256, MATCH_LIMIT = 10000, DEPTH_LIMIT = 1000, HEAP_KIB = 256 };

/* What helps a search over a long text does not pay for a try at one place. */
#define SG_PATTERN_OPTIONS                                                                         \
	(PCRE2_ANCHORED | PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_START_OPTIMIZE |          \
	 PCRE2_NO_AUTO_POSSESS)

/* Machine code costs as much to make as many interpreted tries: it is made for a pattern that
 * turns out to be needed often. */
enum { TRIES_BEFORE_JIT = 16 };

struct sg_patterns {
	const struct sg_image *image;
	pcre2_code **codes; /* by index; NULL until first used */
	bool *broken;       /* by index: did not compile */
	uint8_t *tries;     /* by index, up to TRIES_BEFORE_JIT */
	uint32_t *made;     /* indexes of those that have been compiled, n_made of them */
	size_t n_made;
	bool starved;       /* memory ran out since the last time someone asked */
	pcre2_match_data *data;
	pcre2_match_context *limits;
};

struct sg_patterns *sg_patterns_new(const struct sg_image *image)
{
	struct sg_patterns *patterns = calloc(1, sizeof *patterns);
	size_t n = image->patterns.n == 0 ? 1 : image->patterns.n;

	if (patterns == NULL)
		return NULL;
	patterns->image = image;
	patterns->codes = calloc(n, sizeof *patterns->codes);
	patterns->broken = calloc(n, sizeof *patterns->broken);
	patterns->tries = calloc(n, sizeof *patterns->tries);
	patterns->made = malloc(n * sizeof *patterns->made);
	patterns->data = pcre2_match_data_create(1, NULL);
	patterns->limits = pcre2_match_context_create(NULL);
	if (patterns->codes == NULL || patterns->broken == NULL || patterns->tries == NULL || patterns->made == NULL ||
	    patterns->data == NULL || patterns->limits == NULL) {
		sg_patterns_free(patterns);
		return NULL;
	}
	pcre2_set_match_limit(patterns->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(patterns->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(patterns->limits, HEAP_KIB);
	return patterns;
}

void sg_patterns_free(struct sg_patterns *patterns)
{
	if (patterns == NULL)
		return;
	for (size_t i = 0; i < patterns->n_made; i++)
		pcre2_code_free(patterns->codes[patterns->made[i]]);
	pcre2_match_data_free(patterns->data);
	pcre2_match_context_free(patterns->limits);
	free(patterns->codes);
	free(patterns->broken);
	free(patterns->tries);
	free(patterns->made);
	free(patterns);
}

static sg_str source_of(const struct sg_patterns *patterns, uint32_t index)
{
	const uint32_t *sources = sg_image_at(patterns->image, patterns->image->patterns.at);

	return sg_image_str(patterns->image, sources[index]);
}

static pcre2_code *code_of(struct sg_patterns *patterns, uint32_t index, int *why, size_t *where)
{
	sg_str source = source_of(patterns, index);

	if (patterns->codes[index] != NULL || patterns->broken[index])
		return patterns->codes[index];
	/* The text was made valid UTF-8 before, so matching need not check it again. */
	patterns->codes[index] = pcre2_compile((PCRE2_SPTR)source.ptr, source.len,
					       SG_PATTERN_OPTIONS,
					       why, where, NULL);
	if (patterns->codes[index] == NULL && *why == PCRE2_ERROR_HEAP_FAILED)
		patterns->starved = true;
	else if (patterns->codes[index] == NULL)
		patterns->broken[index] = true;
	if (patterns->codes[index] != NULL)
		patterns->made[patterns->n_made++] = index;
	return patterns->codes[index];
}

/* Moves a cut to the start of the code point it would split. */
static size_t whole(sg_str text, size_t at)
{
	while (at > 0 && at < text.len && ((unsigned char)text.ptr[at] & 0xc0) == 0x80)
		at--;
	return at;
}

bool sg_patterns_match(struct sg_patterns *patterns, uint32_t index, sg_str text, size_t start,
		       size_t *end)
{
	size_t from = whole(text, start > WINDOW ? start - WINDOW : 0), where;
	size_t to = whole(text, start + WINDOW < text.len ? start + WINDOW : text.len);
	int why, n;
	pcre2_code *code = code_of(patterns, index, &why, &where);

	if (code != NULL && patterns->tries[index] < TRIES_BEFORE_JIT &&
	    ++patterns->tries[index] == TRIES_BEFORE_JIT)
		pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	if (code == NULL)
		return false;
	n = pcre2_match(code, (PCRE2_SPTR)text.ptr + from, to - from, start - from,
			PCRE2_NO_UTF_CHECK, patterns->data, patterns->limits);
	if (n == PCRE2_ERROR_NOMEMORY)
		patterns->starved = true;
	if (n < 0)
		return false;
	*end = from + pcre2_get_ovector_pointer(patterns->data)[1];
	return true;
}

bool sg_patterns_starved(struct sg_patterns *patterns)
{
	bool starved = patterns->starved;

	patterns->starved = false;
	return starved;
}

enum sg_status sg_patterns_check(struct sg_patterns *patterns, struct sg_error *err)
{
	for (uint32_t i = 0; i < patterns->image->patterns.n; i++) {
		sg_str source = source_of(patterns, i);
		PCRE2_UCHAR text[128];
		size_t where = 0;
		int why = 0;

		if (code_of(patterns, i, &why, &where) != NULL)
			continue;
		pcre2_get_error_message(why, text, sizeof text);
		return sg_fail(err, SG_ESYNTAX,
			       "the pattern \"" SG_FMT "\" is wrong at byte %zu: %s",
			       SG_ARG(source), where, (const char *)text);
	}
	return SG_OK;
}
