/* SPDX-License-Identifier: MIT */
#include "match/chain.h"

#include "base/names.h"

/* What stands between two mentions. */
struct gap {
	unsigned words;
	bool comma, slash, and_, or_, stop;
	bool item;   /* of a list */
	bool person; /* whom the words speak of is said anew */
};

struct walker {
	struct sg_reading *reading;
	const struct sg_sentence *sentence;
	sg_chain_fn fn;
	void *user;
	struct sg_chain stack[SG_MAX_NESTING];
	struct gap gaps[SG_MAX_NESTING];
	size_t depth;
};

static uint32_t skill_index(const struct sg_reading *reading, const struct sg_sentence *sentence,
			    size_t token)
{
	return reading->mentions.at[sentence->tokens[token].index].skill;
}

const struct sg_image_skill *sg_token_skill(const struct sg_reading *reading,
					    const struct sg_sentence *sentence, size_t token)
{
	return sg_image_skill(reading->image, skill_index(reading, sentence, token));
}

static bool holds(const struct sg_reading *reading, uint32_t list, uint32_t skill)
{
	uint32_t n;
	const uint32_t *at = sg_image_list(reading->image, list, &n);

	for (uint32_t i = 0; i < n; i++)
		if (at[i] == skill)
			return true;
	return false;
}

/* Languages and what runs them are named side by side: "Java or Node.js". */
static bool is_language(const struct sg_image_skill *skill)
{
	return skill->kind == SG_KIND_LANGUAGE || skill->kind == SG_KIND_RUNTIME;
}

bool sg_tokens_alike(const struct sg_reading *reading, const struct sg_sentence *sentence,
		     size_t a, size_t b)
{
	const struct sg_image_skill *x = sg_token_skill(reading, sentence, a);
	const struct sg_image_skill *y = sg_token_skill(reading, sentence, b);
	enum sg_class class_ = sg_class_of((enum sg_kind)x->kind);

	if (class_ != sg_class_of((enum sg_kind)y->kind))
		return false;
	if (class_ != SG_CLASS_TECHNOLOGY || x->kind == y->kind ||
	    holds(reading, x->adjacent, skill_index(reading, sentence, b)))
		return true;
	return is_language(x) == is_language(y) && (is_language(x) || x->area == y->area);
}

/* A technology that both imply: they are used together, on top of it. */
static bool share_ground(const struct sg_reading *reading, const struct sg_image_skill *x,
			 const struct sg_image_skill *y)
{
	uint32_t n;
	const uint32_t *at = sg_image_list(reading->image, x->closure, &n);

	for (uint32_t i = 0; i < n; i++)
		if (holds(reading, y->closure, at[i]) &&
		    sg_class_of((enum sg_kind)sg_image_skill(reading->image, at[i])->kind) ==
			    SG_CLASS_TECHNOLOGY)
			return true;
	return false;
}

bool sg_skill_implies(const struct sg_reading *reading, uint32_t skill, uint32_t other)
{
	return holds(reading, sg_image_skill(reading->image, skill)->closure, other);
}

bool sg_tokens_part_of(const struct sg_reading *reading, const struct sg_sentence *sentence,
		       size_t part, size_t whole)
{
	return sg_skill_implies(reading, skill_index(reading, sentence, part),
				skill_index(reading, sentence, whole));
}

bool sg_tokens_adjacent(const struct sg_reading *reading, const struct sg_sentence *sentence,
			size_t a, size_t b)
{
	return holds(reading, sg_token_skill(reading, sentence, a)->adjacent,
		     skill_index(reading, sentence, b));
}

bool sg_tokens_instead(const struct sg_reading *reading, const struct sg_sentence *sentence,
		       size_t a, size_t b)
{
	const struct sg_image_skill *x = sg_token_skill(reading, sentence, a);
	const struct sg_image_skill *y = sg_token_skill(reading, sentence, b);
	uint32_t i = skill_index(reading, sentence, a), k = skill_index(reading, sentence, b);

	if (sg_tokens_adjacent(reading, sentence, a, b))
		return true;
	/* Protocols and formats are used side by side. */
	if (sg_class_of((enum sg_kind)x->kind) != SG_CLASS_TECHNOLOGY ||
	    x->kind == SG_KIND_PROTOCOL || x->kind == SG_KIND_FORMAT ||
	    !sg_tokens_alike(reading, sentence, a, b))
		return false;
	if (x->kind == SG_KIND_LANGUAGE && y->kind == SG_KIND_LANGUAGE)
		return true;
	return !holds(reading, x->after, k) && !holds(reading, y->after, i) &&
	       (x->kind == y->kind || (!holds(reading, x->closure, k) &&
				       !holds(reading, y->closure, i) &&
				       !share_ground(reading, x, y)));
}

