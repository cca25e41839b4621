/* SPDX-License-Identifier: MIT */
#include "match/collect.h"

#include <stdlib.h>
#include <string.h>

#include "match/trace.h"

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The sentence as a quotation: without the full stop at its end. */
static sg_span quotation(const struct sg_reading *reading, const struct sg_sentence *sentence)
{
	sg_span span = { sentence->start, sentence->end };

	while (span.end > span.start + 1 && reading->text.ptr[span.end - 1] == '.' &&
	       reading->text.ptr[span.end - 2] != '.')
		span.end--;
	return span;
}

/* Most requirements have the rule of their section: formatting it costs more than deciding. */
static sg_str rule_of_section(struct sg_arena *arena, enum sg_section_kind section)
{
	sg_str prefix = SG_STR("section."), name = sg_str_of(sg_section_name(section));
	char *rule = sg_arena_alloc(arena, prefix.len + name.len, 1);

	if (rule == NULL)
		return (sg_str){ NULL, 0 };
	memcpy(rule, prefix.ptr, prefix.len);
	memcpy(rule + prefix.len, name.ptr, name.len);
	return (sg_str){ rule, prefix.len + name.len };
}

static sg_str rule_of(const struct sg_reading *reading, const struct sg_sentence *sentence,
		      const struct sg_group *group)
{
	if (group->polarity == SG_POLARITY_ASKED && group->n > 1)
		return sg_str_of(group->rule);
	if (group->polarity == SG_POLARITY_ASKED &&
	    sg_str_eq(sg_str_of(group->strength_rule), SG_STR("section")))
		return rule_of_section(reading->arena, sentence->line->section);
	return sg_str_of(group->strength_rule);
}

static bool is_same(const struct sg_gathered *at, const uint32_t *skills,
		    const struct sg_group *group, bool title)
{
	const struct sg_requirement *requirement = &at->requirement;

	return requirement->n_any_of == group->n && requirement->min_count == group->min_count &&
	       requirement->polarity == group->polarity &&
	       (requirement->section == SG_SECTION_TITLE) == title &&
	       memcmp(at->skills, skills, group->n * sizeof *skills) == 0;
}

/* Room for twice as many as there can be: each requirement has a mention of its own. */
static bool make_slots(struct sg_collection *collection)
{
	size_t most = collection->reading->mentions.n, n = 16;

	while (n < 2 * most && n < 4 * SG_MAX_REQUIREMENTS)
		n *= 2;
	collection->slots = sg_arena_array(collection->reading->arena, uint16_t, n);
	collection->n_slots = n;
	return collection->slots != NULL;
}

/*
 * The place in the hash table of what says the same, or an empty one. The title is kept apart:
 * what it demands is settled at the end.
 */
static uint16_t *slot_of(struct sg_collection *collection, const uint32_t *skills,
			 const struct sg_group *group, bool title)
{
	sg_str bytes = { (const char *)skills, group->n * sizeof *skills };
	size_t at;

	if (collection->slots == NULL && !make_slots(collection))
		return NULL;
	at = (size_t)((sg_hash_quick(bytes) >> 32) + group->polarity) & (collection->n_slots - 1);
	while (collection->slots[at] != 0 &&
	       !is_same(&collection->all.at[collection->slots[at] - 1], skills, group, title))
		at = (at + 1) & (collection->n_slots - 1);
	return &collection->slots[at];
}

static struct sg_gathered *find_or_add(struct sg_collection *collection, const uint32_t *skills,
				       const struct sg_group *group, bool title)
{
	uint16_t *slot = slot_of(collection, skills, group, title);
	struct sg_gathered *added;

	if (slot != NULL && *slot != 0)
		return &collection->all.at[*slot - 1];
	if (slot != NULL && collection->all.n == SG_MAX_REQUIREMENTS)
		return NULL;
	added = slot == NULL ? NULL : sg_push(collection->reading->arena, &collection->all);
	if (added == NULL)
		collection->reading->failed = true;
	else
		*slot = (uint16_t)collection->all.n;
	return added;
}

