/* SPDX-License-Identifier: MIT */
#include "dict/verify.h"

#include <string.h>

#include "dict/cue.h"
#include "dict/dict.h"
#include "dict/entry.h"
#include "dict/hint.h"
#include "dict/sieve.h"
#include "dict/slots.h"

enum { MAX_VALUES = 64, MAX_CODES = 256 };

struct verifier {
	const struct sg_image *image, *builtin;
	uint32_t size;
	uint32_t texts; /* strings stand behind the skills */
	uint64_t left;  /* elements of lists: together they fit into the image */
	bool bad;
};

static void need(struct verifier *v, bool good)
{
	v->bad |= !good;
}

/* ---- bounds ------------------------------------------------------------------------- */

static bool is_inside(const struct verifier *v, uint32_t at, uint64_t n_bytes)
{
	return at % 4 == 0 && at >= sizeof *v->image && at <= v->size && n_bytes <= v->size - at;
}

/* The rows of a table; NULL, and the image is bad, when they are not all there. */
static const void *rows(struct verifier *v, struct sg_image_table table, size_t size)
{
	if (is_inside(v, table.at, (uint64_t)table.n * size))
		return sg_image_at(v->image, table.at);
	if (table.n > 0)
		v->bad = true;
	return NULL;
}

static void text(struct verifier *v, uint32_t at, bool required)
{
	uint32_t len;

	if (at == 0 || v->bad) {
		need(v, !required);
		return;
	}
	need(v, at >= v->texts && is_inside(v, at, 4));
	if (v->bad)
		return;
	len = *(const uint32_t *)sg_image_at(v->image, at);
	need(v, is_inside(v, at, (uint64_t)len + 5));
	need(v, v->bad || ((const char *)sg_image_at(v->image, at))[4 + (size_t)len] == '\0');
}

/* What is compared with texts of a length that readers rely on. */
static void name(struct verifier *v, uint32_t at)
{
	text(v, at, true);
	if (!v->bad) {
		sg_str str = sg_image_str(v->image, at);

		need(v, str.len > 0 && str.len <= SG_MAX_NAME);
	}
}

static const uint32_t *elements(struct verifier *v, uint32_t at, uint32_t *n)
{
	*n = 0;
	if (at == 0 || v->bad)
		return NULL;
	need(v, is_inside(v, at, 4));
	if (v->bad)
		return NULL;
	*n = *(const uint32_t *)sg_image_at(v->image, at);
	need(v, is_inside(v, at, 4 + 4 * (uint64_t)*n) && *n <= v->left);
	if (v->bad)
		*n = 0;
	v->left -= *n;
	return (const uint32_t *)sg_image_at(v->image, at) + 1;
}

/* A list of indexes below a number. */
static void indexes(struct verifier *v, uint32_t at, uint32_t below)
{
	uint32_t n;
	const uint32_t *list = elements(v, at, &n);

	for (uint32_t i = 0; i < n; i++)
		need(v, list[i] < below);
}

static void texts(struct verifier *v, uint32_t at)
{
	uint32_t n;
	const uint32_t *list = elements(v, at, &n);

	for (uint32_t i = 0; i < n; i++)
		text(v, list[i], true);
}

static void names(struct verifier *v, uint32_t at)
{
	uint32_t n;
	const uint32_t *list = elements(v, at, &n);

	for (uint32_t i = 0; i < n; i++)
		name(v, list[i]);
}

/* A list of lists: of skills, or of texts. */
static void lists(struct verifier *v, uint32_t at, bool of_skills)
{
	uint32_t n;
	const uint32_t *list = elements(v, at, &n);

	for (uint32_t i = 0; i < n; i++)
		if (of_skills)
			indexes(v, list[i], v->image->skills.n);
		else
			texts(v, list[i]);
}

/* ---- skills ------------------------------------------------------------------------- */

static void neighbours(struct verifier *v, uint32_t at)
{
	uint32_t n;
	const uint32_t *list = elements(v, at, &n);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t index = SG_NEIGHBOUR_INDEX(list[i]);

		switch (SG_NEIGHBOUR_TYPE(list[i])) {
		case SG_NEIGHBOUR_SKILL:
			need(v, index < v->image->skills.n);
			break;
		case SG_NEIGHBOUR_AREA:
			need(v, index < v->image->areas.n);
			break;
		case SG_NEIGHBOUR_KIND:
			need(v, index < SG_N_KINDS);
			break;
		default:
			v->bad = true;
		}
	}
}

