/* SPDX-License-Identifier: MIT */
#include "record/write.h"

#include <skillgap/skillgap.h>

#include "record/salary.h"
#include "record/tally.h"

static void member_if(struct sg_out *out, const char *key, sg_str value)
{
	if (value.ptr != NULL)
		sg_out_member_str(out, key, value);
}

static void write_named(struct sg_out *out, const char *key, const char *type, const char *member,
			sg_str name)
{
	if (name.ptr == NULL)
		return;
	sg_out_key(out, key);
	sg_out_open(out, '{');
	sg_out_member_word(out, "@type", type);
	sg_out_member_str(out, member, name);
	sg_out_close(out, '}');
}

static void write_additions(struct sg_out *out, const struct sg_posting *posting)
{
	bool ok = posting->outcome == SG_OUTCOME_OK;

	sg_out_key(out, "skillgap");
	sg_out_open(out, '{');
	sg_out_member_uint(out, "v", 1);
	sg_out_member_str(out, "source", posting->source);
	member_if(out, "board", posting->board);
	sg_out_member_str(out, "fetched_at", posting->fetched_at);
	sg_out_member_str(out, "media_type", posting->media_type);
	sg_out_member_str(out, "duplicate_of", posting->duplicate_of);
	if (posting->remote == SG_NO) {
		sg_out_key(out, "remote");
		sg_out_bool(out, false);
	}
	sg_out_member_word(out, "outcome", ok ? "ok" : "inconclusive");
	if (!ok)
		sg_out_member_str(out, "why", posting->why);
	sg_out_close(out, '}');
}

static void write_posting(struct sg_out *out, const struct sg_posting *posting)
{
	sg_out_open(out, '{');
	sg_out_member_word(out, "@context", "https://schema.org");
	sg_out_member_word(out, "@type", "JobPosting");
	member_if(out, "title", posting->title);
	if (!sg_str_eq(posting->id, posting->key))
		member_if(out, "identifier", posting->id);
	member_if(out, "url", posting->url);
	write_named(out, "hiringOrganization", "Organization", "name", posting->company);
	write_named(out, "jobLocation", "Place", "address", posting->location);
	if (posting->remote == SG_YES)
		sg_out_member_word(out, "jobLocationType", "TELECOMMUTE");
	member_if(out, "employmentType", posting->employment_type);
	if (posting->salary.ptr != NULL) {
		sg_out_key(out, "baseSalary");
		sg_salary_write(out, posting->salary);
	}
	member_if(out, "datePosted", posting->posted);
	member_if(out, "validThrough", posting->valid_through);
	member_if(out, "description", posting->body);
	write_additions(out, posting);
	sg_out_close(out, '}');
}

void sg_write_posting_summary(struct sg_out *out, const struct sg_posting *posting)
{
	sg_out_open(out, '{');
	sg_out_member_str(out, "id", posting->id);
	sg_out_member_str(out, "key", posting->key);
	sg_out_member_str(out, "url", posting->url);
	sg_out_member_str(out, "title", posting->title);
	sg_out_member_str(out, "company", posting->company);
	sg_out_member_str(out, "location", posting->location);
	sg_out_key(out, "remote");
	if (posting->remote == SG_UNKNOWN)
		sg_out_null(out);
	else
		sg_out_bool(out, posting->remote == SG_YES);
	sg_out_member_str(out, "posted", posting->posted);
	sg_out_member_str(out, "valid_through", posting->valid_through);
	sg_out_member_str(out, "salary", posting->salary);
	sg_out_member_str(out, "employment_type", posting->employment_type);
	sg_out_member_str(out, "seniority", posting->seniority);
	sg_out_member_str(out, "source", posting->source);
	sg_out_member_str(out, "duplicate_of", posting->duplicate_of);
	member_if(out, "board", posting->board);
	sg_out_close(out, '}');
}

static void write_span(struct sg_out *out, sg_span span)
{
	sg_out_member_uint(out, "start", span.start);
	sg_out_member_uint(out, "end", span.end);
}

