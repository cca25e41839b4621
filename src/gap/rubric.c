/* SPDX-License-Identifier: MIT */
#include <skillgap/rubric.h>

#include <stdlib.h>

#include "base/str.h"
#include "dict/dict.h"
#include "dict/image.h"
#include "gap/comparison.h"

/*
 * Every asked skill goes to one area: of the role that all postings are recognisably of, if
 * there is one and it has such an area with a task; else of the rubric, by name, else by the
 * skill's own area.
 */
enum { NO_AREA = 0 }; /* areas count from 1: those of the rubric, then those of roles */

struct wish {
	uint32_t area, posting, skill;
	uint32_t answer;
	uint8_t strength; /* enum sg_strength */
	bool quotable;
};

struct sheet {
	struct sg_standing *standing;
	struct sg_arena *arena;
	const struct sg_image *image;
	bool compared;
	sg_str role; /* of all postings; or absent */
	uint32_t n_rubric;
	struct sg_kept *kept;
	sg_vec(struct wish) wishes;
	uint32_t *by_name; /* by skill: area of the rubric that names it */
	uint32_t *by_area; /* by dictionary area (index of a list of their names) */
	sg_vec(struct sg_named) covered; /* id: area of skills; by_area says by what */
	uint32_t *counts;		 /* by skill, for the area at hand */
	uint32_t *last;			 /* by skill: the last posting counted, 1-based */
};

static bool read_rubric(struct sheet *sheet)
{
	const struct sg_dict *dict = sheet->standing->dict;
	size_t n_covered = 0;

	for (uint32_t i = 0; i < sheet->n_rubric; i++)
		n_covered += sg_dict_length(dict, sg_dict_rubric_area(dict, i).covers);
	sheet->by_area = sg_arena_array(sheet->arena, uint32_t, n_covered);
	if (sheet->by_area == NULL)
		return false;
	for (uint32_t i = 0; i < sheet->n_rubric; i++) {
		struct sg_role_area area = sg_dict_rubric_area(dict, i);
		uint32_t n;
		const uint32_t *also = sg_dict_indexes(dict, area.also, &n);

		for (uint32_t k = 0; k < n; k++)
			if (sheet->by_name[also[k]] == NO_AREA)
				sheet->by_name[also[k]] = i + 1;
		for (uint32_t k = 0; k < sg_dict_length(dict, area.covers); k++) {
			struct sg_named *slot = sg_push(sheet->arena, &sheet->covered);

			if (slot == NULL)
				return false;
			slot->id = sg_dict_string(dict, area.covers, k);
			sheet->by_area[sheet->covered.n - 1] = i + 1;
		}
	}
	return true;
}

static bool lists(const struct sg_dict *dict, uint32_t list, uint32_t skill)
{
	uint32_t n;
	const uint32_t *at = sg_dict_indexes(dict, list, &n);

	for (uint32_t i = 0; i < n; i++)
		if (at[i] == skill)
			return true;
	return false;
}

/* Whether an area names the skill itself, and not only what it implies. */
static bool names(const struct sg_dict *dict, const struct sg_role_area *area, uint32_t skill)
{
	const uint32_t wishes[] = { area->required, area->preferred };

	for (size_t w = 0; w < sizeof wishes / sizeof *wishes; w++)
		for (uint32_t i = 0; i < sg_dict_length(dict, wishes[w]); i++)
			if (lists(dict, sg_dict_sublist(dict, wishes[w], i), skill))
				return true;
	return lists(dict, area->also, skill);
}

/* The first area of a role with a task that names the skill, else one that it shows. */
static uint32_t area_of_role(const struct sheet *sheet, uint32_t skill, sg_str role_id)
{
	const struct sg_dict *dict = sheet->standing->dict;
	const struct sg_image_role *roles = sg_image_at(sheet->image, sheet->image->roles.at);
	const struct sg_image_skill *entry = sg_image_skill(sheet->image, skill);
	const struct sg_image_sign *signs =
		(const struct sg_image_sign *)sg_image_at(sheet->image, sheet->image->signs.at) +
		entry->first_sign;
	uint32_t role = sg_dict_role_by_id(dict, role_id), found = NO_AREA;

	for (uint32_t i = 0; role != SG_NO_ROLE && i < entry->n_signs; i++) {
		uint32_t number = sheet->n_rubric + signs[i].area + 1;
		struct sg_role_area area;

		if (signs[i].role != role || signs[i].area == SG_SIGN_OTHER_TRADE)
			continue;
		area = sg_dict_role_area(dict, role, signs[i].area);
		if (area.task.len == 0)
			continue;
		number += roles[role].first_area;
		if (names(dict, &area, skill))
			return number;
		found = found == NO_AREA ? number : found;
	}
	return found;
}

