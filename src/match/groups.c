/* SPDX-License-Identifier: MIT */
#include "match/groups.h"

#include "base/names.h"
#include "match/join.h"
#include "match/side.h"

struct maker {
	struct sg_reading *reading;
	const struct sg_sentence *sentence;
	struct sg_groups *out;
	uint32_t n_chains;
};

static enum sg_class class_at(const struct maker *maker, size_t token)
{
	return sg_class_of(
		(enum sg_kind)sg_token_skill(maker->reading, maker->sentence, token)->kind);
}

static bool is_technology(const struct maker *maker, size_t token)
{
	return class_at(maker, token) == SG_CLASS_TECHNOLOGY;
}

static bool alike(const struct maker *maker, size_t a, size_t b)
{
	return sg_tokens_alike(maker->reading, maker->sentence, a, b);
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

bool sg_group_is_technology(const struct sg_reading *reading, const struct sg_group *group)
{
	uint32_t skill = reading->mentions.at[group->members[0]].skill;

	return sg_class_of((enum sg_kind)sg_image_skill(reading->image, skill)->kind) ==
	       SG_CLASS_TECHNOLOGY;
}

static struct sg_group *new_group(struct maker *maker, size_t token)
{
	struct sg_group *group = sg_push(maker->reading->scratch, maker->out);

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
static void emit(struct maker *maker, const struct sg_chain *chain, size_t from, size_t to,
		 size_t min_count, const char *rule)
{
	struct sg_group *group = new_group(maker, chain->tokens[from]);

	if (group == NULL)
		return;
	group->members = sg_arena_array(maker->reading->scratch, uint32_t, to - from);
	if (group->members == NULL) {
		maker->reading->failed = true;
		return;
	}
	for (size_t i = from; i < to; i++) {
		uint32_t mention = maker->sentence->tokens[chain->tokens[i]].index;
		uint32_t skill = maker->reading->mentions.at[mention].skill;
		bool twice = false;

		for (size_t k = 0; k < group->n; k++)
			twice = twice ||
				maker->reading->mentions.at[group->members[k]].skill == skill;
		if (!twice)
			group->members[group->n++] = mention;
	}
	group->last = chain->tokens[to - 1];
	group->joined = chain->joints[from] == SG_JOINT_AND;
	group->owner = chain->owner;
	if (group->n > 1)
		group->rule = rule;
	group->min_count = (uint16_t)(min_count < group->n ? min_count : group->n);
}

/* Whether a member can stand for one of those before it, back to `from`. */
static bool stands_in_some(const struct maker *maker, const struct sg_chain *chain, size_t from,
			   size_t at)
{
	enum { FAR = 8 };

	for (size_t i = at; i > from && at - i < FAR; i--)
		if (sg_tokens_instead(maker->reading, maker->sentence, chain->tokens[i - 1],
				      chain->tokens[at]))
			return true;
	return false;
}

/* The end of the run of names that slashes make one alternative of. */
static size_t end_of_unit(const struct maker *maker, const struct sg_chain *chain, size_t from,
			  size_t to)
{
	size_t at = from + 1;

	while (at < to && chain->joints[at] == SG_JOINT_SLASH &&
	       stands_in_some(maker, chain, from, at) &&
	       !is_pair(maker, chain->tokens[at - 1], chain->tokens[at]))
		at++;
	return at;
}

/* The unit that starts at `next` goes on with the list of the one before it. */
static bool goes_on(const struct maker *maker, const struct sg_chain *chain, size_t next,
		    bool whole)
{
	switch (chain->joints[next]) {
	case SG_JOINT_OR:
	case SG_JOINT_COMMA_OR:
		return true;
	case SG_JOINT_COMMA:
		return whole ? is_technology(maker, chain->tokens[next - 1]) ==
				       is_technology(maker, chain->tokens[next])
			     : alike(maker, chain->tokens[next - 1], chain->tokens[next]);
	default:
		return false;
	}
}

static bool has_joint(const struct sg_chain *chain, size_t from, size_t to, enum sg_joint joint);

/*
 * A stretch of the chain without "and". If "or" joins some of it, what stands before the last
 * "or" and is alike belongs to the alternative; the rest stands alone.
 */
static void emit_stretch(struct maker *maker, const struct sg_chain *chain, size_t from, size_t to)
{
	bool whole = has_joint(chain, from, to, SG_JOINT_COMMA_OR);

	while (from < to) {
		size_t unit = end_of_unit(maker, chain, from, to), stop = unit, end = 0;

		while (stop < to && goes_on(maker, chain, stop, whole)) {
			bool or_ = chain->joints[stop] != SG_JOINT_COMMA;

			stop = end_of_unit(maker, chain, stop, to);
			if (or_)
				end = stop;
		}
		if (end > 0)
			emit(maker, chain, from, end, 1, "group.or");
		else
			emit(maker, chain, from, unit, 1, "group.slash");
		from = end > 0 ? end : unit;
	}
}

static bool has_joint(const struct sg_chain *chain, size_t from, size_t to, enum sg_joint joint)
{
	for (size_t i = from + 1; i < to; i++)
		if (chain->joints[i] == joint)
			return true;
	return false;
}

/* The chain's members are parts of what its parentheses stand behind: "AWS (EC2, S3)", "AWS
 * services (EC2, S3)"; but "Python frameworks (Django, Flask)" are no parts of Python. */
static bool are_parts(const struct maker *maker, const struct sg_chain *chain)
{
	const struct sg_sentence *sentence = maker->sentence;
	size_t owner = chain->opened;
	enum sg_kind kind;

	if (owner > 1 && sentence->tokens[owner - 1].type == SG_TOKEN_WORD)
		owner--;
	if (owner == 0 || sentence->tokens[owner - 1].type != SG_TOKEN_MENTION)
		return false;
	kind = (enum sg_kind)sg_token_skill(maker->reading, sentence, owner - 1)->kind;
	if (owner < chain->opened && (kind == SG_KIND_LANGUAGE || kind == SG_KIND_RUNTIME))
		return false;
	return sg_class_of(kind) == SG_CLASS_TECHNOLOGY &&
	       sg_tokens_part_of(maker->reading, sentence, chain->tokens[0], owner - 1);
}

/* Each can stand for another one: "AWS, GCP", but not "Docker, Kubernetes". */
static bool are_instead(const struct maker *maker, const struct sg_chain *chain)
{
	for (size_t i = 1; i < chain->n; i++)
		if (!stands_in_some(maker, chain, 0, i))
			return false;
	return true;
}

/* Each is adjacent to another one: "Python frameworks (FastAPI, Django)". */
static bool are_rivals(const struct maker *maker, const struct sg_chain *chain)
{
	for (size_t i = 1; i < chain->n; i++)
		if (!sg_tokens_adjacent(maker->reading, maker->sentence, chain->tokens[i - 1],
					chain->tokens[i]))
			return false;
	return true;
}

/* "or an equivalent orchestrator (Nomad, ECS)" */
static bool is_opened_by_similar(const struct sg_sentence *sentence, size_t opened)
{
	for (size_t i = opened; i > 0 && opened - i < 4; i--) {
		if (sg_is_cue(&sentence->tokens[i - 1], SG_CUE_OPEN))
			return true;
		if (sentence->tokens[i - 1].type == SG_TOKEN_MENTION)
			return false;
	}
	return false;
}

static bool are_alike(const struct maker *maker, const struct sg_chain *chain)
{
	for (size_t i = 1; i < chain->n; i++)
		if (!alike(maker, chain->tokens[i - 1], chain->tokens[i]))
			return false;
	return true;
}

/*
 * A list in parentheses asks for one of its members when an "or" is in it, or when it stands
 * behind a word for a class or its members can stand for each other, and are neither parts of
 * what they stand behind nor practices.
 */
static bool is_choice(const struct maker *maker, const struct sg_chain *chain, bool open)
{
	const struct sg_sentence *sentence = maker->sentence;

	if (has_joint(chain, 0, chain->n, SG_JOINT_OR) ||
	    has_joint(chain, 0, chain->n, SG_JOINT_COMMA_OR))
		return true;
	if (has_joint(chain, 0, chain->n, SG_JOINT_AND))
		return false;
	if (open || is_opened_by_similar(sentence, chain->opened))
		return true;
	if (are_parts(maker, chain) && !are_rivals(maker, chain))
		return false;
	if (class_at(maker, chain->tokens[0]) != SG_CLASS_TECHNOLOGY)
		return false;
	if (has_joint(chain, 0, chain->n, SG_JOINT_SLASH) && !are_instead(maker, chain))
		return false;
	return are_instead(maker, chain) ||
	       (are_alike(maker, chain) && chain->opened > 0 &&
		sg_class_ends_at(maker->reading, sentence->tokens[chain->opened - 1].end));
}

/* "DevOps, SRE, or infrastructure roles": "or" at `at`, and a word that names no skill. */
static bool ends_in_words(const struct sg_sentence *sentence, size_t at)
{
	return at + 1 < sentence->n && at >= 2 && sg_is_cue(&sentence->tokens[at], SG_CUE_OR) &&
	       sentence->tokens[at + 1].type == SG_TOKEN_WORD &&
	       (sentence->tokens[at - 1].type == SG_TOKEN_MENTION ||
		(sg_is_sign(&sentence->tokens[at - 1], ',') &&
		 sentence->tokens[at - 2].type == SG_TOKEN_MENTION));
}

/* The parentheses that open at `at` say so of what they stand behind: "Git, SVN (or another
 * version control system)". */
static bool opens_more(const struct sg_sentence *sentence, size_t at)
{
	return at + 1 < sentence->n && sg_is_cue(&sentence->tokens[at + 1], SG_CUE_OPEN);
}

/* What follows the chain says that others would do: "or similar". Names in parentheses are
 * passed over: "AWS (S3, EC2) or any other cloud". */
static bool is_open(const struct maker *maker, const struct sg_chain *chain, bool *alternative)
{
	const struct sg_sentence *sentence = maker->sentence;
	size_t last = chain->tokens[chain->n - 1];
	bool list = chain->n > 1 && chain->joints[chain->n - 1] == SG_JOINT_COMMA;
	unsigned words = 0;

	for (size_t i = last + 1; i < sentence->n && words < 2; i++) {
		const struct sg_token *token;

		if (sg_is_sign(&sentence->tokens[i], '(') && !opens_more(sentence, i))
			i = sg_past_aside(sentence, i);
		token = &sentence->tokens[i];
		if (list && ends_in_words(sentence, i)) {
			*alternative = true;
			return true;
		}
		if (sg_is_cue(token, SG_CUE_OPEN)) {
			*alternative = sg_str_eq(token->value, SG_STR("or"));
			return true;
		}
		if (token->type == SG_TOKEN_MENTION || sg_is_sign(token, ';') ||
		    (sg_is_sign(token, ')') && chain->paren))
			return false;
		words += token->type == SG_TOKEN_WORD;
	}
	return false;
}

/* Splits the chain at "and"; each stretch falls into groups by itself. */
static void emit_plain(struct maker *maker, const struct sg_chain *chain, bool alternative)
{
	size_t from = 0;

	for (size_t i = 1; i <= chain->n; i++) {
		size_t first;

		if (i < chain->n && chain->joints[i] != SG_JOINT_AND)
			continue;
		if (i == chain->n && alternative && i - from > 1 &&
		    !has_joint(chain, from, i, SG_JOINT_OR) &&
		    !has_joint(chain, from, i, SG_JOINT_COMMA_OR)) {
			/* "Kafka, NATS or similar": all of the list that is of one class. */
			first = i - 1;
			while (first > from && is_technology(maker, chain->tokens[first - 1]) ==
						       is_technology(maker, chain->tokens[first]))
				first--;
			emit_stretch(maker, chain, from, first);
			emit(maker, chain, first, i, 1, "group.open");
		} else {
			emit_stretch(maker, chain, from, i);
		}
		from = i;
	}
}

/* The class of further examples: "caching" in "such as MySQL, caching tools like Redis". */
static bool heads_next(const struct maker *maker, const struct sg_chain *chain, size_t at)
{
	const struct sg_sentence *sentence = maker->sentence;

	if (at + 1 < chain->n)
		return false;
	for (size_t i = chain->tokens[at] + 1; i < sentence->n && i <= chain->tokens[at] + 2; i++)
		if (sg_is_cue(&sentence->tokens[i], SG_CUE_SUCH_AS) ||
		    sg_is_sign(&sentence->tokens[i], '('))
			return true;
	return false;
}

/* An alternative by what stands before it ends where "and" follows its "or", examples end
 * where something of another class follows. */
static size_t end_of_alternative(const struct maker *maker, const struct sg_chain *chain)
{
	bool or_seen = false;

	for (size_t i = 1; i < chain->n; i++) {
		if (chain->examples &&
		    (chain->joints[i] == SG_JOINT_AND || heads_next(maker, chain, i)) &&
		    class_at(maker, chain->tokens[i]) != class_at(maker, chain->tokens[0]))
			return i;
		if (chain->joints[i] == SG_JOINT_OR || chain->joints[i] == SG_JOINT_COMMA_OR)
			or_seen = true;
		else if (chain->joints[i] == SG_JOINT_AND && or_seen)
			return i;
	}
	return chain->n;
}

/* A chain that has ended falls into groups. An sg_chain_fn. */
static void take_chain(void *user, const struct sg_chain *chain)
{
	struct maker *maker = user;
	size_t first_group = maker->out->n, end;
	bool alternative = false, open, any;

	open = is_open(maker, chain, &alternative);
	any = chain->min_count > 0 || chain->examples ||
	      (chain->paren && is_choice(maker, chain, open));
	if (any) {
		struct sg_chain rest = *chain;

		end = end_of_alternative(maker, chain);
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
}

/* A chain in parentheses ends before the one around it. Nearly in order, so by insertion. */
static void sort_by_place(struct sg_groups *groups)
{
	for (size_t i = 1; i < groups->n; i++) {
		struct sg_group moving = groups->at[i];
		size_t k = i;

		for (; k > 0 && groups->at[k - 1].first > moving.first; k--)
			groups->at[k] = groups->at[k - 1];
		groups->at[k] = moving;
	}
}

void sg_groups_make(struct sg_reading *reading, const struct sg_sentence *sentence,
		    struct sg_groups *out)
{
	struct maker maker = { .reading = reading, .sentence = sentence, .out = out };

	if (sentence->n_mentions == 0)
		return;
	sg_chains_walk(reading, sentence, take_chain, &maker);
	sort_by_place(out);
	sg_groups_join(reading, sentence, out);
}
