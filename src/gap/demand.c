/* SPDX-License-Identifier: MIT */
#include "gap/demand.h"

#include <stdlib.h>

#include "base/str.h"

/* What one posting adds to a row, until its last requirement has been seen. */
struct pending {
	uint32_t posting; /* 1-based; the posting this is about */
	enum sg_strength strength;
	bool alone;  /* asked at least once as the only one that will do */
	bool closer; /* one of the unmet */
};

struct row {
	struct sg_demand_row shown;
	struct pending pending;
	bool all_short;
};

/* (row, other, posting): in this posting, other would do instead. */
struct choice {
	uint32_t row, other, posting;
};

/* (row, company): one asking company. */
struct asker {
	uint32_t row;
	uint64_t company;
};

struct count {
	struct sg_standing *standing;
	bool compared;
	bool mixed; /* practices among the technologies */
	uint32_t counted;
	uint32_t *row_of; /* by number: index + 1, 0 for none */
	sg_vec(struct row) rows;
	sg_vec(uint32_t) touched; /* rows of the posting at hand */
	sg_vec(struct choice) choices;
	sg_vec(struct asker) askers;
};

static bool asks(enum sg_strength strength)
{
	return strength >= SG_STRENGTH_UNSPECIFIED;
}

/* The row of a skill, made if there is none; NULL when out of memory. */
static struct row *row_of(struct count *count, uint32_t skill, uint32_t *index)
{
	struct row *row;

	if (count->row_of[skill] == 0) {
		row = sg_push(count->standing->arena, &count->rows);
		if (row == NULL)
			return NULL;
		row->shown.skill = skill;
		row->all_short = true;
		count->row_of[skill] = (uint32_t)count->rows.n;
	}
	*index = count->row_of[skill] - 1;
	return &count->rows.at[*index];
}

/* One requirement of posting number `posting` (1-based) for one row. */
static bool add_to_row(struct count *count, uint32_t skill, const struct sg_asked *asked,
		       const struct sg_answer *answer, uint32_t posting)
{
	const struct sg_requirement *wish = answer->requirement;
	uint32_t index;
	struct row *row = row_of(count, skill, &index);
	struct pending *pending;

	if (row == NULL)
		return false;
	pending = &row->pending;
	if (pending->posting != posting) {
		uint32_t *touched = sg_push(count->standing->arena, &count->touched);

		if (touched == NULL)
			return false;
		*touched = index;
		*pending = (struct pending){ .posting = posting };
	}
	if (wish->strength > pending->strength)
		pending->strength = wish->strength;
	pending->closer |= asked->serves;
	if (!asks(wish->strength))
		return true;
	pending->alone |= asked->n_members <= asked->min_count;
	if (answer->status != SG_SHORT)
		row->all_short = false;
	else if (wish->min_years > row->shown.gap.years_asked)
		row->shown.gap.years_asked = wish->min_years;
	if (answer->status == SG_SHORT)
		row->shown.gap.months_held = answer->months_held;
	return true;
}

static bool add_choices(struct count *count, uint32_t skill, const struct sg_asked *asked,
			uint32_t posting)
{
	for (uint32_t i = 0; i < asked->n_members; i++) {
		struct choice *choice;

		if (asked->members[i] == skill)
			continue;
		choice = sg_push(count->standing->arena, &count->choices);
		if (choice == NULL)
			return false;
		*choice = (struct choice){ count->row_of[skill] - 1, asked->members[i],
						  posting };
	}
	return true;
}

/* With a profile: what is unmet, in the one row that names it. */
static bool add_unmet(struct count *count, const struct sg_asked *asked,
		      const struct sg_answer *answer, uint32_t posting)
{
	if (answer->status <= SG_LIKELY || answer->status == SG_NOT_ASKED ||
	    answer->class_ == SG_CLASS_ASIDE)
		return true;
	if (!add_to_row(count, asked->member, asked, answer, posting))
		return false;
	return !asks(answer->requirement->strength) ||
	       add_choices(count, asked->member, asked, posting);
}

