/* SPDX-License-Identifier: MIT */
#include "fetch/robots.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"

enum {
	LONGEST_PATH = 8000,	      /* no longer address is asked for */
	MAX_STEPS = 20 * 1000 * 1000, /* byte comparisons for one address */
	MAX_DELAY_MS = 24 * 3600 * 1000,
};

struct rule {
	uint32_t start, len; /* of its pattern in the pool, normalised */
	bool allow, anchored, specific;
};

struct sg_robots {
	struct rule *rules;
	size_t n, cap;
	char *pool;
	size_t used, room;
	uint32_t delay_ms;
};

/* ---- one spelling ------------------------------------------------------------------- */

static int hex_value(char c)
{
	if (sg_is_digit(c))
		return c - '0';
	c = sg_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_unreserved(unsigned char c)
{
	return sg_is_alpha((char)c) || sg_is_digit((char)c) || c == '-' || c == '.' || c == '_' ||
	       c == '~';
}

static size_t put_escaped(char *to, unsigned char c)
{
	static const char digits[] = "0123456789ABCDEF";

	to[0] = '%';
	to[1] = digits[c >> 4];
	to[2] = digits[c & 15];
	return 3;
}

/*
 * Escapes of what needs none are undone, others in capitals; bytes that need one get one. In
 * an address '*' and '$' are such bytes, in a pattern '*' is not: that is how "%2A" of a
 * pattern means the star itself. `to` has room for three times the length.
 */
static size_t normalise(sg_str text, bool is_pattern, char *to)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		int high = i + 2 < text.len ? hex_value(text.ptr[i + 1]) : -1;
		int low = high < 0 ? -1 : hex_value(text.ptr[i + 2]);

		if (c == '%' && low >= 0) {
			c = (unsigned char)(high * 16 + low);
			i += 2;
			if (is_unreserved(c))
				to[n++] = (char)c;
			else
				n += put_escaped(to + n, c);
		} else if (c <= ' ' || c >= 0x7f || c == '$' || (c == '*' && !is_pattern)) {
			n += put_escaped(to + n, c);
		} else {
			to[n++] = (char)c;
		}
	}
	return n;
}

/* ---- reading ------------------------------------------------------------------------ */

struct reader {
	struct sg_robots *robots;
	sg_str token;
	bool in_names;		      /* the last line that counts named an agent */
	bool for_us, for_all;	      /* whom the group is for */
	bool any_for_us;	      /* some group named us: those for all do not count then */
	uint32_t delay_us, delay_all; /* ms */
};

static sg_str leading_name(sg_str text)
{
	size_t n = 0;

	while (n < text.len &&
	       (sg_is_alpha(text.ptr[n]) || text.ptr[n] == '_' || text.ptr[n] == '-'))
		n++;
	return sg_str_sub(text, 0, n);
}

sg_str sg_robots_token(sg_str user_agent)
{
	return leading_name(user_agent);
}

static void read_agent(struct reader *reader, sg_str value)
{
	sg_str name = leading_name(value);

	if (!reader->in_names)
		reader->for_us = reader->for_all = false;
	reader->in_names = true;
	if (sg_str_starts(value, SG_STR("*")) && (value.len == 1 || sg_is_space(value.ptr[1])))
		reader->for_all = true;
	else if (name.len > 0 && sg_str_eq_fold(name, reader->token))
		reader->for_us = reader->any_for_us = true;
}

static bool make_room(struct sg_robots *robots, size_t text)
{
	if (robots->n == robots->cap) {
		size_t cap = robots->cap == 0 ? 16 : robots->cap * 2;
		struct rule *more = realloc(robots->rules, cap * sizeof *more);

		if (more == NULL)
			return false;
		robots->rules = more;
		robots->cap = cap;
	}
	if (robots->pool == NULL || text > robots->room - robots->used) {
		size_t room = robots->room * 2 + text + 256;
		char *more = realloc(robots->pool, room);

		if (more == NULL)
			return false;
		robots->pool = more;
		robots->room = room;
	}
	return true;
}

/* False when out of memory. An empty pattern is no rule. */
static bool read_rule(struct reader *reader, sg_str pattern, bool allow)
{
	struct sg_robots *robots = reader->robots;
	struct rule rule = { .allow = allow, .specific = reader->for_us };

	reader->in_names = false;
	if (pattern.len == 0 || (!reader->for_us && !reader->for_all))
		return true;
	if (!make_room(robots, pattern.len * 3))
		return false;
	if (pattern.ptr[pattern.len - 1] == '$') {
		rule.anchored = true;
		pattern.len--;
	}
	rule.start = (uint32_t)robots->used;
	rule.len = (uint32_t)normalise(pattern, true, robots->pool + robots->used);
	robots->used += rule.len;
	robots->rules[robots->n++] = rule;
	return true;
}

/* "10" or "0.5" seconds; anything else is no delay. */
static void read_delay(struct reader *reader, sg_str value)
{
	uint64_t ms = 0;
	uint32_t unit = 1000;
	size_t at = 0;

	for (; at < value.len && sg_is_digit(value.ptr[at]) && ms <= MAX_DELAY_MS; at++)
		ms = ms * 10 + (uint64_t)(value.ptr[at] - '0') * 1000;
	while (at < value.len && sg_is_digit(value.ptr[at])) /* of what is too long anyway */
		at++;
	if (at > 0 && at < value.len && value.ptr[at] == '.')
		for (at++; at < value.len && sg_is_digit(value.ptr[at]); at++)
			ms += (uint64_t)(value.ptr[at] - '0') * (unit /= 10);
	if (at == 0 || at < value.len)
		return;
	if (ms > MAX_DELAY_MS)
		ms = MAX_DELAY_MS;
	if (reader->for_us && ms > reader->delay_us)
		reader->delay_us = (uint32_t)ms;
	if (reader->for_all && ms > reader->delay_all)
		reader->delay_all = (uint32_t)ms;
}

