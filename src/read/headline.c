/* SPDX-License-Identifier: MIT */
#include "read/headline.h"

#include "base/date.h"
#include "base/line.h"
#include "base/utf8.h"
#include "record/entity.h"
#include "record/posting.h"
#include "record/salary.h"

enum {
	LONGEST_TITLE = 140,
	LONGEST_CELL = 80,
	LONGEST_FACTS = 140, /* of the line below the title */
	MAX_CELLS = 12,
	HEAD_LINES = 6, /* lines, blank ones aside, that may say something of the posting */
};

/* ---- cells -------------------------------------------------------------------------- */

/* Splits at separator; cells are trimmed, empty ones left out. */
static size_t split(sg_str line, sg_str separator, sg_str cells[MAX_CELLS])
{
	size_t n = 0, at;

	while (n < MAX_CELLS) {
		sg_str cell;

		at = sg_str_find(line, separator, 0);
		cell = sg_str_trim(at == SIZE_MAX ? line : sg_str_sub(line, 0, at));
		if (cell.len > 0)
			cells[n++] = cell;
		if (at == SIZE_MAX)
			break;
		line = sg_str_sub(line, at + separator.len, line.len);
	}
	return n;
}

/* "NOK 850,000-980,000" or "€58k": begins with a currency sign or code, or an amount. */
static bool is_pay(sg_str cell)
{
	static const sg_str signs[] = { SG_LIT("$"), SG_LIT("€"), SG_LIT("£"), SG_LIT("¥") };
	size_t capitals = 0;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (sg_str_find(cell, signs[i], 0) <= 4)
			return true;
	while (capitals < cell.len && sg_is_upper(cell.ptr[capitals]))
		capitals++;
	if (capitals == 3 && cell.len > 5 && cell.ptr[3] == ' ' && sg_is_digit(cell.ptr[4]))
		return true;
	return cell.len > 3 && sg_is_digit(cell.ptr[0]) && sg_is_digit(cell.ptr[1]);
}

/*
 * Amounts and currency of a pay cell; absent without a currency. The period is left out, since
 * words for it are a language's.
 */
static sg_str pay_of(struct sg_arena *arena, sg_str cell)
{
	static const struct {
		sg_str sign, code;
	} signs[] = {
		{ SG_LIT("$"), SG_LIT("USD") },
		{ SG_LIT("€"), SG_LIT("EUR") },
		{ SG_LIT("£"), SG_LIT("GBP") },
		{ SG_LIT("¥"), SG_LIT("JPY") },
	};
	struct sg_salary salary = { 0 };
	double *bounds[] = { &salary.low, &salary.high };
	size_t at = 0;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (sg_str_find(cell, signs[i].sign, 0) != SIZE_MAX)
			salary.currency = signs[i].code;
	if (salary.currency.ptr == NULL && cell.len > 3 && cell.ptr[3] == ' ' &&
	    sg_is_upper(cell.ptr[0]))
		salary.currency = sg_str_sub(cell, 0, 3);
	for (size_t b = 0; b < 2; b++) {
		double value = 0;

		while (at < cell.len && !sg_is_digit(cell.ptr[at]))
			at++;
		for (; at < cell.len && (sg_is_digit(cell.ptr[at]) || cell.ptr[at] == ','); at++)
			if (sg_is_digit(cell.ptr[at]))
				value = value * 10 + (cell.ptr[at] - '0');
		if (at < cell.len && sg_lower(cell.ptr[at]) == 'k')
			value *= 1000;
		*bounds[b] = value;
	}
	if (salary.high >= 1000 && salary.low > 0 && salary.low < 1000 &&
	    salary.high >= 1000 * salary.low)
		salary.low *= 1000; /* "70-86k" */
	if (salary.currency.ptr == NULL)
		return (sg_str){ NULL, 0 };
	return sg_salary_text(arena, &salary);
}

static bool is_link(sg_str cell)
{
	return sg_str_find(cell, SG_STR("://"), 0) != SIZE_MAX ||
	       sg_str_find(cell, SG_STR("@"), 0) != SIZE_MAX ||
	       sg_str_starts_fold(cell, SG_STR("www."));
}

/* One word in capitals, as the thread's form has it; may go on in parentheses. */
static bool is_token(sg_str cell)
{
	cell = sg_str_trim(sg_str_sub(cell, 0, sg_str_find(cell, SG_STR("("), 0)));
	for (size_t i = 0; i < cell.len; i++)
		if (!sg_is_upper(cell.ptr[i]) && cell.ptr[i] != '-' && cell.ptr[i] != '/')
			return false;
	return cell.len >= 5;
}

/* The form's own word for it, at the start of a cell. */
static bool says_remote(sg_str cell)
{
	return sg_str_starts_fold(cell, SG_STR("REMOTE"));
}

