/* SPDX-License-Identifier: MIT */
#include "dict/entry.h"

#include "base/str.h"
#include "dict/compile_role.h"
#include "dict/image.h"

/* The way back from an image to a lexicon, so that a user's file can change it. */

struct loader {
	struct sg_lexicon *lexicon;
	const struct sg_image *image;
	bool failed;
};

static void add(struct loader *loader, struct sg_entry_list *list, sg_str text)
{
	sg_str *slot = sg_push(loader->lexicon->arena, list);

	if (slot == NULL)
		loader->failed = true;
	else
		*slot = text;
}

static void load_strings(struct loader *loader, uint32_t at, struct sg_entry_list *out)
{
	uint32_t n;
	const uint32_t *list = sg_image_list(loader->image, at, &n);

	for (uint32_t i = 0; i < n; i++)
		add(loader, out, sg_image_str(loader->image, list[i]));
}

static void load_ids(struct loader *loader, uint32_t at, struct sg_entry_list *out)
{
	uint32_t n;
	const uint32_t *list = sg_image_list(loader->image, at, &n);

	for (uint32_t i = 0; i < n; i++)
		add(loader, out,
		    sg_image_str(loader->image, sg_image_skill(loader->image, list[i])->id));
}

static void load_patterns(struct loader *loader, uint32_t at, struct sg_entry_list *out)
{
	const uint32_t *patterns = sg_image_at(loader->image, loader->image->patterns.at);
	uint32_t n;
	const uint32_t *list = sg_image_list(loader->image, at, &n);

	for (uint32_t i = 0; i < n; i++)
		add(loader, out, sg_image_str(loader->image, patterns[list[i]]));
}

static void load_neighbours(struct loader *loader, uint32_t at, struct sg_entry_list *out)
{
	const uint32_t *areas = sg_image_at(loader->image, loader->image->areas.at);
	uint32_t n;
	const uint32_t *list = sg_image_list(loader->image, at, &n);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t index = SG_NEIGHBOUR_INDEX(list[i]);
		sg_str text;

		if (SG_NEIGHBOUR_TYPE(list[i]) == SG_NEIGHBOUR_AREA)
			text = sg_arena_printf(loader->lexicon->arena, "area:" SG_FMT,
					       SG_ARG(sg_image_str(loader->image, areas[index])));
		else if (SG_NEIGHBOUR_TYPE(list[i]) == SG_NEIGHBOUR_KIND)
			text = sg_arena_printf(loader->lexicon->arena, "kind:%s",
					       sg_kind_name((enum sg_kind)index));
		else
			text = sg_image_str(loader->image,
					    sg_image_skill(loader->image, index)->id);
		add(loader, out, text);
	}
}

static void load_rule(struct loader *loader, uint32_t at, struct sg_entry *entry)
{
	const struct sg_image_rule *rule = sg_image_at(loader->image, at);
	uint32_t n;

	entry->ambiguous = true;
	entry->alone = rule->alone != 0;
	entry->capital = rule->capital != 0;
	sg_image_list(loader->image, rule->list, &n);
	entry->any_list = rule->list != 0 && n == 0;
	load_neighbours(loader, rule->list, &entry->list);
	load_neighbours(loader, rule->near, &entry->near);
	load_patterns(loader, rule->accept, &entry->accept);
	load_patterns(loader, rule->reject, &entry->reject);
}

static void load_skill(struct loader *loader, const struct sg_image_skill *skill,
		       struct sg_entry *entry)
{
	const struct sg_image *image = loader->image;

	entry->id = sg_image_str(image, skill->id);
	entry->name = sg_image_str(image, skill->name);
	entry->area = sg_image_str(image, skill->area);
	entry->role = sg_image_str(image, skill->role);
	entry->effort = sg_image_str(image, skill->effort);
	entry->show = sg_image_str(image, skill->show);
	entry->kind = skill->kind;
	entry->tier = skill->tier;
	entry->step = skill->step;
	entry->since = skill->since;
	load_strings(loader, skill->aliases, &entry->aliases);
	load_strings(loader, skill->docs, &entry->docs);
	load_strings(loader, skill->yes, &entry->yes);
	load_strings(loader, skill->no, &entry->no);
	load_ids(loader, skill->implies, &entry->implies);
	load_ids(loader, skill->part_of, &entry->part_of);
	load_ids(loader, skill->adjacent, &entry->adjacent);
	load_ids(loader, skill->after, &entry->after);
	if (skill->rule != 0)
		load_rule(loader, skill->rule, entry);
}