static bool read_line(struct reader *reader, sg_str line)
{
	sg_str value = sg_str_cut(&line, '#'), key = sg_str_trim(sg_str_cut(&value, ':'));

	if (value.ptr == NULL)
		return true;
	value = sg_str_trim(value);
	if (sg_str_eq_fold(key, SG_STR("user-agent")))
		read_agent(reader, value);
	else if (sg_str_eq_fold(key, SG_STR("allow")))
		return read_rule(reader, value, true);
	else if (sg_str_eq_fold(key, SG_STR("disallow")))
		return read_rule(reader, value, false);
	else if (sg_str_eq_fold(key, SG_STR("crawl-delay")))
		read_delay(reader, value);
	return true;
}

/* What counts of a file: without byte order mark, and not the line that the limit cuts. */
static sg_str counted(sg_str text)
{
	if (text.len > SG_ROBOTS_MAX_BYTES) {
		text.len = SG_ROBOTS_MAX_BYTES;
		while (text.len > 0 && text.ptr[text.len - 1] != '\n' &&
		       text.ptr[text.len - 1] != '\r')
			text.len--;
	}
	if (sg_str_starts(text, SG_STR("\xef\xbb\xbf")))
		text = sg_str_sub(text, 3, text.len);
	return text;
}

static void keep_only(struct sg_robots *robots, bool specific)
{
	size_t kept = 0;

	for (size_t i = 0; i < robots->n; i++)
		if (robots->rules[i].specific == specific)
			robots->rules[kept++] = robots->rules[i];
	robots->n = kept;
}

enum sg_status sg_robots_new(struct sg_robots **out, sg_str text, sg_str token,
			     struct sg_error *err)
{
	struct reader reader = { .robots = calloc(1, sizeof *reader.robots), .token = token };
	bool ok = reader.robots != NULL;

	*out = NULL;
	text = counted(text);
	for (size_t start = 0, end; ok && start < text.len; start = end + 1) {
		for (end = start; end < text.len; end++)
			if (text.ptr[end] == '\n' || text.ptr[end] == '\r')
				break;
		ok = read_line(&reader, sg_str_sub(text, start, end));
	}
	if (!ok) {
		sg_robots_free(reader.robots);
		return sg_no_memory(err);
	}
	keep_only(reader.robots, reader.any_for_us);
	reader.robots->delay_ms = reader.any_for_us ? reader.delay_us : reader.delay_all;
	*out = reader.robots;
	return SG_OK;
}

void sg_robots_free(struct sg_robots *robots)
{
	if (robots == NULL)
		return;
	free(robots->rules);
	free(robots->pool);
	free(robots);
}

uint32_t sg_robots_delay_ms(const struct sg_robots *robots)
{
	return robots->delay_ms;
}

/* ---- matching ----------------------------------------------------------------------- */

/* Whether piece stands in path at `at`; each comparison is one step. */
static bool stands_at(sg_str path, size_t at, sg_str piece, size_t *steps)
{
	size_t i = 0;

	while (i < piece.len && path.ptr[at + i] == piece.ptr[i])
		i++;
	*steps += i + 1;
	return i == piece.len;
}

/*
 * The pieces between stars one after the other, each at its first place: no other choice can
 * do better. The last piece of an anchored pattern has to be the end.
 */
static bool fits(sg_str pattern, bool anchored, sg_str path, size_t *steps)
{
	size_t at = 0;
	bool first = true;

	while (pattern.ptr != NULL) {
		sg_str piece = sg_str_cut(&pattern, '*');
		bool last = pattern.ptr == NULL;

		if (piece.len > path.len - at)
			return false;
		if (last && anchored) {
			size_t end = path.len - piece.len;

			return (!first || end == 0) && stands_at(path, end, piece, steps);
		}
		while (!stands_at(path, at, piece, steps)) {
			if (first || piece.len >= path.len - at || *steps > MAX_STEPS)
				return false;
			at++;
		}
		at += piece.len;
		first = false;
	}
	return true;
}

bool sg_robots_allows(const struct sg_robots *robots, sg_str path)
{
	const struct rule *best = NULL;
	char text[3 * LONGEST_PATH];
	size_t steps = 0;
	sg_str one;

	if (path.len == 0)
		path = SG_STR("/");
	if (robots->n == 0 || sg_str_eq(path, SG_STR("/robots.txt")))
		return true;
	if (path.len > LONGEST_PATH)
		return false;
	one = (sg_str){ text, normalise(path, false, text) };
	for (size_t i = 0; i < robots->n && steps <= MAX_STEPS; i++) {
		const struct rule *rule = &robots->rules[i];

		if (best != NULL && (rule->len < best->len ||
				     (rule->len == best->len && (best->allow || !rule->allow))))
			continue;
		if (fits((sg_str){ robots->pool + rule->start, rule->len }, rule->anchored, one,
			 &steps))
			best = rule;
	}
	return steps <= MAX_STEPS && (best == NULL || best->allow);
}
