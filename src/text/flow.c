/* SPDX-License-Identifier: MIT */
#include "text/flow.h"

#include "text/mark.h"

/* What comes before the next text. */
enum gap {
	GAP_NONE,
	GAP_LINE,
	GAP_BLANK,
};

struct flow {
	const struct sg_tree *tree;
	struct sg_lines *out;
	bool keep_breaks;
	struct sg_buf text;  /* of the line so far */
	struct sg_line line; /* what its first text stood in */
	bool all_strong;     /* everything of it so far is */
	bool after_br;	     /* with keep_breaks: the break that follows is the same one */
	enum gap gap;
	unsigned strong, pre, items;
	uint8_t heading;
	bool in_row;
	size_t row_start; /* lines there were when the row began */
};

static void flush(struct flow *flow)
{
	flow->line.text = sg_buf_str(&flow->text);
	if (flow->text.failed)
		flow->out->failed = true;
	else if (flow->text.len > 0)
		sg_lines_add(flow->out, flow->line);
	flow->text.len = 0;
	flow->line = (struct sg_line){ 0 };
	flow->all_strong = true;
}

/* Whether nothing of the row has come yet. */
static bool is_row_fresh(const struct flow *flow)
{
	return flow->in_row && flow->row_start == flow->out->n + (flow->text.len > 0);
}

static void need(struct flow *flow, enum gap gap)
{
	/* The first block of a cell stays on the line of its row. */
	if (flow->text.len > 0 && flow->text.ptr[flow->text.len - 1] == '\t')
		return;
	if (gap == GAP_BLANK && (flow->items > 0 || is_row_fresh(flow)))
		gap = GAP_LINE;
	if (flow->gap < gap)
		flow->gap = gap;
}

static void break_line(struct flow *flow)
{
	bool blank = flow->text.len == 0 || flow->gap != GAP_NONE;

	flush(flow);
	flow->out->blank |= blank;
}

/* Text without a line break that counts. */
static void add_run(struct flow *flow, sg_str text)
{
	bool blank = sg_str_trim(text).len == 0;

	if (blank && (flow->text.len == 0 || flow->gap != GAP_NONE))
		return;
	if (!blank) {
		if (flow->gap != GAP_NONE)
			flush(flow);
		flow->out->blank |= flow->gap == GAP_BLANK;
		flow->gap = GAP_NONE;
		flow->after_br = false;
	}
	if (flow->text.len == 0) {
		flow->line.level = (uint8_t)(flow->items > SG_LINE_MAX_LEVEL ? SG_LINE_MAX_LEVEL
									     : flow->items);
		flow->line.heading = flow->items > 0 ? 0 : flow->heading;
	}
	while (text.ptr != NULL) { /* a tab is white space here; in a line it parts cells */
		sg_buf_add(&flow->text, sg_str_cut(&text, '\t'));
		if (text.ptr != NULL)
			sg_buf_add_char(&flow->text, ' ');
	}
	if (!blank && flow->strong == 0)
		flow->all_strong = false;
	if (flow->all_strong)
		flow->line.lead = (uint32_t)flow->text.len;
}

static void add_text(struct flow *flow, sg_str text)
{
	if (!flow->keep_breaks && flow->pre == 0) {
		add_run(flow, text);
		return;
	}
	while (text.ptr != NULL) {
		add_run(flow, sg_str_cut(&text, '\n'));
		if (text.ptr != NULL && !flow->after_br)
			break_line(flow);
		flow->after_br = false;
	}
}

/* A cell goes on the line of the cell before it, unless that took more than one. */
static void next_cell(struct flow *flow)
{
	if (flow->out->n == flow->row_start && flow->text.len > 0) {
		flow->gap = GAP_NONE;
		sg_buf_add_char(&flow->text, '\t');
	} else {
		need(flow, GAP_LINE);
	}
}

static void br(struct flow *flow)
{
	if (flow->heading > 0) {
		add_run(flow, SG_STR(" "));
		return;
	}
	break_line(flow);
	flow->after_br = true;
}

