/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/utf8.h"
#include "text/clean.h"
#include "text/inline.h"
#include "text/lines.h"

/* Text counts as wrapped at a width when so many pairs of lines look like it. */
enum { MIN_PAIRS = 3, MIN_WIDTH = 40, MAX_WIDTH = 110 };

enum {
	MAX_SETEXT = 120,      /* bytes of a heading with a rule below */
	MAX_RAWS = 200 * 1000, /* lines; what comes behind them is not read */
};

enum raw_kind {
	RAW_BLANK,
	RAW_TEXT,
	RAW_ITEM,
	RAW_HEADING,
	RAW_ROW,    /* of a table */
	RAW_RULE,   /* of hyphens or equal signs: may underline a heading */
	RAW_REMOVE, /* a code fence, a rule of a table */
};

/* A line as it was written. */
struct raw {
	sg_str text; /* without mark and surrounding space */
	enum raw_kind kind;
	uint8_t heading;
	char rule;
	size_t indent;
	size_t mark; /* bytes of the list mark */
};

struct reader {
	struct sg_lines *out;
	size_t width;	    /* the text is wrapped at; 0 when it is not */
	struct sg_buf text; /* of the line that is being put together */
	struct sg_buf done; /* the same without marks */
	struct sg_line line;
	bool open;
	size_t indents[SG_LINE_MAX_LEVEL]; /* of the items that the next may be nested in */
	size_t depth;
};

/* ---- telling what a line is --------------------------------------------------------- */

static size_t indent_of(sg_str line)
{
	size_t indent = 0;

	for (size_t i = 0; i < line.len && sg_is_space(line.ptr[i]); i++)
		indent += line.ptr[i] == '\t' ? 4 : 1;
	return indent;
}

/* Whether text is made of c and spaces only, with at least three of c. */
static bool is_rule(sg_str text, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == c)
			n++;
		else if (text.ptr[i] != ' ')
			return false;
	}
	return n >= 3;
}

static bool is_table_rule(sg_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != '|' && text.ptr[i] != '-' && text.ptr[i] != ':' &&
		    text.ptr[i] != ' ')
			return false;
	return true;
}

/* "## Skills"; many write "##Skills", but "#Skills" is a tag. */
static bool is_heading(struct raw *raw)
{
	size_t n = 0;

	while (n < raw->text.len && raw->text.ptr[n] == '#')
		n++;
	if (n == 0 || n > 6 || n == raw->text.len ||
	    !(sg_is_space(raw->text.ptr[n]) || (n > 1 && sg_is_upper(raw->text.ptr[n]))))
		return false;
	raw->heading = (uint8_t)n;
	raw->text = sg_str_trim(sg_str_sub(raw->text, n, raw->text.len));
	n = raw->text.len;
	while (n > 0 && raw->text.ptr[n - 1] == '#')
		n--;
	if (n > 0 && sg_is_space(raw->text.ptr[n - 1]))
		raw->text = sg_str_trim(sg_str_sub(raw->text, 0, n));
	return true;
}

static bool is_item(struct raw *raw)
{
	size_t mark = sg_list_mark(raw->text, true);
	sg_str rest;

	if (mark == 0)
		return false;
	rest = sg_str_sub(raw->text, mark, raw->text.len);
	if (sg_str_starts(rest, SG_STR("[ ] ")) || sg_str_starts_fold(rest, SG_STR("[x] ")))
		rest = sg_str_sub(rest, 4, rest.len);
	raw->text = rest;
	raw->mark = mark;
	return true;
}

/* The o that word processors put before items; only beside others of its kind. */
static bool is_round(const struct raw *raw)
{
	return raw->text.len > 2 && raw->text.ptr[0] == 'o' && sg_is_space(raw->text.ptr[1]);
}

static void classify(struct raw *raw, sg_str line)
{
	static const char rules[] = "-=*_";

	raw->indent = indent_of(line);
	raw->text = sg_str_trim(line);
	while (raw->text.len > 0 && raw->text.ptr[0] == '>')
		raw->text = sg_str_trim(sg_str_sub(raw->text, 1, raw->text.len));
	raw->kind = RAW_TEXT;
	for (const char *c = rules; *c != '\0'; c++) {
		if (is_rule(raw->text, *c)) {
			raw->kind = RAW_RULE;
			raw->rule = *c;
			return;
		}
	}
	if (raw->text.len == 0)
		raw->kind = RAW_BLANK;
	else if (sg_str_starts(raw->text, SG_STR("```")) || sg_str_starts(raw->text, SG_STR("~~~")))
		raw->kind = RAW_REMOVE;
	else if (raw->text.ptr[0] == '|' && sg_str_find(raw->text, SG_STR("|"), 1) != SIZE_MAX)
		raw->kind = is_table_rule(raw->text) ? RAW_REMOVE : RAW_ROW;
	else if (is_heading(raw))
		raw->kind = RAW_HEADING;
	else if (is_item(raw))
		raw->kind = RAW_ITEM;
}

