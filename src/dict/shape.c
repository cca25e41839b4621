/* SPDX-License-Identifier: MIT */
#include "dict/shape.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "dict/class.h"
#include "dict/shapeset.h"
#include "dict/word.h"

enum { MAX_DEPTH = 24, MANY = SG_SHAPE_FAR };

/* A group that is open. */
struct frame {
	struct sg_shape_set done;   /* of the branches before, n 0 for none */
	struct sg_shape_set branch; /* of the branch at hand, up to here */
	bool fold;		    /* case did not count outside */
	bool no_width;		    /* a lookaround */
	bool atomic;
	bool repeats; /* holds something without an upper limit */
};

struct parser {
	sg_str text;
	size_t at;
	struct sg_shape_maker maker;
	struct frame frames[MAX_DEPTH];
	unsigned depth; /* of the group at hand */
	bool fold;	/* case does not count */
	bool nested;
};

static char peek(const struct parser *parser, size_t ahead)
{
	return parser->at + ahead < parser->text.len ? parser->text.ptr[parser->at + ahead] : '\0';
}

/* A number of a quantifier, moving past it; `otherwise` where there is none. */
static uint32_t read_count(struct parser *parser, uint32_t otherwise)
{
	uint32_t n = 0;

	if (!sg_is_digit(peek(parser, 0)))
		return otherwise;
	for (; sg_is_digit(peek(parser, 0)); parser->at++)
		n = sg_shape_add_lengths(sg_shape_times(n, 10), (uint32_t)(peek(parser, 0) - '0'));
	return n;
}

/* "{2}", "{2,}" or "{2,5}"; anything else there is text to some PCRE2 and not to others. */
static bool read_braces(struct parser *parser, uint32_t *least, uint32_t *most)
{
	size_t start = parser->at++;

	if (!sg_is_digit(peek(parser, 0))) {
		parser->maker.lost = peek(parser, 0) == ',' || peek(parser, 0) == ' ';
		parser->at = start;
		return false;
	}
	*least = *most = read_count(parser, 0);
	if (peek(parser, 0) == ',') {
		parser->at++;
		*most = read_count(parser, MANY);
	}
	if (peek(parser, 0) != '}')
		parser->maker.lost = true;
	parser->at++;
	return true;
}

static bool read_quantifier(struct parser *parser, uint32_t *least, uint32_t *most)
{
	char c = peek(parser, 0);

	if (c == '{')
		return read_braces(parser, least, most);
	if (c != '?' && c != '*' && c != '+')
		return false;
	*least = c == '+';
	*most = c == '?' ? 1 : MANY;
	parser->at++;
	return true;
}

/* An item is complete: what follows says how often it stands there. */
static void add_item(struct parser *parser, struct sg_shape_set item, bool repeats, bool atomic)
{
	struct frame *frame = &parser->frames[parser->depth];
	uint32_t least = 1, most = 1;

	if (!parser->maker.lost && read_quantifier(parser, &least, &most)) {
		bool fixed = peek(parser, 0) == '+';

		parser->at += fixed || peek(parser, 0) == '?';
		if (most < least)
			parser->maker.lost = true;
		if (most == MANY && !fixed && !atomic) {
			parser->nested =
				parser->nested || (repeats && sg_shape_set_is_loose(&item));
			repeats = true;
		}
		repeats = repeats && !fixed;
		item = sg_shape_set_repeat(&parser->maker, &item, least, most);
	}
	frame->repeats = frame->repeats || (repeats && !atomic);
	sg_shape_set_concatenate(&parser->maker, &frame->branch, item);
}

static struct sg_atom atom_of(enum sg_atom_type type, uint32_t least, uint32_t most, char sample)
{
	return (struct sg_atom){ .type = type, .least = least, .most = most,
				 .sample = { sample }, .sample_len = 1 };
}

static void add_atom(struct parser *parser, enum sg_atom_type type, uint32_t least, uint32_t most,
		     char sample)
{
	add_item(parser, sg_shape_set_single(&parser->maker, atom_of(type, least, most, sample)),
		 false, false);
}

/* A character that stands for itself. */
static struct sg_shape_set text_item(struct parser *parser, sg_str text)
{
	struct sg_atom atom = { .type = SG_ATOM_SIGN,
				.least = (uint32_t)text.len,
				.most = (uint32_t)text.len,
				.sample_len = (uint8_t)text.len };

