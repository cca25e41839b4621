/* SPDX-License-Identifier: MIT */
#include "profile/dates.h"

#include "base/date.h"
#include "base/utf8.h"
#include "dict/vita.h"

enum { FIRST_YEAR = 1950, LAST_YEAR = 2100, LONGEST_WORD = 40 };

enum sort {
	SORT_END,
	SORT_NUMBER,
	SORT_WORD,
	SORT_DASH, /* any but the hyphen */
	SORT_SIGN,
};

struct token {
	enum sort sort;
	uint32_t start, end;
	unsigned number, digits;
	struct sg_vita_word word;
	char sign;
	bool tight; /* nothing stands between it and the one before */
};

struct scan {
	const struct sg_image *image;
	sg_str line;
	struct token at[SG_MAX_DATE_TOKENS + 4]; /* ended by SORT_END, more than one of them */
	size_t n;
};

struct point {
	int year;
	unsigned month, day; /* 0 where they are not said */
	bool season;
	bool brief; /* the year has two digits and no apostrophe: only in a range */
	bool now;
};

/* ---- tokens ------------------------------------------------------------------------- */

static bool is_dash(uint32_t code)
{
	return (code >= 0x2012 && code <= 0x2015) || code == 0x2212 || code == 0x2192 || code == '~';
}

static bool is_in_word(sg_str line, size_t at)
{
	unsigned char c = (unsigned char)line.ptr[at];
	uint32_t code;

	if (c < 0x80)
		return sg_is_alpha((char)c);
	code = sg_utf8_next(line, &at);
	return !is_dash(code) && !(code >= 0x2000 && code <= 0x2bff);
}

static size_t word_end(sg_str line, size_t at)
{
	while (at < line.len && is_in_word(line, at)) {
		uint32_t code = sg_utf8_next(line, &at);

		(void)code;
		/* An apostrophe between letters is part of the word. */
		if (at + 1 < line.len && line.ptr[at] == '\'' && is_in_word(line, at + 1))
			at++;
		else if (sg_str_starts(sg_str_sub(line, at, line.len), SG_STR("\xe2\x80\x99")) &&
			 at + 3 < line.len && is_in_word(line, at + 3))
			at += 3;
	}
	return at;
}

/* Two words may be one term: "as of". */
static void read_word(struct scan *scan, struct token *token)
{
	sg_str line = scan->line;
	size_t second;

	token->sort = SORT_WORD;
	token->end = (uint32_t)word_end(line, token->start);
	second = token->end + 1;
	if (second < line.len && line.ptr[token->end] == ' ' && is_in_word(line, second)) {
		size_t end = word_end(line, second);
		sg_str both = sg_str_sub(line, token->start, end);

		token->word = both.len > LONGEST_WORD ? (struct sg_vita_word){ SG_VITA_NONE, 0 }
						      : sg_vita_of(scan->image, both);
		if (token->word.kind == SG_VITA_NOW || token->word.kind == SG_VITA_SINCE ||
		    token->word.kind == SG_VITA_UNTIL) {
			token->end = (uint32_t)end;
			return;
		}
	}
	token->word = token->end - token->start > LONGEST_WORD
			      ? (struct sg_vita_word){ SG_VITA_NONE, 0 }
			      : sg_vita_of(scan->image, sg_str_sub(line, token->start, token->end));
}

static void read_number(sg_str line, struct token *token)
{
	size_t at = token->start;

	token->sort = SORT_NUMBER;
	for (; at < line.len && sg_is_digit(line.ptr[at]); at++, token->digits++)
		if (token->digits < 8)
			token->number = token->number * 10 + (unsigned)(line.ptr[at] - '0');
	token->end = (uint32_t)at;
}

static void read_sign(sg_str line, struct token *token)
{
	size_t at = token->start;
	uint32_t code = sg_utf8_next(line, &at);

	token->end = (uint32_t)at;
	token->sort = is_dash(code) ? SORT_DASH : SORT_SIGN;
	token->sign = code == 0x2019 || code == 0x2018 ? '\'' : code < 0x80 ? (char)code : '?';
}

