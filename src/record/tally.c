/* SPDX-License-Identifier: MIT */
#include "record/tally.h"

#include "base/names.h"
#include "record/reading.h"

enum { HASH_DIGITS = 12 };

static enum sg_status hash_of(struct sg_reading *r, sg_str digits, size_t i, uint64_t *out)
{
	*out = 0;
	for (size_t k = 0; k < digits.len; k++) {
		char c = digits.ptr[k];

		if (digits.len != HASH_DIGITS || !(sg_is_digit(c) || (c >= 'a' && c <= 'f')))
			break;
		*out = *out << 4 | (uint64_t)(sg_is_digit(c) ? c - '0' : c - 'a' + 10);
		if (k == HASH_DIGITS - 1)
			return SG_OK;
	}
	return sg_fail(r->err, SG_ESYNTAX, "companies[%zu]: must be 12 hexadecimal digits", i);
}

static enum sg_status read_companies(struct sg_reading *r, const struct sg_json *node,
				     struct sg_tally *out)
{
	struct sg_reading_rows rows;
	enum sg_status status = sg_reading_rows(r, node, "companies", false, sizeof(uint64_t),
						&rows);
	uint64_t *companies = rows.at;

	for (size_t i = 0; i < rows.n && status == SG_OK; i++)
		status = hash_of(r, sg_json_str(sg_json_at(rows.list, i)), i, &companies[i]);
	out->companies = companies;
	out->n_companies = rows.n;
	return status;
}

/* Distances back to indexes. */
static enum sg_status read_asking(struct sg_reading *r, const struct sg_json *node, size_t i,
				  size_t n_companies, struct sg_tally_skill *out)
{
	struct sg_reading_rows rows;
	enum sg_status status = sg_reading_rows(r, node, "companies", false, sizeof(uint32_t),
						&rows);
	uint32_t *companies = rows.at;
	double at = -1;

	for (size_t k = 0; k < rows.n; k++) {
		double step = sg_json_number(sg_json_at(rows.list, k), 0);

		at += step;
		if (!(step >= 1) || !(at < (double)n_companies))
			return sg_fail(r->err, SG_ESYNTAX,
				       "skills[%zu].companies[%zu]: there is no such company", i,
				       k);
		companies[k] = (uint32_t)at;
	}
	out->companies = companies;
	out->n_companies = rows.n;
	return status;
}

static enum sg_status read_others(struct sg_reading *r, const struct sg_json *node, size_t i,
				  struct sg_tally_skill *out)
{
	struct sg_reading_rows rows;
	enum sg_status status = sg_reading_rows(r, node, "or", true, sizeof(struct sg_or), &rows);
	struct sg_or *others = rows.at;

	for (size_t k = 0; k < rows.n; k++) {
		const struct sg_json *other = sg_json_at(rows.list, k);

		others[k].id = sg_reading_str(r, other, "id");
		others[k].n = sg_reading_uint(other, "n", UINT32_MAX);
		if (others[k].id.len == 0 || others[k].n == 0)
			return r->full ? SG_OK
				       : sg_fail(r->err, SG_ESYNTAX,
						 "skills[%zu].or[%zu]: needs id and n", i, k);
	}
	out->or_ = others;
	out->n_or = rows.n;
	return status;
}

static enum sg_status read_skill(struct sg_reading *r, const struct sg_json *node, size_t i,
				 size_t n_companies, struct sg_tally_skill *out)
{
	enum sg_status status;

	out->id = sg_reading_str(r, node, "id");
	if (out->id.len == 0)
		return r->full ? SG_OK : sg_fail(r->err, SG_ESYNTAX, "skills[%zu].id: missing", i);
	out->name = sg_reading_str(r, node, "name");
	out->asked = sg_json_bool(sg_json_get(node, "asked"));
	out->required = sg_reading_uint(node, "required", UINT32_MAX);
	out->preferred = sg_reading_uint(node, "preferred", UINT32_MAX);
	out->unspecified = sg_reading_uint(node, "unspecified", UINT32_MAX);
	out->mentioned = sg_reading_uint(node, "mentioned", UINT32_MAX);
	out->one_of = sg_reading_uint(node, "one_of", UINT32_MAX);
	out->closer = sg_reading_uint(node, "closer", UINT32_MAX);
	out->opens = sg_reading_uint(node, "opens", UINT32_MAX);
	out->years_asked = (uint8_t)sg_reading_uint(node, "years_asked", UINT8_MAX);
	out->months_held = (uint16_t)sg_reading_uint(node, "months_held", UINT16_MAX);
	out->short_only = sg_json_bool(sg_json_get(node, "short_only"));
	status = read_asking(r, node, i, n_companies, out);
	return status == SG_OK ? read_others(r, node, i, out) : status;
}

static enum sg_status read_skills(struct sg_reading *r, const struct sg_json *node,
				  struct sg_tally *out)
{
	struct sg_reading_rows rows;
	enum sg_status status = sg_reading_rows(r, node, "skills", true, sizeof(struct sg_tally_skill),
						&rows);
	struct sg_tally_skill *skills = rows.at;

	for (size_t i = 0; i < rows.n && status == SG_OK; i++)
		status = read_skill(r, sg_json_at(rows.list, i), i, out->n_companies, &skills[i]);
	out->skills = skills;
	out->n_skills = rows.n;
	return status;
}

