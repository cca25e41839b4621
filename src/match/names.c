/* SPDX-License-Identifier: MIT */
#include "match/trace.h"

#include <stdlib.h>
#include <string.h>

#include "base/names.h"
#include "match/shape.h"

/*
 * Names: which candidates are mentions.
 *
 * Of overlapping candidates the leftmost, then the longest, stands. An unambiguous name is a
 * mention unless it is part of an address. An ambiguous one needs the evidence its rule in
 * the dictionary asks for; the order of decisions is that of dictionaries/README.md.
 */
/* Other candidates looked at on either side of one. */
enum { MOST_NEIGHBOURS = 64 };

enum state {
	PENDING, /* ambiguous, nothing decided yet */
	SURE,
	ACCEPTED,
	REJECTED,
};

struct candidate {
	struct sg_hit hit;
	uint32_t line;
	enum state state;
	uint8_t why; /* enum sg_why */
	uint32_t by; /* skill of the candidate that decided, or SG_NO_SKILL */
	bool around; /* with another skill inside, which it does not hide */
};

struct names {
	struct sg_reading *reading;
	sg_vec(struct candidate) all;
	bool *accepted; /* by skill: found on evidence somewhere */
	uint32_t longest; /* skill of the last candidate that hides what stands in it */
};

static const struct sg_image_rule *rule_of(const struct names *names, uint32_t skill)
{
	uint32_t at = sg_image_skill(names->reading->image, skill)->rule;

	return at == 0 ? NULL : sg_image_at(names->reading->image, at);
}

static enum sg_class class_of(const struct names *names, const struct sg_hit *hit)
{
	return sg_class_of(
		(enum sg_kind)sg_image_skill(names->reading->image, hit->target)->kind);
}

/* "Golang developer" names Go, "AWS architecture" AWS: an aside does not hide a skill that
 * stands in it, nor a practice a technology. */
static bool holds_skill(const struct names *names, size_t i)
{
	const struct sg_hits *hits = &names->reading->hits;
	enum sg_class outer = class_of(names, &hits->at[i]);

	if (outer == SG_CLASS_TECHNOLOGY)
		return false;
	for (size_t k = i + 1; k < hits->n && hits->at[k].start < hits->at[i].end; k++) {
		enum sg_class inner = class_of(names, &hits->at[k]);

		if (hits->at[k].end <= hits->at[i].end && inner != SG_CLASS_ASIDE &&
		    (outer == SG_CLASS_ASIDE || inner == SG_CLASS_TECHNOLOGY))
			return true;
	}
	return false;
}

/* A hit that a longer one of another skill hides; only a trace wants to know. */
static void trace_hidden(struct names *names, const struct sg_hit *hit)
{
	struct sg_reading *reading = names->reading;

	if (reading->trace != NULL && hit->target != names->longest)
		sg_trace_add_name(reading,
				  &(struct sg_trace_name){
					  *hit, sg_reading_line_of(reading, hit->start),
					  SG_WHY_LONGER, names->longest });
}

/* Leftmost, then longest; others of the very same span stay beside it. */
static void select_longest(struct names *names)
{
	struct sg_reading *reading = names->reading;
	uint32_t start = 0, end = 0, line = 0;

	for (size_t i = 0; i < reading->hits.n; i++) {
		struct sg_hit *hit = &reading->hits.at[i];
		struct candidate *slot;
		bool around;

		if (hit->start < end && !(hit->start == start && hit->end == end)) {
			trace_hidden(names, hit);
			continue;
		}
		around = holds_skill(names, i);
		if (!around) {
			start = hit->start;
			end = hit->end;
			names->longest = hit->target;
		}
		slot = sg_push(reading->arena, &names->all);
		if (slot == NULL) {
			reading->failed = true;
			return;
		}
		slot->hit = *hit;
		slot->around = around;
		while (line < reading->lines.n && reading->lines.at[line].end <= hit->start)
			line++;
		slot->line = line;
		slot->state = hit->flags & SG_NAME_RISKY ? PENDING : SURE;
		slot->why = slot->state == PENDING ? SG_WHY_NOTHING : SG_WHY_PLAIN;
		slot->by = SG_NO_SKILL;
	}
}

