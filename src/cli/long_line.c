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

static void add(struct long_line *line, int c)
{
	if (line->len < line->cap || grow(line))
		line->text[line->len++] = (char)c;
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
		add(line, c);
	}
	if (stream == NULL)
		return false;
	/* No other thread reads it: getc() would lock it for each byte. */
	while ((c = getc_unlocked(stream)) != EOF && c != '\n')
		add(line, c);
	return c == '\n';
}
