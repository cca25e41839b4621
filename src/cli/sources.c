/* SPDX-License-Identifier: MIT */
#include "cli/sources.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/file.h"
#include "cli/ui.h"

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
		return ui_memory_error(splitter->err);
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
			return ui_memory_error(splitter->err);
		end = splitter->at;
	}
	line->name = strndup(splitter->text, end);
	return line->name != NULL ? true : ui_memory_error(splitter->err);
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
	struct splitter splitter = {
		.text = text.ptr, .len = text.len, .before = before, .line = line, .err = err
	};
	bool ok;

	splitter.word = malloc(text.len + 2 + (home == NULL ? 0 : strlen(home)));
	line->words = calloc(SOURCES_MAX_WORDS + 2, sizeof *line->words);
	ok = splitter.word != NULL && line->words != NULL ? take_words(&splitter)
							  : ui_memory_error(err);
	free(splitter.word);
	return ok;
}

static bool keep_line(struct sources *sources, struct source_line *line, struct sg_error *err)
{
	struct source_line *more;

	if (sources->n >= SOURCES_MAX_LINES) {
		err->status = SG_ELIMIT;
		snprintf(err->text, sizeof err->text, "more than %d lines", SOURCES_MAX_LINES);
		return false;
	}
	more = realloc(sources->at, (sources->n + 1) * sizeof *more);
	if (more == NULL)
		return ui_memory_error(err);
	sources->at = more;
	sources->at[sources->n++] = *line;
	return true;
}

/* A line that has words is kept. */
static bool add_line(struct sources *sources, sg_str text, uint32_t number, struct sg_error *err)
{
	struct source_line line = { .number = number };
	size_t before = 0;
	bool ok;

	if (memchr(text.ptr, '\0', text.len) != NULL) {
		err->status = SG_ESYNTAX;
		err->line = number;
		snprintf(err->text, sizeof err->text, "this is no text");
		snprintf(err->mend, sizeof err->mend, "--null, if it is names that end with NUL");
		return false;
	}
	while (before < text.len && is_blank(text.ptr[before]))
		before++;
	ok = split(&line, (sg_str){ text.ptr + before, text.len - before }, before, err);
	if (ok && line.n_words > 1 && (ok = keep_line(sources, &line, err)))
		return true;
	free_line(&line);
	return ok;
}

/* ---- names ---------------------------------------------------------------------- */

static bool add_name(struct sources *sources, const char *name, struct sg_error *err)
{
	struct source_line line = { .number = (uint32_t)sources->n + 1 };

	line.words = calloc(3, sizeof *line.words);
	line.name = strdup(name);
	if (line.words == NULL || line.name == NULL || !add_word(&line, "watch") ||
	    !add_word(&line, name)) {
		ui_memory_error(err);
	} else if (keep_line(sources, &line, err)) {
		return true;
	}
	free_line(&line);
	return false;
}

/* All names are words of one line, for which there is room. */
static bool add_names(struct sources *sources, const struct bytes *bytes, size_t n,
		      struct sg_error *err)
{
	struct source_line line = { .number = 1 };
	bool ok;

	line.words = n >= INT_MAX ? NULL : calloc(n + 2, sizeof *line.words);
	ok = line.words != NULL && add_word(&line, "watch");
	for (size_t at = 0; ok && at < bytes->len; at += strlen(bytes->at + at) + 1)
		ok = add_word(&line, bytes->at + at);
	if (ok && keep_line(sources, &line, err))
		return true;
	free_line(&line);
	return ok ? false : ui_memory_error(err);
}

/* Counts the names; one that is empty would be lost on whoever made the list. */
static bool count_names(const struct bytes *bytes, size_t *n, struct sg_error *err)
{
	*n = 0;
	for (size_t at = 0; at < bytes->len; at += strlen(bytes->at + at) + 1) {
		++*n;
		if (bytes->at[at] != '\0')
			continue;
		err->status = SG_ESYNTAX;
		err->line = (uint32_t)*n;
		snprintf(err->text, sizeof err->text, "this name is empty");
		return false;
	}
	return true;
}

static bool take_names(struct sources *sources, const struct bytes *bytes, bool apart,
		       struct sg_error *err)
{
	size_t n;
	bool ok = count_names(bytes, &n, err);

	if (ok && !apart && n > 0)
		return add_names(sources, bytes, n, err);
	for (size_t at = 0; ok && at < bytes->len; at += strlen(bytes->at + at) + 1)
		ok = add_name(sources, bytes->at + at, err);
	return ok;
}

/* ---- both ----------------------------------------------------------------------- */

static bool take_lines(struct sources *sources, const struct bytes *bytes, struct sg_error *err)
{
	uint32_t number = 0;
	bool ok = true;

	for (size_t at = 0; ok && at < bytes->len;) {
		const char *end = memchr(bytes->at + at, '\n', bytes->len - at);
		size_t len = end == NULL ? bytes->len - at : (size_t)(end - bytes->at) - at;

		ok = add_line(sources, (sg_str){ bytes->at + at, len }, ++number, err);
		at += len + 1;
	}
	return ok;
}

static bool read_list(const char *path, struct bytes *bytes, struct sg_error *err)
{
	return strcmp(path, "-") == 0 ? file_read_stream(stdin, bytes, err)
				      : file_read(path, bytes, err) == SG_OK;
}

enum sg_status sources_read(struct sources *sources, const char *path, enum sources_names names,
			    struct sg_error *err)
{
	struct bytes bytes;
	bool ok;

	*sources = (struct sources){ 0 };
	ok = read_list(path, &bytes, err);
	if (ok && names == NAMES_NONE) {
		ok = take_lines(sources, &bytes, err);
	} else if (ok) {
		bytes.at[bytes.len] = '\0';
		ok = take_names(sources, &bytes, names == NAMES_APART, err);
	}
	free(bytes.at);
	if (ok)
		return SG_OK;
	snprintf(err->source, sizeof err->source, "%s", sources_label(path));
	sources_free(sources);
	return err->status;
}

const char *sources_label(const char *path)
{
	return strcmp(path, "-") == 0 ? "stdin" : path;
}

void sources_free(struct sources *sources)
{
	for (size_t i = 0; i < sources->n; i++)
		free_line(&sources->at[i]);
	free(sources->at);
	*sources = (struct sources){ 0 };
}
