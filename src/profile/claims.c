/* SPDX-License-Identifier: MIT */
#include "profile/claims.h"

#include <stdio.h>

#include "base/date.h"
#include "base/sort.h"
#include "dict/image.h"
#include "profile/duration.h"

enum {
	LONGEST_QUOTE = 60,
	LONGEST_NAME = 200, /* of an unknown name that is kept */
	SHORTEST_PERSON = 3,
	MAX_PERSONS = 100,
};

enum evidence {
	EVIDENCE_NONE,
	EVIDENCE_FOUND,
	EVIDENCE_STATED,
};

struct sg_claim_slot {
	uint32_t skill;
	uint16_t stated; /* months */
	uint8_t evidence;
	uint8_t status;
	bool before; /* the profile had it before this text was read */
	bool listed;
	bool dated_quote;
	struct sg_dated dated;
	sg_str quote;
};

static struct sg_spot nowhere(void)
{
	return (struct sg_spot){ 0 };
}

/* A profile speaks of few of the skills that there are: they have slots in the order in which it
 * does, so that no memory is touched for the others. */
static struct sg_claim_slot *slot_of(struct sg_claims *claims, uint32_t skill)
{
	uint32_t *at = &claims->slot_at[skill];

	if (*at == 0) {
		claims->slots[claims->n_slots++] = (struct sg_claim_slot){ .skill = skill };
		*at = claims->n_slots;
	}
	return &claims->slots[*at - 1];
}

