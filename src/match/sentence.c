/* SPDX-License-Identifier: MIT */
#include "base/scan.h"
#include "match/tokens.h"

/*
 * Sentences: where they start and end, over lines that are broken and items of a choice.
 */

/* The full stop at `at` is that of an abbreviation the dictionary knows: "e.g. Kafka". */
static bool is_abbreviation(const struct sg_reading *reading, uint32_t at)
{
	enum { LONGEST = 8 };

	for (size_t i = sg_hits_first(&reading->phrases, at < LONGEST ? 0 : at - LONGEST);
	     i < reading->phrases.n && reading->phrases.at[i].start < at; i++) {
		enum sg_cue cue = sg_cue_at(reading, reading->phrases.at[i].target);

		if (reading->phrases.at[i].end == at + 1 && cue != SG_CUE_OPEN)
			return true;
	}
	return false;
}

/* A full stop, question or exclamation mark, then a space and a new beginning, which a row of
 * signs may put off. */
static bool ends_sentence(const struct sg_reading *reading, uint32_t at, uint32_t end)
{
	enum { MOST_SIGNS = 64 };
	sg_str text = reading->text;
	char c = text.ptr[at];
	uint32_t next = at + 1;

	if ((c != '.' && c != '!' && c != '?') || next >= end || !sg_is_space(text.ptr[next]))
		return false;
	if (end - next > MOST_SIGNS)
		end = next + MOST_SIGNS;
	while (next < end && !sg_is_word(text.ptr[next]) && text.ptr[next] != '.')
		next++;
	return next < end && !sg_is_lower(text.ptr[next]) && text.ptr[next] != '.' &&
	       (c != '.' || !is_abbreviation(reading, at));
}

/* A parenthesis that is open at `at` is closed soon: what is in it is one sentence. */
static bool closes_soon(const struct sg_reading *reading, uint32_t at, uint32_t end)
{
	enum { FAR = 160 };

	if (end - at > FAR)
		end = at + FAR;
	while (at < end && reading->text.ptr[at] != '(' && reading->text.ptr[at] != ')')
		at++;
	return at < end && reading->text.ptr[at] == ')';
}

