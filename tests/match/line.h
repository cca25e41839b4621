/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdlib.h>

#include <skillgap/skillgap.h>

#include "base/str.h"

#include "test.h"

/*
 * One line of a posting, read and told in short: "required go|rust 5y; excluded java".
 *
 * The line is a list item under a heading of the kind given. Each requirement is told as
 * strength or polarity, members, "2of" where more than one must be met, "+" where the list is
 * open, years, proficiency.
 */
struct line_case {
	int section; /* enum sg_section_kind */
	const char *line;
	const char *want;
};

static struct sg_dict *line_dict;
static struct sg_matcher *line_matcher;

static inline void line_setup(void)
{
	if (line_dict == NULL && (sg_dict_new(&line_dict, NULL, 0, NULL) != SG_OK ||
				  sg_matcher_new(&line_matcher, line_dict, NULL) != SG_OK))
		abort();
}

static inline void line_teardown(void)
{
	sg_matcher_free(line_matcher);
	sg_dict_free(line_dict);
	line_dict = NULL;
	line_matcher = NULL;
}

static inline void line_tell(struct sg_buf *buf, const struct sg_requirement *r)
{
	sg_buf_printf(buf, "%s%s ", buf->len > 0 ? "; " : "",
		      r->polarity == SG_POLARITY_ASKED ? sg_strength_name(r->strength)
						       : sg_polarity_name(r->polarity));
	if (r->min_count > 1)
		sg_buf_printf(buf, "%uof ", (unsigned)r->min_count);
	for (size_t i = 0; i < r->n_any_of; i++)
		sg_buf_printf(buf, "%s" SG_FMT, i > 0 ? "|" : "", SG_ARG(r->any_of[i]));
	if (r->open)
		sg_buf_printf(buf, "+");
	if (r->min_years > 0)
		sg_buf_printf(buf, " %uy", (unsigned)r->min_years);
	if (r->proficiency != SG_PROFICIENCY_NONE)
		sg_buf_printf(buf, " [%s]", sg_proficiency_name(r->proficiency));
}

/* Findings of "Title" over one item; everything lives in the arena. */
static inline struct sg_findings line_findings(struct sg_arena *arena, enum sg_section_kind section,
					       const char *line)
{
	struct sg_buf text = { .arena = arena };
	struct sg_section *sections = sg_arena_array(arena, struct sg_section, 2);
	struct sg_posting posting = { .source = SG_STR("test") };
	struct sg_document document = { .sections = sections, .n_sections = 2 };
	struct sg_findings findings;

	sg_buf_printf(&text, "Title\n\nHeading\n- %s\n", line);
	sections[0] = (struct sg_section){ SG_SECTION_TITLE, { 0, 7 }, 0 };
	sections[1] = (struct sg_section){ section, { 7, (uint32_t)text.len }, 15 };
	document.text = sg_buf_str(&text);
	if (sg_match(line_matcher, &posting, &document, arena, &findings, NULL) != SG_OK)
		abort();
	return findings;
}

static inline void line_check(const struct line_case *cases, size_t n)
{
	line_setup();
	for (size_t i = 0; i < n; i++) {
		struct sg_arena *arena = sg_arena_new(0);
		struct sg_findings findings =
			line_findings(arena, (enum sg_section_kind)cases[i].section,
				      cases[i].line);
		struct sg_buf told = { .arena = arena };

		for (size_t k = 0; k < findings.n_requirements; k++)
			line_tell(&told, &findings.requirements[k]);
		if (!sg_str_eq(sg_buf_str(&told), sg_str_of(cases[i].want)))
			printf("# line: %s\n", cases[i].line);
		CHECK_STR(sg_buf_str(&told), cases[i].want);
		sg_arena_free(arena);
	}
	line_teardown();
}

#define LINES(...)                                                                                 \
	do {                                                                                       \
		static const struct line_case cases[] = { __VA_ARGS__ };                           \
		line_check(cases, sizeof cases / sizeof *cases);                                   \
	} while (0)
