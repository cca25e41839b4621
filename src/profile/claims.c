/* SPDX-License-Identifier: MIT */
#include "profile/claims.h"

#include <stdio.h>

enum {
	LONGEST_QUOTE = 60,
	LONGEST_NAME = 200, /* of an unknown name that is kept */
};

enum evidence {
	EVIDENCE_NONE,
	EVIDENCE_FOUND,
	EVIDENCE_STATED,
};

struct sg_claim_slot {
	uint16_t stated; /* months */
	uint16_t dated;  /* months */
	uint8_t evidence;
	uint8_t status;
};

static struct sg_place nowhere(void)
{
	return (struct sg_place){ 0 };
}

bool sg_claims_init(struct sg_claims *claims, const struct sg_profile *profile)
{
	claims->slots =
		sg_arena_array(claims->arena, struct sg_claim_slot, sg_dict_count(claims->dict));
	if (claims->slots == NULL)
		return false;
	for (size_t i = 0; i < profile->n_claims; i++) {
		const struct sg_claim *claim = &profile->claims[i];
		uint32_t skill = sg_dict_by_id(claims->dict, claim->skill);

		if (skill != SG_NO_SKILL)
			sg_claims_state(claims, skill, claim->status, claim->months);
	}
	for (size_t i = 0; i < profile->n_unknown; i++) {
		sg_str *slot = sg_push(claims->arena, &claims->unknown);

		if (slot == NULL)
			return false;
		*slot = profile->unknown[i];
	}
	return true;
}

static uint32_t resolve(const struct sg_claims *claims, sg_str name)
{
	name = sg_str_trim(name);
	return name.len == 0 ? SG_NO_SKILL : sg_dict_resolve(claims->dict, name);
}

uint32_t sg_claims_resolve(const struct sg_claims *claims, sg_str name)
{
	uint32_t skill = resolve(claims, name);
	size_t open;

	name = sg_str_trim(name);
	if (skill != SG_NO_SKILL || name.len == 0 || name.ptr[name.len - 1] != ')')
		return skill;
	open = sg_str_find(name, SG_STR("("), 0);
	if (open == SIZE_MAX)
		return SG_NO_SKILL;
	skill = resolve(claims, sg_str_sub(name, 0, open));
	return skill != SG_NO_SKILL ? skill
				    : resolve(claims, sg_str_sub(name, open + 1, name.len - 1));
}

static uint16_t bounded(unsigned months)
{
	return months > SG_MAX_MONTHS ? SG_MAX_MONTHS : (uint16_t)months;
}

void sg_claims_state(struct sg_claims *claims, uint32_t skill, enum sg_claim_status status,
		     unsigned months)
{
	struct sg_claim_slot *slot = &claims->slots[skill];

	/* Years belong to the status they were stated with. */
	if (months > 0 || slot->status != (uint8_t)status)
		slot->stated = bounded(months);
	slot->status = (uint8_t)status;
	slot->evidence = EVIDENCE_STATED;
}

void sg_claims_find(struct sg_claims *claims, uint32_t skill, enum sg_claim_status status)
{
	struct sg_claim_slot *slot = &claims->slots[skill];

	if (slot->evidence == EVIDENCE_STATED ||
	    (slot->evidence == EVIDENCE_FOUND && slot->status == SG_CLAIM_HAVE))
		return;
	slot->status = (uint8_t)status;
	slot->evidence = EVIDENCE_FOUND;
}

void sg_claims_date(struct sg_claims *claims, uint32_t skill, unsigned months)
{
	claims->slots[skill].dated = bounded(months);
}

sg_str sg_claims_quote(sg_str text)
{
	size_t len = LONGEST_QUOTE;

	if (text.len <= len)
		return text;
	while (len > 0 && ((unsigned char)text.ptr[len] & 0xc0) == 0x80)
		len--;
	return sg_str_sub(text, 0, len);
}

static void tell(struct sg_claims *claims, struct sg_place place, const char *text)
{
	struct sg_error warning = { 0 };

	if (claims->warn == NULL)
		return;
	if (place.path.len > 0)
		sg_fail(&warning, SG_ENOTFOUND, SG_FMT ": %s", SG_ARG(place.path), text);
	else
		sg_fail(&warning, SG_ENOTFOUND, "%s", text);
	sg_fail_at(&warning, claims->label, place.line, place.column);
	claims->warn(claims->user, &warning);
}