static void rule(struct verifier *v, uint32_t at)
{
	const struct sg_image_rule *rule;

	if (at == 0)
		return;
	need(v, is_inside(v, at, sizeof *rule));
	if (v->bad)
		return;
	rule = sg_image_at(v->image, at);
	neighbours(v, rule->list);
	neighbours(v, rule->near);
	indexes(v, rule->accept, v->image->patterns.n);
	indexes(v, rule->reject, v->image->patterns.n);
}

static void skill(struct verifier *v, const struct sg_image_skill *skill)
{
	uint32_t n = v->image->skills.n;

	name(v, skill->id);
	name(v, skill->name);
	text(v, skill->area, false);
	text(v, skill->role, false);
	text(v, skill->effort, false);
	text(v, skill->show, false);
	names(v, skill->aliases);
	texts(v, skill->docs);
	texts(v, skill->yes);
	texts(v, skill->no);
	indexes(v, skill->implies, n);
	indexes(v, skill->part_of, n);
	indexes(v, skill->adjacent, n);
	indexes(v, skill->after, n);
	indexes(v, skill->closure, n);
	rule(v, skill->rule);
	need(v, skill->first_sign <= v->image->signs.n &&
			skill->n_signs <= v->image->signs.n - skill->first_sign);
	need(v, skill->kind < SG_N_KINDS && skill->tier <= 3 && skill->step <= 7);
}

static void all_skills(struct verifier *v)
{
	const struct sg_image_skill *all = rows(v, v->image->skills, sizeof *all);

	for (uint32_t i = 0; i < v->image->skills.n && !v->bad; i++)
		skill(v, &all[i]);
}

/* ---- what texts are searched for ---------------------------------------------------- */

static void search_name(struct verifier *v, const struct sg_image_name *row)
{
	bool phrase = (row->flags & SG_NAME_PHRASE) != 0;
	bool pattern = (row->flags & SG_NAME_PATTERN) != 0;
	const struct sg_image_key *key;
	sg_str str;

	text(v, row->text, true);
	need(v, row->flags < 2 * SG_NAME_PATTERN && !(phrase && pattern) &&
			row->target < (phrase ? v->image->phrases.n : v->image->skills.n));
	if (v->bad)
		return;
	str = sg_image_str(v->image, row->text);
	need(v, row->key_at <= str.len && (pattern || str.len > 0));
	/* Those filed under no word stand first, and are patterns. */
	need(v, pattern || row->hash != 0);
	if (!pattern)
		return;
	need(v, is_inside(v, row->key, sizeof *key));
	if (v->bad)
		return;
	key = sg_image_at(v->image, row->key);
	need(v, key->pattern < v->image->patterns.n && key->least <= key->most);
}

static bool is_power_of_two(uint32_t n)
{
	return n > 0 && (n & (n - 1)) == 0;
}

/* A search ends at an empty one. */
static void buckets(struct verifier *v)
{
	const struct sg_image_bucket *all = rows(v, v->image->buckets, sizeof *all);
	uint32_t names_n = v->image->names.n;
	bool empty = false;

	need(v, is_power_of_two(v->image->buckets.n));
	for (uint32_t i = 0; i < v->image->buckets.n && !v->bad; i++) {
		empty |= all[i].n == 0;
		need(v, all[i].first <= names_n && all[i].n <= names_n - all[i].first);
	}
	need(v, empty);
	rows(v, v->image->filed, sizeof(uint32_t));
	need(v, is_power_of_two(v->image->filed.n) && v->image->filed.n < UINT32_MAX / 32);
}

static void all_names(struct verifier *v)
{
	const struct sg_image_name *all = rows(v, v->image->names, sizeof *all);

	rows(v, v->image->borders, sizeof(struct sg_image_border));
	need(v, v->image->borders.n == v->image->names.n);
	for (uint32_t i = 0; i < v->image->names.n && !v->bad; i++)
		search_name(v, &all[i]);
	buckets(v);
}

static void folds(struct verifier *v)
{
	const struct sg_image_fold *all = rows(v, v->image->folds, sizeof *all);

	for (uint32_t i = 0; i < v->image->folds.n && !v->bad; i++) {
		text(v, all[i].text, true);
		need(v, all[i].skill < v->image->skills.n);
	}
}

