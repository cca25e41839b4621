/* SPDX-License-Identifier: MIT */
/*
 * The built-in dictionary against the matcher: every name that needs no evidence in sentences
 * made here, every ambiguous one in the sentences that the dictionary brings along.
 */
#include "dict/dict.h"

#include <stdlib.h>

#include "test.h"

#include "dict/entry.h"

struct name {
	uint32_t skill;
	sg_str text;
};

static struct sg_dict *dict;
static struct sg_matcher *matcher;
static struct sg_arena *forever, *arena; /* the second is reset for every sentence */
static sg_vec(struct name) names;

static void add_name(uint32_t skill, const struct sg_entry *entry, sg_str text)
{
	struct name *slot = sg_entry_is_risky(entry, text) ? NULL : sg_push(forever, &names);

	if (slot != NULL)
		*slot = (struct name){ skill, text };
}

static void begin(void)
{
	struct sg_lexicon lexicon = { 0 };

	if (dict != NULL)
		return;
	forever = lexicon.arena = sg_arena_new(0);
	arena = sg_arena_new(0);
	if (forever == NULL || arena == NULL || sg_dict_new(&dict, NULL, 0, NULL) != SG_OK ||
	    sg_matcher_new(&matcher, dict, NULL) != SG_OK ||
	    sg_lexicon_load(&lexicon, sg_dict_image(dict), NULL) != SG_OK)
		abort();
	for (uint32_t i = 0; i < lexicon.skills.n; i++) {
		const struct sg_entry *entry = &lexicon.skills.at[i];

		add_name(i, entry, sg_name_matched(entry->name));
		for (size_t k = 0; k < entry->aliases.n; k++)
			add_name(i, entry, entry->aliases.at[k]);
	}
}

static struct sg_findings match(sg_str text)
{
	struct sg_section section = { SG_SECTION_OTHER, { 0, (uint32_t)text.len }, 0 };
	struct sg_document document = { text, &section, 1 };
	struct sg_posting posting = { .source = SG_STR("test"), .body = text };
	struct sg_findings found;

	if (sg_match(matcher, &posting, &document, arena, &found, NULL) != SG_OK)
		abort();
	return found;
}

static const struct sg_found_skill *skill_in(const struct sg_findings *found, uint32_t skill)
{
	sg_str id = sg_dict_skill(dict, skill).id;

	for (size_t i = 0; i < found->n_skills; i++)
		if (sg_str_eq(found->skills[i].id, id))
			return &found->skills[i];
	return NULL;
}

static bool is_at(const struct sg_found_skill *skill, size_t start, size_t end)
{
	for (size_t i = 0; skill != NULL && i < skill->n_mentions; i++)
		if (skill->mentions[i].span.start == start && skill->mentions[i].span.end == end)
			return true;
	return false;
}

/* Whether a longer name that the words around complete, or another of this skill, is there. */
static bool is_covered(const struct sg_findings *found, uint32_t skill, size_t start, size_t end)
{
	const struct sg_found_skill *same = skill_in(found, skill);

	for (size_t i = 0; i < found->n_skills; i++)
		for (size_t k = 0; k < found->skills[i].n_mentions; k++) {
			sg_span span = found->skills[i].mentions[k].span;
			bool longer = span.end - span.start > end - start;
			bool overlaps = span.start < end && start < span.end;

			if ((longer && span.start <= start && span.end >= end) ||
			    (overlaps && same == &found->skills[i]))
				return true;
		}
	return false;
}

/*
 * A form with up to three '%': name i and those after it stand there. Returns whether each was
 * found where it stands.
 */
