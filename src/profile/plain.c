/* SPDX-License-Identifier: MIT */
#include "profile/plain.h"

#include "base/names.h"
#include "dict/vita.h"
#include "profile/dates.h"
#include "profile/duration.h"
#include "text/lines.h"

enum {
	LONGEST_ENTRY = 200,
	LONGEST_PHRASE = 8,  /* words; an entry with more is prose */
	MOST_YEAR_WORDS = 4, /* "3 years 2 months" */
	SAMPLED_LINES = 300,
	SMALL_LIST = 3,
};

enum outcome {
	ENTRY_EMPTY,
	ENTRY_KNOWN,
	ENTRY_UNKNOWN,
	ENTRY_NO_YEARS, /* a known name and a number without a unit */
};

struct entry {
	enum outcome outcome;
	uint32_t skill; /* of an unknown entry: the one that its start names */
	enum sg_claim_status status;
	unsigned months;
	sg_str name; /* without list mark, years and status */
	sg_str rest; /* what stands behind the known start of it */
	bool marked; /* years, a status or a '-' say that it is an entry */
};

/* Where the last word of text starts. */
static size_t last_word(sg_str text)
{
	size_t at = text.len;

	while (at > 0 && !sg_is_space(text.ptr[at - 1]))
		at--;
	return at;
}

/* Cuts a status off the end: the words of the list format. */
static bool cut_status(sg_str *text, enum sg_claim_status *status)
{
	size_t at = last_word(*text);
	char word[16];
	int value;

	if (at == 0 || text->len - at > sizeof word)
		return false;
	for (size_t i = at; i < text->len; i++)
		word[i - at] = sg_lower(text->ptr[i]);
	value = sg_claim_status_of((sg_str){ word, text->len - at });
	if (value < 0)
		return false;
	*status = (enum sg_claim_status)value;
	*text = sg_str_trim(sg_str_sub(*text, 0, at));
	return true;
}

/* Cuts years off the end, the longest run of words that is a duration. */
static bool cut_years(struct sg_claims *claims, sg_str *text, unsigned *months)
{
	sg_str before = *text, found = *text;

	for (unsigned words = 0; words < MOST_YEAR_WORDS && last_word(before) > 0; words++) {
		before = sg_str_trim(sg_str_sub(before, 0, last_word(before)));
		if (sg_duration_parse(claims, sg_str_sub(*text, before.len, text->len), months))
			found = before;
	}
	if (found.len == text->len)
		return false;
	sg_duration_parse(claims, sg_str_sub(*text, found.len, text->len), months);
	*text = found;
	return true;
}

/* "Go: 3y", "Go - 3y", "Go – 3y": signs between a name and what is said of it. */
static sg_str without_signs(sg_str text)
{
	static const sg_str signs[] = { SG_LIT(":"), SG_LIT(" -"), SG_LIT(" \xe2\x80\x93"),
					SG_LIT(" \xe2\x80\x94"), SG_LIT("=") };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (text.len > signs[i].len && sg_str_ends(text, signs[i]))
			return sg_str_trim(sg_str_sub(text, 0, text.len - signs[i].len));
	return text;
}

/* An entry whose name as a whole is unknown: does it start with a known one? */
static void try_start(struct sg_claims *claims, struct entry *entry)
{
	sg_str start = entry->name;

	while (last_word(start) > 0) {
		enum sg_rest rest;

		start = sg_str_trim(sg_str_sub(start, 0, last_word(start)));
		entry->skill = sg_claims_resolve(claims, without_signs(start));
		if (entry->skill == SG_NO_SKILL)
			continue;
		entry->rest = sg_str_trim(sg_str_sub(entry->name, start.len, entry->name.len));
		rest = sg_duration_rest(claims, entry->rest);
		if (rest == SG_REST_NUMBER && entry->months == 0)
			entry->outcome = ENTRY_NO_YEARS;
		else if (rest == SG_REST_LEVEL || rest == SG_REST_LEARNING)
			entry->outcome = ENTRY_KNOWN;
		if (rest == SG_REST_LEARNING && entry->status == SG_CLAIM_HAVE)
			entry->status = SG_CLAIM_LEARNING;
		return;
	}
}

static struct entry parse(struct sg_claims *claims, sg_str text)
{
	struct entry entry = { .outcome = ENTRY_UNKNOWN, .skill = SG_NO_SKILL };