void sg_write_requirement_members(struct sg_out *out, const struct sg_requirement *requirement)
{
	sg_out_member_strings(out, "any_of", requirement->any_of, requirement->n_any_of);
	sg_out_member_uint(out, "min_count", requirement->min_count);
	sg_out_key(out, "open");
	sg_out_bool(out, requirement->open);
	sg_out_member_word(out, "strength", sg_strength_name(requirement->strength));
	sg_out_member_word(out, "polarity", sg_polarity_name(requirement->polarity));
	sg_out_member_count(out, "min_years", requirement->min_years);
	sg_out_member_count(out, "max_years", requirement->max_years);
	sg_out_member_word(out, "proficiency", sg_proficiency_name(requirement->proficiency));
	sg_out_member_word(out, "section", sg_section_name(requirement->section));
	sg_out_member_str(out, "quote", requirement->quote);
	write_span(out, requirement->span);
	sg_out_member_str(out, "rule", requirement->rule);
}

void sg_write_fact(struct sg_out *out, const struct sg_fact *fact)
{
	sg_out_open(out, '{');
	sg_out_member_word(out, "kind", sg_fact_name(fact->kind));
	if (fact->value.ptr != NULL)
		sg_out_member_str(out, "value", fact->value);
	else
		sg_out_member_count(out, "value", fact->number);
	sg_out_member_str(out, "quote", fact->quote);
	write_span(out, fact->span);
	sg_out_member_word(out, "strength", sg_strength_name(fact->strength));
	sg_out_close(out, '}');
}

void sg_write_source(struct sg_out *out, const struct sg_source *source)
{
	sg_out_open(out, '{');
	sg_out_member_word(out, "type", "source");
	sg_out_member_uint(out, "v", 1);
	sg_out_member_str(out, "source", source->source);
	sg_out_member_word(out, "outcome", source->failed ? "failed" : "ok");
	sg_out_member_str(out, "why", source->why);
	sg_out_member_str(out, "fetched_at", source->fetched_at);
	sg_out_member_uint(out, "read", source->read);
	sg_out_member_uint(out, "postings", source->postings);
	sg_out_member_uint(out, "left_out", source->left_out);
	sg_out_member_str(out, "credit", source->credit);
	sg_out_member_str(out, "mend", source->mend);
	sg_out_close(out, '}');
}

/* Type, version and outcome, with which documents and findings start. */
static void open_record(struct sg_out *out, const char *type, enum sg_outcome outcome, sg_str why)
{
	sg_out_open(out, '{');
	sg_out_member_word(out, "type", type);
	sg_out_member_uint(out, "v", 1);
	sg_out_member_word(out, "outcome", outcome == SG_OUTCOME_OK ? "ok" : "inconclusive");
	if (outcome != SG_OUTCOME_OK)
		sg_out_member_str(out, "why", why);
}

