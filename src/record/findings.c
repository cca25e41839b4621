/* SPDX-License-Identifier: MIT */
#include "record/findings.h"

#include "base/names.h"
#include "record/reading.h"
#include "record/tally.h"

enum { MAX_YEARS = 25 };

int sg_record_kind_of(const struct sg_json *node)
{
	sg_str type = sg_json_get_str(node, "type");

	if (sg_json_type(sg_json_get(node, "v")) != SG_JSON_NUMBER)
		return -1;
	if (sg_str_eq(type, SG_STR("document")))
		return SG_RECORD_DOCUMENT;
	if (sg_str_eq(type, SG_STR("findings")))
		return SG_RECORD_FINDINGS;
	if (sg_str_eq(type, SG_STR("tally")))
		return SG_RECORD_TALLY;
	return sg_str_eq(type, SG_STR("source")) ? SG_RECORD_SOURCE : -1;
}

/* ---- document ----------------------------------------------------------------------- */

/* Sections follow each other without gaps: this one starts where `allowed` does. */
static enum sg_status read_section(struct sg_reading *r, const struct sg_json *node, size_t i,
				   sg_span allowed, struct sg_section *out)
{
	const struct sg_json *body = sg_json_get(node, "body");

	out->kind = sg_reading_section(node, "kind");
	out->span = sg_reading_span(node);
	out->body = out->span.start;
	if (out->span.start != allowed.start || out->span.end > allowed.end)
		return sg_fail(r->err, SG_ESYNTAX,
			       "sections[%zu]: sections must follow each other and cover the text",
			       i);
	if (sg_json_type(body) == SG_JSON_NUMBER)
		out->body = sg_reading_uint(node, "body", out->span.end);
	if (out->body < out->span.start)
		out->body = out->span.start;
	return SG_OK;
}

static enum sg_status read_sections(struct sg_reading *r, const struct sg_json *node,
				    struct sg_document *out)
{
	sg_span rest = { 0, (uint32_t)out->text.len };
	struct sg_reading_rows rows;
	enum sg_status status = sg_reading_rows(r, node, "sections", true, sizeof(struct sg_section),
						&rows);
	struct sg_section *sections = rows.at;

	if (status != SG_OK)
		return status;
	for (size_t i = 0; i < rows.n; i++) {
		status = read_section(r, sg_json_at(rows.list, i), i, rest, &sections[i]);
		if (status != SG_OK)
			return status;
		rest.start = sections[i].span.end;
	}
	if (rest.start != rest.end)
		return sg_fail(r->err, SG_ESYNTAX, "sections: must cover the text");
	out->sections = sections;
	out->n_sections = rows.n;
	return status;
}

static enum sg_status read_document(struct sg_reading *r, const struct sg_json *node,
				    struct sg_record *out)
{
	enum sg_status status = sg_reading_posting(r, node, &out->posting);

	if (status != SG_OK)
		return status;
	out->posting.outcome = sg_reading_outcome(r, node, &out->posting.why);
	if (sg_json_type(sg_json_get(node, "text")) != SG_JSON_STRING)
		return sg_fail(r->err, SG_ESYNTAX, "text: must be a string");
	out->document.text = sg_reading_str(r, node, "text");
	if (out->document.text.len > UINT32_MAX)
		return sg_fail(r->err, SG_ELIMIT, "text: too long");
	return r->full ? SG_OK : read_sections(r, node, &out->document);
}

/* ---- findings ----------------------------------------------------------------------- */

static enum sg_status read_mentions(struct sg_reading *r, const struct sg_json *node,
				    struct sg_found_skill *skill)
{
	struct sg_reading_rows rows;
	enum sg_status status = sg_reading_rows(r, node, "mentions", true, sizeof(struct sg_mention),
						&rows);
	struct sg_mention *mentions = rows.at;

	if (rows.n > SG_MAX_MENTIONS)
		rows.n = SG_MAX_MENTIONS;
	for (size_t i = 0; i < rows.n; i++) {
		const struct sg_json *mention = sg_json_at(rows.list, i);

		mentions[i].span = sg_reading_span(mention);
		mentions[i].text = sg_reading_str(r, mention, "text");
		mentions[i].section = sg_reading_section(mention, "section");
		mentions[i].polarity = sg_polarity_of(sg_json_get_str(mention, "polarity"));
	}
	skill->mentions = mentions;
	skill->n_mentions = rows.n;
	return status;
}

static enum sg_status read_skills(struct sg_reading *r, const struct sg_json *node,
				  struct sg_findings *out)
{
	struct sg_reading_rows rows;
	enum sg_status status = sg_reading_rows(r, node, "skills", true, sizeof(struct sg_found_skill),
						&rows);
	struct sg_found_skill *skills = rows.at;

