/* SPDX-License-Identifier: MIT */
/* The way of an input through the stages, and what must hold of all that comes of it. */
#include "fuzz/fuzz.h"

#include <skillgap/explain.h>

#include <string.h>

#include "base/utf8.h"

/* Runs of records read from what was written before. */
struct again {
	struct fuzz *fuzz;
	size_t n;
};

struct way {
	struct fuzz *fuzz;
	bool match;
	size_t n;
};

static void must_be_span(sg_span span, size_t len)
{
	MUST(span.start <= span.end && span.end <= len);
}

void fuzz_must_be_document(const struct sg_document *document)
{
	uint32_t at = 0;

	fuzz_must_be_clean(document->text);
	for (size_t i = 0; i < document->n_sections; i++) {
		const struct sg_section *section = &document->sections[i];

		must_be_span(section->span, document->text.len);
		MUST(section->span.start == at);
		MUST(section->body >= section->span.start && section->body <= section->span.end);
		MUST(section->kind < SG_N_SECTIONS);
		at = section->span.end;
	}
	MUST(document->text.len == 0 || at == document->text.len);
}

static void must_be_at(const struct sg_document *document, sg_span span, sg_str text)
{
	must_be_span(span, document->text.len);
	MUST(sg_str_eq(sg_str_sub(document->text, span.start, span.end), text));
}

static void must_be_requirement(const struct sg_document *document,
				const struct sg_requirement *wish)
{
	must_be_span(wish->span, document->text.len);
	fuzz_must_be_clean(wish->quote);
	MUST(wish->n_any_of > 0 && wish->min_count > 0 && wish->min_count <= wish->n_any_of);
	MUST(wish->min_years <= 25 && wish->max_years <= 25);
	MUST(wish->rule.len > 0);
	for (size_t i = 0; i < wish->n_any_of; i++)
		MUST(sg_dict_by_id(fuzz_dict(), wish->any_of[i]) != SG_NO_SKILL);
}

void fuzz_must_be_findings(const struct sg_document *document, const struct sg_findings *findings)
{
	for (size_t i = 0; i < findings->n_skills; i++) {
		const struct sg_found_skill *skill = &findings->skills[i];

		MUST(skill->n_mentions > 0 && skill->n_mentions <= SG_MAX_MENTIONS);
		MUST(skill->mention_count >= skill->n_mentions);
		for (size_t k = 0; k < skill->n_mentions; k++)
			must_be_at(document, skill->mentions[k].span, skill->mentions[k].text);
	}
	for (size_t i = 0; i < findings->n_requirements; i++)
		must_be_requirement(document, &findings->requirements[i]);
	for (size_t i = 0; i < findings->n_facts; i++)
		must_be_span(findings->facts[i].span, document->text.len);
	MUST(findings->coverage.understood <= findings->coverage.lines);
	for (size_t i = 0; i < findings->coverage.n_left; i++)
		must_be_span(findings->coverage.left[i], document->text.len);
	for (size_t i = 0; i < findings->n_unknown; i++)
		fuzz_must_be_clean(findings->unknown[i]);
}

static void must_be_posting(const struct sg_posting *posting)
{
	const sg_str lines[] = { posting->id,	    posting->url,	  posting->title,
				 posting->company,  posting->location,	  posting->posted,
				 posting->salary,   posting->seniority,	  posting->valid_through,
				 posting->source,   posting->employment_type };

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		fuzz_must_be_line(lines[i]);
	MUST(posting->source.ptr != NULL && posting->key.len == 16);
	MUST(sg_utf8_valid(posting->body));
	MUST(posting->outcome == SG_OUTCOME_OK || posting->why.len > 0);
}

/* Writes a record down, as one line of JSON; yields that line. */
static sg_str write_record(struct fuzz *fuzz, const struct sg_record *record)
{
	size_t start = fuzz->out.len;
	sg_str line;

	MUST(sg_record_write(record, fuzz_keep, fuzz, NULL) == SG_OK);
	line = sg_str_sub(sg_buf_str(&fuzz->out), start, fuzz->out.len);
	fuzz_must_be_json(line);
	MUST(sg_str_find(line, SG_STR("\n"), 0) == line.len - 1);
	return line;
}

