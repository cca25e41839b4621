/* SPDX-License-Identifier: MIT */
#include "text/content.h"

#include "text/flow.h"
#include "text/mark.h"

enum {
	LONGEST_HEADING = 80,
	MOST_NODES = 12, /* of a heading */
	SMALLEST_TEXT = 200,
};

/* Sums over all nodes before one; the difference of two is what a subtree holds. */
struct sum {
	uint32_t letters; /* bytes of text that are no space */
	uint32_t linked;  /* of them in links */
	uint32_t links;
	uint32_t h1;
	uint32_t known; /* headings that only postings have */
	uint32_t tags;	/* lists of skills */
};

struct content {
	const struct sg_dict *dict;
	struct sg_tree *tree;
	struct sum *sums; /* one more than nodes */
	bool *known;	  /* by node */
};

static struct sum of(const struct content *content, uint32_t i)
{
	const struct sum *from = &content->sums[i];
	const struct sum *to = &content->sums[content->tree->at[i].end];

	return (struct sum){
		.letters = to->letters - from->letters,
		.linked = to->linked - from->linked,
		.links = to->links - from->links,
		.h1 = to->h1 - from->h1,
		.known = to->known - from->known,
		.tags = to->tags - from->tags,
	};
}

static uint32_t count_letters(sg_str text)
{
	uint32_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += !sg_is_space(text.ptr[i]);
	return n;
}

/* Sums up everything that is not dropped. */
static void sum_up(struct content *content)
{
	struct sg_tree *tree = content->tree;
	struct sum sum = { 0 };
	uint32_t link_end = 0, skip_end = 0;

	for (uint32_t i = 0; i < tree->n; i++) {
		const struct sg_node *node = &tree->at[i];

		content->sums[i] = sum;
		if (i >= skip_end && (node->dropped || node->tag == SG_TAG_TITLE))
			skip_end = node->end;
		if (i < skip_end)
			continue;
		if (node->tag == SG_TAG_LINK) {
			sum.links++;
			link_end = node->end > link_end ? node->end : link_end;
		} else if (node->tag == SG_TAG_TEXT) {
			uint32_t letters = count_letters(node->text);

			sum.letters += letters;
			sum.linked += i < link_end ? letters : 0;
		}
		sum.h1 += node->tag == SG_TAG_H1;
		sum.known += content->known[i];
		sum.tags += node->tag != SG_TAG_META && (node->marks & SG_MARK_TAGS) != 0;
	}
	content->sums[tree->n] = sum;
}

static bool is_heading(const struct sg_node *node)
{
	return (node->tag >= SG_TAG_H1 && node->tag <= SG_TAG_H6) || node->tag == SG_TAG_STRONG ||
	       node->tag == SG_TAG_DT;
}

/* Finds the headings that say: this is the posting. */
static bool find_known(struct content *content, struct sg_arena *arena)
{
	struct sg_buf buf = { .arena = arena };

	for (uint32_t i = 0; i < content->tree->n; i++) {
		const struct sg_node *node = &content->tree->at[i];
		int kind;

		if (!is_heading(node) || node->end - i > MOST_NODES ||
		    of(content, i).letters > LONGEST_HEADING)
			continue;
		buf.len = 0;
		sg_flow_text(content->tree, i, LONGEST_HEADING, &buf);
		if (buf.failed)
			return false;
		kind = sg_dict_heading(content->dict, sg_buf_str(&buf), true);
		content->known[i] = kind == SG_SECTION_REQUIRED || kind == SG_SECTION_PREFERRED ||
				    kind == SG_SECTION_RESPONSIBILITIES || kind == SG_SECTION_STACK;
	}
	return true;
}

void sg_content_hide(struct sg_tree *tree)
{
	for (uint32_t i = 0; i < tree->n; i++)
		if (tree->at[i].tag != SG_TAG_META && (tree->at[i].marks & SG_MARK_HIDDEN) != 0)
			tree->at[i].dropped = true;
}

/* Some pages hide everything until their script has run. */
static void hide(struct content *content)
{
	uint32_t all = content->sums[content->tree->n].letters;

	for (uint32_t i = 0; i < content->tree->n; i++) {
		struct sg_node *node = &content->tree->at[i];

		if (node->tag != SG_TAG_META && (node->marks & SG_MARK_HIDDEN) != 0)
			node->dropped = of(content, i).letters <= all / 2;
	}
}

static bool in_main(const struct sg_tree *tree, uint32_t i)
{
	while (i != 0) {
		i = tree->at[i].parent;
		if (tree->at[i].tag == SG_TAG_MAIN)
			return true;
	}
	return false;
}

