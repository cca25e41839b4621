/* SPDX-License-Identifier: MIT */
#include "base/line.h"
#include "text/content.h"
#include "text/flow.h"
#include "text/html.h"
#include "text/mark.h"
#include "text/section.h"

enum {
	LONGEST_TITLE = 250,
	TITLE_NODES = 64,
	MAX_CANDIDATES = 16,
	SHELL_LETTERS = 200, /* a page with scripts and less text than that is built by them */
	LONGEST_TAG = 4096,
};

/* ---- is it HTML --------------------------------------------------------------------- */

/* Whether the known name of a tag ends at `end` and the tag is closed soon. */
static bool is_tag(sg_str text, size_t start, size_t end)
{
	sg_str name = sg_str_sub(text, start, end), tail = sg_str_sub(text, end, end + LONGEST_TAG);
	char close[] = { '<', '/', 0, '>' };

	if (name.len == 0 || tail.len == 0 || !sg_str_eq_fold(sg_tag_find(name)->name, name) ||
	    (!sg_is_space(tail.ptr[0]) && tail.ptr[0] != '>' && tail.ptr[0] != '/') ||
	    sg_str_find(tail, SG_STR(">"), 0) == SIZE_MAX)
		return false;
	if (name.len > 1 || name.ptr[0] == 'p' || name.ptr[0] == 'P')
		return true;
	close[2] = name.ptr[0]; /* "<T>" stands in many a text about code */
	return sg_str_find(text, (sg_str){ close, sizeof close }, end) != SIZE_MAX;
}

bool sg_html_is(sg_str text)
{
	bool single = false; /* one name of a letter was looked for; text has but few of them */
	size_t at = 0;

	while ((at = sg_str_find(text, SG_STR("<"), at)) != SIZE_MAX) {
		size_t start = ++at, end;

		if (start < text.len && text.ptr[start] == '/')
			start++;
		end = start;
		while (end < text.len && (sg_is_alpha(text.ptr[end]) || sg_is_digit(text.ptr[end])))
			end++;
		if (end - start == 1 && single)
			continue;
		if (is_tag(text, start, end))
			return true;
		single |= end - start == 1;
	}
	return false;
}

/* ---- fragment ----------------------------------------------------------------------- */

enum sg_status sg_html_text(sg_str html, struct sg_arena *arena, struct sg_lines *out,
			    struct sg_error *err)
{
	struct sg_tree tree;
	enum sg_status status = sg_tree_parse(html, true, arena, &tree, err);

	*out = (struct sg_lines){ .arena = arena };
	if (status != SG_OK)
		return status;
	sg_content_hide(&tree);
	sg_flow(&tree, 0, !tree.blocks, out);
	sg_lines_dedupe(out);
	return out->failed ? sg_no_memory(err) : SG_OK;
}

/* ---- title -------------------------------------------------------------------------- */

/* Everything on a page that may be the posting's title. */
struct titles {
	sg_str h1[MAX_CANDIDATES];
	size_t n_h1;
	sg_str marked[MAX_CANDIDATES]; /* of elements that call themselves a title */
	size_t n_marked;
	sg_str page;   /* title */
	sg_str shared; /* og:title */
	sg_str first;  /* the first line, where it looks like one */
};

static bool holds(sg_str text, sg_str part)
{
	return part.len > 0 && text.len >= part.len && sg_str_find_fold(text, part, 0) != SIZE_MAX;
}

/* The part of a page's title that is not the name of its site: "Go Developer | Acme". */
static sg_str without_site(sg_str title, sg_str site)
{
	static const sg_str separators[] = {
		SG_LIT(" | "),
		SG_LIT(" - "),
		SG_LIT(" \xe2\x80\x93 "),
		SG_LIT(" \xe2\x80\x94 "),
		SG_LIT(" \xc2\xb7 "),
		SG_LIT(" :: "),
	};

	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		size_t at = sg_str_find(title, separators[i], 0), next;
		sg_str first, last;

		if (at == SIZE_MAX)
			continue;
		first = sg_str_sub(title, 0, at);
		while ((next = sg_str_find(title, separators[i], at + 1)) != SIZE_MAX)
			at = next;
		last = sg_str_sub(title, at + separators[i].len, title.len);
		if (site.len > 0 && sg_str_eq_fold(first, site))
			return sg_str_trim(
				sg_str_sub(title, first.len + separators[i].len, title.len));
		if (i == 0)
			return sg_str_trim(first);
		if (site.len > 0 && sg_str_eq_fold(last, site))
			return sg_str_trim(sg_str_sub(title, 0, at));
	}
	return title;
}

/* The longest of n that the page repeats in its title; absent when none. */
static sg_str repeated(const struct titles *titles, const sg_str *at, size_t n)
{
	sg_str best = { NULL, 0 };

	for (size_t i = 0; i < n; i++)
		if (at[i].len > best.len &&
		    (holds(titles->page, at[i]) || holds(titles->shared, at[i])))
			best = at[i];
	return best;
}

static sg_str choose_title(const struct titles *titles, sg_str site)
{
	sg_str title = repeated(titles, titles->h1, titles->n_h1);

	if (title.ptr == NULL)
		title = repeated(titles, titles->marked, titles->n_marked);
	if (title.ptr != NULL && !sg_str_eq_fold(title, site))
		return title;
	for (size_t i = 0; i < titles->n_h1; i++)
		if (!sg_str_eq_fold(titles->h1[i], site))
			return titles->h1[i];
	if (titles->n_marked > 0)
		return titles->marked[0];
	if (titles->shared.len > 0)
		return without_site(titles->shared, site);
	if (titles->page.len > 0)
		return without_site(titles->page, site);
	return titles->first;
}

