/* SPDX-License-Identifier: MIT */
/* HTML as a page and as a description: text that is clean, whatever the tags are. */
#include "fuzz/fuzz.h"

#include "text/charset.h"
#include "text/html.h"

static void note_lines(struct fuzz *fuzz, const struct sg_lines *lines)
{
	MUST(!lines->failed);
	for (size_t i = 0; i < lines->n; i++) {
		const struct sg_line *line = &lines->at[i];

		fuzz_must_be_line(line->text);
		MUST(line->text.len > 0 && line->lead <= line->text.len);
		MUST(line->level <= SG_LINE_MAX_LEVEL && line->heading <= 6);
		fuzz_note(fuzz, "%u %u %d %d", (unsigned)line->level, (unsigned)line->heading,
			  line->bold, line->blank_before);
		sg_buf_add(&fuzz->out, line->text);
	}
}

void fuzz_target(struct fuzz *fuzz, sg_str in)
{
	struct sg_page_parts page;
	struct sg_lines lines = { .arena = fuzz->arena };
	const sg_str *scripts = NULL;
	size_t n = 0;
	sg_str html;

	MUST(sg_charset_decode(in, SG_STR("text/html"), fuzz->arena, &html, NULL) == SG_OK);
	MUST(sg_html_page(fuzz_dict(), html, fuzz->arena, &page, NULL) == SG_OK);
	fuzz_must_be_clean(page.text);
	fuzz_must_be_line(page.title);
	fuzz_must_be_line(page.site);
	sg_buf_add(&fuzz->out, page.title);
	sg_buf_add(&fuzz->out, page.text);
	fuzz_note(fuzz, "%u %d %d %d", (unsigned)page.words, page.degraded, page.login, page.shell);

	MUST(sg_html_text(html, fuzz->arena, &lines, NULL) == SG_OK);
	note_lines(fuzz, &lines);

	MUST(sg_html_json_ld(html, fuzz->arena, &scripts, &n, NULL) == SG_OK);
	for (size_t i = 0; i < n; i++)
		sg_buf_add(&fuzz->out, scripts[i]);
}
