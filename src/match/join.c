/* SPDX-License-Identifier: MIT */
#include "match/join.h"

#include <string.h>

#include "base/names.h"

struct joiner {
	struct sg_reading *reading;
	const struct sg_sentence *sentence;
	struct sg_groups *groups;
};

/* What "or similar" between two groups makes of the second. */
enum link {
	LINK_NONE,
	LINK_EXAMPLES, /* of what else the first takes: "Tableau or similar (Looker)" */
	LINK_CLASS,    /* the class that the others are of: "Java or another JVM language" */
};

static enum link link_of(const struct sg_sentence *sentence, const struct sg_group *group,
			 const struct sg_group *next)
{
	bool open = false, named = false, aside = false; /* "(or similar, ...)" */
	unsigned words = 0;

	if (next->chain == group->chain)
		return LINK_NONE;
	for (size_t i = group->last + 1; i < next->first; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (token->type == SG_TOKEN_MENTION || sg_is_sign(token, ';') ||
		    (open && !named && !aside && sg_is_sign(token, ',')))
			return LINK_NONE;
		named = named || (open && (sg_is_sign(token, '(') || sg_is_sign(token, ':') ||
					   sg_is_sign(token, ',') ||
					   sg_is_cue(token, SG_CUE_SUCH_AS)));
		aside = aside || sg_is_sign(token, '(');
		open = open || (sg_is_cue(token, SG_CUE_OPEN) &&
				sg_str_eq(token->value, SG_STR("or")));
		words += token->type == SG_TOKEN_WORD;
	}
	if (!open || words > 4)
		return LINK_NONE;
	return named ? LINK_EXAMPLES : LINK_CLASS;
}

static bool has_member(const struct joiner *joiner, const struct sg_group *group, uint32_t mention)
{
	const struct sg_named *named = joiner->reading->mentions.at;

	for (size_t i = 0; i < group->n; i++)
		if (named[group->members[i]].skill == named[mention].skill)
			return true;
	return false;
}

static bool append_members(struct joiner *joiner, struct sg_group *to, const struct sg_group *from)
{
	uint32_t *all = sg_arena_array(joiner->reading->scratch, uint32_t, to->n + from->n);

	if (all == NULL)
		return false;
	memcpy(all, to->members, to->n * sizeof *all);
	to->members = all;
	for (size_t i = 0; i < from->n; i++)
		if (!has_member(joiner, to, from->members[i]))
			all[to->n++] = from->members[i];
	if (from->last > to->last)
		to->last = from->last;
	return true;
}

/* "Tableau or similar tools (Looker, Power BI)" is one alternative. */
static void join_examples(struct joiner *joiner)
{
	struct sg_groups *groups = joiner->groups;
	size_t kept = 0;

	for (size_t i = 0; i < groups->n; i++) {
		enum link link = kept == 0 ? LINK_NONE
					   : link_of(joiner->sentence, &groups->at[kept - 1],
						     &groups->at[i]);

		if (link == LINK_EXAMPLES) {
			struct sg_group *open = &groups->at[kept - 1];

			if (!append_members(joiner, open, &groups->at[i]))
				joiner->reading->failed = true;
			open->open = true;
			open->rule = "group.open";
			continue;
		}
		groups->at[kept] = groups->at[i];
		groups->at[kept++].of_class = link == LINK_CLASS;
	}
	groups->n = kept;
}

/* The alternative that a list in parentheses stands in, behind one of its members; or NULL. */
static struct sg_group *holder_of(const struct joiner *joiner, size_t at)
{
	struct sg_groups *groups = joiner->groups;
	size_t owner = groups->at[at].owner;

	for (size_t i = at; owner != SIZE_MAX && i > 0; i--) {
		struct sg_group *group = &groups->at[i - 1];

		bool choice = group->n > 1 && group->last > groups->at[at].last;
		bool open = group->open && link_of(joiner->sentence, group, &groups->at[at]) ==
						   LINK_NONE;

		if ((choice || open) && group->min_count == 1 && group->first <= owner &&
		    owner <= group->last)
			return sg_class_of((enum sg_kind)sg_token_skill(joiner->reading,
								joiner->sentence, owner)
						   ->kind) == SG_CLASS_TECHNOLOGY
				       ? group
				       : NULL;
	}
	return NULL;
}

/* "MySQL, Python (Django) or MongoDB": Django belongs to one of the choices; "AWS (S3, EC2) or
 * another cloud": so do they. */
static void join_details(struct joiner *joiner)
{
	struct sg_groups *groups = joiner->groups;
	size_t kept = 0;

	for (size_t i = 0; i < groups->n; i++) {
		struct sg_group *holder = holder_of(joiner, i);

		groups->at[kept] = groups->at[i];
		if (holder == NULL) {
			kept++;
			continue;
		}
		if (!append_members(joiner, holder, &groups->at[kept]))
			joiner->reading->failed = true;
		if (holder->open)
			holder->rule = "group.open";
	}
	groups->n = kept;
}

/* The parentheses that open behind token `at` hold a word of preference and name nothing. */
static bool is_favoured(const struct sg_sentence *sentence, size_t at)
{
	bool preferred = false;

	if (at + 1 >= sentence->n || !sg_is_sign(&sentence->tokens[at + 1], '('))
		return false;
	for (size_t i = at + 2; i < sentence->n; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (sg_is_sign(token, ')'))
			return preferred;
		if (token->type == SG_TOKEN_MENTION)
			return false;
		preferred = preferred || sg_is_cue(token, SG_CUE_PREFERRED) ||
			    sg_is_cue(token, SG_CUE_PREFERRED_AFTER);
	}
	return false;
}

/* One of an alternative, asked for by itself as well. */
static bool add_favourite(struct joiner *joiner, size_t token)
{
	struct sg_groups *groups = joiner->groups;
	uint32_t *member = sg_arena_array(joiner->reading->scratch, uint32_t, 1);
	struct sg_group *group = sg_push(joiner->reading->scratch, groups);

	if (member == NULL || group == NULL)
		return false;
	*member = joiner->sentence->tokens[token].index;
	*group = (struct sg_group){ .members = member, .n = 1, .min_count = 1,
				    .owner = SIZE_MAX, .first = token, .last = token,
				    .chain = UINT32_MAX - (uint32_t)groups->n,
				    .rule = "group.one" };
	return true;
}

/* "Go (preferred), Java or C#": any of the three, and Go rather than the others. Behind the
 * last one the word is of the whole. They come last, in no one's way. */
static void add_favourites(struct joiner *joiner)
{
	size_t n = joiner->groups->n;

	for (size_t at = 0; at < n; at++) {
		const struct sg_group group = joiner->groups->at[at];

		if (group.n < 2 || group.min_count > 1)
			continue;
		for (size_t i = group.first; i < group.last; i++)
			if (joiner->sentence->tokens[i].type == SG_TOKEN_MENTION &&
			    is_favoured(joiner->sentence, i) && !add_favourite(joiner, i))
				joiner->reading->failed = true;
	}
}

void sg_groups_join(struct sg_reading *reading, const struct sg_sentence *sentence,
		    struct sg_groups *groups)
{
	struct joiner joiner = { .reading = reading, .sentence = sentence, .groups = groups };

	join_details(&joiner);
	join_examples(&joiner);
	add_favourites(&joiner);
}
