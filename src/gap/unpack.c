/* SPDX-License-Identifier: MIT */
#include "gap/pack.h"

#include <string.h>

/* The bytes that come next, and where what they say goes to. */
struct reader {
	const struct sg_packer *packer;
	const unsigned char *at;
	struct sg_arena *arena;
	struct sg_requirement *wishes; /* of the posting, once they were taken */
	struct sg_fact *facts;
	bool failed; /* out of memory */
};

static uint64_t take_number(struct reader *reader)
{
	uint64_t number = *reader->at & 0x7f;

	for (unsigned shift = 7; *reader->at++ > 0x7f; shift += 7)
		number |= (uint64_t)(*reader->at & 0x7f) << shift;
	return number;
}

/* Room for n of something, to be written to before it is read; n was packed, so that it is small.
 */
static void *take_array(struct reader *reader, size_t n, size_t size)
{
	void *array = sg_arena_alloc_dirty(reader->arena, n * size, alignof(max_align_t));

	reader->failed |= array == NULL;
	return array;
}

static sg_str take_text(struct reader *reader, sg_str before)
{
	uint64_t kind = take_number(reader);
	sg_str text;

	if (kind == SG_PACK_ABSENT)
		return (sg_str){ 0 };
	if (kind == SG_PACK_SAME)
		return before;
	if (kind >= SG_PACK_NUMBERS)
		return reader->packer->texts.at.at[kind - SG_PACK_NUMBERS];
	text.len = (size_t)take_number(reader);
	text.ptr = (const char *)reader->at;
	reader->at += text.len;
	return text;
}

static sg_span take_span(struct reader *reader)
{
	uint32_t start = (uint32_t)take_number(reader);

	return (sg_span){ start, start + (uint32_t)take_number(reader) };
}

static void take_members(struct reader *reader, uint32_t n, struct sg_requirement *wish,
			 struct sg_asked *asked)
{
	uint32_t *members = take_array(reader, n, sizeof *members);
	sg_str *ids = take_array(reader, n, sizeof *ids);

	for (uint32_t i = 0; i < n && !reader->failed; i++) {
		members[i] = (uint32_t)take_number(reader);
		ids[i] = sg_standing_id(reader->packer->standing, members[i]);
	}
	wish->any_of = ids;
	wish->n_any_of = n;
	*asked = (struct sg_asked){ .members = members,
				    .n_members = n,
				    .min_count = sg_asked_count(wish->min_count, n) };
}

static void take_requirement(struct reader *reader, struct sg_requirement *wish,
			     struct sg_asked *asked)
{
	unsigned flags = *reader->at++, more = *reader->at++;
	uint32_t n = 1;

	*wish = (struct sg_requirement){
		.strength = (enum sg_strength)(flags & 7),
		.polarity = (enum sg_polarity)(flags >> SG_PACK_POLARITY & 3),
		.open = (flags & SG_PACK_OPEN) != 0,
		.section = (enum sg_section_kind)(more & 15),
		.proficiency = (enum sg_proficiency)(more >> 4),
		.min_count = 1,
	};
	if ((flags & SG_PACK_YEARS) != 0) {
		wish->min_years = *reader->at++;
		wish->max_years = *reader->at++;
	}
	if ((flags & SG_PACK_SEVERAL) != 0) {
		n = (uint32_t)take_number(reader);
		wish->min_count = (uint16_t)take_number(reader);
	}
	take_members(reader, n, wish, asked);
	if (!reader->failed)
		wish->rule = take_text(reader, (sg_str){ 0 });
}

static void take_requirements(struct reader *reader, struct sg_unpacked *out)
{
	size_t n = (size_t)take_number(reader);
	struct sg_requirement *wishes = take_array(reader, n, sizeof *wishes);
	struct sg_asked *asked = take_array(reader, n, sizeof *asked);

	for (size_t i = 0; i < n && !reader->failed; i++)
		take_requirement(reader, &wishes[i], &asked[i]);
	reader->wishes = wishes;
	out->findings.requirements = wishes;
	out->findings.n_requirements = n;
	out->asked = asked;
}