static void tokenise(struct scan *scan)
{
	size_t at = 0, before = SIZE_MAX;

	while (at < scan->line.len && scan->n < SG_MAX_DATE_TOKENS) {
		struct token token = { .start = (uint32_t)at };

		if (sg_is_space(scan->line.ptr[at])) {
			at++;
			continue;
		}
		token.tight = before == at;
		if (sg_is_digit(scan->line.ptr[at]))
			read_number(scan->line, &token);
		else if (is_in_word(scan->line, at))
			read_word(scan, &token);
		else
			read_sign(scan->line, &token);
		before = at = token.end;
		scan->at[scan->n++] = token;
	}
}

static bool is_sign(const struct token *token, char sign)
{
	return token->sort == SORT_SIGN && token->sign == sign;
}

static bool is_vita(const struct token *token, enum sg_vita kind)
{
	return token->sort == SORT_WORD && token->word.kind == kind;
}

/* ---- one date ----------------------------------------------------------------------- */

static bool is_year(const struct token *token)
{
	return token->sort == SORT_NUMBER && token->digits == 4 && token->number >= FIRST_YEAR &&
	       token->number <= LAST_YEAR;
}

static bool is_brief(const struct token *token)
{
	return token->sort == SORT_NUMBER && token->digits == 2;
}

static bool is_day(const struct token *token)
{
	return token->sort == SORT_NUMBER && token->digits <= 2 && token->number >= 1 &&
	       token->number <= 31;
}

static int full_year(unsigned brief)
{
	return (int)brief + (brief >= 60 ? 1900 : 2000);
}

/* "2019", "2019-03", "2019/03/14", "2019 March". */
static size_t year_first(const struct token *t, struct point *point)
{
	const struct token *sign = t + 1, *month = t + 2;

	point->year = (int)t->number;
	if (is_vita(t + 1, SG_VITA_MONTH) && !is_year(t + 2) && !is_brief(t + 2)) {
		point->month = t[1].word.value;
		return 2;
	}
	if (sign->sort != SORT_SIGN || !sign->tight || !month->tight || !is_brief(month) ||
	    (sign->sign != '-' && sign->sign != '/' && sign->sign != '.') || month->number < 1 ||
	    month->number > 12)
		return 1;
	point->month = month->number;
	if (is_sign(t + 3, sign->sign) && t[3].tight && t[4].tight && is_day(t + 4)) {
		point->day = t[4].number;
		return 5;
	}
	return 3;
}

/* "March 2019", "Mar. '19", "March 5, 2019", "March". */
static size_t month_first(const struct token *t, struct point *point)
{
	size_t n = 1;

	point->month = t->word.value;
	point->season = t->word.kind == SG_VITA_SEASON;
	if (is_sign(t + n, '.') && t[n].tight)
		n++;
	if (is_day(t + n) && !point->season) {
		size_t after = n + 1;

		if (t[after].sort == SORT_WORD && t[after].tight)
			after++; /* "5th" */
		if (is_sign(t + after, ','))
			after++;
		if (is_year(t + after)) {
			point->day = t[n].number;
			point->year = (int)t[after].number;
			return after + 1;
		}
	}
	if (is_sign(t + n, ',') || is_sign(t + n, '/') || is_sign(t + n, '-'))
		n += is_year(t + n + 1);
	if (is_year(t + n)) {
		point->year = (int)t[n].number;
		return n + 1;
	}
	if (is_sign(t + n, '\'') && is_brief(t + n + 1) && t[n + 1].tight) {
		point->year = full_year(t[n + 1].number);
		return n + 2;
	}
	if (is_brief(t + n)) {
		point->year = full_year(t[n].number);
		point->brief = true;
		return n + 1;
	}
	return n;
}

