/* SPDX-License-Identifier: MIT */
/* Names that are patterns: found wherever a text has them, under whichever word. */
#include "match/line.h"

static const char overlay_json[] =
	"{\"area\": \"mine\", \"skills\": ["
	"{\"id\": \"java-lts\", \"name\": \"Java LTS\", \"kind\": \"language\","
	" \"patterns\": [\"Java (?:8|11|17)(?:/(?:8|11|17))*\"]},"
	"{\"id\": \"db2-versioned\", \"name\": \"Db2 for a version\", \"kind\": \"database\","
	" \"patterns\": [\"(?:IBM )?Db2 v\\\\d+\"]},"
	"{\"id\": \"foozle\", \"name\": \"Foozle of old\", \"kind\": \"tool\","
	" \"patterns\": [\"\\\\d+\\\\+? Foozle(s|d)?\", \"Foozles?\"]},"
	"{\"id\": \"cpp-next\", \"name\": \"C++ of the year\", \"kind\": \"language\","
	" \"patterns\": [\"C\\\\+\\\\+(?:2[3-9])\"]},"
	"{\"id\": \"dot-frob\", \"name\": \"Frob with a dot\", \"kind\": \"tool\","
	" \"patterns\": [\"\\\\.Frob(?:nitz)?\"]},"
	"{\"id\": \"ward\", \"name\": \"Ward of a number\", \"kind\": \"concept\","
	" \"patterns\": [\"(?i)station [a-z]?\\\\d+|\\\\d+[a-z]? ward\"]},"
	"{\"id\": \"icd\", \"name\": \"Code of an illness\", \"kind\": \"format\","
	" \"patterns\": [\"[A-TV-Z][0-9]{2}\\\\.[0-9]\"]},"
	"{\"id\": \"kanban-jp\", \"name\": \"Signboards\", \"kind\": \"tool\","
	" \"patterns\": [\"\xe7\x9c\x8b\xe6\x9d\xbf\"]}"
	"]}";

/* The skills of the overlay that are found, with their text: "foozle=3 Foozles; ward=...". */
static void finds(const char *text, const char *want)
{
	static struct sg_dict *dict;
	static struct sg_matcher *matcher;
	struct sg_overlay overlay = { SG_STR("mine.json"), sg_str_of(overlay_json) };
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_section section = { SG_SECTION_OTHER, { 0, (uint32_t)strlen(text) }, 0 };
	struct sg_document document = { sg_str_of(text), &section, 1 };
	struct sg_posting posting = { .source = SG_STR("test") };
	struct sg_findings found;
	struct sg_buf told = { .arena = arena };

	if (want == NULL) { /* the end */
		sg_matcher_free(matcher);
		sg_dict_free(dict);
		sg_arena_free(arena);
		return;
	}
	if (dict == NULL && (sg_dict_new(&dict, &overlay, 1, NULL) != SG_OK ||
			     sg_matcher_new(&matcher, dict, NULL) != SG_OK))
		abort();
	if (sg_match(matcher, &posting, &document, arena, &found, NULL) != SG_OK)
		abort();
	for (size_t i = 0; i < found.n_skills; i++) {
		struct sg_skill skill =
			sg_dict_skill(dict, sg_dict_by_id(dict, found.skills[i].id));

		for (size_t k = 0; k < found.skills[i].n_mentions; k++)
			if (sg_str_eq(skill.area, SG_STR("mine")))
				sg_buf_printf(&told, "%s" SG_FMT "=" SG_FMT,
					      told.len > 0 ? "; " : "", SG_ARG(skill.id),
					      SG_ARG(found.skills[i].mentions[k].text));
	}
	CHECK_STR(sg_buf_str(&told), want);
	sg_arena_free(arena);
}

static void a_pattern_is_found_at_its_first_word(void)
{
	finds("Java 8/11/17 or newer", "java-lts=Java 8/11/17");
	finds("We run Java 17.", "java-lts=Java 17");
	finds("Java 7 is what we left", "");
	finds("Write C++26, not C++11", "cpp-next=C++26");
}

static void a_pattern_is_found_though_it_begins_with_no_word(void)
{
	finds("IBM Db2 v11 on a host", "db2-versioned=IBM Db2 v11");
	finds("a Db2 v9 of old", "db2-versioned=Db2 v9");
	finds("Our .Frobnitz and .Frob", "dot-frob=.Frobnitz; dot-frob=.Frob");
	finds("12+ Foozles, 3 Foozled; 4 foozle", "foozle=12+ Foozles; foozle=3 Foozled");
	finds("5 12 Foozles", "foozle=12 Foozles");
	finds("\xc2\xbd 7 Foozles", "foozle=7 Foozles");
}

static void a_pattern_whose_last_letter_is_optional_is_found(void)
{
	finds("Foozle, Foozles", "foozle=Foozle; foozle=Foozles");
}

static void a_pattern_stands_alone_as_a_name_does(void)
{
	finds("Foozlesque", "");
	finds("aFoozle", "");
	finds("\xc3\xa9"
	      "Foozle",
	      "");
	finds("Java 178", "");
	finds("x12 Foozles", "foozle=Foozles");
	finds("Foozle\xc3\xa9", "");
	finds("Foozle_x", "");
}

static void a_pattern_stays_on_its_line(void)
{
	finds("IBM\nDb2 v11", "db2-versioned=Db2 v11");
	finds("12\nFoozles", "foozle=Foozles");
}

static void case_counts_unless_the_pattern_says_otherwise(void)
{
	finds("java 17", "");
	finds("Station B12, 7A WARD", "ward=Station B12; ward=7A WARD");
}

static void a_pattern_that_needs_no_word_is_found_too(void)
{
	finds("codes such as E11.9, J45.0", "icd=E11.9; icd=J45.0");
	finds("xE11.9 E11.95", "");
	finds("\xe5\x8f\xaf \xe7\x9c\x8b\xe6\x9d\xbf\xe5\x8f\xaf",
	      "kanban-jp=\xe7\x9c\x8b\xe6\x9d\xbf");
}

static void the_longest_of_a_pattern_and_a_name_wins(void)
{
	finds("Java LTS", "java-lts=Java LTS");
	finds("Java 11 LTS", "java-lts=Java 11");
}

/* A text of nothing but words that patterns need takes as long as its length says. */
static void long_texts_of_needed_words_are_read(void)
{
	struct sg_arena *arena = sg_arena_new(0);
	struct sg_buf text = { .arena = arena };

	for (size_t i = 0; i < 20000; i++)
		sg_buf_add(&text, SG_STR("Db2 1 1 1 Java A00 "));
	sg_buf_add(&text, SG_STR("\n9 Foozles"));
	sg_buf_add_char(&text, '\0');
	finds(text.ptr, "foozle=9 Foozles");
	sg_arena_free(arena);
	finds("", NULL);
}

TEST_MAIN(TEST(a_pattern_is_found_at_its_first_word),
	  TEST(a_pattern_is_found_though_it_begins_with_no_word),
	  TEST(a_pattern_whose_last_letter_is_optional_is_found),
	  TEST(a_pattern_stands_alone_as_a_name_does), TEST(a_pattern_stays_on_its_line),
	  TEST(case_counts_unless_the_pattern_says_otherwise),
	  TEST(a_pattern_that_needs_no_word_is_found_too),
	  TEST(the_longest_of_a_pattern_and_a_name_wins), TEST(long_texts_of_needed_words_are_read))