static bool in_patterns(struct names *names, uint32_t list, uint32_t start)
{
	uint32_t n;
	const uint32_t *patterns = sg_image_list(names->reading->image, list, &n);
	size_t end;

	for (uint32_t i = 0; i < n; i++)
		if (sg_patterns_match(names->reading->patterns, patterns[i], names->reading->text,
				      start, &end))
			return true;
	return false;
}

/* Whether a skill is one of the neighbours a rule asks for; an empty list takes any technology. */
static bool is_neighbour(const struct names *names, uint32_t list, uint32_t skill)
{
	const struct sg_image *image = names->reading->image;
	const struct sg_image_skill *who = sg_image_skill(image, skill);
	const uint32_t *areas = sg_image_at(image, image->areas.at);
	uint32_t n;
	const uint32_t *wanted = sg_image_list(image, list, &n);

	if (n == 0)
		return sg_class_of((enum sg_kind)who->kind) == SG_CLASS_TECHNOLOGY;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t index = SG_NEIGHBOUR_INDEX(wanted[i]);

		switch ((enum sg_neighbour)SG_NEIGHBOUR_TYPE(wanted[i])) {
		case SG_NEIGHBOUR_SKILL:
			if (index == skill)
				return true;
			break;
		case SG_NEIGHBOUR_AREA:
			if (areas[index] == who->area)
				return true;
			break;
		case SG_NEIGHBOUR_KIND:
			if (index == who->kind)
				return true;
			break;
		}
	}
	return false;
}

struct neighbours {
	unsigned sure, pending;
	uint32_t by; /* skill of one of them */
};

static void count_neighbour(const struct names *names, uint32_t list, const struct candidate *self,
			    const struct candidate *other, struct neighbours *found)
{
	if (other->hit.target == self->hit.target || other->state == REJECTED ||
	    (other->state == PENDING && other->hit.flags & ~self->hit.flags & SG_HIT_PLAIN) ||
	    !is_neighbour(names, list, other->hit.target))
		return;
	if (other->state == PENDING)
		found->pending++;
	else
		found->sure++;
	if (other->state != PENDING || found->by == SG_NO_SKILL)
		found->by = other->hit.target;
}

/* Neighbours in the list that candidate i stands in: of its line, or of the bullets beside it. */
static struct neighbours neighbours_of(const struct names *names, size_t i, uint32_t list)
{
	const struct sg_reading *reading = names->reading;
	const struct candidate *all = names->all.at, *self = &all[i];
	struct neighbours found = { .by = SG_NO_SKILL };
	size_t n = names->all.n;

	for (size_t k = i; k > 0 && i - k < MOST_NEIGHBOURS && all[k - 1].line == self->line; k--) {
		if (all[k - 1].hit.start != all[k].hit.start &&
		    !sg_is_listed(reading, all[k - 1].hit.end, all[k].hit.start))
			break;
		count_neighbour(names, list, self, &all[k - 1], &found);
	}
	for (size_t k = i;
	     k + 1 < n && k - i < MOST_NEIGHBOURS && all[k + 1].line == self->line; k++) {
		if (all[k + 1].hit.start != all[k].hit.start &&
		    !sg_is_listed(reading, all[k].hit.end, all[k + 1].hit.start))
			break;
		count_neighbour(names, list, self, &all[k + 1], &found);
	}
	if (!reading->lines.at[self->line].item || !sg_is_alone(reading, &self->hit, self->line))
		return found;
	for (size_t k = i;
	     k > 0 && i - k < MOST_NEIGHBOURS && all[k - 1].line + 1 >= self->line; k--)
		count_neighbour(names, list, self, &all[k - 1], &found);
	for (size_t k = i + 1;
	     k < n && k - i < MOST_NEIGHBOURS && all[k].line <= self->line + 1; k++)
		count_neighbour(names, list, self, &all[k], &found);
	return found;
}

