/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <skillgap/skillgap.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * What all fuzz targets share: README.md tells how one is made.
 *
 * A target is one function, fuzz_target(), that reads an input and writes down all that came of
 * it. It is run twice on each input, the second time with memory that others have used before:
 * what it writes must be the same. What else must hold it asks with MUST(), which ends the
 * program, so that libFuzzer keeps the input.
 *
 * Limits: inputs of up to FUZZ_LONGEST bytes; longer ones are passed over.
 */
enum { FUZZ_LONGEST = 1 << 20 };

struct fuzz {
	struct sg_arena *arena; /* reset for each run */
	struct sg_buf out;      /* what came of the input */
};

/* What each target defines. The bytes lie in a block of their own size. */
void fuzz_target(struct fuzz *fuzz, sg_str in);

/* What libFuzzer and replay.c call. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(condition) ((condition) ? (void)0 : fuzz_broken(#condition, __FILE__, __LINE__))
_Noreturn void fuzz_broken(const char *what, const char *file, int line);

/* The built-in dictionary and a matcher for it, made once. */
const struct sg_dict *fuzz_dict(void);
struct sg_matcher *fuzz_matcher(void);

/* Writes down what came of the input. fuzz_keep() is a sink; its user is the struct fuzz. */
int fuzz_keep(void *fuzz, sg_str chunk);
void fuzz_note(struct fuzz *fuzz, const char *fmt, ...) SG_PRINTF(2, 3);
/* Writes down a failure, which must say the same as its status; SG_OK must have said nothing. */
void fuzz_note_error(struct fuzz *fuzz, enum sg_status status, const struct sg_error *err);

/* Takes the first line off *in, so that one input can hold two things. */
sg_str fuzz_line(sg_str *in);

/* Shows the place of a text where something is wrong; false. */
bool fuzz_show(sg_str text, size_t at);
/* Two outputs that must be the same; says where they differ. */
void fuzz_must_be_same(sg_str a, sg_str b);
/* Valid UTF-8 and nothing that acts on a terminal; '\n' and '\t' are allowed. */
void fuzz_must_be_clean(sg_str text);
/* The same in a single line; absent is allowed. */
void fuzz_must_be_line(sg_str text);
/* One JSON value a line and nothing else; valid UTF-8. */
void fuzz_must_be_json(sg_str text);

/* Takes postings and findings of an input through all stages (line.c). */
enum sg_status fuzz_read(struct fuzz *fuzz, const struct sg_input *input, bool match);
void fuzz_must_be_document(const struct sg_document *document);
void fuzz_must_be_findings(const struct sg_document *document, const struct sg_findings *findings);