static uint32_t area_of(const struct sheet *sheet, uint32_t skill)
{
	uint32_t area = NO_AREA;
	sg_str of;

	if (skill >= sheet->standing->n_dict)
		return NO_AREA;
	if (sheet->role.len > 0)
		area = area_of_role(sheet, skill, sheet->role);
	if (area == NO_AREA)
		area = sheet->by_name[skill];
	of = sg_standing_skill(sheet->standing, skill).area;
	for (size_t i = 0; area == NO_AREA && i < sheet->covered.n; i++)
		if (sg_str_eq(sheet->covered.at[i].id, of))
			area = sheet->by_area[i];
	return area;
}

static bool is_held(const struct sheet *sheet, uint32_t skill)
{
	const struct sg_stand *stand = sg_standing_at(sheet->standing, skill);

	return sheet->compared && !stand->avoided && stand->held_by != SG_NO_SKILL;
}

/* Where one of several skills will do and the person holds some of them, they show those. */
static bool is_chosen(const struct sheet *sheet, const struct sg_asked *asked)
{
	for (uint32_t i = 0; asked->min_count == 1 && i < asked->n_members; i++)
		if (is_held(sheet, asked->members[i]))
			return true;
	return false;
}

/* One requirement, under the area of each skill that shows it. */
static bool collect_answer(struct sheet *sheet, const struct sg_judged *judged, uint32_t posting,
			   uint32_t i)
{
	const struct sg_requirement *requirement = judged->shown.answers[i].requirement;
	const struct sg_asked *asked = &judged->asked[i];
	bool chosen = is_chosen(sheet, asked);

	for (uint32_t m = 0; m < asked->n_members; m++) {
		uint32_t skill = asked->members[m], area = NO_AREA;
		struct wish *wish;

		if (sg_standing_at(sheet->standing, skill)->class_ != SG_CLASS_ASIDE &&
		    (!chosen || is_held(sheet, skill)))
			area = area_of(sheet, skill);
		if (area == NO_AREA)
			continue;
		wish = sg_push(sheet->arena, &sheet->wishes);
		if (wish == NULL)
			return false;
		*wish = (struct wish){
			.area = area,
			.posting = posting,
			.skill = skill,
			.answer = i,
			.strength = (uint8_t)requirement->strength,
			.quotable = sg_str_trim(requirement->quote).len > 0,
		};
	}
	return true;
}

static bool collect_posting(struct sheet *sheet, uint32_t posting)
{
	const struct sg_judged *judged = sg_kept_open(sheet->kept, posting, NULL);

	for (uint32_t i = 0; judged != NULL && i < judged->shown.n_answers; i++) {
		const struct sg_requirement *requirement = judged->shown.answers[i].requirement;

		if (requirement->polarity == SG_POLARITY_ASKED &&
		    requirement->strength >= SG_STRENGTH_UNSPECIFIED &&
		    !collect_answer(sheet, judged, posting, i))
			return false;
	}
	return judged != NULL;
}

static int by_area(const void *left, const void *right)
{
	const struct wish *a = left, *b = right;

	if (a->area != b->area)
		return a->area < b->area ? -1 : 1;
	if (a->posting != b->posting)
		return a->posting < b->posting ? -1 : 1;
	if (a->answer != b->answer)
		return a->answer < b->answer ? -1 : 1;
	return a->skill < b->skill ? -1 : a->skill > b->skill;
}

static bool list_texts(const struct sheet *sheet, uint32_t list, const sg_str **out, size_t *n_out)
{
	const struct sg_dict *dict = sheet->standing->dict;
	uint32_t n = sg_dict_length(dict, list);
	sg_str *texts = sg_arena_array(sheet->arena, sg_str, n);

	if (texts == NULL)
		return false;
	for (uint32_t i = 0; i < n; i++)
		texts[i] = sg_dict_string(dict, list, i);
	*out = texts;
	*n_out = n;
	return true;
}