/* The skill of a sure neighbour in the same line, or SG_NO_SKILL. */
static uint32_t find_near(const struct names *names, size_t i, uint32_t near)
{
	const struct candidate *all = names->all.at;
	uint32_t line = all[i].line, n;

	sg_image_list(names->reading->image, near, &n);
	if (n == 0)
		return SG_NO_SKILL;
	for (size_t k = i; k > 0 && i - k < MOST_NEIGHBOURS && all[k - 1].line == line; k--)
		if ((all[k - 1].state == SURE || all[k - 1].state == ACCEPTED) &&
		    is_neighbour(names, near, all[k - 1].hit.target))
			return all[k - 1].hit.target;
	for (size_t k = i + 1;
	     k < names->all.n && k - i < MOST_NEIGHBOURS && all[k].line == line; k++)
		if ((all[k].state == SURE || all[k].state == ACCEPTED) &&
		    is_neighbour(names, near, all[k].hit.target))
			return all[k].hit.target;
	return SG_NO_SKILL;
}

static bool is_title(const struct sg_reading *reading, const struct candidate *candidate)
{
	return reading->lines.at[candidate->line].section == SG_SECTION_TITLE;
}

static void settle(struct candidate *candidate, enum state state, enum sg_why why, uint32_t by)
{
	candidate->state = state;
	candidate->why = (uint8_t)why;
	candidate->by = by;
}

/* What decides without other candidates and without a pattern to accept. */
static void decide_alone(struct names *names, struct candidate *candidate)
{
	const struct sg_reading *reading = names->reading;
	const struct sg_image_rule *rule = rule_of(names, candidate->hit.target);

	if (rule == NULL)
		settle(candidate, SURE, SG_WHY_PLAIN, SG_NO_SKILL);
	else if (in_patterns(names, rule->reject, candidate->hit.start))
		settle(candidate, REJECTED, SG_WHY_REJECT, SG_NO_SKILL);
	else if (candidate->hit.flags & SG_HIT_PLAIN)
		settle(candidate, rule->list != 0 ? PENDING : REJECTED, SG_WHY_NOTHING,
		       SG_NO_SKILL);
	else if (sg_has_version(reading, &candidate->hit))
		settle(candidate, ACCEPTED, SG_WHY_VERSION, SG_NO_SKILL);
	else if (rule->alone &&
		 (is_title(reading, candidate) ||
		  sg_is_alone(reading, &candidate->hit, candidate->line)))
		settle(candidate, ACCEPTED, SG_WHY_ALONE, SG_NO_SKILL);
	else if (rule->alone && sg_is_asked_for(reading, &candidate->hit))
		settle(candidate, ACCEPTED, SG_WHY_ASKED, SG_NO_SKILL);
	else if (rule->capital && sg_capital_tells(reading, &candidate->hit, candidate->line))
		settle(candidate, ACCEPTED, SG_WHY_CAPITAL, SG_NO_SKILL);
}

static bool asks(const struct sg_reading *reading, const struct candidate *candidate)
{
	enum sg_section_kind section = reading->lines.at[candidate->line].section;

	return section == SG_SECTION_REQUIRED || section == SG_SECTION_PREFERRED ||
	       section == SG_SECTION_STACK;
}

/* Whether candidates i and i + 1 are members of one list, and `other` of them a technology. */
static bool joins_technology(const struct names *names, size_t i, size_t other)
{
	const struct candidate *all = names->all.at;
	const struct sg_image_skill *who =
		sg_image_skill(names->reading->image, all[other].hit.target);

	return all[i].line == all[i + 1].line && all[i].hit.target != all[i + 1].hit.target &&
	       sg_class_of((enum sg_kind)who->kind) == SG_CLASS_TECHNOLOGY &&
	       sg_is_listed(names->reading, all[i].hit.end, all[i + 1].hit.start);
}