static void slots(struct verifier *v, struct sg_image_table table, uint32_t n_rows)
{
	const struct sg_image_slot *all = rows(v, table, sizeof *all);
	bool empty = false;

	need(v, is_power_of_two(table.n));
	for (uint32_t i = 0; i < table.n && !v->bad; i++) {
		empty |= all[i].row == 0;
		need(v, all[i].row <= n_rows);
	}
	need(v, empty);
}

static void strings(struct verifier *v, struct sg_image_table table)
{
	const uint32_t *all = rows(v, table, sizeof *all);

	for (uint32_t i = 0; i < table.n && !v->bad; i++)
		text(v, all[i], true);
}

/* ---- wording: as in the built-in dictionary ----------------------------------------- */

/* What phrases of a cue stand for. */
struct values {
	uint32_t at[MAX_VALUES]; /* strings of the built-in image */
	uint32_t n;
};

static bool has_value(const struct values *values, const struct sg_image *image, sg_str value)
{
	for (uint32_t i = 0; i < values->n; i++) {
		sg_str known = sg_image_str(image, values->at[i]);

		if ((known.ptr == NULL) == (value.ptr == NULL) && sg_str_eq(known, value))
			return true;
	}
	return false;
}

static void phrases(struct verifier *v)
{
	const struct sg_image_phrase *all = rows(v, v->image->phrases, sizeof *all);
	const struct sg_image_phrase *known =
		sg_image_at(v->builtin, v->builtin->phrases.at);
	struct values values[SG_N_CUES] = { 0 };

	for (uint32_t i = 0; i < v->builtin->phrases.n; i++) {
		struct values *of = &values[known[i].cue];

		if (of->n < MAX_VALUES &&
		    !has_value(of, v->builtin, sg_image_str(v->builtin, known[i].value)))
			of->at[of->n++] = known[i].value;
	}
	for (uint32_t i = 0; i < v->image->phrases.n && !v->bad; i++) {
		need(v, all[i].cue < SG_N_CUES);
		text(v, all[i].value, false);
		if (!v->bad)
			need(v, has_value(&values[all[i].cue], v->builtin,
					  sg_image_str(v->image, all[i].value)));
	}
}

static void headings(struct verifier *v)
{
	const struct sg_image_heading *all = rows(v, v->image->headings, sizeof *all);

	for (uint32_t i = 0; i < v->image->headings.n && !v->bad; i++) {
		text(v, all[i].text, true);
		need(v, (all[i].kind < SG_N_SECTIONS || all[i].kind == SG_HEADING_SIMILAR) &&
				all[i].open <= 2);
	}
	slots(v, v->image->heading_slots, v->image->headings.n);
}

/* Words that mean one of what those of the built-in dictionary do. */
static void hints(struct verifier *v, struct sg_image_table table, struct sg_image_table known)
{
	const struct sg_image_hint *all = rows(v, table, sizeof *all);
	const struct sg_image_hint *old = sg_image_at(v->builtin, known.at);
	bool means[MAX_CODES] = { false };

	for (uint32_t i = 0; i < known.n; i++)
		means[old[i].hint % MAX_CODES] = true;
	for (uint32_t i = 0; i < table.n && !v->bad; i++) {
		text(v, all[i].text, true);
		need(v, all[i].hint < MAX_CODES && means[all[i].hint]);
	}
}

/* ---- roles, the roadmap, the rubric ------------------------------------------------- */

static void role_areas(struct verifier *v, struct sg_image_table table)
{
	const struct sg_image_role_area *all = rows(v, table, sizeof *all);

	for (uint32_t i = 0; i < table.n && !v->bad; i++) {
		text(v, all[i].id, true);
		text(v, all[i].title, true);
		text(v, all[i].show, false);
		text(v, all[i].task, false);
		lists(v, all[i].required, true);
		lists(v, all[i].preferred, true);
		indexes(v, all[i].also, v->image->skills.n);
		texts(v, all[i].strong);
		texts(v, all[i].weak);
		texts(v, all[i].covers);
		need(v, all[i].weight <= 5);
	}
}