	text = sg_str_trim(text);
	text = sg_str_trim(sg_str_sub(text, sg_list_mark(text, false), text.len));
	if (text.len > 1 && text.ptr[0] == '-' && !sg_is_space(text.ptr[1])) {
		entry.status = SG_CLAIM_AVOID;
		entry.marked = true;
		text = sg_str_sub(text, 1, text.len);
	}
	entry.name = text;
	if (text.len == 0)
		entry.outcome = ENTRY_EMPTY;
	if (text.len == 0 || text.len > LONGEST_ENTRY)
		return entry;
	/* First as it is: "Machine learning" is a name. */
	entry.skill = sg_dict_resolve(claims->dict, text);
	if (entry.skill == SG_NO_SKILL) {
		enum sg_claim_status status = SG_CLAIM_HAVE;

		entry.marked |= cut_status(&entry.name, &status);
		entry.marked |= cut_years(claims, &entry.name, &entry.months);
		if (entry.status != SG_CLAIM_AVOID)
			entry.status = status;
		entry.name = without_signs(entry.name);
		entry.skill = sg_claims_resolve(claims, entry.name);
	}
	if (entry.skill != SG_NO_SKILL)
		entry.outcome = ENTRY_KNOWN;
	else
		try_start(claims, &entry);
	return entry;
}

/* A line without its comment. */
static sg_str without_comment(sg_str line)
{
	size_t at = 0;

	while ((at = sg_str_find(line, SG_STR("#"), at)) != SIZE_MAX) {
		if (at == 0 || sg_is_space(line.ptr[at - 1]))
			return sg_str_sub(line, 0, at);
		at++;
	}
	return line;
}

/* The next entry of a line. A name may hold a comma, so a line that is a name is not cut. */
static sg_str next_entry(const struct sg_claims *claims, sg_str line, sg_str *rest)
{
	if (rest->ptr == line.ptr && line.len <= LONGEST_ENTRY &&
	    sg_claims_resolve(claims, line) != SG_NO_SKILL) {
		*rest = (sg_str){ NULL, 0 };
		return line;
	}
	return sg_str_cut(rest, ',');
}

/* ---- is it a list ------------------------------------------------------------------- */

/* Dates, or the title of work or studies, which no list has. */
static bool is_of_cv(const struct sg_claims *claims, sg_str line)
{
	const struct sg_image *image = sg_dict_image(claims->dict);
	struct sg_vita_word word = { SG_VITA_NONE, 0 };
	struct sg_dates dates;

	if (line.len <= LONGEST_ENTRY)
		word = sg_vita_of(image, line);
	if (word.kind == SG_VITA_SECTION &&
	    (word.value == SG_VITA_WORK || word.value == SG_VITA_EDUCATION) &&
	    sg_claims_resolve(claims, line) == SG_NO_SKILL)
		return true;
	return sg_dates_find(image, line, claims->today, &dates) && !dates.lone;
}

/* An address, or more words than a name has. */
static bool is_prose(sg_str text)
{
	unsigned words = 0;

	for (size_t i = 0; i < text.len; i++) {
		bool starts = !sg_is_space(text.ptr[i]) && (i == 0 || sg_is_space(text.ptr[i - 1]));

		words += starts;
		if (text.ptr[i] == '@' && i > 0 && !sg_is_space(text.ptr[i - 1]))
			return true;
	}
	return words > LONGEST_PHRASE || text.len > LONGEST_ENTRY ||
	       sg_str_find(text, SG_STR("://"), 0) != SIZE_MAX;
}

struct census {
	size_t entries, known, marked;
	bool comments, prose;
};

static void count_line(struct sg_claims *claims, sg_str line, struct census *census)
{
	sg_str fields = line;

	while (line.len > 0 && fields.ptr != NULL && !census->prose) {
		sg_str field = next_entry(claims, line, &fields);
		struct entry entry;

		census->prose = is_prose(field);
		if (census->prose)
			break;
		entry = parse(claims, field);
		census->entries += entry.outcome != ENTRY_EMPTY;
		census->marked += entry.marked;
		census->known += entry.marked || entry.outcome == ENTRY_KNOWN ||
				 entry.outcome == ENTRY_NO_YEARS;
	}
}

