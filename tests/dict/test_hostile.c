/* SPDX-License-Identifier: MIT */
/* Users' dictionary files that mean harm, or that an editor has mangled. */
#include "dict/dict.h"

#include <stdlib.h>

#include "test.h"

#include "dict/entry.h"

enum { ROOM = 16 << 20 };

static char *text; /* ROOM bytes */
static size_t used;

static void begin(void)
{
	if (text == NULL && (text = malloc(ROOM)) == NULL)
		abort();
	used = 0;
}

static void add(const char *fmt, ...) SG_PRINTF(1, 2);

static void add(const char *fmt, ...)
{
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(text + used, ROOM - used, fmt, ap);
	va_end(ap);
	if (len < 0 || (size_t)len >= ROOM - used)
		abort();
	used += (size_t)len;
}

static void fill(char c, size_t n)
{
	if (n >= ROOM - used)
		abort();
	memset(text + used, c, n);
	used += n;
}

/* What becomes of a dictionary with the file as its only overlay. */
static enum sg_status load(struct sg_error *err)
{
	struct sg_overlay overlay = { SG_STR("mine.json"), { text, used } };
	struct sg_dict *dict = NULL;
	enum sg_status status;

	*err = (struct sg_error){ 0 };
	status = sg_dict_new(&dict, &overlay, 1, err);
	CHECK((status == SG_OK) == (dict != NULL) && status == err->status);
	if (status != SG_OK)
		printf("# refused: %.100s\n", err->text);
	sg_dict_free(dict);
	return status;
}

static void deep_nesting_is_refused(void)
{
	struct sg_error err;

	begin();
	fill('[', 8 << 20);
	CHECK(load(&err) == SG_ESYNTAX && err.line == 1);
	begin();
	add("{\"area\": \"mine\", \"skills\": [");
	for (unsigned i = 0; i < 200000; i++)
		add("{\"ambiguous\":");
	CHECK(load(&err) == SG_ESYNTAX && err.line == 1);
}

static void a_string_of_eight_megabytes_is_refused_wherever_it_stands(void)
{
	static const char *const before[] = {
		"{\"area\": \"",
		"{\"area\": \"mine\", \"skills\": [{\"id\": \"",
		"{\"area\": \"mine\", \"skills\": [{\"id\": \"x\", \"kind\": \"tool\", \"name\": "
		"\"",
		"{\"area\": \"mine\", \"skills\": [{\"id\": \"x\", \"name\": \"X\", \"kind\": \"",
		"{\"area\": \"mine\", \"skills\": [{\"id\": \"x\", \"name\": \"X\", \"kind\": "
		"\"tool\", "
		"\"",
	};
	struct sg_error err;

	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		begin();
		add("%s", before[i]);
		fill('x', 8 << 20);
		add("%s", i == 0 ? "\", \"skills\": []}" : i == 4 ? "\": 1}]}" : "\"}]}");
		CHECK(load(&err) == SG_ESYNTAX && err.line == 0 && err.text[0] != '\0');
	}
}

static void names_of_very_many_words_end(void)
{
	struct sg_error err;
	unsigned word = 0;

	begin();
	add("{\"area\": \"mine\", \"skills\": [");
	for (unsigned i = 0; i < 1000; i++) {
		add("%s{\"id\": \"zq%u\", \"name\": \"zq%u\", \"kind\": \"tool\", \"aliases\": [",
		    i == 0 ? "" : ",", i, i);
		for (unsigned k = 0; k < 30; k++) {
			add("%s\"", k == 0 ? "" : ",");
			for (unsigned w = 0; w < 19; w++, word++)
				add("%s%c%c%c%c", w == 0 ? "" : " ", 'a' + (int)(word % 26),
				    'a' + (int)(word / 26 % 26), 'a' + (int)(word / 676 % 26),
				    'a' + (int)(word / 17576 % 26));
			add("\"");
		}
		add("]}");
	}
	add("]}");
	CHECK(load(&err) == SG_OK);
}

static void more_patterns_than_anyone_needs_are_refused(void)
{
	struct sg_error err;

	begin();
	add("{\"area\": \"mine\", \"skills\": [{\"id\": \"x\", \"name\": \"Xyz\", \"kind\": "
	    "\"tool\", "
	    "\"patterns\": [\"a\"");
	for (unsigned i = 0; i < 500000; i++)
		add(",\"a%u\"", i);
	add("]}]}");
	CHECK(load(&err) == SG_ESYNTAX);
	CHECK_STR(sg_str_of(err.text), "skills[0] (x): has one pattern too many: \"Xyz\"");
	CHECK_STR(sg_str_of(err.source), "mine.json");
}