static void roles(struct verifier *v)
{
	const struct sg_image_role *all = rows(v, v->image->roles, sizeof *all);
	const struct sg_image_role *old = sg_image_at(v->builtin, v->builtin->roles.at);

	need(v, v->image->roles.n == v->builtin->roles.n &&
			v->image->role_areas.n == v->builtin->role_areas.n);
	for (uint32_t i = 0; i < v->image->roles.n && !v->bad; i++) {
		text(v, all[i].id, true);
		text(v, all[i].name, true);
		text(v, all[i].about, false);
		texts(v, all[i].owns);
		texts(v, all[i].responsibilities);
		lists(v, all[i].career, false);
		lists(v, all[i].reached_from, false);
		indexes(v, all[i].other_trades, v->image->skills.n);
		need(v, all[i].first_area == old[i].first_area &&
				all[i].n_areas == old[i].n_areas && all[i].recognised <= 100);
	}
}

static void signs(struct verifier *v)
{
	const struct sg_image_sign *all = rows(v, v->image->signs, sizeof *all);
	const struct sg_image_role *old = sg_image_at(v->builtin, v->builtin->roles.at);

	for (uint32_t i = 0; i < v->image->signs.n && !v->bad; i++)
		need(v, all[i].skill < v->image->skills.n && all[i].role < v->image->roles.n &&
				(all[i].area == SG_SIGN_OTHER_TRADE ||
				 all[i].area < old[all[i].role].n_areas));
}

static void roadmap(struct verifier *v)
{
	const struct sg_image *image = v->image;
	const struct sg_image_roadmap *map = rows(v, image->roadmap, sizeof *map);
	const struct sg_image_step *steps = rows(v, image->steps, sizeof *steps);
	const struct sg_image_part *parts = rows(v, image->parts, sizeof *parts);

	need(v, image->roadmap.n == v->builtin->roadmap.n);
	for (uint32_t i = 0; i < image->roadmap.n && !v->bad; i++) {
		text(v, map[i].name, true);
		texts(v, map[i].roles);
		need(v, map[i].first_project <= image->parts.n &&
				map[i].n_projects <= image->parts.n - map[i].first_project);
	}
	need(v, image->steps.n == v->builtin->steps.n);
	for (uint32_t i = 0; i < image->steps.n && !v->bad; i++) {
		text(v, steps[i].title, true);
		text(v, steps[i].shown_by, true);
		need(v, steps[i].first_part <= image->parts.n &&
				steps[i].n_parts <= image->parts.n - steps[i].first_part);
	}
	for (uint32_t i = 0; i < image->parts.n && !v->bad; i++) {
		text(v, parts[i].id, false);
		text(v, parts[i].title, true);
		text(v, parts[i].about, false);
		indexes(v, parts[i].skills, image->skills.n);
	}
}

/* ---- all of it ---------------------------------------------------------------------- */

/* What everything else is held against; false: it is no image of this size. */
static bool begin(struct verifier *v, size_t size)
{
	const struct sg_image *image = v->image;
	uint64_t skills = (uint64_t)image->skills.n * sizeof(struct sg_image_skill);

	if (image->magic != SG_IMAGE_MAGIC || image->size != size || size % 4 != 0)
		return false;
	v->size = image->size;
	v->left = size / 4;
	if (image->skills.n == 0 || !is_inside(v, image->skills.at, skills))
		return false;
	v->texts = image->skills.at + (uint32_t)skills;
	return true;
}

bool sg_image_verify(const void *bytes, size_t size, const struct sg_image *builtin)
{
	struct verifier v = { .image = bytes, .builtin = builtin };

	if (size < sizeof *v.image || size > (size_t)1 << 30 || !begin(&v, size))
		return false;
	strings(&v, v.image->patterns);
	rows(&v, v.image->sieves, sizeof(struct sg_sieve));
	need(&v, v.image->sieves.n == v.image->patterns.n);
	strings(&v, v.image->areas);
	all_skills(&v);
	all_names(&v);
	folds(&v);
	phrases(&v);
	headings(&v);
	hints(&v, v.image->hints, builtin->hints);
	hints(&v, v.image->vitae, builtin->vitae);
	role_areas(&v, v.image->role_areas);
	need(&v, v.image->rubric.n == builtin->rubric.n);
	role_areas(&v, v.image->rubric);
	text(&v, v.image->rubric_name, false);
	roles(&v);
	signs(&v);
	roadmap(&v);
	slots(&v, v.image->id_slots, v.image->skills.n);
	slots(&v, v.image->hint_slots, v.image->hints.n);
	slots(&v, v.image->vita_slots, v.image->vitae.n);
	return !v.bad;
}
