/* SPDX-License-Identifier: MIT */
#include "profile/prose.h"

static bool is_asked(const struct sg_found_skill *found)
{
	for (size_t i = 0; i < found->n_mentions; i++)
		if (found->mentions[i].polarity == SG_POLARITY_ASKED)
			return true;
	return false;
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

static bool add(const struct sg_prose_reader *reader, const struct sg_findings *findings,
		const struct sg_found_skill *found, struct sg_prose *out)
{
	uint32_t skill = sg_dict_by_id(reader->dict, found->id);
	struct sg_prose_skill *slot;

	if (skill == SG_NO_SKILL || !is_asked(found) ||
	    sg_dict_skill(reader->dict, skill).class_ == SG_CLASS_ASIDE)
		return true;
	slot = sg_push(reader->scratch, out);
	if (slot == NULL)
		return false;
	slot->skill = skill;
	slot->status = is_learning(findings, found->id) ? SG_CLAIM_LEARNING : SG_CLAIM_HAVE;
	return true;
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
		if (!add(reader, &findings, &findings.skills[i], out))
			status = sg_no_memory(err);
	return status;
}