/* "Full-time" and its kin, when they are words of the vocabulary of job postings. */
static sg_str employment_of(struct sg_arena *arena, sg_str cell)
{
	static const sg_str words[] = { SG_LIT("FULL_TIME"), SG_LIT("PART_TIME"),
					SG_LIT("CONTRACTOR"), SG_LIT("CONTRACT"),
					SG_LIT("TEMPORARY"), SG_LIT("INTERN") };
	sg_str word = sg_posting_employment_word(arena, cell);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sg_str_eq(word, words[i]))
			return word;
	return (sg_str){ NULL, 0 };
}

/* Whether a cell that names no known job may be a title all the same. */
static bool may_be_title(struct sg_arena *arena, sg_str cell)
{
	return !is_token(cell) && !is_link(cell) && !is_pay(cell) && cell.len <= LONGEST_TITLE &&
	       sg_str_find_fold(cell, SG_STR("remote"), 0) == SIZE_MAX &&
	       sg_str_find(cell, SG_STR(", "), 0) == SIZE_MAX && /* "City, Country" */
	       employment_of(arena, cell).ptr == NULL;
}

/* Which of the cells is the title: one that names a job, else the first that might; n if none. */
static size_t title_among(struct sg_roles *roles, const sg_str *cells, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (cells[i].len <= LONGEST_TITLE && !is_link(cells[i]) &&
		    sg_roles_in(roles, cells[i]))
			return i;
	if (sg_roles_in(roles, cells[0]))
		return 0;
	for (size_t i = 1; i < n; i++)
		if (may_be_title(roles->arena, cells[i]))
			return i;
	return n;
}

/* What a cell that is neither company nor title says. */
static void read_cell(struct sg_arena *arena, sg_str cell, struct sg_posting *posting)
{
	sg_str employment = employment_of(arena, cell);

	if (says_remote(cell))
		posting->remote = SG_YES;
	if (employment.ptr != NULL) {
		if (posting->employment_type.ptr == NULL)
			posting->employment_type = employment;
	} else if (is_pay(cell)) {
		if (posting->salary.ptr == NULL)
			posting->salary = pay_of(arena, cell);
	} else if (cell.len <= LONGEST_CELL && !is_link(cell) &&
		   (!is_token(cell) || says_remote(cell)) &&
		   (posting->location.ptr == NULL || says_remote(posting->location))) {
		posting->location = sg_line_tidy(arena, cell, LONGEST_CELL);
	}
}

bool sg_headline_split(struct sg_roles *roles, sg_str line, struct sg_posting *posting)
{
	sg_str cells[MAX_CELLS];
	size_t n = split(line, SG_STR(" | "), cells), title, company;

	if (n < 2)
		n = split(line, SG_STR("|"), cells);
	if (n < 3 || cells[0].len > LONGEST_CELL)
		return false;
	title = title_among(roles, cells, n);
	company = title == 0 ? 1 : 0;
	if (title < n)
		posting->title = sg_line_tidy(roles->arena, cells[title], LONGEST_TITLE);
	posting->company = sg_line_tidy(roles->arena, cells[company], LONGEST_CELL);
	for (size_t i = 0; i < n; i++)
		if (i != title && i != company && !sg_roles_in(roles, cells[i]))
			read_cell(roles->arena, cells[i], posting);
	return true;
}

sg_str sg_headline_of_html(struct sg_arena *arena, sg_str html)
{
	enum { LONGEST = 2000 };
	struct sg_buf line = { .arena = arena };
	bool in_tag = false;

	html = sg_str_sub(html, 0, LONGEST);
	html = sg_str_sub(html, 0, sg_str_find_fold(html, SG_STR("<p>"), 0));
	html = sg_str_sub(html, 0, sg_str_find_fold(html, SG_STR("<br"), 0));
	html = sg_str_sub(html, 0, sg_str_find(html, SG_STR("\n"), 0));
	for (size_t i = 0; i < html.len; i++) {
		if (html.ptr[i] == '<')
			in_tag = true;
		else if (html.ptr[i] == '>')
			in_tag = false;
		else if (!in_tag)
			sg_buf_add_char(&line, html.ptr[i]);
	}
	return sg_entity_decode(arena, sg_buf_str(&line));
}

/* ---- the line below the title ------------------------------------------------------- */

static bool has_mark(sg_str word)
{
	sg_str marks = SG_STR("!?:;=,");

	for (size_t i = 0; i < word.len; i++)
		if (sg_str_find(marks, (sg_str){ &word.ptr[i], 1 }, 0) != SIZE_MAX)
			return true;
	return false;
}

/*
 * Whether a cell reads like a name: at most six words, the longer ones with a capital. A comma
 * makes it a place, "City, Country".
 */