bool sg_claims_init(struct sg_claims *claims, const struct sg_profile *profile)
{
	uint32_t n = sg_dict_count(claims->dict);

	claims->slot_at = sg_arena_array(claims->arena, uint32_t, n);
	claims->slots = sg_arena_alloc_dirty(claims->arena, n * sizeof *claims->slots,
					     alignof(struct sg_claim_slot));
	claims->n_slots = 0;
	if (claims->slot_at == NULL || claims->slots == NULL)
		return false;
	for (size_t i = 0; i < profile->n_claims; i++) {
		const struct sg_claim *claim = &profile->claims[i];
		uint32_t skill = sg_dict_by_id(claims->dict, claim->skill);

		if (skill == SG_NO_SKILL)
			continue;
		*slot_of(claims, skill) =
			(struct sg_claim_slot){ .skill = skill,
						.stated = claim->months,
						.evidence = EVIDENCE_STATED,
						.status = (uint8_t)claim->status,
						.before = true };
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

/* What a statement says against an earlier one of the same text. */
static void compare(struct sg_claims *claims, uint32_t skill, enum sg_claim_status status,
		    unsigned months, struct sg_spot place)
{
	const struct sg_claim_slot *slot = slot_of(claims, skill);
	sg_str name;

	if (slot->evidence != EVIDENCE_STATED || slot->before)
		return;
	name = sg_dict_skill(claims->dict, skill).name;
	if (slot->status != (uint8_t)status)
		sg_claims_warn(claims, place,
			       "'" SG_FMT "' is there as %s and as %s; the later one counts",
			       SG_ARG(name),
			       sg_claim_status_name((enum sg_claim_status)slot->status),
			       sg_claim_status_name(status));
	else if (months > 0 && slot->stated > 0 && slot->stated != bounded(months))
		sg_claims_warn(claims, place,
			       "'" SG_FMT "' is there with " SG_FMT " and with " SG_FMT
			       "; the later one counts", SG_ARG(name),
			       SG_ARG(sg_duration_write(claims->arena, slot->stated)),
			       SG_ARG(sg_duration_write(claims->arena, bounded(months))));
}

/* Years of use that are more than the thing is old. */
static void doubt(struct sg_claims *claims, uint32_t index, unsigned months, struct sg_spot place)
{
	/* Only the row is looked at: what its strings say is on other pages. */
	uint16_t since = sg_image_skill(sg_dict_image(claims->dict), index)->since;
	struct sg_skill skill;
	int year;
	unsigned month, day;

	if (claims->today == 0 || since == 0 ||
	    (int64_t)months * 30 <= claims->today - sg_days_of(since, 1, 1))
		return;
	skill = sg_dict_skill(claims->dict, index);
	sg_days_split(claims->today, &year, &month, &day);
	sg_claims_warn(claims, place, "%u years of " SG_FMT "; " SG_FMT " is %d years old",
		       (months + 6) / 12, SG_ARG(skill.name), SG_ARG(skill.name),
		       year - (int)skill.since);
}

void sg_claims_state(struct sg_claims *claims, uint32_t skill, enum sg_claim_status status,
		     unsigned months, struct sg_spot place)
{
	struct sg_claim_slot *slot = slot_of(claims, skill);

	compare(claims, skill, status, months, place);
	doubt(claims, skill, months, place);
	/* Years belong to the status they were stated with. */
	if (months > 0 || slot->status != (uint8_t)status)
		slot->stated = bounded(months);
	slot->status = (uint8_t)status;
	slot->evidence = EVIDENCE_STATED;
	slot->before = false;
}

/* A quote is kept as one line; the first one, but one with dates rather than one without. */
static void keep_quote(struct sg_claims *claims, struct sg_claim_slot *slot, sg_str quote,
		       bool dated)
{
	if (!claims->quotes || quote.len == 0 || (slot->quote.ptr != NULL &&
						   (slot->dated_quote || !dated)))
		return;
	slot->quote = sg_arena_dup(claims->arena, sg_claims_quote(quote));
	slot->dated_quote = dated;
	if (slot->quote.ptr == NULL)
		claims->failed = true;
}

void sg_claims_find(struct sg_claims *claims, uint32_t skill, enum sg_claim_status status,
		    sg_str quote, bool dated)
{
	struct sg_claim_slot *slot = slot_of(claims, skill);

	keep_quote(claims, slot, quote, dated);
	if (slot->evidence == EVIDENCE_STATED ||
	    (slot->evidence == EVIDENCE_FOUND && slot->status == SG_CLAIM_HAVE))
		return;
	slot->status = (uint8_t)status;
	slot->evidence = EVIDENCE_FOUND;
}

void sg_claims_say(struct sg_claims *claims, uint32_t skill, unsigned months)
{
	struct sg_claim_slot *slot = slot_of(claims, skill);

	if (slot->evidence != EVIDENCE_FOUND || slot->status != SG_CLAIM_HAVE ||
	    months <= slot->stated)
		return;
	doubt(claims, skill, months, nowhere());
	slot->stated = bounded(months);
}

void sg_claims_list(struct sg_claims *claims, uint32_t skill)
{
	slot_of(claims, skill)->listed = true;
}

void sg_claims_date(struct sg_claims *claims, uint32_t skill, const struct sg_dated *dated)
{
	slot_of(claims, skill)->dated = *dated;
}

static sg_str month_of(struct sg_arena *arena, int64_t days)
{
	int year;
	unsigned month, day;

	sg_days_split(days, &year, &month, &day);
	return sg_arena_printf(arena, "%04d-%02u", year, month);
}

void sg_claims_evidence(const struct sg_claims *claims, uint32_t skill, struct sg_evidence *out)
{
	const struct sg_claim_slot *slot = &claims->slots[claims->slot_at[skill] - 1];

	out->name = sg_dict_skill(claims->dict, skill).name;
	out->stated = slot->stated > 0;
	out->listed = slot->listed || slot->evidence == EVIDENCE_STATED;
	out->quote = slot->quote;
	out->jobs = slot->dated.jobs;
	if (slot->dated.jobs == 0)
		return;
	out->since = month_of(claims->arena, slot->dated.first);
	if (slot->dated.last < claims->today)
		out->until = month_of(claims->arena, slot->dated.last);
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

static void tell(struct sg_claims *claims, struct sg_spot place, const char *text)
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

void sg_claims_warn(struct sg_claims *claims, struct sg_spot place, const char *fmt, ...)
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

void sg_claims_person(struct sg_claims *claims, sg_str text)
{
	sg_str *slot;

	text = sg_str_trim(text);
	if (text.len < SHORTEST_PERSON || claims->persons.n >= MAX_PERSONS)
		return;
	slot = sg_push(claims->arena, &claims->persons);
	if (slot != NULL)
		*slot = sg_arena_dup(claims->arena, text);
	if (slot == NULL || slot->ptr == NULL)
		claims->failed = true;
}

/* Whether a name holds that of a person or employer, or is part of one. */
static bool is_personal(const struct sg_claims *claims, sg_str name)
{
	for (size_t i = 0; i < claims->persons.n; i++)
		if (sg_str_find_fold(name, claims->persons.at[i], 0) != SIZE_MAX ||
		    sg_str_find_fold(claims->persons.at[i], name, 0) != SIZE_MAX)
			return true;
	return false;
}

void sg_claims_keep(struct sg_claims *claims, sg_str name)
{
	name = one_line(claims->arena, sg_str_trim(name));
	if (name.ptr == NULL)
		claims->failed = true;
	else if (name.len > 0 && name.len <= LONGEST_NAME)
		keep_unknown(claims, name);
}

void sg_claims_unknown(struct sg_claims *claims, sg_str name, uint32_t meant, struct sg_spot place)
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
	if (name.ptr != NULL && is_personal(claims, name)) {
		sg_claims_warn(claims, place, "left out, it holds the name of a person or employer");
		return;
	}
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

/* Skills that something is known of, in order. NULL when memory ran out. */
static const uint32_t *list_skills(const struct sg_claims *claims, size_t *n)
{
	uint32_t *skills = sg_arena_array(claims->arena, uint32_t, claims->n_slots);

	*n = 0;
	for (uint32_t i = 0; skills != NULL && i < claims->n_slots; i++)
		if (claims->slots[i].evidence != EVIDENCE_NONE)
			skills[(*n)++] = claims->slots[i].skill;
	sg_sort_numbers(skills, *n);
	return skills;
}

enum sg_status sg_claims_finish(struct sg_claims *claims, struct sg_profile *out,
				struct sg_error *err)
{
	const struct sg_image *image = sg_dict_image(claims->dict);
	size_t n;
	const uint32_t *skills = list_skills(claims, &n);
	struct sg_claim *list = sg_arena_array(claims->arena, struct sg_claim, n);

	if (claims->failed || skills == NULL || list == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < n; i++) {
		const struct sg_claim_slot *slot = slot_of(claims, skills[i]);

		list[i] = (struct sg_claim){
			.skill = sg_image_str(image, sg_image_skill(image, skills[i])->id),
			.months = slot->stated,
			.status = (enum sg_claim_status)slot->status
		};
		if (list[i].months == 0 && list[i].status == SG_CLAIM_HAVE)
			list[i].months = bounded(slot->dated.months);
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
