/* SPDX-License-Identifier: MIT */
#include "cli/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/stage.h"
#include "cli/ui.h"

/* A board that nobody knows, and stdin where the list came from. What may be a file may come back
 * until the line is read again. */
static const char *no_source(char **words, int n, bool piped)
{
	for (int i = 1; i <= n; i++) {
		const char *colon = strchr(words[i], ':');

		if (piped && strcmp(words[i], "-") == 0)
			return words[i];
		if (colon != NULL && memchr(words[i], '/', (size_t)(colon - words[i])) == NULL &&
		    !line_is_source(words[i]))
			return words[i];
	}
	return NULL;
}

static bool has_sources(const char *where, char **words, int n, bool piped)
{
	const char *wrong = no_source(words, n, piped);
	char what[160];

	if (n == 0) {
		ui_say(where, "names no source", NULL);
	} else if (wrong != NULL) {
		snprintf(what, sizeof what, "'%.80s' is no SOURCE%s", wrong,
			 strcmp(wrong, "-") == 0 ? ": this list came from there" : "");
		ui_say(where, what, "skillgap help");
	}
	return n > 0 && wrong == NULL;
}

/* The options of a line of the file, on top of those of the command. */
static bool parse_line(struct lines *lines, size_t i, bool piped)
{
	const struct source_line *from = &lines->sources.at[i];
	struct line *line = &lines->at[i];
	const struct opt table[] = {
		STAGE_OPTIONS(*line),
		{ OPT_END, 0, NULL, NULL, NULL, NULL, 0, 0, NULL },
	};
	char where[64];
	int n;

	snprintf(where, sizeof where, "sources:%u: ", (unsigned)from->number);
	n = opt_parse_at(where, table, "watch", from->n_words, from->words);
	lines->n_operands[i] = n;
	where[strlen(where) - 2] = '\0';
	if (n < 0 || !has_sources(where, from->words, n, piped))
		return false;
	if (stage_check_options(line))
		return true;
	ui_say(where, "is where that stands", NULL);
	return false;
}

/* Names have no options. */
static bool take_names(struct lines *lines, size_t i, bool piped)
{
	const struct source_line *from = &lines->sources.at[i];

	lines->n_operands[i] = from->n_words - 1;
	return has_sources("sources", from->words, from->n_words - 1, piped);
}

static enum exit_code parse_lines(struct lines *lines, const struct line *base, bool piped)
{
	lines->at = calloc(lines->sources.n, sizeof *lines->at);
	lines->n_operands = calloc(lines->sources.n, sizeof *lines->n_operands);
	if (lines->at == NULL || lines->n_operands == NULL) {
		ui_no_memory();
		return EXIT_OUTPUT;
	}
	for (size_t i = 0; i < lines->sources.n; i++) {
		lines->at[i] = *base;
		lines->at[i].list = NULL;
		lines->at[i].names = false;
		lines->at[i].lines = NULL;
		lines->at[i].fetcher = &lines->fetcher;
		lines->at[i].first = (struct line_source){ NULL, NULL, NULL };
		if (base->names ? !take_names(lines, i, piped) : !parse_line(lines, i, piped))
			return EXIT_BAD;
	}
	return EXIT_DONE;
}

/* What found nothing to list is no mistake in a file that somebody keeps. */
static enum exit_code no_lines(const char *path, const struct line *base, bool piped)
{
	ui_say(sources_label(path), "no source stands in it",
	       base->names ? NULL : "a line like: hn:latest --title 'go|backend'");
	return base->names || piped ? EXIT_UNREADABLE : EXIT_BAD;
}

static enum exit_code open_list(struct lines *lines, const char *path, const struct line *base,
				enum sources_names names)
{
	struct sg_error err = { 0 };
	bool piped = strcmp(path, "-") == 0;

	*lines = (struct lines){ .at = NULL };
	if (sources_read(&lines->sources, path, names, &err) != SG_OK) {
		ui_error(&err);
		return EXIT_BAD;
	}
	return lines->sources.n > 0 ? parse_lines(lines, base, piped)
				    : no_lines(path, base, piped);
}

enum exit_code lines_open(struct lines *lines, const char *path, const struct line *base)
{
	return open_list(lines, path, base, base->names ? NAMES_APART : NAMES_NONE);
}

void lines_close(struct lines *lines)
{
	net_fetcher_close(&lines->fetcher);
	sources_free(&lines->sources);
	free(lines->at);
	free(lines->n_operands);
	*lines = (struct lines){ .at = NULL };
}

enum exit_code lines_hang(struct line *line)
{
	enum exit_code ending;

	if (line->list == NULL)
		return EXIT_DONE;
	line->lines = calloc(1, sizeof *line->lines);
	if (line->lines == NULL) {
		ui_no_memory();
		return EXIT_OUTPUT;
	}
	ending = open_list(line->lines, line->list, line,
			   line->names ? NAMES_TOGETHER : NAMES_NONE);
	if (ending != EXIT_DONE)
		lines_drop(line);
	return ending;
}

static void add_up(struct line *line, const struct line *from)
{
	line->n_sources += from->n_sources;
	line->n_bad += from->n_bad;
	line->n_failed += from->n_failed;
	line->n_requests += from->n_requests;
	line->n_bad_requests += from->n_bad_requests;
	line->n_gone += from->n_gone;
	line->n_postings += from->n_postings;
	line->n_readable += from->n_readable;
	line->stopped |= from->stopped;
}

void lines_run(struct line *line)
{
	struct lines *lines = line->lines;

	for (size_t i = 0; lines != NULL && i < lines->sources.n && !line->stopped; i++) {
		lines->at[i].seen = line->seen;
		line_run(&lines->at[i], lines->sources.at[i].words + 1, lines->n_operands[i]);
		add_up(line, &lines->at[i]);
	}
	lines_drop(line);
}

void lines_need(const struct lines *lines, struct sandbox *sandbox)
{
	for (size_t i = 0; i < lines->sources.n; i++)
		line_needs(&lines->at[i], lines->sources.at[i].words + 1, lines->n_operands[i],
			   sandbox);
}

void lines_drop(struct line *line)
{
	if (line->lines != NULL)
		lines_close(line->lines);
	free(line->lines);
	line->lines = NULL;
}