bool sg_plain_is(struct sg_claims *claims, sg_str text)
{
	struct census census = { 0 };
	size_t lines = 0;

	if (sg_str_starts(text, SG_STR(SG_PLAIN_MARK)))
		return true;
	while (text.ptr != NULL && lines < SAMPLED_LINES && !census.prose) {
		sg_str whole = sg_str_trim(sg_str_cut(&text, '\n'));
		sg_str line = sg_str_trim(without_comment(whole));

		lines += line.len > 0;
		census.comments |= line.len < whole.len;
		census.prose = is_of_cv(claims, line);
		count_line(claims, line, &census);
	}
	if (census.prose)
		return false;
	if (census.entries == 0)
		return census.comments;
	/* A CV can be all short lines, and its unknown ones are nobody's business. */
	if (census.marked == 0 && census.entries > SMALL_LIST)
		return census.known * 3 >= census.entries * 2;
	return census.known > 0 && census.known * 2 >= census.entries;
}

/* ---- reading ------------------------------------------------------------------------ */

/* Where `part` stands; lines are those of the whole text. */
static struct sg_spot place_of(sg_str line, uint32_t number, sg_str part)
{
	if (number == 0)
		return (struct sg_spot){ 0 };
	return (struct sg_spot){ .line = number, .column = (uint32_t)(part.ptr - line.ptr) + 1 };
}

static enum sg_status refuse(const struct sg_claims *claims, struct sg_spot place,
			     struct sg_error *err, const struct entry *entry)
{
	sg_str name = sg_claims_quote(entry->name);
	sg_str id = sg_dict_skill(claims->dict, entry->skill).name;

	if (entry->outcome == ENTRY_NO_YEARS)
		sg_fail(err, SG_ESYNTAX, "'" SG_FMT "' has no years: write '" SG_FMT " 3y'",
			SG_ARG(name), SG_ARG(id));
	else
		sg_fail(err, SG_ESYNTAX,
			"'" SG_FMT "' has more than 80 years: write '" SG_FMT " 3y'", SG_ARG(name),
			SG_ARG(name));
	sg_fail_at(err, claims->label, place.line, place.column);
	return SG_ESYNTAX;
}

static enum sg_status read_entry(struct sg_claims *claims, sg_str line, uint32_t number,
				 sg_str field, struct sg_error *err)
{
	struct entry entry = parse(claims, field);

	switch (entry.outcome) {
	case ENTRY_EMPTY:
		break;
	case ENTRY_NO_YEARS:
		return refuse(claims, place_of(line, number, entry.rest), err, &entry);
	case ENTRY_UNKNOWN:
		sg_claims_unknown(claims, entry.name, entry.skill,
				  place_of(line, number, entry.name));
		break;
	case ENTRY_KNOWN:
		if (entry.months > SG_MAX_MONTHS)
			return refuse(claims, place_of(line, number, entry.name), err, &entry);
		sg_claims_state(claims, entry.skill, entry.status, entry.months,
				place_of(line, number, entry.name));
		break;
	}
	return claims->failed ? sg_no_memory(err) : SG_OK;
}

void sg_plain_mark(struct sg_claims *claims, sg_str text, bool *seen)
{
	while (text.ptr != NULL && !claims->failed) {
		sg_str line = sg_str_trim(sg_str_cut(&text, '\n')), fields;
		bool off = sg_str_starts(line, SG_STR("#"));

		line = sg_str_trim(without_comment(sg_str_sub(line, off, line.len)));
		fields = line;
		while (line.len > 0 && fields.ptr != NULL) {
			struct entry entry = parse(claims, next_entry(claims, line, &fields));

			if (entry.outcome == ENTRY_KNOWN || entry.outcome == ENTRY_NO_YEARS)
				seen[entry.skill] = true;
			else if (entry.outcome == ENTRY_UNKNOWN && !off)
				sg_claims_keep(claims, entry.name);
		}
	}
}

enum sg_status sg_plain_read(struct sg_claims *claims, sg_str text, bool places,
			     struct sg_error *err)
{
	enum sg_status status = SG_OK;
	uint32_t number = 0, entries = 0;

	while (text.ptr != NULL && status == SG_OK) {
		sg_str line = sg_str_cut(&text, '\n');
		sg_str used = sg_str_trim(without_comment(line)), fields = used;

		number++;
		while (used.len > 0 && fields.ptr != NULL && status == SG_OK) {
			sg_str field = next_entry(claims, used, &fields);

			if (++entries > SG_MAX_ENTRIES) {
				status = sg_fail(err, SG_ELIMIT, "more than %d entries",
						 SG_MAX_ENTRIES);
				sg_fail_at(err, claims->label, number, 1);
				break;
			}
			status = read_entry(claims, line, places ? number : 0, field, err);
		}
	}
	return status;
}
