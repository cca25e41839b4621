/* SPDX-License-Identifier: MIT */
#include "dict/sieve.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "dict/class.h"

/* Offsets that are looked at, each a bit of a set; groups within groups; bytes of a character. */
enum { FAR = 64, MAX_DEPTH = 24, WIDEST = 4 };

enum sort { GROUP, AHEAD, BEHIND, DENIED };

/* What may stand where. */
struct row {
	uint32_t sets[FAR];
	unsigned open; /* anything from here on */
};

/* A group that is open. */
struct frame {
	enum sort sort;
	uint64_t start, ends; /* offsets: of itself, and of what follows its branches so far */
	struct row *row;      /* that was written before */
};

struct reader {
	sg_str text;
	size_t at;
	uint64_t here; /* offsets that the next item may have */
	struct row *row;
	struct row ahead, behind, denied;
	uint32_t before[SG_SIEVE_BYTES];  /* of the branch of the whole pattern at hand, */
	uint32_t befores[SG_SIEVE_BYTES]; /* of those before, */
	uint32_t likes[SG_SIEVE_BYTES];	  /* of the branches of the lookbehind at hand */
	struct frame frames[MAX_DEPTH];
	unsigned depth;
	bool lost; /* nothing can be said */
};

static char peek(const struct reader *reader, size_t ahead)
{
	return reader->at + ahead < reader->text.len ? reader->text.ptr[reader->at + ahead] : '\0';
}

static void fill(uint32_t *sets, uint32_t with)
{
	for (size_t i = 0; i < SG_SIEVE_BYTES; i++)
		sets[i] = with;
}

static void clear(struct row *row)
{
	*row = (struct row){ .open = FAR };
}

/* From the first of these offsets on anything may stand. */
static void open_from(struct reader *reader, uint64_t offsets)
{
	unsigned first = offsets == 0 ? FAR : (unsigned)__builtin_ctzll(offsets);

	if (first < reader->row->open)
		reader->row->open = first;
}

/* One of these bytes may stand at each of some offsets. */
static void mark(struct row *row, uint64_t offsets, uint32_t set)
{
	for (; offsets != 0; offsets &= offsets - 1)
		row->sets[__builtin_ctzll(offsets)] |= set;
}

/* A character of one of these first bytes and of `most` bytes at most stands at each of some
 * offsets; returns those behind it. */
static uint64_t put(struct reader *reader, uint64_t offsets, uint32_t set, unsigned most)
{
	uint64_t next = offsets << 1;

	mark(reader->row, offsets, set);
	for (unsigned n = 2; n <= most; n++) {
		mark(reader->row, offsets << (n - 1), SG_SIEVE_ANY);
		next |= offsets << n;
	}
	return next;
}

/* How often an item may stand there: not at all, more than once. False: just once. */
static bool read_quantifier(struct reader *reader, bool *none, bool *more)
{
	char c = peek(reader, 0);

	if (c == '{' && !sg_is_digit(peek(reader, 1)))
		reader->lost = true;
	if (reader->lost || c == '\0' || strchr("?*+{", c) == NULL)
		return false;
	*none = c == '?' || c == '*' || (c == '{' && peek(reader, 1) == '0');
	*more = c != '?';
	if (c == '{')
		reader->at = sg_str_find(reader->text, SG_STR("}"), reader->at);
	if (reader->at == SIZE_MAX)
		reader->lost = true;
	reader->at++;
	if (peek(reader, 0) == '?' || peek(reader, 0) == '+')
		reader->at++;
	return true;
}

/* An item that was read from some offsets on is complete: here is what is behind it. */
static void end_item(struct reader *reader, uint64_t from)
{
	bool none = false, more = false;

	if (!read_quantifier(reader, &none, &more))
		return;
	if (more) {
		open_from(reader, reader->here);
		reader->here = 0;
	}
	if (none)
		reader->here |= from;
}

/* One character, repeated or not. */
static void add(struct reader *reader, uint32_t set, unsigned most)
{
	uint64_t from = reader->here, seen;
	bool none = false, more = false;

	reader->here = put(reader, from, set, most);
	if (!read_quantifier(reader, &none, &more))
		return;
	for (uint64_t at = reader->here; more && at != 0; at &= ~seen) {
		seen = reader->here;
		at = put(reader, at, set, most);
		reader->here |= at;
	}
	if (none)
		reader->here |= from;
}

static void add_code(struct reader *reader, uint32_t code)
{
	if (code < 0x80)
		add(reader, 1u << (code & 31), 1);
	else /* in the other case it may have more bytes or fewer */
		add(reader, SG_SIEVE_ANY, WIDEST);
}

static void add_class(struct reader *reader)
{
	struct sg_char_class class_;

	if (sg_class_read(reader->text, &reader->at, &class_))
		add(reader, class_.bytes, class_.all.most);
	else
		reader->lost = true;
}

static void add_escape(struct reader *reader)
{
	const uint32_t digits = 0x3ffu << 16, letters = 0x7fffffeu, underscore = 1u << 31;
	char c = peek(reader, 1);
	uint32_t code;

	reader->at += 2;
	if (c == 'd')
		add(reader, digits, 1);
	else if (c == 'w')
		add(reader, digits | letters | underscore, 1);
	else if (c == 's')
		add(reader, 0x1fu << 9 | 1u, 1);
	else if (c == 'D' || c == 'S' || c == 'W')
		add(reader, SG_SIEVE_ANY, WIDEST);
	else if (c == 'b' || c == 'B')
		return;
	else if (sg_class_escape(reader->text, &reader->at, c, &code))
		add_code(reader, code);
	else
		reader->lost = true;
}