/* "03/2019", "14.03.2019", "3/14/2019", "14 March 2019", "03/19". */
static size_t number_first(const struct token *t, struct point *point)
{
	const struct token *sign = t + 1;
	size_t n = 1;

	if (is_sign(t + n, '.') || (t[n].sort == SORT_WORD && t[n].tight &&
				    t[n].word.kind == SG_VITA_NONE && t[n].end - t[n].start == 2))
		n++; /* "14. März", "1st March" */
	if (is_day(t) && is_vita(t + n, SG_VITA_MONTH)) {
		size_t used = month_first(t + n, point);

		point->day = t->number;
		return point->year == 0 || point->brief ? 0 : n + used;
	}
	if (sign->sort != SORT_SIGN || !sign->tight || !t[2].tight ||
	    (sign->sign != '/' && sign->sign != '.' && sign->sign != '-'))
		return 0;
	if (is_year(t + 2) && t->number >= 1 && t->number <= 12) {
		point->month = t->number;
		point->year = (int)t[2].number;
		return 3;
	}
	if (is_day(t) && is_day(t + 2) && is_sign(t + 3, sign->sign) && t[3].tight &&
	    is_year(t + 4) && t[4].tight) {
		/* With slashes the month comes first unless there is no such month. */
		bool month_leads = sign->sign == '/' && t->number <= 12;

		point->month = month_leads ? t->number : t[2].number;
		point->day = month_leads ? t[2].number : t->number;
		point->year = (int)t[4].number;
		return point->month > 12 ? 0 : 5;
	}
	if (is_brief(t + 2) && sign->sign == '/' && t->number >= 1 && t->number <= 12 &&
	    t->digits == 2) {
		point->month = t->number;
		point->year = full_year(t[2].number);
		point->brief = true;
		return 3;
	}
	return 0;
}

/* How many tokens a date takes that starts there; 0 for none. */
static size_t read_point(const struct token *t, struct point *point)
{
	*point = (struct point){ 0 };
	if (is_vita(t, SG_VITA_NOW)) {
		point->now = true;
		return 1;
	}
	if (is_year(t))
		return year_first(t, point);
	if (is_vita(t, SG_VITA_MONTH) || is_vita(t, SG_VITA_SEASON))
		return month_first(t, point);
	if (is_sign(t, '\'') && is_brief(t + 1) && t[1].tight) {
		point->year = full_year(t[1].number);
		return 2;
	}
	return t->sort == SORT_NUMBER && t->digits <= 2 ? number_first(t, point) : 0;
}

/* ---- a range ------------------------------------------------------------------------ */

static int64_t day_of(const struct point *point)
{
	return sg_days_of(point->year, point->month == 0 ? 1 : point->month,
			  point->day == 0 ? 1 : point->day);
}

/* So many months after the first of a date's month. */
static int64_t months_after(const struct point *point, unsigned months)
{
	unsigned total = point->month - 1 + months;

	return sg_days_of(point->year + (int)(total / 12), total % 12 + 1, 1);
}

/* How many tokens stand between two dates; 0 when these do not. */
static size_t read_between(const struct token *t)
{
	size_t n = 0;

	while (n < 2 && (t[n].sort == SORT_DASH || is_sign(t + n, '-')))
		n++;
	if (n > 0 && is_sign(t + n, '>'))
		n++;
	if (n == 0 && is_sign(t, '/'))
		n = 1;
	if (is_vita(t + n, SG_VITA_UNTIL) && !(n > 0 && is_vita(t + n + 1, SG_VITA_NONE)))
		n++;
	return n;
}

/* What may follow a dash without an end: "2019 -". */
static bool is_left_open(const struct token *t)
{
	return t->sort == SORT_END || is_sign(t, ')') || is_sign(t, ']') || is_sign(t, '|') ||
	       is_sign(t, ',') || is_sign(t, ':');
}

static void settle(struct sg_dates *out, const struct point *from, const struct point *to)
{
	out->start = day_of(from);
	out->years_only = from->month == 0 && (to->now || to->month == 0);
	if (to->now)
		return;
	out->end = day_of(to);
	if (from->month > 0 && from->day == 0 && to->year == from->year &&
	    (to->month == 0 || (to->month == from->month && to->day == 0)))
		out->end = months_after(from, 1); /* some time of that year; that very month */
}

