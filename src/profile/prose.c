/* SPDX-License-Identifier: MIT */
#include "profile/prose.h"

#include "text/lines.h"

sg_str sg_prose_line(sg_str text, size_t at)
{
	size_t start = at, end = at;

	while (start > 0 && text.ptr[start - 1] != '\n')
		start--;
	while (end < text.len && text.ptr[end] != '\n')
		end++;
	text = sg_str_trim(sg_str_sub(text, start, end));
	return sg_str_sub(text, sg_list_mark(text, false), text.len);
}

/* The first place that does not deny the skill, or NULL. */
static const struct sg_mention *asked(const struct sg_found_skill *found)
{
	for (size_t i = 0; i < found->n_mentions; i++)
		if (found->mentions[i].polarity == SG_POLARITY_ASKED)
			return &found->mentions[i];
	return NULL;
}

static bool has_member(const struct sg_requirement *requirement, sg_str id)
{
	for (size_t i = 0; i < requirement->n_any_of; i++)
		if (sg_str_eq(requirement->any_of[i], id))
			return true;
	return false;
}

/* Everything the text says of the skill is that it is still to be learnt. */
static bool is_learning(const struct sg_findings *findings, sg_str id)
{
	bool learning = false;

	for (size_t i = 0; i < findings->n_requirements; i++) {
		const struct sg_requirement *requirement = &findings->requirements[i];

		if (!has_member(requirement, id))
			continue;
		if (requirement->proficiency != SG_PROFICIENCY_LEARNING &&
		    requirement->proficiency != SG_PROFICIENCY_INTEREST)
			return false;
		learning = true;
	}
	return learning;
}

bool sg_prose_names(const struct sg_dict *dict, const struct sg_findings *findings,
		    const struct sg_found_skill *found, struct sg_prose_skill *out)
{
	out->skill = sg_dict_by_id(dict, found->id);
	out->quote = (sg_str){ NULL, 0 };
	if (out->skill == SG_NO_SKILL || asked(found) == NULL ||
	    sg_dict_skill(dict, out->skill).class_ == SG_CLASS_ASIDE)
		return false;
	out->status = is_learning(findings, found->id) ? SG_CLAIM_LEARNING : SG_CLAIM_HAVE;
	return true;
}

static bool add(const struct sg_prose_reader *reader, sg_str text,
		const struct sg_findings *findings, const struct sg_found_skill *found,
		struct sg_prose *out)
{
	struct sg_prose_skill named, *slot;

	if (!sg_prose_names(reader->dict, findings, found, &named))
		return true;
	named.quote = sg_prose_line(text, asked(found)->span.start);
	slot = sg_push(reader->scratch, out);
	if (slot != NULL)
		*slot = named;
	return slot != NULL;
}

enum sg_status sg_prose_read(const struct sg_prose_reader *reader, sg_str title, sg_str employer,
			     sg_str text, struct sg_prose *out, struct sg_error *err)
{
	struct sg_posting posting = { .title = title, .company = employer, .body = text };
	struct sg_document document;
	struct sg_findings findings;
	enum sg_status status;

	*out = (struct sg_prose){ 0 };
	status = sg_extract(reader->dict, &posting, reader->scratch, &document, err);
	if (status == SG_OK)
		status = sg_match(reader->matcher, &posting, &document, reader->scratch, &findings,
				  err);
	for (size_t i = 0; status == SG_OK && i < findings.n_skills; i++)
		if (!add(reader, document.text, &findings, &findings.skills[i], out))
			status = sg_no_memory(err);
	return status;
}