/* A pattern stands there once for each word it is filed under. */
static void load_name_pattern(struct loader *loader, const struct sg_image_name *name)
{
	const struct sg_image *image = loader->image;
	const struct sg_image_key *key = sg_image_at(image, name->key);
	const uint32_t *patterns = sg_image_at(image, image->patterns.at);
	struct sg_entry_list *list = &loader->lexicon->skills.at[name->target].patterns;
	sg_str pattern = sg_image_str(image, patterns[key->pattern]);

	for (size_t i = 0; i < list->n; i++)
		if (sg_str_eq(list->at[i], pattern))
			return;
	add(loader, list, pattern);
}

/* Risky spellings, patterns of names and phrases stand only in the table of names. */
static void load_names(struct loader *loader)
{
	const struct sg_image *image = loader->image;
	const struct sg_image_name *names = sg_image_at(image, image->names.at);
	const struct sg_image_phrase *phrases = sg_image_at(image, image->phrases.at);

	for (uint32_t i = 0; i < image->names.n && !loader->failed; i++) {
		sg_str text = sg_image_str(image, names[i].text);

		if (names[i].flags & SG_NAME_PHRASE) {
			struct sg_entry_phrase *slot =
				sg_push(loader->lexicon->arena, &loader->lexicon->phrases);

			if (slot == NULL) {
				loader->failed = true;
				return;
			}
			slot->text = text;
			slot->cue = (int)phrases[names[i].target].cue;
			slot->value = sg_image_str(image, phrases[names[i].target].value);
		} else if (names[i].flags & SG_NAME_PATTERN) {
			load_name_pattern(loader, &names[i]);
		} else if (names[i].flags & SG_NAME_RISKY) {
			add(loader, &loader->lexicon->skills.at[names[i].target].risky, text);
		}
	}
}

static void load_hints(struct loader *loader, struct sg_image_table table,
		       struct sg_entry_hints *out)
{
	const struct sg_image_hint *hints = sg_image_at(loader->image, table.at);

	for (uint32_t i = 0; i < table.n && !loader->failed; i++) {
		struct sg_entry_hint *slot = sg_push(loader->lexicon->arena, out);

		loader->failed = slot == NULL;
		if (slot != NULL)
			*slot = (struct sg_entry_hint){ sg_image_str(loader->image, hints[i].text),
							(int)hints[i].hint };
	}
}

enum sg_status sg_lexicon_load(struct sg_lexicon *lexicon, const struct sg_image *image,
			       struct sg_error *err)
{
	struct loader loader = { .lexicon = lexicon, .image = image };
	const struct sg_image_heading *headings = sg_image_at(image, image->headings.at);

	for (uint32_t i = 0; i < image->skills.n && !loader.failed; i++) {
		struct sg_entry *slot = sg_push(lexicon->arena, &lexicon->skills);

		if (slot == NULL)
			return sg_no_memory(err);
		load_skill(&loader, sg_image_skill(image, i), slot);
	}
	if (!loader.failed)
		load_names(&loader);
	for (uint32_t i = 0; i < image->headings.n && !loader.failed; i++) {
		struct sg_entry_heading *slot = sg_push(lexicon->arena, &lexicon->headings);

		if (slot == NULL)
			return sg_no_memory(err);
		slot->text = sg_image_str(image, headings[i].text);
		slot->kind = headings[i].kind;
		slot->open = headings[i].open;
		slot->first = headings[i].first != 0;
	}
	if (!loader.failed)
		loader.failed = !sg_roles_load(lexicon, image);
	load_hints(&loader, image->hints, &lexicon->hints);
	load_hints(&loader, image->vitae, &lexicon->vitae);
	return loader.failed ? sg_no_memory(err) : SG_OK;
}