static void enter(struct flow *flow, const struct sg_node *node)
{
	flow->strong += node->tag != SG_TAG_META && (node->marks & SG_MARK_STRONG) != 0;
	switch ((enum sg_tag)node->tag) {
	case SG_TAG_TEXT:
		add_text(flow, node->text);
		break;
	case SG_TAG_P:
	case SG_TAG_TABLE:
	case SG_TAG_LIST:
		need(flow, GAP_BLANK);
		break;
	case SG_TAG_H1:
	case SG_TAG_H2:
	case SG_TAG_H3:
	case SG_TAG_H4:
	case SG_TAG_H5:
	case SG_TAG_H6:
		need(flow, GAP_BLANK);
		flow->heading = (uint8_t)(node->tag - SG_TAG_H1 + 1);
		flow->strong += flow->items > 0; /* no heading of the page */
		break;
	case SG_TAG_LI:
		need(flow, GAP_LINE);
		flow->items++;
		break;
	case SG_TAG_DT:
		need(flow, GAP_LINE);
		flow->strong++;
		break;
	case SG_TAG_ROW:
		need(flow, GAP_LINE);
		flow->row_start = flow->out->n + (flow->text.len > 0);
		flow->in_row = true;
		break;
	case SG_TAG_CELL:
		next_cell(flow);
		break;
	case SG_TAG_BR:
		br(flow);
		break;
	case SG_TAG_HR:
		need(flow, GAP_BLANK);
		break;
	case SG_TAG_PRE:
		need(flow, GAP_BLANK);
		flow->pre++;
		break;
	case SG_TAG_STRONG:
		flow->strong++;
		break;
	case SG_TAG_INLINE:
	case SG_TAG_LINK:
	case SG_TAG_TITLE:
	case SG_TAG_META:
		break;
	case SG_TAG_BLOCK:
	case SG_TAG_SECTION:
	case SG_TAG_MAIN:
	case SG_TAG_HEADER:
	case SG_TAG_BESIDE:
	case SG_TAG_NAV:
	case SG_TAG_FORM:
	case SG_TAG_BUTTON:
		need(flow, GAP_LINE);
		break;
	}
}

static void leave(struct flow *flow, const struct sg_node *node)
{
	flow->strong -= node->tag != SG_TAG_META && (node->marks & SG_MARK_STRONG) != 0;
	switch ((enum sg_tag)node->tag) {
	case SG_TAG_H1:
	case SG_TAG_H2:
	case SG_TAG_H3:
	case SG_TAG_H4:
	case SG_TAG_H5:
	case SG_TAG_H6:
		flow->heading = 0;
		flow->strong -= flow->items > 0;
		need(flow, GAP_LINE);
		break;
	case SG_TAG_P:
	case SG_TAG_TABLE:
	case SG_TAG_LIST:
		need(flow, GAP_BLANK);
		break;
	case SG_TAG_LI:
		flow->items--;
		need(flow, GAP_LINE);
		break;
	case SG_TAG_DT:
		flow->strong--;
		need(flow, GAP_LINE);
		break;
	case SG_TAG_PRE:
		flow->pre--;
		need(flow, GAP_BLANK);
		break;
	case SG_TAG_STRONG:
		flow->strong--;
		break;
	case SG_TAG_TEXT:
	case SG_TAG_INLINE:
	case SG_TAG_LINK:
	case SG_TAG_TITLE:
	case SG_TAG_META:
	case SG_TAG_BR:
	case SG_TAG_HR:
		break;
	case SG_TAG_ROW:
		flow->in_row = false;
		need(flow, GAP_LINE);
		break;
	case SG_TAG_BLOCK:
	case SG_TAG_SECTION:
	case SG_TAG_CELL:
	case SG_TAG_MAIN:
	case SG_TAG_HEADER:
	case SG_TAG_BESIDE:
	case SG_TAG_NAV:
	case SG_TAG_FORM:
	case SG_TAG_BUTTON:
		need(flow, GAP_LINE);
		break;
	}
}

void sg_flow(const struct sg_tree *tree, uint32_t root, bool keep_breaks, struct sg_lines *out)
{
	struct flow flow = {
		.tree = tree,
		.out = out,
		.keep_breaks = keep_breaks,
		.text = { .arena = out->arena },
		.all_strong = true,
	};
	uint32_t open = root, i = root + 1, end = tree->at[root].end;

	enter(&flow, &tree->at[root]);
	while (!out->failed) {
		const struct sg_node *node;

		while (open != root && i == tree->at[open].end) {
			leave(&flow, &tree->at[open]);
			open = tree->at[open].parent;
		}
		if (i >= end)
			break;
		node = &tree->at[i];
		if (node->dropped || node->tag == SG_TAG_TITLE) {
			need(&flow, node->tag == SG_TAG_INLINE ? GAP_NONE : GAP_LINE);
			i = node->end;
			continue;
		}
		enter(&flow, node);
		if (node->end > i + 1)
			open = i;
		else
			leave(&flow, node);
		i++;
	}
	flush(&flow);
}

void sg_flow_text(const struct sg_tree *tree, uint32_t root, size_t most, struct sg_buf *buf)
{
	size_t start = buf->len;

	for (uint32_t i = root; i < tree->at[root].end && buf->len - start <= most; i++) {
		const struct sg_node *node = &tree->at[i];

		if (node->dropped) {
			i = node->end - 1;
			continue;
		}
		if (node->tag != SG_TAG_TEXT && node->tag != SG_TAG_BR)
			continue;
		if (node->tag == SG_TAG_BR && buf->len > start)
			sg_buf_add_char(buf, ' ');
		for (size_t k = 0; node->tag == SG_TAG_TEXT && k < node->text.len; k++) {
			char c = node->text.ptr[k];

			if (!sg_is_space(c))
				sg_buf_add_char(buf, c);
			else if (buf->len > start && buf->ptr[buf->len - 1] != ' ')
				sg_buf_add_char(buf, ' ');
		}
	}
	while (buf->len > start && buf->ptr[buf->len - 1] == ' ')
		buf->len--;
}
