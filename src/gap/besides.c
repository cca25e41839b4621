/* SPDX-License-Identifier: MIT */
#include "gap/judge.h"

#include "base/str.h"

/* Degrees in ascending order; a posting's value starts with one of them. */
static int degree_rank(sg_str degree)
{
	static const sg_str ranks[] = {
		SG_LIT("vocational"), SG_LIT("associate"), SG_LIT("bachelor"),
		SG_LIT("master"),     SG_LIT("doctorate"),
	};

	if (sg_str_starts_fold(degree, SG_STR("phd")))
		return 4;
	for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
		if (sg_str_starts_fold(degree, ranks[i]))
			return (int)i;
	return -1;
}

/* A lower degree than asked is no answer where an equivalent would do. */
static enum sg_tristate judge_degree(const struct sg_fact *fact, sg_str degree)
{
	int asked = degree_rank(fact->value), stated = degree_rank(degree);
	bool equivalent = sg_str_ends(fact->value, SG_STR("-or-equivalent")) ||
			  sg_str_ends(fact->value, SG_STR("-alt"));

	if (degree.ptr == NULL || stated < 0)
		return SG_UNKNOWN;
	if (stated >= asked)
		return SG_YES;
	return equivalent ? SG_UNKNOWN : SG_NO;
}

/* The id, or the id and something behind it: "english", "english-c1". */
static bool names_language(sg_str value, sg_str id)
{
	return id.len > 0 && sg_str_starts_fold(value, id) &&
	       (value.len == id.len || !sg_is_word(value.ptr[id.len]));
}

static void judge_language(const struct sg_fact *fact, const struct sg_profile *profile,
			   struct sg_fact_answer *answer)
{
	for (size_t i = 0; i < profile->n_languages; i++) {
		const struct sg_profile_language *language = &profile->languages[i];

		if (!names_language(fact->value, language->id))
			continue;
		answer->met = SG_YES;
		answer->held = language->fluency;
		return;
	}
}

static sg_str degree_text(const struct sg_profile *profile, struct sg_arena *arena)
{
	if (profile->degree_year.ptr == NULL)
		return profile->degree;
	return sg_arena_printf(arena, SG_FMT ", " SG_FMT, SG_ARG(profile->degree),
			       SG_ARG(profile->degree_year));
}

struct sg_fact_answer sg_judge_fact(const struct sg_fact *fact, const struct sg_profile *profile,
				    struct sg_arena *arena)
{
	struct sg_fact_answer answer = { .fact = fact, .met = SG_UNKNOWN };

	if (profile == NULL)
		return answer;
	if (fact->kind == SG_FACT_TOTAL_YEARS && profile->total_months > 0) {
		answer.met = profile->total_months / 12 >= fact->number ? SG_YES : SG_NO;
		answer.held = sg_arena_printf(arena, "%u", (unsigned)profile->total_months);
	} else if (fact->kind == SG_FACT_DEGREE && profile->degree.ptr != NULL) {
		answer.met = judge_degree(fact, profile->degree);
		answer.held = degree_text(profile, arena);
	} else if (fact->kind == SG_FACT_LANGUAGE) {
		judge_language(fact, profile, &answer);
	}
	return answer;
}
