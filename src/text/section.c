/* SPDX-License-Identifier: MIT */
#include "text/section.h"

#include "base/scan.h"

enum {
	LONGEST = 120,	    /* bytes of a heading that is marked */
	LONGEST_PLAIN = 70, /* of one that is not */
	LONGEST_LEAD = 48,  /* of one in front of a line */
	LONGEST_COLON = 100,
	LONGEST_TITLE = 150,
	MOST_WORDS = 18,
	MOST_PLAIN_WORDS = 8,
	MOST_LEAD_WORDS = 6,
	LEAST_CAPITALS = 5,
};

/* How headings outrank each other: 1-6 as in HTML, then these. */
enum rank {
	RANK_BOLD = 7,
	RANK_PLAIN,
	RANK_LEAD,
	N_RANKS,
};

struct finder {
	const struct sg_dict *dict;
	const struct sg_lines *lines;
	struct sg_arena *arena;
	sg_vec(struct sg_opening) found;
	/* What is open at each rank: kind + 1, or 0. */
	uint8_t open[N_RANKS];
	size_t until; /* line that ends the section of a single line; 0 when there is none */
	bool behind_list; /* that line is a paragraph below a list */
	bool failed;
};

static size_t count_words(sg_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += !sg_is_space(text.ptr[i]) && (i == 0 || sg_is_space(text.ptr[i - 1]));
	return n;
}

static bool is_short(sg_str text, size_t bytes, size_t words)
{
	return text.len <= bytes && count_words(text) <= words;
}

static bool ends_in(sg_str text, char c)
{
	return text.len > 0 && text.ptr[text.len - 1] == c;
}

/* "You should have ..." */
static bool trails_off(sg_str text)
{
	return sg_str_ends(text, SG_STR("...")) || sg_str_ends(text, SG_STR("\xe2\x80\xa6"));
}

/* A full stop or comma at its end makes a line part of a text. */
static bool ends_as_text(sg_str text)
{
	return (ends_in(text, '.') && !trails_off(text)) || ends_in(text, ',');
}

/*
 * Whether a line stands in capitals and has a run of them as long as a word: a sentence in
 * capitals, or a list of names, is no heading.
 */
static bool is_capitals(sg_str text, size_t least_run)
{
	size_t capitals = 0, run = 0, longest = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (sg_is_lower(c) || sg_is_digit(c) || c == ',' || c == '/' || c == '.' ||
		    c == '#' || c == '\t')
			return false;
		run = sg_is_upper(c) ? run + 1 : 0;
		capitals += sg_is_upper(c);
		longest = run > longest ? run : longest;
	}
	return capitals >= LEAST_CAPITALS && longest >= least_run;
}

static const struct sg_line *line_after(const struct finder *finder, size_t i)
{
	return i + 1 < finder->lines->n ? &finder->lines->at[i + 1] : NULL;
}

static bool list_follows(const struct finder *finder, size_t i)
{
	const struct sg_line *next = line_after(finder, i);

	return next != NULL && next->level > finder->lines->at[i].level;
}

/* The rank of a line that is a heading by its looks, or 0. */
static int marked_rank(const struct finder *finder, size_t i)
{
	const struct sg_line *line = &finder->lines->at[i];

	if (line->heading > 0)
		return line->heading;
	if (line->level > 0)
		return 0;
	if (line->bold && is_short(line->text, LONGEST, MOST_WORDS) &&
	    (!ends_in(line->text, '.') || trails_off(line->text)))
		return RANK_BOLD;
	if (is_capitals(line->text, LEAST_CAPITALS) &&
	    (list_follows(finder, i) ? is_short(line->text, LONGEST_COLON, MOST_WORDS)
				     : is_short(line->text, LONGEST_PLAIN, MOST_PLAIN_WORDS)) &&
	    line_after(finder, i) != NULL)
		return RANK_BOLD;
	return 0;
}

/* Whether a line without a mark may begin like a heading: no number tells of something in it,
 * and it is not the rest of a line before. */
static bool begins_anew(const struct sg_line *line)
{
	static const struct sg_scan_set digits = { "0123456789", 10, false };

	return line->level == 0 && !sg_is_lower(line->text.ptr[0]) &&
	       sg_scan(digits, line->text, 0) == line->text.len;
}

/* Whether a short line without a mark has text above and below it that it parts. */
static bool stands_alone(const struct finder *finder, size_t i)
{
	const struct sg_line *line = &finder->lines->at[i];
	const struct sg_line *next = line_after(finder, i);

	return next != NULL && begins_anew(line) &&
	       is_short(line->text, LONGEST_LEAD, MOST_LEAD_WORDS) && !ends_as_text(line->text) &&
	       (i <= 1 || line->blank_before || finder->lines->at[i - 1].level > 0) &&
	       (next->level > 0 || next->text.len > LONGEST);
}

