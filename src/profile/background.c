/* SPDX-License-Identifier: MIT */
#include "profile/background.h"

#include "profile/cues.h"
#include "profile/period.h"

enum {
	MAX_LANGUAGES = 50,
	LONGEST_TEXT = 500, /* of a degree or language; cues stand within */
};

/* Degrees in ascending order. */
static int rank_of(sg_str degree)
{
	static const sg_str ranks[] = { SG_LIT("vocational"), SG_LIT("associate"),
					SG_LIT("bachelor"), SG_LIT("master"), SG_LIT("doctorate") };

	for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
		if (sg_str_eq(degree, ranks[i]))
			return (int)i;
	return -1;
}

static struct sg_cue_hits find(struct sg_claims *claims, sg_str text, enum sg_cue cue)
{
	if (text.len > LONGEST_TEXT)
		text.len = LONGEST_TEXT;
	return sg_cues_find(claims, text, cue);
}

/* The highest degree that a text names. */
static sg_str degree_in(struct sg_claims *claims, sg_str text)
{
	struct sg_cue_hits hits = find(claims, text, SG_CUE_DEGREE);
	sg_str best = { NULL, 0 };
	uint32_t end = 0;

	for (size_t i = 0; i < hits.n; i++) {
		if (hits.at[i].start < end)
			continue; /* within a longer one */
		end = hits.at[i].end;
		if (rank_of(hits.at[i].value) > rank_of(best))
			best = hits.at[i].value;
	}
	return best;
}

static sg_str degree_of(struct sg_claims *claims, sg_str type, sg_str area)
{
	sg_str degree = degree_in(claims, type);

	if (degree.ptr == NULL)
		degree = sg_cues_start(claims, type, SG_CUE_DEGREE);
	return degree.ptr == NULL ? degree_in(claims, area) : degree;
}

static enum sg_status read_education(struct sg_claims *claims, const struct sg_member *member,
				     int64_t today, struct sg_profile *out)
{
	sg_str type, area = { NULL, 0 }, end = { NULL, 0 }, degree;
	enum sg_status status = sg_member_text(member, "studyType", &type);
	int64_t day = 0;
	bool dated;

	if (status == SG_OK)
		status = sg_member_text(member, "area", &area);
	if (status == SG_OK)
		status = sg_member_text(member, "endDate", &end);
	if (status != SG_OK)
		return status;
	degree = degree_of(claims, type, area);
	if (degree.ptr == NULL)
		return SG_OK;
	dated = sg_period_date(end, &day);
	if (!dated && sg_str_trim(end).len > 0)
		sg_claims_warn(
			claims, (struct sg_spot){ .path = sg_member_path(member, "endDate") },
			"'" SG_FMT "' is no date: write YYYY-MM", SG_ARG(sg_claims_quote(end)));
	if (dated && day > today) {
		sg_claims_warn(claims, (struct sg_spot){ .path = sg_member_path(member, NULL) },
			       "left out, it has not ended yet");
		return SG_OK;
	}
	if (rank_of(degree) <= rank_of(out->degree) && out->degree.ptr != NULL)
		return SG_OK;
	out->degree = degree;
	out->degree_year = dated ? sg_str_sub(sg_str_trim(end), 0, 4) : (sg_str){ NULL, 0 };
	return SG_OK;
}

struct languages {
	struct sg_profile_language *at;
	size_t n, cap;
};

static enum sg_status read_language(struct sg_claims *claims, const struct sg_member *member,
				    sg_str name, struct languages *list)
{
	struct sg_profile_language *slot;
	struct sg_cue_hits hits;
	enum sg_status status = SG_OK;
	sg_str fluency = { NULL, 0 };

	if (name.ptr == NULL)
		status = sg_member_text(member, "language", &name);
	if (status == SG_OK)
		status = sg_member_text(member, "fluency", &fluency);
	if (status != SG_OK)
		return status;
	hits = find(claims, name, SG_CUE_LANGUAGE);
	if (hits.n == 0 && sg_str_trim(name).len > 0)
		sg_claims_warn(claims, (struct sg_spot){ .path = sg_member_path(member, NULL) },
			       "'" SG_FMT "' is no language the dictionary knows",
			       SG_ARG(sg_claims_quote(name)));
	if (hits.n == 0 || list->n >= MAX_LANGUAGES)
		return SG_OK;
	for (size_t i = 0; i < list->n; i++)
		if (sg_str_eq(list->at[i].id, hits.at[0].value))
			return SG_OK;
	slot = sg_push(claims->arena, list);
	if (slot == NULL)
		return sg_no_memory(member->err);
	slot->id = hits.at[0].value;
	fluency = sg_claims_quote(sg_str_trim(fluency));
	if (fluency.len > 0)
		slot->fluency = fluency;
	return SG_OK;
}

enum sg_status sg_background_read(struct sg_claims *claims, struct sg_member *member, int64_t today,
				  struct sg_profile *out)
{
	struct languages list = { 0 };
	enum sg_status status;
	sg_str name;
	size_t n;

	status = sg_member_section(member, "education", &n);
	for (size_t i = 0; status == SG_OK && i < n; i++) {
		status = sg_member_object(member, i, &name);
		if (status == SG_OK && name.ptr == NULL)
			status = read_education(claims, member, today, out);
	}
	if (status == SG_OK)
		status = sg_member_section(member, "languages", &n);
	for (size_t i = 0; status == SG_OK && i < n; i++) {
		status = sg_member_object(member, i, &name);
		if (status == SG_OK)
			status = read_language(claims, member, name, &list);
	}
	out->languages = list.at;
	out->n_languages = list.n;
	return status;
}
