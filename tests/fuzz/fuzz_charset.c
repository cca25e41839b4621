/* SPDX-License-Identifier: MIT */
/* Bytes in any charset. The first line is the media type. */
#include "fuzz/fuzz.h"

#include "base/utf8.h"
#include "text/charset.h"

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	sg_str media_type = fuzz_line(&in), text, again;

	MUST(sg_charset_decode(in, media_type, fuzz->arena, &text, NULL) == SG_OK);
	MUST(sg_utf8_valid(text));
	MUST(text.len <= 3 * in.len);
	MUST(sg_str_find(text, (sg_str){ "", 1 }, 0) == SIZE_MAX);
	MUST(!sg_str_starts(text, SG_STR("\xef\xbb\xbf")));
	sg_buf_add(&fuzz->out, text);

	/* What is UTF-8 stays as it is. */
	MUST(sg_charset_decode(text, SG_STR("text/plain; charset=utf-8"), fuzz->arena, &again,
			       NULL) == SG_OK);
	MUST(sg_str_eq(text, again));
}