static bool is_name(sg_str cell)
{
	size_t words = 0;

	if (cell.len == 0 || cell.len > 60 || sg_is_lower(cell.ptr[0]))
		return false;
	while (cell.ptr != NULL) {
		sg_str word = sg_str_cut(&cell, ' ');

		if (word.len == 0)
			continue;
		words++;
		if (word.len > 3 && sg_is_lower(word.ptr[0]))
			return false;
		if (has_mark(word))
			return false;
	}
	return words <= 6;
}

static bool is_short(sg_str cell)
{
	size_t words = 1;

	for (size_t i = 0; i < cell.len; i++)
		words += cell.ptr[i] == ' ';
	return cell.len <= 60 && words <= 8;
}

/* "Company. Place. Pay." and its kin; false when the line is no such list. */
static bool read_facts(struct sg_arena *arena, sg_str line, struct sg_posting *posting)
{
	static const sg_str separators[] = { SG_LIT(" | "), SG_LIT(" · "), SG_LIT(" • "),
					     SG_LIT(". ") };
	bool ends = sg_str_ends(line, SG_STR("."));
	sg_str cells[MAX_CELLS];
	size_t n = 0;

	if (line.len > LONGEST_FACTS)
		return false;
	if (ends)
		line.len--;
	for (size_t i = 0; n < 2 && i < sizeof separators / sizeof *separators; i++)
		n = split(line, separators[i], cells);
	if (n == 0 || n > 5 || (n == 1 && !ends) || !is_name(cells[0]))
		return false;
	for (size_t i = 1; i < n; i++)
		if (!is_short(cells[i]))
			return false;
	if (posting->company.ptr == NULL)
		posting->company = sg_line_tidy(arena, cells[0], LONGEST_CELL);
	for (size_t i = 1; i < n; i++) {
		if (is_pay(cells[i]) && posting->salary.ptr == NULL)
			posting->salary = pay_of(arena, cells[i]);
		else if (i == 1 && posting->location.ptr == NULL)
			posting->location = sg_line_tidy(arena, cells[i], LONGEST_CELL);
	}
	return true;
}

/* ---- all of the head ---------------------------------------------------------------- */

/* A line without the marks of Markdown around it. */
static sg_str unmark(sg_str line)
{
	line = sg_str_trim(line);
	while (line.len > 0 && line.ptr[0] == '#')
		line = sg_str_sub(line, 1, line.len);
	line = sg_str_trim(line);
	while (line.len > 2 && (line.ptr[0] == '*' || line.ptr[0] == '_') &&
	       line.ptr[line.len - 1] == line.ptr[0])
		line = sg_str_sub(line, 1, line.len - 1);
	return sg_str_trim(line);
}

/* A line that is a date but for a word or two before it. */
static sg_str date_of(struct sg_arena *arena, sg_str line)
{
	enum { LONGEST = 60, DATE = 10 };

	for (size_t at = 0; line.len <= LONGEST && at + DATE <= line.len; at++)
		if (sg_is_digit(line.ptr[at]) && line.ptr[at + 4] == '-' &&
		    line.ptr[at + 7] == '-' && (at == 0 || !sg_is_word(line.ptr[at - 1])))
			return sg_date_normalise(arena, sg_str_sub(line, at, at + DATE));
	return (sg_str){ NULL, 0 };
}

/* Whether a line can stand as a title: short, and neither a sentence nor a list item. */
static bool is_title(sg_str line)
{
	char last = line.len == 0 ? '.' : line.ptr[line.len - 1];

	if (line.len == 0 || line.len > LONGEST_TITLE || is_link(line))
		return false;
	return last != '.' && last != ':' && last != ';' && last != ',' && last != '!' &&
	       last != '?' && line.ptr[0] != '-' && line.ptr[0] != '>' && line.ptr[0] != '<';
}

void sg_headline_read(struct sg_roles *roles, sg_str text, struct sg_posting *posting, sg_str *body)
{
	struct sg_arena *arena = roles->arena;
	sg_str rest = text;
	size_t lines = 0;
	bool facts = false;

	*body = text;
	while (rest.ptr != NULL && lines < HEAD_LINES) {
		sg_str line = unmark(sg_str_cut(&rest, '\n'));

		if (line.len == 0)
			continue;
		lines++;
		if (posting->posted.ptr == NULL)
			posting->posted = date_of(arena, line);
		if (roles->dict != NULL && sg_dict_heading(roles->dict, line, true) >= 0)
			break;
		if (lines == 2 && posting->title.ptr != NULL && !facts)
			facts = read_facts(arena, line, posting);
		if (lines > 1 || sg_str_trim(rest).len == 0)
			continue;
		/* The whole line stays in the text when it says more than the title. */
		if (posting->title.ptr == NULL && sg_headline_split(roles, line, posting))
			facts = true;
		else if (posting->title.ptr == NULL && is_title(line))
			posting->title = sg_line_tidy(arena, line, LONGEST_TITLE);
		if (sg_str_eq(line, posting->title))
			*body = rest;
	}
}
