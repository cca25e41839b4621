/* SPDX-License-Identifier: MIT */
#include <gumbo.h>

#include "text/clean.h"
#include "text/mark.h"
#include "text/tree.h"

#include "../test.h"

/*
 * What the trimmer and the stand-ins for text leave of a page is held against the parser's tree
 * of the page as it was written: the same text between the same elements with the same marks.
 *
 * The pages are its arguments; those too hard to parse are left out.
 */

/* What is compared, as lines: "<li" and "</li" by number of tag, "=" and text. */
struct script {
	struct sg_buf buf;
	bool space; /* white space is due before the next word */
	bool edge;  /* nothing but a tag was written since the last word */
};

static struct sg_arena *arena;
static const char *const *paths;
static size_t n_paths;

static void add_text(struct script *script, sg_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (sg_is_space(text.ptr[i])) {
			script->space = true;
			continue;
		}
		if (script->edge)
			sg_buf_add(&script->buf, SG_STR("\n="));
		else if (script->space)
			sg_buf_add_char(&script->buf, ' ');
		script->space = script->edge = false;
		sg_buf_add_char(&script->buf, text.ptr[i]);
	}
}

/* What has no meaning of its own is not in the trimmed page; meta is held against nothing. */
static void add_tag(struct script *script, const char *how, enum sg_tag tag, unsigned marks)
{
	if ((tag == SG_TAG_INLINE && marks == 0) || tag == SG_TAG_META)
		return;
	sg_buf_printf(&script->buf, "\n%s%d %x", how, (int)tag, marks);
	script->edge = true;
	script->space = false;
}

static bool is_formatting(enum sg_tag tag)
{
	return tag == SG_TAG_STRONG || tag == SG_TAG_LINK;
}

/* ---- as it was written ---------------------------------------------------------------- */

struct raw {
	const GumboNode *node;
	enum sg_tag tag;
	unsigned marks, child;
};

static const struct sg_tag_info *info_of(const GumboElement *element)
{
	GumboStringPiece name = element->original_tag;

	if (element->tag != GUMBO_TAG_UNKNOWN)
		return sg_tag_find(sg_str_of(gumbo_normalized_tagname(element->tag)));
	gumbo_tag_from_original_text(&name);
	return sg_tag_find((sg_str){ name.data, name.length });
}

static struct raw enter(struct script *script, const GumboNode *node)
{
	const GumboElement *element = &node->v.element;
	const struct sg_tag_info *info = info_of(element);
	struct raw raw = { .node = node, .tag = info->tag };

	if (info->fate == SG_FATE_DROP || info->fate == SG_FATE_META ||
	    node->type == GUMBO_NODE_TEMPLATE)
		raw.child = element->children.length; /* nothing of it is read */
	if (info->fate == SG_FATE_KEEP && !is_formatting(raw.tag))
		for (unsigned i = 0; i < element->attributes.length; i++) {
			const GumboAttribute *attribute = element->attributes.data[i];

			raw.marks |=
				sg_mark_of(sg_str_of(attribute->name), sg_str_of(attribute->value));
		}
	if (raw.tag == SG_TAG_FORM) {
		raw.tag = SG_TAG_BLOCK;
		raw.marks |= SG_MARK_BESIDE;
	}
	add_tag(script, "<", raw.tag, raw.marks);
	return raw;
}

/* The tree of a bare parser, without recursion. */
static sg_str as_written(sg_str html)
{
	GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, html.ptr, html.len);
	struct script script = { .buf = { .arena = arena }, .edge = true };
	sg_vec(struct raw) path = { 0 };
	struct raw *last = sg_push(arena, &path);

	*last = enter(&script, output->root);
	while (path.n > 0) {
		const GumboNode *child;
		struct raw in;

		last = &path.at[path.n - 1];
		if (last->child >= last->node->v.element.children.length) {
			add_tag(&script, "</", last->tag, last->marks);
			path.n--;
			continue;
		}
		child = last->node->v.element.children.data[last->child++];
		if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE) {
			in = enter(&script, child);
			*(struct raw *)sg_push(arena, &path) = in;
		} else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
			   child->type == GUMBO_NODE_CDATA) {
			add_text(&script, sg_clean_dup(arena, sg_str_of(child->v.text.text)));
		}
	}
	gumbo_destroy_output(&kGumboDefaultOptions, output);
	return sg_buf_str(&script.buf);
}

/* ---- as it is read -------------------------------------------------------------------- */

static sg_str as_read(sg_str html, bool *degraded)
{
	struct script script = { .buf = { .arena = arena }, .edge = true };
	struct sg_tree tree;
	sg_vec(uint32_t) path = { 0 };

	CHECK(sg_tree_parse(html, false, arena, &tree, NULL) == SG_OK);
	*degraded = tree.degraded;
	for (uint32_t i = 0; i <= tree.n; i++) {
		while (path.n > 0 && tree.at[path.at[path.n - 1]].end == i) {
			const struct sg_node *node = &tree.at[path.at[--path.n]];

			add_tag(&script, "</", node->tag, node->marks);
		}
		if (i == tree.n)
			break;
		if (tree.at[i].tag == SG_TAG_TEXT) {
			add_text(&script, tree.at[i].text);
		} else {
			add_tag(&script, "<", tree.at[i].tag, tree.at[i].marks);
			*(uint32_t *)sg_push(arena, &path) = i;
		}
	}
	return sg_buf_str(&script.buf);
}

/* ---- pages ---------------------------------------------------------------------------- */

static sg_str read_file(const char *path)
{
	struct sg_buf buf = { .arena = arena };
	FILE *file = fopen(path, "rb");
	char part[4096];
	size_t n;

	CHECK(file != NULL);
	if (file == NULL)
		return SG_STR("");
	while ((n = fread(part, 1, sizeof part, file)) > 0)
		sg_buf_add(&buf, (sg_str){ part, n });
	fclose(file);
	return sg_buf_str(&buf);
}

/* Says where two differ first. */
static bool are_same(const char *path, sg_str written, sg_str read)
{
	size_t at = 0, from;

	if (sg_str_eq(written, read))
		return true;
	while (at < written.len && at < read.len && written.ptr[at] == read.ptr[at])
		at++;
	from = at < 80 ? 0 : at - 80;
	printf("# %s differs at %zu\n", path, at);
	for (int i = 0; i < 2; i++) {
		sg_str part = sg_str_sub(i == 0 ? written : read, from, at + 120);

		printf("# %s: ", i == 0 ? "written" : "read");
		for (size_t k = 0; k < part.len; k++)
			putchar(part.ptr[k] == '\n' ? '~' : part.ptr[k]);
		printf("\n");
	}
	return false;
}

static void a_page_means_the_same_untrimmed(void)
{
	size_t n = 0;

	for (size_t i = 0; i < n_paths; i++) {
		bool degraded;
		sg_str html = read_file(paths[i]), read = as_read(html, &degraded);

		if (degraded)
			continue;
		n++;
		CHECK(are_same(paths[i], as_written(html), read));
		sg_arena_reset(arena);
	}
	CHECK(n > 0);
	printf("# %zu of %zu pages compared\n", n, n_paths);
}

int main(int argc, char **argv)
{
	static const struct test tests[] = { TEST(a_page_means_the_same_untrimmed) };
	int result;

	paths = (const char *const *)argv + 1;
	n_paths = (size_t)argc - 1;
	arena = sg_arena_new(0);
	result = run_tests(tests, sizeof tests / sizeof *tests);
	sg_arena_free(arena);
	return result;
}
