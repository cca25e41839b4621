/* SPDX-License-Identifier: MIT */
#include "text/inline.h"

#include "base/scan.h"

/* Emphasis that is open: where it ends and with how many stars. */
struct span {
	size_t end;
	size_t stars;
};

struct inline_reader {
	sg_str in;
	size_t at;
	struct sg_buf *buf;
	size_t start; /* of the line in buf */
	struct span strong, weak;
	size_t strong_from; /* in buf */
	size_t link_end;    /* the "](" of the link whose text is being read */
	size_t lead;
	/* Looked for to the end of the line in vain: looking again would take the square. */
	bool no_stars[4], no_code, no_link, no_angle;
};

static bool is_punctuation(char c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
	       (c >= '{' && c <= '~');
}

static char char_at(const struct inline_reader *reader, size_t at)
{
	return at < reader->in.len ? reader->in.ptr[at] : ' ';
}

static size_t count_stars(const struct inline_reader *reader, size_t at)
{
	size_t n = 0;

	while (at + n < reader->in.len && reader->in.ptr[at + n] == '*')
		n++;
	return n;
}

/* Where n stars close what opened before from; SIZE_MAX if nowhere. */
static size_t find_stars(const struct inline_reader *reader, size_t from, size_t n)
{
	for (size_t at = from; at < reader->in.len;) {
		size_t stars = count_stars(reader, at);
		char before = char_at(reader, at - 1);

		if (stars >= n && at > from && !sg_is_space(before) && before != '\\' &&
		    (n > 1 || stars == 1))
			return at;
		at += stars == 0 ? 1 : stars;
	}
	return SIZE_MAX;
}

static void read_stars(struct inline_reader *reader)
{
	size_t n = count_stars(reader, reader->at), end = SIZE_MAX;
	struct span *span = n == 1 ? &reader->weak : &reader->strong;
	char next = char_at(reader, reader->at + n);
	bool inside = reader->at > 0 && sg_is_word(char_at(reader, reader->at - 1));

	if (n <= 3 && span->stars == 0 && !sg_is_space(next) && !(n == 1 && inside) &&
	    !reader->no_stars[n]) {
		end = find_stars(reader, reader->at + n, n);
		reader->no_stars[n] = end == SIZE_MAX;
	}
	if (end == SIZE_MAX) {
		sg_buf_add(reader->buf, sg_str_sub(reader->in, reader->at, reader->at + n));
	} else {
		*span = (struct span){ end, n };
		if (n > 1)
			reader->strong_from = reader->buf->len;
	}
	reader->at += n;
}

/* Emphasis ends at reader->at: true when it did. */
static bool close_span(struct inline_reader *reader, struct span *span)
{
	bool leads;

	if (span->stars == 0 || reader->at != span->end)
		return false;
	leads = reader->strong_from == reader->start + reader->lead ||
		(reader->strong_from == reader->start + reader->lead + 1 &&
		 reader->buf->ptr[reader->strong_from - 1] == ' ');
	if (span == &reader->strong && leads)
		reader->lead = reader->buf->len - reader->start;
	reader->at += span->stars;
	*span = (struct span){ 0 };
	return true;
}

static void read_code(struct inline_reader *reader)
{
	size_t end = SIZE_MAX;

	if (!reader->no_code)
		end = sg_str_find(reader->in, SG_STR("`"), reader->at + 1);
	reader->no_code = end == SIZE_MAX;
	if (reader->no_code) {
		sg_buf_add_char(reader->buf, '`');
		reader->at++;
		return;
	}
	sg_buf_add(reader->buf, sg_str_sub(reader->in, reader->at + 1, end));
	reader->at = end + 1;
}

/* Behind "](": past the address, or where it is when it never ends. */
static size_t skip_address(struct inline_reader *reader, size_t at)
{
	size_t end = sg_str_find(reader->in, SG_STR(")"), at);

	return end == SIZE_MAX ? at : end + 1;
}

static void read_link(struct inline_reader *reader)
{
	size_t end = SIZE_MAX;
	bool image = reader->at > 0 && char_at(reader, reader->at - 1) == '!';

	if (!reader->no_link && reader->link_end == 0)
		end = sg_str_find(reader->in, SG_STR("]("), reader->at);
	if (end != SIZE_MAX && sg_str_find(reader->in, SG_STR(")"), end) == SIZE_MAX)
		end = SIZE_MAX;
	if (reader->link_end == 0)
		reader->no_link = end == SIZE_MAX;
	if (end == SIZE_MAX) {
		sg_buf_add_char(reader->buf, '[');
		reader->at++;
	} else if (image) {
		if (reader->buf->len > reader->start)
			reader->buf->len--; /* the '!' */
		reader->at = skip_address(reader, end + 2);
	} else {
		reader->link_end = end;
		reader->at++;
	}
}