static void place(struct sg_requirement *requirement, const struct sg_reading *reading,
		  const struct sg_sentence *sentence, const struct sg_group *group)
{
	requirement->strength = group->strength;
	requirement->section = sentence->line->section;
	requirement->span = quotation(reading, sentence);
	requirement->quote =
		sg_reading_text(reading, requirement->span.start, requirement->span.end);
	requirement->rule = rule_of(reading, sentence, group);
}

/* Years, proficiency and openness add up over the places that say the same. */
static void merge(struct sg_requirement *requirement, const struct sg_group *group)
{
	if (group->min_years > requirement->min_years)
		requirement->min_years = group->min_years;
	if (group->max_years > requirement->max_years)
		requirement->max_years = group->max_years;
	if (group->proficiency > requirement->proficiency)
		requirement->proficiency = group->proficiency;
	requirement->open = requirement->open || group->open;
}

static void add_group(struct sg_collection *collection, const struct sg_sentence *sentence,
		      const struct sg_group *group)
{
	struct sg_reading *reading = collection->reading;
	uint32_t *skills = sg_arena_array(reading->arena, uint32_t, group->n);
	sg_str *ids = sg_arena_array(reading->arena, sg_str, group->n);
	struct sg_gathered *slot;

	if (skills == NULL || ids == NULL) {
		reading->failed = true;
		return;
	}
	for (size_t i = 0; i < group->n; i++) {
		struct sg_named *named = &reading->mentions.at[group->members[i]];

		named->polarity = group->polarity;
		skills[i] = named->skill;
		ids[i] = sg_image_str(reading->image,
				      sg_image_skill(reading->image, named->skill)->id);
	}
	if (reading->trace != NULL)
		sg_trace_add_group(reading, sentence, group, rule_of(reading, sentence, group));
	if (group->n > 1)
		qsort(skills, group->n, sizeof *skills, by_value);
	slot = find_or_add(collection, skills, group, sentence->line->section == SG_SECTION_TITLE);
	if (slot == NULL)
		return;
	if (slot->skills == NULL) {
		slot->skills = skills;
		slot->requirement.section = sentence->line->section;
		slot->requirement.any_of = ids;
		slot->requirement.n_any_of = group->n;
		slot->requirement.min_count = group->min_count;
		slot->requirement.polarity = group->polarity;
	}
	if (group->strength > slot->requirement.strength)
		place(&slot->requirement, reading, sentence, group);
	merge(&slot->requirement, group);
}

/* "#LI-Remote #hiring": nothing but tags. */
static bool is_tags(sg_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((i == 0 || sg_is_space(text.ptr[i - 1])) && !sg_is_space(text.ptr[i]) &&
		    text.ptr[i] != '#')
			return false;
	return true;
}

/* A line of the posting that asks something: what coverage is counted over. */
static bool asks(const struct sg_reading *reading, const struct sg_text_line *line)
{
	if (line->heading || is_tags(sg_reading_text(reading, line->start, line->end)))
		return false;
	if (line->section == SG_SECTION_REQUIRED || line->section == SG_SECTION_PREFERRED)
		return true;
	return line->item && !reading->any_heading;
}

static void cover(struct sg_collection *collection, const struct sg_sentence *sentence,
		  bool understood)
{
	const struct sg_text_line *line = sentence->line;
	struct sg_reading *reading = collection->reading;
	bool first = !line->item || sentence->start == line->start;
	sg_span *slot;

	if (!asks(reading, line))
		return;
	/* A list item is one line however many sentences it has. */
	if (first) {
		collection->coverage.lines++;
	} else if (collection->left.n == 0 ||
		   collection->left.at[collection->left.n - 1].start != line->start) {
		return;
	} else if (understood) {
		collection->left.n--;
	}
	if (understood) {
		collection->coverage.understood++;
	} else if (first) {
		slot = sg_push(reading->arena, &collection->left);
		if (slot == NULL)
			reading->failed = true;
		else
			*slot = (sg_span){ line->item ? line->start : sentence->start,
					   line->item ? line->end : sentence->end };
	}
}

