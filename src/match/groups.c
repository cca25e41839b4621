/* SPDX-License-Identifier: MIT */
#include "match/groups.h"

#include "base/names.h"

enum joint {
	JOINT_NONE, /* nothing joins: another chain */
	JOINT_COMMA,
	JOINT_AND,
	JOINT_OR,
	JOINT_SLASH,
};

/* What stands between two mentions. */
struct gap {
	unsigned words;
	bool comma, slash, and_, or_, stop, paren;
};

struct chain {
	size_t *tokens; /* of its mentions */
	enum joint *joints; /* before each; the first is none */
	size_t n, cap, cap_joints;
	size_t min_count; /* from "one of"; 0 without */
	bool examples;    /* "such as" stands before it */
	bool paren;       /* in parentheses */
	size_t owner;     /* token of the mention it belongs to, or SIZE_MAX */
};

struct maker {
	struct sg_reading *reading;
	const struct sg_sentence *sentence;
	struct sg_groups *out;
	struct chain stack[SG_MAX_NESTING];
	struct gap gaps[SG_MAX_NESTING];
	size_t depth;
	uint32_t n_chains;
};

static const struct sg_image_skill *skill_of(const struct maker *maker, size_t token)
{
	uint32_t mention = maker->sentence->tokens[token].index;

	return sg_image_skill(maker->reading->image, maker->reading->mentions.at[mention].skill);
}

static uint32_t skill_index(const struct maker *maker, size_t token)
{
	return maker->reading->mentions.at[maker->sentence->tokens[token].index].skill;
}

static bool is_adjacent(const struct maker *maker, size_t a, size_t b)
{
	uint32_t n, other = skill_index(maker, b);
	const uint32_t *list =
		sg_image_list(maker->reading->image, skill_of(maker, a)->adjacent, &n);

	for (uint32_t i = 0; i < n; i++)
		if (list[i] == other)
			return true;
	return false;
}

/* Whether two skills are of a sort, so that one can stand for the other. */
static bool alike(const struct maker *maker, size_t a, size_t b)
{
	const struct sg_image_skill *x = skill_of(maker, a), *y = skill_of(maker, b);

	if (sg_class_of((enum sg_kind)x->kind) != sg_class_of((enum sg_kind)y->kind))
		return false;
	if (x->kind == y->kind || is_adjacent(maker, a, b))
		return true;
	return x->area == y->area && x->kind != SG_KIND_LANGUAGE && y->kind != SG_KIND_LANGUAGE;
}

/* A slash between these two joins both: "HTML/CSS". */
static bool is_pair(const struct maker *maker, size_t a, size_t b)
{
	const struct sg_sentence *sentence = maker->sentence;

	for (size_t i = 0; i < sentence->n; i++)
		if (sg_is_cue(&sentence->tokens[i], SG_CUE_PAIR) &&
		    sentence->tokens[i].start <= sentence->tokens[a].start &&
		    sentence->tokens[i].end >= sentence->tokens[b].end)
			return true;
	return false;
}

static struct sg_group *new_group(struct maker *maker, size_t token)
{
	struct sg_group *group = sg_push(maker->reading->arena, maker->out);

	if (group == NULL) {
		maker->reading->failed = true;
		return NULL;
	}
	group->min_count = 1;
	group->chain = maker->n_chains;
	group->first = group->last = token;
	group->rule = "group.one";
	return group;
}

/* tokens[from, to) of the chain as one group. */
static void emit(struct maker *maker, const struct chain *chain, size_t from, size_t to,
		 size_t min_count, const char *rule)
{
	struct sg_group *group = new_group(maker, chain->tokens[from]);

	if (group == NULL)
		return;
	group->members = sg_arena_array(maker->reading->arena, uint32_t, to - from);
	if (group->members == NULL) {
		maker->reading->failed = true;
		return;
	}
	for (size_t i = from; i < to; i++) {
		uint32_t mention = maker->sentence->tokens[chain->tokens[i]].index;
		uint32_t skill = maker->reading->mentions.at[mention].skill;
		bool twice = false;

		for (size_t k = 0; k < group->n; k++)
			twice = twice || maker->reading->mentions.at[group->members[k]].skill == skill;
		if (!twice)
			group->members[group->n++] = mention;
	}
	group->last = chain->tokens[to - 1];
	group->joined = chain->joints[from] == JOINT_AND;
	if (group->n > 1)
		group->rule = rule;
	group->min_count = (uint16_t)(min_count < group->n ? min_count : group->n);
}