	for (size_t i = 0; i < rows.n && status == SG_OK; i++) {
		const struct sg_json *skill = sg_json_at(rows.list, i);

		skills[i].id = sg_reading_str(r, skill, "id");
		if (skills[i].id.len == 0 && !r->full)
			return sg_fail(r->err, SG_ESYNTAX, "skills[%zu].id: missing", i);
		skills[i].name = sg_reading_str(r, skill, "name");
		if (skills[i].name.ptr == NULL)
			skills[i].name = skills[i].id;
		skills[i].strength = sg_strength_of(sg_json_get_str(skill, "strength"));
		skills[i].min_years = (uint8_t)sg_reading_uint(skill, "min_years", MAX_YEARS);
		skills[i].mention_count = sg_reading_uint(skill, "mention_count", UINT32_MAX);
		status = read_mentions(r, skill, &skills[i]);
	}
	out->skills = skills;
	out->n_skills = rows.n;
	return status;
}

static enum sg_status read_requirement(struct sg_reading *r, const struct sg_json *node, size_t i,
				       struct sg_requirement *out)
{
	enum sg_status status =
		sg_reading_strings(r, node, "any_of", &out->any_of, &out->n_any_of);

	if (status != SG_OK)
		return status;
	if (out->n_any_of == 0 && !r->full)
		return sg_fail(r->err, SG_ESYNTAX, "requirements[%zu].any_of: empty", i);
	out->min_count = (uint16_t)sg_reading_uint(
		node, "min_count",
		out->n_any_of > UINT16_MAX ? UINT16_MAX : (uint32_t)out->n_any_of);
	if (out->min_count == 0)
		out->min_count = 1;
	out->open = sg_json_bool(sg_json_get(node, "open"));
	out->strength = sg_strength_of(sg_json_get_str(node, "strength"));
	out->polarity = sg_polarity_of(sg_json_get_str(node, "polarity"));
	out->min_years = (uint8_t)sg_reading_uint(node, "min_years", MAX_YEARS);
	out->max_years = (uint8_t)sg_reading_uint(node, "max_years", MAX_YEARS);
	out->proficiency = sg_proficiency_of(sg_json_get_str(node, "proficiency"));
	out->section = sg_reading_section(node, "section");
	out->quote = sg_reading_str(r, node, "quote");
	out->span = sg_reading_span(node);
	out->rule = sg_reading_str(r, node, "rule");
	return SG_OK;
}

static enum sg_status read_requirements(struct sg_reading *r, const struct sg_json *node,
					struct sg_findings *out)
{
	struct sg_reading_rows rows;
	enum sg_status status = sg_reading_rows(r, node, "requirements", true,
						sizeof(struct sg_requirement), &rows);
	struct sg_requirement *requirements = rows.at;

	for (size_t i = 0; i < rows.n && status == SG_OK; i++)
		status = read_requirement(r, sg_json_at(rows.list, i), i, &requirements[i]);
	out->requirements = requirements;
	out->n_requirements = rows.n;
	return status;
}

/* Facts of a kind that this version does not know are left out. */
static enum sg_status read_facts(struct sg_reading *r, const struct sg_json *node,
				 struct sg_findings *out)
{
	struct sg_reading_rows rows;
	enum sg_status status = sg_reading_rows(r, node, "facts", true, sizeof(struct sg_fact),
						&rows);
	struct sg_fact *facts = rows.at;
	size_t known = 0;

	for (size_t i = 0; i < rows.n; i++) {
		const struct sg_json *fact = sg_json_at(rows.list, i);
		int kind = sg_fact_of(sg_json_get_str(fact, "kind"));

		if (kind < 0)
			continue;
		facts[known].kind = (enum sg_fact_kind)kind;
		facts[known].value = sg_reading_str(r, fact, "value");
		facts[known].number = sg_reading_uint(fact, "value", UINT32_MAX);
		facts[known].strength = sg_strength_of(sg_json_get_str(fact, "strength"));
		facts[known].quote = sg_reading_str(r, fact, "quote");
		facts[known++].span = sg_reading_span(fact);
	}
	out->facts = facts;
	out->n_facts = known;
	return status;
}

static enum sg_status read_coverage(struct sg_reading *r, const struct sg_json *node,
				    struct sg_coverage *out)
{
	const struct sg_json *coverage = sg_json_get(node, "coverage"), *list;
	sg_span *left;
	sg_str *quotes;
	size_t n;
	enum sg_status status = sg_reading_list(r, coverage, "left", true, &list, &n);

