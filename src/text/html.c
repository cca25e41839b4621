/* SPDX-License-Identifier: MIT */
#include "text/html.h"

#include <gumbo.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "text/clean.h"
#include "text/stand_in.h"
#include "text/tree.h"
#include "text/trim.h"

/*
 * The parser's budget. It counts what the parser asks for, not time, so that every machine
 * gives the same result. An honest page takes 4 to 15 times its size.
 */
enum {
	MAX_TRIMMED = 4 << 20,
	MAX_TAGS = 150 * 1000,
	MAX_WORK = 30 * 1000 * 1000, /* the parser looks through all that is open at every tag */
	MAX_STRAYS = 2000,	     /* each is moved past all its siblings */
	MAX_MEMORY = 160 << 20,
	MAX_ALLOCATIONS = 4 * 1000 * 1000,
};

struct budget {
	struct sg_arena *arena; /* the parser's own, dropped as a whole */
	unsigned allocations;
	jmp_buf over;
};

/* The parser does not expect NULL, so running out leaves it by a jump. It holds nothing but
 * memory of the arena. */
static void *allocate(void *user, size_t size)
{
	struct budget *budget = user;
	void *memory = NULL;

	if (++budget->allocations <= MAX_ALLOCATIONS)
		memory = sg_arena_alloc(budget->arena, size, alignof(max_align_t));
	if (memory == NULL)
		longjmp(budget->over, 1);
	return memory;
}

static void deallocate(void *user, void *memory)
{
	(void)user;
	(void)memory;
}

/* NULL when the budget did not suffice. gumbo_destroy_output() recurses and is never called. */
static const GumboOutput *parse(struct budget *budget, sg_str html, bool fragment)
{
	GumboOptions options = kGumboDefaultOptions;

	options.allocator = allocate;
	options.deallocator = deallocate;
	options.userdata = budget;
	options.max_errors = 0; /* records of errors grow with the square of a page */
	if (fragment)
		options.fragment_context = GUMBO_TAG_DIV;
	if (html.ptr == NULL || setjmp(budget->over) != 0)
		return NULL;
	return gumbo_parse_with_options(&options, html.ptr, html.len);
}

static unsigned hex(char c)
{
	return sg_is_digit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'a' + 10) & 15;
}

/* A place in gumbo's tree: the children of `node` from `child` on are still to come. */
struct place {
	const GumboNode *node;
	unsigned child;
	uint32_t index; /* in our tree */
};

struct copy {
	struct sg_arena *arena, *scratch;
	struct sg_stand_ins stand_ins;
	struct sg_tree *tree;
	sg_vec(struct place) path;
	enum sg_tag tags[GUMBO_TAG_LAST + 1]; /* by gumbo's tag; names are looked up once */
	bool known[GUMBO_TAG_LAST + 1];
};

static enum sg_tag tag_of(struct copy *copy, GumboTag tag)
{
	if (tag >= GUMBO_TAG_UNKNOWN)
		return SG_TAG_INLINE;
	if (!copy->known[tag]) {
		copy->tags[tag] = sg_tag_find(sg_str_of(gumbo_normalized_tagname(tag)))->tag;
		copy->known[tag] = true;
	}
	return copy->tags[tag];
}

static struct sg_node *add_node(struct copy *copy)
{
	struct sg_node *node = sg_push(copy->arena, copy->tree);

	if (node != NULL) {
		node->parent = copy->path.n == 0 ? 0 : copy->path.at[copy->path.n - 1].index;
		node->end = (uint32_t)copy->tree->n;
	}
	return node;
}

/* Text of the parser, whole and clean; absent when memory ran out. */
static sg_str text_of(struct copy *copy, const char *text)
{
	sg_str whole = sg_stand_ins_undo(&copy->stand_ins, sg_str_of(text), copy->scratch);

	return whole.ptr == NULL ? whole : sg_clean_dup(copy->arena, whole);
}

static bool add_text(struct copy *copy, const GumboNode *from)
{
	struct sg_node *node = add_node(copy);

	if (node == NULL)
		return false;
	node->tag = SG_TAG_TEXT;
	node->text = text_of(copy, from->v.text.text);
	return node->text.ptr != NULL;
}

static bool add_element(struct copy *copy, const GumboNode *from)
{
	const GumboVector *attributes = &from->v.element.attributes;
	struct sg_node *node = add_node(copy);
	struct place *place;
	uint32_t index = (uint32_t)copy->tree->n - 1;

	if (node == NULL)
		return false;
	node->tag = (uint8_t)tag_of(copy, from->v.element.tag);
	for (unsigned i = 0; i < attributes->length; i++) {
		const GumboAttribute *attribute = attributes->data[i];

		if (strcmp(attribute->name, "x") == 0 && strlen(attribute->value) == 2)
			node->marks =
				(uint8_t)(hex(attribute->value[0]) << 4 | hex(attribute->value[1]));
		else if (node->tag == SG_TAG_META && strcmp(attribute->name, "content") == 0)
			node->text = text_of(copy, attribute->value);
	}
	place = sg_push(copy->arena, &copy->path);
	if (place == NULL)
		return false;
	*place = (struct place){ .node = from, .index = index };
	return true;
}