static bool carries(const char *form, size_t i)
{
	struct sg_buf text = { .arena = arena };
	size_t starts[3], n = 0;
	struct sg_findings found;
	bool all = true;

	sg_arena_reset(arena);
	for (; *form != '\0'; form++) {
		if (*form != '%') {
			sg_buf_add_char(&text, *form);
			continue;
		}
		starts[n] = text.len;
		sg_buf_add(&text, names.at[(i + n++) % names.n].text);
	}
	found = match(sg_buf_str(&text));
	for (size_t k = 0; k < n; k++) {
		const struct name *name = &names.at[(i + k) % names.n];
		size_t end = starts[k] + name->text.len;

		if (is_at(skill_in(&found, name->skill), starts[k], end) ||
		    is_covered(&found, name->skill, starts[k], end))
			continue;
		all = false;
		printf("# " SG_FMT ": not found at %zu in: " SG_FMT "\n",
		       SG_ARG(sg_dict_skill(dict, name->skill).id), starts[k],
		       SG_ARG(sg_buf_str(&text)));
	}
	return all;
}

static void carry_all(const char *form)
{
	unsigned wrong = 0;

	begin();
	for (size_t i = 0; i < names.n; i++)
		wrong += !carries(form, i);
	printf("# %zu names in \"%s\", %u not found\n", names.n, form, wrong);
	CHECK(names.n > 5000);
	CHECK(wrong == 0);
}

static void every_sure_name_is_found_at_the_end_of_a_sentence(void)
{
	carry_all("Experience with %.");
}

static void every_sure_name_is_found_in_a_list_of_three(void)
{
	carry_all("%, % and %");
}

static void every_sure_name_is_found_as_a_bullet(void)
{
	carry_all("- %");
}

static void every_sure_name_is_found_in_parentheses(void)
{
	carry_all("Our platform (%) is new");
}

static void every_sure_name_is_found_on_both_sides_of_a_slash(void)
{
	carry_all("%/%");
}

/* How many sentences of one kind go wrong for a skill. */
static unsigned try_sentences(uint32_t skill, uint32_t list, bool wanted, unsigned *n)
{
	unsigned wrong = 0;

	for (uint32_t i = 0; i < sg_dict_length(dict, list); i++, ++*n) {
		sg_str text = sg_dict_string(dict, list, i);
		struct sg_findings found;

		sg_arena_reset(arena);
		found = match(text);
		if ((skill_in(&found, skill) != NULL) == wanted)
			continue;
		wrong++;
		printf("# " SG_FMT ": %s: " SG_FMT "\n", SG_ARG(sg_dict_skill(dict, skill).id),
		       wanted ? "not found in" : "found in", SG_ARG(text));
	}
	return wrong;
}

static void the_dictionarys_own_sentences_hold(void)
{
	unsigned n = 0, wrong = 0;

	begin();
	for (uint32_t i = 0; i < sg_dict_count(dict); i++) {
		struct sg_skill skill = sg_dict_skill(dict, i);

		wrong += try_sentences(i, skill.yes, true, &n);
		wrong += try_sentences(i, skill.no, false, &n);
	}
	printf("# %u sentences, %u wrong\n", n, wrong);
	CHECK(n > 1000 && wrong == 0);
}

static void every_pattern_of_the_dictionary_compiles(void)
{
	struct sg_error err = { 0 };

	begin();
	CHECK(sg_matcher_check(matcher, &err) == SG_OK);
	if (err.status != SG_OK)
		printf("# %s\n", err.text);
}

static void all_is_given_back(void)
{
	sg_matcher_free(matcher);
	sg_dict_free(dict);
	sg_arena_free(arena);
	sg_arena_free(forever);
	CHECK(true);
}

TEST_MAIN(TEST(every_sure_name_is_found_at_the_end_of_a_sentence),
	  TEST(every_sure_name_is_found_in_a_list_of_three),
	  TEST(every_sure_name_is_found_as_a_bullet), TEST(every_sure_name_is_found_in_parentheses),
	  TEST(every_sure_name_is_found_on_both_sides_of_a_slash),
	  TEST(the_dictionarys_own_sentences_hold), TEST(every_pattern_of_the_dictionary_compiles),
	  TEST(all_is_given_back))
