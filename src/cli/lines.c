/* SPDX-License-Identifier: MIT */
#include "cli/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/stage.h"
#include "cli/ui.h"

/* A board that nobody knows. What may be a file may come back until the line is read again. */
static const char *no_source(char **words, int n)
{
	for (int i = 1; i <= n; i++) {
		const char *colon = strchr(words[i], ':');

		if (colon != NULL && memchr(words[i], '/', (size_t)(colon - words[i])) == NULL &&
		    !line_is_source(words[i]))
			return words[i];
	}
	return NULL;
}

static bool has_sources(const char *where, char **words, int n)
{
	const char *wrong = no_source(words, n);
	char what[160];

	if (n == 0) {
		ui_say(where, "names no source", NULL);
	} else if (wrong != NULL) {
		snprintf(what, sizeof what, "'%.80s' is no SOURCE", wrong);
		ui_say(where, what, "skillgap help");
	}
	return n > 0 && wrong == NULL;
}

/* The options of a line of the file, on top of those of the command. */
static bool parse_line(struct lines *lines, size_t i)
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
	if (n < 0 || !has_sources(where, from->words, n))
		return false;
	if (stage_check_options(line))
		return true;
	ui_say(where, "is where that stands", NULL);
	return false;
}

static enum exit_code parse_lines(struct lines *lines, const struct line *base)
{
	lines->at = calloc(lines->sources.n, sizeof *lines->at);
	lines->n_operands = calloc(lines->sources.n, sizeof *lines->n_operands);
	if (lines->at == NULL || lines->n_operands == NULL)
		return EXIT_OUTPUT;
	for (size_t i = 0; i < lines->sources.n; i++) {
		lines->at[i] = *base;
		lines->at[i].list = NULL;
		lines->at[i].lines = NULL;
		lines->at[i].fetcher = &lines->fetcher;
		lines->at[i].first = (struct line_source){ NULL, NULL, NULL };
		if (!parse_line(lines, i))
			return EXIT_BAD;
	}
	return EXIT_DONE;
}

enum exit_code lines_open(struct lines *lines, const char *path, const struct line *base)
{
	struct sg_error err = { 0 };

	*lines = (struct lines){ .at = NULL };
	if (sources_read(&lines->sources, path, &err) != SG_OK) {
		ui_error(&err);
		return EXIT_BAD;
	}
	if (lines->sources.n > 0)
		return parse_lines(lines, base);
	ui_say(path, "no source stands in it", "a line like: hn:latest --title 'go|backend'");
	return EXIT_BAD;
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
	if (line->lines == NULL)
		return EXIT_OUTPUT;
	ending = lines_open(line->lines, line->list, line);
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