static size_t first_mention(const struct sg_reading *reading, uint32_t start)
{
	size_t low = 0, high = reading->mentions.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (reading->mentions.at[mid].start < start)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Cut at a space; where none comes for as long again, between any two ASCII characters. */
static bool is_too_long(char c, uint32_t len)
{
	return len >= SG_MAX_SENTENCE &&
	       (sg_is_space(c) || (len >= 2 * SG_MAX_SENTENCE && (unsigned char)c < 0x80));
}

uint32_t sg_line_indent(const struct sg_reading *reading, const struct sg_text_line *line)
{
	uint32_t mark = line->start, n = 1;

	if (!line->item)
		return 0;
	while (mark > 0 && reading->text.ptr[mark - 1] != '-')
		mark--;
	while (mark > n && reading->text.ptr[mark - 1 - n] == ' ')
		n++;
	return n;
}

/* A line that is broken in mid-sentence: the next begins in small letters. */
static bool is_broken(const struct sg_reading *reading, uint32_t line)
{
	const struct sg_text_line *at = &reading->lines.at[line], *next = at + 1;
	enum { SHORT = 40 }; /* a shorter one is an entry of a list */
	char last = reading->text.ptr[at->end - 1];

	return line + 1 < reading->lines.n && at->end - at->start >= SHORT && !at->heading &&
	       !next->heading && !next->item &&
	       next->start <= at->end + 1 && sg_is_lower(reading->text.ptr[next->start]) &&
	       (sg_is_word(last) || last == ',');
}

/* "One or more of:" in [start, end) with nothing named behind it: items must follow. */
static bool opens_choice(const struct sg_reading *reading, uint32_t start, uint32_t end)
{
	size_t mention = first_mention(reading, start);
	uint32_t cue_end = 0;

	if (end <= start || reading->text.ptr[end - 1] != ':')
		return false;
	for (size_t i = sg_hits_first(&reading->phrases, start);
	     i < reading->phrases.n && reading->phrases.at[i].start < end; i++)
		if (sg_cue_at(reading, reading->phrases.at[i].target) == SG_CUE_ONE_OF)
			cue_end = reading->phrases.at[i].end;
	while (mention < reading->mentions.n && reading->mentions.at[mention].start < cue_end)
		mention++;
	return cue_end > 0 && !(mention < reading->mentions.n &&
				reading->mentions.at[mention].start < end);
}

/* The last of the items under a line, as far as a sentence from `start` may go; the line itself
 * when one of them is more than a name with a few words. */
static uint32_t last_item(const struct sg_reading *reading, uint32_t line, uint32_t start)
{
	const struct sg_text_line *at = &reading->lines.at[line];
	uint32_t indent = sg_line_indent(reading, at);
	enum { LONG = 64 };

	for (uint32_t i = line + 1; i < reading->lines.n; i++) {
		const struct sg_text_line *item = &reading->lines.at[i];

		if (!item->item || item->heading || item->section != at->section ||
		    item->end - start > SG_MAX_SENTENCE ||
		    sg_line_indent(reading, item) <= indent)
			return i - 1;
		if (item->end - item->start > LONG)
			return line;
	}
	return (uint32_t)reading->lines.n - 1;
}

bool sg_line_opens_choice(const struct sg_reading *reading, uint32_t line)
{
	const struct sg_text_line *at = &reading->lines.at[line];

	return opens_choice(reading, at->start, at->end) &&
	       last_item(reading, line, at->start) > line;
}

/* The end of the sentence that starts at `start` and may go on to `limit`. */
static uint32_t end_of_sentence(const struct sg_reading *reading, uint32_t start, uint32_t limit)
{
	static const struct sg_scan_set marks = { ".!?()", 5, false };
	const char *text = reading->text.ptr;
	uint32_t end = start, near = limit;
	bool open = false;

	if (limit - start > SG_MAX_SENTENCE)
		near = start + SG_MAX_SENTENCE;
	for (; end < limit; end++) {
		char c;

		/* Most of a sentence neither ends it nor is too much of it. */
		if (end < near)
			end = (uint32_t)sg_scan(marks, (sg_str){ text, near }, end);
		if (end == limit || is_too_long(text[end], end - start))
			break;
		c = text[end];
		if (c == '(' || c == ')')
			open = c == '(';
		if (ends_sentence(reading, end, limit) &&
		    !(open && closes_soon(reading, end, limit)))
			break;
	}
	return end < limit ? end + 1 : end;
}

/* The first phrase and mention at or behind a place: sentences come in order as a rule. */
static void go_on(struct sg_reading *reading, uint32_t start)
{
	size_t phrase = reading->next_phrase, mention = reading->next_mention;

	if (phrase > 0 && reading->phrases.at[phrase - 1].start >= start)
		phrase = sg_hits_first(&reading->phrases, start);
	if (mention > 0 && reading->mentions.at[mention - 1].start >= start)
		mention = first_mention(reading, start);
	while (phrase < reading->phrases.n && reading->phrases.at[phrase].start < start)
		phrase++;
	while (mention < reading->mentions.n && reading->mentions.at[mention].start < start)
		mention++;
	reading->next_phrase = phrase;
	reading->next_mention = mention;
}

bool sg_sentence_next(struct sg_reading *reading, uint32_t line, uint32_t *at,
		      struct sg_sentence *out)
{
	const struct sg_text_line *where = &reading->lines.at[line];
	uint32_t end = *at, limit = where->end, last = line;

	while (end < where->end && sg_is_space(reading->text.ptr[end]))
		end++;
	if (end >= where->end || reading->failed)
		return false;
	*out = (struct sg_sentence){ .line = where, .line_index = line, .start = end };
	while (is_broken(reading, last) &&
	       reading->lines.at[last + 1].end - out->start <= SG_MAX_SENTENCE)
		limit = reading->lines.at[++last].end;
	end = end_of_sentence(reading, out->start, limit);
	if (end == where->end && opens_choice(reading, out->start, end))
		end = reading->lines.at[last_item(reading, line, out->start)].end;
	out->end = *at = end;
	go_on(reading, out->start);
	out->first_phrase = reading->next_phrase;
	return sg_tokens_make(reading, out);
}