/* Copies gumbo's tree. False when memory ran out. */
static bool copy_tree(struct copy *copy, const GumboNode *root)
{
	if (!add_element(copy, root))
		return false;
	while (copy->path.n > 0) {
		struct place *place = &copy->path.at[copy->path.n - 1];
		const GumboVector *children = &place->node->v.element.children;
		const GumboNode *child;

		if (place->child == children->length) {
			copy->tree->at[place->index].end = (uint32_t)copy->tree->n;
			copy->path.n--;
			continue;
		}
		child = children->data[place->child++];
		switch (child->type) {
		case GUMBO_NODE_ELEMENT:
			if (!add_element(copy, child))
				return false;
			break;
		case GUMBO_NODE_TEXT:
		case GUMBO_NODE_WHITESPACE:
		case GUMBO_NODE_CDATA:
			if (!add_text(copy, child))
				return false;
			break;
		case GUMBO_NODE_DOCUMENT:
		case GUMBO_NODE_COMMENT:
		case GUMBO_NODE_TEMPLATE:
			break;
		}
	}
	return true;
}

static enum sg_status parse_trimmed(const struct sg_trimmed *trimmed, bool fragment,
				    struct sg_arena *scratch, struct sg_arena *arena,
				    struct sg_tree *out, struct sg_error *err)
{
	struct budget *budget = sg_arena_make(scratch, struct budget);
	struct copy *copy = sg_arena_make(scratch, struct copy);
	const GumboOutput *output = NULL;

	if (budget == NULL || copy == NULL)
		return sg_no_memory(err);
	budget->arena = scratch;
	copy->arena = arena;
	copy->scratch = scratch;
	copy->tree = out;
	if (trimmed->html.len <= MAX_TRIMMED && trimmed->n_tags <= MAX_TAGS &&
	    trimmed->work <= MAX_WORK && trimmed->strays <= MAX_STRAYS)
		output = parse(budget, sg_stand_ins_make(trimmed->html, scratch, &copy->stand_ins),
			       fragment);
	if (output != NULL)
		return copy_tree(copy, output->root) ? SG_OK : sg_no_memory(err);
	if (sg_arena_starved(scratch))
		return sg_no_memory(err);
	out->degraded = true;
	return sg_tree_strip(trimmed->html, arena, out, err);
}

enum sg_status sg_tree_parse(sg_str html, bool fragment, struct sg_arena *arena,
			     struct sg_tree *out, struct sg_error *err)
{
	struct sg_arena *scratch = sg_arena_new(MAX_MEMORY);
	struct sg_trimmed trimmed;
	enum sg_status status;

	*out = (struct sg_tree){ 0 };
	if (scratch == NULL)
		return sg_no_memory(err);
	status = sg_trim(html, fragment, scratch, &trimmed, err);
	if (status == SG_OK) {
		out->n_code = trimmed.n_code;
		out->blocks = trimmed.blocks;
		out->password = trimmed.password;
		out->degraded = trimmed.flattened;
		status = parse_trimmed(&trimmed, fragment, scratch, arena, out, err);
	}
	sg_arena_free(scratch);
	return status;
}

enum sg_status sg_html_json_ld(sg_str html, struct sg_arena *arena, const sg_str **out, size_t *n,
			       struct sg_error *err)
{
	struct sg_arena *scratch;
	struct sg_trimmed trimmed;
	enum sg_status status;

	*out = NULL;
	*n = 0;
	if (sg_str_find_fold(html, SG_STR("ld+json"), 0) == SIZE_MAX)
		return SG_OK;
	scratch = sg_arena_new(MAX_MEMORY);
	if (scratch == NULL)
		return sg_no_memory(err);
	status = sg_trim(html, false, scratch, &trimmed, err);
	if (status == SG_OK && trimmed.n_scripts > 0) {
		sg_str *scripts = sg_arena_array(arena, sg_str, trimmed.n_scripts);

		if (scripts == NULL) {
			status = sg_no_memory(err);
		} else {
			memcpy(scripts, trimmed.scripts, trimmed.n_scripts * sizeof *scripts);
			*out = scripts;
			*n = trimmed.n_scripts;
		}
	}
	sg_arena_free(scratch);
	return status;
}
