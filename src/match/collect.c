/* SPDX-License-Identifier: MIT */
#include "match/collect.h"

#include <stdlib.h>
#include <string.h>

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

static sg_str rule_of(const struct sg_reading *reading, const struct sg_sentence *sentence,
		      const struct sg_group *group)
{
	if (group->polarity == SG_POLARITY_ASKED && group->n > 1)
		return sg_str_of(group->rule);
	if (group->polarity == SG_POLARITY_ASKED &&
	    sg_str_eq(sg_str_of(group->strength_rule), SG_STR("section")))
		return sg_arena_printf(reading->arena, "section.%s",
				       sg_section_name(sentence->line->section));
	return sg_str_of(group->strength_rule);
}

static struct sg_gathered *find(struct sg_collection *collection, const uint32_t *skills, size_t n,
				const struct sg_group *group)
{
	for (size_t i = 0; i < collection->all.n; i++) {
		struct sg_gathered *at = &collection->all.at[i];

		if (at->requirement.n_any_of == n &&
		    at->requirement.min_count == group->min_count &&
		    at->requirement.polarity == group->polarity &&
		    (at->requirement.section == SG_SECTION_TITLE) == false &&
		    memcmp(at->skills, skills, n * sizeof *skills) == 0)
			return at;
	}
	return NULL;
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
	qsort(skills, group->n, sizeof *skills, by_value);
	slot = find(collection, skills, group->n, group);
	if (slot == NULL) {
		slot = sg_push(reading->arena, &collection->all);
		if (slot == NULL) {
			reading->failed = true;
			return;
		}
		slot->skills = skills;
		slot->requirement.any_of = ids;
		slot->requirement.n_any_of = group->n;
		slot->requirement.min_count = group->min_count;
		slot->requirement.polarity = group->polarity;
	}
	if (group->strength > slot->requirement.strength)
		place(&slot->requirement, reading, sentence, group);
	merge(&slot->requirement, group);
}

/* A line of the posting that asks something: what coverage is counted over. */
static bool asks(const struct sg_reading *reading, const struct sg_text_line *line)
{
	if (line->heading)
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

				if (body != NULL && body->requirement.strength < SG_STRENGTH_REQUIRED) {
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

static void add_mention(struct sg_reading *reading, const struct sg_named *named,
			struct sg_found_skill *skill, struct sg_mention *slot)
{
	skill->mention_count++;
	if (slot == NULL)
		return;
	slot->span = (sg_span){ named->start, named->end };
	slot->text = sg_reading_text(reading, named->start, named->end);
	slot->section = reading->lines.at[named->line].section;
	slot->polarity = named->polarity;
	skill->n_mentions++;
}

/* Skills in order of first mention, their mentions side by side in one array. */
static void list_skills(struct sg_collection *collection, struct sg_findings *out)
{
	struct sg_reading *reading = collection->reading;
	size_t n = reading->mentions.n, n_skills = 0, used = 0;
	struct sg_found_skill *skills = sg_arena_array(reading->arena, struct sg_found_skill, n);
	struct sg_mention *mentions = sg_arena_array(reading->arena, struct sg_mention, n);
	uint32_t *done = sg_arena_array(reading->arena, uint32_t, reading->image->skills.n);

	if (skills == NULL || mentions == NULL || done == NULL) {
		reading->failed = true;
		return;
	}
	for (size_t i = 0; i < n; i++) {
		uint32_t index = reading->mentions.at[i].skill;
		struct sg_found_skill *skill = &skills[n_skills];
		const struct sg_image_skill *entry = sg_image_skill(reading->image, index);

		if (done[index]++ != 0)
			continue;
		n_skills++;
		skill->id = sg_image_str(reading->image, entry->id);
		skill->name = sg_image_str(reading->image, entry->name);
		skill->mentions = &mentions[used];
		for (size_t k = i; k < n; k++)
			if (reading->mentions.at[k].skill == index)
				add_mention(reading, &reading->mentions.at[k], skill,
					    skill->n_mentions < SG_MAX_MENTIONS ? &mentions[used++]
										: NULL);
		for (size_t k = 0; k < collection->all.n; k++) {
			const struct sg_requirement *r = &collection->all.at[k].requirement;

			if (r->polarity != SG_POLARITY_ASKED ||
			    !has_member(&collection->all.at[k], index))
				continue;
			if (r->strength > skill->strength)
				skill->strength = r->strength;
			if (r->min_years > skill->min_years)
				skill->min_years = r->min_years;
		}
	}
	out->skills = skills;
	out->n_skills = n_skills;
}

static int by_place(const void *a, const void *b)
{
	const struct sg_requirement *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return (x->polarity > y->polarity) - (x->polarity < y->polarity);
}

/* qsort() is not stable, and requirements of one sentence share its start: the order of their
 * members in the sentence breaks the tie before they are sorted, so sort by insertion. */
static void sort_requirements(struct sg_requirement *at, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct sg_requirement moving = at[i];
		size_t k = i;

		for (; k > 0 && by_place(&at[k - 1], &moving) > 0; k--)
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
