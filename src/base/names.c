/* SPDX-License-Identifier: MIT */
#include "base/names.h"

#include <skillgap/contrast.h>
#include <skillgap/role.h>

#include "base/str.h"

const char *sg_version(void)
{
	return SG_VERSION;
}

/* The words of the record format; part of the contract, not of a natural language. */
static const char *const kinds[SG_N_KINDS] = {
	"language", "runtime",    "library",    "framework",
	"tool",     "database",   "broker",     "cloud",
	"protocol", "format",     "operating-system", "certification",
	"practice", "concept",    "soft-skill", "role",
	"degree",   "course",     "learning-site", "career",
};
static const char *const classes[] = { "technology", "practice", "aside" };
static const char *const sections[SG_N_SECTIONS] = {
	"other",    "title",        "required", "preferred", "responsibilities", "stack",
	"about",    "benefits",     "compensation", "location", "process", "legal",
};
static const char *const strengths[SG_N_STRENGTHS] = {
	NULL, "mentioned", "unspecified", "preferred", "required",
};
static const char *const polarities[SG_N_POLARITIES] = { "asked", "not_required", "excluded" };
static const char *const proficiencies[SG_N_PROFICIENCIES] = {
	NULL,       "interest", "learning",   "basic",  "exposure",
	"familiar", "working",  "proficient", "strong", "expert",
};
static const char *const facts[SG_N_FACTS] = {
	"total_years", "degree", "language", "work_auth", "clearance", "place", "region",
	"remote", "on_call", "travel", "salary", "seniority", "employment_type", "certification",
};
static const char *const mets[SG_N_MET] = {
	NULL, "met", "likely", "short", "learning", "near", "missing", "not_asked",
};
static const char *const verdicts[SG_N_VERDICTS] = {
	NULL, "ready", "one_away", "stretch", "far", "unclear",
};
static const char *const claims[] = { "have", "learning", "want", "avoid" };

const char *sg_kind_name(enum sg_kind kind)
{
	return kinds[kind];
}

const char *sg_class_name(enum sg_class class_)
{
	return classes[class_];
}

const char *sg_section_name(enum sg_section_kind kind)
{
	return sections[kind];
}

const char *sg_strength_name(enum sg_strength strength)
{
	return strengths[strength];
}

const char *sg_polarity_name(enum sg_polarity polarity)
{
	return polarities[polarity];
}

const char *sg_proficiency_name(enum sg_proficiency proficiency)
{
	return proficiencies[proficiency];
}

const char *sg_fact_name(enum sg_fact_kind kind)
{
	return facts[kind];
}

const char *sg_met_name(enum sg_met status)
{
	return mets[status];
}

const char *sg_verdict_name(enum sg_verdict verdict)
{
	return verdicts[verdict];
}

const char *sg_by_name(enum sg_by by)
{
	static const char *const words[SG_N_BYS] = { NULL,   "source", "company",
						     "role", "title",  "location" };

	return words[by];
}

const char *sg_differ_name(enum sg_differ differ)
{
	static const char *const words[SG_N_DIFFERS] = { NULL, "yes", "no", "too_few" };

	return words[differ];
}

const char *sg_shown_name(enum sg_shown shown)
{
	static const char *const words[SG_N_SHOWNS] = { NULL, "shown", "thin", "not_shown" };

	return words[shown];
}

const char *sg_claim_status_name(enum sg_claim_status status)
{
	return claims[status];
}

static int value_of(const char *const *words, size_t n, sg_str word, int otherwise)
{
	for (size_t i = 0; i < n; i++)
		if (words[i] != NULL && sg_str_eq(sg_str_of(words[i]), word))
			return (int)i;
	return otherwise;
}

#define VALUE_OF(words, word, otherwise)                                                           \
	value_of(words, sizeof(words) / sizeof *(words), word, otherwise)

int sg_kind_of(sg_str word)
{
	return VALUE_OF(kinds, word, -1);
}

enum sg_class sg_class_of(enum sg_kind kind)
{
	if (kind <= SG_KIND_CERTIFICATION)
		return SG_CLASS_TECHNOLOGY;
	return kind <= SG_KIND_CONCEPT ? SG_CLASS_PRACTICE : SG_CLASS_ASIDE;
}

int sg_section_of(sg_str word)
{
	return VALUE_OF(sections, word, -1);
}

enum sg_strength sg_strength_of(sg_str word)
{
	return (enum sg_strength)VALUE_OF(strengths, word, SG_STRENGTH_NONE);
}

enum sg_polarity sg_polarity_of(sg_str word)
{
	return (enum sg_polarity)VALUE_OF(polarities, word, SG_POLARITY_ASKED);
}

enum sg_proficiency sg_proficiency_of(sg_str word)
{
	return (enum sg_proficiency)VALUE_OF(proficiencies, word, SG_PROFICIENCY_NONE);
}

int sg_fact_of(sg_str word)
{
	return VALUE_OF(facts, word, -1);
}

int sg_claim_status_of(sg_str word)
{
	return VALUE_OF(claims, word, -1);
}
