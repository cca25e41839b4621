/* SPDX-License-Identifier: MIT */
#include "gap/role_sum.h"

#include "base/str.h"

/*
 * How far ahead of every other role a posting must be, in hundredths: nearer ones ask for both.
 * How many areas are told.
 */
enum { MARGIN = 10, MAX_ASKS = 3, MAX_LACKS = 2 };

static struct sg_role_area_count *list_areas(const struct sg_dict *dict, uint32_t role,
					     const struct sg_likeness *held,
					     struct sg_arena *arena)
{
	uint32_t n = sg_dict_role(dict, role).n_areas;
	struct sg_role_area_count *areas = sg_arena_array(arena, struct sg_role_area_count, n);

	for (uint32_t i = 0; areas != NULL && i < n; i++) {
		struct sg_role_area area = sg_dict_role_area(dict, role, i);

		areas[i].id = area.id;
		areas[i].title = area.title;
		if (held != NULL) {
			areas[i].signs = held->areas[i].signs;
			areas[i].held = held->areas[i].held;
		}
	}
	return areas;
}

enum sg_status sg_role_sum_start(struct sg_role_sum *sum, const struct sg_dict *dict,
				   const struct sg_profile *profile, struct sg_arena *arena,
				   struct sg_error *err)
{
	const struct sg_likeness *held = NULL;
	enum sg_status status = SG_OK;

	*sum = (struct sg_role_sum){ .dict = dict, .arena = arena, .results = arena };
	sum->n = sg_dict_role_count(dict);
	sum->roles = sg_arena_array(arena, struct sg_role_count, sum->n);
	sum->areas = sg_arena_array(arena, struct sg_role_area_count *, sum->n);
	sum->hundredths = sg_arena_array(arena, uint64_t, sum->n);
	sum->scratch = sg_arena_new(0);
	if (sum->roles == NULL || sum->areas == NULL || sum->hundredths == NULL ||
	    sum->scratch == NULL)
		return sg_no_memory(err);
	if (profile != NULL)
		status = sg_role_of_profile(dict, profile, arena, &held, err);
	if (status != SG_OK)
		return status;
	for (uint32_t i = 0; i < sum->n; i++) {
		struct sg_role role = sg_dict_role(dict, i);

		sum->areas[i] = list_areas(dict, i, held == NULL ? NULL : &held[i], arena);
		if (sum->areas[i] == NULL)
			return sg_no_memory(err);
		sum->roles[i] = (struct sg_role_count){ .id = role.id, .name = role.name };
		sum->roles[i].areas = sum->areas[i];
		sum->roles[i].n_areas = role.n_areas;
		sum->roles[i].held = held == NULL ? 0 : held[i].score;
	}
	return SG_OK;
}

void sg_role_sum_free(struct sg_role_sum *sum)
{
	sg_arena_free(sum->scratch);
}

static int hundredths_of(double score)
{
	return (int)(score * 100 + 0.5);
}

/* The likeliest role but `other`, of those the dictionary has; SG_NO_ROLE if none is likely. */
static uint32_t likeliest(const struct sg_dict *dict, const struct sg_findings *findings,
			  uint32_t other, int *score)
{
	uint32_t best = SG_NO_ROLE;

	*score = 0;
	for (size_t i = 0; i < findings->n_roles; i++) {
		uint32_t role = sg_dict_role_by_id(dict, findings->roles[i].id);
		int at = hundredths_of(findings->roles[i].score);

		if (role == SG_NO_ROLE || role == other || at <= *score)
			continue;
		best = role;
		*score = at;
	}
	return best;
}

/* Titles of the areas with the most worth, at most `most`; worth 0 is left out. */
static const sg_str *pick_titles(struct sg_role_sum *sum, uint32_t role, double *worth,
				 size_t most, size_t *n)
{
	sg_str *titles = sg_arena_array(sum->results, sg_str, most);
	uint32_t n_areas = sg_dict_role(sum->dict, role).n_areas;

	for (*n = 0; titles != NULL && *n < most; ++*n) {
		uint32_t best = 0;

		for (uint32_t i = 1; i < n_areas; i++)
			if (worth[i] > worth[best])
				best = i;
		if (worth[best] <= 0)
			break;
		titles[*n] = sg_dict_role_area(sum->dict, role, best).title;
		worth[best] = 0;
	}
	return titles;
}