static void add_skills(unsigned n, bool chained)
{
	add("{\"area\": \"mine\", \"skills\": [");
	for (unsigned i = 0; i < n; i++) {
		add("%s{\"id\":\"zq%u\",\"name\":\"ZQ%u\",\"kind\":\"tool\"", i == 0 ? "" : ",", i,
		    i);
		if (chained && i + 1 < n)
			add(",\"implies\":[\"zq%u\"]", i + 1);
		add("}");
	}
	add("]}");
}

static void more_skills_than_anyone_needs_are_refused(void)
{
	struct sg_error err;

	begin();
	add_skills(70000, false);
	CHECK(load(&err) == SG_ESYNTAX);
	CHECK(strstr(err.text, "]: is one skill too many") != NULL);
	begin();
	add_skills(50000, false);
	CHECK(load(&err) == SG_OK);
}

static void a_long_chain_of_implies_takes_no_stack_and_ends(void)
{
	struct sg_error err;

	begin();
	add_skills(2000, true);
	CHECK(load(&err) == SG_OK);
}

static const char valid[] =
	"{\"area\": \"mine\", \"skills\": [{\"id\": \"frobnitz\", \"name\": \"Frob\xc3\xa6 "
	"(tool)\", "
	"\"kind\": \"concept\", \"tier\": 1, \"since\": 2001, \"effort\": \"days\", \"role\": "
	"null, \"show\": \"a frob\", "
	"\"aliases\": [\"frob-nitz\", \"f r\"], \"implies\": [\"o\"], \"patterns\": "
	"[\"frob\\\\d+\"], "
	"\"ambiguous\": {\"names\": [\"Frob\"], \"near\": [\"area:mine\", \"kind:tool\", \"o\"], "
	"\"list\": [], \"accept\": [\"Frob it\"], \"reject\": [\"Frob\\\\b\"], \"alone\": true}, "
	"\"yes\": [\"a\", \"b\"], \"no\": [\"c\", \"d\"]}, {\"id\": \"o\", \"name\": \"Oo\", "
	"\"kind\": \"tool\", \"adjacent\": [\"frobnitz\"], \"docs\": [\"https://o.example/\"]}]}";

/* Without the built-in dictionary, so that it can be done often. */
static enum sg_status take(sg_str json, bool user)
{
	struct sg_lexicon lexicon = { .arena = sg_arena_new(0) };
	const struct sg_image *image = NULL;
	struct sg_error err = { 0 };
	enum sg_status status = sg_lexicon_parse(&lexicon, SG_STR("mine.json"), json, user, &err);

	if (status == SG_OK)
		status = sg_lexicon_check(&lexicon, &err);
	if (status == SG_OK)
		status = sg_lexicon_compile(&lexicon, &image, &err);
	CHECK(status == err.status);
	CHECK(status == SG_OK || (status == SG_ESYNTAX && err.text[0] != '\0'));
	sg_arena_free(lexicon.arena);
	return status;
}

static void a_file_cut_short_anywhere_is_refused(void)
{
	size_t len = sizeof valid - 1;

	CHECK(take((sg_str){ valid, len }, true) == SG_OK);
	for (size_t cut = 0; cut < len; cut++) {
		char *copy = malloc(cut == 0 ? 1 : cut);

		if (copy == NULL)
			abort();
		memcpy(copy, valid, cut);
		CHECK(take((sg_str){ copy, cut }, true) == SG_ESYNTAX);
		free(copy);
	}
}

static void mangled_files_are_taken_or_refused_but_never_crash(void)
{
	static const char bytes[] = "\"\"\"{}[]:,\\0 1-.eu\x01\x1b\x7f\xc3\xa6\xff(*+?";
	uint64_t random = 0x9e3779b97f4a7c15u;
	char copy[sizeof valid];

	for (unsigned round = 0; round < 3000; round++) {
		memcpy(copy, valid, sizeof copy);
		for (unsigned i = 0; i <= round % 4; i++) {
			random ^= random << 13;
			random ^= random >> 7;
			random ^= random << 17;
			copy[random % (sizeof copy - 1)] =
				bytes[(random >> 32) % (sizeof bytes - 1)];
		}
		(void)take((sg_str){ copy, sizeof copy - 1 }, round % 2 == 0);
	}
}

TEST_MAIN(TEST(deep_nesting_is_refused),
	  TEST(a_string_of_eight_megabytes_is_refused_wherever_it_stands),
	  TEST(names_of_very_many_words_end), TEST(more_patterns_than_anyone_needs_are_refused),
	  TEST(more_skills_than_anyone_needs_are_refused),
	  TEST(a_long_chain_of_implies_takes_no_stack_and_ends),
	  TEST(a_file_cut_short_anywhere_is_refused),
	  TEST(mangled_files_are_taken_or_refused_but_never_crash))