/* "<https://...>" is its address. */
static void read_angle(struct inline_reader *reader)
{
	sg_str rest = sg_str_sub(reader->in, reader->at + 1, reader->in.len);
	size_t end = SIZE_MAX;

	if (!reader->no_angle && (sg_str_starts_fold(rest, SG_STR("http")) ||
				  sg_str_starts_fold(rest, SG_STR("mailto:")))) {
		end = sg_str_find(rest, SG_STR(">"), 0);
		reader->no_angle = end == SIZE_MAX;
	}
	if (end == SIZE_MAX) {
		sg_buf_add_char(reader->buf, '<');
		reader->at++;
	} else {
		sg_buf_add(reader->buf, sg_str_sub(rest, 0, end));
		reader->at += end + 2;
	}
}

static void read_entity(struct inline_reader *reader)
{
	static const struct {
		sg_str name;
		char c;
	} entities[] = {
		{ SG_LIT("&amp;"), '&' },   { SG_LIT("&lt;"), '<' },   { SG_LIT("&gt;"), '>' },
		{ SG_LIT("&quot;"), '"' },  { SG_LIT("&#39;"), '\'' }, { SG_LIT("&#x27;"), '\'' },
		{ SG_LIT("&apos;"), '\'' }, { SG_LIT("&nbsp;"), ' ' },
	};
	sg_str rest = sg_str_sub(reader->in, reader->at, reader->in.len);

	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
		if (sg_str_starts(rest, entities[i].name)) {
			sg_buf_add_char(reader->buf, entities[i].c);
			reader->at += entities[i].name.len;
			return;
		}
	}
	sg_buf_add_char(reader->buf, '&');
	reader->at++;
}

static void read_char(struct inline_reader *reader)
{
	char c = reader->in.ptr[reader->at];

	if (close_span(reader, &reader->strong) || close_span(reader, &reader->weak))
		return;
	if (reader->link_end != 0 && reader->at == reader->link_end) {
		reader->at = skip_address(reader, reader->at + 2);
		reader->link_end = 0;
		return;
	}
	switch (c) {
	case '*':
		read_stars(reader);
		return;
	case '`':
		read_code(reader);
		return;
	case '[':
		read_link(reader);
		return;
	case '<':
		read_angle(reader);
		return;
	case '&':
		read_entity(reader);
		return;
	case '\\':
		if (is_punctuation(char_at(reader, reader->at + 1)))
			c = reader->in.ptr[++reader->at];
		break;
	default:
		break;
	}
	sg_buf_add_char(reader->buf, c);
	reader->at++;
}

/* A line that is all of one emphasis with underscores, without them. */
static sg_str strip_underscores(sg_str line, size_t n)
{
	static const sg_str marks[] = { SG_LIT(""), SG_LIT("_"), SG_LIT("__") };
	sg_str inner;

	if (line.len <= 2 * n || !sg_str_starts(line, marks[n]) || !sg_str_ends(line, marks[n]))
		return (sg_str){ NULL, 0 };
	inner = sg_str_sub(line, n, line.len - n);
	if (sg_is_space(inner.ptr[0]) || sg_str_find(inner, SG_STR("_"), 0) != SIZE_MAX)
		return (sg_str){ NULL, 0 };
	return inner;
}

/* Letters that are special nowhere: copied in one go. */
static size_t plain_run(const struct inline_reader *reader)
{
	static const struct sg_scan_set special = { "*`[<&\\", 6, false };
	sg_str line = reader->in;

	if (reader->link_end != 0)
		line.len = reader->link_end;
	return reader->at < line.len ? sg_scan(special, line, reader->at) : reader->at;
}

void sg_inline_read(struct sg_buf *buf, sg_str line, uint32_t *lead)
{
	struct inline_reader reader = { .buf = buf, .start = buf->len };
	sg_str strong = strip_underscores(line, 2), weak = strip_underscores(line, 1);

	reader.in = strong.ptr != NULL ? strong : weak.ptr != NULL ? weak : line;
	while (reader.at < reader.in.len && !buf->failed) {
		size_t end = plain_run(&reader);

		sg_buf_add(buf, sg_str_sub(reader.in, reader.at, end));
		reader.at = end;
		if (end < reader.in.len)
			read_char(&reader);
	}
	*lead = (uint32_t)(strong.ptr != NULL ? buf->len - reader.start : reader.lead);
}

void sg_inline_write(struct sg_buf *buf, sg_str text)
{
	static const struct sg_scan_set special = { "\\*`[<&_", 7, false };
	size_t from = 0, i = 0;

	while (from < text.len) {
		char c, next;

		i = sg_scan(special, text, i);
		sg_buf_add(buf, sg_str_sub(text, from, i));
		from = i;
		if (i == text.len)
			break;
		c = text.ptr[i];
		next = i + 1 < text.len ? text.ptr[i + 1] : ' ';
		if (c == '\\' || c == '*' || c == '`' || c == '[' ||
		    (c == '<' && sg_is_alpha(next)) ||
		    (c == '&' && (sg_is_alpha(next) || next == '#')) ||
		    (c == '_' && (i == 0 || i + 1 == text.len)))
			sg_buf_add_char(buf, '\\');
		i++;
	}
}
