/* SPDX-License-Identifier: MIT */
#include "cli/sources.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/file.h"

/* A line while it is split. */
struct splitter {
	const char *text;
	size_t len, at;
	char *word; /* of the word at hand; as long as the line and the home folder are */
	size_t n;
	size_t before; /* bytes of the line before the text */
	struct source_line *line;
	struct sg_error *err;
};

static bool fail(struct splitter *splitter, size_t at, const char *what)
{
	splitter->err->status = SG_ESYNTAX;
	splitter->err->line = splitter->line->number;
	splitter->err->column = (uint32_t)(splitter->before + at) + 1;
	snprintf(splitter->err->text, sizeof splitter->err->text, "%s", what);
	return false;
}

static bool no_memory(struct sg_error *err)
{
	err->status = SG_ENOMEM;
	snprintf(err->text, sizeof err->text, "out of memory");
	return false;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void put(struct splitter *splitter, char c)
{
	splitter->word[splitter->n++] = c;
}

static bool take_quoted(struct splitter *splitter, char quote)
{
	size_t start = splitter->at++;

	for (; splitter->at < splitter->len; splitter->at++) {
		char c = splitter->text[splitter->at];

		if (c == quote) {
			splitter->at++;
			return true;
		}
		if (c == '\\' && quote == '"' && splitter->at + 1 < splitter->len &&
		    strchr("\"\\", splitter->text[splitter->at + 1]) != NULL)
			c = splitter->text[++splitter->at];
		put(splitter, c);
	}
	return fail(splitter, start, "this quote does not end on its line");
}

static void take_home(struct splitter *splitter)
{
	const char *home = getenv("HOME");

	if (splitter->at + 1 >= splitter->len || splitter->text[splitter->at] != '~' ||
	    splitter->text[splitter->at + 1] != '/' || home == NULL)
		return;
	for (; *home != '\0'; home++)
		put(splitter, *home);
	splitter->at++;
}

/* One word into splitter->word. */
static bool take_word(struct splitter *splitter)
{
	splitter->n = 0;
	take_home(splitter);
	while (splitter->at < splitter->len && !is_blank(splitter->text[splitter->at])) {
		char c = splitter->text[splitter->at];

		if (c == '\'' || c == '"') {
			if (!take_quoted(splitter, c))
				return false;
			continue;
		}
		if (c == '\\' && splitter->at + 1 == splitter->len)
			return fail(splitter, splitter->at, "a backslash ends the line");
		if (c == '\\')
			c = splitter->text[++splitter->at];
		put(splitter, c);
		splitter->at++;
	}
	splitter->word[splitter->n] = '\0';
	return true;
}

static bool add_word(struct source_line *line, const char *word)
{
	line->words[line->n_words] = strdup(word);
	return line->words[line->n_words++] != NULL;
}

static bool take_words(struct splitter *splitter)
{
	struct source_line *line = splitter->line;
	size_t end = 0;

	if (!add_word(line, "watch"))
		return no_memory(splitter->err);
	while (true) {
		while (splitter->at < splitter->len && is_blank(splitter->text[splitter->at]))
			splitter->at++;
		if (splitter->at == splitter->len || splitter->text[splitter->at] == '#')
			break;
		if (line->n_words > SOURCES_MAX_WORDS)
			return fail(splitter, splitter->at, "too many words");
		if (!take_word(splitter))
			return false;
		if (!add_word(line, splitter->word))
			return no_memory(splitter->err);
		end = splitter->at;
	}
	line->name = strndup(splitter->text, end);
	return line->name != NULL ? true : no_memory(splitter->err);
}

static void free_line(struct source_line *line)
{
	for (int i = 0; line->words != NULL && i < line->n_words; i++)
		free(line->words[i]);
	free(line->words);
	free(line->name);
	*line = (struct source_line){ 0 };
}

static bool split(struct source_line *line, sg_str text, size_t before, struct sg_error *err)
{
	const char *home = getenv("HOME");
	/* "~" may stand before every word, but is as long as one letter of it only once. */
	struct splitter splitter = { .text = text.ptr, .len = text.len, .before = before,
				     .line = line, .err = err };
	bool ok;

	splitter.word = malloc(text.len + 2 + (home == NULL ? 0 : strlen(home)));
	line->words = calloc(SOURCES_MAX_WORDS + 2, sizeof *line->words);
	ok = splitter.word != NULL && line->words != NULL ? take_words(&splitter) : no_memory(err);
	free(splitter.word);
	return ok;
}

/* A line that has words is kept. */
static bool add_line(struct sources *sources, const char *text, size_t len, uint32_t number,
		     struct sg_error *err)
{
	struct source_line line = { .number = number };
	struct source_line *more;
	size_t before = 0;

	if (memchr(text, '\0', len) != NULL) {
		err->status = SG_ESYNTAX;
		err->line = number;
		snprintf(err->text, sizeof err->text, "this is no text");
		return false;
	}
	while (before < len && is_blank(text[before]))
		before++;
	if (!split(&line, (sg_str){ text + before, len - before }, before, err)) {
		free_line(&line);
		return false;
	}
	if (line.n_words < 2) {
		free_line(&line);
		return true;
	}
	more = sources->n >= SOURCES_MAX_LINES
		       ? NULL
		       : realloc(sources->at, (sources->n + 1) * sizeof *more);
	if (more == NULL) {
		free_line(&line);
		return no_memory(err);
	}
	sources->at = more;
	sources->at[sources->n++] = line;
	return true;
}

enum sg_status sources_read(struct sources *sources, const char *path, struct sg_error *err)
{
	struct bytes bytes;
	uint32_t number = 0;
	bool ok = true;

	*sources = (struct sources){ 0 };
	if (file_read(path, &bytes, err) != SG_OK)
		return err->status;
	for (size_t at = 0; ok && at < bytes.len;) {
		const char *end = memchr(bytes.at + at, '\n', bytes.len - at);
		size_t len = end == NULL ? bytes.len - at : (size_t)(end - bytes.at) - at;

		ok = add_line(sources, bytes.at + at, len, ++number, err);
		at += len + 1;
	}
	free(bytes.at);
	if (!ok) {
		snprintf(err->source, sizeof err->source, "%s", path);
		sources_free(sources);
		return err->status;
	}
	return SG_OK;
}

void sources_free(struct sources *sources)
{
	for (size_t i = 0; i < sources->n; i++)
		free_line(&sources->at[i]);
	free(sources->at);
	*sources = (struct sources){ 0 };
}
