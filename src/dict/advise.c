/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include "base/str.h"
#include "dict/word.h"

/*
 * Advice: what a dictionary may say, but what is likely not meant, or likely to find more than
 * is meant. Only those who ask for it hear it.
 */

/* Names this short stand in many texts for something else. */
enum { RISKY_LENGTH = 2, MOST_LOOKED_AT = 256 };

/* "go", "ML": letters and digits alone, that few, and any case would do. */
static bool is_short(sg_str name)
{
	size_t at = 0, step;
	bool capitals = true;

	while ((step = sg_word_at(name, at)) > 0) {
		capitals = capitals && !sg_is_lower(name.ptr[at]) && step == 1;
		at += step;
	}
	return at == name.len && at <= RISKY_LENGTH && !capitals;
}

static enum sg_status advise_names(const struct sg_lexicon *lexicon, const struct sg_entry *entry,
				   struct sg_error *err)
{
	enum sg_status status = SG_OK;

	for (size_t i = 0; status == SG_OK && i <= entry->aliases.n; i++) {
		sg_str name = i == 0 ? sg_name_matched(entry->name) : entry->aliases.at[i - 1];
		struct sg_mistake mistake = { "short-name", entry, i == 0 ? "name" : "aliases",
					      i == 0 ? SG_NO_INDEX : i - 1 };

		if (is_short(name) && !sg_entry_is_risky(entry, name))
			status = sg_lexicon_complain(lexicon, mistake, err,
						     "is so short that it is found where it means "
						     "something else: \"" SG_FMT
						     "\" belongs among the ambiguous names",
						     SG_ARG(name));
	}
	return status;
}

static enum sg_status advise_links(const struct sg_lexicon *lexicon, const struct sg_entry *entry,
				   struct sg_error *err)
{
	enum sg_status status = SG_OK;
	sg_str https = SG_STR("https://");

	for (size_t i = 0; status == SG_OK && i < entry->docs.n; i++)
		if (!sg_str_starts(entry->docs.at[i], https) ||
		    sg_str_find(entry->docs.at[i], SG_STR("."), https.len) == SIZE_MAX)
			status = sg_lexicon_complain(
				lexicon, (struct sg_mistake){ "link", entry, "docs", i }, err,
				"is no https address: \"" SG_FMT "\"", SG_ARG(entry->docs.at[i]));
	return status;
}

static bool lists(const struct sg_entry_list *list, sg_str id)
{
	for (size_t i = 0; i < list->n; i++)
		if (sg_str_eq(list->at[i], id))
			return true;
	return false;
}

/* Whether one skill implies another, not itself but over others, as far as a few hundred steps
 * can tell. */
static bool implies_over_others(const struct sg_lexicon *lexicon, uint32_t from, uint32_t to)
{
	uint32_t seen[MOST_LOOKED_AT] = { from };
	size_t n = 1;

	if (lists(&lexicon->skills.at[from].implies, lexicon->skills.at[to].id))
		return false;
	for (size_t done = 0; done < n; done++) {
		const struct sg_entry_list *list = &lexicon->skills.at[seen[done]].implies;

		for (size_t i = 0; i < list->n; i++) {
			uint32_t next = sg_lexicon_find(lexicon, list->at[i]);
			bool known = next == SG_NO_SKILL || n == MOST_LOOKED_AT;

			if (next == to)
				return true;
			for (size_t k = 0; k < n && !known; k++)
				known = seen[k] == next;
			if (!known)
				seen[n++] = next;
		}
	}
	return false;
}

/*
 * Neighbours do for one another in part, what is implied in full. An umbrella that implies one
 * of its members hands it to whoever holds another.
 */
static enum sg_status advise_adjacent(const struct sg_lexicon *lexicon, uint32_t index,
				      struct sg_error *err)
{
	const struct sg_entry *entry = &lexicon->skills.at[index];
	enum sg_status status = SG_OK;

	for (size_t i = 0; status == SG_OK && i < entry->adjacent.n; i++) {
		uint32_t other = sg_lexicon_find(lexicon, entry->adjacent.at[i]);
		bool there, back;

		if (other == SG_NO_SKILL || other == index)
			continue;
		there = implies_over_others(lexicon, index, other);
		back = !there && implies_over_others(lexicon, other, index);
		if (there || back)
			status = sg_lexicon_complain(
				lexicon, (struct sg_mistake){ "umbrella", entry, "adjacent", i },
				err,
				"is adjacent to \"" SG_FMT "\", which %s over others: an umbrella "
				"must not imply its members",
				SG_ARG(entry->adjacent.at[i]), there ? "it implies" : "implies it");
	}
	return status;
}

static enum sg_status advise_entry(const struct sg_lexicon *lexicon, uint32_t index, uint16_t year,
				   struct sg_error *err)
{
	const struct sg_entry *entry = &lexicon->skills.at[index];
	enum sg_status status = advise_names(lexicon, entry, err);

	if (status == SG_OK)
		status = advise_links(lexicon, entry, err);
	if (status == SG_OK)
		status = advise_adjacent(lexicon, index, err);
	if (status == SG_OK && year != 0 && entry->since > year)
		status = sg_lexicon_complain(
			lexicon, (struct sg_mistake){ "since", entry, "since", SG_NO_INDEX }, err,
			"is a year to come: %u", (unsigned)entry->since);
	return status;
}

enum sg_status sg_lexicon_advise(struct sg_lexicon *lexicon, uint16_t year, struct sg_error *err)
{
	enum sg_status status = SG_OK;

	for (uint32_t i = 0; status == SG_OK && i < lexicon->skills.n; i++)
		if (sg_lexicon_speaks_of(lexicon, &lexicon->skills.at[i]))
			status = advise_entry(lexicon, i, year, err);
	if (status == SG_OK)
		status = sg_lexicon_check_circles(lexicon, SG_RELATION_PART_OF, err);
	if (status == SG_OK)
		status = sg_lexicon_check_circles(lexicon, SG_RELATION_AFTER, err);
	return status;
}
