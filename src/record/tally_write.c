/* SPDX-License-Identifier: MIT */
#include "record/tally.h"

#include <stdio.h>

#include <skillgap/skillgap.h>

static void write_companies(struct sg_out *out, const struct sg_tally *tally)
{
	sg_out_key(out, "companies");
	sg_out_open(out, '[');
	for (size_t i = 0; i < tally->n_companies; i++) {
		char digits[16];
		int n = snprintf(digits, sizeof digits, "%012llx",
				 (unsigned long long)tally->companies[i]);

		sg_out_string(out, (sg_str){ digits, (size_t)n });
	}
	sg_out_close(out, ']');
}

/* Members that say nothing are left out: most skills have few. */
static void member_if(struct sg_out *out, const char *key, uint64_t value)
{
	if (value > 0)
		sg_out_member_uint(out, key, value);
}

static void write_asking(struct sg_out *out, const struct sg_tally_skill *skill)
{
	uint32_t before = UINT32_MAX; /* one below the first index */

	if (skill->n_companies == 0)
		return;
	sg_out_key(out, "companies");
	sg_out_open(out, '[');
	for (size_t i = 0; i < skill->n_companies; i++) {
		sg_out_uint(out, skill->companies[i] - before);
		before = skill->companies[i];
	}
	sg_out_close(out, ']');
}

static void write_others(struct sg_out *out, const struct sg_tally_skill *skill)
{
	if (skill->n_or == 0)
		return;
	sg_out_key(out, "or");
	sg_out_open(out, '[');
	for (size_t i = 0; i < skill->n_or; i++) {
		sg_out_open(out, '{');
		sg_out_member_str(out, "id", skill->or_[i].id);
		sg_out_member_uint(out, "n", skill->or_[i].n);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_skill(struct sg_out *out, const struct sg_tally_skill *skill)
{
	sg_out_open(out, '{');
	sg_out_member_str(out, "id", skill->id);
	if (skill->name.ptr != NULL)
		sg_out_member_str(out, "name", skill->name);
	sg_out_member_bool(out, "asked", skill->asked);
	member_if(out, "required", skill->required);
	member_if(out, "preferred", skill->preferred);
	member_if(out, "unspecified", skill->unspecified);
	member_if(out, "mentioned", skill->mentioned);
	member_if(out, "one_of", skill->one_of);
	member_if(out, "closer", skill->closer);
	member_if(out, "opens", skill->opens);
	member_if(out, "years_asked", skill->years_asked);
	member_if(out, "months_held", skill->months_held);
	if (skill->short_only)
		sg_out_member_bool(out, "short_only", true);
	write_asking(out, skill);
	write_others(out, skill);
	sg_out_close(out, '}');
}

static void write_roles(struct sg_out *out, const struct sg_tally *tally)
{
	sg_out_key(out, "roles");
	sg_out_open(out, '[');
	for (size_t i = 0; i < tally->n_roles; i++) {
		const struct sg_tally_role *role = &tally->roles[i];

		sg_out_open(out, '{');
		sg_out_member_str(out, "id", role->id);
		sg_out_member_uint(out, "recognised", role->recognised);
		sg_out_member_uint(out, "likeness", role->likeness);
		sg_out_key(out, "areas");
		sg_out_open(out, '[');
		for (size_t k = 0; k < role->n_areas; k++)
			sg_out_uint(out, role->areas[k]);
		sg_out_close(out, ']');
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_facts(struct sg_out *out, const struct sg_tally *tally)
{
	sg_out_key(out, "facts");
	sg_out_open(out, '[');
	for (size_t i = 0; i < tally->n_facts; i++) {
		const struct sg_fact_count *fact = &tally->facts[i];

		sg_out_open(out, '{');
		sg_out_member_word(out, "kind", sg_fact_name(fact->kind));
		if (fact->value.ptr != NULL)
			sg_out_member_str(out, "value", fact->value);
		sg_out_member_uint(out, "n", fact->n);
		sg_out_member_uint(out, "met", fact->met);
		sg_out_member_uint(out, "unmet", fact->unmet);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_counts(struct sg_out *out, const struct sg_tally *tally)
{
	sg_out_member_uint(out, "seen", tally->seen);
	sg_out_member_uint(out, "counted", tally->counted);
	sg_out_member_uint(out, "left_out", tally->left_out);
	sg_out_member_uint(out, "duplicates", tally->duplicates);
	sg_out_member_uint(out, "failed", tally->failed);
	sg_out_member_uint(out, "lacking_required", tally->lacking_required);
	sg_out_member_uint(out, "lacking_any", tally->lacking_any);
	sg_out_key(out, "best_fit");
	if (tally->has_fit)
		sg_out_uint(out, tally->best_fit);
	else
		sg_out_null(out);
	sg_out_key(out, "verdicts");
	sg_out_open(out, '{');
	for (int i = SG_READY; i < SG_N_VERDICTS; i++)
		sg_out_member_uint(out, sg_verdict_name((enum sg_verdict)i), tally->verdicts[i]);
	sg_out_close(out, '}');
}

void sg_tally_write(struct sg_out *out, const struct sg_tally *tally)
{
	sg_out_open(out, '{');
	sg_out_member_word(out, "type", "tally");
	sg_out_member_uint(out, "v", 1);
	sg_out_member_str(out, "dictionary", tally->dictionary);
	sg_out_member_str(out, "profile", tally->profile);
	sg_out_member_word(out, "count", tally->count_practices ? "practices" : "technologies");
	sg_out_member_bool(out, "all", tally->keep_all);
	write_counts(out, tally);
	write_companies(out, tally);
	sg_out_key(out, "skills");
	sg_out_open(out, '[');
	for (size_t i = 0; i < tally->n_skills; i++)
		write_skill(out, &tally->skills[i]);
	sg_out_close(out, ']');
	write_roles(out, tally);
	write_facts(out, tally);
	sg_out_close(out, '}');
}