/* Kinds of section that say nothing of what is asked: what looks like the start of one may
 * be taken for it where a line of requirements would be lost. */
static bool is_beside(int kind)
{
	return kind == SG_SECTION_ABOUT || kind == SG_SECTION_BENEFITS ||
	       kind == SG_SECTION_PROCESS || kind == SG_SECTION_LEGAL;
}

/* What the dictionary says of a line as a heading, or -1. Where nothing marks it as one, only
 * the whole line tells; a list below it is such a mark. */
static int known_kind(const struct finder *finder, size_t i, bool marked)
{
	const struct sg_line *line = &finder->lines->at[i];
	bool open = marked || ends_in(line->text, ':') || trails_off(line->text) ||
		    is_capitals(line->text, 1) || (begins_anew(line) && list_follows(finder, i));
	int kind;

	if (line->text.len > LONGEST)
		return -1;
	kind = sg_dict_heading(finder->dict, line->text, open);
	if (kind >= 0 || open || !stands_alone(finder, i))
		return kind;
	kind = sg_dict_heading(finder->dict, line->text, true);
	return is_beside(kind) ? kind : -1;
}

/* Whether a line without such looks stands where a heading may, and is no longer than one. */
static bool may_be_plain(const struct finder *finder, size_t i)
{
	const struct sg_line *line = &finder->lines->at[i];

	return list_follows(finder, i) ? is_short(line->text, LONGEST_COLON, MOST_WORDS)
				       : line->level == 0 && is_short(line->text, LONGEST_PLAIN,
								      MOST_PLAIN_WORDS);
}

/* The rank of such a line, given what the dictionary says; 0 for no heading. */
static int plain_rank(const struct finder *finder, size_t i, int kind)
{
	const struct sg_line *line = &finder->lines->at[i];

	if (kind >= 0 && !ends_as_text(line->text))
		return RANK_PLAIN;
	return line->level == 0 && ends_in(line->text, ':') && list_follows(finder, i)
		       ? RANK_PLAIN
		       : 0;
}

static void open_section(struct finder *finder, size_t line, enum sg_section_kind kind, size_t body)
{
	struct sg_opening *last =
		finder->found.n == 0 ? NULL : &finder->found.at[finder->found.n - 1];

	/* What one line gave back, the next heading takes. */
	if (last == NULL || last->line != line)
		last = sg_push(finder->arena, &finder->found);
	if (last == NULL) {
		finder->failed = true;
		return;
	}
	*last = (struct sg_opening){ line, kind, (uint32_t)body };
}

/* What is open below a rank: other when nothing is. */
static enum sg_section_kind enclosing(const struct finder *finder, int rank, int *at)
{
	for (int i = rank - 1; i > 0; i--) {
		if (finder->open[i] != 0) {
			*at = i;
			return (enum sg_section_kind)(finder->open[i] - 1);
		}
	}
	*at = 0;
	return SG_SECTION_OTHER;
}

/* Kinds that a heading nobody knows does not end when it is of lower rank. Below the others it
 * does only where the page itself says so by nested headings. */
static bool reaches_down(enum sg_section_kind kind, int from, int rank)
{
	return kind == SG_SECTION_REQUIRED || kind == SG_SECTION_PREFERRED ||
	       kind == SG_SECTION_RESPONSIBILITIES || kind == SG_SECTION_STACK ||
	       (from > 0 && rank < RANK_BOLD);
}

static void add_heading(struct finder *finder, size_t i, int rank, int known)
{
	enum sg_section_kind kind = (enum sg_section_kind)known;

	if (known < 0 || known >= SG_N_SECTIONS) {
		int from;

		kind = enclosing(finder, rank, &from);
		if (!reaches_down(kind, from, rank))
			kind = SG_SECTION_OTHER;
	}
	for (int k = rank; k < N_RANKS; k++)
		finder->open[k] = 0;
	finder->open[rank] = (uint8_t)(kind + 1);
	finder->until = 0;
	open_section(finder, i, kind, finder->lines->at[i].text.len);
}

/* How much of a line in front is a heading of its own: up to a colon, or its strong part. */
static size_t lead_of(const struct sg_line *line)
{
	size_t colon = sg_str_find(sg_str_sub(line->text, 0, LONGEST_LEAD + 1), SG_STR(":"), 0);
	size_t len = line->lead;

	if (len == 0 && colon == SIZE_MAX)
		return 0;
	if (len == 0 || (colon != SIZE_MAX && colon + 1 < len))
		len = colon + 1;
	if (colon == len)
		len++;
	return len < line->text.len && is_short(sg_str_sub(line->text, 0, len), LONGEST_LEAD,
						MOST_LEAD_WORDS)
		       ? len
		       : 0;
}

