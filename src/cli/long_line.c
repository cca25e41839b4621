/* SPDX-License-Identifier: MIT */
#include "cli/long_line.h"

#include <stdlib.h>

#include "cli/file.h"

void long_line_open(struct long_line *line)
{
	line->len = 0;
	line->cap = 1 << 16;
	line->text = malloc(line->cap);
}

/* More room, where a line may have it. */
static bool grow(struct long_line *line)
{
	char *more;

	if (line->text == NULL || line->cap > FILE_MAX_BYTES)
		return false;
	more = realloc(line->text, line->cap *= 2);
	if (more == NULL)
		free(line->text);
	line->text = more;
	return more != NULL;
}

/* Takes what comes from the stream up to the end of the line, as far as there is room; returns
 * what came last. */
static int take(struct long_line *line, FILE *stream)
{
	char *text = line->text;
	size_t len = line->len, cap = line->cap;
	int c = 0;

	/* No other thread reads it: getc() would lock it for each byte. */
	while (len < cap && (c = getc_unlocked(stream)) != EOF && c != '\n')
		text[len++] = (char)c;
	line->len = len;
	return c;
}

bool long_line_read(struct long_line *line, sg_str *head, FILE *stream)
{
	int c = EOF;

	line->len = 0;
	while (head->len > 0) {
		c = (unsigned char)*head->ptr++;
		head->len--;
		if (c == '\n')
			return true;
		if (line->len < line->cap || grow(line))
			line->text[line->len++] = (char)c;
	}
	if (stream == NULL)
		return false;
	for (c = 0; c != EOF && c != '\n';) {
		if (line->len < line->cap || grow(line))
			c = take(line, stream);
		else
			c = getc(stream);
	}
	return c == '\n';
}