/* A sum that is larger than other numbers; exact up to 2^53. */
static uint64_t read_wide(const struct sg_json *node, const char *key)
{
	double value = sg_json_number(sg_json_get(node, key), 0);

	return value > 0 && value < 0x1p53 ? (uint64_t)value : 0;
}

static enum sg_status read_role(struct sg_reading *r, const struct sg_json *node,
				struct sg_tally_role *out)
{
	struct sg_reading_rows rows;
	enum sg_status status = sg_reading_rows(r, node, "areas", false, sizeof(uint32_t), &rows);
	uint32_t *areas = rows.at;

	for (size_t i = 0; i < rows.n; i++) {
		double asked = sg_json_number(sg_json_at(rows.list, i), 0);

		areas[i] = asked > 0 && asked < UINT32_MAX ? (uint32_t)asked : 0;
	}
	*out = (struct sg_tally_role){ .id = sg_reading_str(r, node, "id"),
				       .recognised = sg_reading_uint(node, "recognised", UINT32_MAX),
				       .likeness = read_wide(node, "likeness"),
				       .areas = areas,
				       .n_areas = rows.n };
	return status;
}

static enum sg_status read_roles(struct sg_reading *r, const struct sg_json *node,
				 struct sg_tally *out)
{
	struct sg_reading_rows rows;
	enum sg_status status = sg_reading_rows(r, node, "roles", true, sizeof(struct sg_tally_role),
						&rows);
	struct sg_tally_role *roles = rows.at;

	for (size_t i = 0; i < rows.n && status == SG_OK; i++)
		status = read_role(r, sg_json_at(rows.list, i), &roles[i]);
	out->roles = roles;
	out->n_roles = rows.n;
	return status;
}

static enum sg_status read_facts(struct sg_reading *r, const struct sg_json *node,
				 struct sg_tally *out)
{
	struct sg_reading_rows rows;
	enum sg_status status = sg_reading_rows(r, node, "facts", true, sizeof(struct sg_fact_count),
						&rows);
	struct sg_fact_count *facts = rows.at;

	if (rows.n > SG_TALLY_MAX_FACTS)
		return sg_fail(r->err, SG_ELIMIT, "facts: more than %d", SG_TALLY_MAX_FACTS);
	for (size_t i = 0; i < rows.n; i++) {
		const struct sg_json *fact = sg_json_at(rows.list, i);
		int kind = sg_fact_of(sg_json_get_str(fact, "kind"));

		if (kind < 0)
			return sg_fail(r->err, SG_ESYNTAX, "facts[%zu].kind: there is none of that name",
				       i);
		facts[i] = (struct sg_fact_count){ .kind = (enum sg_fact_kind)kind,
						   .value = sg_reading_str(r, fact, "value"),
						   .n = sg_reading_uint(fact, "n", UINT32_MAX),
						   .met = sg_reading_uint(fact, "met", UINT32_MAX),
						   .unmet = sg_reading_uint(fact, "unmet",
									    UINT32_MAX) };
	}
	out->facts = facts;
	out->n_facts = rows.n;
	return status;
}

static void read_counts(struct sg_reading *r, const struct sg_json *node, struct sg_tally *out)
{
	const struct sg_json *verdicts = sg_json_get(node, "verdicts");

	out->dictionary = sg_reading_str(r, node, "dictionary");
	out->profile = sg_reading_str(r, node, "profile");
	out->count_practices =
		sg_str_eq(sg_json_get_str(node, "count"), SG_STR("practices"));
	out->keep_all = sg_json_bool(sg_json_get(node, "all"));
	out->seen = sg_reading_uint(node, "seen", UINT32_MAX);
	out->counted = sg_reading_uint(node, "counted", UINT32_MAX);
	out->left_out = sg_reading_uint(node, "left_out", UINT32_MAX);
	out->duplicates = sg_reading_uint(node, "duplicates", UINT32_MAX);
	out->failed = sg_reading_uint(node, "failed", UINT32_MAX);
	out->lacking_required = sg_reading_uint(node, "lacking_required", UINT32_MAX);
	out->lacking_any = sg_reading_uint(node, "lacking_any", UINT32_MAX);
	out->has_fit = sg_json_type(sg_json_get(node, "best_fit")) == SG_JSON_NUMBER;
	out->best_fit = sg_reading_uint(node, "best_fit", 1000000);
	for (int i = SG_READY; i < SG_N_VERDICTS; i++)
		out->verdicts[i] = sg_reading_uint(
			verdicts, sg_verdict_name((enum sg_verdict)i), UINT32_MAX);
}

enum sg_status sg_tally_read(const struct sg_json *node, struct sg_arena *arena,
			     const struct sg_tally **out, struct sg_error *err)
{
	struct sg_reading r = { .arena = arena, .err = err };
	struct sg_tally *tally = sg_arena_make(arena, struct sg_tally);
	enum sg_status status;

	if (tally == NULL)
		return sg_no_memory(err);
	read_counts(&r, node, tally);
	status = read_companies(&r, node, tally);
	if (status == SG_OK)
		status = read_skills(&r, node, tally);
	if (status == SG_OK)
		status = read_roles(&r, node, tally);
	if (status == SG_OK)
		status = read_facts(&r, node, tally);
	if (status == SG_OK && r.full)
		status = sg_no_memory(err);
	*out = tally;
	return status;
}