/*
 * A stretch of the chain without "and". If "or" or a slash joins some of it, what stands
 * before the last "or" and is alike belongs to the alternative; the rest stands alone.
 */
static void emit_stretch(struct maker *maker, const struct chain *chain, size_t from, size_t to)
{
	size_t at = from;

	while (at < to) {
		size_t stop = at + 1, or_at = 0;

		while (stop < to) {
			enum joint joint = chain->joints[stop];
			bool one = alike(maker, chain->tokens[stop - 1], chain->tokens[stop]);

			if (joint == JOINT_SLASH &&
			    (!one || is_pair(maker, chain->tokens[stop - 1], chain->tokens[stop])))
				break;
			if (joint == JOINT_COMMA && !one)
				break;
			if (joint == JOINT_OR || joint == JOINT_SLASH)
				or_at = stop;
			stop++;
		}
		if (or_at == 0) {
			for (; at < stop; at++)
				emit(maker, chain, at, at + 1, 1, "group.one");
			continue;
		}
		/* "A/B, C": the comma after a slash closes the alternative. */
		if (chain->joints[or_at] == JOINT_SLASH) {
			size_t first = or_at;

			while (first > at + 1 && chain->joints[first - 1] == JOINT_SLASH)
				first--;
			for (; at + 1 < first; at++)
				emit(maker, chain, at, at + 1, 1, "group.one");
			emit(maker, chain, at, or_at + 1, 1, "group.slash");
		} else {
			emit(maker, chain, at, or_at + 1, 1, "group.or");
		}
		at = or_at + 1;
	}
}

static bool has_joint(const struct chain *chain, size_t from, size_t to, enum joint joint)
{
	for (size_t i = from + 1; i < to; i++)
		if (chain->joints[i] == joint)
			return true;
	return false;
}

/* The members are parts of the owner ("AWS (EC2, S3)"), not examples of a class. */
static bool are_parts(const struct maker *maker, const struct chain *chain)
{
	const struct sg_image_skill *owner, *member;

	if (chain->owner == SIZE_MAX)
		return false;
	owner = skill_of(maker, chain->owner);
	member = skill_of(maker, chain->tokens[0]);
	return sg_class_of((enum sg_kind)owner->kind) == SG_CLASS_TECHNOLOGY &&
	       member->kind != SG_KIND_DATABASE;
}

/* What follows the chain says that others would do: "or similar". */
static bool is_open(const struct maker *maker, size_t last, bool *alternative)
{
	const struct sg_sentence *sentence = maker->sentence;
	unsigned words = 0;

	for (size_t i = last + 1; i < sentence->n && words < 2; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (sg_is_cue(token, SG_CUE_OPEN)) {
			*alternative = sg_str_eq(token->value, SG_STR("or"));
			return true;
		}
		if (token->type == SG_TOKEN_MENTION || sg_is_sign(token, ';') ||
		    sg_is_sign(token, ')'))
			return false;
		words += token->type == SG_TOKEN_WORD;
	}
	return false;
}

/* Splits the chain at "and"; each stretch falls into groups by itself. */
static void emit_plain(struct maker *maker, const struct chain *chain, bool alternative)
{
	size_t from = 0;

	for (size_t i = 1; i <= chain->n; i++) {
		size_t first = from;

		if (i < chain->n && chain->joints[i] != JOINT_AND)
			continue;
		if (i == chain->n && alternative && i - from > 1 &&
		    !has_joint(chain, from, i, JOINT_OR)) {
			/* "Docker, Kafka, NATS or similar": the alternative is the alike tail. */
			first = i - 1;
			while (first > from && alike(maker, chain->tokens[first - 1],
						     chain->tokens[first]))
				first--;
			emit_stretch(maker, chain, from, first);
			emit(maker, chain, first, i, 1, "group.open");
		} else {
			emit_stretch(maker, chain, from, i);
		}
		from = i;
	}
}

