/* SPDX-License-Identifier: MIT */
#include "dict/dict.h"

#include <stdlib.h>
#include <string.h>

#include "base/names.h"
#include "dict/builtin.h"
#include "dict/entry.h"
#include "dict/image.h"
#include "dict/slots.h"
#include "dict/verify.h"

struct sg_dict {
	const struct sg_image *image;
	struct sg_arena *arena; /* of an image made at run time; NULL for any other */
};

static enum sg_status overlay(struct sg_dict *dict, const struct sg_overlay *overlays,
			      size_t n_overlays, struct sg_error *err)
{
	struct sg_lexicon lexicon = { 0 };
	enum sg_status status;

	lexicon.arena = dict->arena = sg_arena_new((size_t)512 << 20);
	if (dict->arena == NULL)
		return sg_no_memory(err);
	status = sg_lexicon_load(&lexicon, dict->image, err);
	for (size_t i = 0; status == SG_OK && i < n_overlays; i++)
		status = sg_lexicon_parse(&lexicon, overlays[i].name, overlays[i].json, true, err);
	if (status == SG_OK)
		status = sg_lexicon_check(&lexicon, err);
	if (status == SG_OK)
		status = sg_lexicon_compile(&lexicon, &dict->image, err);
	return status;
}

enum sg_status sg_dict_new(struct sg_dict **out, const struct sg_overlay *overlays,
			   size_t n_overlays, struct sg_error *err)
{
	struct sg_dict *dict = calloc(1, sizeof *dict);
	enum sg_status status = SG_OK;

	*out = NULL;
	if (dict == NULL)
		return sg_no_memory(err);
	dict->image = (const struct sg_image *)(const void *)sg_builtin_image;
	if (n_overlays > 0)
		status = overlay(dict, overlays, n_overlays, err);
	if (status != SG_OK)
		sg_dict_free(dict);
	else
		*out = dict;
	return status;
}

sg_str sg_dict_bytes(const struct sg_dict *dict)
{
	return (sg_str){ (const char *)dict->image, dict->image->size };
}

enum sg_status sg_dict_load(struct sg_dict **out, sg_str bytes, struct sg_error *err)
{
	const struct sg_image *builtin = (const struct sg_image *)(const void *)sg_builtin_image;
	struct sg_dict *dict;

	*out = NULL;
	if ((uintptr_t)bytes.ptr % sizeof(uint64_t) != 0 ||
	    !sg_image_verify(bytes.ptr, bytes.len, builtin))
		return sg_fail(err, SG_ESYNTAX, "these bytes are no dictionary of this version");
	dict = calloc(1, sizeof *dict);
	if (dict == NULL)
		return sg_no_memory(err);
	dict->image = (const struct sg_image *)(const void *)bytes.ptr;
	*out = dict;
	return SG_OK;
}

void sg_dict_free(struct sg_dict *dict)
{
	if (dict == NULL)
		return;
	sg_arena_free(dict->arena);
	free(dict);
}

const struct sg_image *sg_dict_image(const struct sg_dict *dict)
{
	return dict->image;
}

sg_str sg_dict_version(const struct sg_dict *dict)
{
	return (sg_str){ dict->image->version, sizeof dict->image->version };
}

uint32_t sg_dict_count(const struct sg_dict *dict)
{
	return dict->image->skills.n;
}

struct sg_skill sg_dict_skill(const struct sg_dict *dict, uint32_t index)
{
	const struct sg_image_skill *skill = sg_image_skill(dict->image, index);

	return (struct sg_skill){
		.id = sg_image_str(dict->image, skill->id),
		.name = sg_image_str(dict->image, skill->name),
		.area = sg_image_str(dict->image, skill->area),
		.kind = (enum sg_kind)skill->kind,
		.class_ = sg_class_of((enum sg_kind)skill->kind),
		.role = sg_image_str(dict->image, skill->role),
		.tier = skill->tier,
		.step = skill->step,
		.since = skill->since,
		.effort = sg_image_str(dict->image, skill->effort),
		.show = sg_image_str(dict->image, skill->show),
		.ambiguous = skill->rule != 0,
		.layer = skill->layer,
		.aliases = skill->aliases,
		.implies = skill->implies,
		.part_of = skill->part_of,
		.adjacent = skill->adjacent,
		.after = skill->after,
		.docs = skill->docs,
		.yes = skill->yes,
		.no = skill->no,
		.closure = skill->closure,
	};
}