static void find_rounds(struct raw *raws, size_t n)
{
	bool listed = false; /* the line before is an item */

	for (size_t i = 0; i < n; i++) {
		struct raw *raw = &raws[i];
		bool more = i + 1 < n && raws[i + 1].kind == RAW_TEXT && is_round(&raws[i + 1]);

		if (raw->kind == RAW_TEXT && is_round(raw) && (listed || more || raw->indent > 0)) {
			raw->kind = RAW_ITEM;
			raw->text = sg_str_trim(sg_str_sub(raw->text, 1, raw->text.len));
		}
		if (raw->kind != RAW_BLANK)
			listed = raw->kind == RAW_ITEM;
	}
}

/* ---- wrapping ----------------------------------------------------------------------- */

static bool goes_on(const struct raw *raw, const struct raw *next)
{
	return (raw->kind == RAW_TEXT || raw->kind == RAW_ITEM) && next->kind == RAW_TEXT;
}

static size_t columns_of(const struct raw *raw)
{
	return raw->indent + raw->mark + sg_utf8_columns(raw->text);
}

/* Whether the first word of next had no room left on the line before. */
static bool is_full(const struct raw *raw, const struct raw *next, size_t width)
{
	sg_str rest = next->text;
	sg_str word = sg_str_cut(&rest, ' ');

	return columns_of(raw) + 1 + sg_utf8_columns(word) > width;
}

static size_t find_width(const struct raw *raws, size_t n)
{
	size_t width = 0, pairs = 0, full = 0;

	for (size_t i = 0; i + 1 < n; i++)
		if (goes_on(&raws[i], &raws[i + 1]) && columns_of(&raws[i]) > width)
			width = columns_of(&raws[i]);
	if (width < MIN_WIDTH || width > MAX_WIDTH)
		return 0;
	for (size_t i = 0; i + 1 < n; i++) {
		if (!goes_on(&raws[i], &raws[i + 1]))
			continue;
		pairs++;
		full += is_full(&raws[i], &raws[i + 1], width);
	}
	return pairs >= MIN_PAIRS && full * 4 >= pairs * 3 ? width : 0;
}

/* ---- putting lines together --------------------------------------------------------- */

static void flush(struct reader *reader)
{
	if (!reader->open)
		return;
	reader->done.len = 0;
	sg_inline_read(&reader->done, sg_str_trim(sg_buf_str(&reader->text)), &reader->line.lead);
	reader->line.text = sg_buf_str(&reader->done);
	if (reader->done.failed || reader->text.failed)
		reader->out->failed = true;
	else
		sg_lines_add(reader->out, reader->line);
	reader->open = false;
	reader->text.len = 0;
	reader->line = (struct sg_line){ 0 };
}

static void open_line(struct reader *reader, const struct raw *raw, uint8_t level)
{
	flush(reader);
	reader->line = (struct sg_line){ .level = level, .heading = raw->heading };
	sg_buf_add(&reader->text, raw->text);
	reader->open = true;
}

/* The level of an item by how far it and those before it are indented. */
static uint8_t level_of(struct reader *reader, size_t indent)
{
	while (reader->depth > 0 && reader->indents[reader->depth - 1] > indent)
		reader->depth--;
	if (reader->depth < SG_LINE_MAX_LEVEL &&
	    (reader->depth == 0 || indent > reader->indents[reader->depth - 1] + 1))
		reader->indents[reader->depth++] = indent;
	return (uint8_t)reader->depth;
}

static void add_row(struct reader *reader, const struct raw *raw)
{
	sg_str rest = sg_str_sub(raw->text, 1, raw->text.len);

	flush(reader);
	if (sg_str_ends(rest, SG_STR("|")))
		rest.len--;
	for (bool first = true; rest.ptr != NULL; first = false) {
		if (!first)
			sg_buf_add_char(&reader->text, '\t');
		sg_buf_add(&reader->text, sg_str_trim(sg_str_cut(&rest, '|')));
	}
	reader->open = true;
	flush(reader);
}

/* Whether raw goes on with the line that is open. */
static bool joins(const struct reader *reader, const struct raw *raw)
{
	const struct raw *before = raw - 1;

	if (!reader->open || reader->line.heading != 0)
		return false;
	if (reader->line.level > 0 && raw->indent > reader->indents[reader->depth - 1] + 1)
		return true;
	return reader->width > 0 && is_full(before, raw, reader->width);
}

static void add_text(struct reader *reader, const struct raw *raw)
{
	if (joins(reader, raw)) {
		sg_buf_add_char(&reader->text, ' ');
		sg_buf_add(&reader->text, raw->text);
		return;
	}
	if (raw->indent == 0)
		reader->depth = 0;
	open_line(reader, raw, 0);
}