static void finish(struct walker *walker, struct sg_chain *chain)
{
	if (chain->n > 0)
		walker->fn(walker->user, chain);
	chain->n = 0;
}

static size_t number_of(sg_str value)
{
	return value.len == 1 && sg_is_digit(value.ptr[0]) ? (size_t)(value.ptr[0] - '0') : 1;
}

/* Nothing before this token opens the list that the chain is. `listed`: past a comma, so that
 * what stood behind it is a member of the list that no one knows. */
static bool shuts(const struct sg_token *token, bool listed)
{
	if (token->type == SG_TOKEN_MENTION || sg_is_sign(token, ';') ||
	    sg_is_cue(token, SG_CUE_INCLUDING) || sg_is_cue(token, SG_CUE_CONTRAST) ||
	    sg_is_cue(token, SG_CUE_COMPANY))
		return true;
	return listed && token->type == SG_TOKEN_CUE && token->cue != SG_CUE_OR;
}

/* Looks back from the first mention of a chain for "one of" and "such as". */
static void read_header(struct walker *walker, struct sg_chain *chain, size_t first)
{
	const struct sg_token *tokens = walker->sentence->tokens;
	bool listed = false;
	unsigned words = 0;

	for (size_t i = first; i > 0 && words <= 4; i--) {
		const struct sg_token *token = &tokens[i - 1];

		if (sg_is_cue(token, SG_CUE_ONE_OF)) {
			chain->min_count = number_of(token->value);
			return;
		}
		if (sg_is_cue(token, SG_CUE_SUCH_AS) && i > 1 &&
		    sg_is_cue(&tokens[i - 2], SG_CUE_CANDIDATE))
			return; /* "experience such as": no class whose examples these are */
		if (sg_is_cue(token, SG_CUE_SUCH_AS) && (words <= 1 || listed)) {
			chain->examples = true;
			words = 0;
			listed = false;
		} else if (shuts(token, listed)) {
			return;
		} else if (sg_is_sign(token, ',') && i < first && !chain->examples) {
			listed = true;
		}
		words += token->type == SG_TOKEN_WORD;
	}
}

static void start(struct walker *walker, size_t token)
{
	struct sg_chain *chain = &walker->stack[walker->depth];

	chain->min_count = 0;
	chain->examples = false;
	chain->n = 0;
	if (!chain->paren)
		chain->owner = SIZE_MAX;
	read_header(walker, chain, token);
}

static void append(struct walker *walker, size_t token, enum sg_joint joint)
{
	struct sg_chain *chain = &walker->stack[walker->depth];
	struct sg_arena *arena = walker->reading->scratch;

	if (chain->n == 0)
		start(walker, token);
	if (!sg_vec_grow(arena, (void **)&chain->tokens, chain->n, &chain->cap,
			 sizeof *chain->tokens) ||
	    !sg_vec_grow(arena, (void **)&chain->joints, chain->n, &chain->cap_joints,
			 sizeof *chain->joints)) {
		walker->reading->failed = true;
		return;
	}
	chain->tokens[chain->n] = token;
	chain->joints[chain->n++] = joint;
}

/* How the mention at `token` goes on from the chain's last one. */
static enum sg_joint joint_of(const struct walker *walker, size_t token)
{
	const struct sg_chain *chain = &walker->stack[walker->depth];
	const struct gap *gap = &walker->gaps[walker->depth];

	if (chain->n > 0 && gap->item && chain->min_count > 0)
		return SG_JOINT_COMMA;
	if (chain->n == 0 || gap->stop)
		return SG_JOINT_NONE;
	if (gap->or_ && gap->words <= 3 &&
	    (gap->words == 0 || sg_tokens_alike(walker->reading, walker->sentence,
					    chain->tokens[chain->n - 1], token)))
		return gap->comma ? SG_JOINT_COMMA_OR : SG_JOINT_OR;
	if (gap->person) /* another clause: "Go, knowledge of Kafka" */
		return SG_JOINT_NONE;
	if (gap->words > (chain->examples && chain->paren && gap->comma ? 3u : 1u) ||
	    (gap->words == 1 && !gap->and_ && !gap->comma))
		return SG_JOINT_NONE;
	if (gap->and_)
		return SG_JOINT_AND;
	if (gap->slash)
		return SG_JOINT_SLASH;
	return gap->comma ? SG_JOINT_COMMA : SG_JOINT_NONE;
}

