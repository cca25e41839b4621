/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "text/clean.h"
#include "text/start.h"
#include "text/tree.h"

enum {
	MAX_OPEN = 64, /* deep enough for lists in tables; what is deeper hangs on the last */
	MAX_NODES = 300 * 1000, /* what comes behind them is not read */
};

struct strip {
	sg_str in;
	size_t at;
	struct sg_arena *arena;
	struct sg_tree *tree;
	struct {
		const struct sg_tag_info *info;
		uint32_t index;
	} open[MAX_OPEN];
	size_t n_open;
	struct sg_buf text; /* decoded, before it is cleaned */
	bool failed;
};

static struct sg_node *add_node(struct strip *strip, enum sg_tag tag)
{
	struct sg_node *node = sg_push(strip->arena, strip->tree);

	if (node == NULL) {
		strip->failed = true;
		return NULL;
	}
	node->tag = (uint8_t)tag;
	node->parent = strip->n_open == 0 ? 0 : strip->open[strip->n_open - 1].index;
	node->end = (uint32_t)strip->tree->n;
	return node;
}

static void close_from(struct strip *strip, size_t i)
{
	for (size_t k = i; k < strip->n_open; k++)
		strip->tree->at[strip->open[k].index].end = (uint32_t)strip->tree->n;
	strip->n_open = i;
}

/* The number of a reference such as "#8217" or "#x2019"; 0 when it is none. */
static uint32_t numeric(sg_str name)
{
	uint32_t code = 0, base = 10;
	size_t i = 1;

	if (name.len < 2 || name.len > 8 || name.ptr[0] != '#')
		return 0;
	if (name.ptr[1] == 'x' || name.ptr[1] == 'X') {
		base = 16;
		i = 2;
	}
	for (; i < name.len; i++) {
		char c = sg_lower(name.ptr[i]);

		if (sg_is_digit(c))
			code = code * base + (uint32_t)(c - '0');
		else if (base == 16 && c >= 'a' && c <= 'f')
			code = code * base + (uint32_t)(c - 'a' + 10);
		else
			return 0;
	}
	return code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? 0 : code;
}

static uint32_t reference(sg_str name)
{
	static const struct {
		sg_str name;
		uint32_t code;
	} names[] = {
		{ SG_LIT("amp"), '&' },	     { SG_LIT("lt"), '<' },
		{ SG_LIT("gt"), '>' },	     { SG_LIT("quot"), '"' },
		{ SG_LIT("apos"), '\'' },    { SG_LIT("nbsp"), ' ' },
		{ SG_LIT("ndash"), 0x2013 }, { SG_LIT("mdash"), 0x2014 },
		{ SG_LIT("lsquo"), 0x2018 }, { SG_LIT("rsquo"), 0x2019 },
		{ SG_LIT("ldquo"), 0x201c }, { SG_LIT("rdquo"), 0x201d },
		{ SG_LIT("bull"), 0x2022 },  { SG_LIT("middot"), 0xb7 },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sg_str_eq(name, names[i].name))
			return names[i].code;
	return numeric(name);
}

static void add_text(struct strip *strip, sg_str text)
{
	enum { MAX_NAME = 10 };
	struct sg_node *node = add_node(strip, SG_TAG_TEXT);
	struct sg_buf *buf = &strip->text;

	buf->len = 0;
	while (node != NULL && text.ptr != NULL) {
		sg_str head = sg_str_cut(&text, '&');
		size_t end;
		uint32_t code = 0;

		sg_buf_add(buf, head);
		if (text.ptr == NULL)
			break;
		end = sg_str_find(sg_str_sub(text, 0, MAX_NAME), SG_STR(";"), 0);
		if (end != SIZE_MAX)
			code = reference(sg_str_sub(text, 0, end));
		if (code == 0) {
			sg_buf_add_char(buf, '&');
			continue;
		}
		sg_utf8_add(buf, code);
		text = sg_str_sub(text, end + 1, text.len);
	}
	if (node == NULL)
		return;
	node->text = sg_clean_dup(strip->arena, sg_buf_str(buf));
	strip->failed |= buf->failed || node->text.ptr == NULL;
}