/* The other role of which most is named: what is not there of it tells the two apart. */
static uint32_t nearest(const struct sg_role_sum *sum, const struct sg_likeness *rows,
			uint32_t other)
{
	uint32_t best = SG_NO_ROLE;
	double most = 0;

	for (uint32_t role = 0; role < sum->n; role++) {
		double named = 0, weights = 0;

		for (uint32_t i = 0; i < sum->roles[role].n_areas; i++) {
			struct sg_role_area area = sg_dict_role_area(sum->dict, role, i);

			weights += area.weight;
			named += area.weight * rows[role].areas[i].share;
		}
		if (role != other && named > most * weights) {
			best = role;
			most = named / weights;
		}
	}
	return best;
}

/* What it asks for of its own role, and what of the nearest one it does not name at all. */
static enum sg_status describe(struct sg_role_sum *sum, const struct sg_likeness *rows,
			       uint32_t role, struct sg_report_posting *shown,
			       struct sg_error *err)
{
	uint32_t next = nearest(sum, rows, role);
	uint32_t n = sg_dict_role(sum->dict, role).n_areas;
	uint32_t n_next = next == SG_NO_ROLE ? 0 : sg_dict_role(sum->dict, next).n_areas;
	double *worth = sg_arena_array(sum->scratch, double, n + n_next);

	if (worth == NULL)
		return sg_no_memory(err);
	for (uint32_t i = 0; i < n; i++) {
		struct sg_role_area area = sg_dict_role_area(sum->dict, role, i);

		if (rows[role].areas[i].asked && !area.core)
			worth[i] = area.weight * rows[role].areas[i].share;
	}
	for (uint32_t i = 0; i < n_next; i++) {
		struct sg_role_area area = sg_dict_role_area(sum->dict, next, i);

		if (!rows[next].areas[i].named && !area.core)
			worth[n + i] = area.weight;
	}
	shown->role_asks = pick_titles(sum, role, worth, MAX_ASKS, &shown->n_role_asks);
	if (shown->role_asks == NULL)
		return sg_no_memory(err);
	if (n_next == 0)
		return SG_OK;
	shown->role_lacks = pick_titles(sum, next, worth + n, MAX_LACKS, &shown->n_role_lacks);
	return shown->role_lacks == NULL ? sg_no_memory(err) : SG_OK;
}

static void count(struct sg_role_sum *sum, const struct sg_likeness *rows,
		  const struct sg_findings *findings)
{
	sum->counted++;
	for (size_t i = 0; i < findings->n_roles; i++) {
		uint32_t role = sg_dict_role_by_id(sum->dict, findings->roles[i].id);

		if (role != SG_NO_ROLE)
			sum->hundredths[role] +=
				(uint64_t)hundredths_of(findings->roles[i].score);
	}
	for (uint32_t role = 0; role < sum->n; role++)
		for (size_t i = 0; i < sum->roles[role].n_areas; i++)
			sum->areas[role][i].asked += rows[role].areas[i].asked;
}

enum sg_status sg_role_sum_add(struct sg_role_sum *sum, struct sg_judged *judged,
				 struct sg_error *err)
{
	struct sg_report_posting *shown = &judged->shown;
	const struct sg_findings *findings = shown->findings;
	const struct sg_likeness *rows;
	int best, second;
	uint32_t role = likeliest(sum->dict, findings, SG_NO_ROLE, &best);
	enum sg_status status;

	if (sum->n == 0)
		return SG_OK;
	likeliest(sum->dict, findings, role, &second);
	status = sg_role_of_findings(sum->dict, findings, sum->scratch, &rows, err);
	if (status != SG_OK)
		return status;
	if (role != SG_NO_ROLE && findings->outcome == SG_OUTCOME_OK && best >= second + MARGIN &&
	    best >= hundredths_of(sg_dict_role(sum->dict, role).recognised)) {
		shown->role = sum->roles[role].id;
		shown->role_name = sum->roles[role].name;
		sum->roles[role].recognised += judged->counted;
		status = describe(sum, rows, role, shown, err);
	}
	if (judged->counted)
		count(sum, rows, findings);
	sg_arena_reset(sum->scratch);
	return status;
}

void sg_role_sum_report(struct sg_role_sum *sum, struct sg_report *report)
{
	for (uint32_t i = 0; i < sum->n && sum->counted > 0; i++)
		sum->roles[i].likeness =
			(double)sum->hundredths[i] / 100 / (double)sum->counted;
	report->roles = sum->roles;
	report->n_roles = sum->n;
}