static bool find_titles(const struct sg_tree *tree, struct sg_arena *arena, struct titles *titles)
{
	for (uint32_t i = 0; i < tree->n; i++) {
		const struct sg_node *node = &tree->at[i];
		bool h1 = node->tag == SG_TAG_H1 && titles->n_h1 < MAX_CANDIDATES;
		bool page = node->tag == SG_TAG_TITLE && titles->page.len == 0;
		bool marked = node->tag != SG_TAG_META && node->tag != SG_TAG_LINK &&
			      (node->marks & SG_MARK_TITLE) != 0 &&
			      titles->n_marked < MAX_CANDIDATES;
		struct sg_buf buf = { .arena = arena };
		sg_str text;

		if (node->dropped && !page) {
			i = node->end - 1;
			continue;
		}
		if ((!h1 && !page && !marked) || node->end - i > TITLE_NODES)
			continue;
		sg_flow_text(tree, i, LONGEST_TITLE, &buf);
		if (buf.failed)
			return false;
		text = sg_buf_str(&buf);
		if (text.len == 0 || text.len > LONGEST_TITLE)
			continue;
		if (page)
			titles->page = text;
		else if (h1)
			titles->h1[titles->n_h1++] = text;
		else
			titles->marked[titles->n_marked++] = text;
	}
	return true;
}

/* ---- page --------------------------------------------------------------------------- */

static void read_metas(const struct sg_tree *tree, struct sg_arena *arena, struct titles *titles,
		       struct sg_page_parts *out)
{
	sg_str shared_url = { NULL, 0 };

	for (uint32_t i = 0; i < tree->n; i++) {
		const struct sg_node *node = &tree->at[i];
		sg_str text;

		if (node->tag != SG_TAG_META)
			continue;
		text = sg_line_tidy(arena, node->text, SIZE_MAX);
		if (text.len == 0)
			continue;
		switch ((enum sg_meta)node->marks) {
		case SG_META_TITLE:
			titles->shared = text;
			break;
		case SG_META_SITE:
			out->site = text;
			break;
		case SG_META_URL:
			shared_url = text;
			break;
		case SG_META_CANONICAL:
			out->url = text;
			break;
		case SG_META_NONE:
			break;
		}
	}
	if (out->url.len == 0)
		out->url = shared_url;
}

/* A heading's rank: 1 is highest; bold lines come after h6, others are none. */
static unsigned rank(const struct sg_line *line)
{
	return line->heading > 0 ? line->heading : line->bold && line->level == 0 ? 7 : 8;
}

/* Takes out what stands below headings over other postings. */
static void cut_similar(const struct sg_dict *dict, struct sg_lines *lines)
{
	size_t kept = 0;
	unsigned below = 0; /* rank of the heading whose part is being left out */

	for (size_t i = 0; i < lines->n; i++) {
		const struct sg_line *line = &lines->at[i];
		unsigned own = rank(line);

		if (below != 0 && own < 8 && own <= below)
			below = 0;
		if (below == 0 && line->level == 0 && line->text.len <= LONGEST_TITLE &&
		    sg_dict_heading(dict, line->text, own < 8) == SG_HEADING_SIMILAR)
			below = own;
		if (below == 0)
			lines->at[kept++] = *line;
	}
	lines->n = kept;
}

static uint32_t count_words(const struct sg_lines *lines)
{
	uint32_t n = 0;

	for (size_t i = 0; i < lines->n; i++) {
		sg_str text = lines->at[i].text;

		for (size_t k = 0; k < text.len; k++)
			n += !sg_is_space(text.ptr[k]) && (k == 0 || sg_is_space(text.ptr[k - 1]));
	}
	return n;
}

enum sg_status sg_html_page(const struct sg_dict *dict, sg_str html, struct sg_arena *arena,
			    struct sg_page_parts *out, struct sg_error *err)
{
	struct sg_tree tree;
	struct sg_lines lines = { .arena = arena };
	struct titles titles = { 0 };
	uint32_t root, letters;
	enum sg_status status = sg_tree_parse(html, false, arena, &tree, err);

	*out = (struct sg_page_parts){ 0 };
	if (status == SG_OK)
		status = sg_content_find(dict, &tree, arena, &root, &letters, err);
	if (status != SG_OK)
		return status;
	read_metas(&tree, arena, &titles, out);
	if (!find_titles(&tree, arena, &titles) || sg_arena_starved(arena))
		return sg_no_memory(err);
	sg_flow(&tree, root, false, &lines);
	cut_similar(dict, &lines);
	sg_lines_dedupe(&lines);
	if (lines.failed)
		return sg_no_memory(err);
	if (lines.n > 0 && sg_line_is_title(dict, &lines.at[0]))
		titles.first = lines.at[0].text;
	out->title = choose_title(&titles, out->site);
	out->words = count_words(&lines);
	out->degraded = tree.degraded;
	out->login = tree.password;
	out->shell = tree.n_code > 0 && letters < SHELL_LETTERS;
	return sg_lines_write(&lines, arena, &out->text, err);
}