/* Without: every member has its own. */
static bool add_members(struct count *count, const struct sg_asked *asked,
			const struct sg_answer *answer, uint32_t posting)
{
	if (answer->status == SG_NOT_ASKED)
		return true;
	for (uint32_t i = 0; i < asked->n_members; i++) {
		uint32_t skill = asked->members[i];

		if (sg_standing_at(count->standing, skill)->class_ != SG_CLASS_ASIDE &&
		    !add_to_row(count, skill, asked, answer, posting))
			return false;
	}
	return true;
}

/* The posting at hand is complete: what it adds to its rows is known. */
static bool settle(struct count *count, sg_str company)
{
	for (size_t i = 0; i < count->touched.n; i++) {
		uint32_t index = count->touched.at[i];
		struct row *row = &count->rows.at[index];
		struct sg_gap *gap = &row->shown.gap;
		struct sg_demand *const by_strength[SG_N_STRENGTHS] = {
			[SG_STRENGTH_MENTIONED] = &gap->mentioned,
			[SG_STRENGTH_UNSPECIFIED] = &gap->unspecified,
			[SG_STRENGTH_PREFERRED] = &gap->preferred,
			[SG_STRENGTH_REQUIRED] = &gap->required,
		};
		struct asker *asker;

		if (by_strength[row->pending.strength] != NULL)
			by_strength[row->pending.strength]->n++;
		gap->closer += count->compared && row->pending.closer;
		if (!asks(row->pending.strength))
			continue;
		gap->one_of += !row->pending.alone;
		if (company.ptr == NULL)
			continue;
		asker = sg_push(count->standing->arena, &count->askers);
		if (asker == NULL)
			return false;
		*asker = (struct asker){ index, sg_hash(0, company) };
	}
	count->touched.n = 0;
	return true;
}

static bool add_posting(struct count *count, const struct sg_judged *judged, uint32_t posting)
{
	for (size_t i = 0; i < judged->shown.n_answers; i++) {
		const struct sg_answer *answer = &judged->shown.answers[i];
		const struct sg_asked *asked = &judged->asked[i];
		bool added = count->compared ? add_unmet(count, asked, answer, posting)
					     : add_members(count, asked, answer, posting);

		if (!added)
			return false;
	}
	return settle(count, judged->shown.findings->posting.company);
}

static int by_choice(const void *left, const void *right)
{
	const struct choice *a = left, *b = right;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	if (a->other != b->other)
		return a->other < b->other ? -1 : 1;
	return a->posting < b->posting ? -1 : a->posting > b->posting;
}

static int by_asker(const void *left, const void *right)
{
	const struct asker *a = left, *b = right;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return a->company < b->company ? -1 : a->company > b->company;
}

static void count_companies(struct count *count)
{
	if (count->askers.n > 0)
		qsort(count->askers.at, count->askers.n, sizeof *count->askers.at, by_asker);
	for (size_t i = 0; i < count->askers.n; i++)
		if (i == 0 || by_asker(&count->askers.at[i - 1], &count->askers.at[i]) != 0)
			count->rows.at[count->askers.at[i].row].shown.gap.companies++;
}

static int by_or(const void *left, const void *right)
{
	const struct sg_or *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return sg_str_cmp(a->id, b->id);
}

/* Turns the sorted choices of one row, from..to, into its list of others. */
static bool list_others(struct count *count, size_t from, size_t to)
{
	const struct choice *at = count->choices.at;
	struct sg_gap *gap = &count->rows.at[at[from].row].shown.gap;
	struct sg_or *others;
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += i == from || at[i].other != at[i - 1].other;
	others = sg_arena_array(count->standing->arena, struct sg_or, n);
	if (others == NULL)
		return false;
	n = 0;
	for (size_t i = from; i < to; i++) {
		bool first = i == from || at[i].other != at[i - 1].other;

		if (first) {
			struct sg_skill skill = sg_standing_skill(count->standing, at[i].other);

			others[n++] = (struct sg_or){ .id = skill.id, .name = skill.name };
		}
		others[n - 1].n += first || at[i].posting != at[i - 1].posting;
	}
	qsort(others, n, sizeof *others, by_or);
	gap->or_ = others;
	gap->n_or = n;
	return true;
}