/* Whether an element says that it is no content. */
static bool is_beside(const struct sg_tree *tree, uint32_t i)
{
	const struct sg_node *node = &tree->at[i];
	const struct sg_node *parent = &tree->at[node->parent];

	switch ((enum sg_tag)node->tag) {
	case SG_TAG_META:
		return false;
	case SG_TAG_NAV:
	case SG_TAG_BESIDE:
		return true;
	case SG_TAG_HEADER:
		return !in_main(tree, i);
	case SG_TAG_BUTTON: /* of a heading it folds what is below */
		return parent->tag < SG_TAG_H1 || parent->tag > SG_TAG_H6;
	default:
		return (node->marks & SG_MARK_BESIDE) != 0;
	}
}

static void drop_beside(struct content *content)
{
	struct sg_tree *tree = content->tree;
	uint32_t all = content->sums[tree->n].letters;

	for (uint32_t i = 1; i < tree->n; i++) {
		struct sum sum;

		if (tree->at[i].dropped) {
			i = tree->at[i].end - 1;
			continue;
		}
		if (!is_beside(tree, i))
			continue;
		sum = of(content, i);
		if (sum.h1 > 0 || sum.known > 0 || sum.letters > all / 5 * 2)
			continue;
		tree->at[i].dropped = true;
		i = tree->at[i].end - 1;
	}
}

static bool is_container(const struct sg_node *node)
{
	return node->tag == SG_TAG_LIST || node->tag == SG_TAG_TABLE || node->tag == SG_TAG_BLOCK ||
	       node->tag == SG_TAG_P || node->tag == SG_TAG_MAIN;
}

/* Lists of links lead elsewhere: to other postings most of all. */
static void drop_links(struct content *content)
{
	struct sg_tree *tree = content->tree;
	uint32_t all = content->sums[tree->n].letters;

	for (uint32_t i = 1; i < tree->n; i++) {
		struct sum sum = of(content, i);

		if (tree->at[i].dropped || sum.links < 3 ||
		    (tree->at[i].tag != SG_TAG_META && (tree->at[i].marks & SG_MARK_TAGS) != 0)) {
			i = tree->at[i].end - 1;
			continue;
		}
		if (!is_container(&tree->at[i]) || sum.linked < sum.letters / 3 * 2 ||
		    sum.letters > all / 5 * 2 || sum.tags > 0 || sum.h1 > 0 || sum.known > 0)
			continue;
		tree->at[i].dropped = true;
		i = tree->at[i].end - 1;
	}
}

/* The smallest element that is meant for the main content and holds nearly all of it. */
static uint32_t narrow(const struct content *content)
{
	const struct sg_tree *tree = content->tree;
	struct sum all = of(content, 0);
	uint32_t best = 0, least = all.letters;

	for (uint32_t i = 1; i < tree->n; i++) {
		const struct sg_node *node = &tree->at[i];
		struct sum sum;

		if (node->dropped) {
			i = node->end - 1;
			continue;
		}
		if (node->tag == SG_TAG_META || node->tag == SG_TAG_TEXT ||
		    (node->tag != SG_TAG_MAIN && (node->marks & SG_MARK_MAIN) == 0))
			continue;
		sum = of(content, i);
		if (sum.known < all.known || sum.letters >= least ||
		    sum.letters - sum.linked < (all.letters - all.linked) / 4 * 3)
			continue;
		best = i;
		least = sum.letters;
	}
	return best;
}

enum sg_status sg_content_find(const struct sg_dict *dict, struct sg_tree *tree,
			       struct sg_arena *arena, uint32_t *root, uint32_t *letters,
			       struct sg_error *err)
{
	struct content content = {
		.dict = dict,
		.tree = tree,
		.sums = sg_arena_array(arena, struct sum, tree->n + 1),
		.known = sg_arena_array(arena, bool, tree->n + 1),
	};
	uint32_t left;

	if (content.sums == NULL || content.known == NULL)
		return sg_no_memory(err);
	sum_up(&content);
	hide(&content);
	sum_up(&content);
	if (!find_known(&content, arena))
		return sg_no_memory(err);
	sum_up(&content);
	*letters = content.sums[tree->n].letters;
	drop_beside(&content);
	sum_up(&content);
	left = content.sums[tree->n].letters;
	drop_links(&content);
	sum_up(&content);
	if (content.sums[tree->n].letters < SMALLEST_TEXT &&
	    content.sums[tree->n].letters < left / 2) {
		/* A page of links only: better that than nothing. */
		for (uint32_t i = 0; i < tree->n; i++)
			tree->at[i].dropped = false;
		sum_up(&content);
		hide(&content);
		sum_up(&content);
		drop_beside(&content);
		sum_up(&content);
	}
	*root = narrow(&content);
	return SG_OK;
}
