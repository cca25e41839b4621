/* SPDX-License-Identifier: MIT */
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/utf8.h"

_Noreturn void fuzz_broken(const char *what, const char *file, int line)
{
	fprintf(stderr, "%s:%d: not true: %s\n", file, line, what);
	abort();
}

const struct sg_dict *fuzz_dict(void)
{
	static struct sg_dict *dict;

	if (dict == NULL)
		MUST(sg_dict_new(&dict, NULL, 0, NULL) == SG_OK);
	return dict;
}

struct sg_matcher *fuzz_matcher(void)
{
	static struct sg_matcher *matcher;

	if (matcher == NULL)
		MUST(sg_matcher_new(&matcher, fuzz_dict(), NULL) == SG_OK);
	return matcher;
}

int fuzz_keep(void *user, sg_str chunk)
{
	struct fuzz *fuzz = user;

	sg_buf_add(&fuzz->out, chunk);
	return fuzz->out.failed;
}

void fuzz_note(struct fuzz *fuzz, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	sg_buf_add(&fuzz->out, sg_str_of(text));
	sg_buf_add_char(&fuzz->out, '\n');
}

void fuzz_note_error(struct fuzz *fuzz, enum sg_status status, const struct sg_error *err)
{
	MUST(status == err->status);
	MUST((status == SG_OK) == (err->text[0] == '\0'));
	fuzz_note(fuzz, "%d %s:%u:%u: %s", (int)status, err->source, (unsigned)err->line,
		  (unsigned)err->column, err->text);
}

sg_str fuzz_line(sg_str *in)
{
	sg_str line = sg_str_cut(in, '\n');

	if (in->ptr == NULL)
		*in = SG_STR("");
	return line;
}

bool fuzz_show(sg_str text, size_t at)
{
	enum { SHOWN = 100 };

	text = sg_str_sub(text, at > SHOWN ? at - SHOWN : 0, at + SHOWN);
	fprintf(stderr, "here:\n" SG_FMT "\n", SG_ARG(text));
	return false;
}

void fuzz_must_be_same(sg_str a, sg_str b)
{
	enum { SHOWN = 200 };
	size_t at = 0;

	if (sg_str_eq(a, b))
		return;
	while (at < a.len && at < b.len && a.ptr[at] == b.ptr[at])
		at++;
	a = sg_str_sub(a, at, at + SHOWN);
	b = sg_str_sub(b, at, at + SHOWN);
	fprintf(stderr, "from byte %zu on:\n" SG_FMT "\nor\n" SG_FMT "\n", at, SG_ARG(a), SG_ARG(b));
	fuzz_broken("both are the same", __FILE__, __LINE__);
}

void fuzz_must_be_clean(sg_str text)
{
	size_t at = 0;

	MUST(sg_utf8_valid(text));
	while (at < text.len) {
		uint32_t code = sg_utf8_next(text, &at);

		MUST(code != 0 && !sg_is_control(code));
	}
}

void fuzz_must_be_line(sg_str text)
{
	fuzz_must_be_clean(text);
	MUST(sg_str_find(text, SG_STR("\n"), 0) == SIZE_MAX);
}

void fuzz_must_be_json(sg_str text)
{
	MUST(sg_utf8_valid(text));
	MUST(text.len == 0 || sg_str_ends(text, SG_STR("\n")));
	while (text.len > 0) {
		struct sg_json *root = NULL;
		sg_str line = fuzz_line(&text);

		MUST(sg_json_parse(line, &root, NULL) == SG_OK);
		sg_json_free(root);
	}
}

/* An arena whose memory others have used before. */
static struct sg_arena *used_arena(void)
{
	enum { USED = 256 << 10 };
	struct sg_arena *arena = sg_arena_new(0);
	void *dirt;

	MUST(arena != NULL);
	dirt = sg_arena_alloc(arena, USED, 1);
	MUST(dirt != NULL);
	memset(dirt, 0xa5, USED);
	sg_arena_reset(arena);
	return arena;
}

static void run(struct fuzz *fuzz, struct sg_arena *arena, sg_str in)
{
	MUST(arena != NULL);
	fuzz->arena = arena;
	fuzz->out = (struct sg_buf){ .arena = sg_arena_new(0), .max = UINT32_MAX };
	MUST(fuzz->out.arena != NULL);
	fuzz_target(fuzz, in);
	MUST(!fuzz->out.failed);
	sg_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sg_str in = { (const char *)data, size };
	struct fuzz first, second;

	if (size > FUZZ_LONGEST)
		return 0;
	if (size == 0)
		in.ptr = "";
	run(&first, sg_arena_new(0), in);
	run(&second, used_arena(), in);
	fuzz_must_be_same(sg_buf_str(&first.out), sg_buf_str(&second.out));
	sg_arena_free(first.out.arena);
	sg_arena_free(second.out.arena);
	return 0;
}