/* Whether the section of a strong lead goes on below its line. Places and pay do not. */
static bool goes_on(enum sg_section_kind kind)
{
	return kind == SG_SECTION_REQUIRED || kind == SG_SECTION_PREFERRED ||
	       kind == SG_SECTION_RESPONSIBILITIES || kind == SG_SECTION_STACK ||
	       kind == SG_SECTION_ABOUT || kind == SG_SECTION_BENEFITS;
}

/* A section that holds no more than its line and the deeper items below. */
static void open_short(struct finder *finder, size_t i, int kind, size_t body)
{
	uint8_t level = finder->lines->at[i].level;
	size_t end = i + 1;

	while (end < finder->lines->n && finder->lines->at[end].level > level)
		end++;
	finder->until = end;
	finder->behind_list = level == 0 && i > 0 && finder->lines->at[i - 1].level > 0;
	open_section(finder, i, (enum sg_section_kind)kind, body);
}

/*
 * The section of a single line is over at line i. A list below a heading without a mark ended
 * where a paragraph with a heading of its own began: text that follows is no longer of it.
 */
static void close_short(struct finder *finder, size_t i)
{
	int from;

	if (finder->behind_list)
		finder->open[RANK_PLAIN] = 0;
	finder->until = 0;
	open_section(finder, i, enclosing(finder, N_RANKS, &from), 0);
}

/* "- Stack: Go" under "Requirements" is one of them. */
static bool is_asked(const struct finder *finder, size_t i, int kind)
{
	int from;
	enum sg_section_kind around = enclosing(finder, N_RANKS, &from);

	return kind == SG_SECTION_STACK && finder->lines->at[i].level > 0 &&
	       (around == SG_SECTION_REQUIRED || around == SG_SECTION_PREFERRED);
}

/* "Must have: Go" */
static void add_lead(struct finder *finder, size_t i)
{
	const struct sg_line *line = &finder->lines->at[i];
	size_t len = lead_of(line);
	int kind = -1;

	if (len > 0)
		kind = sg_dict_heading(finder->dict, sg_str_sub(line->text, 0, len),
				       line->lead > 0);
	if (kind < 0 || kind >= SG_N_SECTIONS || is_asked(finder, i, kind))
		return;
	if (line->level == 0 && line->lead > 0 && goes_on((enum sg_section_kind)kind)) {
		finder->open[RANK_LEAD] = (uint8_t)(kind + 1);
		finder->until = 0;
		open_section(finder, i, (enum sg_section_kind)kind, len);
	} else {
		open_short(finder, i, kind, len);
	}
}

static void add_line(struct finder *finder, size_t i)
{
	const struct sg_line *line = &finder->lines->at[i];
	int rank = marked_rank(finder, i), known = -1;

	if (rank > 0) {
		known = known_kind(finder, i, true);
	} else if (may_be_plain(finder, i)) {
		known = known_kind(finder, i, false);
		rank = plain_rank(finder, i, known);
	}
	if (finder->until == i && i > 0)
		close_short(finder, i);
	if (rank == 0)
		add_lead(finder, i);
	else if (line->level == 0)
		add_heading(finder, i, rank, known);
	else if (known < SG_N_SECTIONS)
		open_short(finder, i, known, line->text.len);
}

enum sg_status sg_section_find(const struct sg_dict *dict, const struct sg_lines *lines,
			       struct sg_arena *arena, const struct sg_opening **out, size_t *n_out,
			       struct sg_error *err)
{
	struct finder finder = { .dict = dict, .lines = lines, .arena = arena };

	for (size_t i = 0; i < lines->n && !finder.failed; i++)
		add_line(&finder, i);
	if (finder.failed)
		return sg_no_memory(err);
	*out = finder.found.at;
	*n_out = finder.found.n;
	return SG_OK;
}

bool sg_line_is_title(const struct sg_dict *dict, const struct sg_line *line)
{
	sg_str text = line->text;

	if (line->level > 0 || text.len > LONGEST_TITLE || ends_in(text, ':') ||
	    ends_in(text, ';') || ends_in(text, ','))
		return false;
	if (line->heading == 0 && (ends_in(text, '.') || ends_in(text, '!') || ends_in(text, '?')))
		return false;
	return sg_dict_heading(dict, text, line->heading > 0 || line->bold) < 0;
}