/* Loose elements end with the next of their kind inside of the same parent. */
static bool is_closed_by(const struct sg_tag_info *open, const struct sg_tag_info *next)
{
	if (!open->loose)
		return false;
	return open->tag == SG_TAG_P ? next->block : open->tag == next->tag;
}

/* The marks that the trimmer wrote into the tag that starts at from. */
static uint8_t marks_of(struct strip *strip, size_t from)
{
	sg_str tag = sg_str_sub(strip->in, from, strip->at);
	size_t at = sg_str_find(tag, SG_STR(" x="), 0);
	unsigned marks = 0;

	for (size_t i = at + 3; at != SIZE_MAX && i < at + 5 && i < tag.len; i++) {
		char c = tag.ptr[i];

		if (!sg_is_digit(c) && (c < 'a' || c > 'f'))
			return 0;
		marks = marks << 4 | (unsigned)(sg_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return (uint8_t)marks;
}

static void start_tag(struct strip *strip)
{
	size_t from = strip->at;
	struct sg_start start = sg_start_read(strip->in, &strip->at);
	struct sg_node *node;
	uint32_t index;

	if (strip->n_open > 1 && is_closed_by(strip->open[strip->n_open - 1].info, start.info))
		close_from(strip, strip->n_open - 1);
	node = add_node(strip, start.info->tag);
	if (node == NULL)
		return;
	index = (uint32_t)strip->tree->n - 1;
	node->marks = marks_of(strip, from);
	if (start.info->tag == SG_TAG_META)
		node->text = sg_clean_dup(strip->arena, start.content);
	if (start.info->tag == SG_TAG_META || start.info->tag == SG_TAG_BR ||
	    start.info->tag == SG_TAG_HR || strip->n_open == MAX_OPEN)
		return;
	strip->open[strip->n_open].info = start.info;
	strip->open[strip->n_open++].index = index;
}

static void end_tag(struct strip *strip)
{
	const struct sg_tag_info *info;

	strip->at++;
	info = sg_start_read(strip->in, &strip->at).info;
	for (size_t i = strip->n_open; i-- > 1;) {
		if (strip->open[i].info == info) {
			close_from(strip, i);
			return;
		}
	}
}

/* Where the next tag starts, from where reading is. A '<' before anything else is text. */
static size_t find_tag(const struct strip *strip)
{
	size_t at = strip->at;

	while ((at = sg_str_find(strip->in, SG_STR("<"), at)) != SIZE_MAX) {
		char next = at + 1 < strip->in.len ? strip->in.ptr[at + 1] : ' ';

		if (next == '/' || sg_is_alpha(next))
			return at;
		at++;
	}
	return strip->in.len;
}

enum sg_status sg_tree_strip(sg_str trimmed, struct sg_arena *arena, struct sg_tree *out,
			     struct sg_error *err)
{
	struct strip strip = {
		.in = trimmed,
		.arena = arena,
		.tree = out,
		.text = { .arena = arena },
	};

	out->n = 0;
	if (add_node(&strip, SG_TAG_BLOCK) == NULL)
		return sg_no_memory(err);
	strip.open[strip.n_open++].info = sg_tag_find(SG_STR("div"));
	while (strip.at < trimmed.len && out->n < MAX_NODES && !strip.failed) {
		size_t tag = find_tag(&strip);

		if (tag > strip.at)
			add_text(&strip, sg_str_sub(trimmed, strip.at, tag));
		strip.at = tag + 1;
		if (strip.at >= trimmed.len)
			break;
		if (trimmed.ptr[strip.at] == '/')
			end_tag(&strip);
		else
			start_tag(&strip);
	}
	close_from(&strip, 0);
	return strip.failed ? sg_no_memory(err) : SG_OK;
}