/* Between two technologies of one list, whatever they are, stands a third. */
static bool is_flanked(const struct names *names, size_t i)
{
	const struct candidate *all = names->all.at;

	return i > 0 && i + 1 < names->all.n &&
	       (all[i - 1].state == SURE || all[i - 1].state == ACCEPTED) &&
	       (all[i + 1].state == SURE || all[i + 1].state == ACCEPTED) &&
	       joins_technology(names, i - 1, i - 1) &&
	       joins_technology(names, i, i + 1);
}

static void decide_by_neighbours(struct names *names, size_t i, bool by_pattern)
{
	struct candidate *candidate = &names->all.at[i];
	const struct sg_image_rule *rule = rule_of(names, candidate->hit.target);
	struct neighbours found = { .by = SG_NO_SKILL };
	/* Where skills are asked for, one doubtful neighbour of the right sort says enough. */
	unsigned enough = asks(names->reading, candidate) ? 1 : 2;
	uint32_t near;

	if (rule->list != 0)
		found = neighbours_of(names, i, rule->list);
	if (found.sure > 0 || found.pending > 1) {
		settle(candidate, ACCEPTED, SG_WHY_LIST, found.by);
		return;
	}
	if (rule->list != 0 && is_flanked(names, i)) {
		settle(candidate, ACCEPTED, SG_WHY_LIST, names->all.at[i - 1].hit.target);
		return;
	}
	if (candidate->hit.flags & SG_HIT_PLAIN)
		return;
	if (found.pending >= enough)
		settle(candidate, ACCEPTED, SG_WHY_LIST, found.by);
	else if ((near = find_near(names, i, rule->near)) != SG_NO_SKILL)
		settle(candidate, ACCEPTED, SG_WHY_NEAR, near);
	else if (by_pattern && in_patterns(names, rule->accept, candidate->hit.start))
		settle(candidate, ACCEPTED, SG_WHY_ACCEPT, SG_NO_SKILL);
}

/* The employer's own name in its own posting names no skill, unless a list of technologies
 * that are asked for has it as one of them. */
static bool is_employer(const struct names *names, size_t i)
{
	const struct sg_reading *reading = names->reading;
	const struct sg_hit *hit = &names->all.at[i].hit;

	if (reading->posting->company.len == 0 ||
	    !sg_str_eq_fold(sg_reading_text(reading, hit->start, hit->end),
			    reading->posting->company))
		return false;
	return !asks(reading, &names->all.at[i]) ||
	       (!(i > 0 && joins_technology(names, i - 1, i - 1)) &&
		!(i + 1 < names->all.n && joins_technology(names, i, i + 1)));
}

/* A word that is also a name ("Phoenix") means the place where the posting says the work is. */
static bool is_place(const struct sg_reading *reading, const struct sg_hit *hit)
{
	sg_str rest = reading->posting->location;

	if (!(hit->flags & SG_NAME_RISKY))
		return false;
	while (rest.len > 0)
		if (sg_str_eq_fold(sg_str_trim(sg_str_cut(&rest, ',')),
				   sg_reading_text(reading, hit->start, hit->end)))
			return true;
	return false;
}