	memcpy(atom.sample, text.ptr, text.len);
	if (sg_word_at(text, 0) == text.len)
		atom.type = SG_ATOM_LETTER;
	if (parser->fold && text.len > 1) {
		atom.type = SG_ATOM_ANY; /* the other case may take more bytes or fewer */
		atom.least = 1;
		atom.most = 4;
	}
	return sg_shape_set_single(&parser->maker, atom);
}

static void add_code(struct parser *parser, uint32_t code)
{
	struct sg_buf bytes = { .arena = parser->maker.arena };

	if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) {
		parser->maker.lost = true;
		return;
	}
	sg_utf8_add(&bytes, code);
	if (bytes.failed)
		parser->maker.failed = parser->maker.lost = true;
	else
		add_item(parser, text_item(parser, sg_buf_str(&bytes)), false, false);
}

static void add_class(struct parser *parser)
{
	struct sg_char_class class_;
	struct sg_shape_set item = { .n = 0 };

	if (!sg_class_read(parser->text, &parser->at, &class_)) {
		parser->maker.lost = true;
		return;
	}
	if (class_.n_choices == 0)
		item = sg_shape_set_single(&parser->maker, class_.all);
	for (unsigned i = 0; i < class_.n_choices; i++)
		item.at[item.n++] = sg_shape_set_single(&parser->maker, class_.choices[i]).at[0];
	add_item(parser, item, false, false);
}

/* "\p{L}" and "\pL"; parser->at is behind the p. */
static void skip_property(struct parser *parser)
{
	if (peek(parser, 0) != '{') {
		parser->at++;
		return;
	}
	while (parser->at < parser->text.len && peek(parser, 0) != '}')
		parser->at++;
	parser->at++;
}

/* Between \Q and \E; a quantifier behind that is for the last character. */
static void add_quoted(struct parser *parser)
{
	size_t end = sg_str_find(parser->text, SG_STR("\\E"), parser->at);

	if (end == SIZE_MAX)
		end = parser->text.len;
	while (parser->at < end && !parser->maker.lost) {
		size_t start = parser->at;
		struct sg_shape_set item;

		sg_utf8_next(parser->text, &parser->at);
		item = text_item(parser, sg_str_sub(parser->text, start, parser->at));
		if (parser->at < end) {
			sg_shape_set_concatenate(&parser->maker,
						 &parser->frames[parser->depth].branch, item);
			continue;
		}
		parser->at = end + 2;
		add_item(parser, item, false, false);
		return;
	}
	parser->at = end + 2;
}

static void add_escape(struct parser *parser)
{
	char c = peek(parser, 1);
	uint32_t code;

	parser->at += 2;
	if (c == 'd')
		add_atom(parser, SG_ATOM_WORD, 1, 1, '1');
	else if (c == 'w')
		add_atom(parser, SG_ATOM_WORD, 1, 1, 'a');
	else if (c == 's')
		add_atom(parser, SG_ATOM_SIGN, 1, 1, ' ');
	else if (c == 'h' || c == 'v' || c == 'R')
		add_atom(parser, SG_ATOM_SIGN, 1, 3, c == 'h' ? ' ' : '\n');
	else if (c == 'W')
		add_atom(parser, SG_ATOM_ANY, 1, 4, ' ');
	else if (c != '\0' && strchr("DSHVpP", c) != NULL) {
		if (c == 'p' || c == 'P')
			skip_property(parser);
		add_atom(parser, SG_ATOM_ANY, 1, 4, 'a');
	} else if (c == 'X')
		add_atom(parser, SG_ATOM_ANY, 1, MANY, 'a');
	else if (c != '\0' && strchr("bBAzZGK", c) != NULL)
		add_item(parser, (struct sg_shape_set){ { NULL }, 1 }, false, false);
	else if (c >= '1' && c <= '9' && !sg_is_digit(peek(parser, 0)))
		add_atom(parser, SG_ATOM_ANY, 0, MANY, 'a');
	else if (c == 'Q')
		add_quoted(parser);
	else if (sg_class_escape(parser->text, &parser->at, c, &code))
		add_code(parser, code);
	else if (c != 'E')
		parser->maker.lost = true;
}

/* Flags after "(?", up to ':' or ')', which *end is. False: none that are known. */
static bool read_flags(struct parser *parser, bool *fold, char *end)
{
	bool on = true;

	for (;; parser->at++) {
		char c = peek(parser, 0);

		if (c == ':' || c == ')') {
			*end = c;
			return true;
		}
		if (c == '-')
			on = false;
		else if (c == 'i')
			*fold = on;
		else if (c == '\0' || strchr(on ? "msnUJ" : "msnUJx", c) == NULL)
			return false;
	}
}