/* What an opening parenthesis opens, moving past it. */
static enum sort read_sort(struct reader *reader)
{
	static const struct {
		sg_str text;
		enum sort sort;
	} sorts[] = {
		{ SG_LIT("(?:"), GROUP },   { SG_LIT("(?>"), GROUP },	{ SG_LIT("(?i:"), GROUP },
		{ SG_LIT("(?-i:"), GROUP }, { SG_LIT("(?="), AHEAD },	{ SG_LIT("(?<="), BEHIND },
		{ SG_LIT("(?!"), DENIED },  { SG_LIT("(?<!"), DENIED },
	};
	sg_str rest = sg_str_sub(reader->text, reader->at, reader->text.len);

	for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
		if (sg_str_starts(rest, sorts[i].text)) {
			reader->at += sorts[i].text.len;
			return sorts[i].sort;
		}
	reader->lost = reader->lost || peek(reader, 1) == '?' || peek(reader, 1) == '*';
	reader->at++;
	return GROUP;
}

static void open_group(struct reader *reader)
{
	struct frame frame = { .start = reader->here, .row = reader->row };

	frame.sort = read_sort(reader);
	if (reader->depth + 1 == MAX_DEPTH) {
		reader->lost = true;
		return;
	}
	if (frame.sort == BEHIND && (reader->depth > 0 || reader->here != 1))
		frame.sort = DENIED;
	if (frame.sort == BEHIND) {
		fill(reader->likes, 0);
		clear(&reader->behind);
		reader->row = &reader->behind;
	} else if (frame.sort == DENIED) {
		reader->row = &reader->denied;
	}
	reader->frames[++reader->depth] = frame;
}

/* A branch of a lookbehind, whose length is known if it has one. */
static void end_behind(struct reader *reader)
{
	const struct row *row = &reader->behind;
	unsigned len = reader->here == 0 ? 0 : (unsigned)__builtin_ctzll(reader->here);

	if (row->open < FAR || reader->here != (uint64_t)1 << len)
		len = 0;
	for (unsigned i = 0; i < SG_SIEVE_BYTES; i++)
		reader->likes[i] |= i < len ? row->sets[len - 1 - i] : SG_SIEVE_ANY;
	clear(&reader->behind);
}

static void end_branch(struct reader *reader)
{
	struct frame *frame = &reader->frames[reader->depth];

	if (frame->sort == BEHIND)
		end_behind(reader);
	frame->ends |= reader->here;
	reader->here = frame->start;
	if (reader->depth > 0)
		return;
	for (size_t i = 0; i < SG_SIEVE_BYTES; i++)
		reader->befores[i] |= reader->before[i];
	fill(reader->before, SG_SIEVE_ANY);
}

static void close_group(struct reader *reader)
{
	struct frame *frame = &reader->frames[reader->depth];
	bool last;

	reader->at++;
	if (reader->depth == 0) {
		reader->lost = true;
		return;
	}
	end_branch(reader);
	reader->row = frame->row;
	reader->depth--;
	last = reader->depth == 0 && (reader->at == reader->text.len || peek(reader, 0) == '|');
	if (frame->sort == BEHIND)
		for (size_t i = 0; i < SG_SIEVE_BYTES; i++)
			reader->before[i] &= reader->likes[i];
	if (frame->sort == GROUP || (frame->sort == AHEAD && last))
		reader->here = frame->ends;
	if (frame->sort == GROUP)
		end_item(reader, frame->start);
}

static void step(struct reader *reader)
{
	switch (peek(reader, 0)) {
	case '(':
		open_group(reader);
		break;
	case ')':
		close_group(reader);
		break;
	case '|':
		reader->at++;
		end_branch(reader);
		break;
	case '[':
		add_class(reader);
		break;
	case '\\':
		add_escape(reader);
		break;
	case '.':
		reader->at++;
		add(reader, SG_SIEVE_ANY, WIDEST);
		break;
	case '^':
	case '$':
		reader->at++;
		break;
	case '?': /* of what has no width */
	case '*':
	case '+':
	case '{':
		reader->lost = true;
		break;
	default:
		add_code(reader, sg_utf8_next(reader->text, &reader->at));
	}
}

void sg_sieve_make(sg_str pattern, struct sg_sieve *out)
{
	struct reader reader = { .text = pattern, .here = 1 };
	unsigned end;

	fill(out->before, SG_SIEVE_ANY);
	fill(out->behind, SG_SIEVE_ANY);
	out->at = 0;
	clear(&reader.ahead);
	reader.row = &reader.ahead;
	reader.frames[0].start = 1;
	fill(reader.before, SG_SIEVE_ANY);
	while (reader.at < pattern.len && !reader.lost)
		step(&reader);
	if (reader.lost || reader.depth > 0)
		return;
	end_branch(&reader);
	open_from(&reader, reader.frames[0].ends);
	memcpy(out->before, reader.befores, sizeof out->before);
	/* The last bytes say most: the first are the name that was found there. */
	end = reader.ahead.open;
	out->at = end > SG_SIEVE_BYTES ? end - SG_SIEVE_BYTES : 0;
	for (unsigned i = 0; i < SG_SIEVE_BYTES && i < end; i++)
		out->behind[i] = reader.ahead.sets[out->at + i];
}

struct sg_image_table sg_sieves_put(struct sg_builder *builder, const uint32_t *patterns, size_t n)
{
	struct sg_image_table table = { sg_builder_room(builder, n * sizeof(struct sg_sieve)),
					(uint32_t)n };

	for (size_t i = 0; i < n && !builder->failed; i++) {
		const struct sg_image *image = (const void *)builder->words;
		struct sg_sieve *rows = sg_builder_at(builder, table.at);

		sg_sieve_make(sg_image_str(image, patterns[i]), &rows[i]);
	}
	return table;
}