/* The end of a range whose start took n tokens. */
static size_t read_end(const struct token *t, size_t n, struct point *from, struct point *to,
		       bool since)
{
	size_t between = read_between(t + n), used;

	if (between == 0) {
		to->now = since && from->year != 0 && !from->brief;
		return to->now ? n : 0;
	}
	/* "2019-21" and "2019/20" */
	if (from->month == 0 && from->year != 0 && is_brief(t + n + between) &&
	    t[n + between].tight && !is_sign(t + n + between + 1, '/') &&
	    !is_sign(t + n + between + 1, '.')) {
		to->year = from->year / 100 * 100 + (int)t[n + between].number;
		return n + between + 1;
	}
	used = read_point(t + n + between, to);
	if (used > 0 && from->year == 0 && from->month > 0 && to->month > 0) {
		from->year = to->year; /* "Jan - Mar 2019" */
		from->brief = to->brief;
	}
	if (used > 0 && (to->now || to->year != 0) && from->year != 0)
		return from->brief && !to->brief && !to->now ? 0 : n + between + used;
	if (from->year == 0 || from->brief || t[n].sort == SORT_WORD || is_sign(t + n, '/') ||
	    !(since || is_left_open(t + n + between)))
		return 0;
	*to = (struct point){ .now = true };
	return since ? n : n + between;
}

/* A range that starts with token t; how many tokens it takes, 0 for none. */
static size_t read_range(const struct token *t, int64_t today, struct sg_dates *out)
{
	bool since = is_vita(t, SG_VITA_SINCE), from_word = since || is_vita(t, SG_VITA_FROM);
	struct point from, to = { 0 };
	size_t n = read_point(t + from_word, &from);

	if (n == 0 || from.now)
		return 0;
	n = read_end(t, n + from_word, &from, &to, since);
	*out = (struct sg_dates){ .end = today, .open = to.now, .since = since };
	if (n > 0)
		settle(out, &from, &to);
	out->years_only &= !from_word;
	return n;
}

/* A month or season by itself. */
static size_t read_lone(const struct token *t, struct sg_dates *out)
{
	struct point point;
	size_t n = read_point(t, &point);

	if (n == 0 || point.now || point.brief || point.year == 0 || point.month == 0 ||
	    point.day != 0)
		return 0;
	*out = (struct sg_dates){ .start = day_of(&point),
				  .end = months_after(&point, point.season ? 3 : 1),
				  .lone = true };
	return n;
}

/* Digits that go on from something else are no date: "v2019", "3.2019". */
static bool may_start(const struct token *t)
{
	return !t->tight || t[-1].sort == SORT_DASH ||
	       (t[-1].sort == SORT_SIGN && t[-1].sign != '.' && t[-1].sign != '+' &&
		t[-1].sign != '#' && t[-1].sign != '-' && t[-1].sign != '/' && t[-1].sign != '@');
}

bool sg_dates_find(const struct sg_image *image, sg_str line, int64_t today, struct sg_dates *out)
{
	struct scan scan = { .image = image, .line = line };
	struct sg_dates lone;
	bool has_lone = false;

	tokenise(&scan);
	for (size_t i = 0; i < scan.n; i++) {
		const struct token *t = &scan.at[i];
		size_t n = may_start(t) ? read_range(t, today, out) : 0;

		if (n > 0) {
			out->at = t->start;
			out->until = t[n - 1].end;
			return true;
		}
		/* "3 May 1988" is a day. */
		n = has_lone || !may_start(t) || (i > 0 && is_day(t - 1)) ? 0
									  : read_lone(t, &lone);
		if (n > 0) {
			has_lone = true;
			lone.at = t->start;
			lone.until = t[n - 1].end;
		}
	}
	if (has_lone)
		*out = lone;
	return has_lone;
}

bool sg_dates_one(const struct sg_image *image, sg_str text, int64_t today, int64_t *day)
{
	struct scan scan = { .image = image, .line = sg_str_trim(text) };
	struct point point;
	size_t n;

	tokenise(&scan);
	n = read_point(&scan.at[0], &point);
	if (n == 0 || n != scan.n || point.brief || (point.year == 0 && !point.now))
		return false;
	*day = point.now ? today : day_of(&point);
	return true;
}
