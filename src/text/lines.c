/* SPDX-License-Identifier: MIT */
#include "text/lines.h"

#include <string.h>

#include "base/scan.h"
#include "base/utf8.h"

/* Paragraphs from this length on are worth looking for twice. */
enum { LONG_ENOUGH = 60 };

/* The marks that stand before items, but for the hyphen and the star of Markdown. */
static bool is_bullet(uint32_t code)
{
	switch (code) {
	case 0x00b7: /* middle dot */
	case 0x00bb: /* right double angle quote */
	case 0x2022: /* bullets, black and white */
	case 0x2023:
	case 0x2043:
	case 0x2219:
	case 0x25aa: /* squares */
	case 0x25ab:
	case 0x25a0:
	case 0x25a1:
	case 0x25ba: /* triangles */
	case 0x25b6:
	case 0x25b8:
	case 0x25cb: /* circles */
	case 0x25cf:
	case 0x25e6:
	case 0x2605: /* star */
	case 0x2705: /* ticks */
	case 0x2713:
	case 0x2714:
	case 0x279c: /* arrows */
	case 0x27a2:
	case 0x27a4:
	case 0x2794:
	case 0xf0a7: /* what symbol fonts of word processors leave behind */
	case 0xf0b7:
	case 0xf0d8:
	case 0xfffd:
		return true;
	default:
		return false;
	}
}

/* Marks that are something else when no space follows them. */
static bool is_dash(uint32_t code)
{
	return code == '-' || code == '*' || code == '+' || code == 0x2013 || code == 0x2014 ||
	       code == 0x2212;
}

/* "1." "12)" "a)": the length of the mark without what follows. */
static size_t number_mark(sg_str text)
{
	size_t i = 0;

	while (i < text.len && i < 2 && sg_is_digit(text.ptr[i]))
		i++;
	if (i > 0 && i < text.len && (text.ptr[i] == '.' || text.ptr[i] == ')'))
		return i + 1;
	if (text.len > 1 && sg_is_lower(text.ptr[0]) && text.ptr[1] == ')')
		return 2;
	return 0;
}

size_t sg_list_mark(sg_str text, bool numbers)
{
	size_t at = 0, mark;
	uint32_t code;

	if (text.len == 0)
		return 0;
	code = sg_utf8_next(text, &at);
	if (code >= '0' && numbers && number_mark(text) > 0) {
		at = number_mark(text);
		code = '-';
	}
	if (!is_bullet(code) && !is_dash(code))
		return 0;
	mark = at;
	if (at < text.len && sg_utf8_next(text, &at) != 0xfe0f) /* emoji style of the mark */
		at = mark;
	mark = at;
	while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
		at++;
	return at == text.len || (is_dash(code) && at == mark) ? 0 : at;
}

/* Whether every white space within text is one space, and none stands in front. */
static bool is_collapsed(sg_str text)
{
	static const struct sg_scan_set others = { "\t\n\r\f\v", 5, false };

	return text.len == 0 || (text.ptr[0] != ' ' && sg_scan(others, text, 0) == text.len &&
				 sg_scan_twice(' ', text, 0) == text.len);
}

/* Copies text to `to` with every run of white space as one space, or one tab where it holds
 * one; what was at *lead is at the new *lead. Returns the length. */
static size_t copy_collapsed(char *to, sg_str text, size_t *lead)
{
	size_t n = 0, start = *lead, before = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (i == start)
			before = n;
		if (!sg_is_space(c))
			to[n++] = c;
		else if (n > 0 && to[n - 1] != ' ' && to[n - 1] != '\t')
			to[n++] = c == '\t' ? '\t' : ' ';
		else if (n > 0 && c == '\t')
			to[n - 1] = '\t';
	}
	*lead = before;
	return n;
}

/* A copy of text with its white space collapsed, and none at its end. */
static sg_str collapse(struct sg_arena *arena, sg_str text, uint32_t *lead)
{
	char *to = sg_arena_alloc_dirty(arena, text.len + 1, 1);
	size_t n = text.len, before = *lead;

	if (to == NULL)
		return (sg_str){ NULL, 0 };
	if (!is_collapsed(text))
		n = copy_collapsed(to, text, &before);
	else if (n > 0)
		memcpy(to, text.ptr, n);
	if (*lead >= text.len)
		before = n;
	while (n > 0 && (to[n - 1] == ' ' || to[n - 1] == '\t'))
		n--;
	if (before > n)
		before = n;
	while (before > 0 && to[before - 1] == ' ')
		before--;
	*lead = (uint32_t)before;
	return (sg_str){ to, n };
}