static int take_again(void *user, const struct sg_record *record)
{
	struct again *again = user;

	again->n++;
	write_record(again->fuzz, record);
	return 0;
}

/* What was written reads back as what writes the same. */
static void must_read_back(struct fuzz *fuzz, sg_str line)
{
	struct fuzz other = { .arena = fuzz->arena,
			      .out = { .arena = fuzz->arena, .max = UINT32_MAX } };
	struct again again = { &other, 0 };
	struct sg_input input = { .source = SG_STR("again"), .bytes = line };

	MUST(sg_read(fuzz_dict(), &input, fuzz->arena, take_again, &again, NULL) == SG_OK);
	MUST(again.n == 1);
	fuzz_must_be_same(line, sg_buf_str(&other.out));
}

static void put_record(struct fuzz *fuzz, const struct sg_record *record)
{
	sg_str line = write_record(fuzz, record);
	/* The buffer moves when it grows. */
	sg_str copy = sg_arena_dup(fuzz->arena, line);

	MUST(copy.ptr != NULL);
	must_read_back(fuzz, copy);
}

/* Reasons leave what was found as it is. */
static void must_explain(struct fuzz *fuzz, const struct sg_posting *posting,
			 const struct sg_document *document, const struct sg_findings *findings)
{
	const struct sg_explain_options options = { .format = SG_FORMAT_NDJSON };
	const struct sg_explain_options as_text = { .width = 80 };
	struct sg_explanation explanation;
	size_t start = fuzz->out.len;

	MUST(sg_explain(fuzz_matcher(), posting, document, fuzz->arena, &explanation, NULL) ==
	     SG_OK);
	MUST(explanation.findings.n_skills == findings->n_skills);
	MUST(explanation.findings.n_requirements == findings->n_requirements);
	MUST(explanation.findings.n_facts == findings->n_facts);
	for (size_t i = 0; i < explanation.n_candidates; i++)
		must_be_at(document, explanation.candidates[i].place.span,
			   explanation.candidates[i].place.text);
	MUST(sg_explanation_write(&explanation, &options, fuzz_keep, fuzz, NULL) == SG_OK);
	fuzz_must_be_json(sg_str_sub(sg_buf_str(&fuzz->out), start, fuzz->out.len));
	start = fuzz->out.len;
	MUST(sg_explanation_write(&explanation, &as_text, fuzz_keep, fuzz, NULL) == SG_OK);
	fuzz_must_be_clean(sg_str_sub(sg_buf_str(&fuzz->out), start, fuzz->out.len));
}

static void match_document(struct fuzz *fuzz, const struct sg_posting *posting,
			   const struct sg_document *document)
{
	struct sg_record found = { .kind = SG_RECORD_FINDINGS };

	MUST(sg_match(fuzz_matcher(), posting, document, fuzz->arena, &found.findings, NULL) ==
	     SG_OK);
	fuzz_must_be_findings(document, &found.findings);
	put_record(fuzz, &found);
	must_explain(fuzz, posting, document, &found.findings);
}

static int take(void *user, const struct sg_record *record)
{
	struct way *way = user;
	struct sg_record extracted = { .kind = SG_RECORD_DOCUMENT, .posting = record->posting };

	way->n++;
	put_record(way->fuzz, record);
	if (record->kind != SG_RECORD_POSTING)
		return 0;
	must_be_posting(&record->posting);
	MUST(sg_extract(fuzz_dict(), &record->posting, way->fuzz->arena, &extracted.document,
			NULL) == SG_OK);
	fuzz_must_be_document(&extracted.document);
	put_record(way->fuzz, &extracted);
	if (way->match)
		match_document(way->fuzz, &record->posting, &extracted.document);
	return 0;
}

enum sg_status fuzz_read(struct fuzz *fuzz, const struct sg_input *input, bool match)
{
	struct way way = { fuzz, match, 0 };
	struct sg_error err = { 0 };
	enum sg_status status = sg_read(fuzz_dict(), input, fuzz->arena, take, &way, &err);

	fuzz_note_error(fuzz, status, &err);
	MUST(status != SG_OK || way.n > 0);
	MUST(status != SG_ENOMEM && status != SG_EIO);
	return status;
}