void sg_claims_warn(struct sg_claims *claims, struct sg_place place, const char *fmt, ...)
{
	char text[sizeof((struct sg_error *)NULL)->text];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	for (char *c = text; *c != '\0'; c++)
		if (sg_is_space(*c))
			*c = ' '; /* a message is one line */
	tell(claims, place, text);
}

/* A copy with single spaces. */
static sg_str one_line(struct sg_arena *arena, sg_str text)
{
	char *copy = sg_arena_alloc(arena, text.len, 1);
	size_t n = 0;

	if (copy == NULL)
		return (sg_str){ NULL, 0 };
	for (size_t i = 0; i < text.len; i++)
		if (!sg_is_space(text.ptr[i]))
			copy[n++] = text.ptr[i];
		else if (n > 0 && copy[n - 1] != ' ')
			copy[n++] = ' ';
	return (sg_str){ copy, n };
}

/* Whether the name is new, and kept. */
static bool keep_unknown(struct sg_claims *claims, sg_str name)
{
	sg_str *slot;

	for (size_t i = 0; i < claims->unknown.n; i++)
		if (sg_str_eq(claims->unknown.at[i], name))
			return false;
	if (claims->unknown.n >= SG_MAX_UNKNOWN) {
		claims->more_unknown++;
		return false;
	}
	slot = sg_push(claims->arena, &claims->unknown);
	if (slot == NULL)
		claims->failed = true;
	else
		*slot = name;
	return slot != NULL;
}

void sg_claims_unknown(struct sg_claims *claims, sg_str name, uint32_t meant, struct sg_place place)
{
	sg_str quote;

	name = sg_str_trim(name);
	if (name.len == 0)
		return;
	if (name.len > LONGEST_NAME)
		name = sg_claims_quote(name);
	name = one_line(claims->arena, name);
	if (name.ptr == NULL)
		claims->failed = true;
	if (name.ptr == NULL || !keep_unknown(claims, name))
		return;
	quote = sg_claims_quote(name);
	if (meant == SG_NO_SKILL && claims->unknown.n <= SG_MAX_NEAREST)
		meant = sg_dict_nearest(claims->dict, name);
	if (meant == SG_NO_SKILL)
		sg_claims_warn(claims, place, "'" SG_FMT "' is unknown", SG_ARG(quote));
	else
		sg_claims_warn(claims, place, "'" SG_FMT "' is unknown; " SG_FMT "?", SG_ARG(quote),
			       SG_ARG(sg_dict_skill(claims->dict, meant).name));
}

enum sg_status sg_claims_finish(struct sg_claims *claims, struct sg_profile *out,
				struct sg_error *err)
{
	uint32_t n_skills = sg_dict_count(claims->dict);
	struct sg_claim *list;
	size_t n = 0;

	for (uint32_t i = 0; i < n_skills; i++)
		n += claims->slots[i].evidence != EVIDENCE_NONE;
	list = sg_arena_array(claims->arena, struct sg_claim, n);
	if (claims->failed || list == NULL)
		return sg_no_memory(err);
	n = 0;
	for (uint32_t i = 0; i < n_skills; i++) {
		const struct sg_claim_slot *slot = &claims->slots[i];

		if (slot->evidence == EVIDENCE_NONE)
			continue;
		list[n] = (struct sg_claim){ .skill = sg_dict_skill(claims->dict, i).id,
					     .months = slot->stated,
					     .status = (enum sg_claim_status)slot->status };
		if (list[n].months == 0 && list[n].status == SG_CLAIM_HAVE)
			list[n].months = slot->dated;
		n++;
	}
	if (claims->more_unknown > 0)
		sg_claims_warn(claims, nowhere(), "%u more names are unknown",
			       (unsigned)claims->more_unknown);
	out->claims = list;
	out->n_claims = n;
	out->unknown = claims->unknown.at;
	out->n_unknown = claims->unknown.n;
	return SG_OK;
}