	out->lines = sg_reading_uint(coverage, "lines", UINT32_MAX);
	out->understood = sg_reading_uint(coverage, "understood", out->lines);
	if (status != SG_OK || n == 0)
		return status;
	left = sg_arena_array(r->arena, sg_span, n);
	quotes = sg_arena_array(r->arena, sg_str, n);
	if (left == NULL || quotes == NULL)
		return sg_no_memory(r->err);
	for (size_t i = 0; i < n; i++) {
		left[i] = sg_reading_span(sg_json_at(list, i));
		quotes[i] = sg_reading_str(r, sg_json_at(list, i), "quote");
	}
	out->left = left;
	out->left_quotes = quotes;
	out->n_left = n;
	return SG_OK;
}

static enum sg_status read_roles(struct sg_reading *r, const struct sg_json *node,
				 struct sg_findings *out)
{
	const struct sg_json *roles = sg_json_get(node, "roles"), *value;
	size_t n = sg_json_type(roles) == SG_JSON_OBJECT ? sg_json_size(roles) : 0;
	struct sg_role_score *scores;
	void *iter = NULL;
	sg_str id;

	if (n == 0)
		return SG_OK;
	scores = sg_arena_array(r->arena, struct sg_role_score, n);
	if (scores == NULL)
		return sg_no_memory(r->err);
	for (size_t i = 0; i < n && sg_json_next(roles, &iter, &id, &value); i++) {
		double score = sg_json_number(value, 0);

		scores[i].id = sg_arena_dup(r->arena, id);
		if (scores[i].id.ptr == NULL)
			return sg_no_memory(r->err);
		scores[i].score = score > 1 ? 1 : score > 0 ? score : 0;
	}
	out->roles = scores;
	out->n_roles = n;
	return SG_OK;
}

static enum sg_status read_findings(struct sg_reading *r, const struct sg_json *node,
				    struct sg_record *record)
{
	struct sg_findings *out = &record->findings;
	enum sg_status status = sg_reading_posting(r, node, &out->posting);

	out->outcome = sg_reading_outcome(r, node, &out->why);
	out->posting.outcome = out->outcome;
	out->posting.why = out->why;
	out->dictionary = sg_reading_str(r, node, "dictionary");
	if (status == SG_OK)
		status = read_skills(r, node, out);
	if (status == SG_OK)
		status = read_requirements(r, node, out);
	if (status == SG_OK)
		status = read_facts(r, node, out);
	if (status == SG_OK)
		status = read_coverage(r, node, &out->coverage);
	if (status == SG_OK)
		status = read_roles(r, node, out);
	if (status == SG_OK)
		status = sg_reading_strings(r, node, "unknown", &out->unknown, &out->n_unknown);
	record->posting = out->posting;
	return status;
}

/* ---- source, and all ---------------------------------------------------------------- */

static enum sg_status read_source(struct sg_reading *r, const struct sg_json *node,
				  struct sg_source *out)
{
	out->source = sg_reading_str(r, node, "source");
	if (out->source.ptr == NULL && !r->full)
		return sg_fail(r->err, SG_ESYNTAX, "source: missing");
	out->failed = sg_str_eq(sg_json_get_str(node, "outcome"), SG_STR("failed"));
	out->why = sg_reading_str(r, node, "why");
	out->mend = sg_reading_str(r, node, "mend");
	out->fetched_at = sg_reading_str(r, node, "fetched_at");
	out->read = sg_reading_uint(node, "read", UINT32_MAX);
	out->postings = sg_reading_uint(node, "postings", UINT32_MAX);
	out->left_out = sg_reading_uint(node, "left_out", UINT32_MAX);
	out->credit = sg_reading_str(r, node, "credit");
	return SG_OK;
}

enum sg_status sg_record_read(const struct sg_json *node, struct sg_arena *arena,
			      struct sg_record *out, struct sg_error *err)
{
	struct sg_reading r = { .arena = arena, .err = err };
	enum sg_status status;

	*out = (struct sg_record){ .kind = (enum sg_record_kind)sg_record_kind_of(node) };
	if (sg_reading_uint(node, "v", UINT32_MAX) != 1) {
		sg_mend(err, "install the version of skillgap that wrote it");
		return sg_fail(err, SG_ESYNTAX, "v: this version of skillgap reads 1 only");
	}
	if (out->kind == SG_RECORD_DOCUMENT)
		status = read_document(&r, node, out);
	else if (out->kind == SG_RECORD_FINDINGS)
		status = read_findings(&r, node, out);
	else if (out->kind == SG_RECORD_TALLY)
		status = sg_tally_read(node, arena, &out->tally, err);
	else
		status = read_source(&r, node, &out->source);
	if (status == SG_OK && r.full)
		return sg_no_memory(err);
	return status;
}
