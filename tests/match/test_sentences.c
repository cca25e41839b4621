/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "match/line.h"

#include "base/json.h"
#include "base/names.h"

/*
 * Sentences as data: each line of tests/data/sentences/NAME.ndjson is one test.
 * tests/data/README.md tells the format. Skills that a line does not name are not judged.
 */
enum { MAX_STATEMENTS = 32, MAX_FILE = 1 << 20 };

struct statements {
	sg_str at[MAX_STATEMENTS];
	size_t n;
};

/* "required go|rust 3-5y"; like line_tell(), without proficiency, with the range of years. */
static sg_str told(struct sg_arena *arena, const struct sg_requirement *r)
{
	struct sg_buf buf = { .arena = arena };

	sg_buf_printf(&buf, "%s ",
		      r->polarity == SG_POLARITY_ASKED ? sg_strength_name(r->strength)
						       : sg_polarity_name(r->polarity));
	if (r->min_count > 1)
		sg_buf_printf(&buf, "%uof ", (unsigned)r->min_count);
	for (size_t i = 0; i < r->n_any_of; i++)
		sg_buf_printf(&buf, "%s" SG_FMT, i > 0 ? "|" : "", SG_ARG(r->any_of[i]));
	if (r->open)
		sg_buf_printf(&buf, "+");
	if (r->max_years > 0)
		sg_buf_printf(&buf, " %u-%uy", (unsigned)r->min_years, (unsigned)r->max_years);
	else if (r->min_years > 0)
		sg_buf_printf(&buf, " %uy", (unsigned)r->min_years);
	return sg_buf_str(&buf);
}

/* Whether the ids of a statement ("required go|rust 5y") hold this one. */
static bool names(sg_str statement, sg_str id)
{
	for (size_t at = 0; at + id.len <= statement.len; at++) {
		char before = at > 0 ? statement.ptr[at - 1] : '\0';
		char after = at + id.len < statement.len ? statement.ptr[at + id.len] : ' ';

		if ((before == ' ' || before == '|') &&
		    (after == ' ' || after == '|' || after == '+') &&
		    memcmp(statement.ptr + at, id.ptr, id.len) == 0)
			return true;
	}
	return false;
}

static bool judged(const struct statements *want, const struct sg_requirement *r)
{
	for (size_t i = 0; i < want->n; i++)
		for (size_t k = 0; k < r->n_any_of; k++)
			if (names(want->at[i], r->any_of[k]))
				return true;
	return false;
}

static void add(struct statements *all, sg_str statement)
{
	if (all->n < MAX_STATEMENTS)
		all->at[all->n++] = statement;
}

static struct statements got_of(struct sg_arena *arena, const struct sg_findings *findings,
				const struct statements *want)
{
	struct statements got = { .n = 0 };

	for (size_t i = 0; i < findings->n_requirements; i++)
		if (judged(want, &findings->requirements[i]))
			add(&got, told(arena, &findings->requirements[i]));
	for (size_t i = 0; i < findings->n_facts; i++)
		if (findings->facts[i].kind == SG_FACT_TOTAL_YEARS)
			add(&got, sg_arena_printf(arena, "total %uy",
						  (unsigned)findings->facts[i].number));
	return got;
}

static bool holds(const struct statements *all, sg_str statement)
{
	for (size_t i = 0; i < all->n; i++)
		if (sg_str_eq(all->at[i], statement))
			return true;
	return false;
}

static bool are_equal(const struct statements *got, const struct statements *want)
{
	for (size_t i = 0; i < want->n; i++)
		if (!holds(got, want->at[i]))
			return false;
	return want->n > 0 && got->n == want->n;
}

/* A section's kind by its name, or -1. */
static int section_of(sg_str name)
{
	for (int kind = 0; kind < SG_N_SECTIONS; kind++)
		if (sg_str_eq(sg_str_of(sg_section_name((enum sg_section_kind)kind)), name))
			return kind;
	return -1;
}

static bool sentence_is_right(struct sg_arena *arena, const struct sg_json *line, sg_str *text)
{
	const struct sg_json *list = sg_json_get(line, "want");
	int section = section_of(sg_json_get_str(line, "section"));
	struct statements want = { .n = 0 }, got;
	struct sg_findings findings;

	*text = sg_json_get_str(line, "text");
	if (section < 0 || text->len == 0)
		return false;
	for (size_t i = 0; i < sg_json_size(list); i++)
		add(&want, sg_json_str(sg_json_at(list, i)));
	findings = line_findings(arena, (enum sg_section_kind)section, text->ptr);
	got = got_of(arena, &findings, &want);
	if (are_equal(&got, &want))
		return true;
	for (size_t i = 0; i < got.n; i++)
		printf("# got: " SG_FMT "\n", SG_ARG(got.at[i]));
	return false;
}

static size_t check_file(const char *name, size_t *n_lines)
{
	static char bytes[MAX_FILE];
	FILE *file = fopen(name, "rb");
	sg_str rest = { bytes, file == NULL ? 0 : fread(bytes, 1, sizeof bytes, file) };
	size_t bad = 0;

	if (file == NULL)
		return 1;
	fclose(file);
	while (rest.len > 0) {
		struct sg_arena *arena = sg_arena_new(0);
		struct sg_json *line = NULL;
		sg_str text = SG_STR("a line that is no JSON");
		bool right = sg_json_parse(sg_str_cut(&rest, '\n'), &line, NULL) == SG_OK &&
			     sentence_is_right(arena, line, &text);

		printf("%s %zu - " SG_FMT "\n", right ? "ok" : "not ok", ++*n_lines, SG_ARG(text));
		bad += !right;
		sg_json_free(line);
		sg_arena_free(arena);
	}
	return bad;
}

int main(void)
{
	size_t n = 0, bad = 0;

	line_setup();
	bad += check_file(TEST_DATA "/sentences/negation.ndjson", &n);
	bad += check_file(TEST_DATA "/sentences/years.ndjson", &n);
	bad += check_file(TEST_DATA "/sentences/strength.ndjson", &n);
	line_teardown();
	printf("1..%zu\n", n);
	return bad != 0 || n == 0;
}