/* What follows "(?": sets what the group is. False: no group, or none that is understood. */
static bool read_kind(struct parser *parser, struct frame *frame, bool *fold)
{
	sg_str rest = sg_str_sub(parser->text, parser->at, parser->text.len);
	char end = '\0';

	frame->atomic = sg_str_starts(rest, SG_STR(">"));
	frame->no_width = sg_str_starts(rest, SG_STR("=")) || sg_str_starts(rest, SG_STR("!"));
	if (frame->atomic || frame->no_width || sg_str_starts(rest, SG_STR("|"))) {
		parser->at++;
		return true;
	}
	if (sg_str_starts(rest, SG_STR("<=")) || sg_str_starts(rest, SG_STR("<!"))) {
		frame->no_width = true;
		parser->at += 2;
		return true;
	}
	if (sg_str_starts(rest, SG_STR("<")) || sg_str_starts(rest, SG_STR("P<")) ||
	    sg_str_starts(rest, SG_STR("'"))) {
		char close = peek(parser, 0) == '\'' ? '\'' : '>';

		parser->at++;
		while (parser->at < parser->text.len && peek(parser, 0) != close)
			parser->at++;
		parser->at++;
		return true;
	}
	if (!read_flags(parser, fold, &end)) {
		parser->maker.lost = true;
		return false;
	}
	parser->at++;
	if (end == ')')
		parser->fold = *fold; /* for the rest of the group around */
	return end == ':';
}

static void open_group(struct parser *parser)
{
	struct frame frame = { .branch = { { NULL }, 1 }, .fold = parser->fold };
	bool fold = parser->fold;

	if (peek(parser, 1) == '*' || parser->depth + 1 == MAX_DEPTH) {
		parser->maker.lost = true;
		return;
	}
	if (peek(parser, 1) == '?' && peek(parser, 2) == '#') {
		parser->at = sg_str_find(parser->text, SG_STR(")"), parser->at);
		parser->maker.lost = parser->at == SIZE_MAX;
		parser->at++;
		return;
	}
	parser->at += peek(parser, 1) == '?' ? 2 : 1;
	if (parser->text.ptr[parser->at - 1] == '?' && !read_kind(parser, &frame, &fold))
		return;
	parser->fold = fold;
	parser->frames[++parser->depth] = frame;
}

static void end_branch(struct parser *parser)
{
	struct frame *frame = &parser->frames[parser->depth];

	sg_shape_set_unite(&parser->maker, &frame->done, frame->branch);
	frame->branch = (struct sg_shape_set){ { NULL }, 1 };
}

static void close_group(struct parser *parser)
{
	struct frame *frame = &parser->frames[parser->depth];

	parser->at++;
	if (parser->depth == 0) {
		parser->maker.lost = true;
		return;
	}
	end_branch(parser);
	parser->fold = frame->fold;
	parser->depth--;
	add_item(parser, frame->no_width ? (struct sg_shape_set){ { NULL }, 1 } : frame->done,
		 frame->repeats && !frame->no_width, frame->atomic);
}

static void step(struct parser *parser)
{
	size_t start = parser->at;

	switch (parser->text.ptr[start]) {
	case '(':
		open_group(parser);
		break;
	case ')':
		close_group(parser);
		break;
	case '|':
		parser->at++;
		end_branch(parser);
		break;
	case '[':
		add_class(parser);
		break;
	case '\\':
		add_escape(parser);
		break;
	case '.':
		parser->at++;
		add_atom(parser, SG_ATOM_ANY, 1, 4, 'a');
		break;
	case '^':
	case '$':
		parser->at++;
		add_item(parser, (struct sg_shape_set){ { NULL }, 1 }, false, false);
		break;
	default:
		sg_utf8_next(parser->text, &parser->at);
		add_item(parser, text_item(parser, sg_str_sub(parser->text, start, parser->at)),
			 false, false);
	}
}

bool sg_pattern_shapes(struct sg_arena *arena, sg_str pattern, struct sg_shapes *out)
{
	struct parser *parser = sg_arena_make(arena, struct parser);

	*out = (struct sg_shapes){ 0 };
	if (parser == NULL)
		return false;
	parser->text = pattern;
	parser->maker.arena = arena;
	parser->frames[0].branch.n = 1;
	while (parser->at < pattern.len && !parser->maker.lost)
		step(parser);
	end_branch(parser);
	out->nested = parser->nested;
	if (parser->maker.failed)
		return false;
	if (parser->maker.lost || parser->depth > 0)
		return true;
	out->n = parser->frames[0].done.n;
	memcpy(out->at, parser->frames[0].done.at, out->n * sizeof *out->at);
	return true;
}