static void decide(struct names *names)
{
	struct sg_reading *reading = names->reading;
	struct candidate *all = names->all.at;
	size_t n = names->all.n;

	for (size_t i = 0; i < n; i++) {
		if (all[i].line >= reading->lines.n)
			settle(&all[i], REJECTED, SG_WHY_OUTSIDE, SG_NO_SKILL);
		else if (sg_in_address(reading->text, all[i].hit.start, all[i].hit.end))
			settle(&all[i], REJECTED, SG_WHY_ADDRESS, SG_NO_SKILL);
		else if (is_employer(names, i))
			settle(&all[i], REJECTED, SG_WHY_EMPLOYER, SG_NO_SKILL);
		else if (is_place(reading, &all[i].hit))
			settle(&all[i], REJECTED, SG_WHY_PLACE, SG_NO_SKILL);
		else if (sg_reading_in_company(reading, all[i].hit.start, all[i].hit.end))
			settle(&all[i], REJECTED, SG_WHY_COMPANY, SG_NO_SKILL);
		else if (all[i].state == PENDING)
			decide_alone(names, &all[i]);
	}
	/* What one round accepts is evidence in the next. Patterns cost most to try, so they are
	 * for those whom the company they keep has not spoken for. */
	for (int round = 0; round < 3; round++)
		for (size_t i = 0; i < n; i++)
			if (all[i].state == PENDING)
				decide_by_neighbours(names, i, round == 1);
	for (size_t i = 0; i < n; i++)
		if (all[i].state == ACCEPTED)
			names->accepted[all[i].hit.target] = true;
	for (size_t i = 0; i < n; i++)
		if (all[i].state == PENDING && !(all[i].hit.flags & SG_HIT_PLAIN) &&
		    names->accepted[all[i].hit.target])
			settle(&all[i], ACCEPTED, SG_WHY_ELSEWHERE, SG_NO_SKILL);
}

/* Whether a practice already covers it, which hides all within it but technologies. */
static bool is_hidden(const struct names *names, const struct candidate *candidate,
		      const struct candidate *practice)
{
	return practice != NULL && candidate->hit.end <= practice->hit.end &&
	       (candidate->hit.start > practice->hit.start ||
		candidate->hit.end < practice->hit.end) &&
	       class_of(names, &candidate->hit) != SG_CLASS_TECHNOLOGY;
}

static void trace(struct sg_reading *reading, const struct candidate *candidate)
{
	if (reading->trace != NULL)
		sg_trace_add_name(reading, &(struct sg_trace_name){
						   candidate->hit, candidate->line,
						   (enum sg_why)candidate->why, candidate->by });
}

/* Of those that were found, the first of each place becomes a mention. */
static void list_mentions(struct names *names)
{
	struct sg_reading *reading = names->reading;
	const struct candidate *practice = NULL;
	uint32_t last_end = 0, last_skill = SG_NO_SKILL;

	for (size_t i = 0; i < names->all.n && !reading->failed; i++) {
		struct candidate *candidate = &names->all.at[i];
		bool found = candidate->state == SURE || candidate->state == ACCEPTED;
		struct sg_named *slot;

		if (found && candidate->hit.start < last_end)
			settle(candidate, REJECTED, SG_WHY_LONGER, last_skill);
		else if (found && is_hidden(names, candidate, practice))
			settle(candidate, REJECTED, SG_WHY_LONGER, practice->hit.target);
		trace(reading, candidate);
		if (candidate->state == REJECTED || !found)
			continue;
		slot = sg_push(reading->arena, &reading->mentions);
		if (slot == NULL) {
			reading->failed = true;
			return;
		}
		*slot = (struct sg_named){ candidate->hit.start, candidate->hit.end,
					   candidate->hit.target, candidate->line,
					   SG_POLARITY_ASKED };
		if (!candidate->around) {
			last_end = candidate->hit.end;
			last_skill = candidate->hit.target;
		} else if (class_of(names, &candidate->hit) == SG_CLASS_PRACTICE) {
			practice = candidate;
		}
	}
}

void sg_reading_names(struct sg_reading *reading)
{
	struct names names = { .reading = reading };

	names.accepted = sg_arena_array(reading->arena, bool, reading->image->skills.n);
	select_longest(&names);
	if (reading->failed || names.accepted == NULL) {
		reading->failed = true;
		return;
	}
	decide(&names);
	list_mentions(&names);
}