void sg_collect_sentence(struct sg_collection *collection, const struct sg_sentence *sentence,
			 struct sg_groups *groups)
{
	struct sg_reading *reading = collection->reading;
	size_t n_facts = collection->facts.n;
	struct sg_total_years total;

	sg_strength_groups(reading, sentence, groups);
	sg_years_bind(reading, sentence, groups, &total);
	for (size_t i = 0; i < groups->n && !reading->failed; i++)
		add_group(collection, sentence, &groups->at[i]);
	sg_facts_add(reading, sentence, &total, &collection->facts);
	cover(collection, sentence,
	      groups->n > 0 || total.years > 0 || collection->facts.n > n_facts);
}

static bool has_member(const struct sg_gathered *gathered, uint32_t skill)
{
	return bsearch(&skill, gathered->skills, gathered->requirement.n_any_of, sizeof skill,
		       by_value) != NULL;
}

/* The body's requirement that a skill of the title speaks of: the strongest that has it. */
static struct sg_gathered *in_body(struct sg_collection *collection, uint32_t skill, bool *refused)
{
	struct sg_gathered *best = NULL;

	for (size_t i = 0; i < collection->all.n; i++) {
		struct sg_gathered *at = &collection->all.at[i];

		if (!has_member(at, skill))
			continue;
		if (at->requirement.polarity != SG_POLARITY_ASKED)
			*refused = true;
		else if (at->requirement.section != SG_SECTION_TITLE &&
			 (best == NULL || at->requirement.strength > best->requirement.strength))
			best = at;
	}
	return best;
}

/*
 * A skill of the title is required, but adds no requirement of its own where one of the body
 * has it as a member, and none where title or body refuses it.
 */
static void settle_title(struct sg_collection *collection)
{
	size_t kept = 0;

	for (size_t i = 0; i < collection->all.n; i++) {
		struct sg_gathered *at = &collection->all.at[i];
		bool stays = true;

		if (at->requirement.section == SG_SECTION_TITLE &&
		    at->requirement.polarity == SG_POLARITY_ASKED)
			for (size_t k = 0; k < at->requirement.n_any_of; k++) {
				bool refused = false;
				struct sg_gathered *body =
					in_body(collection, at->skills[k], &refused);

				if (body != NULL &&
				    body->requirement.strength < SG_STRENGTH_REQUIRED) {
					body->requirement.strength = SG_STRENGTH_REQUIRED;
					body->requirement.rule = SG_STR("title");
				}
				stays = stays && body == NULL && !refused;
			}
		if (!stays)
			at->requirement.n_any_of = 0; /* marked; dropped below */
	}
	for (size_t i = 0; i < collection->all.n; i++)
		if (collection->all.at[i].requirement.n_any_of > 0)
			collection->all.at[kept++] = collection->all.at[i];
	collection->all.n = kept;
}

/* Numbers the skills by first mention; slots[] holds index + 1 of each skill of the dictionary. */
static size_t number_skills(struct sg_collection *collection, struct sg_found_skill *skills,
			    uint32_t *slots)
{
	struct sg_reading *reading = collection->reading;
	size_t n = 0;

	for (size_t i = 0; i < reading->mentions.n; i++) {
		uint32_t index = reading->mentions.at[i].skill;
		const struct sg_image_skill *entry = sg_image_skill(reading->image, index);

		if (slots[index] == 0) {
			slots[index] = (uint32_t)++n;
			skills[n - 1].id = sg_image_str(reading->image, entry->id);
			skills[n - 1].name = sg_image_str(reading->image, entry->name);
		}
		skills[slots[index] - 1].mention_count++;
	}
	return n;
}