/* An alternative by what stands before it ends where "and" follows its "or". */
static size_t end_of_alternative(const struct chain *chain)
{
	bool or_seen = false;

	for (size_t i = 1; i < chain->n; i++) {
		if (chain->joints[i] == JOINT_OR)
			or_seen = true;
		else if (chain->joints[i] == JOINT_AND && or_seen)
			return i;
	}
	return chain->n;
}

static void finish(struct maker *maker, struct chain *chain)
{
	size_t first_group = maker->out->n, end;
	bool alternative = false, open, any;

	if (chain->n == 0)
		return;
	open = is_open(maker, chain->tokens[chain->n - 1], &alternative);
	any = chain->min_count > 0 || chain->examples || chain->paren;
	if (any && chain->min_count == 0 && are_parts(maker, chain))
		any = false;
	if (any) {
		struct chain rest = *chain;

		end = end_of_alternative(chain);
		emit(maker, chain, 0, end, chain->min_count > 0 ? chain->min_count : 1,
		     chain->min_count > 0 ? "group.one_of"
		     : chain->examples    ? "group.such_as"
					  : "group.paren");
		rest.tokens += end;
		rest.joints += end;
		rest.n -= end;
		if (rest.n > 0)
			emit_plain(maker, &rest, false);
	} else {
		emit_plain(maker, chain, alternative);
	}
	if (open && maker->out->n > first_group) {
		struct sg_group *last = &maker->out->at[maker->out->n - 1];

		last->open = alternative || last->n > 1;
	}
	maker->n_chains++;
	chain->n = 0;
}

static size_t number_of(sg_str value)
{
	return value.len == 1 && sg_is_digit(value.ptr[0]) ? (size_t)(value.ptr[0] - '0') : 1;
}

/* Looks back from the first mention of a chain for "one of", "such as" and what they are of. */
static void read_header(struct maker *maker, struct chain *chain, size_t first)
{
	const struct sg_token *tokens = maker->sentence->tokens;
	unsigned words = 0;

	for (size_t i = first; i > 0 && words <= 4; i--) {
		const struct sg_token *token = &tokens[i - 1];

		if (token->type == SG_TOKEN_MENTION) {
			if ((chain->examples || chain->paren) && words <= 2)
				chain->owner = i - 1;
			return;
		}
		if (sg_is_cue(token, SG_CUE_ONE_OF)) {
			chain->min_count = number_of(token->value);
			return;
		}
		if (sg_is_cue(token, SG_CUE_SUCH_AS) && words <= 1) {
			chain->examples = true;
			words = 0;
		} else if (sg_is_sign(token, ';') || sg_is_cue(token, SG_CUE_CONTRAST) ||
			   sg_is_cue(token, SG_CUE_COMPANY)) {
			return;
		} else if (sg_is_sign(token, ',') && !chain->examples) {
			return;
		}
		words += token->type == SG_TOKEN_WORD;
	}
}

static void start(struct maker *maker, size_t token)
{
	struct chain *chain = &maker->stack[maker->depth];

	chain->min_count = 0;
	chain->examples = false;
	chain->n = 0;
	if (!chain->paren)
		chain->owner = SIZE_MAX;
	read_header(maker, chain, token);
}

static void append(struct maker *maker, size_t token, enum joint joint)
{
	struct chain *chain = &maker->stack[maker->depth];
	struct sg_arena *arena = maker->reading->arena;

	if (chain->n == 0)
		start(maker, token);
	if (!sg_vec_grow(arena, (void **)&chain->tokens, chain->n, &chain->cap,
			 sizeof *chain->tokens) ||
	    !sg_vec_grow(arena, (void **)&chain->joints, chain->n, &chain->cap_joints,
			 sizeof *chain->joints)) {
		maker->reading->failed = true;
		return;
	}
	chain->tokens[chain->n] = token;
	chain->joints[chain->n++] = joint;
}