static void take_facts(struct reader *reader, struct sg_findings *findings)
{
	size_t n = (size_t)take_number(reader);
	struct sg_fact *facts = take_array(reader, n, sizeof *facts);

	for (size_t i = 0; i < n && !reader->failed; i++) {
		facts[i] = (struct sg_fact){ .kind = (enum sg_fact_kind)reader->at[0],
					     .strength = (enum sg_strength)reader->at[1] };
		reader->at += 2;
		facts[i].value = take_text(reader, (sg_str){ 0 });
		facts[i].number = (uint32_t)take_number(reader);
	}
	reader->facts = facts;
	findings->facts = facts;
	findings->n_facts = n;
}

static void take_roles(struct reader *reader, struct sg_findings *findings)
{
	size_t n = (size_t)take_number(reader);
	struct sg_role_score *roles = take_array(reader, n, sizeof *roles);

	for (size_t i = 0; i < n && !reader->failed; i++) {
		uint64_t hundredths;

		roles[i].id = take_text(reader, (sg_str){ 0 });
		hundredths = take_number(reader);
		roles[i].score = (double)(hundredths - 1) / 100.0;
		if (hundredths > 0)
			continue;
		memcpy(&roles[i].score, reader->at, sizeof roles[i].score);
		reader->at += sizeof roles[i].score;
	}
	findings->roles = roles;
	findings->n_roles = n;
}

static const sg_str *take_texts(struct reader *reader, size_t n)
{
	sg_str *texts = take_array(reader, n, sizeof *texts);

	for (size_t i = 0; i < n && !reader->failed; i++)
		texts[i] = take_text(reader, (sg_str){ 0 });
	return texts;
}

static void take_left(struct reader *reader, unsigned flags, struct sg_coverage *coverage)
{
	if ((flags & SG_PACK_LEFT) != 0) {
		sg_span *left = take_array(reader, coverage->n_left, sizeof *left);

		for (size_t i = 0; i < coverage->n_left && !reader->failed; i++)
			left[i] = take_span(reader);
		coverage->left = left;
	}
	if ((flags & SG_PACK_LEFT_QUOTES) != 0 && !reader->failed)
		coverage->left_quotes = take_texts(reader, coverage->n_left);
}

/* Quotes stand behind all else, in the order of what they are of. */
static void take_quotes(struct reader *reader, unsigned flags, struct sg_findings *findings)
{
	struct sg_requirement *wishes = reader->wishes;
	struct sg_fact *facts = reader->facts;
	sg_str before = { 0 };

	for (size_t i = 0; i < findings->n_requirements; i++) {
		before = wishes[i].quote = take_text(reader, before);
		wishes[i].span = take_span(reader);
	}
	for (size_t i = 0; i < findings->n_facts; i++) {
		before = facts[i].quote = take_text(reader, before);
		facts[i].span = take_span(reader);
	}
	take_left(reader, flags, &findings->coverage);
	if (reader->failed)
		return;
	findings->n_unknown = (size_t)take_number(reader);
	findings->unknown = take_texts(reader, findings->n_unknown);
}

enum sg_status sg_unpack(const struct sg_packer *packer, const unsigned char *packed,
			 struct sg_arena *arena, struct sg_unpacked *out, struct sg_error *err)
{
	struct reader reader = { .packer = packer, .at = packed, .arena = arena };
	struct sg_findings *findings = &out->findings;
	unsigned flags = (unsigned)take_number(&reader);

	*out = (struct sg_unpacked){ 0 };
	findings->outcome = (enum sg_outcome)take_number(&reader);
	findings->why = take_text(&reader, (sg_str){ 0 });
	findings->dictionary = take_text(&reader, (sg_str){ 0 });
	findings->coverage.lines = (uint32_t)take_number(&reader);
	findings->coverage.understood = (uint32_t)take_number(&reader);
	findings->coverage.n_left = (size_t)take_number(&reader);
	take_requirements(&reader, out);
	if (!reader.failed)
		take_facts(&reader, findings);
	if (!reader.failed)
		take_roles(&reader, findings);
	if (!reader.failed) {
		out->n_role_asks = (size_t)take_number(&reader);
		out->role_asks = take_texts(&reader, out->n_role_asks);
	}
	if (!reader.failed) {
		out->n_role_lacks = (size_t)take_number(&reader);
		out->role_lacks = take_texts(&reader, out->n_role_lacks);
	}
	if (!reader.failed && (flags & SG_PACK_QUOTES) != 0)
		take_quotes(&reader, flags, findings);
	return reader.failed ? sg_no_memory(err) : SG_OK;
}
