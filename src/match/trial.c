/* SPDX-License-Identifier: MIT */
/* sg_dict_test(): the dictionary's own sentences, and its names in sentences made here. */
#include <stdlib.h>

#include "dict/dict.h"
#include "dict/entry.h"

/* Where names stand in postings, a '%' for each; names alone, no words of any language. */
static const char *const forms[] = { "%.", "- %", "(%)", "%/%", "%, %, %" };
enum { MOST_IN_FORM = 3 };

struct name {
	uint32_t skill;
	sg_str text;
};

struct tester {
	const struct sg_dict *dict;
	struct sg_matcher *matcher;
	struct sg_lexicon lexicon; /* what the names are taken from */
	sg_vec(struct name) names;
	struct sg_arena *arena; /* of the sentence at hand */
	sg_trial_fn tell;
	void *user;
	struct sg_tested *counts;
	struct sg_error *err;
};

static enum sg_status find(struct tester *tester, sg_str text, struct sg_findings *found)
{
	struct sg_section section = { SG_SECTION_OTHER, { 0, (uint32_t)text.len }, 0 };
	struct sg_document document = { text, &section, 1 };
	struct sg_posting posting = { .body = text };

	return sg_match(tester->matcher, &posting, &document, tester->arena, found, tester->err);
}

static const struct sg_found_skill *skill_in(const struct sg_findings *found, sg_str id)
{
	for (size_t i = 0; i < found->n_skills; i++)
		if (sg_str_eq(found->skills[i].id, id))
			return &found->skills[i];
	return NULL;
}

static void tell(struct tester *tester, sg_str id, sg_str sentence, bool wanted,
		 const struct sg_findings *found)
{
	struct sg_trial trial = { id, sentence, wanted, found };

	tester->counts->wrong++;
	tester->tell(tester->user, &trial);
}

static enum sg_status try_sentences(struct tester *tester, const struct sg_entry *entry,
				    const struct sg_entry_list *list, bool wanted)
{
	for (size_t i = 0; i < list->n; i++) {
		struct sg_findings found;
		enum sg_status status;

		sg_arena_reset(tester->arena);
		status = find(tester, list->at[i], &found);
		if (status != SG_OK)
			return status;
		tester->counts->sentences++;
		if ((skill_in(&found, entry->id) != NULL) != wanted)
			tell(tester, entry->id, list->at[i], wanted, &found);
	}
	return SG_OK;
}

/* Whether the name is found in its place, or a longer one that the signs around complete. */
static bool is_found(const struct sg_findings *found, sg_str id, size_t start, size_t end)
{
	const struct sg_found_skill *own = skill_in(found, id);

	for (size_t i = 0; i < found->n_skills; i++)
		for (size_t k = 0; k < found->skills[i].n_mentions; k++) {
			sg_span span = found->skills[i].mentions[k].span;

			if (span.start <= start && span.end >= end &&
			    (own == &found->skills[i] || span.end - span.start > end - start))
				return true;
			if (own == &found->skills[i] && span.start < end && start < span.end)
				return true;
		}
	return false;
}

/* One form, with name i and those after it. */
static enum sg_status try_form(struct tester *tester, const char *form, size_t i)
{
	struct sg_buf text = { .arena = tester->arena };
	size_t starts[MOST_IN_FORM], n = 0;
	struct sg_findings found;
	enum sg_status status;

	sg_arena_reset(tester->arena);
	for (; *form != '\0'; form++) {
		if (*form != '%') {
			sg_buf_add_char(&text, *form);
			continue;
		}
		starts[n] = text.len;
		sg_buf_add(&text, tester->names.at[(i + n++) % tester->names.n].text);
	}
	if (text.failed)
		return sg_no_memory(tester->err);
	status = find(tester, sg_buf_str(&text), &found);
	if (status != SG_OK)
		return status;
	tester->counts->made++;
	for (size_t k = 0; k < n; k++) {
		const struct name *name = &tester->names.at[(i + k) % tester->names.n];
		sg_str id = tester->lexicon.skills.at[name->skill].id;

		if (!is_found(&found, id, starts[k], starts[k] + name->text.len))
			tell(tester, id, sg_buf_str(&text), true, &found);
	}
	return SG_OK;
}

static bool add_names(struct tester *tester, uint32_t skill)
{
	const struct sg_entry *entry = &tester->lexicon.skills.at[skill];

	for (size_t i = 0; i <= entry->aliases.n; i++) {
		sg_str text = i == 0 ? sg_name_matched(entry->name) : entry->aliases.at[i - 1];
		struct name *slot;

		if (sg_entry_is_risky(entry, text))
			continue;
		slot = sg_push(tester->lexicon.arena, &tester->names);
		if (slot == NULL)
			return false;
		*slot = (struct name){ skill, text };
	}
	return true;
}

static enum sg_status test_all(struct tester *tester, uint32_t first_layer)
{
	const struct sg_image *image = sg_dict_image(tester->dict);
	enum sg_status status = sg_lexicon_load(&tester->lexicon, image, tester->err);

	for (uint32_t i = 0; status == SG_OK && i < tester->lexicon.skills.n; i++) {
		const struct sg_entry *entry = &tester->lexicon.skills.at[i];

		if (sg_dict_skill(tester->dict, i).layer < first_layer)
			continue;
		tester->counts->skills++;
		status = try_sentences(tester, entry, &entry->yes, true);
		if (status == SG_OK)
			status = try_sentences(tester, entry, &entry->no, false);
		if (status == SG_OK && !add_names(tester, i))
			status = sg_no_memory(tester->err);
	}
	for (size_t form = 0; form < sizeof forms / sizeof *forms; form++)
		for (size_t i = 0; status == SG_OK && i < tester->names.n; i++)
			status = try_form(tester, forms[form], i);
	return status;
}

enum sg_status sg_dict_test(const struct sg_dict *dict, struct sg_matcher *matcher,
			    uint32_t first_layer, sg_trial_fn trial, void *user,
			    struct sg_tested *out, struct sg_error *err)
{
	struct tester tester = { .dict = dict,
				 .matcher = matcher,
				 .lexicon = { .arena = sg_arena_new(0) },
				 .arena = sg_arena_new(0),
				 .tell = trial,
				 .user = user,
				 .counts = out,
				 .err = err };
	enum sg_status status =
		tester.lexicon.arena == NULL || tester.arena == NULL ? sg_no_memory(err) : SG_OK;

	*out = (struct sg_tested){ 0 };
	if (status == SG_OK)
		status = test_all(&tester, first_layer);
	sg_arena_free(tester.lexicon.arena);
	sg_arena_free(tester.arena);
	return status;
}