static void write_document(struct sg_out *out, const struct sg_posting *posting,
			   const struct sg_document *document)
{
	open_record(out, "document", posting->outcome, posting->why);
	sg_out_key(out, "posting");
	sg_write_posting_summary(out, posting);
	sg_out_member_str(out, "text", document->text);
	sg_out_key(out, "sections");
	sg_out_open(out, '[');
	for (size_t i = 0; i < document->n_sections; i++) {
		const struct sg_section *section = &document->sections[i];

		sg_out_open(out, '{');
		sg_out_member_word(out, "kind", sg_section_name(section->kind));
		write_span(out, section->span);
		sg_out_member_uint(out, "body", section->body);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
	sg_out_close(out, '}');
}

static void write_mention(struct sg_out *out, const struct sg_mention *mention)
{
	sg_out_open(out, '{');
	write_span(out, mention->span);
	sg_out_member_str(out, "text", mention->text);
	sg_out_member_word(out, "section", sg_section_name(mention->section));
	sg_out_member_word(out, "polarity", sg_polarity_name(mention->polarity));
	sg_out_close(out, '}');
}

static void write_skill(struct sg_out *out, const struct sg_found_skill *skill)
{
	sg_out_open(out, '{');
	sg_out_member_str(out, "id", skill->id);
	sg_out_member_str(out, "name", skill->name);
	sg_out_member_word(out, "strength", sg_strength_name(skill->strength));
	sg_out_member_count(out, "min_years", skill->min_years);
	sg_out_member_uint(out, "mention_count", skill->mention_count);
	sg_out_key(out, "mentions");
	sg_out_open(out, '[');
	for (size_t i = 0; i < skill->n_mentions; i++)
		write_mention(out, &skill->mentions[i]);
	sg_out_close(out, ']');
	sg_out_close(out, '}');
}

static void write_coverage(struct sg_out *out, const struct sg_coverage *coverage)
{
	sg_out_key(out, "coverage");
	sg_out_open(out, '{');
	sg_out_member_uint(out, "lines", coverage->lines);
	sg_out_member_uint(out, "understood", coverage->understood);
	sg_out_key(out, "left");
	sg_out_open(out, '[');
	for (size_t i = 0; i < coverage->n_left; i++) {
		sg_out_open(out, '{');
		write_span(out, coverage->left[i]);
		sg_out_member_str(out, "quote", coverage->left_quotes[i]);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
	sg_out_close(out, '}');
}

/* Role ids come from records of others too, so that they need escaping as keys. */
static void write_roles(struct sg_out *out, const struct sg_role_score *roles, size_t n)
{
	sg_out_key(out, "roles");
	sg_out_open(out, '{');
	for (size_t i = 0; i < n; i++) {
		sg_out_string(out, roles[i].id);
		sg_out_add(out, SG_STR(":"));
		out->comma = false;
		sg_out_number(out, roles[i].score);
	}
	sg_out_close(out, '}');
}

static void write_findings(struct sg_out *out, const struct sg_findings *findings)
{
	open_record(out, "findings", findings->outcome, findings->why);
	sg_out_member_str(out, "dictionary", findings->dictionary);
	sg_out_key(out, "posting");
	sg_write_posting_summary(out, &findings->posting);
	sg_out_key(out, "skills");
	sg_out_open(out, '[');
	for (size_t i = 0; i < findings->n_skills; i++)
		write_skill(out, &findings->skills[i]);
	sg_out_close(out, ']');
	sg_out_key(out, "requirements");
	sg_out_open(out, '[');
	for (size_t i = 0; i < findings->n_requirements; i++) {
		sg_out_open(out, '{');
		sg_write_requirement_members(out, &findings->requirements[i]);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
	sg_out_key(out, "facts");
	sg_out_open(out, '[');
	for (size_t i = 0; i < findings->n_facts; i++)
		sg_write_fact(out, &findings->facts[i]);
	sg_out_close(out, ']');
	write_coverage(out, &findings->coverage);
	write_roles(out, findings->roles, findings->n_roles);
	sg_out_member_strings(out, "unknown", findings->unknown, findings->n_unknown);
	sg_out_close(out, '}');
}

enum sg_status sg_record_write(const struct sg_record *record, sg_sink_fn sink, void *user,
			       struct sg_error *err)
{
	struct sg_out out;

	sg_out_init(&out, sink, user);
	switch (record->kind) {
	case SG_RECORD_POSTING:
		write_posting(&out, &record->posting);
		break;
	case SG_RECORD_DOCUMENT:
		write_document(&out, &record->posting, &record->document);
		break;
	case SG_RECORD_FINDINGS:
		write_findings(&out, &record->findings);
		break;
	case SG_RECORD_SOURCE:
		sg_write_source(&out, &record->source);
		break;
	case SG_RECORD_TALLY:
		sg_tally_write(&out, record->tally);
		break;
	}
	sg_out_add(&out, SG_STR("\n"));
	return sg_out_finish(&out, err);
}