/* A rule below a line of text makes that a heading; else it is a blank line. */
static void add_rule(struct reader *reader, const struct raw *raw)
{
	if (reader->open && reader->line.level == 0 && reader->line.heading == 0 &&
	    reader->text.len <= MAX_SETEXT && (raw->rule == '=' || raw->rule == '-'))
		reader->line.heading = raw->rule == '=' ? 1 : 2;
	flush(reader);
	sg_lines_add(reader->out, (struct sg_line){ .text = SG_STR("") });
}

static void add_raw(struct reader *reader, const struct raw *raw)
{
	switch (raw->kind) {
	case RAW_BLANK:
		flush(reader);
		sg_lines_add(reader->out, (struct sg_line){ .text = SG_STR("") });
		break;
	case RAW_TEXT:
		add_text(reader, raw);
		break;
	case RAW_ITEM:
		open_line(reader, raw, level_of(reader, raw->indent));
		break;
	case RAW_HEADING:
		reader->depth = 0;
		open_line(reader, raw, 0);
		break;
	case RAW_ROW:
		add_row(reader, raw);
		break;
	case RAW_RULE:
		add_rule(reader, raw);
		break;
	case RAW_REMOVE:
		flush(reader);
		break;
	}
}

enum sg_status sg_lines_read(sg_str text, struct sg_arena *arena, struct sg_lines *out,
			     struct sg_error *err)
{
	struct reader reader = {
		.out = out,
		.text = { .arena = arena },
		.done = { .arena = arena },
	};
	sg_vec(struct raw) raws = { 0 };
	sg_str rest = sg_clean_dup(arena, text);

	*out = (struct sg_lines){ .arena = arena };
	if (rest.ptr == NULL)
		return sg_no_memory(err);
	while (rest.ptr != NULL && raws.n < MAX_RAWS) {
		struct raw *raw = sg_push(arena, &raws);

		if (raw == NULL)
			return sg_no_memory(err);
		classify(raw, sg_str_cut(&rest, '\n'));
		if (raw->kind == RAW_BLANK && raws.n > 1 && raw[-1].kind == RAW_BLANK)
			raws.n--;
	}
	find_rounds(raws.at, raws.n);
	reader.width = find_width(raws.at, raws.n);
	for (size_t i = 0; i < raws.n && !out->failed; i++)
		add_raw(&reader, &raws.at[i]);
	flush(&reader);
	sg_lines_dedupe(out);
	return out->failed ? sg_no_memory(err) : SG_OK;
}

/* ---- writing ------------------------------------------------------------------------ */

/* A line of text that would be read as something else gets a backslash. */
static void write_start(struct sg_buf *buf, sg_str *text)
{
	struct raw raw = { 0 };
	size_t at = 0;

	classify(&raw, *text);
	if (raw.kind == RAW_TEXT && !is_round(&raw) && text->ptr[0] != '>')
		return;
	while (at < text->len && (sg_is_digit(text->ptr[at]) || sg_is_alpha(text->ptr[at])))
		at++;
	sg_buf_add(buf, sg_str_sub(*text, 0, at));
	sg_buf_add_char(buf, '\\');
	sg_buf_add(buf, sg_str_sub(*text, at, at + 1));
	*text = sg_str_sub(*text, at + 1, text->len);
}

enum sg_status sg_lines_write(const struct sg_lines *lines, struct sg_arena *arena, sg_str *out,
			      struct sg_error *err)
{
	struct sg_buf buf = { .arena = arena };

	for (size_t i = 0; i < lines->n; i++) {
		const struct sg_line *line = &lines->at[i];
		sg_str text = line->text;

		if (i > 0 && (line->blank_before || line->heading > 0))
			sg_buf_add_char(&buf, '\n');
		for (uint8_t k = 0; k < line->heading; k++)
			sg_buf_add_char(&buf, '#');
		if (line->heading > 0)
			sg_buf_add_char(&buf, ' ');
		for (uint8_t k = 1; k < line->level; k++)
			sg_buf_add(&buf, SG_STR("  "));
		if (line->level > 0)
			sg_buf_add(&buf, SG_STR("- "));
		if (line->lead > 0) {
			sg_buf_add(&buf, SG_STR("**"));
			sg_inline_write(&buf, sg_str_sub(text, 0, line->lead));
			sg_buf_add(&buf, SG_STR("**"));
			text = sg_str_sub(text, line->lead, text.len);
		} else if (line->level == 0 && line->heading == 0) {
			write_start(&buf, &text);
		}
		sg_inline_write(&buf, text);
		sg_buf_add_char(&buf, '\n');
	}
	*out = sg_buf_str(&buf);
	return buf.failed ? sg_no_memory(err) : SG_OK;
}