/* "MySQL databases": the mention only says what the one before it is. */
static bool says_what(const struct walker *walker, size_t token)
{
	const struct sg_chain *chain = &walker->stack[walker->depth];
	size_t last;

	if (chain->n == 0)
		return false;
	last = chain->tokens[chain->n - 1];
	return last + 1 == token &&
	       sg_class_of((enum sg_kind)sg_token_skill(walker->reading, walker->sentence, token)
				   ->kind) == SG_CLASS_PRACTICE &&
	       sg_tokens_part_of(walker->reading, walker->sentence, last, token);
}

/* Such a word is a chain by itself and does not end the one around it. */
static void pass_by(struct walker *walker, size_t token)
{
	enum sg_joint joint = SG_JOINT_NONE;
	struct sg_chain chain = { .tokens = &token, .joints = &joint, .n = 1,
				  .owner = SIZE_MAX };

	walker->fn(walker->user, &chain);
	walker->gaps[walker->depth].words++;
}

static void take_mention(struct walker *walker, size_t token)
{
	enum sg_joint joint = joint_of(walker, token);
	struct sg_chain *chain = &walker->stack[walker->depth];

	if (says_what(walker, token)) {
		pass_by(walker, token);
		return;
	}

	if (joint == SG_JOINT_NONE)
		finish(walker, chain);
	append(walker, token, joint);
	walker->gaps[walker->depth] = (struct gap){ 0 };
}

/* A parenthesis holds a chain of its own; the one outside waits. */
static void enter(struct walker *walker, size_t at)
{
	const struct sg_chain *outer = &walker->stack[walker->depth];
	const struct gap *gap = &walker->gaps[walker->depth];
	size_t owner = SIZE_MAX;

	if (walker->depth + 1 == SG_MAX_NESTING)
		return;
	if (outer->n > 0 && gap->words <= 1 && !gap->stop && !gap->comma && !gap->or_ && !gap->and_)
		owner = outer->tokens[outer->n - 1];
	walker->depth++;
	walker->stack[walker->depth] = (struct sg_chain){ .paren = true, .opened = at,
							     .owner = owner };
	walker->gaps[walker->depth] = (struct gap){ 0 };
}

static void leave(struct walker *walker)
{
	if (walker->depth == 0)
		return;
	finish(walker, &walker->stack[walker->depth]);
	walker->depth--;
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
	case SG_CUE_CANDIDATE:
	case SG_CUE_COMPANY:
		gap->person = true;
		break;
	case SG_CUE_ONE_OF:
	case SG_CUE_SUCH_AS:
	case SG_CUE_INCLUDING:
	case SG_CUE_OPEN:
	case SG_CUE_INSTEAD:
	case SG_CUE_REFUSED:
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

static void take_sign(struct walker *walker, size_t at, char sign)
{
	struct gap *gap = &walker->gaps[walker->depth];

	switch (sign) {
	case '(':
	case '[':
		enter(walker, at);
		break;
	case ')':
	case ']':
		leave(walker);
		break;
	case ',':
		gap->comma = true;
		break;
	case '\n':
		gap->item = true;
		break;
	case '/':
	case '|':
		gap->slash = true;
		break;
	case '&':
		gap->and_ = true;
		break;
	case '+': /* "(Elasticsearch + Kibana, Splunk)": two of a list */
		gap->comma = gap->comma || walker->depth > 0;
		gap->and_ = gap->and_ || walker->depth == 0;
		break;
	case ';':
	case ':':
		gap->stop = true;
		break;
	case '.': /* a slip for a comma */
		gap->comma = walker->depth > 0;
		break;
	case '-':
		gap->words++;
		break;
	default:
		break;
	}
}

void sg_chains_walk(struct sg_reading *reading, const struct sg_sentence *sentence,
		    sg_chain_fn fn, void *user)
{
	struct walker walker = { .reading = reading, .sentence = sentence, .fn = fn,
				 .user = user };

	walker.stack[0].owner = SIZE_MAX;
	for (size_t i = 0; i < sentence->n && !reading->failed; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		switch (token->type) {
		case SG_TOKEN_MENTION:
			take_mention(&walker, i);
			break;
		case SG_TOKEN_CUE:
			take_cue(&walker.gaps[walker.depth], token->cue);
			break;
		case SG_TOKEN_SIGN:
			take_sign(&walker, i, token->sign);
			break;
		case SG_TOKEN_WORD:
			walker.gaps[walker.depth].words++;
			break;
		}
	}
	while (walker.depth > 0)
		leave(&walker);
	finish(&walker, &walker.stack[0]);
}