static bool list_all_others(struct count *count)
{
	size_t from = 0;

	if (count->choices.n == 0)
		return true;
	qsort(count->choices.at, count->choices.n, sizeof *count->choices.at, by_choice);
	for (size_t i = 1; i <= count->choices.n; i++) {
		if (i < count->choices.n && count->choices.at[i].row == count->choices.at[from].row)
			continue;
		if (!list_others(count, from, i))
			return false;
		from = i;
	}
	return true;
}

/* What the profile says of the row's own skill; short when years are all that is missing. */
static enum sg_met row_status(const struct count *count, const struct row *row)
{
	const struct sg_stand *stand = sg_standing_at(count->standing, row->shown.skill);

	if (!count->compared)
		return SG_MET_UNKNOWN;
	if (row->all_short)
		return SG_SHORT;
	if (stand->avoided)
		return SG_MISSING;
	if (stand->learning)
		return SG_LEARNING;
	return stand->near_by != SG_NO_SKILL && !stand->wanted ? SG_NEAR : SG_MISSING;
}

static void finish_row(const struct count *count, struct row *row)
{
	struct sg_skill skill = sg_standing_skill(count->standing, row->shown.skill);
	struct sg_gap *gap = &row->shown.gap;

	gap->id = skill.id;
	gap->name = skill.name;
	gap->area = skill.area;
	gap->class_ = skill.class_;
	gap->step = skill.step;
	gap->status = row_status(count, row);
	if (gap->status != SG_SHORT) {
		gap->years_asked = 0;
		gap->months_held = 0;
	}
	sg_demand_interval(&gap->required, count->counted);
	sg_demand_interval(&gap->preferred, count->counted);
	sg_demand_interval(&gap->unspecified, count->counted);
	sg_demand_interval(&gap->mentioned, count->counted);
}

static int by_demand(const void *left, const void *right)
{
	const struct sg_gap *a = &((const struct sg_demand_row *)left)->gap;
	const struct sg_gap *b = &((const struct sg_demand_row *)right)->gap;

	if (a->required.n != b->required.n)
		return a->required.n > b->required.n ? -1 : 1;
	if (a->preferred.n != b->preferred.n)
		return a->preferred.n > b->preferred.n ? -1 : 1;
	return sg_str_cmp(a->id, b->id);
}

static int by_class(const void *left, const void *right)
{
	enum sg_class a = ((const struct sg_demand_row *)left)->gap.class_;
	enum sg_class b = ((const struct sg_demand_row *)right)->gap.class_;

	return a != b ? (a < b ? -1 : 1) : by_demand(left, right);
}

/* Rows that are only mentioned go; the others are completed and sorted. */
static bool finish(struct count *count, struct sg_demand_table *out)
{
	out->rows = sg_arena_array(count->standing->arena, struct sg_demand_row, count->rows.n);
	if (out->rows == NULL)
		return false;
	for (size_t i = 0; i < count->rows.n; i++) {
		struct row *row = &count->rows.at[i];
		const struct sg_gap *gap = &row->shown.gap;

		if (gap->required.n + gap->preferred.n + gap->unspecified.n == 0)
			continue;
		finish_row(count, row);
		out->rows[out->n_rows++] = row->shown;
	}
	if (out->n_rows > 0)
		qsort(out->rows, out->n_rows, sizeof *out->rows,
		      count->mixed ? by_demand : by_class);
	return true;
}

enum sg_status sg_demand_count(struct sg_standing *standing, const struct sg_judged *judged,
			       size_t n, bool compared, bool mixed, struct sg_demand_table *out,
			       struct sg_error *err)
{
	struct count count = { .standing = standing, .compared = compared, .mixed = mixed };
	uint32_t n_skills = sg_standing_count(standing);

	*out = (struct sg_demand_table){ 0 };
	count.row_of = sg_arena_array(standing->arena, uint32_t, n_skills);
	if (count.row_of == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < n; i++) {
		if (!judged[i].counted)
			continue;
		count.counted++;
		if (!add_posting(&count, &judged[i], (uint32_t)i + 1))
			return sg_no_memory(err);
	}
	count_companies(&count);
	if (!list_all_others(&count) || !finish(&count, out))
		return sg_no_memory(err);
	return SG_OK;
}