/* How the mention at `token` goes on from the chain's last one. */
static enum joint joint_of(const struct maker *maker, size_t token)
{
	const struct chain *chain = &maker->stack[maker->depth];
	const struct gap *gap = &maker->gaps[maker->depth];

	if (chain->n == 0 || gap->stop)
		return JOINT_NONE;
	if (gap->or_ && gap->words <= 3 &&
	    (gap->words == 0 || alike(maker, chain->tokens[chain->n - 1], token)))
		return JOINT_OR;
	if (gap->words > 1 || (gap->words == 1 && !gap->and_ && !gap->comma))
		return JOINT_NONE;
	if (gap->and_)
		return JOINT_AND;
	if (gap->slash)
		return JOINT_SLASH;
	return gap->comma ? JOINT_COMMA : JOINT_NONE;
}

static void take_mention(struct maker *maker, size_t token)
{
	enum joint joint = joint_of(maker, token);
	struct chain *chain = &maker->stack[maker->depth];

	if (joint == JOINT_NONE)
		finish(maker, chain);
	append(maker, token, joint);
	maker->gaps[maker->depth] = (struct gap){ 0 };
}

/* A parenthesis holds a chain of its own; the one outside waits. */
static void enter(struct maker *maker)
{
	const struct chain *outer = &maker->stack[maker->depth];
	const struct gap *gap = &maker->gaps[maker->depth];
	size_t owner = SIZE_MAX;

	if (maker->depth + 1 == SG_MAX_NESTING)
		return;
	if (outer->n > 0 && gap->words <= 1 && !gap->stop && !gap->comma)
		owner = outer->tokens[outer->n - 1];
	maker->depth++;
	maker->stack[maker->depth] = (struct chain){ .paren = true, .owner = owner };
	maker->gaps[maker->depth] = (struct gap){ 0 };
}

static void leave(struct maker *maker)
{
	if (maker->depth == 0)
		return;
	finish(maker, &maker->stack[maker->depth]);
	maker->depth--;
}

static void take_cue(struct gap *gap, enum sg_cue cue)
{
	switch (cue) {
	case SG_CUE_AND:
		gap->and_ = true;
		break;
	case SG_CUE_OR:
		gap->or_ = true;
		break;
	case SG_CUE_ONE_OF:
	case SG_CUE_SUCH_AS:
	case SG_CUE_CONTRAST:
	case SG_CUE_REQUIRED:
	case SG_CUE_PREFERRED:
	case SG_CUE_REQUIRED_AFTER:
	case SG_CUE_PREFERRED_AFTER:
	case SG_CUE_NOT:
	case SG_CUE_NOT_AFTER:
	case SG_CUE_YEARS:
		gap->stop = true;
		break;
	default:
		break;
	}
}

static void take_sign(struct maker *maker, char sign)
{
	struct gap *gap = &maker->gaps[maker->depth];

	switch (sign) {
	case '(':
	case '[':
		enter(maker);
		break;
	case ')':
	case ']':
		leave(maker);
		break;
	case ',':
		gap->comma = true;
		break;
	case '/':
	case '|':
		gap->slash = true;
		break;
	case '&':
		gap->and_ = true;
		break;
	case ';':
	case ':':
		gap->stop = true;
		break;
	case '-':
		gap->words++;
		break;
	default:
		break;
	}
}

void sg_groups_make(struct sg_reading *reading, const struct sg_sentence *sentence,
		    struct sg_groups *out)
{
	struct maker maker = { .reading = reading, .sentence = sentence, .out = out };

	maker.stack[0].owner = SIZE_MAX;
	for (size_t i = 0; i < sentence->n && !reading->failed; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		switch (token->type) {
		case SG_TOKEN_MENTION:
			take_mention(&maker, i);
			break;
		case SG_TOKEN_CUE:
			take_cue(&maker.gaps[maker.depth], token->cue);
			break;
		case SG_TOKEN_SIGN:
			take_sign(&maker, token->sign);
			break;
		case SG_TOKEN_WORD:
			maker.gaps[maker.depth].words++;
			break;
		}
	}
	while (maker.depth > 0)
		leave(&maker);
	finish(&maker, &maker.stack[0]);
}