/* Takes a list mark off the front of a line. */
static void strip_mark(struct sg_line *line)
{
	size_t mark = sg_list_mark(line->text, false);

	if (mark == 0 || line->heading != 0)
		return;
	line->text = sg_str_sub(line->text, mark, line->text.len);
	line->lead = line->lead > mark ? line->lead - (uint32_t)mark : 0;
	if (line->level == 0)
		line->level = 1;
}

static void push(struct sg_lines *lines, struct sg_line line)
{
	struct sg_line *slot = sg_push(lines->arena, lines);
	sg_str rest = sg_str_sub(line.text, line.lead, line.text.len);

	if (slot == NULL) {
		lines->failed = true;
		return;
	}
	line.blank_before = (line.blank_before || lines->blank) && lines->n > 1 &&
			    (line.level == 0 || slot[-1].level == 0);
	line.bold = line.lead > 0 && (rest.len == 0 || sg_str_eq(rest, SG_STR(":")));
	lines->blank = false;
	*slot = line;
}

void sg_lines_add(struct sg_lines *lines, struct sg_line line)
{
	if (line.level > SG_LINE_MAX_LEVEL)
		line.level = SG_LINE_MAX_LEVEL;
	while (line.text.len > SG_LINE_MAX) {
		struct sg_line part = line;
		size_t cut = SG_LINE_MAX;

		while (cut > SG_LINE_MAX / 2 && ((unsigned char)line.text.ptr[cut] & 0xc0) == 0x80)
			cut--;
		part.text.len = cut;
		part.lead = part.lead > cut ? (uint32_t)cut : part.lead;
		sg_lines_add(lines, part);
		line.text = sg_str_sub(line.text, cut, line.text.len);
		line.lead -= part.lead;
	}
	if (line.heading > 0)
		line.lead = 0;
	line.text = collapse(lines->arena, line.text, &line.lead);
	if (line.text.ptr == NULL) {
		lines->failed = true;
		return;
	}
	strip_mark(&line);
	if (line.text.len > 0)
		push(lines, line);
	else
		lines->blank = true;
}

/* ---- second copies ------------------------------------------------------------------ */

static bool same(const struct sg_line *a, const struct sg_line *b)
{
	return sg_str_eq(a->text, b->text);
}

/* The slot of line i in a table of 2^k line numbers plus one: its first equal, or a free one. */
static uint32_t *slot_of(uint32_t *table, size_t mask, const struct sg_lines *lines, size_t i)
{
	size_t at = (size_t)(sg_hash_quick(lines->at[i].text) >> 32) & mask;

	while (table[at] != 0 && !same(&lines->at[table[at] - 1], &lines->at[i]))
		at = (at + 1) & mask;
	return &table[at];
}

/* Line i is a copy of line first: drops it with the lines around it that are copies too. */
static void drop_copy(struct sg_lines *lines, bool *dropped, size_t first, size_t i)
{
	size_t up = 1, down = 0;

	while (up <= first && i - up > first && !dropped[i - up] &&
	       same(&lines->at[first - up], &lines->at[i - up]))
		dropped[i - up++] = true;
	while (i + down < lines->n && first + down < i &&
	       same(&lines->at[first + down], &lines->at[i + down]))
		dropped[i + down++] = true;
}

void sg_lines_dedupe(struct sg_lines *lines)
{
	size_t size = 16, kept = 0;
	uint32_t *table;
	bool *dropped;

	while (size < lines->n * 2)
		size *= 2;
	table = sg_arena_array(lines->arena, uint32_t, size);
	dropped = sg_arena_array(lines->arena, bool, lines->n + 1);
	if (table == NULL || dropped == NULL) {
		lines->failed = true;
		return;
	}
	for (size_t i = 0; i < lines->n; i++) {
		uint32_t *slot;

		if (dropped[i] || lines->at[i].text.len < LONG_ENOUGH)
			continue;
		slot = slot_of(table, size - 1, lines, i);
		if (*slot == 0)
			*slot = (uint32_t)i + 1;
		else
			drop_copy(lines, dropped, *slot - 1, i);
	}
	for (size_t i = 0; i < lines->n; i++)
		if (!dropped[i])
			lines->at[kept++] = lines->at[i];
	lines->n = kept;
}