static bool name_area(const struct sheet *sheet, uint32_t number, struct sg_rubric_area *out)
{
	const struct sg_dict *dict = sheet->standing->dict;
	const struct sg_image_role *roles = sg_image_at(sheet->image, sheet->image->roles.at);
	uint32_t at = number - 1;
	struct sg_role_area area = { 0 };

	if (at < sheet->n_rubric) {
		area = sg_dict_rubric_area(dict, at);
	} else {
		at -= sheet->n_rubric;
		for (uint32_t role = 0; role < sheet->image->roles.n; role++) {
			if (at < roles[role].first_area ||
			    at >= roles[role].first_area + roles[role].n_areas)
				continue;
			area = sg_dict_role_area(dict, role, at - roles[role].first_area);
			out->role = sg_dict_role(dict, role).id;
		}
	}
	out->id = area.id;
	out->title = area.title;
	out->task = area.task;
	return list_texts(sheet, area.strong, &out->strong, &out->n_strong) &&
	       list_texts(sheet, area.weak, &out->weak, &out->n_weak);
}

static void count_area(const struct sheet *sheet, size_t from, size_t to,
		       struct sg_rubric_area *out)
{
	for (size_t i = from; i < to;) {
		uint32_t posting = sheet->wishes.at[i].posting;
		bool required = false;

		for (; i < to && sheet->wishes.at[i].posting == posting; i++)
			required |= sheet->wishes.at[i].strength == SG_STRENGTH_REQUIRED;
		out->required += required;
		out->preferred += !required;
	}
}

static bool is_quoted(const struct sg_rubric_area *area, const struct sg_posting *posting,
		      sg_str quote)
{
	for (size_t i = 0; i < area->n_quotes; i++)
		if (sg_str_eq(area->quotes[i].quote, quote) ||
		    (posting != NULL && area->quotes[i].posting == posting))
			return true;
	return false;
}

/* The quote of a wish unless it is there, or its posting where that must be another one. */
static bool add_quote(const struct sheet *sheet, const struct wish *wish, bool other,
		      struct sg_rubric_quote *quotes, struct sg_rubric_area *out)
{
	const struct sg_judged *judged = sg_kept_open(sheet->kept, wish->posting, NULL);
	const struct sg_posting *about = sheet->kept->at[wish->posting].about;
	sg_str quote;

	if (judged == NULL)
		return false;
	quote = judged->shown.answers[wish->answer].requirement->quote;
	if (!is_quoted(out, other ? about : NULL, quote))
		quotes[out->n_quotes++] =
			(struct sg_rubric_quote){ quote, (enum sg_strength)wish->strength, about };
	return true;
}

/* Required before others, and each posting once before any of them twice. */
static bool quote_area(const struct sheet *sheet, size_t from, size_t to,
		       struct sg_rubric_area *out)
{
	struct sg_rubric_quote *quotes =
		sg_arena_array(sheet->arena, struct sg_rubric_quote, SG_RUBRIC_QUOTES);

	if (quotes == NULL)
		return false;
	out->quotes = quotes;
	for (unsigned pass = 0; pass < 4; pass++) {
		for (size_t i = from; i < to && out->n_quotes < SG_RUBRIC_QUOTES; i++) {
			const struct wish *wish = &sheet->wishes.at[i];
			bool required = wish->strength == SG_STRENGTH_REQUIRED;

			if (required == (pass % 2 == 0) && wish->quotable &&
			    !add_quote(sheet, wish, pass < 2, quotes, out))
				return false;
		}
	}
	return true;
}

static int by_n(const void *left, const void *right)
{
	const struct sg_or *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return sg_str_cmp(a->id, b->id);
}

/* The asked skills of an area, held ones apart. */
static bool list_skills(struct sheet *sheet, size_t from, size_t to, struct sg_rubric_area *out)
{
	struct sg_or *held = sg_arena_array(sheet->arena, struct sg_or, to - from);
	struct sg_or *others = sg_arena_array(sheet->arena, struct sg_or, to - from);

	if (held == NULL || others == NULL)
		return false;
	for (size_t i = from; i < to; i++) {
		const struct wish *wish = &sheet->wishes.at[i];

		if (sheet->last[wish->skill] == wish->posting + 1)
			continue;
		sheet->last[wish->skill] = wish->posting + 1;
		sheet->counts[wish->skill]++;
	}
	for (size_t i = from; i < to; i++) {
		uint32_t number = sheet->wishes.at[i].skill;
		struct sg_skill skill = sg_standing_skill(sheet->standing, number);
		struct sg_or row = { skill.id, skill.name, sheet->counts[number] };

		if (row.n == 0)
			continue;
		sheet->counts[number] = 0;
		sheet->last[number] = 0;
		if (is_held(sheet, number))
			held[out->n_held++] = row;
		else
			others[out->n_others++] = row;
	}
	qsort(held, out->n_held, sizeof *held, by_n);
	qsort(others, out->n_others, sizeof *others, by_n);
	out->held = held;
	out->others = others;
	out->n_held = out->n_held < SG_RUBRIC_SKILLS ? out->n_held : SG_RUBRIC_SKILLS;
	out->n_others = out->n_others < SG_RUBRIC_SKILLS ? out->n_others : SG_RUBRIC_SKILLS;
	return true;
}