/* The mentions of each skill side by side in one array, SG_MAX_MENTIONS of each at most. */
static void list_mentions(struct sg_reading *reading, struct sg_found_skill *skills, size_t n,
			  const uint32_t *slots, struct sg_mention *mentions)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		skills[i].mentions = &mentions[used];
		used += skills[i].mention_count < SG_MAX_MENTIONS ? skills[i].mention_count
								  : SG_MAX_MENTIONS;
	}
	for (size_t i = 0; i < reading->mentions.n; i++) {
		const struct sg_named *named = &reading->mentions.at[i];
		struct sg_found_skill *skill = &skills[slots[named->skill] - 1];
		struct sg_mention *slot;

		if (skill->n_mentions == SG_MAX_MENTIONS)
			continue;
		slot = &mentions[(size_t)(skill->mentions - mentions) + skill->n_mentions++];
		slot->span = (sg_span){ named->start, named->end };
		slot->text = sg_reading_text(reading, named->start, named->end);
		slot->section = reading->lines.at[named->line].section;
		slot->polarity = named->polarity;
	}
}

/* A skill's strength and years are the highest of its asked requirements. */
static void weigh_skills(const struct sg_collection *collection, struct sg_found_skill *skills,
			 const uint32_t *slots)
{
	for (size_t i = 0; i < collection->all.n; i++) {
		const struct sg_gathered *at = &collection->all.at[i];

		if (at->requirement.polarity != SG_POLARITY_ASKED)
			continue;
		for (size_t k = 0; k < at->requirement.n_any_of; k++) {
			struct sg_found_skill *skill = &skills[slots[at->skills[k]] - 1];

			if (at->requirement.strength > skill->strength)
				skill->strength = at->requirement.strength;
			if (at->requirement.min_years > skill->min_years)
				skill->min_years = at->requirement.min_years;
		}
	}
}

static void list_skills(struct sg_collection *collection, struct sg_findings *out)
{
	struct sg_reading *reading = collection->reading;
	size_t n = reading->mentions.n, n_dict = reading->image->skills.n;
	struct sg_found_skill *skills =
		sg_arena_array(reading->arena, struct sg_found_skill, n < n_dict ? n : n_dict);
	struct sg_mention *mentions = sg_arena_array(reading->arena, struct sg_mention, n);
	uint32_t *slots = sg_arena_array(reading->arena, uint32_t, n_dict);

	if (skills == NULL || mentions == NULL || slots == NULL) {
		reading->failed = true;
		return;
	}
	out->skills = skills;
	out->n_skills = number_skills(collection, skills, slots);
	list_mentions(reading, skills, out->n_skills, slots, mentions);
	weigh_skills(collection, skills, slots);
}

/* By place in the text. Those of one sentence share its start and stay in the order of their
 * members, which qsort() would not promise; they are nearly in order already. */
static void sort_requirements(struct sg_requirement *at, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct sg_requirement moving = at[i];
		size_t k = i;

		for (; k > 0 && at[k - 1].span.start > moving.span.start; k--)
			at[k] = at[k - 1];
		at[k] = moving;
	}
}

static void list_requirements(struct sg_collection *collection, struct sg_findings *out)
{
	struct sg_requirement *list = sg_arena_array(collection->reading->arena,
						     struct sg_requirement, collection->all.n);

	if (list == NULL) {
		collection->reading->failed = true;
		return;
	}
	for (size_t i = 0; i < collection->all.n; i++)
		list[i] = collection->all.at[i].requirement;
	sort_requirements(list, collection->all.n);
	out->requirements = list;
	out->n_requirements = collection->all.n;
}

static void list_left(struct sg_collection *collection, struct sg_findings *out)
{
	struct sg_reading *reading = collection->reading;
	size_t n = collection->left.n;
	sg_str *quotes = sg_arena_array(reading->arena, sg_str, n);

	if (quotes == NULL) {
		reading->failed = true;
		return;
	}
	for (size_t i = 0; i < n; i++)
		quotes[i] = sg_reading_text(reading, collection->left.at[i].start,
					    collection->left.at[i].end);
	out->coverage = collection->coverage;
	out->coverage.left = collection->left.at;
	out->coverage.left_quotes = quotes;
	out->coverage.n_left = n;
}

void sg_collect_finish(struct sg_collection *collection, struct sg_findings *out)
{
	settle_title(collection);
	list_requirements(collection, out);
	list_skills(collection, out);
	list_left(collection, out);
	out->facts = collection->facts.at;
	out->n_facts = collection->facts.n;
}
