/* SPDX-License-Identifier: MIT */
#include "match/regex.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { MATCH_LIMIT = 10000, SEARCH_LIMIT = 200000, DEPTH_LIMIT = 1000, HEAP_KIB = 256 };

/* What helps a search over a long text does not pay for a try at one place. */
#define OPTIONS                                                                                    \
	(PCRE2_ANCHORED | PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_START_OPTIMIZE |          \
	 PCRE2_NO_AUTO_POSSESS)

struct sg_regex_tries {
	pcre2_match_data *data;
	pcre2_match_context *limits;
};

/* A struct sg_regex is PCRE2's code under a name that other files may know. */
static pcre2_code *code_of(const struct sg_regex *regex)
{
	return (pcre2_code *)(uintptr_t)regex;
}

/* What a person types to search with: letters of all alphabets fold. */
#define SEARCH_OPTIONS                                                                             \
	(PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C)

static enum sg_status compile(struct sg_regex **out, sg_str source, uint32_t options,
			      struct sg_error *err)
{
	PCRE2_UCHAR text[128];
	size_t where = 0;
	int why = 0;
	pcre2_code *code =
		pcre2_compile((PCRE2_SPTR)source.ptr, source.len, options, &why, &where, NULL);

	*out = (struct sg_regex *)code;
	if (code != NULL)
		return SG_OK;
	if (why == PCRE2_ERROR_HEAP_FAILED)
		return sg_no_memory(err);
	pcre2_get_error_message(why, text, sizeof text);
	return sg_fail(err, SG_ESYNTAX, "the pattern \"" SG_FMT "\" is wrong at byte %zu: %s",
		       SG_ARG(source), where, (const char *)text);
}

enum sg_status sg_regex_compile(struct sg_regex **out, sg_str source, struct sg_error *err)
{
	return compile(out, source, OPTIONS, err);
}

enum sg_status sg_regex_compile_search(struct sg_regex **out, sg_str source, struct sg_error *err)
{
	return compile(out, source, SEARCH_OPTIONS, err);
}

struct sg_regex *sg_regex_load(const void *bytes)
{
	pcre2_code *code = NULL;

	return pcre2_serialize_decode(&code, 1, bytes, NULL) == 1 ? (struct sg_regex *)code : NULL;
}

enum sg_status sg_regex_save(const struct sg_regex *regex, sg_str *out, struct sg_error *err)
{
	const pcre2_code *code = code_of(regex);
	uint8_t *bytes = NULL;
	size_t n = 0;

	if (pcre2_serialize_encode(&code, 1, &bytes, &n, NULL) != 1)
		return sg_no_memory(err);
	*out = (sg_str){ (const char *)bytes, n };
	return SG_OK;
}

void sg_regex_free_saved(sg_str saved)
{
	pcre2_serialize_free((uint8_t *)(uintptr_t)saved.ptr);
}

void sg_regex_free(struct sg_regex *regex)
{
	pcre2_code_free(code_of(regex));
}

void sg_regex_speed_up(struct sg_regex *regex)
{
	pcre2_jit_compile(code_of(regex), PCRE2_JIT_COMPLETE);
}

struct sg_regex_tries *sg_regex_tries_new(void)
{
	struct sg_regex_tries *tries = calloc(1, sizeof *tries);

	if (tries == NULL)
		return NULL;
	tries->data = pcre2_match_data_create(1, NULL);
	tries->limits = pcre2_match_context_create(NULL);
	if (tries->data == NULL || tries->limits == NULL) {
		sg_regex_tries_free(tries);
		return NULL;
	}
	pcre2_set_match_limit(tries->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(tries->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(tries->limits, HEAP_KIB);
	return tries;
}

void sg_regex_tries_free(struct sg_regex_tries *tries)
{
	if (tries == NULL)
		return;
	pcre2_match_data_free(tries->data);
	pcre2_match_context_free(tries->limits);
	free(tries);
}

/* What PCRE2 says of a try that it did not end. */
static enum sg_regex_result failure_of(int n)
{
	switch (n) {
	case PCRE2_ERROR_NOMEMORY:
		return SG_REGEX_NO_MEMORY;
	case PCRE2_ERROR_MATCHLIMIT:
	case PCRE2_ERROR_DEPTHLIMIT:
	case PCRE2_ERROR_HEAPLIMIT:
	case PCRE2_ERROR_JIT_STACKLIMIT:
		return SG_REGEX_LIMIT;
	default:
		return SG_REGEX_NO;
	}
}

/* Moves a cut to the start of the code point it would split. */
static size_t whole(sg_str text, size_t at)
{
	while (at > 0 && at < text.len && ((unsigned char)text.ptr[at] & 0xc0) == 0x80)
		at--;
	return at;
}

enum sg_regex_result sg_regex_match(const struct sg_regex *regex, struct sg_regex_tries *tries,
				    sg_str text, size_t start, size_t *end)
{
	size_t from = whole(text, start > SG_REGEX_WINDOW ? start - SG_REGEX_WINDOW : 0);
	size_t to = text.len - start > SG_REGEX_WINDOW ? whole(text, start + SG_REGEX_WINDOW) :
							 text.len;
	/* The text was made valid UTF-8 before, so matching need not check it again. */
	int n = pcre2_match(code_of(regex), (PCRE2_SPTR)text.ptr + from, to - from, start - from,
			    PCRE2_NO_UTF_CHECK, tries->data, tries->limits);

	if (n < 0)
		return failure_of(n);
	*end = from + pcre2_get_ovector_pointer(tries->data)[1];
	return SG_REGEX_YES;
}

enum sg_regex_result sg_regex_search(const struct sg_regex *regex, struct sg_regex_tries *tries,
				     sg_str text)
{
	size_t len = text.len > SG_REGEX_SEARCHED ? whole(text, SG_REGEX_SEARCHED) : text.len;
	int n;

	pcre2_set_match_limit(tries->limits, SEARCH_LIMIT);
	n = pcre2_match(code_of(regex), (PCRE2_SPTR)text.ptr, len, 0, 0, tries->data,
			tries->limits);
	pcre2_set_match_limit(tries->limits, MATCH_LIMIT);
	return n < 0 ? failure_of(n) : SG_REGEX_YES;
}