static int by_demand(const void *left, const void *right)
{
	const struct sg_rubric_area *a = left, *b = right;

	if (a->required != b->required)
		return a->required > b->required ? -1 : 1;
	if (a->preferred != b->preferred)
		return a->preferred > b->preferred ? -1 : 1;
	return sg_str_cmp(a->title, b->title);
}

static bool fill(struct sheet *sheet, struct sg_rubric *rubric)
{
	struct wish *at = sheet->wishes.at;
	size_t n = sheet->wishes.n, n_areas = 0;
	struct sg_rubric_area *areas;

	if (n > 0)
		qsort(at, n, sizeof *at, by_area);
	for (size_t i = 0; i < n; i++)
		n_areas += i == 0 || at[i].area != at[i - 1].area;
	areas = sg_arena_array(sheet->arena, struct sg_rubric_area, n_areas);
	if (areas == NULL)
		return false;
	for (size_t from = 0, to = 0; from < n; from = to) {
		struct sg_rubric_area *area = &areas[rubric->n_areas++];

		while (to < n && at[to].area == at[from].area)
			to++;
		count_area(sheet, from, to, area);
		if (!name_area(sheet, at[from].area, area) ||
		    !quote_area(sheet, from, to, area) || !list_skills(sheet, from, to, area))
			return false;
	}
	if (n_areas > 0)
		qsort(areas, n_areas, sizeof *areas, by_demand);
	rubric->areas = areas;
	return true;
}

static bool is_readable(const struct sg_report_posting *row)
{
	return row->outcome == SG_OUTCOME_OK && !row->left_out;
}

/* The role that all readable postings are of; absent when they differ. */
static sg_str common_role(const struct sg_comparison *comparison)
{
	sg_str role = { 0 };
	bool first = true;

	for (size_t i = 0; i < comparison->kept.n; i++) {
		const struct sg_report_posting *row = &comparison->kept.at[i];

		if (!is_readable(row))
			continue;
		if (!first && !sg_str_eq(role, row->role))
			return (sg_str){ 0 };
		role = row->role;
		first = false;
	}
	return role;
}

enum sg_status sg_comparison_rubric(struct sg_comparison *comparison,
				    const struct sg_rubric **out, struct sg_error *err)
{
	struct sheet sheet = {
		.standing = &comparison->standing,
		.arena = comparison->arena,
		.image = sg_dict_image(comparison->standing.dict),
		.compared = comparison->profile != NULL,
		.kept = &comparison->kept,
	};
	struct sg_rubric *rubric = sg_arena_make(comparison->arena, struct sg_rubric);
	uint32_t n = sg_standing_count(sheet.standing);

	*out = NULL;
	sheet.role = common_role(comparison);
	sheet.n_rubric = sg_dict_rubric_count(sheet.standing->dict);
	sheet.by_name = sg_arena_array(sheet.arena, uint32_t, n);
	sheet.counts = sg_arena_array(sheet.arena, uint32_t, n);
	sheet.last = sg_arena_array(sheet.arena, uint32_t, n);
	if (rubric == NULL || sheet.by_name == NULL || sheet.counts == NULL ||
	    sheet.last == NULL || !read_rubric(&sheet))
		return sg_no_memory(err);
	for (uint32_t i = 0; i < comparison->kept.n; i++) {
		if (!is_readable(&comparison->kept.at[i]))
			continue;
		rubric->postings++;
		if (!collect_posting(&sheet, i))
			return sg_no_memory(err);
	}
	if (!fill(&sheet, rubric))
		return sg_no_memory(err);
	*out = rubric;
	return SG_OK;
}