uint32_t sg_dict_length(const struct sg_dict *dict, uint32_t list)
{
	uint32_t n;

	sg_image_list(dict->image, list, &n);
	return n;
}

sg_str sg_dict_string(const struct sg_dict *dict, uint32_t list, uint32_t i)
{
	uint32_t n;
	const uint32_t *elements = sg_image_list(dict->image, list, &n);

	if (i >= n)
		return (sg_str){ NULL, 0 };
	/* An offset of a string is never as small as a skill's index: the header and the
	 * table of skills stand before all strings. */
	if (elements[i] < dict->image->skills.n)
		return sg_image_str(dict->image, sg_image_skill(dict->image, elements[i])->id);
	return sg_image_str(dict->image, elements[i]);
}

const uint32_t *sg_dict_indexes(const struct sg_dict *dict, uint32_t list, uint32_t *n)
{
	return sg_image_list(dict->image, list, n);
}

uint32_t sg_dict_by_id(const struct sg_dict *dict, sg_str id)
{
	const struct sg_image *image = dict->image;
	uint32_t hash = sg_slots_hash(id, 0), at = hash;
	const struct sg_image_slot *slot;

	while ((slot = sg_slots_next(image, image->id_slots, hash, &at)) != NULL)
		if (sg_str_eq(sg_image_str(image, sg_image_skill(image, slot->row - 1)->id), id))
			return slot->row - 1;
	return SG_NO_SKILL;
}

bool sg_dict_implies(const struct sg_dict *dict, uint32_t held, uint32_t asked)
{
	uint32_t n, low = 0;
	const uint32_t *closure =
		sg_image_list(dict->image, sg_image_skill(dict->image, held)->closure, &n);

	if (held == asked)
		return true;
	while (low < n) {
		uint32_t mid = low + (n - low) / 2;

		if (closure[mid] == asked)
			return true;
		if (closure[mid] < asked)
			low = mid + 1;
		else
			n = mid;
	}
	return false;
}

/* The first of the folds with this hash. */
static uint32_t first_fold(const struct sg_image *image, uint32_t hash)
{
	const struct sg_image_fold *folds = sg_image_at(image, image->folds.at);
	uint32_t low = 0, high = image->folds.n;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (folds[mid].hash < hash)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

uint32_t sg_dict_resolve(const struct sg_dict *dict, sg_str name)
{
	const struct sg_image *image = dict->image;
	const struct sg_image_fold *folds = sg_image_at(image, image->folds.at);
	char folded[SG_MAX_NAME + 1], other[SG_MAX_NAME + 1]; /* a longer name is none */
	sg_str want = { folded, sg_fold_name(sg_str_trim(name), folded, sizeof folded) };
	uint32_t hash = (uint32_t)sg_hash(0, want), found = SG_NO_SKILL;
	uint32_t best = UINT32_MAX;

	name = sg_str_trim(name);
	for (uint32_t i = first_fold(image, hash); i < image->folds.n && folds[i].hash == hash;
	     i++) {
		sg_str text = sg_image_str(image, folds[i].text);
		uint32_t rank = folds[i].rank;

		/* cppcheck-suppress legacyUninitvar ; sg_fold_name() writes it */
		if (!sg_str_eq((sg_str){ other, sg_fold_name(text, other, sizeof other) }, want))
			continue;
		if (!sg_str_eq(text, name))
			rank += 3; /* folded, after all that is exact */
		if (rank < best) {
			best = rank;
			found = folds[i].skill;
		}
	}
	return found;
}

/* Edit distance of two short strings, or more than max. */
static unsigned distance(sg_str a, sg_str b, unsigned max)
{
	unsigned row[SG_MAX_NAME + 1];

	if (a.len > b.len + max || b.len > a.len + max)
		return max + 1;
	for (unsigned j = 0; j <= b.len; j++)
		row[j] = j;
	for (unsigned i = 1; i <= a.len; i++) {
		unsigned corner = row[0], least = i;

		row[0] = i;
		for (unsigned j = 1; j <= b.len; j++) {
			unsigned change = corner + (a.ptr[i - 1] != b.ptr[j - 1]);

			corner = row[j];
			if (row[j] + 1 < change)
				change = row[j] + 1;
			if (row[j - 1] + 1 < change)
				change = row[j - 1] + 1;
			row[j] = change;
			if (change < least)
				least = change;
		}
		if (least > max)
			return least;
	}
	return row[b.len];
}

uint32_t sg_dict_nearest(const struct sg_dict *dict, sg_str name)
{
	const struct sg_image *image = dict->image;
	const struct sg_image_fold *folds = sg_image_at(image, image->folds.at);
	char folded[SG_MAX_NAME], other[SG_MAX_NAME];
	sg_str want = { folded, sg_fold_name(name, folded, sizeof folded) };
	unsigned best = want.len < 4 ? 1 : want.len < 8 ? 2 : 3;
	uint32_t found = SG_NO_SKILL;

	if (want.len < 3)
		return SG_NO_SKILL;
	for (uint32_t i = 0; i < image->folds.n; i++) {
		sg_str written = sg_image_str(image, folds[i].text), text;
		unsigned d;

		/* Folding drops a few bytes at most; far longer or shorter ones need no look. */
		if (written.len + best < want.len || written.len > want.len + best + 6)
			continue;
		text = (sg_str){ other, sg_fold_name(written, other, sizeof other) };
		d = distance(want, text, best);

		if (d < best) {
			best = d;
			found = folds[i].skill;
		}
	}
	return found;
}

/* 0 for the same, 1 for a name that starts with what was typed, else letters that differ. */
static unsigned role_distance(sg_str name, sg_str want, unsigned max)
{
	char folded[SG_MAX_NAME];
	sg_str text = { folded, sg_fold_name(name, folded, sizeof folded) };

	if (sg_str_starts(text, want))
		return want.len == text.len ? 0 : 1;
	return distance(want, text, max);
}

uint32_t sg_dict_find_role(const struct sg_dict *dict, sg_str name, bool *near)
{
	const struct sg_image *image = dict->image;
	const struct sg_image_role *roles = sg_image_at(image, image->roles.at);
	char folded[SG_MAX_NAME];
	sg_str want = { folded, sg_fold_name(name, folded, sizeof folded) };
	unsigned best = 2 + (unsigned)want.len / 3;
	uint32_t found = SG_NO_ROLE;

	for (uint32_t i = 0; want.len > 0 && i < image->roles.n; i++) {
		const uint32_t names[] = { roles[i].id, roles[i].name };

		for (size_t k = 0; k < 2; k++) {
			unsigned d = role_distance(sg_image_str(image, names[k]), want, best);

			if (d < best) {
				best = d;
				found = i;
			}
		}
	}
	*near = best > 0;
	return found;
}

/* The kind of the entry with this text that is open in this way, or -1. */
static int find_heading(const struct sg_image *image, sg_str text, unsigned open)
{
	const struct sg_image_heading *headings = sg_image_at(image, image->headings.at);
	uint32_t hash = sg_slots_hash(text, open), at = hash;
	const struct sg_image_slot *slot;

	while ((slot = sg_slots_next(image, image->heading_slots, hash, &at)) != NULL) {
		const struct sg_image_heading *heading = &headings[slot->row - 1];

		if (heading->open == open && sg_str_eq(sg_image_str(image, heading->text), text))
			return heading->kind;
	}
	return -1;
}

/* The longest form wins; of two of a length the one that fixes the start. Words are never cut. */
int sg_dict_heading(const struct sg_dict *dict, sg_str line, bool marked)
{
	char folded[SG_MAX_NAME];
	sg_str want;
	int kind;

	if (line.len > 160)
		return -1;
	want = (sg_str){ folded, sg_fold_heading(line, folded, sizeof folded) };
	if (want.len == 0 || want.len == sizeof folded)
		return -1;
	kind = find_heading(dict->image, want, 0);
	for (size_t len = want.len; marked && kind < 0 && len > 0; len--) {
		if (len == want.len || want.ptr[len] == ' ')
			kind = find_heading(dict->image, sg_str_sub(want, 0, len), 1);
		if (kind < 0 && (len == want.len || want.ptr[want.len - len - 1] == ' '))
			kind = find_heading(dict->image,
					    sg_str_sub(want, want.len - len, want.len), 2);
	}
	return kind;
}
